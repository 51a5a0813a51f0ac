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
  OneHot.exercise,
  CategoricalCrossEntropy.exercise,
  ParameterCount.exercise,
  ForwardThroughLayers.exercise,
  InitializationBounds.exercise,
  Standardize.exercise,
  ShapeErrors.exercise,
  ReadIDXHeader.exercise,
  ScalePixels.exercise,
  ConfusionMatrix.exercise,
]
