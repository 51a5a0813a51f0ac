import ExerciseSupport
import Exercises

/// All exercises of the course, in the order of their numbers.
let allExercises: [any AnyExercise] =
  Chapter1.exercises + Chapter2.exercises + Chapter3.exercises + Chapter4.exercises + Chapter5.exercises + Chapter6.exercises + Chapter7.exercises

// The judge's program knows its mistakes and right answers; see `Workshop.audit`.
extension Outline: AnyExercise {
  /// Nothing: the companion does not know.
  public var misconceptionOutcomes: [CatalogueOutcome] { [] }

  /// Nothing: the companion does not know.
  public var otherAnswerOutcomes: [CatalogueOutcome] { [] }

  /// Nothing: the companion does not know.
  public var faults: [String] { [] }
}
