import ExerciseSupport
import NeuralNetworks

// A training loop is right if it does the right things, in whatever order it draws the samples. So
// it is watched: the network has a witness before its first layer and one after its last, and the
// optimizer counts. From the batches that came by, all that should have followed is worked out.

extension TrainingLoop {
  /// What a training loop did.
  public struct Observation: Sendable, CustomStringConvertible {
    /// The number of samples in each batch that went back through the network.
    let batchSizes: [Int]

    /// How often each sample was in a batch; nothing where the sizes were wrong already.
    let uses: [Int]

    /// In how many epochs the samples came in an order that was new, and not that of the set; 0
    /// where the sizes or the uses were wrong already.
    let newOrders: Int

    /// Whether samples that were in one batch come into different ones in other epochs; false where
    /// the sizes or the uses were wrong already.
    let mixes: Bool

    /// Whether a gradient was that of the loss with the targets of other samples.
    let exchangesTargets: Bool

    /// For each batch, how many times the right gradient was given to `backward`; not a number
    /// where any of them was not a multiple of the right one.
    let gradientFactors: [Double]

    /// How often the optimizer began a step.
    let steps: Int

    /// How often it updated each parameter.
    let updates: [Int]

    /// For each epoch, how many times the right loss was returned; nothing where the batches or the
    /// gradients were wrong already.
    let lossFactors: [Double]

    /// Whether the parameters are those that the right steps with these batches lead to.
    let followsBatches: Bool

    /// The most telling of all this, in words.
    public var description: String {
      guard !batchSizes.isEmpty else { return "\(steps) steps, no batches" }
      let orders = uses.isEmpty ? "" : "\(newOrders) new orders of the samples, "
      let sizes = batchSizes.map(String.init).joined(separator: " ")
      return "\(steps) steps, \(orders)batches of \(sizes)"
    }

    /// What is to be observed of a right loop, by arithmetic.
    static func right(for plan: Plan) -> Observation {
      let count = plan.samples.count
      let rest = count % plan.batchSize
      let sizesOfAnEpoch =
        [Int](repeating: plan.batchSize, count: count / plan.batchSize) + (rest > 0 ? [rest] : [])
      let steps = plan.epochs * sizesOfAnEpoch.count
      return Observation(
        batchSizes: (0..<plan.epochs).flatMap { _ in sizesOfAnEpoch },
        uses: [Int](repeating: plan.epochs, count: count), newOrders: plan.epochs, mixes: true,
        exchangesTargets: false,
        gradientFactors: [Double](repeating: 1, count: steps), steps: steps,
        updates: [Int](repeating: steps, count: 4),
        lossFactors: [Double](repeating: 1, count: plan.epochs), followsBatches: true)
    }
  }

  /// The answer as a function of the exercise's input, watched.
  ///
  /// - Parameter function: the learner's function, or any other.
  /// - Returns: what `exercise` can judge.
  public static func observing(_ function: @escaping TrainingFunction) -> Exercise.Function {
    { plan in
      let (entrance, exit) = (Witness(), Witness())
      let network = Sequential([entrance] + plan.layers() + [exit])
      let optimizer = CountingOptimizer(plan.optimizer.make())
      var generator = SplitMix64(seed: plan.seed)
      let losses = function(
        network, plan.samples, plan.loss, optimizer, plan.epochs, plan.batchSize, &generator)

      let record = Record(plan: plan, inputs: entrance.passed, outputs: exit.passed)
      let right = Observation.right(for: plan)
      // What depends on the order that was drawn is left out where it says nothing new: so a mistake
      // is known by what it does, whatever the order.
      let sizes = record.batches.map(\.indices.count)
      let uses = sizes == right.batchSizes ? record.uses : []
      let isComplete = uses == right.uses
      let factors = record.gradientFactors
      let areMultiples = !factors.contains { $0.isNaN }
      return Observation(
        batchSizes: sizes, uses: uses, newOrders: isComplete ? record.newOrders : 0,
        mixes: isComplete && record.mixes, exchangesTargets: record.exchangesTargets,
        gradientFactors: areMultiples ? factors : factors.map { _ in .nan },
        steps: optimizer.steps,
        updates: network.parameters.map { optimizer.updates[ObjectIdentifier($0)] ?? 0 },
        lossFactors: isComplete && areMultiples ? record.factors(of: losses) : [],
        followsBatches: areMultiples && record.leads(to: network.parameters))
    }
  }
}

// MARK: - Watching

/// A layer that changes nothing and remembers what passes.
private final class Witness: Layer {
  /// The signal of each forward pass that a backward pass followed, with the gradient of the latter.
  private(set) var passed: [(signal: Matrix, gradient: Matrix)] = []
  private var signal = Matrix.empty

  let summary = "Witness"
  let parameters: [Parameter] = []
  func outputWidth(inputWidth: Int) -> Int { inputWidth }
  func callAsFunction(_ input: Matrix) -> Matrix { input }

  func forward(_ input: Matrix) -> Matrix {
    signal = input
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
