import XCTest

@testable import Plotting

final class ImageGridTests: XCTestCase {
  /// The first digit of the 8×8 set, from 0 to 16.
  static let zero: [Float] = [
    0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0, 0, 3, 15, 2, 0, 11, 8, 0, 0, 4, 12, 0, 0,
    8, 8, 0, 0, 5, 8, 0, 0, 9, 8, 0, 0, 4, 11, 0, 1, 12, 7, 0, 0, 2, 14, 5, 10, 12, 0, 0, 0, 0, 6,
    13, 10, 0, 0, 0,
  ]

  private func digit(_ caption: String = "", numbers: Bool = false) -> ImageGrid.Image {
    ImageGrid.Image(
      pixels: Self.zero.map { $0 / 16 }, rows: 8, columns: 8, caption: caption,
      numbers: numbers ? Self.zero.map { String(Int($0)) } : [])
  }

  func testNumbersInPixels() {
    let grid = ImageGrid(title: "Digit 0", images: [digit(numbers: true)], columns: 1)
    let svg = checkDrawing(grid)
    XCTAssertEqual(svg.contents, ["Digit 0"] + Self.zero.map { String(Int($0)) })
    XCTAssertTrue(grid.terminal(width: 80, color: false).contains("  0  0  5 13  9  1  0  0"))
  }

  func testCaptionsWrapAndAreEscaped() {
    let captions = ["0", "7 → 1", "wrong: 3, 88 %", "a & b < c", "\"quoted\""]
    let grid = ImageGrid(title: "<Digits>", images: captions.map { digit($0) }, columns: 5)
    let svg = checkDrawing(grid)
    XCTAssertEqual(svg.contents.first, "<Digits>")
    XCTAssertEqual(
      svg.contents.dropFirst().joined(separator: " "), captions.joined(separator: " "))
    checkDrawing(grid, width: 30)
  }

  func testFortyDigitsStayInTheLimit() {
    // Rings as wide as a stroke, each pixel of another grey.
    let images = (0..<40).map { index in
      let pixels = (0..<784).map { pixel -> Float in
        let (x, y) = (Float(pixel % 28) - 13.5, Float(pixel / 28) - 13.5)
        let distance = abs((x * x + y * y).squareRoot() - 8)
        return distance < 2 ? Float((784 * index + pixel) * 7919 % 256) / 255 : 0
      }
      return ImageGrid.Image(pixels: pixels, rows: 28, columns: 28, caption: "wrong: 3, 88 %")
    }
    let svg = checkDrawing(ImageGrid(title: "Forty", images: images, columns: 8))
    XCTAssertEqual(svg.count("g"), 40)
  }

  func testSignedPictureHasAColorBar() {
    let weights = ImageGrid(
      title: "Weights",
      images: [.init(pixels: [-1, 0, 0.5, 1], rows: 2, columns: 2, caption: "unit 1")],
      columns: 1, signed: true, label: "weight")
    let svg = checkDrawing(weights)
    XCTAssertTrue(svg.contents.contains("weight"))
    // The ends of the scale, below and above zero.
    XCTAssertTrue(weights.svg(description: "").contains("#005284"))
    XCTAssertTrue(weights.svg(description: "").contains("#ac4200"))
    let text = weights.terminal(width: 80, color: false)
    XCTAssertTrue(text.hasPrefix("Weights\n\n≡≡\n▒▒██\nunit\n 1"))
    XCTAssertTrue(text.hasSuffix("1  weight"))
    XCTAssertTrue(weights.terminal(width: 80, color: true).contains("\u{1b}[48;5;24m"))
  }
}
