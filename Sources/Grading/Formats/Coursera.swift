/// Coursera's `/shared/feedback.json`: a number from 0 to 1, and text.
struct CourseraFeedback: Encodable {
  let fractionalScore: Double
  let feedback: String

  init(_ submission: SubmissionResult) {
    fractionalScore = submission.fraction
    let open = submission.exercises.map(\.message).filter { !$0.isEmpty }
    feedback = ([submission.summary] + open).joined(separator: "\n\n")
  }
}
