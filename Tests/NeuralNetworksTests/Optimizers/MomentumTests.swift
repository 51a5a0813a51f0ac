import XCTest

@testable import NeuralNetworks

/// Expected values: Tests/Reference/optimizers_reference.py, by PyTorch in double precision.
final class MomentumTests: XCTestCase {
  func testThreeSteps() {
    checkSteps(
      plain: [[0.4, -0.8, 1.99, 0], [0.26, -0.72, 1.991, 0], [0.234, -0.673, 1.6919, 0]],
      decayed: [
        [0.375, -0.75, 1.89, 0], [0.21625, -0.6325, 1.7965, 0],
        [0.1794375, -0.553875, 1.407575, 0],
      ]
    ) { Momentum(learningRate: 0.1, weightDecay: $0) }
  }

  func testWithoutMomentumItIsPlainGradientDescent() {
    let value = randomMatrix(3, 5, seed: 1)
    let momentum = Parameter(name: "weights", value: value, isDecayed: true)
    let plain = Parameter(name: "weights", value: value, isDecayed: true)
    let optimizer = Momentum(learningRate: 0.1, momentum: 0, weightDecay: 0.5)
    let sgd = SGD(learningRate: 0.1, weightDecay: 0.5)
    for step in 0..<3 {
      momentum.gradient = randomMatrix(3, 5, seed: UInt64(step))
      plain.gradient = momentum.gradient
      optimizer.step([momentum])
      sgd.step([plain])
    }
    XCTAssertEqual(momentum.value.bits, plain.value.bits)
  }

  /// A velocity whose gradient stays zero must become zero, not a subnormal number.
  func testADyingVelocityIsFlushedToZero() {
    let parameter = Parameter(name: "weights", value: Matrix([[0]]))
    let optimizer = Momentum(learningRate: 1, momentum: 0.5)
    parameter.gradient = Matrix([[1]])
    optimizer.step([parameter])
    parameter.gradient = Matrix([[0]])
    for _ in 0..<99 { optimizer.step([parameter]) }
    // With a rate of 1, what a weight of 0 becomes is the velocity with its sign turned.
    parameter.value = Matrix([[0]])
    optimizer.step([parameter])
    XCTAssertEqual(parameter.value[0, 0], -0x1p-100)
    parameter.value = Matrix([[0]])
    optimizer.step([parameter])
    XCTAssertEqual(parameter.value[0, 0], 0)
  }

  func testFlushingKeepsWhatIsNotSmall() {
    var numbers = Vector.zero
    numbers[0] = 0x1p-100
    numbers[1] = -0x1p-100
    numbers[2] = .nan
    numbers[3] = .infinity
    numbers[4] = -(Float(0x1p-100).nextDown)
    let flushedNumbers = numbers.flushed()
    for lane in 0..<5 where lane != 2 {
      XCTAssertEqual(numbers[lane].flushed(), flushedNumbers[lane], "one number or sixteen")
    }
    XCTAssertEqual(flushedNumbers[0], 0x1p-100)
    XCTAssertEqual(flushedNumbers[1], -0x1p-100)
    XCTAssertTrue(flushedNumbers[2].isNaN)
    XCTAssertEqual(flushedNumbers[3], .infinity)
    XCTAssertEqual(flushedNumbers[4], 0)
  }
}
