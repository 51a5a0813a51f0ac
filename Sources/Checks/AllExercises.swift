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
  InitialParameters.exercise,
  HiddenForward.exercise,
  BinaryCrossEntropy.exercise,
  MeanSquaredError.exercise,
  KLDivergence.exercise,
  ThresholdPredictions.exercise,
  FiniteDifferenceGradient.exercise,
  IdenticalUnits.exercise,
  ReadIDXHeader.exercise,
  ScalePixels.exercise,
  ConfusionMatrix.exercise,
]
