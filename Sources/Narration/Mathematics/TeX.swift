/// Mathematics in TeX as text for the terminal.
///
///     TeX.line(#"\frac{1}{n} \sum_{i=1}^n x_i^2"#)   // 1/n ∑ᵢ₌₁ⁿ xᵢ²
///
/// Fractions stand in a line, scripts are Unicode's where it has them, and rows of matrices,
/// cases and aligned equations stand in lines of their own.
struct TeX {
  /// Commands that the converter does not know, in the order found.
  private(set) var unknown: [String] = []

  private var rest: ArraySlice<Character>

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
    _ = reader.formula()
    return reader.unknown
  }

  private static func box(_ source: String) -> TextBox {
    var reader = TeX(source)
    return reader.formula().joined()
  }

  // MARK: - Atoms

  /// A part of a formula with its spacing.
  struct Atom {
    var box: TextBox
    var spacing: TeXSymbols.Spacing
  }

  struct Formula {
    var atoms: [Atom] = []

    /// The atoms side by side, spaced as mathematics is.
    func joined(compact: Bool = false) -> TextBox {
      var result = TextBox("")
      var previous: TeXSymbols.Spacing?
      for (index, atom) in atoms.enumerated() {
        let next = index + 1 < atoms.count ? atoms[index + 1].spacing : nil
        var spacing = atom.spacing
        if spacing == .binary, Self.isStart(previous) || next == nil { spacing = .ordinary }
        if !compact, let previous, Self.needsSpace(previous, spacing) {
          result.append(TextBox(" "))
        }
        result.append(atom.box)
        previous = spacing
      }
      return result
    }

    /// Whether a sign after this can only be a sign of its number: −3.
    private static func isStart(_ previous: TeXSymbols.Spacing?) -> Bool {
      switch previous {
      case nil, .binary, .relation, .opening, .punctuation, .operation, .large: true
      default: false
      }
    }

    private static func needsSpace(
      _ left: TeXSymbols.Spacing, _ right: TeXSymbols.Spacing
    ) -> Bool {
      switch (left, right) {
      case (.relation, _), (_, .relation), (.binary, _), (_, .binary): true
      case (.punctuation, let right): right != .closing
      case (.operation, .opening), (.opening, .operation), (.opening, .large): false
      case (.operation, let right), (.large, let right):
        right != .closing && right != .punctuation
      case (.ordinary, .operation), (.closing, .operation): true
      case (.ordinary, .large), (.closing, .large): true
      default: false
      }
    }
  }

  // MARK: - Reading

  /// Reads to the end, or to a closing brace, a cell's or a row's end, or one of these commands.
  private mutating func formula(until ends: Set<String> = []) -> Formula {
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
    append(isRaised ? Scripts.superscript(text) : Scripts.subscript(text), to: &formula)
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
  private mutating func argument() -> Formula {
    while rest.first == " " { rest.removeFirst() }
    guard rest.first == "{" else { return Formula(atoms: rest.isEmpty ? [] : atom()) }
    rest.removeFirst()
    let formula = formula()
    if rest.first == "}" { rest.removeFirst() }
    return formula
  }

  /// The text in braces, as it stands.
  private mutating func rawArgument() -> String {
    while rest.first == " " { rest.removeFirst() }
    guard rest.first == "{" else { return rest.popFirst().map(String.init) ?? "" }
    rest.removeFirst()
    let text = rest.prefix { $0 != "}" }
    rest = rest.dropFirst(text.count + 1)
    return String(text)
  }

  private mutating func atom() -> [Atom] {
    let character = rest.removeFirst()
    switch character {
    case "\\":
      return command()
    case "{":
      let box = formula().joined()
      if rest.first == "}" { rest.removeFirst() }
      return [Atom(box: box, spacing: .ordinary)]
    case "+", "*": return [Atom(box: TextBox(String(character)), spacing: .binary)]
    case "-": return [Atom(box: TextBox("−"), spacing: .binary)]
    case "=", "<", ">": return [Atom(box: TextBox(String(character)), spacing: .relation)]
    case ":": return [Atom(box: TextBox(":"), spacing: .relation)]
    case "(", "[": return [Atom(box: TextBox(String(character)), spacing: .opening)]
    case ")", "]": return [Atom(box: TextBox(String(character)), spacing: .closing)]
    case ",", ";": return [Atom(box: TextBox(String(character)), spacing: .punctuation)]
    case "~": return [Atom(box: TextBox(" "), spacing: .ordinary)]
    case "&": return []
    default: return [Atom(box: TextBox(String(character)), spacing: .ordinary)]
    }
  }

  // MARK: - Commands

  private func peekCommand() -> String {
    let after = rest.dropFirst()
    let letters = after.prefix { $0.isASCII && $0.isLetter }
    return letters.isEmpty ? after.first.map(String.init) ?? "" : String(letters)
  }

  private mutating func command() -> [Atom] {
    rest = ("\\" + rest)[...]
    let name = peekCommand()
    rest = rest.dropFirst(1 + name.count)
    if let (sign, spacing) = TeXSymbols.signs[name] {
      return [Atom(box: TextBox(sign), spacing: spacing)]
    }
    if let space = TeXSymbols.spaces[name] {
      return space.isEmpty
        ? [] : [Atom(box: TextBox(space == "\u{2009}" ? "" : space), spacing: .ordinary)]
    }
    if let accent = TeXSymbols.accents[name] { return [accented(accent)] }
    if TeXSymbols.typefaces.contains(name) {
      return [Atom(box: argument().joined(), spacing: .ordinary)]
    }
    if TeXSymbols.texts.contains(name) {
      return [Atom(box: TextBox(rawArgument()), spacing: .ordinary)]
    }
    if TeXSymbols.sizes.contains(name) {
      return bracket(isRight: name.hasSuffix("r") || name == "right")
    }
    return structure(name)
  }

  /// The bracket after `\left`, `\right` and the like; a dot stands for none.
  private mutating func bracket(isRight: Bool) -> [Atom] {
    if rest.first == "." {
      rest.removeFirst()
      return []
    }
    guard !rest.isEmpty else { return [] }
    return atom().map { Atom(box: $0.box, spacing: isRight ? .closing : .opening) }
  }

  private mutating func accented(_ accent: String) -> Atom {
    let text = argument().joined(compact: true).lines.joined()
    let marked = text.map { String($0) + accent }.joined()
    return Atom(box: TextBox(marked), spacing: .ordinary)
  }

  private mutating func structure(_ name: String) -> [Atom] {
    switch name {
    case "frac", "dfrac", "tfrac":
      let numerator = argument()
      let denominator = argument()
      return [fraction(numerator, denominator)]
    case "sqrt":
      let content = argument()
      let text = content.joined()
      var box = TextBox("√")
      box.append(content.atoms.count > 1 ? Self.parenthesized(text) : text)
      return [Atom(box: box, spacing: .ordinary)]
    case "mathbb":
      return [Atom(box: TextBox(mapped(TeXSymbols.doubleStruck)), spacing: .ordinary)]
    case "mathcal":
      return [Atom(box: TextBox(mapped(TeXSymbols.script)), spacing: .ordinary)]
    case "underbrace", "overbrace":
      return [Atom(box: argument().joined(), spacing: .ordinary)]
    case "substack":
      return [Atom(box: argument().joined(compact: true), spacing: .ordinary)]
    case "begin":
      return environment(rawArgument())
    case "\\":
      return [Atom(box: TextBox(";"), spacing: .punctuation)]
    default:
      unknown.append("\\" + name)
      return [Atom(box: TextBox("\\" + name), spacing: .ordinary)]
    }
  }

  private mutating func mapped(_ letters: [Character: String]) -> String {
    rawArgument().map { letters[$0] ?? String($0) }.joined()
  }

  // MARK: - Fractions and environments

  private static func parenthesized(_ box: TextBox) -> TextBox {
    var result = TextBox("(")
    result.append(box)
    result.append(TextBox(")"))
    return result
  }

  /// a/b, with parentheses around what has several terms or, below, several factors.
  private func fraction(_ numerator: Formula, _ denominator: Formula) -> Atom {
    func hasTerms(_ formula: Formula) -> Bool {
      formula.atoms.dropFirst().contains { $0.spacing == .binary || $0.spacing == .relation }
    }
    func isNumberOrName(_ formula: Formula) -> Bool {
      if formula.atoms.count <= 1 { return true }
      let text = formula.joined().lines.joined()
      if text.allSatisfy({ $0.isNumber || $0 == "." || $0 == "," }) { return true }
      // ∂w is one thing.
      return formula.atoms.count == 2
        && ["∂", "d", "√"].contains(formula.atoms[0].box.lines[0])
    }
    let above = numerator.joined()
    let below = denominator.joined()
    var box = hasTerms(numerator) ? Self.parenthesized(above) : above
    box.append(TextBox("/"))
    box.append(isNumberOrName(denominator) ? below : Self.parenthesized(below))
    return Atom(box: box, spacing: .ordinary)
  }

  private mutating func environment(_ name: String) -> [Atom] {
    guard let brackets = TeXSymbols.environments[name] else {
      unknown.append("\\begin{\(name)}")
      return []
    }
    if name == "array" { _ = rawArgument() }
    var rows: [[Formula]] = [[]]
    while !rest.isEmpty {
      rows[rows.count - 1].append(formula(until: ["end"]))
      if rest.first == "&" {
        rest.removeFirst()
      } else if rest.first == "\\", peekCommand() == "\\" {
        rest = rest.dropFirst(2)
        rows.append([])
      } else {
        break
      }
    }
    if peekCommand() == "end" {
      rest = rest.dropFirst(4)
      _ = rawArgument()
    }
    let cells = rows.map { row in row.map { $0.joined() } }
      .filter { row in row.contains { $0.width > 0 } }
    let grid = TextBox(
      cells: cells, gap: name == "aligned" ? " " : "  ",
      // Equations meet at their signs: what is before a sign ends there.
      isRightAligned: { name == "aligned" && $0 % 2 == 0 })
    return [Atom(box: grid.enclosed(brackets.left, brackets.right), spacing: .ordinary)]
  }
}
