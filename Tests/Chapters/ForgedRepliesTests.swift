import Exercises
import Foundation
import Judging
import XCTest

@testable import ActivationsChecks
@testable import BackpropChecks
@testable import DeepNetChecks
@testable import MNISTChecks
@testable import OptimizersChecks
@testable import PerceptronChecks
@testable import ShallowNetChecks

/// An answer can write to the pipe on which its worker replies, whatever it likes. No reply that
/// nobody has worked out is right, and none ends the program that judges it.
final class ForgedRepliesTests: XCTestCase {
  private let exams =
    PerceptronChecks.exams + ActivationsChecks.exams + ShallowNetChecks.exams
    + DeepNetChecks.exams + BackpropChecks.exams + OptimizersChecks.exams + MNISTChecks.exams

  private final class Forger: Asker {
    let text: String

    init(_ text: String) { self.text = text }

    func ask(_ request: Request) -> Reply? { .value(Data(text.utf8)) }
  }

  private func assertIsNotRight(_ text: String, line: UInt = #line) {
    for exam in exams {
      let report = exam.report(asking: Forger(text), seed: 1)
      XCTAssertTrue(
        report.state == .wrong || report.state == .stopped,
        "exercise \(exam.outline.number), \(text.prefix(60)): \(report.state)", line: line)
    }
  }

  func testValuesOfNoWork() {
    for text in ["[]", "[[]]", "null", "{}", "0", "-1", "\"nan\"", "true", "", "[[[]]]"] {
      assertIsNotRight(text)
    }
  }

  func testNumbersThatOverflow() {
    for number in ["\(Int.max)", "\(Int.min)"] {
      for text in [number, "[\(number)]", "[[\(number)]]", "[[[\(number)]]]"] {
        assertIsNotRight(text)
      }
    }
  }

  func testShapesWithoutElements() {
    for (rows, columns) in [(0, 0), (0, 1 << 20), (1 << 20, 0), (0, 1 << 62), (1 << 62, 0)] {
      assertIsNotRight(#"{"rows":\#(rows),"columns":\#(columns),"elements":[]}"#)
    }
  }

  /// Walks of places that are none, and records that go in circles.
  func testListsOfRecords() {
    let walk = #"{"places":[[1],[]]}"#
    let walks = [String](repeating: walk, count: 9).joined(separator: ",")
    assertIsNotRight("[\(walks)]")
    let copied = #"{"copied":{"samples":[3,4],"copies":[4,3]}}"#
    let record =
      #"{"events":[\#(copied)],"epoch":\#(Int.min),"accuracy":1,"test":[3,4],"otherTest":[5]}"#
    assertIsNotRight("[\(record),\(record),\(record),\(record)]")
  }
}
