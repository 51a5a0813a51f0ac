import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 5.4: the four gradients of a network with a hidden layer and an output layer.
enum TwoLayerGradient {
  typealias Function = Chapter5.TwoLayerGradient
  typealias Gradients = Chapter5.NetworkGradients

  static let exam = Exam(
    Check(
      Chapter5.twoLayerGradient,
      comparing: .parts(
        .part("dL/dW₂", { $0.outputWeights }, comparing: closeNumbers),
        .part("dL/db₂", { $0.outputBias }, comparing: closeNumbers),
        .part("dL/dW₁", { $0.hiddenWeights }, comparing: closeNumbers),
        .part("dL/db₁", { $0.hiddenBias }, comparing: closeNumbers)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  private static let closeNumbers = Comparison<Matrix>.numbers(within: 1e-4, relativeFrom: 0.01)

  // By hand; the published 2-2-2 example and two more samples by NumPy
  // (Tests/Reference/chapter05_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example",
      (
        Matrix([[2]]), Matrix([[1]]), Matrix([[0]]), Matrix([[0]]), Matrix([[8]]), Matrix([[-4]])
      ),
      gives: .init(
        hiddenWeights: Matrix([[-0.5]]), hiddenBias: Matrix([[-0.25]]),
        outputWeights: Matrix([[-0.0625]]), outputBias: Matrix([[-0.125]]))),
    .init(
      "the published 2-2-2 example",
      published(inputs: Matrix([[0.05, 0.1]]), targets: Matrix([[0.01, 0.99]])),
      gives: .init(
        hiddenWeights: Matrix([[0.00043857, 0.00049771], [0.00087714, 0.00099543]]),
        hiddenBias: Matrix([[0.00877135, 0.00995425]]),
        outputWeights: Matrix([[0.08216704, -0.02260254], [0.08266763, -0.02274024]]),
        outputBias: Matrix([[0.13849856, -0.03809824]]))),
    .init(
      "the same network with three samples",
      published(
        inputs: Matrix([[0.05, 0.1], [2, -1], [-3, 0.5]]),
        targets: Matrix([[0.01, 0.99], [1, 0], [0.25, 0.75]])),
      gives: .init(
        hiddenWeights: Matrix([[-0.00148789, -0.00198113], [-0.0020323, -0.00207473]]),
        hiddenBias: Matrix([[0.00996103, 0.01094471]]),
        outputWeights: Matrix([[0.03397904, 0.01977053], [0.03183227, 0.02078277]]),
        outputBias: Matrix([[0.0626714, 0.03199888]]))),
  ]

  /// A batch for the example that Matt Mazur published, with a bias for each unit.
  private static func published(
    inputs: Matrix, targets: Matrix
  ) -> (Matrix, Matrix, Matrix, Matrix, Matrix, Matrix) {
    (
      inputs, targets, Matrix([[0.15, 0.25], [0.2, 0.3]]), Matrix([[0.35, 0.35]]),
      Matrix([[0.4, 0.5], [0.45, 0.55]]), Matrix([[0.6, 0.6]])
    )
  }

  /// Random networks, of sizes that are all different, with one to six samples. What is expected is
  /// worked out by central differences of the loss, which is worked out in `Double`.
  private static let random: [Function.RandomCases] = (1...6).map { samples in
    .init(1) { randomCase(samples: samples, &$0) }
  }

  private static func randomCase(
    samples: Int, _ generator: inout SplitMix64
  ) -> Function.Case {
    var sizes = [2, 3, 4, 5]
    generator.shuffle(&sizes)
    let (width, hidden, outputs) = (sizes[0], sizes[1], sizes[2])
    let inputs = 0.5 * generator.nextQuarters(samples, width)
    let targets = generator.nextQuarters(samples, outputs).map { ($0 + 4) / 8 }
    let shapes = [(width, hidden), (1, hidden), (hidden, outputs), (1, outputs)]
    let parameters = shapes.map { 0.5 * generator.nextQuarters($0.0, $0.1) }

    let t = targets.doubles
    let gradients = parameters.indices.map { index in
      let slopes = centralDifferences(
        of: { moved in
          var all = parameters.map(\.doubles)
          all[index] = moved
          let h = weightedSums(inputs.doubles, weights: all[0], bias: all[1]).map(logistic)
          let y = weightedSums(h, weights: all[2], bias: all[3]).map(logistic)
          let squares = y.indices.map { (y[$0] - t[$0]) * (y[$0] - t[$0]) }
          return squares.reduce(0, +) / 2 / Double(samples)
        }, at: parameters[index].doubles)
      return Matrix(rows: shapes[index].0, columns: shapes[index].1, doubles: slopes)
    }
    return .init(
      "a random network \(width)-\(hidden)-\(outputs)",
      (inputs, targets, parameters[0], parameters[1], parameters[2], parameters[3]),
      gives: .init(
        hiddenWeights: gradients[0], hiddenBias: gradients[1], outputWeights: gradients[2],
        outputBias: gradients[3]))
  }

  // MARK: - Mistakes

  /// The way forward and back in its steps, each of which a mistake may change.
  private struct Recipe: Sendable {
    /// A slope, from a preactivation and its activation.
    typealias Slope = @Sendable (_ z: Float, _ a: Float) -> Float

    var usesBias = true
    var outputActivation: @Sendable (Float) -> Float = { logistic($0) }
    var hiddenSlope: Slope = { _, h in h * (1 - h) }
    var outputSlope: Slope = { _, y in y * (1 - y) }
    /// What the error and what comes back to the hidden layer are multiplied by.
    var errorFactor: @Sendable (_ samples: Float, _ outputs: Float) -> Float = { m, _ in 1 / m }
    var hiddenFactor: @Sendable (_ samples: Float) -> Float = { _ in 1 }
    /// What came into the output layer, from the hidden layer's preactivations and activations.
    var intoOutput: @Sendable (_ z: Matrix, _ h: Matrix) -> Matrix = { _, h in h }
    /// What is handed back to the hidden layer, from the scaled error, G₂, dL/dW₂ and W₂.
    var handedBack: @Sendable (Matrix, Matrix, Matrix, Matrix) -> Matrix = { _, g2, _, w2 in
      matmul(g2, w2.transposed())
    }
    var result: @Sendable (inout Gradients, _ samples: Float) -> Void = { _, _ in }

    @Sendable func callAsFunction(
      _ x: Matrix, _ t: Matrix, _ w1: Matrix, _ b1: Matrix, _ w2: Matrix, _ b2: Matrix
    ) -> Gradients {
      func sums(_ signal: Matrix, _ weights: Matrix, _ bias: Matrix) -> Matrix {
        let product = matmul(signal, weights)
        return usesBias ? product.adding(row: bias) : product
      }
      func slopes(_ z: Matrix, _ a: Matrix, _ slope: Slope) -> Matrix {
        Matrix(rows: z.rows, columns: z.columns) { slope(z[$0, $1], a[$0, $1]) }
      }
      let samples = Float(x.rows)
      let hiddenSums = sums(x, w1, b1)
      let hidden = hiddenSums.map { logistic($0) }
      let outputSums = sums(hidden, w2, b2)
      let outputs = outputSums.map(outputActivation)

      let error = errorFactor(samples, Float(t.columns)) * (outputs - t)
      let g2 = error * slopes(outputSums, outputs, outputSlope)
      let outputWeights = matmul(intoOutput(hiddenSums, hidden).transposed(), g2)
      let arriving = hiddenFactor(samples) * handedBack(error, g2, outputWeights, w2)
      let g1 = arriving * slopes(hiddenSums, hidden, hiddenSlope)
      var gradients = Gradients(
        hiddenWeights: matmul(x.transposed(), g1), hiddenBias: g1.columnSums(),
        outputWeights: outputWeights, outputBias: g2.columnSums())
      result(&gradients, samples)
      return gradients
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1, $0.2, $0.3, $0.4, $0.5) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the slope of the outputs, y (1 − y), is left out",
      "The error passes the sigmoid of the output layer first."
    ) { $0.outputSlope = { _, _ in 1 } },
    mistake(
      "the slope of the hidden units, h (1 − h), is left out",
      "What comes back from the output layer passes the sigmoid of the hidden layer, too."
    ) { $0.hiddenSlope = { _, _ in 1 } },
    mistake(
      "both slopes are left out",
      "On the way back every sigmoid is passed once more: multiply by its slope."
    ) {
      $0.outputSlope = { _, _ in 1 }
      $0.hiddenSlope = { _, _ in 1 }
    },
    mistake(
      "the error is handed back to the hidden layer without the slope of the outputs",
      "What goes through W₂ on its way back is G₂, with its slope."
    ) { $0.handedBack = { error, _, _, w2 in matmul(error, w2.transposed()) } },
    mistake(
      "W₂ is not transposed on the way back",
      "G₂ has a column for each output, and so has W₂: exchange rows and columns of W₂, so that the "
        + "outputs meet."
    ) {
      // Where W₂ is no square, there is no such product, and the answer stops.
      $0.handedBack = { _, g2, _, w2 in
        w2.rows == w2.columns ? matmul(g2, w2) : Matrix(rows: g2.rows, columns: w2.rows)
      }
    },
    mistake(
      "the slopes are taken of the preactivations and not of the outputs",
      "a · (1 − a) is the slope at the output a: put the outputs of the sigmoid in."
    ) {
      $0.outputSlope = { z, _ in z * (1 - z) }
      $0.hiddenSlope = { z, _ in z * (1 - z) }
    },
    mistake(
      "the outputs go through the sigmoid a second time where the slopes are taken",
      "A₁ and Y are outputs already: put them into a · (1 − a) as they are."
    ) {
      $0.outputSlope = { _, y in logistic(y) * (1 - logistic(y)) }
      $0.hiddenSlope = { _, h in logistic(h) * (1 - logistic(h)) }
    },
    mistake(
      "the hidden units get the slope of tanh, 1 − h²", "Both layers have the sigmoid here."
    ) { $0.hiddenSlope = { _, h in 1 - h * h } },
    mistake(
      "the gradients are not divided by the number of samples",
      "The loss is a mean over the samples: divide the difference Y − T once."
    ) { $0.errorFactor = { _, _ in 1 } },
    mistake(
      "the gradients are divided by the number of all outputs of all samples",
      "The loss is a mean over samples, but a sum over outputs."
    ) { $0.errorFactor = { samples, outputs in 1 / (samples * outputs) } },
    mistake(
      "the gradients are divided by the number of samples in each layer",
      "The mean is in G₂ already, and G₁ comes from it: divide once."
    ) { $0.hiddenFactor = { 1 / $0 } },
    mistake(
      "the difference is T − Y",
      "That points downhill: the gradient points to where the loss grows."
    ) { $0.errorFactor = { samples, _ in -1 / samples } },
    mistake(
      "the gradients are doubled", "The half in the loss cancels the 2 that comes from the square."
    ) { $0.errorFactor = { samples, _ in 2 / samples } },
    mistake(
      "the biases are left out on the way forward", "Add the bias to each row before the sigmoid."
    ) { $0.usesBias = false },
    mistake(
      "the output layer has no sigmoid on the way forward",
      "Y is the sigmoid of the preactivations as well."
    ) { $0.outputActivation = { $0 } },
    mistake(
      "dL/dW₂ is made of the hidden layer's sums from before the sigmoid",
      "What went into the output layer is A₁, after the sigmoid."
    ) { $0.intoOutput = { z, _ in z } },
    mistake(
      "the gradients of the biases are means over the samples",
      "The mean is in G₂ already: here the samples are only added up."
    ) {
      $0.result = { gradients, samples in
        gradients.hiddenBias = 1 / samples * gradients.hiddenBias
        gradients.outputBias = 1 / samples * gradients.outputBias
      }
    },
    mistake(
      "the gradients of the weights are transposed",
      "Each needs the shape of its weights: exchange the factors' roles."
    ) {
      $0.result = { gradients, _ in
        gradients.hiddenWeights = gradients.hiddenWeights.transposed()
        gradients.outputWeights = gradients.outputWeights.transposed()
      }
    },
    mistake(
      "the hidden layer's gradient goes through weights that have been changed already",
      "Finish all gradients with the weights of the way forward, before any step."
    ) {
      $0.handedBack = { _, g2, slopes, w2 in matmul(g2, (w2 - slopes).transposed()) }
    },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("the sum over the samples first, divided at the end") { x, t, w1, b1, w2, b2 in
      let sums = Recipe(errorFactor: { _, _ in 1 })(x, t, w1, b1, w2, b2)
      let factor = 1 / Float(x.rows)
      return .init(
        hiddenWeights: factor * sums.hiddenWeights, hiddenBias: factor * sums.hiddenBias,
        outputWeights: factor * sums.outputWeights, outputBias: factor * sums.outputBias)
    },
    .init("sample by sample and unit by unit, in Double") { x, t, w1, b1, w2, b2 in
      func units(_ signal: [Double], _ weights: Matrix, _ bias: Matrix) -> [Double] {
        weightedSums(signal, weights: weights.doubles, bias: bias.doubles).map(logistic)
      }
      func add(
        _ input: [Double], _ g: [Double], to weights: inout [[Double]], _ bias: inout [Double]
      ) {
        for (unit, gradient) in g.enumerated() {
          bias[unit] += gradient
          for (index, number) in input.enumerated() { weights[index][unit] += number * gradient }
        }
      }
      func zeros(_ matrix: Matrix) -> [[Double]] {
        (0..<matrix.rows).map { _ in [Double](repeating: 0, count: matrix.columns) }
      }
      func matrix(_ rows: [[Double]]) -> Matrix { Matrix(rows.map { $0.map { Float($0) } }) }
      var (slopes1, slopes2) = (zeros(w1), zeros(w2))
      var (biases1, biases2) = (zeros(b1)[0], zeros(b2)[0])
      for sample in 0..<x.rows {
        let row = x.row(sample).map { Double($0) }
        let h = units(row, w1, b1)
        let y = units(h, w2, b2)
        let g2 = y.indices.map { unit in
          let error = (y[unit] - Double(t[sample, unit])) / Double(x.rows)
          return error * y[unit] * (1 - y[unit])
        }
        let g1 = h.indices.map { unit in
          let arriving = g2.indices.reduce(0) { $0 + Double(w2[unit, $1]) * g2[$1] }
          return arriving * h[unit] * (1 - h[unit])
        }
        add(h, g2, to: &slopes2, &biases2)
        add(row, g1, to: &slopes1, &biases1)
      }
      return .init(
        hiddenWeights: matrix(slopes1), hiddenBias: matrix([biases1]),
        outputWeights: matrix(slopes2), outputBias: matrix([biases2]))
    },
    .init("by the library's layers") { x, t, w1, b1, w2, b2 in
      var generator = SplitMix64(seed: 1)
      let hidden = Dense(
        inputs: x.columns, units: b1.columns, activation: .sigmoid, using: &generator)
      let output = Dense(
        inputs: b1.columns, units: b2.columns, activation: .sigmoid, using: &generator)
      (hidden.weights.value, hidden.biases.value) = (w1, b1)
      (output.weights.value, output.biases.value) = (w2, b2)
      let network = Sequential(hidden, output)
      let errors = network.forward(x) - t
      _ = network.backward(1 / Float(x.rows) * errors)
      return .init(
        hiddenWeights: hidden.weights.gradient, hiddenBias: hidden.biases.gradient,
        outputWeights: output.weights.gradient, outputBias: output.biases.gradient)
    },
  ]
}
