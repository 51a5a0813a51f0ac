import NeuralNetworks

extension TrainingLoop {
  /// The batches that came by, and all that can be worked out from them.
  struct Record {
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

    var gradientFactors: [Double] { batches.map(gradientFactor) }

    private func gradientFactor(_ batch: Batch) -> Double {
      guard let samples = batch.samples else { return .nan }
      let right = plan.loss.gradient(batch.outputs, targets: samples.targets)
      guard batch.gradient.shape == right.shape else { return .nan }
      let factor = (batch.gradient * right).sum() / (right * right).sum()
      let size = Float((right * right).sum().squareRoot() * factor.magnitude)
      let isMultiple = (Float(factor) * right)
        .isApproximatelyEqual(to: batch.gradient, tolerance: 1e-3 * size)
      return isMultiple ? factor : .nan
    }

    /// Whether a gradient would be right if the samples had targets that belong to others.
    var exchangesTargets: Bool {
      let targets = (0..<plan.samples.count).map { plan.samples.targets.rows($0..<$0 + 1) }
      return batches.contains { batch in
        guard gradientFactor(batch).isNaN, batch.gradient.shape == batch.outputs.shape else {
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
        let atFirst = plan.loss.gradient(batch.outputs, targets: first)
        let slope = (atFirst - plan.loss.gradient(batch.outputs, targets: last))[0, 0]
        let used = first + (1 / slope) * (batch.gradient - atFirst)
        return (0..<used.rows).allSatisfy { row in
          targets.contains {
            $0.isApproximatelyEqual(to: used.rows(row..<row + 1), tolerance: 1e-3)
          }
        }
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
