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

  private struct Split {
    let training: Dataset
    let validation: Dataset
    let tests: [Dataset]  // test digits, strangers
  }

  private func split() throws -> Split {
    let digits = try Digits8x8.load()
    return Split(
      training: digits.training.dataset(), validation: digits.validation.dataset(),
      tests: [digits.test.dataset(), digits.strangers.dataset()])
  }

  private func network(hidden: Int, _ generator: inout SplitMix64) -> Sequential {
    Sequential(
      Dense(inputs: 64, units: hidden, activation: .relu, using: &generator),
      Dense(inputs: hidden, units: 10, using: &generator))
  }

  private func accuracies(_ network: Sequential, _ split: Split) -> [Double] {
    split.tests.map { accuracy(network($0.inputs), targets: $0.targets) }
  }

  /// Means of ten seeds on test digits and strangers are near those of twenty networks of
  /// scikit-learn.
  func testDigits() throws {
    let split = try split()
    let methods: [(expected: [Double], make: () -> any Optimizer)] = [
      ([0.9618, 0.8810], { SGD(learningRate: 0.3) }),
      ([0.9758, 0.9026], { Momentum(learningRate: 0.1) }),
      ([0.9740, 0.8880], { Adam(learningRate: 0.01) }),
    ]
    for method in methods {
      let reached = try (101...110).map { seed -> [Double] in
        var generator = SplitMix64(seed: UInt64(seed))
        let network = network(hidden: 32, &generator)
        let plan = Training(
          loss: .categoricalCrossEntropy, optimizer: method.make(), epochs: 10, batchSize: 32)
        try plan.run(network, on: split.training, using: &generator)
        return accuracies(network, split)
      }
      for (part, expected) in method.expected.enumerated() {
        XCTAssertEqual(reached.map { $0[part] }.mean(), expected, accuracy: 0.015)
      }
    }
  }

  /// A random fifth of the labels wrong: accuracies with 400 digits and with 1,000, at the end and
  /// after early stopping, as scikit-learn's networks and ours have them on average.
  func testWrongLabels() throws {
    let split = try split()
    let cases: [(count: Int, epochs: Int, end: [Double], stopped: [Double])] = [
      (400, 60, [0.7992, 0.7215], [0.8900, 0.8073]),
      (1000, 24, [0.9252, 0.8427], [0.9464, 0.8581]),
    ]
    for one in cases {
      var (ends, stopped): ([[Double]], [[Double]]) = ([], [])
      for seed in 101...110 {
        var generator = SplitMix64(seed: UInt64(seed))
        let data = spoiled(split.training.subset(Array(0..<one.count)), &generator)
        let network = network(hidden: 64, &generator)
        var lowest = Double.infinity
        var best: [Double] = []
        let plan = Training(
          loss: .categoricalCrossEntropy, optimizer: Adam(learningRate: 0.01),
          epochs: one.epochs, batchSize: 32)
        try plan.run(
          network, on: data, validation: split.validation, using: &generator,
          onEpoch: { report in
            guard let loss = report.validation?.loss, loss < lowest else { return }
            (lowest, best) = (loss, accuracies(network, split))
          })
        ends.append(accuracies(network, split))
        stopped.append(best)
      }
      for part in 0..<2 {
        XCTAssertEqual(ends.map { $0[part] }.mean(), one.end[part], accuracy: 0.03)
        XCTAssertEqual(stopped.map { $0[part] }.mean(), one.stopped[part], accuracy: 0.03)
      }
    }
  }

  /// The samples with a random fifth of the labels moved to another class.
  private func spoiled(_ data: Dataset, _ generator: inout SplitMix64) -> Dataset {
    var targets = data.targets
    for sample in generator.permutation(of: data.count).prefix(data.count / 5) {
      let right = targets.argmax()[sample]
      targets[sample, right] = 0
      targets[sample, (right + 1 + generator.nextInteger(below: 9)) % 10] = 1
    }
    return Dataset(inputs: data.inputs, targets: targets)
  }
}
