import ExerciseSupport
import NeuralNetworks

/// Exercise 4.1: a row for each sample, 1 in the column of its class and 0 elsewhere.
public enum OneHot {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<(labels: [Int], classes: Int), Matrix>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "4.1", "one-hot targets", file: "Chapters/Chapter04-DeepNet/Exercises/OneHot.swift",
    comparing: .numbers(),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Start from a matrix of zeros. How many elements of it have to change for each sample?",
      "The place of a label in the list picks the row, the label itself picks the column; "
        + "labels.enumerated() gives both at once.",
      "In the loop for (sample, label) in labels.enumerated(), set the element [sample, label] of "
        + "the matrix to 1; after it, return the matrix.",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  // Written out by hand; the seven samples by scikit-learn's label_binarize
  // (Tests/Reference/chapter04_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example", given: (labels: [2, 0], classes: 4),
      expect: Matrix([[0, 0, 1, 0], [1, 0, 0, 0]])),
    .init("one sample", given: (labels: [1], classes: 3), expect: Matrix([[0, 1, 0]])),
    .init(
      "the same class three times", given: (labels: [1, 1, 1], classes: 2),
      expect: Matrix([[0, 1], [0, 1], [0, 1]])),
    .init(
      "classes 2 and 3 do not occur", given: (labels: [0, 1, 0], classes: 4),
      expect: Matrix([[1, 0, 0, 0], [0, 1, 0, 0], [1, 0, 0, 0]])),
    .init("one class only", given: (labels: [0, 0], classes: 1), expect: Matrix([[1], [1]])),
    .init(
      "as many samples as classes", given: (labels: [1, 2, 0], classes: 3),
      expect: Matrix([[0, 1, 0], [0, 0, 1], [1, 0, 0]])),
    .init(
      "seven samples of eight classes", given: (labels: [3, 1, 4, 1, 5, 2, 6], classes: 8),
      expect: Matrix([
        [0, 0, 0, 1, 0, 0, 0, 0],
        [0, 1, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 1, 0, 0, 0],
        [0, 1, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 1, 0, 0],
        [0, 0, 1, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 1, 0],
      ])),
  ]

  /// Random labels. What is expected is asked element by element: is this the label's column?
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let classes = 2 + generator.nextInteger(below: 9)
    let labels = (0..<3 + generator.nextInteger(below: 10)).map { _ in
      generator.nextInteger(below: classes)
    }
    return .init(
      "random labels, seed \(seed)", given: (labels: labels, classes: classes),
      expect: Matrix(rows: labels.count, columns: classes) { labels[$0] == $1 ? 1 : 0 })
  }
}
