extension String {
  /// How many columns of a terminal the text takes.
  ///
  /// Escape codes take none, signs that are put on the letter before them neither, East Asian
  /// signs and emoji take two.
  package var displayWidth: Int {
    var width = 0
    var inEscape = false
    for character in self {
      if character == "\u{1B}" {
        inEscape = true
      } else if inEscape {
        inEscape = character != "m"
      } else if let scalar = character.unicodeScalars.first {
        width += Self.width(of: scalar)
      }
    }
    return width
  }

  private static func width(of scalar: UnicodeScalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x20D0...0x20FF, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }
}
