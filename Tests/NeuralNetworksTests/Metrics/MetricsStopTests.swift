import NeuralNetworks
import Testing

/// Mistakes with metrics.
@Suite struct MetricsStopTests {
  @Test func accuracyWithoutSamples() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = accuracy(Matrix(rows: 0, columns: 3), targets: Matrix(rows: 0, columns: 3))
    }
    expect(result, says: "accuracy: outputs of shape 0×3 are empty")
  }

  @Test func accuracyWithoutColumns() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = accuracy(Matrix(rows: 3, columns: 0), targets: Matrix(rows: 3, columns: 0))
    }
    expect(result, says: "accuracy: outputs of shape 3×0 are empty")
  }

  @Test func meanAbsoluteErrorShapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = meanAbsoluteError(Matrix(rows: 3, columns: 1), targets: Matrix(rows: 1, columns: 3))
    }
    expect(result, says: "meanAbsoluteError: outputs of shape 3×1 and targets of shape 1×3 differ")
  }

  @Test func rootMeanSquaredErrorOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = rootMeanSquaredError(Matrix(rows: 0, columns: 1), targets: Matrix(rows: 0, columns: 1))
    }
    expect(result, says: "rootMeanSquaredError: outputs of shape 0×1 are empty")
  }

  @Test func coefficientOfDeterminationShapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = coefficientOfDetermination(
        Matrix(rows: 3, columns: 1), targets: Matrix(rows: 1, columns: 3))
    }
    expect(
      result,
      says: "coefficientOfDetermination: outputs of shape 3×1 and targets of shape 1×3 differ")
  }

  @Test func confusionMatrixOfMinusOneClasses() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ConfusionMatrix(predicted: [], actual: [], classes: -1)
    }
    expect(result, says: "ConfusionMatrix: -1 classes: expected 1 or more")
  }

  @Test func confusionMatrixOfNoClasses() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ConfusionMatrix(predicted: [], actual: [], classes: 0)
    }
    expect(result, says: "ConfusionMatrix: 0 classes: expected 1 or more")
  }

  @Test func accuracyShapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = accuracy(Matrix(rows: 5, columns: 10), targets: Matrix(rows: 5, columns: 1))
    }
    expect(result, says: "accuracy: outputs of shape 5×10 and targets of shape 5×1 differ")
  }

  @Test func confusionMatrixCounts() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ConfusionMatrix(predicted: [0, 1], actual: [0, 1, 1], classes: 2)
    }
    expect(result, says: "ConfusionMatrix: 2 predicted classes for 3 samples")
  }

  @Test func confusionMatrixClass() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ConfusionMatrix(predicted: [0, 2], actual: [0, 1], classes: 2)
    }
    expect(result, says: "ConfusionMatrix: classes 1 and 2: expected 0 to 1")
  }

  @Test func rocAUCCounts() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = rocAUC(scores: [1, 2], labels: [true])
    }
    expect(result, says: "rocAUC: 2 scores for 1 labels")
  }
}
