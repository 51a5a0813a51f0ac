import XCTest

@testable import Datasets

final class Digits8x8Tests: XCTestCase {
  func testSizes() throws {
    let digits = try Digits8x8.load()
    XCTAssertEqual(digits.training.count, 1000)
    XCTAssertEqual(digits.validation.count, 165)
    XCTAssertEqual(digits.test.count, 250)
    XCTAssertEqual(digits.strangers.count, 382)
    XCTAssertEqual(digits.training.rows, 8)
    XCTAssertEqual(digits.training.columns, 8)
    XCTAssertEqual(digits.training.pixelScale, 16)
  }

  func testFirstPictureIsTheZeroOfScikitLearnsDocumentation() throws {
    let all = try Digits8x8.inFileOrder()
    XCTAssertEqual(
      Array(all.pixels(of: 0)),
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
    XCTAssertEqual(all.labels[..<10], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  }

  func testAllPicturesAreThereOnce() throws {
    // The counts of each class as scikit-learn's documentation of load_digits gives them.
    let all = try Digits8x8.inFileOrder()
    XCTAssertEqual(all.classCounts, [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    XCTAssertEqual(all.pixels.max(), 16)
    // Each picture of the file is in exactly one part.
    let digits = try Digits8x8.load()
    let parts = [digits.training, digits.validation, digits.test, digits.strangers]
    func pictures(_ images: LabeledImages) -> [[UInt8]] {
      (0..<images.count).map { Array(images.pixels(of: $0)) + [images.labels[$0]] }
    }
    func sorted(_ pictures: [[UInt8]]) -> [[UInt8]] {
      pictures.sorted { $0.lexicographicallyPrecedes($1) }
    }
    XCTAssertEqual(sorted(parts.flatMap(pictures)), sorted(pictures(all)))
  }

  /// The last three forms begin with the row 0 to 9, three times, that only a form begins with; the
  /// second of them, from 1545 on, lacks the 7 and the 8 of its second ten.
  func testStrangersAreTheLastThreeForms() throws {
    let digits = try Digits8x8.load()
    let strangers = digits.strangers.labels
    let tens = (0..<30).map { UInt8($0 % 10) }
    XCTAssertEqual(Array(strangers[..<30]), tens)
    XCTAssertEqual(Array(strangers[252..<282]), tens)
    XCTAssertEqual(strangers[130..<147].map { $0 }, Array(tens[..<17]))
    let all = try Digits8x8.inFileOrder()
    XCTAssertEqual(strangers, Array(all.labels[1415...]))
  }

  /// Python's whole numbers shuffled the same way (Tests/Reference/random_reference.py).
  func testTheShuffleIsTheSameEverywhere() throws {
    let all = try Digits8x8.inFileOrder()
    let digits = try Digits8x8.load()
    XCTAssertEqual(digits.training.subset([0, 1, 2]), all.subset([1085, 460, 737]))
    XCTAssertEqual(digits.test.subset([249]), all.subset([1049]))
  }

  func testSplit() throws {
    let (training, test) = { ($0.training, $0.test) }(
      try Digits8x8.inFileOrder().split(first: 1437))
    XCTAssertEqual(training.count, 1437)
    XCTAssertEqual(test.count, 360)
    XCTAssertEqual(test.labels[0], try Digits8x8.inFileOrder().labels[1437])
  }

  func testTargetsOfAQuestion() throws {
    let all = try Digits8x8.inFileOrder().subset([0, 1, 2, 5, 9, 8])
    XCTAssertEqual(all.targets { $0 % 2 == 1 }.elements, [0, 1, 0, 1, 1, 0])
    XCTAssertEqual(all.targets { $0 == 8 }.elements, [0, 0, 0, 0, 0, 1])
    XCTAssertEqual(all.targets { $0 == 8 }.columns, 1)
  }
}
