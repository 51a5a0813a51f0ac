import XCTest

@testable import Plotting

final class RegionTests: XCTestCase {
  private func region(_ mark: Mark) throws -> Region {
    guard case .region(let region) = mark.shape else { throw XCTSkip("not a region") }
    return region
  }

  func testEqualNeighborsAreOneRun() throws {
    let region = try region(
      .region(x: 0...4, y: 0...1, columns: 4, rows: 1) { x, _ in x < 3 ? 0 : 1 })
    XCTAssertEqual(region.runs(inRow: 0).map(\.columns), [0..<3, 3..<4])
    XCTAssertEqual(region.runs(inRow: 0).map(\.color), [0, Region.levels - 1])
  }

  func testRowsGoFromTheTopDown() throws {
    let region = try region(
      .region(x: 0...1, y: 0...2, classes: ["low", "high"], columns: 1, rows: 2) { _, y in
        y > 1 ? 1 : 0
      })
    XCTAssertEqual(region.cells, [1, 0])
  }

  func testWhatIsNoNumberStaysOpen() throws {
    let region = try region(
      .region(x: 0...3, y: 0...1, columns: 3, rows: 1) { x, _ in x > 1 && x < 2 ? .nan : 7 })
    XCTAssertEqual(region.cells, [Region.levels - 1, nil, Region.levels - 1])
    XCTAssertEqual(region.runs(inRow: 0).map(\.columns), [0..<1, 2..<3])
  }

  func testClassesDifferInGrey() {
    // Four parts of #0072b2 and six of #fcfcfa: 252 · 0.6 = 151, 114 · 0.4 + 252 · 0.6 = 196, …
    XCTAssertEqual(Palette.ground(0), "#97c4dd")
    let lightness = (0..<3).map { number -> Double in
      let color = Int(Palette.ground(number).dropFirst(), radix: 16) ?? 0
      return 0.299 * Double(color >> 16) + 0.587 * Double(color >> 8 & 255)
        + 0.114 * Double(color & 255)
    }
    // From dark to light: class 0, class 2, class 1.
    XCTAssertGreaterThan(lightness[2], lightness[0] + 15)
    XCTAssertGreaterThan(lightness[1], lightness[2] + 15)
  }

  func testFewerCells() throws {
    // Of nine columns those in the middle of each three are kept: the second, fifth and eighth.
    let region = try region(
      .region(x: 0...9, y: 0...6, classes: ["a", "b"], columns: 9, rows: 6) { x, _ in
        (1..<2).contains(x) ? 1 : 0
      })
    let fewer = region.everyNth(3)
    XCTAssertEqual(fewer.columns, 3)
    XCTAssertEqual(fewer.rows, 2)
    XCTAssertEqual(fewer.cells, [1, 0, 0, 1, 0, 0])
  }
}
