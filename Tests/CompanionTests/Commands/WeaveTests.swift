import Foundation
import XCTest

@testable import Companion

/// Weaving with a shell script in the place of a chapter's program.
final class WeaveTests: XCTestCase {
  private let folder = "Chapters/Chapter07-MNIST"

  // $1 is --weave, $2 the folder.
  private let script = """
    mkdir "$2/Figures"
    printf 'title\\nloss 0.5\\n' >"$2/README.md"
    printf '<svg/>' >"$2/Figures/loss.svg"
    """

  func testPageIsWrittenAndStaleFiguresAreRemoved() throws {
    let course = try TemporaryCourse()
    try course.writeProgram("Chapter07-MNIST", script)
    try course.write("<svg/>", to: "\(folder)/Figures/stale.svg")
    try course.write("", to: "\(folder)/Figures/.gitkeep")
    XCTAssertEqual(try course.run("weave", "7").status, 0)
    XCTAssertEqual(course.built, ["Chapter07-MNIST solved"])
    XCTAssertEqual(course.workspace.text(of: "\(folder)/README.md"), "title\nloss 0.5\n")
    XCTAssertEqual(course.workspace.text(of: "\(folder)/Figures/loss.svg"), "<svg/>")
    XCTAssertNil(course.workspace.text(of: "\(folder)/Figures/stale.svg"))
    XCTAssertNotNil(course.workspace.text(of: "\(folder)/Figures/.gitkeep"))
    XCTAssertEqual(try course.run("weave", "7", "--check").status, 0)
  }

  func testCheckNamesTheLineAndTheMendingCommandAndWritesNothing() throws {
    let course = try TemporaryCourse()
    try course.writeProgram("Chapter07-MNIST", script)
    XCTAssertTrue(
      try course.run("weave", "7", "--check").text.hasPrefix("\(folder)/README.md is missing"))
    _ = try course.run("weave", "7")
    try course.write("title\nloss 0.6\n", to: "\(folder)/README.md")
    let (status, text) = try course.run("weave", "--check", "7")
    XCTAssertEqual(status, 1)
    XCTAssertEqual(
      text,
      """
      \(folder)/README.md, line 2, is not what the program writes:
        - loss 0.6
        + loss 0.5
        swift run course weave 7

      """)
    XCTAssertEqual(course.workspace.text(of: "\(folder)/README.md"), "title\nloss 0.6\n")

    try course.write("title\nloss 0.5", to: "\(folder)/README.md")
    XCTAssertTrue(try course.run("weave", "--check", "7").text.contains("line 3"))
    try course.write("title\nloss 0.5\n", to: "\(folder)/README.md")
    try course.write("", to: "\(folder)/Figures/stale.svg")
    XCTAssertTrue(try course.run("weave", "--check", "7").text.contains("stale.svg is stale"))
  }

  func testProgramThatPrintsOrFailsIsAFaultAndChangesNothing() throws {
    let faults = [
      (script + "\necho hello", "hello"),
      (script + "\necho why >&2; exit 3", "why"),
      ("true", "the program wrote no README.md"),
    ]
    for (script, words) in faults {
      let course = try TemporaryCourse()
      try course.writeProgram("Chapter07-MNIST", script)
      try course.write("as it was", to: "\(folder)/README.md")
      let (status, text) = try course.run("weave", "7")
      XCTAssertEqual(status, 1)
      XCTAssertTrue(text.contains(words), text)
      XCTAssertEqual(course.workspace.text(of: "\(folder)/README.md"), "as it was")
    }
  }

  func testEnvironmentIsPassedOn() throws {
    setenv("THREADS", "3", 1)
    defer { unsetenv("THREADS") }
    let course = try TemporaryCourse()
    try course.writeProgram("Chapter07-MNIST", script + "\nprintf $THREADS >\"$2/README.md\"")
    _ = try course.run("weave", "7")
    XCTAssertEqual(course.workspace.text(of: "\(folder)/README.md"), "3")
  }
}
