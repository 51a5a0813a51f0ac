import ExerciseSupport

/// All exercises of the course, in the order of their numbers.
public let allExercises: [any AnyExercise] = [
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
