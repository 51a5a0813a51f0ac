import XCTest

@testable import Narration

final class NamedValuesTests: XCTestCase {
  private func filled(_ lines: [String]) -> [String] {
    let prose = lines.enumerated().map { ProseLine(number: $0.offset + 1, text: $0.element) }
    return NamedValues.filled(prose) { reference, _ in
      switch reference {
      case .value("a"): "−1,437.5%"
      case .figure("f"): "Figure 1.1"
      case .experiment("a"): "2"
      default: nil
      }
    }.map(\.text)
  }

  func testReferencesAreFilledIn() {
    XCTAssertEqual(
      filled(["{{a}} and {{ a }}, {{figure f}}, {{experiment: a}}"]),
      [
        "−1,437.5% and −1,437.5%, Figure 1.1, 2"
      ])
    XCTAssertEqual(filled(["{{b}} stays"]), ["{{b}} stays"])
  }

  /// "2. Then" at the beginning of a line would be an item of a list, and the rest be lost.
  func testAValueDoesNotBeginAList() {
    XCTAssertEqual(
      filled(["after", "{{experiment: a}}. Then", "more"]), ["after 2. Then", "more"])
    XCTAssertEqual(
      filled(["- {{experiment: a}}. Then", "  {{experiment: a}}. So"]), ["- 2. Then 2. So"])
    XCTAssertEqual(filled(["```", "{{experiment: a}}. Then", "```"]).count, 3)
    XCTAssertEqual(filled(["1. one", "2. two"]), ["1. one", "2. two"])
  }

  func testCodeIsLeftAlone() {
    XCTAssertEqual(
      filled(["`{{a}}`", "```swift", "{{a}}", "```"]),
      [
        "`{{a}}`", "```swift", "{{a}}", "```",
      ])
  }

  func testMathematicsGetsTeX() {
    XCTAssertEqual(
      filled(["$`{{a}}`$", "```math", "{{a}} {{x}_1}", "```"]),
      [
        "$`-1{,}437.5\\%`$", "```math", "-1{,}437.5\\% {{x}_1}", "```",
      ])
  }

  func testMissingNames() {
    var values = NamedValues()
    XCTAssertNil(values.value("accuracy", line: 3))
    XCTAssertNil(values.value("acuracy", line: 4))
    XCTAssertNil(values.value("xyz", line: 5))
    values.define("accuracy", "92%", line: 9)
    XCTAssertEqual(
      values.faults.map(\.description),
      [
        "3: {{accuracy}} is used above line 9, which defines it. Move the sentence below it.",
        "4: {{acuracy}} is unknown. Define it with show or record above this line; "
          + "did you mean {{accuracy}}?",
        "5: {{xyz}} is unknown. Define it with show or record above this line.",
      ])
  }
}
