import Groundwork

/// A table of numbers with a fixed number of rows and columns.
///
/// Elements are `Float`s, stored row after row. In this course a row is a sample: ten pictures of
/// 64 pixels are a matrix of shape 10×64. A matrix is a value: a copy never changes with the
/// original.
///
/// Operations never stretch an operand to fit the other. Shapes that do not match stop the program
/// with both shapes and the name of the operation:
///
///     matmul: 3×4 times 5×2: inner sizes 4 and 5 differ
public struct Matrix: Sendable {
  /// The number of rows; in a batch, the number of samples.
  public private(set) var rows: Int

  /// The number of columns; in a batch, the number of features of a sample.
  public private(set) var columns: Int

  var storage: MatrixStorage

  /// A matrix in which every element is the same number.
  public init(rows: Int, columns: Int, repeating value: Float = 0) {
    self.init(uninitializedRows: rows, columns: columns)
    storage.pointer.initialize(repeating: value, count: count)
  }

  /// A matrix of zeros.
  public init(_ shape: Shape) { self.init(rows: shape.rows, columns: shape.columns) }

  /// The matrix without rows and columns.
  public static let empty = Matrix(rows: 0, columns: 0)

  /// The classes of samples as targets, one row a sample and one column a class: 1 in the column of
  /// the sample's class, 0 in the others. `Matrix(oneHot: [2, 0], classes: 3)` is
  /// [[0, 0, 1], [1, 0, 0]].
  ///
  /// - Precondition: every class is from 0 to `classes` − 1.
  public init(oneHot labels: [Int], classes: Int) {
    self.init(rows: labels.count, columns: classes)
    for (row, label) in labels.enumerated() {
      require(
        (0..<classes).contains(label),
        "Matrix(oneHot:): class \(label) of sample \(row): expected 0 to \(classes - 1)")
      storage.pointer[row * columns + label] = 1
    }
  }

  /// A matrix with the given elements, row after row.
  ///
  /// - Precondition: there are `rows` × `columns` elements.
  public init(rows: Int, columns: Int, elements: [Float]) {
    self.init(uninitializedRows: rows, columns: columns)
    require(
      elements.count == count, "Matrix: \(elements.count) elements do not fill \(shape)")
    elements.withUnsafeBufferPointer { buffer in
      guard let source = buffer.baseAddress else { return }
      storage.pointer.initialize(from: source, count: count)
    }
  }

  /// A matrix written as a list of its rows: `Matrix([[1, 2, 3], [4, 5, 6]])` has shape 2×3.
  ///
  /// - Precondition: the rows are equally long.
  public init(_ rows: [[Float]]) {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      require(
        row.count == columns,
        "Matrix: row \(index) has \(row.count) elements, but row 0 has \(columns)")
    }
    self.init(rows: rows.count, columns: columns, elements: rows.flatMap { $0 })
  }

  /// A matrix whose elements the caller writes before anyone reads them.
  init(uninitializedRows rows: Int, columns: Int) {
    require(rows >= 0 && columns >= 0, "Matrix: a shape of \(rows)×\(columns) is negative")
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    require(
      !overflows && count <= MatrixStorage.limit,
      "Matrix: \(rows)×\(columns) elements are more than fit in memory")
    self.rows = rows
    self.columns = columns
    storage = MatrixStorage(count: count)
  }

  /// The number of elements, rows × columns.
  public var count: Int { rows * columns }

  /// The element in a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Float {
    get {
      checkIndex(row, column)
      return storage.pointer[row * columns + column]
    }
    set {
      checkIndex(row, column)
      makeUnique()
      storage.pointer[row * columns + column] = newValue
    }
  }

  /// All elements, row after row (a copy).
  public var elements: [Float] { Array(UnsafeBufferPointer(start: storage.pointer, count: count)) }

  /// One row as a list (a copy).
  public func row(_ index: Int) -> [Float] {
    require(index >= 0 && index < rows, "Matrix: row \(index) of a \(shape) matrix")
    return Array(UnsafeBufferPointer(start: storage.pointer + index * columns, count: columns))
  }

  /// One row as a matrix, `[1 × columns]` (a copy).
  public subscript(row index: Int) -> Matrix { rows(index..<index + 1) }

  /// One column as a matrix, `[rows × 1]` (a copy).
  public subscript(column index: Int) -> Matrix {
    require(index >= 0 && index < columns, "Matrix: column \(index) of a \(shape) matrix")
    let result = Matrix(uninitializedRows: rows, columns: 1)
    for row in 0..<rows {
      result.storage.pointer[row] = storage.pointer[row * columns + index]
    }
    return result
  }

  /// A matrix of some of the rows, `digits.rows(0..<10)` say (a copy).
  public func rows(_ range: Range<Int>) -> Matrix {
    require(
      range.lowerBound >= 0 && range.upperBound <= rows,
      "Matrix: rows \(range.lowerBound)..<\(range.upperBound) of a \(shape) matrix")
    let result = Matrix(uninitializedRows: range.count, columns: columns)
    result.storage.pointer.initialize(
      from: storage.pointer + range.lowerBound * columns, count: result.count)
    return result
  }

  private func checkIndex(_ row: Int, _ column: Int) {
    require(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "Matrix: element (\(row), \(column)) of a \(shape) matrix")
  }
}

extension Matrix: Equatable {
  /// True where shape and every element are equal, compared as numbers (so 0 equals −0, and a
  /// matrix that holds a NaN equals nothing).
  public static func == (left: Matrix, right: Matrix) -> Bool {
    guard left.shape == right.shape else { return false }
    for index in 0..<left.count where left.storage.pointer[index] != right.storage.pointer[index] {
      return false
    }
    return true
  }
}

// MARK: - Memory, for kernels

extension Matrix {
  /// Takes a copy of the elements if another matrix shares them. Every change starts with this.
  mutating func makeUnique() {
    if !storage.isUnique() { storage = storage.copy() }
  }

  /// The elements, to be changed in place by a kernel.
  mutating func uniquePointer() -> UnsafeMutablePointer<Float> {
    makeUnique()
    return storage.pointer
  }

  /// Gives this matrix a shape and memory of its own, with elements still to be written.
  ///
  /// Training fills the same two matrices for each batch: from the second batch of the same size on,
  /// nothing is allocated for them, unless a layer still holds the last one.
  mutating func reshape(rows: Int, columns: Int) {
    if storage.count != rows * columns || !storage.isUnique() {
      self = Matrix(uninitializedRows: rows, columns: columns)
    }
    self.rows = rows
    self.columns = columns
  }

  /// Calls `body` with the elements, row after row.
  @inlinable
  public func withElements<Result>(_ body: (UnsafeBufferPointer<Float>) -> Result) -> Result {
    body(elementPointer)
  }

  /// Calls `body` with the elements, row after row, to be changed in place.
  @inlinable
  public mutating func withMutableElements<Result>(
    _ body: (UnsafeMutableBufferPointer<Float>) -> Result
  ) -> Result {
    body(mutableElementPointer())
  }

  @usableFromInline
  var elementPointer: UnsafeBufferPointer<Float> {
    UnsafeBufferPointer(start: storage.pointer, count: count)
  }

  @usableFromInline
  mutating func mutableElementPointer() -> UnsafeMutableBufferPointer<Float> {
    makeUnique()
    return UnsafeMutableBufferPointer(start: storage.pointer, count: count)
  }
}
