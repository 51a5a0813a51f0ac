import XCTest

@testable import PlaygroundEngine

final class HandBackpropTests: XCTestCase {
  private let published: [Float] = [
    0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55, 0.35, 0.35, 0.6, 0.6, 0.01, 0.99,
  ]

  /// The numbers of Mazur's "A Step by Step Backpropagation Example".
  func testThePublishedNumbers() throws {
    let values = try XCTUnwrap(HandExample(published)).values()
    let expected: [(place: Int, number: Float)] = [
      (0, 0.3775), (1, 0.3925), (2, 0.593269992), (3, 0.596884378), (4, 1.105905967),
      (6, 0.75136507), (7, 0.772928465), (8, 0.298371109), (9, 0.74136507), (11, 0.138498562),
      (13, 0.082167041), (17, 0.055399425), (18, -0.019049119), (21, 0.036350306),
      (23, 0.008771354), (25, 0.000438568),
    ]
    XCTAssertEqual(values.count, 29)
    for (place, number) in expected {
      XCTAssertEqual(values[place], number, accuracy: 2e-7, "number \(place)")
    }
  }

  /// One step with the biases held: the published w₁ and w₅; the loss after 10,000 steps is 0.0000351.
  func testSteps() throws {
    let example = try XCTUnwrap(HandExample(published))
    let once = example.trained(steps: 1, learningRate: 0.5, movesBiases: false)
    XCTAssertEqual(once[0], 0.149780716, accuracy: 1e-7)
    XCTAssertEqual(once[4], 0.35891648, accuracy: 1e-7)
    XCTAssertEqual(Array(once[8...]), [0.35, 0.35, 0.6, 0.6])

    let trained = try XCTUnwrap(HandExample(published))
    let often = trained.trained(steps: 10_000, learningRate: 0.5, movesBiases: false)
    let end = try XCTUnwrap(
      HandExample(Array(published[..<2]) + often + Array(published[14...])))
    XCTAssertEqual(end.values()[8], 0.0000351, accuracy: 1e-7)
  }

  /// Each slope against a nudge of its number, for other numbers than the published ones.
  func testSlopesAgreeWithNudges() throws {
    let start: [Float] = [
      0.7, -0.4, 0.3, -0.8, 0.5, 0.9, -0.6, 0.2, 0.4, -0.7, 0.1, -0.2, 0.3, 0.05, 0.2, 0.8,
    ]
    let slopes = try XCTUnwrap(HandExample(start)).values()
    // w₁ to w₄ are the last four, w₅ to w₈ stand in the middle.
    for (number, place) in zip(Array(2...9), Array(25...28) + Array(13...16)) {
      var (above, below) = (start, start)
      above[number] += 0.01
      below[number] -= 0.01
      let nudged = try [above, below].map { try XCTUnwrap(HandExample($0)).values()[8] }
      XCTAssertEqual(slopes[place], (nudged[0] - nudged[1]) / 0.02, accuracy: 2e-5)
    }
  }

  func testWhatIsNoExampleIsRefused() {
    XCTAssertNil(HandExample([]))
    XCTAssertNil(HandExample(Array(published.dropLast())))
    XCTAssertNil(HandExample(published.dropLast() + [.nan]))
    XCTAssertNil(HandExample([.infinity] + published.dropFirst()))
  }
}
