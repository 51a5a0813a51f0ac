import Judging

/// The program that judges the exercises of chapter 3.
@main struct ShallowNetChecks: JudgeProgram {
  static let exams = [
    HiddenForward.exam, FiniteDifferenceGradient.exam, InitialParameters.exam,
    IdenticalUnits.exam, KLDivergence.exam, PolygonNet.exam,
  ]
}
