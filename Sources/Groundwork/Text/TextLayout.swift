// Text in a grid of characters: what pictures, tables and help texts share.
//
// The width of a text is counted in characters, each taken to be one column wide.

extension String {
  /// The text with spaces after it, so that it fills `width` columns.
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// The text with spaces before it, so that it ends at column `width`.
  package func rightAligned(in width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }

  /// The text with spaces on both sides, so that it fills `width` columns; where they can't be
  /// equal, one more stands after it.
  package func centered(in width: Int) -> String {
    rightAligned(in: count + max(0, width - count) / 2).padded(to: width)
  }

  /// The text without the spaces at its end.
  package var withoutTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// The words of the text in lines of at most `width` columns.
  ///
  /// A word longer than `width` gets a line of its own. A text without words has no lines. A
  /// no-break space (U+00A0) is no place to break.
  package func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let line = lines.last, line.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(line) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
