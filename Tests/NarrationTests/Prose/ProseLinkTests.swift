import Foundation
import XCTest

@testable import Narration

/// Links: their form before the run, what they lead to when the page is written.
final class ProseLinkTests: XCTestCase {
  // MARK: - Form

  private func assertMistake(_ link: String, _ start: String?, line: UInt = #line) {
    let found = faults(of: "//: Text and\n//: \(link).")
    XCTAssertEqual(found.count, start == nil ? 0 : 1, "\(found)", line: line)
    if let start {
      XCTAssertTrue(found.first?.hasPrefix("2: " + start) ?? false, "\(found)", line: line)
    }
  }

  func testForms() {
    for address in [
      "https://doi.org/10.1038/323533a0", "https://a.org", "https://a.org/b?c=d#e", "#12-sums",
      "../Chapter02-Activations/README.md#21-a", "main.swift", "../../Sources", "a.swift#L3",
    ] {
      assertMistake("[text](\(address))", nil)
    }
    assertMistake("[](main.swift)", "the link to “main.swift” has no text.")
    assertMistake("![ ](a.svg)", "the link to “a.svg” has no text.")
    assertMistake("[a]()", "the link to “” has no address.")
    assertMistake("[a](b c.md)", "the link to “b c.md” has a space")
    assertMistake(
      "[a](https://a.org \"title\")", "the link to “https://a.org \"title\"” has a space")
    assertMistake("[a](http://a.org)", "the link to “http://a.org” is not encrypted.")
    assertMistake("<http://a.org>", "the link to “http://a.org” is not encrypted.")
    assertMistake("[a](https://)", "the link to “https://” names no server.")
    assertMistake("[a](https://localhost/b)", "the link to “https://localhost/b” names no server.")
    assertMistake("[a](/b.md)", "the link to “/b.md” begins with a slash.")
    assertMistake("[a](mailto:b@c.de)", "the link to “mailto:b@c.de” is of an unknown kind.")
    assertMistake("[a](#)", "the link to “#” has a “#” without a heading.")
    assertMistake("[a](b.md#c#d)", "the link to “b.md#c#d” has a “#” without a heading.")
    assertMistake(
      "[a](https://a.org/S0(9)1)", "the link to “https://a.org/S0(9” has a round bracket")
    assertMistake("[a](https://a.org", "found a link that is never closed")
    assertMistake("`[a](b c)`", nil)
  }

  func testLinksAreFoundEverywhere() {
    for text in [
      "//: > [](a)", "//: - b\n//:   - [](a)", "//: - Question: **[](a)**\n//: - Answer: b",
      "//: - Claim: b\n//: - True: *[](a)*", "//: | b |\n//: | --- |\n//: | [](a) |",
      "//: ## [](a)", "//: ## A\n//: ### Deeper: [](a)\n//: b",
    ] {
      XCTAssertEqual(
        faults(of: text).filter { $0.contains("the link to “a” has no text") }.count, 1, text)
    }
    let narrator = Narrator(ChapterSource("figure(\"a\", f)", chapter: 1), writer: nil)
    narrator.figure("a", SmallDrawing(), caption: "[](b) [c](d)", alt: "x", line: 1)
    XCTAssertEqual(narrator.faults.count, 1)
    XCTAssertEqual(narrator.captionLinks.map(\.address), ["b", "d"])
  }

  // MARK: - Targets

  private var package = FileManager.default.temporaryDirectory

  override func setUpWithError() throws {
    package.appendPathComponent("links-\(UUID().uuidString)")
    for (path, text) in [
      ("README.md", "# Course\n\n## Start here\n```sh\n# no heading\n```\n"),
      ("Chapters/Chapter01-A/Exercises/E.swift", ""),
      ("Chapters/Chapter02-B/README.md", "# Chapter 2. B\n\n## 2.1 Old\n"),
      ("Chapters/Chapter02-B/main.swift", "//: ## Old\n//: ## New\n//: ### Deeper: Why\n//: a\n"),
    ] {
      let file = package.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  override func tearDownWithError() throws { try FileManager.default.removeItem(at: package) }

  private func lost(_ addresses: String...) -> [String] {
    let targets = LinkTargets(
      package: package, folder: "Chapters/Chapter01-A", ownAnchors: ["chapter-1-a", "11-sums"])
    return targets.faults(
      of: addresses.enumerated().map { ProseLink(text: "a", address: $1, line: $0 + 1) }
    ).map(\.description)
  }

  func testLinksThatLeadSomewhere() {
    XCTAssertEqual(
      lost(
        "https://nowhere.example", "#11-sums", "README.md#11-sums", "README.md", "Exercises",
        "Exercises/E.swift", "./Exercises/E.swift#L12", "../../README.md#start-here",
        "../Chapter02-B/README.md", "../Chapter02-B/README.md#chapter-2-b",
        "../Chapter02-B/README.md#21-old", "../Chapter02-B/README.md#22-new", "../Chapter02-B"), [])
  }

  func testLinksThatLeadNowhere() {
    let found = lost(
      "#12-products", "#11-sum", "Exercises/F.swift", "../../README.md#no-heading",
      "../../../other", "../Chapter02-B/README.md#deeper-why", "Exercises/E.swift#top")
    XCTAssertEqual(
      found,
      [
        "1: the link to “#12-products” leads nowhere: this page has no heading #12-products. Write "
          + "it as GitHub does: #12-the-title.",
        "2: the link to “#11-sum” leads nowhere: this page has no heading #11-sum; did you mean "
          + "#11-sums?",
        "3: the link to “Exercises/F.swift” leads nowhere: the package has no "
          + "Chapters/Chapter01-A/Exercises/F.swift. Write a path as seen from Chapters/Chapter01-A.",
        "4: the link to “../../README.md#no-heading” leads nowhere: README.md has no heading "
          + "#no-heading. Write it as GitHub does: #12-the-title.",
        "5: the link to “../../../other” leads nowhere: it leaves the package. Name a file in it, or "
          + "write https://…",
        "6: the link to “../Chapter02-B/README.md#deeper-why” leads nowhere: "
          + "Chapters/Chapter02-B/README.md has no heading #deeper-why. Write it as GitHub does: "
          + "#12-the-title.",
        "7: the link to “Exercises/E.swift#top” leads nowhere: Chapters/Chapter01-A/Exercises/E.swift "
          + "has no headings. Leave #top out.",
      ])
  }

  func testThePlaceKnowsThePackage() {
    XCTAssertEqual(ChapterPlace(file: "/p/Chapters/C/main.swift").package.path, "/p")
  }
}
