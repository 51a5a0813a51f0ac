import XCTest

@testable import Datasets

final class Digits8x8Tests: XCTestCase {
  func testSizes() throws {
    let digits = try Digits8x8.load()
    XCTAssertEqual(digits.training.count, 1437)
    XCTAssertEqual(digits.test.count, 360)
    XCTAssertEqual(digits.training.rows, 8)
    XCTAssertEqual(digits.training.columns, 8)
    XCTAssertEqual(digits.training.pixelScale, 16)
  }

  func testFirstPictureIsTheZeroOfScikitLearnsDocumentation() throws {
    let training = try Digits8x8.load().training
    XCTAssertEqual(
      Array(training.pixels(of: 0)),
      [
        0, 0, 5, 13, 9, 1, 0, 0,
        0, 0, 13, 15, 10, 15, 5, 0,
        0, 3, 15, 2, 0, 11, 8, 0,
        0, 4, 12, 0, 0, 8, 8, 0,
        0, 5, 8, 0, 0, 9, 8, 0,
        0, 4, 11, 0, 1, 12, 7, 0,
        0, 2, 14, 5, 10, 12, 0, 0,
        0, 0, 6, 13, 10, 0, 0, 0,
      ])
    XCTAssertEqual(training.labels[..<10], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  }

  func testAllPicturesAreThereOnce() throws {
    // The counts of each class as scikit-learn's documentation of load_digits gives them.
    let digits = try Digits8x8.load()
    let labels = digits.training.labels + digits.test.labels
    let counts = (0..<10).map { digit in labels.filter { Int($0) == digit }.count }
    XCTAssertEqual(counts, [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    XCTAssertEqual((digits.training.pixels + digits.test.pixels).max(), 16)
  }
}
