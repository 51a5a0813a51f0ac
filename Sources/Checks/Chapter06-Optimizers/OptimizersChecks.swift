import Judging

/// The program that judges the exercises of chapter 6.
@main struct OptimizersChecks: JudgeProgram {
  static let exams = [
    SGDStep.exam, MiniBatches.exam, MomentumStep.exam, RMSPropStep.exam, AdamStep.exam,
    OwnOptimizer.exam, WeightDecay.exam, EarlyStopping.exam, Doctor.exam,
  ]
}
