import Synchronization

/// How a matrix was made of given numbers: steps that can be repeated with other ones.
///
/// All numbers stand in one row: the given ones, then the outcomes of each step. A step, and the
/// result, tell a number by its place there; place −1 is the first of `written`, −2 the second, and
/// so on. No value is told that does not have to be, since the sender could say any.
package struct Calculation: Codable, Sendable {
  /// What a step does.
  package enum Operation: Int, Sendable {
    /// Number by number: the count n, n places on the left, n on the right; n outcomes.
    case add, subtract, multiply

    /// A matrix product: the numbers of rows, of shared columns, and of columns, then the places of
    /// the left matrix and those of the right one, row after row; rows × columns outcomes.
    case product
  }

  /// Numbers that were written down, and are the same whatever is given.
  package var written: [Float]

  /// One step after the other: the operation's number, its sizes, its places.
  package var steps: [Int]

  /// The result's number of rows.
  package var rows: Int

  /// The result's number of columns.
  package var columns: Int

  /// The places of the result's elements, row after row.
  package var result: [Int]

  package init(written: [Float], steps: [Int], rows: Int, columns: Int, result: [Int]) {
    self.written = written
    self.steps = steps
    self.rows = rows
    self.columns = columns
    self.result = result
  }

  /// How many additions, subtractions and multiplications were left outside of matrix products, if
  /// the record is whole.
  package var operations: Int {
    var rest = steps[...]
    var count = 0
    while let code = rest.popFirst() {
      if code == Operation.product.rawValue {
        let (rows, shared, columns) = (rest.removeFirst(), rest.removeFirst(), rest.removeFirst())
        rest = rest.dropFirst((rows + columns) * shared)
      } else {
        let numbers = rest.removeFirst()
        rest = rest.dropFirst(2 * numbers)
        count += numbers
      }
    }
    return count
  }
}

/// The record of a calculation that is under way. It is local to a task, so that two calculations at
/// the same time do not meet.
final class Recording: Sendable {
  @TaskLocal static var current: Recording?

  private struct Record {
    var written: [Float] = []
    var steps: [Int] = []
    var numbers: Int

    mutating func place(of number: CountedNumber) -> Int {
      if let place = number.place { return place }
      written.append(number.value)
      return -written.count
    }
  }

  private let record: Mutex<Record>

  /// A record of a calculation with so many given numbers.
  init(given: Int) { record = Mutex(Record(numbers: given)) }

  /// Records a step, if there is a record, and gives its outcomes their places.
  static func outcomes(
    _ operation: Calculation.Operation, _ sizes: [Int], _ left: [CountedNumber],
    _ right: [CountedNumber], _ values: [Float]
  ) -> [CountedNumber] {
    guard let current else { return values.map { CountedNumber($0) } }
    return current.record.withLock { record in
      record.steps += [operation.rawValue] + sizes
      for number in left { record.steps.append(record.place(of: number)) }
      for number in right { record.steps.append(record.place(of: number)) }
      let start = record.numbers
      record.numbers += values.count
      return values.enumerated().map { CountedNumber($0.element, at: start + $0.offset) }
    }
  }

  /// Records what is done number by number.
  static func each(
    _ operation: Calculation.Operation, _ left: [CountedNumber], _ right: [CountedNumber],
    _ value: (Float, Float) -> Float
  ) -> [CountedNumber] {
    let values = zip(left, right).map { value($0.value, $1.value) }
    return outcomes(operation, [values.count], left, right, values)
  }

  /// The calculation, whose result is this matrix.
  func calculation(_ result: CountedMatrix) -> Calculation {
    record.withLock { record in
      let places = result.numbers.map { record.place(of: $0) }
      return Calculation(
        written: record.written, steps: record.steps, rows: result.rows, columns: result.columns,
        result: places)
    }
  }
}
