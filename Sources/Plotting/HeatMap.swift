import Groundwork

/// The numbers of a table as colors in labelled cells, with a color bar.
///
///     HeatMap(title: "Four units, ten digits", values: activations, rows: digits, columns: units,
///       label: "activation")
///
/// Where there is room, cells also hold their numbers. `diverging` numbers are blue below and
/// vermilion above zero, and white at zero.
public struct HeatMap: Picture {
  let title: String
  private let values: Grid
  private let rows: [String]
  private let columns: [String]
  private let rowTitle: String
  private let columnTitle: String
  private let key: ColorBar

  /// A heat map.
  ///
  /// - Parameters:
  ///   - title: what is to be seen.
  ///   - values: the numbers of each row, all rows equally long: at least one number and at most
  ///     20,000.
  ///   - rows: the name of each row, or none.
  ///   - columns: the name of each column, or none.
  ///   - rowTitle: what the rows are, such as "digit".
  ///   - columnTitle: what the columns are, such as "hidden unit".
  ///   - label: what the numbers are, such as "activation"; it stands at the color bar.
  ///   - diverging: whether zero is the middle of the colors.
  ///   - range: the numbers at the ends of the color bar, for several maps on one scale; without
  ///     it, the least and the greatest of the values.
  public init(
    title: String, values: [[Float]], rows: [String] = [], columns: [String] = [],
    rowTitle: String = "", columnTitle: String = "", label: String = "", diverging: Bool = false,
    range: ClosedRange<Double>? = nil
  ) {
    let values = Grid(values, of: "HeatMap")
    require(values.count > 0, "HeatMap: a table of \(values.shape) numbers has no cells")
    require(values.count <= 20_000, "HeatMap: \(values.shape) cells are more than 20,000")
    require(
      rows.isEmpty || rows.count == values.rows,
      "HeatMap: \(rows.count) row names for \(values.shape) numbers")
    require(
      columns.isEmpty || columns.count == values.columns,
      "HeatMap: \(columns.count) column names for \(values.shape) numbers")
    self.title = title
    self.values = values
    self.rows = rows.map { $0.inOneLine }
    self.columns = columns.map { $0.inOneLine }
    self.rowTitle = rowTitle
    self.columnTitle = columnTitle
    key =
      range.map {
        ColorBar(scale: diverging ? .diverging : .sequential, range: $0, label: label)
      } ?? ColorBar(of: values.elements, diverging: diverging, label: label)
  }

  /// The heat map as a whole SVG file.
  ///
  /// - Parameter description: what is to be seen, for readers who cannot see it.
  /// - Returns: the text of the file.
  public func svg(description: String) -> String { file(description: description) }

  func picture(width: Double?) -> SVG {
    let cells = LabelledCells(
      title: title, rows: rows, columns: columns, rowTitle: rowTitle, columnTitle: columnTitle,
      rowCount: values.rows, columnCount: values.columns)
    let texts = numbers
    let longest = texts.map { SVG.width(of: $0, size: 12) }.max() ?? 0
    return cells.picture(
      width: width ?? 660, text: longest, key: key
    ) { row, column in
      let number = values[row, column]
      let fraction = key.fraction(of: number)
      // In 64 levels, so that neighbors merge in large maps.
      let level = values.count > 2000 ? (fraction * 64).rounded() / 64 : fraction
      return LabelledCells.Cell(
        color: key.scale.color(at: level), text: texts[row * values.columns + column],
        textColor: key.scale.textColor(on: fraction))
    }
  }

  /// The numbers as the cells show them, all with as many decimals.
  private var numbers: [String] {
    let largest = values.elements.filter { $0.isFinite }.map { abs(Double($0)) }.max() ?? 0
    if largest >= 1e7 { return values.elements.map { NumberText.short(Double($0)) } }
    let decimals = largest < 0.095 ? 3 : largest < 99.5 && !isWhole ? largest < 9.95 ? 2 : 1 : 0
    return values.elements.map { NumberText.fixed(Double($0), decimals: decimals) }
  }

  private var isWhole: Bool { values.elements.allSatisfy { $0 == $0.rounded() } }
}

extension HeatMap {
  /// The heat map in characters: numbers if they fit, otherwise shades.
  ///
  /// - Parameters:
  ///   - width: how many columns there are; of a wider map, rows end with "…".
  ///   - color: whether the terminal shows colors.
  /// - Returns: lines, without a line break at the end.
  public func terminal(width: Int, color: Bool) -> String {
    let texts = numbers
    let margin = rows.map { $0.displayWidth + 1 }.max() ?? 0
    let room = max(1, (width - margin) / values.columns)
    let longest = texts.map { $0.displayWidth }.max() ?? 0
    let hasNumbers = longest < room
    let named = columns.map { $0.displayWidth }.max() ?? 0
    // Names that are too long for their columns stand above the map, and the columns are numbered.
    let isNamed = named < room
    let names = isNamed || named <= 3 ? columns : columns.indices.map { String($0 + 1) }
    let name = names.map { $0.displayWidth }.max() ?? 0
    let cellWidth = min(max(hasNumbers ? longest + 1 : 2, name + 1), room)
    let shown = min(values.columns, max(1, (width - margin) / cellWidth))
    var lines: [String] = []
    let axes = [("rows", rowTitle), ("columns", columnTitle)].filter { !$0.1.isEmpty }
    if !axes.isEmpty {
      lines.append(axes.map { "\($0.0): \($0.1.inOneLine)" }.joined(separator: ", "))
    }
    if !isNamed && named > 3 {
      let pairs = columns.enumerated().map { "\($0.offset + 1)\u{a0}\($0.element)" }
      lines += pairs.joined(separator: ", ").wrapped(to: width)
    }
    if !names.isEmpty && name < cellWidth {
      let header = names.prefix(shown).map { $0.rightAligned(in: cellWidth) }.joined()
      lines.append(String(repeating: " ", count: margin) + header)
    }
    for row in 0..<values.rows {
      let name = rows.isEmpty ? "" : rows[row].padded(to: margin)
      let cells = (0..<shown).map { column in
        Cells.cell(
          values[row, column], key: key,
          text: hasNumbers ? texts[row * values.columns + column] : "",
          width: cellWidth, color: color)
      }.joined()
      lines.append((name + cells).withoutTrailingSpaces)
    }
    if color || !hasNumbers { lines += ["", Cells.legend(of: key, color: color)] }
    return title.above(lines, width: width)
  }
}
