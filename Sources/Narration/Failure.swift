import Console

/// Runs a step of a chapter that may fail for reasons outside the program: a file, a download, a
/// loss that overflows.
///
/// Where it fails, the program says why on standard error and ends with status 1.
///
///     let digits = stoppingOnFailure { try MNIST.embedded() }
///
/// - Parameter step: what may fail; its error says what was found, what was expected, what to do.
/// - Returns: what the step returns.
@discardableResult
public func stoppingOnFailure<Value>(_ step: () throws -> Value) -> Value {
  do {
    return try step()
  } catch {
    StandardStream.error.send("error: \(explanation(of: error))\n")
    endProgram(status: 1)
  }
}
