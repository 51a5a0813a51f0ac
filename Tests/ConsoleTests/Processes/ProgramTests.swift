import Foundation
import XCTest

@testable import Console

final class ProgramTests: XCTestCase {
  private var folder = FileManager.default.temporaryDirectory

  override func setUpWithError() throws {
    folder.append(path: "console-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  override func tearDownWithError() throws { try FileManager.default.removeItem(at: folder) }

  /// Writes a file into the folder.
  @discardableResult
  private func write(_ bytes: [UInt8], to name: String) throws -> URL {
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    return file
  }

  private func script(_ text: String, named name: String = "program") throws -> Program {
    let file = try write(Array("#!/bin/sh\n\(text)\n".utf8), to: name)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return try XCTUnwrap(Program(named: name, searchPath: folder.path))
  }

  func testLooksInTheFoldersInTheirOrder() throws {
    _ = try script("exit 0", named: "gzip")
    let first = try XCTUnwrap(
      Program(named: "gzip", searchPath: "/nowhere:\(folder.path):/usr/bin"))
    XCTAssertEqual(first.file.path, folder.appendingPathComponent("gzip").path)
  }

  func testAFileThatMayNotBeExecutedIsNoProgram() throws {
    try write([], to: "gzip")
    XCTAssertNil(Program(named: "gzip", searchPath: folder.path))
  }

  func testFindsGzipInTheEnvironment() {
    XCTAssertNotNil(Program(named: "gzip"))
  }

  func testManyErrorMessagesDoNotStopAProgram() throws {
    // 20,000 lines are more than a pipe holds (64 KB), on both pipes at once.
    let program = try script(
      "i=0; while [ $i -lt 20000 ]; do echo message $i >&2; echo output; i=$((i+1)); done; exit 3")
    let running = try program.start([], input: .nullDevice)
    let output = try XCTUnwrap(running.output.readToEnd())
    let (status, messages) = running.finish()
    XCTAssertEqual(output.count, 20_000 * 7)
    XCTAssertEqual(status, 3)
    XCTAssertTrue(messages.hasPrefix("message 0\nmessage 1\n"))
    XCTAssertLessThanOrEqual(messages.utf8.count, 4096)
  }

  func testAProgramThatWritesForEverIsStopped() throws {
    // Such a program would go on where it inherits that broken pipes are ignored, as the local web
    // server of other tests has it.
    signal(SIGPIPE, SIG_IGN)
    let program = try script("while :; do echo and so on; done")
    let running = try program.start([], input: .nullDevice)
    XCTAssertEqual(try running.output.read(upToCount: 3), Data("and".utf8))
    running.stop()
  }

  func testAProgramThatIsNoneSaysSo() throws {
    // An executable file whose first line names an interpreter that is not there.
    let file = try write(Array("#!/nowhere/sh\n".utf8), to: "broken")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    let program = try XCTUnwrap(Program(named: "broken", searchPath: folder.path))
    XCTAssertThrowsError(try program.start([], input: .nullDevice)) { error in
      XCTAssertTrue("\(error)".hasPrefix("\(file.path) cannot be started: "), "\(error)")
    }
  }

  func testASignalIsToldAsAShellTellsIt() throws {
    let running = try script("echo last words >&2; kill -9 $$").start([], input: .nullDevice)
    XCTAssertEqual(try running.output.readToEnd() ?? Data(), Data())
    let (status, messages) = running.finish()
    XCTAssertEqual(status, 128 + 9)
    XCTAssertEqual(messages, "last words")
  }

  func testProgramsThatRunAreKilledWithTheOthers() throws {
    let running = try script("sleep 60").start([], input: .nullDevice)
    killRunningProcesses()
    XCTAssertEqual(running.finish().status, 128 + 9)
  }

  func testLeavesNoFilesOpen() throws {
    func openFiles() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/dev/fd").count
    }
    let program = try script("cat")
    let file = try write([1, 2, 3], to: "file")
    func run() throws {
      let input = try FileHandle(forReadingFrom: file)
      let running = try program.start([], input: input)
      XCTAssertEqual(try running.output.readToEnd(), Data([1, 2, 3]))
      _ = running.finish()
      try input.close()
    }
    try run()  // what Foundation opens once and for all
    let before = try openFiles()
    for _ in 0..<20 { try run() }
    XCTAssertLessThan(try openFiles(), before + 5)
  }
}
