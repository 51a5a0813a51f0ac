import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 6.2, wrong and right. Read on only after you have solved it.
extension MiniBatches {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "the last, smaller batch is left out",
      remedy: "Its samples would not be used in this epoch: let the last batch hold what is left."
    ) { samples, batchSize, generator in
      cut(generator.permutation(of: samples), batchSize).filter { $0.count == batchSize }
    },
    mistake(
      "the samples are not shuffled",
      remedy: "Put the samples in a random order before you cut it into batches."
    ) { samples, batchSize, _ in cut(Array(0..<samples), batchSize) },
    mistake(
      "whole batches are shuffled, but not the samples in them",
      remedy: "Neighbors stay together that way: shuffle first and cut afterwards."
    ) { samples, batchSize, generator in
      var batches = cut(Array(0..<samples), batchSize)
      // The smaller batch stays at the end.
      let last = batches.removeLast()
      generator.shuffle(&batches)
      return batches + [last]
    },
    mistake(
      "whole batches are shuffled, the smaller one too",
      remedy:
        "Shuffle the samples first and cut afterwards: then the last batch is the smaller one."
    ) { samples, batchSize, generator in
      let starts = generator.permutation(of: (samples + batchSize - 1) / batchSize)
      return starts.map { Array($0 * batchSize..<min(($0 + 1) * batchSize, samples)) }
    },
    mistake(
      "samples are shuffled only inside their batch",
      remedy: "Each batch would have the same samples in every epoch: shuffle first, then cut."
    ) { samples, batchSize, generator in
      cut(Array(0..<samples), batchSize).map { batch in
        generator.permutation(of: batch.count).map { batch[$0] }
      }
    },
    mistake(
      "each sample of a batch is drawn anew from all samples",
      remedy: "Drawing with replacement repeats some and misses others: draw one order of them all."
    ) { samples, batchSize, generator in
      cut((0..<samples).map { _ in generator.nextInteger(below: samples) }, batchSize)
    },
    mistake(
      "each batch begins from all samples again",
      remedy: "A sample that was in a batch is used up for this epoch: shuffle only once."
    ) { samples, batchSize, generator in
      cut(Array(0..<samples), batchSize).map {
        Array(generator.permutation(of: samples).prefix($0.count))
      }
    },
    mistake(
      "the order is the same in each epoch",
      remedy:
        "Draw it anew, from the generator that is given and not from a copy or one of your own."
    ) { samples, batchSize, _ in
      var generator = SplitMix64(seed: 1)
      return cut(generator.permutation(of: samples), batchSize)
    },
    mistake(
      "the order is drawn from the system's generator",
      remedy: "`shuffled()` by itself can't be repeated: draw from the generator that is given."
    ) { samples, batchSize, _ in cut((0..<samples).shuffled(), batchSize) },
    mistake(
      "the last batch is filled up with samples that were used before",
      remedy: "The last batch may be smaller: it holds only what is left."
    ) { samples, batchSize, generator in
      let order = generator.permutation(of: samples)
      return cut(order, batchSize).map { batch in
        batch + (0..<batchSize - batch.count).map { order[$0 % samples] }
      }
    },
    mistake(
      "the samples left over are put into the last full batch",
      remedy: "No batch may hold more than `batchSize`: what is left makes a batch of its own."
    ) { samples, batchSize, generator in
      var batches = cut(generator.permutation(of: samples), batchSize)
      if batches.count > 1, let last = batches.last, last.count < batchSize {
        batches.removeLast()
        batches[batches.count - 1] += last
      }
      return batches
    },
    mistake(
      "the batches are made about equally large",
      remedy: "All batches but the last have to be full: cut the order, do not deal it like cards."
    ) { samples, batchSize, generator in
      let order = generator.permutation(of: samples)
      let count = (samples + batchSize - 1) / batchSize
      return (0..<count).map { first in
        stride(from: first, to: samples, by: count).map { order[$0] }
      }
    },
    mistake(
      "the batch size is taken for the number of batches",
      remedy: "`batchSize` says how many samples a batch holds."
    ) { samples, batchSize, generator in
      cut(generator.permutation(of: samples), (samples + batchSize - 1) / batchSize)
    },
    mistake(
      "an empty batch follows where the samples fill all batches",
      remedy: "Let the starts end before `samples`: `to:` stops there, `through:` does not."
    ) { samples, batchSize, generator in
      let batches = cut(generator.permutation(of: samples), batchSize)
      return samples % batchSize == 0 ? batches + [[]] : batches
    },
    mistake(
      "the samples are counted from 1",
      remedy: "The first sample has the number 0, and the last `samples` − 1."
    ) { samples, batchSize, generator in
      cut(generator.permutation(of: samples).map { $0 + 1 }, batchSize)
    },
    mistake(
      "the last sample of the order is left out",
      remedy: "`to:` and `..<` stop before the end by themselves: nothing is to be subtracted."
    ) { samples, batchSize, generator in
      cut(Array(generator.permutation(of: samples).dropLast()), batchSize)
    },
    mistake(
      "all samples are returned as one batch",
      remedy: "The order is right: cut it into lists of `batchSize` samples."
    ) { samples, _, generator in [generator.permutation(of: samples)] },
    mistake(
      "only the place where the order begins is random",
      remedy: "Neighbors still follow one another: every order has to be possible."
    ) { samples, batchSize, generator in
      let first = generator.nextInteger(below: samples)
      return cut((0..<samples).map { ($0 + first) % samples }, batchSize)
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init(
      "a loop that starts a new batch whenever one is full",
      answer: observing { samples, batchSize, generator in
        var order = Array(0..<samples)
        generator.shuffle(&order)
        var batches: [[Int]] = []
        for sample in order {
          if let last = batches.last, last.count < batchSize {
            batches[batches.count - 1].append(sample)
          } else {
            batches.append([sample])
          }
        }
        return batches
      }),
    .init(
      "Swift's own shuffle with the generator",
      answer: observing { samples, batchSize, generator in
        var left = (0..<samples).shuffled(using: &generator)[...]
        var batches: [[Int]] = []
        while !left.isEmpty {
          batches.append(Array(left.prefix(batchSize)))
          left = left.dropFirst(batchSize)
        }
        return batches
      }),
    .init(
      "samples drawn one by one from those that are left",
      answer: observing { samples, batchSize, generator in
        var left = Array(0..<samples)
        let count = (samples + batchSize - 1) / batchSize
        return (0..<count).map { _ in
          (0..<min(batchSize, left.count)).map { _ in
            left.remove(at: generator.nextInteger(below: left.count))
          }
        }
      }),
    .init(
      "samples sorted by random numbers",
      answer: observing { samples, batchSize, generator in
        let keys = (0..<samples).map { _ in generator.next() }
        return cut((0..<samples).sorted { keys[$0] < keys[$1] }, batchSize)
      }),
  ]

  private static func mistake(
    _ mistake: String, remedy: String, _ function: @escaping BatchingFunction
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy, answer: observing(function))
  }

  /// Cuts an order into batches.
  private static func cut(_ order: [Int], _ batchSize: Int) -> [[Int]] {
    stride(from: 0, to: order.count, by: batchSize).map { start in
      Array(order[start..<min(start + batchSize, order.count)])
    }
  }
}
