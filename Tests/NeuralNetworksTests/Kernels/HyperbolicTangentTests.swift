import Foundation
import XCTest

@testable import NeuralNetworks

final class HyperbolicTangentTests: XCTestCase {
  func testIsWithinItsErrorBoundOverAllFloats() {
    let worst = Sweep(of: hyperbolicTangent).worstError(against: Foundation.tanh)
    XCTAssertLessThan(worst.units, 1.43, "at \(worst.at)")
  }

  func testHasTheSameBitsOnEveryPlatform() {
    XCTAssertEqual(Sweep(of: hyperbolicTangent).digest, 0xB7F8_C497_8C01_5C77)
  }

  func testIsOddToTheLastBit() {
    let inputs = Sweep(of: hyperbolicTangent).inputs.filter { $0 >= 0 }
    let positive = values(of: hyperbolicTangent, at: inputs)
    let negative = values(of: hyperbolicTangent, at: inputs.map { -$0 })
    XCTAssertGreaterThan(inputs.count, 500_000)
    for (x, (p, n)) in zip(inputs, zip(positive, negative)) where (-p).bitPattern != n.bitPattern {
      return XCTFail("tanh \(x) is \(p), but tanh \(-x) is \(n)")
    }
  }

  func testIsTheNumberItselfNearZero() {
    // tanh x = x − x³/3 + …: below 2⁻¹³ the second term is less than half a unit of the first.
    for x: Float in [0, -0.0, .leastNonzeroMagnitude, -0x1p-130, 0x1p-126, -0x1p-60, 0x1.8p-14] {
      XCTAssertEqual(hyperbolicTangent(x).bitPattern, x.bitPattern, "tanh \(x)")
    }
  }

  func testReachesOneAtTheEnds() {
    XCTAssertEqual(hyperbolicTangent(.infinity), 1)
    XCTAssertEqual(hyperbolicTangent(-.infinity), -1)
    XCTAssertEqual(hyperbolicTangent(1000), 1)
    XCTAssertTrue(hyperbolicTangent(.nan).isNaN)
  }

  func testScalarHasTheBitsOfTheVector() {
    let inputs = stride(from: Float(-11), through: 11, by: 0.037).map { $0 }
    XCTAssertEqual(
      inputs.map { hyperbolicTangent($0) }, values(of: hyperbolicTangent, at: inputs))
  }
}
