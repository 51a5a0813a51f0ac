import XCTest

@testable import NeuralNetworks

final class SharingWatchTests: XCTestCase {
  private let millisecond = 1_000_000

  /// A machine that does pieces of work, each of which takes one thread the same time.
  private struct Machine {
    var cost = 100_000
    var watch = SharingWatch()
    var time = 500_000_000

    /// Does a piece of work.
    ///
    /// - Parameter slowness: what shared work takes, as a share of what one thread takes.
    /// - Returns: what it took, and whether it was shared.
    mutating func workOnce(slowness: Double) -> (taken: Int, isShared: Bool) {
      let isShared = watch.begin(at: time, cost: cost)
      let taken = isShared ? Int(Double(cost) * slowness) : cost
      time += taken
      watch.note(end: time)
      return (taken, isShared)
    }

    /// Works for a while.
    ///
    /// - Returns: what the work took, as a share of what one thread takes; and the share of the work
    ///   that was shared.
    mutating func work(for span: Int, slowness: Double) -> (slowness: Double, shared: Double) {
      let start = time
      var (pieces, shared, taken) = (0, 0, 0)
      while time - start < span {
        let piece = workOnce(slowness: slowness)
        taken += piece.taken
        pieces += 1
        shared += piece.isShared ? 1 : 0
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

  func testTheBetterWayIsKeptToAndTheOtherTriedForAFiftiethOfTheTime() {
    // From cores that help each other to a worker that comes back after milliseconds.
    for slowness in [0.5, 0.9, 1.1, 2, 12, 80] {
      var machine = Machine()
      _ = machine.work(for: 300 * millisecond, slowness: slowness)
      let found = machine.work(for: 20_000 * millisecond, slowness: slowness)
      XCTAssertLessThan(found.slowness, 1.021 * min(slowness, 1), "slowness \(slowness)")
      XCTAssertTrue(0 < found.shared && found.shared < 1, "slowness \(slowness): both ways occur")
    }
  }

  func testLongPiecesAreTriedSeldom() {
    for slowness in [0.5, 2] {
      var machine = Machine(cost: 50 * millisecond)
      _ = machine.work(for: 3_000 * millisecond, slowness: slowness)
      let found = machine.work(for: 60_000 * millisecond, slowness: slowness)
      XCTAssertLessThan(found.slowness, 1.03 * min(slowness, 1), "slowness \(slowness)")
    }
  }

  /// Worse is felt at once; better is found by trying, which takes the longer the worse it was.
  func testAChangeIsNoticed() {
    for (before, after, milliseconds) in [
      (0.6, 2.0, 100), (0.6, 80, 100), (2, 0.6, 700), (12, 0.6, 1500), (80, 0.6, 2000),
    ] {
      var machine = Machine()
      _ = machine.work(for: 10_000 * millisecond, slowness: before)
      _ = machine.work(for: milliseconds * millisecond, slowness: after)
      let found = machine.work(for: 1_000 * millisecond, slowness: after)
      XCTAssertLessThan(found.slowness, 1.05 * min(after, 1), "from \(before) to \(after)")
    }
  }

  /// A hiccup of the system, a breakpoint, a program that was stopped for a minute.
  func testAStopChangesLittle() {
    for milliseconds in [8, 300, 1_000, 60_000] {
      var machine = Machine()
      _ = machine.work(for: 1_000 * millisecond, slowness: 0.6)
      _ = machine.watch.begin(at: machine.time, cost: machine.cost)
      machine.time += milliseconds * millisecond
      machine.watch.note(end: machine.time)
      let found = machine.work(for: 200 * millisecond, slowness: 0.6)
      XCTAssertGreaterThan(found.shared, 0.8, "\(milliseconds) ms")
    }
  }

  /// Work that comes seldom, as when somebody draws digits: what lies between is none, and a window
  /// ends all the same, also one in which the wrong way is tried.
  func testWhatTheProgramDoesBetweenIsNoWork() {
    var machine = Machine()
    _ = machine.work(for: 4 * millisecond, slowness: 0.6)
    XCTAssertFalse(machine.workOnce(slowness: 0.6).isShared, "the window in which alone is tried")
    var shared = 0
    for _ in 0..<200 {
      machine.time += 20 * millisecond
      shared += machine.workOnce(slowness: 0.6).isShared ? 1 : 0
    }
    XCTAssertGreaterThan(shared, 120)
  }
}
