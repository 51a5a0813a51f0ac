import Judging

/// The program that judges the exercises of chapter 2.
@main struct ActivationsChecks: JudgeProgram {
  static let exams = [
    StableSigmoid.exam, TanhFromSigmoid.exam, ReLUAndLeakyReLU.exam, DerivativesFromOutput.exam,
    StableSoftmax.exam, CollapseLayers.exam, CountDeadUnits.exam,
  ]
}
