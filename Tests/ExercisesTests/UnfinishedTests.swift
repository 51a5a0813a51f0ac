import Dispatch
import Exercises
import Synchronization
import XCTest

final class UnfinishedTests: XCTestCase {
  func testPlaceholderIsHandedOnWithAndWithoutASearch() {
    XCTAssertEqual(unfinished([1, 2]), [1, 2])
    XCTAssertEqual(findingUnfinished { unfinished(7) }.result, 7)
  }

  func testMarkSaysFileAndLine() {
    let line = #line + 1
    let mark = findingUnfinished { unfinished(0) }.mark
    XCTAssertEqual(mark?.line, line)
    XCTAssertEqual(mark?.file, #filePath)
  }

  func testFirstOfSeveralMarksIsKept() {
    let mark = findingUnfinished { unfinished(unfinished(0, line: 11), line: 12) }.mark
    XCTAssertEqual(mark?.line, 11)
  }

  func testNoMarkWithoutAStub() {
    XCTAssertNil(findingUnfinished { 3 }.mark)
    // A mark made before must not be found later.
    _ = unfinished(0)
    XCTAssertNil(findingUnfinished { 3 }.mark)
  }

  func testInnerSearchKeepsItsMark() {
    let outer = findingUnfinished { findingUnfinished { unfinished(0) }.mark }
    XCTAssertNotNil(outer.result)
    XCTAssertNil(outer.mark)
  }

  func testErrorsPassThrough() {
    struct TooLarge: Error {}
    XCTAssertThrowsError(try findingUnfinished { throw TooLarge() })
  }

  func testSearchesAtTheSameTimeDoNotMix() {
    let mistakes = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 1000) { index in
      let isStub = index.isMultiple(of: 3)
      let mark = findingUnfinished { isStub ? unfinished(0, line: index) : 0 }.mark
      if mark?.line != (isStub ? index : nil) { mistakes.withLock { $0 += 1 } }
    }
    XCTAssertEqual(mistakes.withLock { $0 }, 0)
  }
}
