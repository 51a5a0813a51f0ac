import Exercises
import XCTest

final class LayerShapeErrorTests: XCTestCase {
  func testDescriptionsSayWhatWasFoundAndWhatIsExpected() {
    let errors: [(LayerShapeError, [String])] = [
      (.weights(layer: 2, expectedRows: 16, foundRows: 10), ["layer 2", "16 columns", "10 rows"]),
      (
        .bias(layer: 3, expectedColumns: 5, foundRows: 7, foundColumns: 1),
        ["layer 3", "1×5", "7×1"]
      ),
    ]
    for (error, words) in errors {
      for word in words {
        XCTAssertTrue("\(error)".contains(word), "\(word) is missing in: \(error)")
      }
    }
  }
}
