import NeuralNetworks
import XCTest

@testable import Narration

final class ShowableTests: XCTestCase {
  func testScalars() {
    XCTAssertEqual(1437.text, "1,437")
    XCTAssertEqual(UInt8(7).text(as: .fixed(1)), "7.0")
    XCTAssertEqual("a".lines(as: .plain), ["a"])
    XCTAssertEqual("a\n".lines(as: .plain), ["a"])
    XCTAssertEqual("a\n\nb\n".lines(as: .plain), ["", "  a", "  ", "  b"])
    XCTAssertEqual(true.text, "true")
  }

  func testArraysAreCutInTheMiddle() {
    XCTAssertEqual([Float(0.5), 1].text(as: .fixed(1)), "[0.5, 1.0]")
    XCTAssertEqual([Int]().text, "[]")
    XCTAssertEqual(Array(1...10).text, "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]")
    XCTAssertEqual(Array(1...64).lines(as: .plain), ["[1, 2, 3, …, 62, 63, 64]  (64 values)"])
  }

  func testAMatrixIsItsShapeInASentence() {
    XCTAssertEqual(Matrix(rows: 1437, columns: 64).text, "1,437 × 64")
  }

  func testAMatrixAlone() {
    XCTAssertEqual(
      Matrix([[0.5, -1], [10, 2]]).lines(as: .plain), ["2 × 2", "   0.5  −1.0", "  10.0   2.0"])
  }

  /// By hand: √(0.9 · 0.1 / 360) is 1.58 %.
  func testAShareWithItsError() {
    XCTAssertEqual(0.9.text(asShareOf: 360), "90.0 ± 1.6%")
    XCTAssertEqual(0.9.text(asShareOf: 360, decimals: 2), "90.00 ± 1.58%")
    XCTAssertEqual(1.0.text(asShareOf: 3), "100.0 ± 0.0%")
  }
}
