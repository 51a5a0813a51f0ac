import Foundation
import XCTest

@testable import NeuralNetworks

final class SigmoidTests: XCTestCase {
  func testIsWithinItsErrorBoundOverAllFloats() {
    // In double precision neither form loses more than three of 53 bits on its side of 0.
    let worst = Sweep(of: sigmoid).worstError { x in
      x > 0 ? 1 / (1 + Foundation.exp(-x)) : Foundation.exp(x) / (1 + Foundation.exp(x))
    }
    XCTAssertLessThan(worst.units, 1.81, "at \(worst.at)")
  }

  func testHasTheSameBitsOnEveryPlatform() {
    XCTAssertEqual(Sweep(of: sigmoid).digest, 0x7938_C446_46A6_F226)
  }

  func testIsExactInTheMiddleAndAtTheEnds() {
    XCTAssertEqual(sigmoid(0), 0.5)
    XCTAssertEqual(sigmoid(-0.0), 0.5)
    XCTAssertEqual(sigmoid(.infinity), 1)
    XCTAssertEqual(sigmoid(-.infinity).bitPattern, Float(0).bitPattern)
    XCTAssertTrue(sigmoid(.nan).isNaN)
  }

  func testDoesNotOverflowFarFromZero() {
    XCTAssertEqual(sigmoid(1000), 1)
    XCTAssertEqual(sigmoid(-1000), 0)
    // e⁻¹⁰⁰ = 26.55·2⁻¹⁴⁹, where 1 / (1 + e¹⁰⁰) would overflow to 0.
    XCTAssertEqual(sigmoid(-100), 27 * Float.leastNonzeroMagnitude)
  }

  func testScalarHasTheBitsOfTheVector() {
    let inputs = stride(from: Float(-110), through: 95, by: 0.37).map { $0 }
    XCTAssertEqual(inputs.map { sigmoid($0) }, values(of: sigmoid, at: inputs))
  }
}
