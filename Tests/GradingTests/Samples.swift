import Foundation

@testable import Grading

/// A submission with an exercise of each status.
let sample = SubmissionResult(
  name: "ada",
  exercises: ExerciseResult.Status.allCases.enumerated().map { index, status in
    ExerciseResult(
      id: "1.\(index + 1)", title: "task \(index + 1)", file: "Chapters/One/File\(index + 1).swift",
      line: index == 1 ? 7 : nil, maxScore: index + 1, status: status,
      message: status == .solved ? "" : "Exercise 1.\(index + 1)\n  is <\(status)> & \"open\"")
  }, notes: ["A note."], seconds: 2.5)

/// A submission in which all exercises are found alike.
func uniform(_ status: ExerciseResult.Status, _ message: String = "") -> SubmissionResult {
  SubmissionResult(
    name: "\(status)",
    exercises: (1...3).map {
      ExerciseResult(
        id: "2.\($0)", title: "task", file: "F\($0).swift", line: nil, maxScore: 1,
        status: status, message: message)
    })
}

/// JSON as Foundation's own reader gives it.
func json(_ data: Data) throws -> [String: Any] {
  try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
}
