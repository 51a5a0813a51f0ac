import NeuralNetworks
import XCTest

@testable import Judging

final class ComparisonTests: XCTestCase {
  private let floats = Comparison<[Float]>.numbers(within: 0.01)
  private let table = Comparison<[[Int]]>.numbers()

  func testEqualOutputsHaveNoDifference() {
    XCTAssertNil(floats.difference([1, 2], [1, 2]))
    XCTAssertNil(table.difference([[1, 2], [3, 4]], [[1, 2], [3, 4]]))
    XCTAssertNil(table.difference([], []))
    XCTAssertNil(Comparison<Float>.numbers().difference(2, 2))
  }

  func testToleranceGrowsWithNumbersAboveOne() {
    XCTAssertNil(floats.difference([0.009], [0]))
    XCTAssertNotNil(floats.difference([0.011], [0]))
    XCTAssertNil(floats.difference([-201.9], [-200]))
    XCTAssertNotNil(floats.difference([-202.1], [-200]))
  }

  func testToleranceIsRelativeFromTheSmallestMagnitude() {
    let fine = Comparison<Double>.numbers(within: 0.01, relativeFrom: 1e-30)
    XCTAssertNil(fine.difference(-2.019e-20, -2e-20))
    XCTAssertNotNil(fine.difference(-2.021e-20, -2e-20))
    XCTAssertNotNil(fine.difference(0, 1e-30))
    XCTAssertNil(fine.difference(0, 0.9e-32))
    XCTAssertNil(fine.difference(201, 200))
    XCTAssertNotNil(fine.difference(203, 200))
  }

  func testWithoutToleranceTheNextFloatDiffers() {
    let exact = Comparison<Float>.numbers()
    XCTAssertNotNil(exact.difference(Float(1).nextUp, 1))
  }

  func testShapeIsNamedBeforeAnyNumber() {
    XCTAssertEqual(
      floats.difference([9, 9, 9], [1, 2]),
      Difference(place: "number of elements", expected: "2", found: "3"))
    XCTAssertEqual(
      table.difference([[9, 9], [9, 9], [9, 9]], [[1, 2, 3], [4, 5, 6]]),
      Difference(place: "shape", expected: "2×3", found: "3×2"))
  }

  func testEmptyAndRaggedOutputsAreWrongShapes() {
    XCTAssertEqual(floats.difference([], [1])?.found, "0")
    XCTAssertEqual(table.difference([], [[1]])?.found, "0")
    XCTAssertEqual(table.difference([[], []], [[1], [2]])?.found, "2×0")
    XCTAssertEqual(table.difference([[1], [2, 3]], [[1, 2], [3, 4]])?.found, "2×(1, 2)")
  }

  func testFirstWrongNumberIsNamedWithItsPlace() {
    XCTAssertEqual(
      table.difference([[1, 2, 3], [4, 0, 0]], [[1, 2, 3], [4, 5, 6]]),
      Difference(place: "element [1][1]", expected: "5", found: "0"))
    XCTAssertEqual(
      floats.difference([0.5, 0.5], [0.5, 0.25]),
      Difference(place: "element [1]", expected: "0.25", found: "0.5"))
    XCTAssertEqual(
      Comparison<Float>.numbers().difference(2, 3),
      Difference(place: "result", expected: "3.0", found: "2.0"))
  }

  func testNumbersThatAreNotFiniteAreNeverRight() {
    for number in [Float.nan, .infinity, -.infinity, .signalingNaN] {
      for expected in [Float.nan, .infinity, -.infinity, 0, 1] {
        for tolerance in [0, 1e-6, Double.infinity] {
          let comparison = Comparison<[Float]>.numbers(within: tolerance)
          XCTAssertNotNil(comparison.difference([number], [expected]), "\(number), \(expected)")
        }
      }
    }
  }

  func testMistakesAreAlikeEvenWhereTheyAreNotFinite() {
    XCTAssertTrue(floats.areAlike([.nan, .infinity, 1], [.nan, .infinity, 1.001]))
    XCTAssertFalse(floats.areAlike([.nan], [1]))
    XCTAssertFalse(floats.areAlike([1], [.nan]))
    XCTAssertFalse(floats.areAlike([1], [.infinity]))
    XCTAssertFalse(floats.areAlike([.infinity], [1]))
    XCTAssertFalse(floats.areAlike([.infinity], [-.infinity]))
    XCTAssertFalse(floats.areAlike([1], [1, 2]))
    XCTAssertFalse(floats.areAlike([1, 2], [1, 3]))
  }

  func testEqualityShowsBothValues() {
    let words = Comparison<String>.equality
    XCTAssertNil(words.difference("left", "left"))
    XCTAssertEqual(
      words.difference("left", "right"),
      Difference(place: "result", expected: "right", found: "left"))
    XCTAssertTrue(words.areAlike("left", "left"))
    XCTAssertFalse(words.areAlike("left", "right"))
  }

  func testPlacesInMatrices() {
    let expected = Matrix([[1, 2], [3, 4], [5, 6]])
    let comparison = Comparison<Matrix>.numbers(within: 0.1)
    XCTAssertNil(comparison.difference(expected, expected))
    XCTAssertEqual(
      comparison.difference(Matrix([[1, 2], [3, 4], [0, 6]]), expected),
      Difference(place: "row 2, column 0", expected: "5.0", found: "0.0"))
    XCTAssertEqual(
      comparison.difference(Matrix([[1, 3, 5], [2, 4, 6]]), expected),
      Difference(place: "shape", expected: "3×2", found: "2×3"))
    XCTAssertEqual(
      Comparison<[Matrix]>.numbers().difference([expected, expected], [expected, 2 * expected]),
      Difference(place: "element [1], row 0, column 0", expected: "2.0", found: "1.0"))
  }

  func testDoublesAreComparedInFull() {
    let exact = Comparison<Double>.numbers()
    XCTAssertNil(exact.difference(0.1, 0.1))
    XCTAssertEqual(exact.difference(0.1 + 0.2, 0.3)?.place, "result")
    XCTAssertNotNil(Comparison<Double>.numbers(within: 1).difference(.nan, 0))
  }
}
