import Judging

/// The program that judges the exercises of chapter 5.
@main struct BackpropChecks: JudgeProgram {
  static let exams = [
    ChainRule.exam, ActivationBackward.exam, DenseBackward.exam, CrossEntropyGradient.exam,
    TwoLayerGradient.exam, RelativeError.exam, TapeOperations.exam, GradientSizes.exam,
  ]
}
