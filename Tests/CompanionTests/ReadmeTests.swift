import Foundation
import XCTest

/// The README's links into the course lead somewhere.
final class ReadmeTests: XCTestCase {
  private func text(of path: String) throws -> String {
    try String(contentsOf: package.appendingPathComponent(path), encoding: .utf8)
  }

  func testLinksLeadToFilesAndSections() throws {
    let readme = try text(of: "README.md")
    let links = readme.matches(of: /\]\(([^)#]+)(?:#([^)]+))?\)/)
    var sections = 0
    for link in links where !link.1.hasPrefix("http") {
      let file = package.appendingPathComponent(String(link.1)).path
      XCTAssertTrue(FileManager.default.fileExists(atPath: file), "no file \(link.1)")
      guard let anchor = link.2 else { continue }
      // A page lists its sections, with the anchors that GitHub gives them.
      XCTAssertTrue(
        try text(of: String(link.1)).contains("](#\(anchor))"), "no section \(link.0)")
      sections += 1
    }
    XCTAssertGreaterThan(sections, 50)
  }
}
