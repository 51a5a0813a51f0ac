import Foundation

/// Numbers as they stand in drawings: a true minus, a comma between thousands.
enum NumberText {
  /// A number with so many decimals: "−1,437.50"; rounded to nothing, "0" has no minus.
  static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "−inf" : "inf" }
    let digits = String(format: "%.\(decimals)f", abs(value))
    let parts = digits.split(separator: ".")
    let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
    var whole = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0 && (parts[0].count - index) % 3 == 0 { whole += "," }
      whole.append(digit)
    }
    let fraction = parts.count > 1 ? ".\(parts[1])" : ""
    return (value < 0 && !isZero ? "−" : "") + whole + fraction
  }

  /// A number with at most so many significant digits, no zeros at its end: "0.25", "12", "3×10⁻⁷".
  static func short(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite, value != 0 else { return fixed(value, decimals: 0) }
    let exponent = Int(floor(log10(abs(value))))
    if exponent < -4 || exponent > 6 {
      let mantissa = value / pow(10, Double(exponent))
      return "\(trimmed(fixed(mantissa, decimals: digits - 1)))×10\(superscript(exponent))"
    }
    return trimmed(fixed(value, decimals: max(0, digits - 1 - exponent)))
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = text[...]
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return String(text)
  }

  /// The number of a tick: plain, or where it would have too many zeros, with a power of ten.
  ///
  /// - Parameters:
  ///   - value: the number.
  ///   - decimals: how many decimals the ticks of its axis need.
  ///   - largest: the largest absolute value on the axis.
  /// - Returns: "0.25", "20,000", "2.5×10⁻⁷".
  static func tick(_ value: Double, decimals: Int, largest: Double) -> String {
    let exponent = Int(floor(log10(largest)))
    if decimals <= 4 && exponent < 6 { return fixed(value, decimals: decimals) }
    if exponent >= -1 && exponent < 6 { return fixed(value, decimals: decimals) }
    if value == 0 { return "0" }
    let power = pow(10, Double(abs(exponent)))
    let mantissa = exponent < 0 ? value * power : value / power
    return "\(short(mantissa, digits: max(2, decimals + exponent + 1)))×10\(superscript(exponent))"
  }

  /// A whole number in raised digits: "⁻⁶".
  static func superscript(_ number: Int) -> String {
    let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let digits = String(number.magnitude).compactMap { $0.wholeNumberValue }.map { raised[$0] }
    return (number < 0 ? "⁻" : "") + String(digits)
  }
}
