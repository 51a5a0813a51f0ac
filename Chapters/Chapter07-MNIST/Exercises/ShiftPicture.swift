import Exercises

/// Exercise 7.5: shift a picture.
///
/// Read first: section 7.4, "More from the same pictures".
///
/// A three that moves by one pixel is still a three, but to a network it is new, because nearly all
/// its inputs have changed. Shifted copies of the training pictures are more to learn from, for
/// free.
///
/// A picture is a list of `rows` · `columns` pixels, row after row from the top, each row from the
/// left: the pixel in row r and column c is `pixels[r * columns + c]`. Shifting moves each pixel by
/// `dx` columns to the right and by `dy` rows down; negative numbers move it to the left and up:
///
///     new[r][c] = old[r − dy][c − dx]      where that lies in the picture
///     new[r][c] = 0, paper                 where it does not
///
/// What leaves the picture is lost. For example, 2 rows and 3 columns, `dx` = 1 and `dy` = −1:
///
///     1 2 3          0 4 5      4 came from row 1, column 0 to row 0, column 1
///     4 5 6          0 0 0      1, 2 and 3 left at the top, 6 at the right
///
/// so `[1, 2, 3, 4, 5, 6]` becomes `[0, 4, 5, 0, 0, 0]`.
///
/// Swift stops at a subscript outside a list, and `pixels[r * columns + c]` with a c below 0 is a
/// pixel of the row above: check r and c before you use them. `(0..<rows).contains(r)` tells
/// whether r is a row.
///
/// - Parameters:
///   - pixels: the picture, `rows` · `columns` bytes.
///   - rows: its height.
///   - columns: its width.
///   - dx: how far to the right, from −1,000,000 to 1,000,000; it may be larger than the picture.
///   - dy: how far down, in the same range.
/// - Returns: the shifted picture, of the same size, exactly.
public func shifted(_ pixels: [UInt8], rows: Int, columns: Int, dx: Int, dy: Int) -> [UInt8] {
  unfinished([UInt8](repeating: 0, count: pixels.count))
}
