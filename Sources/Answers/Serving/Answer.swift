import Exercises
import Foundation

/// A learner's function, bound to its contract: the compiler has compared their types.
public struct Answer: Sendable {
  /// The function.
  public let id: FunctionID

  private let call: @Sendable (Data) throws -> Data

  fileprivate init(_ id: FunctionID, call: @escaping @Sendable (Data) throws -> Data) {
    self.id = id
    self.call = call
  }

  /// Calls the function.
  ///
  /// - Parameter arguments: encoded `Arguments`.
  /// - Returns: the encoded output, or the first stub that the call came past.
  public func reply(to arguments: Data) -> Reply {
    do {
      let (output, mark) = try findingUnfinished { try call(arguments) }
      return mark.map { .unfinished($0) } ?? .value(output)
    } catch {
      return .refused("\(id.function): \(error)")
    }
  }
}

extension Contract {
  /// Binds a learner's function.
  ///
  /// - Parameter function: the function, by its name or in a closure that calls it.
  /// - Returns: what a worker serves, and a test calls.
  public func answered(by function: @escaping @Sendable (Input) -> Output) -> Answer {
    Answer(id) { try Coding.encode(function(try decode($0))) }
  }
}

extension [Answer] {
  /// Calls the function that a request names.
  public func reply(to request: Request) -> Reply {
    first { $0.id == request.id }?.reply(to: request.arguments)
      ?? .refused("found no function \(request.id.function) of exercise \(request.id.exercise)")
  }
}
