import Foundation
import XCTest

@testable import NeuralNetworks

final class ExponentialTests: XCTestCase {
  func testIsWithinItsErrorBoundOverAllFloats() {
    let worst = Sweep(of: exponential).worstError(against: Foundation.exp)
    XCTAssertLessThan(worst.units, 0.9, "at \(worst.at)")
  }

  func testHasTheSameBitsOnEveryPlatform() {
    XCTAssertEqual(Sweep(of: exponential).digest, 0x2EDE_5F78_D88B_3668)
  }

  func testIsExactAtZeroAndAtTheEnds() {
    XCTAssertEqual(exponential(0), 1)
    XCTAssertEqual(exponential(-0.0), 1)
    XCTAssertEqual(exponential(.infinity), .infinity)
    XCTAssertEqual(exponential(-.infinity).bitPattern, Float(0).bitPattern)
    XCTAssertTrue(exponential(.nan).isNaN)
  }

  func testOverflowsWhereTheResultPassesTheLargestFloat() {
    // ln of the largest Float, (2 − 2⁻²³)·2¹²⁷, is 88.722839052…; the Floats around it are
    // 88.7228317… and 88.7228394….
    XCTAssertTrue(exponential(0x1.62e42ep6).isFinite)
    XCTAssertEqual(exponential(0x1.62e430p6), .infinity)
  }

  func testUnderflowsThroughTheSubnormalNumbers() {
    // e⁻¹⁰⁰ = 3.720075976…·10⁻⁴⁴ = 26.55·2⁻¹⁴⁹, by hand from 100 / ln 2 = 144.2695.
    XCTAssertEqual(exponential(-100), 27 * Float.leastNonzeroMagnitude)
    // Half of the smallest number, 2⁻¹⁵⁰, is e^−103.97208.
    XCTAssertEqual(exponential(-103.97), Float.leastNonzeroMagnitude)
    XCTAssertEqual(exponential(-103.98), 0)
  }

  func testScalarHasTheBitsOfTheVector() {
    let inputs = stride(from: Float(-110), through: 95, by: 0.37).map { $0 }
    XCTAssertEqual(inputs.map { exponential($0) }, values(of: exponential, at: inputs))
  }
}
