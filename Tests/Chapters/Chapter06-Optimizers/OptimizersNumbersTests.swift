import Datasets
import Foundation
import NeuralNetworks
import XCTest

/// The numbers that chapter 6 builds on, against Tests/Reference/chapter06_reference.py: PyTorch's
/// optimizers walked through the same landscapes, scikit-learn trained on the same digits.
final class OptimizersNumbersTests: XCTestCase {
  /// The slopes of a loss of two weights, and the loss.
  private typealias Landscape = (Double, Double) -> (loss: Double, slopes: (Double, Double))

  private let bowl: Landscape = { x, y in (0.5 * (x * x + 3 * y * y), (x, 3 * y)) }

  private func ravine(degrees: Double) -> Landscape {
    let (c, s) = (cos(degrees * .pi / 180), sin(degrees * .pi / 180))
    return { x, y in
      let (along, across) = (c * x + s * y, -s * x + c * y)
      return (
        0.5 * (along * along + 75 * across * across),
        (c * along - s * 75 * across, s * along + c * 75 * across)
      )
    }
  }

  private let rosenbrock: Landscape = { x, y in
    let miss = y - x * x
    return ((1 - x) * (1 - x) + 100 * miss * miss, (-2 * (1 - x) - 400 * x * miss, 200 * miss))
  }

  /// The step from which on the loss stays below 0.001, in 2,000 steps.
  private func arrival(
    _ landscape: Landscape, from start: [Float], by optimizer: any Optimizer
  ) -> Int {
    let weights = Parameter(name: "weights", value: Matrix([start]), isDecayed: false)
    var last = 0
    for step in 1...2000 {
      let g = landscape(Double(weights.value[0, 0]), Double(weights.value[0, 1])).slopes
      weights.gradient = Matrix([[Float(g.0), Float(g.1)]])
      optimizer.step([weights])
      let loss = landscape(Double(weights.value[0, 0]), Double(weights.value[0, 1])).loss
      if loss >= 0.001 { last = step }
    }
    return last + 1
  }

  // A step more or less is the rounding of Float: PyTorch counted in Double.

  func testBowl() {
    let start: [Float] = [-2, 1.5]
    XCTAssertEqual(arrival(bowl, from: start, by: SGD(learningRate: 0.5)), 7)
    assertClose(arrival(bowl, from: start, by: Momentum(learningRate: 0.05)), 74)
    assertClose(arrival(bowl, from: start, by: RMSProp(learningRate: 0.02)), 176)
    assertClose(arrival(bowl, from: start, by: Adam(learningRate: 0.5)), 73)
  }

  func testRavine() {
    let (start, straight): ([Float], Landscape) = ([-4, 1], ravine(degrees: 0))
    assertClose(arrival(straight, from: start, by: SGD(learningRate: 0.02)), 223)
    assertClose(arrival(straight, from: start, by: Momentum(learningRate: 0.005)), 100)
    assertClose(arrival(straight, from: start, by: RMSProp(learningRate: 0.01)), 519)
    assertClose(arrival(straight, from: start, by: Adam(learningRate: 0.2)), 94)
    assertClose(arrival(straight, from: start, by: Adam(learningRate: 0.1)), 95)
  }

  func testTurnedRavine() {
    let root = Float(2).squareRoot()
    let (start, turned): ([Float], Landscape) = ([-5 / root, -3 / root], ravine(degrees: 45))
    assertClose(arrival(turned, from: start, by: SGD(learningRate: 0.02)), 223)
    assertClose(arrival(turned, from: start, by: Momentum(learningRate: 0.005)), 100)
    assertClose(arrival(turned, from: start, by: RMSProp(learningRate: 0.005)), 792)
    assertClose(arrival(turned, from: start, by: Adam(learningRate: 0.1)), 331)
  }

  func testRosenbrock() {
    let start: [Float] = [-1.2, 1]
    assertClose(arrival(rosenbrock, from: start, by: Momentum(learningRate: 0.002)), 365)
    assertClose(arrival(rosenbrock, from: start, by: Adam(learningRate: 0.1)), 715)
  }

  private func assertClose(_ steps: Int, _ expected: Int, line: UInt = #line) {
    XCTAssertEqual(Double(steps), Double(expected), accuracy: 1, line: line)
  }

  /// Means of five seeds lie where those of twenty networks of scikit-learn lie, lowest to highest.
  func testDigits() throws {
    let digits = try Digits8x8.inFileOrder().split(first: 1437)
    let training = digits.training.dataset().split(first: 1137).first
    let test = digits.test.dataset()
    let methods: [(range: ClosedRange<Double>, make: () -> any Optimizer)] = [
      (0.8667...0.8973, { SGD(learningRate: 0.3) }),
      (0.8805...0.9112, { Momentum(learningRate: 0.03) }),
      (0.8750...0.9028, { Adam(learningRate: 0.01) }),
    ]
    for method in methods {
      var sum = 0.0
      for seed in 101...105 {
        var generator = SplitMix64(seed: UInt64(seed))
        let network = Sequential(
          Dense(inputs: 64, units: 32, activation: .relu, using: &generator),
          Dense(inputs: 32, units: 10, using: &generator))
        let plan = Training(
          loss: .categoricalCrossEntropy, optimizer: method.make(), epochs: 10, batchSize: 32)
        try plan.run(network, on: training, using: &generator)
        sum += evaluate(network, on: test, loss: .categoricalCrossEntropy).accuracy ?? 0
      }
      XCTAssertTrue(method.range.contains(sum / 5), "\(sum / 5) is not in \(method.range)")
    }
  }
}
