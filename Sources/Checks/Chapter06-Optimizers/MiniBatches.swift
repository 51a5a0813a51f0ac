import Exercises
import Judging
import NeuralNetworks

/// Exercise 6.2: a new random order for each epoch, cut into batches.
///
/// Any way of drawing a random order is right, so it is not the batches that are compared, but what
/// is seen of them: see MiniBatchesSeen.swift.
enum MiniBatches {
  typealias Function = Chapter6.MiniBatches

  private typealias Batching = @Sendable (Int, Int, inout SplitMix64) -> [[Int]]

  static let exam = Exam(
    Check(
      Chapter6.miniBatches, observing: { Seen(samples: $0.0, seed: $0.2, $1) },
      comparing: .parts(
        .part("batch sizes", { $0.batchSizes }, comparing: .numbers()),
        .part("samples used", { $0.samplesUsed }, comparing: .equality),
        .part("order", { $0.order }, comparing: .equality)),
      cases: cases, mistakes: mistakes, rightAnswers: rightAnswers))

  private static let cases: [Function.Case] = [
    known("the worked example: the last batch is smaller", 10, 4, seed: 1),
    known("the samples fill all batches", 12, 4, seed: 2),
    known("a single sample is left over", 25, 8, seed: 3),
    known("many small batches", 31, 3, seed: 4),
    known("all samples in one batch", 32, 32, seed: 5),
    known("fewer samples than a batch holds", 40, 64, seed: 6),
    known("batches of one sample", 14, 1, seed: 7),
    known("a single sample", 1, 3, seed: 8),
    known("digits", 1437, 256, seed: 9),
    // In so many epochs each sample comes to each place, and each two into one batch.
    known("two hundred epochs", 8, 3, seed: 10, epochs: 200),
  ]

  private static func known(
    _ name: String, _ samples: Int, _ batchSize: Int, seed: UInt64, epochs: Int = 4
  ) -> Function.Case {
    .init(
      name, (samples, batchSize, seed, epochs),
      gives: Chapter6.recorded(
        { cut($2.permutation(of: $0), $1) }, samples: samples, batchSize: batchSize, seed: seed,
        epochs: epochs))
  }

  // MARK: - Mistakes

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the last, smaller batch is left out",
      "Its samples would not be used in this epoch: let the last batch hold what is left."
    ) { samples, batchSize, generator in
      cut(generator.permutation(of: samples), batchSize).filter { $0.count == batchSize }
    },
    mistake(
      "the samples are not shuffled",
      "Put the samples in a random order before you cut it into batches."
    ) { samples, batchSize, _ in cut(Array(0..<samples), batchSize) },
    mistake(
      "each batch is sorted after it was drawn",
      "The order within a batch counts as well: leave it as it was drawn."
    ) { samples, batchSize, generator in
      cut(generator.permutation(of: samples), batchSize).map { $0.sorted() }
    },
    mistake(
      "whole batches are shuffled, but not the samples in them",
      "Neighbors stay together that way: shuffle first and cut afterwards."
    ) { samples, batchSize, generator in
      var batches = cut(Array(0..<samples), batchSize)
      // The smaller batch stays at the end.
      let last = batches.removeLast()
      generator.shuffle(&batches)
      return batches + [last]
    },
    mistake(
      "whole batches are shuffled, the smaller one too",
      "Shuffle the samples first and cut afterwards: then the last batch is the smaller one."
    ) { samples, batchSize, generator in
      let starts = generator.permutation(of: (samples + batchSize - 1) / batchSize)
      return starts.map { Array($0 * batchSize..<min(($0 + 1) * batchSize, samples)) }
    },
    mistake(
      "samples are shuffled only inside their batch",
      "Each batch would have the same samples in every epoch: shuffle first, then cut."
    ) { samples, batchSize, generator in
      cut(Array(0..<samples), batchSize).map { batch in
        generator.permutation(of: batch.count).map { batch[$0] }
      }
    },
    mistake(
      "each sample of a batch is drawn anew from all samples",
      "Drawing with replacement repeats some and misses others: draw one order of them all."
    ) { samples, batchSize, generator in
      cut((0..<samples).map { _ in generator.nextInteger(below: samples) }, batchSize)
    },
    mistake(
      "each batch begins from all samples again",
      "A sample that was in a batch is used up for this epoch: shuffle only once."
    ) { samples, batchSize, generator in
      cut(Array(0..<samples), batchSize).map {
        Array(generator.permutation(of: samples).prefix($0.count))
      }
    },
    mistake(
      "the order is the same in each epoch",
      "Draw it anew, from the generator that is given and not from a copy or one of your own."
    ) { samples, batchSize, _ in
      var generator = SplitMix64(seed: 1)
      return cut(generator.permutation(of: samples), batchSize)
    },
    mistake(
      "the order is drawn from the system's generator",
      "`shuffled()` by itself can't be repeated: draw from the generator that is given."
    ) { samples, batchSize, _ in cut((0..<samples).shuffled(), batchSize) },
    mistake(
      "the last batch is filled up with samples that were used before",
      "The last batch may be smaller: it holds only what is left."
    ) { samples, batchSize, generator in
      let order = generator.permutation(of: samples)
      return cut(order, batchSize).map { batch in
        batch + (0..<batchSize - batch.count).map { order[$0 % samples] }
      }
    },
    mistake(
      "the samples left over are put into the last full batch",
      "No batch may hold more than `batchSize`: what is left makes a batch of its own."
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
      "All batches but the last have to be full: cut the order, do not deal it like cards."
    ) { samples, batchSize, generator in
      let order = generator.permutation(of: samples)
      let count = (samples + batchSize - 1) / batchSize
      return (0..<count).map { first in
        stride(from: first, to: samples, by: count).map { order[$0] }
      }
    },
    mistake(
      "the batch size is taken for the number of batches",
      "`batchSize` says how many samples a batch holds."
    ) { samples, batchSize, generator in
      cut(generator.permutation(of: samples), (samples + batchSize - 1) / batchSize)
    },
    mistake(
      "an empty batch follows where the samples fill all batches",
      "Let the starts end before `samples`: `to:` stops there, `through:` does not."
    ) { samples, batchSize, generator in
      let batches = cut(generator.permutation(of: samples), batchSize)
      return samples % batchSize == 0 ? batches + [[]] : batches
    },
    mistake(
      "the samples are counted from 1",
      "The first sample has the number 0, and the last `samples` − 1."
    ) { samples, batchSize, generator in
      cut(generator.permutation(of: samples).map { $0 + 1 }, batchSize)
    },
    mistake(
      "the last sample of the order is left out",
      "`to:` and `..<` stop before the end by themselves: nothing is to be subtracted."
    ) { samples, batchSize, generator in
      cut(Array(generator.permutation(of: samples).dropLast()), batchSize)
    },
    mistake(
      "all samples are returned as one batch",
      "The order is right: cut it into lists of `batchSize` samples."
    ) { samples, _, generator in [generator.permutation(of: samples)] },
    mistake(
      "only the place where the order begins is random",
      "Neighbors still follow one another: every order has to be possible."
    ) { samples, batchSize, generator in
      let first = generator.nextInteger(below: samples)
      return cut((0..<samples).map { ($0 + first) % samples }, batchSize)
    },
    mistake(
      "not every order can come, or some come far too often",
      "Each sample has to be able to come to each place, its own included, in one epoch as well as "
        + "in another: let `permutation` or `shuffle` draw."
    ) { samples, batchSize, generator in
      // Sattolo's cycles: no sample ever keeps its place.
      var order = Array(0..<samples)
      for last in order.indices.dropFirst().reversed() {
        order.swapAt(last, generator.nextInteger(below: last))
      }
      return cut(order, batchSize)
    },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    right(
      "a loop that starts a new batch whenever one is full"
    ) { samples, batchSize, generator in
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
    },
    right(
      "Swift's own shuffle with the generator"
    ) { samples, batchSize, generator in
      var left = (0..<samples).shuffled(using: &generator)[...]
      var batches: [[Int]] = []
      while !left.isEmpty {
        batches.append(Array(left.prefix(batchSize)))
        left = left.dropFirst(batchSize)
      }
      return batches
    },
    right(
      "samples drawn one by one from those that are left"
    ) { samples, batchSize, generator in
      var left = Array(0..<samples)
      let count = (samples + batchSize - 1) / batchSize
      return (0..<count).map { _ in
        (0..<min(batchSize, left.count)).map { _ in
          left.remove(at: generator.nextInteger(below: left.count))
        }
      }
    },
    right(
      "samples sorted by random numbers"
    ) { samples, batchSize, generator in
      let keys = (0..<samples).map { _ in generator.next() }
      return cut((0..<samples).sorted { keys[$0] < keys[$1] }, batchSize)
    },
  ]

  private static func mistake(
    _ name: String, _ remedy: String, _ batching: @escaping Batching
  ) -> Function.Mistake {
    .init(name, remedy) {
      Chapter6.recorded(batching, samples: $0, batchSize: $1, seed: $2, epochs: $3)
    }
  }

  private static func right(_ form: String, _ batching: @escaping Batching) -> Function.RightAnswer
  {
    .init(form) { Chapter6.recorded(batching, samples: $0, batchSize: $1, seed: $2, epochs: $3) }
  }

  /// Cuts an order into batches.
  private static func cut(_ order: [Int], _ batchSize: Int) -> [[Int]] {
    stride(from: 0, to: order.count, by: batchSize).map { start in
      Array(order[start..<min(start + batchSize, order.count)])
    }
  }
}
