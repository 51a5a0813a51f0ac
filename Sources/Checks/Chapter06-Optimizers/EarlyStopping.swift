import Exercises
import Judging
import NeuralNetworks

/// Exercise 6.8: when to stop training, and whose weights to keep.
enum EarlyStopping {
  typealias Function = Chapter6.EarlyStopping

  static let exam = Exam(
    Check(
      Chapter6.earlyStopping,
      comparing: .parts(
        .part("best epoch", { $0.bestEpoch }), .part("last epoch", { $0.lastEpoch })),
      cases: cases, random: random, orderOnly: { given, map in (positive(map(given.0)), given.1) },
      mistakes: mistakes, rightAnswers: rightAnswers))

  /// The same losses, all moved up where one is negative: no loss of this course is.
  @Sendable private static func positive(_ losses: [Float]) -> [Float] {
    let lowest = losses.min() ?? 0
    return lowest > 0 ? losses : losses.map { $0 - lowest + 1e6 }
  }

  // Gone through by hand, epoch by epoch.
  private static let cases: [Function.Case] = [
    .init(
      "the worked example", ([0.9, 0.6, 0.5, 0.55, 0.52, 0.51, 0.4], 3),
      gives: .init(bestEpoch: 3, lastEpoch: 6)),
    .init(
      "the loss always falls", ([0.9, 0.7, 0.6, 0.5], 2), gives: .init(bestEpoch: 4, lastEpoch: 4)),
    .init(
      "the loss always rises", ([0.5, 0.6, 0.7, 0.8], 2), gives: .init(bestEpoch: 1, lastEpoch: 3)),
    .init(
      "a patience of one", ([0.9, 0.8, 0.85, 0.5, 0.4], 1), gives: .init(bestEpoch: 2, lastEpoch: 3)
    ),
    .init(
      "a new best just in time", ([0.9, 0.8, 0.85, 0.82, 0.7, 0.75, 0.71], 3),
      gives: .init(bestEpoch: 5, lastEpoch: 7)),
    .init(
      "a new best just too late", ([0.9, 0.8, 0.85, 0.82, 0.7, 0.6], 2),
      gives: .init(bestEpoch: 2, lastEpoch: 4)),
    .init(
      "setbacks, each shorter than the patience", ([0.9, 0.95, 0.8, 0.85, 0.7, 0.75, 0.6], 2),
      gives: .init(bestEpoch: 7, lastEpoch: 7)),
    .init(
      "an equal loss is no better", ([0.9, 0.5, 0.5, 0.5, 0.5, 0.4], 3),
      gives: .init(bestEpoch: 2, lastEpoch: 5)),
    .init(
      "an equal loss uses up patience", ([0.5, 0.5, 0.7, 0.8], 2),
      gives: .init(bestEpoch: 1, lastEpoch: 3)),
    .init(
      "a hill, then lower again, but not low enough", ([0.5, 0.9, 0.8, 0.7, 0.6, 0.2], 4),
      gives: .init(bestEpoch: 1, lastEpoch: 5)),
    .init(
      "more patience than epochs", ([0.9, 0.4, 0.6, 0.7], 10),
      gives: .init(bestEpoch: 2, lastEpoch: 4)),
    .init(
      "losses above one", ([2.5, 2.25, 1.75, 1.5, 1.625, 1.75], 2),
      gives: .init(bestEpoch: 4, lastEpoch: 6)),
    .init("a single epoch", ([0.7], 1), gives: .init(bestEpoch: 1, lastEpoch: 1)),
  ]

  /// Random losses that fall and then rise, with noise. What is expected comes from the definition:
  /// the last epoch is the first one e before which `patience` losses in a row, that of e the last
  /// of them, are no lower than the lowest before them.
  private static let random: [Function.RandomCases] = [
    .init(8) { generator in
      let count = 8 + generator.nextInteger(below: 20)
      let patience = 1 + generator.nextInteger(below: 4)
      // Hundredths, so that losses can be equal.
      let losses: [Float] = (0..<count).map { epoch in
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
      return .init(
        "random losses", (losses, patience),
        gives: .init(bestEpoch: bestEpoch, lastEpoch: lastEpoch))
    }
  ]

  private static let mistakes: [Function.Mistake] = [
    .init(
      "training is never stopped",
      "Go through the losses in order, and return as soon as patience has run out."
    ) { losses, _ in .init(bestEpoch: lowest(of: losses), lastEpoch: losses.count) },
    .init(
      "the best epoch is looked for among those after the stop too",
      "What comes after the stop is never computed: nobody can know that it is better."
    ) { losses, patience in
      .init(bestEpoch: lowest(of: losses), lastEpoch: train(losses, patience).lastEpoch)
    },
    .init(
      "each loss is compared with that of the epoch before",
      "A loss that falls again may still be above the lowest so far: compare with that one."
    ) { losses, patience in
      var waited = 0
      for index in losses.indices.dropFirst() {
        waited = losses[index] < losses[index - 1] ? 0 : waited + 1
        if waited == patience {
          return .init(bestEpoch: lowest(of: losses.prefix(index + 1)), lastEpoch: index + 1)
        }
      }
      return .init(bestEpoch: lowest(of: losses), lastEpoch: losses.count)
    },
    .init(
      "every loss below that of the epoch before counts as the best",
      "Keep the lowest loss so far, and let it change only when a loss is below it."
    ) { losses, patience in
      var bestEpoch = 1
      for index in losses.indices.dropFirst() {
        if losses[index] < losses[index - 1] { bestEpoch = index + 1 }
        if index + 1 - bestEpoch == patience {
          return .init(bestEpoch: bestEpoch, lastEpoch: index + 1)
        }
      }
      return .init(bestEpoch: bestEpoch, lastEpoch: losses.count)
    },
    .init(
      "the count of epochs that are no better does not start again after a new best",
      "They have to be in a row: a new best sets the count back to zero."
    ) { losses, patience in
      var (best, waited) = (1, 0)
      for (index, loss) in losses.enumerated().dropFirst() {
        if loss < losses[best - 1] { best = index + 1 } else { waited += 1 }
        if waited == patience { return .init(bestEpoch: best, lastEpoch: index + 1) }
      }
      return .init(bestEpoch: best, lastEpoch: losses.count)
    },
    .init(
      "training goes on for one epoch more",
      "It stops as soon as the count reaches the patience, and not only above it."
    ) { losses, patience in train(losses, patience + 1) },
    .init(
      "the best epoch itself is counted among those that are no better",
      "After a new best the count is 0, and the next epoch can make it 1."
    ) { losses, patience in train(losses, max(1, patience - 1)) },
    .init(
      "patience is not used, and the first loss that is no better ends the training",
      "One setback proves little: wait until there were `patience` of them in a row."
    ) { losses, _ in train(losses, 1) },
    .init(
      "an equal loss counts as a new best",
      "No better means not lower: an epoch with the same loss gains nothing."
    ) { losses, patience in train(losses, patience) { $0 <= $1 } },
    .init(
      "an equal loss does not count as one that is no better",
      "Only a lower loss is better: an equal one uses up patience like a higher one."
    ) { losses, patience in
      var (best, waited) = (0, 0)
      for (index, loss) in losses.enumerated().dropFirst() {
        if loss < losses[best] { (best, waited) = (index, 0) }
        if loss > losses[best] { waited += 1 }
        if waited == patience { return .init(bestEpoch: best + 1, lastEpoch: index + 1) }
      }
      return .init(bestEpoch: best + 1, lastEpoch: losses.count)
    },
    .init(
      "the highest loss is taken for the best", "Accuracy should be high, but a loss should be low."
    ) { losses, patience in train(losses, patience, lowest: -.infinity) { $0 > $1 } },
    .init(
      "the epochs are counted from 0", "`enumerated()` and `indices` count from 0, epochs from 1."
    ) { losses, patience in
      let right = train(losses, patience)
      return .init(bestEpoch: right.bestEpoch - 1, lastEpoch: right.lastEpoch - 1)
    },
    .init(
      "the best epoch is counted from 0", "An index counts from 0, an epoch from 1."
    ) { losses, patience in
      let right = train(losses, patience)
      return .init(bestEpoch: right.bestEpoch - 1, lastEpoch: right.lastEpoch)
    },
    .init(
      "the weights of the last epoch are used",
      "That network has been getting worse for a while: the weights of the best were saved."
    ) { losses, patience in
      let last = train(losses, patience).lastEpoch
      return .init(bestEpoch: last, lastEpoch: last)
    },
    .init(
      "the two epochs are exchanged",
      "The best epoch comes first, and is never later than the last."
    ) { losses, patience in
      let right = train(losses, patience)
      return .init(bestEpoch: right.lastEpoch, lastEpoch: right.bestEpoch)
    },
    .init(
      "the epoch after the stop is given as the last",
      "The last epoch is the one whose loss used up the patience: it is the last trained."
    ) { losses, patience in
      let right = train(losses, patience)
      let isStopped = right.lastEpoch - right.bestEpoch == patience
      return .init(bestEpoch: right.bestEpoch, lastEpoch: right.lastEpoch + (isStopped ? 1 : 0))
    },
    .init(
      "the last epoch is the best one and the patience, even where there are not so many",
      "Where the losses end before the patience does, training ends with the last of them."
    ) { losses, patience in
      let best = train(losses, patience).bestEpoch
      return .init(bestEpoch: best, lastEpoch: best + patience)
    },
    .init(
      "a loss has to be lower by some margin to be the best",
      "Any lower loss is better, be it ever so little: compare with <, and subtract nothing."
    ) { losses, patience in train(losses, patience) { $0 < $1 - 1e-4 } },
    .init(
      "the lowest loss starts at 0, which no loss is below",
      "Start from the first loss, or from a number that every loss is below."
    ) { losses, patience in train(losses, patience, lowest: 0) },
    .init(
      "the lowest loss starts at 0, and so does the best epoch",
      "Start from the first loss, or from a number that every loss is below; epochs count from 1."
    ) { losses, patience in train(losses, patience, lowest: 0, best: -1) },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("a count that a new best sets back") { losses, patience in
      var (best, bestEpoch, waited) = (Float.infinity, 0, 0)
      for (index, loss) in losses.enumerated() {
        if loss < best {
          (best, bestEpoch, waited) = (loss, index + 1, 0)
        } else {
          waited += 1
          if waited >= patience { return .init(bestEpoch: bestEpoch, lastEpoch: index + 1) }
        }
      }
      return .init(bestEpoch: bestEpoch, lastEpoch: losses.count)
    },
    .init("from one best to the next one that comes in time") { losses, patience in
      var best = 0
      while let next = losses.indices.dropFirst(best + 1).prefix(patience)
        .first(where: { losses[$0] < losses[best] })
      { best = next }
      return .init(bestEpoch: best + 1, lastEpoch: min(best + 1 + patience, losses.count))
    },
    .init("for each epoch the best until then") { losses, patience in
      let best = losses.indices.map { lowest(of: losses.prefix($0 + 1)) }
      let last = losses.indices.first { $0 + 1 - best[$0] >= patience } ?? losses.count - 1
      return .init(bestEpoch: best[last], lastEpoch: last + 1)
    },
  ]

  /// Early stopping, with another rule for what is better, or another loss to start from.
  private static func train(
    _ losses: [Float], _ patience: Int, lowest: Float = .infinity, best: Int = 0,
    isBetter: (Float, Float) -> Bool = { $0 < $1 }
  ) -> Chapter6.Stop {
    var (lowest, best) = (lowest, best)
    for (index, loss) in losses.enumerated() {
      if isBetter(loss, lowest) { (lowest, best) = (loss, index) }
      if index - best == patience { return .init(bestEpoch: best + 1, lastEpoch: index + 1) }
    }
    return .init(bestEpoch: best + 1, lastEpoch: losses.count)
  }

  /// The first epoch with the lowest loss of all.
  private static func lowest(of losses: some Collection<Float>) -> Int {
    let lowest = losses.min()
    return 1 + (losses.enumerated().first { $0.element == lowest }?.offset ?? 0)
  }
}
