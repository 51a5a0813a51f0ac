import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 5.8: the mean magnitude of the gradient in each layer of a network with tanh.
enum GradientSizes {
  typealias Function = Chapter5.GradientSizes
  typealias Layer = Chapter5.Layer

  /// Sizes are compared relative to themselves, however far they have vanished.
  static let exam = Exam(
    Check(
      Chapter5.gradientSizes, comparing: .numbers(within: 1e-3, relativeFrom: 1e-35),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // The square matrices come early: elsewhere an answer that forgets to transpose stops.
  // By hand; three layers by NumPy (Tests/Reference/chapter05_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example",
      (
        Matrix([[4]]),
        [
          Layer(weights: Matrix([[3, 1]]), outputs: Matrix([[0, 0.5]])),
          Layer(weights: Matrix([[2], [-8]]), outputs: Matrix([[0.5]])),
        ]
      ), gives: [12, 3]),
    .init(
      // G₂ = [1 2], and G₂ · W₂ᵀ = [1 + 4  3 − 8] = [5 −5]; times the slopes [5 −3.75].
      "as many inputs as units in both layers",
      (
        Matrix([[1, 2]]),
        [
          Layer(weights: Matrix([[1, 2], [3, 4]]), outputs: Matrix([[0, 0.5]])),
          Layer(weights: Matrix([[1, 2], [3, -4]]), outputs: Matrix([[0, 0]])),
        ]
      ), gives: [4.375, 1.5]),
    .init(
      // (|2 · 0.75| + |−3 · 1| + |1 · 0.19| + |0 · 0.64|) / 4
      "one layer, two samples",
      (
        Matrix([[2, -3], [1, 0]]),
        [Layer(weights: Matrix([[1, 2]]), outputs: Matrix([[-0.5, 0], [0.9, -0.6]]))]
      ), gives: [1.1725]),
    .init(
      "three layers, two samples",
      (
        Matrix([[0.5, -1], [2, 0.25]]),
        [
          Layer(
            weights: Matrix([[0.3, -0.2, 0.6]]),
            outputs: Matrix([[0.2, -0.7, 0.95], [0, 0.4, -0.1]])),
          Layer(
            weights: Matrix([[1, -0.5, 0.2, 2], [0.8, 0.1, -1.5, 0.6], [-0.4, 0.9, 0.3, -1]]),
            outputs: Matrix([[0.5, -0.3, 0.8, 0], [-0.9, 0.1, 0.6, -0.2]])),
          Layer(
            weights: Matrix([[0.7, -1.1], [0.4, 0.5], [-0.6, 1.2], [1.5, 0.3]]),
            outputs: Matrix([[0.1, -0.8], [0.3, 0.6]])),
        ]
      ), gives: [1.98216924, 0.715201875, 0.70875]),
    .init(
      // A layer of output √½ has the slope ½, and hands back ½ · ¼ = 1/8; 8⁻³⁰ = 8.1e-28.
      "a gradient that vanishes in 31 layers",
      (
        Matrix([[1]]),
        (0..<31).map { _ in
          Layer(weights: Matrix([[0.25]]), outputs: Matrix([[0.70710678]]))
        }
      ), gives: (0..<31).map { 0.5 * Float(pow(0.125, Double(30 - $0))) }),
    .init(
      // Two units, each weight 2, outputs 0: four times as large with each layer.
      "a gradient that explodes in 20 layers",
      (
        Matrix([[1, 1]]),
        (0..<20).map { _ in
          Layer(weights: Matrix([[2, 2], [2, 2]]), outputs: Matrix([[0, 0]]))
        }
      ), gives: (0..<20).map { Float(pow(4, Double(19 - $0))) }),
    .init(
      "a layer in the middle is saturated, and nothing gets through",
      (
        Matrix([[3], [-2]]),
        [
          Layer(weights: Matrix([[1, 1]]), outputs: Matrix([[0.5, 0], [0, 0.5]])),
          Layer(weights: Matrix([[2], [1]]), outputs: Matrix([[1], [-1]])),
          Layer(weights: Matrix([[5]]), outputs: Matrix([[0], [0]])),
        ]
      ), gives: [0, 0, 2.5]),
  ]

  /// Random networks, with one to five samples. What is expected is worked out by central differences
  /// of Σ dL/dA ⊙ A, as the preactivations of each layer are moved and the rest of the network is run
  /// again, in `Double`.
  private static let random: [Function.RandomCases] = (1...5).map { samples in
    .init(1) { randomCase(samples: samples, &$0) }
  }

  private static func randomCase(
    samples: Int, _ generator: inout SplitMix64
  ) -> Function.Case {
    let sizes = (0..<3 + generator.nextInteger(below: 3)).map { _ in
      2 + generator.nextInteger(below: 4)
    }
    let weights = zip(sizes, sizes.dropFirst()).map { width, units in
      Matrix(rows: width, columns: units) { _, _ in generator.nextUniform(in: -0.9..<0.9) }
    }
    let outputGradient = generator.nextQuarters(samples, sizes[sizes.count - 1])
    let arriving = outputGradient.doubles

    func sums(_ signal: [Double], layer: Int) -> [Double] {
      weightedSums(
        signal, weights: weights[layer].doubles,
        bias: [Double](repeating: 0, count: weights[layer].columns))
    }
    // The sums of each layer, the first from random inputs. None is so large that a Float loses what
    // its tanh lacks to 1.
    var allSums = [sums(generator.nextQuarters(samples, sizes[0]).doubles.map { $0 / 4 }, layer: 0)]
    for layer in 1..<weights.count {
      allSums.append(sums(allSums[layer - 1].map { tanh($0) }, layer: layer))
    }
    let expected = weights.indices.map { layer in
      let gradient = centralDifferences(
        of: { moved in
          let last = (layer + 1..<weights.count).reduce(moved) { z, next in
            sums(z.map { tanh($0) }, layer: next)
          }
          return last.indices.reduce(0) { $0 + arriving[$1] * tanh(last[$1]) }
        }, at: allSums[layer])
      return Float(gradient.map { abs($0) }.reduce(0, +) / Double(gradient.count))
    }
    let layers = zip(weights, allSums).map { weights, sums in
      Layer(
        weights: weights,
        outputs: Matrix(rows: samples, columns: weights.columns, doubles: sums.map { tanh($0) }))
    }
    let chain = sizes.map(String.init).joined(separator: "-")
    return .init("a random network \(chain)", (outputGradient, layers), gives: expected)
  }

  // MARK: - Mistakes

  /// The walk back in its steps, each of which a mistake may change. `place` counts the layers from 1
  /// to the number of the last.
  private struct Recipe: Sendable {
    var slope: @Sendable (_ y: Float, _ place: Int, _ last: Int) -> Float = { y, _, _ in 1 - y * y }
    var size: @Sendable (_ gradient: Matrix) -> Float = { gradient in
      gradient.elements.map { abs($0) }.reduce(0, +) / Float(gradient.count)
    }
    var handedBack: @Sendable (_ gradient: Matrix, _ weights: Matrix) -> Matrix = {
      matmul($0, $1.transposed())
    }
    /// Which of a layer's three gradients is measured: what arrives, G, or what is handed back.
    var measured: @Sendable (_ arriving: Matrix, _ g: Matrix, _ back: Matrix) -> Matrix = {
      _, g, _ in g
    }
    /// What is returned, from the sizes in order and those of dL/dA and of what reaches the inputs.
    var result: @Sendable (_ sizes: [Float], _ start: Float, _ end: Float) -> [Float] = {
      sizes, _, _ in sizes
    }

    @Sendable func callAsFunction(_ outputGradient: Matrix, _ layers: [Layer]) -> [Float] {
      var (sizes, arriving) = ([Float](), outputGradient)
      for (index, layer) in layers.enumerated().reversed() {
        let g = arriving * layer.outputs.map { slope($0, index + 1, layers.count) }
        let back = handedBack(g, layer.weights)
        sizes.append(size(measured(arriving, g, back)))
        arriving = back
      }
      return result(sizes.reversed(), size(outputGradient), size(arriving))
    }
  }

  private static func mistake(
    _ name: String, _ remedy: String, _ change: (inout Recipe) -> Void
  ) -> Function.Mistake {
    var recipe = Recipe()
    change(&recipe)
    return .init(name, remedy, answer: recipe.callAsFunction)
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the sizes are listed from the last layer to the first",
      "The walk ends at layer 1, but the list starts with it: turn it round."
    ) { $0.result = { sizes, _, _ in sizes.reversed() } },
    mistake(
      "the slopes of tanh are left out",
      "In each layer the gradient passes tanh: multiply by 1 − A²."
    ) { $0.slope = { _, _, _ in 1 } },
    mistake("the slopes are those of the sigmoid, a (1 − a)", "All layers have tanh here.") {
      $0.slope = { a, _, _ in a * (1 - a) }
    },
    mistake("the slopes are 1 − a", "Square a: tanh has the same slope at −0.5 and at 0.5.") {
      $0.slope = { a, _, _ in 1 - a }
    },
    mistake(
      "the outputs go through tanh a second time",
      "The outputs have passed tanh already: square them as they are."
    ) { $0.slope = { a, _, _ in 1 - tanh(a) * tanh(a) } },
    mistake(
      "the gradient is measured before it passes the slopes",
      "Gₗ belongs to the preactivations: multiply by the slopes first, then measure."
    ) { $0.measured = { arriving, _, _ in arriving } },
    mistake(
      "the gradient is measured after it has passed the weights of its own layer",
      "Measure Gₗ, and then hand it on through Wₗ: what comes out is for the layer before."
    ) { $0.measured = { _, _, back in back } },
    mistake(
      "the slopes of the last layer are left out",
      "The last layer has tanh as well, and dL/dA passes it first."
    ) { $0.slope = { a, place, last in place == last ? 1 : 1 - a * a } },
    mistake(
      "the slopes of the hidden layers are left out",
      "Every layer has tanh: multiply by its slopes in each turn of the loop."
    ) { $0.slope = { a, place, last in place < last ? 1 : 1 - a * a } },
    mistake(
      "the weights are not transposed",
      "G has a column for each unit, and so has W: exchange rows and columns of W, so that the "
        + "units meet."
    ) {
      // Where the weights are no square, there is no such product, and the answer stops.
      $0.handedBack = { g, weights in
        weights.rows == weights.columns
          ? matmul(g, weights) : Matrix(rows: g.rows, columns: weights.rows)
      }
    },
    mistake(
      "the size of dL/dA stands at the end of the list",
      "The list has one number for each layer: dL/dA is where the walk starts."
    ) { $0.result = { sizes, start, _ in sizes + [start] } },
    mistake(
      "the size of what comes back to the inputs stands at the head of the list",
      "The list has one number for each layer, and the inputs are not one."
    ) { $0.result = { sizes, _, end in [end] + sizes } },
    mistake(
      "the magnitudes are added up, and not divided by their number",
      "Layers have different numbers of units: take the mean."
    ) { $0.size = { $0.elements.map { abs($0) }.reduce(0, +) } },
    mistake(
      "the magnitudes are divided by the number of samples only",
      "The mean goes over all elements, samples times units."
    ) { $0.size = { $0.elements.map { abs($0) }.reduce(0, +) / Float($0.rows) } },
    mistake(
      "the mean is taken with the signs",
      "Positive and negative gradients must not cancel: take magnitudes first."
    ) { $0.size = { $0.elements.reduce(0, +) / Float($0.count) } },
    mistake(
      "the magnitude of the mean is taken, and not the mean of the magnitudes",
      "Positive and negative gradients must not cancel: take each magnitude first."
    ) { $0.size = { abs($0.elements.reduce(0, +) / Float($0.count)) } },
    mistake(
      "the size is the root of the mean square",
      "That is another measure of size: here it is the mean of the magnitudes."
    ) { $0.size = { ($0.elements.map { $0 * $0 }.reduce(0, +) / Float($0.count)).squareRoot() } },
    mistake(
      "the size is the root of the mean square, in Double",
      "That is another measure of size: here it is the mean of the magnitudes."
    ) {
      $0.size = { Float(($0.doubles.map { $0 * $0 }.reduce(0, +) / Double($0.count)).squareRoot()) }
    },
    mistake(
      "the size is the norm, the root of the sum of squares",
      "A norm grows with the number of units: here it is the mean of the magnitudes."
    ) { $0.size = { Float($0.doubles.map { $0 * $0 }.reduce(0, +).squareRoot()) } },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("element by element in Double, from the last layer to the first") { arriving, layers in
      var sizes = [Float](repeating: 0, count: layers.count)
      var gradient = (0..<arriving.rows).map { arriving.row($0).map { Double($0) } }
      for index in stride(from: layers.count - 1, through: 0, by: -1) {
        let (weights, outputs) = (layers[index].weights, layers[index].outputs)
        var sum = 0.0
        for sample in gradient.indices {
          for unit in gradient[sample].indices {
            let y = Double(outputs[sample, unit])
            gradient[sample][unit] *= (1 - y) * (1 + y)
            sum += abs(gradient[sample][unit])
          }
        }
        sizes[index] = Float(sum / Double(outputs.count))
        gradient = gradient.map { row in
          (0..<weights.rows).map { input in
            row.indices.reduce(0) { $0 + row[$1] * Double(weights[input, $1]) }
          }
        }
      }
      return sizes
    },
    .init("by recursion, from the first layer on") { arriving, layers in
      func gradients(_ layers: ArraySlice<Layer>, _ arriving: Matrix) -> [Matrix] {
        guard let layer = layers.first else { return [] }
        let after = gradients(layers.dropFirst(), arriving)
        var arriving = arriving
        if let next = layers.dropFirst().first, let gradient = after.first {
          arriving = matmul(gradient, next.weights.transposed())
        }
        return [arriving * layer.outputs.map { 1 - $0 * $0 }] + after
      }
      return gradients(layers[...], arriving).map { gradient in
        gradient.elements.map(\.magnitude).reduce(0, +) / Float(gradient.count)
      }
    },
    .init("the transposed gradient through the weights, sizes put in at the front") {
      arriving, layers in
      var (sizes, column) = ([Float](), arriving.transposed())
      for layer in layers.reversed() {
        let y = layer.outputs.transposed()
        let gradient = column - column * y * y
        sizes.insert(Float(gradient.map { abs($0) }.sum()) / Float(gradient.count), at: 0)
        column = matmul(layer.weights, gradient)
      }
      return sizes
    },
  ]
}
