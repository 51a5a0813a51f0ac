import Judging

/// The program that judges the exercises of chapter 7.
@main struct MNISTChecks: JudgeProgram {
  static let exams = [
    ReadIDXHeader.exam, TrainingLoop.exam, ShiftPicture.exam, Experiment.exam,
    CountConfusions.exam, PrecisionRecallF1.exam, ConfidentMistakes.exam, FoolIt.exam,
    Capstone.exam,
  ]
}
