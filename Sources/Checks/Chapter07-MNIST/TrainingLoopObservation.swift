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

    /// How often each sample was in a batch.
    let uses: [Int]

    /// In how many epochs the samples came in an order that was new, and not that of the set.
    let newOrders: Int

    /// Whether samples that were in one batch come into different ones in other epochs.
    let mixes: Bool

    /// For each batch, how many times the right gradient was given to `backward`; not a number
    /// where it was not a multiple of the right one.
    let gradientFactors: [Double]

    /// How often the optimizer began a step.
    let steps: Int

    /// How often it updated each parameter.
    let updates: [Int]

    /// For each epoch, how many times the right loss was returned.
    let lossFactors: [Double]

    /// Whether the parameters are those that the right steps with these batches lead to.
    let followsBatches: Bool

    /// The most telling of all this, in words.
    public var description: String {
      let sizes = batchSizes.map(String.init).joined(separator: " ")
      return "\(steps) steps, \(newOrders) new orders of the samples, batches of \(sizes)"
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
      return Observation(
        batchSizes: record.batches.map(\.indices.count), uses: record.uses,
        newOrders: record.newOrders, mixes: record.mixes,
        gradientFactors: record.gradientFactors, steps: optimizer.steps,
        updates: network.parameters.map { optimizer.updates[ObjectIdentifier($0)] ?? 0 },
        lossFactors: record.factors(of: losses),
        followsBatches: record.leads(to: network.parameters))
    }
  }
}

// MARK: - Watching

/// A layer that changes nothing and remembers what passes.
private final class Witness: Layer {
  /// The signal of each forward pass that a backward pass followed, with the gradient of the latter.
  private(set) var passed: [(signal: Matrix, gradient: Matrix)] = []
  private var signal = Matrix(rows: 0, columns: 0)

  let summary = "Witness"
  let parameters: [Parameter] = []
  func outputWidth(inputWidth: Int) -> Int { inputWidth }
  func callAsFunction(_ input: Matrix) -> Matrix { input }

  func forward(_ input: Matrix) -> Matrix {
    signal = input
    return input
  }

  func backward(
    _ outputGradient: Matrix, optimizer: (any Optimizer)?, needsInputGradient: Bool
  ) -> Matrix {
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

  func beginStep() {
    steps += 1
    base.beginStep()
  }

  func update(_ parameter: Parameter) {
    updates[ObjectIdentifier(parameter), default: 0] += 1
    // Adam would stop the program here, where an observation says more.
    if steps > 0 { base.update(parameter) }
  }
}

// MARK: - What follows from the batches

extension TrainingLoop {
  /// The batches that came by, and all that can be worked out from them.
  fileprivate struct Record {
    /// A batch: the numbers of its samples, nil for one that is not in the set.
    struct Batch {
      let indices: [Int?]
      let outputs: Matrix
      let gradient: Matrix
      /// The samples with their right targets; nil if one is not in the set.
      let samples: Dataset?
    }

    let plan: Plan
    let batches: [Batch]

    init(
      plan: Plan, inputs: [(signal: Matrix, gradient: Matrix)],
      outputs: [(signal: Matrix, gradient: Matrix)]
    ) {
      let count = plan.samples.count
      let numbers = Dictionary(
        (0..<count).map { (plan.samples.inputs.row($0), $0) },
        uniquingKeysWith: { first, _ in first }
      )
      self.plan = plan
      batches = zip(inputs, outputs).map { input, output in
        let indices = (0..<input.signal.rows).map { numbers[input.signal.row($0)] }
        let known = indices.compactMap { $0 }
        return Batch(
          indices: indices, outputs: output.signal, gradient: output.gradient,
          samples: known.count == indices.count ? plan.samples.subset(known) : nil)
      }
    }

    var uses: [Int] {
      var uses = [Int](repeating: 0, count: plan.samples.count)
      for index in batches.flatMap(\.indices) {
        if let index { uses[index] += 1 }
      }
      return uses
    }

    /// All samples in the order in which they were used, cut into epochs.
    private var orders: [[Int?]] {
      cut(batches.flatMap(\.indices), every: plan.samples.count)
        .filter { $0.count == plan.samples.count }
    }

    var newOrders: Int {
      // In a single batch the order makes no difference.
      guard plan.batchSize < plan.samples.count else { return orders.count }
      return Set(orders + [natural]).count - 1
    }

    var mixes: Bool {
      guard plan.batchSize > 1, plan.batchSize < plan.samples.count else { return true }
      // A set of batches, in each of which the order of the samples makes no difference.
      let companies = orders.map { order in Set(cut(order, every: plan.batchSize).map { Set($0) }) }
      let given = Set(cut(natural, every: plan.batchSize).map { Set($0) })
      return companies.count == 1 ? companies != [given] : Set(companies).count > 1
    }

    private var natural: [Int?] { Array(0..<plan.samples.count) }

    private func cut<Element>(_ list: [Element], every count: Int) -> [[Element]] {
      stride(from: 0, to: list.count, by: count).map { start in
        Array(list[start..<min(start + count, list.count)])
      }
    }

    var gradientFactors: [Double] {
      batches.map { batch in
        guard let samples = batch.samples else { return .nan }
        let right = plan.loss.gradient(batch.outputs, targets: samples.targets)
        guard batch.gradient.shape == right.shape else { return .nan }
        let factor = (batch.gradient * right).sum() / (right * right).sum()
        let size = Float((right * right).sum().squareRoot() * factor.magnitude)
        let isMultiple = (Float(factor) * right)
          .isApproximatelyEqual(to: batch.gradient, tolerance: 1e-3 * size)
        return isMultiple ? factor : .nan
      }
    }

    /// The losses that were returned, divided by those of the outputs that were observed.
    func factors(of losses: [Double]) -> [Double] {
      let stepsPerEpoch = (plan.samples.count + plan.batchSize - 1) / plan.batchSize
      let right = cut(batches, every: stepsPerEpoch).map { batches in
        let total = batches.reduce(0.0) { total, batch in
          guard let samples = batch.samples else { return .nan }
          return total + plan.loss(batch.outputs, targets: samples.targets) * Double(samples.count)
        }
        return total / Double(batches.reduce(0) { $0 + $1.indices.count })
      }
      return losses.enumerated().map { epoch, loss in
        epoch < right.count ? loss / right[epoch] : .nan
      }
    }

    /// Whether a network that starts alike and takes a right step with each batch ends with these
    /// parameters.
    func leads(to parameters: [Parameter]) -> Bool {
      let network = Sequential(plan.layers())
      let optimizer = plan.optimizer.make()
      for batch in batches {
        guard let samples = batch.samples else { return false }
        let outputs = network.forward(samples.inputs)
        _ = network.backward(plan.loss.gradient(outputs, targets: samples.targets))
        optimizer.step(network.parameters)
      }
      return zip(network.parameters, parameters).allSatisfy {
        $0.value.isApproximatelyEqual(to: $1.value, tolerance: 1e-4)
      }
    }
  }
}
