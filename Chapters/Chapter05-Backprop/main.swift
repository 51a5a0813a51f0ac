import BackpropChecks
import BackpropExercises
import ExerciseSupport

// The text of this chapter is being written; its exercises are complete.
judgeIfAsked([
  ChainRule.exercise.answered(by: graphGradient),
  ActivationBackward.exercise.answered { outputGradient, sigmoid, tanh, reLU in
    (
      sigmoid: sigmoidBackward(outputGradient, output: sigmoid),
      tanh: tanhBackward(outputGradient, output: tanh),
      reLU: reLUBackward(outputGradient, output: reLU)
    )
  },
  DenseBackward.exercise.answered(by: denseBackward),
  CrossEntropyGradient.exercise.answered(by: crossEntropyGradient),
  TwoLayerGradient.exercise.answered(by: twoLayerGradient),
  RelativeError.exercise.answered(by: BackpropExercises.relativeError),
  TapeOperations.exercise.answered(
    by: TapeOperations.tape(add: +, multiply: *, tanh: BackpropExercises.tanh)),
  GradientSizes.exercise.answered { gradientSizes($0.outputGradient, layers: $0.layers) },
])
