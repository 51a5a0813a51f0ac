import ExerciseSupport
import Foundation

/// Answers to exercise 2.5, wrong and right. Read on only after you have solved it.
extension StableSoftmax {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "nothing is subtracted from the scores, so that large ones overflow",
      remedy: "exp(1000) is infinite: take the largest score from each before the exponential."
    ) { scores in
      shares(scores.map { exp($0) })
    },
    .init(
      "nothing is subtracted, and Double only puts the overflow off",
      remedy: "exp(1000) is infinite in Double too: take the largest score from each first."
    ) { scores in
      let powers = scores.map { exp(Double($0)) }
      return powers.map { Float($0 / powers.reduce(0, +)) }
    },
    .init(
      "the smallest score is subtracted in place of the largest",
      remedy: "Exponents must not be above 0: which score has to be taken from all for that?"
    ) { scores in
      shifted(scores, by: scores.min() ?? 0)
    },
    .init(
      "the mean of the scores is subtracted in place of the largest",
      remedy: "Some scores are far above the mean and still overflow: take the largest one."
    ) { scores in
      shifted(scores, by: scores.reduce(0, +) / Float(scores.count))
    },
    .init(
      "the first score is subtracted in place of the largest",
      remedy: "A later score may be far above the first and overflow: take the largest one."
    ) { scores in
      shifted(scores, by: scores.first ?? 0)
    },
    .init(
      "the last score is subtracted in place of the largest",
      remedy: "An earlier score may be far above the last and overflow: take the largest one."
    ) { scores in
      shifted(scores, by: scores.last ?? 0)
    },
    .init(
      "the search for the largest score starts at 0",
      remedy: "All scores may be negative: then 0 is not among them, and every exponential is 0."
    ) { scores in
      shifted(scores, by: scores.reduce(0, max))
    },
    .init(
      "the largest magnitude is subtracted",
      remedy: "The largest of −1000 and −1001 is −1000: signs count."
    ) { scores in
      shifted(scores, by: scores.map { abs($0) }.max() ?? 0)
    },
    .init(
      "the largest score is added in place of subtracted",
      remedy: "Exponents are to become 0 or less, so take the largest score away."
    ) { scores in
      shifted(scores, by: -(scores.max() ?? 0))
    },
    .init(
      "the scores are divided by the largest one",
      remedy: "Dividing scores changes the probabilities; subtracting a number from all does not."
    ) { scores in
      shares(scores.map { exp($0 / (scores.max() ?? 1)) })
    },
    .init(
      "the largest score is subtracted above the line only",
      remedy: "The sum below the line has to be of the same exponentials."
    ) { scores in
      let sum = scores.reduce(0) { $0 + exp($1) }
      return scores.map { exp($0 - (scores.max() ?? 0)) / sum }
    },
    .init(
      "the largest score is subtracted below the line only",
      remedy: "What stands above the line has to be one of the exponentials of the sum."
    ) { scores in
      let sum = scores.reduce(0) { $0 + exp($1 - (scores.max() ?? 0)) }
      return scores.map { exp($0) / sum }
    },
    .init(
      "the exponentials are not divided by their sum",
      remedy: "Probabilities sum to 1: divide each exponential by the sum of all."
    ) { scores in
      powers(scores)
    },
    .init(
      "the scores are divided by their sum, without exponentials",
      remedy: "A negative score would make a negative probability: take exponentials first."
    ) { scores in
      shares(scores)
    },
    .init(
      "the distances to the largest score are divided by their sum, without exponentials",
      remedy: "Take the exponential of each distance before you add up."
    ) { scores in
      let largest = scores.max() ?? 0
      return shares(scores.map { $0 - largest })
    },
    .init(
      "the order is turned around, so that the smallest score wins",
      remedy: "Subtract the largest score from each score, not each score from the largest."
    ) { scores in
      shares(scores.map { exp((scores.min() ?? 0) - $0) })
    },
    .init(
      "the scores are subtracted from the largest, which turns the order around",
      remedy: "Subtract the largest score from each score, not each score from the largest."
    ) { scores in
      shares(scores.map { exp((scores.max() ?? 0) - $0) })
    },
    .init(
      "the largest score takes it all",
      remedy: "Softmax is soft: a score a little smaller gets a probability a little smaller."
    ) { scores in
      let winner = scores.firstIndex(of: scores.max() ?? 0)
      return scores.indices.map { $0 == winner ? 1 : 0 }
    },
    .init(
      "each score goes through a sigmoid by itself",
      remedy: "The probabilities have to sum to 1, so each depends on all scores."
    ) { scores in
      scores.map { Float(logistic(Double($0))) }
    },
    .init(
      "powers of 2 are taken in place of powers of e",
      remedy: "Use Foundation's `exp`, not `exp2`."
    ) { scores in
      shares(scores.map { exp2($0 - (scores.max() ?? 0)) })
    },
    .init(
      "the logarithms of the probabilities are returned",
      remedy: "That is called log-softmax; here take the probabilities themselves."
    ) { scores in
      let sum = powers(scores).reduce(0, +)
      return scores.map { $0 - (scores.max() ?? 0) - log(sum) }
    },
    .init(
      "the probabilities are sorted",
      remedy: "Each probability stays in the place of its score."
    ) { scores in
      shares(powers(scores)).sorted(by: >)
    },
    .init(
      "scores are kept below 80 so that nothing overflows",
      remedy: "Then 100 and 99 count the same: subtract the largest score in place of clipping."
    ) { scores in
      shares(scores.map { exp(min(max($0, -80), 80)) })
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("1 over the sum of exponentials of differences, in Double") { scores in
      scores.map { score in
        Float(1 / scores.map { exp(Double($0) - Double(score)) }.reduce(0, +))
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
      return powers.map { Float($0 / powers.reduce(0, +)) }
    },
  ]

  /// The exponentials, with the largest score subtracted.
  private static func powers(_ scores: [Float]) -> [Float] {
    let largest = scores.max() ?? 0
    return scores.map { exp($0 - largest) }
  }

  /// Softmax with a shift of the scores.
  private static func shifted(_ scores: [Float], by shift: Float) -> [Float] {
    shares(scores.map { exp($0 - shift) })
  }

  /// Each number divided by the sum of all.
  private static func shares(_ numbers: [Float]) -> [Float] {
    let sum = numbers.reduce(0, +)
    return numbers.map { $0 / sum }
  }
}
