import Foundation

/// What goes into a function that a learner writes, and what comes out of it.
///
/// A contract knows no right answer: it is all that the process in which the learner's code runs
/// has to know. An exercise that asks for several functions has a contract for each of them, and
/// each is judged by itself.
///
/// Arguments and output are values that can be sent to another process. Where a learner's function
/// takes a function, a generator or an observer, the argument here is a description of it, from
/// which the worker makes the real one; where it throws, the output is an `Attempt`.
public struct Contract<Input: Sendable, Output: Codable & Sendable>: Sendable {
  /// The exercise that asks for the function.
  public let exercise: Outline

  /// The function's name in the learner's file.
  public let function: String

  /// What the exercise calls the arguments, in order.
  public let arguments: [String]

  /// The sizes that are never zero: "inputs" for a list, "inputs.rows" for a matrix. All other
  /// sizes may be, and an answer has to get along with it.
  public let neverEmpty: [String]

  /// Sends arguments to another process.
  public let encode: @Sendable (Input) throws -> Data

  /// The arguments that were sent; throws where there are none.
  public let decode: @Sendable (Data) throws -> Input

  /// The arguments one by one, to be shown.
  public let list: @Sendable (Input) -> [any Sendable]

  /// A function of an exercise.
  ///
  /// `Input` is the type of its only argument, or a tuple of the types of all.
  ///
  /// - Parameters:
  ///   - function: its name in the learner's file.
  ///   - exercise: the exercise that asks for it.
  ///   - arguments: what the exercise calls the arguments, in order.
  ///   - neverEmpty: the sizes that are never zero.
  public init<each Argument: Codable & Sendable>(
    _ function: String, in exercise: Outline, arguments: [String], neverEmpty: [String] = []
  ) where Input == (repeat each Argument) {
    self.exercise = exercise
    self.function = function
    self.arguments = arguments
    self.neverEmpty = neverEmpty
    encode = { try Coding.encode(ArgumentList(repeat each $0)) }
    decode = { try Coding.decode(ArgumentList<repeat each Argument>.self, from: $0).values }
    list = { ArgumentList(repeat each $0).list }
  }

  /// The function, as the worker and the judge call it by name.
  public var id: FunctionID { FunctionID(exercise: exercise.number, function: function) }
}

/// A function of an exercise, by name.
public struct FunctionID: Hashable, Codable, Sendable {
  /// The exercise's number, such as "7.2".
  public let exercise: String

  /// The function's name.
  public let function: String
}

/// The output of a function that may throw.
public enum Attempt<Value: Codable & Sendable, Failure: Error & Codable & Equatable>:
  Codable, Sendable
{
  case value(Value)
  case failure(Failure)

  /// What a call returns or throws.
  public init(_ call: () throws(Failure) -> Value) {
    do throws(Failure) {
      self = .value(try call())
    } catch {
      self = .failure(error)
    }
  }
}
