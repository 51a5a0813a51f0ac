import Answers
import Exercises
import Synchronization
import XCTest

@testable import Judging

/// What a learner reads of an answer, here called in this process.
final class CheckTests: XCTestCase {
  private typealias Doubling = Contract<[Float], [Float]>

  private let contract = Doubling(
    "double",
    in: Outline("9.9", "double numbers", file: "Double.swift", section: "", hints: []),
    arguments: ["numbers"])

  private func exam(_ cases: [Doubling.Case]) -> Exam {
    Exam(
      Check(
        contract, comparing: .numbers(within: 1e-6), cases: cases,
        mistakes: [
          .init("the numbers are squared", "Multiply by 2.") { x in x.map { $0 * $0 } },
          .init("zero is divided by itself", "Leave the division out.") { x in
            x.map { 2 * $0 * $0 / $0 }
          },
        ],
        rightAnswers: []))
  }

  private func failure(_ double: @escaping Doubling.Answer) -> String? {
    exam([
      .init("two numbers", [1, 3], gives: [2, 6]),
      .init("three numbers", [0, 0.5, 10], gives: [0, 1, 20]),
    ]).failure(of: [contract.answered(by: double)])
  }

  func testAnswersThatChangeAPart() {
    let mistake = Doubling.mistakes(changing: Float(2)) { factor in
      { numbers in numbers.map { factor * $0 } }
    }
    let right = Doubling.rightAnswers(changing: Float(2)) { factor in
      { numbers in numbers.map { factor * $0 } }
    }
    let tripled = mistake("the numbers are tripled", "Multiply by 2.") { $0 += 1 }
    XCTAssertEqual(tripled.name, "the numbers are tripled")
    XCTAssertEqual(tripled.remedy, "Multiply by 2.")
    XCTAssertEqual(tripled.answer([1, -2]), [3, -6])
    // One change does not show in another answer.
    XCTAssertEqual(mistake("halved", "Multiply.") { $0 /= 4 }.answer([1, -2]), [0.5, -1])
    XCTAssertEqual(right("as it is") { _ in }.answer([1, -2]), [2, -4])
    let added = right("one added to the factor") { $0 += 1 }
    XCTAssertEqual(added.form, "one added to the factor")
    XCTAssertEqual(added.answer([1, -2]), [3, -6])
  }

  func testARightAnswerHasNoFailure() {
    XCTAssertNil(failure { x in x.map { $0 + $0 } })
    XCTAssertNil(failure { x in x.map { 2 * $0 * (1 + 1e-7) } })
  }

  func testAStubIsNotDoneEvenIfItsPlaceholderIsRight() {
    XCTAssertEqual(
      failure { x in unfinished(x.map { 2 * $0 }, file: "/a/Double.swift", line: 5) },
      "Exercise 9.9, double numbers, is not done yet: open Double.swift:5")
  }

  func testAStubBehindOneBranchIsNotDone() {
    let text = failure { x in
      x.count == 3 ? unfinished(x.map { 2 * $0 }, file: "/a/Mine.swift", line: 8) : x.map { 2 * $0 }
    }
    // It is not the exercise's own file: its line would lead astray.
    XCTAssertEqual(text, "Exercise 9.9, double numbers, is not done yet: open Double.swift")
  }

  func testAKnownMistakeGetsItsAdvice() {
    XCTAssertEqual(
      failure { x in zip(x, x).map { $0 * $1 } },
      """
      Exercise 9.9, double numbers, is not right yet: open Double.swift
        Case:     two numbers
        Given:    numbers: [1.0, 3.0]
        Expected: [2.0, 6.0]
        Found:    [1.0, 9.0]
        First difference, element [0]: expected 2.0, found 1.0
        This is what you get when the numbers are squared. Multiply by 2.
      """)
  }

  /// An answer may draw numbers of its own: then it is like a mistake in most cases, not in all.
  func testAnAnswerIsNamedAfterTheMistakeItIsMostLike() {
    let cases = (1...10).map { number in
      Doubling.Case("a number", [Float(number)], gives: [Float(2 * number)])
    }
    let check = Check(
      contract, comparing: .numbers(within: 1e-6), cases: cases,
      mistakes: [
        .init("the numbers are squared", "Multiply by 2.") { x in x.map { $0 * $0 } },
        .init("the numbers stay as they are", "Multiply by 2.") { $0 },
      ],
      rightAnswers: [])
    /// What is said if so many numbers are squared, the others cubed.
    func advice(squared: Float, alikeIn share: Double) -> Bool {
      let answer = contract.answered { x in x.map { $0 <= squared ? $0 * $0 : $0 * $0 * $0 } }
      let text = Exam(check.namingMistakes(alikeIn: share)).failure(of: [answer]) ?? ""
      return text.contains("This is what you get when the numbers are squared.")
    }
    // Of ten numbers 2 · 2 is right by chance, and counts for nothing.
    XCTAssertTrue(advice(squared: 10, alikeIn: 1))
    XCTAssertFalse(advice(squared: 8, alikeIn: 1))
    XCTAssertTrue(advice(squared: 8, alikeIn: 0.75))
    XCTAssertFalse(advice(squared: 7, alikeIn: 0.75))
  }

  /// What a class is judged on is worked out once for each seed, whatever the answers are.
  func testCasesAndMistakesAreWorkedOutOncePerSeed() {
    let calls = CallCounter()
    let exam = Exam(
      Check(
        contract, comparing: .numbers(within: 1e-6), cases: [],
        random: [
          .init(1) { generator in
            calls.count("drawn")
            let number = Float(1 + generator.nextInteger(below: 1000))
            return .init("a number", [number], gives: [2 * number])
          }
        ],
        mistakes: [
          .init("the numbers are squared", "Multiply by 2.") { x in
            calls.count("squared")
            return x.map { $0 * $0 }
          },
          .init("a hundred is added", "Multiply by 2.") { x in
            calls.count("added")
            return x.map { $0 + 100 }
          },
        ],
        rightAnswers: []))
    func report(seed: UInt64, _ double: @escaping Doubling.Answer) -> Report {
      exam.report(asking: LocalAsker([contract.answered(by: double)]), seed: seed)
    }
    let first = report(seed: 1) { x in x.map { $0 * $0 } }
    XCTAssertEqual(first, report(seed: 1) { x in x.map { $0 * $0 } })
    XCTAssertEqual(calls.counts, ["drawn": 1, "squared": 1])
    XCTAssertEqual(report(seed: 1) { x in x.map { 2 * $0 } }.state, .solved)
    let added = report(seed: 1) { x in x.map { $0 + 100 } }
    XCTAssertEqual(added.parts[0].details.last?.contains("a hundred is added"), true)
    XCTAssertEqual(calls.counts, ["drawn": 1, "squared": 1, "added": 1])
    XCTAssertNotEqual(first, report(seed: 2) { x in x.map { $0 * $0 } })
    XCTAssertEqual(calls.counts, ["drawn": 2, "squared": 2, "added": 1])
    XCTAssertEqual(first, report(seed: 1) { x in x.map { $0 * $0 } })
  }

  func testAMistakeThatEndsInNotANumberGetsItsAdvice() {
    let text = failure { x in x.map { $0 / $0 * 2 * $0 } } ?? "accepted"
    XCTAssertTrue(text.contains("found nan"), text)
    XCTAssertTrue(text.contains("zero is divided by itself"), text)
  }

  func testAMistakeThatIsLikeAKnownOneInSomeCasesOnlyGetsNoAdvice() {
    let text = failure { x in x.map { x.count == 2 ? $0 * $0 : $0 } } ?? "accepted"
    XCTAssertTrue(text.contains("Case:     two numbers"), text)
    XCTAssertFalse(text.contains("This is what you get"), text)
  }

  func testAnOutputOfAnotherShapeIsWrong() {
    for output: [Float] in [[], [2], [2, 6, 1]] {
      let text = failure { _ in output } ?? "accepted"
      XCTAssertTrue(
        text.contains("number of elements: expected 2, found \(output.count)"), text)
    }
  }

  func testALongInputIsCut() {
    let zeros = [Float](repeating: 0, count: 1000)
    let text =
      exam([.init("a thousand zeros", zeros, gives: [1])])
      .failure(of: [contract.answered { $0 }]) ?? "accepted"
    let given = text.split(separator: "\n").first { $0.contains("Given:") }
    XCTAssertEqual(given?.hasSuffix("…"), true, text)
    XCTAssertEqual(given?.count, "  Given:    numbers: ".count + 161, text)
  }

  func testAFunctionThatNobodyAnswersIsNobodysFault() {
    let text = exam([.init("one", [1], gives: [2])]).failure(of: []) ?? "accepted"
    XCTAssertTrue(text.contains("could not be judged"), text)
    XCTAssertTrue(text.contains("found no function double of exercise 9.9"), text)
  }
}

/// Counts calls by name.
private final class CallCounter: Sendable {
  private let mutex = Mutex<[String: Int]>([:])

  var counts: [String: Int] { mutex.withLock { $0 } }

  func count(_ name: String) { mutex.withLock { $0[name, default: 0] += 1 } }
}
