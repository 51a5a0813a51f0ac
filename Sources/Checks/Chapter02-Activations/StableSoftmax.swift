import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 2.6: scores become probabilities, without an overflow.
enum StableSoftmax {
  typealias Function = Chapter2.Softmax

  static let exam = Exam(
    Check(
      // Wide enough for exp(zᵢ − (m + ln Σ)) in Float, which loses digits around 1000.
      Chapter2.softmax, comparing: .numbers(within: 5e-5), cases: known + hard, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // By SciPy's softmax in float64 (Tests/Reference/chapter02_reference.py).
  private static let known: [Function.Case] = [
    .init("the worked example", [1, 2, 3], gives: [0.090030573, 0.24472847, 0.66524096]),
    .init(
      "four scores in no order", [3, -1, 0.5, 2],
      gives: [0.68106897, 0.012474213, 0.055905545, 0.25055127]),
    .init(
      "negative scores", [-3, -1, -2, -6, -1.5],
      gives: [0.063943468, 0.47248187, 0.17381637, 0.0031835578, 0.28657474]),
    .init("two scores", [0.5, -0.25], gives: [0.6791787, 0.3208213]),
    .init("one score", [7], gives: [1]),
    .init("three equal scores", [2, 2, 2], gives: [0.33333333, 0.33333333, 0.33333333]),
    .init("the largest score twice", [5, 1, 5], gives: [0.49546264, 0.0090747148, 0.49546264]),
    .init(
      "scores around 100, and one far below", [100, 99, -100, 98],
      gives: [0.66524096, 0.24472847, 0, 0.090030573]),
    .init("scores around 1000", [1000, 999, 1002], gives: [0.1141952, 0.042010066, 0.84379473]),
    .init(
      "scores around −1000", [-1000, -1001, -1003],
      gives: [0.70538451, 0.25949646, 0.035119027]),
    .init("1000 and −1000", [1000, -1000], gives: [1, 0]),
    .init("−1000 and 1000", [-1000, 1000], gives: [0, 1]),
    .init(
      "scores around 60, which a Float can just bear", [60, 59, 61],
      gives: [0.24472847, 0.090030573, 0.66524096]),
    .init("one score far below the others", [-200, 5, 4], gives: [0, 0.73105858, 0.26894142]),
    .init("−1000 alone", [-1000], gives: [1]),
    .init("two equal scores of 1000", [1000, 1000], gives: [0.5, 0.5]),
  ]

  private static let hard: [Function.Case] = HardInputs.scores.map { scores in
    .init("scores that are hard to keep in range", scores, gives: probabilities(of: scores))
  }

  /// From 2 to 12 random scores, around 0, 1000 and −1000.
  private static let random: [Function.RandomCases] = [(0, 5), (1000, 2), (-1000, 2)].map {
    (center: Float, count) in
    .init(count) { generator in
      let scores = (0..<2 + generator.nextInteger(below: 11)).map { _ in
        center + generator.nextUniform(in: -4..<4)
      }
      return .init("random scores", scores, gives: probabilities(of: scores))
    }
  }

  /// Worked out in Double without an exponential of a score: pᵢ is 1 / Σⱼ exp(zⱼ − zᵢ).
  private static func probabilities(of scores: [Float]) -> [Float] {
    scores.map { score in
      let terms = scores.map { exp(Double($0) - Double(score)) }
      return Float(1 / terms.reduce(0, +))
    }
  }

  // MARK: - Mistakes

  private static let mistakes: [Function.Mistake] = [
    .init(
      "nothing is subtracted from the scores, so that large ones overflow",
      "exp(1000) is infinite: take the largest score from each before the exponential."
    ) { shifted($0, by: 0) },
    .init(
      "nothing is subtracted, and Double only puts the overflow off",
      "exp(1000) is infinite in Double too: take the largest score from each first."
    ) { scores in
      let powers = scores.map { exp(Double($0)) }
      let sum = powers.reduce(0, +)
      return powers.map { Float($0 / sum) }
    },
    .init(
      "the smallest score is subtracted in place of the largest",
      "Exponents must not be above 0: which score has to be taken from all for that?"
    ) { shifted($0, by: $0.min() ?? 0) },
    .init(
      "the mean of the scores is subtracted in place of the largest",
      "Some scores are far above the mean and still overflow: take the largest one."
    ) { shifted($0, by: $0.reduce(0, +) / Float($0.count)) },
    .init(
      "the first score is subtracted in place of the largest",
      "A later score may be far above the first and overflow: take the largest one."
    ) { shifted($0, by: $0.first ?? 0) },
    .init(
      "the search for the largest score starts at 0",
      "All scores may be negative: then 0 is not among them, and every exponential is 0."
    ) { shifted($0, by: $0.reduce(0, max)) },
    .init(
      "the largest magnitude is subtracted", "The largest of −1000 and −1001 is −1000: signs count."
    ) { shifted($0, by: $0.map { abs($0) }.max() ?? 0) },
    .init(
      "the largest score is added in place of subtracted",
      "Exponents are to become 0 or less, so take the largest score away."
    ) { shifted($0, by: -($0.max() ?? 0)) },
    .init(
      "the scores are divided by the largest one",
      "Dividing scores changes the probabilities; subtracting a number from all does not."
    ) { scores in shares(scores.map { exp($0 / (scores.max() ?? 1)) }) },
    .init(
      "the largest score is subtracted above the line only",
      "The sum below the line has to be of the same exponentials."
    ) { scores in
      let sum = scores.reduce(0) { $0 + exp($1) }
      return powers(scores).map { $0 / sum }
    },
    .init(
      "the largest score is subtracted below the line only",
      "What stands above the line has to be one of the exponentials of the sum."
    ) { scores in
      let sum = powers(scores).reduce(0, +)
      return scores.map { exp($0) / sum }
    },
    .init(
      "the exponentials are not divided by their sum",
      "Probabilities sum to 1: divide each exponential by the sum of all.", answer: powers),
    .init(
      "the scores are divided by their sum, without exponentials",
      "A negative score would make a negative probability: take exponentials first.",
      answer: shares),
    .init(
      "the scores are subtracted from the largest, which turns the order around",
      "Subtract the largest score from each score, not each score from the largest."
    ) { scores in shares(scores.map { exp((scores.max() ?? 0) - $0) }) },
    .init(
      "the largest score takes it all",
      "Softmax is soft: a score a little smaller gets a probability a little smaller."
    ) { scores in
      let winner = scores.firstIndex(of: scores.max() ?? 0)
      return scores.indices.map { $0 == winner ? 1 : 0 }
    },
    .init(
      "each score goes through a sigmoid by itself",
      "The probabilities have to sum to 1, so each depends on all scores."
    ) { scores in scores.map { Float(logistic(Double($0))) } },
    .init(
      "powers of 2 are taken in place of powers of e", "Use Foundation's `exp`, not `exp2`."
    ) { scores in shares(scores.map { exp2($0 - (scores.max() ?? 0)) }) },
    .init(
      "the logarithms of the probabilities are returned",
      "That is called log-softmax; here take the probabilities themselves."
    ) { scores in
      let sum = powers(scores).reduce(0, +)
      return scores.map { $0 - (scores.max() ?? 0) - log(sum) }
    },
    .init(
      "scores are kept below 80 so that nothing overflows",
      "Then 100 and 99 count the same: subtract the largest score in place of clipping."
    ) { scores in shares(scores.map { exp(min(max($0, -80), 80)) }) },
  ]

  /// The exponentials, with the largest score subtracted.
  @Sendable private static func powers(_ scores: [Float]) -> [Float] {
    let largest = scores.max() ?? 0
    return scores.map { exp($0 - largest) }
  }

  /// Softmax with a shift of the scores.
  private static func shifted(_ scores: [Float], by shift: Float) -> [Float] {
    shares(scores.map { exp($0 - shift) })
  }

  /// Each number divided by the sum of all.
  @Sendable private static func shares(_ numbers: [Float]) -> [Float] {
    let sum = numbers.reduce(0, +)
    return numbers.map { $0 / sum }
  }

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("1 over the sum of exponentials of differences, in Double") { scores in
      scores.map { score in
        let terms = scores.map { exp(Double($0) - Double(score)) }
        return Float(1 / terms.reduce(0, +))
      }
    },
    .init("by the logarithm of the sum, in Double") { scores in
      let largest = Double(scores.max() ?? 0)
      let logarithm = largest + log(scores.reduce(0) { $0 + exp(Double($1) - largest) })
      return scores.map { Float(exp(Double($0) - logarithm)) }
    },
    .init("by the logarithm of the sum, in Float, which loses digits around 1000") { scores in
      let largest = scores.max() ?? 0
      let logarithm = largest + log(scores.reduce(0) { $0 + exp($1 - largest) })
      return scores.map { exp($0 - logarithm) }
    },
    .init("loops over subscripts") { scores in
      var largest = scores[0]
      for score in scores where score > largest { largest = score }
      var probabilities = scores
      var sum: Float = 0
      for index in scores.indices {
        probabilities[index] = exp(scores[index] - largest)
        sum += probabilities[index]
      }
      for index in scores.indices { probabilities[index] *= 1 / sum }
      return probabilities
    },
    .init("in one pass, with the sum corrected where a larger score turns up") { scores in
      var (largest, sum): (Float, Float) = (-.infinity, 0)
      for score in scores {
        let newLargest = max(largest, score)
        sum = sum * exp(largest - newLargest) + exp(score - newLargest)
        largest = newLargest
      }
      return scores.map { exp($0 - largest) / sum }
    },
    .init("something larger than every score subtracted, in Double") { scores in
      let shift = Double(scores.max() ?? 0) + 5
      let powers = scores.map { exp(Double($0) - shift) }
      let sum = powers.reduce(0, +)
      return powers.map { Float($0 / sum) }
    },
  ]
}
