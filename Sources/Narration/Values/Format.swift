import Plotting

/// How a number is written for the reader.
///
/// Thousands are parted by commas, a minus is the true one (U+2212), and no locale has a say:
/// a page is the same on every machine.
public enum Format: Equatable, Sendable {
  /// Whole numbers as they are, others with up to four significant digits.
  case plain

  /// This many decimals: 0.50.
  case fixed(Int)

  /// A share as a percentage with this many decimals: 0.958 is 95.8%.
  case percent(Int)

  /// This many significant digits, zeros at the end included: 0.500.
  case significant(Int)

  /// Rounded to a whole number: 1,437.
  case integer

  /// A number as text.
  ///
  /// - Parameter number: any number; not a number is "nan", infinity "inf".
  /// - Returns: the text, such as "−1,437.5".
  public func text(_ number: Double) -> String {
    if let text = DecimalDigits.text(ofNotFinite: number) { return text }
    switch self {
    case .plain:
      return number == number.rounded() && abs(number) < 1e15
        ? Self.positional(number, decimals: 0)
        : Self.significant(number, digits: 4, keepsZeros: false)
    case .fixed(let decimals): return Self.positional(number, decimals: decimals)
    case .percent(let decimals):
      // Beyond 10³⁰⁶ the product is too large for a number, though not its digits.
      let percent = number * 100
      let digits = percent.isFinite ? DecimalDigits(percent) : DecimalDigits(number).shifted(by: 2)
      return digits.text(decimals: max(0, decimals)) + "%"
    case .significant(let digits):
      return Self.significant(number, digits: max(1, digits), keepsZeros: true)
    case .integer: return Self.positional(number, decimals: 0)
    }
  }

  // MARK: - Writing

  private static func significant(_ number: Double, digits: Int, keepsZeros: Bool) -> String {
    guard number != 0 else { return "0" }
    let exact = DecimalDigits(number)
    let rounded = exact.rounded(toDigits: digits)
    if (-4..<9).contains(rounded.exponent) {
      let decimals = max(0, digits - 1 - rounded.exponent)
      return keepsZeros
        ? exact.text(decimals: decimals) : exact.rounded(toPlace: -decimals).text(decimals: nil)
    }
    let factor = rounded.shifted(by: -rounded.exponent)
    return factor.text(decimals: keepsZeros ? digits - 1 : nil) + " × 10"
      + Scripts.superscript(String(rounded.exponent))
  }

  private static func positional(_ number: Double, decimals: Int) -> String {
    DecimalDigits(number).text(decimals: max(0, decimals))
  }
}
