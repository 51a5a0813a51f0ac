import NeuralNetworks
import XCTest

@testable import PlaygroundEngine

final class TinkerTests: XCTestCase {
  /// Settings as the page writes them, with the changes that a test needs.
  private func numbers(
    data: Int32 = 0, inputs: Int32 = 3, activation: Int32 = 0, dropout: Int32 = 0,
    optimizer: Int32 = 0, initializer: Int32 = 0, task: Int32 = 1, seed: Int32 = 1,
    hidden: [Int32] = [4, 2], points: [Int32] = []
  ) -> [Int32] {
    [data, 10, 70, inputs, activation, 6, 0, dropout, 10, optimizer, initializer, task, seed]
      + [Int32(hidden.count)] + hidden + points
  }

  private func settings(_ numbers: [Int32]) throws -> TinkerSettings {
    try XCTUnwrap(TinkerSettings(numbers))
  }

  func testSettingsAreRead() throws {
    let settings = try settings(
      numbers(data: 7, inputs: 0b100_0001, activation: 1, points: [0, 4095, 4095]))
    XCTAssertNil(settings.pointSet)
    XCTAssertEqual(settings.inputs, [.x, .sineOfY])
    XCTAssertEqual(settings.activation, .relu)
    XCTAssertEqual(settings.learningRate, 0.1)
    XCTAssertEqual(settings.hidden, [4, 2])
    XCTAssertEqual(settings.ownPoints, [LabeledPoint(x: -2, y: 2, target: 1)])
  }

  func testNumbersThatAreNoSettingsAreRefused() {
    let good = numbers()
    XCTAssertNotNil(TinkerSettings(good))
    for index in good.indices {
      for wrong: Int32 in [-1, 1_000_000, .max, .min] {
        var numbers = good
        numbers[index] = wrong
        XCTAssertNil(TinkerSettings(numbers), "number \(index) is \(wrong)")
      }
      XCTAssertNil(TinkerSettings(Array(good[..<index])), "only \(index) numbers")
    }
    XCTAssertNil(TinkerSettings(good + [1, 2]), "a point of two numbers")
    XCTAssertNil(TinkerSettings(numbers(hidden: [9])))
    XCTAssertNil(TinkerSettings(numbers(inputs: 0)))
  }

  func testStepsAreThoseOfTraining() throws {
    for (optimizer, dropout, task): (Int32, Int32, Int32) in [(0, 0, 1), (3, 20, 1), (2, 0, 0)] {
      let settings = try settings(numbers(dropout: dropout, optimizer: optimizer, task: task))
      let session = TinkerSession(settings)
      for _ in 0..<5 { session.finishEpoch() }

      var generator = SplitMix64(seed: 1)
      let points = settings.drawPoints(using: &generator)
      let training = settings.dataset(of: points.training)
      let network = settings.makeNetwork(using: &generator)
      try Training(
        loss: settings.loss, optimizer: settings.makeOptimizer(), epochs: 5, batchSize: 10
      ).run(network, on: training, using: &generator)
      let expected = evaluate(network, on: training, loss: settings.loss).loss
      XCTAssertEqual(session.status()[3].bitPattern, expected.bitPattern)
      XCTAssertEqual(session.epoch, 5)
      XCTAssertEqual(session.step, 5 * 28)
    }
  }

  func testUnitsThatAreDeadOrSaturated() throws {
    let session = TinkerSession(try settings(numbers(activation: 1, hidden: [2])))
    session.dense[0].weights.value = Matrix([[0, 1], [0, 1]])
    session.dense[0].biases.value = Matrix([[-1, 0]])
    XCTAssertEqual(session.unitStates(), [.dead, .learning])
    let bent = TinkerSession(try settings(numbers(activation: 0, hidden: [2])))
    bent.dense[0].weights.value = Matrix([[0, 0], [0, 0]])
    bent.dense[0].biases.value = Matrix([[5, 0.1]])
    XCTAssertEqual(bent.unitStates(), [.saturated, .learning])
  }

  func testMapsShowWhatTheNetworkSays() throws {
    let session = TinkerSession(try settings(numbers(hidden: [])))
    session.dense[0].weights.value = Matrix([[10_000], [0]])
    session.dense[0].biases.value = Matrix([[0]])
    let map = session.map()
    XCTAssertEqual(map.count, 48 * 48)
    XCTAssertEqual(
      Array(map[..<48]), Array(repeating: 0, count: 24) + Array(repeating: 254, count: 24))
    XCTAssertEqual(session.unitMaps(), [])
    session.dense[0].weights.value = Matrix([[.nan], [0]])
    XCTAssertEqual(Set(session.map()), [127])
  }

  func testWithoutPointsNothingHappens() throws {
    let session = TinkerSession(try settings(numbers(data: 7)))
    session.takeStep()
    session.finishEpoch()
    XCTAssertEqual(session.step, 0)
    XCTAssertFalse(session.isDiverged)
    XCTAssertEqual(session.unitStates().count, 6)
  }

  func testLossThatIsNoNumberEndsTraining() throws {
    var numbers = numbers(activation: 4, task: 0)
    numbers[5] = 10
    let session = TinkerSession(try settings(numbers))
    for _ in 0..<50 { session.finishEpoch() }
    XCTAssertTrue(session.isDiverged)
    XCTAssertLessThan(session.epoch, 50)
  }

  func testPointSetsAreSeededAndHaveBothClasses() {
    for set in PointSet.allCases {
      var (first, second) = (SplitMix64(seed: 3), SplitMix64(seed: 3))
      let points = set.points(200, noise: 0, using: &first)
      XCTAssertEqual(points, set.points(200, noise: 0, using: &second))
      // Clouds have no edge.
      let edge: Float = set == .gaussian ? 2.5 : 1.81
      XCTAssertTrue(points.allSatisfy { max($0.x.magnitude, $0.y.magnitude) <= edge }, "\(set)")
      let positive = points.count { $0.target > 0 }
      XCTAssertTrue(70...130 ~= positive, "\(set): \(positive) of 200")
    }
  }

  func testSine() {
    for step in -4000...4000 {
      let x = Float(step) / 100
      XCTAssertEqual(sine(x), Float(sin(Double(x))), accuracy: 1e-7, "sin \(x)")
    }
  }

  func testCurveIsThinnedOut() {
    var curve = LossCurve()
    for epoch in 0...100_000 { curve.add(epoch: epoch, training: 1, test: .nan) }
    XCTAssertTrue(300...601 ~= curve.epochs.count)
    XCTAssertEqual(curve.epochs.first, 0)
    let gaps = Set(zip(curve.epochs.dropFirst(), curve.epochs).map { $0 - $1 })
    XCTAssertEqual(gaps, [256])
  }

  func testCurveAsAPicture() {
    var curve = LossCurve()
    curve.add(epoch: 0, training: 1.5, test: 1)
    curve.add(epoch: 1, training: 0.5, test: 0)
    XCTAssertEqual(curve.picture(), [1, 2, 0, 0.25, 0.5, 1, 0.75, 1])
    let ceilings = [0.013: 0.02, 0.02: 0.02, 0.3: 0.5, 0.7: 1, 1: 1, 1.01: 2, 30: 50, 0: 1]
    for (number, ceiling) in ceilings {
      XCTAssertEqual(niceCeiling(number), ceiling, accuracy: 1e-12)
    }
  }

  func testRowsOfATable() {
    XCTAssertEqual(
      addressNumbers(ofRows: [0, -1e308, 3, 10, 1e308, 7]), [205, 205, 0, 3890, 3890, 4095])
    XCTAssertEqual(
      addressNumbers(ofRows: [5, 0, 0, 5, 1, 1, 5, 2, 4]),
      [2048, 205, 0, 2048, 2048, 1024, 2048, 3890, 4095])
    XCTAssertEqual(addressNumbers(ofRows: []), [])
  }
}
