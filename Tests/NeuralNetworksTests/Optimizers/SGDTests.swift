import XCTest

@testable import NeuralNetworks

/// Expected values: Tests/Reference/optimizers_reference.py, by PyTorch in double precision.
final class SGDTests: XCTestCase {
  func testThreeSteps() {
    checkSteps(
      plain: [[0.4, -0.8, 1.99, 0], [0.35, -0.9, 2, 0], [0.45, -0.925, 1.7, 0]],
      decayed: [
        [0.375, -0.75, 1.89, 0], [0.30625, -0.8125, 1.8055, 0],
        [0.3909375, -0.796875, 1.415225, 0],
      ]
    ) { SGD(learningRate: 0.1, weightDecay: $0) }
  }
}
