import Groundwork

extension Mark {
  /// Bars over stretches of the x axis, standing on zero.
  ///
  /// - Parameters:
  ///   - edges: where bars begin and end, rising, one more than there are heights.
  ///   - heights: how high each bar is.
  ///   - name: their name in the legend.
  /// - Returns: the mark.
  public static func bars(edges: [Double], heights: [Double], _ name: String? = nil) -> Mark {
    require(
      edges.count == heights.count + 1,
      "bars: \(edges.count) edges for \(heights.count) bars; there must be one more edge")
    require(
      zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "bars: the edges do not rise")
    return Mark(.bars(edges: edges, heights: heights), name)
  }

  /// How often values fall in each of several stretches of equal width.
  ///
  /// - Parameters:
  ///   - values: the values; those that are not finite are not counted.
  ///   - bins: about how many stretches; their edges are round numbers.
  ///   - name: its name in the legend.
  /// - Returns: the mark.
  public static func histogram<Value: BinaryFloatingPoint>(
    _ values: [Value], bins: Int = 20, _ name: String? = nil
  ) -> Mark {
    let histogram = Histogram(of: values, bins: bins)
    return bars(edges: histogram.edges, heights: histogram.counts.map(Double.init), name)
  }
}

/// How often values fall in each of several stretches of equal width, its bins.
///
/// A bin holds the values from its left edge, included, to its right edge, excluded; the last
/// bin includes its right edge. The edges are multiples of 1, 2, 2.5 or 5 × 10ⁿ.
public struct Histogram: Sendable {
  /// Where the bins begin and end, one more than bins; at least two.
  public let edges: [Double]

  /// How many values fell in each bin.
  public let counts: [Int]

  /// Counts values.
  ///
  /// - Parameters:
  ///   - values: the values; those that are not finite are not counted.
  ///   - bins: about how many bins, from 1 to 1,000; there are between half and twice as many.
  public init<Value: BinaryFloatingPoint>(of values: [Value], bins: Int = 20) {
    require((1...1000).contains(bins), "histogram: 1 to 1,000 bins, not \(bins)")
    let values = values.map { Double($0) }.filter { abs($0) < 1e300 }
    // The same widening of data without width as on an axis.
    let range = AxisScale("", fixed: values, roomy: []).range
    let (step, power) = Self.roundStep(
      atLeast: (range.upperBound - range.lowerBound) / Double(bins))
    let width = step.scaled(byPowerOfTen: power)
    let first = (range.lowerBound / width + 1e-9).rounded(.down)
    let last = max(first + 1, (range.upperBound / width - 1e-9).rounded(.up))
    let edges = stride(from: first, through: last, by: 1).map { index in
      (index * step).scaled(byPowerOfTen: power)
    }
    var counts = [Int](repeating: 0, count: edges.count - 1)
    for value in values {
      // The quotient can be a rounding error off, so the edges themselves decide.
      var bin = min(max(Int((value / width - first).rounded(.down)), 0), counts.count - 1)
      if value < edges[bin] && bin > 0 { bin -= 1 }
      if bin + 1 < counts.count && value >= edges[bin + 1] { bin += 1 }
      counts[bin] += 1
    }
    self.edges = edges
    self.counts = counts
  }

  /// The smallest of 1, 2, 2.5 and 5 × 10ⁿ that is at least `width`: a factor and a power of ten.
  private static func roundStep(atLeast width: Double) -> (step: Double, power: Int) {
    let power = DecimalDigits(width).exponent - 1
    let scaled = width.scaled(byPowerOfTen: -power)
    return ([10.0, 20, 25, 50].first { $0 >= scaled * (1 - 1e-9) } ?? 100, power)
  }
}
