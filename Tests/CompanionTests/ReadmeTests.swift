import Foundation
import XCTest

/// The links of the README and of the map of the course lead somewhere.
final class ReadmeTests: XCTestCase {
  private func text(of path: String) throws -> String {
    try String(contentsOf: package.appendingPathComponent(path), encoding: .utf8)
  }

  func testTheReadmesLinksLeadToFiles() throws {
    try check("README.md", sections: 0)
    try check(".github/CONTRIBUTING.md", sections: 0)
  }

  func testTheMapsLinksLeadToFilesAndSections() throws {
    try check("Chapters/README.md", sections: 200)
  }

  /// Follows the links of a page to files, to sections of other pages, and to its own headings.
  /// At least `expected` of them lead to sections of other pages.
  private func check(_ page: String, sections expected: Int) throws {
    let folder = (page as NSString).deletingLastPathComponent
    let text = try text(of: page)
    let headings = Set(text.matches(of: /(?m)^#+ (.+)$/).map { CoursePage.anchor(String($0.1)) })
    var sections = 0
    for link in text.matches(of: /\]\(([^)#]*)(?:#([^)]+))?\)/) where !link.1.hasPrefix("http") {
      if link.1.isEmpty {
        XCTAssertTrue(headings.contains(String(link.2 ?? "")), "no heading \(link.0) in \(page)")
        continue
      }
      let path = (folder as NSString).appendingPathComponent(String(link.1))
      let file = package.appendingPathComponent(path).path
      XCTAssertTrue(FileManager.default.fileExists(atPath: file), "no file \(path)")
      guard let anchor = link.2 else { continue }
      // A page lists its sections, with the anchors that GitHub gives them.
      XCTAssertTrue(try self.text(of: path).contains("](#\(anchor))"), "no section \(link.0)")
      sections += 1
    }
    XCTAssertGreaterThanOrEqual(sections, expected)
  }
}
