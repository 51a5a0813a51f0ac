import Foundation
import XCTest

@testable import Companion

final class ChaptersTests: XCTestCase {
  func testNameAndFolder() {
    XCTAssertEqual(allChapters.last?.name, "Chapter07-MNIST")
    XCTAssertEqual(allChapters.last?.folder, "Chapters/Chapter07-MNIST")
  }

  /// Package.swift cannot import the companion, so it has the list once more.
  func testChaptersAreThoseOfTheManifest() throws {
    let manifest = try String(
      contentsOf: package.appending(path: "Package.swift"), encoding: .utf8)
    let found = manifest.matches(of: /Chapter\(number: "(\d+)", topic: "(\w+)"/)
      .map { "Chapter\($0.1)-\($0.2)" }
    XCTAssertEqual(found, allChapters.map(\.name))
    XCTAssertEqual(allChapters.map(\.number), allChapters.map(\.number).sorted())
  }
}
