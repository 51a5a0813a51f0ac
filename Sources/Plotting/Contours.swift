import Groundwork

extension Mark {
  /// Lines of equal value of a function of the plane, as on a map.
  ///
  /// - Parameters:
  ///   - x: from which x to which.
  ///   - y: from which y to which.
  ///   - levels: the values that get a line.
  ///   - columns: at how many x the function is computed.
  ///   - rows: at how many y the function is computed.
  ///   - name: what the value is: "loss".
  ///   - value: the value at a place; where it is not finite, lines end.
  /// - Returns: the mark.
  public static func contours(
    x: ClosedRange<Double>, y: ClosedRange<Double>, levels: [Double], columns: Int = 81,
    rows: Int = 61, _ name: String? = nil, value: (Double, Double) -> Double
  ) -> Mark {
    require(
      columns >= 2 && rows >= 2, "contours: \(columns) × \(rows) values are no grid; 2 × 2 are")
    let frame = Rectangle(x: x, y: y)
    let field = SampledField(frame, columns: columns, rows: rows, value)
    let lines = levels.flatMap { level in
      field.contour(at: level).map { (level: level, points: $0) }
    }
    return Mark(.contours(lines: lines, frame: frame), name)
  }
}

/// A function of the plane at the corners of a grid.
struct SampledField {
  private let xs: [Double]
  private let ys: [Double]

  /// Row after row, the lowest y first; `[rows × columns]`.
  private let values: [Double]

  init(
    _ frame: Rectangle, columns: Int, rows: Int, _ value: (Double, Double) -> Double
  ) {
    let spread = { (range: ClosedRange<Double>, count: Int) in
      (0..<count).map {
        range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(count - 1)
      }
    }
    let xs = spread(frame.x, columns)
    let ys = spread(frame.y, rows)
    self.xs = xs
    self.ys = ys
    values = ys.flatMap { y in xs.map { x in value(x, y) } }
  }

  /// The lines on which the function has a value: closed lines end at the point they start from.
  ///
  /// Marching squares: a line crosses an edge of a cell where one corner is above the level and
  /// the other is not, at the point found by linear interpolation. With four crossings the mean
  /// of the corners decides which of them belong together.
  ///
  /// Lorensen and Cline, "Marching cubes", SIGGRAPH 1987, in two dimensions.
  func contour(at level: Double) -> [[Point]] {
    var segments: [(from: Int, to: Int)] = []
    for row in 0..<ys.count - 1 {
      for column in 0..<xs.count - 1 {
        segments += self.segments(row: row, column: column, level: level)
      }
    }
    return joined(segments).map { $0.map { crossing(onEdge: $0, level: level) } }
  }

  // MARK: - Cells

  // Edges are numbered: that from a corner to the right has twice the corner's number, that
  // from it upwards one more.

  private func segments(row: Int, column: Int, level: Double) -> [(from: Int, to: Int)] {
    let corner = row * xs.count + column
    let corners = [corner, corner + 1, corner + xs.count + 1, corner + xs.count]
    guard corners.allSatisfy({ values[$0].isFinite }) else { return [] }
    let isAbove = corners.map { values[$0] > level }
    // The edges of the cell, counterclockwise from the bottom: edge i joins corners i and i + 1.
    let edges = [2 * corner, 2 * (corner + 1) + 1, 2 * (corner + xs.count), 2 * corner + 1]
    let crossed = (0..<4).filter { isAbove[$0] != isAbove[($0 + 1) % 4] }
    if crossed.count == 2 { return [(edges[crossed[0]], edges[crossed[1]])] }
    guard crossed.count == 4 else { return [] }
    let isMiddleAbove = corners.reduce(0) { $0 + values[$1] / 4 } > level
    // Corners 1 and 3 are cut off if they differ from the middle, else corners 0 and 2.
    return isAbove[1] != isMiddleAbove
      ? [(edges[0], edges[1]), (edges[2], edges[3])]
      : [(edges[3], edges[0]), (edges[1], edges[2])]
  }

  private func crossing(onEdge edge: Int, level: Double) -> Point {
    let start = edge / 2
    let end = edge % 2 == 0 ? start + 1 : start + xs.count
    // Halves, because the difference of two large values overflows.
    let share = (level / 2 - values[start] / 2) / (values[end] / 2 - values[start] / 2)
    let from = Point(xs[start % xs.count], ys[start / xs.count])
    let to = Point(xs[end % xs.count], ys[end / xs.count])
    return Point(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y))
  }

  // MARK: - Lines

  /// The segments as lines of edges: each edge belongs to one or two segments.
  private func joined(_ segments: [(from: Int, to: Int)]) -> [[Int]] {
    var segmentsAtEdge: [Int: [Int]] = [:]
    for (index, segment) in segments.enumerated() {
      segmentsAtEdge[segment.from, default: []].append(index)
      segmentsAtEdge[segment.to, default: []].append(index)
    }
    var isUsed = [Bool](repeating: false, count: segments.count)
    func walk(from edge: Int) -> [Int] {
      var line = [edge]
      while let last = line.last,
        let next = segmentsAtEdge[last]?.first(where: { !isUsed[$0] })
      {
        isUsed[next] = true
        line.append(segments[next].from == last ? segments[next].to : segments[next].from)
      }
      return line
    }
    var lines: [[Int]] = []
    for (index, segment) in segments.enumerated() where !isUsed[index] {
      isUsed[index] = true
      // Both ways from the segment; of a closed line, the first walk takes everything.
      let forward = walk(from: segment.to)
      let backward = walk(from: segment.from)
      lines.append(backward.reversed() + forward)
    }
    return lines
  }
}
