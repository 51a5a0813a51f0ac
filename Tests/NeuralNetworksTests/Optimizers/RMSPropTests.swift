import XCTest

@testable import NeuralNetworks

/// Expected values: Tests/Reference/optimizers_reference.py, by PyTorch in double precision.
final class RMSPropTests: XCTestCase {
  func testThreeSteps() {
    checkSteps(
      plain: [
        [0.46837722, -0.96837722, 1.9683772, 0], [0.45363303, -0.98312142, 1.9913188, 0],
        [0.47580058, -0.98697786, 1.959726, 0],
      ],
      decayed: [
        [0.46587722, -0.96337722, 1.9583772, 0], [0.44880364, -0.97330453, 1.9715269, 0],
        [0.46872718, -0.97229445, 1.9300765, 0],
      ]
    ) { RMSProp(learningRate: 0.01, weightDecay: $0) }
  }
}
