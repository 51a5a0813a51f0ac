import Groundwork

/// A color of a terminal of 256 colors.
struct TerminalColor: Equatable {
  let code: Int
}

/// Characters in rows and columns, to write and to draw on.
///
/// A character cell also holds 2 × 4 dots, as the braille characters from U+2800 show them, so
/// there are twice as many dots as columns and four times as many as rows.
struct TerminalCanvas {
  let columns: Int
  let rows: Int

  private struct Cell {
    /// The character; nil where that on the left takes this column, too.
    var character: Character? = " "
    var dots: UInt8 = 0
    var color: TerminalColor?
  }

  private var cells: [Cell]

  /// An empty canvas.
  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Cell(), count: columns * rows)
  }

  /// Sets a character; outside of the canvas nothing happens.
  mutating func set(
    _ character: Character, column: Int, row: Int, color: TerminalColor? = nil
  ) {
    let end = column + character.displayWidth
    guard column >= 0, column < end, end <= columns, (0..<rows).contains(row) else { return }
    for cell in row * columns + column..<row * columns + end { clear(cell) }
    cells[row * columns + column] = Cell(character: character, color: color)
    if end > column + 1 { cells[row * columns + column + 1] = Cell(character: nil, color: color) }
  }

  /// Empties a cell, and the other one of a character that takes two.
  private mutating func clear(_ cell: Int) {
    if cells[cell].character == nil { cells[cell - 1] = Cell() }
    if (cell + 1) % columns > 0, cells[cell + 1].character == nil { cells[cell + 1] = Cell() }
    cells[cell] = Cell()
  }

  /// Writes a text to the right of a place; what goes beyond the canvas is lost.
  mutating func write(_ text: String, column: Int, row: Int, color: TerminalColor? = nil) {
    var column = column
    for character in text {
      set(character, column: column, row: row, color: color)
      column += character.displayWidth
    }
  }

  /// Whether nothing is drawn or written in a stretch of a row, and all of it is on the canvas.
  func isFree(columns range: Range<Int>, row: Int) -> Bool {
    guard (0..<rows).contains(row), range.lowerBound >= 0, range.upperBound <= columns else {
      return false
    }
    return range.allSatisfy {
      let cell = cells[row * columns + $0]
      return cell.dots == 0 && cell.character.map(" ░▒▓█".contains) ?? false
    }
  }

  /// Whether a cell shows dots.
  func hasDots(column: Int, row: Int) -> Bool {
    (0..<columns).contains(column) && (0..<rows).contains(row)
      && cells[row * columns + column].dots != 0
  }

  /// Sets a dot, x from the left and y from the top, in dots.
  mutating func dot(x: Int, y: Int, color: TerminalColor? = nil) {
    guard x >= 0, y >= 0, x < columns * 2, y < rows * 4 else { return }
    let cell = y / 4 * columns + x / 2
    if cells[cell].character?.displayWidth != 1 { clear(cell) }
    // Unicode numbers the dots 1–3 and 7 in the left column, 4–6 and 8 in the right one.
    let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]
    cells[cell].dots |= bits[x % 2][y % 4]
    cells[cell].color = color
  }

  /// Draws a straight line of dots.
  ///
  /// - Parameters:
  ///   - start: in dots.
  ///   - end: in dots.
  ///   - color: its color.
  ///   - isDrawn: which of the dots, counted from the start, are set.
  mutating func line(
    from start: Point, to end: Point, color: TerminalColor? = nil,
    where isDrawn: (Int) -> Bool = { _ in true }
  ) {
    let steps = Int(max(abs(end.x - start.x), abs(end.y - start.y)).rounded(.up))
    for step in 0...max(steps, 1) where isDrawn(step) {
      let share = Double(step) / Double(max(steps, 1))
      dot(
        x: Int((start.x + share * (end.x - start.x)).rounded()),
        y: Int((start.y + share * (end.y - start.y)).rounded()), color: color)
    }
  }

  /// The canvas as text, without spaces at the ends of its lines.
  func lines(color: Bool) -> [String] {
    (0..<rows).map { row in
      var row = cells[row * columns..<(row + 1) * columns]
      while let last = row.last, last.character == " " && last.dots == 0 { row.removeLast() }
      var line = ""
      var current: TerminalColor?
      for cell in row {
        guard let shown = cell.character else { continue }
        let character = cell.dots == 0 ? shown : Self.braille(cell.dots)
        if color && character != " " && cell.color != current {
          line += cell.color.map { "\u{1B}[38;5;\($0.code)m" } ?? "\u{1B}[39m"
          current = cell.color
        }
        line.append(character)
      }
      return current == nil ? line : line + "\u{1B}[39m"
    }
  }

  private static func braille(_ dots: UInt8) -> Character {
    Character(UnicodeScalar(0x2800 + UInt32(dots)) ?? " ")
  }
}
