import Console
import XCTest

@testable import Benchmarks

final class CommandTests: XCTestCase {
  private func values(_ arguments: [String]) throws -> (Command, OptionValues) {
    var asked: (Command, OptionValues)?
    if case .run(let command, let values) = try Command.read(arguments) {
      asked = (command, values)
    }
    return try XCTUnwrap(asked, "found a request for help, expected one to run a command")
  }

  private func assertMistake(
    _ arguments: [String], says text: String, file: StaticString = #filePath, line: UInt = #line
  ) {
    XCTAssertThrowsError(try Command.read(arguments), file: file, line: line) { error in
      XCTAssertTrue("\(error)".contains(text), "\(error)", file: file, line: line)
    }
  }

  func testEachCommandIsReadWithItsOptions() throws {
    let (matmul, matmulValues) = try values(["matmul", "--threads", "3", "--json", "x.json"])
    XCTAssertEqual(matmul, .matmul)
    XCTAssertEqual(matmulValues.integer("threads"), 3)
    XCTAssertEqual(matmulValues.text("json"), "x.json")

    let (mnist, mnistValues) = try values(["mnist", "--data", ".", "--batch=32", "--epochs", "4"])
    XCTAssertEqual(mnist, .mnist)
    XCTAssertEqual(mnistValues.text("data"), ".")
    XCTAssertEqual(mnistValues.integer("batch"), 32)
    XCTAssertEqual(mnistValues.integer("epochs"), 4)

    XCTAssertEqual(try values(["elementwise"]).0, .elementwise)
    XCTAssertEqual(try values(["scaling", "--data", "."]).0, .scaling)
    XCTAssertEqual(try values(["busy", "--data", "."]).1.integer("rounds"), 10)
    XCTAssertEqual(try values(["all"]).0, .all)
  }

  func testAMissingOrUnknownCommandNamesTheKnownOnes() {
    let known = "expected one of matmul, steps, elementwise, mnist, scaling, busy, all."
    assertMistake([], says: "found no command, \(known)")
    assertMistake(["matmull"], says: "found \"matmull\", \(known)")
    assertMistake(["--json", "x"], says: "found \"--json\", \(known)")
  }

  func testTrainingNeedsAFolder() {
    for command in ["mnist", "scaling", "busy"] {
      assertMistake([command], says: "found no --data, expected --data DIR: \(command) needs")
    }
  }

  func testMistakesInOptionsAreFound() {
    assertMistake(["matmul", "--data", "."], says: "found --data, expected an option")
    assertMistake(["mnist", "--data", ".", "--epochs", "1"], says: "a whole number from 2 to 1000")
    assertMistake(["scaling", "--data", ".", "--hidden", "5,"], says: "found --hidden 5,")
    assertMistake(["all", "extra"], says: "found \"extra\"")
  }

  func testHelpIsGivenInGeneralAndForACommand() throws {
    XCTAssertEqual(try Command.read(["--help"]), .help(Command.help))
    XCTAssertEqual(try Command.read(["-h"]), .help(Command.help))
    XCTAssertEqual(try Command.read(["nonsense", "--help"]), .help(Command.help))
    for command in Command.allCases {
      XCTAssertTrue(Command.help.contains("  \(command) "))
      guard case .help(let text) = try Command.read(["\(command)", "--epochs", "x", "--help"])
      else { return XCTFail("\(command) --help") }
      XCTAssertTrue(text.contains("swift run -c release benchmark \(command) [options]"), text)
      XCTAssertTrue(text.contains("--json FILE"), text)
    }
  }
}
