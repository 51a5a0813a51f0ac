import Exercises
import Judging
import NeuralNetworks

/// Exercise 5.2: the three gradients of a dense layer.
enum DenseBackward {
  typealias Function = Chapter5.DenseBackward
  typealias Gradients = Chapter5.DenseGradients

  static let exam = Exam(
    Check(
      Chapter5.denseBackward,
      comparing: .parts(
        .part("dL/dA", { $0.inputs }, within: 1e-4), .part("dL/dW", { $0.weights }, within: 1e-4),
        .part("dL/db", { $0.bias }, within: 1e-4)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // The square matrices come early: elsewhere an answer that forgets to transpose stops.
  // By hand; four samples by NumPy (Tests/Reference/chapter05_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example",
      (
        Matrix([[1, -1], [2, 0]]), Matrix([[1, 2, 0], [3, 0, 1]]),
        Matrix([[1, 2], [0, 4], [5, -1]])
      ),
      gives: .init(
        inputs: Matrix([[-1, -4, 6], [2, 0, 10]]), weights: Matrix([[7, -1], [2, -2], [2, 0]]),
        bias: Matrix([[3, -1]]))),
    .init(
      // dL/dA = [1·1 + 2·2  1·3 − 2·4], [−1·1 + 0  −1·3 + 0]; dL/dW = [2·1 − 1·1  2·2], [5 − 3  5·2]
      "as many samples as inputs and as units",
      (Matrix([[1, 2], [-1, 0]]), Matrix([[2, 5], [1, 3]]), Matrix([[1, 2], [3, -4]])),
      gives: .init(
        inputs: Matrix([[5, -5], [-1, -3]]), weights: Matrix([[1, 4], [2, 10]]),
        bias: Matrix([[0, 2]]))),
    .init(
      "one sample",
      (Matrix([[0.5, -2, 4]]), Matrix([[3, -1]]), Matrix([[1, 0, 2], [-3, 1, 0.5]])),
      gives: .init(
        inputs: Matrix([[8.5, -1.5]]), weights: Matrix([[1.5, -6, 12], [-0.5, 2, -4]]),
        bias: Matrix([[0.5, -2, 4]]))),
    .init(
      "one unit",
      (
        Matrix([[2], [-1], [0.5]]), Matrix([[1, 0], [4, -2], [6, 8]]), Matrix([[3], [-5]])
      ),
      gives: .init(
        inputs: Matrix([[6, -10], [-3, 5], [1.5, -2.5]]), weights: Matrix([[1], [6]]),
        bias: Matrix([[1.5]]))),
    .init(
      "four samples, three inputs, two units",
      (
        Matrix([[0.3, -0.2], [-0.1, 0.4], [0.25, 0.15], [-0.5, -0.35]]),
        Matrix([[0.5, -1.2, 2], [1.5, 0.3, -0.7], [-0.4, 0.9, 0.1], [2.2, -0.6, -1.1]]),
        Matrix([[0.4, -0.6], [-0.3, 0.8], [0.7, 0.2]])
      ),
      gives: .init(
        inputs: Matrix([
          [0.24, -0.25, 0.17], [-0.28, 0.35, 0.01], [0.01, 0.045, 0.205], [0.01, -0.13, -0.42],
        ]),
        weights: Matrix([[-1.2, -0.33], [0.135, 0.705], [1.245, -0.28]]),
        bias: Matrix([[-0.05, 0]]))),
  ]

  /// Random quarters. What is expected is worked out without any of the formulas: L = Σ G ⊙ Z is
  /// linear in each number, so it grows by the gradient where that number grows by 1.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      // Three sizes that are all different, so that no two shapes are the same by chance.
      var sizes = [2, 3, 4, 5]
      generator.shuffle(&sizes)
      let (samples, width, units) = (sizes[0], sizes[1], sizes[2])
      let sumGradient = generator.nextQuarters(samples, units)
      let inputs = generator.nextQuarters(samples, width)
      let weights = generator.nextQuarters(width, units)
      let noBias = [Double](repeating: 0, count: units)
      let arriving = sumGradient.doubles
      func slopes(
        _ rows: Int, _ columns: Int, at point: [Double], of sums: ([Double]) -> [Double]
      ) -> Matrix {
        let slopes = centralDifferences(
          of: { moved in
            let z = sums(moved)
            return z.indices.reduce(0) { $0 + arriving[$1] * z[$1] }
          }, at: point, step: 1)
        return Matrix(rows: rows, columns: columns, doubles: slopes)
      }
      return .init(
        "random quarters", (sumGradient, inputs, weights),
        gives: .init(
          inputs: slopes(samples, width, at: inputs.doubles) {
            weightedSums($0, weights: weights.doubles, bias: noBias)
          },
          weights: slopes(width, units, at: weights.doubles) {
            weightedSums(inputs.doubles, weights: $0, bias: noBias)
          },
          bias: slopes(1, units, at: noBias) {
            weightedSums(inputs.doubles, weights: weights.doubles, bias: $0)
          }))
    }
  ]

  // MARK: - Mistakes

  @Sendable private static func right(_ g: Matrix, _ a: Matrix, _ w: Matrix) -> Gradients {
    .init(
      inputs: matmul(g, w.transposed()), weights: matmul(a.transposed(), g), bias: g.columnSums())
  }

  /// A mistake that changes a part of the right answer.
  private static func mistake(
    _ name: String, _ remedy: String,
    _ change: @escaping @Sendable (inout Gradients, _ g: Matrix, _ a: Matrix, _ w: Matrix) -> Void
  ) -> Function.Mistake {
    .init(name, remedy) { g, a, w in
      var gradients = right(g, a, w)
      change(&gradients, g, a, w)
      return gradients
    }
  }

  private static func lastSample(_ g: Matrix, _ a: Matrix, _ w: Matrix) -> Gradients {
    let last = a.rows - 1..<a.rows
    return right(g.rows(last), a.rows(last), w)
  }

  private static func mean(_ gradient: Matrix, _ inputs: Matrix) -> Matrix {
    gradient.map { $0 / Float(inputs.rows) }
  }

  /// A product of which one factor should have been transposed. Where the inner sizes differ there is
  /// none, and the answer stops.
  private static func product(_ a: Matrix, _ b: Matrix) -> Matrix {
    a.columns == b.rows ? matmul(a, b) : Matrix(rows: a.rows, columns: b.columns)
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "dL/dW is divided by the number of samples",
      "The loss has seen to the mean already: here the samples are only added up."
    ) { gradients, _, a, _ in gradients.weights = mean(gradients.weights, a) },
    mistake(
      "dL/db is a mean over the samples",
      "The loss has seen to the mean already: here the samples are only added up."
    ) { gradients, _, a, _ in gradients.bias = mean(gradients.bias, a) },
    mistake(
      "dL/dW and dL/db are divided by the number of samples",
      "The loss has seen to the mean already: here the samples are only added up."
    ) { gradients, _, a, _ in
      gradients.weights = mean(gradients.weights, a)
      gradients.bias = mean(gradients.bias, a)
    },
    mistake(
      "W is not transposed in dL/dA",
      "G has a column for each unit, and so has W: exchange rows and columns of W, so that the "
        + "units meet."
    ) { gradients, g, _, w in gradients.inputs = product(g, w) },
    mistake(
      "A is not transposed in dL/dW",
      "The sum goes over the samples, which are rows of A and of G: exchange rows and columns of A, "
        + "so that the samples meet."
    ) { gradients, g, a, _ in gradients.weights = product(a, g) },
    mistake(
      "dL/dW is transposed", "It needs the shape of W, inputs × units: exchange the factors' roles."
    ) { gradients, _, _, _ in gradients.weights = gradients.weights.transposed() },
    mistake(
      "dL/dA is transposed",
      "It needs the shape of A, samples × inputs: exchange the factors' roles."
    ) { gradients, _, _, _ in gradients.inputs = gradients.inputs.transposed() },
    mistake("dL/db stands upright, units × 1", "The bias is a row, and so is its gradient.") {
      gradients, _, _, _ in gradients.bias = gradients.bias.transposed()
    },
    mistake(
      "dL/db is not summed over the samples",
      "The same bias serves all samples, and the paths through them add."
    ) { gradients, g, _, _ in gradients.bias = g },
    mistake(
      "dL/db is summed over the units and not over the samples",
      "Each unit has a bias of its own: sum each column, not each row."
    ) { gradients, g, _, _ in gradients.bias = g.transposed().columnSums() },
    mistake(
      "dL/db is a column of the sums of the rows, over the units and not over the samples",
      "Each unit has a bias of its own: sum each column, not each row."
    ) { gradients, g, _, _ in gradients.bias = g.transposed().columnSums().transposed() },
    mistake(
      "dL/db is a single number, the sum of all elements",
      "Each unit has a bias of its own: sum each column by itself."
    ) { gradients, g, _, _ in gradients.bias = Matrix([[Float(g.sum())]]) },
    mistake(
      "dL/dA is made of the weights alone: what arrives is left out",
      "The weights are the slopes: multiply each by what arrives at its unit."
    ) { gradients, g, _, w in gradients.inputs = matmul(g.map { _ in 1 }, w.transposed()) },
    mistake(
      "dL/dW is made of the inputs alone: what arrives is left out",
      "The inputs are the slopes: multiply each by what arrives in its sample."
    ) { gradients, g, a, _ in gradients.weights = matmul(a.transposed(), g.map { _ in 1 }) },
    mistake(
      "each unit overwrites dL/dA, and only the last one is left",
      "Paths that join add: use += in the loop over the units."
    ) { gradients, g, a, w in
      let last = g.columns - 1
      gradients.inputs = Matrix(rows: a.rows, columns: a.columns) { g[$0, last] * w[$1, last] }
    },
    mistake(
      "each sample overwrites dL/dW, and only the last one is left",
      "Paths that join add: use += in the loop over the samples."
    ) { gradients, g, a, w in gradients.weights = lastSample(g, a, w).weights },
    mistake(
      "each sample overwrites dL/dW and dL/db, and only the last one is left",
      "Paths that join add: use += in the loop over the samples."
    ) { gradients, g, a, w in
      gradients.weights = lastSample(g, a, w).weights
      gradients.bias = lastSample(g, a, w).bias
    },
    mistake(
      "the gradients of the inputs and of the weights are exchanged",
      "What belongs to the inputs has the shape of A."
    ) { gradients, _, _, _ in
      (gradients.inputs, gradients.weights) = (gradients.weights, gradients.inputs)
    },
    mistake(
      "dL/dA, dL/dW and dL/db have the opposite sign",
      "A gradient says where L grows; the sign is turned only when a step is taken."
    ) { gradients, _, _, _ in
      gradients = .init(
        inputs: -1 * gradients.inputs, weights: -1 * gradients.weights, bias: -1 * gradients.bias)
    },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("the sums as loops over samples, inputs and units") { sumGradient, inputs, weights in
      var result = Gradients(
        inputs: 0 * inputs, weights: 0 * weights, bias: Matrix(rows: 1, columns: weights.columns))
      for sample in 0..<inputs.rows {
        for unit in 0..<weights.columns {
          let arriving = sumGradient[sample, unit]
          result.bias[0, unit] += arriving
          for input in 0..<inputs.columns {
            result.inputs[sample, input] += arriving * weights[input, unit]
            result.weights[input, unit] += arriving * inputs[sample, input]
          }
        }
      }
      return result
    },
    .init("everything transposed, and a row of ones times G") { sumGradient, inputs, weights in
      let ones = Matrix(rows: 1, columns: inputs.rows, repeating: 1)
      return .init(
        inputs: matmul(weights, sumGradient.transposed()).transposed(),
        weights: matmul(sumGradient.transposed(), inputs).transposed(),
        bias: matmul(ones, sumGradient))
    },
    .init("in Double, with the bias as the weight of a further input of 1") {
      sumGradient, inputs, weights in
      func sum(_ one: [Float], _ other: [Float]) -> Float {
        Float(one.indices.reduce(0.0) { $0 + Double(one[$1]) * Double(other[$1]) })
      }
      let wide = Matrix(rows: inputs.rows, columns: inputs.columns + 1) {
        $1 < inputs.columns ? inputs[$0, $1] : 1
      }.transposed()
      let arriving = sumGradient.transposed()
      let both = Matrix(rows: wide.rows, columns: arriving.rows) {
        sum(wide.row($0), arriving.row($1))
      }
      return .init(
        inputs: Matrix(rows: inputs.rows, columns: inputs.columns) {
          sum(sumGradient.row($0), weights.row($1))
        },
        weights: both.rows(0..<inputs.columns), bias: both.rows(inputs.columns..<both.rows))
    },
  ]
}
