// Marks that say something about others.

extension Mark {
  /// An arrow: a weight vector, a gradient.
  ///
  /// - Parameters:
  ///   - start: where it starts.
  ///   - end: where its head is.
  ///   - text: what stands beside its head.
  /// - Returns: the mark.
  public static func arrow(from start: Point, to end: Point, _ text: String? = nil) -> Mark {
    Mark(.arrow(from: start, to: end), text)
  }

  /// A dashed vertical line over the whole height, for reference.
  ///
  /// - Parameters:
  ///   - x: where it stands.
  ///   - text: what stands beside it.
  /// - Returns: the mark.
  public static func rule(x: Double, _ text: String? = nil) -> Mark {
    Mark(.verticalRule(x: x), text)
  }

  /// A dashed horizontal line over the whole width, for reference.
  ///
  /// - Parameters:
  ///   - y: where it stands.
  ///   - text: what stands above it.
  /// - Returns: the mark.
  public static func rule(y: Double, _ text: String? = nil) -> Mark {
    Mark(.horizontalRule(y: y), text)
  }

  /// A note on the plane.
  ///
  /// - Parameters:
  ///   - point: where it stands; the text begins to the right above it.
  ///   - text: what it says.
  /// - Returns: the mark.
  public static func label(at point: Point, _ text: String) -> Mark {
    Mark(.label(at: point), text)
  }
}
