import Exercises
import Synchronization

/// The cases of a check that follow from one seed, and what each mistake gives in them.
///
/// All of a class is judged on the same cases, and some take long to make, as does what a mistake
/// gives: a network is trained for it. So each is worked out once, when it is first asked for. All of
/// it follows from the seed and nothing from any answer, so what was judged before changes no verdict.
final class PreparedCases<Input: Sendable, Output: Codable & Sendable>: Sendable {
  typealias Shape = Contract<Input, Output>

  let seed: UInt64
  let cases: [Shape.Case]
  private let mistakes: [Shape.Mistake]
  private let known: Mutex<[[Output?]]>

  init(_ cases: [Shape.Case], seed: UInt64, mistakes: [Shape.Mistake]) {
    self.seed = seed
    self.cases = cases
    self.mistakes = mistakes
    known = Mutex(mistakes.map { _ in cases.map { _ in nil } })
  }

  /// What a mistake gives in a case.
  func output(of mistake: Int, in index: Int) -> Output {
    known.withLock { known in
      if let output = known[mistake][index] { return output }
      let output = mistakes[mistake].answer(cases[index].input)
      known[mistake][index] = output
      return output
    }
  }
}

/// The cases that were prepared last.
final class LastPrepared<Input: Sendable, Output: Codable & Sendable>: Sendable {
  private let last = Mutex<PreparedCases<Input, Output>?>(nil)

  /// The cases of a seed, made if they are not those of the last one.
  func cases(
    seed: UInt64, make: () -> PreparedCases<Input, Output>
  ) -> PreparedCases<Input, Output> {
    last.withLock { last in
      if let last, last.seed == seed { return last }
      let new = make()
      last = new
      return new
    }
  }
}
