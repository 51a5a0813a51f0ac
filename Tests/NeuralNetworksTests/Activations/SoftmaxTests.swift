import XCTest

@testable import NeuralNetworks

/// Expected values: Tests/Reference/functions_reference.py, by PyTorch in double precision.
final class SoftmaxTests: XCTestCase {
  private let z = Matrix([[-3, -0.5, 0, 0.25, 2], [30, -30, 1, -1, 0.5]])

  func testKnownValues() {
    assertEqual(
      Activation.softmax(z),
      [
        0.0048199384, 0.058718871, 0.096811051, 0.12430785, 0.71534229, 1.0, 8.7565108e-27,
        2.5436656e-13, 3.4424771e-14, 1.5428112e-13,
      ])
  }

  func testKnownGradient() {
    let d = Matrix([[1, -2, 0.5, 3, -1], [0.25, 1, -1, 2, 4]])
    assertEqual(
      Activation.softmax.backward(d, output: Activation.softmax(z)),
      [
        0.0067798749, -0.093560828, 0.087771902, 0.42347098, -0.42446193, -3.2079894e-13,
        6.5673831e-27, -3.1795821e-13, 6.0243349e-14, 5.785542e-13,
      ])
  }

  func testRowsSumToOneAndTheirGradientsToZero() {
    for columns in [1, 2, 10, 17, 40] {
      let z = randomMatrix(5, columns, seed: 1, in: -5..<5)
      let p = Activation.softmax(z)
      let gradient = Activation.softmax.backward(randomMatrix(5, columns, seed: 2), output: p)
      for row in 0..<5 {
        XCTAssertEqual(p.rows(row..<row + 1).sum(), 1, accuracy: 1e-6)
        XCTAssertEqual(gradient.rows(row..<row + 1).sum(), 0, accuracy: 1e-6)
      }
    }
  }

  func testHugeScoresDoNotOverflow() {
    let p = Activation.softmax(
      Matrix([[1000, -1000, 1000], [3e38, 0, -3e38], [-1e4, -1e4, -1e4]]))
    assertEqual(p, [0.5, 0, 0.5, 1, 0, 0, 1.0 / 3, 1.0 / 3, 1.0 / 3])
  }

  func testAddingANumberToAllScoresChangesNothing() {
    let scores = Matrix([[1, 2, 4]])
    let moved = Matrix([[65, 66, 68]])
    XCTAssertEqual(Activation.softmax(scores).bits, Activation.softmax(moved).bits)
  }

  func testANaNSpreadsOverItsRowOnly() {
    let p = Activation.softmax(Matrix([[1, .nan, 2], [1, 1, 1]]))
    XCTAssertTrue(p.row(0).allSatisfy(\.isNaN))
    XCTAssertTrue(p.row(1).allSatisfy { $0.isFinite })
  }

  func testLargestElement() {
    XCTAssertEqual(largestElement([-3, -1, -2], 3), -1)
    XCTAssertEqual(largestElement([-.infinity, -.infinity], 2), -.infinity)
    XCTAssertTrue(largestElement([1, .nan, 3], 3).isNaN)
  }
}
