import Datasets
import NeuralNetworks
import XCTest

/// Chapter 7's baselines against Tests/Reference/chapter07_reference.py, which computes them with
/// NumPy from the same files: by distances, not by a layer.
final class MNISTNumbersTests: XCTestCase {
  private struct Parts {
    let learning: LabeledImages
    let validation: LabeledImages
    let test: LabeledImages

    init() throws {
      let digits = try MNIST.embedded()
      (learning, validation) = digits.training.holdingOut(lastPerClass: 50)
      test = digits.test
    }
  }

  func testMeanPixelsAndWhatInkAloneReads() throws {
    let parts = try Parts()
    XCTAssertEqual(
      [parts.learning.count, parts.validation.count, parts.test.count], [3500, 500, 1000])
    func ink(_ images: LabeledImages) -> [Double] {
      (0..<images.count).map { index in
        images.pixels(of: index).reduce(0.0) { $0 + Double($1) / 255 } / 784
      }
    }
    var means = [Double](repeating: 0, count: 10)
    for (value, label) in zip(ink(parts.learning), parts.learning.labels) {
      means[Int(label)] += value / 350
    }
    let expected = [
      0.17631, 0.07873, 0.14791, 0.14242, 0.1212, 0.12726, 0.13296, 0.11612, 0.1486, 0.12092,
    ]
    for (mean, value) in zip(means, expected) { XCTAssertEqual(mean, value, accuracy: 1e-5) }
    func hits(_ images: LabeledImages) -> Int {
      zip(ink(images), images.labels).count { value, label in
        means.indices.min { abs(means[$0] - value) < abs(means[$1] - value) } == Int(label)
      }
    }
    XCTAssertEqual(hits(parts.validation), 113)
    XCTAssertEqual(hits(parts.test), 220)
  }

  func testTheNearestAverageAsALayer() throws {
    let parts = try Parts()
    var inputs = parts.learning.inputs()
    var targets = Matrix(rows: parts.learning.count, columns: 10)
    parts.learning.fill(
      inputs: &inputs, targets: &targets, with: Array(0..<parts.learning.count)[...])
    let averages = (1 / 350 as Float) * matmul(transposing: targets, inputs)
    var generator = SplitMix64(seed: 1)
    let layer = Dense(inputs: 784, units: 10, using: &generator)
    layer.weights.value = averages.transposed()
    layer.biases.value = Matrix([
      (0..<10).map { digit in -averages.row(digit).reduce(0) { $0 + $1 * $1 } / 2 }
    ])
    func hits(_ images: LabeledImages) -> Int {
      zip(layer(images.inputs()).argmax(), images.labels).count { $0 == Int($1) }
    }
    XCTAssertEqual(hits(parts.validation), 392)
    XCTAssertEqual(hits(parts.test), 805)
  }
}
