import XCTest

@testable import Companion

final class BuildFailureTests: XCTestCase {
  private let exercises = "Chapters/Chapter07-MNIST/Exercises"

  private func failure(_ output: String) throws -> BuildFailure {
    BuildFailure(output: output, chapter: try XCTUnwrap(allChapters.last), package: "/home/me/p")
  }

  func testErrorInALearnersFileComesFirstAndOnce() throws {
    let output = """
      [1/3] Compiling Chapter07-MNIST main.swift
      /home/me/p/Chapters/Chapter07-MNIST/main.swift:12:5: error: cannot find 'scalePixels' in scope
      /home/me/p/\(exercises)/ScalePixels.swift:15:28: error: cannot convert value of type 'Int' \
      to expected argument type 'Float'
      13 | ///
      14 | public func scalePixels(_ pixels: [UInt8]) -> [Float] {
      15 |   pixels.map { scale($0, 1) }
         |                          `- error: cannot convert
      16 | }
      /home/me/p/\(exercises)/ScalePixels.swift:15:28: warning: something else
      /home/me/p/\(exercises)/ScalePixels.swift:15:28: error: cannot convert value of type 'Int' \
      to expected argument type 'Float'
      13 | ///
      14 | public func scalePixels(_ pixels: [UInt8]) -> [Float] {
      15 |   pixels.map { scale($0, 1) }
         |                          `- error: cannot convert
      16 | }
      error: fatalError
      """
    XCTAssertEqual(
      try failure(output).description,
      """
      Chapter07-MNIST does not compile: open \(exercises)/ScalePixels.swift:15
        Here is a value of type Int where type Float is expected. Swift never converts numbers by \
      itself: write Float(…) around it.

        error: cannot convert value of type 'Int' to expected argument type 'Float'
        13 | ///
        14 | public func scalePixels(_ pixels: [UInt8]) -> [Float] {
        15 |   pixels.map { scale($0, 1) }
           |                          ^
        16 | }
        (1 more; they may follow from this one)
      """)
  }

  /// The sign stays under the place, and both stay on the screen.
  func testLongLinesAreCutAroundThePlace() {
    let code =
      "  let sum = " + String(repeating: "1 + ", count: 25) + "wrong + "
      + String(repeating: "2 + ", count: 25) + "3"
    let place =
      2
      + code.distance(
        from: code.startIndex, to: code.firstRange(of: "wrong")?.lowerBound ?? code.startIndex)
    let lines = shown(
      [
        "14 | ", "15 | " + code,
        "   |" + String(repeating: " ", count: place - 1) + "`- error: cannot find 'wrong'",
        "16 | }",
      ], columns: 60)
    XCTAssertEqual(lines.count, 4)
    XCTAssertTrue(lines.allSatisfy { $0.count <= 60 }, "\(lines)")
    XCTAssertTrue(lines[1].hasPrefix("15 | …") && lines[1].hasSuffix("…"), lines[1])
    let sign = lines[2].prefix { $0 != "^" }.count
    XCTAssertTrue(lines[1].dropFirst(sign).hasPrefix("wrong"), "\(lines)")
    XCTAssertEqual(shown(["1 | let x", "  |     `- error: no"], columns: 60)[1], "  |     ^")
  }

  func testErrorInTheChaptersProgramPointsBackToTheLearner() throws {
    let text = try failure(
      "/home/me/p/Chapters/Chapter07-MNIST/main.swift:12:5: error: cannot find 'f' in scope"
    ).description
    XCTAssertTrue(text.contains("This file is not yours"), text)
  }

  func testOtherFailuresShowTheEndOfTheBuild() throws {
    let text = try failure("a\nb\nc\nd\ne\nerror: no space left on device").description
    XCTAssertEqual(
      text,
      "Chapter07-MNIST cannot be built. The build says:\n"
        + "  b\n  c\n  d\n  e\n  error: no space left on device")
  }

  func testPlainWords() {
    // Messages of Swift 6.3.1, with a piece of what is said about each.
    let messages = [
      ("binary operator '*' cannot be applied to operands of type 'Int' and 'Float'", "both sides"),
      ("cannot find 'wieght' in scope", "Nothing is called wieght"),
      ("cannot assign to value: 'sum' is a 'let' constant", "Declare it with var"),
      ("missing return in global function expected to return '[Float]'", "type [Float]"),
      ("cannot convert return expression of type 'Float' to return type 'Int'", "write Int(…)"),
      ("cannot convert return expression of type 'Float' to return type '[[Int]]'", "type [[Int]]"),
      ("value of type '[Float]' has no member 'lenght'", "nothing called lenght"),
      ("extraneous '}' at top level", "one closing brace too many"),
      ("expected '}' in struct", "closing brace is missing"),
      ("consecutive statements on a line must be separated by newline or ';'", "operator missing"),
      ("value of optional type 'Float?' must be unwrapped to a value of type 'Float'", "nil"),
      ("call can throw but is not marked with 'try'", "write try"),
    ]
    for (message, words) in messages {
      XCTAssertEqual(plainWords(for: message)?.contains(words), true, message)
    }
    XCTAssertNil(plainWords(for: "something nobody has seen"))
  }

  /// As `swift` said of a plan from which the program was taken out, and of one cut to nothing.
  func testAPlanThatIsAtFaultIsKnown() throws {
    let program = "JudgedPerceptronAnswers-x86_64-unknown-linux-gnu-debug.exe"
    for output in [
      "Building for debugging...\nerror: No target named '\(program)' in build description",
      "error: unexpected top-level node\nerror: unable to load build file",
    ] {
      XCTAssertTrue(try failure(output).isOfThePlan, output)
    }
    for output in [
      "error: no space left on device",
      "/home/me/p/\(exercises)/A.swift:1:1: error: No target named 'x'\nerror: fatalError",
    ] {
      XCTAssertFalse(try failure(output).isOfThePlan, output)
    }
  }
}
