import ExerciseSupport
import NeuralNetworks

/// Wrong answers to exercise 5.8. Read on only after you have solved it.
extension GradientSizes {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the sizes are listed from the last layer to the first",
      remedy: "The walk ends at layer 1, but the list starts with it: turn it round."
    ) { arriving, layers in walk(arriving, layers).map(size) },
    mistake(
      "the slopes of tanh are left out",
      remedy: "In each layer the gradient passes tanh: multiply by 1 − y².",
      slope: { _ in 1 }),
    mistake(
      "the slopes are those of the sigmoid, y (1 − y)",
      remedy: "All layers have tanh here.",
      slope: { $0 * (1 - $0) }),
    mistake(
      "the slopes are 1 − y",
      remedy: "Square y: tanh has the same slope at −0.5 and at 0.5.",
      slope: { 1 - $0 }),
    mistake(
      "the outputs are taken for the slopes",
      remedy: "How much an output grows is not how large it is: the slope is 1 − y².",
      slope: { $0 }),
    mistake(
      "the outputs go through tanh a second time",
      remedy: "The outputs have passed tanh already: square them as they are.",
      slope: { y in
        let twice = Activation.tanh(Matrix([[y]]))[0, 0]
        return 1 - twice * twice
      }),
    .init(
      "the gradient is measured before it passes the slopes",
      remedy: "Gₗ belongs to the preactivations: multiply by the slopes first, then measure."
    ) { arriving, layers in
      var (sizes, gradient) = ([Float](), arriving)
      for layer in layers.reversed() {
        sizes.append(size(gradient))
        gradient = matmul(through(gradient, layer), layer.weights.transposed())
      }
      return sizes.reversed()
    },
    .init(
      "the gradient is measured after it has passed the weights of its own layer",
      remedy: "Measure Gₗ, and then hand it on through Wₗ: what comes out is for the layer before."
    ) { arriving, layers in
      var (sizes, gradient) = ([Float](), arriving)
      for layer in layers.reversed() {
        gradient = matmul(through(gradient, layer), layer.weights.transposed())
        sizes.append(size(gradient))
      }
      return sizes.reversed()
    },
    .init(
      "the slopes of the last layer are left out",
      remedy: "The last layer has tanh as well, and dL/dA passes it first."
    ) { arriving, layers in
      var (sizes, gradient) = ([Float](), arriving)
      for (index, layer) in layers.enumerated().reversed() {
        if index < layers.count - 1 { gradient = through(gradient, layer) }
        sizes.append(size(gradient))
        gradient = matmul(gradient, layer.weights.transposed())
      }
      return sizes.reversed()
    },
    .init(
      "the slopes of the hidden layers are left out",
      remedy: "Every layer has tanh: multiply by its slopes in each turn of the loop."
    ) { arriving, layers in
      var (sizes, gradient) = ([Float](), arriving)
      for (index, layer) in layers.enumerated().reversed() {
        if index == layers.count - 1 { gradient = through(gradient, layer) }
        sizes.append(size(gradient))
        gradient = matmul(gradient, layer.weights.transposed())
      }
      return sizes.reversed()
    },
    .init(
      "the weights are left out, and what passes them is shared out evenly",
      remedy: "On its way to the layer before, the gradient goes through the weights."
    ) { arriving, layers in
      var (sizes, gradient) = ([Float](), arriving)
      for layer in layers.reversed() {
        gradient = through(gradient, layer)
        sizes.append(size(gradient))
        let ones = layer.weights.map { _ in 1 }
        gradient = matmul(gradient, ones.transposed())
      }
      return sizes.reversed()
    },
    .init(
      "the size of dL/dA stands at the end of the list",
      remedy: "The list has one number for each layer: dL/dA is where the walk starts."
    ) { arriving, layers in right(arriving, layers) + [size(arriving)] },
    .init(
      "the size of what comes back to the inputs stands at the head of the list",
      remedy: "The list has one number for each layer, and the inputs are not one."
    ) { arriving, layers in
      let last = walk(arriving, layers).last.map { gradient in
        size(matmul(gradient, layers[0].weights.transposed()))
      }
      return [last ?? 0] + right(arriving, layers)
    },
    .init(
      "the first layer is missing",
      remedy: "The loop has to reach layer 1: it has a gradient, though nothing is handed on."
    ) { arriving, layers in Array(right(arriving, layers).dropFirst()) },
    .init(
      "only the size in the first layer is returned",
      remedy: "Keep the size of each layer: append it to a list."
    ) { arriving, layers in Array(right(arriving, layers).prefix(1)) },
    measure(
      "the magnitudes are added up, and not divided by their number",
      remedy: "Layers have different numbers of units: take the mean.",
      { $0.elements.map { abs($0) }.reduce(0, +) }),
    measure(
      "the magnitudes are divided by the number of samples only",
      remedy: "The mean goes over all elements, samples times units.",
      { $0.elements.map { abs($0) }.reduce(0, +) / Float($0.rows) }),
    measure(
      "the magnitudes are divided by the number of units only",
      remedy: "The mean goes over all elements, samples times units.",
      { $0.elements.map { abs($0) }.reduce(0, +) / Float($0.columns) }),
    measure(
      "the mean is taken with the signs",
      remedy: "Positive and negative gradients must not cancel: take magnitudes first.",
      { $0.elements.reduce(0, +) / Float($0.count) }),
    measure(
      "the magnitude of the mean is taken, and not the mean of the magnitudes",
      remedy: "Positive and negative gradients must not cancel: take each magnitude first.",
      { abs($0.elements.reduce(0, +) / Float($0.count)) }),
    measure(
      "the size is the root of the mean square",
      remedy: "That is another measure of size: here it is the mean of the magnitudes.",
      { ($0.elements.map { $0 * $0 }.reduce(0, +) / Float($0.count)).squareRoot() }),
    measure(
      "the size is the root of the mean square, in Double",
      remedy: "That is another measure of size: here it is the mean of the magnitudes.",
      { Float(($0.doubles.map { $0 * $0 }.reduce(0, +) / Double($0.count)).squareRoot()) }),
    measure(
      "the size is the norm, the root of the sum of squares",
      remedy: "A norm grows with the number of units: here it is the mean of the magnitudes.",
      { Float($0.doubles.map { $0 * $0 }.reduce(0, +).squareRoot()) }),
    measure(
      "the size is the mean of the squares",
      remedy: "Take magnitudes and not squares.",
      { Float($0.doubles.map { $0 * $0 }.reduce(0, +) / Double($0.count)) }),
    measure(
      "the size is the largest magnitude",
      remedy: "All elements count: take the mean of their magnitudes.",
      { $0.elements.map { abs($0) }.max() ?? 0 }),
    measure(
      "only the first sample is measured",
      remedy: "The mean goes over all samples.",
      { size($0.rows(0..<1)) }),
    .init(
      "the sizes of the outputs are returned, and not those of the gradients",
      remedy: "The outputs only give the slopes: it is G that is measured."
    ) { _, layers in layers.map { size($0.outputs) } },
    .init(
      "the sizes of the weights are returned, and not those of the gradients",
      remedy: "The weights only hand the gradient on: it is G that is measured."
    ) { _, layers in layers.map { size($0.weights) } },
  ]
}
