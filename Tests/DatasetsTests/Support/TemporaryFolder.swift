import Foundation
import XCTest

/// A test case with a folder of its own, which is removed after each test.
class TemporaryFolderTestCase: XCTestCase {
  private(set) var folder = FileManager.default.temporaryDirectory

  override func setUpWithError() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("datasets-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(at: folder)
  }

  /// Writes a file into the folder.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> URL {
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file
  }

  /// The names of all that is in the folder, hidden files too.
  func contents() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  /// Packs bytes with the system's gzip.
  func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let plain = try write(bytes, to: "to-be-packed-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: plain) }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-c", plain.path]
    process.standardOutput = pipe
    try process.run()
    let packed = try XCTUnwrap(pipe.fileHandleForReading.readToEnd())
    try pipe.fileHandleForReading.close()
    process.waitUntilExit()
    XCTAssertEqual(process.terminationStatus, 0)
    return [UInt8](packed)
  }
}

/// The bytes of an IDX file.
func idx(type: UInt8 = 8, dimensions: [UInt32], elements: [UInt8]) -> [UInt8] {
  var bytes: [UInt8] = [0, 0, type, UInt8(dimensions.count)]
  for size in dimensions {
    bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) }
  }
  return bytes + elements
}

/// The folder with all of MNIST that `MNIST_DATA` names; skips the test where it does not.
func fullMNISTFolder() throws -> URL {
  guard let path = ProcessInfo.processInfo.environment["MNIST_DATA"], !path.isEmpty else {
    throw XCTSkip("MNIST_DATA names no folder with the four files of MNIST, so this is not tested")
  }
  return URL(fileURLWithPath: path, isDirectory: true)
}
