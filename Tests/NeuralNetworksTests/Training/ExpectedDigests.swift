import NeuralNetworks

// Two small trainings, and the bits they have to end with: on every processor, in every build, with
// any number of threads. DeterminismTests runs them on this machine, Tests/OtherProcessors, which
// compiles this file too, on those that this machine is not. So there is nothing here but what the
// library offers to all, and what Embedded Swift knows.

/// What a training ends with, as a digest of its bits, and what it has to be.
struct DigestCheck {
  let name: String
  let found: UInt64

  /// There is no way to work it out but to run it. It changes when something in the chain does:
  /// generator, initializer, product, activation, loss, optimizer. Then make sure that this was
  /// meant, and that all builds agree, before writing the new one here.
  let expected: UInt64
}

func digestChecks() throws(TrainingError) -> [DigestCheck] {
  [
    DigestCheck(
      name: "small network", found: digest(try trainedSmallNetwork()),
      expected: 0x334f_4a5e_b123_ad6c),
    DigestCheck(
      name: "wide network", found: digest(try trainedWideNetwork()),
      expected: 0x39b5_5b43_6c8c_2d96),
  ]
}

/// The parameters of a 20-16-5 with dropout, Adam with weight decay and a schedule, and batches of
/// 128, so that products are large enough to be divided among threads; the last batch has 104 samples.
private func trainedSmallNetwork() throws(TrainingError) -> [Matrix] {
  var generator = SplitMix64(seed: 2026)
  let data = generatedData(count: 1000, inputs: 20, classes: 5, using: &generator)
  let network = Sequential(
    Dense(inputs: 20, units: 16, activation: .relu, using: &generator),
    Dropout(rate: 0.25, using: &generator), Dense(inputs: 16, units: 5, using: &generator))
  try Training(
    loss: .categoricalCrossEntropy, optimizer: Adam(learningRate: 0.01, weightDecay: 0.01),
    schedule: .cosine, epochs: 1, batchSize: 128
  ).run(network, on: data, using: &generator)
  return network.parameters.map { $0.value }
}

/// The parameters of a network wide enough that columns are divided too, with units that fill no whole
/// number of vectors or tiles, its outputs in use, and the losses on its way.
private func trainedWideNetwork() throws(TrainingError) -> [Matrix] {
  var generator = SplitMix64(seed: 3)
  let data = generatedData(count: 150, inputs: 101, classes: 11, using: &generator)
  let network = Sequential(
    Dense(inputs: 101, units: 307, activation: .tanh, using: &generator),
    Dropout(rate: 0.1, using: &generator),
    Dense(inputs: 307, units: 11, activation: .sigmoid, using: &generator))
  var losses: [Float] = []
  try Training(
    loss: .meanSquaredError, optimizer: RMSProp(learningRate: 0.01), epochs: 2, batchSize: 64
  ).run(
    network, on: data, validation: data, using: &generator,
    onEpoch: { losses.append(Float($0.validation?.loss ?? 0)) })
  return network.parameters.map { $0.value } + [predict(network, on: data), Matrix([losses])]
}

/// Random samples, each of the class in whose column a fixed random matrix gives the most.
func generatedData(
  count: Int, inputs: Int, classes: Int, using generator: inout SplitMix64
) -> Dataset {
  let samples = Initializer.normal(standardDeviation: 1).weights(
    inputs: count, units: inputs, using: &generator)
  let rule = Initializer.uniform(-1..<1).weights(inputs: inputs, units: classes, using: &generator)
  let labels = matmul(samples, rule).argmax()
  return Dataset(inputs: samples, targets: Matrix(oneHot: labels, classes: classes))
}

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo) of all elements, byte by byte, the lowest first.
private func digest(_ matrices: [Matrix]) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for bits in matrices.flatMap({ $0.elements }).map({ $0.bitPattern }) {
    for shift in [UInt32(0), 8, 16, 24] {
      hash = (hash ^ UInt64(bits >> shift & 0xff)) &* 0x0000_0100_0000_01b3
    }
  }
  return hash
}
