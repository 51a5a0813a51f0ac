import Datasets
import NeuralNetworks
import XCTest

/// Chapter 7's readers against Tests/Reference/chapter07_reference.py, which computes them with NumPy
/// and scikit-learn from the same files, in other ways.
final class MNISTNumbersTests: XCTestCase {
  private struct Parts {
    let training: LabeledImages
    let learning: LabeledImages
    let validation: LabeledImages
    let test: LabeledImages

    init() throws {
      let digits = try MNIST.embedded()
      training = digits.training
      (learning, validation) = training.holdingOut(lastPerClass: 50)
      test = digits.test
    }
  }

  /// Right answers by the digit whose average pixel is nearest.
  private func hitsByInk(_ known: LabeledImages, _ asked: LabeledImages) -> (
    means: [Double], hits: Int
  ) {
    func ink(_ images: LabeledImages) -> [Double] {
      (0..<images.count).map { index in
        images.pixels(of: index).reduce(0.0) { $0 + Double($1) / 255 } / 784
      }
    }
    var means = [Double](repeating: 0, count: 10)
    for (value, label) in zip(ink(known), known.labels) {
      means[Int(label)] += value / Double(known.classCounts[Int(label)])
    }
    let hits = zip(ink(asked), asked.labels).count { value, label in
      means.indices.min { abs(means[$0] - value) < abs(means[$1] - value) } == Int(label)
    }
    return (means, hits)
  }

  func testMeanPixelsAndWhatInkAloneReads() throws {
    let parts = try Parts()
    XCTAssertEqual(
      [parts.learning.count, parts.validation.count, parts.test.count], [3500, 500, 1000])
    let (means, hits) = hitsByInk(parts.learning, parts.validation)
    let expected = [
      0.17631, 0.07873, 0.14791, 0.14242, 0.1212, 0.12726, 0.13296, 0.11612, 0.1486, 0.12092,
    ]
    for (mean, value) in zip(means, expected) { XCTAssertEqual(mean, value, accuracy: 1e-5) }
    XCTAssertEqual(hits, 113)
    XCTAssertEqual(hitsByInk(parts.training, parts.test).hits, 215)
  }

  /// The labels of the nearest pictures, nearest first.
  private func nearestLabels(
    of pictures: LabeledImages, among known: LabeledImages, count: Int
  ) -> [[UInt8]] {
    let inputs = known.inputs()
    let squares = (inputs * inputs).rowSums().transposed()
    var closeness = (2 * matmul(pictures.inputs(), transposing: inputs)).adding(row: -squares)
    var labels = [[UInt8]](repeating: [], count: pictures.count)
    for _ in 0..<count {
      for (row, nearest) in closeness.argmax().enumerated() {
        labels[row].append(known.labels[nearest])
        closeness[row, nearest] = -.greatestFiniteMagnitude
      }
    }
    return labels
  }

  func testNearestNeighbors() throws {
    let parts = try Parts()
    func hits(_ known: LabeledImages, _ asked: LabeledImages) -> [Int] {
      let labels = nearestLabels(of: asked, among: known, count: 7)
      return [1, 3, 5, 7].map { count in
        zip(labels, asked.labels).count { nearest, label in
          let some = nearest.prefix(count)
          // Of equally common labels the first, which is that of the nearest picture.
          let answer = some.max { a, b in
            some.count { $0 == a } < some.count { $0 == b }
          }
          return answer == label
        }
      }
    }
    XCTAssertEqual(hits(parts.learning, parts.validation), [454, 465, 462, 460])
    XCTAssertEqual(hits(parts.training, parts.test), [934, 925, 926, 927])
  }

  func testNearestNeighborWithFewerPictures() throws {
    let parts = try Parts()
    let hits = [50, 100, 200, 400, 800, 1600, 4000].map { size in
      let few = parts.training.subset(
        parts.training.labels.indices.filter { $0 % 400 < size / 10 })
      return zip(nearestLabels(of: parts.test, among: few, count: 1), parts.test.labels)
        .count { $0 == [$1] }
    }
    XCTAssertEqual(hits, [656, 701, 760, 819, 861, 884, 934])
  }

  /// NumPy's networks, with other random numbers and SciPy's distortions, are in this range.
  func testANetworkOnDistortedCopies() throws {
    let parts = try Parts()
    let copies = DistortedImages(
      parts.training, by: Distortion(affine: 0.2, shift: 1, elastic: 20), seed: 1
    ).copies(20)
    XCTAssertEqual(copies.count, 80_000)
    var generator = SplitMix64(seed: 101)
    let network = Sequential(
      Dense(inputs: 784, units: 400, activation: .relu, using: &generator),
      Dense(inputs: 400, units: 10, using: &generator))
    try Training(
      loss: .categoricalCrossEntropy, optimizer: Adam(learningRate: 0.004), schedule: .cosine,
      epochs: 1, batchSize: 64
    ).run(network, on: copies, using: &generator)
    let accuracy = evaluate(network, on: parts.test, loss: .categoricalCrossEntropy).accuracy ?? 0
    XCTAssertGreaterThan(accuracy, 0.962)
    XCTAssertLessThan(accuracy, 0.985)
  }

  func testACoin() {
    XCTAssertEqual(chance(ofAtLeast: 24, of: 29), 0.0002730563282966614, accuracy: 1e-12)
  }
}
