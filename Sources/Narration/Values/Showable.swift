import NeuralNetworks

/// A value that a chapter can show its reader.
public protocol Showable {
  /// The value within a sentence or a table: one line.
  ///
  /// - Parameter format: how its numbers are written.
  /// - Returns: the text.
  func text(as format: Format) -> String

  /// The value on its own, in as many lines as it needs.
  ///
  /// - Parameter format: how its numbers are written.
  /// - Returns: the lines; the first stands after the label.
  func lines(as format: Format) -> [String]
}

extension Showable {
  /// The value in one line.
  public func lines(as format: Format) -> [String] { [text(as: format)] }

  /// The value within a sentence or a table, in the plain format.
  public var text: String { text(as: .plain) }
}

extension BinaryInteger where Self: Showable {
  /// The number; formats other than `.plain` treat it as a fraction.
  public func text(as format: Format) -> String { format.text(Double(self)) }
}

extension BinaryFloatingPoint where Self: Showable {
  /// The number.
  public func text(as format: Format) -> String { format.text(Double(self)) }
}

extension Int: Showable {}
extension UInt8: Showable {}
extension UInt64: Showable {}
extension Float: Showable {}
extension Double: Showable {}

extension String: Showable {
  /// The text itself.
  public func text(as format: Format) -> String { self }

  /// The text; if it has several lines, they stand below the label.
  public func lines(as format: Format) -> [String] {
    var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines.count > 1 ? [""] + lines.map { "  " + $0 } : lines
  }
}

extension Bool: Showable {
  /// "true" or "false".
  public func text(as format: Format) -> String { self ? "true" : "false" }
}

extension Array: Showable where Element: Showable {
  /// The elements in brackets; of more than ten the first and last three.
  public func text(as format: Format) -> String {
    let texts = map { $0.text(as: format) }
    let shown = texts.count <= 10 ? texts : texts.prefix(3) + ["…"] + texts.suffix(3)
    return "[" + shown.joined(separator: ", ") + "]"
  }

  /// The elements in brackets; of more than ten the first and last three, and how many there are.
  public func lines(as format: Format) -> [String] {
    [text(as: format) + (count > 10 ? "  (\(count.text) values)" : "")]
  }
}

extension Matrix: Showable {
  /// The shape: "1,437 × 64".
  public func text(as format: Format) -> String { "\(rows.text) × \(columns.text)" }

  /// The shape, then the rows; of more than ten rows or columns the first and last three.
  public func lines(as format: Format) -> [String] {
    [text(as: format)] + MatrixText(self, format: format).lines.map { "  " + $0 }
  }
}

extension Double {
  /// A share with its standard error, as a percentage: "92.8 ± 1.6%".
  ///
  /// - Parameters:
  ///   - samples: how many samples the share was counted on.
  ///   - decimals: how many decimals both numbers get.
  /// - Returns: the text for a table or a sentence.
  public func text(asShareOf samples: Int, decimals: Int = 1) -> String {
    let error = 100 * standardError(ofShare: self, samples: samples)
    return "\((100 * self).text(as: .fixed(decimals))) ± \(error.text(as: .fixed(decimals)))%"
  }
}
