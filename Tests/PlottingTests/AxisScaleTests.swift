import XCTest

@testable import Plotting

final class AxisScaleTests: XCTestCase {
  func testGivenRangesAreKept() {
    let scale = AxisScale(Axis("accuracy", range: 0.5...1), fixed: [3], roomy: [-7])
    XCTAssertEqual(scale.range, 0.5...1)
    XCTAssertEqual(scale.fraction(of: 0.75), 0.5)
    XCTAssertEqual(scale.fraction(of: 1.5), 2)
    XCTAssertEqual(scale.value(at: 0.5), 0.75)
  }

  func testLogarithmicMapping() throws {
    let scale = AxisScale(
      Axis("loss", scale: .logarithmic, range: 0.01...100), fixed: [], roomy: [])
    XCTAssertEqual(try XCTUnwrap(scale.fraction(of: 0.1)), 0.25, accuracy: 1e-12)
    XCTAssertEqual(scale.value(at: 0.5), 1, accuracy: 1e-12)
    XCTAssertNil(scale.fraction(of: 0))
    XCTAssertNil(scale.fraction(of: -1))
  }

  func testWantedTicks() {
    let rates = Axis(
      "rate", scale: .logarithmic, range: 0.02...40, ticks: [0.03, 0.1, 0.3, 1, 3, 10, 30])
    let scale = AxisScale(rates, fixed: [], roomy: [])
    XCTAssertEqual(scale.ticks().map(\.text), ["0.03", "0.1", "0.3", "1", "3", "10", "30"])
    // Room for four: every second one.
    XCTAssertEqual(scale.ticks(atMost: 4).map(\.value), [0.03, 0.3, 3, 30])
    // None outside the axis, and one way of writing for all.
    let slopes = Axis("slope", scale: .logarithmic, range: 1e-6...1, ticks: [1e-8, 1e-5, 0.01, 1])
    XCTAssertEqual(
      AxisScale(slopes, fixed: [], roomy: []).ticks().map(\.text), ["10⁻⁵", "10⁻²", "10⁰"])
  }

  func testRoomAroundPointsOnly() {
    // 4 % of 10 on each side, but none beyond zero if nothing is below it.
    let points = AxisScale("x", fixed: [], roomy: [10, 20])
    XCTAssertEqual(points.range.lowerBound, 9.6, accuracy: 1e-12)
    XCTAssertEqual(points.range.upperBound, 20.4, accuracy: 1e-12)
    XCTAssertEqual(AxisScale("x", fixed: [], roomy: [0, 10]).range.lowerBound, 0)
    XCTAssertEqual(AxisScale("x", fixed: [10, 20], roomy: [15]).range, 10...20)
  }

  func testTheRangeHasAWidth() {
    XCTAssertEqual(AxisScale("x", fixed: [], roomy: []).range, 0...1)
    XCTAssertEqual(AxisScale("x", fixed: [0], roomy: []).range, -1...1)
    XCTAssertEqual(AxisScale("x", fixed: [-20], roomy: []).range, -22 ... -18)
    let logarithmic = AxisScale(Axis("x", scale: .logarithmic), fixed: [], roomy: [1])
    XCTAssertEqual(logarithmic.range.lowerBound, 0.316, accuracy: 0.001)
    XCTAssertEqual(logarithmic.range.upperBound, 3.162, accuracy: 0.001)
  }

  func testWhatCannotBeDrawnIsPassedOver() {
    let values = [Double.nan, .infinity, -.infinity, 2, 4]
    XCTAssertEqual(AxisScale("x", fixed: values, roomy: []).range, 2...4)
    let logarithmic = AxisScale(Axis("x", scale: .logarithmic), fixed: [-1, 0, 1, 100], roomy: [])
    XCTAssertEqual(logarithmic.range, 1...100)
    XCTAssertNil(AxisScale(range: 0...1).fraction(of: .nan))
  }
}
