import ExerciseSupport
import XCTest

final class CatalogueTests: XCTestCase {
  func testSoundCatalogueHasNoFaults() {
    XCTAssertEqual(doublingExercise().misconceptionFaults, [])
    XCTAssertEqual(doublingExercise().otherAnswerFaults, [])
  }

  func testMisconceptionThatIsAcceptedIsAFault() {
    let right = Doubling.Misconception("nothing is wrong", remedy: "Go on.", answer: double)
    let exercise = doublingExercise(misconceptions: doublingMisconceptions + [right])
    XCTAssertEqual(
      exercise.misconceptionFaults,
      ["\"nothing is wrong\" is accepted: a case is missing that shows the mistake"])
  }

  func testMisconceptionThatIsTakenForAnotherIsAFault() {
    let same = Doubling.Misconception("powers of 2 are taken", remedy: "Multiply.") { numbers in
      try refuseNegative(numbers)
      return numbers.map { $0 * $0 }
    }
    let exercise = doublingExercise(misconceptions: doublingMisconceptions + [same])
    XCTAssertEqual(
      exercise.misconceptionFaults,
      ["\"powers of 2 are taken\" is taken for \"the numbers are squared\""])
  }

  func testMisconceptionThatIsAStubIsAFault() {
    let stub = Doubling.Misconception("nothing is done", remedy: "Begin.") {
      unfinished($0, file: "A.swift", line: 3)
    }
    let exercise = doublingExercise(misconceptions: doublingMisconceptions + [stub])
    XCTAssertEqual(
      exercise.misconceptionFaults, ["\"nothing is done\" is not done: A.swift, line 3"])
  }

  func testTooFewEntriesAreFaults() {
    let exercise = doublingExercise(
      misconceptions: Array(doublingMisconceptions.prefix(4)),
      otherAnswers: Array(doublingAnswers.prefix(1)))
    XCTAssertEqual(
      exercise.misconceptionFaults, ["exercise 9.9 has 4 misconceptions, fewer than 5"])
    XCTAssertEqual(
      exercise.otherAnswerFaults, ["exercise 9.9 has 1 other answers, fewer than 2"])
  }

  func testOtherAnswerThatIsRejectedIsAFault() {
    let wrong = Doubling.OtherAnswer("as they are") { $0 }
    let faults = doublingExercise(otherAnswers: doublingAnswers + [wrong]).otherAnswerFaults
    XCTAssertEqual(faults.count, 1)
    XCTAssertEqual(faults.first?.hasPrefix("\"as they are\" is rejected: Exercise 9.9"), true)
  }
}
