// The one file that knows how processes are started, watched and ended.

import Synchronization

// The C library declares `stdout` as a variable; nobody here changes it.
#if canImport(Darwin)
  @preconcurrency import Darwin
#elseif canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#endif

/// The program could not be started.
package struct ProcessError: Error, Equatable, CustomStringConvertible {
  let path: String
  let reason: String

  package var description: String {
    "\(path) cannot be started: \(reason). Is it there, and may it be executed?"
  }
}

/// What the course asks the operating system for.
package enum OperatingSystem {
  /// Both ends of a pipe, which a child does not inherit.
  static func makePipe() throws(ProcessError) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    let result = inheriting.withLock { _ in
      let result = pipe(&ends)
      for end in ends where result == 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return result
    }
    guard result == 0 else { throw ProcessError(path: "A pipe", reason: message(of: errno)) }
    return (ends[0], ends[1])
  }

  /// Held while a pipe is made and while a program is started: a child that another thread starts in
  /// between would inherit the pipe, and its reader would wait for that child's end too.
  private static let inheriting = Mutex(())

  /// From now on, reading the pipe takes what there is and does not wait for more, and writing gives
  /// what there is room for.
  static func makeImmediate(_ pipe: Int32) { _ = fcntl(pipe, F_SETFL, O_NONBLOCK) }

  /// What reads as empty, and swallows what is written to it.
  static func openNothing() -> Int32 { open("/dev/null", O_RDWR | O_CLOEXEC) }

  /// Starts a program in a session, and so in a process group, of its own, to read one open file, or nothing where that
  /// is nil, and to write to two others.
  ///
  /// In its session it has no terminal: Ctrl-C does not reach it, and it reaches nobody's screen.
  static func start(
    _ path: String, _ arguments: [String], environment: [String: String],
    input: Int32?, output: Int32, errors: Int32
  ) throws(ProcessError) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    // What this process ignores, Ctrl-C say, the child need not ignore; and what this thread blocks it
    // need not block. Dispatch's threads block nearly all, also the one at the end of a time limit.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    let flags = newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables =
      environment.sorted { $0.key < $1.key }
      .map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process = pid_t()
    let result = inheriting.withLock { _ in
      posix_spawn(&process, path, &actions, &attributes, words, variables)
    }
    guard result == 0 else { throw ProcessError(path: path, reason: message(of: result)) }
    return process
  }

  /// Waits until one of the pipes has something to read, or another has room, or a time is over.
  ///
  /// - Returns: whether one of them is ready.
  @discardableResult
  static func wait(
    reading pipes: [Int32], writing pipe: Int32? = nil, milliseconds: Int32
  ) -> Bool {
    var requests = pipes.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    if let pipe { requests.append(pollfd(fd: pipe, events: Int16(POLLOUT), revents: 0)) }
    return poll(&requests, nfds_t(requests.count), milliseconds) > 0
  }

  /// What there is to read now: empty at the end of the pipe, nil if there may be more later.
  static func read(_ pipe: Int32) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    #if canImport(Darwin)
      let count = Darwin.read(pipe, &buffer, buffer.count)
    #elseif canImport(Glibc)
      let count = Glibc.read(pipe, &buffer, buffer.count)
    #elseif canImport(Musl)
      let count = Musl.read(pipe, &buffer, buffer.count)
    #endif
    if count < 0 { return errno == EAGAIN || errno == EINTR ? nil : [] }
    return Array(buffer.prefix(count))
  }

  /// So many bytes, waited for; nil where the pipe ends before.
  static func read(_ pipe: Int32, count: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      var buffer = [UInt8](repeating: 0, count: min(count - bytes.count, 65_536))
      #if canImport(Darwin)
        let count = Darwin.read(pipe, &buffer, buffer.count)
      #elseif canImport(Glibc)
        let count = Glibc.read(pipe, &buffer, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(pipe, &buffer, buffer.count)
      #endif
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return nil }
      bytes += buffer.prefix(count)
    }
    return bytes
  }

  /// Writes what a pipe has room for.
  ///
  /// - Returns: how many bytes that was; 0 where nobody is going to read them.
  static func write(_ bytes: ArraySlice<UInt8>, to pipe: Int32) -> Int {
    // A reader that has left is no reason to end this program.
    signal(SIGPIPE, SIG_IGN)
    return bytes.withUnsafeBytes { bytes in
      #if canImport(Darwin)
        let count = Darwin.write(pipe, bytes.baseAddress, bytes.count)
      #elseif canImport(Glibc)
        let count = Glibc.write(pipe, bytes.baseAddress, bytes.count)
      #elseif canImport(Musl)
        let count = Musl.write(pipe, bytes.baseAddress, bytes.count)
      #endif
      return max(0, count)
    }
  }

  static func closeFile(_ file: Int32) { close(file) }

  /// How a process ended: nil while it runs and, if that is waited for, after a signal to this one.
  static func ending(of process: pid_t, waits: Bool = false) -> ProcessEnding? {
    var status: Int32 = 0
    let result = waitpid(process, &status, waits ? 0 : WNOHANG)
    if result == 0 || result < 0 && errno == EINTR { return nil }
    // The low seven bits hold the signal, the next byte the exit status.
    return status & 0x7F == 0 ? .exited(status: status >> 8 & 0xFF) : .signal(status & 0x7F)
  }

  /// Asks a process where it is: Swift's runtime writes a backtrace.
  static func interrupt(_ process: pid_t) { kill(process, SIGQUIT) }

  /// Ends a process and all that it started in its group, at once.
  static func killGroup(_ process: pid_t) { killpg(process, SIGKILL) }

  /// The memory that a process has in use, in megabytes of 2²⁰ bytes; nil if it has ended.
  static func megabytes(of process: pid_t) -> Int? {
    #if canImport(Darwin)
      var usage = rusage_info_v2()
      let result = withUnsafeMutablePointer(to: &usage) { pointer in
        pointer.withMemoryRebound(to: rusage_info_t?.self, capacity: 1) {
          proc_pid_rusage(process, RUSAGE_INFO_V2, $0)
        }
      }
      return result == 0 ? Int(usage.ri_phys_footprint >> 20) : nil
    #else
      // "size resident shared …", in pages.
      guard let file = fopen("/proc/\(process)/statm", "r") else { return nil }
      defer { fclose(file) }
      var text = [CChar](repeating: 0, count: 128)
      guard fgets(&text, Int32(text.count), file) != nil else { return nil }
      let line = String(decoding: text.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        .map { ($0 * Int(getpagesize())) >> 20 }
    #endif
  }

  /// What a process that runs a learner's code does first.
  package static func prepareForAnswer() {
    // What is printed must not be lost in a buffer when the program stops.
    setvbuf(stdout, nil, Int32(_IOLBF), 0)
    // No core files.
    var nothing = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(coreLimit, &nothing)
    // It ends with whoever started it. Where the system does not see to that, this is the end.
    endWithParent()
    alarm(120)
  }

  /// Takes standard input and output away from the rest of the program: there is nothing to read
  /// any more, and what is printed goes to standard error.
  ///
  /// - Returns: where they lead, for whoever took them.
  static func takeStandardStreams() -> (input: Int32, output: Int32) {
    let streams = (input: dup(0), output: dup(1))
    for stream in [streams.input, streams.output] { _ = fcntl(stream, F_SETFD, FD_CLOEXEC) }
    let nothing = open("/dev/null", O_RDONLY)
    dup2(nothing, 0)
    close(nothing)
    dup2(2, 1)
    return streams
  }

  /// Writes out what `print` still holds back.
  static func flushStandardOutput() { fflush(stdout) }

  /// Ends this process without running handlers that someone may have left with `atexit`.
  package static func endNow(status: Int32) -> Never { _exit(status) }

  package static let stackOverflowSignals = [SIGSEGV, SIGBUS]

  /// A signal by its name.
  package static func name(of signal: Int32) -> String { String(cString: strsignal(signal)) }

  private static func message(of error: Int32) -> String { String(cString: strerror(error)) }

  // `POSIX_SPAWN_SETSID`, which not every C library declares to Swift.
  #if canImport(Darwin)
    private static let newSession: Int32 = 0x400
  #else
    private static let newSession: Int32 = 0x80
  #endif

  #if canImport(Glibc)
    private static var coreLimit: Int32 { Int32(RLIMIT_CORE.rawValue) }
  #else
    private static var coreLimit: Int32 { RLIMIT_CORE }
  #endif
}
