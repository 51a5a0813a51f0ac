import Groundwork

/// An axis of a chart: what is measured along it, how it is divided and how far it reaches.
///
///     let plain: Axis = "epoch"
///     let loss = Axis("loss (nats)", scale: .logarithmic)
///     let share = Axis("accuracy", range: 0...1)
public struct Axis: ExpressibleByStringLiteral, Sendable {
  /// How values are spread along an axis.
  public enum Scale: Sendable {
    /// Equal steps for equal differences.
    case linear
    /// Equal steps for equal ratios. A value of zero or below has no place there: it is left out
    /// as a value that is not finite, and a line breaks there.
    case logarithmic
  }

  /// What is measured, with its unit: "time (s)".
  var label: String

  let scale: Scale

  /// From where to where, or nil to see all the data.
  let range: ClosedRange<Double>?

  /// Where numbers stand along it, or nil for round ones.
  let ticks: [Double]?

  /// An axis.
  ///
  /// - Parameters:
  ///   - label: what is measured, with its unit.
  ///   - scale: how values are spread; logarithmic for what spans powers of ten.
  ///   - range: from where to where; what lies outside is cut off. Without a range all data is
  ///     seen, with a little room.
  ///   - ticks: the values to write along it, in rising order, where these matter more than round
  ///     ones: the learning rates that were tried. In little room every second or third is left.
  public init(
    _ label: String, scale: Scale = .linear, range: ClosedRange<Double>? = nil,
    ticks: [Double]? = nil
  ) {
    if let range {
      require(
        range.lowerBound.isFinite && range.upperBound.isFinite
          && range.lowerBound < range.upperBound,
        "Axis \"\(label)\": the range from \(range.lowerBound) to \(range.upperBound) has no "
          + "width or no end")
      require(
        scale == .linear || range.lowerBound > 0,
        "Axis \"\(label)\": a logarithmic axis cannot start at \(range.lowerBound), "
          + "only above zero")
    }
    self.label = label
    self.scale = scale
    self.range = range
    self.ticks = ticks
  }

  /// A linear axis over all the data.
  public init(stringLiteral label: String) {
    self.init(label)
  }
}
