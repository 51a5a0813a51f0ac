import Foundation
import XCTest

/// The map of the course and its pages speak the same language.
final class CourseMapTests: XCTestCase {
  private let chapters = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Chapters")

  func testTermsAndSymbolsAreDefinedBeforeTheyAreUsed() throws {
    let file = chapters.appendingPathComponent("README.md")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      return XCTFail(
        "Chapters/README.md is missing. Write the map of the course there, with tables below "
          + "“## Notation” and “## Glossary”.")
    }
    let map = CourseMap(markdown: text)
    let folders = try FileManager.default.contentsOfDirectory(atPath: chapters.path).sorted()
    let pages = try folders.compactMap { folder -> CoursePage? in
      guard let number = Int(folder.dropFirst("Chapter".count).prefix(2)) else { return nil }
      let page = chapters.appendingPathComponent("\(folder)/README.md")
      return CoursePage(
        chapter: number, markdown: try String(contentsOf: page, encoding: .utf8))
    }
    let faults = map.faults + map.faults(in: pages, checked: 1...4)
    XCTAssertTrue(faults.isEmpty, "\n" + faults.joined(separator: "\n"))
  }

  // MARK: - The test itself

  private let map = """
    # Map

    ## Notation

    | symbol | meaning | section |
    | --- | --- | --- |
    | $`x`$, $`X`$ | inputs | [1.1](Chapter01-A/README.md#11-sums) |
    | σ | sigmoid | [1.1](Chapter01-A/README.md#11-sums) |
    | $`i`$ | an index | [1.1](Chapter01-A/README.md#11-sums) |

    ## Glossary

    | term | meaning | section |
    | --- | --- | --- |
    | learning rate | how far | [1.2](Chapter01-A/README.md#12-steps) |
    | entropy | a mean | [2.1](Chapter02-B/README.md#21-loss) |
    """

  private let second = "# Chapter 2. B\n\n## 2.1 Loss\n\nThe *entropy*.\n"

  private func faults(_ first: String, second: String? = nil) -> [String] {
    let map = CourseMap(markdown: map)
    return map.faults
      + map.faults(
        in: [
          CoursePage(chapter: 1, markdown: first),
          CoursePage(chapter: 2, markdown: second ?? self.second),
        ], checked: 1...2)
  }

  private func first(_ sums: String) -> String {
    "# Chapter 1. A\n\n**On this page**\n\n- [1.1 Learning rates](#11-sums)\n\n## 1.1 Sums\n\n\(sums)\n\n"
      + "## 1.2 Steps\n\n### More\n\nThe\n*learning rate* of entropies (2.1).\n"
  }

  private func assertFault(_ sums: String, _ part: String?, line: UInt = #line) {
    let found = faults(first(sums))
    XCTAssertEqual(found.count, part == nil ? 0 : 1, "\(found)", line: line)
    if let part { XCTAssertTrue(found.first?.contains(part) ?? false, "\(found)", line: line) }
  }

  func testATermIsDefinedBeforeItIsUsed() {
    assertFault("Nothing.", nil)
    let used = "is used in chapter 1, #11-sums, before chapter 1, #12-steps"
    assertFault("Choose a Learning\nrate.", used)
    assertFault("Two learning rates.", used)
    assertFault("| a |\n| --- |\n| learning rate |", used)
    assertFault("Cross-entropies count.", nil)
    assertFault("Text.\n\n## 1.15 Where this comes from\n\n- A learning rate", nil)
    assertFault("> A learning rate", used)
    assertFault("Entropies count.", "is used in chapter 1, #11-sums, before chapter 2, #21-loss")
    for text in [
      "The learning rate (1.2).", "The [learning rate](#12-steps).", "`learning rate`",
      "```swift\nlearning rate\n```", "[a](learning-rate.md)", "![learning rate](a.svg)",
      "unlearning rates", "### Learning rate", "<!-- learning rate -->",
    ] {
      assertFault(text, nil)
    }
  }

  func testTheSectionDefinesIt() {
    XCTAssertEqual(
      faults(first("a"), second: "# B\n\n## 2.1 Loss\n\nThe **entropy**.\n"),
      ["“entropy”: section #21-loss does not have *entropy*."])
    XCTAssertEqual(
      faults(first("a"), second: "# B\n\n## 2.1 Cost\n\nThe *entropy*.\n"),
      ["“entropy”: chapter 2 has no section #21-loss."])
    XCTAssertEqual(
      faults(first("a"), second: "# B\n\n## 2.1 Loss\n\n## 2.2 More\n\n*Entropy*.\n").count, 1)
  }

  func testSymbolsStandInTheTable() {
    let unknown = "#11-sums: the symbol h is not in the table"
    assertFault("With $`x_i`$ and $`\\sigma(X)^T`$ and $`\\text{KL} + \\frac{dx}{2}`$.", nil)
    assertFault("With $`2h`$.", unknown)
    assertFault("With $`x_h`$.", unknown)
    assertFault("```math\nh^2\n```", unknown)
    assertFault("With $`\\eta`$.", "the symbol \\eta is not")
    for text in [
      "$`h = 2`$, where $`h`$ is a height.", "Let the height be $`2h`$; $`h_1`$ is one.",
      "```math\nh^2\n```\n\nwhere $`h`$ is a height.", "Call it $`h`$:\n\n```math\nh^2\n```",
      "The height $`h`$ is $`2h`$.", "`h`",
    ] {
      assertFault(text, nil)
    }
    assertFault("$`h`$ is one.\n\nLater $`2h`$.", nil)
    assertFault("$`h = 2`$ and $`h`$ (aitch)", nil)
    assertFault("$`h`$ is one.\n\n## 1.1.5 Other\n\nLater $`2h`$.", "#115-other: the symbol h")
  }

  func testAMapWithoutTablesIsAFault() {
    XCTAssertEqual(CourseMap(markdown: "# Map").faults.count, 2)
    XCTAssertEqual(
      CourseMap(markdown: map.replacing("[2.1](", with: "(")).faults.count, 1)
  }
}
