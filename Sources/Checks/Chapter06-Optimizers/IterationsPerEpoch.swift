import ExerciseSupport
import NeuralNetworks

/// Exercise 6.1: how many batches it takes to use every sample.
public enum IterationsPerEpoch {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<(samples: Int, batchSize: Int), Int>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "6.1", "iterations per epoch",
    file: "Chapters/Chapter06-Optimizers/Exercises/IterationsPerEpoch.swift",
    comparing: .numbers(),
    cases: knownCases + (1...6).map(randomCase),
    hints: [
      "How many full batches are there? And when does it take one batch more?",
      "`samples / batchSize` counts the full batches. `samples % batchSize` says whether samples "
        + "are left over; it does not matter how many.",
      "Add 1 to `samples / batchSize`, but only where `samples % batchSize` is not 0.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // The first five by scikit-learn's gen_batches (Tests/Reference/chapter06_reference.py), the
  // others by hand.
  static let knownCases: [Exercise.Case] = [
    known("the first worked example", 2000, 500, expect: 4),
    known("the second worked example", 1437, 32, expect: 45),
    known("a million samples", 1_000_000, 10_000, expect: 100),
    known("the digits of MNIST", 60_000, 128, expect: 469),
    known("fewer samples than a batch holds", 50, 64, expect: 1),
    known("one sample more than a batch holds", 65, 64, expect: 2),
    known("one sample fewer than two batches hold", 127, 64, expect: 2),
    known("batches of one sample", 7, 1, expect: 7),
    known("all samples in one batch", 360, 360, expect: 1),
    known("a single sample", 1, 1, expect: 1),
    // 2²⁴ + 1 samples in batches of 2²³: as a Float, the number of samples would be 2²⁴.
    known("more samples than a Float can count", 16_777_217, 8_388_608, expect: 3),
  ]

  /// A random number of full batches, every other time with a smaller one after them.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let batchSize = 2 + generator.nextInteger(below: 200)
    let full = 1 + generator.nextInteger(below: 100)
    let rest = seed % 2 == 0 ? 0 : 1 + generator.nextInteger(below: batchSize - 1)
    return known(
      "random numbers, seed \(seed)", full * batchSize + rest, batchSize,
      expect: rest == 0 ? full : full + 1)
  }

  private static func known(
    _ name: String, _ samples: Int, _ batchSize: Int, expect iterations: Int
  ) -> Exercise.Case {
    .init(name, given: (samples: samples, batchSize: batchSize), expect: iterations)
  }
}
