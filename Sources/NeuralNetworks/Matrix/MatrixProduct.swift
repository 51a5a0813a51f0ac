import Groundwork

/// The product of two matrices: element (i, j) is Σₖ a[i, k] · b[k, j].
///
/// The sum runs over k from 0 up, each term added with one fused multiply-add. `naiveMatmul` gives
/// the same bits with three loops; this one keeps small tiles of the result in registers and uses
/// all threads (see the folder Kernels).
///
/// - Parameters:
///   - a: `[m × k]`.
///   - b: `[k × n]`.
/// - Returns: `[m × n]`.
/// - Precondition: the columns of `a` are as many as the rows of `b`.
public func matmul(_ a: Matrix, _ b: Matrix) -> Matrix {
  require(
    a.columns == b.rows,
    "matmul: \(a.shape) times \(b.shape): inner sizes \(a.columns) and \(b.rows) differ")
  return product(a.leftFactor, b.rightFactor, rows: a.rows, columns: b.columns, depth: a.columns)
}

/// The product aᵀ · b, without building the transpose.
///
/// - Parameters:
///   - a: `[k × m]`.
///   - b: `[k × n]`.
/// - Returns: `[m × n]`.
/// - Precondition: `a` and `b` have the same number of rows.
public func matmul(transposing a: Matrix, _ b: Matrix) -> Matrix {
  require(
    a.rows == b.rows,
    "matmul: the transpose of \(a.shape) times \(b.shape): inner sizes \(a.rows) and \(b.rows) "
      + "differ")
  return product(
    a.transposedLeftFactor, b.rightFactor, rows: a.columns, columns: b.columns, depth: a.rows)
}

/// The product a · bᵀ.
///
/// - Parameters:
///   - a: `[m × k]`.
///   - b: `[n × k]`.
/// - Returns: `[m × n]`.
/// - Precondition: `a` and `b` have the same number of columns.
public func matmul(_ a: Matrix, transposing b: Matrix) -> Matrix {
  require(
    a.columns == b.columns,
    "matmul: \(a.shape) times the transpose of \(b.shape): inner sizes \(a.columns) and "
      + "\(b.columns) differ")
  // Tiles need the rows of their right factor in one piece, so something has to be transposed: b
  // itself or, where that is less work, a and the result, as (b · aᵀ)ᵀ. The sums and their order are
  // the same.
  guard b.count > a.count + a.rows * b.rows else { return matmul(a, b.transposed()) }
  let turned = a.transposed()
  return withExtendedLifetime(turned) {
    product(
      b.leftFactor, turned.rightFactor, rows: b.rows, columns: a.rows, depth: a.columns,
      dividing: .rows)
  }.transposed()
}

/// The product of two matrices as the definition says it, in three loops.
///
/// Made to be read. It gives the same bits as `matmul`, some hundred times slower.
///
/// - Parameters:
///   - a: `[m × k]`.
///   - b: `[k × n]`.
/// - Returns: `[m × n]`.
public func naiveMatmul(_ a: Matrix, _ b: Matrix) -> Matrix {
  require(
    a.columns == b.rows,
    "naiveMatmul: \(a.shape) times \(b.shape): inner sizes \(a.columns) and \(b.rows) differ")
  var product = Matrix(rows: a.rows, columns: b.columns)
  for i in 0..<a.rows {
    for j in 0..<b.columns {
      var sum: Float = 0
      for k in 0..<a.columns {
        sum = multiplyAdd(a[i, k], b[k, j], sum)
      }
      product[i, j] = sum
    }
  }
  return product
}
