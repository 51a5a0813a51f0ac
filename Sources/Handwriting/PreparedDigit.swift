/// A digit in a picture, prepared as those of MNIST were: 28 × 28 pixels, ink bright on dark, fitted
/// into 20 × 20 with its shape kept, its center of mass in the middle.
///
/// The steps of LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document
/// recognition", 1998, section III.A; they began with scans in black and white. Two steps come before
/// them here, because a photograph has paper in slanted light, and one between, because pens are thin
/// and thick: the paper's brightness is taken off, what is much smaller than the digit is left out,
/// and a thin line is made as thick as MNIST's are.
package struct PreparedDigit: Equatable, Sendable {
  /// The ink of each of 28 × 28 pixels, row after row, from 0 to 1.
  package let ink: [Float]

  /// Finds and prepares the digit of a picture.
  ///
  /// - Throws: `NoInk` where nothing stands out from the paper.
  package init(_ picture: GrayPicture) throws(NoInk) {
    let picture = picture.reduced(toLongerSide: Self.workingSide)
    var mask = InkMask(try InkLevels(picture))
    mask.keepLargeStrokes()
    mask.thicken(toWidth: Self.strokeWidth * Float(mask.longerSide) / Float(Self.digitSide))
    ink = Self.centered(mask.fitted(toLongerSide: Self.digitSide))
  }

  private static let side = 28
  private static let digitSide = 20

  /// The width of MNIST's lines, in pixels of the prepared picture.
  private static let strokeWidth: Float = 2.2

  /// Large pictures are made smaller first: the digit stays larger than it will be.
  private static let workingSide = 400

  /// A picture moved by whole pixels so that its center of mass is in the middle of 28 × 28.
  private static func centered(_ digit: GrayPicture) -> [Float] {
    var (sum, rowSum, columnSum): (Float, Float, Float) = (0, 0, 0)
    for row in 0..<digit.rows {
      for column in 0..<digit.columns {
        let ink = digit.brightness[row * digit.columns + column]
        sum += ink
        rowSum += ink * Float(row)
        columnSum += ink * Float(column)
      }
    }
    /// Where the first row or column goes, so that none is lost.
    func start(_ center: Float, _ length: Int) -> Int {
      max(0, min(side - length, Int((Float(side) / 2 - 0.5 - center).rounded())))
    }
    let (top, left) = (
      start(rowSum / sum, digit.rows), start(columnSum / sum, digit.columns)
    )
    var ink = [Float](repeating: 0, count: side * side)
    for row in 0..<digit.rows {
      for column in 0..<digit.columns {
        ink[(top + row) * side + left + column] = digit.brightness[row * digit.columns + column]
      }
    }
    return ink
  }
}

/// Nothing in a picture stands out from its paper.
package struct NoInk: Error, Equatable {}
