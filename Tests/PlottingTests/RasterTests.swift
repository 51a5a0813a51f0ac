import XCTest

@testable import Plotting

final class RasterTests: XCTestCase {
  func testRunsMerge() {
    let runs = SVG.runs(of: ["a", "a", "b", "a"], row: 2)
    XCTAssertEqual(runs.map(\.color), ["a", "b", "a"])
    XCTAssertEqual(runs.map(\.column), [0, 2, 3])
    XCTAssertEqual(runs.map(\.length), [2, 1, 1])
    XCTAssertEqual(SVG.runs(of: [], row: 0), [])
  }

  func testMostFrequentColorIsTheGround() {
    var picture = SVG(width: 100, height: 100)
    picture.raster(
      [["#111", "#222", "#222"], ["#222", "#111", "#111"], ["#222", "#222", "#222"]],
      x: 10, y: 20, cellWidth: 4, cellHeight: 6)
    let svg = ReadSVG(picture.file(title: "", description: ""))
    let ground = svg.elements.last { $0.name == "rect" }?.attributes
    XCTAssertEqual(ground?["fill"], "#222")
    XCTAssertEqual(ground?["width"], "12")
    XCTAssertEqual(ground?["height"], "18")
    // A line runs through the middle of its cells, 3 pixels below their top.
    let group = svg.elements.first { $0.name == "g" }?.attributes["transform"]
    XCTAssertEqual(group, "translate(10 23) scale(4 6)")
    let paths = svg.elements.filter { $0.name == "path" }.map(\.attributes)
    XCTAssertEqual(paths.count, 1)
    XCTAssertEqual(paths.first?["d"], "M0 0h1M1 1h2")
    XCTAssertEqual(paths.first?["stroke"], "#111")
  }

  func testNothing() {
    var picture = SVG(width: 10, height: 10)
    picture.raster([], x: 0, y: 0, cellWidth: 1, cellHeight: 1)
    XCTAssertEqual(picture.elements, [])
  }
}
