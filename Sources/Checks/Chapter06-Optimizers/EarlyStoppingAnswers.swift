import ExerciseSupport

/// Answers to exercise 6.8, wrong and right. Read on only after you have solved it.
extension EarlyStopping {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "training is never stopped",
      remedy: "Go through the losses in order, and return as soon as patience has run out."
    ) { losses, _ in (bestEpoch: lowest(of: losses), lastEpoch: losses.count) },
    .init(
      "the best epoch is looked for among those after the stop too",
      remedy: "What comes after the stop is never computed: nobody can know that it is better."
    ) { losses, patience in
      (bestEpoch: lowest(of: losses), lastEpoch: train(losses, patience).lastEpoch)
    },
    .init(
      "each loss is compared with that of the epoch before",
      remedy: "A loss that falls again may still be above the lowest so far: compare with that one."
    ) { losses, patience in
      var waited = 0
      for index in losses.indices.dropFirst() {
        waited = losses[index] < losses[index - 1] ? 0 : waited + 1
        if waited == patience {
          return (bestEpoch: lowest(of: losses.prefix(index + 1)), lastEpoch: index + 1)
        }
      }
      return (bestEpoch: lowest(of: losses), lastEpoch: losses.count)
    },
    .init(
      "every loss below that of the epoch before counts as the best",
      remedy: "Keep the lowest loss so far, and let it change only when a loss is below it."
    ) { losses, patience in
      var bestEpoch = 1
      for index in losses.indices.dropFirst() {
        if losses[index] < losses[index - 1] { bestEpoch = index + 1 }
        if index + 1 - bestEpoch == patience {
          return (bestEpoch: bestEpoch, lastEpoch: index + 1)
        }
      }
      return (bestEpoch: bestEpoch, lastEpoch: losses.count)
    },
    .init(
      "the count of epochs that are no better does not start again after a new best",
      remedy: "They have to be in a row: a new best sets the count back to zero."
    ) { losses, patience in
      var (best, waited) = (1, 0)
      for (index, loss) in losses.enumerated().dropFirst() {
        if loss < losses[best - 1] { best = index + 1 } else { waited += 1 }
        if waited == patience { return (bestEpoch: best, lastEpoch: index + 1) }
      }
      return (bestEpoch: best, lastEpoch: losses.count)
    },
    .init(
      "training goes on for one epoch more",
      remedy: "It stops as soon as the count reaches the patience, and not only above it."
    ) { losses, patience in train(losses, patience + 1) },
    .init(
      "the best epoch itself is counted among those that are no better",
      remedy: "After a new best the count is 0, and the next epoch can make it 1."
    ) { losses, patience in train(losses, max(1, patience - 1)) },
    .init(
      "patience is not used, and the first loss that is no better ends the training",
      remedy: "One setback proves little: wait until there were `patience` of them in a row."
    ) { losses, _ in train(losses, 1) },
    .init(
      "an equal loss counts as a new best",
      remedy: "No better means not lower: an epoch with the same loss gains nothing."
    ) { losses, patience in train(losses, patience) { $0 <= $1 } },
    .init(
      "an equal loss does not count as one that is no better",
      remedy: "Only a lower loss is better: an equal one uses up patience like a higher one."
    ) { losses, patience in
      var (best, waited) = (0, 0)
      for (index, loss) in losses.enumerated().dropFirst() {
        if loss < losses[best] { (best, waited) = (index, 0) }
        if loss > losses[best] { waited += 1 }
        if waited == patience { return (bestEpoch: best + 1, lastEpoch: index + 1) }
      }
      return (bestEpoch: best + 1, lastEpoch: losses.count)
    },
    .init(
      "the highest loss is taken for the best",
      remedy: "Accuracy should be high, but a loss should be low."
    ) { losses, patience in train(losses, patience) { $0 > $1 } },
    .init(
      "the epochs are counted from 0",
      remedy: "`enumerated()` and `indices` count from 0, epochs from 1."
    ) { losses, patience in
      let right = train(losses, patience)
      return (bestEpoch: right.bestEpoch - 1, lastEpoch: right.lastEpoch - 1)
    },
    .init(
      "the best epoch is counted from 0",
      remedy: "An index counts from 0, an epoch from 1."
    ) { losses, patience in
      let right = train(losses, patience)
      return (bestEpoch: right.bestEpoch - 1, lastEpoch: right.lastEpoch)
    },
    .init(
      "the weights of the last epoch are used",
      remedy: "That network has been getting worse for a while: the weights of the best were saved."
    ) { losses, patience in
      let last = train(losses, patience).lastEpoch
      return (bestEpoch: last, lastEpoch: last)
    },
    .init(
      "the best epoch is given as the last one too",
      remedy: "That it was the best is known only after some more epochs, which are trained too."
    ) { losses, patience in
      let best = train(losses, patience).bestEpoch
      return (bestEpoch: best, lastEpoch: best)
    },
    .init(
      "the two epochs are exchanged",
      remedy: "The best epoch comes first, and is never later than the last."
    ) { losses, patience in
      let right = train(losses, patience)
      return (bestEpoch: right.lastEpoch, lastEpoch: right.bestEpoch)
    },
    .init(
      "the epoch after the stop is given as the last",
      remedy: "The last epoch is the one whose loss used up the patience: it is the last trained."
    ) { losses, patience in
      let right = train(losses, patience)
      let isStopped = right.lastEpoch - right.bestEpoch == patience
      return (bestEpoch: right.bestEpoch, lastEpoch: right.lastEpoch + (isStopped ? 1 : 0))
    },
    .init(
      "the best epoch is taken to lie `patience` epochs before the last in every case",
      remedy: "That holds only if training was stopped: where it ran to its end, look for the best."
    ) { losses, patience in
      let last = train(losses, patience).lastEpoch
      return (bestEpoch: last - patience, lastEpoch: last)
    },
    .init(
      "the lowest loss starts at 0, which no loss is below",
      remedy: "Start from the first loss, or from a number that every loss is below."
    ) { losses, patience in
      (bestEpoch: 1, lastEpoch: min(losses.count, patience + 1))
    },
    .init(
      "the lowest loss starts at 1",
      remedy: "Losses can be above 1: start from the first loss, or from infinity."
    ) { losses, patience in
      var (best, bestEpoch): (Float, Int) = (1, 1)
      for (index, loss) in losses.enumerated() {
        if loss < best { (best, bestEpoch) = (loss, index + 1) }
        if index + 1 - bestEpoch == patience {
          return (bestEpoch: bestEpoch, lastEpoch: index + 1)
        }
      }
      return (bestEpoch: bestEpoch, lastEpoch: losses.count)
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("a count that a new best sets back") { losses, patience in
      var (best, bestEpoch, waited) = (Float.infinity, 0, 0)
      for (index, loss) in losses.enumerated() {
        if loss < best {
          (best, bestEpoch, waited) = (loss, index + 1, 0)
        } else {
          waited += 1
          if waited >= patience { return (bestEpoch: bestEpoch, lastEpoch: index + 1) }
        }
      }
      return (bestEpoch: bestEpoch, lastEpoch: losses.count)
    },
    .init("from one best to the next one that comes in time") { losses, patience in
      var best = 0
      while let next = losses.indices.dropFirst(best + 1).prefix(patience)
        .first(where: { losses[$0] < losses[best] })
      { best = next }
      return (bestEpoch: best + 1, lastEpoch: min(best + 1 + patience, losses.count))
    },
    .init("for each epoch the best until then") { losses, patience in
      let best = losses.indices.map { lowest(of: losses.prefix($0 + 1)) }
      let last = losses.indices.first { $0 + 1 - best[$0] >= patience } ?? losses.count - 1
      return (bestEpoch: best[last], lastEpoch: last + 1)
    },
  ]

  /// Early stopping, with another rule for what is better if one is given.
  private static func train(
    _ losses: [Float], _ patience: Int, isBetter: (Float, Float) -> Bool = { $0 < $1 }
  ) -> (bestEpoch: Int, lastEpoch: Int) {
    var best = 0
    for (index, loss) in losses.enumerated().dropFirst() {
      if isBetter(loss, losses[best]) { best = index }
      if index - best == patience { return (bestEpoch: best + 1, lastEpoch: index + 1) }
    }
    return (bestEpoch: best + 1, lastEpoch: losses.count)
  }

  /// The first epoch with the lowest loss of all.
  private static func lowest(of losses: some Collection<Float>) -> Int {
    let lowest = losses.min()
    return 1 + (losses.enumerated().first { $0.element == lowest }?.offset ?? 0)
  }
}
