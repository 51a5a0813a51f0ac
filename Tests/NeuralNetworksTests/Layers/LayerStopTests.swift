import NeuralNetworks
import Testing

/// Mistakes with layers and activations.
@Suite struct LayerStopTests {
  @Test func denseWithoutUnits() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = Dense(inputs: 3, units: 0, using: &generator)
    }
    expect(result, says: "Dense: 3 inputs and 0 units: both must be positive")
  }

  @Test func denseInputWidth() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = Dense(inputs: 3, units: 2, using: &generator)(Matrix(rows: 4, columns: 5))
    }
    expect(
      result,
      says: "Dense 3 → 2: an input of shape 4×5 has 5 columns; the weights of shape 3×2 need 3")
  }

  @Test func denseTrainingInputWidth() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = Dense(inputs: 3, units: 2, using: &generator).forward(Matrix(rows: 4, columns: 5))
    }
    expect(
      result,
      says: "Dense 3 → 2: an input of shape 4×5 has 5 columns; the weights of shape 3×2 need 3")
  }

  @Test func denseBackwardWithoutForward() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = Dense(inputs: 3, units: 2, using: &generator).backward(Matrix(rows: 4, columns: 2))
    }
    expect(result, says: "Dense: backward needs a forward pass before it, one for each")
  }

  @Test func denseBackwardTwice() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      let layer = Dense(inputs: 3, units: 2, using: &generator)
      _ = layer.forward(Matrix(rows: 4, columns: 3))
      _ = layer.backward(Matrix(rows: 4, columns: 2))
      _ = layer.backward(Matrix(rows: 4, columns: 2))
    }
    expect(result, says: "Dense: backward needs a forward pass before it, one for each")
  }

  @Test func denseBackwardShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      let layer = Dense(inputs: 3, units: 2, using: &generator)
      _ = layer.forward(Matrix(rows: 4, columns: 3))
      _ = layer.backward(Matrix(rows: 5, columns: 2))
    }
    expect(result, says: "activation backward: a gradient of shape 5×2 for outputs of shape 4×2")
  }

  @Test func sequentialWidths() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      let network = Sequential(
        Dense(inputs: 3, units: 2, using: &generator), Dense(inputs: 4, units: 1, using: &generator)
      )
      _ = network.summaryTable(inputs: 3)
    }
    expect(result, says: "Dense 4 → 1: the input has 2 columns; the weights of shape 4×1 need 4")
  }

  @Test func dropoutRate() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = Dropout(rate: 1, using: &generator)
    }
    expect(result, says: "Dropout: the rate must be at least 0 and below 1, not 1.0")
  }

  @Test func dropoutBackwardShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      let layer = Dropout(rate: 0.5, using: &generator)
      _ = layer.forward(Matrix(rows: 4, columns: 3))
      _ = layer.backward(Matrix(rows: 3, columns: 4))
    }
    expect(result, says: "Dropout: backward got a gradient of shape 3×4, but forward ran on 4×3")
  }

  @Test func activationBackwardShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Activation.tanh.backward(Matrix(rows: 2, columns: 3), output: Matrix(rows: 3, columns: 2))
    }
    expect(result, says: "activation backward: a gradient of shape 2×3 for outputs of shape 3×2")
  }
}
