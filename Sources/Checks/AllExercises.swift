import ExerciseSupport

/// All exercises of the course, in the order of their numbers.
public let allExercises: [any AnyExercise] = [
  WeightedSum.exercise,
  StepAndSign.exercise,
  WeightShape.exercise,
  Scores.exercise,
  PerceptronUpdate.exercise,
  LogLoss.exercise,
  LogisticGradient.exercise,
  ROCAUC.exercise,
  StableSigmoid.exercise,
  TanhFromSigmoid.exercise,
  ReLUAndLeakyReLU.exercise,
  DerivativesFromOutput.exercise,
  StableSoftmax.exercise,
  CollapseLayers.exercise,
  CountDeadUnits.exercise,
  ReadIDXHeader.exercise,
  ScalePixels.exercise,
  ConfusionMatrix.exercise,
]
