import Exercises
import Judging
import NeuralNetworks

/// Exercise 1.4: a unit that answers as a truth table of three inputs says, if one can.
///
/// All 256 tables are tried. Whatever unit answers rightly is right: it is the judge that works out
/// what the unit answers.
enum OneUnit {
  typealias Function = Chapter1.OneUnit
  private typealias Found = Chapter1.UnitOrNone

  static let exam = Exam(
    Check(
      Chapter1.oneUnit, observing: Seen.init,
      comparing: Comparison(difference: Comparison.equality.difference, areAlike: areAlike),
      cases: cases,
      mistakes: mistakes, rightAnswers: rightAnswers))

  /// The inputs of the rows of a table, in order.
  private static let rows: [[Double]] = (0..<8).map { row in
    [4, 2, 1].map { row & $0 == 0 ? 0 : 1 }
  }

  // MARK: - What is seen

  /// What a unit answers, or that there is none.
  private struct Seen: Equatable, CustomStringConvertible {
    let description: String

    /// In what way it is mistaken, whatever unit a search came upon; nil if in none that is known.
    let kind: String?

    static func == (a: Seen, b: Seen) -> Bool { a.description == b.description }

    private init(description: String, kind: String? = nil) {
      self.description = description
      self.kind = kind
    }

    @Sendable init(_ table: [Bool], _ output: Chapter1.UnitOrNone) {
      guard let unit = output.unit else {
        self.init(description: "nil")
        return
      }
      let numbers = (unit.weights + [unit.bias]).map(Double.init)
      guard numbers.count == 4 else {
        self.init(description: "a unit with \(unit.weights.count) weights in place of 3")
        return
      }
      guard numbers.allSatisfy(\.isFinite) else {
        self.init(description: "a unit with a weight or a bias that is not finite")
        return
      }
      let sums = OneUnit.rows.map { row in
        zip(row + [1], numbers).reduce(0) { $0 + $1.0 * $1.1 }
      }
      // A sum of Floats that should be 0 may come out as a little more or a little less.
      let least = (numbers.map { abs($0) }.max() ?? 0) / 1000
      if let close = sums.firstIndex(where: { $0 != 0 && abs($0) < least }) {
        self.init(
          description: "a unit whose z in row \(close) is \(sums[close]), too close to 0 to be sure"
        )
        return
      }
      let kind: String? =
        if OneUnit.isContradictory(table) {
          "a unit where there is none"
        } else if zip(sums, table).allSatisfy({ ($0 > 0) == $1 }) {
          "a unit that would be right if a z of 0 were a no"
        } else {
          nil
        }
      self.init(
        description: "a unit that answers " + sums.map { $0 >= 0 ? "1" : "0" }.joined(),
        kind: kind)
    }
  }

  /// Two searches that make the same mistake may come upon different units.
  @Sendable private static func areAlike(_ a: Seen, _ b: Seen) -> Bool {
    a == b || a.kind != nil && a.kind == b.kind
  }

  // MARK: - Cases

  /// What a table says, as a number whose bits are its rows, the first one the highest.
  private static func table(_ bits: Int) -> [Bool] { (0..<8).map { bits << $0 & 0x80 != 0 } }

  private static let named: [(name: String, bits: Int)] = [
    ("at least two of three, as in the example", 0b0001_0111),
    ("the first or the second, but not both: no unit can", 0b0011_1100),
    ("all three", 0b0000_0001),
    ("any of the three", 0b0111_1111),
    ("not all three", 0b1111_1110),
    ("the second", 0b0011_0011),
    ("not the third", 0b1010_1010),
    ("the first, or both others", 0b0001_1111),
    ("the first, and one of the others", 0b0000_0111),
    ("always no", 0b0000_0000),
    ("always yes", 0b1111_1111),
    ("an odd number of them: no unit can", 0b0110_1001),
    ("exactly one of them: no unit can", 0b0110_1000),
    ("all or none: no unit can", 0b1000_0001),
  ]

  /// All 256, those with a name first.
  private static let cases: [Function.Case] = {
    let others = (0..<256).filter { bits in !named.contains { $0.bits == bits } }
    let all = named + others.map { ("a table with \($0.nonzeroBitCount) yes", $0) }
    return all.map { name, bits in .init(name, table(bits), gives: right(table(bits))) }
  }()

  /// How many of the tables a unit can do.
  static var possible: Int { (0..<256).count { right(table($0)).unit != nil } }

  /// A unit, or none where two rows with "yes" have the same sum as two with "no", input by input:
  /// then their preactivations have the same sum too, which is at least 0 for the one pair and less
  /// for the other. For three inputs there is no other reason; a test counts 104 tables.
  private static func right(_ table: [Bool]) -> Found {
    isContradictory(table) ? Found(nil) : separated(table, weights: [-2, -1, 0, 1, 2])
  }

  private static func isContradictory(_ table: [Bool]) -> Bool {
    func sums(_ answer: Bool) -> Set<[Double]> {
      let chosen = rows.indices.filter { table[$0] == answer }.map { rows[$0] }
      return Set(chosen.flatMap { one in chosen.map { other in zip(one, other).map(+) } })
    }
    return !sums(true).isDisjoint(with: sums(false))
  }

  // MARK: - Searches

  /// The first unit of a search over weights that has a bias between the two groups of rows.
  private static func separated(
    _ table: [Bool], weights: [Float],
    bias: (_ no: Float, _ yes: Float) -> Float = { -($0 + $1) / 2 }
  ) -> Found {
    for (w, sums) in candidates where w.allSatisfy(weights.contains) {
      let yes = sums.indices.filter { table[$0] }.map { sums[$0] }.min() ?? 7
      let no = sums.indices.filter { !table[$0] }.map { sums[$0] }.max() ?? -7
      if no < yes { return Found(weights: w, bias: bias(no, yes)) }
    }
    return Found(nil)
  }

  /// Small weights, and the sums of the rows without a bias.
  private static let candidates: [(weights: [Float], sums: [Float])] =
    triples(of: [-2, -1, 0, 1, 2]).map { weights in
      (weights, (0..<8).map { sum($0, weights) })
    }

  private static func triples(of weights: [Float]) -> [[Float]] {
    weights.flatMap { first in
      weights.flatMap { second in weights.map { [first, second, $0] } }
    }
  }

  /// The preactivation of a row.
  private static func sum(_ row: Int, _ weights: [Float], _ bias: Float = 0) -> Float {
    // A loop is several times as quick here, and there are many rows.
    var sum = bias
    for place in 0..<3 where row & (4 >> place) != 0 { sum += weights[place] }
    return sum
  }

  /// The unit after some passes of the perceptron rule, and whether the last of them was free of
  /// mistakes.
  private static func learned(_ table: [Bool], passes: Int) -> (unit: Chapter1.Unit, isRight: Bool)
  {
    var (weights, bias): ([Float], Float) = ([0, 0, 0], 0)
    var mistakes = 1
    for _ in 0..<passes where mistakes > 0 {
      mistakes = 0
      for row in 0..<8 {
        let error: Float = (table[row] ? 1 : 0) - threshold(sum(row, weights, bias))
        weights = zip(weights, rows[row]).map { $0 + error * Float($1) }
        bias += error
        mistakes += error == 0 ? 0 : 1
      }
    }
    return (Chapter1.Unit(weights: weights, bias: bias), mistakes == 0)
  }

  /// The table of the same function if its inputs come in the opposite order.
  private static func reversed(_ table: [Bool]) -> [Bool] {
    (0..<8).map { table[($0 & 1) << 2 | $0 & 2 | $0 >> 2] }
  }

  private static func isRight(_ found: Found, _ table: [Bool]) -> Bool {
    guard let unit = found.unit else { return false }
    return (0..<8).allSatisfy { (sum($0, unit.weights, unit.bias) >= 0) == table[$0] }
  }

  // MARK: - Mistakes

  private static let mistakes: [Function.Mistake] = [
    .init(
      "a unit is returned for every table, also where none can do it",
      "Check the unit on all eight rows before you return it; where every search fails, the answer "
        + "is nil."
    ) { Found(learned($0, passes: 60).unit) },
    .init(
      "only weights of −1, 0 and 1 are tried",
      "\"The first, or both others\" needs a weight that outweighs two: try larger ones as well."
    ) { separated($0, weights: [-1, 0, 1]) },
    .init(
      "no weight is negative",
      "\"Not all three\" gets less likely with every input that is true: which sign says so?"
    ) { separated($0, weights: [0, 1, 2]) },
    .init(
      "no weight is 0", "An input that does not matter should not count: let weights be 0 as well."
    ) { table in separated(table, weights: [-2, -1, 1, 2]) },
    .init(
      "all three inputs get the same weight",
      "Then only how many are true counts: which table tells the first input from the second?"
    ) { table in
      let found = [-1, 0, 1].map { (w: Float) in
        separated(table, weights: [w])
      }
      return found.first { $0.unit != nil } ?? Found(nil)
    },
    .init(
      "the unit has no bias",
      "\"Always no\" and \"all three\" need a threshold: search for a bias as well."
    ) { table in
      let units = triples(of: [-2, -1, 0, 1, 2]).map { Found(weights: $0, bias: 0) }
      return units.first { isRight($0, table) } ?? Found(nil)
    },
    .init(
      "the rows are read with the first input changing fastest",
      "Row 1 of the table is (0, 0, 1): it is the third input that changes from row to row."
    ) { right(reversed($0)) },
    .init(
      "yes and no are exchanged",
      "The unit says yes where z is at least 0: change all signs, and mind what is 0."
    ) { table in right(table.map { !$0 }) },
    .init(
      "a z of 0 is taken for a no",
      "The unit says yes where z is at least 0: in every row with a no, z has to be less."
    ) { table in
      separated(table, weights: [-2, -1, 0, 1, 2]) { no, yes in -no }
    },
    .init(
      "a table whose answers are all alike is given up",
      "One unit can say yes to everything, and no to everything: which bias does it without any "
        + "weight?"
    ) { table in Set(table).count == 1 ? Found(nil) : right(table) },
    impatient(passes: 3), impatient(passes: 5), impatient(passes: 10),
    .init(
      "nil is returned only for the two tables that ask whether an odd number is true",
      "Many more tables are out of reach, such as \"exactly one of them\": try, then decide."
    ) { table in
      let parity = (0..<8).map { $0.nonzeroBitCount % 2 == 1 }
      let isParity = table == parity || table == parity.map { !$0 }
      return Found(isParity ? nil : learned(table, passes: 60).unit)
    },
    .init(
      "only the two tables of the example are answered",
      "All 256 tables are tried: work the unit out from the table."
    ) { table in
      let majority = (0..<8).map { $0.nonzeroBitCount >= 2 }
      return table == majority ? Found(weights: [1, 1, 1], bias: -1.5) : Found(nil)
    },
    .init(
      "the answer is always nil",
      "Most tables that you meet can be done by a unit: start with \"all three\"."
    ) { _ in Found(nil) },
    .init(
      "the unit fires by a hair, 0.1 + 0.2 − 0.3 or the like",
      "Such sums are not exactly 0 in a Float: put the bias halfway between two sums."
    ) { table in
      guard let unit = right(table).unit else { return Found(nil) }
      let no = rows.indices.filter { !table[$0] }.map { sum($0, unit.weights) }.max() ?? -7
      return Found(weights: unit.weights, bias: -no - 1e-6)
    },
  ]

  /// The perceptron rule, stopped too early.
  private static func impatient(passes: Int) -> Function.Mistake {
    .init(
      "the perceptron rule is given up after \(passes) passes",
      "Some tables need more passes: how many does the slowest of the 104 need?"
    ) { table in
      let result = learned(table, passes: passes)
      return Found(result.isRight ? result.unit : nil)
    }
  }

  // MARK: - Right answers

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("the perceptron rule, until a pass has no mistake or there were many") { table in
      let result = learned(table, passes: 60)
      return Found(result.isRight ? result.unit : nil)
    },
    .init("a search over weights and a bias in halves, row by row") { table in
      for w in triples(of: [-2, -1, 0, 1, 2]) {
        for half in stride(from: Float(-5.5), through: 5.5, by: 1) {
          let found = Found(weights: w, bias: half)
          if isRight(found, table) { return found }
        }
      }
      return Found(nil)
    },
    .init("whole numbers, with z exactly 0 at the lowest yes") { table in
      separated(table, weights: [-2, -1, 0, 1, 2]) { no, yes in -yes }
    },
    .init("large weights") { table in
      guard let unit = right(table).unit else { return Found(nil) }
      return Found(weights: unit.weights.map { 1e6 * $0 }, bias: 1e6 * unit.bias)
    },
    .init("tenths, with the bias halfway") { table in
      guard let unit = right(table).unit else { return Found(nil) }
      return Found(weights: unit.weights.map { 0.1 * $0 }, bias: 0.1 * unit.bias)
    },
  ]
}
