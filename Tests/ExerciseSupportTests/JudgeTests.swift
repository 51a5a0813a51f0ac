import Foundation
import XCTest

@testable import ExerciseSupport

/// Judges the answers in Tests/HostileAnswers, each in a process of its own.
final class JudgeTests: XCTestCase {
  private struct Name: NamedExercise {
    let number: String
    let title = "identity"
    let file = "Tests/HostileAnswers/main.swift"
  }

  /// The answers in HostileAnswers, by their numbers there.
  private enum Answer: Int {
    case right = 1
    case wrong, stub, badIndex, overflow, missingValue, fatal, recursion, loop, manyAllocations
    case hugeAllocation, flood, exit, printedVerdict, background, halfReport, reportOnAnother
    case closedOutput, handlerAtExit, handlerAtEarlyExit, printing, killed, deaf
  }

  private func judge(
    _ answer: Answer, timeLimit: Double = 10, memoryLimit: Int = 256
  ) throws -> ProcessVerdict {
    try judgeInProcess(
      Name(number: "0.\(answer.rawValue)"), of: products.appendingPathComponent("HostileAnswers"),
      timeLimit: timeLimit, memoryLimit: memoryLimit)
  }

  private func text(_ verdict: ProcessVerdict, of answer: Answer) -> String {
    verdict.failureText(for: Name(number: "0.\(answer.rawValue)")) ?? "accepted"
  }

  override func tearDownWithError() throws {
    // Whatever an answer did, the next one is judged as if nothing had been.
    XCTAssertTrue(try judge(.right).isCorrect)
  }

  func testWrongAnswerAndStubAreReportedAsWithoutAProcess() throws {
    guard case .judged(.wrong(let answer)) = try judge(.wrong).outcome else {
      return XCTFail("a wrong answer is accepted")
    }
    XCTAssertEqual(answer.found, "8")
    guard case .judged(.notDone(let file, _)) = try judge(.stub).outcome else {
      return XCTFail("a stub is accepted")
    }
    XCTAssertEqual(file, "Tests/HostileAnswers/main.swift")
  }

  func testTrapsAreReportedWithMessageAndLine() throws {
    let messages: [(Answer, String)] = [
      (.badIndex, "Index out of range"),
      (.overflow, "arithmetic overflow"),
      (.missingValue, "Unexpectedly found nil while unwrapping an Optional value"),
      (.fatal, "no answer to 7"),
    ]
    for (answer, message) in messages {
      let verdict = try judge(answer)
      XCTAssertEqual(verdict.outcome, .trapped(message: message))
      // In their file, answer 1 stands in line 13, and the first seven take a line each.
      let line = 12 + answer.rawValue
      XCTAssertEqual(verdict.place?.line, line, "\(answer)")
      XCTAssertEqual(
        text(verdict, of: answer),
        "Exercise 0.\(answer.rawValue), identity, stops with an error: open "
          + "Tests/HostileAnswers/main.swift, line \(line)\n  \(message)")
    }
  }

  func testEndlessRecursionIsNamed() throws {
    let verdict = try judge(.recursion)
    XCTAssertEqual(verdict.outcome, .endlessRecursion)
    XCTAssertNotNil(verdict.place)
    XCTAssertTrue(text(verdict, of: .recursion).contains("stack overflow"))
  }

  func testEndlessLoopIsStoppedAndItsLineNamed() throws {
    let start = ContinuousClock.now
    let verdict = try judge(.loop, timeLimit: 0.5)
    XCTAssertEqual(verdict.outcome, .stillRunning(seconds: 0.5))
    XCTAssertEqual(verdict.place?.file.hasSuffix("HostileAnswers/main.swift"), true)
    XCTAssertTrue(text(verdict, of: .loop).contains("is still running after 0.5 s: open Tests/"))
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(4))
  }

  func testProcessThatDoesNotListenIsStoppedToo() throws {
    let verdict = try judge(.deaf, timeLimit: 0.5)
    XCTAssertEqual(verdict.outcome, .stillRunning(seconds: 0.5))
  }

  func testMemoryIsLimited() throws {
    for answer in [Answer.manyAllocations, .hugeAllocation] {
      let verdict = try judge(answer)
      XCTAssertEqual(verdict.outcome, .usedTooMuchMemory(megabytes: 256))
      XCTAssertTrue(text(verdict, of: answer).contains("more than 256 MB"))
    }
  }

  func testFloodIsStoppedAndCut() throws {
    let verdict = try judge(.flood)
    XCTAssertEqual(verdict.outcome, .printedTooMuch)
    XCTAssertLessThan(verdict.printed.utf8.count, 5000)
    XCTAssertTrue(verdict.printed.contains("…"))
  }

  func testEndedProgramIsNoRightAnswer() throws {
    for answer in [Answer.exit, .printedVerdict, .halfReport, .reportOnAnother] {
      XCTAssertEqual(try judge(answer).outcome, .endedProgram(status: 0), "\(answer)")
    }
    XCTAssertTrue(try judge(.printedVerdict).printed.hasPrefix("passed\n"))
  }

  func testBackgroundProcessIsNotWaitedForAndDoesNotStay() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("late-\(UUID().uuidString)")
    setenv("LATE_FILE", file.path, 1)
    let start = ContinuousClock.now
    XCTAssertTrue(try judge(.background).isCorrect)
    XCTAssertLessThan(ContinuousClock.now - start, .seconds(0.4))
    // It would have made the file after half a second.
    Thread.sleep(forTimeInterval: 0.8)
    XCTAssertFalse(FileManager.default.fileExists(atPath: file.path))
  }

  func testClosedOutputAndHandlersAtExitDoNoHarm() throws {
    XCTAssertTrue(try judge(.closedOutput).isCorrect)
    XCTAssertTrue(try judge(.handlerAtExit).isCorrect)
    XCTAssertEqual(
      try judge(.handlerAtEarlyExit, timeLimit: 0.5).outcome, .stillRunning(seconds: 0.5))
  }

  func testWhatTheAnswerPrintedIsShownWithoutControlCharacters() throws {
    let verdict = try judge(.printing)
    XCTAssertEqual(verdict.printed, "I am here\nand there")
    XCTAssertTrue(
      text(verdict, of: .printing)
        .hasSuffix("\n  Your code printed:\n    I am here\n    and there"))
  }

  func testKilledProcessIsReported() throws {
    guard case .stopped = try judge(.killed).outcome else { return XCTFail("not noticed") }
  }

  func testUnknownNumberAndMissingProgram() throws {
    let verdict = try judgeInProcess(
      Name(number: "5.5"), of: products.appendingPathComponent("HostileAnswers"))
    XCTAssertEqual(verdict.outcome, .endedProgram(status: 2))
    XCTAssertThrowsError(
      try judgeInProcess(Name(number: "0.1"), of: URL(fileURLWithPath: "/nowhere/program"))
    ) { error in
      XCTAssertTrue("\(error)".hasPrefix("/nowhere/program cannot be started: "), "\(error)")
    }
  }
}

/// The folder in which SwiftPM puts what it builds.
private let products =
  Bundle(for: JudgeTests.self).bundleURL.pathExtension == "xctest"
  ? Bundle(for: JudgeTests.self).bundleURL.deletingLastPathComponent()
  : Bundle.main.bundleURL
