// Some functions return a tuple. Its parts are compared one by one, and a difference names the part.

extension Comparison {
  /// Outputs are compared part by part, in the order given.
  ///
  /// - Parameter parts: a comparison of each part; see `part`.
  /// - Returns: the comparison, which finds the first part that differs.
  public static func parts(_ parts: Comparison...) -> Comparison {
    Comparison(
      difference: { found, expected in
        parts.lazy.compactMap { $0.difference(found, expected) }.first
      },
      areAlike: { one, other in parts.allSatisfy { $0.areAlike(one, other) } })
  }

  /// Only one part of the outputs is compared.
  ///
  /// - Parameters:
  ///   - name: what to call the part where it differs, such as "bias".
  ///   - part: takes the part out of an output.
  ///   - comparison: when two such parts are the same.
  /// - Returns: the comparison.
  public static func part<Part>(
    _ name: String, _ part: @escaping @Sendable (Output) -> Part,
    comparing comparison: Comparison<Part>
  ) -> Comparison {
    Comparison(
      difference: { found, expected in
        comparison.difference(part(found), part(expected)).map { difference in
          let place = difference.place == "result" ? name : "\(name), \(difference.place)"
          return Difference(place: place, expected: difference.expected, found: difference.found)
        }
      },
      areAlike: { one, other in comparison.areAlike(part(one), part(other)) })
  }
}

extension Comparison {
  /// Only one part of the outputs is compared, a number or numbers in rows and columns.
  ///
  /// - Parameters:
  ///   - name: what to call the part where it differs, such as "bias".
  ///   - part: takes the part out of an output.
  ///   - tolerance: how far a number may be from the expected one; see `numbers`.
  /// - Returns: the comparison.
  public static func part(
    _ name: String, _ part: @escaping @Sendable (Output) -> some NumericOutput,
    within tolerance: Double = 0
  ) -> Comparison {
    .part(name, part, comparing: .numbers(within: tolerance))
  }
}
