import Foundation

/// The step output that GitHub's autograding reporter reads, and annotations for a pull request.
///
/// Source: the actions `autograding-command-grader` and `autograding-grading-reporter`. The output
/// `result` is JSON in Base64; `max_score` is a whole number; the points of a test that has no score
/// count as not a number, so each has one.
struct ActionsResult: Encodable {
  struct Test: Encodable {
    let name: String
    let status: String
    let score: Int
    let message: String
    let test_code: String
    let filename: String
    let line_no: Int
  }

  let version = 1
  let status: String
  let max_score: Int
  let tests: [Test]

  init(_ submission: SubmissionResult) {
    tests = submission.exercises.map { exercise in
      Test(
        name: exercise.name, status: exercise.status.actionsStatus, score: exercise.score,
        message: exercise.message, test_code: "swift run course test \(exercise.id)",
        filename: exercise.file, line_no: exercise.line ?? 1)
    }
    max_score = submission.maxScore
    status =
      tests.contains { $0.status == "error" }
      ? "error" : tests.allSatisfy { $0.status == "pass" } ? "pass" : "fail"
  }

  /// A line to append to the file that the variable `GITHUB_OUTPUT` names.
  func stepOutput() throws -> Data {
    Data("result=\(try encoded(self).base64EncodedString())\n".utf8)
  }

  /// Workflow commands, a line each, that show what is open beside its file.
  ///
  /// A message holds what a student's code has printed; its line ends are written as %0A, so that
  /// none of it begins a line and is taken for a command.
  static func annotations(for submission: SubmissionResult) -> [String] {
    submission.exercises.filter { $0.status != .solved }.map { exercise in
      let kind = exercise.status == .notDone ? "notice" : "error"
      let properties = [
        "file=\(escaped(exercise.file, isProperty: true))", "line=\(exercise.line ?? 1)",
        "title=\(escaped(exercise.name, isProperty: true))",
      ]
      return "::\(kind) \(properties.joined(separator: ","))::\(escaped(exercise.message))"
    } + ["::notice title=Grade::Points \(submission.score)/\(submission.maxScore)"]
  }

  private static func escaped(_ text: String, isProperty: Bool = false) -> String {
    let escaped = text.replacing("%", with: "%25").replacing("\r\n", with: "%0A")
      .replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    return isProperty ? escaped.replacing(":", with: "%3A").replacing(",", with: "%2C") : escaped
  }
}

extension ExerciseResult.Status {
  fileprivate var actionsStatus: String {
    switch self {
    case .solved: "pass"
    case .wrong, .notDone: "fail"
    case .doesNotCompile, .timedOut, .crashed, .refused, .notJudged: "error"
    }
  }
}
