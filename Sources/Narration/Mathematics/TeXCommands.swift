// What the commands of TeX become: signs, accents, fractions, matrices.

extension TeX {
  /// The name of the command whose backslash is next.
  func peekCommand() -> String { commandName(in: rest.dropFirst()) }

  private func commandName(in after: ArraySlice<Character>) -> String {
    let letters = after.prefix { $0.isASCII && $0.isLetter }
    return letters.isEmpty ? after.first.map(String.init) ?? "" : String(letters)
  }

  /// Reads a command after its backslash.
  mutating func command() -> [Atom] {
    let name = commandName(in: rest)
    rest = rest.dropFirst(name.count)
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
      box.append(content.atoms.count > 1 ? text.enclosed(inline: "(", ")") : text)
      return [Atom(box: box, spacing: .ordinary)]
    case "mathbb":
      return [Atom(box: TextBox(mapped(TeXSymbols.doubleStruck)), spacing: .ordinary)]
    case "mathcal":
      return [Atom(box: TextBox(mapped(TeXSymbols.script)), spacing: .ordinary)]
    case "substack":
      return [Atom(box: argument().joined(compact: true), spacing: .ordinary)]
    case "begin":
      return environment(rawArgument())
    case "\\":
      return [Atom(box: TextBox(";"), spacing: .punctuation)]
    default:
      add(unknown: "\\" + name)
      return [Atom(box: TextBox("\\" + name), spacing: .ordinary)]
    }
  }

  private mutating func mapped(_ letters: [Character: String]) -> String {
    rawArgument().map { letters[$0] ?? String($0) }.joined()
  }

  // MARK: - Fractions and environments

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
    var box = hasTerms(numerator) ? above.enclosed(inline: "(", ")") : above
    box.append(TextBox("/"))
    box.append(isNumberOrName(denominator) ? below : below.enclosed(inline: "(", ")"))
    return Atom(box: box, spacing: .fraction)
  }

  private mutating func environment(_ name: String) -> [Atom] {
    guard let brackets = TeXSymbols.environments[name] else {
      add(unknown: "\\begin{\(name)}")
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
    if rest.first == "\\", peekCommand() == "end" {
      rest = rest.dropFirst(4)
      _ = rawArgument()
    } else {
      add(mistake: "found \\begin{\(name)} that is never closed. Close it with \\end{\(name)}.")
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
