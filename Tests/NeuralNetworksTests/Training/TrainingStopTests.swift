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

  @Test func adamBetas() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Adam(beta1: 1)
    }
    expect(result, says: "Adam: a beta1 of 1.0: expected at least 0 and below 1")
  }

  @Test func optimizerGradientShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let parameter = Parameter(
        name: "weights", value: Matrix(rows: 2, columns: 3), isDecayed: true)
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

  @Test func softmaxTwice() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      let network = Sequential(Dense(inputs: 2, units: 2, activation: .softmax, using: &generator))
      let data = Dataset(inputs: Matrix([[0, 0]]), targets: Matrix([[0, 1]]))
      let training = Training(
        loss: .categoricalCrossEntropy, optimizer: Adam(), epochs: 1, batchSize: 1)
      try training.run(network, on: data, using: &generator)
    }
    expect(
      result,
      says: "takes scores, but the last layer of Sequential of 1 layers has the activation softmax")
  }

  @Test func sigmoidTwice() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      let network = Sequential(Dense(inputs: 2, units: 2, activation: .sigmoid, using: &generator))
      let data = Dataset(inputs: Matrix([[0, 0]]), targets: Matrix([[0, 1]]))
      let training = Training(loss: .binaryCrossEntropy, optimizer: Adam(), epochs: 1, batchSize: 1)
      try training.run(network, on: data, using: &generator)
    }
    expect(
      result,
      says: "takes scores, but the last layer of Sequential of 1 layers has the activation sigmoid")
  }

  @Test func sigmoidBeforeSoftmax() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      let network = Sequential(Dense(inputs: 2, units: 2, activation: .sigmoid, using: &generator))
      let data = Dataset(inputs: Matrix([[0, 0]]), targets: Matrix([[0, 1]]))
      let training = Training(loss: .klDivergence, optimizer: Adam(), epochs: 1, batchSize: 1)
      try training.run(network, on: data, using: &generator)
    }
    expect(
      result,
      says: "takes scores, but the last layer of Sequential of 1 layers has the activation sigmoid")
  }

  @Test func earlyStoppingWithoutValidation() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      let network = Sequential(Dense(inputs: 2, units: 1, using: &generator))
      let data = Dataset(inputs: Matrix([[0, 0]]), targets: Matrix([[1]]))
      let training = Training(
        loss: .meanSquaredError, optimizer: Adam(), epochs: 1, batchSize: 1,
        earlyStopping: EarlyStopping(patience: 1)
      )
      try training.run(network, on: data, using: &generator)
    }
    expect(
      result,
      says: "Training: early stopping goes by the loss on validation samples, and there are none")
  }

  @Test func noPatience() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = EarlyStopping(patience: 0)
    }
    expect(result, says: "EarlyStopping: a patience of 0 epochs: expected 1 or more")
  }

  @Test func clippingToNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      clipGradients(of: [], toNorm: 0)
    }
    expect(result, says: "clipGradients: a norm of 0.0: expected a positive number")
  }

  @Test func negativeRate() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SGD(learningRate: -0.1)
    }
    expect(result, says: "SGD: a learning rate of -0.1: expected a finite number of 0 or more")
  }

  @Test func rateNotANumber() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Adam(learningRate: .nan)
    }
    expect(result, says: "Adam: a learning rate of nan: expected a finite number of 0 or more")
  }

  @Test func infiniteRate() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RMSProp(learningRate: .infinity)
    }
    expect(result, says: "RMSProp: a learning rate of inf: expected a finite number of 0 or more")
  }

  @Test func negativeDecay() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SGD(learningRate: 0.1, weightDecay: -1)
    }
    expect(result, says: "SGD: a weight decay of -1.0")
  }

  @Test func decayOfMoreThanAll() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Momentum(learningRate: 2, weightDecay: 1)
    }
    expect(result, says: "Momentum: a weight decay of 1.0 at a learning rate of 2.0")
  }

  @Test func momentumAboveOne() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Momentum(learningRate: 0.1, momentum: 2)
    }
    expect(result, says: "Momentum: a momentum of 2.0: expected at least 0 and below 1")
  }

  @Test func negativeMomentum() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Momentum(learningRate: 0.1, momentum: -5)
    }
    expect(result, says: "Momentum: a momentum of -5.0: expected at least 0 and below 1")
  }

  @Test func meanSquareDecay() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RMSProp(decay: 2)
    }
    expect(result, says: "RMSProp: a decay of 2.0: expected at least 0 and below 1")
  }

  @Test func epsilonOfZero() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Adam(epsilon: 0)
    }
    expect(result, says: "Adam: an epsilon of 0.0: expected at least 1e-10")
  }

  @Test func negativeEpsilon() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = RMSProp(epsilon: -1)
    }
    expect(result, says: "RMSProp: an epsilon of -1.0: expected at least 1e-10")
  }

  @Test func gradientForgotten() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      final class Forgetful: Layer {
        let weights = Parameter(name: "weights", value: Matrix([[1]]))
        var summary: String { "Forgetful" }
        var parameters: [Parameter] { [weights] }
        func outputWidth(inputWidth: Int) -> Int { 1 }
        func callAsFunction(_ input: Matrix) -> Matrix { matmul(input, weights.value) }
        func forward(_ input: Matrix) -> Matrix { self(input) }
        func backward(_ outputGradient: Matrix) -> Matrix {
          matmul(outputGradient, transposing: weights.value)
        }
      }
      var generator = SplitMix64(seed: 1)
      let training = Training(loss: .meanSquaredError, optimizer: Adam(), epochs: 1, batchSize: 1)
      let data = Dataset(inputs: Matrix([[1]]), targets: Matrix([[1]]))
      try training.run(Forgetful(), on: data, using: &generator)
    }
    expect(
      result,
      says: "Training: Forgetful: the backward pass set no gradient of its weights of shape 1×1")
  }

  @Test func aValueOfAnotherShapeBetweenBackwardAndStep() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let parameter = Parameter(name: "weights", value: Matrix(rows: 9, columns: 4))
      parameter.setGradient(transposing: Matrix(rows: 5, columns: 9), Matrix(rows: 5, columns: 4))
      parameter.value = Matrix(rows: 2, columns: 2)
      SGD(learningRate: 1).step([parameter])
    }
    expect(result, says: "optimizer: weights of shape 2×2 have a gradient of shape 9×4")
  }

  @Test func aRateSetLater() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let optimizer = SGD(learningRate: 1)
      optimizer.learningRate = -0.1
    }
    expect(result, says: "SGD: a learning rate of -0.1: expected a finite number of 0 or more")
  }

  @Test func layersThatShareAParameter() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      final class Shift: Layer {
        let shift: Parameter
        init(_ shift: Parameter) { self.shift = shift }
        var summary: String { "Shift" }
        var parameters: [Parameter] { [shift] }
        func outputWidth(inputWidth: Int) -> Int { inputWidth }
        func callAsFunction(_ input: Matrix) -> Matrix { input.adding(row: shift.value) }
        func forward(_ input: Matrix) -> Matrix { self(input) }
        func backward(_ outputGradient: Matrix) -> Matrix {
          shift.gradient = outputGradient.columnSums()
          return outputGradient
        }
      }
      let shared = Parameter(name: "shift", value: Matrix([[1]]))
      let network = Sequential(Shift(shared), Shift(shared))
      var generator = SplitMix64(seed: 1)
      let training = Training(loss: .meanSquaredError, optimizer: Adam(), epochs: 1, batchSize: 1)
      let data = Dataset(inputs: Matrix([[1]]), targets: Matrix([[1]]))
      try training.run(network, on: data, using: &generator)
    }
    expect(result, says: "a parameter stands in it twice")
  }
}
