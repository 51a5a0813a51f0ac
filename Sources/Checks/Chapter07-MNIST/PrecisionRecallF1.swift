import ExerciseSupport
import NeuralNetworks

/// Exercise 7.4: precision, recall and F1 of each class, from a confusion matrix.
public enum PrecisionRecallF1 {
  /// A number for each class, three times.
  public typealias Metrics = (precision: [Double], recall: [Double], f1: [Double])

  /// The function.
  public typealias Exercise = ExerciseSupport.Exercise<[[Int]], Metrics>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "7.4", "precision, recall and F1",
    file: "Chapters/Chapter07-MNIST/Exercises/PrecisionRecallF1.swift",
    comparing: .parts(
      .part("precision", { $0.precision }, comparing: .numbers(within: 1e-6)),
      .part("recall", { $0.recall }, comparing: .numbers(within: 1e-6)),
      .part("F1", { $0.f1 }, comparing: .numbers(within: 1e-6))),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Take one class at a time. Which single cell holds the samples that are of the class and were "
        + "predicted as it? Which cells together hold all that were predicted as it?",
      "The cell is on the diagonal. All that were predicted as class c stand in column c, all that "
        + "are c in row c. Sum each, turn the three numbers into Doubles, and look at the divisor "
        + "before you divide.",
      "For each c: predicted = counts.map { $0[c] }.reduce(0, +) and actual = counts[c].reduce(0, +). "
        + "Then p = predicted > 0 ? hits / predicted : 0, the same for r with actual, and F1 is "
        + "2 * p * r / (p + r) if p + r > 0.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand; the four classes by scikit-learn (Tests/Reference/chapter07_reference.py).
  static let knownCases: [Exercise.Case] = [
    known(
      "the worked example", [[6, 2, 0], [3, 1, 0], [0, 1, 0]],
      precision: [2.0 / 3, 1.0 / 4, 0], recall: [3.0 / 4, 1.0 / 4, 0],
      f1: [12.0 / 17, 1.0 / 4, 0]),
    known(
      "four samples, one mistake", [[1, 1, 0], [0, 1, 0], [0, 0, 1]],
      precision: [1, 0.5, 1], recall: [0.5, 1, 1], f1: [2.0 / 3, 2.0 / 3, 1]),
    known(
      "four classes of 30 and more",
      [[21, 3, 0, 6], [2, 17, 9, 2], [1, 4, 30, 0], [11, 0, 5, 14]],
      precision: [0.6, 0.70833333, 0.68181818, 0.63636364],
      recall: [0.7, 0.56666667, 0.85714286, 0.46666667],
      f1: [0.64615385, 0.62962963, 0.75949367, 0.53846154]),
    known(
      "everything is called a 1", [[0, 8], [0, 2]],
      precision: [0, 0.2], recall: [0, 1], f1: [0, 1.0 / 3]),
    known(
      "class 1 does not occur, but is predicted", [[3, 1, 0], [0, 0, 0], [0, 4, 2]],
      precision: [1, 0, 1], recall: [0.75, 0, 1.0 / 3], f1: [6.0 / 7, 0, 0.5]),
    known(
      "class 0 is predicted and occurs, but never together", [[0, 3, 1], [5, 7, 0], [0, 0, 2]],
      precision: [0, 0.7, 2.0 / 3], recall: [0, 7.0 / 12, 1], f1: [0, 7.0 / 11, 0.8]),
    known(
      "all right", [[4, 0, 0], [0, 9, 0], [0, 0, 1]],
      precision: [1, 1, 1], recall: [1, 1, 1], f1: [1, 1, 1]),
    known("no samples", [[0, 0], [0, 0]], precision: [0, 0], recall: [0, 0], f1: [0, 0]),
    known("one class", [[7]], precision: [1], recall: [1], f1: [1]),
  ]

  private static func known(
    _ name: String, _ counts: [[Int]], precision: [Double], recall: [Double], f1: [Double]
  ) -> Exercise.Case {
    .init(name, given: counts, expect: (precision: precision, recall: recall, f1: f1))
  }

  /// Random samples, about half of them right. What is expected is counted from the samples, and
  /// F1 comes from hits, false alarms and misses: 2h / (2h + a + m).
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let classes = 3 + generator.nextInteger(below: 7)
    let samples = (0..<30 + generator.nextInteger(below: 90)).map { _ in
      let label = generator.nextInteger(below: classes)
      let isRight = generator.nextUniform() < 0.5
      return (label: label, prediction: isRight ? label : generator.nextInteger(below: classes))
    }
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
    for sample in samples { counts[sample.label][sample.prediction] += 1 }

    let outcomes = (0..<classes).map { label in
      (
        hits: Double(samples.count { $0.label == label && $0.prediction == label }),
        alarms: Double(samples.count { $0.label != label && $0.prediction == label }),
        misses: Double(samples.count { $0.label == label && $0.prediction != label })
      )
    }
    return known(
      "random samples, seed \(seed)", counts,
      precision: outcomes.map { $0.hits / max(1, $0.hits + $0.alarms) },
      recall: outcomes.map { $0.hits / max(1, $0.hits + $0.misses) },
      f1: outcomes.map { 2 * $0.hits / max(1, 2 * $0.hits + $0.alarms + $0.misses) })
  }
}
