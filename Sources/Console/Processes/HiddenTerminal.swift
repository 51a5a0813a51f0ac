#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension OperatingSystem {
  /// Both ends of a terminal that nobody sees, which a child does not inherit: what is written to
  /// one end can be read at the other, as it is. It is as wide as the terminal of standard output.
  /// Where the system has none it is a pipe.
  static func makeTerminal() throws(ProcessError) -> (reading: Int32, writing: Int32) {
    // Not every C library declares it to Swift.
    typealias Opening =
      @convention(c) (
        UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<CChar>?,
        UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
      ) -> Int32
    guard let program = dlopen(nil, RTLD_NOW) else { return try makePipe() }
    defer { dlclose(program) }
    var (reading, writing) = (Int32(0), Int32(0))
    guard let address = dlsym(program, "openpty"),
      unsafeBitCast(address, to: Opening.self)(&reading, &writing, nil, nil, nil) == 0
    else { return try makePipe() }
    for end in [reading, writing] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var settings = termios()
    tcgetattr(writing, &settings)
    cfmakeraw(&settings)
    tcsetattr(writing, TCSANOW, &settings)
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 {
      _ = ioctl(writing, UInt(TIOCSWINSZ), &size)
    }
    return (reading, writing)
  }
}
