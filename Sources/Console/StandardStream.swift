#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where a program writes: the one file that knows the operating system.
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

  /// Writes text at once, all of it, or ends the program.
  ///
  /// What `print` still holds back is written first, so that the order on the screen is the order
  /// in the program. Output that is lost must not pass for success: where standard output can't be
  /// written, the program says why on standard error and ends with status 1. Where its reader has
  /// left, as in `… | head`, the program ends without a word, with the status that a shell gives
  /// to a program that a closed pipe has ended. Where standard error fails, nobody is left to tell.
  package func send(_ text: String) {
    var failure = fflush(nil) == 0 ? nil : errno
    if failure == nil { failure = Self.write(text, to: rawValue) }
    guard let failure, self == .output else { return }
    if failure == EPIPE { endProgram(status: 128 + SIGPIPE) }
    Self.error.send("error: standard output: \(SystemReason(failure))\n")
    endProgram(status: 1)
  }

  /// Writes text to an open file or pipe, whole.
  ///
  /// A pipe may take a part only, or, if it does not wait, nothing until its reader has read.
  ///
  /// - Returns: the system's number for what went wrong; nil after all is written.
  static func write(_ text: String, to file: Int32) -> Int32? {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      #if canImport(Darwin)
        let written = bytes.withUnsafeBytes { Darwin.write(file, $0.baseAddress, $0.count) }
      #elseif canImport(Glibc)
        let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      #elseif canImport(Musl)
        let written = bytes.withUnsafeBytes { Musl.write(file, $0.baseAddress, $0.count) }
      #endif
      if written >= 0 {
        bytes = bytes.dropFirst(written)
      } else if errno == EAGAIN {
        var request = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        poll(&request, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }
}

/// Ends the program; `status` is 0 for success.
package func endProgram(status: Int32) -> Never { exit(status) }
