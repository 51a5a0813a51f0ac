import NeuralNetworks
import Testing

/// Mistakes with gradient checks.
@Suite struct GradientCheckStopTests {
  @Test func stepOfZero() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = numericalGradient(at: Matrix([[1]]), step: 0) { $0.sum() }
    }
    expect(result, says: "numericalGradient: a step of 0.0: expected a positive number")
  }

  @Test func gradientCheckOfDropout() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      let network = Sequential(
        Dense(inputs: 2, units: 3, using: &generator), Dropout(rate: 0.5, using: &generator))
      _ = checkGradients(
        of: network, input: Matrix([[1, 2]]), targets: Matrix([[1, 2, 3]]),
        loss: .meanSquaredError)
    }
    expect(
      result,
      says:
        "checkGradients: forward gave two different outputs for the same input: hold dropout still")
  }
}
