import Groundwork
import NeuralNetworks

/// Pictures to learn from, and others to test with what was learned.
///
/// Which picture is in which part is fixed, so results can be compared.
public struct DigitsSplit: Equatable, Sendable {
  /// The pictures to learn from.
  public let training: LabeledImages

  /// The pictures that training never sees.
  public let test: LabeledImages
}

extension LabeledImages {
  /// The first pictures to learn from, and the rest to test with.
  ///
  /// - Precondition: there are `count` pictures.
  public func split(first count: Int) -> DigitsSplit {
    require(
      count >= 0 && count <= self.count, "split: the first \(count) of \(self.count) pictures")
    return DigitsSplit(
      training: subset(Array(0..<count)), test: subset(Array(count..<self.count)))
  }

  /// Holds out the last pictures of each class, equally many of each.
  ///
  /// Both parts keep the order of the pictures. Use it to set aside some of the training pictures
  /// for validation:
  ///
  ///     let (training, validation) = digits.training.holdingOut(lastPerClass: 50)
  ///
  /// - Precondition: every class has at least `held` pictures.
  public func holdingOut(lastPerClass held: Int) -> (rest: LabeledImages, heldOut: LabeledImages) {
    require(held >= 0, "holdingOut: \(held) pictures of each class")
    var left = [Int](repeating: held, count: LabeledImages.classes)
    var isHeldOut = [Bool](repeating: false, count: count)
    for index in labels.indices.reversed() where left[Int(labels[index])] > 0 {
      left[Int(labels[index])] -= 1
      isHeldOut[index] = true
    }
    for (digit, missing) in left.enumerated() {
      require(
        missing == 0,
        "holdingOut: \(held) pictures of class \(digit), which has only \(held - missing)")
    }
    return (
      subset(labels.indices.filter { !isHeldOut[$0] }),
      subset(labels.indices.filter { isHeldOut[$0] })
    )
  }
}
