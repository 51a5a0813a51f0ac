import XCTest

@testable import DataFiles
@testable import Datasets

final class IDXErrorTests: XCTestCase {
  func testEveryMessageNamesTheFileWhatWasFoundAndWhatToDo() {
    // Each error with the words that have to occur: what was found, what was expected.
    let messages: [(IDXError, [String])] = [
      (.missingFile(file: "/f"), ["no such file", "Check"]),
      (.unreadable(file: "/f", reason: "denied"), ["denied", "Check"]),
      (.notAFile(file: "/f", found: "a folder"), ["is a folder", "file was expected", "Give"]),
      (.empty(file: "/f"), ["0 bytes", "expected", "again"]),
      (.truncatedHeader(file: "/f", found: 7, expected: 16), ["7 bytes", "16 bytes", "again"]),
      (
        .anotherFormat(file: "/f", format: .zip),
        ["is a zip archive", "IDX file was expected", "Unpack it with unzip"]
      ),
      (
        .wrongMagic(file: "/f", found: [0x89, 0x50, 0, 0xA, 1]), ["89 50 00 0A ", "00 00", "Give"]
      ),
      (.wrongMagic(file: "/f", found: Array("7,0,0\r\n".utf8)), ["the text \"7,0,0\" ", "Give"]),
      (.wrongElementType(file: "/f", found: 0x0D), ["0D", "08", "Give"]),
      (.wrongDimensionCount(file: "/f", found: 1, expected: 3), ["1 dim", "3 were", "Check"]),
      (.noElements(file: "/f", dimensions: [0, 28]), ["0×28", "expected", "again"]),
      (.overflow(file: "/f", dimensions: [9, 8, 7]), ["9×8×7", "any file", "again"]),
      (.missingElements(file: "/f", dimensions: [5, 4], atMost: 19), ["5×4", "19", "again"]),
      (.trailingBytes(file: "/f", dimensions: [5, 4]), ["5×4", "goes on", "again"]),
      (.brokenGzip(file: "/f", reason: "crc error"), ["crc error", "again"]),
      (.bytesAfterGzip(file: "/f"), ["goes on after the end of the gzip", "again, as binary"]),
      (.gzipMissing(file: "/f"), ["PATH", "Install"]),
      (
        .countsDiffer(images: "/f", imageCount: 60, labels: "/g", labelCount: 10),
        ["60 images", "/g", "10 labels", "Give"]
      ),
      (.wrongLabel(file: "/f", index: 12, found: 10), ["label 12 is 10", "0 to 9", "Give"]),
    ]
    for (error, words) in messages {
      let text = "\(error)"
      XCTAssertTrue(text.hasPrefix("/f: "), text)
      for word in words { XCTAssertTrue(text.contains(word), "\(word) is not in: \(text)") }
    }
  }
}
