import Exercises
import Judging
import NeuralNetworks

/// Exercise 5.9: the gradient of the inputs of y = (x − mean) / (deviation + ε), row by row.
enum LayerBackward {
  typealias Function = Chapter5.NormalizationBackward

  static let exam = Exam(
    Check(
      Chapter5.normalizationBackward, comparing: .numbers(within: 1e-3), cases: cases,
      random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  private static let nothing = Matrix(rows: 0, columns: 3)

  // By hand: (g − mean g) / (s + ε), less d · mean(g d) / (s (s + ε)²) for the distances d.
  private static let cases: [Function.Case] = [
    .init(
      "the worked example", (Matrix([[4, 0]]), Matrix([[1, 3]]), 1), gives: Matrix([[0.5, -0.5]])),
    .init("no samples", (nothing, nothing, 1), gives: nothing),
    .init(
      "a single feature, which is always its own mean",
      (Matrix([[3], [-2]]), Matrix([[7], [0]]), 0.5), gives: Matrix([[0], [0]])),
    .init(
      "all numbers of a row are equal",
      (Matrix([[3, 0, -6, 1], [1, 1, 1, 5]]), Matrix([[2, 2, 2, 2], [0, 0, 0, 0]]), 0.5),
      gives: Matrix([[7, 1, -11, 3], [-2, -2, -2, 6]])),
    .init(
      // g − mean g, by ε. No nudge measures it: one that moves these numbers at all moves s beyond ε.
      "equal numbers far from zero, and a small ε",
      (
        Matrix([[1, -2, 3, 2]]), Matrix([[100_000, 100_000, 100_000, 100_000]]), 0x1p-20
      ), gives: 0x1p20 * Matrix([[0, -3, 2, 1]])),
    .init(
      // s = 2⁻¹⁰, ε = 1 − 2⁻¹⁰: d = ±s; g − mean = ±2, d · mean(g d) / s = ±2 s².
      "a deviation near zero",
      (Matrix([[4, 0]]), Matrix([[1 + 0x1p-10, 1 - 0x1p-10]]), 1 - 0x1p-10),
      gives: Matrix([[2 - 0x1p-9, -2 + 0x1p-9]])),
    .init(
      // By differences in NumPy (Tests/Reference/chapter05_reference.py).
      "two rows, of different size",
      (
        Matrix([[1, 0, 0, 0], [0, 2, 0, 0]]), Matrix([[1, 3, 5, 7], [0.5, 1.5, 2.5, 3.5]]), 0.5
      ),
      gives: Matrix([
        [0.1397022, -0.1361766, -0.0465674, 0.0430418],
        [-0.4371323, 0.8843459, -0.2663119, -0.1809017],
      ])),
  ]

  /// Random rows. What is expected comes from nudges in `Double`.
  private static let random: [Function.RandomCases] = [
    .init(6) { generator in
      randomCase(rows: 1 + generator.nextInteger(below: 4), &generator) { $0.nextQuarters($1) }
    },
    .init(3) { generator in
      randomCase(rows: 2, &generator) { generator, count in
        let center = generator.nextQuarter()
        return (0..<count).map { _ in center + generator.nextUniform(in: -0.01..<0.01) }
      }
    },
  ]

  private static func randomCase(
    rows: Int, _ generator: inout SplitMix64,
    _ row: (inout SplitMix64, _ count: Int) -> [Float]
  ) -> Function.Case {
    let columns = 2 + generator.nextInteger(below: 5)
    let gradient = generator.nextQuarters(rows, columns)
    let inputs = Matrix((0..<rows).map { _ in row(&generator, columns) })
    let epsilon = [0.125, 0.25, 0.5, 1, 2][generator.nextInteger(below: 5)]
    let (g, epsilonInDouble) = (gradient.doubles, Double(epsilon))
    let slopes = centralDifferences(
      of: { x in
        (0..<rows).reduce(0.0) { loss, index in
          let x = x[index * columns..<(index + 1) * columns]
          let mean = x.reduce(0, +) / Double(columns)
          let variance = x.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(columns)
          let divisor = variance.squareRoot() + epsilonInDouble
          return loss
            + x.enumerated().reduce(0) { $0 + g[index * columns + $1.0] * ($1.1 - mean) / divisor }
        }
      }, at: inputs.doubles)
    return .init(
      "random rows", (gradient, inputs, Float(epsilon)),
      gives: Matrix(rows: rows, columns: columns, doubles: slopes))
  }

  // MARK: - Mistakes

  /// The gradient of a row in its parts, each of which a mistake may change; g arrives, d are the
  /// distances from the mean.
  private struct Recipe: Sendable {
    /// What the sum of squared distances is divided by, and what happens to its root.
    var count: @Sendable (_ features: Double) -> Double = { $0 }
    var deviation: @Sendable (_ deviation: Double, _ epsilon: Double) -> Double = { s, _ in s }
    /// The path through the mean, from the mean of what arrives.
    var throughMean: @Sendable (_ mean: Double, _ features: Double) -> Double = { mean, _ in mean }
    /// What each distance is multiplied by in the path through the deviation, from the mean of g d.
    var throughDeviation: @Sendable (_ mean: Double, _ s: Double, _ epsilon: Double) -> Double = {
      mean, s, epsilon in s == 0 ? 0 : mean / (s * (s + epsilon))
    }
    var divisor: @Sendable (_ s: Double, _ epsilon: Double) -> Double = { $0 + $1 }

    func row(_ g: [Double], _ x: [Double], _ epsilon: Double) -> [Double] {
      let features = Double(x.count)
      let mean = x.reduce(0, +) / features
      let d = x.map { $0 - mean }
      let variance = d.map { $0 * $0 }.reduce(0, +) / count(features)
      let s = deviation(variance.squareRoot(), epsilon)
      let products = d.indices.map { g[$0] * d[$0] }
      let path = throughDeviation(products.reduce(0, +) / features, s, epsilon)
      let shift = throughMean(g.reduce(0, +) / features, features)
      return d.indices.map { (g[$0] - shift - path * d[$0]) / divisor(s, epsilon) }
    }

    @Sendable func callAsFunction(_ gradient: Matrix, _ inputs: Matrix, _ epsilon: Float) -> Matrix
    {
      rows(inputs) { row(gradient.row($0).map(Double.init), $1, Double(epsilon)) }
    }
  }

  /// A matrix like another, whose rows a function makes of its rows.
  private static func rows(
    _ matrix: Matrix, _ transform: (_ index: Int, _ row: [Double]) -> [Double]
  ) -> Matrix {
    Matrix(
      rows: matrix.rows, columns: matrix.columns,
      doubles: (0..<matrix.rows).flatMap { transform($0, matrix.row($0).map(Double.init)) })
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1, $0.2) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "mean and deviation are taken for constants",
      "A nudge of one x moves the mean and the deviation of its row, and with them every y of it."
    ) {
      $0.throughMean = { _, _ in 0 }
      $0.throughDeviation = { _, _, _ in 0 }
    },
    mistake(
      "the paths through the mean are left out",
      "A nudge of one x moves the mean, and so all distances of the row."
    ) { $0.throughMean = { _, _ in 0 } },
    mistake(
      "the paths through the deviation are left out",
      "A nudge of one x moves the deviation, and so all y of the row."
    ) { $0.throughDeviation = { _, _, _ in 0 } },
    mistake(
      "the formula of batch normalization is taken, with s + ε for s",
      "ε is added after the root, so that the slope of s still has an s below it: derive that path "
        + "anew."
    ) { $0.throughDeviation = { mean, s, epsilon in mean / ((s + epsilon) * (s + epsilon)) } },
    mistake(
      "the formula of batch normalization is taken, without ε in the path through the deviation",
      "y along s is −d / (s + ε)²: ε has a part in this path as well."
    ) { $0.throughDeviation = { mean, s, _ in s == 0 ? 0 : mean / (s * s) } },
    mistake(
      "ε is left out", "The divisor is s + ε: without it, a row of equal numbers has none."
    ) {
      $0.throughDeviation = { mean, s, _ in s == 0 ? 0 : mean / (s * s) }
      $0.divisor = { s, _ in s }
    },
    mistake(
      "ε is added under the root",
      "Here it is added to the deviation itself, after the root has been taken."
    ) {
      $0.deviation = { s, epsilon in (s * s + epsilon).squareRoot() }
      $0.throughDeviation = { mean, s, _ in mean / (s * s) }
      $0.divisor = { s, _ in s }
    },
    mistake(
      "a row of equal numbers is divided by its deviation of 0",
      "What comes back through s is 0 there; 0 / 0 is not a number, so ask before you divide."
    ) { $0.throughDeviation = { mean, s, epsilon in mean / (s * (s + epsilon)) } },
    .init(
      "a row of equal numbers gets no gradient",
      "Only the path through s is 0 there. A nudge still moves one y away from the others."
    ) { gradient, inputs, epsilon in
      let right = Recipe()(gradient, inputs, epsilon)
      return rows(inputs) { index, row in
        row.allSatisfy { $0 == row[0] }
          ? row.map { _ in 0 } : right.row(index).map(Double.init)
      }
    },
    mistake(
      "a deviation near zero is taken for 0",
      "Only where s is exactly 0 has it no slope: compare with 0."
    ) {
      $0.throughDeviation = { mean, s, epsilon in s < 0.05 ? 0 : mean / (s * (s + epsilon)) }
    },
    mistake(
      "the path through the deviation is added",
      "Where the deviation grows, y shrinks: its slope along s is below zero."
    ) { $0.throughDeviation = { mean, s, epsilon in s == 0 ? 0 : -mean / (s * (s + epsilon)) } },
    mistake(
      "the path through the mean is added", "Where the mean grows, all distances shrink."
    ) { $0.throughMean = { mean, _ in -mean } },
    mistake(
      "the path through the mean has the sum in place of the mean",
      "A nudge of one x moves the mean by 1/n of it."
    ) { $0.throughMean = { $0 * $1 } },
    mistake(
      "the squared distances are divided by n − 1",
      "s² is the mean of the squared distances: divide by n."
    ) { $0.count = { $0 > 1 ? $0 - 1 : 1 } },
    mistake(
      "the path through the deviation is divided by s once too little",
      "The slope of a root has the root below it: s along d is d / (n s)."
    ) { $0.throughDeviation = { mean, s, epsilon in mean / (s + epsilon) } },
    .init(
      "columns are normalized in place of rows",
      "Here each sample is by itself: mean and deviation are those of a row."
    ) { gradient, inputs, epsilon in
      guard inputs.rows > 0 else { return inputs }
      return Recipe()(gradient.transposed(), inputs.transposed(), epsilon).transposed()
    },
    .init(
      "the layer goes forward", "Asked for is the way back: how L changes where x does."
    ) { _, inputs, epsilon in
      rows(inputs) { _, x in
        let mean = x.reduce(0, +) / Double(x.count)
        let variance = x.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(x.count)
        return x.map { ($0 - mean) / (variance.squareRoot() + Double(epsilon)) }
      }
    },
    .init(
      "the gradient is divided by the number of samples",
      "The loss has seen to the mean already: each sample is on its own here."
    ) { gradient, inputs, epsilon in
      Recipe()(gradient, inputs, epsilon).map { $0 / Float(inputs.rows) }
    },
    .init(
      "the gradient is measured by nudges",
      "Nudges check a formula. Where ε is as small as they are, they see another slope: derive it."
    ) { gradient, inputs, epsilon in
      rows(inputs) { index, x in
        let g = gradient.row(index).map(Double.init)
        func loss(_ x: [Double]) -> Double {
          let mean = x.reduce(0, +) / Double(x.count)
          let variance = x.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(x.count)
          let divisor = variance.squareRoot() + Double(epsilon)
          return zip(g, x).reduce(0) { $0 + $1.0 * ($1.1 - mean) / divisor }
        }
        return x.indices.map { place in
          var (up, down) = (x, x)
          up[place] += 1e-5
          down[place] -= 1e-5
          return (loss(up) - loss(down)) / 2e-5
        }
      }
    },
    mistake(
      "it is right for rows of two numbers only", "Rows may be of any length: what is n?"
    ) { $0.throughMean = { mean, features in mean * features / 2 } },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("by the slopes of every y along every x, in Double") { gradient, inputs, epsilon in
      rows(inputs) { index, x in
        let g = gradient.row(index).map(Double.init)
        let (n, epsilon) = (Double(x.count), Double(epsilon))
        let mean = x.reduce(0, +) / n
        let d = x.map { $0 - mean }
        let s = (d.map { $0 * $0 }.reduce(0, +) / n).squareRoot()
        return x.indices.map { i in
          x.indices.reduce(0) { sum, j in
            let slopeOfDistance = (i == j ? 1 : 0) - 1 / n
            let slopeOfDeviation = s == 0 ? 0 : d[i] / (n * s)
            let slope =
              slopeOfDistance / (s + epsilon) - d[j] / ((s + epsilon) * (s + epsilon))
              * slopeOfDeviation
            return sum + g[j] * slope
          }
        }
      }
    },
    .init("through the distances first, and then through the mean, in Float") {
      gradient, inputs, epsilon in
      var result = inputs
      for row in 0..<inputs.rows {
        let (x, g) = (inputs.row(row), gradient.row(row))
        let n = Float(x.count)
        let mean = x.reduce(0, +) / n
        let d = x.map { $0 - mean }
        let s = (d.map { $0 * $0 }.reduce(0, +) / n).squareRoot()
        let sum = zip(g, d).map { $0 * $1 }.reduce(0, +)
        let slopeAlongS = -sum / ((s + epsilon) * (s + epsilon))
        let ofDistances = zip(g, d).map { g, d in
          g / (s + epsilon) + (s > 0 ? slopeAlongS * d / (n * s) : 0)
        }
        let center = ofDistances.reduce(0, +) / n
        for column in x.indices { result[row, column] = ofDistances[column] - center }
      }
      return result
    },
    .init("with s kept above the smallest number") { gradient, inputs, epsilon in
      var recipe = Recipe()
      recipe.deviation = { s, _ in max(s, 1e-30) }
      return recipe(gradient, inputs, epsilon)
    },
  ]
}
