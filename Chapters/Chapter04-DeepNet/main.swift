import Checks
import DeepNetExercises
import ExerciseSupport

// The text of this chapter is being written; its exercises are complete.
judgeIfAsked([
  OneHot.exercise.answered(by: oneHot),
  CategoricalCrossEntropy.exercise.answered(by: categoricalCrossEntropy),
  ParameterCount.exercise.answered(by: parameterCount),
  ForwardThroughLayers.exercise.answered { input in
    forward(input.inputs, layers: input.layers, activation: { input.activation($0) })
  },
  InitializationBounds.exercise.answered { (layer: (inputs: Int, units: Int)) in
    (
      glorotBound: glorotBound(inputs: layer.inputs, units: layer.units),
      heDeviation: heDeviation(inputs: layer.inputs)
    )
  },
  Standardize.exercise.answered(by: standardize),
  ShapeErrors.exercise.answered { shapeError(inputs: $0.inputs, layers: $0.layers) },
])
