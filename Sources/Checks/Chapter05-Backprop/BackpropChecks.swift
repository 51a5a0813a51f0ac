import Judging

/// The program that judges the exercises of chapter 5.
@main struct BackpropChecks: JudgeProgram {
  static let exams = [
    ChainRule.exam, DenseBackward.exam, CrossEntropyGradient.exam, TwoLayerGradient.exam,
    RelativeError.exam, WhichLayerLies.exam, TapeOperations.exam, TapeBackward.exam,
    LayerBackward.exam,
  ]
}
