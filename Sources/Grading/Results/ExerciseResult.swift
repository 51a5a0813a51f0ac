/// What came of one exercise of a submission.
package struct ExerciseResult: Codable, Equatable, Sendable {
  /// How an answer was found.
  package enum Status: String, Codable, Sendable, CaseIterable {
    /// Every case gives what is expected.
    case solved

    /// A case gives something else than expected.
    case wrong

    /// The unfinished function, or a part of it, is still there.
    case notDone

    /// The file is no Swift, or its functions cannot be called as they should be.
    case doesNotCompile

    /// The answer did not come to its end in time.
    case timedOut

    /// The answer ended its program, or the system did.
    case crashed

    /// The file holds what has no place in an exercise, and was not run.
    case refused

    /// There is no verdict, for a reason that is not the submission's.
    case notJudged
  }

  /// The exercise's number, such as "7.2".
  package let id: String

  /// What is asked, in two or three words.
  package let title: String

  /// The exercise's file, as a path in the package.
  package let file: String

  /// The line of the file to open, where it is known.
  package let line: Int?

  /// The points that the exercise is worth.
  package let maxScore: Int

  /// How the answer was found.
  package let status: Status

  /// What was asked, what came back and what may be wrong; empty for a right answer.
  package let message: String

  /// The points that the answer gets: all of them, or none.
  package var score: Int { status == .solved ? maxScore : 0 }

  /// What is to be shown beside the points: the number and what is asked.
  var name: String { "\(id) \(title)" }
}

// The score is written for whoever reads the file, and worked out again from the status when it is
// read: nobody raises a mark by editing one number.
extension ExerciseResult {
  private enum Key: CodingKey { case id, title, file, line, score, maxScore, status, message }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    id = try container.decode(String.self, forKey: .id)
    title = try container.decode(String.self, forKey: .title)
    file = try container.decode(String.self, forKey: .file)
    line = try container.decodeIfPresent(Int.self, forKey: .line)
    maxScore = try container.decode(Int.self, forKey: .maxScore)
    status = try container.decode(Status.self, forKey: .status)
    message = try container.decode(String.self, forKey: .message)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(title, forKey: .title)
    try container.encode(file, forKey: .file)
    try container.encodeIfPresent(line, forKey: .line)
    try container.encode(score, forKey: .score)
    try container.encode(maxScore, forKey: .maxScore)
    try container.encode(status, forKey: .status)
    try container.encode(message, forKey: .message)
  }
}
