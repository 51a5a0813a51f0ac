import XCTest

@testable import Plotting

final class NumberTextTests: XCTestCase {
  func testFixedDecimals() {
    XCTAssertEqual(NumberText.fixed(-1437.5, decimals: 2), "−1,437.50")
    XCTAssertEqual(NumberText.fixed(1_000_000, decimals: 0), "1,000,000")
    XCTAssertEqual(NumberText.fixed(-0.001, decimals: 2), "0.00")
    XCTAssertEqual(NumberText.fixed(.nan, decimals: 2), "nan")
    XCTAssertEqual(NumberText.fixed(-.infinity, decimals: 2), "−inf")
  }

  func testShortNumbers() {
    XCTAssertEqual(NumberText.short(0.25), "0.25")
    XCTAssertEqual(NumberText.short(12), "12")
    XCTAssertEqual(NumberText.short(-3e-7), "−3×10⁻⁷")
    XCTAssertEqual(NumberText.short(0), "0")
    XCTAssertEqual(NumberText.short(91.74), "91.7")
  }

  func testTheMantissaIsRoundedBeforeItsExponentIsChosen() {
    XCTAssertEqual(NumberText.short(9.9996e7), "1×10⁸")
    XCTAssertEqual(NumberText.short(9.9996e-7), "1×10⁻⁶")
    XCTAssertEqual(NumberText.short(9.9996e-5), "0.0001")
    XCTAssertEqual(NumberText.short(9_999_999.6), "1×10⁷")
    XCTAssertEqual(NumberText.short(999.96), "1,000")
  }

  func testTheEndsOfTheNumbers() {
    // The smallest number is 4.94 × 10⁻³²⁴, the largest 1.797… × 10³⁰⁸.
    XCTAssertEqual(NumberText.short(-Double.leastNonzeroMagnitude), "−4.94×10⁻³²⁴")
    XCTAssertEqual(NumberText.short(.greatestFiniteMagnitude), "1.8×10³⁰⁸")
    XCTAssertEqual(NumberText.short(-.nan), "nan")
  }

  func testRaisedDigits() {
    XCTAssertEqual(NumberText.superscript(-120), "⁻¹²⁰")
  }
}
