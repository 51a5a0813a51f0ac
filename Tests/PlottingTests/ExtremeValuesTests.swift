import Groundwork
import XCTest

@testable import Plotting

/// A network that has diverged must still be drawn: every kind of drawing takes every number.
final class ExtremeValuesTests: XCTestCase {
  private static let tiny = Double.leastNonzeroMagnitude

  private static let values: [Double] = [
    0, tiny, -1e-300, 1, 1.0.nextUp, -1e16, 1e16 + 2, 3e38, 1e299, -1e308,
    .greatestFiniteMagnitude, .infinity, -.infinity, .nan, -.nan,
  ]

  private static let ranges: [ClosedRange<Double>] = [
    0...tiny, -tiny...0, -1e308...1e308, 1...1.0.nextUp, 1e16...1e16 + 2, 1e307...1.7e308,
  ]

  /// Draws in every way. A place far outside would be a run of many digits in the file.
  private func draw(
    _ drawing: any Picture, _ text: @autoclosure () -> String, line: UInt = #line
  ) {
    let svg = drawing.picture(width: 230).file(title: "", description: "")
    var length = 0
    var isTag = false
    for byte in svg.utf8 {
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
        isTag = byte == UInt8(ascii: "<")
      }
      length = isTag && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? length + 1 : 0
      if length == 7 { return XCTFail(text(), line: line) }
    }
    for row in drawing.terminal(width: 40, color: true).split(separator: "\n") {
      XCTAssertLessThanOrEqual(String(row).displayWidth, 40, text(), line: line)
    }
  }

  private func pairs(_ body: (Double, Double) -> Void) {
    for a in Self.values { for b in [0, 1, -1e308, Double.nan] { body(a, b) } }
  }

  private static func marks(_ a: Double, _ b: Double) -> [[Mark]] {
    let points = [Point(0, a), Point(b, 1), Point(b, a), Point(2, b)]
    return [
      [.line(points, "line")], [.points(points, "points")], [.path(points, "path")],
      [.band(x: [0, 1, a], lower: [a, b, 0], upper: [b, a, b], "band"), .line([a, b, a])],
      [.histogram([a, b, 1], bins: 5, "bins"), .histogram([b, b], bins: 3, "more")],
      [.bars(edges: [-2, 0, max(1, b)], heights: [a, b])],
      [.arrow(from: Point(a, 0), to: Point(b, a), "arrow"), .label(at: Point(a, b), "label")],
      [.rule(x: a, "x"), .rule(y: b, "y")],
    ]
  }

  func testCharts() {
    pairs { a, b in
      for marks in Self.marks(a, b) {
        draw(Chart(x: "x", y: "y", marks), "\(a) \(b) \(marks[0].shape)")
        let scale = Axis.Scale.logarithmic
        draw(
          Chart(x: Axis("x", scale: scale), y: Axis("y", scale: scale), marks),
          "logarithmic \(a) \(b) \(marks[0].shape)")
      }
    }
  }

  func testEqualAspect() {
    for a in Self.values {
      draw(Chart(x: "x", y: "y", aspect: .equal, .line([Point(0, 0), Point(1, a)])), "\(a)")
      draw(Chart(x: "x", y: "y", aspect: .equal, .points([Point(a, 0), Point(0, 1)])), "\(a)")
    }
  }

  func testGivenRanges() {
    for range in Self.ranges {
      for value in [0, 1, 1e16, -1e300, Self.tiny] {
        let points = [Point(0, value), Point(value, 1)]
        let axis = Axis("y", range: range)
        draw(Chart(x: "x", y: axis, .line(points, "a"), .rule(y: value, "rule")), "\(range)")
        draw(Chart(x: axis, y: axis, aspect: .equal, .line(points)), "\(range)")
        draw(BarChart(categories: ["a"], values: axis, [.init([value])]), "\(range)")
        guard range.lowerBound > 0 else { continue }
        let logarithmic = Axis("y", scale: .logarithmic, range: range)
        draw(Chart(x: logarithmic, y: logarithmic, .line(points, "a")), "\(range)")
      }
    }
  }

  func testFields() {
    let wide = [0...Double.infinity, -Double.infinity...0] + Self.ranges
    for range in wide {
      for value in Self.values {
        let map = Mark.region(x: range, y: -1...1, columns: 5, rows: 4, "p") { _, _ in value }
        let lines = Mark.contours(x: range, y: range, levels: [0, value, 1], columns: 5, rows: 4) {
          x, _ in x > 0 ? value : -value
        }
        draw(Chart(x: "x", y: "y", map, lines), "\(range) \(value)")
        draw(Chart(x: "x", y: "y", .function(over: range) { $0 * value }), "\(range) \(value)")
      }
      let matrix: [[Float]] = [[0, 1, .infinity, .nan, 3e38]]
      draw(HeatMap(title: "", values: matrix, range: range), "\(range)")
    }
  }

  func testBarsAndMatrices() {
    pairs { a, b in
      let spread = a <= b ? a...b : 0...1
      draw(
        BarChart(
          categories: ["a", "b"], values: "v", [.init([a, b], "one", spread: [spread, 0...1])]),
        "bars \(a) \(b)")
      let matrix = [[Float(a), Float(b)]]
      for diverging in [false, true] {
        draw(HeatMap(title: "", values: matrix, diverging: diverging), "heat map \(a) \(b)")
      }
      draw(
        ImageGrid(
          title: "", images: [.init(pixels: matrix[0], rows: 1, columns: 2)], columns: 1,
          signed: true, label: "w"), "images \(a) \(b)")
      draw(
        NetworkDiagram(
          title: "", layers: [.init("in", count: 1), .init("out", count: 2)], weights: [matrix]),
        "network \(a) \(b)")
    }
  }

  func testOneLargeValue() {
    // Ten percent of it on both sides, as on an axis.
    let key = ColorBar(of: [1e16, .nan], diverging: false, label: "")
    XCTAssertEqual(key.range.lowerBound / 0.9e16, 1, accuracy: 1e-7)
    XCTAssertEqual(key.range.upperBound / 1.1e16, 1, accuracy: 1e-7)
    XCTAssertEqual(AxisScale("y", fixed: [], roomy: [Self.tiny]).range, -1...1)
    XCTAssertEqual(AxisScale(range: -1e308...1e308).range, -1e300...1e300)
  }

  func testLogarithmsOfAllSizes() throws {
    // Room for 0.04 × 299 = 11.96 powers of ten on both sides; above, numbers end at 10^308.2547.
    let large = AxisScale(Axis("loss", scale: .logarithmic), fixed: [], roomy: [1, 1e299])
    XCTAssertEqual(
      try XCTUnwrap(large.fraction(of: 1)), 11.96 / (11.96 + 308.2547), accuracy: 1e-7)
    XCTAssertEqual(large.range.upperBound, .greatestFiniteMagnitude)
    // 320 powers, of which every 46th leaves seven.
    XCTAssertEqual(
      large.ticks().map(\.text), ["1", "10⁴⁶", "10⁹²", "10¹³⁸", "10¹⁸⁴", "10²³⁰", "10²⁷⁶"])
    // Room of 12 powers below 10⁻³⁰⁰ is still a number, if a small one.
    let small = AxisScale(Axis("loss", scale: .logarithmic), fixed: [], roomy: [1e-300, 1])
    XCTAssertEqual(try XCTUnwrap(small.fraction(of: 1e-300)), 12 / 324.0, accuracy: 1e-7)
  }

  func testALineToInfinityLeavesInItsDirection() {
    // Twice as steep as the diagonal, from the corner: it crosses the top at one half.
    let axes = (x: AxisScale(range: 0...1), y: AxisScale(range: 0...1))
    let far = Point(Point(1e200, 2e200), on: axes)
    let lines = clippedToUnitSquare([Point(0, 0), far])
    XCTAssertEqual(lines[0][1].x, 0.5, accuracy: 1e-6)
    XCTAssertEqual(lines[0][1].y, 1, accuracy: 1e-6)
  }
}
