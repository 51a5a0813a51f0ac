import NeuralNetworks
import Testing

/// Mistakes with losses, above all targets that a loss can't compare with.
@Suite struct LossStopTests {
  @Test func lossShapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Loss.meanSquaredError(
        Matrix(rows: 1437, columns: 1), targets: Matrix(rows: 1, columns: 1437))
    }
    expect(
      result, says: "mean squared error: outputs of shape 1437×1 and targets of shape 1×1437 differ"
    )
  }

  @Test func lossGradientShapes() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Loss.categoricalCrossEntropy.gradient(
        Matrix(rows: 5, columns: 10), targets: Matrix(rows: 5, columns: 1))
    }
    expect(
      result,
      says: "categorical cross-entropy: outputs of shape 5×10 and targets of shape 5×1 differ")
  }

  @Test func lossOfNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Loss.binaryCrossEntropy(Matrix(rows: 0, columns: 1), targets: Matrix(rows: 0, columns: 1))
    }
    expect(result, says: "binary cross-entropy: outputs of shape 0×1 are empty")
  }

  @Test func targetsThatSumToTwo() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Loss.categoricalCrossEntropy(
        Matrix([[0, 0], [0, 0]]), targets: Matrix([[1, 0], [1, 1]]))
    }
    expect(result, says: "categorical cross-entropy: the targets of sample 1 sum to 2.0")
  }

  @Test func gradientOfTargetsThatSumToTwo() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Loss.categoricalCrossEntropy.gradient(
        Matrix([[0, 0], [0, 0]]), targets: Matrix([[1, 0], [1, 1]]))
    }
    expect(result, says: "categorical cross-entropy: the targets of sample 1 sum to 2.0")
  }

  @Test func targetsThatSumToNothing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Loss.klDivergence(
        Matrix([[0, 0, 0], [0, 0, 0]]), targets: Matrix([[1, 0, 0], [0, 0, 0]]))
    }
    expect(result, says: "Kullback-Leibler divergence: the targets of sample 1 sum to 0.0")
  }

  @Test func targetsOfPixels() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Loss.categoricalCrossEntropy(
        Matrix([[0, 0, 0], [0, 0, 0]]), targets: Matrix([[1, 0, 0], [0, 255, 0]]))
    }
    expect(result, says: "categorical cross-entropy: the targets of sample 1 sum to 255.0")
  }

  @Test func targetsBelowZero() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Loss.klDivergence(
        Matrix([[0, 0], [0, 0]]), targets: Matrix([[1, 0], [2, -1]]))
    }
    expect(
      result,
      says: "the targets of sample 1 sum to 1.0, the smallest is -1.0: expected numbers from 0 to 1"
    )
  }

  @Test func targetsWithANaN() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Loss.categoricalCrossEntropy(
        Matrix([[0, 0], [0, 0]]), targets: Matrix([[1, 0], [1, .nan]]))
    }
    expect(result, says: "the targets of sample 1 sum to nan")
  }

  @Test func classNumbersInOneColumn() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Loss.categoricalCrossEntropy(
        Matrix([[0], [0], [0]]), targets: Matrix([[1], [1], [1]]))
    }
    expect(
      result,
      says:
        "categorical cross-entropy: targets of shape 3×1: expected one column a class, two or more")
  }

  @Test func binaryTargetsOfMinusOne() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Loss.binaryCrossEntropy(Matrix([[30], [-30]]), targets: Matrix([[1], [-1]]))
    }
    expect(result, says: "binary cross-entropy: a target of -1.0 for sample 1: expected 0 to 1")
  }

  @Test func binaryTargetsOfPixels() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Loss.binaryCrossEntropy.gradient(
        Matrix(rows: 2, columns: 3), targets: Matrix([[0, 1, 0.5], [0, 255, 0]]))
    }
    expect(result, says: "binary cross-entropy: a target of 255.0 for sample 1: expected 0 to 1")
  }

  @Test func gradientOfAnotherShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let sum = Loss("sum") { outputs, _ in
        outputs.sum()
      } gradient: { outputs, _ in
        Matrix(rows: 1, columns: outputs.columns, repeating: 1)
      }
      _ = sum.gradient(Matrix(rows: 4, columns: 2), targets: Matrix(rows: 4, columns: 2))
    }
    expect(result, says: "sum: a gradient of shape 1×2 for outputs of shape 4×2")
  }
}
