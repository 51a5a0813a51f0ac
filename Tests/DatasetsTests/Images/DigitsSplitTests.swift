import XCTest

@testable import DataFiles
@testable import Datasets

final class DigitsSplitTests: XCTestCase {
  /// Pictures of one pixel that holds the picture's number.
  private func pictures(_ labels: [UInt8]) -> LabeledImages {
    LabeledImages(
      pixels: labels.indices.map { UInt8($0) }, labels: labels, rows: 1, columns: 1,
      pixelScale: 255)
  }

  func testHoldsOutTheLastPicturesOfEachClassInTheirOrder() {
    // Three pictures of each class: 0 … 9, 9 … 0, 0 … 9.
    let labels = Array(0..<10) + (0..<10).reversed() + Array(0..<10)
    let (rest, heldOut) = pictures(labels.map { UInt8($0) }).holdingOut(lastPerClass: 1)
    XCTAssertEqual(rest.pixels, Array(0..<20))
    XCTAssertEqual(heldOut.pixels, Array(20..<30))
    XCTAssertEqual(heldOut.labels, Array(0..<10))
  }

  func testUnevenClasses() {
    // One more picture of class 3 at the start and of class 7 at the end.
    let labels: [UInt8] = [3] + Array(0..<10) + [7]
    let (rest, heldOut) = pictures(labels).holdingOut(lastPerClass: 1)
    XCTAssertEqual(rest.pixels, [0, 8])
    XCTAssertEqual(rest.labels, [3, 7])
    XCTAssertEqual(heldOut.labels, [0, 1, 2, 3, 4, 5, 6, 8, 9, 7])
  }

  func testHoldingOutNothingOrEverything() {
    let all = pictures(Array(0..<10))
    XCTAssertEqual(all.holdingOut(lastPerClass: 0).rest, all)
    XCTAssertEqual(all.holdingOut(lastPerClass: 1).heldOut, all)
    XCTAssertEqual(all.holdingOut(lastPerClass: 1).rest.count, 0)
  }
}
