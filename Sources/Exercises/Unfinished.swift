import Synchronization

/// Marks a stub as not done and hands on a placeholder, so that the program runs on.
///
/// The body of every stub is one call of this function, which the learner replaces:
///
///     public func sgdStep(weights: [Float], gradient: [Float], learningRate: Float) -> [Float] {
///       unfinished(weights)
///     }
///
/// - Parameters:
///   - placeholder: a value of the right type and shape.
///   - file: the stub's file.
///   - line: the stub's line.
/// - Returns: the placeholder.
public func unfinished<Value>(
  _ placeholder: Value, file: String = #filePath, line: Int = #line
) -> Value {
  UnfinishedRecorder.current?.record(UnfinishedMark(file: file, line: line))
  return placeholder
}

/// The place of a call of `unfinished`.
public struct UnfinishedMark: Equatable, Codable, Sendable {
  /// The whole path of the file.
  public let file: String

  /// The line of the call, counted from 1.
  public let line: Int
}

/// Runs `body` and tells whether it came past a stub that is not done.
///
/// - Parameter body: what to run. Only calls on its own thread or task are noticed.
/// - Returns: what `body` returns, and the first mark it met: nil if there was none.
/// - Throws: what `body` throws.
public func findingUnfinished<Result>(
  in body: () throws -> Result
) rethrows -> (result: Result, mark: UnfinishedMark?) {
  let recorder = UnfinishedRecorder()
  let result = try UnfinishedRecorder.$current.withValue(recorder, operation: body)
  return (result, recorder.firstMark)
}

/// Keeps the first mark. It is local to a task, so that two checks at the same time do not
/// take each other's marks for their own.
private final class UnfinishedRecorder: Sendable {
  @TaskLocal static var current: UnfinishedRecorder?

  private let mark = Mutex<UnfinishedMark?>(nil)

  var firstMark: UnfinishedMark? { mark.withLock { $0 } }

  func record(_ newMark: UnfinishedMark) {
    mark.withLock { $0 = $0 ?? newMark }
  }
}
