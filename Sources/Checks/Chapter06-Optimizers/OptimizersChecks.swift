import Judging

/// The program that judges the exercises of chapter 6.
@main struct OptimizersChecks: JudgeProgram {
  static let exams = [
    IterationsPerEpoch.exam, MiniBatches.exam, SGDStep.exam, MomentumStep.exam, RMSPropStep.exam,
    AdamStep.exam, WeightDecay.exam, EarlyStopping.exam, CosineSchedule.exam,
  ]
}
