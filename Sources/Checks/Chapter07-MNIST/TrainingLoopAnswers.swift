import ExerciseSupport
import NeuralNetworks

/// Wrong answers to exercise 7.6. Read on only after you have solved it.
extension TrainingLoop {
  static let misconceptions: [Exercise.Misconception] =
    mistakesOfOrder + mistakesOfSteps + mistakesOfLosses

  /// Which samples come when.
  private static let mistakesOfOrder: [Exercise.Misconception] = [
    mistake(
      "the samples are not shuffled",
      remedy: "Draw a new order at the start of each epoch, and take the batches from it."
    ) { loop in
      loop.order = { count, _, _ in Array(0..<count) }
    },
    mistake(
      "the samples are shuffled once, and come in that order in every epoch",
      remedy: "Draw the order inside the loop over epochs."
    ) { loop in
      loop.order = { count, last, generator in last ?? generator.permutation(of: count) }
    },
    mistake(
      "the batches are shuffled, but not the samples in them",
      remedy: "The same samples stay together for ever: shuffle the samples, then cut the batches."
    ) { loop in
      loop.order = { count, _, _ in Array(0..<count) }
      loop.batches = { order, size, generator in
        var batches = cut(order, size)
        generator.shuffle(&batches)
        return batches
      }
    },
    mistake(
      "samples are drawn again and again, so that some come twice and others never",
      remedy: "An epoch uses each sample once: draw a permutation, not single numbers."
    ) { loop in
      loop.order = { count, _, generator in
        (0..<count).map { _ in generator.nextInteger(below: count) }
      }
    },
    mistake(
      "every batch of an epoch holds the same samples, the first of the order",
      remedy: "A batch starts where the one before it ended: let the slice move on."
    ) { loop in
      loop.batches = { order, size, _ in
        cut(order, size).map { batch in Array(order.prefix(batch.count)) }
      }
    },
    mistake(
      "the last batch is left out where it is smaller",
      remedy: "Use what is left too: let the last batch end at the number of samples."
    ) { loop in
      loop.batches = { order, size, _ in cut(order, size).filter { $0.count == size } }
    },
    mistake(
      "the last batch is filled up with samples from the start of the order",
      remedy: "Each sample counts once in an epoch: let the last batch be smaller."
    ) { loop in
      loop.batches = { order, size, _ in
        cut(order, size).map { batch in batch + order.prefix(size - batch.count) }
      }
    },
    mistake(
      "all samples are in one batch",
      remedy: "Cut the order into batches of batchSize, with a step for each."
    ) { loop in
      loop.batches = { order, _, _ in [order] }
    },
    mistake(
      "every sample is a batch of its own",
      remedy: "A step is taken with batchSize samples at once."
    ) { loop in
      loop.batches = { order, _, _ in order.map { [$0] } }
    },
    mistake(
      "batchSize is taken for the number of batches",
      remedy: "batchSize is how many samples a batch has; how many batches there are follows."
    ) { loop in
      loop.batches = { order, size, _ in cut(order, (order.count + size - 1) / size) }
    },
    mistake(
      "there is one epoch too many",
      remedy: "0..<epochs goes through epochs times, 0...epochs once more."
    ) { loop in
      loop.epochs = { $0 + 1 }
    },
    mistake(
      "there is only one epoch",
      remedy: "Return after the loop over epochs, not inside it."
    ) { loop in
      loop.epochs = { _ in 1 }
    },
    mistake(
      "the inputs are shuffled, but their targets are not",
      remedy: "Take inputs and targets with the same indices, or a sample gets another's answer."
    ) { loop in
      loop.targets = { _, start, count in Array(start..<start + count) }
    },
  ]

  static func mistake(
    _ mistake: String, remedy: String, change: @Sendable (inout Loop) -> Void
  ) -> Exercise.Misconception {
    var loop = Loop()
    change(&loop)
    let changed = loop
    return .init(
      mistake, remedy: remedy, answer: observing { changed.run($0, $1, $2, $3, $4, $5, &$6) })
  }
}
