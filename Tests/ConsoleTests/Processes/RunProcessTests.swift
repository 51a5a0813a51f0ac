import Foundation
import XCTest

@testable import Console

/// Shells that reach a limit, and what they leave behind.
final class RunProcessTests: XCTestCase {
  private func run(
    _ script: String, _ limits: ProcessLimits = ProcessLimits()
  ) throws -> FinishedProcess {
    try runProcess(
      "/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"], limits: limits)
  }

  func testWhatItPrintsAndHowItEnds() throws {
    let finished = try run("echo output; echo error >&2; exit 3")
    XCTAssertEqual(finished.ending, .exited(status: 3))
    XCTAssertEqual(finished.output.text, "output\n")
    XCTAssertEqual(finished.errors.text, "error\n")
    XCTAssertEqual(try run("kill -9 $$").ending, .signal(SIGKILL))
  }

  func testItIsStoppedAtALimit() throws {
    let start = ContinuousClock.now
    XCTAssertEqual(try run("sleep 20", ProcessLimits(seconds: 0.3)).ending, .outOfTime)
    XCTAssertEqual(
      try run("trap '' QUIT TERM; while :; do :; done", ProcessLimits(seconds: 0.3)).ending,
      .outOfTime)
    let flood = try run("while :; do echo line; done", ProcessLimits(printedBytes: 100_000))
    XCTAssertEqual(flood.ending, .printedTooMuch)
    XCTAssertLessThan(flood.output.text.utf8.count, 5000)
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(10))
  }

  func testWhatItStartedDoesNotOutliveIt() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("late-\(UUID().uuidString)")
    let start = ContinuousClock.now
    XCTAssertEqual(
      try run("(sleep 1; touch \(file.path)) & exit 0").ending, .exited(status: 0))
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(0.9))
    Thread.sleep(forTimeInterval: 1.3)
    XCTAssertFalse(FileManager.default.fileExists(atPath: file.path))
  }

  func testASignalThatThisThreadBlocksEndsIt() throws {
    var (blocked, before) = (sigset_t(), sigset_t())
    sigemptyset(&blocked)
    sigaddset(&blocked, SIGXCPU)
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let process = try runProcess("/bin/sh", ["-c", "kill -XCPU $$"], environment: [:])
    XCTAssertEqual(process.ending, .signal(SIGXCPU))
  }

  func testAProgramThatIsNotThere() {
    XCTAssertThrowsError(
      try runProcess("/nowhere/program", [], environment: [:])
    ) { error in
      XCTAssertTrue("\(error)".hasPrefix("/nowhere/program cannot be started: "), "\(error)")
    }
  }
}
