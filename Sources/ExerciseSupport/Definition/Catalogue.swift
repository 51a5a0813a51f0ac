// An exercise is only as good as its checks. Here the checks are checked: a test run of the course
// proves that they reject every known wrong answer and accept every known right one. Nothing here
// runs the learner's answer.

/// What the checks make of an entry of the catalogue.
public struct CatalogueOutcome: Equatable, Sendable {
  /// The mistake of a misconception, or the form of another right answer.
  public let name: String

  /// Why the checks have to be mended; nil if they do what they should.
  public let fault: String?

  package init(name: String, fault: String?) {
    self.name = name
    self.fault = fault
  }
}

extension Exercise {
  /// For each misconception, whether it is caught: a learner who answers with it has to get its own
  /// advice, not another's.
  public var misconceptionOutcomes: [CatalogueOutcome] {
    misconceptions.map { misconception in
      CatalogueOutcome(name: misconception.advice.mistake, fault: fault(of: misconception))
    }
  }

  /// For each other right answer, whether it is accepted.
  public var otherAnswerOutcomes: [CatalogueOutcome] {
    otherAnswers.map { other in
      CatalogueOutcome(name: other.form, fault: failure(of: other.answer).map { "rejected: \($0)" })
    }
  }

  /// What is wrong with the exercise itself, a line for each fault.
  ///
  /// There have to be three different hints, five misconceptions or more, each with a mistake of
  /// its own, and two other right answers or more; every outcome has to be without a fault.
  public var faults: [String] {
    var faults: [String] = []
    if hints.count != 3 || Set(hints).count != 3 || hints.contains("") {
      faults.append("exercise \(number) has \(hints.count) hints, not three different ones")
    }
    if misconceptions.count < 5 {
      faults.append("exercise \(number) has \(misconceptions.count) misconceptions, fewer than 5")
    }
    if Set(misconceptions.map(\.advice.mistake)).count < misconceptions.count {
      faults.append("exercise \(number) has two misconceptions with the same mistake")
    }
    if otherAnswers.count < 2 {
      faults.append("exercise \(number) has \(otherAnswers.count) other answers, fewer than 2")
    }
    for outcome in misconceptionOutcomes + otherAnswerOutcomes {
      if let fault = outcome.fault { faults.append("\"\(outcome.name)\" is \(fault)") }
    }
    return faults
  }

  private func fault(of misconception: Misconception) -> String? {
    switch verdict(on: misconception.answer) {
    case .correct:
      "accepted: a case is missing that shows the mistake"
    case .notDone(let file, let line):
      "not done: \(file), line \(line)"
    case .wrong(let answer) where answer.advice != misconception.advice:
      "taken for \"\(answer.advice?.mistake ?? "no known mistake")\""
    case .wrong:
      nil
    }
  }
}
