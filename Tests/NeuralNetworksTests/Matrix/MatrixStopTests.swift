import NeuralNetworks
import Testing

/// Mistakes with matrices.
@Suite struct MatrixStopTests {
  @Test func product() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmul(Matrix(rows: 3, columns: 4), Matrix(rows: 5, columns: 2))
    }
    expect(result, says: "matmul: 3×4 times 5×2: inner sizes 4 and 5 differ")
  }

  @Test func productOfALeftTranspose() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmul(transposing: Matrix(rows: 3, columns: 4), Matrix(rows: 5, columns: 2))
    }
    expect(result, says: "matmul: the transpose of 3×4 times 5×2: inner sizes 3 and 5 differ")
  }

  @Test func productOfARightTranspose() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmul(Matrix(rows: 3, columns: 4), transposing: Matrix(rows: 5, columns: 2))
    }
    expect(result, says: "matmul: 3×4 times the transpose of 5×2: inner sizes 4 and 2 differ")
  }

  @Test func naiveProduct() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = naiveMatmul(Matrix(rows: 3, columns: 4), Matrix(rows: 5, columns: 2))
    }
    expect(result, says: "naiveMatmul: 3×4 times 5×2: inner sizes 4 and 5 differ")
  }

  @Test func sum() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 3, columns: 4) + Matrix(rows: 4, columns: 3)
    }
    expect(result, says: "+: shapes 3×4 and 4×3 differ")
  }

  @Test func difference() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 3, columns: 1) - Matrix(rows: 1, columns: 3)
    }
    expect(result, says: "−: shapes 3×1 and 1×3 differ")
  }

  @Test func elementwiseProduct() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 3, columns: 4) * Matrix(rows: 1, columns: 4)
    }
    expect(result, says: "*: shapes 3×4 and 1×4 differ")
  }

  @Test func addingARowOfTheWrongWidth() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 3, columns: 4).adding(row: Matrix(rows: 1, columns: 3))
    }
    expect(result, says: "adding(row:): a row of shape 1×3 to 3×4: expected 1×4")
  }

  @Test func addingTwoRows() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 4).adding(row: Matrix(rows: 2, columns: 4))
    }
    expect(result, says: "adding(row:): a row of shape 2×4 to 2×4: expected 1×4")
  }

  @Test func elementCount() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3, elements: [1, 2, 3, 4, 5])
    }
    expect(result, says: "Matrix: 5 elements do not fill 2×3")
  }

  @Test func raggedRows() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix([[1, 2, 3], [4, 5]])
    }
    expect(result, says: "Matrix: row 1 has 2 elements, but row 0 has 3")
  }

  @Test func negativeShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: -1, columns: 3)
    }
    expect(result, says: "Matrix: a shape of -1×3 is negative")
  }

  @Test func readingARowOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3)[2, 0]
    }
    expect(result, says: "Matrix: element (2, 0) of a 2×3 matrix")
  }

  @Test func readingAColumnOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3)[0, 3]
    }
    expect(result, says: "Matrix: element (0, 3) of a 2×3 matrix")
  }

  @Test func readingANegativeColumn() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3)[1, -1]
    }
    expect(result, says: "Matrix: element (1, -1) of a 2×3 matrix")
  }

  @Test func writingOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var matrix = Matrix(rows: 2, columns: 3)
      matrix[-1, 0] = 1
    }
    expect(result, says: "Matrix: element (-1, 0) of a 2×3 matrix")
  }

  @Test func rowOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3).row(2)
    }
    expect(result, says: "Matrix: row 2 of a 2×3 matrix")
  }

  @Test func rowsOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3).rows(1..<4)
    }
    expect(result, says: "Matrix: rows 1..<4 of a 2×3 matrix")
  }

  @Test func largestOfNoColumns() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 0).argmax()
    }
    expect(result, says: "argmax: 2×0 has no columns")
  }

  @Test func hugeShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 1 << 40, columns: 1 << 40)
    }
    expect(result, says: "Matrix: 1099511627776×1099511627776 elements are more than fit in memory")
  }

  @Test func columnOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3)[column: 3]
    }
    expect(result, says: "Matrix: column 3 of a 2×3 matrix")
  }

  @Test func rowMatrixOutside() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(rows: 2, columns: 3)[row: 2]
    }
    expect(result, says: "Matrix: rows 2..<3 of a 2×3 matrix")
  }

  @Test func oneHotOfAClassTooMany() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Matrix(oneHot: [0, 3], classes: 3)
    }
    expect(result, says: "Matrix(oneHot:): class 3 of sample 1: expected 0 to 2")
  }
}
