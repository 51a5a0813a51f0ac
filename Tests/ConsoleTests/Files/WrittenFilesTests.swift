import Foundation
import XCTest

@testable import Console

final class WrittenFilesTests: XCTestCase {
  private var folder = FileManager.default.temporaryDirectory

  override func setUpWithError() throws {
    folder = folder.appendingPathComponent("written-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  override func tearDown() { try? FileManager.default.removeItem(at: folder) }

  private func file(_ name: String, _ text: String) -> NewFile {
    NewFile(url: folder.appendingPathComponent(name), contents: Data(text.utf8))
  }

  private func text(_ name: String) -> String? {
    try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  private func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  }

  func testFilesAndTheirFoldersAreMade() throws {
    try writeTogether([file("a", "1"), file("b/c", "2")])
    try writeTogether([file("a", "3")])
    XCTAssertEqual([text("a"), text("b/c")], ["3", "2"])
    XCTAssertEqual(try names(), ["a", "b", "b/c"])
  }

  func testWhatCantBeWrittenShowsBeforehand() throws {
    try writeTogether([file("a", "1")])
    let url = { (name: String) in self.folder.appendingPathComponent(name) }
    try checkWritable(url("a"))
    try checkWritable(url("b/c"))
    try checkWritable(URL(fileURLWithPath: "/dev/null"))
    XCTAssertEqual(try names(), ["a", "b"])
    for (name, number) in [("b", EISDIR), ("a/b", ENOTDIR)] {
      XCTAssertThrowsError(try checkWritable(url(name))) { error in
        XCTAssertEqual(error as? FileFailure, FileFailure(url(name), SystemReason(number)))
      }
    }
  }

  /// A limit of file sizes stands for a full disk: the second file can be written in part only.
  func testWhatCantBeFinishedChangesNothing() throws {
    try writeTogether([file("a", "old"), file("b", "old")])
    var limit = rlimit()
    getrlimit(Self.fileSize, &limit)
    let earlier = signal(SIGXFSZ, SIG_IGN)
    defer {
      setrlimit(Self.fileSize, &limit)
      signal(SIGXFSZ, earlier)
    }
    var small = rlimit(rlim_cur: 4096, rlim_max: limit.rlim_max)
    setrlimit(Self.fileSize, &small)
    let large = file("b", String(repeating: "new", count: 10_000))
    XCTAssertThrowsError(try writeTogether([file("a", "new"), large])) { error in
      XCTAssertEqual(error as? FileFailure, FileFailure(large.url, SystemReason(EFBIG)))
    }
    XCTAssertEqual([text("a"), text("b")], ["old", "old"])
    XCTAssertEqual(try names(), ["a", "b"])
  }

  func testNoFolderAndNoFileInTheWayIsReplaced() throws {
    try writeTogether([file("a/b", "old"), file("c", "old")])
    XCTAssertThrowsError(try writeTogether([file("c", "new"), file("c/d", "new")])) { error in
      XCTAssertTrue("\(error)".contains("a file stands where a folder is expected"), "\(error)")
    }
    XCTAssertThrowsError(try writeTogether([file("a", "new")])) { error in
      XCTAssertTrue("\(error)".contains("found a folder where a file is expected"), "\(error)")
    }
    XCTAssertEqual([text("a/b"), text("c")], ["old", "old"])
    XCTAssertEqual(try names(), ["a", "a/b", "c"])
  }

  /// A device or a pipe is no file to put another one in the place of.
  func testDevicesStay() throws {
    try writeTogether([NewFile(url: URL(fileURLWithPath: "/dev/null"), contents: Data("1".utf8))])
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
    XCTAssertEqual(type as? FileAttributeType, .typeCharacterSpecial)
  }

  func testALinkStaysALink() throws {
    try writeTogether([file("a", "old")])
    let link = folder.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: folder.appendingPathComponent("a"))
    try writeTogether([file("link", "new")])
    XCTAssertEqual(text("a"), "new")
    XCTAssertNoThrow(try FileManager.default.destinationOfSymbolicLink(atPath: link.path))
  }

  #if canImport(Glibc)
    private static let fileSize = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
  #else
    private static let fileSize = RLIMIT_FSIZE
  #endif
}
