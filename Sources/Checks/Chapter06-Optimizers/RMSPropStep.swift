import Exercises
import Foundation
import Judging
import NeuralNetworks

/// Exercise 6.4: a step divided by the recent size of the slopes.
enum RMSPropStep {
  typealias Function = Chapter6.RMSPropStep

  static let exam = Exam(
    Check(
      Chapter6.rmsPropStep,
      comparing: .parts(
        .part(
          "mean square", { $0.meanSquare }, comparing: .numbers(within: 1e-5, relativeFrom: 1e-6)),
        .part("weights", { $0.weights }, within: 1e-5)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  // By hand; the five weights by PyTorch's RMSprop with α = 0.8, three steps
  // (Tests/Reference/chapter06_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example", ([1, -1], [4, -1], [2, 7], 0.3, 0.5, 1e-8),
      gives: .init(weights: [0.6, -0.85], meanSquare: [9, 4])),
    .init(
      "five weights, the first step",
      (
        [0.8, -1.5, 0.25, 2, -0.6], [0.7, -1.2, 0.05, 0, 3.1], [0, 0, 0, 0, 0], 0.05, 0.8, 0.01
      ),
      gives: .init(
        weights: [0.69165748, -1.3902418, 0.17274575, 2, -0.71100272],
        meanSquare: [0.098, 0.288, 0.0005, 0, 1.922])),
    .init(
      "five weights, the second step",
      (
        [0.69165748, -1.3902418, 0.17274575, 2, -0.71100272], [0.4, 0.9, -0.08, 0, -2.5],
        [0.098, 0.288, 0.0005, 0, 1.922], 0.05, 0.8, 0.01
      ),
      gives: .init(
        weights: [0.63322321, -1.46095, 0.25119589, 2, -0.63658072],
        meanSquare: [0.1104, 0.3924, 0.00168, 0, 2.7876])),
    .init(
      "five weights, the third step",
      (
        [0.63322321, -1.46095, 0.25119589, 2, -0.63658072], [-0.3, 1.1, 0.06, 1.6, 0.2],
        [0.1104, 0.3924, 0.00168, 0, 2.7876], 0.05, 0.8, 0.01
      ),
      gives: .init(
        weights: [0.67785711, -1.5337398, 0.19707481, 1.8897376, -0.64322073],
        meanSquare: [0.10632, 0.55592, 0.002064, 0.512, 2.23808])),
    .init(
      // From a mean of zero, the first step is η / √(1 − ρ) long.
      "a steep and a gentle slope", ([0, 0], [1000, -0.01], [0, 0], 0.1, 0.75, 1e-8),
      gives: .init(weights: [-0.2, 0.2], meanSquare: [250_000, 2.5e-5])),
    .init(
      "slopes that were always zero", ([1, -2], [0, 0], [0, 0], 0.5, 0.9, 1e-8),
      gives: .init(weights: [1, -2], meanSquare: [0, 0])),
    .init(
      "a flat place, where the averages fade", ([1, -1], [0, 0], [2, 8], 0.3, 0.5, 1e-8),
      gives: .init(weights: [1, -1], meanSquare: [1, 4])),
    .init(
      "an epsilon that counts", ([1], [3], [9], 0.5, 0.5, 2),
      gives: .init(weights: [0.7], meanSquare: [9])),
    // 1 − 0.5 · 3 / (3 + 5), where the larger of the two would give 0.7.
    .init(
      "an epsilon larger than the root", ([1], [3], [9], 0.5, 0.5, 5),
      gives: .init(weights: [0.8125], meanSquare: [9])),
    .init(
      "no memory of earlier slopes", ([1, 1], [2, -5], [100, 0.01], 0.25, 0, 1e-8),
      gives: .init(weights: [0.75, 1.25], meanSquare: [4, 25])),
    .init("no weights", ([], [], [], 0.1, 0.9, 1e-8), gives: .init(weights: [], meanSquare: [])),
  ]

  /// Random numbers, made backwards: the new mean square is r², and the old one is worked out from
  /// it in double precision.
  private static let random: [Function.RandomCases] = [
    .init(3) { randomCase(epsilon: 1e-8, &$0) }, .init(3) { randomCase(epsilon: 0.25, &$0) },
  ]

  private static func randomCase(
    epsilon: Double, _ generator: inout SplitMix64
  ) -> Function.Case {
    let count = 2 + generator.nextInteger(below: 5)
    let (weights, gradient) = (generator.nextQuarters(count), generator.nextQuarters(count))
    // r is larger than the slope, so that the old mean square is positive.
    let roots = gradient.map { Double(abs($0)) + Double(1 + generator.nextInteger(below: 8)) / 4 }
    let decay = [0.25, 0.5, 0.75][generator.nextInteger(below: 3)]
    let rate = 0.5
    let meanSquare = gradient.indices.map { index in
      let newSquare = (1 - decay) * Double(gradient[index] * gradient[index])
      return Float((roots[index] * roots[index] - newSquare) / decay)
    }
    let newWeights = weights.indices.map { index in
      Float(Double(weights[index]) - rate * Double(gradient[index]) / (roots[index] + epsilon))
    }
    return .init(
      "random numbers", (weights, gradient, meanSquare, Float(rate), Float(decay), Float(epsilon)),
      gives: .init(weights: newWeights, meanSquare: roots.map { Float($0 * $0) }))
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the step goes along the gradient",
      "The gradient points to where the loss rises: go the other way."
    ) { ($0.weight + $0.rate * $0.slope / ($0.newSquare.squareRoot() + $0.epsilon), $0.newSquare) },
    mistake(
      "the slope is not squared in the mean",
      "Slopes of both signs would cancel: it is the mean of their squares."
    ) { $0.moved(square: $0.decay * $0.square + (1 - $0.decay) * $0.slope) },
    mistake(
      "the size of the slope is not squared in the mean",
      "It is the mean of squares, of which the root is taken later."
    ) { $0.moved(square: $0.decay * $0.square + (1 - $0.decay) * abs($0.slope)) },
    mistake(
      "no root is taken",
      "A mean of squares has the size of a slope times a slope: divide by its root."
    ) { ($0.weight - $0.rate * $0.slope / ($0.newSquare + $0.epsilon), $0.newSquare) },
    mistake(
      "epsilon is added under the root", "Take the root first, then add epsilon."
    ) { ($0.weight - $0.rate * $0.slope / ($0.newSquare + $0.epsilon).squareRoot(), $0.newSquare) },
    mistake(
      "epsilon is left out",
      "A weight whose slope was always zero would get 0 / 0, which is no number."
    ) { ($0.weight - $0.rate * $0.slope / $0.newSquare.squareRoot(), $0.newSquare) },
    mistake(
      "epsilon is always 10⁻⁸, whatever is given",
      "It is a parameter of the function: use the one that is given."
    ) { ($0.weight - $0.rate * $0.slope / ($0.newSquare.squareRoot() + 1e-8), $0.newSquare) },
    mistake(
      "the larger of root and epsilon is taken in place of their sum",
      "Epsilon is added to the root, whichever of them is larger."
    ) {
      ($0.weight - $0.rate * $0.slope / max($0.newSquare.squareRoot(), $0.epsilon), $0.newSquare)
    },
    mistake(
      "parentheses are missing, so that epsilon is not part of the divisor",
      "Division binds more strongly than addition: put the sum in parentheses."
    ) {
      ($0.weight - ($0.rate * $0.slope / $0.newSquare.squareRoot() + $0.epsilon), $0.newSquare)
    },
    mistake(
      "the step is divided by the mean square of the step before",
      "Update the mean first, and divide by the root of the new one."
    ) { ($0.weight - $0.rate * $0.slope / ($0.square.squareRoot() + $0.epsilon), $0.newSquare) },
    mistake(
      "the old mean square is returned",
      "The next step has to remember this slope: hand back the mean you divided by."
    ) { ($0.moved(square: $0.newSquare).weight, $0.square) },
    mistake(
      "ρ and 1 − ρ are exchanged",
      "ρ is the share that is left of the old mean: with 0.9 it changes slowly."
    ) { $0.moved(square: (1 - $0.decay) * $0.square + $0.decay * $0.slope * $0.slope) },
    mistake(
      "the new square is added whole, without 1 − ρ",
      "The two shares have to add up to 1, or it is no mean."
    ) { $0.moved(square: $0.decay * $0.square + $0.slope * $0.slope) },
    mistake(
      "all squares are added up and nothing is forgotten",
      "That is AdaGrad, whose steps become ever shorter: let old squares fade."
    ) { $0.moved(square: $0.square + $0.slope * $0.slope) },
    mistake(
      "the past is forgotten at each step", "A share of the old mean belongs to the new one."
    ) { $0.moved(square: $0.slope * $0.slope) },
    mistake(
      "1 − ρ is squared together with the slope", "Square the slope alone, then take its share."
    ) { number in
      let part = (1 - number.decay) * number.slope
      return number.moved(square: number.decay * number.square + part * part)
    },
    mistake(
      "the square of the slope is in the step",
      "Only the mean holds squares: the step itself has the slope, with its sign."
    ) { number in
      let size = number.newSquare.squareRoot() + number.epsilon
      return (number.weight - number.rate * number.slope * number.slope / size, number.newSquare)
    },
    mistake(
      "the learning rate is left out", "The quotient is about 1 or −1: the rate says how far to go."
    ) { ($0.weight - $0.slope / ($0.newSquare.squareRoot() + $0.epsilon), $0.newSquare) },
    .init(
      "all weights share one mean square",
      "Each weight has a mean of its own; that is what lets all move at a like pace."
    ) { weights, gradient, meanSquare, rate, decay, epsilon in
      let squares = gradient.map { $0 * $0 }.reduce(0, +) / Float(max(1, gradient.count))
      let newSquares = meanSquare.map { decay * $0 + (1 - decay) * squares }
      return .init(
        weights: weights.indices.map {
          weights[$0] - rate * gradient[$0] / (newSquares[$0].squareRoot() + epsilon)
        }, meanSquare: newSquares)
    },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("a loop that changes two copies") { weights, gradient, meanSquare, rate, decay, epsilon in
      var (weights, meanSquare) = (weights, meanSquare)
      for index in weights.indices {
        let slope = gradient[index]
        meanSquare[index] = decay * meanSquare[index] + (1 - decay) * slope * slope
        weights[index] -= rate * slope / (meanSquare[index].squareRoot() + epsilon)
      }
      return .init(weights: weights, meanSquare: meanSquare)
    },
    .init("the mean moved toward the new square, roots by Foundation") {
      weights, gradient, meanSquare, rate, decay, epsilon in
      let newSquares = zip(meanSquare, gradient).map { $0 + (1 - decay) * ($1 * $1 - $0) }
      let rates = newSquares.map { rate / (sqrt($0) + epsilon) }
      return .init(
        weights: weights.indices.map { weights[$0] - rates[$0] * gradient[$0] },
        meanSquare: newSquares)
    },
    .init("in double precision, with powers") {
      weights, gradient, meanSquare, rate, decay, epsilon in
      let newSquares = zip(meanSquare, gradient).map { square, slope in
        Double(decay) * Double(square) + (1 - Double(decay)) * pow(Double(slope), 2)
      }
      let newWeights = weights.indices.map { index in
        let size = pow(newSquares[index], 0.5) + Double(epsilon)
        return Float(Double(weights[index]) - Double(rate) * Double(gradient[index]) / size)
      }
      return .init(weights: newWeights, meanSquare: newSquares.map { Float($0) })
    },
  ]

  /// All that the step of one weight depends on.
  private struct Number {
    let weight: Float
    let slope: Float
    let square: Float
    let rate: Float
    let decay: Float
    let epsilon: Float

    var newSquare: Float { decay * square + (1 - decay) * slope * slope }

    func moved(square: Float) -> (weight: Float, square: Float) {
      (weight - rate * slope / (square.squareRoot() + epsilon), square)
    }
  }

  /// A wrong answer that treats each weight by itself.
  private static func mistake(
    _ name: String, _ remedy: String,
    _ step: @escaping @Sendable (Number) -> (weight: Float, square: Float)
  ) -> Function.Mistake {
    .init(name, remedy) { weights, gradient, meanSquare, rate, decay, epsilon in
      let moved = weights.indices.map { index in
        step(
          Number(
            weight: weights[index], slope: gradient[index], square: meanSquare[index], rate: rate,
            decay: decay, epsilon: epsilon))
      }
      return .init(weights: moved.map(\.weight), meanSquare: moved.map(\.square))
    }
  }
}
