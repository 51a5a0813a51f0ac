import Judging

/// The program that judges the exercises of chapter 7.
@main struct MNISTChecks: JudgeProgram {
  static let exams = [
    ReadIDXHeader.exam, ScalePixels.exam, CountConfusions.exam, PrecisionRecallF1.exam,
    ShiftPicture.exam, TrainingLoop.exam, ConfidentMistakes.exam,
  ]
}
