import NeuralNetworks
import XCTest

@testable import Narration

final class MatrixTextTests: XCTestCase {
  private func lines(_ matrix: Matrix, _ format: Format = .plain) -> [String] {
    MatrixText(matrix, format: format).lines
  }

  func testSmallMatricesAreWhole() {
    XCTAssertEqual(lines(Matrix([[0, 5, 13]])), ["0  5  13"])
    XCTAssertEqual(lines(Matrix(rows: 0, columns: 0)), [])
  }

  func testDigitsOfTheLargestDecide() {
    XCTAssertEqual(lines(Matrix([[0.12345, 0.5]])), ["0.1235  0.5000"])
    XCTAssertEqual(lines(Matrix([[0.123, 17.123]])), ["0.123  17.123"])
    XCTAssertEqual(lines(Matrix([[0.125, 1437.5]])), ["0.1  1,437.5"])
    XCTAssertEqual(lines(Matrix([[0.00001, 0.00002]])), ["1 × 10⁻⁵  2 × 10⁻⁵"])
  }

  func testAFormatIsObeyed() {
    XCTAssertEqual(lines(Matrix([[0.5, 0.25]]), .percent(0)), ["50%  25%"])
  }

  func testLargeMatricesShowTheirCorners() {
    let matrix = Matrix(rows: 12, columns: 20, elements: (0..<240).map(Float.init))
    XCTAssertEqual(
      lines(matrix),
      [
        "  0    1    2  …   17   18   19", " 20   21   22  …   37   38   39",
        " 40   41   42  …   57   58   59", "  …    …    …  …    …    …    …",
        "180  181  182  …  197  198  199", "200  201  202  …  217  218  219",
        "220  221  222  …  237  238  239",
      ])
  }

  func testRowsThatAreTooWideAreCut() {
    let matrix = Matrix(rows: 1, columns: 14, repeating: 0.1234)
    XCTAssertEqual(lines(matrix), ["0.1234  0.1234  0.1234  …  0.1234  0.1234  0.1234"])
  }
}
