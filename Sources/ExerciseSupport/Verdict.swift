/// What is to be said of an answer.
public enum Verdict: Equatable, Sendable {
  /// Every case gives what is expected.
  case correct

  /// The answer came past a stub: the file and line to open.
  case notDone(file: String, line: Int)

  /// A case gives something else than expected.
  case wrong(WrongAnswer)
}

/// The first case that an answer gets wrong.
public struct WrongAnswer: Equatable, Sendable {
  /// The name of the case.
  public let caseName: String

  /// The input, in Swift's notation, cut where it is long.
  public let input: String

  /// What was expected, what was found, and where.
  public let difference: Difference

  /// The advice of the misconception that gives the same in every case, if there is one.
  public let advice: Advice?
}

/// What to say to a learner whose mistake is known.
public struct Advice: Equatable, Sendable {
  /// What went wrong; it follows "This is what you get when".
  public let mistake: String

  /// One sentence of advice.
  public let remedy: String
}

// MARK: - Judging

extension Exercise {
  /// Judges an answer.
  ///
  /// - Parameter function: the learner's function, or any other.
  /// - Returns: the verdict on all cases.
  public func verdict(on function: (Input) throws -> Output) -> Verdict {
    let (found, mark) = findingUnfinished { outcomes(of: function) }
    if let mark {
      // The mark holds the whole path, which is long; the exercise knows the one in the package.
      let isOwnFile = mark.file.hasSuffix("/" + file)
      return .notDone(file: isOwnFile ? file : mark.file, line: mark.line)
    }
    for (check, outcome) in zip(cases, found) {
      if let difference = difference(outcome, check.expected) {
        return .wrong(
          WrongAnswer(
            caseName: check.name, input: excerpt(of: check.input), difference: difference,
            advice: misconception(behind: found)?.advice))
      }
    }
    return .correct
  }

  /// Judges an answer, in words.
  ///
  /// - Parameter function: the learner's function, or any other.
  /// - Returns: what is the matter, for the learner to read; nil for a right answer.
  public func failure(of function: (Input) throws -> Output) -> String? {
    switch verdict(on: function) {
    case .correct:
      return nil
    case .notDone(let file, let line):
      return "Exercise \(number), \(title), is not done yet: open \(file), line \(line)"
    case .wrong(let answer):
      let difference = answer.difference
      var lines = [
        "Exercise \(number), \(title), is not right yet: open \(file)",
        "  Case: \(answer.caseName), given \(answer.input)",
        "  \(difference.place): expected \(difference.expected), found \(difference.found)",
      ]
      if let advice = answer.advice {
        lines.append("  This is what you get when \(advice.mistake). \(advice.remedy)")
      }
      return lines.joined(separator: "\n")
    }
  }

  private func outcomes(of function: (Input) throws -> Output) -> [Result<Output, any Error>] {
    cases.map { check in Result { try function(check.input) } }
  }

  /// The first misconception that gives these outcomes in every case.
  private func misconception(behind outcomes: [Result<Output, any Error>]) -> Misconception? {
    misconceptions.first { misconception in
      zip(outcomes, self.outcomes(of: misconception.answer)).allSatisfy(areAlike)
    }
  }
}

// MARK: - Outputs and errors

extension Exercise {
  private func difference(
    _ found: Result<Output, any Error>, _ expected: Result<Output, any Error>
  ) -> Difference? {
    switch (found, expected) {
    case (.success(let found), .success(let expected)):
      return comparison.difference(found, expected)
    case (.failure(let found), .failure(let expected)) where areEqual(found, expected):
      return nil
    default:
      return Difference(place: "result", expected: text(of: expected), found: text(of: found))
    }
  }

  private func areAlike(
    _ one: Result<Output, any Error>, _ other: Result<Output, any Error>
  ) -> Bool {
    switch (one, other) {
    case (.success(let one), .success(let other)): comparison.areAlike(one, other)
    case (.failure(let one), .failure(let other)): areEqual(one, other)
    default: false
    }
  }

  private func areEqual(_ one: any Error, _ other: any Error) -> Bool {
    func isEqual<Value: Equatable>(_ value: Value) -> Bool { value == other as? Value }
    guard let one = one as? any Equatable else { return false }
    return isEqual(one)
  }

  private func text(of outcome: Result<Output, any Error>) -> String {
    switch outcome {
    case .success(let output): excerpt(of: output)
    case .failure(let error): "the error \"\(error)\""
    }
  }

  private func excerpt(of value: Any) -> String {
    let text = "\(value)"
    return text.count <= 160 ? text : text.prefix(160) + "…"
  }
}
