import XCTest

@testable import Judging

/// Backtraces as Swift 6.3.1 writes them on Linux, shortened; this file stands for a learner's.
final class BacktraceTests: XCTestCase {
  func testFirstLineOutsideTheCourseIsThePlace() {
    let backtrace = Backtrace(
      """
      *** Program crashed: Illegal instruction at 0x00007f0b34d6df7f ***

      Thread 0 "Chapter07-MNIST" crashed:

        0      0x00007f8fe896df7f _assertionFailure(_:_:file:line:flags:) + 623 in libswiftCore.so
        1 [ra] 0x00005588b08e6a80 closure #1 in Array.map(_:) + 4 in Some at //<compiler-generated>
        2 [ra] 0x00005588b08e6a81 require(_:_:) + 4 in Some at /home/me/p/Sources/Require.swift:9:5
        3 [ra] 0x00005588b08e6a82 index(_:_:) + 47 in Some at \(#filePath):2:44
        4 [ra] 0x00005588b08e59ca main + 329 in Some at \(#filePath):12:21

      Backtrace took 0.01s
      """)
    XCTAssertEqual(backtrace.place, SourcePlace(file: #filePath, line: 2))
    XCTAssertNil(backtrace.runtimeFailure)
    XCTAssertFalse(backtrace.isRecursion)
    XCTAssertTrue(backtrace.isComplete)
  }

  func testFrameWithoutALineStillNamesTheFile() {
    let backtrace = Backtrace(
      "  4 [ra] [system] 0x0000557600cabf3e f(_:) + 269 in Some at \(#filePath)\n"
        + "  5 [ra]          0x0000557600cabf3f g(_:) + 269 in Some at \(#filePath):9:1\n")
    XCTAssertEqual(backtrace.place, SourcePlace(file: #filePath, line: nil))
    XCTAssertFalse(backtrace.isComplete)
  }

  func testTrapWithoutAMessageIsNamed() {
    let backtrace = Backtrace(
      """
      *** Swift runtime failure: arithmetic overflow ***

        0 [inlined] [system] 0x00005635 Swift runtime failure: arithmetic overflow in c at //<c>
        1                    0x00005635 over(_:) + 210 in crash at \(#filePath):5:28
      """)
    XCTAssertEqual(backtrace.runtimeFailure, "arithmetic overflow")
    XCTAssertEqual(backtrace.place?.line, 5)
  }

  func testRecursionIsAFunctionThatRunsManyTimes() {
    let frame = "  1 [ra] 0x00005622dc8bdbc6 recurse(_:) + 85 in crash at \(#filePath):8:56\n"
    XCTAssertTrue(Backtrace(String(repeating: frame, count: 10)).isRecursion)
    XCTAssertFalse(Backtrace(String(repeating: frame, count: 9)).isRecursion)
  }

  func testNoBacktraceTellsNothing() {
    let backtrace = Backtrace("")
    XCTAssertNil(backtrace.place)
    XCTAssertFalse(backtrace.isComplete)
  }
}
