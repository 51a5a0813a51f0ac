import Judging

/// The program that judges the exercises of chapter 3.
@main struct ShallowNetChecks: JudgeProgram {
  static let exams = [
    InitialParameters.exam, HiddenForward.exam, BinaryCrossEntropy.exam, MeanSquaredError.exam,
    KLDivergence.exam, ThresholdPredictions.exam, FiniteDifferenceGradient.exam,
    IdenticalUnits.exam,
  ]
}
