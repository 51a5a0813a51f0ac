import Exercises
import XCTest

final class OutlineTests: XCTestCase {
  func testDotsSayHowHardAnExerciseIs() {
    XCTAssertEqual([1, 2, 3].map(dots), ["●○○", "●●○", "●●●"])
  }
}
