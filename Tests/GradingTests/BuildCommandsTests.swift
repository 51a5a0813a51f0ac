import Exercises
import Foundation
import XCTest

@testable import Grading

/// The programs that the compiler's driver tells of are started without it.
final class BuildCommandsTests: XCTestCase {
  private let folder = URL(fileURLWithPath: "/tmp/it's here")
  private var driver: BuildCommands {
    BuildCommands(
      Classroom.course.chapters(of: [Classroom.course.exercises[0]])[0],
      modules: folder.appendingPathComponent("modules"),
      moduleCache: folder.appendingPathComponent("cache"),
      list: folder.appendingPathComponent("list"), in: folder, isVerbose: false)
  }

  func testWhatTheDriverIsAskedForIsInTheFolderOfTheAttempt() {
    let attempt = folder.appendingPathComponent("A7")
    let script = driver.script(for: attempt, in: attempt.appendingPathComponent("made"))
    XCTAssertTrue(script.hasPrefix(#"cd '/tmp/it'\''s here/A7/made' && "#), script)
    XCTAssertTrue(
      script.contains(#"'/tmp/it'\''s here/A7/Chapters/Chapter01-Perceptron/Exercises/"#), script)
    XCTAssertFalse(script.contains("'-v'"), script)
  }

  func testProgramsThatWereToldOfAreStartedInAnotherFolder() throws {
    let output = """
      Swift version 6.3.1
      /opt/usr/bin/swift-frontend -frontend -c /t/A7/a.swift -supplementary-output-file-map \
      /tmp/T.x/map-1 -g -o answers.o
      clang version 21.0.0
       "/opt/usr/bin/ld.lld" --hash-style=gnu -o worker answers.o /t/objects/0.o -lc
      """
    let told = try XCTUnwrap(
      BuildCommands(toldIn: output, of: URL(fileURLWithPath: "/t/A7"), orElse: driver))
    let attempt = URL(fileURLWithPath: "/t/B8")
    let script = told.script(for: attempt, in: attempt.appendingPathComponent("made"))
    XCTAssertTrue(
      script.contains("swift-frontend -frontend -c /t/B8/a.swift -g -o answers.o &&"), script)
    XCTAssertTrue(
      script.contains(#""/opt/usr/bin/ld.lld" --hash-style=gnu -o worker answers.o"#), script)
    // What it cannot link, the driver may.
    XCTAssertTrue(script.contains(" -lc 2>/dev/null || 'swiftc' '-o' 'worker'"), script)
  }

  func testWordsThatNobodyUnderstandsAreNoCommands() {
    for output in ["", "swift-frontend -c a.swift", "/bin/swift-frontend -frontend -c a.swift"] {
      XCTAssertNil(BuildCommands(toldIn: output, of: folder, orElse: driver), output)
    }
  }
}
