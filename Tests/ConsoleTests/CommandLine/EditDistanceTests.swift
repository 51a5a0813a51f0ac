import XCTest

@testable import Console

final class EditDistanceTests: XCTestCase {
  func testKnownDistances() {
    // kitten → sitten → sittin → sitting, the textbook's example; the others counted by hand.
    let known = [
      ("kitten", "sitting", 3), ("epoch", "epochs", 1), ("sede", "seed", 2), ("data", "date", 1),
      ("abc", "", 3), ("", "abc", 3), ("", "", 0), ("same", "same", 0), ("ab", "ba", 2),
    ]
    for (source, target, distance) in known {
      XCTAssertEqual(editDistance(source, target), distance, "\(source) to \(target)")
      XCTAssertEqual(editDistance(target, source), distance, "\(target) to \(source)")
    }
  }
}
