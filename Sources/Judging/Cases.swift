import Exercises
import NeuralNetworks

extension Contract {
  /// Any answer: a mistake, a right one. A closure may have a parameter for each argument.
  public typealias Answer = @Sendable (Input) -> Output

  /// Arguments, and what they should give.
  public struct Case: Sendable {
    let name: String
    let input: Input
    let expected: Output

    /// A case.
    ///
    /// - Parameters:
    ///   - name: what is special about it, in a few words.
    ///   - input: what goes in: the argument, or a tuple of all.
    ///   - expected: what should come out.
    public init(_ name: String, _ input: Input, gives expected: Output) {
      self.name = name
      self.input = input
      self.expected = expected
    }
  }

  /// Cases that are drawn anew for each verdict: no answer can be made to fit them.
  public struct RandomCases: Sendable {
    let count: Int
    let draw: @Sendable (inout SplitMix64) -> Case

    /// So many cases.
    ///
    /// - Parameters:
    ///   - count: how many to draw for a verdict.
    ///   - draw: draws one. What it expects should be found in another way than answers take.
    public init(_ count: Int, draw: @escaping @Sendable (inout SplitMix64) -> Case) {
      self.count = count
      self.draw = draw
    }
  }

  /// A wrong answer that learners give, with advice.
  public struct Mistake: Sendable {
    let name: String
    let remedy: String
    let answer: Answer

    /// A wrong answer.
    ///
    /// - Parameters:
    ///   - name: what went wrong, to follow "This is what you get when".
    ///   - remedy: one sentence of advice.
    ///   - answer: the wrong function.
    public init(_ name: String, _ remedy: String, answer: @escaping Answer) {
      self.name = name
      self.remedy = remedy
      self.answer = answer
    }

    /// Whether the name can stand at the end of a sentence, and a remedy comes after it.
    var isWhole: Bool { !name.isEmpty && !".!?".contains(name.suffix(1)) && !remedy.isEmpty }
  }

  /// For mistakes that change a part of a right answer.
  ///
  /// - Parameters:
  ///   - recipe: a right answer in its parts.
  ///   - answer: the function that a recipe, right or changed, comes to.
  /// - Returns: makes a mistake from its name, its remedy and the change.
  package static func mistakes<Recipe: Sendable>(
    changing recipe: Recipe, _ answer: @escaping @Sendable (Recipe) -> Answer
  ) -> @Sendable (_ name: String, _ remedy: String, _ change: (inout Recipe) -> Void) -> Mistake {
    { name, remedy, change in
      var changed = recipe
      change(&changed)
      return Mistake(name, remedy, answer: answer(changed))
    }
  }

  /// For right answers that take another form in a part of a right answer.
  ///
  /// - Parameters:
  ///   - recipe: a right answer in its parts.
  ///   - answer: the function that a recipe comes to.
  /// - Returns: makes a right answer from what is different in its form, and the change.
  package static func rightAnswers<Recipe: Sendable>(
    changing recipe: Recipe, _ answer: @escaping @Sendable (Recipe) -> Answer
  ) -> @Sendable (_ form: String, _ change: (inout Recipe) -> Void) -> RightAnswer {
    { form, change in
      var changed = recipe
      change(&changed)
      return RightAnswer(form, answer: answer(changed))
    }
  }

  /// A right answer in another form than the solution's; it has to be accepted.
  public struct RightAnswer: Sendable {
    let form: String
    let answer: Answer

    /// A right answer, and what is different in its form.
    public init(_ form: String, answer: @escaping Answer) {
      self.form = form
      self.answer = answer
    }
  }
}
