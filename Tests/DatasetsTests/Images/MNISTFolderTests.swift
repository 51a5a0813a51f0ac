import Foundation
import XCTest

@testable import DataFiles
@testable import Datasets

final class MNISTFolderTests: TemporaryFolderTestCase {
  private let names = MNIST.files.map(\.name)

  private func make(_ names: [String], in subfolder: String = ".") throws {
    let place = folder.appendingPathComponent(subfolder)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for name in names { try write([], to: "\(subfolder)/\(name)") }
  }

  /// The paths of the four files below the folder, in the order of `names`.
  private func found() throws -> [String] {
    let files = try MNISTFolder(folder)
    return MNISTFileName.Role.allCases.map {
      String(files.url($0).path.dropFirst(folder.path.count + 1))
    }
  }

  private func error(_ folder: URL? = nil) -> MNISTError? {
    do {
      _ = try MNISTFolder(folder ?? self.folder)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Found

  func testFilesUnderOtherNames() throws {
    let others = [
      "train-images.idx3-ubyte", "TRAIN-LABELS-IDX1-UBYTE.GZ", "test-images-idx3-ubyte.gz",
      "t10k-labels.idx1-ubyte.gz",
    ]
    try make(others + ["readme.txt", "train-images.png"])
    XCTAssertEqual(try found(), others)
  }

  func testTheFoldersInWhichLoadersLeaveTheFiles() throws {
    for place in ["MNIST", "raw", "MNIST/raw"] {
      try make(names, in: place)
      XCTAssertEqual(try found(), names.map { "\(place)/\($0)" })
    }
    // What is in the folder itself is meant.
    try make(names)
    XCTAssertEqual(try found(), names)
  }

  func testThePublishedNameAndTheUnpackedFileArePreferred() throws {
    try make(names.map { $0 + ".gz" } + ["train-images.idx3-ubyte", "test-images-idx3-ubyte"])
    XCTAssertEqual(try found()[0], names[0] + ".gz")
    XCTAssertEqual(try found()[2], names[2] + ".gz")
    try make(names)
    XCTAssertEqual(try found(), names)
  }

  /// So unpacks an archive that many have: a folder with the name of the file around the file.
  func testAFileIsPreferredToAFolderOfItsName() throws {
    try make(names.map { $0.replacingOccurrences(of: "-idx", with: ".idx") })
    for name in names { try make([name], in: name) }
    XCTAssertEqual(try found()[0], "train-images.idx3-ubyte")
  }

  func testEMNISTsDigits() throws {
    let digits = ["train-images-idx3", "train-labels-idx1", "test-images-idx3", "test-labels-idx1"]
      .map { "emnist-digits-\($0)-ubyte.gz" }
    try make(digits + ["emnist-letters-train-images-idx3-ubyte.gz"])
    XCTAssertEqual(try found(), digits)
    XCTAssertEqual(try MNISTFolder(folder).collection, .emnistDigits)
    // Another set beside it: which one is meant is not clear, until files are named as MNIST's.
    try make(["emnist-mnist-train-images-idx3-ubyte.gz"])
    XCTAssertEqual(
      error(), .severalSets(folder: folder.path, found: ["emnist-digits", "emnist-mnist"]))
    try make(names)
    XCTAssertEqual(try MNISTFolder(folder).collection, .mnist)
  }

  // MARK: Not found

  func testAllMissingFilesAreNamedAndWhatLiesThere() throws {
    XCTAssertEqual(error(), .filesMissing(folder: folder.path, missing: names, found: []))
    try make(["t10k-images.idx3-ubyte.gz", "archive.zip", ".hidden"])
    XCTAssertEqual(
      error(),
      .filesMissing(
        folder: folder.path, missing: [names[0], names[1], names[3]],
        found: ["archive.zip", "t10k-images.idx3-ubyte.gz"]))
  }

  func testMissingFilesAreThoseOfTheFolderThatHasTheOthers() throws {
    try make(["archive.zip"])
    try make([names[0], names[1], names[2]], in: "MNIST/raw")
    let raw = folder.appendingPathComponent("MNIST/raw").path
    XCTAssertEqual(
      error(),
      .filesMissing(
        folder: raw, missing: [names[3]], found: [names[2], names[0], names[1]]))
  }

  func testWhatIsNoFolder() throws {
    let missing = folder.appendingPathComponent("missing")
    XCTAssertEqual(error(missing), .noFolder(folder: missing.path))
    let file = try write([1], to: names[0])
    XCTAssertEqual(error(file), .notAFolder(file: file.path))
    XCTAssertEqual(
      error(file.appendingPathComponent("in")), .noFolder(folder: file.path + "/in"))
    XCTAssertEqual(error(URL(fileURLWithPath: "/dev/null")), .notAFolder(file: "/dev/null"))
  }

  func testAFileWhereASubfolderIsExpected() throws {
    try make(["raw", "MNIST"])
    XCTAssertEqual(
      error(), .filesMissing(folder: folder.path, missing: names, found: ["MNIST", "raw"]))
  }

  func testAFolderThatNobodyMayRead() throws {
    try XCTSkipIf(getuid() == 0, "an administrator may read every folder")
    try FileManager.default.setAttributes([.posixPermissions: 0o300], ofItemAtPath: folder.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
    }
    XCTAssertEqual(
      error(), .unreadableFolder(folder: folder.path, reason: String(cString: strerror(EACCES))))
  }
}
