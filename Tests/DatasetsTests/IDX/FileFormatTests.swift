import Foundation
import XCTest

@testable import DataFiles
@testable import Datasets

final class FileFormatTests: TemporaryFolderTestCase {
  /// Starts as the formats' definitions give them, and how people meet them.
  private let starts: [(FileFormat, [UInt8])] = [
    (.gzip, [0x1F, 0x8B, 8, 0]),
    (.zip, [0x50, 0x4B, 3, 4, 20, 0]),
    (.zip, [0x50, 0x4B, 5, 6, 0, 0]),  // without any file
    (.sevenZip, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4]),
    (.tar, Array("train-images".utf8) + [UInt8](repeating: 0, count: 245) + Array("ustar".utf8)),
    (.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4]),
    (.bzip2, Array("BZh91AY&SY".utf8)),
    (.zstandard, [0x28, 0xB5, 0x2F, 0xFD, 0x24]),
    (.webPage, Array("<!DOCTYPE html><title>Log in</title>".utf8)),
    (.webPage, Array("<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">".utf8)),
    (.webPage, Array("\u{FEFF}\r\n\n  <HTML lang=\"en\">".utf8)),
    (.webPage, Array("<?xml version=\"1.0\"?>\n<html xmlns=\"…\">".utf8)),
    (.xml, Array("<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code>".utf8)),
    (.lfsPointer, Array("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a".utf8)),
    (.annexPointer, Array("/annex/objects/SHA256E-s7840016--0fa7898d\n".utf8)),
    (.numPy, [0x93] + Array("NUMPY".utf8) + [1, 0]),
    // 60,000 pictures of 28×28 with each number's least significant byte first.
    (.reversedIDX, [3, 8, 0, 0, 0x60, 0xEA, 0, 0, 0x1C, 0, 0, 0, 0x1C, 0, 0, 0]),
    (.reversedIDX, [1, 8, 0, 0, 0x60, 0xEA, 0, 0]),
  ]

  func testEachFormatIsRecognizedByItsStart() {
    for (format, start) in starts { XCTAssertEqual(FileFormat(start: start), format, "\(start)") }
    XCTAssertEqual(Set(starts.map(\.0)).count, FileFormat.allCases.count, "one is not tried")
  }

  func testAShorterStartIsNotEnough() {
    for (_, start) in starts { XCTAssertNil(FileFormat(start: Array(start.prefix(1)))) }
    XCTAssertNil(FileFormat(start: []))
  }

  func testIDXAndTextAreNoneOfThem() {
    XCTAssertNil(FileFormat(start: idx(dimensions: [1, 28, 28], elements: [])))
    XCTAssertNil(FileFormat(start: Array("label,1x1,1x2".utf8)))
    XCTAssertNil(FileFormat(start: Array("<p>a piece of a page".utf8)))
  }

  func testATarArchiveThatTarMade() throws {
    try write([1, 2, 3], to: "file")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.currentDirectoryURL = folder
    process.arguments = ["tar", "-cf", "archive", "file"]
    try process.run()
    process.waitUntilExit()
    let archive = try Data(contentsOf: folder.appendingPathComponent("archive"))
    XCTAssertEqual(FileFormat(start: Array(archive.prefix(FileFormat.startSize))), .tar)
  }

  /// Each kind of file in the place of an IDX file, as it is and gzipped.
  func testAFileOfAnotherFormatIsNamedWithWhatToDo() throws {
    for (format, start) in starts {
      for bytes in [start, try gzip(start)] where bytes[0] != 0x1F || bytes.count > 4 {
        let file = try write(bytes, to: "train-images-idx3-ubyte")
        XCTAssertThrowsError(try IDXFile(reading: file, dimensions: 3)) {
          XCTAssertEqual($0 as? IDXError, .anotherFormat(file: file.path, format: format))
          for words in [file.path, format.name, format.remedy] {
            XCTAssertTrue("\($0)".contains(words), "\(words) is not in: \($0)")
          }
        }
      }
    }
  }
}
