import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 4.2: the mean over samples of −Σ t ln p, with p raised to at least 1e-7.
public enum CategoricalCrossEntropy {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (probabilities: Matrix, targets: Matrix), Float
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "4.2", "categorical cross-entropy",
    file: "Chapters/Chapter04-DeepNet/Exercises/CategoricalCrossEntropy.swift",
    comparing: .numbers(within: 1e-5),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Work out the loss of one sample first: which of its classes add anything to the sum?",
      "Two loops, over samples and over classes, and one variable that collects "
        + "target times logarithm. When do you divide, and by what?",
      "Inside the loops, subtract targets[row, column] * log(max(probabilities[row, column], "
        + "1e-7)) from the sum; after them, divide it by Float(probabilities.rows).",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  static let three = Matrix([
    [0.2, 0.5, 0.25, 0.05], [0.6, 0.1, 0.1, 0.2], [0.02, 0.08, 0.8, 0.1],
  ])

  // By hand, with −ln 1e-7 = 7 ln 10 = 16.118096. Three samples: one-hot by scikit-learn's log_loss,
  // soft by NumPy (Tests/Reference/chapter04_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example",
      given: (
        probabilities: Matrix([[0.7, 0.2, 0.1], [0.1, 0.5, 0.4]]),
        targets: Matrix([[1, 0, 0], [0, 0, 1]])
      ), expect: 0.63648),
    .init(
      "one sample, a tenth for each of ten classes",
      given: (
        probabilities: Matrix(rows: 1, columns: 10, repeating: 0.1),
        targets: Matrix([[0, 0, 0, 1, 0, 0, 0, 0, 0, 0]])
      ), expect: 2.302585),
    .init(
      "certain and right",
      given: (probabilities: Matrix([[0, 1], [1, 0]]), targets: Matrix([[0, 1], [1, 0]])),
      expect: 0),
    .init(
      "certain and wrong",
      given: (probabilities: Matrix([[0, 1, 0]]), targets: Matrix([[1, 0, 0]])),
      expect: 16.118096),
    .init(
      // (16.118096 + ln 2 + 0 + ln 4) / 4
      "one of four is certain and wrong",
      given: (
        probabilities: Matrix([[1, 0], [0.5, 0.5], [0, 1], [0.25, 0.75]]),
        targets: Matrix([[0, 1], [1, 0], [0, 1], [1, 0]])
      ), expect: 4.549384),
    .init(
      "probabilities next to 1e-7 on both sides",
      given: (
        probabilities: Matrix([[1 - 1e-6, 1e-6], [1 - 2e-7, 2e-7], [1 - 3e-8, 3e-8]]),
        targets: Matrix([[0, 1], [0, 1], [0, 1]])
      ), expect: 15.1195115),  // (13.815511 + 15.424948 + 16.118096) / 3
    .init(
      "three samples of four classes",
      given: (
        probabilities: three, targets: Matrix([[0, 1, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]])
      ), expect: 0.8419095),
    .init(
      "targets that are not certain",
      given: (
        probabilities: three,
        targets: Matrix([[0.1, 0.7, 0.1, 0.1], [0.25, 0.25, 0.25, 0.25], [0.05, 0.05, 0.9, 0]])
      ), expect: 1.0961416),
    .init(
      // −0.5 ln 0.5 − 0.5 ln 1e-7
      "half the truth was given a probability of 0",
      given: (probabilities: Matrix([[0.5, 0, 0.5]]), targets: Matrix([[0.5, 0.5, 0]])),
      expect: 8.405622),
  ]

  /// Random probabilities, the softmax of random scores s. As the targets of a row sum to 1, its
  /// cost is ln Σ eˢ − Σ t·s, which is worked out in `Double` and needs no probabilities.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let classes = 3 + generator.nextInteger(below: 5)
    let samples = classes + 1 + generator.nextInteger(below: 4)
    var (probabilities, targets): ([[Float]], [[Float]]) = ([], [])
    var total = 0.0
    for sample in 0..<samples {
      let scores = (0..<classes).map { _ in Double(3 * generator.nextNormal()) }
      let sum = scores.map { exp($0) }.reduce(0, +)
      probabilities.append(scores.map { Float(exp($0) / sum) })
      // Eighths, dealt out to random classes, all to the same one in every other sample.
      var row = [Float](repeating: 0, count: classes)
      let only = generator.nextInteger(below: classes)
      for _ in 0..<8 {
        row[sample.isMultiple(of: 2) ? only : generator.nextInteger(below: classes)] += 0.125
      }
      targets.append(row)
      total += log(sum) - zip(row, scores).map { Double($0) * $1 }.reduce(0, +)
    }
    return .init(
      "random probabilities, seed \(seed)",
      given: (probabilities: Matrix(probabilities), targets: Matrix(targets)),
      expect: Float(total / Double(samples)))
  }
}
