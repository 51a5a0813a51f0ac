import Foundation
import Handwriting
import NeuralNetworks

/// A digit in a picture's file, and what a network takes it for.
package struct ReadDigit: Sendable {
  /// The picture as it is in the file.
  package let picture: GrayPicture

  /// The same, prepared as the digits of MNIST were.
  package let prepared: PreparedDigit

  /// All digits with the network's probability for each, the likeliest first.
  package let guesses: [(digit: Int, probability: Double)]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the path of a PNG or PGM picture with one digit.
  ///   - network: a network with 784 inputs and ten scores.
  /// - Throws: `PictureError`, which names the file and says what is wrong with it.
  package init(file path: String, by network: some Layer) throws(PictureError) {
    picture = try GrayPicture(contentsOf: URL(fileURLWithPath: path))
    do {
      prepared = try PreparedDigit(picture)
    } catch {
      throw PictureError(path, .noInk)
    }
    let inputs = Matrix(rows: 1, columns: prepared.ink.count, elements: prepared.ink)
    let probabilities = Activation.softmax(network(inputs)).elements
    guesses = probabilities.enumerated().map { (digit: $0.offset, probability: Double($0.element)) }
      .sorted { $0.probability > $1.probability }
  }
}
