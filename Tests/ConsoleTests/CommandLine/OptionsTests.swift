import XCTest

@testable import Console

final class OptionsTests: XCTestCase {
  private let options = Options(
    program: "Chapter07-MNIST", about: "A network learns to read handwriting.",
    [
      .text("data", "DIR", "a folder with the four MNIST files, gzipped or not, of the full set"),
      .flag("full", "train on all 60,000 digits"),
      .texts("read", "FILE", "read these pictures"),
      .positive("epochs", upTo: 1000, default: 12, "how often to go through the digits"),
      .positive("threads", upTo: 64, default: 2, "how many threads to use"),
      .seed(default: 7, "another seed is another run"),
    ])

  private func assertError(
    _ arguments: [String], _ expected: OptionError, file: StaticString = #filePath,
    line: UInt = #line
  ) {
    XCTAssertThrowsError(try options.parse(arguments), file: file, line: line) {
      XCTAssertEqual($0 as? OptionError, expected, file: file, line: line)
    }
  }

  // MARK: - Values

  func testAnEmptyCommandLineGivesTheDefaults() throws {
    let values = try options.parse([])
    XCTAssertNil(values.text("data"))
    XCTAssertFalse(values.flag("full"))
    XCTAssertEqual(values.integer("epochs"), 12)
    XCTAssertEqual(values.integer("threads"), 2)
    XCTAssertEqual(values.seed(), 7)
    XCTAssertFalse(values.isGiven("epochs"))
  }

  func testValuesFollowASpaceOrAnEqualsSign() throws {
    let values = try options.parse(["--epochs", "5", "--threads=3", "--full", "--data", "my data"])
    XCTAssertEqual(values.integer("epochs"), 5)
    XCTAssertEqual(values.integer("threads"), 3)
    XCTAssertTrue(values.flag("full"))
    XCTAssertEqual(values.text("data"), "my data")
    XCTAssertTrue(values.isGiven("epochs") && values.isGiven("full"))
    XCTAssertFalse(values.isGiven("seed"))
  }

  func testOnlyTheFirstEqualsSignParts() throws {
    XCTAssertEqual(try options.parse(["--data=a=b"]).text("data"), "a=b")
  }

  func testAFolderMayStartWithADash() throws {
    XCTAssertEqual(try options.parse(["--data", "-x"]).text("data"), "-x")
    XCTAssertEqual(try options.parse(["--data=--x"]).text("data"), "--x")
  }

  func testSeveralTextsEndAtTheNextOption() throws {
    XCTAssertEqual(try options.parse([]).texts("read"), [])
    XCTAssertEqual(try options.parse(["--read", "a.png"]).texts("read"), ["a.png"])
    let values = try options.parse(["--read", "a.png", "-b", "c d", "--epochs", "3", "--full"])
    XCTAssertEqual(values.texts("read"), ["a.png", "-b", "c d"])
    XCTAssertEqual(values.integer("epochs"), 3)
    XCTAssertTrue(values.flag("full") && values.isGiven("read"))
    XCTAssertEqual(try options.parse(["--read=a", "b"]).texts("read"), ["a", "b"])
    assertError(["--read"], .missingValue(option: "--read", expected: "--read FILE"))
    assertError(["--read", "--full"], .missingValue(option: "--read", expected: "--read FILE"))
    assertError(["--read", "a", "--read", "b"], .repeated(option: "--read"))
  }

  func testTheEndsOfARangeAreAllowed() throws {
    XCTAssertEqual(try options.parse(["--threads", "1"]).integer("threads"), 1)
    XCTAssertEqual(try options.parse(["--threads", "64"]).integer("threads"), 64)
    XCTAssertEqual(try options.parse(["--seed", "0"]).seed(), 0)
    XCTAssertEqual(try options.parse(["--seed", "18446744073709551615"]).seed(), .max)
  }

  // MARK: - Mistakes

  func testUnknownOptionsSuggestTheNearestKnownOne() {
    let suggestions = [
      "--epoch": "--epochs", "--sede": "--seed", "--Full": "--full", "-threads": "--threads",
      "--hepl": "--help", "--dta": "--data",
    ]
    for (written, suggestion) in suggestions {
      assertError([written], .unknown(option: written, suggestion: suggestion))
    }
    assertError(["--epoch=5"], .unknown(option: "--epoch", suggestion: "--epochs"))
  }

  func testOptionsLikeNoneGetNoSuggestion() {
    for written in ["--verbose", "--x", "--", "-", "-d", "--é"] {
      assertError([written], .unknown(option: written, suggestion: nil))
    }
  }

  func testAMissingValueIsFound() {
    let folder = OptionError.missingValue(option: "--data", expected: "--data DIR")
    assertError(["--data"], folder)
    assertError(["--data="], folder)
    assertError(["--data", ""], folder)
    assertError(["--data", "--full"], folder)
    assertError(
      ["--full", "--epochs"],
      .missingValue(option: "--epochs", expected: "a whole number from 1 to 1000"))
  }

  func testAFlagTakesNoValue() {
    assertError(["--full=yes"], .unexpectedValue(option: "--full", found: "yes"))
    assertError(["--full="], .unexpectedValue(option: "--full", found: ""))
    assertError(["--full", "yes"], .stray(argument: "yes"))
  }

  func testWhatIsNoWholeNumberIsFound() {
    for found in ["ten", "5.0", "1_000", "0x10", "-", "+", "5 ", "٣", "1e3"] {
      assertError(
        ["--epochs", found],
        .notANumber(option: "--epochs", found: found, expected: "a whole number from 1 to 1000"))
    }
    assertError(
      ["--seed=abc"],
      .notANumber(
        option: "--seed", found: "abc", expected: "a whole number from 0 to 18446744073709551615"))
  }

  func testNumbersOutOfRangeAreFound() {
    for found in ["0", "-5", "65", "99999999999999999999"] {
      assertError(
        ["--threads", found],
        .outOfRange(option: "--threads", found: found, expected: "a whole number from 1 to 64"))
    }
    for found in ["-1", "18446744073709551616"] {
      assertError(
        ["--seed", found],
        .outOfRange(
          option: "--seed", found: found,
          expected: "a whole number from 0 to 18446744073709551615"))
    }
  }

  func testAnOptionMayBeGivenOnce() {
    assertError(["--full", "--full"], .repeated(option: "--full"))
    assertError(["--epochs", "5", "--epochs=5"], .repeated(option: "--epochs"))
  }

  func testStrayArgumentsAreFound() {
    assertError(["5"], .stray(argument: "5"))
    assertError(["--epochs", "5", "6"], .stray(argument: "6"))
    assertError([""], .stray(argument: ""))
  }

  func testATextThatItsCheckRefusesIsFound() {
    struct Refusal: Error, CustomStringConvertible { let description = "it is too dark." }
    let options = Options(
      program: "C", about: "A chapter.",
      [.text("data", "DIR", "a folder") { if $0 == "night" { throw Refusal() } }])
    XCTAssertEqual(try options.parse(["--data", "day"]).text("data"), "day")
    XCTAssertThrowsError(try options.parse(["--data", "night"])) {
      XCTAssertEqual(
        "\($0)", "found --data night, but it is too dark. --help lists the options.")
    }
  }

  func testASeedMayHaveABound() throws {
    let options = Options(
      program: "C", about: "A chapter.", [.seed(upTo: 9, default: 7, "another run")])
    XCTAssertEqual(try options.parse(["--seed", "9"]).seed(), 9)
    XCTAssertThrowsError(try options.parse(["--seed", "10"])) {
      XCTAssertEqual(
        $0 as? OptionError,
        .outOfRange(option: "--seed", found: "10", expected: "a whole number from 0 to 9"))
    }
  }

  // MARK: - Replies

  func testHelpListsEveryOptionWithItsDefault() {
    XCTAssertEqual(
      options.help,
      """
      A network learns to read handwriting.

      Usage: swift run Chapter07-MNIST [options]

        --data DIR   a folder with the four MNIST files, gzipped or not, of the full
                     set
        --full       train on all 60,000 digits
        --read FILE  read these pictures
        --epochs N   how often to go through the digits (default 12)
        --threads N  how many threads to use (default 2)
        --seed N     another seed is another run (default 7)
        --help       show this text
      """)
  }

  func testHelpIsGivenEvenAfterAMistake() {
    let help = Options.Reply.stop(options.help, .output, status: 0)
    XCTAssertEqual(options.reply(to: ["--help"]), help)
    XCTAssertEqual(options.reply(to: ["-h"]), help)
    XCTAssertEqual(options.reply(to: ["--nonsense", "--help"]), help)
  }

  func testAMistakeEndsWithStatus2OnStandardError() {
    XCTAssertEqual(
      options.reply(to: ["--epochs", "0"]),
      .stop(
        "Chapter07-MNIST: found --epochs 0, expected a whole number from 1 to 1000. "
          + "--help lists the options.", .error, status: 2))
  }

  func testARightCommandLineRuns() throws {
    XCTAssertEqual(options.reply(to: ["--full"]), .run(try options.parse(["--full"])))
  }
}
