import Foundation
import XCTest

@testable import Plotting

/// The C library's functions are right to about one unit in the last place.
final class LogarithmTests: XCTestCase {
  func testLogarithms() {
    XCTAssertEqual(1.0.decimalLogarithm, 0)
    for exponent in stride(from: -1074.0, through: 1023, by: 0.7) {
      let number = exp2(exponent)
      XCTAssertEqual(
        number.decimalLogarithm, log10(number), accuracy: 4 * log10(number).ulp + 1e-16)
    }
  }

  func testPowers() {
    for power in stride(from: -300.0, through: 308, by: 0.37) {
      XCTAssertEqual(Double.ten(toThe: power) / pow(10, power), 1, accuracy: 1e-13)
    }
    XCTAssertEqual(Double.ten(toThe: 309), .infinity)
    XCTAssertEqual(Double.ten(toThe: -330), 0)
    XCTAssertEqual(Double.ten(toThe: -1e300), 0)
    XCTAssertEqual(Double.ten(toThe: 0), 1)
  }

  func testScaling() {
    XCTAssertEqual(3.0.scaled(byPowerOfTen: -1), 0.3)
    XCTAssertEqual(25.0.scaled(byPowerOfTen: 20), 25e20)
    XCTAssertEqual(1e10.scaled(byPowerOfTen: -315), 1e-305, accuracy: 1e-307)
    XCTAssertEqual(1.0.scaled(byPowerOfTen: 400), .infinity)
  }
}
