//: # Shallow net

import Checks
import ExerciseSupport
import NeuralNetworks
import ShallowNetExercises

judgeIfAsked([
  InitialParameters.exercise.answered(by: InitialParameters.drawing(initialParameters)),
  HiddenForward.exercise.answered(by: forward),
  BinaryCrossEntropy.exercise.answered(by: binaryCrossEntropy),
  MeanSquaredError.exercise.answered(by: meanSquaredError),
  KLDivergence.exercise.answered(by: klDivergence),
  ThresholdPredictions.exercise.answered(by: predictions),
  FiniteDifferenceGradient.exercise.answered(
    by: FiniteDifferenceGradient.counting(numericalGradient)),
  IdenticalUnits.exercise.answered(by: identicalUnits),
])
