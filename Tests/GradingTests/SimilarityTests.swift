import Foundation
import XCTest

@testable import Grading

/// Copies are found whatever was renamed or moved, and what everybody has does not count.
final class SimilarityTests: XCTestCase {
  private let stubs = [
    "1.1": "public func sum(_ inputs: [Float], bias: Float) -> Float {\n  unfinished(0)\n}\n",
    "1.2": "public func mean(_ values: [Float]) -> Float {\n  unfinished(0)\n}\n",
  ]

  private func submission(_ name: String, _ one: String, _ two: String) -> Submission {
    Submission(
      name: name,
      texts: [
        "1.1": stubs["1.1", default: ""].replacing("unfinished(0)", with: one),
        "1.2": stubs["1.2", default: ""].replacing("unfinished(0)", with: two),
      ], notes: [])
  }

  private var others: [Submission] {
    [
      submission(
        "ann", "inputs.reduce(bias, +)",
        "values.isEmpty ? 0 : values.reduce(0, +) / Float(values.count)"),
      submission(
        "ben",
        "var index = 0\n  var result: Float = 0\n  while index < inputs.count {\n"
          + "    result += inputs[index]\n    index += 1\n  }\n  return result + bias",
        "guard let first = values.first else { return 0 }\n  var m = first\n"
          + "  for (k, v) in values.enumerated().dropFirst() { m += (v - m) / Float(k + 1) }\n  return m"
      ),
      submission("cat", "unfinished(0)", "unfinished(0)"),
      submission("dov", "unfinished(0)", "unfinished(0)"),
    ]
  }

  private let original = (
    "let start = bias * 1\n  var total: Float = 0\n  for input in inputs { total = total + input }\n"
      + "  return total + start",
    "let count = Float(values.count)\n  var total: Float = 0\n"
      + "  for value in values { total += value / max(count, 1) }\n  return total"
  )

  func testARenamedAndMovedCopyIsFoundAndNobodyElse() {
    let moved = (
      "// My own work!\n  var s: Float = 0   /* from here */\n  let b0 = bias * 1\n"
        + "  for q in inputs { s = s + q }\n  return s + b0",
      "var r: Float = 0\n  let n = Float(values.count)\n  for v in values { r += v / max(n, 1) }\n"
        + "  return r"
    )
    let report = SimilarityReport(
      others + [
        submission("eve", original.0, original.1), submission("fay", moved.0, moved.1),
      ], stubs: stubs)
    XCTAssertEqual(report.pairs.map(\.one), ["eve"])
    XCTAssertEqual(report.pairs.map(\.other), ["fay"])
    XCTAssertTrue(report.text.contains("eve  fay"))
  }

  func testUnfinishedFilesAreNoCopies() {
    XCTAssertEqual(SimilarityReport(others, stubs: stubs).pairs, [])
    XCTAssertTrue(SimilarityReport([], stubs: stubs).text.hasPrefix("No two"))
  }

  func testTokensForgetNamesSpacesAndComments() {
    let known: Set<String> = ["inputs"]
    XCTAssertEqual(
      TokenText("let a=inputs[0]+b // why\n/* x */", known: known).tokens,
      ["let", "x", "=", "inputs", "[", "0", "]", "+", "x"])
    XCTAssertEqual(
      TokenText("let total =\n inputs [0] + other", known: known).tokens,
      TokenText("let a=inputs[0]+b", known: known).tokens)
  }
}
