import Groundwork

/// The share of samples whose class is right.
///
/// With several columns, a sample's class is the column of its largest output; with one column, it
/// is yes where the output exceeds `threshold`: 0 for scores, one half for probabilities.
///
/// - Parameters:
///   - outputs: `[samples × classes]`, or `[samples × 1]` for yes or no.
///   - targets: of the same shape, 1 for the right class and 0 for the others.
///   - threshold: what an output must exceed to mean yes, where there is one column.
/// - Returns: from 0 to 1.
public func accuracy(_ outputs: Matrix, targets: Matrix, threshold: Float = 0) -> Double {
  Double(correctCount(outputs, targets: targets, threshold: threshold)) / Double(outputs.rows)
}

/// The number of samples whose class is right.
func correctCount(_ outputs: Matrix, targets: Matrix, threshold: Float = 0) -> Int {
  require(
    outputs.rows == targets.rows && outputs.columns == targets.columns,
    "accuracy: outputs of shape \(outputs.shape) and targets of shape \(targets.shape) differ")
  let columns = outputs.columns
  var correct = 0
  for row in 0..<outputs.rows {
    let y = UnsafePointer(outputs.storage.pointer + row * columns)
    let t = UnsafePointer(targets.storage.pointer + row * columns)
    if columns == 1 {
      if (y[0] > threshold) == (t[0] > 0.5) { correct += 1 }
    } else if largestIndex(y, columns) == largestIndex(t, columns) {
      correct += 1
    }
  }
  return correct
}

/// Where the largest of `count` numbers is; the first place where several are equal. A NaN counts as
/// the largest, so that the answer does not depend on where it stands.
func largestIndex(_ numbers: UnsafePointer<Float>, _ count: Int) -> Int {
  var largest = 0
  for index in 0..<count {
    if numbers[index].isNaN { return index }
    if numbers[index] > numbers[largest] { largest = index }
  }
  return largest
}
