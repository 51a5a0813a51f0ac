import Foundation
import NeuralNetworks

// Exercise 5.6: layers that are sent as numbers, one of which may have a wrong way back.

extension Chapter5 {
  // MARK: - 5.6

  package typealias LyingLayer = Contract<([LayerPlan], Matrix), Int?>

  /// A layer in numbers: a sum for each unit, a curve over it, and if `mixes` is 1 a softmax over the
  /// units. The way back has numbers of its own, of the same kinds.
  ///
  /// Both processes see this description. Right and wrong ways back look alike in it: whoever would
  /// tell them apart has to know what the gradient is.
  package struct LayerPlan: Codable, Sendable, CustomStringConvertible {
    /// A curve of two straight halves that meet in a kink, with a share of tanh and of the sigmoid.
    package struct Curve: Codable, Sendable {
      package var kink: Float
      package var left: Float
      package var right: Float
      package var tanh: Float
      package var sigmoid: Float

      package init(
        kink: Float = 0, left: Float = 0, right: Float = 0, tanh: Float = 0, sigmoid: Float = 0
      ) {
        self.kink = kink
        self.left = left
        self.right = right
        self.tanh = tanh
        self.sigmoid = sigmoid
      }

      func height(at z: Float) -> Float {
        (z < kink ? left : right) * (z - kink) + tanh * Foundation.tanh(z)
          + sigmoid * Self.logistic(z)
      }

      func slope(at z: Float) -> Float {
        let (t, s) = (Foundation.tanh(z), Self.logistic(z))
        return (z < kink ? left : right) + tanh * (1 - t * t) + sigmoid * s * (1 - s)
      }

      private static func logistic(_ z: Float) -> Float { 1 / (1 + exp(-z)) }
    }

    package var weights: Matrix
    package var bias: Matrix
    package var curve: Curve
    package var mixes: Bool
    /// On the way back: the weights from units to inputs, `[units × inputs]`, the curve whose slope
    /// counts, the rows whose sums it is taken at, the smallest gradient that gets through, the share
    /// of the softmax's mean that is taken off, and what all is multiplied by.
    package var weightsBack: Matrix
    package var curveBack: Curve
    package var rowsBack: [Int]
    package var smallestBack: Float
    package var meanBack: Float
    package var factorBack: Float

    package init(
      weights: Matrix, bias: Matrix, curve: Curve, mixes: Bool, weightsBack: Matrix,
      curveBack: Curve, rowsBack: [Int], smallestBack: Float, meanBack: Float, factorBack: Float
    ) {
      self.weights = weights
      self.bias = bias
      self.curve = curve
      self.mixes = mixes
      self.weightsBack = weightsBack
      self.curveBack = curveBack
      self.rowsBack = rowsBack
      self.smallestBack = smallestBack
      self.meanBack = meanBack
      self.factorBack = factorBack
    }

    package var description: String {
      "a layer of \(weights.rows) inputs and \(weights.columns) units"
    }

    /// The sum of each unit, before its curve.
    package func sums(_ inputs: Matrix) -> Matrix { matmul(inputs, weights).adding(row: bias) }

    package func forward(_ inputs: Matrix) -> Matrix {
      let outputs = sums(inputs).map(curve.height)
      return mixes ? Activation.softmax(outputs) : outputs
    }

    package func backward(_ inputs: Matrix, _ outputGradient: Matrix) -> Matrix {
      let z = sums(inputs)
      var gradient = outputGradient.map { max($0, smallestBack) }
      if mixes {
        let outputs = Activation.softmax(z.map(curve.height))
        let means = (gradient * outputs).rowSums()
        for row in 0..<gradient.rows {
          for column in 0..<gradient.columns {
            gradient[row, column] =
              outputs[row, column] * (gradient[row, column] - meanBack * means[row, 0])
          }
        }
      }
      for row in 0..<gradient.rows {
        for column in 0..<gradient.columns {
          gradient[row, column] *= factorBack * curveBack.slope(at: z[rowsBack[row], column])
        }
      }
      return matmul(gradient, weightsBack)
    }

    /// The layer as a learner gets it: two functions.
    package var layer: CheckedLayer {
      CheckedLayer(forward: { forward($0) }, backward: { backward($0, $1) })
    }
  }

  /// The place of the layer whose way back is wrong; nil if there is none.
  package static let lyingLayer = LyingLayer(
    "lyingLayer",
    in: Outline(
      "5.6", "which layer lies?", file: folder + "WhichLayerLies.swift", section: "5.5",
      minutes: 40,
      difficulty: 3, kind: .findTheFault,
      hints: [
        "What is the smallest question that you can put to one layer alone? You may choose any "
          + "gradient of its outputs yourself, and so the loss that it belongs to. What do the "
          + "layers before it have to do, and what those after it?",
        "If G arrives, L is the sum of G ⊙ forward(x). The library has `numericalGradient(at: x, "
          + "step: nudge) { … }`, whose function returns a `Double`, and `relativeError(a, b)` of "
          + "two matrices; `(a * b).sum()` adds up. Which errors would a G of ones never show, and "
          + "which could hide from any single G?",
        "Print the relative error of every layer of a network at the nudges 0.1, 0.01, 0.001, "
          + "0.0001 and 0.00001. Which errors move with the nudge, and which stay? What does a "
          + "layer have to do to be called a liar?",
      ]),
    arguments: ["layers", "inputs"], neverEmpty: ["inputs.rows", "inputs.columns"])
}
