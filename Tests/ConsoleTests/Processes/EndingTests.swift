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
