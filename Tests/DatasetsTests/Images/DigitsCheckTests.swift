import XCTest

@testable import DataFiles
@testable import Datasets

final class DigitsCheckTests: XCTestCase {
  /// Two hundred pictures, twenty of each digit, with a stroke of ink over paper in each.
  private func digits(
    ink: UInt8 = 255, paper: UInt8 = 0, blank: Int = 0, labels: [UInt8]? = nil
  ) -> LabeledImages {
    let pixels = (0..<200).flatMap { picture in
      (0..<784).map { picture >= blank && (300..<400).contains($0) ? ink : paper }
    }
    return LabeledImages(
      pixels: pixels, labels: labels ?? (0..<200).map { UInt8($0 % 10) }, rows: 28, columns: 28,
      pixelScale: 255)
  }

  private func error(_ digits: LabeledImages) -> MNISTError? {
    do {
      try digits.checkDigits(images: "/i", labels: "/l", atLeast: 12)
      return nil
    } catch {
      return error
    }
  }

  func testWhatCanBeLearnedPasses() {
    XCTAssertNil(error(digits()))
    // Two gray levels, a faint pen, and a few blank pictures.
    XCTAssertNil(error(digits(ink: 128)))
    XCTAssertNil(error(digits(ink: 255, paper: 100)))
    XCTAssertNil(error(digits(blank: 20)))
  }

  func testAllPixelsZero() {
    XCTAssertEqual(
      error(digits(ink: 0)), .blankImages(file: "/i", blank: 200, count: 200))
  }

  func testAFileThatWasNotWrittenToItsEnd() {
    XCTAssertEqual(
      error(digits(blank: 21)), .blankImages(file: "/i", blank: 21, count: 200))
  }

  func testPixelsFromZeroToOneOrToSixteen() {
    for largest: UInt8 in [1, 16, 127] {
      XCTAssertEqual(
        error(digits(ink: largest)),
        .faintImages(file: "/i", largest: Int(largest), expected: 255))
    }
  }

  func testAllPixelsTheSame() {
    XCTAssertEqual(
      error(digits(ink: 7, paper: 7)), .faintImages(file: "/i", largest: 7, expected: 255))
    XCTAssertEqual(error(digits(ink: 255, paper: 255)), .invertedImages(file: "/i", mean: 100))
  }

  func testInkAndPaperExchanged() {
    // 684 of 784 pixels are 255: 87.2 %.
    XCTAssertEqual(error(digits(ink: 0, paper: 255)), .invertedImages(file: "/i", mean: 87))
  }

  func testLabelsAllOfOneDigit() {
    XCTAssertEqual(
      error(digits(labels: [UInt8](repeating: 3, count: 200))),
      .oneDigit(file: "/l", digit: 3, found: 200, count: 200))
    // The first half is right, and the rest was never written: 90 zeros more.
    let half = (0..<100).map { UInt8($0 % 10) } + [UInt8](repeating: 0, count: 100)
    XCTAssertEqual(
      error(digits(labels: half)), .oneDigit(file: "/l", digit: 0, found: 110, count: 200))
  }

  func testEmbeddedDigitsPass() throws {
    let digits = try MNIST.embedded()
    XCTAssertNil(error(digits.training))
    XCTAssertNil(error(digits.test))
  }
}
