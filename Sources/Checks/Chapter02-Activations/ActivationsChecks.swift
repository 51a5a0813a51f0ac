import Judging

/// The program that judges the exercises of chapter 2.
@main struct ActivationsChecks: JudgeProgram {
  static let exams = [
    CollapseLayers.exam, StableSigmoid.exam, ReLUAndLeakyReLU.exam, DerivativesFromOutput.exam,
    CountDeadUnits.exam, StableSoftmax.exam, RevealingScores.exam,
  ]
}
