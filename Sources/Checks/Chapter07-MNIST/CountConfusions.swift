import ExerciseSupport
import NeuralNetworks

/// Exercise 7.3: row t, column p counts the samples of class t that were predicted as p.
public enum CountConfusions {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (predictions: [Int], labels: [Int], classes: Int), [[Int]]
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "7.3", "confusion matrix", file: "Chapters/Chapter07-MNIST/Exercises/ConfusionMatrix.swift",
    comparing: .numbers(),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Start from a matrix of zeros, and let each sample add 1 to one cell.",
      "The label of a sample picks the row, its prediction the column; zip(predictions, "
        + "labels) gives both at once.",
      "In the loop, counts[label][prediction] += 1; before it, counts is an array of "
        + "`classes` rows of `classes` zeros; after it, return counts.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // Counted by hand, sample by sample; the twelve samples by scikit-learn
  // (Tests/Reference/chapter07_reference.py).
  static let knownCases: [Exercise.Case] = [
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
      "twelve samples of five classes",
      given: (
        predictions: [3, 1, 1, 4, 0, 4, 2, 0, 0, 3, 3, 1],
        labels: [3, 1, 4, 1, 0, 4, 2, 3, 0, 2, 3, 1], classes: 5
      ),
      expect: [
        [2, 0, 0, 0, 0], [0, 2, 0, 0, 1], [0, 0, 1, 1, 0], [1, 0, 0, 2, 0], [0, 1, 0, 0, 1],
      ]),
    .init(
      "no samples", given: (predictions: [], labels: [], classes: 2),
      expect: [[0, 0], [0, 0]]),
  ]

  /// Random predictions, about half of them right. What is expected is counted cell by cell.
  static func randomCase(seed: UInt64) -> Exercise.Case {
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
}
