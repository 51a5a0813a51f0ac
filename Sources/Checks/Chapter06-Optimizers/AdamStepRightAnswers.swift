import ExerciseSupport
import Foundation

/// Right answers to exercise 6.6. Read on only after you have solved it.
extension AdamStep {
  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("a loop, with the powers multiplied up") { input in
      var (weights, mean, meanSquare) = (input.weights, input.mean, input.meanSquare)
      var (power1, power2): (Float, Float) = (1, 1)
      for _ in 0..<input.step {
        power1 *= input.beta1
        power2 *= input.beta2
      }
      for index in weights.indices {
        let slope = input.gradient[index]
        mean[index] = input.beta1 * mean[index] + (1 - input.beta1) * slope
        meanSquare[index] = input.beta2 * meanSquare[index] + (1 - input.beta2) * slope * slope
        let correctedMean = mean[index] / (1 - power1)
        let correctedSquare = meanSquare[index] / (1 - power2)
        weights[index] -=
          input.learningRate * correctedMean / (correctedSquare.squareRoot() + input.epsilon)
      }
      return (weights: weights, mean: mean, meanSquare: meanSquare)
    },
    .init("both corrections in the learning rate, and epsilon adapted to it") { input in
      let share1 = 1 - pow(input.beta1, Float(input.step))
      let root2 = (1 - pow(input.beta2, Float(input.step))).squareRoot()
      let rate = input.learningRate * root2 / share1
      let newMean = zip(input.mean, input.gradient).map { $0 + (1 - input.beta1) * ($1 - $0) }
      let newSquare = zip(input.meanSquare, input.gradient).map {
        $0 + (1 - input.beta2) * ($1 * $1 - $0)
      }
      let newWeights = input.weights.indices.map { index in
        let size = newSquare[index].squareRoot() + input.epsilon * root2
        return input.weights[index] - rate * newMean[index] / size
      }
      return (weights: newWeights, mean: newMean, meanSquare: newSquare)
    },
    .init("in double precision") { input in
      let (beta1, beta2) = (Double(input.beta1), Double(input.beta2))
      let share1 = 1 - pow(beta1, Double(input.step))
      let share2 = 1 - pow(beta2, Double(input.step))
      let slopes = input.gradient.map { Double($0) }
      let means = zip(input.mean, slopes).map { beta1 * Double($0) + (1 - beta1) * $1 }
      let squares = zip(input.meanSquare, slopes).map {
        beta2 * Double($0) + (1 - beta2) * $1 * $1
      }
      let steps = zip(means, squares).map {
        Double(input.learningRate) * ($0 / share1) / (sqrt($1 / share2) + Double(input.epsilon))
      }
      return (
        weights: zip(input.weights, steps).map { Float(Double($0) - $1) },
        mean: means.map { Float($0) }, meanSquare: squares.map { Float($0) }
      )
    },
  ]
}
