import Foundation

/// Classroom 50's `result.json`.
///
/// Source: the schema "classroom50/result/v1" as autograders in use write it. The runner says in
/// variables which submission it is; no text may be empty.
struct Classroom50Result: Encodable {
  struct Test: Encodable {
    let name: String
    let passed: Bool
    let score: Int
    let maxScore: Int

    enum CodingKeys: String, CodingKey {
      case name = "test-name"
      case maxScore = "max-score"
      case passed, score
    }
  }

  let schema = "classroom50/result/v1"
  let classroom: String
  let assignment: String
  let submission: String
  let commit: String
  let release: String
  let review: String
  let datetime: String
  let score: Int
  let maxScore: Int
  let tests: [Test]

  enum CodingKeys: String, CodingKey {
    case maxScore = "max-score"
    case schema, classroom, assignment, submission, commit, release, review, datetime, score, tests
  }

  /// - Parameters:
  ///   - result: what came of the submission.
  ///   - environment: the runner's variables.
  ///   - time: when it was graded.
  /// - Throws: `GradingError` if a variable is missing.
  init(
    _ result: SubmissionResult, environment: [String: String], time: Date
  ) throws(GradingError) {
    func variable(_ name: String) throws(GradingError) -> String {
      guard let value = environment[name], !value.isEmpty else {
        throw GradingError(
          "found no variable \(name), expected the runner of Classroom 50 to set it: take json "
            + "outside of it")
      }
      return value
    }
    classroom = try variable("CLASSROOM")
    assignment = try variable("ASSIGNMENT")
    submission = try variable("SUBMISSION_TAG")
    commit = try variable("COMMIT_URL")
    release = try variable("RELEASE_URL")
    review = environment["REVIEW_URL"].flatMap { $0.isEmpty ? nil : $0 } ?? commit
    datetime = time.ISO8601Format()
    score = result.score
    maxScore = result.maxScore
    tests = result.exercises.map { exercise in
      Test(
        name: exercise.name, passed: exercise.status == .solved, score: exercise.score,
        maxScore: exercise.maxScore)
    }
  }
}
