import XCTest

@testable import Grading

final class OptionTests: XCTestCase {
  func testWordsAreUnderstood() throws {
    let words =
      "a b --format csv --output o --points p --shard 3/10 --jobs 4 --seed 7 --reveal --seed-per-student"
    let options = try GradeOptions(words.split(separator: " ").map(String.init))
    XCTAssertEqual(options.paths, ["a", "b"])
    XCTAssertEqual(options.format, .csv)
    XCTAssertEqual(options.output, "o")
    XCTAssertEqual(options.points, "p")
    XCTAssertEqual(options.shard, Shard(part: 3, count: 10))
    XCTAssertEqual(options.jobs, 4)
    XCTAssertEqual(options.seed, 7)
    XCTAssertTrue(options.reveals)
    XCTAssertTrue(options.hasSeedPerStudent)
    XCTAssertFalse(options.isUnsandboxed)
  }

  func testOtherWordsAreToldOf() {
    for (words, message) in [
      ("", "found no file or folder"), ("a", "found no --output"), ("a --output", "found nothing"),
      ("a --output o --format pdf", "found the format \"pdf\""), ("a --fast", "found --fast"),
      ("a --output o --shard 0/3", "found --shard 0/3"),
      ("a --output o --shard 4/3", "found --shard 4/3"),
      ("a --output o --shard 1", "found --shard 1"), ("a --output o --jobs 0", "found --jobs 0"),
      ("a --output o --seed -1", "found --seed -1"),
    ] {
      XCTAssertThrowsError(try GradeOptions(words.split(separator: " ").map(String.init))) {
        XCTAssertTrue("\($0)".hasPrefix(message), "\(words): \($0)")
      }
    }
  }

  func testMergingTakesWhatItHasAUseFor() throws {
    let options = try GradeOptions(["a", "--format", "csv", "--output", "o"], isMerging: true)
    XCTAssertEqual(options.format, .csv)
    for option in ["--points", "--reveal", "--seed", "--shard"] {
      XCTAssertThrowsError(try GradeOptions(["a", "--output", "o", option, "1"], isMerging: true)) {
        XCTAssertTrue("\($0)".hasPrefix("found \(option), which does nothing"), "\($0)")
      }
    }
  }
}
