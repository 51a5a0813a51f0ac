import XCTest

@testable import Plotting

final class TerminalGalleryTests: XCTestCase {
  /// A picture full of ink.
  private func block(rows: Int, columns: Int) -> TerminalImage {
    TerminalImage(
      bytes: [UInt8](repeating: 255, count: rows * columns), rows: rows, columns: columns)
  }

  func testCaptionsStandBeneathTheirPictures() {
    let gallery = TerminalGallery([
      (block(rows: 4, columns: 5), "one"), (block(rows: 4, columns: 5), "three"),
    ])
    XCTAssertEqual(
      "\(gallery)",
      """
      █████   █████
      █████   █████
       one    three
      """)
  }

  func testPicturesThatDoNotFitFollowBelow() {
    let pictures = (1...3).map { (image: block(rows: 2, columns: 4), caption: "\($0)") }
    let rows = """
      ████   ████
       1      2

      ████
       3
      """
    // Two pictures and the gap between them take 4 + 3 + 4 = 11 columns, three take 18.
    XCTAssertEqual("\(TerminalGallery(pictures, width: 11))", rows)
    XCTAssertEqual("\(TerminalGallery(pictures, width: 17))", rows)
    XCTAssertEqual("\(TerminalGallery(pictures, width: 18))".split(separator: "\n").count, 2)
    XCTAssertEqual("\(TerminalGallery(pictures, width: 10))".split(separator: "\n").count, 6)
  }

  func testNoLineIsWiderThanAsked() {
    let caption = "4 read as 9, 99.8 %"
    for columns in [1, 8, 14, 20, 28, 40] {
      for width in [40, 79, 80, 81] {
        let pictures = Array(
          repeating: (image: block(rows: 6, columns: columns), caption: caption), count: 9)
        let lines = "\(TerminalGallery(pictures, width: width))".split(separator: "\n")
        XCTAssertLessThanOrEqual(lines.map(\.count).max() ?? 0, width, "\(columns) in \(width)")
        XCTAssertFalse(lines.contains { $0.hasSuffix(" ") })
      }
    }
  }

  func testLongCaptionsContinueOnTheNextLine() {
    let gallery = TerminalGallery([
      (block(rows: 2, columns: 8), "4 read as 9, 99.8 %"), (block(rows: 2, columns: 8), "5"),
    ])
    XCTAssertEqual(
      "\(gallery)",
      """
      ████████   ████████
       4 read       5
       as 9,
       99.8 %
      """)
  }

  func testAWordWiderThanThePictureWidensIt() {
    let gallery = TerminalGallery([(block(rows: 2, columns: 2), "average of 0")])
    XCTAssertEqual("\(gallery)", "  ██\naverage\n of 0")
  }

  func testPicturesOfDifferentHeightsStandOnOneLine() {
    let gallery = TerminalGallery([
      (block(rows: 4, columns: 2), "a"), (block(rows: 2, columns: 2), "b"),
      (block(rows: 0, columns: 0), "c"),
    ])
    XCTAssertEqual("\(gallery)", "██\n██   ██\na    b    c")
  }

  func testAPictureWiderThanTheWidthIsDrawnWhole() {
    let gallery = TerminalGallery(
      [(block(rows: 2, columns: 6), "a"), (block(rows: 2, columns: 6), "")], width: 4)
    XCTAssertEqual("\(gallery)", "██████\n  a\n\n██████")
  }

  func testAGalleryWithoutPicturesIsEmpty() {
    XCTAssertEqual("\(TerminalGallery([]))", "")
  }
}
