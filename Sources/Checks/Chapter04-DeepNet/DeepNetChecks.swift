import Judging

/// The program that judges the exercises of chapter 4.
@main struct DeepNetChecks: JudgeProgram {
  static let exams = [
    ForwardThroughLayers.exam, ShapeErrors.exam, LoopsIntoProducts.exam, SpringCleaning.exam,
    OneHot.exam, CategoricalCrossEntropy.exam, Standardize.exam, FoldScaler.exam,
  ]
}
