import ExerciseSupport
import XCTest

final class VerdictTests: XCTestCase {
  private let exercise = doublingExercise()

  func testRightAnswerIsCorrect() {
    XCTAssertEqual(exercise.verdict(on: double), .correct)
    XCTAssertNil(exercise.failure(of: double))
  }

  func testStubIsNotDone() {
    let line = #line + 1
    let stub: Doubling.Function = { unfinished([Float](repeating: 0, count: $0.count)) }
    XCTAssertEqual(
      exercise.failure(of: stub),
      "Exercise 9.9, double numbers, is not done yet: "
        + "open ExerciseSupportTests/VerdictTests.swift, line \(line)")
  }

  func testStubIsNotDoneEvenIfItsPlaceholderIsRight() {
    let verdict = exercise.verdict { try unfinished(double($0), file: "/a/Other.swift", line: 5) }
    XCTAssertEqual(verdict, .notDone(file: "/a/Other.swift", line: 5))
  }

  func testStubBehindOneBranchIsNotDone() {
    let verdict = exercise.verdict { numbers in
      if numbers.count == 3 { return unfinished(numbers, file: "/a/Branch.swift", line: 8) }
      return try double(numbers)
    }
    XCTAssertEqual(verdict, .notDone(file: "/a/Branch.swift", line: 8))
  }

  func testKnownMistakeGetsItsAdvice() {
    // Right in the first case; 0.5² = 0.25 in the second.
    let squares: ([Float]) throws -> [Float] = { numbers in
      try refuseNegative(numbers)
      return zip(numbers, numbers).map { $0 * $1 }
    }
    XCTAssertEqual(
      exercise.failure(of: squares),
      """
      Exercise 9.9, double numbers, is not right yet: open ExerciseSupportTests/VerdictTests.swift
        Case:     two numbers
        Given:    [1.0, 3.0]
        Expected: [2.0, 6.0]
        Found:    [1.0, 9.0]
        First difference, element [0]: expected 2.0, found 1.0
        This is what you get when the numbers are squared. Multiply by 2.
      """)
  }

  func testMistakeThatEndsInNotANumberGetsItsAdvice() {
    let failure = exercise.failure { numbers in
      try refuseNegative(numbers)
      return numbers.map { $0 / $0 * 2 * $0 }
    }
    XCTAssertEqual(failure?.contains("found nan"), true, failure ?? "accepted")
    XCTAssertEqual(failure?.contains("zero is divided by itself"), true, failure ?? "accepted")
  }

  func testMistakeThatIsLikeAnEntryInSomeCasesOnlyGetsNoAdvice() {
    let verdict = exercise.verdict { numbers in
      try refuseNegative(numbers)
      return numbers.map { numbers.count == 2 ? $0 * $0 : $0 }
    }
    guard case .wrong(let answer) = verdict else { return XCTFail("\(verdict)") }
    XCTAssertEqual(answer.caseName, "two numbers")
    XCTAssertNil(answer.advice)
  }

  func testOutputOfAnotherShapeIsWrong() {
    for output: [Float] in [[], [2], [2, 6, 1]] {
      guard case .wrong(let answer) = exercise.verdict(on: { _ in output }) else {
        return XCTFail("\(output) is accepted")
      }
      XCTAssertEqual(answer.difference.place, "number of elements")
      XCTAssertEqual(answer.difference.expected, "2")
      XCTAssertEqual(answer.difference.found, "\(output.count)")
    }
  }

  func testErrorInPlaceOfAValueIsWrong() {
    guard case .wrong(let answer) = exercise.verdict(on: { _ in throw DoublingError.tooLarge })
    else { return XCTFail("an error is accepted as a value") }
    XCTAssertEqual(answer.difference.expected, "[2.0, 6.0]")
    XCTAssertEqual(answer.difference.found, "the error \"tooLarge\"")
    XCTAssertNil(answer.advice)
  }

  func testValueOrAnotherErrorInPlaceOfAnErrorIsWrong() {
    struct Unknown: Error {}
    for error: any Error in [DoublingError.tooLarge, DoublingError.negative(3), Unknown()] {
      let verdict = exercise.verdict { numbers in
        if numbers.contains(where: { $0 < 0 }) { throw error }
        return numbers.map { 2 * $0 }
      }
      guard case .wrong(let answer) = verdict else { return XCTFail("\(error) is accepted") }
      XCTAssertEqual(answer.caseName, "a negative one")
      XCTAssertEqual(answer.difference.expected, "the error \"negative(-3.0)\"")
    }
    let verdict = exercise.verdict { numbers in numbers.map { 2 * $0 } }
    guard case .wrong(let answer) = verdict else { return XCTFail("a value is accepted") }
    XCTAssertEqual(answer.difference.found, "[-6.0, 2.0]")
    XCTAssertEqual(answer.advice?.mistake, "negative numbers are doubled too")
  }

  func testLongInputIsCut() {
    let exercise = Doubling(
      "9.8", "long", file: "Long.swift", comparing: .numbers(),
      cases: [.init("a thousand zeros", given: Array(repeating: 0, count: 1000), expect: [1])],
      hints: [], misconceptions: [], otherAnswers: [])
    guard case .wrong(let answer) = exercise.verdict(on: { $0 }) else { return XCTFail("accepted") }
    XCTAssertEqual(answer.input.count, 161)
    XCTAssertEqual(answer.input.last, "…")
  }
}
