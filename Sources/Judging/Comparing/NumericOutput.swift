import NeuralNetworks

/// A number, or numbers in rows and columns: what `Comparison.numbers` can compare.
public protocol NumericOutput: Sendable {
  /// The size of each dimension: "3" for a list, "2×3" for two rows of three, "2×(3, 1)" for rows
  /// of different lengths, nothing for a single number.
  var shape: String { get }

  /// The first place in which two outputs of the same shape differ.
  ///
  /// - Parameters:
  ///   - expected: the output to compare with.
  ///   - isClose: whether a number, given first, is near enough to the expected one.
  /// - Returns: the place, "element [0][2]" or "row 2, column 0", with both numbers; or nil. The
  ///   place of a number by itself is empty.
  func firstDifference(
    from expected: Self, where isClose: (Double, Double) -> Bool
  ) -> Difference?
}

extension NumericOutput where Self: BinaryFloatingPoint {
  /// No dimensions: a number by itself.
  public var shape: String { "" }

  /// Both numbers, with no place, if they are not close.
  public func firstDifference(
    from expected: Self, where isClose: (Double, Double) -> Bool
  ) -> Difference? {
    guard !isClose(Double(self), Double(expected)) else { return nil }
    // The sign of NaN depends on the processor; a learner need not see it.
    return Difference(found: isNaN ? Self.nan : self, expected: expected)
  }
}

extension Float: NumericOutput {}
extension Double: NumericOutput {}

extension Int: NumericOutput {
  /// No dimensions: a whole number by itself, exact up to 2⁵³.
  public var shape: String { "" }

  /// Both numbers, with no place, if they are not close.
  public func firstDifference(
    from expected: Int, where isClose: (Double, Double) -> Bool
  ) -> Difference? {
    isClose(Double(self), Double(expected)) ? nil : Difference(found: self, expected: expected)
  }
}

extension Array: NumericOutput where Element: NumericOutput {
  /// The number of elements, then the shape of one of them.
  public var shape: String {
    let shapes = map(\.shape)
    guard let first = shapes.first, first != "" else { return "\(count)" }
    let areEqual = shapes.allSatisfy { $0 == first }
    return "\(count)×" + (areEqual ? first : "(\(shapes.joined(separator: ", ")))")
  }

  /// The first difference between elements in the same place.
  public func firstDifference(
    from expected: [Element], where isClose: (Double, Double) -> Bool
  ) -> Difference? {
    for (index, (element, expected)) in zip(self, expected).enumerated() {
      if let difference = element.firstDifference(from: expected, where: isClose) {
        return difference.within(element: index)
      }
    }
    return nil
  }
}

extension Matrix: NumericOutput {
  /// Rows and columns: "3×4".
  public var shape: String { "\(rows)×\(columns)" }

  /// The first difference, row after row.
  public func firstDifference(
    from expected: Matrix, where isClose: (Double, Double) -> Bool
  ) -> Difference? {
    for row in 0..<rows {
      for column in 0..<columns {
        let difference = self[row, column]
          .firstDifference(from: expected[row, column], where: isClose)
        if let difference { return difference.at("row \(row), column \(column)") }
      }
    }
    return nil
  }
}

extension Difference {
  fileprivate init<Number>(found: Number, expected: Number) {
    self.init(place: "", expected: "\(expected)", found: "\(found)")
  }

  /// The same difference, in a place with this name.
  func at(_ place: String) -> Difference {
    Difference(place: place, expected: expected, found: found)
  }

  /// The same difference, seen from the list of which its place is a part.
  fileprivate func within(element index: Int) -> Difference {
    // A list in a list adds a subscript, a matrix in a list a row and a column.
    let rest = place.hasPrefix("element ") ? String(place.dropFirst("element ".count)) : place
    let isSubscript = rest.isEmpty || rest.hasPrefix("[")
    return at("element [\(index)]" + (isSubscript ? "" : ", ") + rest)
  }
}
