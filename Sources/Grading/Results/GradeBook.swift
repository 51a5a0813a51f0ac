import Foundation

/// What came of a submission: the exercises in the order of their numbers.
package struct SubmissionResult: Codable, Equatable, Sendable {
  /// The name of the folder or archive that was handed in.
  package let name: String

  /// What came of each exercise.
  package let exercises: [ExerciseResult]

  /// What an instructor should know of what was handed in, a sentence each.
  package let notes: [String]

  /// How long it took, where that was measured. It differs from run to run, so it is no part of a
  /// grade book's file.
  package var seconds: Double?

  /// The points of all exercises.
  package var score: Int { exercises.reduce(0) { $0 + $1.score } }

  /// The points that all exercises are worth.
  package var maxScore: Int { exercises.reduce(0) { $0 + $1.maxScore } }

  /// The part of all points that was reached, from 0 to 1.
  var fraction: Double { maxScore == 0 ? 0 : Double(score) / Double(maxScore) }

  package init(
    name: String, exercises: [ExerciseResult], notes: [String] = [], seconds: Double? = nil
  ) {
    self.name = name
    self.exercises = exercises
    self.notes = notes
    self.seconds = seconds
  }

  private enum Key: CodingKey { case name, score, maxScore, notes, exercises }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    name = try container.decode(String.self, forKey: .name)
    notes = try container.decode([String].self, forKey: .notes)
    exercises = try container.decode([ExerciseResult].self, forKey: .exercises)
    seconds = nil
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(score, forKey: .score)
    try container.encode(maxScore, forKey: .maxScore)
    try container.encode(notes, forKey: .notes)
    try container.encode(exercises, forKey: .exercises)
  }
}

/// The marks of a class: the one model that every format is made from.
package struct GradeBook: Codable, Equatable, Sendable {
  /// The submissions, in the order of their names.
  package let submissions: [SubmissionResult]

  package init(_ submissions: [SubmissionResult]) {
    self.submissions = submissions.sorted { $0.name < $1.name }
  }

  /// Puts the parts of a class together again that were graded apart.
  ///
  /// - Throws: `GradingError` if a submission is in two of them.
  package init(merging books: [GradeBook]) throws(GradingError) {
    self.init(books.flatMap(\.submissions))
    for (one, next) in zip(submissions, submissions.dropFirst()) where one.name == next.name {
      throw GradingError(
        "found the submission \(one.name) in two grade books, expected it in one: leave one out")
    }
  }
}

/// What is wrong with a submission, a command line or a file, and what to do about it.
package struct GradingError: Error, Equatable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
