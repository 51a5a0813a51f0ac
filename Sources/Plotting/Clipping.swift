// Cutting lines off at the edge of a plot, in fractions of its width and height.

/// The parts of a line through points that lie in the unit square.
///
/// - Parameter points: the line; it breaks at nil.
/// - Returns: lines of two or more points each; a point between two breaks is left out.
func clippedToUnitSquare(_ points: [Point?]) -> [[Point]] {
  var parts: [[Point]] = []
  var isOpen = false
  for (start, end) in zip(points, points.dropFirst()) {
    guard let start, let end, let (from, to) = clippedToUnitSquare(from: start, to: end) else {
      isOpen = false
      continue
    }
    if isOpen {
      parts[parts.count - 1].append(to)
    } else {
      parts.append([from, to])
    }
    // A segment that was cut short at its end leaves the square.
    isOpen = to == end
  }
  return parts
}

/// Where a line, between two breaks, has all its points at one place: they are drawn as dots, or
/// nothing would be seen of them.
func loosePoints(_ points: [Point?]) -> [Point] {
  points.split { $0 == nil }.compactMap { run -> Point? in
    guard let first = run.first, run.allSatisfy({ $0 == first }) else { return nil }
    return first
  }.filter { isInUnitSquare($0) }
}

/// The part of a segment in the unit square, or nil if it passes it by.
///
/// Liang and Barsky, "A new concept and method for line clipping", ACM Transactions on Graphics,
/// 1984: the segment is start + t · (end − start), and each edge of the square narrows t.
func clippedToUnitSquare(from start: Point, to end: Point) -> (from: Point, to: Point)? {
  let step = Point(end.x - start.x, end.y - start.y)
  var enter = 0.0
  var leave = 1.0
  for (speed, room) in [
    (-step.x, start.x), (step.x, 1 - start.x), (-step.y, start.y), (step.y, 1 - start.y),
  ] {
    if speed == 0 {
      if room < -edgeTolerance { return nil }
    } else if speed < 0 {
      enter = max(enter, (room + edgeTolerance) / speed)
    } else {
      leave = min(leave, (room + edgeTolerance) / speed)
    }
  }
  guard enter <= leave else { return nil }
  let at = { (t: Double) in
    Point(ontoSquare(start.x + t * step.x), ontoSquare(start.y + t * step.y))
  }
  return (enter > 0 ? at(enter) : start, leave < 1 ? at(leave) : end)
}

/// Whether a point lies in the unit square.
func isInUnitSquare(_ point: Point) -> Bool {
  let inside = -edgeTolerance...1 + edgeTolerance
  return inside.contains(point.x) && inside.contains(point.y)
}

/// What is cut at an edge lies on it, whatever was lost in rounding far outside.
private func ontoSquare(_ place: Double) -> Double {
  min(max(place, -edgeTolerance), 1 + edgeTolerance)
}

extension Point {
  /// A point of the plane in fractions of the plot, or nil if it has no place on the axes.
  ///
  /// What lies farther away than a million plots is drawn as from there, in the same direction:
  /// with larger numbers nothing would be left of the digits that say where a line is cut.
  init?(_ point: Point, on scales: (x: AxisScale, y: AxisScale)) {
    guard let x = scales.x.fraction(of: point.x), let y = scales.y.fraction(of: point.y) else {
      return nil
    }
    let nearer = min(1, 1e6 / max(abs(x), abs(y), 1))
    self.init(x * nearer, y * nearer)
  }
}

/// A point that defines the end of an axis comes out a rounding error beyond it.
private let edgeTolerance = 1e-9

/// A line with fewer points that looks the same in pixels.
///
/// Of successive points in the same column of pixels only the first, the lowest, the highest and
/// the last are kept: a loss recorded at 10,000 steps needs no more on 600 pixels.
///
/// Jugel, Jerzak, Hackenbroich and Markl, "M4: a visualization-oriented time series data
/// aggregation", Proceedings of the VLDB Endowment, 2014.
func thinned(_ points: [Point]) -> [Point] {
  var result: [Point] = []
  var start = 0
  while start < points.count {
    let column = points[start].x.rounded(.down)
    var end = start
    while end + 1 < points.count, points[end + 1].x.rounded(.down) == column { end += 1 }
    if end - start < 4 {
      result += points[start...end]
    } else {
      let run = start...end
      let low = run.min { points[$0].y < points[$1].y } ?? start
      let high = run.max { points[$0].y < points[$1].y } ?? start
      let kept = [start, min(low, high), max(low, high), end]
      for (position, index) in kept.enumerated()
      where position == 0 || index != kept[position - 1] {
        result.append(points[index])
      }
    }
    start = end + 1
  }
  return result
}

/// The part of a polygon that lies in the unit square.
///
/// Sutherland and Hodgman, "Reentrant polygon clipping", Communications of the ACM, 1974: cut off
/// what lies beyond one edge of the square after the other.
func polygonInUnitSquare(_ corners: [Point]) -> [Point] {
  // How far inside of each edge a point is.
  let edges: [(Point) -> Double] = [{ $0.x }, { 1 - $0.x }, { $0.y }, { 1 - $0.y }]
  return edges.reduce(corners) { polygon, inside in
    polygon.indices.flatMap { index -> [Point] in
      let start = polygon[(index + polygon.count - 1) % polygon.count]
      let end = polygon[index]
      let (a, b) = (inside(start), inside(end))
      if a >= 0 && b >= 0 { return [end] }
      if a < 0 && b < 0 { return [] }
      let share = a / (a - b)
      let cut = Point(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y))
      return b >= 0 ? [cut, end] : [cut]
    }
  }
}
