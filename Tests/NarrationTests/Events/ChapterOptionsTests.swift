import Console
import Foundation
import XCTest

@testable import Narration

final class ChapterOptionsTests: XCTestCase {
  private let declared = Options(
    program: "C", about: "A chapter.", ChapterOptions.declared(seed: 7) + [.flag("full", "all")])

  private func options(_ arguments: String...) throws -> ChapterOptions {
    try ChapterOptions(
      declared.parse(arguments), arguments: arguments, source: SmallChapter.source)
  }

  func testReading() throws {
    XCTAssertEqual(try options().mode, .read(TerminalView()))
    XCTAssertEqual(
      try options("--quiet", "--code", "--deeper", "--answers", "--section", "2").mode,
      .read(TerminalView(prose: false, code: true, answers: true, deeper: true, section: 2)))
    XCTAssertEqual(try declared.parse([]).seed(), 7)
  }

  func testHiddenOptions() throws {
    let folder = FileManager.default.temporaryDirectory.path
    XCTAssertEqual(try options("--weave", folder).mode, .weave(folder: folder))
    XCTAssertEqual(try options("--values").mode, .values)
    let source = ChapterSource(
      SmallChapter.text.replacing("## The end", with: "## Your turn"), chapter: 1)
    XCTAssertEqual(
      try ChapterOptions(declared.parse(["--finale"]), arguments: ["--finale"], source: source)
        .mode, .read(TerminalView(section: 2, isFinale: true)))
    XCTAssertEqual(ChapterOptions.passedOn(["--finale", "--seed", "2"]), ["--seed", "2"])
    XCTAssertFalse(declared.help.contains("--weave"))
    XCTAssertFalse(declared.help.contains("--values"))
    XCTAssertFalse(declared.help.contains("--finale"))
  }

  func testSettings() throws {
    XCTAssertEqual(try options("--set", "learningRate=4").settings["learningRate"], "4")
    XCTAssertEqual(try options("--set=learningRate=4").settings["learningRate"], "4")
  }

  func testMistakes() {
    func assertError(
      _ text: String, _ arguments: String..., line: UInt = #line
    ) {
      XCTAssertThrowsError(
        try ChapterOptions(
          declared.parse(arguments), arguments: arguments, source: SmallChapter.source), line: line
      ) { XCTAssertEqual("\($0)", text, line: line) }
    }
    assertError("found --section 3, expected a number from 1 to 2.", "--section", "3")
    assertError("found --section x, expected a number from 1 to 2.", "--section", "x")
    assertError(
      "found --set learningrate, expected one of this chapter's constants: learningRate.", "--set",
      "learningrate=4")
    assertError(
      "found --set 4, expected NAME=VALUE, such as --set learningRate=4.", "--set", "4")
    for value in ["0", "-1", "2147483648", "99999999999", "nan", "inf", "abc", "10.1"] {
      assertError(
        "found --set learningRate=\(value), expected a number from 0.1 to 10.", "--set",
        "learningRate=\(value)")
    }
    assertError(
      "found --set learningRate=, expected NAME=VALUE, such as --set learningRate=4.", "--set",
      "learningRate=")
    assertError(
      "found --set with two values for learningRate, expected one.", "--set",
      "learningRate=1,learningRate=2")
    assertError(
      "found --seed 1000000001, expected a whole number from 0 to 1000000000. "
        + "--help lists the options.", "--seed", "1000000001")
    assertError(
      "found --weave /dev/null, but /dev/null: a file stands where a folder is expected. "
        + "Remove it, or choose another place. --help lists the options.", "--weave", "/dev/null")
  }

  func testASecondRunTakesOverWhatIsNotAboutReading() {
    XCTAssertEqual(
      ChapterOptions.passedOn([
        "--quiet", "--deeper", "--seed", "3", "--set", "a=1", "--section=2", "--full", "--weave",
        "D",
        "--save", "F", "--load=F",
      ]), ["--seed", "3", "--full", "--load=F"])
  }
}
