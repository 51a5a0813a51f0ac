import NeuralNetworks
import Testing

/// Mistakes with training, optimizers and threads.
@Suite struct TrainingStopTests {
  @Test func datasetRows() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Dataset(inputs: Matrix(rows: 3, columns: 2), targets: Matrix(rows: 4, columns: 1))
    }
    expect(result, says: "Dataset: inputs 3×2 and targets 4×1: 3 samples but 4 right answers")
  }

  @Test func datasetSplit() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let data = Dataset(inputs: Matrix(rows: 3, columns: 2), targets: Matrix(rows: 3, columns: 1))
      _ = data.split(first: 4)
    }
    expect(result, says: "Dataset: the first 4 of 3 samples")
  }

  @Test func datasetSample() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let data = Dataset(inputs: Matrix(rows: 3, columns: 2), targets: Matrix(rows: 3, columns: 1))
      _ = data.subset([0, 3])
    }
    expect(result, says: "Dataset: sample 3 of 3")
  }

  @Test func datasetBatchShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let data = Dataset(inputs: Matrix(rows: 3, columns: 2), targets: Matrix(rows: 3, columns: 1))
      var inputs = Matrix(rows: 2, columns: 3)
      var targets = Matrix(rows: 2, columns: 1)
      data.fill(inputs: &inputs, targets: &targets, with: [0, 1])
    }
    expect(result, says: "Dataset: 2 samples fill inputs 2×2, not 2×3")
  }

  @Test func standardizerOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Standardizer(Matrix(rows: 0, columns: 3))
    }
    expect(result, says: "Standardizer: no samples in a 0×3 matrix")
  }

  @Test func standardizerWidth() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Standardizer(Matrix(rows: 2, columns: 3))(Matrix(rows: 5, columns: 4))
    }
    expect(result, says: "Standardizer: samples of shape 5×4, but it was made from 3 features")
  }

  @Test func trainingWithoutEpochs() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Training(
        loss: .meanSquaredError, optimizer: SGD(learningRate: 1), epochs: 0, batchSize: 32)
    }
    expect(result, says: "Training: 0 epochs of batches of 32: both must be positive")
  }

  @Test func trainingWithoutABatch() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Training(
        loss: .meanSquaredError, optimizer: SGD(learningRate: 1), epochs: 5, batchSize: 0)
    }
    expect(result, says: "Training: 5 epochs of batches of 0: both must be positive")
  }

  @Test func trainingWithoutSamples() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      let network = Sequential(Dense(inputs: 2, units: 1, using: &generator))
      let data = Dataset(inputs: Matrix(rows: 0, columns: 2), targets: Matrix(rows: 0, columns: 1))
      let training = Training(
        loss: .meanSquaredError, optimizer: SGD(learningRate: 1), epochs: 1, batchSize: 1)
      try training.run(network, on: data, using: &generator)
    }
    expect(result, says: "Training: there are no samples to learn from")
  }

  @Test func relativeErrorShapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = relativeError(Matrix(rows: 2, columns: 3), Matrix(rows: 3, columns: 2))
    }
    expect(result, says: "relativeError: shapes 2×3 and 3×2 differ")
  }

  @Test func adamWithoutBeginStep() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      Adam().update(Parameter(name: "weights", value: Matrix([[1]]), decays: true))
    }
    expect(result, says: "Adam: call beginStep() before update(_:)")
  }

  @Test func adamBetas() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Adam(beta1: 1)
    }
    expect(result, says: "Adam: beta1 1.0 and beta2 0.999: both must be at least 0 and below 1")
  }

  @Test func optimizerGradientShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let parameter = Parameter(name: "weights", value: Matrix(rows: 2, columns: 3), decays: true)
      parameter.gradient = Matrix(rows: 3, columns: 2)
      SGD(learningRate: 1).step([parameter])
    }
    expect(result, says: "optimizer: weights of shape 2×3 have a gradient of shape 3×2")
  }

  @Test func noThreads() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      Threads.count = 0
    }
    expect(result, says: "Threads: the count must be from 1 to 64, not 0")
  }

  @Test func tooManyThreads() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      Threads.count = 65
    }
    expect(result, says: "Threads: the count must be from 1 to 64, not 65")
  }
}
