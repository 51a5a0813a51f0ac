// What `print(matrix)` shows.

extension Matrix: CustomStringConvertible {
  /// The shape and the elements in columns, each to four significant digits; of a large matrix the
  /// first and last three rows and columns.
  ///
  ///     2×3
  ///       0.5   -2  1.25
  ///         1  0.1     3
  public var description: String {
    let shownRows = Self.shown(of: rows)
    let shownColumns = Self.shown(of: columns)
    guard !shownRows.isEmpty, !shownColumns.isEmpty else { return "\(shape)" }
    let cells = shownRows.map { row in
      shownColumns.map { column in
        if let row, let column { Self.words(self[row, column]) } else { row == nil ? "⋮" : "…" }
      }
    }
    let widths = shownColumns.indices.map { column in
      cells.reduce(0) { max($0, $1[column].count) }
    }
    return cells.reduce("\(shape)") { text, row in
      zip(row, widths).reduce(text + "\n") { line, cell in
        line + String(repeating: " ", count: cell.1 - cell.0.count + 2) + cell.0
      }
    }
  }

  /// The indices that are shown of `count`; `nil` stands for those left out.
  private static func shown(of count: Int) -> [Int?] {
    count <= 8 ? (0..<count).map { $0 } : [0, 1, 2, nil, count - 3, count - 2, count - 1]
  }

  /// A number rounded to four significant digits, as Swift writes it, without a trailing `.0`.
  private static func words(_ number: Float) -> String {
    guard number.isFinite, number != 0 else {
      // One spelling of not a number: its sign differs from processor to processor.
      return number.isNaN ? "nan" : number.isInfinite ? (number < 0 ? "-inf" : "inf") : "0"
    }
    // In double precision, where the powers of ten that a Float needs are far from the limits: by a
    // power of ten up or down, to a whole number of four digits.
    let size = Double(number.magnitude)
    var (power, places) = (1.0, 0)
    while size * power < 1000 { (power, places) = (power * 10, places + 1) }
    while size / power >= 10_000 { (power, places) = (power * 10, places - 1) }
    let digits = (places < 0 ? size / power : size * power).rounded()
    let sign = number < 0 ? "-" : ""
    if size >= 1e-4 && size < 1e7 {
      let text = "\(Float(places < 0 ? digits * power : digits / power))"
      return sign + (text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }
    // d.ddd · 10^exponent; 9999.6 has been rounded to five digits.
    var mantissa = digits >= 10_000 ? 1000 : Int(digits)
    let exponent = 3 - places + (digits >= 10_000 ? 1 : 0)
    var decimals = ""
    for _ in 0..<3 {
      let digit = mantissa % 10
      if digit > 0 || !decimals.isEmpty { decimals = "\(digit)" + decimals }
      mantissa /= 10
    }
    let zero = exponent.magnitude < 10 ? "0" : ""
    return sign + "\(mantissa)" + (decimals.isEmpty ? "" : "." + decimals)
      + (exponent < 0 ? "e-" : "e+") + zero + "\(exponent.magnitude)"
  }
}
