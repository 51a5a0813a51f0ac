/// Mathematics in TeX as text for the terminal.
///
///     TeX.line(#"\frac{1}{n} \sum_{i=1}^n x_i^2"#)   // 1/n ∑ᵢ₌₁ⁿ xᵢ²
///
/// Fractions stand in a line, scripts are Unicode's where it has them, and rows of matrices,
/// cases and aligned equations stand in lines of their own.
struct TeX {
  /// Commands that the converter does not know, in the order found, each once.
  private(set) var unknown: [String] = []

  /// What else is wrong with the formula, each with what to do.
  private(set) var mistakes: [String] = []

  var rest: ArraySlice<Character>

  private var depth = 0

  private init(_ source: some StringProtocol) { rest = Array(source)[...] }

  /// A formula in one line; rows are parted by semicolons.
  static func line(_ source: String) -> String {
    box(source).lines.map(\.trimmed).joined(separator: "; ")
  }

  /// A formula in lines.
  static func lines(_ source: String) -> [String] { box(source).lines }

  /// What the converter does not know in a formula.
  static func unknownCommands(in source: String) -> [String] {
    var reader = TeX(source)
    _ = reader.wholeFormula()
    return reader.unknown
  }

  /// What is wrong with the braces and environments of a formula, and what to do.
  static func mistakes(in source: String) -> [String] {
    var reader = TeX(source)
    _ = reader.wholeFormula()
    return reader.mistakes
  }

  /// A formula as a box of text.
  static func box(_ source: String) -> TextBox {
    var reader = TeX(source)
    return reader.wholeFormula().joined()
  }

  // MARK: - Mistakes

  /// Notes a command that the converter does not know.
  mutating func add(unknown command: String) {
    if !unknown.contains(command) { unknown.append(command) }
  }

  /// Notes a mistake.
  mutating func add(mistake: String) {
    if !mistakes.contains(mistake) { mistakes.append(mistake) }
  }

  /// Takes the brace that closes a group.
  mutating func closeGroup() {
    if rest.first == "}" {
      rest.removeFirst()
    } else {
      add(mistake: "found “{” that is never closed. Close it, or write \\{")
    }
  }

  /// How many groups and commands may stand within each other: more than anybody can read, and
  /// fewer than the stack holds.
  private static let deepest = 60

  /// Reads one level deeper; what is too deep is left out.
  private mutating func deeper<Part>(_ none: Part, _ read: (inout TeX) -> Part) -> Part {
    guard depth < Self.deepest else {
      rest = []
      add(mistake: "found more than \(Self.deepest) groups within each other. Write it flatter.")
      return none
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  // MARK: - Reading

  /// Reads to the end; a brace that closes nothing is left out.
  private mutating func wholeFormula() -> Formula {
    var whole = formula()
    while !rest.isEmpty {
      add(mistake: "found “}” without its partner. Remove it, or write \\}")
      rest.removeFirst()
      whole.atoms += formula().atoms
    }
    return whole
  }

  /// Reads to the end, or to a closing brace, a cell's or a row's end, or one of these commands.
  mutating func formula(until ends: Set<String> = []) -> Formula {
    deeper(Formula()) { $0.readFormula(until: ends) }
  }

  private mutating func readFormula(until ends: Set<String>) -> Formula {
    var formula = Formula()
    while let character = rest.first {
      if character == "}" || character == "&" && ends.contains("end") { break }
      if character == "\\" {
        let command = peekCommand()
        if ends.contains(command) || command == "\\" && ends.contains("end") { break }
      }
      if character == "^" || character == "_" {
        addScript(to: &formula)
      } else if character.isWhitespace {
        rest.removeFirst()
      } else if character == "'" {
        rest.removeFirst()
        append("′", to: &formula)
      } else {
        formula.atoms += atom()
      }
    }
    return formula
  }

  private mutating func addScript(to formula: inout Formula) {
    let isRaised = rest.removeFirst() == "^"
    let text = argument().joined(compact: true).lines.joined(separator: " ")
    let script = isRaised ? Scripts.superscript(text) : Scripts.subscript(text)
    append(script, to: &formula)
    let last = formula.atoms.count - 1
    if script.hasPrefix("^") || script.hasPrefix("_"), formula.atoms[last].spacing == .ordinary {
      formula.atoms[last].spacing = .script
    }
  }

  private func append(_ text: String, to formula: inout Formula) {
    if formula.atoms.isEmpty {
      formula.atoms = [Atom(box: TextBox(text), spacing: .ordinary)]
    } else {
      let last = formula.atoms.count - 1
      formula.atoms[last].box.append(TextBox(text))
    }
  }

  /// A group in braces, or one character or command.
  mutating func argument() -> Formula {
    while rest.first == " " { rest.removeFirst() }
    guard rest.first == "{" else { return Formula(atoms: rest.isEmpty ? [] : atom()) }
    rest.removeFirst()
    let formula = formula()
    closeGroup()
    return formula
  }

  /// The text in braces, as it stands.
  mutating func rawArgument() -> String {
    while rest.first == " " { rest.removeFirst() }
    guard rest.first == "{" else { return rest.popFirst().map(String.init) ?? "" }
    rest.removeFirst()
    let text = rest.prefix { $0 != "}" }
    rest = rest.dropFirst(text.count)
    closeGroup()
    return String(text)
  }

  mutating func atom() -> [Atom] {
    deeper([]) { $0.readAtom() }
  }

  private mutating func readAtom() -> [Atom] {
    let character = rest.removeFirst()
    switch character {
    case "\\":
      return command()
    case "{":
      let box = formula().joined()
      closeGroup()
      return [Atom(box: box, spacing: .ordinary)]
    case "+", "*": return [Atom(box: TextBox(String(character)), spacing: .binary)]
    case "-": return [Atom(box: TextBox("−"), spacing: .binary)]
    case "=", "<", ">": return [Atom(box: TextBox(String(character)), spacing: .relation)]
    case ":": return [Atom(box: TextBox(":"), spacing: .punctuation)]
    case "(", "[": return [Atom(box: TextBox(String(character)), spacing: .opening)]
    case ")", "]": return [Atom(box: TextBox(String(character)), spacing: .closing)]
    case ",", ";": return [Atom(box: TextBox(String(character)), spacing: .punctuation)]
    case "~": return [Atom(box: TextBox(" "), spacing: .ordinary)]
    case "&": return []
    default: return [Atom(box: TextBox(String(character)), spacing: .ordinary)]
    }
  }
}
