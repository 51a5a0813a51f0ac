import XCTest

@testable import NeuralNetworks

/// The same seed gives the same bits, with any number of threads, in debug and release, with and
/// without PORTABLE=1, on every machine.
final class DeterminismTests: XCTestCase {
  /// The weights that this training has to end with, as a digest of their bits.
  ///
  /// There is no way to work it out but to run it. It changes when something in the chain does:
  /// generator, initializer, product, activation, loss, optimizer. Then make sure that this was
  /// meant, and that all builds agree, before writing the new one here.
  private static let expectedDigest: UInt64 = 0x334f_4a5e_b123_ad6c

  /// 20-16-5 with dropout, Adam with weight decay and a schedule, and batches of 128, so that
  /// products are large enough to be divided among threads; the last batch has 104 samples.
  private func trainedSmallNetwork() throws -> Sequential {
    var generator = SplitMix64(seed: 2026)
    let data = try generatedData(count: 1000, inputs: 20, classes: 5, using: &generator)
    let network = Sequential(
      Dense(inputs: 20, units: 16, activation: .relu, using: &generator),
      Dropout(rate: 0.25, using: &generator), Dense(inputs: 16, units: 5, using: &generator))
    try Training(
      loss: .categoricalCrossEntropy, optimizer: Adam(learningRate: 0.01, weightDecay: 0.01),
      schedule: .cosine, epochs: 1, batchSize: 128
    ).run(network, on: data, using: &generator)
    return network
  }

  /// Random samples, each of the class in whose column a fixed random matrix gives the most.
  private func generatedData(
    count: Int, inputs: Int, classes: Int, using generator: inout SplitMix64
  ) throws -> Dataset {
    let samples = Initializer.normal(standardDeviation: 1).weights(
      inputs: count, units: inputs, using: &generator)
    let rule = Initializer.uniform(-1..<1).weights(
      inputs: inputs, units: classes, using: &generator)
    return Dataset(
      inputs: samples, targets: oneHot(matmul(samples, rule).argmax(), count: classes))
  }

  /// The 64-bit FNV-1a hash (Fowler, Noll and Vo) of all parameters, byte by byte, the lowest first.
  private func digest(_ network: Sequential) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for bits in parameterBits(network) {
      for shift in [UInt32(0), 8, 16, 24] {
        hash = (hash ^ UInt64(bits >> shift & 0xff)) &* 0x0000_0100_0000_01b3
      }
    }
    return hash
  }

  func testTrainingGivesTheExpectedBitsWithAnyNumberOfThreads() throws {
    for count in threadCounts {
      let network = try withThreads(count) { try trainedSmallNetwork() }
      XCTAssertEqual(
        String(digest(network), radix: 16), String(Self.expectedDigest, radix: 16),
        "\(count) threads")
    }
  }

  /// A network wide enough that columns are divided too, and its outputs in training and in use.
  func testAWideNetworkTrainsToTheSameBitsWithAnyNumberOfThreads() throws {
    var results: [[UInt32]] = []
    for count in threadCounts {
      try withThreads(count) {
        var generator = SplitMix64(seed: 3)
        let data = try generatedData(count: 150, inputs: 100, classes: 10, using: &generator)
        let network = Sequential(
          Dense(inputs: 100, units: 300, activation: .tanh, using: &generator),
          Dropout(rate: 0.1, using: &generator),
          Dense(inputs: 300, units: 10, activation: .sigmoid, using: &generator))
        var losses: [UInt32] = []
        try Training(
          loss: .meanSquaredError, optimizer: RMSProp(learningRate: 0.01), epochs: 2,
          batchSize: 64
        ).run(
          network, on: data, validation: data, using: &generator,
          onEpoch: { losses.append(Float($0.validation?.loss ?? 0).bitPattern) })
        results.append(parameterBits(network) + predict(network, on: data).bits + losses)
      }
    }
    for (count, result) in zip(threadCounts, results) {
      XCTAssertTrue(result == results[0], "\(count) threads")
    }
  }

  /// Steps so large that the weights grow to infinity and then to what is not a number. Which sign and
  /// payload that has is the processor's business; where it is, and all else, is not.
  func testATrainingThatDivergesGivesTheSameBitsWithAnyNumberOfThreads() throws {
    var results: [[UInt32]] = []
    for count in threadCounts {
      try withThreads(count) {
        var generator = SplitMix64(seed: 4)
        let data = try generatedData(count: 128, inputs: 100, classes: 10, using: &generator)
        let network = Sequential(
          Dense(inputs: 100, units: 300, activation: .relu, using: &generator),
          Dense(inputs: 300, units: 10, using: &generator))
        let optimizer = SGD(learningRate: 1e10)
        var result: [UInt32] = []
        for _ in 0..<6 {
          let outputs = network.forward(data.inputs)
          network.setGradients(Loss.meanSquaredError.gradient(outputs, targets: data.targets))
          optimizer.step(network.parameters)
          result += outputs.canonicalBits + network.parameters.flatMap { $0.value.canonicalBits }
        }
        XCTAssertTrue(result.contains(Float.infinity.bitPattern), "\(count) threads: no infinity")
        XCTAssertTrue(result.contains(Float.nan.bitPattern), "\(count) threads: all are numbers")
        results.append(result)
      }
    }
    for (count, result) in zip(threadCounts, results) {
      XCTAssertTrue(result == results[0], "\(count) threads")
    }
  }

  func testAnotherSeedGivesOtherBits() throws {
    var one = SplitMix64(seed: 1)
    var other = SplitMix64(seed: 2)
    let first = Dense(inputs: 3, units: 2, using: &one)
    let second = Dense(inputs: 3, units: 2, using: &other)
    XCTAssertNotEqual(parameterBits(first), parameterBits(second))
  }
}
