import Foundation
import Testing

@testable import Console

/// Programs that are ended from outside: each test runs one that sends a signal to itself.
struct EndingTests {
  /// The names in the temporary folder that begin with a prefix.
  private func left(_ prefix: String) throws -> [String] {
    try FileManager.default
      .contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path)
      .filter { $0.hasPrefix(prefix) }
  }

  @Test func aTemporaryFolderIsThereForItsStepOnly() throws {
    let folder = try withTemporaryFolder("step") { folder in
      #expect(FileManager.default.fileExists(atPath: folder.path))
      return folder
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  /// 128 and the number of the signal, as a shell counts: SIGHUP is 1, SIGINT 2, SIGTERM 15.
  @Test func aHangUpCleansUp() async throws {
    await #expect(processExitsWith: .exitCode(129)) {
      try waitInTemporaryFolder("hang-up", SIGHUP)
    }
    #expect(try left("hang-up").isEmpty)
  }

  @Test func anInterruptCleansUp() async throws {
    await #expect(processExitsWith: .exitCode(130)) {
      try waitInTemporaryFolder("interrupt", SIGINT)
    }
    #expect(try left("interrupt").isEmpty)
  }

  @Test func aRequestToTerminateCleansUp() async throws {
    await #expect(processExitsWith: .exitCode(143)) {
      try waitInTemporaryFolder("terminate", SIGTERM)
    }
    #expect(try left("terminate").isEmpty)
  }

  @Test func theStatusMayBeAnother() async throws {
    await #expect(processExitsWith: .exitCode(7)) {
      signal(SIGINT, SIG_DFL)
      endCleanlyOnSignals { _ in 7 }
      sleep(1)
      kill(getpid(), SIGINT)
      sleep(20)
    }
  }

  /// `nohup` starts a program that ignores the hang-up.
  @Test func aSignalThatIsIgnoredStaysIgnored() async throws {
    await #expect(processExitsWith: .exitCode(0)) {
      signal(SIGHUP, SIG_IGN)
      endCleanlyOnSignals()
      sleep(1)
      kill(getpid(), SIGHUP)
      sleep(1)
      exit(0)
    }
  }

  /// The shell writes its number to a file in the folder; the number must be nobody's in the end.
  @Test func childrenEndWithTheirParent() async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("ending-child")
    defer { try? FileManager.default.removeItem(at: file) }
    await #expect(processExitsWith: .exitCode(143)) {
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("ending-child")
      signal(SIGTERM, SIG_DFL)
      endCleanlyOnSignals()
      Thread.detachNewThread {
        while (try? Data(contentsOf: file).count) ?? 0 == 0 { usleep(1000) }
        sleep(1)
        kill(getpid(), SIGTERM)
      }
      _ = try runProcess(
        "/bin/sh", ["-c", "echo $$ >\(file.path); sleep 100"], environment: [:])
    }
    let text = try String(contentsOf: file, encoding: .utf8)
    let child = try #require(Int32(text.trimmingCharacters(in: .newlines)))
    // It is killed at once, but buried by another process.
    for _ in 0..<100 where isRunning(child) { usleep(20_000) }
    #expect(!isRunning(child))
  }

  #if os(Linux)
    /// No program can handle this signal; a caretaker cleans up. One child of the shell is in its
    /// group, the other in a session of its own, as compilers are that `swift build` has started.
    @Test(.serialized, arguments: [SIGKILL, SIGTERM])
    func nothingIsLeftOfAProgramThatIsKilled(_ number: Int32) async throws {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("killed-\(number)").path
      try? FileManager.default.removeItem(atPath: folder)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      setenv("KILLED_BY", "\(number)", 1)
      setenv("KILLED_IN", folder, 1)
      await #expect(processExitsWith: number == SIGKILL ? .signal(SIGKILL) : .exitCode(143)) {
        let variables = ProcessInfo.processInfo.environment
        let folder = variables["KILLED_IN"] ?? ""
        let number = Int32(variables["KILLED_BY"] ?? "") ?? 0
        signal(SIGTERM, SIG_DFL)
        endCleanlyOnSignals()
        try withTemporaryFolder("killed") { temporary in
          Thread.detachNewThread {
            let numbers = { (try? String(contentsOfFile: "\(folder)/pids", encoding: .utf8)) ?? "" }
            while numbers().split(separator: "\n").count < 3 { usleep(1000) }
            sleep(1)
            kill(getpid(), number)
          }
          let script = """
            echo \(temporary.path) >\(folder)/temporary
            echo $$ >>\(folder)/pids
            sleep 100 & echo $! >>\(folder)/pids
            setsid sh -c 'echo $$ >>\(folder)/pids; sleep 100' & wait
            """
          _ = try runProcess("/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
        }
      }
      let pids = try String(contentsOfFile: "\(folder)/pids", encoding: .utf8)
        .split(separator: "\n").compactMap { Int32($0) }
      #expect(pids.count == 3)
      for pid in pids {
        for _ in 0..<100 where isRunning(pid) { usleep(20_000) }
        #expect(!isRunning(pid))
      }
      let temporary = try String(contentsOfFile: "\(folder)/temporary", encoding: .utf8)
        .trimmingCharacters(in: .newlines)
      #expect(!FileManager.default.fileExists(atPath: temporary))
    }
  #endif

  #if os(Linux)
    /// The system is asked whether it would let others in: 1 at first, 0 then.
    @Test func memoryIsHidden() async throws {
      await #expect(processExitsWith: .exitCode(10)) {
        typealias Control = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
        let address = dlopen(nil, RTLD_NOW).flatMap { dlsym($0, "prctl") }
        guard let address else { exit(1) }
        let isOpen = { unsafeBitCast(address, to: Control.self)(3, 0, 0, 0, 0) }
        let before = isOpen()
        OperatingSystem.hideMemory()
        exit(before * 10 + isOpen())
      }
    }
  #endif

  /// What a terminal is told apart by, and what it does not change: the end of a line.
  @Test func aProgramMayThinkThatItWritesToATerminal() throws {
    let script = "if [ -t 1 ]; then echo terminal; else echo file; fi"
    for isTerminal in [false, true] {
      let finished = try runProcess(
        "/bin/sh", ["-c", script], environment: [:], onTerminal: isTerminal)
      #expect(finished.ending == .exited(status: 0))
      #expect(finished.output.text == (isTerminal ? "terminal\n" : "file\n"))
    }
  }

  #if os(Linux)
    /// A program that is started has no terminal to write to behind our back. In the file about it,
    /// its parent, group and session follow the letter of its state.
    @Test func aProgramIsInASessionOfItsOwn() throws {
      let script = "read -r line </proc/$$/stat; set -- ${line##*) }; echo $(($4 - $$))"
      let finished = try runProcess("/bin/sh", ["-c", script], environment: [:])
      #expect(finished.output.text == "0\n")
    }
  #endif

  #if os(Linux)
    @Test func aLockIsTakenByOneOrShared() throws {
      try withTemporaryFolder("lock") { folder in
        let path = folder.appendingPathComponent("lock").path
        func isFree(_ kind: String) throws -> Bool {
          // The system's own command for the same lock.
          try runProcess(
            "/usr/bin/env", ["flock", "--nonblock", kind, path, "true"],
            environment: ["PATH": "/usr/bin:/bin"]
          ).ending == .exited(status: 0)
        }
        do {
          let lock = try FileLock(path)
          #expect(try isFree("--exclusive"))
          lock.takeAlone()
          #expect(try !isFree("--shared"))
          lock.share()
          #expect(try isFree("--shared"))
          #expect(try !isFree("--exclusive"))
          withExtendedLifetime(lock) {}
        }
        #expect(try isFree("--exclusive"))
      }
    }
  #endif

  @Test func aLockNeedsAPlace() {
    #expect(throws: FileFailure.self) { try FileLock("/nowhere/lock") }
  }
}

/// Whether a process is there and not dead.
private func isRunning(_ process: Int32) -> Bool {
  guard kill(process, 0) == 0 else { return false }
  let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
  return !(status?.contains(") Z ") ?? false)
}

private func waitInTemporaryFolder(_ prefix: String, _ number: Int32) throws {
  signal(number, SIG_DFL)
  endCleanlyOnSignals()
  try withTemporaryFolder(prefix) { _ in
    sleep(1)  // Dispatch sets its handler in a thread of its own
    kill(getpid(), number)
    sleep(20)
  }
}
