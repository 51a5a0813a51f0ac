import Foundation
import XCTest

@testable import DataFiles
@testable import Datasets

final class IDXFileTests: TemporaryFolderTestCase {
  /// Reads bytes as a file and returns the error, or nil where there is none.
  private func error(
    _ bytes: [UInt8], name: String = "file", dimensions: Int = 1, searchPath: String? = nil
  ) throws -> IDXError? {
    let file = try write(bytes, to: name)
    do {
      _ = try IDXFile(reading: file, dimensions: dimensions, searchPath: searchPath)
      return nil
    } catch {
      return error
    }
  }

  private func path(_ name: String = "file") -> String {
    folder.appendingPathComponent(name).path
  }

  // MARK: Good files

  func testReadsARawFile() throws {
    let file = try write(idx(dimensions: [2, 1, 3], elements: [1, 2, 3, 4, 5, 255]), to: "images")
    let read = try IDXFile(reading: file, dimensions: 3)
    XCTAssertEqual(read.header.dimensions, [2, 1, 3])
    XCTAssertEqual(read.bytes, [1, 2, 3, 4, 5, 255])
  }

  func testReadsAGzippedFileWhateverItsName() throws {
    let elements = (0..<100_000).map { UInt8($0 % 251) }
    let packed = try gzip(idx(dimensions: [100_000], elements: elements))
    for name in ["labels.gz", "labels", "-dc"] {
      let file = try write(packed, to: name)
      XCTAssertEqual(try IDXFile(reading: file, dimensions: 1).bytes, elements)
    }
  }

  func testReadsThroughASymbolicLink() throws {
    let file = try write(idx(dimensions: [1], elements: [7]), to: "labels")
    let link = folder.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    XCTAssertEqual(try IDXFile(reading: link, dimensions: 1).bytes, [7])
  }

  func testLargestPackingOfZerosIsStillBelieved() throws {
    // Zeros pack nearly as well as deflate can, about 1 : 1029.
    let packed = try gzip(
      idx(dimensions: [4_000_000], elements: [UInt8](repeating: 0, count: 4_000_000)))
    XCTAssertGreaterThan(4_000_000 / packed.count, 1000)
    let file = try write(packed, to: "zeros.gz")
    XCTAssertEqual(try IDXFile(reading: file, dimensions: 1).bytes.count, 4_000_000)
  }

  // MARK: Bad files

  func testMissingFile() {
    let file = folder.appendingPathComponent("nowhere")
    XCTAssertThrowsError(try IDXFile(reading: file, dimensions: 1)) {
      XCTAssertEqual($0 as? IDXError, .missingFile(file: file.path))
    }
  }

  func testWhatIsNoRegularFile() throws {
    let pipe = folder.appendingPathComponent("pipe")
    XCTAssertEqual(mkfifo(pipe.path, 0o600), 0)
    let kinds = [
      (folder, "a folder"), (URL(fileURLWithPath: "/dev/null"), "a device or a pipe"),
      (pipe, "a device or a pipe"),
    ]
    for (file, found) in kinds {
      XCTAssertThrowsError(try IDXFile(reading: file, dimensions: 1)) {
        XCTAssertEqual($0 as? IDXError, .notAFile(file: file.path, found: found))
      }
    }
  }

  func testAFileWhereAFolderBelongs() throws {
    let file = try write([], to: "file").appendingPathComponent("in")
    XCTAssertThrowsError(try IDXFile(reading: file, dimensions: 1)) {
      XCTAssertEqual($0 as? IDXError, .missingFile(file: file.path))
    }
  }

  /// The error has the reason in the system's words.
  private func assertUnreadable(_ file: URL, _ reason: String, line: UInt = #line) {
    XCTAssertThrowsError(try IDXFile(reading: file, dimensions: 1), line: line) {
      XCTAssertEqual(
        $0 as? IDXError, .unreadable(file: file.path, reason: reason), line: line)
    }
  }

  func testLinksThatLeadNowhere() throws {
    let link = folder.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: ".git/annex/objects/x")
    assertUnreadable(link, "it is a link to .git/annex/objects/x, which is missing")
    let circle = folder.appendingPathComponent("circle")
    try FileManager.default.createSymbolicLink(
      atPath: circle.path, withDestinationPath: "circle")
    assertUnreadable(circle, String(cString: strerror(ELOOP)))
  }

  func testAFileThatNobodyMayRead() throws {
    try XCTSkipIf(getuid() == 0, "an administrator may read every file")
    let file = try write([0, 0, 8, 1], to: "labels")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
    assertUnreadable(file, String(cString: strerror(EACCES)))
  }

  #if os(Linux)
    func testAFileThatFailsAtTheFirstByte() {
      // Address 0 of a program's memory holds nothing.
      assertUnreadable(URL(fileURLWithPath: "/proc/self/mem"), String(cString: strerror(EIO)))
    }
  #endif

  func testEmptyFile() throws {
    XCTAssertEqual(try error([]), .empty(file: path()))
    XCTAssertEqual(try error(gzip([])), .empty(file: path()))
  }

  func testTruncatedHeaderAtEveryLength() throws {
    let whole = idx(dimensions: [2, 2, 2], elements: [])
    for count in 1..<16 {
      let expected = IDXError.truncatedHeader(file: path(), found: count, expected: 16)
      XCTAssertEqual(try error(Array(whole[..<count]), dimensions: 3), expected)
      XCTAssertEqual(try error(gzip(Array(whole[..<count])), dimensions: 3), expected)
    }
  }

  func testWrongMagic() throws {
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    XCTAssertEqual(try error(png), .wrongMagic(file: path(), found: png))
    XCTAssertEqual(
      try error([0, 1, 8, 1, 0, 0, 0, 0]),
      .wrongMagic(file: path(), found: [0, 1, 8, 1, 0, 0, 0, 0]))
    let table = Array("5,0,0,0,0,0,0,0,0,0,0,0\n".utf8)
    XCTAssertEqual(try error(table), .wrongMagic(file: path(), found: Array(table[..<16])))
  }

  func testWrongElementType() throws {
    XCTAssertEqual(
      try error(idx(type: 0x0D, dimensions: [1], elements: [0, 0, 0, 0])),
      .wrongElementType(file: path(), found: 0x0D))
  }

  func testWrongNumberOfDimensions() throws {
    let labels = idx(dimensions: [1], elements: [7])
    XCTAssertEqual(
      try error(labels, dimensions: 3),
      .wrongDimensionCount(file: path(), found: 1, expected: 3))
    let images = idx(dimensions: [1, 1, 1], elements: [7])
    XCTAssertEqual(
      try error(images, dimensions: 1),
      .wrongDimensionCount(file: path(), found: 3, expected: 1))
  }

  func testDimensionOfZero() throws {
    XCTAssertEqual(
      try error(idx(dimensions: [0, 28, 28], elements: []), dimensions: 3),
      .noElements(file: path(), dimensions: [0, 28, 28]))
  }

  func testDimensionsThatOverflow() throws {
    let sizes: [UInt32] = [0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF]
    let bytes = idx(dimensions: sizes, elements: [1, 2, 3])
    let expected = IDXError.overflow(file: path(), dimensions: sizes.map(Int.init))
    XCTAssertEqual(try error(bytes, dimensions: 3), expected)
    XCTAssertEqual(try error(gzip(bytes), dimensions: 3), expected)
  }

  func testAPromiseBeyondTheFileIsRefusedBeforeMemoryIsReserved() throws {
    // 2³² · 2³⁰ bytes: reserving them would end the program.
    let sizes: [UInt32] = [0xFFFF_FFFF, 0x4000_0000]
    let bytes = idx(dimensions: sizes, elements: [1, 2, 3])
    XCTAssertEqual(
      try error(bytes, dimensions: 2),
      .missingElements(file: path(), dimensions: sizes.map(Int.init), atMost: 3))
    let packed = try gzip(bytes)
    XCTAssertEqual(
      try error(packed, dimensions: 2),
      .missingElements(
        file: path(), dimensions: sizes.map(Int.init), atMost: packed.count * 1032 - 12))
  }

  func testMissingElements() throws {
    let bytes = idx(dimensions: [5], elements: [1, 2, 3, 4])
    let expected = IDXError.missingElements(file: path(), dimensions: [5], atMost: 4)
    XCTAssertEqual(try error(bytes), expected)
    XCTAssertEqual(try error(gzip(bytes)), expected)
  }

  func testTrailingBytes() throws {
    let bytes = idx(dimensions: [3], elements: [1, 2, 3, 4])
    let expected = IDXError.trailingBytes(file: path(), dimensions: [3])
    XCTAssertEqual(try error(bytes), expected)
    XCTAssertEqual(try error(gzip(bytes)), expected)
  }

  func testUnpackingStopsOneByteAfterThePromise() throws {
    // Six gigabytes of zeros after a promise of three bytes. Gzip files may follow each other in
    // one file, so a packed piece is repeated.
    let start = try gzip(idx(dimensions: [3], elements: [1, 2, 3]))
    let zeros = try gzip([UInt8](repeating: 0, count: 3_000_000))
    let bomb = start + (0..<2000).flatMap { _ in zeros }
    let clock = ContinuousClock()
    var found: IDXError?
    let time = try clock.measure { found = try error(bomb) }
    XCTAssertEqual(found, .trailingBytes(file: path(), dimensions: [3]))
    XCTAssertLessThan(time, .seconds(3), "unpacking all of it takes longer")
  }

  func testGzipFileThatIsCutOff() throws {
    let elements = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    let packed = try gzip(idx(dimensions: [50_000], elements: elements))
    for count in [2, 12, packed.count / 2, packed.count - 1] {
      let found = try error(Array(packed[..<count]))
      guard case .brokenGzip(path(), let reason)? = found else {
        return XCTFail("\(count) of \(packed.count) bytes: \(String(describing: found))")
      }
      XCTAssertFalse(reason.isEmpty, "gzip's own words are missing")
    }
  }

  func testGzipFileWithAWrongChecksumGivesAllBytesAndIsStillRefused() throws {
    var packed = try gzip(idx(dimensions: [3], elements: [1, 2, 3]))
    packed[packed.count - 8] ^= 1  // the last 8 bytes are the checksum and the size
    guard case .brokenGzip(path(), let reason)? = try error(packed) else {
      return XCTFail("a damaged file was read")
    }
    XCTAssertFalse(reason.isEmpty, "gzip's own words are missing")
  }

  func testGzippedTwice() throws {
    let twice = try gzip(gzip(idx(dimensions: [1], elements: [1])))
    XCTAssertEqual(try error(twice), .anotherFormat(file: path(), format: .gzip))
  }

  func testBytesAfterTheEndOfAGzipFile() throws {
    let packed = try gzip(idx(dimensions: [3], elements: [1, 2, 3]))
    for end in ["\r\n", "<!-- served in 3 ms -->"] {
      XCTAssertEqual(try error(packed + Array(end.utf8)), .bytesAfterGzip(file: path()), end)
    }
    // A single byte is too few for gzip to tell it from a second file that was cut off.
    guard case .brokenGzip? = try error(packed + [0x0A]) else { return XCTFail("was read") }
    // Tapes are filled with zeros, so gzip takes them for nothing.
    XCTAssertNil(try error(packed + [0, 0, 0]))
  }

  func testMissingGzip() throws {
    let packed = try gzip(idx(dimensions: [1], elements: [1]))
    XCTAssertEqual(try error(packed, searchPath: folder.path), .gzipMissing(file: path()))
    // A file that is not packed needs no gzip.
    XCTAssertNil(try error(idx(dimensions: [1], elements: [1]), searchPath: folder.path))
  }
}
