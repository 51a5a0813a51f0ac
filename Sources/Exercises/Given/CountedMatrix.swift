import NeuralNetworks

/// A number of a counted matrix: what is done with such numbers is recorded.
public struct CountedNumber: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, Sendable,
  CustomStringConvertible
{
  let value: Float

  /// Which number of the record it is; nil for one that was written down.
  let place: Int?

  init(_ value: Float, at place: Int? = nil) {
    self.value = value
    self.place = place
  }

  /// The number 0.
  public static var zero: CountedNumber { CountedNumber(0) }

  /// A number with a point.
  public init(floatLiteral value: Float) { self.init(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self.init(Float(value)) }

  /// The sum, one operation.
  public static func + (a: CountedNumber, b: CountedNumber) -> CountedNumber {
    Recording.each(.add, [a], [b], +)[0]
  }

  /// The difference, one operation.
  public static func - (a: CountedNumber, b: CountedNumber) -> CountedNumber {
    Recording.each(.subtract, [a], [b], -)[0]
  }

  /// The product, one operation.
  public static func * (a: CountedNumber, b: CountedNumber) -> CountedNumber {
    Recording.each(.multiply, [a], [b], *)[0]
  }

  /// Adds a number, one operation.
  public static func += (a: inout CountedNumber, b: CountedNumber) { a = a + b }

  /// Subtracts a number, one operation.
  public static func -= (a: inout CountedNumber, b: CountedNumber) { a = a - b }

  /// Multiplies by a number, one operation.
  public static func *= (a: inout CountedNumber, b: CountedNumber) { a = a * b }

  /// The opposite number, one operation.
  public static prefix func - (a: CountedNumber) -> CountedNumber { zero - a }

  /// The number as it is printed.
  public var description: String { "\(value)" }
}

/// A matrix that records what is done with its numbers (exercise 4.3).
///
/// It works like `Matrix`. Whoever judges repeats the steps of the record, and counts them: what a
/// matrix product does costs nothing, and all else is counted number by number. Reading and writing
/// elements costs nothing. Numbers cannot be compared, so the steps are the same for all numbers.
public struct CountedMatrix: Sendable, CustomStringConvertible {
  /// The number of rows.
  public let rows: Int

  /// The number of columns.
  public let columns: Int

  /// Row after row.
  var numbers: [CountedNumber]

  init(rows: Int, columns: Int, _ numbers: [CountedNumber]) {
    precondition(numbers.count == rows * columns, "CountedMatrix: shape and numbers differ")
    self.rows = rows
    self.columns = columns
    self.numbers = numbers
  }

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns, [CountedNumber](repeating: 0, count: rows * columns))
  }

  private init(rows: Int, columns: Int, at element: (Int, Int) -> CountedNumber) {
    var numbers: [CountedNumber] = []
    for row in 0..<rows { for column in 0..<columns { numbers.append(element(row, column)) } }
    self.init(rows: rows, columns: columns, numbers)
  }

  /// The numbers as they are.
  var values: Matrix { Matrix(rows: rows, columns: columns, elements: numbers.map(\.value)) }

  /// The matrix as it is printed.
  public var description: String { "\(values)" }

  /// An element; rows and columns are counted from 0.
  public subscript(row: Int, column: Int) -> CountedNumber {
    get { numbers[index(row, column)] }
    set { numbers[index(row, column)] = newValue }
  }

  private func index(_ row: Int, _ column: Int) -> Int {
    precondition(
      (0..<rows).contains(row) && (0..<columns).contains(column),
      "element [\(row), \(column)] of a \(rows)×\(columns) matrix")
    return row * columns + column
  }

  /// Rows become columns.
  public func transposed() -> CountedMatrix {
    CountedMatrix(rows: columns, columns: rows) { self[$1, $0] }
  }

  /// One row of the same matrix, `[1 × columns]`.
  public subscript(row index: Int) -> CountedMatrix {
    CountedMatrix(rows: 1, columns: columns) { self[index, $1] }
  }

  /// The sum, element by element.
  public static func + (a: CountedMatrix, b: CountedMatrix) -> CountedMatrix {
    each(.add, "+", a, b, +)
  }

  /// The difference, element by element.
  public static func - (a: CountedMatrix, b: CountedMatrix) -> CountedMatrix {
    each(.subtract, "-", a, b, -)
  }

  /// The product element by element.
  public static func * (a: CountedMatrix, b: CountedMatrix) -> CountedMatrix {
    each(.multiply, "*", a, b, *)
  }

  /// Every element times a number.
  public static func * (number: Float, matrix: CountedMatrix) -> CountedMatrix {
    CountedMatrix(rows: matrix.rows, columns: matrix.columns) { _, _ in CountedNumber(number) }
      * matrix
  }

  /// The matrix with a row, `[1 × columns]`, added to each of its rows.
  public func adding(row: CountedMatrix) -> CountedMatrix {
    precondition(
      row.rows == 1 && row.columns == columns,
      "adding(row:): \(rows)×\(columns) plus \(row.rows)×\(row.columns)")
    return self + CountedMatrix(rows: rows, columns: columns) { row[0, $1] }
  }

  /// The sum of each row, `[rows × 1]`.
  public func rowSums() -> CountedMatrix { transposed().columnSums().transposed() }

  /// The sum of each column, `[1 × columns]`.
  public func columnSums() -> CountedMatrix {
    (0..<rows).reduce(CountedMatrix(rows: 1, columns: columns)) { $0 + self[row: $1] }
  }

  private static func each(
    _ operation: Calculation.Operation, _ sign: String, _ a: CountedMatrix, _ b: CountedMatrix,
    _ value: (Float, Float) -> Float
  ) -> CountedMatrix {
    precondition(
      a.rows == b.rows && a.columns == b.columns,
      "\(a.rows)×\(a.columns) \(sign) \(b.rows)×\(b.columns): the shapes differ")
    return CountedMatrix(
      rows: a.rows, columns: a.columns, Recording.each(operation, a.numbers, b.numbers, value))
  }

  /// Calls a function with matrices of given numbers, and keeps what it returns and how that came
  /// about.
  static func recorded(
    _ given: [Matrix], _ body: ([CountedMatrix]) -> CountedMatrix
  ) -> (result: Matrix, calculation: Calculation) {
    let recording = Recording(given: given.map(\.count).reduce(0, +))
    var start = 0
    let matrices = given.map { matrix in
      defer { start += matrix.count }
      return CountedMatrix(
        rows: matrix.rows, columns: matrix.columns,
        matrix.elements.enumerated().map { CountedNumber($0.element, at: start + $0.offset) })
    }
    let result = Recording.$current.withValue(recording) { body(matrices) }
    return (result.values, recording.calculation(result))
  }
}

/// The product of two matrices, `[a.rows × b.columns]`; nothing in it is counted.
public func matmul(_ a: CountedMatrix, _ b: CountedMatrix) -> CountedMatrix {
  let product = matmul(a.values, b.values)
  return CountedMatrix(
    rows: a.rows, columns: b.columns,
    Recording.outcomes(
      .product, [a.rows, a.columns, b.columns], a.numbers, b.numbers, product.elements))
}

/// The product of a matrix and a transposed one, `[a.rows × b.rows]`; nothing in it is counted.
public func matmul(_ a: CountedMatrix, transposing b: CountedMatrix) -> CountedMatrix {
  matmul(a, b.transposed())
}
