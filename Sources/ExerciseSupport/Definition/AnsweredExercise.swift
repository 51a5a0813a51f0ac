/// An exercise together with somebody's answer to it.
public struct AnsweredExercise: NamedExercise {
  /// The chapter and the exercise in it, such as "7.2".
  public let number: String

  /// What is asked, in two or three words, such as "scale pixels".
  public let title: String

  /// The stub's file, as a path in the package.
  public let file: String

  private let verdict: @Sendable () -> Verdict

  fileprivate init(_ exercise: some NamedExercise, verdict: @escaping @Sendable () -> Verdict) {
    number = exercise.number
    title = exercise.title
    file = exercise.file
    self.verdict = verdict
  }

  /// Judges the answer, in this process.
  ///
  /// - Returns: the verdict on all cases.
  public func judge() -> Verdict { verdict() }
}

extension Exercise {
  /// The exercise with an answer that takes all arguments as one tuple.
  ///
  /// - Parameter function: the answer.
  /// - Returns: the exercise, ready to be judged.
  public func answered(by function: @escaping Function) -> AnsweredExercise {
    AnsweredExercise(self) { verdict(on: function) }
  }

  /// The exercise with an answer that takes its arguments one by one: `answered(by: weightedSum)`.
  ///
  /// Swift tells a tuple with labels from one without, so the types of the arguments are compared
  /// when the answer is judged; if they are not those of `Input`, it is wrong in every case.
  ///
  /// - Parameter function: the answer, a function of the elements of `Input`.
  /// - Returns: the exercise, ready to be judged.
  public func answered<each Argument>(
    by function: @escaping @Sendable (repeat each Argument) throws -> Output
  ) -> AnsweredExercise {
    AnsweredExercise(self) {
      verdict { input in
        guard let arguments = input as? (repeat each Argument) else {
          throw ArgumentMismatch(
            found: "\((repeat each Argument).self)", expected: "\(Input.self)")
        }
        return try function(repeat each arguments)
      }
    }
  }
}

/// The function takes other arguments than the exercise gives it.
private struct ArgumentMismatch: Error, Equatable, CustomStringConvertible {
  let found: String
  let expected: String

  var description: String { "the function takes \(found), but is to take \(expected)" }
}
