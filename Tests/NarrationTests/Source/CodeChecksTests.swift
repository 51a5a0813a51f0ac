import XCTest

@testable import Narration

final class CodeChecksTests: XCTestCase {
  private func printLines(_ text: String) -> [Int] {
    printFaults(in: SwiftLexer(text).lines).map(\.line)
  }

  func testPrintingIsAFault() {
    XCTAssertEqual(printLines("f()\nprint(1)\n  debugPrint(2)\ndump(3)"), [2, 3, 4])
    XCTAssertEqual(printLines("show(\"\\(print(1))\")"), [1], "interpolated code is code")
    XCTAssertEqual(printLines("Swift.print(1)"), [1])
  }

  func testPrintingInTextIsNone() {
    XCTAssertEqual(printLines("\"print(1)\" // print(2)\nreprint(3)\nlet print = 4"), [])
  }

  func testNamesOfFiguresAndConstants() {
    let lines = SwiftLexer(
      "figure(\n  \"σ\", f)\nlet a = constant(\"rate\", 1)\n\"σ\" + figure(\"b\", f)"
    )
    .lines
    XCTAssertEqual(GivenNames(of: "figure", in: lines).names, ["σ", "b"])
    XCTAssertEqual(GivenNames(of: "constant", in: lines).names, ["rate"])
    XCTAssertEqual(GivenNames(of: "figure", in: lines).faults, [])
  }

  func testAFigureNameTwiceIsAFault() {
    XCTAssertEqual(
      faults(of: "figure(\"a\", f)\nfigure(\"a\", g)"),
      ["2: the name “a” is given to two figures. Give each its own."])
  }

  func testAComputedNameIsAFault() {
    for call in ["figure(name, f)", "figure(\"a\\(b)\", f)", "figure(\"\", f)"] {
      XCTAssertEqual(
        faults(of: call),
        [
          "1: the figure has no plain name. Write figure(\"name\", …), so that prose can speak of it."
        ], call)
    }
  }
}
