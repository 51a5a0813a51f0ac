import Foundation
import XCTest

@testable import DataFiles
@testable import Datasets

final class UnpackedFileTests: TemporaryFolderTestCase {
  func testReadsInPiecesOfAnySize() throws {
    let bytes = (0..<200_000).map { UInt8($0 % 253) }
    for stored in [bytes, try gzip(bytes)] {
      let stream = try UnpackedFile(write(stored, to: "file"))
      XCTAssertEqual(stream.read(1), [bytes[0]])
      XCTAssertEqual(stream.read(100_000), Array(bytes[1...100_000]))
      XCTAssertEqual(stream.read(500_000), Array(bytes[100_001...]))
      XCTAssertEqual(stream.read(5), [])
      XCTAssertNoThrow(try stream.finish())
    }
  }

  func testLargestCountIsTheSizeOrWhatDeflateCanMakeOfIt() throws {
    XCTAssertEqual(try UnpackedFile(write([1, 2, 3], to: "file")).largestCount, 3)
    let packed = try gzip([1, 2, 3])
    XCTAssertEqual(try UnpackedFile(write(packed, to: "file")).largestCount, packed.count * 1032)
  }

  func testAReaderThatGivesUpDoesNotWaitForGzip() throws {
    let packed = try gzip([UInt8](repeating: 5, count: 5_000_000))
    let file = try write(packed, to: "file")
    for _ in 0..<10 { XCTAssertEqual(try UnpackedFile(file).read(2), [5, 5]) }
  }
}
