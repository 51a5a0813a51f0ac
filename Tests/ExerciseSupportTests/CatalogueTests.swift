import ExerciseSupport
import XCTest

final class CatalogueTests: XCTestCase {
  func testSoundCatalogueHasNoFaults() {
    let exercise: any AnyExercise = doublingExercise()
    XCTAssertEqual(exercise.faults, [])
    XCTAssertEqual(exercise.misconceptionOutcomes.map(\.fault), [nil, nil, nil, nil, nil])
    XCTAssertEqual(
      exercise.otherAnswerOutcomes.map(\.name), ["by addition", "with a rounding error of 10⁻⁷"])
  }

  func testMisconceptionThatIsAcceptedIsAFault() {
    let right = Doubling.Misconception("nothing is wrong", remedy: "Go on.", answer: double)
    let exercise = doublingExercise(misconceptions: doublingMisconceptions + [right])
    XCTAssertEqual(
      exercise.faults,
      ["\"nothing is wrong\" is accepted: a case is missing that shows the mistake"])
  }

  func testMisconceptionThatIsTakenForAnotherIsAFault() {
    let same = Doubling.Misconception("powers of 2 are taken", remedy: "Multiply.") { numbers in
      try refuseNegative(numbers)
      return numbers.map { $0 * $0 }
    }
    let exercise = doublingExercise(misconceptions: doublingMisconceptions + [same])
    XCTAssertEqual(
      exercise.faults,
      ["\"powers of 2 are taken\" is taken for \"the numbers are squared\""])
  }

  func testMisconceptionThatIsAStubIsAFault() {
    let stub = Doubling.Misconception("nothing is done", remedy: "Begin.") {
      unfinished($0, file: "A.swift", line: 3)
    }
    let exercise = doublingExercise(misconceptions: doublingMisconceptions + [stub])
    XCTAssertEqual(
      exercise.faults, ["\"nothing is done\" is not done: A.swift, line 3"])
  }

  func testTooFewEntriesAreFaults() {
    let exercise = doublingExercise(
      misconceptions: Array(doublingMisconceptions.prefix(4)),
      otherAnswers: Array(doublingAnswers.prefix(1)))
    XCTAssertEqual(
      exercise.faults,
      [
        "exercise 9.9 has 4 misconceptions, fewer than 5",
        "exercise 9.9 has 1 other answers, fewer than 2",
      ])
  }

  func testOtherAnswerThatIsRejectedIsAFault() {
    let wrong = Doubling.OtherAnswer("as they are") { $0 }
    let faults = doublingExercise(otherAnswers: doublingAnswers + [wrong]).faults
    XCTAssertEqual(faults.count, 1)
    XCTAssertEqual(faults.first?.hasPrefix("\"as they are\" is rejected: Exercise 9.9"), true)
  }

  func testTwoMisconceptionsWithOneMistakeAreAFault() {
    let same = Doubling.Misconception("the numbers are squared", remedy: "Do not.") { $0 }
    let faults = doublingExercise(misconceptions: doublingMisconceptions + [same]).faults
    XCTAssertEqual(
      faults.first, "exercise 9.9 has two misconceptions with the same mistake", "\(faults)")
  }

  func testHintsHaveToBeThreeAndDifferent() {
    for hints in [[], ["a", "b"], ["a", "b", "c", "d"], ["a", "b", "a"], ["a", "", "b"]] {
      XCTAssertEqual(
        doublingExercise(hints: hints).faults,
        ["exercise 9.9 has \(hints.count) hints, not three different ones"])
    }
  }
}
