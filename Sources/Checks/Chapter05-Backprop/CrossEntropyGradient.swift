import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 5.4: (softmax of the scores − targets) / samples.
public enum CrossEntropyGradient {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<(scores: Matrix, targets: Matrix), Matrix>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "5.4", "softmax cross-entropy gradient",
    file: "Chapters/Chapter05-Backprop/Exercises/CrossEntropyGradient.swift",
    comparing: .numbers(within: 1e-5),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Work on one sample at a time: turn its scores into probabilities first. Then only a "
        + "difference and a division are left.",
      "For each row: find the largest score, make a list of the exponentials of score minus "
        + "largest, and their sum. What do you divide by the sum, and what by the samples?",
      "Each element of the result is `(exponentials[column] / sum - targets[sample, column]) / "
        + "Float(scores.rows)`.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand; three samples by SciPy (Tests/Reference/chapter05_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example",
      given: (
        scores: Matrix([[0, 0.6931472, 0], [0, 0, 0]]), targets: Matrix([[0, 1, 0], [1, 0, 0]])
      ), expect: Matrix([[0.125, -0.25, 0.125], [-0.3333333, 0.1666667, 0.1666667]])),
    .init(
      "one sample of four classes",
      given: (scores: Matrix([[5, 5, 5, 5]]), targets: Matrix([[0, 0, 1, 0]])),
      expect: Matrix([[0.25, 0.25, -0.75, 0.25]])),
    .init(
      "three samples of four classes",
      given: (
        scores: Matrix([[2, -1, 0.5, 0], [-0.3, 1.2, 0.7, -2], [3, 3, -1, 1]]),
        targets: Matrix([[1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]])
      ),
      expect: Matrix([
        [-0.0966334, 0.0117846, 0.0528149, 0.0320339],
        [0.0397647, 0.1782128, -0.2252418, 0.0072643],
        [0.1547759, 0.1547759, 0.0028348, -0.3123867],
      ])),
    .init(
      "targets that are not certain",
      given: (
        scores: Matrix([[0, 1.0986123], [0, 0]]), targets: Matrix([[0.25, 0.75], [0.1, 0.9]])
      ), expect: Matrix([[0, 0], [0.2, -0.2]])),
    .init(
      "scores of 1000 and −1000",
      given: (
        scores: Matrix([[1000, 1000, -1000], [-1000, -1000, -1000], [0, 1, 1000]]),
        targets: Matrix([[1, 0, 0], [0, 0, 1], [0, 1, 0]])
      ),
      expect: Matrix([
        [-1.0 / 6, 1.0 / 6, 0], [1.0 / 9, 1.0 / 9, -2.0 / 9], [0, -1.0 / 3, 1.0 / 3],
      ])),
    .init(
      "one class only", given: (scores: Matrix([[3], [-2]]), targets: Matrix([[1], [1]])),
      expect: Matrix([[0], [0]])),
  ]

  /// Random scores. What is expected is worked out by central differences of the loss, which is the
  /// mean of ln Σ eᶻ − Σ t·z.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let (samples, classes) = (2 + generator.nextInteger(below: 4), 3 + Int(seed % 4))
    let scores = Matrix(rows: samples, columns: classes) { _, _ in 2 * generator.nextNormal() }
    var targets = Matrix(rows: samples, columns: classes)
    // Quarters, dealt out to random classes, all to the same one in every other sample.
    for sample in 0..<samples {
      let only = generator.nextInteger(below: classes)
      for _ in 0..<4 {
        let next = generator.nextInteger(below: classes)
        targets[sample, sample.isMultiple(of: 2) ? only : next] += 0.25
      }
    }
    let t = targets.doubles
    let slopes = centralDifferences(
      of: { z in
        (0..<samples).reduce(0.0) { loss, sample in
          let row = sample * classes..<(sample + 1) * classes
          let cost = log(row.reduce(0) { $0 + exp(z[$1]) }) - row.reduce(0) { $0 + t[$1] * z[$1] }
          return loss + cost / Double(samples)
        }
      }, at: scores.doubles)
    return .init(
      "random scores, seed \(seed)", given: (scores: scores, targets: targets),
      expect: Matrix(rows: samples, columns: classes, doubles: slopes))
  }
}
