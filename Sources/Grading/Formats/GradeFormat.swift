import Foundation

/// The format that a platform reads.
package enum GradeFormat: String, CaseIterable, Sendable {
  case json
  case csv
  case junit
  case gradescope
  case prairielearn
  case classroom50
  case actions
  case coursera

  /// Whether a file of this format holds a single submission.
  var holdsOne: Bool {
    switch self {
    case .json, .csv, .junit: false
    case .gradescope, .prairielearn, .classroom50, .actions, .coursera: true
    }
  }

  /// A grade book in this format.
  ///
  /// - Parameters:
  ///   - book: the marks.
  ///   - environment: what the platform tells about the submission in variables.
  /// - Returns: the file's contents.
  /// - Throws: `GradingError` if the format holds one submission and the book does not.
  package func file(
    for book: GradeBook, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> Data {
    switch self {
    case .json: return try encoded(book)
    case .csv: return Data(gradeTable(book).utf8)
    case .junit: return Data(junitReport(book).utf8)
    default: break
    }
    guard book.submissions.count == 1 else {
      throw GradingError(
        "found \(book.submissions.count) submissions, expected one: the format \(rawValue) holds a "
          + "single submission; take json or csv for a class")
    }
    let submission = book.submissions[0]
    switch self {
    case .gradescope: return try encoded(GradescopeResults(submission))
    case .prairielearn: return try PrairieLearnResults.file(for: submission)
    case .classroom50:
      return try encoded(Classroom50Result(submission, environment: environment, time: Date()))
    case .actions: return try ActionsResult(submission).stepOutput()
    default: return try encoded(CourseraFeedback(submission))
    }
  }
}

/// A value as JSON whose lines are in the same order each time.
func encoded(_ value: some Encodable) throws -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return try encoder.encode(value) + Data("\n".utf8)
}

extension SubmissionResult {
  /// What to say of the submission as a whole, a line each.
  var summary: String {
    (["\(score) of \(maxScore) points."] + notes).joined(separator: "\n")
  }
}
