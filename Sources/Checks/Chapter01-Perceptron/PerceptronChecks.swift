import Judging

/// The program that judges the exercises of chapter 1.
@main struct PerceptronChecks: JudgeProgram {
  static let exams = [
    WeightedSum.exam, StepAndSign.exam, Scores.exam, OneUnit.exam, PerceptronUpdate.exam,
    LogLoss.exam, LogisticGradient.exam, ROCAUC.exam,
  ]
}
