extension String {
  /// How many columns of a terminal the text takes.
  ///
  /// Escape codes take none, signs that are put on the letter before them neither, East Asian
  /// signs and emoji take two.
  package var displayWidth: Int {
    var width = 0
    var isEscape = false
    for character in self {
      if character == "\u{1B}" {
        isEscape = true
      } else if isEscape {
        isEscape = character != "m"
      } else {
        width += character.displayWidth
      }
    }
    return width
  }

  /// The text in one line: a space for each line break, tab and other control character.
  package var inOneLine: String {
    String(map { $0.unicodeScalars.allSatisfy { $0.isControl } ? " " : $0 })
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character, which no terminal shows and few may stand in XML.
  package var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}

extension Character {
  /// How many columns of a terminal the character takes: 0, 1 or 2.
  ///
  /// Unicode Standard Annex 11, "East Asian Width": the characters W and F are wide. Of the emoji
  /// from U+1F200 on nearly all are, so no exceptions are made there.
  package var displayWidth: Int {
    let scalars = unicodeScalars
    guard let first = scalars.first else { return 0 }
    // The emoji selector makes "❤" the wide "❤️".
    if scalars.contains("\u{FE0F}") { return 2 }
    switch first.value {
    case 0x300...0x36F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0E, 0xFE20...0xFE2F, 0xFEFF:
      return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x1B2FF, 0x1F004, 0x1F0CF, 0x1F18E, 0x1F191...0x1F19A, 0x1F1E6...0x1F1FF,
      0x1F200...0x1F64F, 0x1F680...0x1F6FF, 0x1F7E0...0x1F7F0, 0x1F90C...0x1FAFF,
      0x20000...0x3FFFD:
      return 2
    case 0x231A...0x27BF, 0x2B1B...0x2B55:
      return Self.wideSigns.contains(first) ? 2 : 1
    default:
      return first.isControl ? 0 : 1
    }
  }

  /// The emoji among arrows, clocks, stars and other signs of one column.
  private static let wideSigns = Array(
    "⌚⌛〈〉⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕".unicodeScalars)
}
