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

  /// Writes the product element by element into this matrix, which takes the shape of both.
  mutating func setElementwiseProduct(_ left: Matrix, _ right: Matrix) {
    reshape(rows: left.rows, columns: left.columns)
    for index in 0..<count {
      storage.pointer[index] = left.storage.pointer[index] * right.storage.pointer[index]
    }
  }

  /// Every element times a number.
  public static func * (number: Float, matrix: Matrix) -> Matrix { matrix.map { number * $0 } }

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

  /// Rows and columns exchanged: element (i, j) becomes element (j, i).
  public func transposed() -> Matrix {
    var result = Matrix(rows: 0, columns: 0)
    result.setTransposed(self)
    return result
  }

  /// A function applied to every element.
  public func map(_ transform: (Float) -> Float) -> Matrix {
    let result = Matrix(uninitializedRows: rows, columns: columns)
    for index in 0..<count { result.storage.pointer[index] = transform(storage.pointer[index]) }
    return result
  }

  /// The sum of each column, `[1 × columns]`, added from the first row down.
  public func columnSums() -> Matrix {
    var sums = Matrix(rows: 0, columns: 0)
    sums.setColumnSums(of: self)
    return sums
  }

  /// Writes the column sums of another matrix into this one, which takes their shape.
  mutating func setColumnSums(of other: Matrix) {
    reshape(rows: 1, columns: other.columns)
    let (sums, width) = (storage.pointer, columns)
    sums.initialize(repeating: 0, count: width)
    for row in 0..<other.rows {
      let source = other.storage.pointer + row * width
      for column in 0..<width { sums[column] += source[column] }
    }
  }

  /// The sum of all elements, in double precision.
  public func sum() -> Double {
    var sum = 0.0
    for index in 0..<count { sum += Double(storage.pointer[index]) }
    return sum
  }

  /// For each row, the column of its largest element; the first one where several are equal. A NaN
  /// counts as the largest.
  public func largestInRows() -> [Int] {
    require(columns > 0 || rows == 0, "largestInRows: \(shape) has no columns")
    return (0..<rows).map { row in largestIndex(storage.pointer + row * columns, columns) }
  }

  /// True where the shapes are equal and no element differs by more than `tolerance`.
  public func isApproximatelyEqual(to other: Matrix, tolerance: Float) -> Bool {
    guard rows == other.rows, columns == other.columns else { return false }
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
      left.rows == right.rows && left.columns == right.columns,
      "\(name): shapes \(left.shape) and \(right.shape) differ")
    let result = Matrix(uninitializedRows: left.rows, columns: left.columns)
    for index in 0..<left.count {
      result.storage.pointer[index] = operation(
        left.storage.pointer[index], right.storage.pointer[index])
    }
    return result
  }
}
