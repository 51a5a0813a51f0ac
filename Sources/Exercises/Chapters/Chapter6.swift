import NeuralNetworks

/// The exercises of chapter 6.
package enum Chapter6 {
  /// All of them, in order.
  package static let exercises = [
    iterationsPerEpoch.exercise, miniBatches.exercise, sgdStep.exercise, momentumStep.exercise,
    rmsPropStep.exercise, adamStep.exercise, weightDecayStep.exercise, earlyStopping.exercise,
    cosineRate.exercise,
  ]

  // MARK: - 6.1

  package typealias IterationsPerEpoch = Contract<(Int, Int), Int>

  /// How many batches it takes to use every sample.
  package static let iterationsPerEpoch = IterationsPerEpoch(
    "iterationsPerEpoch",
    in: Outline(
      "6.1", "iterations per epoch", file: folder + "IterationsPerEpoch.swift", section: "6.4",
      hints: [
        "How many full batches are there? And when does it take one batch more?",
        "`samples / batchSize` counts the full batches. `samples % batchSize` says whether samples "
          + "are left over; it does not matter how many.",
        "Add 1 to `samples / batchSize`, but only where `samples % batchSize` is not 0.",
      ]),
    arguments: ["samples", "batchSize"])

  // MARK: - 6.2

  package typealias MiniBatches = Contract<(Int, Int, UInt64, Int), Epochs>

  /// A function that draws the batches of an epoch.
  package typealias Batching = (Int, Int, inout SplitMix64) -> [[Int]]

  /// What came of some epochs.
  package struct Epochs: Codable, Sendable {
    /// The batches of each epoch.
    package let batches: [[[Int]]]

    /// The batches from a generator that starts from the same seed again.
    package let batchesAgain: [[[Int]]]

    /// What the generator gave after the last epoch.
    package let nextNumber: UInt64
  }

  /// A new random order for each epoch, cut into batches.
  package static let miniBatches = MiniBatches(
    "miniBatches",
    in: Outline(
      "6.2", "mini-batches", file: folder + "MiniBatches.swift", section: "6.3",
      hints: [
        "Shuffle once, then cut. Where does each batch begin, and where does the last one end?",
        "With `let order = generator.permutation(of: samples)`, the batches begin at 0, batchSize, "
          + "2 · batchSize and so on. No batch may reach past the end of the list.",
        "Map `stride(from: 0, to: samples, by: batchSize)`: from each `start` the batch is "
          + "`Array(order[start..<min(start + batchSize, samples)])`.",
      ]),
    arguments: ["samples", "batchSize", "seed of the generator", "number of epochs"])

  /// Asks a function for the batches of some epochs, and keeps what it returned.
  package static func recorded(
    _ batching: Batching, samples: Int, batchSize: Int, seed: UInt64, epochs: Int
  ) -> Epochs {
    var (generator, sameGenerator) = (SplitMix64(seed: seed), SplitMix64(seed: seed))
    return Epochs(
      batches: (0..<epochs).map { _ in batching(samples, batchSize, &generator) },
      batchesAgain: (0..<epochs).map { _ in batching(samples, batchSize, &sameGenerator) },
      nextNumber: generator.next())
  }

  // MARK: - 6.3

  package typealias SGDStep = Contract<([Float], [Float], Float), [Float]>

  /// A step against the gradient.
  package static let sgdStep = SGDStep(
    "sgdStep",
    in: Outline(
      "6.3", "a step of gradient descent", file: folder + "SGDStep.swift", section: "6.1",
      hints: [
        "Each weight moves by itself. Where its slope is positive, the loss rises with it: which way "
          + "does it have to go?",
        "How far a weight moves is the learning rate times its own slope, not the slope of another "
          + "and not the same for all.",
        "Map `zip(weights, gradient)` with `weight - learningRate * slope`.",
      ]),
    arguments: ["weights", "gradient", "learningRate"])

  // MARK: - 6.4

  package typealias MomentumStep = Contract<([Float], [Float], [Float], Float, Float), Moving>

  /// Weights, and the velocity at which they move.
  package struct Moving: Codable, Sendable {
    package let weights: [Float]
    package let velocity: [Float]

    package init(weights: [Float], velocity: [Float]) {
      self.weights = weights
      self.velocity = velocity
    }
  }

  /// A step with a velocity that remembers.
  package static let momentumStep = MomentumStep(
    "momentumStep",
    in: Outline(
      "6.4", "a step with momentum", file: folder + "MomentumStep.swift", section: "6.5",
      hints: [
        "Make it in two steps: first the whole list of new velocities, and then, with it, the list "
          + "of new weights.",
        "A new velocity is what `momentum` leaves of the old one, plus the slope. The learning rate "
          + "comes in only where the weights move.",
        "Map `zip(velocity, gradient)` with `momentum * speed + slope`, then "
          + "`zip(weights, newVelocity)` with `weight - learningRate * speed`.",
      ]),
    arguments: ["weights", "gradient", "velocity", "learningRate", "momentum"])

  // MARK: - 6.5

  package typealias RMSPropStep = Contract<
    ([Float], [Float], [Float], Float, Float, Float), Scaled
  >

  /// Weights, and the mean square of their slopes.
  package struct Scaled: Codable, Sendable {
    package let weights: [Float]
    package let meanSquare: [Float]

    package init(weights: [Float], meanSquare: [Float]) {
      self.weights = weights
      self.meanSquare = meanSquare
    }
  }

  /// A step divided by the recent size of the slopes.
  package static let rmsPropStep = RMSPropStep(
    "rmsPropStep",
    in: Outline(
      "6.5", "a step of RMSProp", file: folder + "RMSPropStep.swift", section: "6.5",
      hints: [
        "Make it in two steps: first the whole list of new mean squares, and then, with it, the list "
          + "of new weights.",
        "A new mean square is ρ parts of the old one and 1 − ρ parts of the squared slope. Its root "
          + "says how large slopes have been lately; the step divides by it.",
        "With `square = decay * meanSquare[i] + (1 - decay) * gradient[i] * gradient[i]` the weight "
          + "loses `learningRate * gradient[i] / (square.squareRoot() + epsilon)`.",
      ]),
    arguments: ["weights", "gradient", "meanSquare", "learningRate", "decay", "epsilon"])

  // MARK: - 6.6

  package typealias AdamStep = Contract<
    ([Float], [Float], [Float], [Float], Int, Float, Float, Float, Float), Adapted
  >

  /// Weights, and the mean and the mean square of their slopes.
  package struct Adapted: Codable, Sendable {
    package let weights: [Float]
    package let mean: [Float]
    package let meanSquare: [Float]

    package init(weights: [Float], mean: [Float], meanSquare: [Float]) {
      self.weights = weights
      self.mean = mean
      self.meanSquare = meanSquare
    }
  }

  /// Two running means, corrected for their start at zero.
  package static let adamStep = AdamStep(
    "adamStep",
    in: Outline(
      "6.6", "a step of Adam", file: folder + "AdamStep.swift", section: "6.5",
      hints: [
        "Go through the five formulas one by one: two lists of means, two corrections, and the new "
          + "weights. Which of these are handed back, and which are only used here?",
        "Both corrections divide by 1 minus a power: `pow(beta1, Float(step))` for the mean, "
          + "`pow(beta2, Float(step))` for the mean square. They are the same for all weights.",
        "With both corrected, a weight loses `learningRate * correctedMean / "
          + "(correctedSquare.squareRoot() + epsilon)`; return `newMean` and `newMeanSquare` as they "
          + "were before the correction.",
      ]),
    arguments: [
      "weights", "gradient", "mean", "meanSquare", "step", "learningRate", "beta1", "beta2",
      "epsilon",
    ])

  // MARK: - 6.7

  package typealias WeightDecay = Contract<(Matrix, Matrix, Matrix, Matrix, Float, Float), Layer>

  /// The weights and the biases of a layer.
  package struct Layer: Codable, Sendable {
    package let weights: Matrix
    package let biases: Matrix

    package init(weights: Matrix, biases: Matrix) {
      self.weights = weights
      self.biases = biases
    }
  }

  /// Weights that shrink a little at each step, and biases that do not.
  package static let weightDecayStep = WeightDecay(
    "weightDecayStep",
    in: Outline(
      "6.7", "weight decay", file: folder + "WeightDecay.swift", section: "6.8",
      hints: [
        "Both take a step against their gradient. Which of the two also shrinks, and what exactly is "
          + "it that shrinks?",
        "What is left of an old weight is the share 1 − η λ of it: both the rate and the strength of "
          + "the decay have a part in it. The step is taken from that.",
        "The new weights are `(1 - learningRate * weightDecay) * weights - learningRate * "
          + "weightGradient`; the new biases are the same without the factor in parentheses.",
      ]),
    arguments: [
      "weights", "biases", "weightGradient", "biasGradient", "learningRate", "weightDecay",
    ],
    neverEmpty: [
      "weights.rows", "weights.columns", "biases.rows", "biases.columns", "weightGradient.rows",
      "weightGradient.columns", "biasGradient.rows", "biasGradient.columns",
    ])

  // MARK: - 6.8

  package typealias EarlyStopping = Contract<([Float], Int), Stop>

  /// Two epochs, counted from 1.
  package struct Stop: Codable, Sendable {
    package let bestEpoch: Int
    package let lastEpoch: Int

    package init(bestEpoch: Int, lastEpoch: Int) {
      self.bestEpoch = bestEpoch
      self.lastEpoch = lastEpoch
    }
  }

  /// When to stop training, and whose weights to keep.
  package static let earlyStopping = EarlyStopping(
    "earlyStopping",
    in: Outline(
      "6.8", "early stopping", file: folder + "EarlyStopping.swift", section: "6.8",
      hints: [
        "Go through the epochs in order, as training does, and remember two things: the lowest loss "
          + "so far and the epoch it was in.",
        "Compare each loss with the lowest so far, not with the one before. How many epochs in a row "
          + "were no better is the number of this epoch less that of the best.",
        "In the loop: a loss below the best makes this the best epoch; then, if `epoch - bestEpoch` "
          + "has reached `patience`, return both. After the loop, the last epoch is the last of all.",
      ]),
    arguments: ["validationLosses", "patience"], neverEmpty: ["validationLosses"])

  // MARK: - 6.9

  package typealias CosineRate = Contract<(Int, Int, Float), Float>

  /// A learning rate that follows half a cosine wave.
  package static let cosineRate = CosineRate(
    "cosineRate",
    in: Outline(
      "6.9", "a cosine schedule", file: folder + "CosineSchedule.swift", section: "6.7",
      hints: [
        "First work out which share of the training is done, a number from 0 to 1. Beware of "
          + "dividing two Ints.",
        "With π times this share, the cosine goes from 1 to −1. What do 1 + … and ½ make of this "
          + "range?",
        "With `progress = Float(step) / Float(steps)` the rate is "
          + "`learningRate * 0.5 * (1 + cos(Float.pi * progress))`.",
      ]),
    arguments: ["step", "steps", "learningRate"])

  private static let folder = "Chapters/Chapter06-Optimizers/Exercises/"
}
