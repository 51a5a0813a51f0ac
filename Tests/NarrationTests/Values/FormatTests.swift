import XCTest

@testable import Narration

final class FormatTests: XCTestCase {
  func testPlain() {
    let expected: [(Double, String)] = [
      (0, "0"), (-0.0, "0"), (3, "3"), (1437, "1,437"), (-1_234_567, "−1,234,567"),
      (0.5, "0.5"), (0.693147, "0.6931"), (17.9, "17.9"), (1437.25, "1,437"),
      (999.96, "1,000"), (0.99999998, "1"), (0.000123456, "0.0001235"),
      (0.0000123456, "1.235 × 10⁻⁵"), (1.5e12, "1,500,000,000,000"), (1.23456e20, "1.235 × 10²⁰"),
      (-2.5e-7, "−2.5 × 10⁻⁷"), (.nan, "nan"), (.infinity, "inf"), (-.infinity, "−inf"),
    ]
    for (number, text) in expected { XCTAssertEqual(Format.plain.text(number), text) }
    XCTAssertEqual(Float(0.1).text, "0.1", "a Float is written as what was meant")
  }

  func testFixed() {
    XCTAssertEqual(Format.fixed(2).text(0.5), "0.50")
    XCTAssertEqual(Format.fixed(0).text(1999.6), "2,000")
    XCTAssertEqual(Format.fixed(1).text(-0.04), "0.0", "zero has no sign")
    XCTAssertEqual(Format.fixed(1).text(-0.06), "−0.1")
    XCTAssertEqual(Format.fixed(3).text(12345.6789), "12,345.679")
  }

  func testPercent() {
    XCTAssertEqual(Format.percent(1).text(0.9584), "95.8%")
    XCTAssertEqual(Format.percent(0).text(1), "100%")
    // 10³⁰⁷ as a Double is 9.99…86 × 10³⁰⁶, a hundred times that has 309 digits.
    let large = Format.percent(1).text(1e307)
    XCTAssertTrue(large.hasPrefix("999,999,999,999,999,986,"), large)
    XCTAssertEqual(large.filter(\.isNumber).count, 310)
  }

  func testSignificant() {
    XCTAssertEqual(Format.significant(3).text(0.5), "0.500")
    XCTAssertEqual(Format.significant(3).text(1437), "1,437")
    XCTAssertEqual(Format.significant(2).text(0.0999), "0.10")
    XCTAssertEqual(Format.significant(3).text(1e-9), "1.00 × 10⁻⁹")
    XCTAssertEqual(Format.significant(3).text(0), "0")
  }

  func testTheMantissaIsRoundedBeforeItsExponentIsChosen() {
    XCTAssertEqual(Format.plain.text(9.99996e20), "1 × 10²¹")
    XCTAssertEqual(Format.significant(3).text(9.9996e-6), "1.00 × 10⁻⁵")
    XCTAssertEqual(Format.plain.text(-Double.leastNonzeroMagnitude), "−4.941 × 10⁻³²⁴")
  }

  func testWhatIsNoNumberHasOneSpelling() {
    for format in [Format.plain, .fixed(2), .percent(0), .significant(3), .integer] {
      XCTAssertEqual(format.text(-Double.nan), "nan")
    }
    XCTAssertEqual(Float(-Float.nan).text, "nan")
  }

  func testInteger() {
    XCTAssertEqual(Format.integer.text(1436.7), "1,437")
    XCTAssertEqual(Format.integer.text(-0.2), "0")
  }
}
