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
  unfinished([Matrix(rows: 784, columns: 10), Matrix(rows: 1, columns: 10)])
}

/// The scores of pictures, `[samples × 10]`; the largest of a row is the answer. Numbers of
/// the parameters may have been changed.
public func readerScores(_ parameters: [Matrix], _ pictures: Matrix) -> Matrix {
  unfinished(Matrix(rows: pictures.rows, columns: 10))
}

/// The gradient of the scores' mean softmax cross-entropy, a matrix for each parameter.
public func readerGradient(
  _ parameters: [Matrix], _ pictures: Matrix, labels: [Int]
) -> [Matrix] {
  unfinished(parameters)
}
