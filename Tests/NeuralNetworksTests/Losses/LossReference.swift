import XCTest

@testable import NeuralNetworks

/// The outputs and targets that Tests/Reference/functions_reference.py works on.
enum LossReference {
  static let outputs = Matrix([[1.5, -2, 0.25], [0, 3, -1]])
  static let extreme = Matrix([[1000, -1000, 0], [-1000, 1000, 1000]])
  static let equal = Matrix(rows: 2, columns: 3, repeating: 7)

  static let numbers = Matrix([[1, -1, 0.5], [2, 3.5, -1]])
  static let answers = Matrix([[1, 0, 1], [0, 1, 0.25]])
  static let classes = Matrix([[0, 0, 1], [0, 1, 0]])
  static let distributions = Matrix([[0.2, 0.3, 0.5], [0, 0.75, 0.25]])
}

/// Fails unless a loss and its gradient are as expected.
func check(
  _ loss: Loss, of outputs: Matrix, _ targets: Matrix, is value: Double, gradient: [Double],
  file: StaticString = #filePath, line: UInt = #line
) {
  XCTAssertEqual(
    loss(outputs, targets: targets), value, accuracy: 1e-6 * max(1, value), file: file, line: line)
  assertEqual(loss.gradient(outputs, targets: targets), gradient, file: file, line: line)
}
