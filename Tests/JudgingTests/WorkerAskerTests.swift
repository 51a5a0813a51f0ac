import Console
import Exercises
import Foundation
import HostileContracts
import XCTest

@testable import Judging

/// Judges the answers of Tests/HostileWorker, each in a process of its own.
final class WorkerAskerTests: XCTestCase {
  private func judge(_ deed: Deed, seconds: Double = 10) -> Report {
    let exam = Exam(
      Check(
        deed.contract, comparing: .numbers(),
        cases: [
          .init("seven", 7, gives: 7), .init("eight", 8, gives: 8), .init("nine", 9, gives: 9),
        ],
        mistakes: [.init("one is added", "Return it as it is.") { $0 + 1 }], rightAnswers: []))
    return exam.report(
      fromWorker: products.appendingPathComponent("HostileWorker").path,
      limits: ProcessLimits(
        seconds: seconds, megabytes: 256, printedBytes: 1_000_000, keptBytes: 1 << 16))
  }

  private func assertStops(
    _ deed: Deed, _ words: String, seconds: Double = 10, line: UInt = #line
  ) {
    let report = judge(deed, seconds: seconds)
    XCTAssertEqual(report.state, .stopped, "\(deed)", line: line)
    XCTAssertEqual(report.parts.first?.words, words, "\(deed)", line: line)
  }

  override func tearDown() {
    // Whatever an answer did, the next one is judged as if nothing had been.
    XCTAssertEqual(judge(.right).state, .solved)
  }

  func testWrongAnswersAndStubs() {
    let wrong = judge(.wrong)
    XCTAssertEqual(wrong.state, .wrong)
    XCTAssertTrue(wrong.parts[0].details.contains("Found:    8"))
    XCTAssertTrue(wrong.parts[0].details.last?.hasPrefix("This is what you get when one") ?? false)
    XCTAssertEqual(judge(.stub).state, .notDone)
    XCTAssertEqual(judge(.stub).line, 20)
    XCTAssertEqual(judge(.stubInOneCase).state, .notDone)
  }

  func testTrapsAreToldWithTheirCaseAfterWhatIsWrong() {
    let trap = judge(.trapInOneCase)
    XCTAssertEqual(trap.parts[0].words, "stops with an error")
    XCTAssertEqual(trap.parts[0].details.first, "Index out of range")
    XCTAssertTrue(trap.parts[0].details.contains("Case:     eight"))
    XCTAssertEqual(trap.line, 23)
    let both = judge(.wrongAndTrap)
    XCTAssertEqual(both.state, .wrong)
    XCTAssertTrue(both.parts[0].details.contains("Case:     eight"))
    XCTAssertTrue(both.parts[0].details.contains("Case:     seven"))
    XCTAssertTrue(both.parts[0].details.contains { $0.hasPrefix("In another case it stops") })
  }

  func testTrapsAreToldWithTheirMessage() {
    let messages: [(Deed, String)] = [
      (.badIndex, "Index out of range"),
      (.overflow, "arithmetic overflow"),
      (.missingValue, "Unexpectedly found nil while unwrapping an Optional value"),
      (.fatal, "no answer to 7"),
    ]
    for (deed, message) in messages {
      let part = judge(deed).parts[0]
      XCTAssertEqual(part.words, "stops with an error", "\(deed)")
      XCTAssertEqual(part.details.first, message, "\(deed)")
    }
  }

  func testWhatNeverEnds() {
    assertStops(.recursion, "never ends")
    assertStops(.loop, "is still running after 0.5 s", seconds: 0.5)
    assertStops(.deaf, "is still running after 0.5 s", seconds: 0.5)
  }

  func testLimits() {
    assertStops(.allocations, "needs more than 256 MB of memory")
    assertStops(.hugeAllocation, "needs more than 256 MB of memory")
    assertStops(.flood, "printed more than 1 MB")
  }

  func testAnEndIsNoAnswer() {
    for deed in [Deed.exit, .exitInOneCase] {
      assertStops(deed, "ended the program before it was judged, with status 0")
    }
    assertStops(.killed, "was stopped by the system")
    assertStops(.closedFiles, "ended the program before it was judged, with status 3")
  }

  func testForgedRepliesAreNoAnswers() {
    for deed in [Deed.forgedReply, .garbage] { assertStops(deed, "writes where it should not") }
    // Whoever writes whole replies of their own has only answered, and has to be right.
    XCTAssertNotEqual(judge(.secondReply).state, .solved)
  }

  func testWhatDoesNoHarm() {
    for deed in [Deed.handlerAtExit, .thread, .reading] {
      XCTAssertEqual(judge(deed).state, .solved, "\(deed)")
    }
    XCTAssertEqual(judge(.printing).printed, "I am here\nI am here\nI am here")
  }

  /// In its group or in a session of its own: on Linux both are found.
  func testNothingStaysBehind() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("hostile-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let before = ProcessInfo.processInfo.environment["TMPDIR"]
    setenv("TMPDIR", folder.path, 1)
    defer {
      if let before { setenv("TMPDIR", before, 1) } else { unsetenv("TMPDIR") }
      try? FileManager.default.removeItem(at: folder)
    }
    XCTAssertEqual(judge(.background).state, .solved)
    #if os(Linux)
      XCTAssertEqual(judge(.escaped).state, .solved)
    #endif
    Thread.sleep(forTimeInterval: 2.3)
    XCTAssertEqual(try FileManager.default.contentsOfDirectory(atPath: folder.path), [])
  }

  func testAMissingWorkerIsNobodysFault() {
    let report = Exam(
      Check(
        Deed.right.contract, comparing: .numbers(), cases: [.init("one", 1, gives: 1)],
        mistakes: [], rightAnswers: [])
    ).report(fromWorker: "/nowhere/worker")
    XCTAssertEqual(report.state, .notJudged)
  }
}

/// The folder in which SwiftPM puts what it builds.
private let products =
  Bundle(for: WorkerAskerTests.self).bundleURL.pathExtension == "xctest"
  ? Bundle(for: WorkerAskerTests.self).bundleURL.deletingLastPathComponent()
  : Bundle.main.bundleURL
