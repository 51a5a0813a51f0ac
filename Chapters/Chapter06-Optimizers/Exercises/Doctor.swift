import Exercises

/// Exercise 6.9: the doctor.
///
/// Read first: section 6.9, "Choosing hyperparameters", and section 6.1.
/// About 40 minutes, ●●●.
///
/// Somebody shows you the record of a training and asks what is wrong. A network with one hidden
/// layer, of tanh or of ReLU, learns to tell four classes apart, so guessing has a loss of about
/// 1.386. A `Patient` (Sources/Exercises/Given/Patient.swift) holds a visit before the first epoch
/// and one after each: training and validation loss, the shares of saturated outputs and dead
/// units, and the length of each hidden unit's gradient. Exactly one of these is the case:
///
///     .healthy         it learns
///     .rateTooHigh     the steps make it worse
///     .rateTooLow      it hardly gets anywhere
///     .badStart        it began with most units saturated or dead
///     .twins           all hidden units began alike
///     .wrongLabels     the labels were drawn at random
///
/// For example, losses of 1.52 at the first visit and 1.51 at the last, in training and validation,
/// with few units saturated and gradients of different sizes, are `.rateTooLow`.
///
/// What is judged: 60 trainings, made fresh for each verdict, ten of each kind. Nine in ten must be
/// named right, and seven of each kind. Printing a patient shows its record.
///
/// - Parameter patient: the record of a training, of 13 visits.
/// - Returns: what is the matter.
public func diagnose(_ patient: Patient) -> Diagnosis {
  unfinished(.healthy)
}
