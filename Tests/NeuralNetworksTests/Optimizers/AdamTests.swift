import XCTest

@testable import NeuralNetworks

/// Expected values: Tests/Reference/optimizers_reference.py, by PyTorch in double precision.
final class AdamTests: XCTestCase {
  func testThreeSteps() {
    checkSteps(
      plain: [
        [0.49, -0.99, 1.99, 0], [0.4806782, -0.98733663, 1.9905263, 0],
        [0.47957037, -0.98600103, 1.9841644, 0],
      ],
      decayed: [
        [0.4875, -0.985, 1.98, 0], [0.4757407, -0.97741163, 1.9706263, 0],
        [0.47225417, -0.97118897, 1.9544113, 0],
      ]
    ) { Adam(learningRate: 0.01, weightDecay: $0) }
  }

  /// The correction makes the first step η in size, however large or small the gradient.
  func testTheFirstStepHasTheSizeOfTheLearningRate() {
    for gradient: Float in [1e-4, 1, 1e6] {
      let parameter = Parameter(name: "weights", value: Matrix([[0]]), isDecayed: true)
      parameter.gradient = Matrix([[gradient]])
      Adam(learningRate: 0.125).step([parameter])
      XCTAssertEqual(parameter.value[0, 0], -0.125, accuracy: 2e-5)
    }
  }

  func testAParameterWithoutGradientStays() {
    let parameter = Parameter(name: "weights", value: Matrix([[3, -4]]), isDecayed: true)
    let adam = Adam()
    for _ in 0..<10 { adam.step([parameter]) }
    XCTAssertEqual(parameter.value, Matrix([[3, -4]]))
  }
}
