import Exercises

/// Exercise 7.3: shift a picture.
///
/// Read first: section 7.4, "More from the same pictures".
/// About 15 minutes, ●●○.
///
/// A three that moves by one pixel is still a three, but nearly all inputs of the network have
/// changed, so shifted copies are more to learn from, for free.
///
/// A picture is a list of `rows` · `columns` pixels, row after row from the top, each row from the
/// left. Move each pixel by `dx` columns to the right and by `dy` rows down; negative numbers move
/// it to the left and up. What leaves the picture is lost, and what comes in is 0, paper. For
/// example, 2 rows and 3 columns, `dx` = 1 and `dy` = −1:
///
///     1 2 3          0 4 5      4 came from row 1, column 0 to row 0, column 1
///     4 5 6          0 0 0      1, 2 and 3 left at the top, 6 at the right
///
/// - Parameters:
///   - pixels: the picture, `rows` · `columns` bytes.
///   - rows: its height.
///   - columns: its width.
///   - dx: how far to the right, from −1,000,000 to 1,000,000; it may be larger than the picture.
///   - dy: how far down, in the same range.
/// - Returns: the shifted picture, of the same size, exactly.
public func shifted(_ pixels: [UInt8], rows: Int, columns: Int, dx: Int, dy: Int) -> [UInt8] {
  // Stub: unfinished([UInt8](repeating: 0, count: pixels.count))
  var result = [UInt8](repeating: 0, count: pixels.count)
  for row in 0..<rows {
    for column in 0..<columns {
      let (fromRow, fromColumn) = (row - dy, column - dx)
      if (0..<rows).contains(fromRow) && (0..<columns).contains(fromColumn) {
        result[row * columns + column] = pixels[fromRow * columns + fromColumn]
      }
    }
  }
  return result
  // End of the solution
}
