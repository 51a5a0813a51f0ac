import Console
import Exercises
import Foundation
import XCTest

@testable import Grading

/// What is taken of folders and archives, and what is not.
final class IntakeTests: XCTestCase {
  private let exercises = [
    Outline("1.1", "a", file: "Chapters/C01-A/Exercises/A.swift", section: "1.1", hints: []),
    Outline("1.2", "b", file: "Chapters/C01-A/Exercises/B.swift", section: "1.1", hints: []),
  ]

  private func write(_ text: String, _ path: String, in folder: URL) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func run(_ words: String..., in folder: URL) throws {
    let process = try runProcess(
      "/usr/bin/env",
      ["sh", "-c", "cd \(quoted([folder.path])) && \(words.joined(separator: " "))"],
      environment: ProcessInfo.processInfo.environment)
    XCTAssertEqual(process.ending, .exited(status: 0), "\(words): \(process.errors.text)")
  }

  func testOnlyKnownFilesAreTaken() throws {
    try withTemporaryFolder("intake") { folder in
      for name in exercises.map(\.file) + [
        "Package.swift", "Plugins/Evil/evil.swift", "Tests/T.swift", "Sources/Checks/C.swift",
        "Chapters/C01-A/Exercises/More.swift", "Chapters/C01-A/Exercises/evil.c",
      ] {
        try write("// \(name)", name, in: folder)
      }
      let submission = Submission(folder: folder, name: "x", exercises: exercises)
      XCTAssertEqual(
        submission.texts,
        ["1.1": "// \(exercises[0].file)", "1.2": "// \(exercises[1].file)"])
      XCTAssertEqual(submission.notes, [])
    }
  }

  func testNoLinkIsFollowed() throws {
    try withTemporaryFolder("intake") { folder in
      let files = FileManager.default
      try write("secret", "Solutions/A.swift", in: folder)
      try write("mine", exercises[1].file, in: folder)
      try files.createSymbolicLink(
        at: folder.appendingPathComponent(exercises[0].file),
        withDestinationURL: folder.appendingPathComponent("Solutions/A.swift"))
      let one = Submission(folder: folder, name: "x", exercises: exercises)
      XCTAssertEqual(one.texts, ["1.2": "mine"])
      XCTAssertEqual(one.notes.count, 1)
      // A folder that is a link leads out as well.
      let other = folder.appendingPathComponent("other/Chapters/C01-A")
      try files.createDirectory(at: other, withIntermediateDirectories: true)
      try files.createSymbolicLink(
        at: other.appendingPathComponent("Exercises"),
        withDestinationURL: folder.appendingPathComponent("Solutions"))
      XCTAssertEqual(
        Submission(
          folder: folder.appendingPathComponent("other"), name: "x", exercises: exercises
        ).texts, [:])
    }
  }

  func testFilesOfOddSizesAndBytesAreNotTaken() throws {
    try withTemporaryFolder("intake") { folder in
      try write(String(repeating: "x", count: 1 << 19), exercises[0].file, in: folder)
      let file = folder.appendingPathComponent(exercises[1].file)
      try Data([0xFF, 0xFE, 0x00]).write(to: file)
      let submission = Submission(folder: folder, name: "x", exercises: exercises)
      XCTAssertEqual(submission.texts, [:])
      XCTAssertTrue(submission.notes[0].contains("more than"))
      XCTAssertTrue(submission.notes[1].contains("UTF-8"))
      // A pipe has no end: nobody waits for it.
      try FileManager.default.removeItem(at: file)
      XCTAssertEqual(mkfifo(file.path, 0o600), 0)
      XCTAssertEqual(Submission(folder: folder, name: "x", exercises: exercises).texts, [:])
    }
  }

  func testArchivesAreReadWithTheFolderAroundThem() throws {
    for (pack, name) in [
      ("zip -qr", "a.zip"), ("tar -czf", "a.tar.gz"), ("tar -cf", "a.tar"), ("tar -czf", "a.tgz"),
    ] {
      try withTemporaryFolder("intake") { folder in
        for exercise in exercises {
          try write("// \(exercise.number)\r\n", "MyChapters/" + exercise.file, in: folder)
        }
        try run("\(pack) \(name) MyChapters", in: folder)
        let found = try HandedIn.all(at: [folder.appendingPathComponent(name).path])
        XCTAssertEqual(found.map(\.name), ["a"])
        XCTAssertEqual(
          found[0].read(exercises),
          Submission(name: "a", texts: ["1.1": "// 1.1\n", "1.2": "// 1.2\n"], notes: []))
      }
    }
  }

  func testNothingComesOutOfAnArchiveButText() throws {
    try withTemporaryFolder("intake") { folder in
      try write("mine", exercises[0].file, in: folder)
      try write("secret", "secret", in: folder)
      let link = folder.appendingPathComponent(exercises[1].file)
      try FileManager.default.createSymbolicLink(
        at: link, withDestinationURL: folder.appendingPathComponent("secret"))
      // A name that leads out of the folder, and a link.
      try run("tar -czPf a.tar.gz Chapters ../$(basename $PWD)/Chapters", in: folder)
      let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      let submission = Submission(
        archive: folder.appendingPathComponent("a.tar.gz"), name: "a", exercises: exercises)
      XCTAssertEqual(submission.texts, ["1.1": "mine"])
      XCTAssertEqual(submission.notes.count, 1)
      XCTAssertEqual(
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted(), before)
    }
  }

  func testABombCostsNoMoreThanItsLimit() throws {
    try withTemporaryFolder("intake") { folder in
      try write("mine", exercises[0].file, in: folder)
      try run("head -c 200000000 /dev/zero > zeros", in: folder)
      try run("tar -czf a.tar.gz zeros Chapters", in: folder)
      let bomb = Submission(
        archive: folder.appendingPathComponent("a.tar.gz"), name: "a", exercises: exercises)
      XCTAssertEqual(bomb.texts, [:])
      XCTAssertTrue(bomb.notes[0].contains("unpacks to more than"), bomb.notes[0])
      // In a zip only the file itself is unpacked, and of that no more than a file may have.
      try run("cp zeros \(exercises[1].file) && zip -qr b.zip Chapters", in: folder)
      let zip = Submission(
        archive: folder.appendingPathComponent("b.zip"), name: "b", exercises: exercises)
      XCTAssertEqual(zip.texts, ["1.1": "mine"])
      XCTAssertTrue(zip.notes[0].contains("more than"), zip.notes[0])
    }
  }

  func testATarArchiveIsUnpackedOnceOnly() throws {
    try withTemporaryFolder("intake") { folder in
      try write("mine", exercises[0].file, in: folder)
      try run("tar -czf a.tgz Chapters && gzip -c a.tgz > b.tar.gz", in: folder)
      try run("mv a.tgz c.tar", in: folder)
      for name in ["b.tar.gz", "c.tar"] {
        let submission = Submission(
          archive: folder.appendingPathComponent(name), name: name, exercises: exercises)
        XCTAssertEqual(submission.texts, [:])
        XCTAssertTrue(submission.notes[0].contains("no tar archive"), submission.notes[0])
      }
    }
  }

  func testAnEncryptedArchiveAsksNobody() throws {
    try withTemporaryFolder("intake") { folder in
      try write("mine", exercises[0].file, in: folder)
      try run("zip -qr -P secret a.zip Chapters", in: folder)
      let submission = Submission(
        archive: folder.appendingPathComponent("a.zip"), name: "a", exercises: exercises)
      XCTAssertEqual(submission.texts, [:])
      XCTAssertEqual(submission.notes.count, 1)
    }
  }

  func testDamagedArchivesSaySo() throws {
    try withTemporaryFolder("intake") { folder in
      for name in ["a.zip", "b.tar.gz", "c.tar"] {
        try write("no archive", name, in: folder)
        let submission = Submission(
          archive: folder.appendingPathComponent(name), name: name, exercises: exercises)
        XCTAssertEqual(submission.texts, [:])
        XCTAssertTrue(submission.notes[0].hasPrefix(name), submission.notes[0])
      }
    }
  }

  func testAFolderOfManyHoldsFoldersAndArchives() throws {
    try withTemporaryFolder("intake") { folder in
      try write("a", "many/ada/" + exercises[0].file, in: folder)
      try write("b", "many/bob/repo/" + exercises[0].file, in: folder)
      try write("c", "cyd/" + exercises[0].file, in: folder)
      try run("(cd cyd && tar -czf ../many/cyd.tar.gz Chapters)", in: folder)
      try run("mkdir many/dan && cp many/cyd.tar.gz many/dan/whatever.tar.gz", in: folder)
      try run("mkdir many/eve && touch many/notes.txt many/.hidden", in: folder)
      try run("ln -s ada many/fay", in: folder)
      let many = folder.appendingPathComponent("many").path
      let found = try HandedIn.all(at: [many])
      XCTAssertEqual(found.map(\.name), ["ada", "bob", "cyd", "dan", "eve"])
      let submissions = found.map { $0.read(exercises) }
      XCTAssertEqual(submissions.map { $0.texts["1.1"] }, ["a", "b", "c", "c", nil])
      XCTAssertEqual(submissions[4].notes.count, 1)
      XCTAssertEqual(HandedIn.passedOver(at: [many, many + "/ada"]), ["fay", "notes.txt"])
      XCTAssertThrowsError(try HandedIn.all(at: [many, many + "/ada"])) {
        XCTAssertTrue("\($0)".contains("two submissions called ada"))
      }
      XCTAssertThrowsError(try HandedIn.all(at: [many + "/notes.txt"]))
      XCTAssertThrowsError(try HandedIn.all(at: [many + "/nobody"]))
    }
  }

  func testShardsHoldEachSubmissionOnce() throws {
    try withTemporaryFolder("intake") { folder in
      for number in 0..<23 { try write("a", "s\(number)/" + exercises[0].file, in: folder) }
      let all = try HandedIn.all(at: [folder.path])
      let parts = try (1...10).flatMap { part in
        try GradeOptions(["x", "--output", "y", "--shard", "\(part)/10"]).shard.submissions(of: all)
      }
      XCTAssertEqual(parts.map(\.name).sorted(), all.map(\.name).sorted())
    }
  }
}
