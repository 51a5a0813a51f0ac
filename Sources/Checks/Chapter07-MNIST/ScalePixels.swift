import ExerciseSupport
import NeuralNetworks

/// Exercise 7.2: bytes from 0 to 255 become numbers from 0 to 1.
public enum ScalePixels {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<[UInt8], [Float]>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "7.2", "scale pixels", file: "Chapters/Chapter07-MNIST/Exercises/ScalePixels.swift",
    comparing: .numbers(within: 1e-6),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Every pixel gets the same treatment, so map the list.",
      "Turn the byte into a Float first; a UInt8 divided by 255 has no room for a fraction.",
      "pixels.map { … } with Float($0) and a division by 255 inside is the whole body.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // 51 = 255 / 5 and 102 = 2 · 255 / 5; 1 / 255 = 0.00392156…; 254 / 255 = 1 − 1 / 255.
  static let knownCases: [Exercise.Case] = [
    .init("paper, gray, ink", given: [0, 51, 102, 255], expect: [0, 0.2, 0.4, 1]),
    .init("next to the ends", given: [1, 254], expect: [0.00392157, 0.99607843]),
    .init("no ink in full", given: [51, 102], expect: [0.2, 0.4]),
    .init("one pixel", given: [204], expect: [0.8]),
    .init("no pixels", given: [], expect: []),
  ]

  /// From 10 to 99 random bytes.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let pixels = (0..<10 + generator.nextInteger(below: 90)).map { _ in
      UInt8(generator.nextInteger(below: 256))
    }
    // Worked out by long division in whole numbers, to nine decimal places.
    let expected = pixels.map { Float(Double(Int($0) * 1_000_000_000 / 255) * 1e-9) }
    return .init("random pixels, seed \(seed)", given: pixels, expect: expected)
  }
}
