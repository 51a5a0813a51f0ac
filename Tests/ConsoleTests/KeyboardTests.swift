import Foundation
import Testing

@testable import Console

/// A keyboard on a terminal of its own; each test runs a program that has it as its standard input.
struct KeyboardTests {
  @Test func withoutATerminalThereIsNoKeyboard() async {
    await #expect(processExitsWith: .success) {
      let nothing = open("/dev/null", O_RDONLY)
      dup2(nothing, STDIN_FILENO)
      #expect(Keyboard() == nil)
    }
  }

  @Test func keysComeOneByOneAndWithoutEnter() async {
    await #expect(processExitsWith: .success) {
      let typist = try openTerminal()
      let keyboard = try #require(Keyboard())
      #expect(!isLineMode())
      #expect(keyboard.key(within: 0) == nil)
      type("hé", on: typist)
      #expect(keyboard.key(within: 5) == "h")
      #expect(keyboard.key(within: 5) == "é")
      // An arrow is none.
      type("\u{1B}[A", on: typist)
      #expect(keyboard.key(within: 5) == nil)
      type("q", on: typist)
      #expect(keyboard.key(within: 5) == "q")
      keyboard.close()
      #expect(isLineMode())
    }
  }

  /// As after Ctrl-Z and `fg`.
  @Test func aModeThatAShellHasChangedIsSetAgain() async {
    await #expect(processExitsWith: .success) {
      let typist = try openTerminal()
      var earlier = termios()
      tcgetattr(STDIN_FILENO, &earlier)
      let keyboard = try #require(Keyboard())
      tcsetattr(STDIN_FILENO, TCSANOW, &earlier)
      #expect(keyboard.key(within: 0) == nil)
      #expect(!isLineMode())
      type("n", on: typist)
      #expect(keyboard.key(within: 5) == "n")
    }
  }

  @Test func aTerminalThatIsGoneSendsTheEnd() async {
    await #expect(processExitsWith: .success) {
      signal(SIGHUP, SIG_IGN)
      let typist = try openTerminal()
      let keyboard = try #require(Keyboard())
      close(typist)
      #expect(keyboard.key(within: 5) == Keyboard.end)
    }
  }

  @Test func asSoonAsTheProgramExitsTheTerminalIsAsItWas() async {
    await #expect(processExitsWith: .exitCode(7)) {
      _ = try openTerminal()
      // What was registered first is called last.
      atexit { _exit(isLineMode() ? 7 : 8) }
      _ = try #require(Keyboard())
      exit(0)
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func afterASignalTheTerminalIsAsItWas(_ number: Int32) async {
    await #expect(processExitsWith: .exitCode(7)) { [number] in
      signal(number, SIG_DFL)
      endCleanlyOnSignals { _ in isLineMode() ? 7 : 8 }
      _ = try openTerminal()
      let keyboard = try #require(Keyboard())
      sleep(1)  // until Dispatch has set its handler
      kill(getpid(), number)
      while true { _ = keyboard.key(within: 1) }
    }
  }
}

/// Makes a new terminal the standard input of this process, which listens to it from now on.
///
/// - Returns: the end at which somebody types.
private func openTerminal() throws -> Int32 {
  let (typist, terminal) = try OperatingSystem.makeTerminal()
  var mode = termios()
  tcgetattr(terminal, &mode)
  mode.c_lflag |= tcflag_t(ICANON) | tcflag_t(ECHO) | tcflag_t(ISIG)
  tcsetattr(terminal, TCSANOW, &mode)
  // The leader of a session may have a terminal that listens to it.
  setsid()
  try #require(ioctl(terminal, UInt(TIOCSCTTY), 0) == 0)
  dup2(terminal, STDIN_FILENO)
  close(terminal)
  return typist
}

/// Whether the terminal waits for Enter and shows what is typed.
private func isLineMode() -> Bool {
  var mode = termios()
  tcgetattr(STDIN_FILENO, &mode)
  let flags = tcflag_t(ICANON) | tcflag_t(ECHO)
  return mode.c_lflag & flags == flags
}

private func type(_ text: String, on typist: Int32) {
  let bytes = Array(text.utf8)
  _ = bytes.withUnsafeBytes { write(typist, $0.baseAddress, $0.count) }
}
