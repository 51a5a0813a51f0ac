import Groundwork

extension SplitMix64 {
  /// A number from [0, 1), each multiple of 2⁻²⁴ equally likely.
  public mutating func nextUniform() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// A number from [lowerBound, upperBound).
  ///
  /// - Precondition: the range is not empty, and its bounds are finite.
  public mutating func nextUniform(in range: Range<Float>) -> Float {
    let (lower, upper) = (range.lowerBound, range.upperBound)
    require(
      lower < upper && lower.isFinite && upper.isFinite,
      "nextUniform: the range \(lower)..<\(upper): expected one that is not empty, and finite")
    let width = upper - lower
    let share = nextUniform()
    // The width of a range can be beyond the largest Float; half of it is not.
    let number =
      width.isFinite ? lower + width * share : 2 * (lower / 2 + (upper / 2 - lower / 2) * share)
    // Rounding can carry a number up to the bound, which a half-open range excludes.
    return number < upper ? number : upper.nextDown
  }

  /// A whole number from 0 to `bound` − 1, each equally likely.
  ///
  /// Lemire, "Fast random integer generation in an interval", 2019: the upper half of a product
  /// is the number; the few products that would favor small numbers are drawn again.
  ///
  /// - Precondition: `bound` is positive.
  public mutating func nextInteger(below bound: Int) -> Int {
    require(bound > 0, "nextInteger: the bound must be positive, not \(bound)")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// A number from the normal distribution with mean 0 and standard deviation 1.
  ///
  /// Marsaglia's polar method ("A convenient method for generating normal variables", 1964): a
  /// random point (u, v) inside the unit circle, s = u² + v², gives u·√(−2 ln s / s).
  public mutating func nextNormal() -> Float {
    while true {
      let u = 2 * nextUniform() - 1
      let v = 2 * nextUniform() - 1
      let s = u * u + v * v
      if s > 0 && s < 1 { return u * (-2 * logarithm(s) / s).squareRoot() }
    }
  }

  /// Puts the elements in random order, every order equally likely (Fisher and Yates, 1938).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, nextInteger(below: last + 1))
    }
  }

  /// The whole numbers from 0 to `count` − 1 in random order.
  ///
  /// - Precondition: `count` is not negative.
  public mutating func permutation(of count: Int) -> [Int] {
    require(count >= 0, "permutation: \(count) numbers: expected 0 or more")
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }
}
