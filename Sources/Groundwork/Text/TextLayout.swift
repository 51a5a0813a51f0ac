// Text in a grid of characters: what pictures, tables and help texts share.
//
// The width of a text is counted in columns of the terminal.

extension String {
  /// The text with spaces after it, so that it fills `width` columns.
  package func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  /// The text with spaces before it, so that it ends at column `width`.
  package func rightAligned(in width: Int) -> String {
    String(repeating: " ", count: max(0, width - displayWidth)) + self
  }

  /// The text with spaces on both sides, so that it fills `width` columns; where they can't be
  /// equal, one more stands after it.
  package func centered(in width: Int) -> String {
    rightAligned(in: displayWidth + max(0, width - displayWidth) / 2).padded(to: width)
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
  /// no-break space (U+00A0) is no place to break; a line break or a tab is one like a space.
  package func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    var used = 0
    for word in inOneLine.split(separator: " ").map(String.init) {
      let length = word.displayWidth
      if !lines.isEmpty, used + 1 + length <= width {
        lines[lines.count - 1] += " " + word
        used += 1 + length
      } else {
        lines.append(word)
        used = length
      }
    }
    return lines
  }

  /// A line of code in lines of at most `width` columns, without escape codes: where it is too long,
  /// " ↩" ends a line, and the rest goes on below, indented by four columns more than it began.
  ///
  /// It breaks at a space where there is one in the last half of a line, otherwise anywhere.
  package func broken(to width: Int) -> [String] {
    let indentation = min(prefix { $0 == " " }.count + 4, width / 2)
    let room = max(indentation + 2, width - 2)
    var lines: [String] = []
    var rest = self
    while rest.displayWidth > width {
      var used = 0
      let line = rest.prefix { character in
        used += character.displayWidth
        return used <= room
      }
      // A line that begins with spaces could break in them for ever.
      let space = line.lastIndex(of: " ").flatMap { index in
        line.distance(from: line.startIndex, to: index) > max(room / 2, indentation) ? index : nil
      }
      let end = space ?? line.endIndex
      let taken = line.distance(from: line.startIndex, to: end)
      guard taken > (lines.isEmpty ? 0 : indentation) else { break }
      lines.append(String(line[..<end]).withoutTrailingSpaces + " ↩")
      rest = String(repeating: " ", count: indentation) + rest[end...].drop { $0 == " " }
    }
    return lines + [rest]
  }

  /// The text, or its beginning and "…" where it takes more than `width` columns. Escape codes take
  /// none and are all kept, so that no color goes on.
  package func clipped(to width: Int) -> String {
    guard displayWidth > width else { return self }
    var text = ""
    var used = 0
    var isEscape = false
    var isCut = false
    for character in self {
      isEscape = isEscape || character == "\u{1B}"
      if isEscape {
        text.append(character)
        isEscape = character != "m"
      } else if !isCut, used + character.displayWidth < width {
        text.append(character)
        used += character.displayWidth
      } else if !isCut {
        isCut = true
        if width > 0 { text += "…" }
      }
    }
    return text
  }
}
