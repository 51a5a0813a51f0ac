import ExerciseSupport
import NeuralNetworks

/// Exercise 6.8: when to stop training, and whose weights to keep.
public enum EarlyStopping {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (validationLosses: [Float], patience: Int), (bestEpoch: Int, lastEpoch: Int)
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "6.8", "early stopping", file: "Chapters/Chapter06-Optimizers/Exercises/EarlyStopping.swift",
    comparing: .parts(
      .part("best epoch", { $0.bestEpoch }, comparing: .numbers()),
      .part("last epoch", { $0.lastEpoch }, comparing: .numbers())),
    cases: knownCases + (1...8).map(randomCase),
    hints: [
      "Go through the epochs in order, as training does, and remember two things: the lowest loss "
        + "so far and the epoch it was in.",
      "Compare each loss with the lowest so far, not with the one before. How many epochs in a row "
        + "were no better is the number of this epoch less that of the best.",
      "In the loop: a loss below the best makes this the best epoch; then, if `epoch - bestEpoch` "
        + "has reached `patience`, return both. After the loop, the last epoch is the last of all.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // Gone through by hand, epoch by epoch.
  static let knownCases: [Exercise.Case] = [
    known(
      "the worked example", [0.9, 0.6, 0.5, 0.55, 0.52, 0.51, 0.4], patience: 3, expect: 3, 6),
    known("the loss always falls", [0.9, 0.7, 0.6, 0.5], patience: 2, expect: 4, 4),
    known("the loss always rises", [0.5, 0.6, 0.7, 0.8], patience: 2, expect: 1, 3),
    known("a patience of one", [0.9, 0.8, 0.85, 0.5, 0.4], patience: 1, expect: 2, 3),
    known(
      "a new best just in time", [0.9, 0.8, 0.85, 0.82, 0.7, 0.75, 0.71], patience: 3,
      expect: 5, 7),
    known(
      "a new best just too late", [0.9, 0.8, 0.85, 0.82, 0.7, 0.6], patience: 2, expect: 2, 4),
    known(
      "setbacks, each shorter than the patience", [0.9, 0.95, 0.8, 0.85, 0.7, 0.75, 0.6],
      patience: 2, expect: 7, 7),
    known(
      "an equal loss is no better", [0.9, 0.5, 0.5, 0.5, 0.5, 0.4], patience: 3, expect: 2, 5),
    known("an equal loss uses up patience", [0.5, 0.5, 0.7, 0.8], patience: 2, expect: 1, 3),
    known(
      "a hill, then lower again, but not low enough", [0.5, 0.9, 0.8, 0.7, 0.6, 0.2], patience: 4,
      expect: 1, 5),
    known("more patience than epochs", [0.9, 0.4, 0.6, 0.7], patience: 10, expect: 2, 4),
    known("losses above one", [2.5, 2.25, 1.75, 1.5, 1.625, 1.75], patience: 2, expect: 4, 6),
    known("a single epoch", [0.7], patience: 1, expect: 1, 1),
  ]

  /// Random losses that fall and then rise, with noise. What is expected comes from the definition:
  /// the last epoch is the first one e before which `patience` losses in a row, that of e the last
  /// of them, are no lower than the lowest before them.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let count = 8 + generator.nextInteger(below: 20)
    let patience = 1 + generator.nextInteger(below: 4)
    // Hundredths, so that losses can be equal.
    let losses = (0..<count).map { epoch in
      let distance = Float(abs(epoch - count / 2)) / Float(count)
      return (distance * 100 + Float(generator.nextInteger(below: 30))).rounded() / 100
    }
    let end = (1...count).first { end in
      guard end > patience, let best = losses.prefix(end - patience).min() else { return false }
      return losses[end - patience..<end].allSatisfy { $0 >= best }
    }
    let lastEpoch = end ?? count
    let lowest = losses.prefix(lastEpoch).min()
    let bestEpoch = 1 + (losses.firstIndex { $0 == lowest } ?? 0)
    return known(
      "random losses, seed \(seed)", losses, patience: patience, expect: bestEpoch, lastEpoch)
  }

  private static func known(
    _ name: String, _ validationLosses: [Float], patience: Int, expect bestEpoch: Int,
    _ lastEpoch: Int
  ) -> Exercise.Case {
    .init(
      name, given: (validationLosses: validationLosses, patience: patience),
      expect: (bestEpoch: bestEpoch, lastEpoch: lastEpoch))
  }
}
