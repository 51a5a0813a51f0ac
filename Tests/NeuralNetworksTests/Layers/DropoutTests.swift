import XCTest

@testable import NeuralNetworks

/// Dropout whose mask stays: every pass, forward or in use, is the first one of a layer with this
/// seed. So it is a fixed linear map, and central differences can be taken of it.
final class FixedDropout: Layer {
  private let rate: Float
  private let seed: UInt64
  private var used: Dropout

  init(rate: Float, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    self.rate = rate
    self.seed = seed
    used = Dropout(rate: rate, using: &generator)
  }

  var summary: String { used.summary }
  var parameters: [Parameter] { [] }
  func outputWidth(inputWidth: Int) -> Int { inputWidth }

  func callAsFunction(_ input: Matrix) -> Matrix {
    var generator = SplitMix64(seed: seed)
    return Dropout(rate: rate, using: &generator).forward(input)
  }

  func forward(_ input: Matrix) -> Matrix {
    var generator = SplitMix64(seed: seed)
    used = Dropout(rate: rate, using: &generator)
    return used.forward(input)
  }

  func backward(_ outputGradient: Matrix) -> Matrix { used.backward(outputGradient) }
}

final class DropoutTests: XCTestCase {
  private func dropout(_ rate: Float, seed: UInt64 = 1) -> Dropout {
    var generator = SplitMix64(seed: seed)
    return Dropout(rate: rate, using: &generator)
  }

  func testInUseEverythingPasses() {
    let input = randomMatrix(5, 7, seed: 1)
    XCTAssertEqual(dropout(0.9)(input).bits, input.bits)
  }

  func testARateOfZeroPassesEverything() {
    let layer = dropout(0)
    let input = randomMatrix(5, 7, seed: 1)
    XCTAssertEqual(layer.forward(input).bits, input.bits)
    XCTAssertEqual(layer.backward(input).bits, input.bits)
  }

  /// The share that is dropped is within 4.5 √(p (1 − p) / n) of p; what is kept is divided by 1 − p,
  /// so the mean of ones stays 1.
  func testTheExpectedOutputIsTheInput() {
    let ones = Matrix(rows: 100, columns: 200, repeating: 1)
    let n = Double(ones.count)
    for rate: Float in [0.1, 0.3, 0.5, 0.8] {
      for seed in [UInt64(1), 2, 3] {
        let output = dropout(rate, seed: seed).forward(ones)
        let kept = 1 / (1 - rate)
        XCTAssertEqual(Set(output.elements), [0, kept])
        let p = Double(rate)
        let dropped = Double(output.elements.count { $0 == 0 }) / n
        XCTAssertEqual(dropped, p, accuracy: 4.5 * (p * (1 - p) / n).squareRoot())
        XCTAssertEqual(output.sum() / n, 1, accuracy: 4.5 * (p / (1 - p) / n).squareRoot())
      }
    }
  }

  func testBackwardUsesTheMaskOfForward() {
    let layer = dropout(0.5)
    let ones = Matrix(rows: 5, columns: 19, repeating: 1)
    for _ in 0..<3 {
      let output = layer.forward(ones)
      XCTAssertEqual(layer.backward(ones).bits, output.bits)
      let gradient = randomMatrix(5, 19, seed: 4)
      XCTAssertEqual(layer.backward(gradient), gradient * output)
    }
  }

  func testEveryBatchGetsAMaskOfItsOwn() {
    let layer = dropout(0.5)
    let ones = Matrix(rows: 5, columns: 19, repeating: 1)
    XCTAssertNotEqual(layer.forward(ones), layer.forward(ones))
  }

  func testTheMaskComesFromTheSeedAlone() {
    let ones = Matrix(rows: 5, columns: 19, repeating: 1)
    XCTAssertEqual(dropout(0.5, seed: 7).forward(ones), dropout(0.5, seed: 7).forward(ones))
    XCTAssertNotEqual(dropout(0.5, seed: 7).forward(ones), dropout(0.5, seed: 8).forward(ones))
    let used = dropout(0.5, seed: 7)
    _ = used(ones)
    XCTAssertEqual(used.forward(ones), dropout(0.5, seed: 7).forward(ones), "use draws nothing")
  }

  func testAFixedMaskPassesAGradientCheck() {
    for rate: Float in [0, 0.3, 0.5] {
      for seed in [UInt64(1), 2, 3] {
        assertPassesGradientCheck(
          FixedDropout(rate: rate, seed: seed), input: randomMatrix(5, 7, seed: seed + 10),
          targets: randomMatrix(5, 7, seed: seed + 20), loss: .meanSquaredError,
          "rate \(rate), seed \(seed)")
      }
    }
  }

  func testDescription() {
    XCTAssertEqual(dropout(0.5).summary, "Dropout 0.5")
    XCTAssertEqual(dropout(0.5).parameterCount, 0)
    XCTAssertEqual(dropout(0.5).outputWidth(inputWidth: 12), 12)
  }
}
