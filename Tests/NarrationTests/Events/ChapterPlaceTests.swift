import XCTest

@testable import Narration

final class ChapterPlaceTests: XCTestCase {
  func testPlacesArePathsInThePackage() {
    let place = ChapterPlace(file: "/home/a/course/Chapters/Chapter01-Perceptron/main.swift")
    XCTAssertEqual(place.folder, "Chapters/Chapter01-Perceptron")
    XCTAssertEqual(place.path, "Chapters/Chapter01-Perceptron/main.swift")
    XCTAssertEqual(place.program, "Chapter01-Perceptron")
  }
}
