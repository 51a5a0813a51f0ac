import XCTest

@testable import NeuralNetworks

final class MatrixDescriptionTests: XCTestCase {
  func testColumnsAreAligned() {
    XCTAssertEqual(
      "\(Matrix([[0.5, -2, 1.25], [1, 0.1, 300]]))",
      """
      2×3
        0.5   -2  1.25
          1  0.1   300
      """)
  }

  func testFourSignificantDigits() {
    let numbers: [(Float, String)] = [
      (1 / 3, "0.3333"), (2 / 3, "0.6667"), (12345.6, "12350"), (-1e-7, "-1e-07"), (0, "0"),
      (-0.0, "0"), (.leastNonzeroMagnitude, "1.401e-45"), (3.4028235e38, "3.403e+38"),
      (.infinity, "inf"),
      (-.infinity, "-inf"), (.nan, "nan"), (-.nan, "nan"), (9999.6, "10000"), (0.99996, "1"),
    ]
    for (number, text) in numbers {
      XCTAssertEqual("\(Matrix([[number]]))", "1×1\n  \(text)")
    }
  }

  func testALargeMatrixShowsItsMargins() {
    let matrix = Matrix(rows: 9, columns: 10, elements: (0..<90).map { Float($0) })
    XCTAssertEqual(
      "\(matrix)",
      """
      9×10
         0   1   2  …   7   8   9
        10  11  12  …  17  18  19
        20  21  22  …  27  28  29
         ⋮   ⋮   ⋮  ⋮   ⋮   ⋮   ⋮
        60  61  62  …  67  68  69
        70  71  72  …  77  78  79
        80  81  82  …  87  88  89
      """)
  }

  func testWithoutElementsThereIsTheShape() {
    XCTAssertEqual("\(Matrix(rows: 0, columns: 3))", "0×3")
  }
}
