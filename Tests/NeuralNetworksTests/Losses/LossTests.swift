import XCTest

@testable import NeuralNetworks

/// What holds for every loss. Known values stand in the files of the single losses.
final class LossTests: XCTestCase {
  private let losses: [Loss] = [
    .meanSquaredError, .binaryCrossEntropy, .categoricalCrossEntropy, .klDivergence,
  ]

  /// Rows of positive numbers that sum to 1: right for every loss.
  private func distributions(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
    Activation.softmax(randomMatrix(rows, columns, seed: seed, in: -2..<2))
  }

  func testEveryLossPassesAGradientCheck() {
    for loss in losses {
      for (rows, columns) in [(5, 3), (5, 2), (1, 3), (3, 18)] {
        for seed in [UInt64(1), 2, 3] {
          let outputs = randomMatrix(rows, columns, seed: seed, in: -3..<3)
          let targets = distributions(rows, columns, seed: seed + 100)
          let gradient = loss.gradient(outputs, targets: targets)
          let numerical = numericalGradient(at: outputs) { loss($0, targets: targets) }
          XCTAssertLessThan(
            relativeError(gradient, numerical), 1e-3, "\(loss), \(rows)×\(columns), seed \(seed)")
        }
      }
    }
  }

  func testPlantedWrongGradientsFailTheGradientCheck() {
    let outputs = randomMatrix(5, 3, seed: 1, in: -3..<3)
    let targets = distributions(5, 3, seed: 2)
    for loss in losses {
      let right = loss.gradient(outputs, targets: targets)
      let numerical = numericalGradient(at: outputs) { loss($0, targets: targets) }
      let wrong: [(name: String, gradient: Matrix)] = [
        ("sign lost", -1 * right), ("not divided by the samples", 5 * right),
        ("divided by the samples twice", 0.2 * right), ("factor 2", 2 * right),
        (
          "targets forgotten",
          loss.gradient(outputs, targets: Matrix(rows: 5, columns: 3, repeating: 1 / 3))
        ),
        ("samples in the wrong order", Matrix((0..<5).map { right.row(4 - $0) })),
      ]
      for (name, gradient) in wrong {
        XCTAssertGreaterThan(relativeError(gradient, numerical), 1e-2, "\(loss): \(name)")
      }
    }
  }

  /// A mean: twice the same samples give the same loss, and each row half the gradient.
  func testLossesAreMeansOverTheSamples() {
    let outputs = randomMatrix(5, 3, seed: 1)
    let targets = distributions(5, 3, seed: 2)
    func twice(_ matrix: Matrix) -> Matrix {
      Matrix((0..<10).map { matrix.row($0 % 5) })
    }
    for loss in losses {
      XCTAssertEqual(
        loss(twice(outputs), targets: twice(targets)), loss(outputs, targets: targets),
        accuracy: 1e-6)
      let gradient = loss.gradient(outputs, targets: targets)
      let doubled = loss.gradient(twice(outputs), targets: twice(targets))
      XCTAssertTrue(doubled.rows(0..<5).isApproximatelyEqual(to: 0.5 * gradient, tolerance: 1e-7))
    }
  }

  func testANaNMakesTheLossNotANumber() {
    let targets = Matrix([[0, 1], [1, 0]])
    for loss in losses {
      for position in 0..<4 {
        var outputs = Matrix([[1, 2], [3, 4]])
        outputs[position / 2, position % 2] = .nan
        XCTAssertTrue(loss(outputs, targets: targets).isNaN, "\(loss), element \(position)")
      }
    }
  }

  /// The loss that the doc comment of `Loss` shows, in training as well.
  func testALossOfOnesOwn() throws {
    let loss = Loss("mean absolute error") { outputs, targets in
      (outputs - targets).map { $0.magnitude }.sum() / Double(outputs.count)
    } gradient: { outputs, targets in
      let share = 1 / Float(outputs.count)
      return (outputs - targets).map { $0 < 0 ? -share : share }
    }
    let outputs = Matrix([[1, -2], [0.5, 4]])
    let targets = Matrix([[0, 2], [1, 1]])
    XCTAssertEqual(loss(outputs, targets: targets), 8.5 / 4)
    XCTAssertEqual(
      loss.gradient(outputs, targets: targets), Matrix([[0.25, -0.25], [-0.25, 0.25]]))
    XCTAssertEqual("\(loss)", "mean absolute error")
    XCTAssertNil(loss.contains)

    // The absolute error leads to the median of the targets, not to their mean.
    var generator = SplitMix64(seed: 1)
    let network = Sequential(Dense(inputs: 1, units: 1, using: &generator))
    let data = Dataset(
      inputs: Matrix(rows: 5, columns: 1), targets: Matrix([[1], [2], [3], [4], [90]]))
    try Training(loss: loss, optimizer: SGD(learningRate: 0.05), epochs: 400, batchSize: 5)
      .run(network, on: data, using: &generator)
    XCTAssertEqual(network(data.inputs)[0, 0], 3, accuracy: 0.05)
  }

  func testWhichActivationALossContains() {
    XCTAssertEqual(losses.map(\.contains), [nil, .sigmoid, .softmax, .softmax])
  }

  func testTheThresholdFollowsLossAndLastActivation() {
    for loss in losses.dropFirst() {
      XCTAssertEqual(loss.threshold(after: .identity), 0, "\(loss)")
    }
    let squares = Loss.meanSquaredError
    XCTAssertEqual(squares.threshold(after: .sigmoid), 0.5)
    XCTAssertEqual(squares.threshold(after: .step), 0.5)
    XCTAssertNil(squares.threshold(after: .identity))
    XCTAssertNil(squares.threshold(after: nil))
  }

  /// What rounding leaves of a distribution is still one, and so is a row of soft labels.
  func testTargetsThatAreNearlyDistributions() {
    let outputs = randomMatrix(1, 3, seed: 1)
    for row: [Float] in [[0.3333, 0.3333, 0.3333], [0.05, 0.9, 0.05], [0.0005, 1, 0]] {
      XCTAssertTrue(Loss.categoricalCrossEntropy(outputs, targets: Matrix([row])).isFinite)
    }
  }
}
