import Console

/// Where the companion writes.
struct Screen {
  let isTerminal: Bool
  let write: (String) -> Void

  /// Standard output.
  static var standard: Screen {
    Screen(isTerminal: StandardStream.output.isTerminal) { StandardStream.output.send($0) }
  }

  func line(_ text: String = "") { write(text + "\n") }

  /// A line that the next one replaces; nothing where nobody is watching.
  func passing(_ text: String) {
    if isTerminal { write("\r\u{1B}[K" + text) }
  }

  /// Erases a passing line.
  func endPassing() {
    if isTerminal { write("\r\u{1B}[K") }
  }

  func clear() {
    if isTerminal { write("\u{1B}[2J\u{1B}[3J\u{1B}[H") }
  }

  /// The sign for what is solved, colored in a terminal.
  var solved: String { isTerminal ? "\u{1B}[32m✓\u{1B}[0m" : "✓" }

  /// The sign for what is open, colored in a terminal.
  var open: String { isTerminal ? "\u{1B}[33m·\u{1B}[0m" : "·" }
}
