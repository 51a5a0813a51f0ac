import ExerciseSupport
import Foundation

// Adam treats each weight by itself, and so do the wrong answers to exercise 6.6.
extension AdamStep {
  /// All that the step of one weight depends on.
  struct Number {
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

  typealias Moved = (weight: Float, mean: Float, square: Float)

  /// A wrong answer that treats each weight by itself.
  static func mistake(
    _ mistake: String, remedy: String, _ step: @escaping @Sendable (Number) -> Moved
  ) -> Exercise.Misconception {
    .init(mistake, remedy: remedy) { input in
      let moved = input.weights.indices.map { index in
        step(
          Number(
            weight: input.weights[index], slope: input.gradient[index], mean: input.mean[index],
            square: input.meanSquare[index], step: Float(input.step), rate: input.learningRate,
            beta1: input.beta1, beta2: input.beta2, epsilon: input.epsilon))
      }
      return (
        weights: moved.map(\.weight), mean: moved.map(\.mean), meanSquare: moved.map(\.square)
      )
    }
  }
}
