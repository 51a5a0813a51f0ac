import Answers
import Exercises
import PerceptronExercises

/// The learner's functions of chapter 1.
@main struct PerceptronAnswers: Worker {
  static let answers: [Answer] = [
    Chapter1.weightedSum.answered { weightedSum($0, weights: $1, bias: $2) },
    Chapter1.step.answered { step($0) },
    Chapter1.sign.answered { sign($0) },
    Chapter1.scores.answered { scores($0, weights: $1, bias: $2) },
    Chapter1.oneUnit.answered { table in
      oneUnit(for: table).map { .init(weights: $0.weights, bias: $0.bias) } ?? .init(nil)
    },
    Chapter1.perceptronUpdate.answered { weights, bias, inputs, target, rate in
      let new = perceptronUpdate(
        weights: weights, bias: bias, inputs: inputs, target: target, learningRate: rate)
      return .init(weights: new.weights, bias: new.bias)
    },
    Chapter1.logLoss.answered { logLoss($0, targets: $1) },
    Chapter1.logisticGradient.answered { inputs, targets, weights, bias in
      let slopes = logisticGradient(inputs, targets: targets, weights: weights, bias: bias)
      return .init(weights: slopes.weights, bias: slopes.bias)
    },
    Chapter1.rocAUC.answered { rocAUC($0, labels: $1) },
  ]
}
