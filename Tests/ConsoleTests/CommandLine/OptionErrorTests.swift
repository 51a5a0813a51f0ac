import XCTest

@testable import Console

final class OptionErrorTests: XCTestCase {
  func testMessagesSayWhatWasFoundWhatWasExpectedAndWhatToDo() {
    let number = "a whole number from 1 to 64"
    let messages: [(OptionError, String)] = [
      (
        .unknown(option: "--x", suggestion: nil),
        "found --x, expected an option of this program."
      ),
      (
        .unknown(option: "--epoch", suggestion: "--epochs"),
        "found --epoch, expected an option of this program. Did you mean --epochs?"
      ),
      (
        .missingValue(option: "--data", expected: "--data DIR"),
        "found --data without a value, expected --data DIR."
      ),
      (
        .unexpectedValue(option: "--full", found: "yes"),
        "found --full=yes, expected --full without a value."
      ),
      (
        .notANumber(option: "--threads", found: "ten", expected: number),
        "found --threads ten, expected a whole number from 1 to 64."
      ),
      (
        .outOfRange(option: "--threads", found: "0", expected: number),
        "found --threads 0, expected a whole number from 1 to 64."
      ),
      (.repeated(option: "--full"), "found --full twice, expected it once."),
      (
        .stray(argument: "5"),
        "found \"5\", expected an option, which starts with two dashes."
      ),
    ]
    for (error, finding) in messages {
      XCTAssertEqual("\(error)", "\(finding) --help lists the options.")
    }
  }
}
