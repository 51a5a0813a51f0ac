/// New values for constants of a chapter: `learningRate = 4, units = 8`.
struct Settings: Hashable, Sendable {
  /// The constants with their values as text, in the order given.
  let pairs: [(name: String, value: String)]

  /// No new values.
  static let none = Settings(pairs: [])

  private init(pairs: [(name: String, value: String)]) { self.pairs = pairs }

  /// Reads settings; nil where the text is something else.
  init?(_ text: String) {
    var pairs: [(name: String, value: String)] = []
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false).map(\.trimmed)
      guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }),
        sides[0].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
      else { return nil }
      pairs.append((sides[0], sides[1]))
    }
    if pairs.isEmpty { return nil }
    self.pairs = pairs
  }

  /// The settings that an experiment names: the first piece of code in its text that is such.
  init?(experiment blocks: [ProseBlock]) {
    for block in blocks {
      guard case .paragraph(let text) = block.kind else { continue }
      for case .code(let code) in MarkdownSpan.spans(of: text) {
        if let settings = Settings(code.trimming { $0 == "`" }.map(String.init).joined()) {
          self = settings
          return
        }
      }
    }
    return nil
  }

  /// The new value of a constant; nil where it keeps its own.
  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// Checks all values against the constants of a chapter.
  ///
  /// - Throws: the first name that is unknown or given twice, or value that is not in its range.
  func check(_ constants: [Constant]) throws(ChapterOptionError) {
    for (index, (name, value)) in pairs.enumerated() {
      guard let constant = constants.first(where: { $0.name == name }) else {
        throw .unknownConstant(found: name, known: constants.map(\.name))
      }
      if pairs[..<index].contains(where: { $0.name == name }) {
        throw .repeatedConstant(found: name)
      }
      guard constant.allows(value) else {
        throw .unsuitableValue(name: name, found: value, expected: constant.expectation)
      }
    }
  }

  /// The settings as `--set` takes them: `learningRate=4,units=8`.
  var argument: String { pairs.map { "\($0.name)=\($0.value)" }.joined(separator: ",") }

  static func == (one: Settings, other: Settings) -> Bool { one.argument == other.argument }

  func hash(into hasher: inout Hasher) { hasher.combine(argument) }
}
