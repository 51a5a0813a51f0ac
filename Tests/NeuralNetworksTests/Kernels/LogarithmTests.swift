import Foundation
import XCTest

@testable import NeuralNetworks

final class LogarithmTests: XCTestCase {
  func testIsWithinItsErrorBoundOverAllFloats() {
    let worst = Sweep(of: logarithm).worstError(against: Foundation.log)
    XCTAssertLessThan(worst.units, 0.98, "at \(worst.at)")
  }

  func testHasTheSameBitsOnEveryPlatform() {
    XCTAssertEqual(Sweep(of: logarithm).digest, 0xD6BD_55D6_3207_126A)
  }

  func testIsWithinItsErrorBoundAroundOne() {
    // Both sides of 1, where ln passes through 0: each of the 2000 nearest Floats.
    let one = Float(1).bitPattern
    for bits in (one - 1000)...(one + 1000) {
      let x = Float(bitPattern: bits)
      let exact = Foundation.log(Double(x))
      XCTAssertEqual(Double(logarithm(x)), exact, accuracy: 0.98 * Double(Float(exact).ulp))
    }
    XCTAssertEqual(logarithm(1).bitPattern, Float(0).bitPattern)
  }

  func testTakesPowersOfTwoApart() {
    // n·ln 2, from the subnormal 2⁻¹⁴⁹ on; ln 2 to 17 digits.
    for n in -149...127 {
      let power =
        n < -126 ? Float(sign: .plus, exponent: n, significand: 1) : Float(exp2(Double(n)))
      let exact = Double(n) * 0.69314718055994531
      XCTAssertEqual(Double(logarithm(power)), exact, accuracy: 0.98 * Double(Float(exact).ulp))
    }
  }

  func testIsInfiniteAtZeroAndNotANumberBelow() {
    XCTAssertEqual(logarithm(0), -.infinity)
    XCTAssertEqual(logarithm(-0.0), -.infinity)
    XCTAssertEqual(logarithm(.infinity), .infinity)
    for x: Float in [-1, -.leastNonzeroMagnitude, -.infinity, .nan] {
      XCTAssertTrue(logarithm(x).isNaN, "ln \(x)")
    }
  }

  func testScalarHasTheBitsOfTheVector() {
    let inputs = (-200..<200).map { 1.37 * exponential(Float($0) / 2.3) }
    XCTAssertEqual(inputs.map { logarithm($0) }, values(of: logarithm, at: inputs))
  }
}
