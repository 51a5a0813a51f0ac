import Groundwork

// What targets mean to a loss: which it can compare with, and how classes are read off.

extension Loss {
  /// Stops unless the loss can compare with these targets, `[samples × outputs]`.
  ///
  /// A gradient of p − t leads anywhere, also to targets that no p can reach, without a word: to a
  /// sum of 2, to a class's number, to the 255 of a pixel.
  func checkTargets(_ targets: Matrix) {
    switch contains {
    case .softmax: checkDistributions(targets)
    case .sigmoid: checkProbabilities(targets)
    default: break
    }
  }

  /// Stops unless every row is a distribution over two or more classes.
  private func checkDistributions(_ targets: Matrix) {
    let columns = targets.columns
    require(
      columns > 1,
      """
      \(name): targets of shape \(targets.shape): expected one column a class, two or more; for \
      yes or no in one column there is the binary cross-entropy
      """)
    for row in 0..<targets.rows {
      let t = targets.storage.pointer + row * columns
      var sum: Float = 0
      var smallest: Float = 0
      for column in 0..<columns {
        sum += t[column]
        smallest = min(smallest, t[column])
      }
      require(
        smallest >= 0 && (sum - 1).magnitude <= 1e-3,
        """
        \(name): the targets of sample \(row) sum to \(sum.withoutNaNSign), the smallest is \(smallest): expected \
        numbers from 0 to 1 that sum to 1, as a 1 for the right class and 0 for the others do
        """)
    }
  }

  /// Stops unless every target is from 0 to 1.
  private func checkProbabilities(_ targets: Matrix) {
    for index in 0..<targets.count {
      let t = targets.storage.pointer[index]
      require(
        t >= 0 && t <= 1,
        "\(name): a target of \(t.withoutNaNSign) for sample \(index / targets.columns): expected 0 to 1"
      )
    }
  }

  /// How a class is read off outputs: one output means yes above the threshold; of several, the
  /// largest is the class.
  ///
  /// - Parameter lastActivation: that of the last layer, nil where it is not known.
  /// - Returns: what a single output has to exceed; nil where outputs are numbers to be hit and
  ///   nothing is a class.
  func threshold(after lastActivation: Activation?) -> Float? {
    // A loss that contains a sigmoid takes scores, and the sigmoid of 0 is one half.
    if contains != nil { return 0 }
    switch lastActivation {
    case .sigmoid, .softmax, .step: return 0.5
    default: return nil
    }
  }
}
