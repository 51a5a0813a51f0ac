import Console
import Exercises
import Foundation
import XCTest

@testable import Grading

/// Submissions of the first chapter, graded end to end.
final class GraderTests: XCTestCase {
  func testSolutionsGetAllPointsAndStubsNone() throws {
    try Classroom.open { room in
      let solved = try room.grader.grade(
        Submission(name: "solved", texts: room.solutions, notes: []))
      XCTAssertEqual(solved.score, room.chapter.exercises.count)
      XCTAssertEqual(solved.exercises.map(\.message), solved.exercises.map { _ in "" })
      let stubs = Dictionary(
        uniqueKeysWithValues: try room.chapter.exercises.map { ($0.number, try room.stub($0)) })
      let unfinished = try room.grader.grade(Submission(name: "stubs", texts: stubs, notes: []))
      XCTAssertEqual(unfinished.score, 0)
      XCTAssertTrue(unfinished.exercises.allSatisfy { $0.status == .notDone && $0.line != nil })
      let nothing = try room.grader.grade(Submission(name: "nothing", texts: [:], notes: []))
      XCTAssertTrue(nothing.exercises.allSatisfy { $0.message.contains("was not handed in") })
    }
  }

  #if os(Linux)
    /// What a sandbox leaves behind comes to this program. Unburied, it would be in the way of whoever
    /// looks through all processes, more with each submission.
    func testSandboxesLeaveNoDeadProcesses() throws {
      try Classroom.open { room in
        for comment in 1...6 {
          let texts = try room.solutions.mapValues { $0 + "// \(comment)\n" }
          let result = try room.grader.grade(Submission(name: "x", texts: texts, notes: []))
          XCTAssertEqual(result.score, result.maxScore)
        }
        let own = "\(ProcessInfo.processInfo.processIdentifier)"
        let dead = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
          // "number (name) state parent …"
          guard Int(name) != nil,
            let line = try? String(contentsOfFile: "/proc/\(name)/stat", encoding: .utf8),
            let end = line.lastIndex(of: ")")
          else { return false }
          return line[end...].hasPrefix(") Z \(own) ")
        }
        // Those of the last moment may still be there.
        XCTAssertLessThanOrEqual(dead.count, 2)
      }
    }
  #endif

  func testASubmissionThatTakesTooLongIsNotWaitedFor() throws {
    try Classroom.open(timeLimit: .zero) { room in
      var texts = try room.solutions
      let last = try XCTUnwrap(room.chapter.exercises.last)
      texts[last.number] = nil
      let result = try room.grader.grade(Submission(name: "slow", texts: texts, notes: []))
      XCTAssertEqual(result.score, 0)
      XCTAssertEqual(result.status(of: room.exercise), .timedOut)
      XCTAssertEqual(result.status(of: last), .notDone)
    }
  }

  func testNothingOfTheJudgeOrOfSolutionsIsWhereWorkersAreMade() throws {
    try Classroom.open { room in
      let solution = try XCTUnwrap(room.solutions[room.exercise.number])
      let body = try XCTUnwrap(
        solution.firstMatch(of: /(?s)\/\/ Stub:[^\n]*\n\s*([^\n]+)/)?.1)
      let secrets = ["JudgeProgram", room.chapter.judge, String(body)].map { Data($0.utf8) }
      let judge = Classroom.products.appendingPathComponent(room.chapter.judge)
      XCTAssertNotNil(try Data(contentsOf: judge).range(of: secrets[0]))
      var count = 0
      let names = try FileManager.default.subpathsOfDirectory(atPath: room.folder.path)
      for name in names where !name.contains("module-cache") {
        let file = room.folder.appendingPathComponent(name)
        guard let data = try? Data(contentsOf: file) else { continue }
        count += 1
        for secret in secrets { XCTAssertNil(data.range(of: secret), name) }
      }
      XCTAssertGreaterThan(count, 50)
    }
  }

  func testAFileThatDoesNotCompileCostsItsOwnExercise() throws {
    try Classroom.open { room in
      let exercise = room.chapter.exercises[1]
      for (text, words) in [
        ("public func nothing() -> Int { \"text\" }\n", "does not compile: open"),
        ("public func anotherName() -> Int { 1 }\n", "It has to be declared as"),
        ("}", "extraneous '}'"), ("", "It has to be declared as"),
      ] {
        let result = try room.grade(text, for: exercise)
        let found = try XCTUnwrap(result.exercises.first { $0.id == exercise.number })
        XCTAssertEqual(found.status, .doesNotCompile)
        XCTAssertTrue(found.message.contains(words), found.message)
        XCTAssertEqual(result.score, result.maxScore - found.maxScore)
      }
    }
  }

  /// Archives keep old times, and a compiler that goes by times would link the answer before.
  func testAnOlderFileIsNotTakenForTheAnswerBefore() throws {
    try Classroom.open { room in
      let folder = room.folder.appendingPathComponent("handed-in")
      let file = folder.appendingPathComponent(room.exercise.file)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      let texts = try [
        XCTUnwrap(room.solutions[room.exercise.number]),
        room.stub(room.exercise).replacing("unfinished(", with: "("),
      ]
      for (text, expected) in zip(texts + texts, [1, 0, 1, 0]) {
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes(
          [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: file.path)
        let submission = Submission(folder: folder, name: "x", exercises: room.grader.exercises)
        XCTAssertEqual(try room.grader.grade(submission).score, expected)
      }
    }
  }

  func testMessagesKeepWhatIsExpectedToThemselves() throws {
    try Classroom.open { room in
      let wrong = try room.stub(room.exercise).replacing("unfinished(", with: "(")
      let message = try XCTUnwrap(try room.grade(wrong, for: room.exercise).exercises.first).message
      XCTAssertTrue(message.contains("Given:"), message)
      XCTAssertTrue(message.contains("Found:"), message)
      XCTAssertFalse(message.lowercased().contains("expected"), message)
    }
    let report = Report(
      number: "1.1",
      parts: [
        .init(
          function: "f", state: .wrong,
          details: ["Given: 1", "Expected: 7", "First difference, row 2: expected 7, found 6"])
      ])
    XCTAssertEqual(
      report.withoutExpectedValues.parts[0].details, ["Given: 1", "First difference, row 2"])
  }

  /// A judge keeps cases and what mistakes give in them, and nothing of an answer: whatever it was
  /// asked before, and whether it is a new one, the words are the same.
  func testAVerdictDoesNotDependOnWhatWasJudgedBefore() throws {
    try Classroom.open { room in
      let right = try XCTUnwrap(room.solutions[room.exercise.number])
      let wrong = try room.stub(room.exercise).replacing("unfinished(", with: "(")
      let crash = try room.stub(room.exercise).replacing("unfinished(", with: "fatalError(\"\"); (")
      let judges = room.grader.judges()
      for (index, text) in [right, wrong, crash, right, wrong].enumerated() {
        // Another comment each time, or the files would be known.
        var texts = try room.solutions
        texts[room.exercise.number] = text + "// \(index)\n"
        let asked = try room.grader.grade(
          Submission(name: "x", texts: texts, notes: []), by: judges)
        texts[room.exercise.number] = text + "// \(index) again\n"
        let alone = try room.grader.grade(Submission(name: "x", texts: texts, notes: []))
        XCTAssertEqual(asked.exercises, alone.exercises)
        XCTAssertEqual(asked.score == asked.maxScore, text == right)
      }
    }
  }

  func testAJudgeThatComesToItsEndCostsOneVerdict() throws {
    try Classroom.open { room in
      let judges = room.grader.judges()
      let texts = try room.solutions
      func isRight(_ comment: String) throws -> Bool {
        let changed = texts.mapValues { $0 + "// \(comment)\n" }
        let result = try room.grader.grade(
          Submission(name: "x", texts: changed, notes: []), by: judges)
        return result.score == result.maxScore
      }
      XCTAssertTrue(try isRight("first"))
      // A question that no judge understands ends it.
      let nonsense = JudgeRequest(worker: "/nowhere", exercise: "0.0", seed: 1)
      guard case .ended(.exited(status: 2)) = try judges.verdict(on: nonsense, in: room.chapter)
      else { return XCTFail("the judge goes on") }
      XCTAssertTrue(try isRight("after its end"))
      // One that somebody has ended before it is asked.
      XCTAssertNotNil(judges.running[room.chapter.judge]?.end())
      XCTAssertTrue(try isRight("after another end"))
    }
  }

  func testEachStudentMayHaveCasesOfTheirOwn() throws {
    // FNV-1a over "7" and "ada", each with a zero after it, worked out by hand.
    XCTAssertEqual(Grading.seed(of: "ada", in: 7), 8_908_150_971_339_778_422)
    try Classroom.open(hasSeedPerStudent: true) { room in
      let text = """
        import Exercises
        public func weightedSum(_ inputs: [Float], weights: [Float], bias: Float) -> Float {
          print(bias)
          return 0
        }
        """
      let messages = try ["ada", "bob", "ada"].map { name in
        let submission = Submission(name: name, texts: [room.exercise.number: text], notes: [])
        return try room.grader.grade(submission).exercises[0].message
      }
      XCTAssertTrue(messages[0].contains("Your code printed"), messages[0])
      XCTAssertNotEqual(messages[0], messages[1])
      XCTAssertEqual(messages[0], messages[2])
    }
  }

  /// Results that were kept are taken as they are, others are made anew.
  func testAClassGoesOnWhereItWasKilled() throws {
    try Classroom.open { room in
      let names = ["ada", "bob", "cyd"]
      for (index, name) in names.enumerated() {
        for exercise in room.chapter.exercises.prefix(index + 1) {
          let file = room.folder.appendingPathComponent("class/\(name)/\(exercise.file)")
          try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(try XCTUnwrap(room.solutions[exercise.number]).utf8).write(to: file)
        }
      }
      let all = try HandedIn.all(at: [room.folder.appendingPathComponent("class").path])
      XCTAssertEqual(all.map(\.name), names)
      let place = room.folder.appendingPathComponent("kept")
      func grade(_ submissions: [HandedIn]) throws -> GradeBook {
        let kept = try KeptResults(in: place, seed: Classroom.seed, reveals: false)
        return try ClassRun(room.grader, jobs: 2, keeping: kept).grade(submissions) { _ in }
      }
      let first = try grade([all[1]])
      XCTAssertEqual(first.submissions.map(\.score), [2])
      let whole = try grade(all)
      XCTAssertEqual(whole.submissions.map(\.score), [1, 2, 3])
      // To the same fraction of a second: it was not graded again.
      XCTAssertEqual(whole.submissions[1].seconds, first.submissions[0].seconds)
      XCTAssertEqual(
        try GradeFormat.json.file(for: grade(all)), try GradeFormat.json.file(for: whole))
      // Another answer is graded.
      try FileManager.default.removeItem(
        at: room.folder.appendingPathComponent("class/bob/\(room.exercise.file)"))
      XCTAssertEqual(try grade(all).submissions.map(\.score), [1, 1, 3])
    }
  }
}
