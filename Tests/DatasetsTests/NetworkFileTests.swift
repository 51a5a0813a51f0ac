import Console
import Foundation
import NeuralNetworks
import XCTest

@testable import DataFiles
@testable import Datasets

final class NetworkFileTests: TemporaryFolderTestCase {
  private func network() -> Sequential {
    var generator = SplitMix64(seed: 4)
    return Sequential(
      Dense(inputs: 3, units: 4, activation: .relu, using: &generator),
      Dense(inputs: 4, units: 2, using: &generator))
  }

  private func error(_ file: URL) -> NetworkFileError? {
    do {
      _ = try Sequential(contentsOf: file)
      return nil
    } catch {
      return error
    }
  }

  func testANetworkComesBackFromItsFile() throws {
    let file = folder.appendingPathComponent("new/network.safetensors")
    try Sequential().write(to: file)
    try network().write(to: file)  // in place of the other
    let input = Matrix([[1, -2, 0.5], [0, 3, 1]])
    XCTAssertEqual(try Sequential(contentsOf: file)(input), network()(input))
    XCTAssertEqual(try Data(contentsOf: file), try Data(network().encoded()))
    let link = folder.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    XCTAssertEqual(try Sequential(contentsOf: link)(input), network()(input))
  }

  func testFilesThatAreNone() throws {
    let missing = folder.appendingPathComponent("missing")
    XCTAssertEqual(error(missing), .unreadable(file: missing.path, SystemReason(ENOENT)))
    XCTAssertEqual(error(folder), .unreadable(file: folder.path, SystemReason(EISDIR)))
    XCTAssertEqual(error(URL(fileURLWithPath: "/dev/zero")), .notAFile(file: "/dev/zero"))

    let empty = try write([], to: "empty")
    XCTAssertEqual(error(empty), .notANetwork(file: empty.path, .tooShort(byteCount: 0)))
    // A file of two terabytes, all of it a hole, is refused before it is read.
    let handle = try FileHandle(forWritingTo: empty)
    try handle.truncate(atOffset: 1 << 41)
    try handle.close()
    XCTAssertEqual(error(empty), .tooLarge(file: empty.path, found: 1 << 41, limit: 1 << 30))
  }

  func testWhatCantBeWrittenLeavesTheOldFile() throws {
    let file = folder.appendingPathComponent("network")
    try network().write(to: file)
    let before = try Data(contentsOf: file)
    let wrong = network()
    wrong.parameters[0].value[0, 0] = .nan
    XCTAssertThrowsError(try wrong.write(to: file)) {
      XCTAssertEqual(
        $0 as? NetworkFileError,
        .notANetwork(file: file.path, .notFinite(tensor: "0.weights", row: 0, column: 0)))
    }
    XCTAssertEqual(try Data(contentsOf: file), before)
    XCTAssertEqual(try contents(), ["network"])
    let inside = file.appendingPathComponent("inside")
    XCTAssertThrowsError(try network().write(to: inside)) {
      guard case .unwritable? = $0 as? NetworkFileError else { return XCTFail("\($0)") }
      XCTAssertTrue("\($0)".hasPrefix(inside.path), "\($0)")
    }
  }

  func testEveryMessageNamesTheFile() {
    let errors: [NetworkFileError] = [
      .unreadable(file: "/a/b", SystemReason(EACCES)), .notAFile(file: "/a/b"),
      .tooLarge(file: "/a/b", found: 2, limit: 1),
      .notANetwork(file: "/a/b", .missingNote("architecture")),
      .anotherNetwork(file: "/a/b", found: "Dense 2 → 1", expected: "784 inputs"),
    ]
    for error in errors {
      XCTAssertTrue(error.description.hasPrefix("/a/b"), error.description)
      XCTAssertTrue(error.description.hasSuffix("."), error.description)
    }
  }
}
