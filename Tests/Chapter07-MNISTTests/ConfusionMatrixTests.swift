import ExerciseSupport
import MNISTExercises
import XCTest

// Only this, for the library's functions may have the names of the learner's.
import struct NeuralNetworks.SplitMix64

typealias ConfusionMatrix = Exercise<
  (predictions: [Int], labels: [Int], classes: Int), [[Int]]
>

/// Exercise 7.3: row t, column p counts the samples of class t that were predicted as p.
final class ConfusionMatrixTests: XCTestCase {
  static let exercise = ConfusionMatrix(
    "7.3", "confusion matrix", file: "Chapters/Chapter07-MNIST/Exercises/ConfusionMatrix.swift",
    comparing: .numbers(),
    cases: knownCases + (1...5).map(randomCase),
    misconceptions: ConfusionMatrixAnswers.misconceptions,
    otherAnswers: ConfusionMatrixAnswers.otherAnswers)

  // Counted by hand, sample by sample.
  static let knownCases: [ConfusionMatrix.Case] = [
    .init(
      "four samples, one mistake",
      given: (predictions: [0, 1, 1, 2], labels: [0, 0, 1, 2], classes: 3),
      expect: [[1, 1, 0], [0, 1, 0], [0, 0, 1]]),
    .init(
      "the same mistake three times",
      given: (predictions: [0, 0, 0, 1], labels: [1, 1, 1, 1], classes: 2),
      expect: [[0, 0], [3, 1]]),
    .init(
      "class 3 does not occur",
      given: (predictions: [2, 1, 0, 2, 2], labels: [0, 1, 0, 2, 1], classes: 4),
      expect: [[1, 0, 1, 0], [0, 1, 1, 0], [0, 0, 1, 0], [0, 0, 0, 0]]),
    .init(
      "no samples", given: (predictions: [], labels: [], classes: 2),
      expect: [[0, 0], [0, 0]]),
  ]

  /// Random predictions, about half of them right. What is expected is counted cell by cell.
  static func randomCase(seed: UInt64) -> ConfusionMatrix.Case {
    var generator = SplitMix64(seed: seed)
    let classes = 2 + generator.nextInteger(below: 9)
    var predictions: [Int] = []
    var labels: [Int] = []
    for _ in 0..<20 + generator.nextInteger(below: 80) {
      let label = generator.nextInteger(below: classes)
      let isRight = generator.nextUniform() < 0.5
      labels.append(label)
      predictions.append(isRight ? label : generator.nextInteger(below: classes))
    }
    let expected = (0..<classes).map { row in
      (0..<classes).map { column in
        labels.indices.filter { labels[$0] == row && predictions[$0] == column }.count
      }
    }
    return .init(
      "random predictions, seed \(seed)",
      given: (predictions: predictions, labels: labels, classes: classes), expect: expected)
  }

  func testYourAnswerIsRight() {
    XCTAssertNil(
      Self.exercise.failure { confusionMatrix(predictions: $0, labels: $1, classes: $2) })
  }

  func testMisconceptionsAreRecognized() {
    XCTAssertEqual(Self.exercise.misconceptionFaults, [])
  }

  func testOtherRightAnswersAreAccepted() {
    XCTAssertEqual(Self.exercise.otherAnswerFaults, [])
  }
}
