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
  /// - Returns: the place, as subscripts such as "[0][2]", with both numbers; or nil.
  func firstDifference(
    from expected: Self, where isClose: (Double, Double) -> Bool
  ) -> Difference?
}

extension Float: NumericOutput {
  /// No dimensions: a number by itself.
  public var shape: String { "" }

  /// Both numbers, with no place, if they are not close.
  public func firstDifference(
    from expected: Float, where isClose: (Double, Double) -> Bool
  ) -> Difference? {
    guard !isClose(Double(self), Double(expected)) else { return nil }
    // The sign of NaN depends on the processor; a learner need not see it.
    return Difference(found: isNaN ? Float.nan : self, expected: expected)
  }
}

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
        return difference.within("[\(index)]")
      }
    }
    return nil
  }
}

extension Difference {
  fileprivate init<Number>(found: Number, expected: Number) {
    self.init(place: "", expected: "\(expected)", found: "\(found)")
  }

  /// The same difference, seen from the list of which its place is a part.
  fileprivate func within(_ subscripts: String) -> Difference {
    Difference(place: subscripts + place, expected: expected, found: found)
  }
}
