/// The losses of the epochs so far, thinned out as they become many, so that memory does not grow.
struct LossCurve {
  /// How many epochs are kept at most.
  static let limit = 600

  private(set) var epochs: [Int] = []
  private(set) var training: [Double] = []
  private(set) var test: [Double] = []
  private var stride = 1

  /// Notes the losses after an epoch, if it is one of those that are kept.
  mutating func add(epoch: Int, training: Double, test: Double) {
    guard epoch % stride == 0 else { return }
    epochs.append(epoch)
    self.training.append(training)
    self.test.append(test)
    guard epochs.count > Self.limit else { return }
    stride *= 2
    let kept = epochs.indices.filter { epochs[$0] % stride == 0 }
    epochs = kept.map { epochs[$0] }
    self.training = kept.map { self.training[$0] }
    self.test = kept.map { self.test[$0] }
  }
}

extension LossCurve {
  /// The curves as a picture of width 1 and height 1 with the origin at the upper left.
  ///
  /// - Returns: the last epoch, the loss at the upper edge, then for each epoch that is kept x, and y
  ///   of training and test; not a number where there is no loss.
  func picture() -> [Float] {
    let last = max(epochs.last ?? 0, 1)
    let losses = (training + test).filter { $0.isFinite }
    let top = niceCeiling(losses.reduce(0) { max($0, $1) })
    let height = { (loss: Double) in Float(loss.isFinite ? 1 - loss / top : .nan) }
    return [Float(last), Float(top)]
      + epochs.indices.flatMap { index in
        [Float(epochs[index]) / Float(last), height(training[index]), height(test[index])]
      }
  }
}

/// The smallest of 1, 2 and 5 times a power of ten that is at least a number; 1 for 0.
func niceCeiling(_ number: Double) -> Double {
  guard number > 0, number.isFinite else { return 1 }
  var power = 1.0
  while power < number { power *= 10 }
  while power / 10 >= number { power /= 10 }
  return power / 5 >= number ? power / 5 : power / 2 >= number ? power / 2 : power
}
