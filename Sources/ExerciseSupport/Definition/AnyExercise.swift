/// What can be asked of an exercise without knowing the types of its function.
public protocol AnyExercise: NamedExercise {
  /// What helps on, each hint plainer than the one before.
  var hints: [String] { get }

  /// For each misconception, whether it is caught with its own advice.
  var misconceptionOutcomes: [CatalogueOutcome] { get }

  /// For each other right answer, whether it is accepted.
  var otherAnswerOutcomes: [CatalogueOutcome] { get }

  /// What is wrong with the exercise itself, a line for each fault.
  var faults: [String] { get }
}

extension Exercise: AnyExercise {}
