import Foundation
import XCTest

@testable import DataFiles
@testable import Datasets

final class MNISTDownloadTests: TemporaryFolderTestCase {
  func testTheCacheIsInTheUsersFolderForCaches() {
    let path = MNIST.cacheFolder.path
    XCTAssertTrue(path.hasSuffix("/deep-learning-from-scratch-in-swift/mnist"), path)
  }

  #if os(Linux)
    func testTheCacheFollowsXDG_CACHE_HOME() {
      let old = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"]
      defer {
        if let old { setenv("XDG_CACHE_HOME", old, 1) } else { unsetenv("XDG_CACHE_HOME") }
      }
      setenv("XDG_CACHE_HOME", folder.path, 1)
      XCTAssertEqual(
        MNIST.cacheFolder.path, folder.path + "/deep-learning-from-scratch-in-swift/mnist")
    }
  #endif

  func testMirrorsAreSecureFolders() {
    XCTAssertEqual(MNIST.mirrors.count, 2)
    for mirror in MNIST.mirrors {
      XCTAssertEqual(mirror.scheme, "https")
      XCTAssertTrue(mirror.absoluteString.hasSuffix("/mnist/"))
    }
  }

  func testSizesOfTheFilesFollowFromTheFormat() {
    // A header of 4 bytes and 4 more for each dimension, then one byte an element.
    XCTAssertEqual(
      MNIST.files.map(\.byteCount),
      [16 + 60_000 * 784, 8 + 60_000, 16 + 10_000 * 784, 8 + 10_000])
    for file in MNIST.files { XCTAssertEqual(file.sha256.count, 64) }
  }

  func testFullSetIsDownloadedOnce() throws {
    let source = try fullMNISTFolder()
    var answers: [String: LocalServer.Answer] = [:]
    for file in MNIST.files {
      let packed = try Data(contentsOf: source.appendingPathComponent(file.name + ".gz"))
      answers["/\(file.name).gz"] = .init(body: [UInt8](packed), announced: packed.count)
    }
    let server = try LocalServer(answers)
    defer { server.stop() }
    let first = try MNIST.full(in: folder, from: [server.url]) { _ in }
    XCTAssertEqual(first, try MNIST.read(from: source))
    XCTAssertEqual(try contents(), MNIST.files.map(\.name).sorted())
    let second = try MNIST.full(in: folder, from: [server.url]) { _ in XCTFail("downloads again") }
    XCTAssertEqual(second, first)
    XCTAssertEqual(server.requests.count, 4)
  }
}
