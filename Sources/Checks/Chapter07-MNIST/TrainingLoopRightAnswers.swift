import ExerciseSupport
import NeuralNetworks

/// Right answers to exercise 7.6, and the loop that the wrong ones change.
extension TrainingLoop {
  static let otherAnswers: [Exercise.OtherAnswer] = [
    right("the set shuffled, and rows cut out") {
      network, samples, loss, optimizer, epochs, batchSize, generator in
      (0..<epochs).map { _ in
        var rest = samples.shuffled(using: &generator)
        var total = 0.0
        while rest.count > 0 {
          let (batch, others) = rest.split(first: min(batchSize, rest.count))
          let outputs = network.forward(batch.inputs)
          total += Double(batch.count) * loss(outputs, targets: batch.targets)
          network.setGradients(loss.gradient(outputs, targets: batch.targets))
          optimizer.step(network.parameters)
          rest = others
        }
        return total / Double(samples.count)
      }
    },
    right("one loop over steps, in an order that Swift shuffles further and further") {
      network, samples, loss, optimizer, epochs, batchSize, generator in
      let count = samples.count
      let stepsPerEpoch = (count + batchSize - 1) / batchSize
      var order = Array(0..<count)
      var losses = [Double](repeating: 0, count: epochs)
      for step in 0..<epochs * stepsPerEpoch {
        let (epoch, place) = step.quotientAndRemainder(dividingBy: stepsPerEpoch)
        if place == 0 { order.shuffle(using: &generator) }
        let batch = samples.subset(Array(order.dropFirst(place * batchSize).prefix(batchSize)))
        let outputs = network.forward(batch.inputs)
        _ = network.backward(loss.gradient(outputs, targets: batch.targets))
        // The outputs are still those of before the step.
        optimizer.step(network.parameters)
        losses[epoch] += loss(outputs, targets: batch.targets) * Double(batch.count) / Double(count)
      }
      return losses
    },
    right("layer by layer, forward and back, batches filled row by row") {
      network, samples, loss, optimizer, epochs, batchSize, generator in
      var losses: [Double] = []
      for _ in 1...epochs {
        var waiting = generator.permutation(of: samples.count)
        var terms: [Double] = []
        while !waiting.isEmpty {
          let indices = (0..<min(batchSize, waiting.count)).map { _ in waiting.removeLast() }
          let inputs = Matrix(indices.map { samples.inputs.row($0) })
          let targets = Matrix(indices.map { samples.targets.row($0) })
          let outputs = network.layers.reduce(inputs) { $1.forward($0) }
          terms += indices.map { _ in loss(outputs, targets: targets) }
          var gradient = loss.gradient(outputs, targets: targets)
          for layer in network.layers.reversed() { gradient = layer.backward(gradient) }
          optimizer.step(network.layers.flatMap { $0.parameters })
        }
        losses.append(terms.reduce(0, +) / Double(terms.count))
      }
      return losses
    },
  ]

  private static func right(
    _ form: String, _ function: @escaping TrainingFunction
  ) -> Exercise.OtherAnswer {
    .init(form, answer: observing(function))
  }
}

// MARK: - A loop with exchangeable parts

extension TrainingLoop {
  /// The loop as it should be, except for the parts that a misconception replaces.
  struct Loop: Sendable {
    /// A batch that is done.
    struct Done {
      let loss: Double
      let lossAfter: Double
      let count: Int
    }

    /// How many epochs there are, from how many there should be.
    var epochs: @Sendable (Int) -> Int = { $0 }

    /// The order of an epoch, from the number of samples and the order of the epoch before.
    var order: @Sendable (Int, [Int]?, inout SplitMix64) -> [Int] = { count, _, generator in
      generator.permutation(of: count)
    }

    /// The batches, from the order and their size.
    var batches: @Sendable ([Int], Int, inout SplitMix64) -> [[Int]] = { order, size, _ in
      cut(order, size)
    }

    /// Whose targets go with a batch, from its samples, where it starts and how many it has.
    var targets: @Sendable ([Int], Int, Int) -> [Int] = { indices, _, _ in indices }

    /// What is handed to backward, from outputs, targets and loss.
    var handsBack: @Sendable (Matrix, Matrix, Loss) -> Matrix = { outputs, targets, loss in
      loss.gradient(outputs, targets: targets)
    }

    /// What becomes of it first.
    var gradient: @Sendable (Matrix) -> Matrix = { $0 }
    var scalesByLearningRate = false

    /// The way back and the step; the last argument says whether the batch ends its epoch.
    var update: @Sendable (Sequential, Matrix, any Optimizer, Bool) -> Void = {
      network, gradient, optimizer, _ in
      _ = network.backward(gradient)
      optimizer.step(network.parameters)
    }

    /// What is returned for an epoch, from its batches, the number of samples and the loss of all.
    var report: @Sendable ([Done], Int, Double) -> [Double] = { batches, count, _ in
      [batches.reduce(0) { $0 + $1.loss * Double($1.count) } / Double(count)]
    }
    var addsUp = false

    func run(
      _ network: Sequential, _ samples: Dataset, _ loss: Loss, _ optimizer: any Optimizer,
      _ epochs: Int, _ batchSize: Int, _ generator: inout SplitMix64
    ) -> [Double] {
      var losses: [Double] = []
      var order: [Int]?
      for _ in 0..<self.epochs(epochs) {
        let newOrder = self.order(samples.count, order, &generator)
        order = newOrder
        let batches = batches(newOrder, batchSize, &generator)
        var done: [Done] = []
        var start = 0
        for (number, indices) in batches.enumerated() {
          let inputs = samples.subset(indices).inputs
          let targets = samples.subset(targets(indices, start, indices.count)).targets
          let outputs = network.forward(inputs)
          var back = gradient(handsBack(outputs, targets, loss))
          if scalesByLearningRate { back = optimizer.learningRate * back }
          update(network, back, optimizer, number == batches.count - 1)
          done.append(
            Done(
              loss: loss(outputs, targets: targets),
              lossAfter: loss(network(inputs), targets: targets), count: indices.count))
          start += indices.count
        }
        let lossOfAll = loss(network(samples.inputs), targets: samples.targets)
        let earlier = addsUp ? losses.last ?? 0 : 0
        losses += report(done, samples.count, lossOfAll).map { $0 + earlier }
      }
      return losses
    }
  }

  static func cut(_ order: [Int], _ size: Int) -> [[Int]] {
    stride(from: 0, to: order.count, by: size).map { start in
      Array(order[start..<min(start + size, order.count)])
    }
  }
}
