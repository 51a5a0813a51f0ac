import XCTest

@testable import NeuralNetworks

final class GradientCheckTests: XCTestCase {
  /// d/dx Σ x³ = 3x², and central differences of a cube are off by h² exactly.
  func testNumericalGradientOfAKnownFunction() {
    let x = Matrix([[0.5, -1, 2], [0, 3, -0.25]])
    let gradient = numericalGradient(at: x, step: 0x1p-5) { point in
      point.elements.reduce(0) { $0 + Double($1) * Double($1) * Double($1) }
    }
    let h = 0x1p-5
    assertEqual(gradient, x.elements.map { 3 * Double($0) * Double($0) + h * h })
  }

  /// Beside 2²⁰ a step of 2⁻⁷ is rounded to none or to 2⁻³; the slope is of the step that was taken.
  func testTheStepIsTheOneThatWasTaken() {
    let gradient = numericalGradient(at: Matrix([[0x1p20]]), step: 0.1) { Double($0[0, 0]) * 3 }
    XCTAssertEqual(gradient[0, 0], 3, accuracy: 1e-6)
  }

  /// Where a step of 2⁻⁷ is less than the distance to the next Float: x² has the slope 2x.
  func testTheStepGrowsWithTheNumber() {
    for x in [Float(8), 100, 200_000, 262_144, -3e8, 1e30] {
      let gradient = numericalGradient(at: Matrix([[x]])) { Double($0[0, 0]) * Double($0[0, 0]) }
      XCTAssertEqual(gradient[0, 0] / (2 * x), 1, accuracy: 1e-6, "\(x)")
    }
  }

  /// A step of 10⁻⁹ beside 1 would be none.
  func testTheStepIsNeverLessThanTheDistanceToTheNextNumber() {
    let gradient = numericalGradient(at: Matrix([[1, -0.5]]), step: 1e-9) {
      3 * Double($0[0, 0]) - Double($0[0, 1])
    }
    assertEqual(gradient, [3, -1])
  }

  func testANaNIsSpelledInOneWay() {
    let broken = Matrix([[.infinity - .infinity]])
    XCTAssertEqual("\(relativeError(broken, Matrix([[1]])))", "nan")
    let gradient = numericalGradient(at: Matrix([[1]])) { _ in .infinity }
    XCTAssertEqual("\(gradient[0, 0])", "nan")
  }

  /// A layer that is one thing in training and another in use is checked in training.
  func testTheCheckLooksAtForward() {
    var generator = SplitMix64(seed: 1)
    let network = Sequential(
      Dense(inputs: 3, units: 2, activation: .tanh, using: &generator), DoubledInTraining())
    let results = checkGradients(
      of: network, input: randomMatrix(5, 3, seed: 1), targets: randomMatrix(5, 2, seed: 2),
      loss: .meanSquaredError)
    for result in results { XCTAssertLessThan(result.error, 1e-3, result.name) }
  }

  func testRelativeError() {
    let a = Matrix([[3, 4]])
    XCTAssertEqual(relativeError(a, a), 0)
    XCTAssertEqual(relativeError(a, -1 * a), 1)
    XCTAssertEqual(relativeError(a, Matrix([[0, 0]])), 1)
    XCTAssertEqual(relativeError(a, Matrix([[3, 0]])), 4.0 / 8)
    XCTAssertEqual(relativeError(Matrix([[0]]), Matrix([[0]])), 0)
    XCTAssertTrue(relativeError(Matrix([[.nan]]), Matrix([[1]])).isNaN)
  }

  func testResultsAreNamedAndParametersLeftAsTheyWere() {
    var generator = SplitMix64(seed: 1)
    let network = Sequential(
      Dense(inputs: 3, units: 2, activation: .tanh, using: &generator),
      Dense(inputs: 2, units: 4, using: &generator))
    let before = parameterBits(network)
    let results = checkGradients(
      of: network, input: randomMatrix(5, 3, seed: 1), targets: randomMatrix(5, 4, seed: 2),
      loss: .meanSquaredError)
    XCTAssertEqual(
      results.map(\.name), ["input", "0: weights", "1: biases", "2: weights", "3: biases"])
    XCTAssertEqual(parameterBits(network), before)
  }

  /// Each planted mistake must be found, in the gradients it spoils and in no other.
  func testAPlantedWrongTermFailsTheCheck() {
    let spoiled: [(fault: WrongDense.Fault, gradients: Set<String>)] = [
      (.none, []),
      (.transposeForgotten, ["input"]),
      (.derivativeForgotten, ["input", "0: weights", "1: biases"]),
      (.derivativeOfSigmoid, ["input", "0: weights", "1: biases"]),
      (.inputGradientSignLost, ["input"]),
      (.weightsDividedBySamples, ["0: weights"]),
      (.weightsSignLost, ["0: weights"]),
      (.samplesReversed, ["0: weights"]),
      (.biasesDividedBySamples, ["1: biases"]),
      (.biasesForgotten, ["1: biases"]),
    ]
    XCTAssertEqual(spoiled.count, WrongDense.Fault.allCases.count)
    for (fault, gradients) in spoiled {
      for seed in [UInt64(1), 2, 3] {
        let results = checkGradients(
          of: WrongDense(fault, seed: seed), input: randomMatrix(5, 7, seed: seed + 10),
          targets: randomMatrix(5, 4, seed: seed + 20), loss: .meanSquaredError)
        XCTAssertEqual(results.map(\.name), ["input", "0: weights", "1: biases"])
        for result in results {
          if gradients.contains(result.name) {
            XCTAssertGreaterThan(result.error, 1e-2, "\(fault): \(result.name)")
          } else {
            XCTAssertLessThan(result.error, 1e-3, "\(fault): \(result.name)")
          }
        }
      }
    }
  }

  func testAWrongLayerInsideANetworkIsFound() {
    var generator = SplitMix64(seed: 1)
    let network = Sequential(
      Dense(inputs: 6, units: 7, activation: .tanh, using: &generator),
      WrongDense(.derivativeForgotten, seed: 1), Dense(inputs: 4, units: 3, using: &generator))
    let results = checkGradients(
      of: network, input: randomMatrix(5, 6, seed: 1), targets: randomMatrix(5, 3, seed: 2),
      loss: .meanSquaredError)
    // The last layer comes before the mistake on the way back, so its gradients are right.
    XCTAssertEqual(results.map { $0.error > 1e-2 }, [true, true, true, true, true, false, false])
  }
}

/// Twice its input in training, the input itself in use.
private final class DoubledInTraining: Layer {
  var summary: String { "DoubledInTraining" }
  var parameters: [Parameter] { [] }
  func outputWidth(inputWidth: Int) -> Int { inputWidth }
  func callAsFunction(_ input: Matrix) -> Matrix { input }
  func forward(_ input: Matrix) -> Matrix { 2 * input }
  func backward(_ outputGradient: Matrix) -> Matrix { 2 * outputGradient }
}

/// A layer 7 → 4 with tanh as `Dense` has it, with one mistake in its way back.
private final class WrongDense: Layer {
  enum Fault: CaseIterable {
    case none, transposeForgotten, derivativeForgotten, derivativeOfSigmoid, inputGradientSignLost
    case weightsDividedBySamples, weightsSignLost, samplesReversed, biasesDividedBySamples
    case biasesForgotten
  }

  private let fault: Fault
  private let weights: Parameter
  private let biases: Parameter
  private var input = Matrix(rows: 0, columns: 0)
  private var output = Matrix(rows: 0, columns: 0)

  init(_ fault: Fault, seed: UInt64) {
    self.fault = fault
    weights = Parameter(name: "weights", value: randomMatrix(7, 4, seed: seed), isDecayed: true)
    biases = Parameter(name: "biases", value: randomMatrix(1, 4, seed: seed + 1), isDecayed: false)
  }

  var summary: String { "WrongDense" }
  var parameters: [Parameter] { [weights, biases] }
  func outputWidth(inputWidth: Int) -> Int { 4 }

  func callAsFunction(_ input: Matrix) -> Matrix {
    Activation.tanh(matmul(input, weights.value).adding(row: biases.value))
  }

  func forward(_ input: Matrix) -> Matrix {
    self.input = input
    output = self(input)
    return output
  }

  func backward(_ outputGradient: Matrix) -> Matrix {
    let samples = Float(input.rows)
    let dZ =
      switch fault {
      case .derivativeForgotten: outputGradient
      case .derivativeOfSigmoid: Activation.sigmoid.backward(outputGradient, output: output)
      default: Activation.tanh.backward(outputGradient, output: output)
      }
    let dW = matmul(transposing: input, dZ)
    weights.gradient =
      switch fault {
      case .weightsDividedBySamples: 1 / samples * dW
      case .weightsSignLost: -1 * dW
      case .samplesReversed:
        matmul(transposing: Matrix((0..<input.rows).reversed().map { input.row($0) }), dZ)
      default: dW
      }
    let db = dZ.columnSums()
    biases.gradient =
      switch fault {
      case .biasesDividedBySamples: 1 / samples * db
      case .biasesForgotten: 0 * db
      default: db
      }
    switch fault {
    // The shape made to fit, the numbers left where they were.
    case .transposeForgotten:
      return matmul(dZ, Matrix(rows: 4, columns: 7, elements: weights.value.elements))
    case .inputGradientSignLost: return -1 * matmul(dZ, transposing: weights.value)
    default: return matmul(dZ, transposing: weights.value)
    }
  }
}
