import Exercises

extension Check {
  /// The same check of an answer that may draw numbers of its own, so that the same mistake, made by
  /// another learner, comes out otherwise in a few cases.
  ///
  /// - Parameter share: in which share of the cases in which an answer or a known mistake is wrong
  ///   both have to be alike, for the answer to be named so. The one that is alike in most counts.
  /// - Returns: the check; what is right stays as it was.
  package func namingMistakes(alikeIn share: Double) -> Check {
    var check = self
    check.leastLikeness = share
    return check
  }

  /// The mistake that is most like these outcomes, if one is like enough.
  func nearestMistake(
    to outcomes: [Outcome<Output>], _ prepared: PreparedCases<Input, Output>
  ) -> Shape.Mistake? {
    guard leastLikeness < 1 else { return nil }
    let likenesses = mistakes.indices.map { likeness(of: $0, to: outcomes, prepared) }
    let nearest = mistakes.indices.max { likenesses[$0] < likenesses[$1] }
    return nearest.flatMap { likenesses[$0] >= leastLikeness ? mistakes[$0] : nil }
  }

  private func likeness(
    of mistake: Int, to outcomes: [Outcome<Output>], _ prepared: PreparedCases<Input, Output>
  ) -> Double {
    var (wrong, alike) = (0, 0)
    for (index, check) in prepared.cases.enumerated() {
      guard case .value(let found) = outcomes[index] else { continue }
      let output = prepared.output(of: mistake, in: index)
      let areRight = [found, output].allSatisfy {
        difference(check.input, $0, check.expected) == nil
      }
      if areRight { continue }
      wrong += 1
      if areAlike(check.input, found, output) { alike += 1 }
    }
    return wrong == 0 ? 0 : Double(alike) / Double(wrong)
  }
}
