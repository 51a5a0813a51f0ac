import Console
import Foundation

extension TerminalStyle {
  /// What standard output can show: colors in a terminal, unless `NO_COLOR` is set.
  static var standardOutput: TerminalStyle {
    let output = StandardStream.output
    let environment = ProcessInfo.processInfo.environment
    let refusesColor = !(environment["NO_COLOR"] ?? "").isEmpty
    return TerminalStyle(
      color: output.isTerminal && !refusesColor && environment["TERM"] != "dumb",
      width: max(40, min(80, output.columns ?? 80)))
  }
}

extension TerminalWriter {
  /// Writes the title, and how to read in pieces.
  func begin(title: String, program: String) {
    guard view.section == nil, view.prose else { return }
    write(lines: prose.lines(ProseBlock(kind: .heading(level: 1, title), source: [])))
    if view == TerminalView() {
      let text =
        "Read it in pieces with `swift run \(program) --section 1`, or all of it with `| less`; "
        + "`--help` shows more ways."
      write(lines: style.lines(of: Inline.pieces(of: text)))
    }
  }

  /// Asks for a guess; returns what the reader typed, nil where they only press Enter.
  func ask(_ prediction: Prediction) -> String? {
    let question = prediction.question + "? Press Enter to see it without one."
    write(lines: style.lines(of: Inline.pieces(of: question)))
    StandardStream.output.send("> ")
    let answer = readLine()
    if answer?.isEmpty ?? true { return nil }
    return answer
  }

  /// Says where the page and the figures lie.
  func end(page: String) {
    guard view.section == nil, view.prose else { return }
    write(
      lines: style.lines(of: Inline.pieces(of: "The same as a page, with its figures: \(page)")))
  }
}
