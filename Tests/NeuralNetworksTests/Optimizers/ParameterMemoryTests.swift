import XCTest

@testable import NeuralNetworks

final class ParameterMemoryTests: XCTestCase {
  func testEachParameterHasAMatrixThatStartsAtZero() {
    var memory = ParameterMemory()
    let (one, other) = (
      Parameter(name: "one", value: Matrix([[1, 2]])),
      Parameter(name: "other", value: Matrix([[3], [4]]))
    )
    memory[one][0, 1] = 5
    XCTAssertEqual(memory[one], Matrix([[0, 5]]))
    XCTAssertEqual(memory[other], Matrix([[0], [0]]))
    XCTAssertEqual(memory[one], Matrix([[0, 5]]))
  }

  func testAValueOfAnotherShapeStartsAfresh() {
    var memory = ParameterMemory()
    let parameter = Parameter(name: "weights", value: Matrix([[1, 2]]))
    memory[parameter][0, 0] = 5
    parameter.value = Matrix([[1], [2]])
    XCTAssertEqual(memory[parameter], Matrix([[0], [0]]))
  }

  /// Or a new parameter at an old one's address would find what was remembered of that one.
  func testAParameterIsKeptAlive() {
    var memory = ParameterMemory()
    weak var seen: Parameter?
    do {
      let parameter = Parameter(name: "weights", value: Matrix([[1]]))
      memory[parameter][0, 0] = 5
      seen = parameter
    }
    XCTAssertNotNil(seen)
  }
}
