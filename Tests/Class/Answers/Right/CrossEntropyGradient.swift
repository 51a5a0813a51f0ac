import Exercises
import Foundation
import NeuralNetworks

/// p as 1 / Σ e^(zⱼ − zₖ) in Double, elements list.
public func crossEntropyGradient(scores: Matrix, targets: Matrix) -> Matrix {
  let elements = (0..<scores.rows).flatMap { i -> [Float] in
    let row = scores.row(i).map(Double.init)
    return row.indices.map { k in
      let p = 1 / row.map { exp($0 - row[k]) }.reduce(0, +)
      return Float((p - Double(targets[i, k])) / Double(scores.rows))
    }
  }
  return Matrix(rows: scores.rows, columns: scores.columns, elements: elements)
}
