import Foundation
import XCTest

@testable import Plotting

final class DecimalDigitsTests: XCTestCase {
  func testDigitsOfKnownNumbers() {
    // 0.1 is 3602879701896397 / 2⁵⁵, to be divided by hand.
    XCTAssertEqual(
      DecimalDigits(0.1).text(decimals: nil),
      "0.1000000000000000055511151231257827021181583404541015625")
    XCTAssertEqual(DecimalDigits(-1437.5).text(decimals: nil), "−1,437.5")
    XCTAssertEqual(DecimalDigits(0x1p70).text(decimals: nil), "1,180,591,620,717,411,303,424")
    XCTAssertEqual(DecimalDigits(0).digits, [])
    XCTAssertEqual(DecimalDigits(-0.0).text(decimals: 1), "0.0")
    // The smallest number is 4.9406… × 10⁻³²⁴ and has 751 digits; the largest has 309.
    XCTAssertEqual(DecimalDigits(Double.leastNonzeroMagnitude).exponent, -324)
    XCTAssertEqual(DecimalDigits(Double.leastNonzeroMagnitude).digits.prefix(5), [4, 9, 4, 0, 6])
    XCTAssertEqual(DecimalDigits(Double.leastNonzeroMagnitude).digits.count, 751)
    XCTAssertEqual(DecimalDigits(.greatestFiniteMagnitude).exponent, 308)
  }

  func testWhatLiesInTheMiddleBecomesEven() {
    for (number, text) in [(0.5, "0"), (1.5, "2"), (2.5, "2"), (0.50001, "1"), (99.5, "100")] {
      XCTAssertEqual(DecimalDigits(number).text(decimals: 0), text)
    }
    XCTAssertEqual(DecimalDigits(0.125).text(decimals: 2), "0.12")
    // 2.675 lies a little below itself.
    XCTAssertEqual(DecimalDigits(2.675).text(decimals: 2), "2.67")
  }

  func testRoundingCarries() {
    XCTAssertEqual(DecimalDigits(9.96).rounded(toDigits: 2).text(decimals: nil), "10")
    XCTAssertEqual(DecimalDigits(0.06).rounded(toPlace: -1).text(decimals: nil), "0.1")
    XCTAssertEqual(DecimalDigits(0.04).rounded(toPlace: -1), DecimalDigits(0))
    XCTAssertEqual(DecimalDigits(0.001).rounded(toPlace: 2), DecimalDigits(0))
    XCTAssertEqual(DecimalDigits(999_999).rounded(toDigits: 3).exponent, 6)
  }

  /// C's `printf`, which writes the same digits, over numbers of all sizes.
  func testTheTextIsThatOfC() {
    var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
    for index in 0..<20_000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Every second one of the sizes that charts have.
      let number =
        index % 2 == 0 ? Double(bitPattern: bits) : Double(bits >> 40) / 1000 - 8000
      guard number.isFinite else { continue }
      let decimals = index % 7
      let expected = String(format: "%.\(decimals)f", abs(number))
      XCTAssertEqual(
        DecimalDigits(abs(number)).text(decimals: decimals).filter { $0 != "," }, expected)
    }
  }

  func testWhatIsNotFinite() {
    XCTAssertEqual(DecimalDigits.text(ofNotFinite: .nan), "nan")
    // What x86 makes of 0/0 has a sign, what arm64 makes has none.
    XCTAssertEqual(DecimalDigits.text(ofNotFinite: -.nan), "nan")
    XCTAssertEqual(DecimalDigits.text(ofNotFinite: -.infinity), "−inf")
    XCTAssertNil(DecimalDigits.text(ofNotFinite: 1))
  }
}
