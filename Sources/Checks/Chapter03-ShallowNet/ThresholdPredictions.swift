import ExerciseSupport
import NeuralNetworks

/// Exercise 3.6: yes where a probability is above the threshold.
public enum ThresholdPredictions {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (probabilities: Matrix, threshold: Float), [Int]
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "3.6", "thresholded predictions",
    file: "Chapters/Chapter03-ShallowNet/Exercises/ThresholdPredictions.swift",
    comparing: .numbers(),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Every sample is decided by itself, so go through the elements one by one.",
      "Compare with the argument, not with 0.5, and ask yourself what should happen where both "
        + "numbers are equal.",
      "`probabilities.elements.map { … }` with a choice between 1 and 0 by `$0 > threshold` is the "
        + "whole body.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By the definition.
  static let knownCases: [Exercise.Case] = [
    known("the worked example", [0.2, 0.5, 0.7, 0.9], 0.5, [0, 0, 1, 1]),
    known("the same with a higher threshold", [0.2, 0.5, 0.7, 0.9], 0.8, [0, 0, 0, 1]),
    known("a low threshold", [0.2, 0.05, 0.3, 0.1], 0.1, [1, 0, 1, 0]),
    known("one sample", [0.6], 0.7, [0]),
    known(
      "next to the threshold", [Float(0.3).nextDown, 0.3, Float(0.3).nextUp], 0.3, [0, 0, 1]),
    known("a threshold of 0", [0, 0.001, 1], 0, [0, 1, 1]),
    known("a threshold of 1", [0, 0.999, 1], 1, [0, 0, 0]),
    known("no samples", [], 0.5, []),
  ]

  private static func known(
    _ name: String, _ probabilities: [Float], _ threshold: Float, _ predictions: [Int]
  ) -> Exercise.Case {
    let column = Matrix(rows: probabilities.count, columns: 1, elements: probabilities)
    return .init(name, given: (probabilities: column, threshold: threshold), expect: predictions)
  }

  /// Random predictions: they come first, and each probability is drawn on its side of the threshold.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let threshold = generator.nextUniform(in: 0.1..<0.9)
    let predictions = (0..<2 + generator.nextInteger(below: 20)).map { _ in
      generator.nextInteger(below: 2)
    }
    let probabilities = predictions.map { prediction in
      prediction == 1
        ? generator.nextUniform(in: threshold.nextUp..<1)
        : generator.nextUniform(in: 0..<threshold)
    }
    return known("random predictions, seed \(seed)", probabilities, threshold, predictions)
  }
}
