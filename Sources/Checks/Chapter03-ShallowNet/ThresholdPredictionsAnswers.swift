import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 3.6, wrong and right. Read on only after you have solved it.
extension ThresholdPredictions {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "a probability that is just the threshold counts as yes",
      remedy: "Only what is above the threshold is a yes: `>` leaves the threshold itself out."
    ) { probabilities, threshold in
      probabilities.elements.map { $0 >= threshold ? 1 : 0 }
    },
    .init(
      "the threshold is 0.5 always",
      remedy: "Compare with the argument `threshold`: the caller says how sure a yes must be."
    ) { probabilities, _ in
      probabilities.elements.map { $0 > 0.5 ? 1 : 0 }
    },
    .init(
      "the probabilities are rounded",
      remedy: "Rounding knows only one threshold, 0.5, and takes 0.5 itself up: compare instead."
    ) { probabilities, _ in
      probabilities.elements.map { Int($0.rounded()) }
    },
    .init(
      "yes and no are exchanged",
      remedy: "Above the threshold is 1."
    ) { probabilities, threshold in
      probabilities.elements.map { $0 > threshold ? 0 : 1 }
    },
    .init(
      "the comparison is with less than",
      remedy: "A high probability of yes is a yes: turn the sign around."
    ) { probabilities, threshold in
      probabilities.elements.map { $0 < threshold ? 1 : 0 }
    },
    .init(
      "the fraction is cut off",
      remedy: "`Int(p)` drops the fraction and gives 0 for all but 1: compare with the threshold."
    ) { probabilities, _ in
      probabilities.elements.map { Int($0) }
    },
    .init(
      "a no is −1",
      remedy: "A no is 0 here, as in the labels."
    ) { probabilities, threshold in
      probabilities.elements.map { $0 > threshold ? 1 : -1 }
    },
    .init(
      "every prediction is 0, as when it says in which column the largest probability is",
      remedy: "A single column is always the largest: compare its number with the threshold."
    ) { probabilities, _ in
      probabilities.argmax()
    },
    .init(
      "the result is a list of the samples that are a yes",
      remedy: "Return 1 or 0 for every sample, not the places of those that are a yes."
    ) { probabilities, threshold in
      (0..<probabilities.rows).filter { probabilities[$0, 0] > threshold }
    },
    .init(
      "samples that are a no are left out",
      remedy:
        "Return as many numbers as there are samples: `map` keeps them all, `filter` does not."
    ) { probabilities, threshold in
      probabilities.elements.filter { $0 > threshold }.map { _ in 1 }
    },
    .init(
      "the result is how many samples are a yes",
      remedy: "Return 1 or 0 for every sample, and do not add them up."
    ) { probabilities, threshold in
      [probabilities.elements.count { $0 > threshold }]
    },
    .init(
      "only the first sample is decided",
      remedy: "Go through all elements, not only the one in row 0."
    ) { probabilities, threshold in
      probabilities.elements.prefix(1).map { $0 > threshold ? 1 : 0 }
    },
    .init(
      "the threshold is the mean of the probabilities",
      remedy: "The threshold does not depend on the other samples: it is an argument."
    ) { probabilities, _ in
      let mean = Float(probabilities.sum()) / Float(probabilities.count)
      return probabilities.elements.map { $0 > mean ? 1 : 0 }
    },
    .init(
      "the probability of no is compared",
      remedy: "p is already the probability of yes: compare p, not 1 − p."
    ) { probabilities, threshold in
      probabilities.elements.map { 1 - $0 > threshold ? 1 : 0 }
    },
    .init(
      "the probabilities go through a sigmoid once more",
      remedy: "They are probabilities already: compare them as they are."
    ) { probabilities, threshold in
      Activation.sigmoid(probabilities).elements.map { $0 > threshold ? 1 : 0 }
    },
    .init(
      "everything is a yes",
      remedy: "0 stands for a probability that is not above the threshold."
    ) { probabilities, _ in
      [Int](repeating: 1, count: probabilities.rows)
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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
