import ExerciseSupport
import NeuralNetworks

/// Exercise 7.6: epochs, shuffled batches, forward, loss, backward, step.
///
/// Every order of the samples is right, so no list of numbers can be expected. The exercise judges
/// what was observed while the loop ran, see `Observation`.
public enum TrainingLoop {
  /// From the plan of a training to what was observed.
  public typealias Exercise = ExerciseSupport.Exercise<Plan, Observation>

  /// An answer, which trains a network.
  public typealias TrainingFunction =
    @Sendable (Sequential, Dataset, Loss, any Optimizer, Int, Int, inout SplitMix64) -> [Double]

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "7.6", "the training loop", file: "Chapters/Chapter07-MNIST/Exercises/TrainingLoop.swift",
    comparing: .parts(
      .part("sizes of the batches", { $0.batchSizes }, comparing: .numbers()),
      .part("how often each sample was used", { $0.uses }, comparing: .numbers()),
      .part("epochs with an order of their own", { $0.newOrders }, comparing: .numbers()),
      .part("samples change their company", { $0.mixes }, comparing: .equality),
      .part(
        "samples are given the targets of others", { $0.exchangesTargets }, comparing: .equality),
      .part(
        "gradient given to backward, divided by the right one", { $0.gradientFactors },
        comparing: .numbers(within: 1e-3)),
      .part("steps of the optimizer", { $0.steps }, comparing: .numbers()),
      .part("updates of each parameter", { $0.updates }, comparing: .numbers()),
      .part(
        "losses returned, divided by the right ones", { $0.lossFactors },
        comparing: .numbers(within: 1e-4)),
      .part(
        "the parameters are those that these batches lead to", { $0.followsBatches },
        comparing: .equality)),
    cases: plans.map { .init($0.name, given: $0, expect: .right(for: $0)) },
    hints: [
      "Write two nested loops, the outer one over epochs and the inner one over the places where a "
        + "batch starts. What has to be new in each epoch, and what has to be 0 at its start?",
      "A batch is samples.subset(Array(order[start..<end])), where end is at most order.count. Then "
        + "one line each for forward, loss, gradient with backward, and step.",
      "For start in stride(from: 0, to: order.count, by: batchSize): after outputs = "
        + "network.forward(batch.inputs), add loss(outputs, targets: batch.targets) * "
        + "Double(batch.count) to the total; then _ = network.backward(loss.gradient(outputs, "
        + "targets: batch.targets)) and optimizer.step(network.parameters). The mean of the epoch is "
        + "total / Double(samples.count).",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  static let plans: [Plan] = [
    Plan(
      "the worked example: 10 samples, batches of 4", samples: 10, features: 3, outputs: 2,
      loss: .meanSquaredError, optimizer: .sgd(0.1), epochs: 3, batchSize: 4, seed: 1),
    Plan(
      "12 samples divide evenly", samples: 12, features: 2, outputs: 3,
      loss: .categoricalCrossEntropy, optimizer: .adam(0.02), epochs: 3, batchSize: 4, seed: 2),
    Plan(
      "one sample at a time", samples: 9, features: 4, outputs: 2,
      loss: .meanSquaredError, optimizer: .sgd(0.05), epochs: 3, batchSize: 1, seed: 3),
    Plan(
      "a batch larger than the set", samples: 6, features: 3, outputs: 3,
      loss: .categoricalCrossEntropy, optimizer: .momentum(0.05), epochs: 4, batchSize: 8, seed: 4),
    Plan(
      "a last batch of one sample", samples: 16, features: 5, outputs: 4,
      loss: .categoricalCrossEntropy, optimizer: .adam(0.01), epochs: 3, batchSize: 5, seed: 5),
    Plan(
      "a single epoch", samples: 23, features: 3, outputs: 1,
      loss: .binaryCrossEntropy, optimizer: .momentum(0.02), epochs: 1, batchSize: 6, seed: 6),
    Plan(
      "many epochs", samples: 20, features: 2, outputs: 2,
      loss: .meanSquaredError, optimizer: .adam(0.01), epochs: 12, batchSize: 8, seed: 7),
  ]
}

// MARK: - Plans

extension TrainingLoop {
  /// What the training function is called with.
  public struct Plan: Sendable, CustomStringConvertible {
    let name: String
    let samples: Dataset
    let loss: Loss
    let optimizer: OptimizerKind
    let epochs: Int
    let batchSize: Int
    let seed: UInt64

    /// All that counts, in words.
    public var description: String {
      "\(samples.count) samples, batches of \(batchSize), \(epochs) epochs, \(loss), \(optimizer), "
        + "seed \(seed)"
    }

    /// A plan with random samples, no two of which have the same features.
    init(
      _ name: String, samples count: Int, features: Int, outputs: Int, loss: Loss,
      optimizer: OptimizerKind, epochs: Int, batchSize: Int, seed: UInt64
    ) {
      var generator = SplitMix64(seed: 100 + seed)
      let inputs = Matrix(rows: count, columns: features).map { _ in
        generator.nextUniform(in: -1..<1)
      }
      var targets = Matrix(rows: count, columns: outputs)
      for row in 0..<count {
        switch loss.contains {
        case .softmax: targets[row, generator.nextInteger(below: outputs)] = 1
        case .sigmoid: targets[row, 0] = inputs[row, 0] > 0 ? 1 : 0
        default: for column in 0..<outputs { targets[row, column] = generator.nextNormal() }
        }
      }
      self.name = name
      samples = Dataset(inputs: inputs, targets: targets)
      self.loss = loss
      self.optimizer = optimizer
      self.epochs = epochs
      self.batchSize = batchSize
      self.seed = seed
    }

    /// The layers of a small network, the same ones on every call.
    func layers() -> [any Layer] {
      var generator = SplitMix64(seed: 200 + seed)
      return [
        Dense(inputs: samples.inputWidth, units: 5, activation: .tanh, using: &generator),
        Dense(inputs: 5, units: samples.targetWidth, using: &generator),
      ]
    }
  }

  /// An optimizer and its learning rate.
  enum OptimizerKind: Sendable {
    case sgd(Float)
    case momentum(Float)
    case adam(Float)

    func make() -> any Optimizer {
      switch self {
      case .sgd(let rate): SGD(learningRate: rate)
      case .momentum(let rate): Momentum(learningRate: rate)
      case .adam(let rate): Adam(learningRate: rate)
      }
    }
  }
}
