import Exercises
import XCTest

final class OutlineTests: XCTestCase {
  func testDotsSayHowHardAnExerciseIs() {
    let dots = (1...3).map { difficulty in
      Outline("1.1", "sum", file: "", section: "", difficulty: difficulty, hints: [])
        .difficultyInDots
    }
    XCTAssertEqual(dots, ["●○○", "●●○", "●●●"])
  }
}
