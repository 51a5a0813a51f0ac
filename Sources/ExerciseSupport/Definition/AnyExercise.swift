/// An exercise's name and place.
public protocol NamedExercise: Sendable {
  /// The chapter and the exercise in it, such as "7.2".
  var number: String { get }

  /// What is asked, in two or three words, such as "scale pixels".
  var title: String { get }

  /// The stub's file, as a path in the package.
  var file: String { get }
}

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
