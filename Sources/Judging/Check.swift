import Exercises
import Foundation
import NeuralNetworks

/// What the judge knows of a function that an exercise asks for: cases, mistakes, right answers.
public struct Check<Input: Sendable, Output: Codable & Sendable>: Sendable {
  /// The function.
  public typealias Shape = Contract<Input, Output>

  /// Changes arguments such that only the order of some numbers stays as it is.
  public typealias Reordering =
    @Sendable (
      _ input: Input, _ keepingOrder: ([Float]) -> [Float]
    ) -> Input

  let contract: Shape

  /// The first difference from the expected output; nil if the output is right.
  let difference: @Sendable (_ input: Input, _ found: Output, _ expected: Output) -> Difference?

  /// Whether two outputs, right or wrong, are alike: then they come from the same mistake.
  let areAlike: @Sendable (_ input: Input, Output, Output) -> Bool

  /// What is shown of the expected output and of another one.
  let excerpts:
    @Sendable (_ input: Input, _ found: Output, _ expected: Output, _ difference: Difference) -> (
      expected: String, found: String
    )

  /// What to say of a right output.
  let note: @Sendable (_ input: Input, _ output: Output, _ expected: Output) -> Note?

  /// How much like a known mistake an answer has to be to get its name, from 0 to 1.
  var leastLikeness = 1.0

  let mistakes: [Shape.Mistake]
  let rightAnswers: [Shape.RightAnswer]
  private var cases: [Shape.Case]
  private let random: [Shape.RandomCases]
  private let lastPrepared = LastPrepared<Input, Output>()

  /// What the judge knows of a function.
  ///
  /// - Parameters:
  ///   - contract: the function.
  ///   - comparison: when two outputs are the same.
  ///   - cases: arguments, and what they should give. For each size that may be zero there has to
  ///     be a case in which it is.
  ///   - random: cases that are drawn anew for each verdict.
  ///   - orderOnly: where only the order of some numbers counts: puts others of the same order in
  ///     their place. Each case is then tried also with numbers that are close together, and with
  ///     numbers that are far apart.
  ///   - mistakes: at least five wrong answers that learners give.
  ///   - rightAnswers: at least two right answers in another form than the solution's.
  public init(
    _ contract: Shape, comparing comparison: Comparison<Output>, cases: [Shape.Case],
    random: [Shape.RandomCases] = [], orderOnly: Reordering? = nil, mistakes: [Shape.Mistake],
    rightAnswers: [Shape.RightAnswer]
  ) {
    self.init(
      contract, observing: { _, output in output }, comparing: comparison, cases: cases,
      random: random, orderOnly: orderOnly, mistakes: mistakes, rightAnswers: rightAnswers)
  }

  /// What the judge knows of a function of whose output only some properties are fixed, because it
  /// depends on chance, or which is judged by what it does.
  ///
  /// The worker sends what happened; what that is worth is worked out here, from the arguments.
  ///
  /// - Parameters:
  ///   - contract: the function.
  ///   - observe: the properties of an output that have to be right, given the arguments.
  ///   - comparison: when two such properties are the same.
  ///   - cases: arguments, and what they may give: the output of a right answer.
  ///   - random: cases that are drawn anew for each verdict.
  ///   - orderOnly: puts other numbers of the same order in the place of some.
  ///   - note: what to say of a right output, where one may be better than another, given what the
  ///     case gives too.
  ///   - mistakes: at least five wrong answers that learners give.
  ///   - rightAnswers: at least two right answers in another form than the solution's.
  public init<Seen>(
    _ contract: Shape, observing observe: @escaping @Sendable (Input, Output) -> Seen,
    comparing comparison: Comparison<Seen>, cases: [Shape.Case],
    random: [Shape.RandomCases] = [], orderOnly: Reordering? = nil,
    noting note: @escaping @Sendable (Input, Output, Output) -> Note? = { _, _, _ in nil },
    mistakes: [Shape.Mistake], rightAnswers: [Shape.RightAnswer]
  ) {
    self.contract = contract
    self.note = note
    difference = { comparison.difference(observe($0, $1), observe($0, $2)) }
    areAlike = { comparison.areAlike(observe($0, $1), observe($0, $2)) }
    excerpts = { input, found, expected, difference in
      Judging.excerpts(of: observe(input, expected), observe(input, found), at: difference)
    }
    self.random = random
    self.mistakes = mistakes
    self.rightAnswers = rightAnswers
    self.cases = cases
    guard let orderOnly else { return }
    for map in OrderKeepingMap.all {
      for check in cases {
        let input = orderOnly(check.input, map.apply)
        self.cases.append(
          Shape.Case("\(check.name), \(map.name)", input, gives: check.expected))
      }
    }
  }

  /// All cases of a seed; those of the last seed are kept.
  func prepared(seed: UInt64) -> PreparedCases<Input, Output> {
    lastPrepared.cases(seed: seed) {
      PreparedCases(allCases(seed: seed), seed: seed, mistakes: mistakes)
    }
  }

  /// All cases, with random ones that follow from a seed.
  func allCases(seed: UInt64) -> [Shape.Case] {
    var generator = SplitMix64(seed: seed)
    return cases
      + random.flatMap { random in
        (0..<random.count).map { _ in random.draw(&generator) }
      }
  }
}
