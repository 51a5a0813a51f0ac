import ExerciseSupport
import XCTest

final class AnsweredExerciseTests: XCTestCase {
  private typealias Scaling = Exercise<(numbers: [Float], factor: Float, shift: Float), [Float]>

  private let scaling = Scaling(
    "9.7", "scale", file: "Scale.swift", comparing: .numbers(),
    cases: [.init("two", given: (numbers: [1, 2], factor: 3, shift: 1), expect: [4, 7])],
    hints: [], misconceptions: [], otherAnswers: [])

  func testNameAndPlaceAreTheExercises() {
    let answered = doublingExercise().answered(by: double)
    XCTAssertEqual(answered.number, "9.9")
    XCTAssertEqual(answered.title, "double numbers")
    XCTAssertEqual(answered.file, "ExerciseSupportTests/VerdictTests.swift")
    XCTAssertEqual(answered.judge(), .correct)
  }

  func testFunctionOfOneArgument() {
    XCTAssertEqual(doublingExercise().answered(by: triple).judge().isCorrect, false)
    XCTAssertEqual(doublingExercise().answered { try double($0) }.judge(), .correct)
  }

  func testFunctionOfSeveralArguments() {
    XCTAssertEqual(scaling.answered(by: scale).judge(), .correct)
    XCTAssertEqual(scaling.answered { scale($0, factor: $1, shift: $2) }.judge(), .correct)
    XCTAssertEqual(
      scaling.answered { scale($0.numbers, factor: $0.factor, shift: $0.shift) }.judge(), .correct)
  }

  func testOtherArgumentsAreNamed() {
    guard case .wrong(let answer) = scaling.answered(by: scaleDoubles).judge() else {
      return XCTFail("a function of Doubles is accepted")
    }
    XCTAssertTrue(answer.found.contains("takes (Array<Double>, Double, Double)"), answer.found)
  }

  func testStubIsNotDone() {
    let verdict = scaling.answered(by: stub).judge()
    guard case .notDone = verdict else { return XCTFail("\(verdict)") }
  }
}

extension Verdict {
  fileprivate var isCorrect: Bool { self == .correct }
}

private func triple(_ numbers: [Float]) -> [Float] { numbers.map { 3 * $0 } }

private func scale(_ numbers: [Float], factor: Float, shift: Float) -> [Float] {
  numbers.map { factor * $0 + shift }
}

private func scaleDoubles(_ numbers: [Double], factor: Double, shift: Double) -> [Float] { [4, 7] }

private func stub(_ numbers: [Float], factor: Float, shift: Float) -> [Float] {
  unfinished([4, 7])
}
