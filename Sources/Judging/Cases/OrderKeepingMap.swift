/// Puts other numbers in the place of some, such that the larger of two stays the larger one and
/// equal ones stay equal.
///
/// An answer that takes numbers for equal that are close to each other, or that looks at more than
/// their order, is found out by it.
public struct OrderKeepingMap: Sendable {
  let name: String

  /// The new number for the one that is larger than so many others.
  private let number: @Sendable (_ rank: Int, _ count: Int) -> Float

  static let all = [
    OrderKeepingMap(name: "with numbers close together") { rank, _ in 1 + Float(rank) * 0x1p-22 },
    OrderKeepingMap(name: "with numbers far apart") { rank, count in
      1e6 * (Float(rank) - Float(count) / 2)
    },
  ]

  func apply(_ numbers: [Float]) -> [Float] {
    let sorted = Set(numbers).sorted()
    return numbers.map { number in
      self.number(sorted.firstIndex(of: number) ?? 0, sorted.count)
    }
  }
}
