import Answers
import DeepNetExercises
import Exercises

/// The learner's functions of chapter 4.
@main struct DeepNetAnswers: Worker {
  static let answers: [Answer] = [
    Chapter4.forward.answered { inputs, layers, activation in
      Chapter4.recorded(inputs, layers, activation) { inputs, layers, activation in
        forward(
          inputs, layers: layers.map { (weights: $0.weights, bias: $0.bias) },
          activation: activation)
      }
    },
    Chapter4.shapeError.answered { inputs, layers in
      shapeError(
        inputs: (rows: inputs.rows, columns: inputs.columns),
        layers: layers.map { layer in
          (
            weights: (rows: layer.weights.rows, columns: layer.weights.columns),
            bias: (rows: layer.bias.rows, columns: layer.bias.columns)
          )
        })
    },
    Chapter4.weightedDistances.answered { pictures, known, importance in
      Chapter4.recorded(pictures, known, importance) {
        weightedDistances(from: $0, to: $1, importance: $2)
      }.calculation
    },
    Chapter4.springCleaned.answered { layers, samples in
      let cleaned = springCleaned(
        layers.map { (weights: $0.weights, bias: $0.bias) }, samples: samples)
      return .init(
        layers: cleaned.layers.map { .init(weights: $0.weights, bias: $0.bias) },
        saved: cleaned.saved)
    },
    Chapter4.oneHot.answered { oneHot($0, classes: $1) },
    Chapter4.categoricalCrossEntropy.answered { categoricalCrossEntropy($0, targets: $1) },
    Chapter4.standardize.answered { training, test in
      let scaled = standardize(training: training, test: test)
      return .init(training: scaled.training, test: scaled.test)
    },
    Chapter4.foldedScaler.answered { weights, bias, means, deviations in
      let folded = foldedScaler(
        weights: weights, bias: bias, means: means, deviations: deviations)
      return .init(weights: folded.weights, bias: folded.bias)
    },
  ]
}
