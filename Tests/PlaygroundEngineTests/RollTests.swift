import NeuralNetworks
import XCTest

@testable import PlaygroundEngine

final class RollTests: XCTestCase {
  func testSlopesAgreeWithNudges() {
    for surface in Surface.allCases {
      for (x, y): (Float, Float) in [(0.3, -0.7), (-1.1, 0.4), (0.9, 0.9)] {
        let nudge: Float = 1.0 / 256
        let (_, dx, dy) = surface(x, y)
        let alongX = (surface(x + nudge, y).loss - surface(x - nudge, y).loss) / (2 * nudge)
        let alongY = (surface(x, y + nudge).loss - surface(x, y - nudge).loss) / (2 * nudge)
        let size = 1 + abs(dx) + abs(dy)
        XCTAssertEqual(dx, alongX, accuracy: 0.005 * size, "\(surface)")
        XCTAssertEqual(dy, alongY, accuracy: 0.005 * size, "\(surface)")
      }
    }
  }

  /// In the bowl each step of gradient descent multiplies x by 1 − η and y by 1 − 3η.
  func testGradientDescentInTheBowl() {
    let walk = Surface.bowl.walk(SGD(learningRate: 0.5), from: (2, 1), steps: 2)
    XCTAssertEqual(walk, [2, 1, 1, -0.5, 0.5, 0.25, 3.5, 0.875, 0.21875])
  }

  func testAWalkThatLeavesAllBoundsEnds() {
    let walk = Surface.ravine.walk(SGD(learningRate: 1), from: (1, 1), steps: 1000)
    XCTAssertEqual(walk.count % 3, 0)
    XCTAssertLessThan(walk.count, 30)
    XCTAssertTrue(walk.allSatisfy { $0.isFinite })
  }

  /// The lowest place of the map is where the surface says that it is.
  func testMaps() {
    for surface in Surface.allCases {
      let map = surface.map(columns: 50, rows: 40)
      XCTAssertEqual(map.count, 2000)
      XCTAssertEqual(map.max(), 254)
      XCTAssertEqual(map.min(), 0)
    }
    // Of the pixels at level 0, the first one; the minimum of the valley is at (1, 1).
    let lowest = Surface.valley.map(columns: 400, rows: 320).firstIndex(of: 0) ?? 0
    let (row, column) = lowest.quotientAndRemainder(dividingBy: 400)
    XCTAssertEqual(-2 + (Double(column) + 0.5) / 100, 1, accuracy: 0.06)
    XCTAssertEqual(2.2 - (Double(row) + 0.5) / 100, 1, accuracy: 0.12)
  }
}
