import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The keys of the terminal, one at a time and without Enter.
///
/// While a keyboard is open, the terminal shows nothing of what is typed; Ctrl-C and Ctrl-Z work as
/// always. However the program ends, by `close`, by `exit` or by a signal that
/// `endCleanlyOnSignals` knows, the terminal is then as it was.
package final class Keyboard {
  /// What Ctrl-D sends, and what is read where the terminal is gone.
  package static let end: Character = "\u{4}"

  private var typed: [Character] = []

  /// The keyboard of standard input; nil where that is no terminal, or belongs to another program.
  package init?() {
    guard isatty(STDIN_FILENO) == 1, terminal.withLock({ $0.open() }) else { return nil }
    // `exit` is called in many places; this one sees them all.
    atexit { restoreTerminal() }
  }

  /// The key that was pressed next.
  ///
  /// A key that sends several characters, such as an arrow, counts as none.
  ///
  /// - Parameter seconds: how long to wait for it.
  /// - Returns: the key; nil if none was pressed in that time.
  package func key(within seconds: Double) -> Character? {
    if typed.isEmpty { typed = characters(within: seconds) }
    return typed.isEmpty ? nil : typed.removeFirst()
  }

  /// Gives the terminal back.
  package func close() { restoreTerminal() }

  private func characters(within seconds: Double) -> [Character] {
    guard isatty(STDIN_FILENO) == 1 else { return [Self.end] }
    // A shell may have changed the mode while this program was stopped with Ctrl-Z. In the
    // background there are no keys, and to read would stop the program.
    let isOurs = terminal.withLock { $0.giveKeysWithoutEnter() }
    let hasInput = OperatingSystem.wait(
      reading: isOurs ? [STDIN_FILENO] : [], milliseconds: Int32(seconds * 1000))
    guard hasInput, let bytes = OperatingSystem.read(STDIN_FILENO) else { return [] }
    if bytes.isEmpty { return [Self.end] }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasPrefix("\u{1B}") ? [] : Array(text)
  }
}

/// Gives the terminal back as it was; nothing where no keyboard is open.
func restoreTerminal() { terminal.withLock { $0.close() } }

private let terminal = Mutex(TerminalMode())

/// The mode of the terminal of standard input.
private struct TerminalMode {
  /// The mode before the keyboard was opened; nil while none is open.
  private var earlier: termios?

  /// Whether this program is the one that the terminal listens to.
  private var isInForeground: Bool { tcgetpgrp(STDIN_FILENO) == getpgrp() }

  mutating func open() -> Bool {
    var mode = termios()
    guard isInForeground, tcgetattr(STDIN_FILENO, &mode) == 0 else { return false }
    earlier = earlier ?? mode
    return giveKeysWithoutEnter()
  }

  /// Lets the terminal give each key at once, without showing it.
  ///
  /// - Returns: whether it does now.
  func giveKeysWithoutEnter() -> Bool {
    var mode = termios()
    guard earlier != nil, isInForeground, tcgetattr(STDIN_FILENO, &mode) == 0 else { return false }
    let flags = tcflag_t(ICANON) | tcflag_t(ECHO)
    if mode.c_lflag & flags == 0 { return true }
    mode.c_lflag &= ~flags
    return tcsetattr(STDIN_FILENO, TCSANOW, &mode) == 0
  }

  mutating func close() {
    guard var mode = earlier else { return }
    earlier = nil
    // What was typed and not read is nothing for the shell.
    if isInForeground { tcsetattr(STDIN_FILENO, TCSAFLUSH, &mode) }
  }
}
