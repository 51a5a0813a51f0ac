import DeepNetChecks
import DeepNetExercises
import ExerciseSupport
import XCTest

/// The exercises of chapter 4. The cases they are tried on are in Sources/Checks/Chapter04-DeepNet.
final class DeepNetTests: XCTestCase {
  func testOneHot() {
    XCTAssertNil(OneHot.exercise.failure { oneHot($0, classes: $1) })
  }

  func testCategoricalCrossEntropy() {
    XCTAssertNil(
      CategoricalCrossEntropy.exercise.failure { categoricalCrossEntropy($0, targets: $1) })
  }

  func testParameterCount() {
    XCTAssertNil(ParameterCount.exercise.failure(of: parameterCount))
  }

  func testForwardThroughLayers() {
    XCTAssertNil(
      ForwardThroughLayers.exercise.failure { inputs, layers, activation in
        forward(inputs, layers: layers, activation: { activation($0) })
      })
  }

  func testInitializationBounds() {
    XCTAssertNil(
      InitializationBounds.exercise.failure { inputs, units in
        (
          glorotBound: glorotBound(inputs: inputs, units: units),
          heDeviation: heDeviation(inputs: inputs)
        )
      })
  }

  func testStandardize() {
    XCTAssertNil(Standardize.exercise.failure { standardize(training: $0, test: $1) })
  }

  func testShapeErrors() {
    XCTAssertNil(ShapeErrors.exercise.failure { shapeError(inputs: $0, layers: $1) })
  }
}
