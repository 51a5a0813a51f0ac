import Groundwork
import Plotting

/// A piece of text of one or more lines that stands beside others: a matrix in a formula.
struct TextBox: Equatable, Sendable {
  /// The lines, equally wide.
  private(set) var lines: [String]

  /// The line that is level with its neighbors.
  private(set) var baseline: Int

  var width: Int { lines.first?.displayWidth ?? 0 }

  /// A box of one line.
  init(_ text: String) {
    lines = [text]
    baseline = 0
  }

  /// A box of several lines, with its middle line level with its neighbors.
  init(lines: [String]) {
    let width = lines.map(\.displayWidth).max() ?? 0
    self.lines = lines.map { $0 + String(repeating: " ", count: width - $0.displayWidth) }
    baseline = (lines.count - 1) / 2
  }

  /// Cells in rows and columns.
  ///
  /// - Parameters:
  ///   - cells: the rows; one may be shorter than another.
  ///   - gap: what stands between two columns.
  ///   - isRightAligned: whether the cells of a column end below each other.
  init(cells: [[TextBox]], gap: String, isRightAligned: (Int) -> Bool) {
    let columns = cells.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      cells.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    let rows = cells.map { row in
      var box = TextBox("")
      for (column, cell) in row.enumerated() {
        let space = TextBox(String(repeating: " ", count: widths[column] - cell.width))
        if column > 0 { box.append(TextBox(gap)) }
        if isRightAligned(column) { box.append(space) }
        box.append(cell)
        if !isRightAligned(column) { box.append(space) }
      }
      return box.lines
    }
    self.init(lines: Array(rows.joined()))
  }

  /// The lines of the box, none wider than `width`: what is left of a formula after the last column
  /// that is empty follows below, after "↳"; where there is no such column, lines are cut at "…".
  func broken(to width: Int) -> [String] {
    var result: [String] = []
    var rest = lines.map(Array.init)
    var start = 0
    while let columns = rest.map(\.count).max(), columns > width - start {
      let isEmpty = { (column: Int) in rest.allSatisfy { column >= $0.count || $0[column] == " " } }
      // In the first half there are only few signs before a break.
      guard let end = ((width - start) / 2...width - start).last(where: isEmpty) else { break }
      result += Self.texts(rest.map { $0.prefix(end) }, start, baseline)
      if lines.count > 1 { result.append("") }
      rest = rest.map { Array($0.dropFirst(end + 1)) }
      start = 4
    }
    return result + Self.texts(rest, start, baseline).map { $0.clipped(to: width) }
  }

  private static func texts(
    _ lines: [some Collection<Character>], _ start: Int, _ baseline: Int
  ) -> [String] {
    lines.enumerated().map { index, line in
      let mark = start > 0 && index == baseline ? "  ↳ " : String(repeating: " ", count: start)
      return (mark + String(Array(line))).withoutTrailingSpaces
    }
  }

  /// The box between two brackets, as tall as the box; an empty text is no bracket.
  func enclosed(_ left: String, _ right: String) -> TextBox {
    var box = TextBox(lines: lines.indices.map { Self.piece(left, $0, of: lines.count) })
    box.append(self)
    box.append(TextBox(lines: lines.indices.map { Self.piece(right, $0, of: lines.count) }))
    return box
  }

  /// The box between two brackets of one line.
  func enclosed(inline left: String, _ right: String) -> TextBox {
    var box = TextBox(left)
    box.append(self)
    box.append(TextBox(right))
    return box
  }

  /// The part of a tall bracket in a row, with the space between it and the content.
  private static func piece(_ bracket: String, _ row: Int, of rows: Int) -> String {
    if bracket.isEmpty { return "" }
    let isLeft = "[({|".contains(bracket)
    var piece = bracket
    if rows > 1, let (top, middle, bottom) = tall[bracket] {
      piece = row == 0 ? top : row == rows - 1 ? bottom : middle
      // Braces have a point in the middle.
      if bracket == "{", row == (rows - 1) / 2, rows > 2 { piece = "⎨" }
      if bracket == "}", row == (rows - 1) / 2, rows > 2 { piece = "⎬" }
    }
    return isLeft ? piece + " " : " " + piece
  }

  private static let tall: [String: (String, String, String)] = [
    "[": ("⎡", "⎢", "⎣"), "]": ("⎤", "⎥", "⎦"), "(": ("⎛", "⎜", "⎝"), ")": ("⎞", "⎟", "⎠"),
    "{": ("⎧", "⎪", "⎩"), "}": ("⎫", "⎪", "⎭"),
  ]

  /// Puts another box at the right of this one.
  mutating func append(_ other: TextBox) {
    let above = max(baseline, other.baseline)
    let below = max(lines.count - baseline, other.lines.count - other.baseline)
    var right = other
    extend(above: above, below: below)
    right.extend(above: above, below: below)
    // In place, so that a long formula of many pieces takes no more time than its length.
    for index in lines.indices { lines[index] += right.lines[index] }
  }

  private mutating func extend(above: Int, below: Int) {
    if above == baseline, below == lines.count - baseline { return }
    let blank = String(repeating: " ", count: width)
    lines =
      [String](repeating: blank, count: above - baseline) + lines
      + [String](repeating: blank, count: below - (lines.count - baseline))
    baseline = above
  }
}
