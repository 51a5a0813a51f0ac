/// A class as a JUnit report: a suite for each submission, a test case for each exercise.
///
/// A wrong or missing answer is a failure; one that does not compile or come to its end is an error.
func junitReport(_ book: GradeBook) -> String {
  var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#, "<testsuites>"]
  for submission in book.submissions {
    let elements = submission.exercises.map { $0.status.junitElement }
    let counts = ["failure", "error"].map { name in elements.count { $0 == name } }
    let time = submission.seconds.map { #" time="\#($0)""# } ?? ""
    lines.append(
      #"  <testsuite name="\#(xml(submission.name))" tests="\#(submission.exercises.count)" "#
        + #"failures="\#(counts[0])" errors="\#(counts[1])" skipped="0"\#(time)>"#)
    for exercise in submission.exercises {
      let start =
        #"    <testcase classname="\#(xml(submission.name))" name="\#(xml(exercise.name))""#
      guard let element = exercise.status.junitElement else {
        lines.append(start + "/>")
        continue
      }
      lines.append(
        start + #"><\#(element) type="\#(exercise.status.rawValue)">\#(xml(exercise.message))"#
          + "</\(element)></testcase>")
    }
    lines.append("  </testsuite>")
  }
  return (lines + ["</testsuites>", ""]).joined(separator: "\n")
}

extension ExerciseResult.Status {
  /// The element that says what is the matter; nil for a right answer.
  fileprivate var junitElement: String? {
    switch self {
    case .solved: nil
    case .wrong, .notDone: "failure"
    case .doesNotCompile, .timedOut, .crashed, .refused, .notJudged: "error"
    }
  }
}

/// A text as XML: what XML cannot hold is left out.
private func xml(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    default:
      let isHeld = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
      if isHeld { result.unicodeScalars.append(scalar) }
    }
  }
  return result
}
