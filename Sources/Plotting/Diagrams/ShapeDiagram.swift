import Groundwork

/// Equations between matrices, drawn as what they are: tables of so many rows and columns.
///
///     ShapeDiagram(
///       title: "A layer", sizes: ["m": 5, "n": 4, "u": 3],
///       equations: [
///         .init(
///           "forward",
///           [.matrix("Z", "m", "u"), .sign("="), .matrix("A", "m", "n"), .sign("·"), …])
///       ])
///
/// A marked cell, row or column shows which numbers one number of a result is made from.
public struct ShapeDiagram: Picture {
  /// What stands in an equation.
  public enum Term: Sendable {
    /// A matrix: its name, and the names of the numbers of its rows and columns.
    case matrix(String, String, String, Marking = .none)

    /// A sign between matrices, or a few words.
    case sign(String)
  }

  /// Which cells of a matrix are marked.
  public enum Marking: Equatable, Sendable {
    /// None of them.
    case none

    /// All cells of a row.
    case row(Int)

    /// All cells of a column.
    case column(Int)

    /// One cell.
    case cell(Int, Int)

    func contains(row: Int, column: Int) -> Bool {
      switch self {
      case .none: false
      case .row(let marked): row == marked
      case .column(let marked): column == marked
      case .cell(let markedRow, let markedColumn): row == markedRow && column == markedColumn
      }
    }
  }

  /// An equation with what it is for.
  public struct Equation: Sendable {
    let name: String
    let terms: [Term]

    /// An equation.
    ///
    /// - Parameters:
    ///   - name: what it computes, in a few words.
    ///   - terms: its matrices and signs from left to right.
    public init(_ name: String, _ terms: [Term]) {
      self.name = name.inOneLine
      self.terms = terms
    }
  }

  let title: String
  private let sizes: [String: Int]
  private let equations: [Equation]

  /// Equations between matrices.
  ///
  /// - Parameters:
  ///   - title: what is to be seen.
  ///   - sizes: how many rows or columns are drawn for each name of a number.
  ///   - equations: the equations, one below the other.
  /// - Precondition: every name of a number has a size from 1 to 20, and marks lie inside.
  public init(title: String, sizes: [String: Int], equations: [Equation]) {
    require(!equations.isEmpty, "ShapeDiagram: no equations")
    for case .matrix(let name, let rows, let columns, let marking) in equations.flatMap({ $0.terms }
    ) {
      for size in [rows, columns] {
        require(
          (1...20).contains(sizes[size] ?? Int(size) ?? 0),
          "ShapeDiagram: \(name) has \(size) rows or columns; sizes gives no number from 1 to 20 for it"
        )
      }
      let (rows, columns) = (sizes[rows] ?? Int(rows) ?? 0, sizes[columns] ?? Int(columns) ?? 0)
      let isInside =
        switch marking {
        case .none: true
        case .row(let row): (0..<rows).contains(row)
        case .column(let column): (0..<columns).contains(column)
        case .cell(let row, let column):
          (0..<rows).contains(row) && (0..<columns).contains(column)
        }
      require(isInside, "ShapeDiagram: \(name) of \(rows)×\(columns) has no such cells to mark")
    }
    self.title = title
    self.sizes = sizes
    self.equations = equations
  }

  /// The equations as a whole SVG file.
  ///
  /// - Parameter description: what is to be seen, for readers who cannot see it.
  /// - Returns: the text of the file.
  public func svg(description: String) -> String { file(description: description) }

  private func count(_ size: String) -> Int { sizes[size] ?? Int(size) ?? 1 }

  private static let cell = 15.0
  private static let nameHeight = 20.0
  private static let shapeHeight = 18.0

  private func width(_ term: Term) -> Double {
    switch term {
    case .matrix(let name, let rows, let columns, _):
      max(
        Double(count(columns)) * Self.cell, SVG.width(of: name, size: 14.3),
        SVG.width(of: "\(rows) × \(columns)", size: 12))
    case .sign(let sign): SVG.width(of: sign, size: 15) + 8
    }
  }
  private func rows(_ equation: Equation) -> Int {
    equation.terms.map { if case .matrix(_, let rows, _, _) = $0 { count(rows) } else { 1 } }.max()
      ?? 1
  }

  func picture(width: Double?) -> SVG {
    let margin = 16.0
    let limit = (width ?? 680) - 2 * margin
    let gap = 10.0
    let names = equations.map { $0.name.wrapped(toPixels: 170, size: 13) }
    let nameWidth = names.joined().map { SVG.width(of: $0) }.max() ?? 0
    let widths = equations.map { equation in
      equation.terms.map(self.width).reduce(0, +) + gap * Double(equation.terms.count - 1)
    }
    let inner = nameWidth + 24 + (widths.max() ?? 0)
    require(
      inner <= limit,
      "ShapeDiagram \"\(title)\": an equation needs \(Int(inner)) of \(Int(limit)) pixels; draw "
        + "smaller sizes")
    let heading = Heading(title, width: limit)
    let heights = equations.map {
      Double(rows($0)) * Self.cell + Self.nameHeight + Self.shapeHeight + 22
    }
    var picture = SVG(
      width: max(inner, heading.width) + 2 * margin, height: heading.height + heights.reduce(0, +))
    heading.draw(in: &picture, x: margin)
    var top = heading.height
    for (index, equation) in equations.enumerated() {
      let middle = top + Self.nameHeight + Double(rows(equation)) * Self.cell / 2
      for (line, text) in names[index].enumerated() {
        let y = middle + 17 * (Double(line) - Double(names[index].count - 1) / 2) + 4.5
        picture.text(text, x: margin, y: y, color: Palette.axis)
      }
      var x = margin + nameWidth + 24
      for term in equation.terms {
        let width = self.width(term)
        switch term {
        case .sign(let sign):
          picture.text(sign, x: x + width / 2, y: middle + 5, size: 15, anchor: .middle)
        case .matrix(let name, let rows, let columns, let marking):
          draw(
            name, (rows, columns), marking, in: &picture, center: Point(x + width / 2, middle))
        }
        x += width + gap
      }
      top += heights[index]
    }
    return picture
  }

  private func draw(
    _ name: String, _ shape: (rows: String, columns: String), _ marking: Marking,
    in picture: inout SVG, center: Point
  ) {
    let (rows, columns) = (count(shape.rows), count(shape.columns))
    let size = Point(Double(columns) * Self.cell, Double(rows) * Self.cell)
    let corner = Point(center.x - size.x / 2, center.y - size.y / 2)
    for row in 0..<rows {
      for column in 0..<columns {
        picture.rectangle(
          x: corner.x + Double(column) * Self.cell, y: corner.y + Double(row) * Self.cell,
          width: Self.cell, height: Self.cell,
          style: Style(
            fill: marking.contains(row: row, column: column) ? Palette.series[4] : "#ffffff",
            stroke: Palette.grid))
      }
    }
    picture.rectangle(
      x: corner.x, y: corner.y, width: size.x, height: size.y,
      style: Style(stroke: Palette.ink, width: 1.2))
    picture.text(name, x: center.x, y: corner.y - 6, anchor: .middle, bold: true)
    picture.text(
      "\(shape.rows) × \(shape.columns)", x: center.x, y: corner.y + size.y + 15, size: 12,
      anchor: .middle, color: Palette.series[0])
  }

  /// The equations in characters, with the shape behind the name of each matrix.
  ///
  /// - Parameters:
  ///   - width: how many columns there are; longer lines end with "…".
  ///   - color: not used; the drawing has no colors.
  /// - Returns: lines, without a line break at the end.
  public func terminal(width: Int, color: Bool) -> String {
    let lines = equations.flatMap { equation in
      [
        equation.name,
        "  "
          + equation.terms.map { term in
            switch term {
            case .sign(let sign): sign
            case .matrix(let name, let rows, let columns, _): "\(name) [\(rows)×\(columns)]"
            }
          }.joined(separator: " "),
      ]
    }
    return title.above(lines, width: width)
  }
}
