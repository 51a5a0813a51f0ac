/// The share of samples whose class is right.
///
/// With several columns, a sample's class is the column of its largest output; with one column, it
/// is yes where the output exceeds `threshold`: 0 for scores, one half for probabilities. A sample
/// with an output or a target that is not a number is never right.
///
/// - Parameters:
///   - outputs: `[samples × classes]`, or `[samples × 1]` for yes or no.
///   - targets: of the same shape, 1 for the right class and 0 for the others.
///   - threshold: what an output must exceed to mean yes, where there is one column.
/// - Returns: from 0 to 1.
/// - Precondition: there is a sample, and a column.
public func accuracy(_ outputs: Matrix, targets: Matrix, threshold: Float = 0) -> Double {
  checkComparable(outputs, targets, in: "accuracy")
  return Double(correctCount(outputs, targets: targets, threshold: threshold))
    / Double(outputs.rows)
}

/// The number of samples whose class is right.
func correctCount(_ outputs: Matrix, targets: Matrix, threshold: Float = 0) -> Int {
  checkComparable(outputs, targets, in: "accuracy")
  let columns = outputs.columns
  var correct = 0
  for row in 0..<outputs.rows {
    let y = UnsafePointer(outputs.storage.pointer + row * columns)
    let t = UnsafePointer(targets.storage.pointer + row * columns)
    let (chosen, right) = (largestIndex(y, columns), largestIndex(t, columns))
    if y[chosen].isNaN || t[right].isNaN { continue }
    if columns == 1 ? (y[0] > threshold) == (t[0] > 0.5) : chosen == right { correct += 1 }
  }
  return correct
}

/// Where the largest of `count` numbers is; the first place where several are equal. A NaN counts as
/// the largest, so that it is not lost.
func largestIndex(_ numbers: UnsafePointer<Float>, _ count: Int) -> Int {
  var largest = 0
  for index in 0..<count {
    if numbers[index].isNaN { return index }
    if numbers[index] > numbers[largest] { largest = index }
  }
  return largest
}
