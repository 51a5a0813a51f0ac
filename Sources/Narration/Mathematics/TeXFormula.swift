extension TeX {
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
        if previous == .operation, spacing == .fraction {
          // log(a/b), for log a/b could be (log a)/b.
          result.append(atom.box.enclosed(inline: "(", ")"))
        } else {
          if !compact, let previous, Self.needsSpace(previous, spacing) {
            result.append(TextBox(" "))
          }
          result.append(atom.box)
        }
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
      case (.punctuation, let right): right != .closing && right != .punctuation
      case (.fraction, let right), (.script, let right):
        right != .closing && right != .punctuation && !(left == .script && right == .opening)
      case (let left, .fraction): left != .opening
      case (.operation, .opening), (.opening, .operation), (.opening, .large): false
      case (.operation, let right), (.large, let right):
        right != .closing && right != .punctuation
      case (.ordinary, .operation), (.closing, .operation): true
      case (.ordinary, .large), (.closing, .large): true
      default: false
      }
    }
  }
}
