import Exercises
import Judging
import NeuralNetworks

/// Exercise 6.1: how many batches it takes to use every sample.
enum IterationsPerEpoch {
  typealias Function = Chapter6.IterationsPerEpoch

  static let exam = Exam(
    Check(
      Chapter6.iterationsPerEpoch, comparing: .numbers(), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // The first five by scikit-learn's gen_batches (Tests/Reference/chapter06_reference.py), the
  // others by hand.
  private static let cases: [Function.Case] = [
    .init("the first worked example", (2000, 500), gives: 4),
    .init("the second worked example", (1437, 32), gives: 45),
    .init("a million samples", (1_000_000, 10_000), gives: 100),
    .init("the digits of MNIST", (60_000, 128), gives: 469),
    .init("fewer samples than a batch holds", (50, 64), gives: 1),
    .init("one sample more than a batch holds", (65, 64), gives: 2),
    .init("one sample fewer than two batches hold", (127, 64), gives: 2),
    .init("batches of one sample", (7, 1), gives: 7),
    .init("all samples in one batch", (360, 360), gives: 1),
    .init("a single sample", (1, 1), gives: 1),
    // 2²⁴ + 1 samples in batches of 2²³: as a Float, the number of samples would be 2²⁴.
    .init("more samples than a Float can count", (16_777_217, 8_388_608), gives: 3),
  ]

  /// Random numbers of full batches, with a smaller one after them and without.
  private static let random: [Function.RandomCases] = [
    .init(3) { generator in
      let (batchSize, full) = numbers(&generator)
      return .init("random numbers, nothing left over", (full * batchSize, batchSize), gives: full)
    },
    .init(3) { generator in
      let (batchSize, full) = numbers(&generator)
      let rest = 1 + generator.nextInteger(below: batchSize - 1)
      return .init(
        "random numbers, some left over", (full * batchSize + rest, batchSize), gives: full + 1)
    },
  ]

  private static func numbers(_ generator: inout SplitMix64) -> (batchSize: Int, full: Int) {
    (2 + generator.nextInteger(below: 200), 1 + generator.nextInteger(below: 100))
  }

  private static let mistakes: [Function.Mistake] = [
    .init(
      "the last, smaller batch is not counted",
      "The samples left over are used too, so where there are some it takes a batch more."
    ) { samples, batchSize in samples / batchSize },
    .init(
      "an iteration is added even where no sample is left over",
      "2,000 samples fill 4 batches of 500 exactly: no fifth batch follows."
    ) { samples, batchSize in samples / batchSize + 1 },
    .init(
      "the quotient is rounded to the nearest whole number",
      "One sample left over makes a batch just as 31 do: never round down."
    ) { samples, batchSize in Int((Double(samples) / Double(batchSize)).rounded()) },
    .init(
      "the last, smaller batch is counted only if it is the only one",
      "Samples can be left over after full batches too."
    ) { samples, batchSize in max(1, samples / batchSize) },
    .init(
      "1 is added to the samples before the division",
      "That helps only where a single sample is missing to a full batch."
    ) { samples, batchSize in (samples + 1) / batchSize },
    .init(
      "the division is done in Float",
      "A Float cannot tell 16,777,217 from 16,777,216: stay with Ints."
    ) { samples, batchSize in Int((Float(samples) / Float(batchSize)).rounded(.up)) },
    .init(
      "the batch size is divided by the number of samples",
      "Ask how often a batch fits into the samples, not the other way around."
    ) { samples, batchSize in (batchSize + samples - 1) / samples },
    .init(
      "the batch size is divided by the number of samples, and the remainder dropped",
      "Ask how often a batch fits into the samples, not the other way around."
    ) { samples, batchSize in batchSize / samples },
    .init(
      "the number of samples left over is returned",
      "% gives what is left after the full batches: count the batches."
    ) { samples, batchSize in samples % batchSize },
    .init(
      "each sample left over makes an iteration of its own",
      "All samples left over go into one smaller batch."
    ) { samples, batchSize in samples / batchSize + samples % batchSize },
    .init(
      "each sample makes an iteration of its own",
      "A step is made for each batch, and a batch holds `batchSize` samples."
    ) { samples, _ in samples },
    .init(
      "the batch size is returned",
      "That is how many samples one iteration takes: how many such iterations are there?"
    ) { _, batchSize in batchSize },
    .init(
      "an epoch is taken for one step with all samples",
      "An epoch is one pass over the samples, with a step after each batch."
    ) { _, _ in 1 },
    .init(
      "samples and batch size are multiplied",
      "The more samples a batch holds, the fewer batches there are."
    ) { samples, batchSize in samples * batchSize },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("the samples made up to a full batch first") { samples, batchSize in
      (samples + batchSize - 1) / batchSize
    },
    .init("the first sample apart") { samples, batchSize in (samples - 1) / batchSize + 1 },
    .init("a quotient in Double, rounded up") { samples, batchSize in
      Int((Double(samples) / Double(batchSize)).rounded(.up))
    },
    .init("a loop that takes batch after batch away") { samples, batchSize in
      var (left, iterations) = (samples, 0)
      while left > 0 {
        left -= batchSize
        iterations += 1
      }
      return iterations
    },
    .init("where each batch begins, counted") { samples, batchSize in
      stride(from: 0, to: samples, by: batchSize).reduce(0) { count, _ in count + 1 }
    },
  ]
}
