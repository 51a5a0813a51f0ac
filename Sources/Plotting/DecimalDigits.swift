/// A finite number as its decimal digits, all of them.
///
/// A number m · 2ᵉ has finitely many decimal digits: those of m · 2ᵉ, or where e is negative, those
/// of m · 5⁻ᵉ with the point −e places further left. 0.1 is 0.1000000000000000055511151231257827…
/// Whoever rounds them does so once and from the true value, and so writes on every platform what
/// C's `printf` writes: 0.285 with two decimals is "0.28", since it lies below 0.285.
package struct DecimalDigits: Equatable, Sendable {
  /// The digits from the first to the last that is not zero; none for zero.
  package private(set) var digits: [UInt8]

  /// The power of ten of the first digit: 2 for 143.7, −1 for 0.5.
  package private(set) var exponent: Int

  private let isNegative: Bool

  /// The digits of a number.
  ///
  /// - Parameter number: a finite number.
  package init(_ number: Double) {
    isNegative = number < 0
    // An integer times a power of two.
    let hidden: UInt64 = number.exponentBitPattern == 0 ? 0 : 1 << 52
    var integer = number.significandBitPattern | hidden
    var power = Int(max(number.exponentBitPattern, 1)) - 1075
    while power < 0, integer != 0, integer & 1 == 0 { (integer, power) = (integer >> 1, power + 1) }
    var large = LargeInteger(integer)
    large.multiply(by: power < 0 ? 5 : 2, times: abs(power))
    digits = large.digits
    exponent = digits.count - 1 + min(power, 0)
    dropZeros()
  }

  private mutating func dropZeros() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }

  /// The number times a power of ten.
  package func shifted(by power: Int) -> DecimalDigits {
    var result = self
    if !digits.isEmpty { result.exponent += power }
    return result
  }

  // MARK: - Rounding

  /// The number rounded to a multiple of 10ⁿ; what lies in the middle, to the even digit.
  package func rounded(toPlace place: Int) -> DecimalDigits {
    let kept = exponent - place + 1
    guard kept < digits.count else { return self }
    var result = self
    result.digits = kept > 0 ? Array(digits[..<kept]) : []
    guard kept >= 0 else { return result.zero }
    let isMiddle = digits[kept] == 5 && kept + 1 == digits.count
    let isOdd = (result.digits.last ?? 0) % 2 == 1
    if isMiddle ? isOdd : digits[kept] >= 5 { result.increment() }
    result.dropZeros()
    return result
  }

  /// The number rounded to some significant digits, at least one.
  package func rounded(toDigits count: Int) -> DecimalDigits {
    rounded(toPlace: exponent - count + 1)
  }

  private var zero: DecimalDigits {
    var result = self
    (result.digits, result.exponent) = ([], 0)
    return result
  }

  /// Adds one to the last digit.
  private mutating func increment() {
    while digits.last == 9 { digits.removeLast() }
    if digits.isEmpty {
      // 9.96 becomes 10.0, and 0.06 becomes 0.1.
      exponent += 1
      digits = [1]
    } else {
      digits[digits.count - 1] += 1
    }
  }

  // MARK: - Writing

  /// The digits with a point: "−1,437.50". Zero has no minus.
  ///
  /// - Parameter decimals: how many stand after the point, or nil for all that are not zero.
  /// - Returns: the text of the number, rounded to these decimals.
  package func text(decimals: Int?) -> String {
    let number = decimals.map { rounded(toPlace: -$0) } ?? self
    let decimals = decimals ?? max(0, number.digits.count - 1 - number.exponent)
    var text = number.isNegative && !number.digits.isEmpty ? "−" : ""
    for place in stride(from: max(number.exponent, 0), through: -decimals, by: -1) {
      if place == -1 { text += "." }
      text += String(number.digit(atPlace: place))
      if place > 0, place % 3 == 0 { text += "," }
    }
    return text
  }

  /// The digit at a power of ten.
  private func digit(atPlace place: Int) -> UInt8 {
    let index = exponent - place
    return digits.indices.contains(index) ? digits[index] : 0
  }

  /// What is written for a number without digits: "nan", "inf" or "−inf"; nil for any other.
  ///
  /// A NaN has a sign, which differs from processor to processor and says nothing.
  package static func text(ofNotFinite number: Double) -> String? {
    if number.isFinite { return nil }
    return number.isNaN ? "nan" : number < 0 ? "−inf" : "inf"
  }
}

/// A whole number of any size, in limbs of nine decimal digits, the lowest first.
private struct LargeInteger {
  private var limbs: [UInt64] = []
  private static let base: UInt64 = 1_000_000_000

  init(_ number: UInt64) {
    var rest = number
    while rest > 0 {
      limbs.append(rest % Self.base)
      rest /= Self.base
    }
  }

  /// Multiplies with a power of a small number, as many factors at once as fit in a limb.
  mutating func multiply(by factor: UInt64, times: Int) {
    var left = times
    while left > 0 {
      var product: UInt64 = 1
      while left > 0, product * factor < Self.base {
        (product, left) = (product * factor, left - 1)
      }
      var carry: UInt64 = 0
      for index in limbs.indices {
        let sum = limbs[index] * product + carry
        (limbs[index], carry) = (sum % Self.base, sum / Self.base)
      }
      if carry > 0 { limbs.append(carry) }
    }
  }

  /// The decimal digits, the highest first; none for zero.
  var digits: [UInt8] {
    var digits: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return digits.reversed()
  }
}
