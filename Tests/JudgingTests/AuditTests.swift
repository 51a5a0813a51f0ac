import Exercises
import NeuralNetworks
import XCTest

@testable import Judging

/// The checks of checks, on an exercise with faults.
final class AuditTests: XCTestCase {
  private typealias Doubling = Contract<([Float], Int), [Float]>

  private func audit(
    neverEmpty: [String] = [], cases: [Doubling.Case], mistakes: [Doubling.Mistake] = []
  ) -> [String] {
    let exercise = Outline(
      "9.9", "double", file: "Double.swift", section: "", hints: ["a", "b", "c"])
    let contract = Doubling(
      "double", in: exercise, arguments: ["numbers", "times"], neverEmpty: neverEmpty)
    let others = (2..<6).map { factor in
      Doubling.Mistake("times \(factor + 1)", "Double.") { x, _ in x.map { Float(factor + 1) * $0 }
      }
    }
    let right = ["a", "b"].map { Doubling.RightAnswer($0) { x, _ in x.map { 2 * $0 } } }
    return Exam(
      Check(
        contract, comparing: .numbers(), cases: cases, mistakes: mistakes + others,
        rightAnswers: right)
    ).audit().allFaults
  }

  private let one = Doubling.Case("one", ([1], 1), gives: [2])
  private let none = Doubling.Case("none", ([], 1), gives: [])

  func testNoFaults() {
    let halved = Doubling.Mistake("halved", "Double.") { x, _ in x.map { $0 / 2 } }
    XCTAssertEqual(audit(cases: [one, none], mistakes: [halved]), [])
  }

  func testASizeWithoutAZeroCase() {
    let halved = Doubling.Mistake("halved", "Double.") { x, _ in x.map { $0 / 2 } }
    XCTAssertEqual(
      audit(cases: [one], mistakes: [halved]),
      ["9.9, double: no case in which numbers is zero"])
    XCTAssertEqual(audit(neverEmpty: ["numbers"], cases: [one], mistakes: [halved]), [])
    XCTAssertEqual(
      audit(neverEmpty: ["numbers", "rows"], cases: [one], mistakes: [halved]),
      ["9.9, double: there is no size rows"])
  }

  func testMistakesThatNoCaseTellsApart() {
    let square = Doubling.Mistake("squared", "Double.") { x, _ in x.map { $0 * $0 } }
    let same = Doubling.Mistake("left as it is", "Double.") { x, _ in x }
    XCTAssertEqual(
      audit(cases: [one, none], mistakes: [square, same]),
      [
        "9.9, double: no case tells apart \"squared\" and \"left as it is\"",
        "9.9: \"left as it is\" is taken for \"squared\"",
      ])
  }

  func testAdviceHasAPartForEachTry() {
    for (name, remedy) in [
      ("halved", ""), ("", "Double."), ("Halved.", "D."),
    ] {
      let halved = Doubling.Mistake(name, remedy) { x, _ in x.map { $0 / 2 } }
      XCTAssertEqual(
        audit(cases: [one, none], mistakes: [halved]),
        [
          "9.9, double: \"\(name)\" has no remedy, or no name that is part of a sentence"
        ])
    }
  }

  func testAMistakeThatIsAccepted() {
    let right = Doubling.Mistake("right", "Double.") { x, _ in x.map { $0 + $0 } }
    XCTAssertTrue(
      audit(cases: [one, none], mistakes: [right])
        .contains { $0.contains("\"right\" is accepted") })
  }

  /// Any order is right, as long as it holds each number once.
  func testAnOutputThatDependsOnChance() {
    typealias Shuffle = Contract<(Int, UInt64), [Int]>
    let exercise = Outline("9.8", "mix", file: "Mix.swift", section: "", hints: ["a", "b", "c"])
    let mistakes = ["a", "b", "c", "d", "e"].enumerated().map { index, name in
      Shuffle.Mistake(name, "Mix.") { count, _ in [Int](repeating: index, count: count) }
    }
    let exam = Exam(
      Check(
        Shuffle("mixed", in: exercise, arguments: ["count", "seed"]),
        observing: { input, output in
          (0..<input.0).map { number in output.count { $0 == number } }
        }, comparing: .numbers(), cases: [.init("five", (5, 1), gives: [0, 1, 2, 3, 4])],
        mistakes: mistakes,
        rightAnswers: [
          .init("backwards") { count, _ in (0..<count).reversed() },
          .init("drawn") { count, seed in
            var generator = SplitMix64(seed: seed)
            return generator.permutation(of: count)
          },
        ]))
    XCTAssertEqual(exam.audit().allFaults, [])
  }

  func testOrderKeepingMaps() {
    for map in OrderKeepingMap.all {
      let mapped = map.apply([3, -1, 3, 0.5])
      XCTAssertEqual(mapped[0], mapped[2])
      XCTAssertTrue(mapped[1] < mapped[3] && mapped[3] < mapped[0], map.name)
    }
  }
}
