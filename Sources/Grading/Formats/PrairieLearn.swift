import Foundation

/// PrairieLearn's `/grade/results/results.json`.
///
/// Source: "External grading" in PrairieLearn's documentation. The score goes from 0 to 1 and is not
/// worked out from the tests; `gradable: false` costs the student no attempt, and says why in
/// `format_errors`; the file may have one megabyte.
struct PrairieLearnResults: Encodable {
  struct Test: Encodable {
    let name: String
    let points: Int
    let max_points: Int
    let message: String
  }

  let gradable: Bool
  let score: Double?
  let message: String
  let format_errors: [String]?
  let tests: [Test]?

  /// The largest file that is read.
  static let byteLimit = 1_000_000

  /// - Parameters:
  ///   - submission: what came of it.
  ///   - limit: how many characters of a message are kept.
  init(_ submission: SubmissionResult, messagesUpTo limit: Int = .max) {
    func short(_ text: String) -> String { text.count <= limit ? text : text.prefix(limit) + "…" }
    message = short(submission.summary)
    let handedIn = submission.exercises.filter { $0.status != .notDone }
    let isUnreadable =
      !handedIn.isEmpty
      && handedIn.allSatisfy { $0.status == .doesNotCompile || $0.status == .refused }
    let unjudged = submission.exercises.filter { $0.status == .notJudged }
    if isUnreadable || !unjudged.isEmpty {
      gradable = false
      score = nil
      format_errors = (isUnreadable ? handedIn : unjudged).map { short($0.message) }
      tests = nil
    } else {
      gradable = true
      score = submission.fraction
      format_errors = nil
      tests = submission.exercises.map { exercise in
        Test(
          name: exercise.name, points: exercise.score, max_points: exercise.maxScore,
          message: short(exercise.message))
      }
    }
  }

  /// The file, with messages cut as far as its limit asks for.
  static func file(for submission: SubmissionResult) throws -> Data {
    var limit = 16_384
    var data = try encoded(PrairieLearnResults(submission))
    while data.count > byteLimit, limit > 0 {
      data = try encoded(PrairieLearnResults(submission, messagesUpTo: limit))
      limit /= 2
    }
    return data
  }
}
