extension Exercise {
  /// Judges an answer.
  ///
  /// - Parameter function: the learner's function, or any other.
  /// - Returns: the verdict on all cases.
  public func verdict(on function: (Input) throws -> Output) -> Verdict {
    let (found, mark) = findingUnfinished { outcomes(of: function) }
    if let mark {
      return .notDone(file: shortPath(of: mark.file), line: mark.line)
    }
    for (check, outcome) in zip(cases, found) {
      if let difference = difference(outcome, check.expected) {
        return .wrong(
          WrongAnswer(
            caseName: check.name, input: excerpt(of: check.input),
            expected: text(of: check.expected), found: text(of: outcome), difference: difference,
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
    verdict(on: function).failureText(for: self)
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
    guard let one = (one as Any) as? any Equatable else { return false }
    return isEqual(one)
  }

  private func text(of outcome: Result<Output, any Error>) -> String {
    switch outcome {
    case .success(let output): excerpt(of: output)
    case .failure(let error): "the error \"\(error)\""
    }
  }
}
