/// A table of colored cells with names of rows and columns: what heat maps and confusion charts
/// share.
struct LabelledCells {
  /// What a cell shows.
  struct Cell {
    let color: String
    let text: String
    let textColor: String
  }

  let title: String
  let rows: [String]
  let columns: [String]
  let rowTitle: String
  let columnTitle: String
  let rowCount: Int
  let columnCount: Int

  /// The picture.
  ///
  /// - Parameters:
  ///   - width: how many pixels wide it may be.
  ///   - text: how wide the widest text of a cell is; where cells are smaller, none is written.
  ///   - key: the color bar on the right, if any.
  ///   - legend: what stands in lines under the cells: each a color and what it means.
  ///   - cell: what the cell of a row and a column shows.
  /// - Returns: the picture, as wide and high as it needs.
  func picture(
    width: Double, text: Double, key: ColorBar? = nil, legend: [(color: String, text: String)] = [],
    cell: (Int, Int) -> Cell
  ) -> SVG {
    let margin = 16.0
    let heading = Heading(title, width: width - 2 * margin)
    let barWidth = key.map { $0.width + 18 } ?? 0
    let rowNames = rows.map { SVG.width(of: $0, size: 12) + 8 }.max() ?? 0
    let rowTitleWidth = rowTitle.isEmpty ? 0.0 : 20
    let columnNameWidth = columns.map { SVG.width(of: $0, size: 12) }.max() ?? 0
    let columnTitleHeight = columnTitle.isEmpty ? 0.0 : 20
    let room = width - 2 * margin - rowTitleWidth - rowNames - barWidth

    // As wide as texts and names want, as narrow as the page asks for.
    let wanted = max(
      text + 10, min(columnNameWidth + 8, 90), 34, min(130 / Double(columnCount), 60))
    let cellWidth = Self.whole(min(wanted, room / Double(columnCount)))
    let cellHeight = Self.whole(min(max(20, min(cellWidth, 32)), 480 / Double(rowCount)))
    let hasTexts = text + 4 <= cellWidth && cellHeight >= 15
    let isTilted = columnNameWidth + 4 > cellWidth
    let columnNameHeight = columns.isEmpty ? 0 : isTilted ? columnNameWidth + 8 : 20.0

    let gridWidth = cellWidth * Double(columnCount)
    let gridHeight = cellHeight * Double(rowCount)
    let left = margin + rowTitleWidth + rowNames
    let top = heading.height + columnTitleHeight + columnNameHeight
    let legendWidth = legend.map { SVG.width(of: $0.text, size: 12) + 20 }.max() ?? 0
    let titleWidth = SVG.width(of: columnTitle, size: 12)
    let inner = max(
      left - margin + max(gridWidth, titleWidth) + barWidth, heading.width, legendWidth)
    let barHeight = key == nil ? gridHeight : max(gridHeight, 90)
    let rowTitleHeight = SVG.width(of: rowTitle, size: 12)
    let bodyHeight = max(barHeight, rowTitleHeight)
    var picture = SVG(
      width: inner + 2 * margin,
      height: top + bodyHeight + 18 * Double(legend.count) + (legend.isEmpty ? 0 : 6) + margin)
    heading.draw(in: &picture, x: margin)

    let cells = (0..<rowCount).map { row in (0..<columnCount).map { cell(row, $0) } }
    picture.raster(
      cells.map { $0.map { $0.color } }, x: left, y: top, cellWidth: cellWidth,
      cellHeight: cellHeight)
    if min(cellWidth, cellHeight) >= 8 {
      for column in 1..<max(columnCount, 1) {
        let x = left + Double(column) * cellWidth
        picture.line(
          from: Point(x, top), to: Point(x, top + gridHeight), style: Style(stroke: Palette.panel))
      }
      for row in 1..<max(rowCount, 1) {
        let y = top + Double(row) * cellHeight
        picture.line(
          from: Point(left, y), to: Point(left + gridWidth, y), style: Style(stroke: Palette.panel))
      }
    }
    picture.rectangle(
      x: left, y: top, width: gridWidth, height: gridHeight, style: Style(stroke: Palette.axis))
    if hasTexts {
      for (row, cells) in cells.enumerated() {
        for (column, cell) in cells.enumerated() where !cell.text.isEmpty {
          picture.text(
            cell.text, x: left + (Double(column) + 0.5) * cellWidth,
            y: top + (Double(row) + 0.5) * cellHeight + 4, size: 12, anchor: .middle,
            color: cell.textColor)
        }
      }
    }

    // Names stand 14 pixels apart or more; of rows closer than that, every second or third has one.
    let rowStep = Int((14 / cellHeight).rounded(.up))
    for row in stride(from: 0, to: rows.count, by: rowStep) {
      picture.text(
        rows[row], x: left - 6, y: top + (Double(row) + 0.5) * cellHeight + 4, size: 12,
        anchor: .end)
    }
    let columnStep = isTilted ? Int((14 / cellWidth).rounded(.up)) : 1
    for column in stride(from: 0, to: columns.count, by: columnStep) {
      let middle = left + (Double(column) + 0.5) * cellWidth
      if isTilted {
        picture.text(columns[column], x: middle + 4, y: top - 6, size: 12, rotatedBy: -90)
      } else {
        picture.text(columns[column], x: middle, y: top - 6, size: 12, anchor: .middle)
      }
    }
    if !columnTitle.isEmpty {
      let fits = titleWidth <= gridWidth
      picture.text(
        columnTitle, x: fits ? left + gridWidth / 2 : left, y: heading.height + 10, size: 12,
        anchor: fits ? .middle : .start, color: Palette.axis)
    }
    if !rowTitle.isEmpty {
      picture.text(
        rowTitle, x: margin + 10, y: top + max(gridHeight, rowTitleHeight) / 2, size: 12,
        anchor: .middle, color: Palette.axis, rotatedBy: -90)
    }
    if let key {
      key.draw(
        in: &picture, x: left + max(gridWidth, titleWidth) + 18, y: top,
        height: min(max(gridHeight, 90), 240))
    }
    for (index, entry) in legend.enumerated() {
      let y = top + bodyHeight + 12 + 18 * Double(index)
      picture.rectangle(
        x: margin, y: y, width: 12, height: 12, style: Style(fill: entry.color), cornerRadius: 2)
      picture.text(entry.text, x: margin + 20, y: y + 10, size: 12)
    }
    return picture
  }

  /// Whole pixels make sharp edges; cells below one pixel are rounded to tenths.
  private static func whole(_ size: Double) -> Double {
    size >= 2 ? size.rounded(.down) : max((size * 10).rounded(.down) / 10, 0.1)
  }
}
