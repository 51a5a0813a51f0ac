import Foundation
import XCTest

@testable import DataFiles
@testable import Datasets

final class SystemReasonTests: TemporaryFolderTestCase {
  /// What the system's own table says, with no word of Foundation's.
  private func assertReason(
    _ expected: Int32, line: UInt = #line, _ body: () throws -> Void
  ) {
    XCTAssertThrowsError(try body(), line: line) {
      XCTAssertEqual($0.systemReason, String(cString: strerror(expected)), line: line)
    }
  }

  func testFoundationsErrorsAreToldInTheSystemsWords() throws {
    let file = try write([1], to: "file")
    let missing = folder.appendingPathComponent("missing")
    assertReason(ENOENT) { _ = try Data(contentsOf: missing) }
    assertReason(ENOENT) { _ = try FileHandle(forReadingFrom: missing) }
    assertReason(EISDIR) { _ = try Data(contentsOf: folder) }
    assertReason(EISDIR) { try Data().write(to: folder) }
    assertReason(ENOTDIR) {
      try FileManager.default.createDirectory(
        at: file.appendingPathComponent("in"), withIntermediateDirectories: true)
    }
    assertReason(ENOTDIR) { _ = try FileManager.default.contentsOfDirectory(atPath: file.path) }
    assertReason(EACCES) {
      let process = Process()
      process.executableURL = file
      try process.run()
    }
  }

  func testAnErrorOfUnknownKindIsTheNumber() {
    XCTAssertEqual(NSError(domain: NSCocoaErrorDomain, code: 3).systemReason, "error 3")
  }
}
