import Groundwork

/// A value for each cell of a grid over a part of the plane: a decision map.
struct Region: Sendable {
  /// How values become colors.
  enum Coloring: Sendable {
    /// Values of a range, quantized to `levels` colors.
    case scale(ClosedRange<Double>)
    /// Values are the numbers of classes, with their names.
    case classes([String])
  }

  let frame: Rectangle
  let columns: Int
  let rows: Int

  /// The number of the color of each cell, nil where there is no value; rows from the top down.
  let cells: [Int?]

  let coloring: Coloring

  /// The most colors a scale has: the eye sees no step, and equal neighbors merge.
  static let levels = 24

  /// The cells of a row in runs of the same color.
  func runs(inRow row: Int) -> [(columns: Range<Int>, color: Int)] {
    var runs: [(columns: Range<Int>, color: Int)] = []
    for column in 0..<columns {
      guard let color = cells[row * columns + column] else { continue }
      if let last = runs.last, last.color == color, last.columns.upperBound == column {
        runs[runs.count - 1].columns = last.columns.lowerBound..<column + 1
      } else {
        runs.append((column..<column + 1, color))
      }
    }
    return runs
  }

  /// The region with every nth column and row only.
  func everyNth(_ step: Int) -> Region {
    let kept = { (count: Int) in stride(from: step / 2, to: max(count, step / 2 + 1), by: step) }
    let keptColumns = kept(columns).filter { $0 < columns }
    let keptRows = kept(rows).filter { $0 < rows }
    return Region(
      frame: frame, columns: keptColumns.count, rows: keptRows.count,
      cells: keptRows.flatMap { row in keptColumns.map { cells[row * columns + $0] } },
      coloring: coloring)
  }

  /// The color of a cell with a number.
  func color(_ number: Int) -> String {
    switch coloring {
    case .scale: ColorScale.ground.color(at: Double(number) / Double(Self.levels - 1))
    case .classes: Palette.ground(number)
    }
  }

  /// The center of each cell, rows from the top down, left to right.
  static func centers(_ frame: Rectangle, columns: Int, rows: Int) -> [Point] {
    let width = (frame.x.upperBound - frame.x.lowerBound) / Double(columns)
    let height = (frame.y.upperBound - frame.y.lowerBound) / Double(rows)
    return (0..<rows).flatMap { row in
      (0..<columns).map { column in
        Point(
          frame.x.lowerBound + (Double(column) + 0.5) * width,
          frame.y.upperBound - (Double(row) + 0.5) * height)
      }
    }
  }
}

extension Mark {
  /// A decision map: what a net says of each place of the plane, as a colored ground.
  ///
  /// - Parameters:
  ///   - x: from which x to which.
  ///   - y: from which y to which.
  ///   - columns: how many cells from left to right.
  ///   - rows: how many cells from bottom to top.
  ///   - name: what the value is, beside the color bar: "probability of class 1".
  ///   - values: the range of the colors, for a chart of its own; in panels that share a legend the
  ///     bar says 0 to 1.
  ///   - value: the value at the center of a cell; what is outside of the range has the color of its
  ///     end, a value that is not a number leaves the cell open.
  /// - Returns: the mark.
  public static func region(
    x: ClosedRange<Double>, y: ClosedRange<Double>, columns: Int = 80, rows: Int = 60,
    _ name: String? = nil, values: ClosedRange<Double> = 0...1, value: (Double, Double) -> Double
  ) -> Mark {
    require(
      values.lowerBound < values.upperBound,
      "region: colors from \(values.lowerBound) to \(values.upperBound), expected a width")
    return region(Rectangle(x: x, y: y), columns, rows, name, .scale(values)) { point in
      let value = value(point.x, point.y)
      if value.isNaN { return nil }
      let share = (value - values.lowerBound) / (values.upperBound - values.lowerBound)
      return Int((min(max(share, 0), 1) * Double(Region.levels - 1)).rounded())
    }
  }

  /// A decision map: which class a net gives each place of the plane.
  ///
  /// - Parameters:
  ///   - x: from which x to which.
  ///   - y: from which y to which.
  ///   - classes: the names of the classes, at most 7. Class 0 has the color of the first series
  ///     of the chart, and so on; points of the same name share it.
  ///   - columns: how many cells from left to right.
  ///   - rows: how many cells from bottom to top.
  ///   - classAt: the number of the class at the center of a cell.
  /// - Returns: the mark.
  public static func region(
    x: ClosedRange<Double>, y: ClosedRange<Double>, classes: [String], columns: Int = 120,
    rows: Int = 90, classAt: (Double, Double) -> Int
  ) -> Mark {
    require(
      (1...Palette.series.count).contains(classes.count),
      "region: 1 to \(Palette.series.count) classes can be told apart, not \(classes.count)")
    return region(Rectangle(x: x, y: y), columns, rows, nil, .classes(classes)) { point in
      let number = classAt(point.x, point.y)
      require(
        classes.indices.contains(number),
        "region: class \(number) at (\(point.x), \(point.y)), of \(classes.count) classes")
      return number
    }
  }

  private static func region(
    _ frame: Rectangle, _ columns: Int, _ rows: Int, _ name: String?, _ coloring: Region.Coloring,
    cell: (Point) -> Int?
  ) -> Mark {
    require(columns > 0 && rows > 0, "region: \(columns) columns and \(rows) rows")
    require(
      frame.x.lowerBound < frame.x.upperBound && frame.y.lowerBound < frame.y.upperBound,
      "region: x from \(frame.x.lowerBound) to \(frame.x.upperBound) and y from "
        + "\(frame.y.lowerBound) to \(frame.y.upperBound) enclose no area")
    let cells = Region.centers(frame, columns: columns, rows: rows).map(cell)
    return Mark(
      .region(
        Region(frame: frame, columns: columns, rows: rows, cells: cells, coloring: coloring)),
      name)
  }
}
