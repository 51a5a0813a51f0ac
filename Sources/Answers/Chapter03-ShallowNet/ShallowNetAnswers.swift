import Answers
import Exercises
import ShallowNetExercises

/// The learner's functions of chapter 3.
@main struct ShallowNetAnswers: Worker {
  static let answers: [Answer] = [
    Chapter3.forward.answered {
      let activations = forward(
        $0, hiddenWeights: $1, hiddenBias: $2, outputWeights: $3, outputBias: $4)
      return .init(hidden: activations.hidden, outputs: activations.outputs)
    },
    Chapter3.numericalGradient.answered { loss, parameters, step in
      .init(of: loss, at: parameters) { numericalGradient(of: $0, at: parameters, step: step) }
    },
    Chapter3.initialParameters.answered { inputs, hidden, draws in
      draws.drawn {
        let net = initialParameters(inputs: inputs, hidden: hidden, draw: $0)
        return .init(
          hiddenWeights: net.hiddenWeights, hiddenBias: net.hiddenBias,
          outputWeights: net.outputWeights, outputBias: net.outputBias)
      }
    },
    Chapter3.identicalUnits.answered { identicalUnits(hiddenWeights: $0, hiddenBias: $1) },
    Chapter3.klDivergence.answered { klDivergence($0, from: $1) },
    Chapter3.polygonNet.answered {
      let net = polygonNet(vertices: $0)
      return .init(
        hiddenWeights: net.hiddenWeights, hiddenBias: net.hiddenBias,
        outputWeights: net.outputWeights, outputBias: net.outputBias)
    },
  ]
}
