import Exercises
import Judging
import NeuralNetworks

/// Exercise 4.8: the layer for raw inputs that does what a layer does for standardized ones.
enum FoldScaler {
  typealias Function = Chapter4.FoldedScaler
  typealias Layer = Chapter4.Layer

  static let exam = Exam(
    Check(
      Chapter4.foldedScaler,
      comparing: .parts(
        .part("weights", { $0.weights }, within: 1e-3), .part("bias", { $0.bias }, within: 1e-3)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // By hand.
  private static let cases: [Function.Case] = [
    .init(
      "the worked example", example,
      gives: .init(weights: Matrix([[3], [4]]), bias: Matrix([[-49]]))),
    .init(
      "means of 0 and deviations of 1: nothing changes",
      (
        Matrix([[1, -2, 3], [4, 5, -6]]), Matrix([[7, 8, 9]]), Matrix([[0, 0]]), Matrix([[1, 1]])
      ),
      gives: .init(weights: Matrix([[1, -2, 3], [4, 5, -6]]), bias: Matrix([[7, 8, 9]]))),
    .init(
      // 0.5 − 2 · 4 + 1 · 0.25, −1 − 2 · (−2) + 1 · 3
      "two units, and a mean below zero",
      (
        Matrix([[1, -0.5], [2, 24]]), Matrix([[0.5, -1]]), Matrix([[2, -1]]), Matrix([[0.25, 8]])
      ),
      gives: .init(weights: Matrix([[4, -2], [0.25, 3]]), bias: Matrix([[-7.25, 6]]))),
    .init(
      "only features that never varied",
      (
        Matrix([[2, 0], [-3, 1]]), Matrix([[1, 1]]), Matrix([[4, 10]]), Matrix([[0, 0]])
      ),
      gives: .init(weights: Matrix([[2, 0], [-3, 1]]), bias: Matrix([[23, -9]]))),
    .init(
      // In units of 2⁻²⁰: 3 / 2⁻²⁰, and 5 − 3 · 6.
      "a deviation that is tiny, but is one",
      (Matrix([[3]]), Matrix([[5]]), Matrix([[6 * 0x1p-20]]), Matrix([[0x1p-20]])),
      gives: .init(weights: Matrix([[3 * 0x1p20]]), bias: Matrix([[-13]]))),
  ]

  private static let example = (
    Matrix([[6], [4]]), Matrix([[1]]), Matrix([[10, 5]]), Matrix([[2, 0]])
  )

  /// Random layers. What is expected is read off the layer itself: what it gives for a raw input of
  /// zeros is the bias, and how much more it gives where one feature is 1 is a row of the weights.
  private static let random: [Function.RandomCases] = [
    .init(8) { generator in
      let features = 2 + generator.nextInteger(below: 5)
      let units = features + 1 + generator.nextInteger(below: 3)
      func numbers(_ count: Int) -> [Float] { generator.nextQuarters(count) }
      let weights = Matrix(rows: features, columns: units, elements: numbers(features * units))
      let bias = Matrix(rows: 1, columns: units, elements: numbers(units))
      let means = Matrix(rows: 1, columns: features, elements: numbers(features))
      let constant = generator.nextInteger(below: features)
      let deviations = Matrix(rows: 1, columns: features) { _, feature in
        feature == constant ? 0 : [0.25, 0.5, 2, 3, 4][generator.nextInteger(below: 5)]
      }
      func answer(to raw: [Double]) -> [Double] {
        (0..<units).map { unit in
          (0..<features).reduce(Double(bias[0, unit])) { sum, feature in
            let distance = raw[feature] - Double(means[0, feature])
            let deviation = Double(deviations[0, feature])
            let scaled = deviation > 0 ? distance / deviation : distance
            return sum + scaled * Double(weights[feature, unit])
          }
        }
      }
      let none = answer(to: [Double](repeating: 0, count: features))
      let rows = (0..<features).map { feature -> [Float] in
        var raw = [Double](repeating: 0, count: features)
        raw[feature] = 1
        return zip(answer(to: raw), none).map { Float($0 - $1) }
      }
      return .init(
        "a random layer", (weights, bias, means, deviations),
        gives: .init(weights: Matrix(rows), bias: Matrix([none.map { Float($0) }])))
    }
  ]

  // MARK: - Mistakes

  /// The way to the new layer, of which a mistake may change each step.
  private struct Recipe: Sendable {
    /// What the weights of a feature are multiplied by.
    var factor: @Sendable (_ deviation: Float) -> Float = { $0 == 0 ? 1 : 1 / $0 }
    /// What a feature takes off the bias, from its mean and its weight, old and new.
    var shift: @Sendable (_ mean: Float, _ deviation: Float, _ old: Float, _ new: Float) -> Float =
      { mean, _, _, new in mean * new }
    /// What becomes of the bias, from the old one and all that is taken off.
    var bias: @Sendable (_ old: Float, _ shift: Float) -> Float = { $0 - $1 }

    @Sendable func callAsFunction(
      _ weights: Matrix, _ bias: Matrix, _ means: Matrix, _ deviations: Matrix
    ) -> Layer {
      let new = Matrix(rows: weights.rows, columns: weights.columns) {
        weights[$0, $1] * factor(deviations[0, $0])
      }
      let newBias = Matrix(rows: 1, columns: weights.columns) { _, unit in
        var shifts: Float = 0
        for feature in 0..<weights.rows {
          shifts += shift(
            means[0, feature], deviations[0, feature], weights[feature, unit], new[feature, unit])
        }
        return self.bias(bias[0, unit], shifts)
      }
      return .init(weights: new, bias: newBias)
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1, $0.2, $0.3) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the bias stays as it was",
      "What the means take off every sum has to be in the bias. Try an input that equals the means."
    ) { $0.shift = { _, _, _, _ in 0 } },
    mistake(
      "the means are taken off with the old weights",
      "In the standardized input the mean was divided by the deviation as well."
    ) { $0.shift = { mean, _, old, _ in mean * old } },
    mistake(
      "the means are taken off with the old weights, and weights are divided by a deviation of 0",
      "Two things: in the standardized input the mean was divided as well, and a feature with a "
        + "deviation of 0 was not."
    ) {
      $0.shift = { mean, _, old, _ in mean * old }
      $0.factor = { 1 / $0 }
    },
    mistake(
      "what the means make is added to the bias",
      "Standardizing subtracts the mean. Which sign does it have once all is multiplied out?"
    ) { $0.bias = { $0 + $1 } },
    mistake(
      "the weights are multiplied by the deviations",
      "A feature that varies more was divided by more: which weight makes up for it?"
    ) { $0.factor = { $0 == 0 ? 1 : $0 } },
    mistake(
      "the weights stay as they were",
      "Nobody divides the raw inputs any more: something else has to."
    ) { $0.factor = { _ in 1 } },
    mistake(
      "the weights are divided by the variances", "An input was divided by its deviation, once."
    ) { $0.factor = { $0 == 0 ? 1 : 1 / ($0 * $0) } },
    mistake(
      "the weights of a feature with a deviation of 0 are divided by it",
      "Such a feature was only centered: what was it divided by?"
    ) { $0.factor = { 1 / $0 } },
    mistake(
      "a feature with a deviation of 0 gets the weight 0",
      "It never varied in training, but it may in the inputs to come, and then it counted."
    ) { $0.factor = { $0 == 0 ? 0 : 1 / $0 } },
    mistake(
      "a feature with a deviation of 0 is not centered",
      "It was not divided, but its mean was subtracted all the same."
    ) { $0.shift = { mean, deviation, _, new in deviation == 0 ? 0 : mean * new } },
    mistake(
      "a small number stands in for a deviation of 0",
      "Such a feature was not divided at all: its weight stays what it is."
    ) { $0.factor = { 1 / max($0, 1e-7) } },
    mistake(
      "a deviation that is tiny is taken for 0",
      "Only a deviation of exactly 0 marks a feature that was not divided."
    ) { $0.factor = { $0 < 1e-5 ? 1 : 1 / $0 } },
    mistake(
      "the new bias is what the means take off, without the old bias",
      "The old bias is still added to every sum."
    ) { $0.bias = { -$1 } },
    mistake(
      "the means are divided by the deviations twice",
      "The new weights are divided already: multiply the means by them as they are."
    ) { $0.shift = { mean, deviation, _, new in mean * new / (deviation == 0 ? 1 : deviation) } },
    .init(
      "all features have the deviation of the first",
      "Each feature has a deviation of its own, and a row of weights of its own."
    ) { weights, bias, means, deviations in
      let first = Matrix(
        rows: 1, columns: deviations.columns, repeating: deviations[0, 0])
      return Recipe()(weights, bias, means, first)
    },
    .init(
      "the numbers of the worked example come out for every layer",
      "Other layers have other numbers: work them out from the arguments."
    ) { _, _, _, _ in .init(weights: Matrix([[3], [4]]), bias: Matrix([[-49]])) },
    .init(
      "it is right for a single unit only",
      "Each column of the weights belongs to a unit, and each unit has a bias of its own."
    ) { weights, bias, means, deviations in
      let right = Recipe()(weights, bias, means, deviations)
      return .init(
        weights: right.weights,
        bias: Matrix(rows: 1, columns: bias.columns) { _, unit in
          right.bias[0, 0] - bias[0, 0] + bias[0, unit]
        })
    },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("by a product with a diagonal matrix") { weights, bias, means, deviations in
      let scale = Matrix(rows: weights.rows, columns: weights.rows) {
        $0 == $1 ? (deviations[0, $0] == 0 ? 1 : 1 / deviations[0, $0]) : 0
      }
      let folded = matmul(scale, weights)
      return .init(weights: folded, bias: bias - matmul(means, folded))
    },
    .init("the bias from what the old layer says about raw zeros, in Double") {
      weights, bias, means, deviations in
      func divisor(_ feature: Int) -> Double {
        deviations[0, feature] == 0 ? 1 : Double(deviations[0, feature])
      }
      return .init(
        weights: Matrix(rows: weights.rows, columns: weights.columns) {
          Float(Double(weights[$0, $1]) / divisor($0))
        },
        bias: Matrix(rows: 1, columns: bias.columns) { _, unit in
          var sum = Double(bias[0, unit])
          for feature in 0..<weights.rows {
            sum += -Double(means[0, feature]) / divisor(feature) * Double(weights[feature, unit])
          }
          return Float(sum)
        })
    },
  ]
}
