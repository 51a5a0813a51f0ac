import Groundwork

extension Matrix {
  /// The sum, element by element.
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    combine(left, right, "+") { $0 + $1 }
  }

  /// The difference, element by element.
  public static func - (left: Matrix, right: Matrix) -> Matrix {
    combine(left, right, "−") { $0 - $1 }
  }

  /// The product element by element (Hadamard's), not the matrix product: that is `matmul`.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    combine(left, right, "*") { $0 * $1 }
  }

  /// Every element with its sign turned.
  public static prefix func - (matrix: Matrix) -> Matrix { matrix.map { -$0 } }

  /// Every element times a number.
  public static func * (number: Float, matrix: Matrix) -> Matrix { matrix.map { number * $0 } }

  /// Every element times a number.
  public static func * (matrix: Matrix, number: Float) -> Matrix { number * matrix }

  /// Every element divided by a number.
  public static func / (matrix: Matrix, number: Float) -> Matrix { matrix.map { $0 / number } }

  /// Adds another matrix, element by element.
  public static func += (left: inout Matrix, right: Matrix) { left = left + right }

  /// Subtracts another matrix, element by element.
  public static func -= (left: inout Matrix, right: Matrix) { left = left - right }

  /// Multiplies every element by a number.
  public static func *= (matrix: inout Matrix, number: Float) { matrix = number * matrix }

  /// The same row added to every row: the bias of a layer, for every sample.
  ///
  /// - Parameter row: `[1 × columns]`.
  /// - Returns: the sum, of the shape of this matrix.
  public func adding(row: Matrix) -> Matrix {
    var sum = self
    sum.add(row: row)
    return sum
  }

  /// Adds the same row to every row.
  mutating func add(row: Matrix) {
    require(
      row.rows == 1 && row.columns == columns,
      "adding(row:): a row of shape \(row.shape) to \(shape): expected 1×\(columns)")
    makeUnique()
    let added = row.storage.pointer
    for index in 0..<rows {
      let target = storage.pointer + index * columns
      for column in 0..<columns { target[column] += added[column] }
    }
  }

  /// A function applied to every element.
  public func map(_ transform: (Float) -> Float) -> Matrix {
    let result = Matrix(uninitializedRows: rows, columns: columns)
    for index in 0..<count { result.storage.pointer[index] = transform(storage.pointer[index]) }
    return result
  }

  /// The sum of each column, `[1 × columns]`, added from the first row down.
  public func columnSums() -> Matrix {
    let sums = Matrix(rows: 1, columns: columns)
    for row in 0..<rows {
      let source = storage.pointer + row * columns
      for column in 0..<columns { sums.storage.pointer[column] += source[column] }
    }
    return sums
  }

  /// The sum of each row, `[rows × 1]`, added from the first column on.
  public func rowSums() -> Matrix {
    let sums = Matrix(rows: rows, columns: 1)
    for row in 0..<rows {
      let source = storage.pointer + row * columns
      for column in 0..<columns { sums.storage.pointer[row] += source[column] }
    }
    return sums
  }

  /// The sum of all elements, in double precision.
  public func sum() -> Double {
    var sum = 0.0
    for index in 0..<count { sum += Double(storage.pointer[index]) }
    return sum
  }

  /// The mean of all elements, in double precision; not a number where there are none.
  public func mean() -> Double { sum() / Double(count) }

  /// For each row, the column of its largest element; the first one where several are equal. A NaN
  /// counts as the largest.
  public func argmax() -> [Int] {
    require(columns > 0 || rows == 0, "argmax: \(shape) has no columns")
    return (0..<rows).map { row in largestIndex(storage.pointer + row * columns, columns) }
  }

  /// True where the shapes are equal and no element differs by more than `tolerance`.
  public func isApproximatelyEqual(to other: Matrix, tolerance: Float) -> Bool {
    guard shape == other.shape else { return false }
    for index in 0..<count {
      let (left, right) = (storage.pointer[index], other.storage.pointer[index])
      // Written so that a NaN, which compares with nothing, counts as different. Two equal
      // infinities do not, though their difference is a NaN.
      if !(left == right || (left - right).magnitude <= tolerance) { return false }
    }
    return true
  }

  @inline(__always)
  private static func combine(
    _ left: Matrix, _ right: Matrix, _ name: String, _ operation: (Float, Float) -> Float
  ) -> Matrix {
    require(
      left.shape == right.shape, "\(name): shapes \(left.shape) and \(right.shape) differ")
    let result = Matrix(uninitializedRows: left.rows, columns: left.columns)
    for index in 0..<left.count {
      result.storage.pointer[index] = operation(
        left.storage.pointer[index], right.storage.pointer[index])
    }
    return result
  }
}
