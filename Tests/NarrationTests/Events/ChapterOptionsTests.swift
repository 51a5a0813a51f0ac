import Console
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
      try options("--quiet", "--code", "--answers", "--section", "2").mode,
      .read(TerminalView(prose: false, code: true, answers: true, section: 2)))
    XCTAssertEqual(try declared.parse([]).seed(), 7)
  }

  func testHiddenOptions() throws {
    XCTAssertEqual(try options("--weave", "D").mode, .weave(folder: "D"))
    XCTAssertEqual(try options("--values", "F").mode, .values(file: "F"))
    XCTAssertFalse(declared.help.contains("--weave"))
    XCTAssertFalse(declared.help.contains("--values"))
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
  }

  func testASecondRunTakesOverWhatIsNotAboutReading() {
    XCTAssertEqual(
      ChapterOptions.passedOn([
        "--quiet", "--seed", "3", "--set", "a=1", "--section=2", "--full", "--weave", "D",
      ]), ["--seed", "3", "--full"])
  }
}
