import Exercises
import Judging
import NeuralNetworks

// What is seen of a training loop (exercise 7.2). Its cases stand in TrainingLoop.swift, known loops
// in TrainingLoopMistakes.swift.

extension TrainingLoop {
  /// What has to be right, whatever orders were drawn.
  ///
  /// What depends on the order is left out where it says nothing new: so a mistake is known by what
  /// it does, whatever the order.
  struct Seen: CustomStringConvertible {
    /// The number of samples in each batch that went back through the network.
    let batchSizes: [Int]

    /// How often each sample was in a batch; nothing where the sizes were wrong already.
    let uses: [Int]

    /// What is to be said of the orders.
    let order: String

    /// Whether a gradient was that of the loss with the targets of other samples.
    let exchangesTargets: Bool

    /// For each batch, how many times the right gradient was given to `backward`; not a number
    /// where any of them was not a multiple of the right one.
    let gradientFactors: [Double]

    /// How often a batch went forward, in all epochs.
    let forwardPasses: Int

    /// How often the optimizer began a step.
    let steps: Int

    /// How often it updated each parameter.
    let updates: [Int]

    /// For each epoch, how many times the right loss was returned; nothing where the batches or the
    /// gradients were wrong already.
    let lossFactors: [Double]

    /// Whether the parameters are those that the right steps with these batches lead to.
    let followsBatches: Bool

    init(plan: Plan, _ training: Chapter7.Training) {
      let record = Record(plan: plan, training)
      let sizes = record.batches.map(\.indices.count)
      let uses = sizes == record.rightSizes ? record.uses : []
      let isComplete = !uses.isEmpty && uses.allSatisfy { $0 == plan.epochs }
      batchSizes = sizes
      self.uses = uses
      order = isComplete ? record.order : "not looked at"
      forwardPasses = training.forwardPasses
      steps = training.steps
      updates = training.updates
      // With other passes between, outputs and gradients need not belong together.
      guard forwardPasses <= sizes.count else {
        (exchangesTargets, followsBatches) = (false, false)
        (gradientFactors, lossFactors) = ([], [])
        return
      }
      exchangesTargets = record.exchangesTargets
      let factors = record.gradientFactors
      let areMultiples = !factors.contains { $0.isNaN }
      gradientFactors = areMultiples ? factors : factors.map { _ in .nan }
      lossFactors = isComplete && areMultiples ? record.lossFactors : []
      followsBatches = areMultiples && record.leadsToParameters
    }

    /// The most telling of all this, in words.
    var description: String {
      guard !batchSizes.isEmpty else {
        return "\(steps) steps, but no batch went back through the network"
      }
      let sizes = batchSizes.prefix(20).map(String.init) + (batchSizes.count > 20 ? ["…"] : [])
      return "\(steps) step\(steps == 1 ? "" : "s"), batches of \(sizes.joined(separator: " ")), "
        + "order: \(order)"
    }
  }

  /// The batches that came by, and all that can be worked out from them.
  private struct Record {
    /// A batch: the numbers of its samples, nil for one that is not in the set.
    struct Batch {
      let indices: [Int?]
      let outputs: Matrix
      let gradient: Matrix
      /// The samples with their right targets; nil if one is not in the set.
      let samples: Dataset?
    }

    let plan: Plan
    let samples: Dataset
    let loss: Loss
    let training: Chapter7.Training
    let batches: [Batch]

    init(plan: Plan, _ training: Chapter7.Training) {
      let samples = plan.samples
      let numbers = Dictionary(
        (0..<samples.count).map { (samples.inputs.row($0), $0) },
        uniquingKeysWith: { first, _ in first }
      )
      self.plan = plan
      self.samples = samples
      self.training = training
      loss = plan.loss.loss
      batches = training.batches.map { batch in
        let indices = (0..<batch.inputs.rows).map { numbers[batch.inputs.row($0)] }
        let known = indices.compactMap { $0 }
        // Whatever came from the worker, the library stops at shapes that do not fit.
        let fits =
          known.count == indices.count && !known.isEmpty
          && batch.outputs.shape == Matrix.Shape(rows: known.count, columns: plan.targets.columns)
        return Batch(
          indices: indices, outputs: batch.outputs, gradient: batch.gradient,
          samples: fits ? samples.subset(known) : nil)
      }
    }

    /// The sizes of all batches, by arithmetic.
    var rightSizes: [Int] {
      let rest = samples.count % plan.batchSize
      let full = [Int](repeating: plan.batchSize, count: samples.count / plan.batchSize)
      return (0..<plan.epochs).flatMap { _ in full + (rest > 0 ? [rest] : []) }
    }

    var uses: [Int] {
      var uses = [Int](repeating: 0, count: samples.count)
      for index in batches.flatMap(\.indices) {
        if let index { uses[index] += 1 }
      }
      return uses
    }

    /// All samples in the order in which they were used, cut into epochs.
    private var orders: [[Int?]] {
      TrainingLoop.cut(batches.flatMap(\.indices), every: samples.count)
        .filter { $0.count == samples.count }
    }

    /// What is to be said of the orders.
    var order: String {
      guard samples.count > 1 else { return "a single sample has no order" }
      guard training.batches.map(\.inputs) == training.inputsAgain else {
        return "another from the same seed"
      }
      // In a single batch the order makes no difference.
      let isOneBatch = plan.batchSize >= samples.count
      let new = isOneBatch ? orders.count : Set(orders + [natural]).count - 1
      var first = SplitMix64(seed: plan.seed)
      let isDrawn = isOneBatch || training.nextNumber != first.next()
      if new < plan.epochs {
        let drawn = isDrawn ? "" : ", none from the generator"
        return "\(new) new order\(new == 1 ? "" : "s") in \(plan.epochs) epochs\(drawn)"
      }
      if !isDrawn { return "not drawn from the generator" }
      return mixes ? "random, and new in each epoch" : "random, but the same samples stay together"
    }

    private var mixes: Bool {
      guard plan.batchSize > 1, plan.batchSize < samples.count else { return true }
      // A set of batches, in each of which the order of the samples makes no difference.
      let companies = orders.map { order in
        Set(TrainingLoop.cut(order, every: plan.batchSize).map { Set($0) })
      }
      let given = Set(TrainingLoop.cut(natural, every: plan.batchSize).map { Set($0) })
      return companies.count == 1 ? companies != [given] : Set(companies).count > 1
    }

    private var natural: [Int?] { Array(0..<samples.count) }

    var gradientFactors: [Double] { batches.map(gradientFactor) }

    private func gradientFactor(_ batch: Batch) -> Double {
      guard let samples = batch.samples else { return .nan }
      let right = loss.gradient(batch.outputs, targets: samples.targets)
      guard batch.gradient.shape == right.shape else { return .nan }
      let factor = (batch.gradient * right).sum() / (right * right).sum()
      let size = Float((right * right).sum().squareRoot() * factor.magnitude)
      let isMultiple = (Float(factor) * right)
        .isApproximatelyEqual(to: batch.gradient, tolerance: 1e-3 * size)
      return isMultiple ? factor : .nan
    }

    /// Whether a gradient would be right if the samples had targets that belong to others.
    var exchangesTargets: Bool {
      let targets = (0..<samples.count).map { samples.targets.rows($0..<$0 + 1) }
      return batches.contains { batch in
        guard batch.samples != nil, gradientFactor(batch).isNaN,
          batch.gradient.shape == batch.outputs.shape
        else {
          return false
        }
        // The gradient of every loss is a straight line in the targets, equally steep for all
        // outputs: it is known from two points. Targets of 1 in the first column and in the last
        // are right for every loss; a single column has 1 and 0.
        let (rows, columns) = (batch.outputs.rows, batch.outputs.columns)
        var first = Matrix(rows: rows, columns: columns)
        var last = first
        for row in 0..<rows {
          first[row, 0] = 1
          if columns > 1 { last[row, columns - 1] = 1 }
        }
        let atFirst = loss.gradient(batch.outputs, targets: first)
        let slope = (atFirst - loss.gradient(batch.outputs, targets: last))[0, 0]
        let used = first + (1 / slope) * (batch.gradient - atFirst)
        return (0..<used.rows).allSatisfy { row in
          targets.contains {
            $0.isApproximatelyEqual(to: used.rows(row..<row + 1), tolerance: 1e-3)
          }
        }
      }
    }

    /// The losses that were returned, divided by those of the outputs that were observed.
    var lossFactors: [Double] {
      let stepsPerEpoch = (samples.count + plan.batchSize - 1) / plan.batchSize
      let right = TrainingLoop.cut(batches, every: stepsPerEpoch).map { batches in
        let total = batches.reduce(0.0) { total, batch in
          guard let samples = batch.samples else { return .nan }
          return total + loss(batch.outputs, targets: samples.targets) * Double(samples.count)
        }
        return total / Double(batches.reduce(0) { $0 + $1.indices.count })
      }
      return training.losses.enumerated().map { epoch, loss in
        epoch < right.count ? loss / right[epoch] : .nan
      }
    }

    /// Whether a network that starts alike and takes a right step with each batch ends with these
    /// parameters.
    var leadsToParameters: Bool {
      let network = Sequential(plan.layers())
      let optimizer = plan.optimizer.optimizer
      for batch in batches {
        guard let samples = batch.samples else { return false }
        let outputs = network.forward(samples.inputs)
        _ = network.backward(loss.gradient(outputs, targets: samples.targets))
        optimizer.step(network.parameters)
      }
      return zip(network.parameters, training.parameters).allSatisfy {
        $0.value.shape == $1.shape && $0.value.isApproximatelyEqual(to: $1, tolerance: 1e-4)
      }
    }
  }
}
