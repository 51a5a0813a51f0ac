import Foundation

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
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "−inf" : "inf" }
    switch self {
    case .plain:
      return number == number.rounded() && abs(number) < 1e15
        ? Self.positional(number, decimals: 0)
        : Self.significant(number, digits: 4, keepsZeros: false)
    case .fixed(let decimals): return Self.positional(number, decimals: decimals)
    case .percent(let decimals): return Self.positional(number * 100, decimals: decimals) + "%"
    case .significant(let digits):
      return Self.significant(number, digits: max(1, digits), keepsZeros: true)
    case .integer: return Self.positional(number, decimals: 0)
    }
  }

  // MARK: - Writing

  private static func significant(_ number: Double, digits: Int, keepsZeros: Bool) -> String {
    guard number != 0 else { return "0" }
    let parts = String(format: "%.\(digits - 1)e", number).split(separator: "e")
    let exponent = Int(parts[1]) ?? 0
    if -4 <= exponent, exponent < 9 {
      let text = positional(number, decimals: max(0, digits - 1 - exponent))
      return keepsZeros ? text : withoutTrailingZeros(text)
    }
    let factor = parts[0].replacingOccurrences(of: "-", with: "−")
    return (keepsZeros ? factor : withoutTrailingZeros(factor)) + " × 10"
      + Scripts.superscript(String(exponent))
  }

  private static func withoutTrailingZeros(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var rest = text[...]
    while rest.last == "0" { rest.removeLast() }
    if rest.last == "." { rest.removeLast() }
    return String(rest)
  }

  private static func positional(_ number: Double, decimals: Int) -> String {
    let text = String(format: "%.\(max(0, decimals))f", abs(number))
    let parts = text.split(separator: ".")
    var whole = ""
    for (index, digit) in parts[0].reversed().enumerated() {
      if index > 0, index % 3 == 0 { whole = "," + whole }
      whole = String(digit) + whole
    }
    // What is rounded to zero has no sign.
    let isNegative = number < 0 && text.contains { $0 != "0" && $0 != "." }
    return (isNegative ? "−" : "") + whole + (parts.count > 1 ? "." + parts[1] : "")
  }
}
