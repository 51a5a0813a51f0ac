/// An exercise: what is asked, right answers and wrong ones.
///
/// An answer is a function from `Input` to `Output`. A function of several arguments takes them
/// as one tuple; what it throws is part of its answer. The same exercise judges the learner's
/// function, the solution, each misconception and each other right answer.
public struct Exercise<Input: Sendable, Output: Sendable>: Sendable {
  /// The chapter and the exercise in it, such as "7.2".
  public let number: String

  /// What is asked, in two or three words, such as "scale pixels".
  public let title: String

  /// The stub's file, as a path in the package.
  public let file: String

  /// What helps on, each hint plainer than the one before.
  public let hints: [String]

  let comparison: Comparison<Output>
  let cases: [Case]
  let misconceptions: [Misconception]
  let otherAnswers: [OtherAnswer]

  /// An exercise.
  ///
  /// - Parameters:
  ///   - number: the chapter and the exercise in it, such as "7.2".
  ///   - title: what is asked, in two or three words.
  ///   - file: the stub's file, as a path in the package.
  ///   - comparison: when two outputs are the same.
  ///   - cases: inputs and what they should give.
  ///   - hints: three hints, each plainer than the one before.
  ///   - misconceptions: at least five wrong answers that learners give.
  ///   - otherAnswers: at least two right answers in another form than the solution's.
  public init(
    _ number: String, _ title: String, file: String, comparing comparison: Comparison<Output>,
    cases: [Case], hints: [String], misconceptions: [Misconception], otherAnswers: [OtherAnswer]
  ) {
    self.number = number
    self.title = title
    self.file = file
    self.comparison = comparison
    self.cases = cases
    self.hints = hints
    self.misconceptions = misconceptions
    self.otherAnswers = otherAnswers
  }
}

// MARK: - Parts

extension Exercise {
  /// An answer to the exercise.
  public typealias Function = @Sendable (Input) throws -> Output

  /// An input and what it should give.
  public struct Case: Sendable {
    let name: String
    let input: Input
    let expected: Result<Output, any Error>

    /// A case in which the function returns a value.
    public init(_ name: String, given input: Input, expect output: Output) {
      self.name = name
      self.input = input
      self.expected = .success(output)
    }

    /// A case in which the function throws an error.
    public init(_ name: String, given input: Input, expectError error: any Error & Equatable) {
      self.name = name
      self.input = input
      self.expected = .failure(error)
    }
  }

  /// A wrong answer that learners give, with advice.
  public struct Misconception: Sendable {
    let advice: Advice
    let answer: Function

    /// A wrong answer.
    ///
    /// - Parameters:
    ///   - mistake: what went wrong, to follow "This is what you get when".
    ///   - remedy: one sentence of advice.
    ///   - answer: the wrong function.
    public init(_ mistake: String, remedy: String, answer: @escaping Function) {
      self.advice = Advice(mistake: mistake, remedy: remedy)
      self.answer = answer
    }
  }

  /// A right answer in another form than the solution's; it must be accepted.
  public struct OtherAnswer: Sendable {
    let form: String
    let answer: Function

    /// A right answer, and what is different in its form.
    public init(_ form: String, answer: @escaping Function) {
      self.form = form
      self.answer = answer
    }
  }
}
