import ExerciseSupport
import Foundation

/// Answers to exercise 6.5, wrong and right. Read on only after you have solved it.
extension RMSPropStep {
  static let misconceptions: [Exercise.Misconception] = [
    mistake(
      "the step goes along the gradient",
      remedy: "The gradient points to where the loss rises: go the other way."
    ) { ($0.weight + $0.rate * $0.slope / ($0.newSquare.squareRoot() + $0.epsilon), $0.newSquare) },
    mistake(
      "the slope is not squared in the mean",
      remedy: "Slopes of both signs would cancel: it is the mean of their squares."
    ) { $0.moved(square: $0.decay * $0.square + (1 - $0.decay) * $0.slope) },
    mistake(
      "the size of the slope is not squared in the mean",
      remedy: "It is the mean of squares, of which the root is taken later."
    ) { $0.moved(square: $0.decay * $0.square + (1 - $0.decay) * abs($0.slope)) },
    mistake(
      "no root is taken",
      remedy: "A mean of squares has the size of a slope times a slope: divide by its root."
    ) { ($0.weight - $0.rate * $0.slope / ($0.newSquare + $0.epsilon), $0.newSquare) },
    mistake(
      "epsilon is added under the root",
      remedy: "Take the root first, then add epsilon."
    ) { ($0.weight - $0.rate * $0.slope / ($0.newSquare + $0.epsilon).squareRoot(), $0.newSquare) },
    mistake(
      "epsilon is left out",
      remedy: "A weight whose slope was always zero would get 0 / 0, which is no number."
    ) { ($0.weight - $0.rate * $0.slope / $0.newSquare.squareRoot(), $0.newSquare) },
    mistake(
      "epsilon is always 10⁻⁸, whatever is given",
      remedy: "It is a parameter of the function: use the one that is given."
    ) { ($0.weight - $0.rate * $0.slope / ($0.newSquare.squareRoot() + 1e-8), $0.newSquare) },
    mistake(
      "parentheses are missing, so that epsilon is not part of the divisor",
      remedy: "Division binds more strongly than addition: put the sum in parentheses."
    ) {
      ($0.weight - ($0.rate * $0.slope / $0.newSquare.squareRoot() + $0.epsilon), $0.newSquare)
    },
    mistake(
      "the step is divided by the mean square of the step before",
      remedy: "Update the mean first, and divide by the root of the new one."
    ) { ($0.weight - $0.rate * $0.slope / ($0.square.squareRoot() + $0.epsilon), $0.newSquare) },
    mistake(
      "the old mean square is returned",
      remedy: "The next step has to remember this slope: hand back the mean you divided by."
    ) { ($0.moved(square: $0.newSquare).weight, $0.square) },
    mistake(
      "ρ and 1 − ρ are exchanged",
      remedy: "ρ is the share that is left of the old mean: with 0.9 it changes slowly."
    ) { $0.moved(square: (1 - $0.decay) * $0.square + $0.decay * $0.slope * $0.slope) },
    mistake(
      "the new square is added whole, without 1 − ρ",
      remedy: "The two shares have to add up to 1, or it is no mean."
    ) { $0.moved(square: $0.decay * $0.square + $0.slope * $0.slope) },
    mistake(
      "all squares are added up and nothing is forgotten",
      remedy: "That is AdaGrad, whose steps become ever shorter: let old squares fade."
    ) { $0.moved(square: $0.square + $0.slope * $0.slope) },
    mistake(
      "the past is forgotten at each step",
      remedy: "A share of the old mean belongs to the new one."
    ) { $0.moved(square: $0.slope * $0.slope) },
    mistake(
      "1 − ρ is squared together with the slope",
      remedy: "Square the slope alone, then take its share."
    ) { number in
      let part = (1 - number.decay) * number.slope
      return number.moved(square: number.decay * number.square + part * part)
    },
    mistake(
      "the step is multiplied by the root",
      remedy: "Steep slopes are to be tamed, not made steeper: divide."
    ) { ($0.weight - $0.rate * $0.slope * ($0.newSquare.squareRoot() + $0.epsilon), $0.newSquare) },
    mistake(
      "the slope is not divided at all",
      remedy: "The mean square is there to divide the step by its root."
    ) { ($0.weight - $0.rate * $0.slope, $0.newSquare) },
    mistake(
      "the square of the slope is in the step",
      remedy: "Only the mean holds squares: the step itself has the slope, with its sign."
    ) { number in
      let size = number.newSquare.squareRoot() + number.epsilon
      return (number.weight - number.rate * number.slope * number.slope / size, number.newSquare)
    },
    mistake(
      "the learning rate is left out",
      remedy: "The quotient is about 1 or −1: the rate says how far to go."
    ) { ($0.weight - $0.slope / ($0.newSquare.squareRoot() + $0.epsilon), $0.newSquare) },
    mistake(
      "the old weights are thrown away",
      remedy: "The step starts from where the weights are: it changes them a little."
    ) { ($0.moved(square: $0.newSquare).weight - $0.weight, $0.newSquare) },
    .init(
      "all weights share one mean square",
      remedy: "Each weight has a mean of its own; that is what lets all move at a like pace."
    ) { weights, gradient, meanSquare, rate, decay, epsilon in
      let squares = gradient.map { $0 * $0 }.reduce(0, +) / Float(max(1, gradient.count))
      let newSquares = meanSquare.map { decay * $0 + (1 - decay) * squares }
      return (
        weights: weights.indices.map {
          weights[$0] - rate * gradient[$0] / (newSquares[$0].squareRoot() + epsilon)
        }, meanSquare: newSquares
      )
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("a loop that changes two copies") { weights, gradient, meanSquare, rate, decay, epsilon in
      var (weights, meanSquare) = (weights, meanSquare)
      for index in weights.indices {
        let slope = gradient[index]
        meanSquare[index] = decay * meanSquare[index] + (1 - decay) * slope * slope
        weights[index] -= rate * slope / (meanSquare[index].squareRoot() + epsilon)
      }
      return (weights: weights, meanSquare: meanSquare)
    },
    .init("the mean moved toward the new square, roots by Foundation") {
      weights, gradient, meanSquare, rate, decay, epsilon in
      let newSquares = zip(meanSquare, gradient).map { $0 + (1 - decay) * ($1 * $1 - $0) }
      let rates = newSquares.map { rate / (sqrt($0) + epsilon) }
      return (
        weights: weights.indices.map { weights[$0] - rates[$0] * gradient[$0] },
        meanSquare: newSquares
      )
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
      return (weights: newWeights, meanSquare: newSquares.map { Float($0) })
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
    _ mistake: String, remedy: String,
    _ step: @escaping @Sendable (Number) -> (weight: Float, square: Float)
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { weights, gradient, meanSquare, rate, decay, epsilon in
      let moved = weights.indices.map { index in
        step(
          Number(
            weight: weights[index], slope: gradient[index], square: meanSquare[index], rate: rate,
            decay: decay, epsilon: epsilon))
      }
      return (weights: moved.map(\.weight), meanSquare: moved.map(\.square))
    }
  }
}
