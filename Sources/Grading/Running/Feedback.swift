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

/// A message as it may stand in a grade book: a part of it is a submission's to write.
///
/// What would turn a line around, hide in it or break it is left out, and so is the end of a text that
/// is longer than platforms take.
func harmless(_ message: String) -> String {
  let limit = 10_000
  let seen = message.unicodeScalars.filter { scalar in
    !scalar.properties.isBidiControl && !scalar.properties.isNoncharacterCodePoint
      && ![.lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
      && !(0xE0000...0xE007F).contains(scalar.value)
  }
  let text = String(String.UnicodeScalarView(seen.prefix(limit)))
  return seen.count > limit ? text + "…" : text
}

private func withoutExpectedValue(_ detail: String) -> String? {
  if detail.hasPrefix("Expected:") { return nil }
  // "First difference, row 2: expected 0.5, found 0.25"
  if detail.hasPrefix("First difference"), let place = detail.firstRange(of: ": expected ") {
    return String(detail[..<place.lowerBound])
  }
  return detail
}
