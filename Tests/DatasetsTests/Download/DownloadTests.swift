import Foundation
import XCTest

@testable import DataFiles
@testable import Datasets

final class DownloadTests: TemporaryFolderTestCase {
  // SHA-256 of "abc", from FIPS 180-2.
  private let file = RemoteFile(
    name: "abc", byteCount: 3,
    sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  private let abc = Array("abc".utf8)

  /// A file of 2,000,000 bytes that gzip cannot make small.
  private lazy var large: [UInt8] = {
    var bits: UInt32 = 1
    return (0..<2_000_000).map { _ in
      bits = bits &* 1_664_525 &+ 1_013_904_223
      return UInt8(bits >> 24)
    }
  }()

  private func server(
    _ body: [UInt8], announced: Int? = nil, encoding: String? = nil
  ) throws -> LocalServer {
    let server = try LocalServer([
      "/abc.gz": .init(body: body, announced: announced, encoding: encoding)
    ])
    addTeardownBlock { server.stop() }
    return server
  }

  private func download(_ mirrors: URL..., timeout: TimeInterval = 10) -> Download {
    Download(files: [file], from: mirrors, to: folder, timeout: timeout)
  }

  /// Runs a download that has to fail, with an old file in its place, and checks that the old file
  /// is whole and that nothing else is left.
  private func failure(of download: Download) throws -> DownloadError? {
    try write([1, 2, 3, 4], to: "abc")
    defer { XCTAssertEqual(try? contents(), ["abc"]) }
    do {
      try download.run { _ in }
      XCTFail("the download succeeded")
      return nil
    } catch {
      XCTAssertEqual(
        try Data(contentsOf: folder.appendingPathComponent("abc")), Data([1, 2, 3, 4]))
      return error
    }
  }

  private func place() throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent("abc"))
  }

  // MARK: Success

  func testFetchesUnpacksAndLeavesNothingElse() throws {
    let packed = try gzip(abc)
    let server = try server(packed, announced: packed.count)
    var steps: [DownloadProgress] = []
    let download = download(server.url)
    XCTAssertFalse(download.isComplete)
    try download.run { steps.append($0) }
    XCTAssertEqual(try place(), Data(abc))
    XCTAssertEqual(try contents(), ["abc"])
    XCTAssertTrue(download.isComplete)
    XCTAssertEqual(
      steps.last, DownloadProgress(file: "abc", received: packed.count, expected: packed.count))
  }

  func testCreatesTheFolder() throws {
    let deep = folder.appendingPathComponent("a/b/c")
    let server = try server(gzip(abc))
    try Download(files: [file], from: [server.url], to: deep).run { _ in }
    XCTAssertTrue(FileManager.default.fileExists(atPath: deep.appendingPathComponent("abc").path))
  }

  func testAServerThatSendsTheFileUnpackedWillDo() throws {
    try download(server(abc).url).run { _ in }
    XCTAssertEqual(try place(), Data(abc))
  }

  /// URLSession then unpacks the file itself, and what comes is not of the announced size.
  func testAServerThatCallsThePackingAnEncodingWillDo() throws {
    let packed = try gzip(large)
    // SHA-256 of the bytes of `large`, from the command line.
    let file = RemoteFile(
      name: "abc", byteCount: large.count,
      sha256: "4ea4c045dac81fea0984ff31f355b3b2740d5ed3b397006a98531c09ed009f15")
    for encoding in ["gzip", "GZIP", "identity"] {
      let server = try server(packed, announced: packed.count, encoding: encoding)
      var last: DownloadProgress?
      try Download(files: [file], from: [server.url], to: folder).run { last = $0 }
      XCTAssertEqual(try place(), Data(large))
      XCTAssertEqual(last?.expected, encoding == "identity" ? packed.count : nil)
      try FileManager.default.removeItem(at: folder.appendingPathComponent("abc"))
    }
  }

  func testTheChecksumDecidesWhereBytesFollowTheGzipFile() throws {
    try download(server(gzip(abc) + Array("\r\n".utf8)).url).run { _ in }
    XCTAssertEqual(try place(), Data(abc))
  }

  func testADamagedFileIsReplaced() throws {
    try write(Array("abd".utf8), to: "abc")
    try download(server(gzip(abc)).url).run { _ in }
    XCTAssertEqual(try place(), Data(abc))
  }

  func testAFileInItsPlaceIsNotFetchedAgain() throws {
    try write(abc, to: "abc")
    let server = try server(gzip(abc))
    try download(server.url).run { _ in XCTFail("nothing to fetch") }
    XCTAssertEqual(server.requests, [])
  }

  func testTheNextMirrorServesWhereOneFails() throws {
    let broken = try server(Array("another file".utf8))
    let good = try server(gzip(abc))
    try download(LocalServer.refusedURL(), broken.url, good.url).run { _ in }
    XCTAssertEqual(try place(), Data(abc))
    XCTAssertEqual(try contents(), ["abc"])
    XCTAssertEqual(broken.requests, ["/abc.gz"])
  }

  func testABrokenOffDownloadStartsAgainWithTheFirstMissingFile() throws {
    // SHA-256 of nothing, from FIPS 180-2.
    let other = RemoteFile(
      name: "other", byteCount: 0,
      sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    let half = try server(gzip(abc))
    XCTAssertThrowsError(
      try Download(files: [file, other], from: [half.url], to: folder).run { _ in })
    XCTAssertEqual(try contents(), ["abc"])

    let whole = try LocalServer(["/other.gz": .init(body: gzip([]))])
    defer { whole.stop() }
    try Download(files: [file, other], from: [whole.url], to: folder).run { _ in }
    XCTAssertEqual(try contents(), ["abc", "other"])
    XCTAssertEqual(whole.requests, ["/other.gz"])
  }

  func testRemovesWhatAKilledProgramLeftLongAgo() throws {
    let old = folder.appendingPathComponent(".partial-old")
    let young = folder.appendingPathComponent(".partial-young")
    for path in [old, young] {
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -100_000)], ofItemAtPath: old.path)
    try download(server(gzip(abc)).url).run { _ in }
    XCTAssertEqual(try contents(), [".partial-young", "abc"])
  }

  // MARK: Failure

  func testNoNetwork() throws {
    let url = try LocalServer.refusedURL()
    guard case .noConnection(let failed, _)? = try failure(of: download(url)) else {
      return XCTFail("not reported as a missing connection")
    }
    XCTAssertEqual(failed, url.absoluteString + "abc.gz")
  }

  func testStatusOtherThan200() throws {
    for status in [404, 403, 500, 503] {
      let server = try LocalServer(["/abc.gz": .init(status: status, body: abc, announced: 3)])
      defer { server.stop() }
      XCTAssertEqual(
        try failure(of: download(server.url)),
        .wrongStatus(url: server.url.absoluteString + "abc.gz", status: status))
    }
  }

  func testStatusWithoutABody() throws {
    let server = try LocalServer(["/abc.gz": .init(status: 404, announced: 0)])
    defer { server.stop() }
    XCTAssertEqual(
      try failure(of: download(server.url)),
      .wrongStatus(url: server.url.absoluteString + "abc.gz", status: 404))
  }

  func testCutOffBeforeTheFirstByte() throws {
    let server = try server([], announced: 20)
    XCTAssertEqual(
      try failure(of: download(server.url)),
      .cutOff(url: server.url.absoluteString + "abc.gz", received: 0, expected: 20))
  }

  func testCutOffInTheMiddle() throws {
    let packed = try gzip(abc)
    let server = try server(Array(packed[..<10]), announced: packed.count)
    XCTAssertEqual(
      try failure(of: download(server.url)),
      .cutOff(
        url: server.url.absoluteString + "abc.gz", received: 10, expected: packed.count))
  }

  func testCutOffInTheMiddleOfALargeFile() throws {
    let packed = try gzip(large)
    let server = try server(Array(packed[..<1_000_000]), announced: packed.count)
    let download = Download(
      files: [RemoteFile(name: "abc", byteCount: large.count, sha256: file.sha256)],
      from: [server.url], to: folder)
    XCTAssertEqual(
      try failure(of: download),
      .cutOff(
        url: server.url.absoluteString + "abc.gz", received: 1_000_000, expected: packed.count))
  }

  func testCutOffWithoutAnAnnouncedSize() throws {
    let packed = try gzip(abc)
    let server = try server(Array(packed[..<15]))
    guard case .notUnpacked(_, .brokenGzip)? = try failure(of: download(server.url)) else {
      return XCTFail("not reported as a damaged gzip file")
    }
  }

  func testAServerThatFallsSilent() throws {
    let server = try LocalServer(["/abc.gz": .init(isSilent: true)])
    defer { server.stop() }
    guard case .noConnection? = try failure(of: download(server.url, timeout: 1)) else {
      return XCTFail("not reported as a missing connection")
    }
  }

  func testWrongContentOfTheRightSize() throws {
    let server = try server(gzip(Array("abd".utf8)))
    // SHA-256 of "abd", from the command line.
    XCTAssertEqual(
      try failure(of: download(server.url)),
      .wrongChecksum(
        url: server.url.absoluteString + "abc.gz",
        found: "a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9",
        expected: file.sha256))
  }

  func testWrongSize() throws {
    for (content, found) in [("ab", 2), ("abcd", 4), ("a page that asks for a login", 4)] {
      let server = try server(gzip(Array(content.utf8)))
      XCTAssertEqual(
        try failure(of: download(server.url)),
        .wrongSize(url: server.url.absoluteString + "abc.gz", found: found, expected: 3))
    }
  }

  func testAWebPageOrAnArchiveIsNamed() throws {
    let page = Array("<!DOCTYPE html><title>Log in</title>".utf8)
    let contents: [(FileFormat, [UInt8])] = [
      (.webPage, page), (.webPage, try gzip(page)), (.gzip, try gzip(gzip(abc))),
      (.webPage, page + [UInt8](repeating: 0x20, count: 100_000)),  // larger than the file may be
      (.zip, [0x50, 0x4B, 3, 4, 20, 0]), (.xml, Array("<?xml version='1.0'?><Error/>".utf8)),
      (.lfsPointer, Array("version https://git-lfs.github.com/spec/v1\n".utf8)),
    ]
    for (format, body) in contents {
      let server = try server(body, announced: body.count)
      let download = Download(
        files: [RemoteFile(name: "abc", byteCount: 1000, sha256: file.sha256)],
        from: [server.url], to: folder)
      XCTAssertEqual(
        try failure(of: download),
        .anotherFormat(url: server.url.absoluteString + "abc.gz", format: format))
    }
  }

  func testAnEncodingThatIsNoneOrIsCutOff() throws {
    let packed = try gzip(large)
    for body in [Array("no gzip file".utf8), Array(packed[..<100_000])] {
      let server = try server(body, announced: packed.count, encoding: "gzip")
      let download = Download(
        files: [RemoteFile(name: "abc", byteCount: large.count, sha256: file.sha256)],
        from: [server.url], to: folder)
      guard case .notDecoded(_, "gzip", let reason)? = try failure(of: download) else {
        return XCTFail("not reported as a wrong encoding")
      }
      XCTAssertFalse(reason.isEmpty || reason.contains("Domain"), reason)
    }
  }

  func testTooMuch() throws {
    let server = try server(large)
    XCTAssertEqual(
      try failure(of: download(server.url)),
      .tooLarge(url: server.url.absoluteString + "abc.gz", limit: 1027))
  }

  func testEveryMirrorFails() throws {
    let first = try server(gzip(Array("ab".utf8)))
    let second = try LocalServer([:])
    defer { second.stop() }
    XCTAssertEqual(
      try failure(of: download(first.url, second.url)),
      .everyMirrorFailed(
        file: "abc",
        failures: [
          .wrongSize(url: first.url.absoluteString + "abc.gz", found: 2, expected: 3),
          .wrongStatus(url: second.url.absoluteString + "abc.gz", status: 404),
        ]))
  }

  func testNoMessageIsInFoundationsWords() throws {
    let url = try LocalServer.refusedURL()
    let silent = try LocalServer(["/abc.gz": .init(isSilent: true)])
    defer { silent.stop() }
    let name = URL(string: "http://no-such-host.invalid/")
    for mirror in [url, silent.url, try XCTUnwrap(name)] {
      let error = try XCTUnwrap(failure(of: download(mirror, timeout: 1)))
      XCTAssertFalse("\(error)".contains("Domain"), "\(error)")
    }
  }

  func testAFolderInThePlaceOfAFile() throws {
    let place = folder.appendingPathComponent("abc")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let server = try server(gzip(abc))
    XCTAssertThrowsError(try download(server.url).run { _ in }) {
      XCTAssertEqual(
        $0 as? DownloadError,
        .folderFailed(folder: place.path, reason: "it is a folder where a file belongs"))
    }
    XCTAssertEqual(server.requests, [])
  }

  #if os(Linux)
    func testAFullDisk() throws {
      let full = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
      let server = try server(gzip(abc))
      let url = server.url.appendingPathComponent("abc.gz")
      XCTAssertThrowsError(
        try Transfer(url, to: full, limit: 1000).run(timeout: 10) { _, _ in }
      ) {
        XCTAssertEqual(
          $0 as? DownloadError,
          .folderFailed(folder: "abc.gz", reason: String(cString: strerror(ENOSPC))))
      }
    }
  #endif

  func testAFolderThatCannotBeMade() throws {
    let blocked = try write([], to: "file").appendingPathComponent("folder")
    let download = Download(files: [file], from: [try LocalServer.refusedURL()], to: blocked)
    XCTAssertThrowsError(try download.run { _ in }) {
      XCTAssertEqual(
        $0 as? DownloadError,
        .folderFailed(folder: blocked.path, reason: String(cString: strerror(ENOTDIR))))
    }
  }
}
