import Foundation
import XCTest

@testable import Benchmarks

final class ReportTests: XCTestCase {
  private var folder = FileManager.default.temporaryDirectory

  override func setUpWithError() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("report-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(at: folder)
  }

  private let figure = Figure(
    benchmark: "matmul", subject: "1×2×3", threads: 2, unit: .gigaflops, runs: [3, 1, 2],
    details: [Detail("share", 0.5, .percent)])

  func testTheFileHoldsSetupAndFigures() throws {
    let file = folder.appendingPathComponent("figures.json")
    let setup = Setup.current
    try Report(setup: setup, figures: [figure]).write(to: file)

    let content = try XCTUnwrap(
      JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    XCTAssertEqual(content.keys.sorted(), ["figures", "setup"])
    XCTAssertEqual(
      (content["setup"] as? [String: Any])?["processor"] as? String, setup.processor)
    let figures = try XCTUnwrap(content["figures"] as? [[String: Any]])
    XCTAssertEqual(figures.count, 1)
    let written = try XCTUnwrap(figures.first)
    XCTAssertEqual(written["benchmark"] as? String, "matmul")
    XCTAssertEqual(written["subject"] as? String, "1×2×3")
    XCTAssertEqual(written["threads"] as? Int, 2)
    XCTAssertEqual(written["unit"] as? String, "GFLOP/s")
    XCTAssertEqual(written["runs"] as? [Double], [3, 1, 2])
    XCTAssertEqual(written["median"] as? Double, 2)
    XCTAssertEqual(written["best"] as? Double, 3)
    XCTAssertEqual(written["spread"] as? Double, 1)
    XCTAssertEqual(written["details"] as? [String: Double], ["share": 0.5])
  }

  func testTheSameFiguresGiveTheSameBytes() throws {
    let files = ["a", "b"].map(folder.appendingPathComponent)
    for file in files { try Report(setup: .current, figures: [figure]).write(to: file) }
    XCTAssertEqual(try Data(contentsOf: files[0]), try Data(contentsOf: files[1]))
  }

  func testAFolderThatIsMissingIsFoundBefore() {
    let file = folder.appendingPathComponent("missing/figures.json")
    XCTAssertThrowsError(try Report.checkFolder(of: file)) { error in
      XCTAssertTrue("\(error)".contains("missing/figures.json: cannot be written"), "\(error)")
      XCTAssertTrue("\(error)".contains("is no folder"), "\(error)")
    }
  }

  func testAFileThatCantBeWrittenIsFoundAtWriting() throws {
    let file = folder.appendingPathComponent("file")
    try Data().write(to: file)
    let inFile = file.appendingPathComponent("figures.json")
    XCTAssertThrowsError(try Report(setup: .current, figures: []).write(to: inFile)) { error in
      XCTAssertTrue("\(error)".contains("a file stands where a folder is expected"), "\(error)")
    }
  }

  func testAFolderInPlaceOfTheFileIsFound() {
    XCTAssertThrowsError(try Report.checkFolder(of: folder)) { error in
      XCTAssertEqual(
        error as? ReportError, .notWritten(file: folder.path, reason: "it is a folder"))
    }
  }

  func testAFileThatCanBeWrittenPasses() throws {
    let file = folder.appendingPathComponent("figures.json")
    XCTAssertNoThrow(try Report.checkFolder(of: file))
    try Data().write(to: file)
    XCTAssertNoThrow(try Report.checkFolder(of: file))
  }

  func testNumbersThatJSONCannotHoldAreAnError() {
    let broken = Figure(
      benchmark: "matmul", subject: "", threads: 1, unit: .gigaflops, runs: [.infinity])
    let file = folder.appendingPathComponent("figures.json")
    XCTAssertThrowsError(try Report(setup: .current, figures: [broken]).write(to: file)) { error in
      XCTAssertTrue(error is ReportError, "\(error)")
    }
    XCTAssertFalse(FileManager.default.fileExists(atPath: file.path))
  }
}
