#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where a program writes.
package enum StandardStream: Int32 {
  case output = 1
  case error = 2

  /// Whether a person is reading: false where the stream goes to a file or another program.
  package var isTerminal: Bool { isatty(rawValue) == 1 }

  /// How many columns the terminal has; nil where there is none.
  package var columns: Int? {
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Writes text at once.
  ///
  /// What `print` still holds back is written first, so that the order on the screen is the order
  /// in the program. Text that can't be written, to a closed pipe for example, is dropped.
  package func send(_ text: String) {
    fflush(nil)
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(rawValue, $0.baseAddress, $0.count) }
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if errno != EINTR {
        return
      }
    }
  }
}

/// Ends the program; `status` is 0 for success.
package func endProgram(status: Int32) -> Never { exit(status) }
