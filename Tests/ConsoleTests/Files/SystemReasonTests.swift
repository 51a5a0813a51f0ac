import Foundation
import XCTest

@testable import Console

/// What programs say of the system's errors: no number, no domain, the file and what to do.
final class SystemReasonTests: XCTestCase {
  private func message(_ step: () throws -> Void) -> String {
    do {
      try step()
      return "no error"
    } catch {
      return explanation(of: error)
    }
  }

  func testReadingWhatIsNotThere() {
    XCTAssertEqual(
      message { _ = try Data(contentsOf: URL(fileURLWithPath: "/none/x")) },
      "/none/x: there is no such file or folder. Check its name, or make the folder.")
    XCTAssertEqual(
      message { _ = try String(contentsOf: URL(fileURLWithPath: "/none/x"), encoding: .utf8) },
      "/none/x: there is no such file or folder. Check its name, or make the folder.")
  }

  func testAFileWhereAFolderBelongs() {
    let words = message {
      try FileManager.default.createDirectory(
        atPath: "/dev/null/x", withIntermediateDirectories: true)
    }
    XCTAssertTrue(words.contains("a file stands where a folder is expected"), words)
  }

  func testAFolderWhereAFileBelongs() {
    let folder = FileManager.default.temporaryDirectory
    for words in [
      message { _ = try Data(contentsOf: folder) }, message { try Data().write(to: folder) },
    ] { XCTAssertTrue(words.contains("found a folder where a file is expected"), words) }
  }

  func testFilesInTheTemporaryFolderNameItsVariable() {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("none/x")
    let words = message { _ = try Data(contentsOf: file) }
    XCTAssertTrue(words.hasSuffix("The variable TMPDIR says where temporary files go."), words)
  }

  func testNumbersOfTheSystem() {
    XCTAssertEqual(
      explanation(of: POSIXError(.ENOSPC)), "the disk is full. Make room, or choose another place.")
    XCTAssertEqual(SystemReason(EIO).description.prefix(18), "Input/output error")
  }

  func testWhateverFoundationSaysIsInWords() {
    for code in 0...5000 {
      let words = explanation(of: CocoaError(CocoaError.Code(rawValue: code)))
      XCTAssertFalse(words.contains("Domain") || words.contains("Cocoa"), words)
    }
  }

  func testOurOwnErrorsStayAsTheyAre() {
    XCTAssertEqual(
      explanation(of: OptionError.stray(argument: "5")),
      "\(OptionError.stray(argument: "5"))")
  }
}
