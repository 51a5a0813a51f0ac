import Foundation
import XCTest

@testable import Console

final class StandardStreamTests: XCTestCase {
  /// What `body` writes to a stream while that stream leads to a file.
  private func captured(_ stream: StandardStream, _ body: () -> Void) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    XCTAssertTrue(FileManager.default.createFile(atPath: file.path, contents: nil))
    defer { try? FileManager.default.removeItem(at: file) }
    let handle = try FileHandle(forWritingTo: file)
    fflush(nil)
    let original = dup(stream.rawValue)
    dup2(handle.fileDescriptor, stream.rawValue)
    body()
    fflush(nil)
    dup2(original, stream.rawValue)
    close(original)
    return try String(contentsOf: file, encoding: .utf8)
  }

  func testTextIsWrittenWhole() throws {
    let text = String(repeating: "█ done\n", count: 50_000)
    XCTAssertEqual(try captured(.error) { StandardStream.error.send(text) }, text)
  }

  func testWhatWasPrintedBeforeStandsBefore() throws {
    let written = try captured(.output) {
      print("first")
      StandardStream.output.send("second\n")
    }
    XCTAssertEqual(written, "first\nsecond\n")
  }

  func testAFileIsNoTerminal() throws {
    var isTerminal = true
    _ = try captured(.error) { isTerminal = StandardStream.error.isTerminal }
    XCTAssertFalse(isTerminal)
  }

  func testABarOnAFileWritesNothing() throws {
    let written = try captured(.error) {
      let bar = ProgressBar("Training")
      bar.update(to: 0.5)
      bar.finish()
    }
    XCTAssertEqual(written, "")
  }
}
