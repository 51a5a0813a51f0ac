import Exercises
import Judging
import NeuralNetworks

// Training loops (exercise 7.2), wrong ones and right ones.

extension TrainingLoop {
  private typealias Loop =
    @Sendable (Sequential, Dataset, Loss, any Optimizer, Int, Int, inout SplitMix64) -> [Double]

  /// The loop in its steps, each of which a mistake may change.
  struct Recipe: Sendable {
    /// A batch that is done.
    struct Done {
      let loss: Double
      let lossAfter: Double
      let count: Int
    }

    /// The order of an epoch, from the number of samples and the order of the epoch before.
    var order: @Sendable (Int, [Int]?, inout SplitMix64) -> [Int] = { count, _, generator in
      generator.permutation(of: count)
    }
    var batches: @Sendable ([Int], Int, inout SplitMix64) -> [[Int]] = { order, size, _ in
      cut(order, every: size)
    }
    /// Whose targets go with a batch, from its samples, and where it starts.
    var targets: @Sendable ([Int], Int) -> [Int] = { indices, _ in indices }
    var forward: @Sendable (Sequential, Matrix) -> Matrix = { $0.forward($1) }
    /// The outputs of which the loss is taken, from those that went forward.
    var judged: @Sendable (Matrix, Sequential, Matrix) -> Matrix = { outputs, _, _ in outputs }
    var gradient: @Sendable (Loss, Matrix, Matrix) -> Matrix = { $0.gradient($1, targets: $2) }
    /// The way back and the step.
    var update: @Sendable (Sequential, Matrix, any Optimizer) -> Void = {
      network, gradient, optimizer in
      _ = network.backward(gradient)
      optimizer.step(network.parameters)
    }
    /// What is returned for an epoch, from its batches, the number of samples and the loss of all.
    var report: @Sendable ([Done], Int, Double) -> [Double] = { batches, count, _ in
      [batches.reduce(0) { $0 + $1.loss * Double($1.count) } / Double(count)]
    }
    var addsUp = false
    var stopsWhereLossRises = false

    @Sendable func callAsFunction(_ plan: Plan) -> Chapter7.Training {
      Chapter7.recorded(train, plan)
    }

    private func train(
      _ network: Sequential, _ samples: Dataset, _ loss: Loss, _ optimizer: any Optimizer,
      _ epochs: Int, _ batchSize: Int, _ generator: inout SplitMix64
    ) -> [Double] {
      var losses: [Double] = []
      var order: [Int]?
      for _ in 0..<epochs {
        let newOrder = self.order(samples.count, order, &generator)
        order = newOrder
        let batches = batches(newOrder, batchSize, &generator)
        var done: [Done] = []
        var start = 0
        for indices in batches {
          let inputs = samples.subset(indices).inputs
          let targets = samples.subset(targets(indices, start)).targets
          let outputs = forward(network, inputs)
          let value = loss(judged(outputs, network, inputs), targets: targets)
          update(network, gradient(loss, outputs, targets), optimizer)
          done.append(
            Done(
              loss: value, lossAfter: loss(network(inputs), targets: targets),
              count: indices.count))
          start += indices.count
        }
        let lossOfAll = loss(network(samples.inputs), targets: samples.targets)
        let earlier = addsUp ? losses.last ?? 0 : 0
        losses += report(done, samples.count, lossOfAll).map { $0 + earlier }
        if stopsWhereLossRises, losses.count > 1,
          losses[losses.count - 1] > losses[losses.count - 2]
        {
          return losses
        }
      }
      return losses
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0) }
  }

  static let mistakes: [Function.Mistake] = [
    mistake(
      "the samples are not shuffled",
      "Draw a new order at the start of each epoch, and take the batches from it."
    ) { $0.order = { count, _, _ in Array(0..<count) } },
    mistake(
      "the samples are shuffled once, and come in that order in every epoch",
      "Draw the order inside the loop over epochs."
    ) { $0.order = { count, last, generator in last ?? generator.permutation(of: count) } },
    mistake(
      "the order is drawn from the system's generator",
      "`shuffled()` by itself can't be repeated: draw from the generator that is given."
    ) { $0.order = { count, _, _ in (0..<count).shuffled() } },
    mistake(
      "each epoch makes a generator of its own, from the same seed",
      "It draws the same order again and again: draw from the generator that is given, which moves on."
    ) {
      $0.order = { count, _, _ in
        var generator = SplitMix64(seed: 1)
        return generator.permutation(of: count)
      }
    },
    mistake(
      "a new order is drawn for each batch, so that some samples come twice and others never",
      "An epoch uses each sample once: draw one order for it, before its first batch."
    ) {
      $0.order = { count, _, _ in Array(0..<count) }
      $0.batches = { order, size, generator in
        cut(order, every: size).map { batch in
          let newOrder = generator.permutation(of: order.count)
          return batch.map { newOrder[$0] }
        }
      }
    },
    mistake(
      "the last batch is left out where it is smaller",
      "Use what is left too: let the last batch end at the number of samples."
    ) { $0.batches = { order, size, _ in cut(order, every: size).filter { $0.count == size } } },
    mistake(
      "the inputs are shuffled, but their targets are not",
      "Take inputs and targets with the same indices, or a sample gets another's answer."
    ) { $0.targets = { indices, start in Array(start..<start + indices.count) } },
    mistake(
      "each batch goes forward twice",
      "Keep the outputs of one forward pass, for the loss and for its gradient."
    ) {
      $0.forward = { network, inputs in
        _ = network.forward(inputs)
        return network.forward(inputs)
      }
    },
    mistake(
      "the loss is that of another pass, in which nothing is dropped",
      "Take it from the very outputs that `forward` gave, not from `network(inputs)`."
    ) { $0.judged = { _, network, inputs in network(inputs) } },
    mistake(
      "the difference of outputs and targets is handed to backward",
      "The gradient depends on the loss, and on how many samples it is a mean of."
    ) { $0.gradient = { _, outputs, targets in outputs - targets } },
    mistake(
      "the step is taken before the gradients of its batch are known",
      "First backward, which finds the gradients, then the step, which uses them."
    ) {
      $0.update = { network, gradient, optimizer in
        optimizer.step(network.parameters)
        _ = network.backward(gradient)
      }
    },
    mistake(
      "training stops as soon as the loss rises",
      "Go through all epochs: stopping early is a decision of whoever calls."
    ) { $0.stopsWhereLossRises = true },
    mistake(
      "every batch counts the same in the loss of an epoch, however small it is",
      "Weigh the loss of a batch with the number of its samples."
    ) {
      $0.report = { batches, _, _ in [batches.reduce(0) { $0 + $1.loss } / Double(batches.count)] }
    },
    mistake(
      "the losses of the batches are summed and not divided",
      "Return a mean: weigh each loss with its samples, and divide by all samples."
    ) { $0.report = { batches, _, _ in [batches.reduce(0) { $0 + $1.loss }] } },
    mistake(
      "the sum of the losses is divided by the number of samples",
      "The loss of a batch is a mean already: multiply it by the batch's samples first."
    ) {
      $0.report = { batches, count, _ in [batches.reduce(0) { $0 + $1.loss } / Double(count)] }
    },
    mistake(
      "the loss of every batch is returned",
      "Return one number for each epoch, the mean over its samples."
    ) { $0.report = { batches, _, _ in batches.map(\.loss) } },
    mistake(
      "the loss of each batch is taken after its step",
      "Take the loss of the outputs that went forward, before the parameters change."
    ) {
      $0.report = { batches, count, _ in
        [batches.reduce(0) { $0 + $1.lossAfter * Double($1.count) } / Double(count)]
      }
    },
    mistake(
      "the loss of all samples is worked out anew at the end of the epoch",
      "Take the mean of the losses found on the way, each before its step."
    ) { $0.report = { _, _, lossOfAll in [lossOfAll] } },
    mistake(
      "the sum is not set back to 0 for a new epoch",
      "Set the sum to 0 inside the loop over epochs."
    ) { $0.addsUp = true },
  ]

  // MARK: - Right answers

  private static func right(_ form: String, _ train: @escaping Loop) -> Function.RightAnswer {
    .init(form) { Chapter7.recorded(train, $0) }
  }

  static let rightAnswers: [Function.RightAnswer] = [
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

  static func cut<Element>(_ list: [Element], every count: Int) -> [[Element]] {
    stride(from: 0, to: list.count, by: count).map { start in
      Array(list[start..<min(start + count, list.count)])
    }
  }
}
