import ExerciseSupport

/// All exercises of the course, in the order of their numbers.
public let allExercises: [any AnyExercise] = [
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
