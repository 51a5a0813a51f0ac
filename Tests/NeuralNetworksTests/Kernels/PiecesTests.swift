import XCTest

@testable import NeuralNetworks

final class PiecesTests: XCTestCase {
  func testTheOwnerTakesFromTheFrontAndOthersFromTheBack() {
    let pieces = Pieces()
    XCTAssertTrue(pieces.isEmpty)
    XCTAssertNil(pieces.takeFirst())
    XCTAssertNil(pieces.takeLast())
    pieces.set(3..<7)
    XCTAssertFalse(pieces.isEmpty)
    XCTAssertEqual(pieces.takeFirst(), 3)
    XCTAssertEqual(pieces.takeLast(), 6)
    XCTAssertEqual(pieces.takeFirst(), 4)
    XCTAssertEqual(pieces.takeLast(), 5)
    XCTAssertNil(pieces.takeFirst())
    XCTAssertNil(pieces.takeLast())
    pieces.set(0..<0)
    XCTAssertNil(pieces.takeLast())
  }

  /// Several threads at both ends: each piece comes out once.
  func testEveryPieceIsTakenOnce() {
    let count = 20_000
    let pieces = Pieces()
    pieces.set(0..<count)
    let taken = UnsafeMutablePointer<Int>.allocate(capacity: count)
    taken.initialize(repeating: 0, count: count)
    defer { taken.deallocate() }
    nonisolated(unsafe) let counters = taken
    withUnsafePointer(to: pieces) { pieces in
      nonisolated(unsafe) let pieces = pieces
      DispatchQueue.concurrentPerform(iterations: 4) { thread in
        while let piece = thread == 0
          ? pieces.pointee.takeFirst() : pieces.pointee.takeLast()
        { counters[piece] += 1 }
      }
    }
    XCTAssertTrue((0..<count).allSatisfy { taken[$0] == 1 })
  }
}
