import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 6.5: two running means, corrected for their start at zero.
enum AdamStep {
  typealias Function = Chapter6.AdamStep

  static let exam = Exam(
    Check(
      Chapter6.adamStep,
      comparing: .parts(
        .part("mean", { $0.mean }, comparing: .numbers(within: 1e-4, relativeFrom: 1e-3)),
        .part(
          "mean square", { $0.meanSquare }, comparing: .numbers(within: 1e-4, relativeFrom: 1e-6)),
        .part("weights", { $0.weights }, within: 1e-4)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  /// What Adam starts from, but for the worked example.
  private static let zeros: [Float] = [0, 0, 0, 0, 0]

  private static let start: [Float] = [0.8, -1.5, 0.25, 2, -0.6]

  // By hand; the five weights by PyTorch's Adam, three steps each
  // (Tests/Reference/chapter06_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example", ([1], [2], [1], [1], 2, 0.1, 0.5, 0.75, 1e-8),
      gives: .init(weights: [0.9], mean: [1.5], meanSquare: [1.75])),
    .init(
      // m̂ = 1.5 / 0.75 = 2 and v̂ = 15.75 / 0.4375 = 36, so 0.3 · 2 / 6 = 0.1 is moved.
      "a flat place, where the mean carries on",
      ([1, 1], [0, 0], [3, -3], [21, 21], 2, 0.3, 0.5, 0.75, 1e-8),
      gives: .init(weights: [0.9, 1.1], mean: [1.5, -1.5], meanSquare: [15.75, 15.75])),
    .init(
      "five weights, the first step",
      (start, [0.7, -1.2, 0.05, 0, 3.1], zeros, zeros, 1, 0.05, 0.8, 0.95, 0.01),
      gives: .init(
        weights: [0.75070423, -1.4504132, 0.20833333, 2, -0.64983923],
        mean: [0.14, -0.24, 0.01, 0, 0.62], meanSquare: [0.0245, 0.072, 0.000125, 0, 0.4805])),
    .init(
      "five weights, the second step",
      (
        [0.75070423, -1.4504132, 0.20833333, 2, -0.64983923], [0.4, 0.9, -0.08, 0, -2.5],
        [0.14, -0.24, 0.01, 0, 0.62], [0.0245, 0.072, 0.000125, 0, 0.4805], 2, 0.05, 0.8, 0.95,
        0.01
      ),
      gives: .init(
        weights: [0.70443724, -1.448851, 0.22274799, 2, -0.64964211],
        mean: [0.192, -0.012, -0.008, 0, -0.004],
        meanSquare: [0.031275, 0.1089, 0.00043875, 0, 0.768975])),
    .init(
      "five weights, the third step",
      (
        [0.70443724, -1.448851, 0.22274799, 2, -0.64964211], [-0.3, 1.1, 0.06, 1.6, 0.2],
        [0.192, -0.012, -0.008, 0, -0.004], [0.031275, 0.1089, 0.00043875, 0, 0.768975], 3, 0.05,
        0.8, 0.95, 0.01
      ),
      gives: .init(
        weights: [0.68524785, -1.4687715, 0.21506572, 1.9657522, -0.65129853],
        mean: [0.0936, 0.2104, 0.0056, 0.32, 0.0368],
        meanSquare: [0.03421125, 0.163955, 0.0005968125, 0.128, 0.73252625])),
    .init(
      "the usual β₁, β₂ and ε, the first step",
      (start, [0.7, -1.2, 0.05, 0, 3.1], zeros, zeros, 1, 0.5, 0.9, 0.999, 1e-8),
      gives: .init(
        weights: [0.3, -1, -0.25, 2, -1.1], mean: [0.07, -0.12, 0.005, 0, 0.31],
        meanSquare: [0.00049, 0.00144, 2.5e-06, 0, 0.00961])),
    .init(
      "the usual β₁, β₂ and ε, the third step",
      (
        [-0.17551814, -0.9553375, -0.11194342, 2, -1.127102], [-0.3, 1.1, 0.06, 1.6, 0.2],
        [0.103, -0.018, -0.0035, 0, 0.029], [0.00064951, 0.00224856, 8.8975e-06, 0, 0.01585039],
        3, 0.5, 0.9, 0.999, 1e-8
      ),
      gives: .init(
        weights: [-0.40850449, -1.1164913, -0.1934011, 1.6805932, -1.1640588],
        mean: [0.0627, 0.0938, 0.00285, 0.16, 0.0461],
        meanSquare: [0.00073886049, 0.0034563114, 1.2488603e-05, 0.00256, 0.01587454])),
    .init(
      // After so many steps both corrections are 1: the step is 0.5 · 2 / √4.
      "after a million steps", ([1], [2], [2], [4], 1_000_000, 0.5, 0.9, 0.999, 1e-8),
      gives: .init(weights: [0.5], mean: [2], meanSquare: [4])),
    .init(
      "no weights", ([], [], [], [], 1, 0.1, 0.9, 0.999, 1e-8),
      gives: .init(weights: [], mean: [], meanSquare: [])),
  ]

  /// A slope that was the same in all steps so far. Then the means are g and g² times the share
  /// that they can have reached, so the corrected ones are g and g² themselves, whatever the step.
  private static let random: [Function.RandomCases] = [
    .init(3) { randomCase(stepsBelow: 500, &$0) }, .init(3) { randomCase(stepsBelow: 5, &$0) },
  ]

  private static func randomCase(
    stepsBelow limit: Int, _ generator: inout SplitMix64
  ) -> Function.Case {
    let count = 2 + generator.nextInteger(below: 4)
    let (weights, gradient) = (generator.nextQuarters(count), generator.nextQuarters(count))
    let step = 2 + generator.nextInteger(below: limit)
    let beta1: Float = [0.5, 0.8, 0.9][generator.nextInteger(below: 3)]
    let beta2: Float = [0.9, 0.98, 0.999][generator.nextInteger(below: 3)]
    let (rate, epsilon) = (0.5, 0.125)
    let newWeights = weights.indices.map { index in
      let slope = Double(gradient[index])
      return Float(Double(weights[index]) - rate * slope / (abs(slope) + epsilon))
    }
    func means(after steps: Int) -> Chapter6.Adapted {
      let mean = 1 - pow(Double(beta1), Double(steps))
      let square = 1 - pow(Double(beta2), Double(steps))
      return .init(
        weights: newWeights, mean: gradient.map { Float(mean * Double($0)) },
        meanSquare: gradient.map { Float(square * Double($0) * Double($0)) })
    }
    let before = means(after: step - 1)
    return .init(
      "the same slope in every step",
      (
        weights, gradient, before.mean, before.meanSquare, step, Float(rate), beta1, beta2,
        Float(epsilon)
      ), gives: means(after: step))
  }

  // MARK: - Mistakes

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

  private static let mistakes: [Function.Mistake] = [
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

  private static let rightAnswers: [Function.RightAnswer] = [
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
