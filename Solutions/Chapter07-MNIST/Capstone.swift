import Exercises
import Foundation
import NeuralNetworks

/// Exercise 7.9: every line of it is yours.
///
/// Read first: section 7.3 for what a reader of digits is made of.
/// About 120 minutes, ●●●.
///
/// Train a reader of digits from `Matrix` and its arithmetic alone. Its parameters are a list of
/// matrices, whichever you like.
///
/// It learns from 4,000 pictures, sorted by digit, and has to read 900 of 1,000 secret ones,
/// slightly distorted. The digits are renamed for each verdict. `readerGradient` is compared with
/// nudges of every matrix. Then another reader is trained from 200 pictures, and the first must
/// read as before. All in 60 seconds, with at most 100,000 parameters.
///
/// For example, without hidden units the parameters are W `[784 × 10]` and b `[1 × 10]`, the
/// scores XW + b; it reads about 890. With fewer than 5,000 parameters, the par is 938.
///
/// - Parameters:
///   - pictures: `[samples × 784]`, numbers from 0 to 1.
///   - labels: the class of each, from 0 to 9.
///   - generator: the source of chance.
/// - Returns: the parameters of the trained reader.
public func trainedReader(
  _ pictures: Matrix, labels: [Int], using generator: inout SplitMix64
) -> [Matrix] {
  // Stub: unfinished([Matrix(rows: 784, columns: 10), Matrix(rows: 1, columns: 10)])
  let units = 22
  var parameters = [
    normal(rows: 196, columns: units, deviation: (2 / Float(50)).squareRoot(), using: &generator),
    Matrix(rows: 1, columns: units),
    normal(rows: units, columns: 10, deviation: (2 / Float(units)).squareRoot(), using: &generator),
    Matrix(rows: 1, columns: 10),
  ]
  var velocities = parameters.map { Matrix(rows: $0.rows, columns: $0.columns) }
  let (epochs, batchSize) = (40, 50)
  let steps = epochs * ((labels.count + batchSize - 1) / batchSize)
  var step = 0
  for _ in 0..<epochs {
    let order = generator.permutation(of: labels.count)
    for start in stride(from: 0, to: order.count, by: batchSize) {
      let batch = order[start..<min(start + batchSize, order.count)]
      // Moved by up to a pixel, so that no picture comes twice in the same place.
      let places = 28 * (generator.nextInteger(below: 3) - 1) + generator.nextInteger(below: 3) - 1
      let rows = Matrix(
        rows: batch.count, columns: 784,
        elements: moved(batch.flatMap { pictures.row($0) }, by: places))
      let gradient = readerGradient(parameters, rows, labels: batch.map { labels[$0] })
      // Half a cosine wave, from 0.1 down to 0.
      let rate = 0.1 * 0.5 * (1 + cos(Float.pi * Float(step) / Float(steps)))
      for index in parameters.indices {
        velocities[index] = 0.9 * velocities[index] + gradient[index]
        parameters[index] -= rate * velocities[index]
      }
      step += 1
    }
  }
  return parameters
  // End of the solution
}

/// The scores of pictures, `[samples × 10]`; the largest of a row is the answer. Numbers of
/// the parameters may have been changed.
public func readerScores(_ parameters: [Matrix], _ pictures: Matrix) -> Matrix {
  // Stub: unfinished(Matrix(rows: pictures.rows, columns: 10))
  let hidden = matmul(matmul(pictures, pool), parameters[0]).adding(row: parameters[1])
    .map { max($0, 0) }
  return matmul(hidden, parameters[2]).adding(row: parameters[3])
  // End of the solution
}

/// The gradient of the scores' mean softmax cross-entropy, a matrix for each parameter.
public func readerGradient(
  _ parameters: [Matrix], _ pictures: Matrix, labels: [Int]
) -> [Matrix] {
  // Stub: unfinished(parameters)
  let inputs = matmul(pictures, pool)
  let hidden = matmul(inputs, parameters[0]).adding(row: parameters[1]).map { max($0, 0) }
  let scores = matmul(hidden, parameters[2]).adding(row: parameters[3])
  var slopes = Matrix(rows: scores.rows, columns: 10)
  for row in 0..<scores.rows {
    let largest = scores.row(row).max() ?? 0
    let powers = scores.row(row).map { exp($0 - largest) }
    let sum = powers.reduce(0, +)
    for column in 0..<10 {
      let target: Float = labels[row] == column ? 1 : 0
      slopes[row, column] = (powers[column] / sum - target) / Float(scores.rows)
    }
  }
  let back = matmul(slopes, transposing: parameters[2]) * hidden.map { $0 > 0 ? 1 : 0 }
  return [
    matmul(transposing: inputs, back), back.columnSums(), matmul(transposing: hidden, slopes),
    slopes.columnSums(),
  ]
  // End of the solution
}
// Stub:

/// A product with this makes 14 × 14 pixels of 28 × 28, each the mean of four.
private let pool: Matrix = {
  var pool = Matrix(rows: 784, columns: 196)
  for row in 0..<28 {
    for column in 0..<28 { pool[row * 28 + column, row / 2 * 14 + column / 2] = 0.25 }
  }
  return pool
}()

/// Pixels moved along the list; what crosses an edge is paper, or nearly always.
private func moved(_ pixels: [Float], by places: Int) -> [Float] {
  let paper = [Float](repeating: 0, count: abs(places))
  return places > 0
    ? paper + pixels.dropLast(places) : Array(pixels.dropFirst(-places)) + paper
}

private func normal(
  rows: Int, columns: Int, deviation: Float, using generator: inout SplitMix64
) -> Matrix {
  Matrix(
    rows: rows, columns: columns,
    elements: (0..<rows * columns).map { _ in deviation * generator.nextNormal() })
}
// End of the solution
