import XCTest

@testable import NeuralNetworks

final class ParameterTests: XCTestCase {
  func testAParameterStartsWithAGradientOfZero() {
    let parameter = Parameter(name: "weights", value: Matrix([[1, 2, 3]]), decays: true)
    XCTAssertEqual(parameter.gradient, Matrix([[0, 0, 0]]))
    XCTAssertEqual(parameter.firstMoment.count, 0)
    XCTAssertEqual(parameter.secondMoment.count, 0)
  }

  func testMomentsAreMadeOnceForEachOptimizer() {
    let parameter = Parameter(name: "weights", value: Matrix([[1, 2, 3]]), decays: true)
    let (first, second) = (SGD(learningRate: 1), SGD(learningRate: 1))
    parameter.prepareMoments(2, for: first)
    XCTAssertEqual(parameter.firstMoment, Matrix([[0, 0, 0]]))
    XCTAssertEqual(parameter.secondMoment, Matrix([[0, 0, 0]]))
    parameter.firstMoment[0, 1] = 5
    parameter.prepareMoments(2, for: first)
    XCTAssertEqual(parameter.firstMoment, Matrix([[0, 5, 0]]))
    parameter.prepareMoments(1, for: second)
    XCTAssertEqual(parameter.firstMoment, Matrix([[0, 0, 0]]))
    XCTAssertEqual(parameter.secondMoment.count, 0)
  }
}
