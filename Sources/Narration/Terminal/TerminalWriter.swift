import Groundwork
import Plotting

/// What of a chapter is shown in the terminal.
struct TerminalView: Equatable, Sendable {
  /// Whether prose is shown.
  var prose = true

  /// Whether code is shown.
  var code = false

  /// Whether answers and outcomes are shown.
  var answers = false

  /// Whether outcomes are shown after the reader was asked for a guess.
  var predict = false

  /// Whether what goes deeper than the main line is shown.
  var deeper = false

  /// The only section shown: 2 for section 1.2 of chapter 1; nil for all.
  var section: Int?

  /// Whether of that section only what comes with the learner's own functions is shown.
  var isFinale = false

  /// Whether a callout that is folded on the page is shown.
  func shows(_ folded: Callout) -> Bool { answers || predict && folded == .outcome }
}

/// Writes a chapter in a terminal as it runs.
final class TerminalWriter: Writer {
  let view: TerminalView
  let style: TerminalStyle
  private let send: (String) -> Void
  let prose: ProseText

  private var section = 0
  private var isInFold = false
  private var shown: [Event.Shown] = []
  private var code: [Statement] = []
  private var codeBlock: Int?
  private var isFirst = true
  private var isBeforeFinale: Bool

  /// A writer.
  ///
  /// - Parameters:
  ///   - view: what is shown.
  ///   - style: how it is shown.
  ///   - send: takes the text, piece by piece.
  init(view: TerminalView, style: TerminalStyle, send: @escaping (String) -> Void) {
    self.view = view
    self.style = style
    self.send = send
    isBeforeFinale = view.isFinale
    prose = ProseText(style: style)
  }

  /// Whether the section that is being written is shown, and the fold if it is in one.
  var isVisible: Bool {
    (view.section.map { $0 == section } ?? true) && (view.deeper || !isInFold) && !isBeforeFinale
  }

  /// The learner's own functions run from here on.
  func beginFinale() {
    flush()
    isBeforeFinale = false
  }

  /// Writes lines apart from those before.
  func write(lines: [String]) {
    guard isVisible else { return }
    send((isFirst ? "" : "\n") + lines.map { $0 + "\n" }.joined())
    isFirst = false
  }

  // MARK: - Steps

  func write(_ block: ProseBlock, number: String?) {
    flush()
    if case .heading(2, _) = block.kind { section += 1 }
    guard view.prose else { return }
    if case .callout(let callout, _) = block.kind, callout.isFolded, !view.shows(callout) { return }
    write(lines: prose.lines(block, number: number))
  }

  func write(_ statement: Statement, block: Int) {
    guard view.code else { return }
    let staysTogether = statement.call == "show"
    if block != codeBlock || !shown.isEmpty && !staysTogether { flush() }
    codeBlock = block
    if !statement.isHidden { code.append(statement) }
  }

  // MARK: - Folds

  func beginFold(_ title: String) {
    flush()
    if view.prose {
      let title =
        [Inline.text(view.deeper ? "▾ Deeper: " : "▸ Deeper: ")] + Inline.pieces(of: title)
      let hint = view.deeper ? [] : [Inline.text(" (shown with --deeper)")]
      let lines = style.lines(of: view.deeper ? [.strong(title)] : title + hint)
      write(lines: view.deeper ? lines : lines.map(style.faint))
    }
    isInFold = true
  }

  func endFold() {
    flush()
    if view.prose, view.deeper { write(lines: [style.faint("▴ end of Deeper")]) }
    isInFold = false
  }

  func pause() { flush() }

  func finish() { flush() }

  private func flush() {
    let lines = code.flatMap(\.lines).trimming { $0.trimmed.isEmpty }
    code = []
    if !lines.isEmpty {
      write(lines: style.listing(lines))
    }
    let values = Event.lines(of: shown)
    shown = []
    if !values.isEmpty {
      write(lines: values.flatMap { $0.broken(to: style.width - 2) }.map { "  " + $0 })
    }
  }

  // MARK: - Events

  func write(_ event: Event) {
    switch event.kind {
    case .shown(let label, let lines): return shown.append((label, lines))
    case .measured(let label, let text): return shown.append((label, [text]))
    default: flush()
    }
    switch event.kind {
    case .table(let header, let rows):
      let cells = { (row: [String]) in row.map { PlainText.of(Inline.pieces(of: $0)) } }
      let table = TextTable(cells(header), rows: rows.map(cells))
      write(lines: Self.indented(table.parts(width: style.width - 2)))
    case .figure(let figure): write(figure)
    case .exercises(let states): write(lines: lines(of: states))
    case .remark(let text): write(lines: style.lines(of: Inline.pieces(of: text)))
    case .shown, .measured: break
    }
  }

  private static func indented(_ lines: [String]) -> [String] {
    lines.map { $0.isEmpty ? "" : "  " + $0 }
  }

  private func write(_ figure: Event.Figure) {
    guard isVisible else { return }
    let width = style.width - 4
    let drawn = figure.drawing.terminal(width: width, color: style.color)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let lines = drawn.map { $0.clipped(to: width) }
    write(lines: Self.indented(lines))
    let title = Inline.strong([.text("Figure \(figure.number).")])
    let caption = Inline.pieces(of: figure.terminalCaption ?? figure.caption)
    let hint =
      lines == drawn
      ? []
      : [Inline.text(" (It is wider than the terminal and ends at “…”; the page has it whole.)")]
    write(lines: style.lines(of: [title, .text(" ")] + caption + hint))
  }

  private func lines(of states: [Event.ExerciseState]) -> [String] {
    let numbers = states.map(\.exercise.number.count).max() ?? 0
    return states.flatMap { state in
      let exercise = state.exercise
      let (mark, text) =
        switch state.state {
        case .solved: ("✓", "solved")
        case .notDone: ("·", "not done yet")
        case .wrong: ("✗", "not right yet")
        case .unknown: ("?", "")
        }
      let line = "  \(mark) \(exercise.number.padded(to: numbers))  \(exercise.title): \(text)"
      let place = exercise.file + (state.line.map { ":\($0)" } ?? "")
      let open = "    \("".padded(to: numbers))  \(place)"
      let lines = state.state == .solved ? [line] : [line, open]
      return lines.map { $0.clipped(to: style.width) }
    }
  }
}
