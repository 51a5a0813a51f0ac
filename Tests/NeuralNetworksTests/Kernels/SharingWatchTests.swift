import XCTest

@testable import NeuralNetworks

final class SharingWatchTests: XCTestCase {
  private let millisecond = 1_000_000

  /// A machine that does pieces of work, each of which takes one thread a tenth of a millisecond, in a
  /// time of its own.
  private struct Machine {
    let cost = 100_000
    var watch = SharingWatch()
    var time = 500_000_000

    /// Works for a while.
    ///
    /// - Parameters:
    ///   - span: how long.
    ///   - slowness: what shared work takes, as a share of what one thread takes.
    ///   - pause: what the program does between one piece and the next.
    /// - Returns: what the work took, as a share of what one thread takes; and the share of the work
    ///   that was shared.
    mutating func work(for span: Int, slowness: Double, pause: Int = 0)
      -> (slowness: Double, shared: Double)
    {
      let start = time
      var (pieces, shared, taken) = (0, 0, 0)
      while time - start < span {
        let isShared = watch.shares(at: time, cost: cost)
        let needed = isShared ? Int(Double(cost) * slowness) : cost
        time += needed
        watch.note(end: time)
        time += pause
        taken += needed
        pieces += 1
        shared += isShared ? 1 : 0
      }
      return (Double(taken) / Double(pieces * cost), Double(shared) / Double(pieces))
    }
  }

  func testWorkIsSharedAtFirstThenTheOtherWayIsTried() {
    var machine = Machine()
    XCTAssertEqual(machine.work(for: 3 * millisecond, slowness: 0.5).shared, 1)
    // The next window is the caller's alone, then it is known what pays.
    XCTAssertEqual(machine.work(for: 3 * millisecond, slowness: 0.5).shared, 0)
    XCTAssertEqual(machine.work(for: 3 * millisecond, slowness: 0.5).shared, 1)
  }

  func testTheBetterWayIsKeptToAndTriesCostLittle() {
    // From cores that help each other to a worker that comes back after milliseconds.
    for slowness in [0.5, 0.9, 1.1, 2, 12, 80] {
      var machine = Machine()
      _ = machine.work(for: 100 * millisecond, slowness: slowness)
      let found = machine.work(for: 2_000 * millisecond, slowness: slowness)
      XCTAssertLessThan(found.slowness, 1.02 * min(slowness, 1), "slowness \(slowness)")
      XCTAssertGreaterThan(found.slowness, min(slowness, 1) - 1e-9)
    }
  }

  func testAChangeIsNoticed() {
    for (before, after) in [(0.6, 2.0), (2.0, 0.6)] {
      var machine = Machine()
      _ = machine.work(for: 1_000 * millisecond, slowness: before)
      // Less than half a second to notice, whichever way it goes.
      _ = machine.work(for: 500 * millisecond, slowness: after)
      let found = machine.work(for: 1_000 * millisecond, slowness: after)
      XCTAssertLessThan(found.slowness, 1.03 * min(after, 1), "from \(before) to \(after)")
    }
  }

  func testAHiccupChangesLittle() {
    var machine = Machine()
    _ = machine.work(for: 1_000 * millisecond, slowness: 0.6)
    _ = machine.work(for: millisecond, slowness: 80)
    XCTAssertGreaterThan(machine.work(for: 500 * millisecond, slowness: 0.6).shared, 0.8)
  }

  func testWhatTheProgramDoesBetweenIsNoWork() {
    var machine = Machine()
    _ = machine.work(for: 200 * millisecond, slowness: 0.6)
    // Pieces that come seldom, as when somebody draws digits: none tells how long work takes.
    _ = machine.work(for: 1_000 * millisecond, slowness: 0.6, pause: 20 * millisecond)
    XCTAssertGreaterThan(machine.work(for: 100 * millisecond, slowness: 0.6).shared, 0.8)
  }
}
