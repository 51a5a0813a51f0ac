import Answers
import BackpropExercises
import Exercises

/// The learner's functions of chapter 5.
@main struct BackpropAnswers: Worker {
  static let answers: [Answer] = [
    Chapter5.graphGradient.answered { x, y, z in
      let slopes = graphGradient(x: x, y: y, z: z)
      return .init(x: slopes.x, y: slopes.y, z: slopes.z)
    },
    Chapter5.denseBackward.answered { sumGradient, inputs, weights in
      let gradients = denseBackward(sumGradient, inputs: inputs, weights: weights)
      return .init(inputs: gradients.inputs, weights: gradients.weights, bias: gradients.bias)
    },
    Chapter5.crossEntropyGradient.answered { crossEntropyGradient(scores: $0, targets: $1) },
    Chapter5.twoLayerGradient.answered { inputs, targets, w1, b1, w2, b2 in
      let gradients = twoLayerGradient(
        inputs, targets: targets, hiddenWeights: w1, hiddenBias: b1, outputWeights: w2,
        outputBias: b2)
      return .init(
        hiddenWeights: gradients.hiddenWeights, hiddenBias: gradients.hiddenBias,
        outputWeights: gradients.outputWeights, outputBias: gradients.outputBias)
    },
    Chapter5.relativeError.answered { BackpropExercises.relativeError($0, $1) },
    Chapter5.lyingLayer.answered { layers, inputs in
      lyingLayer(in: layers.map(\.layer), inputs: inputs)
    },
    // The parentheses show the companion which operator is called in the line.
    Chapter5.sum.answered { Chapter5.recorded($0, $1) { $0[0] + ($0[1]) } },
    Chapter5.product.answered { Chapter5.recorded($0, $1) { $0[0] * ($0[1]) } },
    Chapter5.tanh.answered { Chapter5.recorded($0, $1) { BackpropExercises.tanh($0[0]) } },
    Chapter5.tapeBackward.answered { graph in
      Chapter5.walked(graph) { BackpropExercises.backward(from: $0) }
    },
    Chapter5.normalizationBackward.answered {
      normalizationBackward($0, inputs: $1, epsilon: $2)
    },
  ]
}
