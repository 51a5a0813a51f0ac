//: # Activations

import ActivationsExercises
import Checks
import ExerciseSupport

judgeIfAsked([
  StableSigmoid.exercise.answered(by: sigmoid),
  TanhFromSigmoid.exercise.answered { z, sigmoid in
    tanhFromSigmoid(z, sigmoid: sigmoid.function)
  },
  ReLUAndLeakyReLU.exercise.answered { z, slope in
    (reLU: reLU(z), leakyReLU: leakyReLU(z, slope: slope))
  },
  DerivativesFromOutput.exercise.answered { sigmoid, tanh, reLU in
    (
      sigmoid: sigmoidSlope(output: sigmoid), tanh: tanhSlope(output: tanh),
      reLU: reLUSlope(output: reLU)
    )
  },
  StableSoftmax.exercise.answered(by: softmax),
  CollapseLayers.exercise.answered(by: collapse),
  CountDeadUnits.exercise.answered(by: deadUnits),
])
