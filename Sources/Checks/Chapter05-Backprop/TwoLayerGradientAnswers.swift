import ExerciseSupport
import NeuralNetworks

/// Wrong answers to exercise 5.5. Read on only after you have solved it.
extension TwoLayerGradient {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "the slope of the outputs, y (1 − y), is left out",
      remedy: "The error passes the sigmoid of the output layer first.",
      { $0.outputSlope = { _, _ in 1 } }),
    mistake(
      "the slope of the hidden units, h (1 − h), is left out",
      remedy: "What comes back from the output layer passes the sigmoid of the hidden layer, too.",
      { $0.hiddenSlope = { _, _ in 1 } }),
    mistake(
      "both slopes are left out",
      remedy: "On the way back every sigmoid is passed once more: multiply by its slope.",
      {
        $0.outputSlope = { _, _ in 1 }
        $0.hiddenSlope = { _, _ in 1 }
      }),
    mistake(
      "the error is handed back to the hidden layer without the slope of the outputs",
      remedy: "What goes through W₂ on its way back is G₂, with its slope.",
      { $0.handsBackError = true }),
    mistake(
      "the slopes are taken of the preactivations and not of the outputs",
      remedy: "a · (1 − a) is the slope at the output a: put the outputs of the sigmoid in.",
      {
        $0.outputSlope = { z, _ in z * (1 - z) }
        $0.hiddenSlope = { z, _ in z * (1 - z) }
      }),
    mistake(
      "the outputs go through the sigmoid a second time where the slopes are taken",
      remedy: "A₁ and Y are outputs already: put them into a · (1 − a) as they are.",
      {
        $0.outputSlope = { _, y in sigmoidSlope(logistic(y)) }
        $0.hiddenSlope = { _, y in sigmoidSlope(logistic(y)) }
      }),
    mistake(
      "the hidden units get the slope of tanh, 1 − h²",
      remedy: "Both layers have the sigmoid here.",
      { $0.hiddenSlope = { _, h in 1 - h * h } }),
    mistake(
      "both layers get the slope of tanh, 1 − y²",
      remedy: "Both layers have the sigmoid here.",
      {
        $0.outputSlope = { _, y in 1 - y * y }
        $0.hiddenSlope = { _, h in 1 - h * h }
      }),
    mistake(
      "the slopes are y in place of y (1 − y)",
      remedy: "The sigmoid is flat where its output is nearly 1, too: a factor is missing.",
      {
        $0.outputSlope = { _, y in y }
        $0.hiddenSlope = { _, y in y }
      }),
    mistake(
      "the gradients are not divided by the number of samples",
      remedy: "The loss is a mean over the samples: divide the difference Y − T once.",
      { $0.errorFactor = { _, _ in 1 } }),
    mistake(
      "the gradients are divided by the number of all outputs of all samples",
      remedy: "The loss is a mean over samples, but a sum over outputs.",
      { $0.errorFactor = { 1 / Float($0 * $1) } }),
    mistake(
      "the gradients are divided by the number of samples in each layer",
      remedy: "The mean is in G₂ already, and G₁ comes from it: divide once.",
      { $0.hiddenFactor = { 1 / Float($0) } }),
    mistake(
      "the gradients are divided by the number of samples twice",
      remedy: "Divide the difference, or the gradients at the end, but not both.",
      { $0.errorFactor = { samples, _ in 1 / Float(samples * samples) } }),
    mistake(
      "the difference is T − Y",
      remedy: "That points downhill: the gradient points to where the loss grows.",
      { $0.errorFactor = { samples, _ in -1 / Float(samples) } }),
    mistake(
      "the gradients are doubled",
      remedy: "The half in the loss cancels the 2 that comes from the square.",
      { $0.errorFactor = { samples, _ in 2 / Float(samples) } }),
    mistake(
      "the gradients are halved",
      remedy: "The slope of half a square is the number itself: the half is gone.",
      { $0.errorFactor = { samples, _ in 0.5 / Float(samples) } }),
    mistake(
      "the targets are left out",
      remedy: "The error is the distance from the target: start with Y − T.",
      { $0.usesTargets = false }),
    mistake(
      "the biases are left out on the way forward",
      remedy: "Add the bias to each row before the sigmoid.",
      { $0.usesBias = false }),
    mistake(
      "the hidden layer has no sigmoid on the way forward",
      remedy: "A₁ is the sigmoid of the preactivations.",
      { $0.hiddenActivation = { $0 } }),
    mistake(
      "the output layer has no sigmoid on the way forward",
      remedy: "Y is the sigmoid of the preactivations as well.",
      { $0.outputActivation = { $0 } }),
    mistake(
      "dL/dW₂ is made of the hidden layer's sums from before the sigmoid",
      remedy: "What went into the output layer is A₁, after the sigmoid.",
      { $0.usesHiddenSums = true }),
    mistake(
      "only the first output hands something back to the hidden layer",
      remedy: "A hidden unit goes into all outputs, and paths that join add.",
      { $0.outputsHandingBack = 1 }),
    changed(
      "the hidden layer gets no gradient",
      remedy: "Its weights count as well, through A₁: hand G₂ back through W₂.",
      { gradients, _ in
        gradients.hiddenWeights = 0 * gradients.hiddenWeights
        gradients.hiddenBias = 0 * gradients.hiddenBias
      }),
    changed(
      "the biases get no gradient",
      remedy: "The loss changes with a bias as well: sum G over the samples.",
      { gradients, _ in
        gradients.hiddenBias = 0 * gradients.hiddenBias
        gradients.outputBias = 0 * gradients.outputBias
      }),
    changed(
      "the gradients of the biases are means over the samples",
      remedy: "The mean is in G₂ already: here the samples are only added up.",
      { gradients, input in
        let factor = 1 / Float(input.inputs.rows)
        gradients.hiddenBias = factor * gradients.hiddenBias
        gradients.outputBias = factor * gradients.outputBias
      }),
    changed(
      "the gradients of the weights are transposed",
      remedy: "Each needs the shape of its weights: exchange the factors' roles.",
      { gradients, _ in
        gradients.hiddenWeights = gradients.hiddenWeights.transposed()
        gradients.outputWeights = gradients.outputWeights.transposed()
      }),
    changed(
      "the parameters are returned after a step, and not their gradients",
      remedy: "Return the gradients: what to do with them is up to the caller.",
      { gradients, input in
        gradients.hiddenWeights = input.hiddenWeights - gradients.hiddenWeights
        gradients.hiddenBias = input.hiddenBias - gradients.hiddenBias
        gradients.outputWeights = input.outputWeights - gradients.outputWeights
        gradients.outputBias = input.outputBias - gradients.outputBias
      }),
    .init(
      "the hidden layer's gradient goes through weights that have been changed already",
      remedy: "Finish all gradients with the weights of the way forward, before any step."
    ) { input in
      var gradients = walk(input)
      var moved = input
      moved.outputWeights = input.outputWeights - gradients.outputWeights
      let late = walk(input, backThrough: moved.outputWeights)
      gradients.hiddenWeights = late.hiddenWeights
      gradients.hiddenBias = late.hiddenBias
      return gradients
    },
    .init(
      "only the first sample counts",
      remedy: "The gradient is a mean over all samples: pass on the whole matrix."
    ) { input in
      var first = input
      first.inputs = input.inputs.rows(0..<1)
      first.targets = input.targets.rows(0..<1)
      return walk(first)
    },
  ]

  private static func mistake(
    _ mistake: String, remedy: String, _ change: @escaping @Sendable (inout Walk) -> Void
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { input in
      var steps = Walk()
      change(&steps)
      return walk(input, steps)
    }
  }

  private static func changed(
    _ mistake: String, remedy: String,
    _ change: @escaping @Sendable (inout Gradients, Input) -> Void
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { input in
      var gradients = walk(input)
      change(&gradients, input)
      return gradients
    }
  }
}
