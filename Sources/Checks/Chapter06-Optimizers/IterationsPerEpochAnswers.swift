import ExerciseSupport

/// Answers to exercise 6.1, wrong and right. Read on only after you have solved it.
extension IterationsPerEpoch {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the last, smaller batch is not counted",
      remedy: "The samples left over are used too, so where there are some it takes a batch more."
    ) { samples, batchSize in samples / batchSize },
    .init(
      "an iteration is added even where no sample is left over",
      remedy: "2,000 samples fill 4 batches of 500 exactly: no fifth batch follows."
    ) { samples, batchSize in samples / batchSize + 1 },
    .init(
      "the quotient is rounded to the nearest whole number",
      remedy: "One sample left over makes a batch just as 31 do: never round down."
    ) { samples, batchSize in Int((Double(samples) / Double(batchSize)).rounded()) },
    .init(
      "the last, smaller batch is counted only if it is the only one",
      remedy: "Samples can be left over after full batches too."
    ) { samples, batchSize in max(1, samples / batchSize) },
    .init(
      "1 is added to the samples before the division",
      remedy: "That helps only where a single sample is missing to a full batch."
    ) { samples, batchSize in (samples + 1) / batchSize },
    .init(
      "the division is done in Float",
      remedy: "A Float cannot tell 16,777,217 from 16,777,216: stay with Ints."
    ) { samples, batchSize in Int((Float(samples) / Float(batchSize)).rounded(.up)) },
    .init(
      "the batch size is divided by the number of samples",
      remedy: "Ask how often a batch fits into the samples, not the other way around."
    ) { samples, batchSize in (batchSize + samples - 1) / samples },
    .init(
      "the batch size is divided by the number of samples, and the remainder dropped",
      remedy: "Ask how often a batch fits into the samples, not the other way around."
    ) { samples, batchSize in batchSize / samples },
    .init(
      "the number of samples left over is returned",
      remedy: "% gives what is left after the full batches: count the batches."
    ) { samples, batchSize in samples % batchSize },
    .init(
      "each sample left over makes an iteration of its own",
      remedy: "All samples left over go into one smaller batch."
    ) { samples, batchSize in samples / batchSize + samples % batchSize },
    .init(
      "each sample makes an iteration of its own",
      remedy: "A step is made for each batch, and a batch holds `batchSize` samples."
    ) { samples, _ in samples },
    .init(
      "the batch size is returned",
      remedy: "That is how many samples one iteration takes: how many such iterations are there?"
    ) { _, batchSize in batchSize },
    .init(
      "an epoch is taken for one step with all samples",
      remedy: "An epoch is one pass over the samples, with a step after each batch."
    ) { _, _ in 1 },
    .init(
      "samples and batch size are multiplied",
      remedy: "The more samples a batch holds, the fewer batches there are."
    ) { samples, batchSize in samples * batchSize },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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
