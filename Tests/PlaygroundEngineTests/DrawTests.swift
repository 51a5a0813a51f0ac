import Handwriting
import NeuralNetworks
import XCTest

@testable import PlaygroundEngine

final class DrawTests: XCTestCase {
  private func network(_ sizes: Int..., seed: UInt64 = 1) -> Sequential {
    var generator = SplitMix64(seed: seed)
    return Sequential(
      zip(sizes, sizes.dropFirst()).enumerated().map { index, pair in
        Dense(
          inputs: pair.0, units: pair.1, activation: index < sizes.count - 2 ? .relu : .identity,
          biasInitializer: .uniform(-1..<1), using: &generator)
      })
  }

  /// A weight is off by half a 127th of its unit's largest at most; biases are kept.
  func testAPackedNetworkIsTheSameButForRounding() throws {
    for seed in 1...3 {
      let network = network(7, 5, 3, seed: UInt64(seed))
      let packed = try XCTUnwrap(PackedNetwork(network))
      XCTAssertEqual(packed.bytes.count, 8 + 8 * 5 + 35 + 8 + 8 * 3 + 15)
      let unpacked = try XCTUnwrap(PackedNetwork(bytes: packed.bytes).network())
      XCTAssertEqual(unpacked.architecture, network.architecture)
      for (before, after) in zip(network.parameters, unpacked.parameters) {
        for column in 0..<before.value.columns {
          let weights = before.value[column: column].elements
          let largest = weights.map { abs($0) }.max() ?? 0
          let bound = before.isDecayed ? largest / 254 * 1.001 : 0
          for (a, b) in zip(weights, after.value[column: column].elements) {
            XCTAssertEqual(a, b, accuracy: bound)
          }
        }
      }
    }
  }

  func testBytesThatAreNoPackedNetworkAreRefused() throws {
    let bytes = try XCTUnwrap(PackedNetwork(network(4, 3, 2))).bytes
    for length in 0..<bytes.count {
      let isWhole = length == 8 + 8 * 3 + 12  // the first layer alone is a network
      let network = PackedNetwork(bytes: Array(bytes[..<length])).network()
      XCTAssertEqual(network != nil, isWhole, "\(length) bytes")
    }
    var generator = SplitMix64(seed: 1)
    for _ in 0..<2000 {
      var damaged = bytes
      damaged[generator.nextInteger(below: bytes.count)] = UInt8(generator.nextInteger(below: 256))
      _ = PackedNetwork(bytes: damaged).network()
    }
    XCTAssertNil(
      PackedNetwork(Sequential(Dropout(rate: 0.5, using: &generator))))
  }

  func testOtherNetworksAreRefused() {
    XCTAssertNotNil(DrawnDigit(network(784, 5, 10)))
    XCTAssertNil(DrawnDigit(network(784, 10)))
    XCTAssertNil(DrawnDigit(network(784, 5, 4, 10)))
    XCTAssertNil(DrawnDigit(network(64, 5, 10)))
    XCTAssertNil(DrawnDigit(network(784, 5, 9)))
  }

  /// What the pixels speak for adds up to the score without biases where no unit has a bias, as a
  /// network of ReLUs is linear around each input.
  func testAReadingHasItsParts() throws {
    var generator = SplitMix64(seed: 2)
    let hidden = Dense(
      inputs: 784, units: 6, activation: .relu, usesBias: true, using: &generator)
    let output = Dense(inputs: 6, units: 10, using: &generator)
    let digit = try XCTUnwrap(DrawnDigit(Sequential(hidden, output)))
    let brightness = (0..<2500).map { index in
      (15..<35).contains(index / 50) && (22..<28).contains(index % 50) ? Float(0.1) : 0.9
    }
    XCTAssertTrue(digit.prepare(GrayPicture(rows: 50, columns: 50, brightness: brightness)))
    let reading = digit.reading()
    XCTAssertEqual(reading.count, 10 + 6 + 784 + 784)
    XCTAssertEqual(reading[..<10].reduce(0, +), 1, accuracy: 1e-5)
    let inputs = Matrix(rows: 1, columns: 784, elements: Array(reading[16..<800]))
    let scores = output(hidden(inputs))
    XCTAssertEqual(
      reading[800...].reduce(0, +), scores.elements.max() ?? 0, accuracy: 1e-3)

    let blank = [Float](repeating: 0.9, count: 2500)
    XCTAssertFalse(digit.prepare(GrayPicture(rows: 50, columns: 50, brightness: blank)))
  }
}
