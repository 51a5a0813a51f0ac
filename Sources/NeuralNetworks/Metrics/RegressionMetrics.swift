// How far predicted numbers are from the right ones. All are computed in double precision.

/// The mean of |y − t| over all elements, in the units of the targets.
///
/// - Parameters:
///   - outputs: y, what was predicted, `[samples × outputs]`.
///   - targets: t, what is right, of the same shape.
/// - Returns: 0 or more.
/// - Precondition: there is an element.
public func meanAbsoluteError(_ outputs: Matrix, targets: Matrix) -> Double {
  checkComparable(outputs, targets, in: "meanAbsoluteError")
  return meanOverElements(outputs, targets) { $0.magnitude }
}

/// The root of the mean of (y − t)² over all elements, in the units of the targets.
///
/// - Parameters:
///   - outputs: y, what was predicted, `[samples × outputs]`.
///   - targets: t, what is right, of the same shape.
/// - Returns: 0 or more.
/// - Precondition: there is an element.
public func rootMeanSquaredError(_ outputs: Matrix, targets: Matrix) -> Double {
  checkComparable(outputs, targets, in: "rootMeanSquaredError")
  return meanOverElements(outputs, targets) { $0 * $0 }.squareRoot()
}

/// R², the share of the targets' variance that the predictions explain (Wright, 1921):
///
///     R² = 1 − Σ (y − t)² / Σ (t − μ)²        μ the mean of the targets
///
/// 1 for perfect predictions, 0 for what predicting μ for every sample achieves, below 0 for less.
/// With several columns, it is the mean of the columns' R².
///
/// - Parameters:
///   - outputs: y, what was predicted, `[samples × outputs]`.
///   - targets: t, what is right, of the same shape.
/// - Returns: at most 1; nil where the targets of a column are constant and there is nothing to
///   explain.
/// - Precondition: there is an element.
public func coefficientOfDetermination(_ outputs: Matrix, targets: Matrix) -> Double? {
  checkComparable(outputs, targets, in: "coefficientOfDetermination")
  var sum = 0.0
  for column in 0..<targets.columns {
    let variation = targets.squaredDeviations(
      ofColumn: column, from: targets.mean(ofColumn: column))
    if variation == 0 { return nil }
    var squares = 0.0
    for row in 0..<targets.rows {
      let error = Double(outputs[row, column]) - Double(targets[row, column])
      squares += error * error
    }
    sum += 1 - squares / variation
  }
  return (sum / Double(targets.columns)).withoutNaNSign
}

/// The mean of term(y − t) over all elements.
private func meanOverElements(
  _ outputs: Matrix, _ targets: Matrix, _ term: (_ error: Double) -> Double
) -> Double {
  let y = outputs.storage.pointer
  let t = targets.storage.pointer
  var sum = 0.0
  for index in 0..<outputs.count { sum += term(Double(y[index]) - Double(t[index])) }
  return (sum / Double(outputs.count)).withoutNaNSign
}
