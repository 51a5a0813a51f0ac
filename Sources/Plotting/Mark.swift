import Groundwork

/// Something drawn on the plane of a chart: a line, points, bars, a decision map.
///
/// A mark with a name gets its own color, dashes and marker, and stands in the legend. Marks of
/// the same name share them: the points of a class and the line that bounds it.
///
/// Values that are not finite are left out, as are values of zero or below on a logarithmic axis;
/// a line breaks there.
public struct Mark: Sendable {
  /// What is drawn.
  enum Shape: Sendable {
    case line([Point])
    case points([Point])
    case path([Point])
    case band(lower: [Point], upper: [Point])
    case bars(edges: [Double], heights: [Double])
    case region(Region)
    case contours(lines: [(level: Double, points: [Point])], frame: Rectangle)
    case arrow(from: Point, to: Point)
    case verticalRule(x: Double)
    case horizontalRule(y: Double)
    case label(at: Point)
  }

  let shape: Shape

  /// The name in the legend; for arrows, rules and labels the text beside them.
  let name: String?

  /// Which of the colors of series, if it does not follow from the name.
  var seriesNumber: Int?

  init(_ shape: Shape, _ name: String?) {
    self.shape = shape
    self.name = name
  }

  /// The mark in the color, dashes and marker of a series.
  ///
  /// - Parameter number: which series, from 0 in the order of the names in the chart.
  /// - Returns: the mark, otherwise the same.
  public func series(_ number: Int) -> Mark {
    require(number >= 0, "Mark: series are numbered from 0, not \(number)")
    var mark = self
    mark.seriesNumber = number
    return mark
  }
}

/// A part of the plane of a chart, as far as numbers can be drawn.
struct Rectangle: Sendable {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>

  init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let drawable = { (range: ClosedRange<Double>) in
      range.lowerBound < range.upperBound ? AxisScale.widened(range) : range
    }
    self.x = drawable(x)
    self.y = drawable(y)
  }
}

// MARK: - Lines and points

extension Mark {
  /// A line through points, in their order.
  ///
  /// - Parameters:
  ///   - points: the points.
  ///   - name: its name in the legend.
  /// - Returns: the mark.
  public static func line(_ points: [Point], _ name: String? = nil) -> Mark {
    Mark(.line(points), name)
  }

  /// A line through the points (x₀, y₀), (x₁, y₁), …
  ///
  /// - Parameters:
  ///   - x: how far to the right each point is.
  ///   - y: how far up each point is, as many as `x`.
  ///   - name: its name in the legend.
  /// - Returns: the mark.
  public static func line<X: BinaryFloatingPoint, Y: BinaryFloatingPoint>(
    x: [X], y: [Y], _ name: String? = nil
  ) -> Mark {
    Mark(.line(Self.points("line", x, y)), name)
  }

  /// A line through values at 0, 1, 2 and so on: the loss after each epoch.
  ///
  /// - Parameters:
  ///   - values: how far up each point is.
  ///   - start: where the first value stands.
  ///   - name: its name in the legend.
  /// - Returns: the mark.
  public static func line<Value: BinaryFloatingPoint>(
    _ values: [Value], from start: Double = 0, _ name: String? = nil
  ) -> Mark {
    Mark(.line(Self.points(values, from: start)), name)
  }

  /// The curve of a function.
  ///
  /// - Parameters:
  ///   - range: from which x to which.
  ///   - name: its name in the legend.
  ///   - samples: at how many evenly spaced x the function is computed.
  ///   - function: y for an x; where it is not finite, the curve breaks.
  /// - Returns: the mark.
  public static func function(
    over range: ClosedRange<Double>, _ name: String? = nil, samples: Int = 241,
    _ function: (Double) -> Double
  ) -> Mark {
    require(samples >= 2, "function: a curve needs 2 samples or more, not \(samples)")
    let points = (0..<samples).map { index in
      let share = Double(index) / Double(samples - 1)
      let x = range.lowerBound + share * (range.upperBound - range.lowerBound)
      return Point(x, function(x))
    }
    return Mark(.line(points), name)
  }

  /// Points that no line joins.
  ///
  /// - Parameters:
  ///   - points: the points.
  ///   - name: their name in the legend.
  /// - Returns: the mark.
  public static func points(_ points: [Point], _ name: String? = nil) -> Mark {
    Mark(.points(points), name)
  }

  /// The points (x₀, y₀), (x₁, y₁), …
  ///
  /// - Parameters:
  ///   - x: how far to the right each point is.
  ///   - y: how far up each point is, as many as `x`.
  ///   - name: their name in the legend.
  /// - Returns: the mark.
  public static func points<X: BinaryFloatingPoint, Y: BinaryFloatingPoint>(
    x: [X], y: [Y], _ name: String? = nil
  ) -> Mark {
    Mark(.points(Self.points("points", x, y)), name)
  }

  /// The way of an optimizer: a line with a dot at each step, its start and its end marked.
  ///
  /// - Parameters:
  ///   - points: where each step led, the start first.
  ///   - name: its name in the legend.
  /// - Returns: the mark.
  public static func path(_ points: [Point], _ name: String? = nil) -> Mark {
    Mark(.path(points), name)
  }

  /// The area between two lines: from the worst to the best of several seeds.
  ///
  /// - Parameters:
  ///   - x: where the values stand.
  ///   - lower: the line below, as many values as `x`.
  ///   - upper: the line above, as many values as `x`.
  ///   - name: its name in the legend; that of the line it belongs to.
  /// - Returns: the mark.
  public static func band<X: BinaryFloatingPoint, Y: BinaryFloatingPoint>(
    x: [X], lower: [Y], upper: [Y], _ name: String? = nil
  ) -> Mark {
    Mark(
      .band(lower: Self.points("band", x, lower), upper: Self.points("band", x, upper)), name)
  }

  private static func points<Value: BinaryFloatingPoint>(
    _ values: [Value], from start: Double
  ) -> [Point] {
    values.indices.map { Point(start + Double($0), Double(values[$0])) }
  }

  private static func points<X: BinaryFloatingPoint, Y: BinaryFloatingPoint>(
    _ caller: String, _ x: [X], _ y: [Y]
  ) -> [Point] {
    require(
      x.count == y.count, "\(caller): \(x.count) values of x for \(y.count) values of y")
    return zip(x, y).map { Point(Double($0), Double($1)) }
  }
}
