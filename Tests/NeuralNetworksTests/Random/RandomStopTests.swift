import NeuralNetworks
import Testing

/// Mistakes with random numbers and initializers.
@Suite struct RandomStopTests {
  @Test func permutationOfMinusOne() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = generator.permutation(of: -1)
    }
    expect(result, says: "permutation: -1 numbers: expected 0 or more")
  }

  @Test func uniformWithoutEnd() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = generator.nextUniform(in: 0..<Float.infinity)
    }
    expect(
      result, says: "nextUniform: the range 0.0..<inf: expected one that is not empty, and finite")
  }

  @Test func uniformInitializerOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = Initializer.uniform(0.5..<0.5).weights(inputs: 2, units: 3, using: &generator)
    }
    expect(
      result, says: "nextUniform: the range 0.5..<0.5: expected one that is not empty, and finite")
  }

  @Test func initializerOfANaN() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = Initializer.constant(.nan).weights(inputs: 2, units: 3, using: &generator)
    }
    expect(result, says: "Initializer: a constant of nan: expected a finite number")
  }

  @Test func initializerOfANegativeDeviation() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = Initializer.normal(standardDeviation: -0.1).weights(
        inputs: 2, units: 3, using: &generator)
    }
    expect(
      result, says: "Initializer: a standard deviation of -0.1: expected 0 or a positive number")
  }

  @Test func initializerOfAnInfiniteDeviation() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = Initializer.normal(standardDeviation: .infinity)
        .biases(inputs: 2, units: 3, using: &generator)
    }
    expect(
      result, says: "Initializer: a standard deviation of inf: expected 0 or a positive number")
  }

  @Test func initializerWithoutInputs() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = Initializer.heNormal.weights(inputs: 0, units: 3, using: &generator)
    }
    expect(result, says: "Initializer: 0 inputs and 3 units: both must be positive")
  }

  @Test func integerBound() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = generator.nextInteger(below: 0)
    }
    expect(result, says: "nextInteger: the bound must be positive, not 0")
  }

  @Test func uniformRange() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      _ = generator.nextUniform(in: 1..<1)
    }
    expect(
      result, says: "nextUniform: the range 1.0..<1.0: expected one that is not empty, and finite")
  }
}
