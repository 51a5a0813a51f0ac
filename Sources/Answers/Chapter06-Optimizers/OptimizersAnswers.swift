import Answers
import Exercises
import OptimizersExercises

/// The learner's functions of chapter 6.
@main struct OptimizersAnswers: Worker {
  static let answers: [Answer] = [
    Chapter6.miniBatches.answered { samples, batchSize, seed, epochs in
      Chapter6.recorded(
        { miniBatches(samples: $0, batchSize: $1, using: &$2) }, samples: samples,
        batchSize: batchSize, seed: seed, epochs: epochs)
    },
    Chapter6.sgdStep.answered { sgdStep(weights: $0, gradient: $1, learningRate: $2) },
    Chapter6.momentumStep.answered { weights, gradient, velocity, rate, momentum in
      let new = momentumStep(
        weights: weights, gradient: gradient, velocity: velocity, learningRate: rate,
        momentum: momentum)
      return .init(weights: new.weights, velocity: new.velocity)
    },
    Chapter6.rmsPropStep.answered { weights, gradient, meanSquare, rate, decay, epsilon in
      let new = rmsPropStep(
        weights: weights, gradient: gradient, meanSquare: meanSquare, learningRate: rate,
        decay: decay, epsilon: epsilon)
      return .init(weights: new.weights, meanSquare: new.meanSquare)
    },
    Chapter6.adamStep.answered {
      weights, gradient, mean, meanSquare, step, rate, beta1, beta2, epsilon in
      let new = adamStep(
        weights: weights, gradient: gradient, mean: mean, meanSquare: meanSquare, step: step,
        learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon)
      return .init(weights: new.weights, mean: new.mean, meanSquare: new.meanSquare)
    },
    Chapter6.weightDecayStep.answered {
      weights, biases, weightGradient, biasGradient, rate, decay in
      let new = weightDecayStep(
        weights: weights, biases: biases, weightGradient: weightGradient,
        biasGradient: biasGradient, learningRate: rate, weightDecay: decay)
      return .init(weights: new.weights, biases: new.biases)
    },
    Chapter6.earlyStopping.answered { losses, patience in
      let epochs = earlyStopping(validationLosses: losses, patience: patience)
      return .init(bestEpoch: epochs.bestEpoch, lastEpoch: epochs.lastEpoch)
    },
    Chapter6.descend.answered { landscapes in
      Chapter6.recorded({ descend(from: $0, slopes: $1) }, landscapes)
    },
    Chapter6.diagnose.answered { ward in ward.patients.map { diagnose($0) } },
  ]
}
