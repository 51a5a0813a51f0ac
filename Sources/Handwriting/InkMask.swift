/// The ink of a picture, cut down to the digit.
struct InkMask {
  private var rows: Int
  private var columns: Int
  private var levels: [Float]

  init(_ ink: InkLevels) {
    rows = ink.rows
    columns = ink.columns
    levels = ink.levels
  }

  /// The longer side of the smallest rectangle that holds all ink.
  var longerSide: Int {
    let (high, wide) = bounds
    return max(high.count, wide.count)
  }

  // MARK: - Strokes

  /// Clears what is much smaller than the largest stroke, such as specks of dust, and what touches
  /// the picture's edge where something large does not, such as a shadow.
  mutating func keepLargeStrokes() {
    let strokes = self.strokes()
    let inside = strokes.filter { !$0.touchesEdge }
    let most = strokes.map { $0.pixels.count }.max() ?? 0
    let mostInside = inside.map { $0.pixels.count }.max() ?? 0
    let chosen = 5 * mostInside >= most ? inside : strokes
    let least = (chosen.map { $0.pixels.count }.max() ?? 0) / 12
    var kept = [Bool](repeating: false, count: levels.count)
    for stroke in chosen where stroke.pixels.count >= least {
      // With the soft edge around it.
      for pixel in stroke.pixels {
        for neighbor in neighbors(of: pixel) { kept[neighbor] = true }
      }
    }
    for index in levels.indices where !kept[index] { levels[index] = 0 }
  }

  private struct Stroke {
    var pixels: [Int] = []
    var touchesEdge = false
  }

  /// Groups of pixels with ink that touch each other at a side or a corner.
  private func strokes() -> [Stroke] {
    var isSeen = levels.map { $0 < 0.5 }
    var strokes: [Stroke] = []
    for start in levels.indices where !isSeen[start] {
      var stroke = Stroke()
      var open = [start]
      isSeen[start] = true
      while let pixel = open.popLast() {
        stroke.pixels.append(pixel)
        let (row, column) = pixel.quotientAndRemainder(dividingBy: columns)
        if row == 0 || row == rows - 1 || column == 0 || column == columns - 1 {
          stroke.touchesEdge = true
        }
        for neighbor in neighbors(of: pixel) where !isSeen[neighbor] {
          isSeen[neighbor] = true
          open.append(neighbor)
        }
      }
      strokes.append(stroke)
    }
    return strokes
  }

  /// A pixel and those that touch it.
  private func neighbors(of pixel: Int) -> [Int] {
    let (row, column) = pixel.quotientAndRemainder(dividingBy: columns)
    return (max(0, row - 1)...min(rows - 1, row + 1)).flatMap { y in
      (max(0, column - 1)...min(columns - 1, column + 1)).map { x in y * columns + x }
    }
  }

  // MARK: - The width of lines

  /// Makes lines as wide as that if they are thinner; the picture grows by what they need.
  mutating func thicken(toWidth width: Float) {
    let steps = Int(((width - lineWidth) / 2).rounded())
    guard steps > 0 else { return }
    pad(by: steps)
    for step in 0..<steps {
      // A square and a cross in turn come near to a disk.
      let old = levels
      for row in 0..<rows {
        for column in 0..<columns {
          var most: Float = 0
          for y in max(0, row - 1)...min(rows - 1, row + 1) {
            for x in max(0, column - 1)...min(columns - 1, column + 1)
            where step % 2 == 1 || y == row || x == column {
              most = max(most, old[y * columns + x])
            }
          }
          levels[row * columns + column] = most
        }
      }
    }
  }

  /// About how wide the lines are: a long line has twice its length for an edge, so its width is
  /// twice its area divided by its edge.
  private var lineWidth: Float {
    var (area, edge): (Float, Float) = (0, 0)
    for row in 0..<rows {
      for column in 0..<columns where levels[row * columns + column] >= 0.5 {
        area += 1
        for (y, x) in [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)] {
          let isInside = 0..<rows ~= y && 0..<columns ~= x
          if !isInside || levels[y * columns + x] < 0.5 { edge += 1 }
        }
      }
    }
    // The sides of pixels make a slanted edge longer than it is, by 4/π on average.
    return edge > 0 ? 2 * area / (edge * .pi / 4) : 0
  }

  private mutating func pad(by margin: Int) {
    var padded = [Float](repeating: 0, count: (rows + 2 * margin) * (columns + 2 * margin))
    for row in 0..<rows {
      for column in 0..<columns {
        padded[(row + margin) * (columns + 2 * margin) + column + margin] =
          levels[row * columns + column]
      }
    }
    (rows, columns, levels) = (rows + 2 * margin, columns + 2 * margin, padded)
  }

  // MARK: - Fitting

  /// The digit alone, its longer side scaled to so many pixels, its darkest ink 1.
  func fitted(toLongerSide side: Int) -> GrayPicture {
    let (high, wide) = bounds
    let digit = GrayPicture(
      rows: high.count, columns: wide.count,
      brightness: high.flatMap { row in wide.map { levels[row * columns + $0] } })
    let longer = max(high.count, wide.count)
    let size = { (length: Int) in max(1, (length * side + longer / 2) / longer) }
    let fitted = digit.scaled(rows: size(high.count), columns: size(wide.count))
    let most = max(fitted.brightness.max() ?? 1, .leastNormalMagnitude)
    return GrayPicture(
      rows: fitted.rows, columns: fitted.columns, brightness: fitted.brightness.map { $0 / most })
  }

  /// The rows and columns that hold ink.
  private var bounds: (rows: Range<Int>, columns: Range<Int>) {
    var (top, bottom, left, right) = (rows, 0, columns, 0)
    for row in 0..<rows {
      for column in 0..<columns where levels[row * columns + column] >= 0.5 {
        (top, bottom) = (min(top, row), max(bottom, row + 1))
        (left, right) = (min(left, column), max(right, column + 1))
      }
    }
    // Where nothing is half as dark as ink, all of it.
    return top < bottom ? (top..<bottom, left..<right) : (0..<rows, 0..<columns)
  }
}
