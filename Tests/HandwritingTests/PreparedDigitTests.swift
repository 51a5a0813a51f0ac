import Foundation
import NeuralNetworks
import XCTest

@testable import Handwriting

final class PreparedDigitTests: XCTestCase {
  /// A bar of ink on paper, lit and shaded by a function.
  private func bar(
    rows: Int, columns: Int, top: Int, left: Int, height: Int, width: Int,
    ink: Float, paper: (Float, Float) -> Float
  ) -> GrayPicture {
    GrayPicture(
      rows: rows, columns: columns,
      brightness: (0..<rows * columns).map { index in
        let (row, column) = index.quotientAndRemainder(dividingBy: columns)
        let isInk = top..<top + height ~= row && left..<left + width ~= column
        let light = paper(Float(column) / Float(columns), Float(row) / Float(rows))
        return isInk ? ink * light : light
      })
  }

  private func center(_ ink: [Float]) -> (row: Float, column: Float, sum: Float) {
    let sum = ink.reduce(0, +)
    let row = ink.enumerated().reduce(0) { $0 + Float($1.offset / 28) * $1.element } / sum
    let column = ink.enumerated().reduce(0) { $0 + Float($1.offset % 28) * $1.element } / sum
    return (row, column, sum)
  }

  /// A bar of 100 × 30 becomes one of 20 × 6, in the middle, wherever it was and whatever the light.
  func testABarIsFittedAndCentered() throws {
    for (top, left) in [(10, 10), (150, 60), (40, 260)] {
      for light: (Float, Float) -> Float in [
        { _, _ in 1 }, { x, _ in 0.6 + 0.3 * x }, { x, y in 0.9 - 0.2 * x * x - 0.3 * y },
      ] {
        let picture = bar(
          rows: 260, columns: 300, top: top, left: left, height: 100, width: 30, ink: 0.2,
          paper: light)
        let ink = try PreparedDigit(picture).ink
        XCTAssertEqual(ink.count, 784)
        let (row, column, sum) = center(ink)
        XCTAssertEqual(row, 13.5, accuracy: 0.5)
        XCTAssertEqual(column, 13.5, accuracy: 0.5)
        XCTAssertEqual(sum, 120, accuracy: 6)
        XCTAssertEqual(ink.max(), 1)
      }
    }
  }

  /// Chalk on a board is ink on paper.
  func testBrightInkOnDarkPaper() throws {
    let dark = bar(
      rows: 90, columns: 80, top: 20, left: 30, height: 50, width: 10, ink: 0.1,
      paper: { _, _ in 1 })
    let bright = GrayPicture(rows: 90, columns: 80, brightness: dark.brightness.map { 1 - $0 })
    let (first, second) = (try PreparedDigit(dark), try PreparedDigit(bright))
    for (a, b) in zip(first.ink, second.ink) { XCTAssertEqual(a, b, accuracy: 1e-3) }
  }

  /// A line of 2 pixels in a digit of 200 would be a fifth of a pixel wide.
  func testThinLinesAreThickened() throws {
    let thin = bar(
      rows: 300, columns: 300, top: 50, left: 150, height: 200, width: 2, ink: 0,
      paper: { _, _ in 1 })
    let (_, _, sum) = center(try PreparedDigit(thin).ink)
    XCTAssertEqual(sum / 20, 2.2, accuracy: 0.6)
  }

  func testSpecksAndShadowsAreLeftOut() throws {
    var picture = bar(
      rows: 200, columns: 200, top: 60, left: 80, height: 90, width: 20, ink: 0.1,
      paper: { _, _ in 1 })
    let clean = try PreparedDigit(picture)
    var brightness = picture.brightness
    for index in [3 * 200 + 7, 190 * 200 + 180, 190 * 200 + 181] { brightness[index] = 0 }  // dust
    for row in 0..<200 { for column in 0..<6 { brightness[row * 200 + column] = 0.2 } }  // a shadow
    picture = GrayPicture(rows: 200, columns: 200, brightness: brightness)
    let found = try PreparedDigit(picture)
    for (a, b) in zip(found.ink, clean.ink) { XCTAssertEqual(a, b, accuracy: 0.1) }
  }

  func testBlankPaperHasNoInk() {
    var generator = SplitMix64(seed: 1)
    let noise = (0..<10_000).map { _ in 0.7 + 0.01 * generator.nextNormal() }
    for brightness in [[Float](repeating: 0.7, count: 10_000), noise] {
      let picture = GrayPicture(rows: 100, columns: 100, brightness: brightness)
      XCTAssertThrowsError(try PreparedDigit(picture)) {
        XCTAssertEqual($0 as? NoInk, NoInk())
      }
    }
    let pixel = GrayPicture(rows: 1, columns: 1, brightness: [0.2])
    XCTAssertThrowsError(try PreparedDigit(pixel))
  }
}
