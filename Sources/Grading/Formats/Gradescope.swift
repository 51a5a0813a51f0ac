/// Gradescope's `/autograder/results/results.json`.
///
/// Source: "Autograder Specifications" of Gradescope. `execution_time` is a number of seconds;
/// `visibility` is one of `hidden`, `after_due_date`, `after_published` and `visible`, and one hidden
/// test would hide the total. What the grader itself prints is for the instructor.
struct GradescopeResults: Encodable {
  struct Test: Encodable {
    let score: Int
    let max_score: Int
    let status: String
    let name: String
    let number: String
    let output: String
    let output_format = "text"
    let visibility = "visible"
  }

  let score: Int
  let execution_time: Double?
  let output: String
  let output_format = "text"
  let stdout_visibility = "hidden"
  let tests: [Test]

  init(_ submission: SubmissionResult) {
    score = submission.score
    execution_time = submission.seconds
    output = submission.summary
    tests = submission.exercises.map { exercise in
      Test(
        score: exercise.score, max_score: exercise.maxScore,
        status: exercise.status == .solved ? "passed" : "failed", name: exercise.name,
        number: exercise.id, output: exercise.message)
    }
  }
}
