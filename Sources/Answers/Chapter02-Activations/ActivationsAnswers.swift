import ActivationsExercises
import Answers
import Exercises

/// The learner's functions of chapter 2.
@main struct ActivationsAnswers: Worker {
  static let answers: [Answer] = [
    Chapter2.collapse.answered {
      let layer = collapse(firstWeights: $0, firstBias: $1, secondWeights: $2, secondBias: $3)
      return .init(weights: layer.weights, bias: layer.bias)
    },
    Chapter2.sigmoid.answered { sigmoid($0) },
    Chapter2.relu.answered { relu($0) },
    Chapter2.leakyRelu.answered { leakyRelu($0, slope: $1) },
    Chapter2.sigmoidSlope.answered { sigmoidSlope(output: $0) },
    Chapter2.tanhSlope.answered { tanhSlope(output: $0) },
    Chapter2.reluSlope.answered { reluSlope(output: $0) },
    Chapter2.deadUnits.answered { deadUnits($0) },
    Chapter2.softmax.answered { softmax($0) },
    Chapter2.revealingScores.answered { classes, _ in
      let lists = revealingScores(classes: classes)
      return .init(first: lists.first, second: lists.second)
    },
  ]
}
