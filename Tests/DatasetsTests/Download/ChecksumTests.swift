import Foundation
import XCTest

@testable import DataFiles
@testable import Datasets

final class ChecksumTests: TemporaryFolderTestCase {
  // Examples of FIPS 180-2: SHA-256 of "abc", and of nothing.
  private let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  private let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  func testPublishedExamples() throws {
    XCTAssertEqual(try Checksum.sha256(of: write(Array("abc".utf8), to: "file")), abc)
    XCTAssertEqual(try Checksum.sha256(of: write([], to: "file")), empty)
  }

  func testShasumServesWhereSha256sumIsMissing() throws {
    // A stand-in that says with which options it was called, in the form of an answer.
    let script = "#!/bin/sh\n[ \"$*\" = '-a 256' ] && echo '\(abc)  -'\n"
    let program = try write(Array(script.utf8), to: "shasum")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    let file = try write([], to: "file")
    XCTAssertEqual(try Checksum.sha256(of: file, searchPath: folder.path), abc)
  }

  func testNoProgram() throws {
    let file = try write([], to: "file")
    XCTAssertThrowsError(try Checksum.sha256(of: file, searchPath: folder.path)) {
      XCTAssertEqual($0 as? DownloadError, .checksumProgramMissing)
    }
  }

  func testAProgramThatFails() throws {
    let program = try write(Array("#!/bin/sh\necho broken >&2; exit 2\n".utf8), to: "sha256sum")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    let file = try write([], to: "file")
    XCTAssertThrowsError(try Checksum.sha256(of: file, searchPath: folder.path)) {
      XCTAssertTrue("\($0)".contains("broken"), "\($0)")
    }
  }
}
