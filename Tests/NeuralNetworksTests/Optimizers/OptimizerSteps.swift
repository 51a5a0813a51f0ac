import XCTest

@testable import NeuralNetworks

/// Takes the three steps of Tests/Reference/optimizers_reference.py with an optimizer and fails unless
/// every weight is as PyTorch has it.
///
/// `plain` holds the weights after each step without weight decay, `decayed` with one of ½, and `make`
/// makes the optimizer with a given weight decay. Biases have to move as without any.
func checkSteps(
  plain: [[Double]], decayed: [[Double]], file: StaticString = #filePath, line: UInt = #line,
  _ make: (_ weightDecay: Float) -> any Optimizer
) {
  let gradients: [[Float]] = [[1, -2, 0.1, 0], [0.5, 1, -0.1, 0], [-1, 0.25, 3, 0]]
  let cases: [(name: String, decay: Float, isDecayed: Bool, expected: [[Double]])] = [
    ("no decay", 0, true, plain), ("weights", 0.5, true, decayed), ("biases", 0.5, false, plain),
  ]
  for (name, decay, isDecayed, expected) in cases {
    let optimizer = make(decay)
    let parameter = Parameter(name: name, value: Matrix([[0.5, -1, 2, 0]]), isDecayed: isDecayed)
    for (step, gradient) in gradients.enumerated() {
      parameter.gradient = Matrix([gradient])
      optimizer.step([parameter])
      assertEqual(
        parameter.value, expected[step], tolerance: 2e-6, "\(name), step \(step + 1),", file: file,
        line: line)
    }
  }
}
