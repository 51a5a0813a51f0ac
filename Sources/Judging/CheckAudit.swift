import Exercises

// An exercise is only as good as its checks. Here the checks are checked: they have to reject every
// known mistake under its own name, and to accept every other right answer. Nothing here runs a
// learner's answer.

extension Check {
  /// The seed of the random cases, so that an audit says the same each time.
  private static var seed: UInt64 { 1 }

  package func audit() -> Audit {
    var audit = Audit(number: contract.exercise.number)
    let cases = allCases(seed: Self.seed)
    // What each mistake gives in each case: some take long to find it.
    let outputs = mistakes.map { mistake in cases.map { mistake.answer($0.input) } }
    audit.mistakes = mistakes.indices.map { index in
      Audit.Entry(name: mistakes[index].name, fault: fault(of: index, cases, outputs))
    }
    audit.rightAnswers = rightAnswers.map { right in
      let wrong = firstWrong(cases.lazy.map { right.answer($0.input) }, cases)
      return Audit.Entry(
        name: right.form,
        fault: wrong.map { check, difference in
          "rejected in the case \"\(check.name)\", \(difference.place): expected "
            + "\(difference.expected), found \(difference.found)"
        })
    }
    let name = "\(contract.exercise.number), \(contract.function):"
    if mistakes.count < 5 { audit.faults.append("\(name) fewer than five mistakes") }
    if Set(mistakes.map(\.name)).count < mistakes.count {
      audit.faults.append("\(name) two mistakes with one name")
    }
    // A first verdict shows the name only: both have to be whole.
    audit.faults += mistakes.filter { !$0.isWhole }.map {
      "\(name) \"\($0.name)\" has no remedy, or no name that is part of a sentence"
    }
    if rightAnswers.count < 2 { audit.faults.append("\(name) fewer than two right answers") }
    audit.faults += twins(cases, outputs).map {
      "\(name) no case tells apart \"\($0)\" and \"\($1)\""
    }
    audit.faults += missingZeros(cases).map { "\(name) no case in which \($0) is zero" }
    audit.faults += unknownSizes(cases).map { "\(name) there is no size \($0)" }
    if let check = cases.first, contract.list(check.input).count != contract.arguments.count {
      audit.faults.append("\(name) arguments and their names differ in number")
    }
    return audit
  }

  private func firstWrong(
    _ outputs: some Sequence<Output>, _ cases: [Shape.Case]
  ) -> (Shape.Case, Difference)? {
    for (check, found) in zip(cases, outputs) {
      if let difference = difference(check.input, found, check.expected) {
        return (check, difference)
      }
    }
    return nil
  }

  private func fault(of index: Int, _ cases: [Shape.Case], _ outputs: [[Output]]) -> String? {
    if firstWrong(outputs[index], cases) == nil {
      return "accepted: a case is missing that shows the mistake"
    }
    let first = mistakes.indices.first { areAlike(outputs[$0], outputs[index], cases) }
    guard let first, first != index else { return nil }
    return "taken for \"\(mistakes[first].name)\""
  }

  /// Pairs of mistakes that give the same in every case.
  private func twins(_ cases: [Shape.Case], _ outputs: [[Output]]) -> [(String, String)] {
    mistakes.indices.flatMap { index in
      mistakes.indices[(index + 1)...]
        .filter { areAlike(outputs[index], outputs[$0], cases) }
        .map { (mistakes[index].name, mistakes[$0].name) }
    }
  }

  private func areAlike(_ one: [Output], _ other: [Output], _ cases: [Shape.Case]) -> Bool {
    cases.indices.allSatisfy { areAlike(cases[$0].input, one[$0], other[$0]) }
  }

  // MARK: - Sizes

  private func sizes(of check: Shape.Case) -> [(name: String, count: Int)] {
    zip(contract.arguments, contract.list(check.input)).flatMap { name, value in
      ((value as? any Sized)?.sizes ?? []).map { (name + $0.name, $0.count) }
    }
  }

  private func missingZeros(_ cases: [Shape.Case]) -> [String] {
    let all = cases.flatMap { sizes(of: $0) }
    let zeros = all.filter { $0.count == 0 }.map(\.name)
    return Set(all.map(\.name)).subtracting(zeros).subtracting(contract.neverEmpty).sorted()
  }

  private func unknownSizes(_ cases: [Shape.Case]) -> [String] {
    let names = cases.first.map { sizes(of: $0).map(\.name) } ?? []
    return contract.neverEmpty.filter { !names.contains($0) }
  }
}
