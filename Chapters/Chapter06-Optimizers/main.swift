import ExerciseSupport
import OptimizersChecks
import OptimizersExercises

// The text of this chapter is being written; its exercises are complete.
judgeIfAsked([
  IterationsPerEpoch.exercise.answered(by: iterationsPerEpoch),
  MiniBatches.exercise.answered(
    by: MiniBatches.observing { miniBatches(samples: $0, batchSize: $1, using: &$2) }),
  SGDStep.exercise.answered(by: sgdStep),
  MomentumStep.exercise.answered(by: momentumStep),
  RMSPropStep.exercise.answered(by: rmsPropStep),
  AdamStep.exercise.answered(by: adamStep),
  WeightDecay.exercise.answered(by: weightDecayStep),
  EarlyStopping.exercise.answered(by: earlyStopping),
  CosineSchedule.exercise.answered(by: cosineRate),
])
