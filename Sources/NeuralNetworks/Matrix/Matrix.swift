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

  /// The matrix without rows and columns.
  static let empty = Matrix(rows: 0, columns: 0)

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
    self.rows = rows
    self.columns = columns
    storage = MatrixStorage(count: rows * columns)
  }

  /// The number of elements, rows × columns.
  public var count: Int { rows * columns }

  /// The shape in words, as error messages show it: `3×4`.
  public var shape: String { "\(rows)×\(columns)" }

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
    guard left.rows == right.rows, left.columns == right.columns else { return false }
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
    if !isKnownUniquelyReferenced(&storage) { storage = storage.copy() }
  }

  /// Gives this matrix a shape and memory of its own, with elements still to be written.
  ///
  /// Layers keep their results in matrices that they reshape for each batch: from the second batch
  /// of the same size on, nothing is allocated.
  mutating func reshape(rows: Int, columns: Int) {
    if storage.count != rows * columns || !isKnownUniquelyReferenced(&storage) {
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

extension Matrix {
  /// Copies another matrix into this one, which takes its shape.
  mutating func setCopy(of other: Matrix) {
    reshape(rows: other.rows, columns: other.columns)
    storage.pointer.update(from: other.storage.pointer, count: count)
  }
}
