import XCTest

@testable import Narration

final class ConstantTests: XCTestCase {
  private func constant(_ arguments: String) -> Constant? { Constant("c", arguments: arguments) }

  func testWholeAndRealConstants() {
    XCTAssertEqual(constant(", 4, in: 1...64)")?.range, .whole(1...64))
    XCTAssertEqual(constant(", 1_000,   in: 1...10_000) + 1")?.range, .whole(1...10_000))
    XCTAssertEqual(constant(", 0, in: -180...180)")?.range, .whole(-180...180))
    XCTAssertEqual(constant(", 0.5, in: 0...1)")?.range, .real(0...1))
    XCTAssertEqual(constant(", 1, in: 1e-3...1.5e2)")?.range, .real(0.001...150))
    XCTAssertEqual(constant(",4,in:1 ... 64)")?.range, .whole(1...64))
  }

  func testWhatIsNotPlainIsNone() {
    for arguments in [
      ", 4)", ")", ", units, in: 1...64)", ", 4, in: 1...)", ", 4, in: 1..<64)", ", 4, in: range)",
      ", 4, in: 64...1)", ", 65, in: 1...64)", ", 0.5, in: 0.6...1)", ", 4, upTo: 64)",
    ] { XCTAssertNil(constant(arguments), arguments) }
  }

  func testValues() {
    let whole = Constant(name: "c", range: .whole(1...64))
    let real = Constant(name: "c", range: .real(0.001...100))
    for text in ["1", "64", "+2"] { XCTAssertTrue(whole.allows(text), text) }
    for text in ["0.001", "100", "1e1", "2"] { XCTAssertTrue(real.allows(text), text) }
    for text in ["0", "-1", "2147483648", "99999999999", "nan", "inf", "abc", ""] {
      XCTAssertFalse(whole.allows(text), text)
      XCTAssertFalse(real.allows(text), text)
    }
    for text in ["65", "1.0", "9223372036854775808", "1 "] {
      XCTAssertFalse(whole.allows(text), text)
    }
    for text in ["100.1", "-nan", "infinity", "1e39"] { XCTAssertFalse(real.allows(text), text) }
    XCTAssertEqual(whole.expectation, "a whole number from 1 to 64")
    XCTAssertEqual(real.expectation, "a number from 0.001 to 100")
  }

  func testAConstantWithoutARangeIsAFault() {
    XCTAssertEqual(
      faults(of: "let a = constant(\"rate\", 1)"),
      [
        "1: the constant “rate” has no plain value in a plain range. Write constant(\"rate\", 4, "
          + "in: 1...64), so that --set is checked before the chapter begins."
      ])
    XCTAssertEqual(faults(of: "let a = constant(\n  \"rate\", 1,\n  in: 1...2)"), [])
  }

  func testAnExperimentOutsideTheRangeIsAFault() {
    let text = """
      let a = constant("rate", 1, in: 1...2)
      //: - Experiment: `rate = 3`
      //: - Outcome: None.
      """
    XCTAssertEqual(
      faults(of: text),
      [
        "2: the experiment sets “rate” to 3, which is not a whole number from 1 to 2. Change its "
          + "value, or the constant's range."
      ])
    XCTAssertEqual(faults(of: text.replacing("= 3", with: "= 2")), [])
  }
}
