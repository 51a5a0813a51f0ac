import Checks
import Foundation
import XCTest

final class ChaptersTests: XCTestCase {
  func testNameAndFolder() {
    XCTAssertEqual(allChapters.last?.name, "Chapter07-MNIST")
    XCTAssertEqual(allChapters.last?.folder, "Chapters/Chapter07-MNIST")
  }

  /// Package.swift cannot import this module, so it has the list once more.
  func testChaptersAreThoseOfTheManifest() throws {
    let manifest = try String(
      contentsOf: URL(fileURLWithPath: #filePath).appendingPathComponent("../../../Package.swift")
        .standardizedFileURL, encoding: .utf8)
    let found = manifest.matches(of: /Chapter\(number: "(\d+)", topic: "(\w+)"\)/)
      .map { "Chapter\($0.1)-\($0.2)" }
    XCTAssertEqual(found, allChapters.map(\.name))
    XCTAssertEqual(allChapters.map(\.number), allChapters.map(\.number).sorted())
  }
}
