import Judging

/// The program that judges the exercises of chapter 4.
@main struct DeepNetChecks: JudgeProgram {
  static let exams = [
    OneHot.exam, CategoricalCrossEntropy.exam, ParameterCount.exam, ForwardThroughLayers.exam,
    InitializationBounds.exam, Standardize.exam, ShapeErrors.exam,
  ]
}
