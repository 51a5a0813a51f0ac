/// Numbers as they stand in drawings: a true minus, a comma between thousands.
enum NumberText {
  /// A number with so many decimals: "−1,437.50"; rounded to nothing, "0" has no minus.
  static func fixed(_ value: Double, decimals: Int) -> String {
    DecimalDigits.text(ofNotFinite: value) ?? DecimalDigits(value).text(decimals: decimals)
  }

  /// A number with at most so many significant digits, no zeros at its end: "0.25", "12", "3×10⁻⁷".
  static func short(_ value: Double, digits: Int = 3) -> String {
    if let text = DecimalDigits.text(ofNotFinite: value) { return text }
    let exact = DecimalDigits(value)
    // A number without a power of ten keeps all digits before its point: "91,741".
    let isPlain = (-4...6).contains(exact.exponent)
    let number = exact.rounded(toDigits: isPlain ? max(digits, exact.exponent + 1) : digits)
    // Rounding can raise the exponent: 9.9996 × 10⁷ is 1 × 10⁸.
    return (-4...6).contains(number.exponent)
      ? number.text(decimals: nil) : withPower(number, number.exponent)
  }

  /// The number of a tick: plain, or where it would have too many zeros, with a power of ten.
  ///
  /// - Parameters:
  ///   - number: the number.
  ///   - decimals: how many decimals the ticks of its axis need.
  ///   - largest: the exponent of the largest absolute value on the axis.
  /// - Returns: "0.25", "20,000", "2.5×10⁻⁷".
  static func tick(_ number: DecimalDigits, decimals: Int, largest: Int) -> String {
    if largest < 6, decimals <= 4 || largest >= -1 { return number.text(decimals: decimals) }
    return number.digits.isEmpty ? "0" : withPower(number, largest)
  }

  private static func withPower(_ number: DecimalDigits, _ power: Int) -> String {
    "\(number.shifted(by: -power).text(decimals: nil))×10\(superscript(power))"
  }

  /// A whole number in raised digits: "⁻⁶".
  static func superscript(_ number: Int) -> String {
    let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let digits = String(number.magnitude).compactMap { $0.wholeNumberValue }.map { raised[$0] }
    return (number < 0 ? "⁻" : "") + String(digits)
  }
}
