/// A chapter's main.swift, cut in prose and statements.
struct ChapterSource: Sendable {
  /// A step on the way through the chapter.
  enum Step: Equatable, Sendable {
    /// A block of prose; `number` is that of its heading ("1.2"), question or experiment.
    case prose(ProseBlock, number: String?)
    /// A statement; `block` counts the blocks of code.
    case statement(Statement, block: Int)
    /// What follows goes deeper than the main line, and is folded; the block is its heading.
    case foldBegins(ProseBlock)
    case foldEnds
  }

  /// The chapter's number.
  let chapter: Int

  /// The steps in the order of the file.
  let steps: [Step]

  /// The names of the figures, in the order of the file: the first is Figure 1.
  let figureNames: [String]

  /// The constants that an experiment may change, in the order of the file.
  let constants: [Constant]

  /// What is wrong with the chapter, as far as can be seen before it runs.
  let faults: [Fault]

  /// Reads a chapter.
  ///
  /// - Parameters:
  ///   - text: the text of main.swift.
  ///   - chapter: the chapter's number.
  init(_ text: String, chapter: Int) {
    let lexer = SwiftLexer(text)
    var reader = SourceReader(lines: lexer.lines, chapter: chapter)
    reader.read()
    let figures = GivenNames(of: "figure", in: lexer.lines)
    let declared = DeclaredConstants(in: lexer.lines)
    self.chapter = chapter
    steps = reader.steps
    figureNames = figures.names
    constants = declared.constants
    faults =
      lexer.faults + reader.faults + figures.faults + declared.faults
      + printFaults(in: lexer.lines)
      + ProseChecks(steps: reader.steps, constants: declared.constants).faults
  }

  /// The fault of a chapter that does not end with `finish()`: its last prose would never be read.
  var missingEnd: [Fault] {
    let statements = steps.compactMap { step in
      if case .statement(let statement, _) = step { statement } else { nil }
    }.filter { !$0.firstWord.isEmpty }
    guard let last = statements.last, last.call != "finish" else { return [] }
    return [
      Fault(
        line: last.range.upperBound,
        message: "the last statement is not finish(), so the end is never shown. Put it here.")
    ]
  }

  /// The step of the statement that holds a line; nil where there is none.
  func step(at line: Int) -> Int? {
    steps.firstIndex { step in
      if case .statement(let statement, _) = step { statement.range.contains(line) } else { false }
    }
  }

  /// The headings of level 2, in order.
  var sectionTitles: [String] {
    steps.compactMap { step in
      guard case .prose(let block, _) = step, case .heading(2, let title) = block.kind else {
        return nil
      }
      return title
    }
  }

  /// The section in which the learner's functions take over: 13 for section 1.13; nil in a chapter
  /// without one.
  var yourTurn: Int? { sectionTitles.firstIndex(of: "Your turn").map { $0 + 1 } }

  /// The number of a figure: "1.3".
  func figureNumber(_ name: String) -> String? {
    figureNames.firstIndex(of: name).map { "\(chapter).\($0 + 1)" }
  }
}

/// Cuts the lines of a chapter in steps.
private struct SourceReader {
  let lines: [SwiftLexer.Line]
  let chapter: Int
  var steps: [ChapterSource.Step] = []
  var faults: [Fault] = []

  private var codeBlocks = 0
  private var isInFold = false
  private var counts: [String: Int] = [:]

  init(lines: [SwiftLexer.Line], chapter: Int) {
    self.lines = lines
    self.chapter = chapter
  }

  mutating func read() {
    var prose: [ProseLine] = []
    var code: ClosedRange<Int>?
    for (index, line) in lines.enumerated() {
      let number = index + 1
      let isProse = !line.beginsInside && line.text.trimmed.hasPrefix("//:")
      if isProse, line.depth > 0 {
        faults.append(
          Fault(
            line: number,
            message: "found prose inside brackets. Move it to the top level, or make it a comment.")
        )
      }
      if isProse, line.depth == 0 {
        addCode(code)
        code = nil
        let text = line.text.trimmed.dropFirst(3)
        prose.append(
          ProseLine(number: number, text: String(text.first == " " ? text.dropFirst() : text)))
      } else {
        addProse(prose)
        prose = []
        code = (code?.lowerBound ?? number)...number
      }
    }
    addProse(prose)
    addCode(code)
    endFold()
  }

  private mutating func addCode(_ range: ClosedRange<Int>?) {
    guard var range else { return }
    func isBlank(_ number: Int) -> Bool { lines[number - 1].text.trimmed.isEmpty }
    while isBlank(range.lowerBound), range.count > 1 {
      range = range.lowerBound + 1...range.upperBound
    }
    while isBlank(range.upperBound), range.count > 1 {
      range = range.lowerBound...range.upperBound - 1
    }
    if isBlank(range.lowerBound) { return }
    steps += StatementSplitter.statements(of: lines, in: range).map {
      .statement($0, block: codeBlocks)
    }
    codeBlocks += 1
  }

  private mutating func addProse(_ prose: [ProseLine]) {
    var reader = ProseReader(prose)
    let blocks = reader.blocks()
    faults += reader.faults
    for block in blocks { add(block) }
  }

  /// Adds a block of prose; a heading `Deeper: …` opens a fold, which lasts until the next heading
  /// or a rule.
  private mutating func add(_ block: ProseBlock) {
    if block.foldTitle != nil {
      endFold()
      isInFold = true
      return steps.append(.foldBegins(block))
    }
    switch block.kind {
    case .heading:
      endFold()
    case .rule where isInFold:
      return endFold()
    default:
      break
    }
    steps.append(.prose(block, number: number(of: block)))
  }

  private mutating func endFold() {
    if isInFold { steps.append(.foldEnds) }
    isInFold = false
  }

  /// The number of a section, a question or an experiment, counted in the chapter.
  private mutating func number(of block: ProseBlock) -> String? {
    switch block.kind {
    case .heading(2, _): next("section")
    case .callout(let callout, _) where callout.isNumbered: next(callout.rawValue)
    case .callout(let callout, _):
      callout.opener.map { "\(chapter).\(counts[$0.rawValue] ?? 0)" }
    default: nil
    }
  }

  private mutating func next(_ kind: String) -> String {
    counts[kind, default: 0] += 1
    return "\(chapter).\(counts[kind, default: 0])"
  }
}
