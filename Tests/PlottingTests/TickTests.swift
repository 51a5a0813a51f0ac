import XCTest

@testable import Plotting

/// Ticks worked out by hand.
final class TickTests: XCTestCase {
  func testTicksAreRoundNumbers() {
    XCTAssertEqual(Tick.linear(in: 0...1).map(\.text), ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    XCTAssertEqual(
      Tick.linear(in: -6...6).map(\.text), ["−6", "−4", "−2", "0", "2", "4", "6"])
    XCTAssertEqual(
      Tick.linear(in: 0...23_000).map(\.text), ["0", "5,000", "10,000", "15,000", "20,000"])
    // Steps of 0.1 would be too few (0.1, 0.2, 0.3), of 0.05 there are five.
    XCTAssertEqual(
      Tick.linear(in: 0.09...0.31).map(\.text), ["0.10", "0.15", "0.20", "0.25", "0.30"])
    XCTAssertEqual(
      Tick.linear(in: 1e-7...5e-7).map(\.text),
      ["1×10⁻⁷", "2×10⁻⁷", "3×10⁻⁷", "4×10⁻⁷", "5×10⁻⁷"])
  }

  func testThereAreFourToSevenOfThemInsideOfTheRange() {
    for index in 1...2000 {
      let low = Double(index % 97) * 0.37 - 12
      let range = low...low + Double(index) * Double(index) * 0.0013
      let ticks = Tick.linear(in: range)
      XCTAssert((4...7).contains(ticks.count), "\(ticks.count) ticks in \(range)")
      for tick in ticks {
        XCTAssert(
          tick.value >= range.lowerBound - 1e-6 && tick.value <= range.upperBound + 1e-6)
      }
    }
  }

  func testPowersOfTen() {
    XCTAssertEqual(
      Tick.logarithmic(in: 0.001...10).map(\.text), ["0.001", "0.01", "0.1", "1", "10"])
    // Thirteen powers are too many: every second, 1 among them.
    XCTAssertEqual(
      Tick.logarithmic(in: 1e-6...1e6).map(\.text),
      ["10⁻⁶", "0.0001", "0.01", "1", "100", "10,000", "10⁶"])
    XCTAssertEqual(Tick.logarithmic(in: 2...60).map(\.text), ["2", "5", "10", "20", "50"])
    // Less than a power: round numbers as on a linear axis.
    XCTAssertEqual(Tick.logarithmic(in: 6...9).map(\.text), ["6", "7", "8", "9"])
  }
}
