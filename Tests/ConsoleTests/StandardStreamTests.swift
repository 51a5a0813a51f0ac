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

  // MARK: - What can't be written

  func testAFullDeviceIsSaid() throws {
    let file = open("/dev/full", O_WRONLY)
    try XCTSkipIf(file < 0, "this system has no /dev/full")
    defer { close(file) }
    XCTAssertEqual(StandardStream.write("text", to: file), ENOSPC)
    XCTAssertEqual(StandardStream.write("text", to: -1), EBADF)
    XCTAssertNil(StandardStream.write("", to: file))
  }

  func testALeftPipeIsSaid() {
    let earlier = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, earlier) }
    var ends: [Int32] = [0, 0]
    XCTAssertEqual(pipe(&ends), 0)
    close(ends[0])
    XCTAssertEqual(StandardStream.write("text", to: ends[1]), EPIPE)
    close(ends[1])
  }

  /// A pipe that does not wait takes 64 KB and then nothing until its reader has read.
  func testAPipeThatDoesNotWaitGetsEverything() {
    var ends: [Int32] = [0, 0]
    XCTAssertEqual(pipe(&ends), 0)
    let (reading, writing) = (ends[0], ends[1])
    _ = fcntl(writing, F_SETFL, O_NONBLOCK)
    let text = String(repeating: "0123456789", count: 20_000)
    let writer = Thread {
      XCTAssertNil(StandardStream.write(text, to: writing))
      close(writing)
    }
    writer.start()
    var received: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 10_000)
    while true {
      usleep(2000)
      let count = read(reading, &buffer, buffer.count)
      if count <= 0 { break }
      received += buffer.prefix(count)
    }
    close(reading)
    XCTAssertEqual(received.count, text.utf8.count)
    XCTAssertEqual(String(decoding: received, as: UTF8.self), text)
  }
}
