import Exercises
import Judging
import NeuralNetworks

/// Exercise 7.2: epochs, shuffled batches, forward, loss, backward, step.
///
/// Every order of the samples is right, so no list of numbers can be expected. What is judged is
/// what was seen while the loop ran, see `Seen`.
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

  // MARK: - Mistakes

  private typealias Loop =
    @Sendable (Sequential, Dataset, Loss, any Optimizer, Int, Int, inout SplitMix64) -> [Double]

  /// The loop in its steps, each of which a mistake may change.
  private struct Recipe: Sendable {
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

  private static let mistakes: [Function.Mistake] = [
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

  private static let rightAnswers: [Function.RightAnswer] = [
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

  // MARK: - What is seen of a training

  /// What has to be right, whatever orders were drawn.
  ///
  /// What depends on the order is left out where it says nothing new: so a mistake is known by what
  /// it does, whatever the order.
  private struct Seen: CustomStringConvertible {
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

  private static func cut<Element>(_ list: [Element], every count: Int) -> [[Element]] {
    stride(from: 0, to: list.count, by: count).map { start in
      Array(list[start..<min(start + count, list.count)])
    }
  }
}
