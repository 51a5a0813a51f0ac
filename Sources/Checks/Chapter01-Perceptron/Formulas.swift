import NeuralNetworks

// What several exercises of chapter 1 need to make their cases and their known wrong answers.

/// The weighted sum of a sample, without a bias.
func dot(_ inputs: [Float], _ weights: [Float]) -> Float {
  zip(inputs, weights).reduce(0) { sum, pair in sum + pair.0 * pair.1 }
}

/// A column of numbers, one for each row of a matrix.
func column(_ inputs: Matrix, _ number: ([Float]) -> Float) -> Matrix {
  Matrix(
    rows: inputs.rows, columns: 1, elements: (0..<inputs.rows).map { number(inputs.row($0)) })
}
