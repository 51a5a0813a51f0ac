// Logarithms and powers of ten. Those of the C library differ in their last bit from system to
// system, and a figure should be the same bytes everywhere, so they are made of sums, products and
// quotients, which IEEE 754 lays down to the last bit. Both are off by a few units in the last
// place, which is enough for the places of marks and for colors.

extension Double {
  /// The logarithm of a positive number to the base 10.
  ///
  /// With x = m · 2ᵉ and s = (m − 1)/(m + 1), ln m = 2 (s + s³/3 + s⁵/5 + …); m between √½ and √2
  /// makes s² less than 0.03, so twelve terms do.
  var decimalLogarithm: Double {
    let isLarge = significand > 2.0.squareRoot()
    let m = isLarge ? significand / 2 : significand
    let e = Double(exponent) + (isLarge ? 1 : 0)
    let s = (m - 1) / (m + 1)
    var sum = 0.0
    for term in stride(from: 23.0, through: 1, by: -2) { sum = sum * s * s + 1 / term }
    return e * (Self.log2High + Self.log2Low) + 2 * s * sum / Self.naturalLogarithmOf10
  }

  /// Ten to the power of a number: infinite where it is too large, zero where it is too small.
  ///
  /// 10ˣ = 2ᵏ · eʳ with k the whole number next to x / log₁₀ 2, so that |r| < 0.35, and the series
  /// of eʳ to its fifteenth power.
  static func ten(toThe power: Double) -> Double {
    guard abs(power) < 400 else { return power < 0 ? 0 : power.isNaN ? .nan : .infinity }
    let k = (power / (log2High + log2Low)).rounded()
    // The high part has so few bits that its product with k is exact.
    let r = (power - k * log2High - k * log2Low) * naturalLogarithmOf10
    var sum = 1.0
    for term in stride(from: 15.0, through: 1, by: -1) { sum = 1 + sum * r / term }
    return Double(sign: .plus, exponent: Int(k), significand: sum)
  }

  /// A number times a power of ten: the nearest Double up to 10²², close to it beyond.
  func scaled(byPowerOfTen power: Int) -> Double {
    var result = self
    var left = abs(power)
    while left > 0 {
      let unit = Self.exactPowers[min(left, 22)]
      result = power < 0 ? result / unit : result * unit
      left -= 22
    }
    return result
  }

  /// 10⁰ to 10²², the powers of ten that a Double holds exactly.
  private static let exactPowers: [Double] = (0..<22).reduce(into: [1]) { powers, index in
    powers.append(powers[index] * 10)
  }

  // log₁₀ 2, its first 23 bits and the rest.
  private static let log2High = 0x1.344134p-2
  private static let log2Low = 0x1.09f79fef311f1p-26
  private static let naturalLogarithmOf10 = 2.302585092994046
}
