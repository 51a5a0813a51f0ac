import XCTest

@testable import Plotting

final class TerminalImageTests: XCTestCase {
  func testACharacterStandsForTwoPixelsAboveEachOther() {
    let image = TerminalImage(bytes: [0, 255, 0, 255, 0, 0, 255, 255], rows: 2, columns: 4)
    XCTAssertEqual(image.lines, [" ▀▄█"])
  }

  func testFlatAreasAreShaded() {
    let greys: [Float] = [0, 0.25, 0.5, 0.75, 1]
    let image = TerminalImage(values: greys + greys, rows: 2, columns: 5)
    XCTAssertEqual(image.lines, [" ░▒▓█"])
  }

  func testTheBlurredRimOfAStrokeIsDrawnWithHalfBlocks() {
    // By hand for (0.9, 0.6): "█" costs 0.01 + 0.16 = 0.17; "▓" 0.0225 + 0.0225 + 0.12 = 0.165;
    // so 0.62 is the first grey with "█": 0.01 + 0.1444 = 0.1544 against 0.1594.
    XCTAssertEqual(TerminalImage.character(top: 0.9, bottom: 0.6), "▓")
    XCTAssertEqual(TerminalImage.character(top: 0.9, bottom: 0.62), "█")
    // (0.9, 0.3): "▀" 0.01 + 0.09 = 0.1; "▒" 0.16 + 0.04 + 0.12 = 0.32.
    XCTAssertEqual(TerminalImage.character(top: 0.9, bottom: 0.3), "▀")
    XCTAssertEqual(TerminalImage.character(top: 0.3, bottom: 0.9), "▄")
  }

  func testAFaintPixelIsNotDrawn() {
    // (0.2, 0.2): " " costs 0.08, "░" 0.005 + 0.12.
    XCTAssertEqual(TerminalImage.character(top: 0.2, bottom: 0.2), " ")
  }

  func testValuesOutsideTheRangeAreDrawnAsItsEnds() {
    let image = TerminalImage(values: [-3, 7, -.infinity, .infinity], rows: 2, columns: 2)
    XCTAssertEqual(image.lines, [" █"])
  }

  func testWhatIsNotANumberIsMarked() {
    let image = TerminalImage(values: [.nan, 0, 0, 1, .nan, 1], rows: 2, columns: 3)
    XCTAssertEqual(image.lines, ["??▄"])
  }

  func testTheLastOfAnOddNumberOfRowsHasBackgroundBelow() {
    let image = TerminalImage(bytes: [255, 255, 255, 0, 0, 255], rows: 3, columns: 2)
    XCTAssertEqual(image.lines, ["█▀", " ▀"])
  }

  func testLinesKeepTheirWidthAndTheDescriptionHasNoTrailingSpaces() {
    let image = TerminalImage(bytes: [255, 0, 0, 0, 0, 0, 0, 0, 0], rows: 3, columns: 3)
    XCTAssertEqual(image.lines, ["▀  ", "   "])
    XCTAssertEqual("\(image)", "▀\n")
  }

  func testAnEmptyPictureHasNoLines() {
    XCTAssertEqual(TerminalImage(bytes: [], rows: 0, columns: 5).lines, [])
    XCTAssertEqual(TerminalImage(bytes: [], rows: 2, columns: 0).lines, [""])
    XCTAssertEqual("\(TerminalImage(bytes: [], rows: 0, columns: 0))", "")
  }

  func testAPartOfALargerArrayIsAPicture() {
    let pixels: [UInt8] = [0, 0, 255, 255]
    XCTAssertEqual(TerminalImage(bytes: pixels[2...], rows: 2, columns: 1).lines, ["█"])
  }

  func testCroppingKeepsAllInkAndNothingElse() {
    // Ink in rows 1 and 3 and in columns 1 and 2 of a 5 × 4 picture.
    var pixels = [UInt8](repeating: 0, count: 20)
    pixels[1 * 4 + 1] = 255
    pixels[3 * 4 + 2] = 1
    let cropped = TerminalImage(bytes: pixels, rows: 5, columns: 4).croppedToInk()
    XCTAssertEqual(cropped.rows, 3)
    XCTAssertEqual(cropped.columns, 2)
    XCTAssertEqual(cropped.lines, ["▀ ", "  "])
  }

  func testCroppingAPictureWithoutInkLeavesNothing() {
    let blank = TerminalImage(values: [0, -1, 0, 0], rows: 2, columns: 2).croppedToInk()
    XCTAssertEqual(blank.rows, 0)
    XCTAssertEqual(blank.columns, 0)
    XCTAssertEqual(blank.lines, [])
  }

  func testCroppingAFullPictureChangesNothing() {
    let image = TerminalImage(bytes: [255, 0, 0, 255], rows: 2, columns: 2)
    XCTAssertEqual(image.croppedToInk().lines, image.lines)
  }
}
