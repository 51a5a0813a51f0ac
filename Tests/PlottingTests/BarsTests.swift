import XCTest

@testable import Plotting

final class BarsTests: XCTestCase {
  func testCountsByHand() {
    // 0…4 in four bins of width 1: the edges 1, 2, 3 belong to the bin on their right, 4 to the
    // last bin.
    let histogram = Histogram(of: [0, 0.5, 1, 1.5, 2, 3, 4, 4] as [Float], bins: 4)
    XCTAssertEqual(histogram.edges, [0, 1, 2, 3, 4])
    XCTAssertEqual(histogram.counts, [2, 2, 1, 3])
  }

  func testEdgesAreRoundAndExact() {
    let histogram = Histogram(of: (0...100).map { Double($0) / 100 }, bins: 10)
    XCTAssertEqual(histogram.edges, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
    // Ten values a bin, as 0.1, 0.2, … are first values of theirs; 1 is in the last.
    XCTAssertEqual(histogram.counts, [10, 10, 10, 10, 10, 10, 10, 10, 10, 11])
  }

  func testNothingIsLost() {
    let values = (0..<997).map { index -> Float in Float((index * 7919) % 1009) * 0.0137 - 5 }
    for bins in [1, 3, 10, 64, 1000] {
      let histogram = Histogram(of: values + [.nan, .infinity], bins: bins)
      XCTAssertEqual(histogram.counts.reduce(0, +), 997)
      XCTAssert(histogram.counts.count >= bins / 3 && histogram.counts.count <= 2 * bins + 1)
    }
  }

  func testEqualValuesAndNone() {
    XCTAssertEqual(Histogram(of: [3, 3, 3] as [Float]).counts.reduce(0, +), 3)
    XCTAssertEqual(Histogram(of: [] as [Float]).counts.reduce(0, +), 0)
  }
}
