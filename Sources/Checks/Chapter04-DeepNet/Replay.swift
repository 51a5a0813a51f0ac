import Exercises
import NeuralNetworks

/// A calculation, repeated with given numbers.
///
/// The record comes from an answer, which may write down whatever it likes: it counts for what its
/// steps give here.
struct Replay {
  /// The result, worked out here.
  private(set) var result: Matrix

  /// How many matrix products there were.
  private(set) var products = 0

  private var numbers: [Double]
  private let written: [Double]

  /// The places of the record that were not read yet.
  private var rest: ArraySlice<Int>

  /// More numbers, or multiplications in products, than any answer needs for the judge's cases.
  private static let most = 1 << 26

  /// Repeats a calculation; nil if that cannot be done, because the record is not whole.
  init?(of calculation: Calculation, given: [Float]) {
    numbers = given.map(Double.init)
    written = calculation.written.map(Double.init)
    rest = calculation.steps[...]
    result = Matrix(rows: 0, columns: 0)
    while let code = rest.popFirst() {
      guard let operation = Calculation.Operation(rawValue: code), doStep(operation) else {
        return nil
      }
    }
    rest = calculation.result[...]
    let (rows, columns) = (calculation.rows, calculation.columns)
    guard let count = Self.product(rows, columns), count == rest.count, let elements = next(count)
    else { return nil }
    result = Matrix(rows: rows, columns: columns, elements: elements.map { Float($0) })
  }

  private mutating func doStep(_ operation: Calculation.Operation) -> Bool {
    let outcomes: [Double]
    if operation == .product {
      guard let rows = rest.popFirst(), let shared = rest.popFirst(), let columns = rest.popFirst(),
        let work = Self.product(rows, shared, columns), work > 0,
        let left = next(rows * shared), let right = next(shared * columns)
      else { return false }
      outcomes = (0..<rows * columns).map { element in
        let (row, column) = element.quotientAndRemainder(dividingBy: columns)
        return (0..<shared).reduce(0) {
          $0 + left[row * shared + $1] * right[$1 * columns + column]
        }
      }
      products += 1
    } else {
      guard let count = rest.popFirst(), let left = next(count), let right = next(count) else {
        return false
      }
      outcomes = (0..<count).map { index in
        switch operation {
        case .add: left[index] + right[index]
        case .subtract: left[index] - right[index]
        default: left[index] * right[index]
        }
      }
    }
    numbers += outcomes
    return numbers.count <= Self.most
  }

  /// The numbers at the next places; nil if there are fewer, or if there is none at a place yet.
  private mutating func next(_ count: Int) -> [Double]? {
    guard (0...rest.count).contains(count) else { return nil }
    let places = rest.prefix(count)
    rest = rest.dropFirst(count)
    var found: [Double] = []
    for place in places {
      let (list, index) = place >= 0 ? (numbers, place) : (written, -(place + 1))
      guard index < list.count else { return nil }
      found.append(list[index])
    }
    return found
  }

  /// The product of sizes; nil if it is out of all bounds.
  private static func product(_ sizes: Int...) -> Int? {
    sizes.reduce(1 as Int?) { product, size in
      guard let product, (0...most).contains(size), product * size <= most else { return nil }
      return product * size
    }
  }
}
