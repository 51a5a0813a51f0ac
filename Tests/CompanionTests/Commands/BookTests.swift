import Foundation
import XCTest

@testable import Companion

/// Binding with a shell script in the place of pandoc.
final class BookTests: XCTestCase {
  private var folder = FileManager.default.temporaryDirectory

  override func setUpWithError() throws {
    folder.appendPathComponent("pandoc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  override func tearDownWithError() throws { try FileManager.default.removeItem(at: folder) }

  private var program: String { folder.appendingPathComponent("pandoc").path }

  private func writePandoc(_ script: String) throws {
    try "#!/bin/sh\n\(script)\n".write(toFile: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
  }

  private var path: [String: String] {
    ["PATH": "/nowhere:\(folder.path):/usr/bin:/bin"]
  }

  // The output follows "--output=" in some argument.
  private let writes = """
    if [ "$1" = --version ]; then echo "pandoc 3.1.3"; exit; fi
    for word; do case "$word" in --output=*) file="${word#--output=}";; esac; done
    echo '<h1 id="chapter-1"></h1><a href="#chapter-1">1</a>' >"$file"
    """

  func testWithoutPandocTheErrorSaysWhatToDo() {
    XCTAssertThrowsError(try Pandoc(environment: ["PATH": "/nowhere"])) {
      XCTAssertEqual($0 as? PandocError, .missing(nil))
      XCTAssertTrue("\($0)".contains("install version 3 or later"))
    }
    XCTAssertThrowsError(try Pandoc(environment: ["PANDOC": "/nowhere/pandoc"])) {
      XCTAssertTrue("\($0)".contains("found no pandoc at /nowhere/pandoc"))
    }
  }

  func testAnOldPandocIsNamed() throws {
    try writePandoc("echo 'pandoc 2.17.1.1'; echo 'Compiled with'")
    XCTAssertThrowsError(try Pandoc(environment: path)) {
      XCTAssertEqual($0 as? PandocError, .old(program, found: "pandoc 2.17.1.1"))
    }
    try writePandoc("echo hello")
    XCTAssertThrowsError(try Pandoc(environment: path))
  }

  func testBothEditionsAreBound() throws {
    try writePandoc(writes)
    let course = try TemporaryCourse()
    XCTAssertEqual(try course.bind(Pandoc(environment: path)), 0)
    let lines = course.printed.split(separator: "\n")
    XCTAssertTrue(
      course.printed.hasPrefix("The book is bound without the playground: found no swiftc"))
    XCTAssertEqual(
      lines.suffix(2), ["Book/DeepLearningFromScratch.html", "Book/DeepLearningFromScratch.epub"])
    XCTAssertNotNil(course.workspace.text(of: "Book/DeepLearningFromScratch.epub"))
  }

  func testAWarningOfPandocEndsTheBinding() throws {
    try writePandoc(
      writes.replacingOccurrences(of: "echo '<h1", with: "echo 'no TeX' >&2; exit 3; echo '<h1"))
    let course = try TemporaryCourse()
    XCTAssertEqual(try course.bind(Pandoc(environment: path)), 1)
    XCTAssertTrue(course.printed.contains("pandoc failed (status 3):\nno TeX"), course.printed)
  }

  func testALinkThatLeadsNowhereIsAFault() throws {
    try writePandoc(writes.replacingOccurrences(of: "href=\"#chapter-1", with: "href=\"#chapter-9"))
    let course = try TemporaryCourse()
    XCTAssertEqual(try course.bind(Pandoc(environment: path)), 1)
    XCTAssertTrue(course.printed.contains("nothing in the book is called chapter-9"))
  }

  func testWhatMovesIsInTheBookForBrowsersOnly() throws {
    guard let pandoc = try? Pandoc(environment: ProcessInfo.processInfo.environment) else {
      throw XCTSkip("there is no pandoc")
    }
    let course = try TemporaryCourse()
    for file in ["Sources/Companion/Book/book.lua", "Sources/Companion/Book/book.css"] {
      try course.write(
        String(contentsOf: package.appendingPathComponent(file), encoding: .utf8), to: file)
    }
    for chapter in allChapters {
      try course.write("# \(chapter.name)\n", to: "\(chapter.folder)/README.md")
    }
    let folder = allChapters[0].folder
    try course.write(
      """
      # Chapter 1. T

      ![a \\[b\\]](Figures/one.svg)

      *Figure 1.1. One.*

      ![c](Figures/two.svg)

      *Figure 1.2. Two.*

      """, to: "\(folder)/README.md")
    for name in ["one", "one-moving", "two"] {
      try course.write(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>",
        to: "\(folder)/Figures/\(name).svg")
    }
    XCTAssertEqual(try course.bind(pandoc), 0, course.printed)
    let html = try XCTUnwrap(course.workspace.text(of: BookEdition.html.file))
    let images = html.matches(of: /<img [^>]*>/).map { String($0.0) }
    XCTAssertEqual(images.count, 3, html)
    XCTAssertEqual(images.map { $0.contains("class=\"still\"") }, [true, false, false])
    XCTAssertEqual(images.map { $0.contains("class=\"moving\"") }, [false, true, false])
    XCTAssertEqual(images.map { $0.contains("alt=\"a [b]\"") }, [true, true, false])
    XCTAssertEqual(html.components(separatedBy: "<figcaption>").count - 1, 2)
    let epub = try pandoc.run([
      "--from=epub", "--to=html", course.workspace.url(BookEdition.epub.file).path,
    ]).output.text
    XCTAssertEqual(epub.components(separatedBy: "<img").count - 1, 2, epub)
    XCTAssertFalse(epub.contains("moving"), epub)
  }

  func testAnExperimentIsALinkWhereThePlaygroundLiesBesideTheBook() throws {
    guard let pandoc = try? Pandoc(environment: ProcessInfo.processInfo.environment) else {
      throw XCTSkip("there is no pandoc")
    }
    let course = try TemporaryCourse()
    for file in ["Sources/Companion/Book/book.lua", "Sources/Companion/Book/book.css"] {
      try course.write(
        String(contentsOf: package.appendingPathComponent(file), encoding: .utf8), to: file)
    }
    try course.write(
      "# Chapter 1. T\n\n`swift run course playground dead-units` and `swift run course playground`.\n",
      to: "page.md")
    try course.write("", to: "Book/empty")
    let command = "<code>swift run course playground dead-units</code>"
    for (edition, hasPlayground) in [(BookEdition.html, true), (.html, false), (.epub, true)] {
      let finished = try pandoc.run(
        edition.arguments(in: course.workspace, withPlayground: hasPlayground)
          + [course.workspace.url("page.md").path])
      XCTAssertEqual(finished.ending, .exited(status: 0), finished.errors.text)
      let html =
        edition == .html
        ? course.workspace.text(of: edition.file) ?? ""
        : try pandoc.run([
          "--from=epub", "--to=html", course.workspace.url(edition.file).path,
        ]).output.text
      let links = html.matches(of: /href="(Playground[^"]*)">(.*?)<\/a>/).map { "\($0.1) \($0.2)" }
      let isLinked = edition == .html && hasPlayground
      XCTAssertEqual(
        links.map { $0.replacing("\n", with: " ") },
        isLinked ? ["Playground.html#dead-units \(command)"] : [])
      XCTAssertTrue(html.replacing("\n", with: " ").contains(command), html)
    }
  }

  func testLostReferences() {
    XCTAssertEqual(
      lostReferences(
        inHTML: """
          <p id="a"><a href="#a"></a><a class="x" href="#b"></a><a href="#c"></a><a href="#b"></a>
          """), ["b", "c"])
  }
}
