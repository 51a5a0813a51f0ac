import Foundation
import XCTest

@testable import Grading

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The facts of each format, read back by readers that know nothing of how it was written.
final class FormatTests: XCTestCase {
  private let book = GradeBook([sample])

  private func read(_ format: GradeFormat, _ book: GradeBook? = nil) throws -> [String: Any] {
    try json(try format.file(for: book ?? self.book))
  }

  /// Whether a value is a number in JSON, and neither text nor true or false.
  private func isNumber(_ value: Any?) -> Bool {
    guard let number = value as? NSNumber else { return false }
    return !["true", "false"].contains("\(number)") && !(value is String)
      && type(of: value) != Bool.self
  }

  func testOwnJSONComesBackAndHasTheAgreedNames() throws {
    let data = try GradeFormat.json.file(for: book)
    var expected = sample
    expected.seconds = nil
    XCTAssertEqual(
      try JSONDecoder().decode(GradeBook.self, from: data).submissions, [expected])
    let submission = try XCTUnwrap((try json(data)["submissions"] as? [[String: Any]])?.first)
    XCTAssertEqual(submission["score"] as? Int, 1)
    XCTAssertEqual(submission["maxScore"] as? Int, 36)
    let exercise = try XCTUnwrap((submission["exercises"] as? [[String: Any]])?.first)
    XCTAssertTrue(
      Set(exercise.keys).isSuperset(of: ["id", "score", "maxScore", "status", "message"]))
  }

  func testARaisedScoreIsNotBelieved() throws {
    let text = String(decoding: try GradeFormat.json.file(for: book), as: UTF8.self)
      .replacing("\"score\" : 0", with: "\"score\" : 99")
    let read = try JSONDecoder().decode(GradeBook.self, from: Data(text.utf8))
    XCTAssertEqual(read.submissions[0].score, 1)
  }

  func testGradescope() throws {
    let results = try read(.gradescope)
    XCTAssertEqual(results["score"] as? Int, 1)
    XCTAssertTrue(isNumber(results["execution_time"]))
    XCTAssertEqual(results["execution_time"] as? Double, 2.5)
    XCTAssertEqual(results["stdout_visibility"] as? String, "hidden")
    let tests = try XCTUnwrap(results["tests"] as? [[String: Any]])
    XCTAssertEqual(tests.map { $0["max_score"] as? Int }, Array(1...8))
    XCTAssertEqual(
      tests.map { $0["status"] as? String }, ["passed"] + Array(repeating: "failed", count: 7))
    XCTAssertEqual(tests[1]["number"] as? String, "1.2")
    XCTAssertTrue(tests.allSatisfy { $0["visibility"] as? String == "visible" })
  }

  func testPrairieLearnCountsNoAttemptWhereNothingCompiles() throws {
    let unreadable = try read(.prairielearn, GradeBook([uniform(.doesNotCompile, "line 3")]))
    XCTAssertEqual(unreadable["gradable"] as? Bool, false)
    XCTAssertNil(unreadable["score"])
    XCTAssertEqual(unreadable["format_errors"] as? [String], ["line 3", "line 3", "line 3"])
    let wrong = try read(.prairielearn, GradeBook([uniform(.wrong)]))
    XCTAssertEqual(wrong["gradable"] as? Bool, true)
    XCTAssertEqual(wrong["score"] as? Double, 0)
    let solved = try read(.prairielearn, GradeBook([uniform(.solved)]))
    XCTAssertEqual(solved["score"] as? Double, 1)
    // Nothing handed in is a zero, and no verdict is nobody's attempt.
    XCTAssertEqual(
      try read(.prairielearn, GradeBook([uniform(.notDone)]))["gradable"] as? Bool, true)
    XCTAssertEqual(
      try read(.prairielearn, GradeBook([uniform(.notJudged)]))["gradable"] as? Bool, false)
  }

  func testPrairieLearnReadsNoMoreThanAMegabyte() throws {
    let long = GradeBook([uniform(.wrong, String(repeating: "é", count: 400_000))])
    let data = try GradeFormat.prairielearn.file(for: long)
    XCTAssertLessThanOrEqual(data.count, 1_000_000)
    let tests = try XCTUnwrap(try json(data)["tests"] as? [[String: Any]])
    XCTAssertGreaterThan((tests[0]["message"] as? String)?.count ?? 0, 1000)
  }

  func testClassroom50HasItsFieldsAndNoOthers() throws {
    let variables = [
      "CLASSROOM": "deep", "ASSIGNMENT": "one", "SUBMISSION_TAG": "submit/1",
      "COMMIT_URL": "https://example.org/c", "RELEASE_URL": "https://example.org/r",
    ]
    let result = try json(try GradeFormat.classroom50.file(for: book, environment: variables))
    XCTAssertEqual(
      Set(result.keys),
      [
        "schema", "classroom", "assignment", "submission", "commit", "release", "review",
        "datetime", "score", "max-score", "tests",
      ])
    XCTAssertEqual(result["schema"] as? String, "classroom50/result/v1")
    XCTAssertEqual(result["review"] as? String, "https://example.org/c")
    XCTAssertNotNil(
      (result["datetime"] as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/))
    let tests = try XCTUnwrap(result["tests"] as? [[String: Any]])
    XCTAssertEqual(Set(tests[0].keys), ["test-name", "passed", "score", "max-score"])
    XCTAssertEqual(tests.reduce(0) { $0 + ($1["max-score"] as? Int ?? 0) }, 36)
    XCTAssertThrowsError(try GradeFormat.classroom50.file(for: book, environment: [:])) {
      XCTAssertTrue("\($0)".contains("CLASSROOM"))
    }
  }

  func testActionsOutputIsOneLineOfBase64() throws {
    let text = String(decoding: try GradeFormat.actions.file(for: book), as: UTF8.self)
    let match = try XCTUnwrap(text.wholeMatch(of: /result=([A-Za-z0-9+\/=]+)\n/))
    let result = try json(try XCTUnwrap(Data(base64Encoded: String(match.1))))
    XCTAssertEqual(result["version"] as? Int, 1)
    XCTAssertEqual(result["max_score"] as? Int, 36)
    XCTAssertEqual(result["status"] as? String, "error")
    let tests = try XCTUnwrap(result["tests"] as? [[String: Any]])
    XCTAssertEqual(
      tests.map { $0["status"] as? String },
      ["pass", "fail", "fail", "error", "error", "error", "error", "error"])
    XCTAssertTrue(tests.allSatisfy { isNumber($0["score"]) })
  }

  func testNothingThatAnAnswerPrintsBecomesAWorkflowCommand() {
    let hostile = uniform(.wrong, "Your code printed:\n::set-output name=result::x\r::error::100%")
    let lines = ActionsResult.annotations(for: hostile)
    XCTAssertEqual(lines.count, 4)
    for line in lines {
      XCTAssertFalse(line.contains("\n") || line.contains("\r"))
      XCTAssertTrue(line.hasPrefix("::error file=") || line.hasPrefix("::notice title=Grade"))
    }
    XCTAssertTrue(lines[0].hasSuffix("printed:%0A::set-output name=result::x%0D::error::100%25"))
  }

  func testMessagesTurnNoLineAround() {
    XCTAssertEqual(harmless("a\u{202E}b\u{2066}c\u{2028}d\u{FFFE}e\u{E0041}f\n  é"), "abcdef\n  é")
    XCTAssertEqual(harmless(String(repeating: "A", count: 300_000)).count, 10_001)
  }

  func testCourseraHasANumberAndText() throws {
    for (submission, fraction) in [(uniform(.solved), 1.0), (uniform(.wrong), 0), (sample, 1 / 36)]
    {
      let data = try GradeFormat.coursera.file(for: GradeBook([submission]))
      let feedback = try json(data)
      XCTAssertEqual(feedback["fractionalScore"] as? Double ?? -1, fraction, accuracy: 1e-9)
      let text = String(decoding: data, as: UTF8.self)
      XCTAssertNotNil(text.firstMatch(of: /"fractionalScore" : [0-9]/))
      XCTAssertFalse((feedback["feedback"] as? String ?? "").isEmpty)
    }
  }

  func testJUnitIsXMLWithRightCounts() throws {
    let data = try GradeFormat.junit.file(
      for: GradeBook([sample, uniform(.wrong, "\u{0}\u{1B}x")]))
    let reader = SuiteReader()
    let parser = XMLParser(data: data)
    parser.delegate = reader
    XCTAssertTrue(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    XCTAssertEqual(reader.suites.map { $0["tests"] }, ["8", "3"])
    XCTAssertEqual(reader.suites.map { $0["failures"] }, ["2", "3"])
    XCTAssertEqual(reader.suites.map { $0["errors"] }, ["5", "0"])
    XCTAssertEqual(reader.counts["failure"], 5)
    XCTAssertEqual(reader.counts["error"], 5)
    XCTAssertTrue(reader.text.contains("is <wrong> & \"open\""))
  }

  func testTableQuotesNamesAndRunsNoFormula() throws {
    let names = ["a,b", "=1+1", "say \"hi\"", "x\n=2+2", "y\r\n+3", "\r\n@4"]
    let book = GradeBook(
      names.map { SubmissionResult(name: $0, exercises: uniform(.solved).exercises) })
    let rows = String(decoding: try GradeFormat.csv.file(for: book), as: UTF8.self)
    XCTAssertEqual(
      rows,
      "submission,score,maxScore,2.1,2.2,2.3\r\n\"'\r\n@4\",3,3,1,1,1\r\n'=1+1,3,3,1,1,1\r\n"
        + "\"a,b\",3,3,1,1,1\r\n\"say \"\"hi\"\"\",3,3,1,1,1\r\n\"x\n=2+2\",3,3,1,1,1\r\n"
        + "\"y\r\n+3\",3,3,1,1,1\r\n")
  }

  func testAPlatformsFileHoldsOneSubmission() {
    let two = GradeBook([sample, uniform(.wrong)])
    for format in GradeFormat.allCases where format.holdsOne {
      XCTAssertThrowsError(try format.file(for: two)) {
        XCTAssertTrue("\($0)".hasPrefix("found 2 submissions, expected one"))
      }
    }
  }
}

/// Counts what is in a JUnit report.
private final class SuiteReader: NSObject, XMLParserDelegate {
  var suites: [[String: String]] = []
  var counts: [String: Int] = [:]
  var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    counts[name, default: 0] += 1
    if name == "testsuite" { suites.append(attributes) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
