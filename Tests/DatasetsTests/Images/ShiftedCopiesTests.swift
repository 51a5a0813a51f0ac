import NeuralNetworks
import XCTest

@testable import Datasets

final class ShiftedCopiesTests: XCTestCase {
  /// Two pictures of 2 rows and 3 columns.
  private let base = LabeledImages(
    pixels: [1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16],
    labels: [4, 8], rows: 2, columns: 3, pixelScale: 16)

  func testShiftsInEveryDirection() {
    // 1 2 3
    // 4 5 6, moved by hand
    XCTAssertEqual(base.shifted(0, dx: 0, dy: 0), [1, 2, 3, 4, 5, 6])
    XCTAssertEqual(base.shifted(0, dx: 1, dy: 0), [0, 1, 2, 0, 4, 5])
    XCTAssertEqual(base.shifted(0, dx: -1, dy: 0), [2, 3, 0, 5, 6, 0])
    XCTAssertEqual(base.shifted(0, dx: 0, dy: 1), [0, 0, 0, 1, 2, 3])
    XCTAssertEqual(base.shifted(0, dx: 0, dy: -1), [4, 5, 6, 0, 0, 0])
    XCTAssertEqual(base.shifted(1, dx: 2, dy: 1), [0, 0, 0, 0, 0, 11])
    XCTAssertEqual(base.shifted(1, dx: -1, dy: -1), [15, 16, 0, 0, 0, 0])
  }

  func testAShiftBeyondThePictureLeavesPaper() {
    let blank = [UInt8](repeating: 0, count: 6)
    for (dx, dy) in [(3, 0), (-3, 0), (0, 2), (0, -2), (9, 9), (-9, 1), (1, -9)] {
      XCTAssertEqual(base.shifted(0, dx: dx, dy: dy), blank, "\(dx) \(dy)")
    }
  }

  func testAgreesWithTheDefinitionPixelByPixel() {
    var generator = SplitMix64(seed: 5)
    let (rows, columns) = (5, 4)
    let pixels = (0..<rows * columns).map { _ in UInt8(generator.nextInteger(below: 256)) }
    let image = LabeledImages(
      pixels: pixels, labels: [0], rows: rows, columns: columns, pixelScale: 255)
    for dx in -6...6 {
      for dy in -6...6 {
        let expected = (0..<rows * columns).map { position -> UInt8 in
          let (row, column) = (position / columns - dy, position % columns - dx)
          let isInside = (0..<rows).contains(row) && (0..<columns).contains(column)
          return isInside ? pixels[row * columns + column] : 0
        }
        XCTAssertEqual(image.shifted(0, dx: dx, dy: dy), expected, "\(dx) \(dy)")
      }
    }
  }

  func testEveryShiftAddsACopyOfAllPictures() {
    let copies = ShiftedCopies(base, shifts: [Shift(dx: 1, dy: 0), Shift(dx: 0, dy: -1)])
    XCTAssertEqual(copies.count, 6)
    XCTAssertEqual(ShiftedCopies(base, shifts: []).count, 2)

    var inputs = Matrix(rows: 6, columns: 6, repeating: .nan)
    var targets = Matrix(rows: 6, columns: 10, repeating: .nan)
    copies.fill(inputs: &inputs, targets: &targets, with: [0, 1, 2, 3, 4, 5])
    let expected: [[UInt8]] = [
      [1, 2, 3, 4, 5, 6], [11, 12, 13, 14, 15, 16],
      [0, 1, 2, 0, 4, 5], [0, 11, 12, 0, 14, 15],
      [4, 5, 6, 0, 0, 0], [14, 15, 16, 0, 0, 0],
    ]
    for (row, pixels) in expected.enumerated() {
      XCTAssertEqual(inputs.row(row), pixels.map { Float($0) / 16 })
      let label = row % 2 == 0 ? 4 : 8
      XCTAssertEqual(targets.row(row), (0..<10).map { $0 == label ? 1 : 0 })
    }
  }

  func testFillsASliceInItsOrder() {
    let copies = ShiftedCopies(base, shifts: [Shift(dx: 1, dy: 0)])
    var inputs = Matrix(rows: 2, columns: 6)
    var targets = Matrix(rows: 2, columns: 10)
    let order = [0, 3, 1, 2]
    copies.fill(inputs: &inputs, targets: &targets, with: order[1...2])
    XCTAssertEqual(inputs.row(0).map { $0 * 16 }, [0, 11, 12, 0, 14, 15])
    XCTAssertEqual(inputs.row(1).map { $0 * 16 }, [11, 12, 13, 14, 15, 16])
    XCTAssertEqual(targets.row(0)[8], 1)
    XCTAssertEqual(targets.row(1)[8], 1)
  }
}
