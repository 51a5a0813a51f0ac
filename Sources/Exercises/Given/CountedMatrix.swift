import NeuralNetworks
import Synchronization

/// A number of a counted matrix: adding, subtracting and multiplying such numbers is counted.
public struct CountedNumber: AdditiveArithmetic, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, Sendable
{
  fileprivate let value: Float

  fileprivate init(_ value: Float) { self.value = value }

  /// The number 0.
  public static var zero: CountedNumber { CountedNumber(0) }

  /// A number with a point.
  public init(floatLiteral value: Float) { self.init(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self.init(Float(value)) }

  /// The sum, counted as one operation.
  public static func + (a: CountedNumber, b: CountedNumber) -> CountedNumber {
    counted(a.value + b.value)
  }

  /// The difference, counted as one operation.
  public static func - (a: CountedNumber, b: CountedNumber) -> CountedNumber {
    counted(a.value - b.value)
  }

  /// The product, counted as one operation.
  public static func * (a: CountedNumber, b: CountedNumber) -> CountedNumber {
    counted(a.value * b.value)
  }

  /// Multiplies a number, counted as one operation.
  public static func *= (a: inout CountedNumber, b: CountedNumber) { a = a * b }

  /// The opposite number, counted as one operation.
  public static prefix func - (a: CountedNumber) -> CountedNumber { counted(-a.value) }

  private static func counted(_ value: Float) -> CountedNumber {
    OperationCount.add(1)
    return CountedNumber(value)
  }
}

/// A matrix that counts what is done with its numbers outside of matrix products (exercise 4.3).
///
/// It works like `Matrix`. What a matrix product does is not counted; all else is, number by number.
/// Reading and writing elements costs nothing.
public struct CountedMatrix: Sendable {
  private var values: Matrix

  private init(_ values: Matrix, operations: Int) {
    self.values = values
    OperationCount.add(operations)
  }

  /// The same numbers.
  package init(_ values: Matrix) { self.values = values }

  /// A matrix of zeros.
  public init(rows: Int, columns: Int) { values = Matrix(rows: rows, columns: columns) }

  /// The number of rows.
  public var rows: Int { values.rows }

  /// The number of columns.
  public var columns: Int { values.columns }

  /// An element; rows and columns are counted from 0.
  public subscript(row: Int, column: Int) -> CountedNumber {
    get { CountedNumber(values[row, column]) }
    set { values[row, column] = newValue.value }
  }

  /// Rows become columns.
  public func transposed() -> CountedMatrix { CountedMatrix(values.transposed()) }

  /// One row of the same matrix, `[1 × columns]`.
  public subscript(row index: Int) -> CountedMatrix { CountedMatrix(values[row: index]) }

  /// The sum, element by element.
  public static func + (a: CountedMatrix, b: CountedMatrix) -> CountedMatrix {
    CountedMatrix(a.values + b.values, operations: a.values.count)
  }

  /// The difference, element by element.
  public static func - (a: CountedMatrix, b: CountedMatrix) -> CountedMatrix {
    CountedMatrix(a.values - b.values, operations: a.values.count)
  }

  /// The product element by element.
  public static func * (a: CountedMatrix, b: CountedMatrix) -> CountedMatrix {
    CountedMatrix(a.values * b.values, operations: a.values.count)
  }

  /// Every element times a number.
  public static func * (number: Float, matrix: CountedMatrix) -> CountedMatrix {
    CountedMatrix(number * matrix.values, operations: matrix.values.count)
  }

  /// The matrix with a row, `[1 × columns]`, added to each of its rows.
  public func adding(row: CountedMatrix) -> CountedMatrix {
    CountedMatrix(values.adding(row: row.values), operations: values.count)
  }

  /// The sum of each row, `[rows × 1]`.
  public func rowSums() -> CountedMatrix {
    CountedMatrix(values.rowSums(), operations: values.count)
  }

  /// The sum of each column, `[1 × columns]`.
  public func columnSums() -> CountedMatrix {
    CountedMatrix(values.columnSums(), operations: values.count)
  }

  /// The product of two matrices; nothing in it is counted.
  fileprivate func product(_ other: CountedMatrix) -> CountedMatrix {
    CountedMatrix(matmul(values, other.values))
  }

  /// Runs `body`, and tells what came of it and how many operations were counted meanwhile. Nobody
  /// can call it while operations are counted, to hide some.
  static func counting(_ body: () -> CountedMatrix) -> (result: Matrix, operations: Int) {
    precondition(OperationCount.current == nil, "counting: called while operations are counted")
    let count = OperationCount()
    let result = OperationCount.$current.withValue(count, operation: body)
    return (result.values, count.number)
  }
}

/// The product of two matrices, `[a.rows × b.columns]`; nothing in it is counted.
public func matmul(_ a: CountedMatrix, _ b: CountedMatrix) -> CountedMatrix { a.product(b) }

/// The product of a matrix and a transposed one, `[a.rows × b.rows]`; nothing in it is counted.
public func matmul(_ a: CountedMatrix, transposing b: CountedMatrix) -> CountedMatrix {
  a.product(b.transposed())
}

/// How many operations there were. It is local to a task, so that two checks at the same time do not
/// count each other's.
private final class OperationCount: Sendable {
  @TaskLocal static var current: OperationCount?

  private let operations = Mutex(0)

  var number: Int { operations.withLock { $0 } }

  static func add(_ operations: Int) { current?.operations.withLock { $0 += operations } }
}
