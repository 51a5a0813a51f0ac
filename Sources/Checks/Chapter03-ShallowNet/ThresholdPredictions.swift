import Exercises
import Judging
import NeuralNetworks

/// Exercise 3.6: yes where a probability is above the threshold.
enum ThresholdPredictions {
  typealias Function = Chapter3.Predictions

  static let exam = Exam(
    Check(
      Chapter3.predictions, comparing: .numbers(), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // By the definition.
  private static let cases: [Function.Case] = [
    .init("the worked example", (column([0.2, 0.5, 0.7, 0.9]), 0.5), gives: [0, 0, 1, 1]),
    .init(
      "the same with a higher threshold", (column([0.2, 0.5, 0.7, 0.9]), 0.8),
      gives: [0, 0, 0, 1]),
    .init("a low threshold", (column([0.2, 0.05, 0.3, 0.1]), 0.1), gives: [1, 0, 1, 0]),
    .init("one sample", (column([0.6]), 0.7), gives: [0]),
    next(to: 0.3), next(to: 0.5), next(to: 0.999), next(to: 1e-30),
    .init("a threshold of 0", (column([0, 0.001, 1]), 0), gives: [0, 1, 1]),
    .init(
      "the number next above a threshold of 0", (column([.leastNonzeroMagnitude, 0]), 0),
      gives: [1, 0]),
    .init("a threshold of 1", (column([0, 0.999, 1]), 1), gives: [0, 0, 0]),
    .init(
      "the number next below a threshold of 1", (column([Float(1).nextDown, 1]), 1),
      gives: [0, 0]),
    .init("no samples", (column([]), 0.5), gives: []),
  ]

  private static func column(_ probabilities: [Float]) -> Matrix {
    Matrix(rows: probabilities.count, columns: 1, elements: probabilities)
  }

  /// The numbers next to the threshold, and the threshold itself.
  private static func next(to threshold: Float) -> Function.Case {
    .init(
      "next to the threshold",
      (column([threshold.nextDown, threshold, threshold.nextUp]), threshold), gives: [0, 0, 1])
  }

  /// Random predictions: they come first, and each probability is drawn on its side of the threshold,
  /// one in four right beside it.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let threshold = generator.nextUniform(in: 0.1..<0.9)
      let predictions = (0..<2 + generator.nextInteger(below: 20)).map { _ in
        generator.nextInteger(below: 2)
      }
      let probabilities = predictions.map { prediction in
        let isBeside = generator.nextInteger(below: 4) == 0
        if prediction == 1 {
          return isBeside ? threshold.nextUp : generator.nextUniform(in: threshold.nextUp..<1)
        }
        return isBeside ? threshold : generator.nextUniform(in: 0..<threshold)
      }
      return .init("random predictions", (column(probabilities), threshold), gives: predictions)
    }
  ]

  // MARK: - Mistakes

  /// A wrong answer that decides each sample by itself.
  private static func mistake(
    _ name: String, _ remedy: String,
    _ decide: @escaping @Sendable (_ p: Float, _ threshold: Float) -> Int
  ) -> Function.Mistake {
    .init(name, remedy) { probabilities, threshold in
      probabilities.elements.map { decide($0, threshold) }
    }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "a probability that is just the threshold counts as yes",
      "Only what is above the threshold is a yes: `>` leaves the threshold itself out."
    ) { $0 >= $1 ? 1 : 0 },
    mistake(
      "a probability close to the threshold is taken for the threshold itself",
      "Above is above, be it ever so little: compare both numbers as they are."
    ) { $0 > $1 + 1e-5 ? 1 : 0 },
    mistake(
      "the threshold is 0.5 always",
      "Compare with the argument `threshold`: the caller says how sure a yes must be."
    ) { p, _ in p > 0.5 ? 1 : 0 },
    mistake(
      "the probabilities are rounded",
      "Rounding knows only one threshold, 0.5, and takes 0.5 itself up: compare instead."
    ) { p, _ in Int(p.rounded()) },
    mistake("yes and no are exchanged", "Above the threshold is 1.") { $0 > $1 ? 0 : 1 },
    mistake(
      "the comparison is with less than",
      "A high probability of yes is a yes: turn the sign around."
    ) { $0 < $1 ? 1 : 0 },
    mistake(
      "the fraction is cut off",
      "`Int(p)` drops the fraction and gives 0 for all but 1: compare with the threshold."
    ) { p, _ in Int(p) },
    mistake("a no is −1", "A no is 0 here, as in the labels.") { $0 > $1 ? 1 : -1 },
    .init(
      "every prediction is 0, as when it says in which column the largest probability is",
      "A single column is always the largest: compare its number with the threshold."
    ) { probabilities, _ in probabilities.argmax() },
    .init(
      "the result is a list of the samples that are a yes",
      "Return 1 or 0 for every sample, not the places of those that are a yes."
    ) { probabilities, threshold in
      (0..<probabilities.rows).filter { probabilities[$0, 0] > threshold }
    },
    .init(
      "samples that are a no are left out",
      "Return as many numbers as there are samples: `map` keeps them all, `filter` does not."
    ) { probabilities, threshold in
      probabilities.elements.filter { $0 > threshold }.map { _ in 1 }
    },
    .init(
      "the result is how many samples are a yes",
      "Return 1 or 0 for every sample, and do not add them up."
    ) { probabilities, threshold in [probabilities.elements.count { $0 > threshold }] },
    .init(
      "only the first sample is decided", "Go through all elements, not only the one in row 0."
    ) { probabilities, threshold in
      probabilities.elements.prefix(1).map { $0 > threshold ? 1 : 0 }
    },
    .init(
      "the threshold is the mean of the probabilities",
      "The threshold does not depend on the other samples: it is an argument."
    ) { probabilities, _ in
      let mean = Float(probabilities.sum()) / Float(probabilities.count)
      return probabilities.elements.map { $0 > mean ? 1 : 0 }
    },
    mistake(
      "the probability of no is compared",
      "p is already the probability of yes: compare p, not 1 − p."
    ) { 1 - $0 > $1 ? 1 : 0 },
    .init(
      "the probabilities go through a sigmoid once more",
      "They are probabilities already: compare them as they are."
    ) { probabilities, threshold in
      Activation.sigmoid(probabilities).elements.map { $0 > threshold ? 1 : 0 }
    },
    mistake(
      "everything is a yes", "0 stands for a probability that is not above the threshold."
    ) { _, _ in 1 },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("a loop over rows that sets what is a yes") { probabilities, threshold in
      var predictions = [Int](repeating: 0, count: probabilities.rows)
      for row in 0..<probabilities.rows where probabilities[row, 0] > threshold {
        predictions[row] = 1
      }
      return predictions
    },
    .init("a matrix of zeros and ones, turned into whole numbers") { probabilities, threshold in
      probabilities.map { $0 > threshold ? 1 : 0 }.elements.map { Int($0) }
    },
    .init("no is what is not above, asked first, in double precision") { probabilities, threshold in
      var predictions: [Int] = []
      for row in 0..<probabilities.rows {
        if Double(probabilities[row, 0]) <= Double(threshold) {
          predictions.append(0)
        } else {
          predictions.append(1)
        }
      }
      return predictions
    },
    .init("the step function of what is left above the threshold, with zero set apart") {
      probabilities, threshold in
      // 1 − step(threshold − p), because the step of zero is 1.
      Activation.step(probabilities.map { threshold - $0 }).elements.map { 1 - Int($0) }
    },
  ]
}
