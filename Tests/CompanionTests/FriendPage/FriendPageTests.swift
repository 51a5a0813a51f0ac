import Exercises
import XCTest

@testable import Companion

/// The page to show to a friend.
final class FriendPageTests: XCTestCase {
  private func exercise(_ number: String) -> Outline {
    allExercises.first { $0.number == number } ?? allExercises[0]
  }

  private func exhibit(_ answer: Int, label: Int?, changed: Int? = nil) -> Exhibit {
    var pixels = (0..<784).map { Float($0 % 28) / 27 }
    let original = pixels
    if let changed { pixels[changed] = 1 - pixels[changed] }
    // The larger the digit is, the more certain is the network.
    let shares = (0..<10).map { Float($0 == answer ? 91 + answer : 1) / Float(100 + answer) }
    return Exhibit(
      pixels: pixels, original: changed == nil ? nil : original, label: label, shares: shares)
  }

  private var notes: [String: Note] {
    [
      "6.6": Note("", figures: [.fewest(1249, "steps"), .fewest(77, Figure.inTheValley)]),
      "7.8": Note(
        "", figures: [.fewest(321, "pixels")], exhibits: [exhibit(3, label: 8, changed: 60)]),
      "7.9": Note(
        "", figures: [.most(941, Figure.read), .fewest(4564, Figure.parameters)],
        exhibits: [exhibit(7, label: 7), exhibit(1, label: 1), exhibit(0, label: 9)]),
    ]
  }

  private func page(_ notes: [String: Note], code: String = "let a = 1") -> String? {
    let findings = notes.map { number, note in
      Finding(
        exercise: exercise(number),
        report: Report(
          number: number, parts: [.init(function: "", state: .solved, notes: [note])]))
    }
    return FriendPage(
      findings: findings, count: allExercises.count, code: code,
      date: Date(timeIntervalSince1970: 1_795_867_200)
    ).html
  }

  func testItNeedsNothingElse() throws {
    let html = try XCTUnwrap(page(notes))
    for word in ["http", "src=", "<script", "url(", "@import", "<link"] {
      XCTAssertFalse(html.contains(word), word)
    }
    XCTAssertTrue(html.contains("prefers-color-scheme: dark"))
    // What is opened is closed.
    for tag in ["section", "figure", "div", "p", "table", "tr", "svg", "details", "pre"] {
      let opened = html.matches(of: try Regex("<\(tag)[ >]")).count
      XCTAssertEqual(opened, html.ranges(of: "</\(tag)>").count, tag)
    }
  }

  func testItSaysWhatWasFoundOut() throws {
    let html = try XCTUnwrap(page(notes))
    for words in [
      "My program reads a <strong>1</strong>. That is right.", "<td>91%</td>", "<td>1%</td>",
      "All of these but one it reads right.", "read as 7", "read as 0, is 9",
      "<strong>941</strong>",
      "<strong>4,564</strong> parameters", "<strong>77</strong> \(Figure.inTheValley)",
      "1 pixel changed: now it reads 3, not 8", "changed 321 of them", "November 28, 2026",
    ] { XCTAssertTrue(html.contains(words), words) }
    XCTAssertEqual(html.ranges(of: "class=\"mark\"").count, 1)
    XCTAssertTrue(html.contains("<rect class=\"mark\" x=\"4\" y=\"2\""))
  }

  func testADigitOfTheLearnersOwn() throws {
    var notes = notes
    notes["7.9"] = Note("", exhibits: [exhibit(5, label: nil), exhibit(2, label: 2)])
    let html = try XCTUnwrap(page(notes))
    XCTAssertTrue(html.contains("I wrote this digit.<br>My program reads a <strong>5</strong>."))
    XCTAssertFalse(html.contains("That is right."))
  }

  func testWhatIsNotSolvedIsLeftOut() throws {
    let html = try XCTUnwrap(page(notes.filter { $0.key == "7.9" }))
    XCTAssertFalse(html.contains("How to fool"))
    XCTAssertFalse(html.contains(Figure.inTheValley))
    // Not all exercises were judged: nobody knows how many are solved.
    XCTAssertFalse(html.contains("exercises solved"))
    XCTAssertNil(page(notes.filter { $0.key != "7.9" }))
  }

  func testTheCodeIsTextAndNothingElse() throws {
    let code = """
      /// What it is for.
      func f(_ a: Int) -> Bool {
        // Stub: unfinished(false)
        a < 3 && "</code><script>" != ""
      }
      """
    let html = try XCTUnwrap(page(notes, code: code))
    XCTAssertTrue(
      html.contains("a &lt; 3 &amp;&amp; &quot;&lt;/code&gt;&lt;script&gt;&quot; != &quot;&quot;"))
    XCTAssertFalse(html.contains("What it is for"))
    XCTAssertFalse(html.contains("// Stub"))
    XCTAssertTrue(html.contains("All 3 lines of it"), html)
  }

  func testPercents() {
    XCTAssertEqual(
      [0, 0.004, 0.005, 0.5, 0.994, 0.9951, 1].map(FriendPage.percent),
      ["under 1%", "under 1%", "1%", "50%", "99%", "over 99%", "over 99%"])
  }

  // MARK: - Commands

  private func solvedCourse() throws -> TemporaryCourse {
    let course = try TemporaryCourse()
    course.notes = notes
    for exercise in allExercises { try course.write("// solved", to: exercise.file) }
    return course
  }

  private func writtenPage(_ course: TemporaryCourse) -> String? {
    course.workspace.text(of: Session.friendPage)
  }

  func testItIsWrittenOnDemand() throws {
    let course = try solvedCourse()
    let (status, text) = try course.run("page")
    XCTAssertEqual(status, 0)
    XCTAssertTrue(text.contains("\n  \(course.workspace.url(Session.friendPage).path)\n"), text)
    let html = try XCTUnwrap(writtenPage(course))
    XCTAssertTrue(
      html.contains("<strong>\(allExercises.count)</strong> of \(allExercises.count) exercises"))
    XCTAssertTrue(html.contains("// solved"))
    XCTAssertEqual(course.pictures, [])
    _ = try course.run("page", "my digit.png")
    XCTAssertEqual(Set(course.pictures).count, 1)
    XCTAssertTrue(try XCTUnwrap(course.pictures.first).hasSuffix("/my digit.png"))
  }

  func testBeforeTheReaderIsSolvedThereIsNone() throws {
    let course = try TemporaryCourse()
    let (status, text) = try course.run("page")
    XCTAssertEqual(status, 1)
    XCTAssertTrue(text.contains("Next: exercise 7.9"), text)
    XCTAssertNil(writtenPage(course))
  }

  func testItIsWrittenWhenTheReaderIsSolved() throws {
    let course = try solvedCourse()
    let reader = exercise("7.9")
    course.problems["7.9"] = .init(function: "", state: .wrong)
    // In `watch` when it becomes solved, and once.
    _ = try course.watch(.everything, [.write("// wrong", to: reader.file)])
    XCTAssertNil(writtenPage(course))
    var texts = try course.watch(.everything, [.write("// wrong", to: reader.file), .wait])
    course.problems = [:]
    try course.write(
      Stub(exercise: reader, workspace: course.workspace).text ?? "", to: reader.file)
    texts = try course.watch(
      .everything, [.write("// mine", to: reader.file), .write("// mine still", to: reader.file)])
    XCTAssertTrue(texts.joined().contains("A page to show to a friend"), texts.joined())
    XCTAssertTrue(try XCTUnwrap(writtenPage(course)).contains("// mine"))
    XCTAssertFalse(try XCTUnwrap(writtenPage(course)).contains("// mine still"))
    // By `test` where there is none yet.
    XCTAssertFalse(try course.run("test", "7.9").text.contains("to show to a friend"))
    try FileManager.default.removeItem(at: course.workspace.url(Session.friendPage))
    XCTAssertTrue(try course.run("test", "7.9").text.contains("to show to a friend"))
    XCTAssertTrue(try XCTUnwrap(writtenPage(course)).contains("How to fool"))
  }
}
