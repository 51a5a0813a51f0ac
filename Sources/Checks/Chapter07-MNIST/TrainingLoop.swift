import Exercises
import Judging
import NeuralNetworks

/// Exercise 7.2: epochs, shuffled batches, forward, loss, backward, step.
///
/// Every order of the samples is right, so no list of numbers can be expected. What is judged is
/// what was seen while the loop ran, see TrainingLoopSeen.swift. Known loops stand in
/// TrainingLoopMistakes.swift.
enum TrainingLoop {
  typealias Function = Chapter7.TrainingLoop
  typealias Plan = Chapter7.Plan

  static let exam = Exam(
    Check(
      Chapter7.train, observing: { Seen(plan: $0, $1) },
      comparing: .parts(
        .part("sizes of the batches", { $0.batchSizes }),
        .part("how often each sample was used", { $0.uses }),
        .part("order", { $0.order }, comparing: .equality),
        .part("forward passes", { $0.forwardPasses }),
        .part(
          "samples are given the targets of others", { $0.exchangesTargets }, comparing: .equality),
        .part(
          "gradient given to backward, divided by the right one", { $0.gradientFactors },
          within: 1e-3),
        .part("steps of the optimizer", { $0.steps }),
        .part("updates of each parameter", { $0.updates }),
        .part("losses returned, divided by the right ones", { $0.lossFactors }, within: 1e-4),
        .part(
          "the parameters are those that these batches lead to", { $0.followsBatches },
          comparing: .equality)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  private static let cases: [Function.Case] = [
    known(
      "the worked example: 10 samples, batches of 4", samples: 10, features: 3, outputs: 2,
      .meanSquaredError, .sgd(0.1), epochs: 3, batchSize: 4, seed: 1),
    known(
      "12 samples divide evenly", samples: 12, features: 2, outputs: 3,
      .categoricalCrossEntropy, .adam(0.02), epochs: 3, batchSize: 4, seed: 2),
    known(
      "one sample at a time", samples: 9, features: 4, outputs: 2,
      .meanSquaredError, .sgd(0.05), epochs: 3, batchSize: 1, seed: 3),
    known(
      "a batch larger than the set", samples: 6, features: 3, outputs: 3,
      .categoricalCrossEntropy, .momentum(0.05), epochs: 4, batchSize: 8, seed: 4),
    known(
      "a last batch of one sample", samples: 16, features: 5, outputs: 4,
      .categoricalCrossEntropy, .adam(0.01), epochs: 3, batchSize: 5, seed: 5),
    known(
      "a single epoch", samples: 23, features: 3, outputs: 1,
      .binaryCrossEntropy, .momentum(0.02), epochs: 1, batchSize: 6, seed: 6),
    known(
      "many epochs", samples: 20, features: 2, outputs: 2,
      .meanSquaredError, .adam(0.01), epochs: 12, batchSize: 8, seed: 7),
    known(
      "dropout: each pass gives other outputs", samples: 14, features: 3, outputs: 2,
      .meanSquaredError, .sgd(0.05), dropout: 0.4, epochs: 3, batchSize: 4, seed: 8),
    known(
      "steps so long that the loss rises", samples: 10, features: 2, outputs: 2,
      .meanSquaredError, .adam(1), epochs: 8, batchSize: 4, seed: 9),
    known(
      "a single sample", samples: 1, features: 2, outputs: 2, .meanSquaredError, .sgd(0.1),
      epochs: 2, batchSize: 3, seed: 10),
  ]

  private static let random: [Function.RandomCases] = [
    .init(2) { generator in
      known(
        "a random plan", samples: 12 + generator.nextInteger(below: 12), features: 3, outputs: 2,
        .meanSquaredError, .momentum(0.02), dropout: 0.25, epochs: 3,
        batchSize: 3 + generator.nextInteger(below: 6), seed: generator.next())
    }
  ]

  /// A plan with random samples, no two of which have the same features.
  @Sendable private static func known(
    _ name: String, samples count: Int, features: Int, outputs: Int, _ loss: Chapter7.LossKind,
    _ optimizer: Chapter7.OptimizerKind, dropout: Float = 0, epochs: Int, batchSize: Int,
    seed: UInt64
  ) -> Function.Case {
    var generator = SplitMix64(seed: 100 &+ seed)
    let inputs = Matrix(rows: count, columns: features).map { _ in
      generator.nextUniform(in: -1..<1)
    }
    var targets = Matrix(rows: count, columns: outputs)
    for row in 0..<count {
      switch loss {
      case .categoricalCrossEntropy: targets[row, generator.nextInteger(below: outputs)] = 1
      case .binaryCrossEntropy: targets[row, 0] = inputs[row, 0] > 0 ? 1 : 0
      case .meanSquaredError:
        for column in 0..<outputs { targets[row, column] = generator.nextNormal() }
      }
    }
    let plan = Plan(
      inputs: inputs, targets: targets, loss: loss, optimizer: optimizer, dropout: dropout,
      epochs: epochs, batchSize: batchSize, seed: seed)
    return .init(name, plan, gives: Recipe()(plan))
  }
}
