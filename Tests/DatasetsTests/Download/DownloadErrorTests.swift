import XCTest

@testable import DataFiles
@testable import Datasets

final class DownloadErrorTests: XCTestCase {
  func testEveryMessageSaysWhereWhatAndWhatToDo() {
    let url = "http://mirror/f.gz"
    let messages: [(DownloadError, [String])] = [
      (.noConnection(url: url, reason: "refused"), [url, "refused", "Check the network"]),
      (.wrongStatus(url: url, status: 404), [url, "404", "200", "Try again"]),
      (.cutOff(url: url, received: 5, expected: 9), [url, "5 bytes", "9 bytes", "Try again"]),
      (.cutOff(url: url, received: 5, expected: nil), [url, "5 bytes", "whole", "Try again"]),
      (
        .notDecoded(url: url, encoding: "gzip", reason: "header"),
        [url, "as gzip", "header", "Try again"]
      ),
      (.tooLarge(url: url, limit: 77), [url, "77", "give a folder"]),
      (.notUnpacked(url: url, reason: .gzipMissing(file: "/f")), [url, "/f", "Install gzip"]),
      (.anotherFormat(url: url, format: .webPage), [url, "a web page", "login", "try again"]),
      (.anotherFormat(url: url, format: .zip), [url, "a zip archive", "another file", "folder"]),
      (
        .wrongSize(url: url, found: 3, expected: 9),
        [url, "only 3 bytes", "9", "cut off, or", "try again"]
      ),
      (.wrongSize(url: url, found: 10, expected: 9), [url, "more bytes", "9", "try again"]),
      (.wrongChecksum(url: url, found: "ab", expected: "cd"), [url, "ab", "cd", "try again"]),
      (.checksumProgramMissing, ["sha256sum", "shasum", "Install"]),
      (.folderFailed(folder: "/f", reason: "full"), ["/f", "full", "Check"]),
      (
        .everyMirrorFailed(
          file: "f", failures: [.wrongStatus(url: url, status: 404), .checksumProgramMissing]),
        ["f: no mirror", "\n- \(url)", "\n- No program"]
      ),
    ]
    for (error, words) in messages {
      for word in words { XCTAssertTrue("\(error)".contains(word), "\(word) is not in: \(error)") }
    }
  }
}
