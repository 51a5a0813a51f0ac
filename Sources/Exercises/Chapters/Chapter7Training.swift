import NeuralNetworks

// What the training loop of exercise 7.2 is called with, and what is kept of it. A loop is right if
// it does the right things, in whatever order it draws the samples. So it is watched: the network
// has a witness before its first layer and one after its last, and the optimizer counts. What that
// is worth is worked out elsewhere.

extension Chapter7 {
  /// What the training function is called with.
  package struct Plan: Codable, Sendable, CustomStringConvertible {
    package let inputs: Matrix
    package let targets: Matrix
    package let loss: LossKind
    package let optimizer: OptimizerKind
    package let dropout: Float
    package let epochs: Int
    package let batchSize: Int
    package let seed: UInt64

    package init(
      inputs: Matrix, targets: Matrix, loss: LossKind, optimizer: OptimizerKind, dropout: Float,
      epochs: Int, batchSize: Int, seed: UInt64
    ) {
      self.inputs = inputs
      self.targets = targets
      self.loss = loss
      self.optimizer = optimizer
      self.dropout = dropout
      self.epochs = epochs
      self.batchSize = batchSize
      self.seed = seed
    }

    /// All that counts, in words.
    package var description: String {
      "\(inputs.rows) samples, batches of \(batchSize), \(epochs) epoch\(epochs == 1 ? "" : "s"), "
        + "\(loss.loss), \(optimizer)\(dropout > 0 ? ", dropout" : "")"
    }

    /// The samples.
    package var samples: Dataset { Dataset(inputs: inputs, targets: targets) }

    /// The layers of a small network, the same ones on every call.
    package func layers() -> [any Layer] {
      var generator = SplitMix64(seed: ~seed)
      let hidden = Dense(inputs: inputs.columns, units: 5, activation: .tanh, using: &generator)
      let output = Dense(inputs: 5, units: targets.columns, using: &generator)
      let between = dropout > 0 ? [Dropout(rate: dropout, using: &generator)] : []
      return [hidden] + between + [output]
    }
  }

  /// A loss by its name.
  package enum LossKind: String, Codable, Sendable {
    case meanSquaredError
    case binaryCrossEntropy
    case categoricalCrossEntropy

    package var loss: Loss {
      switch self {
      case .meanSquaredError: .meanSquaredError
      case .binaryCrossEntropy: .binaryCrossEntropy
      case .categoricalCrossEntropy: .categoricalCrossEntropy
      }
    }
  }

  /// An optimizer and its learning rate.
  package enum OptimizerKind: Codable, Sendable {
    case sgd(Float)
    case momentum(Float)
    case adam(Float)

    package var optimizer: any Optimizer {
      switch self {
      case .sgd(let rate): SGD(learningRate: rate)
      case .momentum(let rate): Momentum(learningRate: rate)
      case .adam(let rate): Adam(learningRate: rate)
      }
    }
  }

  // MARK: - Watching

  /// What happened in a training.
  package struct Training: Codable, Sendable {
    /// A batch that went forward and back.
    package struct Batch: Codable, Sendable {
      package let inputs: Matrix
      package let outputs: Matrix
      package let gradient: Matrix
    }

    /// The batches that went back, in order.
    package let batches: [Batch]

    /// How often a batch went forward.
    package let forwardPasses: Int

    /// How often the optimizer began a step.
    package let steps: Int

    /// How often it updated each parameter.
    package let updates: [Int]

    /// The parameters at the end.
    package let parameters: [Matrix]

    /// What was returned.
    package let losses: [Double]

    /// What the generator gave next.
    package let nextNumber: UInt64

    /// The batches' inputs in a second training that starts from the same seeds.
    package let inputsAgain: [Matrix]
  }

  /// A function that trains a network.
  package typealias Loop = (
    Sequential, Dataset, Loss, any Optimizer, _ epochs: Int, _ batchSize: Int, inout SplitMix64
  ) -> [Double]

  /// Calls a function twice, and keeps what it did.
  package static func recorded(_ train: Loop, _ plan: Plan) -> Training {
    let (first, again) = (Watch(plan), Watch(plan))
    first.run(train, plan)
    again.run(train, plan)
    let updates = first.optimizer.updates
    return Training(
      batches: zip(first.entrance.passed, first.exit.passed).map { input, output in
        .init(inputs: input.signal, outputs: output.signal, gradient: output.gradient)
      },
      forwardPasses: first.entrance.forwardPasses, steps: first.optimizer.steps,
      updates: first.network.parameters.map { updates[ObjectIdentifier($0)] ?? 0 },
      parameters: first.network.parameters.map(\.value), losses: first.losses,
      nextNumber: first.generator.next(), inputsAgain: again.entrance.passed.map(\.signal))
  }
}

/// A training and who watches it.
private final class Watch {
  let entrance = Witness()
  let exit = Witness()
  let network: Sequential
  let optimizer: CountingOptimizer
  var generator: SplitMix64
  private(set) var losses: [Double] = []

  init(_ plan: Chapter7.Plan) {
    network = Sequential([entrance] + plan.layers() + [exit])
    optimizer = CountingOptimizer(plan.optimizer.optimizer)
    generator = SplitMix64(seed: plan.seed)
  }

  func run(_ train: Chapter7.Loop, _ plan: Chapter7.Plan) {
    losses = train(
      network, plan.samples, plan.loss.loss, optimizer, plan.epochs, plan.batchSize, &generator)
  }
}

/// A layer that changes nothing and remembers what passes.
private final class Witness: Layer {
  /// The signal of each forward pass that a backward pass followed, with the gradient of the latter.
  private(set) var passed: [(signal: Matrix, gradient: Matrix)] = []
  private(set) var forwardPasses = 0
  private var signal = Matrix.empty

  let summary = "Witness"
  let parameters: [Parameter] = []
  func outputWidth(inputWidth: Int) -> Int { inputWidth }
  func callAsFunction(_ input: Matrix) -> Matrix { input }

  func forward(_ input: Matrix) -> Matrix {
    signal = input
    forwardPasses += 1
    return input
  }

  func backward(_ outputGradient: Matrix) -> Matrix {
    passed.append((signal, outputGradient))
    return outputGradient
  }
}

/// An optimizer that counts what another one does.
private final class CountingOptimizer: Optimizer {
  private let base: any Optimizer
  private(set) var steps = 0
  private(set) var updates: [ObjectIdentifier: Int] = [:]

  init(_ base: any Optimizer) { self.base = base }

  var learningRate: Float {
    get { base.learningRate }
    set { base.learningRate = newValue }
  }

  func step(_ parameters: [Parameter]) {
    steps += 1
    for parameter in parameters { updates[ObjectIdentifier(parameter), default: 0] += 1 }
    base.step(parameters)
  }
}
