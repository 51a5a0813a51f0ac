import XCTest

@testable import Handwriting

final class GrayPictureTests: XCTestCase {
  /// By hand: each new pixel is the mean of two or of one and a half.
  func testScaling() {
    let picture = GrayPicture(rows: 1, columns: 6, brightness: [0, 1, 0.5, 0.5, 1, 0])
    XCTAssertEqual(picture.scaled(rows: 1, columns: 3).brightness, [0.5, 0.5, 0.5])
    let four = picture.scaled(rows: 1, columns: 4).brightness
    for (found, expected) in zip(four, [1.0 / 3, 2.0 / 3, 2.0 / 3, 1.0 / 3] as [Float]) {
      XCTAssertEqual(found, expected, accuracy: 1e-6)
    }
    XCTAssertEqual(
      picture.scaled(rows: 2, columns: 6).brightness, picture.brightness + picture.brightness)
    XCTAssertEqual(picture.reduced(toLongerSide: 3).columns, 3)
    XCTAssertEqual(picture.reduced(toLongerSide: 3).rows, 1)
    XCTAssertEqual(picture.reduced(toLongerSide: 6), picture)
  }
}
