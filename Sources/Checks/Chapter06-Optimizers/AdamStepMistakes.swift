import Exercises
import Foundation
import Judging
import NeuralNetworks

// Steps of Adam (exercise 6.5), wrong ones and right ones.

extension AdamStep {
  /// All that the step of one weight depends on.
  private struct Number {
    let weight: Float
    let slope: Float
    let mean: Float
    let square: Float
    let step: Float
    let rate: Float
    let beta1: Float
    let beta2: Float
    let epsilon: Float

    var newMean: Float { beta1 * mean + (1 - beta1) * slope }
    var newSquare: Float { beta2 * square + (1 - beta2) * slope * slope }
    var share1: Float { 1 - pow(beta1, step) }
    var share2: Float { 1 - pow(beta2, step) }

    /// The same with other constants.
    func with(beta1: Float, beta2: Float, epsilon: Float) -> Number {
      Number(
        weight: weight, slope: slope, mean: mean, square: square, step: step, rate: rate,
        beta1: beta1, beta2: beta2, epsilon: epsilon)
    }

    /// With updated means that are right, moves the weight by so much.
    func moved(by change: Float) -> Moved { (weight - change, newMean, newSquare) }

    /// With updated means that are right, moves the weight by corrected means.
    func moved(_ correctedMean: Float, _ correctedSquare: Float) -> Moved {
      moved(by: rate * correctedMean / (correctedSquare.squareRoot() + epsilon))
    }

    /// Corrects these updated means and moves the weight by them.
    func moved(newMean: Float, newSquare: Float) -> Moved {
      (moved(newMean / share1, newSquare / share2).weight, newMean, newSquare)
    }

    /// The right step.
    func moved() -> Moved { moved(newMean: newMean, newSquare: newSquare) }
  }

  private typealias Moved = (weight: Float, mean: Float, square: Float)

  /// A wrong answer that treats each weight by itself.
  private static func mistake(
    _ name: String, _ remedy: String, _ move: @escaping @Sendable (Number) -> Moved
  ) -> Function.Mistake {
    .init(name, remedy) { weights, gradient, mean, square, step, rate, beta1, beta2, epsilon in
      let moved = weights.indices.map { index in
        move(
          Number(
            weight: weights[index], slope: gradient[index], mean: mean[index],
            square: square[index], step: Float(step), rate: rate, beta1: beta1, beta2: beta2,
            epsilon: epsilon))
      }
      return .init(
        weights: moved.map(\.weight), mean: moved.map(\.mean), meanSquare: moved.map(\.square))
    }
  }

  static let mistakes: [Function.Mistake] = [
    mistake(
      "neither mean is corrected",
      "Divide each mean by the share it can have reached after so many steps."
    ) { $0.moved($0.newMean, $0.newSquare) },
    mistake(
      "only the mean is corrected", "The mean square starts at zero too, and is corrected with β₂."
    ) { $0.moved($0.newMean / $0.share1, $0.newSquare) },
    mistake(
      "only the mean square is corrected",
      "The mean of the slopes starts at zero too, and is corrected with β₁."
    ) { $0.moved($0.newMean, $0.newSquare / $0.share2) },
    mistake(
      "the corrected means are returned",
      "The next step goes on from the means themselves: keep them apart from m̂ and v̂."
    ) { number in
      let (mean, square) = (number.newMean / number.share1, number.newSquare / number.share2)
      return (number.moved(mean, square).weight, mean, square)
    },
    mistake(
      "the steps are counted from 0",
      "The first step is number 1; with 0 the corrections would divide by zero."
    ) { number in
      let share1 = 1 - pow(number.beta1, number.step - 1)
      let share2 = 1 - pow(number.beta2, number.step - 1)
      return number.moved(number.newMean / share1, number.newSquare / share2)
    },
    mistake(
      "the steps are counted on by one before the correction",
      "`step` is the number of this step, 1 for the first: use it as it is."
    ) { number in
      let share1 = 1 - pow(number.beta1, number.step + 1)
      let share2 = 1 - pow(number.beta2, number.step + 1)
      return number.moved(number.newMean / share1, number.newSquare / share2)
    },
    mistake(
      "the corrections do not depend on the step",
      "β is raised to the power of the step: the later, the smaller the correction."
    ) { $0.moved($0.newMean / (1 - $0.beta1), $0.newSquare / (1 - $0.beta2)) },
    mistake(
      "the means are multiplied by 1 − βᵗ",
      "They are too small at first, so the correction has to make them larger."
    ) { $0.moved($0.newMean * $0.share1, $0.newSquare * $0.share2) },
    mistake(
      "both means are corrected with β₁", "Each mean is corrected with the β it is made with."
    ) { $0.moved($0.newMean / $0.share1, $0.newSquare / $0.share1) },
    mistake(
      "each mean is corrected with the β of the other",
      "Each mean is corrected with the β it is made with."
    ) { $0.moved($0.newMean / $0.share2, $0.newSquare / $0.share1) },
    mistake(
      "β₁ and β₂ are exchanged",
      "β₁ belongs to the mean of the slopes, β₂ to that of their squares."
    ) { number in
      number.with(beta1: number.beta2, beta2: number.beta1, epsilon: number.epsilon).moved()
    },
    mistake(
      "β₁ and β₂ are exchanged in the means, but not in the corrections",
      "β₁ belongs to the mean of the slopes, β₂ to that of their squares."
    ) { number in
      let mean = number.beta2 * number.mean + (1 - number.beta2) * number.slope
      let square =
        number.beta1 * number.square + (1 - number.beta1) * number.slope * number.slope
      return number.moved(newMean: mean, newSquare: square)
    },
    mistake(
      "β and 1 − β are exchanged in both means", "β is the share that is left of the old mean."
    ) { number in
      let mean = (1 - number.beta1) * number.mean + number.beta1 * number.slope
      let square =
        (1 - number.beta2) * number.square + number.beta2 * number.slope * number.slope
      return number.moved(newMean: mean, newSquare: square)
    },
    mistake(
      "the slope is added whole to the mean, as to a velocity",
      "Adam keeps a mean: the two shares β₁ and 1 − β₁ add up to 1."
    ) { $0.moved(newMean: $0.beta1 * $0.mean + $0.slope, newSquare: $0.newSquare) },
    mistake(
      "the slope is not squared in the mean square",
      "Slopes of both signs would cancel: it is the mean of their squares."
    ) { number in
      let square = number.beta2 * number.square + (1 - number.beta2) * number.slope
      return number.moved(newMean: number.newMean, newSquare: square)
    },
    mistake(
      "the step goes along the gradient",
      "The gradient points to where the loss rises: go the other way."
    ) { (2 * $0.weight - $0.moved().weight, $0.newMean, $0.newSquare) },
    mistake(
      "a weight whose slope is 0 is passed over",
      "The means fade all the same, and the weight moves on by what is left of them."
    ) { $0.slope == 0 ? ($0.weight, $0.mean, $0.square) : $0.moved() },
    mistake(
      "no root is taken",
      "A mean of squares has the size of a slope times a slope: divide by its root."
    ) { number in
      let size = number.newSquare / number.share2 + number.epsilon
      return number.moved(by: number.rate * number.newMean / number.share1 / size)
    },
    mistake(
      "epsilon is added under the root", "Take the root first, then add epsilon."
    ) { number in
      let size = (number.newSquare / number.share2 + number.epsilon).squareRoot()
      return number.moved(by: number.rate * number.newMean / number.share1 / size)
    },
    mistake(
      "epsilon is added before the mean square is corrected",
      "Correct first, take the root of that, and add epsilon last."
    ) { number in
      let size = (number.newSquare.squareRoot() + number.epsilon) / number.share2.squareRoot()
      return number.moved(by: number.rate * number.newMean / number.share1 / size)
    },
    mistake(
      "epsilon is left out",
      "A weight whose slope was always zero would get 0 / 0, which is no number."
    ) { number in
      let size = (number.newSquare / number.share2).squareRoot()
      return number.moved(by: number.rate * number.newMean / number.share1 / size)
    },
    mistake(
      "β₁, β₂ and epsilon are always the usual numbers, whatever is given",
      "They are parameters: 0.9, 0.999 and 10⁻⁸ are only what they are by default."
    ) { $0.with(beta1: 0.9, beta2: 0.999, epsilon: 1e-8).moved() },
  ]

  static let rightAnswers: [Function.RightAnswer] = [
    .init("a loop, with the powers multiplied up") {
      weights, gradient, mean, meanSquare, step, rate, beta1, beta2, epsilon in
      var (weights, mean, meanSquare) = (weights, mean, meanSquare)
      var (power1, power2): (Float, Float) = (1, 1)
      for _ in 0..<step {
        power1 *= beta1
        power2 *= beta2
      }
      for index in weights.indices {
        let slope = gradient[index]
        mean[index] = beta1 * mean[index] + (1 - beta1) * slope
        meanSquare[index] = beta2 * meanSquare[index] + (1 - beta2) * slope * slope
        let correctedMean = mean[index] / (1 - power1)
        let correctedSquare = meanSquare[index] / (1 - power2)
        weights[index] -=
          rate * correctedMean / (correctedSquare.squareRoot() + epsilon)
      }
      return .init(weights: weights, mean: mean, meanSquare: meanSquare)
    },
    .init("both corrections in the learning rate, and epsilon adapted to it") {
      weights, gradient, mean, meanSquare, step, rate, beta1, beta2, epsilon in
      let share1 = 1 - pow(beta1, Float(step))
      let root2 = (1 - pow(beta2, Float(step))).squareRoot()
      let scaled = rate * root2 / share1
      let newMean = zip(mean, gradient).map { $0 + (1 - beta1) * ($1 - $0) }
      let newSquare = zip(meanSquare, gradient).map {
        $0 + (1 - beta2) * ($1 * $1 - $0)
      }
      let newWeights = weights.indices.map { index in
        let size = newSquare[index].squareRoot() + epsilon * root2
        return weights[index] - scaled * newMean[index] / size
      }
      return .init(weights: newWeights, mean: newMean, meanSquare: newSquare)
    },
    .init("in double precision") {
      weights, gradient, mean, meanSquare, step, rate, beta1, beta2, epsilon in
      let (beta1, beta2) = (Double(beta1), Double(beta2))
      let share1 = 1 - pow(beta1, Double(step))
      let share2 = 1 - pow(beta2, Double(step))
      let slopes = gradient.map { Double($0) }
      let means: [Double] = slopes.indices.map {
        beta1 * Double(mean[$0]) + (1 - beta1) * slopes[$0]
      }
      let squares: [Double] = slopes.indices.map {
        beta2 * Double(meanSquare[$0]) + (1 - beta2) * slopes[$0] * slopes[$0]
      }
      let steps: [Double] = means.indices.map { index in
        let size = sqrt(squares[index] / share2) + Double(epsilon)
        return Double(rate) * (means[index] / share1) / size
      }
      return .init(
        weights: zip(weights, steps).map { Float(Double($0) - $1) },
        mean: means.map { Float($0) }, meanSquare: squares.map { Float($0) })
    },
  ]
}
