import ExerciseSupport
import Foundation
import NeuralNetworks

/// Exercise 3.3: the mean price of probabilities for yes or no.
public enum BinaryCrossEntropy {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (probabilities: Matrix, targets: Matrix), Float
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "3.3", "binary cross-entropy",
    file: "Chapters/Chapter03-ShallowNet/Exercises/BinaryCrossEntropy.swift",
    // The tolerance leaves room for 1 − 1e-7 in `Float`; see `manySamples`.
    comparing: .numbers(within: 5e-4),
    cases: knownCases + [manySamples] + (1...5).map(randomCase),
    hints: [
      "Work out the price of one sample first. Of the two terms in the sum, one is always zero: "
        + "which one counts for t = 1?",
      "Pair the elements of both matrices with `zip`, clip p with `min` and `max` before any "
        + "logarithm, and divide the sum of all prices by the number of samples.",
      "The price is `-(t * log(p) + (1 - t) * log(1 - p))` after "
        + "`let p = min(max(probability, 1e-7), 1 - 1e-7)`; the loss is the mean of the prices.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // Logarithms of simple fractions; the seven samples by scikit-learn's log_loss
  // (Tests/Reference/chapter03_reference.py). 16.118096 is −ln 1e-7.
  static let knownCases: [Exercise.Case] = [
    known("the worked example", [0.9, 0.2, 0.4], [1, 0, 1], 0.4149316),
    known("one sample, a yes", [0.25], [1], 1.3862944),
    known("one sample, a no", [0.75], [0], 1.3862944),
    known("undecided", [0.5, 0.5, 0.5, 0.5, 0.5], [1, 0, 0, 1, 0], 0.6931472),
    known(
      "seven samples", [0.91, 0.13, 0.68, 0.42, 0.05, 0.77, 0.59], [1, 0, 0, 1, 0, 1, 0], 0.4921091),
    known("all of them yes", [0.8, 0.4, 0.5], [1, 1, 1], 0.6108604),
    known("sure and right", [1, 0, 1, 0], [1, 0, 1, 0], 0),
    known("sure and wrong", [0, 0.5], [1, 0], 8.4056215),
    known("surer than the clip", [1e-9, 1e-5], [1, 1], 13.815511),
  ]

  private static func known(
    _ name: String, _ probabilities: [Float], _ targets: [Float], _ loss: Float
  ) -> Exercise.Case {
    .init(
      name, given: (probabilities: column(probabilities), targets: column(targets)), expect: loss)
  }

  /// A thousand samples, one of them a sure and wrong yes.
  ///
  /// It costs −ln 1e-7 = 16.118 in `Double` and −ln 2⁻²³ = 15.942 in `Float`, which is a difference
  /// of 0.0002 in the mean; without clipping it is infinite.
  static let manySamples: Exercise.Case = {
    let targets = (0..<1000).map { Float($0 % 2) }
    let probabilities = [1] + [Float](repeating: 0.5, count: 999)
    let loss = (16.03 + 999 * log(2.0)) / 1000
    return known("a thousand samples, one sure and wrong", probabilities, targets, Float(loss))
  }()

  /// From 2 to 30 random samples. What is expected is minus the logarithm of the likelihood, which
  /// is the product of the probabilities of what turned out true.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let count = 2 + generator.nextInteger(below: 29)
    let probabilities = (0..<count).map { _ in generator.nextUniform(in: 0.02..<0.98) }
    let targets = (0..<count).map { _ in Float(generator.nextInteger(below: 2)) }
    let likelihood = zip(probabilities, targets).reduce(1.0) { product, sample in
      product * (sample.1 == 1 ? Double(sample.0) : 1 - Double(sample.0))
    }
    return known(
      "random samples, seed \(seed)", probabilities, targets,
      Float(-log(likelihood) / Double(count)))
  }

  private static func column(_ numbers: [Float]) -> Matrix {
    Matrix(rows: numbers.count, columns: 1, elements: numbers)
  }
}
