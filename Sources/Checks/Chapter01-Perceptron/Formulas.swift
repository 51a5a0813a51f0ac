import Foundation
import NeuralNetworks

// What several exercises of chapter 1 need to make their cases and their known wrong answers.

/// The weighted sum of a sample, without a bias.
func weightedSum(_ inputs: [Float], _ weights: [Float]) -> Float {
  zip(inputs, weights).reduce(0) { sum, pair in sum + pair.0 * pair.1 }
}

/// 1 / (1 + e⁻ᶻ), straight from the formula.
func logistic(_ z: Float) -> Float { 1 / (1 + exp(-z)) }

/// 1 where z has reached zero, else 0.
func threshold(_ z: Float) -> Float { z >= 0 ? 1 : 0 }

/// A column of numbers, one for each row of a matrix.
func column(_ inputs: Matrix, _ number: ([Float]) -> Float) -> Matrix {
  Matrix(
    rows: inputs.rows, columns: 1, elements: (0..<inputs.rows).map { number(inputs.row($0)) })
}

extension SplitMix64 {
  /// A whole number of quarters, from −4 to 4.
  ///
  /// Sums of products of such numbers are exact in `Float`, in whatever order they are added.
  mutating func nextQuarter() -> Float { Float(nextInteger(below: 33) - 16) / 4 }

  /// So many whole numbers of quarters.
  mutating func nextQuarters(_ count: Int) -> [Float] { (0..<count).map { _ in nextQuarter() } }
}
