import Exercises
import Foundation
import NeuralNetworks

/// Exercise 7.9: every line of it is yours.
///
/// Read first: all of it; section 7.3 for what a reader of digits is made of.
/// About 120 minutes, ●●●.
///
/// Train a reader of handwritten digits without the library's layers, losses and optimizers: from
/// `Matrix`, its products and its arithmetic alone. Copy what you wrote in seven chapters into this
/// file. You choose what the reader is: a list of matrices, its parameters. Three functions say the
/// rest.
///
/// What is judged: `trainedReader` gets MNIST's 4,000 pictures, sorted by digit. Then the reader
/// reads 1,000 secret pictures, slightly distorted, and has to read 90% of them. The ten digits are
/// renamed at random, so that only what it has learned can help. `readerGradient` is compared with
/// nudges of every matrix. All takes at most 60 seconds, with at most 100,000 parameters.
///
/// For example, a reader without hidden units has the parameters W `[784 × 10]` and b `[1 × 10]`,
/// scores XW + b, and reads about 89%, which is not quite enough.
///
/// When it is solved, try for the best reader with fewer than 5,000 parameters. The par is 938 of
/// 1,000, the mean of five runs with 4,564.
///
/// - Parameters:
///   - pictures: `[samples × 784]`, numbers from 0 to 1.
///   - labels: the class of each picture, from 0 to 9.
///   - generator: the source of chance.
/// - Returns: the parameters of the trained reader.
public func trainedReader(
  _ pictures: Matrix, labels: [Int], using generator: inout SplitMix64
) -> [Matrix] {
  unfinished([Matrix(rows: 784, columns: 10), Matrix(rows: 1, columns: 10)])
}

/// The scores of pictures.
///
/// - Parameters:
///   - parameters: what `trainedReader` returned, or the same with some numbers changed.
///   - pictures: `[samples × 784]`.
/// - Returns: `[samples × 10]`; the largest score of a row is the answer.
public func readerScores(_ parameters: [Matrix], _ pictures: Matrix) -> Matrix {
  unfinished(Matrix(rows: pictures.rows, columns: 10))
}

/// How the mean cross-entropy of the softmax of the scores changes with each parameter.
///
/// - Parameters:
///   - parameters: as in `readerScores`.
///   - pictures: `[samples × 784]`.
///   - labels: the class of each picture.
/// - Returns: a matrix for each matrix of parameters, in the same order and shapes.
public func readerGradient(
  _ parameters: [Matrix], _ pictures: Matrix, labels: [Int]
) -> [Matrix] {
  unfinished(parameters)
}
