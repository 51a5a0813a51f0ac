import Console
import Foundation
import Groundwork

/// Where the companion writes.
struct Screen {
  let isTerminal: Bool

  /// Whether signs have colors.
  let hasColor: Bool

  /// How many columns a text may take.
  var width: Int { min(100, columns() ?? 80) }

  private let columns: () -> Int?
  private let write: (String) -> Void

  /// A screen.
  ///
  /// - Parameters:
  ///   - isTerminal: whether somebody is watching.
  ///   - hasColor: whether signs have colors.
  ///   - columns: how wide it is, asked for each text; nil where nobody knows.
  ///   - write: writes a text.
  init(
    isTerminal: Bool, hasColor: Bool = false, columns: @escaping () -> Int? = { nil },
    write: @escaping (String) -> Void
  ) {
    self.isTerminal = isTerminal
    self.hasColor = hasColor
    self.columns = columns
    self.write = write
  }

  /// Standard output, with colors in a terminal unless `NO_COLOR` is set.
  static var standard: Screen {
    let output = StandardStream.output
    let environment = ProcessInfo.processInfo.environment
    return Screen(
      isTerminal: output.isTerminal,
      hasColor: output.isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
        && environment["TERM"] != "dumb",
      columns: { output.columns }, write: { output.send($0) })
  }

  /// Writes a text as it is.
  func line(_ text: String = "") { write(text + "\n") }

  /// Writes a text whose long lines are folded between words.
  func text(_ text: String) { line(text.folded(to: width)) }

  /// Asks for something to be typed on the same line.
  func prompt(_ text: String) { write(text) }

  /// Writes commands, or other things to type, with what they are for; what is too narrow for both
  /// beside each other has them below each other.
  func commands(_ rows: [(command: String, meaning: String)]) {
    line(table(rows, indentation: 2, width: width))
  }

  /// A line that the next one replaces; nothing where nobody is watching.
  func passing(_ text: String) {
    if isTerminal { write("\r\u{1B}[K" + text.clipped(to: width - 1)) }
  }

  /// Erases a passing line.
  func endPassing() {
    if isTerminal { write("\r\u{1B}[K") }
  }

  /// Begins a new screen; what was there before can still be scrolled to.
  func clear() {
    if isTerminal { write("\u{1B}[2J\u{1B}[H") }
  }

  /// The sign for a state, colored in a terminal.
  func sign(_ sign: Sign) -> String {
    hasColor ? "\u{1B}[\(sign.color)m\(sign.rawValue)\u{1B}[0m" : sign.rawValue
  }
}

/// How far an exercise has come, in one sign that is told apart without color as well.
enum Sign: String {
  case solved = "✓"

  /// It gives something else than expected.
  case wrong = "✗"

  /// It crashes, does not come to its end, cannot be compiled or judged.
  case stopped = "!"

  case notDone = "·"

  /// The number of the terminal's color: green, red, yellow, gray.
  fileprivate var color: Int {
    switch self {
    case .solved: 32
    case .wrong: 31
    case .stopped: 33
    case .notDone: 90
    }
  }
}
