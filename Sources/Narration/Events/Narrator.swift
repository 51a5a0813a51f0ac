import Plotting

/// Leads a reader through a chapter: its steps come in the order of the file, and each event of
/// the running program after the statement that made it.
final class Narrator {
  /// The named values so far.
  private(set) var values = NamedValues()

  private let source: ChapterSource
  private let writer: (any Writer)?

  /// The named values of a second run with other constants; nil where outcomes are not shown.
  private let secondRun: ((Settings) -> [String: String])?

  /// Asks the reader for a guess; nil where nobody is asked.
  private let ask: ((Prediction) -> String?)?

  /// The links in captions so far.
  private(set) var captionLinks: [ProseLink] = []

  private var position = 0
  private var experiment = Settings.none
  private var foundFaults: [Fault] = []

  /// A narrator.
  ///
  /// - Parameters:
  ///   - source: the chapter.
  ///   - writer: what takes the chapter to its reader; nil for a silent run.
  ///   - secondRun: runs the chapter with other constants, for the outcomes of experiments.
  ///   - ask: asks the reader for a guess before an outcome is shown, and returns the answer.
  init(
    _ source: ChapterSource, writer: (any Writer)?,
    secondRun: ((Settings) -> [String: String])? = nil, ask: ((Prediction) -> String?)? = nil
  ) {
    self.source = source
    self.writer = writer
    self.secondRun = secondRun
    self.ask = ask
  }

  private var isVisible: Bool { writer?.isVisible ?? true }

  /// What is wrong with the chapter, as far as this run shows it.
  var faults: [Fault] { foundFaults + values.faults }

  // MARK: - The program speaks

  /// Names a value.
  func define(_ name: String, _ text: String, line: Int) {
    reach(line)
    values.define(name, text, line: line)
  }

  /// Takes a value to the reader, and names it.
  func show(_ label: String, text: String, lines: [String], line: Int) {
    define(label, text, line: line)
    writer?.write(Event(kind: .shown(label: label, lines: lines)))
  }

  /// Shows a value that differs from machine to machine.
  func showInTerminal(_ label: String, text: String, line: Int) {
    reach(line)
    writer?.write(Event(kind: .measured(label: label, text: text)))
  }

  /// Takes a table to the reader.
  func table(_ header: [String], _ rows: [[String]], line: Int) {
    reach(line)
    if let row = rows.firstIndex(where: { $0.count != header.count }) {
      add(
        line,
        "row \(row) of the table has \(rows[row].count) cells, its header \(header.count). "
          + "Give each row a cell for each column.")
    } else {
      writer?.write(Event(kind: .table(header: header, rows: rows)))
    }
  }

  /// Takes a figure to the reader.
  func figure(
    _ name: String, _ drawing: any Drawing, moving: Animation? = nil, caption: String,
    inTerminal: String? = nil, alt: String, line: Int
  ) {
    reach(line)
    if caption.trimmed.isEmpty {
      add(line, "the figure “\(name)” has no caption. Say what to see and what to notice.")
    }
    if let inTerminal, inTerminal.trimmed.isEmpty {
      add(
        line,
        "the figure “\(name)” has an empty caption for the terminal. Say what is to be seen there, "
          + "or leave it out where the caption holds there, too.")
    }
    if alt.trimmed.isEmpty {
      add(line, "the figure “\(name)” has no alt text. Describe it for those who can't see it.")
    }
    for text in [caption, inTerminal ?? ""] {
      let source = [ProseLine(number: line, text: text)]
      foundFaults += ProseLink.faults(in: source)
      captionLinks += ProseLink.links(in: source)
    }
    let figure = Event.Figure(
      name: name, number: source.figureNumber(name) ?? "?", drawing: drawing, moving: moving,
      caption: caption, terminalCaption: inTerminal, alt: alt)
    writer?.write(Event(kind: .figure(figure)))
  }

  /// Takes the state of the exercises to the reader.
  func exercises(_ states: [Event.ExerciseState], line: Int) {
    reach(line)
    writer?.write(Event(kind: .exercises(states)))
  }

  /// Says something about this very run.
  func remark(_ text: String, line: Int) {
    reach(line)
    writer?.write(Event(kind: .remark(text)))
  }

  /// Brings all prose above a line to the reader, because what follows takes time.
  func pause(line: Int) {
    reach(line)
    writer?.pause()
  }

  /// Goes through what is left of the chapter.
  func finish(line: Int) {
    reach(line)
    while position < source.steps.count { visit() }
    writer?.finish()
  }

  // MARK: - The way through the chapter

  /// Notes a fault.
  func add(_ line: Int, _ message: String) {
    foundFaults.append(Fault(line: line, message: message))
  }

  /// Goes on to the statement that holds a line.
  private func reach(_ line: Int) {
    guard let step = source.step(at: line),
      case .statement(let statement, _) = source.steps[step]
    else {
      add(
        line,
        "output from a line without a statement: main.swift changed since it was built. "
          + "Build it again.")
      return
    }
    if statement.isDeclaration {
      add(
        line, "output from within a function or type. Call show, figure and the like at top level.")
    } else if step < position - 1 {
      add(
        line,
        "output that goes back in the file. Show it where it is made, in the order of the "
          + "file.")
    }
    while position <= step { visit() }
  }

  private func visit() {
    switch source.steps[position] {
    case .statement(let statement, let block):
      writer?.write(statement, block: block)
    case .prose(let block, let number):
      if case .callout(.experiment, let blocks) = block.kind {
        experiment = Settings(experiment: blocks) ?? .none
      }
      let comment = comment(onGuessOf: block)
      let filled = filled(block)
      writer?.write(filled, number: number)
      if let comment { writer?.write(Event(kind: .remark(comment))) }
    case .foldBegins(let block):
      let title = filled(block).foldTitle ?? ""
      writer?.beginFold(title)
    case .foldEnds:
      writer?.endFold()
    }
    position += 1
  }

  /// Asks the reader what an outcome will be; returns what there is to say of the answer.
  private func comment(onGuessOf block: ProseBlock) -> String? {
    guard let ask, let secondRun, isVisible, case .callout(.outcome, _) = block.kind,
      let prediction = Prediction(
        outcome: block, before: values.texts, after: secondRun(experiment))
    else { return nil }
    return ask(prediction).flatMap(prediction.comment)
  }

  private func filled(_ block: ProseBlock) -> ProseBlock {
    var isOutcome = false
    if case .callout(.outcome, _) = block.kind { isOutcome = true }
    let lines = NamedValues.filled(block.source) { reference, line in
      switch reference {
      case .value(let name):
        return values.value(name, line: line)
      case .figure(let name):
        if let number = source.figureNumber(name) { return "Figure \(number)" }
        add(
          line,
          "{{figure \(name)}} is unknown. Name a figure of this chapter: "
            + source.figureNames.joined(separator: ", ") + ".")
        return nil
      case .experiment(let name):
        guard isOutcome else {
          add(line, "{{experiment: \(name)}} stands outside an outcome. Put it in one.")
          return nil
        }
        // A second run takes as long as this one: none for what nobody sees.
        guard let secondRun, isVisible else { return nil }
        if let text = secondRun(experiment)[name] { return text }
        add(
          line,
          "{{experiment: \(name)}} is unknown: the run with \(experiment.argument) names no "
            + "such value. Define it with show or record.")
        return nil
      }
    }
    guard lines != block.source else { return block }
    var reader = ProseReader(lines)
    let blocks = reader.blocks()
    foundFaults += reader.faults
    guard let filled = blocks.first, blocks.count == 1, filled.form == block.form else {
      add(
        block.line,
        "with its values filled in, this text is no longer one \(block.form), but "
          + "\(blocks.map(\.form).joined(separator: " and ")): a value such as “> 9” begins a line. "
          + "Move it in its line.")
      return block
    }
    return filled
  }
}
