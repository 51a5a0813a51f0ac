/// An exercise's name and place.
public protocol NamedExercise: Sendable {
  /// The chapter and the exercise in it, such as "7.2".
  var number: String { get }

  /// What is asked, in two or three words, such as "shift a picture".
  var title: String { get }

  /// The stub's file, as a path in the package.
  var file: String { get }
}

extension NamedExercise {
  /// The path in the package of the exercise's own file, which reads better; others as they are.
  package func shortPath(of path: String) -> String { path.hasSuffix("/" + file) ? file : path }
}

/// What an exercise asks a learner to do.
public enum ExerciseKind: String, CaseIterable, Sendable {
  /// Write down a formula of the section in Swift.
  case transcribe

  /// Use what the section says in a case that it does not spell out.
  case apply

  /// Find the formula first.
  case derive

  /// Find a way of one's own to a goal that is measured.
  case design

  /// Tell what is the matter from what can be seen.
  case diagnose

  /// Find what is wrong with somebody else's work.
  case findTheFault = "find the fault"
}

/// What a learner can be told of an exercise before it is solved.
public struct Outline: NamedExercise, Equatable {
  /// The chapter and the exercise in it, such as "7.2".
  public let number: String

  /// What is asked, in two or three words, such as "shift a picture".
  public let title: String

  /// The stub's file, as a path in the package.
  public let file: String

  /// The section of the chapter to read first, such as "1.8".
  public let section: String

  /// How long it takes a learner who has read the section, roughly.
  public let minutes: Int

  /// How hard it is: 1, 2 or 3.
  public let difficulty: Int

  /// What it asks a learner to do.
  public let kind: ExerciseKind

  /// What helps on, each hint plainer than the one before.
  public let hints: [String]

  /// An exercise.
  ///
  /// - Parameters:
  ///   - number: the chapter and the exercise in it, such as "7.2".
  ///   - title: what is asked, in two or three words.
  ///   - file: the stub's file, as a path in the package.
  ///   - section: the section of the chapter to read first.
  ///   - minutes: how long it takes a learner who has read the section, roughly.
  ///   - difficulty: how hard it is: 1, 2 or 3.
  ///   - kind: what it asks a learner to do.
  ///   - hints: three hints, each plainer than the one before.
  public init(
    _ number: String, _ title: String, file: String, section: String, minutes: Int = 10,
    difficulty: Int = 1, kind: ExerciseKind = .apply, hints: [String]
  ) {
    self.number = number
    self.title = title
    self.file = file
    self.section = section
    self.minutes = minutes
    self.difficulty = difficulty
    self.kind = kind
    self.hints = hints
  }

  /// How hard it is, in three dots: "●●○".
  package var difficultyInDots: String {
    String((1...3).map { $0 <= difficulty ? "●" : "○" })
  }
}
