/// When two outputs are the same, and how to say where they differ.
public struct Comparison<Output>: Sendable {
  /// The first difference from the expected output; nil if the output is right.
  package let difference: @Sendable (_ found: Output, _ expected: Output) -> Difference?

  /// Whether two outputs, right or wrong, are alike: then they come from the same mistake.
  package let areAlike: @Sendable (Output, Output) -> Bool

  /// A comparison of a kind that only one exercise has.
  package init(
    difference: @escaping @Sendable (_ found: Output, _ expected: Output) -> Difference?,
    areAlike: @escaping @Sendable (Output, Output) -> Bool
  ) {
    self.difference = difference
    self.areAlike = areAlike
  }
}

/// One place in which an output is not what was expected.
public struct Difference: Equatable, Codable, Sendable {
  /// Where: "shape", "number of elements", "element [0][2]", "row 2, column 0" or "result".
  public let place: String

  /// What was expected there.
  public let expected: String

  /// What was found there.
  public let found: String

  package init(place: String, expected: String, found: String) {
    self.place = place
    self.expected = expected
    self.found = found
  }
}

extension Comparison {
  /// The same comparison, in which more mistakes are alike: those whose outputs a change makes so.
  ///
  /// - Parameter change: takes out of an output what differs from learner to learner, such as the
  ///   small number that was added somewhere.
  /// - Returns: the comparison; what is right stays as it was.
  public func alike(after change: @escaping @Sendable (Output) -> Output) -> Comparison {
    Comparison(difference: difference, areAlike: { areAlike(change($0), change($1)) })
  }
}

extension Comparison where Output: Equatable & Sendable {
  /// Outputs are compared with `==`.
  public static var equality: Comparison {
    Comparison(
      difference: { found, expected in
        found == expected
          ? nil : Difference(place: "result", expected: "\(expected)", found: "\(found)")
      },
      areAlike: ==)
  }
}

extension Comparison where Output: NumericOutput {
  /// Outputs are compared by shape first, then number by number.
  ///
  /// A number that is infinite or not a number is never right.
  ///
  /// - Parameters:
  ///   - tolerance: how far a number may be from the expected one, e, in units of
  ///     max(`smallest`, |e|). With 0, the default, numbers have to be equal.
  ///   - smallest: from which magnitude on the tolerance is relative. Less than 1, the default,
  ///     where small numbers count as much as large ones.
  /// - Returns: the comparison.
  public static func numbers(
    within tolerance: Double = 0, relativeFrom smallest: Double = 1
  ) -> Comparison {
    let isClose: @Sendable (Double, Double) -> Bool = { found, expected in
      // Written so that NaN, which is neither less nor greater than anything, comes out false.
      // An infinite expectation, as a misconception can have one, would be near to everything.
      found.isFinite && expected.isFinite
        && abs(found - expected) <= tolerance * max(smallest, abs(expected))
    }
    return Comparison(
      difference: { found, expected in
        guard found.shape == expected.shape else {
          let place = expected.shape.contains("×") ? "shape" : "number of elements"
          return Difference(place: place, expected: expected.shape, found: found.shape)
        }
        return found.firstDifference(from: expected, where: isClose).map { difference in
          difference.place.isEmpty ? difference.at("result") : difference
        }
      },
      areAlike: { one, other in
        // Here two NaN are alike: an overflow can be just what a misconception leads to.
        let areAlike: (Double, Double) -> Bool = { one, other in
          one == other || one.isNaN && other.isNaN || isClose(one, other)
        }
        return one.shape == other.shape
          && one.firstDifference(from: other, where: areAlike) == nil
      })
  }
}
