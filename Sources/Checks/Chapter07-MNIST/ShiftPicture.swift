import Exercises
import Judging
import NeuralNetworks

/// Exercise 7.3: a picture moved over its paper.
enum ShiftPicture {
  typealias Function = Chapter7.ShiftPicture

  static let exam = Exam(
    Check(
      Chapter7.shifted, comparing: .equality, cases: cases, random: random, mistakes: mistakes,
      rightAnswers: rightAnswers))

  // By hand; pictures of 3 rows and 4 columns by NumPy (Tests/Reference/chapter07_reference.py).
  private static let cases: [Function.Case] = [
    known("the worked example", 2, 3, dx: 1, dy: -1, [0, 4, 5, 0, 0, 0]),
    known("one to the right", 2, 3, dx: 1, dy: 0, [0, 1, 2, 0, 4, 5]),
    known("one to the left", 2, 3, dx: -1, dy: 0, [2, 3, 0, 5, 6, 0]),
    known("one down", 2, 3, dx: 0, dy: 1, [0, 0, 0, 1, 2, 3]),
    known("one up", 2, 3, dx: 0, dy: -1, [4, 5, 6, 0, 0, 0]),
    known("not at all", 2, 3, dx: 0, dy: 0, [1, 2, 3, 4, 5, 6]),
    known(
      "3 rows of 4, one to the left and one down", 3, 4, dx: -1, dy: 1,
      [0, 0, 0, 0, 2, 3, 4, 0, 6, 7, 8, 0]),
    known(
      "3 rows of 4, two to the right and one up", 3, 4, dx: 2, dy: -1,
      [0, 0, 5, 6, 0, 0, 9, 10, 0, 0, 0, 0]),
    known("4 rows of 2, two down", 4, 2, dx: 0, dy: 2, [0, 0, 0, 0, 1, 2, 3, 4]),
    known("all but a corner leaves", 3, 2, dx: 1, dy: 2, [0, 0, 0, 0, 0, 1]),
    known("just out at the right", 2, 3, dx: 3, dy: 0, [0, 0, 0, 0, 0, 0]),
    known("just out at the top", 2, 3, dx: 0, dy: -2, [0, 0, 0, 0, 0, 0]),
    known("far out to the left", 2, 3, dx: -7, dy: 1, [0, 0, 0, 0, 0, 0]),
    known("far out below", 3, 2, dx: 1, dy: 100, [0, 0, 0, 0, 0, 0]),
    known("one row", 1, 5, dx: -2, dy: 0, [3, 4, 5, 0, 0]),
    known("one column", 5, 1, dx: 0, dy: 2, [0, 0, 1, 2, 3]),
    known("one pixel", 1, 1, dx: 0, dy: 0, [1]),
    .init(
      "ink of 255 all over",
      ([255, 255, 255, 255], 2, 2, 1, 1), gives: [0, 0, 0, 255]),
    known("a million to the left", 2, 3, dx: -1_000_000, dy: 0, [0, 0, 0, 0, 0, 0]),
    known("a million down", 2, 3, dx: 0, dy: 1_000_000, [0, 0, 0, 0, 0, 0]),
    known("no rows", 0, 3, dx: 1, dy: 0, []),
  ]

  /// A picture with the pixels 1, 2, 3 and so on.
  private static func known(
    _ name: String, _ rows: Int, _ columns: Int, dx: Int, dy: Int, _ expected: [UInt8]
  ) -> Function.Case {
    let pixels = (0..<rows * columns).map { UInt8($0 + 1) }
    return .init(name, (pixels, rows, columns, dx, dy), gives: expected)
  }

  /// A random picture. What is expected is cut out of a large paper on which it lies.
  private static let random: [Function.RandomCases] = [
    .init(12) { generator in
      let (rows, columns) = (
        2 + generator.nextInteger(below: 6), 2 + generator.nextInteger(below: 6)
      )
      let pixels = (0..<rows * columns).map { _ in UInt8(1 + generator.nextInteger(below: 255)) }
      let dx = generator.nextInteger(below: 9) - 4
      let dy = generator.nextInteger(below: 9) - 4
      let margin = 4
      let width = columns + 2 * margin
      var paper = [UInt8](repeating: 0, count: (rows + 2 * margin) * width)
      for row in 0..<rows {
        let picture = pixels[row * columns..<(row + 1) * columns]
        let start = (row + margin + dy) * width + margin + dx
        paper.replaceSubrange(start..<start + columns, with: picture)
      }
      var expected: [UInt8] = []
      for row in 0..<rows {
        let start = (row + margin) * width + margin
        expected += paper[start..<start + columns]
      }
      return .init("a random picture", (pixels, rows, columns, dx, dy), gives: expected)
    }
  ]

  // MARK: - Mistakes

  /// A picture, and how far it is to move.
  private struct Move {
    let pixels: [UInt8]
    let rows: Int
    let columns: Int
    let dx: Int
    let dy: Int
  }

  /// The moved picture in its parts, each of which a mistake may change.
  private struct Recipe: Sendable {
    /// Where the pixel for a place comes from.
    var source: @Sendable (_ row: Int, _ column: Int, Move) -> (row: Int, column: Int) = {
      ($0 - $2.dy, $1 - $2.dx)
    }
    /// What is where no pixel comes from.
    var paper: @Sendable (_ index: Int, Move) -> UInt8 = { _, _ in 0 }

    @Sendable func callAsFunction(_ move: Move) -> [UInt8] {
      move.pixels.indices.map { index in
        let (row, column) = source(index / move.columns, index % move.columns, move)
        let isInside = (0..<move.rows).contains(row) && (0..<move.columns).contains(column)
        return isInside ? move.pixels[row * move.columns + column] : paper(index, move)
      }
    }
  }

  /// The remainder from 0 to `divisor` − 1, for negative numbers too.
  private static func remainder(_ number: Int, _ divisor: Int) -> Int {
    (number % divisor + divisor) % divisor
  }

  private static func clamped(_ number: Int, _ count: Int) -> Int { min(max(number, 0), count - 1) }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe(Move(pixels: $0.0, rows: $0.1, columns: $0.2, dx: $0.3, dy: $0.4)) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the picture moves in the opposite direction",
      "To move to the right, a pixel of the new picture comes from further left."
    ) { $0.source = { ($0 + $2.dy, $1 + $2.dx) } },
    mistake(
      "a positive dy moves the picture up",
      "Rows are counted from the top, so down is where the row numbers grow."
    ) { $0.source = { ($0 + $2.dy, $1 - $2.dx) } },
    mistake(
      "a positive dx moves the picture to the left",
      "Columns are counted from the left, so right is where the column numbers grow."
    ) { $0.source = { ($0 - $2.dy, $1 + $2.dx) } },
    mistake(
      "dx and dy are exchanged", "dx changes the column, dy the row."
    ) { $0.source = { ($0 - $2.dx, $1 - $2.dy) } },
    mistake(
      "dy has no effect", "The row moves too, by dy."
    ) { $0.source = { ($0, $1 - $2.dx) } },
    mistake(
      "dx has no effect", "The column moves too, by dx."
    ) { $0.source = { ($0 - $2.dy, $1) } },
    mistake(
      "the signs of dx and dy have no effect",
      "Negative numbers move to the left and up: subtract them as they are."
    ) { $0.source = { ($0 - abs($2.dy), $1 - abs($2.dx)) } },
    mistake(
      "the picture moves by one pixel, however far it should",
      "dx and dy say how far, not only in which direction."
    ) { $0.source = { ($0 - $2.dy.signum(), $1 - $2.dx.signum()) } },
    mistake(
      "what leaves on one side comes back on the other",
      "What leaves is lost: take no remainder, and leave paper where nothing comes from."
    ) { $0.source = { (remainder($0 - $2.dy, $2.rows), remainder($1 - $2.dx, $2.columns)) } },
    .init(
      "a pixel that leaves a row gets into the next one",
      "Check the column by itself: a place in the list may exist and be in another row."
    ) { pixels, _, columns, dx, dy in
      pixels.indices.map { index in
        let source = index - dy * columns - dx
        return pixels.indices.contains(source) ? pixels[source] : 0
      }
    },
    mistake(
      "the pixels at the edge are drawn out",
      "Where nothing comes from there is paper: do not look for the nearest pixel."
    ) { $0.source = { (clamped($0 - $2.dy, $2.rows), clamped($1 - $2.dx, $2.columns)) } },
    mistake(
      "what becomes free is 255", "In these pictures 0 is paper and 255 is ink."
    ) { $0.paper = { _, _ in 255 } },
    mistake(
      "the old picture shines through where the new one is empty",
      "Start from a list of zeros, not from a copy of the picture."
    ) { $0.paper = { index, move in move.pixels[index] } },
    .init(
      "pixels are read that have been written over before",
      "Write into a second list: in one list, a copied pixel is copied again."
    ) { pixels, rows, columns, dx, dy in
      var result = pixels
      for index in result.indices {
        let (row, column) = (index / columns - dy, index % columns - dx)
        let isInside = (0..<rows).contains(row) && (0..<columns).contains(column)
        result[index] = isInside ? result[row * columns + column] : 0
      }
      return result
    },
    .init(
      "the picture is read column after column",
      "Row after row, a row has as many pixels as there are columns: r · columns + c."
    ) { pixels, rows, columns, dx, dy in
      Recipe()(Move(pixels: pixels, rows: columns, columns: rows, dx: dy, dy: dx))
    },
    .init(
      "a row is taken to have as many pixels as there are rows",
      "Row r starts after r whole rows, and each has `columns` pixels: r · columns + c."
    ) { pixels, rows, columns, dx, dy in
      var result = [UInt8](repeating: 0, count: pixels.count)
      for row in 0..<rows {
        for column in 0..<columns {
          let (target, source) = (row * rows + column, (row - dy) * rows + column - dx)
          let isInside =
            (0..<rows).contains(row - dy) && (0..<columns).contains(column - dx)
            && target < pixels.count && source < pixels.count
          if isInside { result[target] = pixels[source] }
        }
      }
      return result
    },
    mistake(
      "a shift larger than the picture starts again from none",
      "Take dx and dy as they are, without a remainder: far out, all is paper."
    ) { $0.source = { ($0 - $2.dy % $2.rows, $1 - $2.dx % $2.columns) } },
    mistake(
      "the last row and the last column stay empty",
      "0..<rows already stops before rows: subtract nothing."
    ) {
      $0.source = { row, column, move in
        row == move.rows - 1 || column == move.columns - 1
          ? (-1, -1) : (row - move.dy, column - move.dx)
      }
    },
    .init(
      "only what is left of the picture is returned, without paper",
      "The new picture has the old size: fill what becomes free with 0."
    ) { pixels, rows, columns, dx, dy in
      pixels.indices.filter { index in
        (0..<rows).contains(index / columns + dy) && (0..<columns).contains(index % columns + dx)
      }.map { pixels[$0] }
    },
    .init(
      "the picture does not move",
      "Read each pixel from (row − dy, column − dx), not from its own place."
    ) { pixels, _, _, _, _ in pixels },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("each old pixel pushed to its new place") { pixels, rows, columns, dx, dy in
      var result = [UInt8](repeating: 0, count: pixels.count)
      for (index, pixel) in pixels.enumerated() {
        let (row, column) = (index / columns + dy, index % columns + dx)
        guard row >= 0, row < rows, column >= 0, column < columns else { continue }
        result[row * columns + column] = pixel
      }
      return result
    },
    .init("whole rows, cut and padded") { pixels, rows, columns, dx, dy in
      let step = min(abs(dx), columns)
      let paper = [UInt8](repeating: 0, count: step)
      var result: [UInt8] = []
      for row in 0..<rows {
        guard (0..<rows).contains(row - dy) else {
          result += [UInt8](repeating: 0, count: columns)
          continue
        }
        let old = pixels[(row - dy) * columns..<(row - dy + 1) * columns]
        if dx > 0 {
          result += paper + old.dropLast(step)
        } else {
          result += old.dropFirst(step) + paper
        }
      }
      return result
    },
    .init("first the rows, then the columns, one pixel at a time") {
      pixels, rows, columns, dx, dy in
      var lines = (0..<rows).map { Array(pixels[$0 * columns..<($0 + 1) * columns]) }
      let empty = [UInt8](repeating: 0, count: columns)
      for _ in 0..<min(abs(dy), rows) {
        lines = dy > 0 ? [empty] + lines.dropLast() : lines.dropFirst() + [empty]
      }
      for _ in 0..<min(abs(dx), columns) {
        lines = lines.map { dx > 0 ? [0] + $0.dropLast() : $0.dropFirst() + [0] }
      }
      return lines.flatMap { $0 }
    },
  ]
}
