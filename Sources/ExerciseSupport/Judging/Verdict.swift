/// What is to be said of an answer.
public enum Verdict: Equatable, Codable, Sendable {
  /// Every case gives what is expected.
  case correct

  /// The answer came past a stub: the file and line to open.
  case notDone(file: String, line: Int)

  /// A case gives something else than expected.
  case wrong(WrongAnswer)
}

/// The first case that an answer gets wrong.
public struct WrongAnswer: Equatable, Codable, Sendable {
  /// The name of the case.
  public let caseName: String

  /// The input, in Swift's notation, cut where it is long.
  public let input: String

  /// The whole output or error that was expected, cut where it is long.
  public let expected: String

  /// The whole output or error that was found, cut where it is long.
  public let found: String

  /// The first place that differs.
  public let difference: Difference

  /// The advice of the misconception that gives the same in every case, if there is one.
  public let advice: Advice?
}

/// What to say to a learner whose mistake is known.
public struct Advice: Equatable, Codable, Sendable {
  /// What went wrong; it follows "This is what you get when".
  public let mistake: String

  /// One sentence of advice.
  public let remedy: String
}

// MARK: - In words

extension Verdict {
  /// What is the matter, for the learner to read.
  ///
  /// - Parameter exercise: the exercise that was judged.
  /// - Returns: the text, of one or more lines; nil for a right answer.
  public func failureText(for exercise: some NamedExercise) -> String? {
    let name = "Exercise \(exercise.number), \(exercise.title),"
    switch self {
    case .correct:
      return nil
    case .notDone(let file, let line):
      return "\(name) is not done yet: open \(file), line \(line)"
    case .wrong(let answer):
      return "\(name) is not right yet: open \(exercise.file)\n" + answer.description
    }
  }
}

extension WrongAnswer: CustomStringConvertible {
  /// The case, what was expected and found, where they differ, and the advice: a line each.
  public var description: String {
    var lines = [
      "Case:     \(caseName)",
      "Given:    \(input)",
      "Expected: \(expected)",
      "Found:    \(found)",
    ]
    if difference.place != "result" {
      lines.append(
        "First difference, \(difference.place): "
          + "expected \(difference.expected), found \(difference.found)")
    }
    if let advice {
      lines.append("This is what you get when \(advice.mistake). \(advice.remedy)")
    }
    return lines.map { "  " + $0 }.joined(separator: "\n")
  }
}
