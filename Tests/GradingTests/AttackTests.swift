import Exercises
import Foundation
import Synchronization
import XCTest

@testable import Grading

/// Hands in each file of the folder Attacks, put in the place of what an unfinished function returns:
/// none gains the exercise's points, none costs another exercise, none gets out of the sandbox, and
/// each is reported as what it was.
final class AttackTests: XCTestCase {
  func testNoAttackGainsAPoint() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Attacks")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    XCTAssertGreaterThan(names.count, 22)
    try Classroom.open { room in
      let attacks = try names.map {
        try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
      }
      let texts = try attacks.map { try hostile($0, in: room.stub(room.exercise)) }
      // Several at a time, as in a class: none delays or disturbs another one.
      let results = Mutex<[Int: SubmissionResult]>([:])
      DispatchQueue.concurrentPerform(iterations: texts.count) { index in
        let result = try? room.grade(texts[index], for: room.exercise)
        results.withLock { $0[index] = result }
      }
      for (index, name) in names.enumerated() {
        let match = try XCTUnwrap(attacks[index].firstMatch(of: /\/\/ Found: (.+)/))
        let expected = match.1.split(separator: " ")
        let result = try XCTUnwrap(results.withLock { $0[index] }, name)
        let found = try XCTUnwrap(result.exercises.first { $0.id == room.exercise.number })
        XCTAssertEqual(found.score, 0, name)
        XCTAssertTrue(
          expected.contains { $0 == found.status.rawValue },
          "\(name) is \(found.status): \(found.message)")
        XCTAssertFalse(found.message.contains("FOUND"), "\(name): \(found.message)")
        // The others are right, whatever stands beside them.
        XCTAssertEqual(result.score, result.maxScore - found.maxScore, name)
      }
    }
  }

  /// The unfinished file, with an attack in it.
  private func hostile(_ attack: String, in stub: String) -> String {
    stub.replacing("unfinished(", with: "attacked(") + "\n" + attack
      + "\nfunc attacked<Value>(_ value: Value) -> Value {\n  attack()\n  return value\n}\n"
  }
}
