import XCTest

@testable import NeuralNetworks

/// Bounds and variances follow from the formulas of Glorot and He for n inputs and m units.
final class InitializerTests: XCTestCase {
  private let inputs = 200
  private let units = 100
  private let seeds: [UInt64] = [1, 2, 3]

  private func draw(_ initializer: Initializer, seed: UInt64) -> Matrix {
    var generator = SplitMix64(seed: seed)
    return initializer.weights(inputs: inputs, units: units, using: &generator)
  }

  func testConstantInitializers() {
    XCTAssertEqual(draw(.zeros, seed: 1), Matrix(rows: inputs, columns: units))
    XCTAssertEqual(
      draw(.constant(0.5), seed: 1), Matrix(rows: inputs, columns: units, repeating: 0.5))
  }

  func testUniformInitializersStayWithinTheirBounds() {
    let cases: [(initializer: Initializer, lower: Double, upper: Double)] = [
      (.uniform(-0.1..<0.3), -0.1, 0.3),
      (.glorotUniform, -(6.0 / 300).squareRoot(), (6.0 / 300).squareRoot()),
      (.heUniform, -(6.0 / 200).squareRoot(), (6.0 / 200).squareRoot()),
    ]
    let n = Double(inputs * units)
    for (initializer, lower, upper) in cases {
      for seed in seeds {
        let weights = draw(initializer, seed: seed)
        XCTAssertEqual(weights.shape.description, "200×100")
        let numbers = weights.elements.map(Double.init)
        let width = upper - lower
        // The least of n uniform numbers is within 12 / n of the bound, but for one case in e¹².
        let slack = 12 / n * width
        XCTAssertEqual(numbers.min() ?? 9, lower, accuracy: slack, "\(initializer)")
        XCTAssertEqual(numbers.max() ?? 9, upper, accuracy: slack, "\(initializer)")
        let (mean, variance) = moments(weights.elements)
        XCTAssertEqual(
          mean, (lower + upper) / 2, accuracy: 4.5 * width / (12 * n).squareRoot())
        XCTAssertEqual(
          variance, width * width / 12, accuracy: 4.5 * width * width / (180 * n).squareRoot())
      }
    }
  }

  func testNormalInitializersHaveTheirVariance() {
    let cases: [(initializer: Initializer, variance: Double)] = [
      (.normal(standardDeviation: 0.05), 0.0025), (.lecunNormal, 1.0 / 200),
      (.glorotNormal, 2.0 / 300), (.heNormal, 2.0 / 200),
    ]
    let n = Double(inputs * units)
    for (initializer, expected) in cases {
      for seed in seeds {
        let (mean, variance) = moments(draw(initializer, seed: seed).elements)
        XCTAssertEqual(mean, 0, accuracy: 4.5 * (expected / n).squareRoot(), "\(initializer)")
        XCTAssertEqual(
          variance, expected, accuracy: 4.5 * expected * (2 / n).squareRoot(), "\(initializer)")
      }
    }
  }

  func testWeightsAreDrawnRowAfterRow() {
    var generator = SplitMix64(seed: 4)
    let weights = draw(.uniform(0..<1), seed: 4)
    XCTAssertEqual(weights[0, 0], generator.nextUniform())
    XCTAssertEqual(weights[0, 1], generator.nextUniform())
  }

  /// As wide as the weights of the layer are spread: for 100 inputs, 1 / √100.
  func testBiasesAreARowWithTheSpreadOfTheWeights() {
    for seed in seeds {
      var generator = SplitMix64(seed: seed)
      let biases = Initializer.lecunNormal.biases(inputs: 100, units: 10_000, using: &generator)
      XCTAssertEqual(biases.rows, 1)
      XCTAssertEqual(biases.columns, 10_000)
      XCTAssertEqual(moments(biases.elements).variance, 0.01, accuracy: 4.5 * 0.01 * 0.0141421)
      XCTAssertEqual(
        Initializer.constant(0.5).biases(inputs: 3, units: 2, using: &generator),
        Matrix([[0.5, 0.5]]))
    }
  }

  func testTheSameSeedGivesTheSameWeights() {
    XCTAssertEqual(draw(.heNormal, seed: 5).bits, draw(.heNormal, seed: 5).bits)
    XCTAssertNotEqual(draw(.heNormal, seed: 5), draw(.heNormal, seed: 6))
  }
}
