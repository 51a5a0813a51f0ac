import NeuralNetworks

/// The exercises of chapter 6.
package enum Chapter6 {
  /// All of them, in order.
  package static let exercises = [
    sgdStep.exercise, miniBatches.exercise, momentumStep.exercise, rmsPropStep.exercise,
    adamStep.exercise, descend.exercise, weightDecayStep.exercise, earlyStopping.exercise,
    diagnose.exercise,
  ]

  // MARK: - 6.1

  package typealias SGDStep = Contract<([Float], [Float], Float), [Float]>

  /// A step against the gradient.
  package static let sgdStep = SGDStep(
    "sgdStep",
    in: Outline(
      "6.1", "a step of gradient descent", file: folder + "SGDStep.swift", section: "6.1",
      minutes: 5, difficulty: 1, kind: .transcribe,
      hints: [
        "Each weight moves by itself. Where its slope is positive, the loss rises with it: which way "
          + "does it have to go?",
        "A weight moves by the learning rate times its own slope, against the slope: w ← w − η g. "
          + "`zip(weights, gradient)` pairs each weight with its slope.",
        "Print what you return for one weight of 1 with a slope of 0.5 and a rate of 0.1. Is it below "
          + "1, and by a tenth of the slope?",
      ]),
    arguments: ["weights", "gradient", "learningRate"])

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
      "6.2", "mini-batches", file: folder + "MiniBatches.swift", section: "6.4",
      minutes: 15, difficulty: 2,
      hints: [
        "Chance is needed once in an epoch, and then only cutting. Where does each batch begin, and "
          + "where does the last one end?",
        "`generator.permutation(of: samples)` is a new order. `stride(from: 0, to: n, by: size)` counts "
          + "in steps, and `Array(list[from..<to])` cuts out a part; no batch may reach past the end.",
        "Print the batches of 10 samples in batches of 4. How many are there, how long is the last, and "
          + "does each number from 0 to 9 occur once? Then print a second epoch: is its order new?",
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
      "6.3", "a step with momentum", file: folder + "MomentumStep.swift", section: "6.5",
      minutes: 10, difficulty: 2, kind: .transcribe,
      hints: [
        "Two lists come out. Which of them can you finish without the other, and which one needs it?",
        "Section 6.5 has the two formulas: m ← μ m + g, and then w ← w − η m with the new m. The rate "
          + "has no part in the velocity.",
        "Feed it a slope of 1 again and again, with μ = 0.9 and a velocity of 0 at first. Which number "
          + "does the velocity approach? Section 6.5 tells; if yours does not, print its first three.",
      ]),
    arguments: ["weights", "gradient", "velocity", "learningRate", "momentum"])

  // MARK: - 6.4

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
      "6.4", "a step of RMSProp", file: folder + "RMSPropStep.swift", section: "6.5",
      minutes: 10, difficulty: 2, kind: .transcribe,
      hints: [
        "What does the list that you carry from step to step remember: slopes, or sizes of slopes? "
          + "Finish it first, and then look at the weights.",
        "v ← ρ v + (1 − ρ) g², and with the new v: w ← w − η g / (√v + ε). `x.squareRoot()` is the "
          + "root of a `Float`.",
        "Try two weights, one with a slope of 50 and one of 0.01, both with v = 0. How far does each "
          + "move? The table of section 6.5 has them equal; where do yours begin to differ?",
      ]),
    arguments: ["weights", "gradient", "meanSquare", "learningRate", "decay", "epsilon"])

  // MARK: - 6.5

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
      "6.5", "a step of Adam", file: folder + "AdamStep.swift", section: "6.5",
      minutes: 15, difficulty: 2, kind: .transcribe,
      hints: [
        "Which of Adam's five quantities are handed on to the next step, and which are used in this "
          + "one only?",
        "m ← β₁ m + (1 − β₁) g and v ← β₂ v + (1 − β₂) g² are handed on. This step divides m by "
          + "1 − β₁ᵗ and v by 1 − β₂ᵗ, and the weight loses η m̂ / (√v̂ + ε). `pow(x, Float(n))` is xⁿ.",
        "At step 1, from averages of 0, how far should a weight move, whatever its slope? Print that for "
          + "slopes of 0.001 and 1,000. If the two differ, print m̂ and √v̂ next.",
      ]),
    arguments: [
      "weights", "gradient", "mean", "meanSquare", "step", "learningRate", "beta1", "beta2",
      "epsilon",
    ])

  // MARK: - 6.6

  package typealias OwnOptimizer = Contract<[Landscape], [Descent]>

  /// A walk down that knows nothing but slopes.
  package static let descend = OwnOptimizer(
    "descend",
    in: Outline(
      "6.6", "your own optimizer", file: folder + "OwnOptimizer.swift", section: "6.5",
      minutes: 45, difficulty: 3, kind: .design,
      hints: [
        "Begin with momentum and one rate. Which of the three landscapes forbids a larger rate, and "
          + "which would like one? What could you measure on the way that tells you where you are?",
        "Two slopes and the places they belong to tell how the ground bends between them: with the "
          + "last move s and the change of the slopes y, the sums s·y and y·y are two numbers, and "
          + "s·y / y·y is a length of step. Others cap the length of a step, lower the rate as "
          + "section 6.7 does, or forget the velocity when it points uphill.",
        "Print the place and the length of the slopes at every step in the valley. Where are the "
          + "steps wasted: in the first ten, in the bend, or near the end? Change one thing for "
          + "that, and look again at all three.",
      ]),
    arguments: ["landscapes"], neverEmpty: ["landscapes"])

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
      minutes: 10, difficulty: 2, kind: .transcribe,
      hints: [
        "Both take a step against their gradient. Which of the two also shrinks, and is it the old "
          + "weight that shrinks or the step?",
        "W ← (1 − η λ) W − η dW, and b ← b − η db. `number * matrix` multiplies each element, and "
          + "`matrix - matrix` subtracts element by element.",
        "Set both gradients to 0 in your head and take ten steps. What is left of a weight of 1, and "
          + "what of a bias of 1? Now print what your function makes of them.",
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
      minutes: 15, difficulty: 2,
      hints: [
        "Go through the epochs in order, as training does. What do you have to remember from the epochs "
          + "before to decide about this one?",
        "Compare each loss with the lowest so far, not with the one before. How many epochs in a row "
          + "were no better is the number of this epoch less that of the best.",
        "Walk through losses of 0.5, 0.5, 0.4 with a patience of 1 on paper. After which epoch do you "
          + "stop? Print both numbers at each epoch and see where the two part.",
      ]),
    arguments: ["validationLosses", "patience"], neverEmpty: ["validationLosses"])

  // MARK: - 6.9

  package typealias Doctor = Contract<Ward, [Diagnosis]>

  /// Patients, each to be judged by itself.
  package struct Ward: Codable, Sendable, CustomStringConvertible {
    package let patients: [Patient]

    package init(patients: [Patient]) { self.patients = patients }

    package var description: String { "\(patients.count) patients" }
  }

  /// What is wrong with a training, judged by its record.
  package static let diagnose = Doctor(
    "diagnose",
    in: Outline(
      "6.9", "the doctor", file: folder + "Doctor.swift", section: "6.9",
      minutes: 40, difficulty: 3, kind: .diagnose,
      hints: [
        "Some illnesses are there before the first step is made, others come with training. For "
          + "which two does the first visit suffice?",
        "A bad start shows in `saturated` or `dead` at the first visit, twins in `gradientSizes` that "
          + "are equal. Too high a rate makes losses jump above the start, or not finite. Too low a "
          + "rate leaves both losses where they were. Wrong labels can be memorized, but help nobody "
          + "on validation samples.",
        "The verdict shows a patient of the cause that you miss most. Print the first one that you "
          + "call healthy, and no other, since of all that is printed ten lines are shown. Which "
          + "column differs, and at which visit?",
      ]),
    arguments: ["each of"])

  private static let folder = "Chapters/Chapter06-Optimizers/Exercises/"
}
