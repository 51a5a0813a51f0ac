/// A class as a table for a spreadsheet (RFC 4180): a row for each submission, a column for each
/// exercise.
func gradeTable(_ book: GradeBook) -> String {
  var exercises: [String] = []
  for exercise in book.submissions.flatMap(\.exercises) where !exercises.contains(exercise.id) {
    exercises.append(exercise.id)
  }
  var rows = [["submission", "score", "maxScore"] + exercises]
  for submission in book.submissions {
    let scores = exercises.map { id in
      submission.exercises.first { $0.id == id }.map { "\($0.score)" } ?? ""
    }
    rows.append([submission.name, "\(submission.score)", "\(submission.maxScore)"] + scores)
  }
  return rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
}

/// A text as a cell. A spreadsheet would take a name that begins like a formula for one, and run it.
private func cell(_ text: String) -> String {
  // By Unicode scalars: a line feed after a carriage return is one character with it.
  let isFormula = text.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) }
  let text = isFormula == true ? "'" + text : text
  guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
    return text
  }
  return "\"" + text.replacing("\"", with: "\"\"") + "\""
}
