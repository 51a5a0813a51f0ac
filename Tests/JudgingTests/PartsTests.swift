import XCTest

@testable import Judging

final class PartsTests: XCTestCase {
  private let comparison = Comparison<(weights: [Float], bias: Float)>.parts(
    .part("weights", { $0.weights }, comparing: .numbers(within: 0.01)),
    .part("bias", { $0.bias }, comparing: .numbers()))

  func testEqualPartsHaveNoDifference() {
    XCTAssertNil(
      comparison.difference((weights: [1, 2], bias: 3), (weights: [1, 2.001], bias: 3)))
  }

  func testFirstPartThatDiffersIsNamed() {
    let expected = (weights: [Float(1), 2], bias: Float(3))
    XCTAssertEqual(
      comparison.difference((weights: [1, 5], bias: 4), expected),
      Difference(place: "weights, element [1]", expected: "2.0", found: "5.0"))
    XCTAssertEqual(
      comparison.difference((weights: [1], bias: 4), expected),
      Difference(place: "weights, number of elements", expected: "2", found: "1"))
    XCTAssertEqual(
      comparison.difference((weights: [1, 2], bias: 4), expected),
      Difference(place: "bias", expected: "3.0", found: "4.0"))
  }

  func testMistakesAreAlikeIfAllPartsAre() {
    let mistake = (weights: [Float.nan, 2], bias: Float(3))
    XCTAssertTrue(comparison.areAlike(mistake, (weights: [.nan, 2.001], bias: 3)))
    XCTAssertFalse(comparison.areAlike(mistake, (weights: [.nan, 2.001], bias: 3.001)))
    XCTAssertFalse(comparison.areAlike(mistake, (weights: [0, 2], bias: 3)))
  }
}
