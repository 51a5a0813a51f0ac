import Exercises

extension Report {
  /// The report without what right answers give: a learner who tries again must not find in it what
  /// to return.
  ///
  /// What was asked, what came back, and the mistake that gives it stay.
  var withoutExpectedValues: Report {
    Report(
      number: number,
      parts: parts.map { part in
        Part(
          function: part.function, state: part.state, words: part.words, line: part.line,
          details: part.details.compactMap(withoutExpectedValue))
      }, printed: printed)
  }

  /// How the answer was found, in the words of a grade book.
  var status: ExerciseResult.Status {
    switch state {
    case .solved: .solved
    case .notDone: .notDone
    case .wrong: .wrong
    case .notJudged: .notJudged
    case .stopped:
      parts.contains { $0.state == .stopped && $0.words.hasPrefix("is still running") }
        ? .timedOut : .crashed
    }
  }
}

private func withoutExpectedValue(_ detail: String) -> String? {
  if detail.hasPrefix("Expected:") { return nil }
  // "First difference, row 2: expected 0.5, found 0.25"
  if detail.hasPrefix("First difference"), let place = detail.firstRange(of: ": expected ") {
    return String(detail[..<place.lowerBound])
  }
  return detail
}
