import Exercises
import Judging
import NeuralNetworks

/// Exercise 3.4: groups of hidden units with the same incoming weights and bias.
enum IdenticalUnits {
  typealias Function = Chapter3.IdenticalUnits

  static let exam = Exam(
    Check(
      Chapter3.identicalUnits,
      // A dictionary gives its groups in another order each time: it is the same mistake.
      comparing: .numbers().alike { $0.sorted { $0.lexicographicallyPrecedes($1) } },
      cases: cases, random: random,
      // Which numbers are equal is all that counts; the maps keep that, too.
      orderOnly: { given, map in
        let numbers = map(given.0.elements + given.1.elements)
        let (weights, bias) = (given.0, given.1)
        return (
          Matrix(
            rows: weights.rows, columns: weights.columns,
            elements: Array(numbers.prefix(weights.count))),
          Matrix(rows: 1, columns: bias.columns, elements: numbers.suffix(bias.count))
        )
      }, mistakes: mistakes, rightAnswers: rightAnswers))

  // Found by eye.
  private static let cases: [Function.Case] = [
    known(
      "the worked example", [[1, 2, 1, 2, 1], [5, 6, 5, 6, 5]], [0, 3, 0, 3, 9],
      gives: [[0, 2], [1, 3]]),
    known(
      "four units that start at zero", [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], [0, 0, 0, 0],
      gives: [[0, 1, 2, 3]]),
    known("all different", [[1, 2, 3], [4, 5, 6]], [0, 0, 0], gives: []),
    known("the biases differ", [[1, 1], [2, 2], [3, 3]], [0.5, -0.5], gives: []),
    known(
      "only the last weight differs", [[1, 1, 1], [2, 2, 2], [3, 3, 4]], [7, 7, 7],
      gives: [[0, 1]]),
    known(
      "only the first weight differs", [[0, 1, 1], [2, 2, 2], [3, 3, 3]], [7, 7, 7],
      gives: [[1, 2]]),
    known("the same weights in another order", [[1, 2], [2, 1]], [3, 3], gives: []),
    known("the same sum", [[1, 2, 4], [4, 3, 1]], [1, 1, 1], gives: []),
    known("nearly the same", [[1, Float(1).nextUp], [2, 2]], [0, 0], gives: []),
    known("biases that are nearly the same", [[3, 3]], [0.5, Float(0.5).nextDown], gives: []),
    known(
      "all next to zero, and not the same", [[0x1p-60, 0x1p-59, 0], [2, 2, 2]], [0, 0, 0],
      gives: []),
    known(
      "zero with and without a minus sign", [[0, -0.0], [2, 2]], [-0.0, 0], gives: [[0, 1]]),
    known(
      "equal rows, but no equal columns", [[1, 2, 3], [1, 2, 3], [1, 2, 3]], [0, 0, 0],
      gives: []),
    known(
      "a large group around a small one", [[5, 8, 5, 1, 8, 5]], [1, 1, 1, 1, 1, 1],
      gives: [[0, 2, 5], [1, 4]]),
    known("one unit", [[1], [2], [3]], [4], gives: []),
    known(
      "one input, six units", [[3, -3, 3, 0, -3, 0]], [0, 0, 1, 0, 0, 0],
      gives: [[1, 4], [3, 5]]),
    known("opposite signs", [[1, -1, 1], [2, -2, 2]], [0.5, -0.5, 0.5], gives: [[0, 2]]),
  ]

  private static func known(
    _ name: String, _ weights: [[Float]], _ bias: [Float], gives groups: [[Int]]
  ) -> Function.Case {
    .init(name, (Matrix(weights), Matrix([bias])), gives: groups)
  }

  /// Copies of a few units, in random order, far from each other or as close as numbers can be.
  /// Which unit is a copy of which is drawn first, and the weights are made from it.
  private static let random: [Function.RandomCases] = [Float(0.25), 0x1p-23].map { distance in
    .init(3) { generator in
      let inputs = 2 + generator.nextInteger(below: 4)
      let units = 5 + generator.nextInteger(below: 8)
      let kinds = (0..<units).map { _ in generator.nextInteger(below: 5) }
      // The kinds differ in one number only: the bias if `place` is `inputs`, else the weight of that
      // input. All other numbers are the same for all units.
      let place = generator.nextInteger(below: inputs + 1)
      let shared = (0...inputs).map { _ in generator.nextUniform(in: -1..<1) }
      let rows = (0...inputs).map { row in
        kinds.map { kind in row == place ? 1 + distance * Float(kind) : shared[row] }
      }
      let copies = (0..<5).map { kind in kinds.indices.filter { kinds[$0] == kind } }
      return known(
        "copies of five units", Array(rows.dropLast()), rows[inputs],
        gives: copies.filter { $0.count > 1 }.sorted { $0[0] < $1[0] })
    }
  }

  // MARK: - Mistakes

  private static func columns(_ weights: Matrix) -> [[Float]] {
    let transposed = weights.transposed()
    return (0..<transposed.rows).map { transposed.row($0) }
  }

  /// The weights and the bias of each unit, in one list.
  private static func units(_ weights: Matrix, _ bias: Matrix) -> [[Float]] {
    zip(columns(weights), bias.elements).map { $0 + [$1] }
  }

  /// Groups of places with equal elements.
  private static func groups(of elements: [some Equatable], atLeast count: Int = 2) -> [[Int]] {
    var groups: [[Int]] = []
    for place in elements.indices {
      if let group = groups.firstIndex(where: { elements[$0[0]] == elements[place] }) {
        groups[group].append(place)
      } else {
        groups.append([place])
      }
    }
    return groups.filter { $0.count >= count }
  }

  /// A wrong answer that finds the right groups, and does something with them.
  private static func mistake(
    _ name: String, _ remedy: String, _ change: @escaping @Sendable ([[Int]]) -> [[Int]]
  ) -> Function.Mistake {
    .init(name, remedy) { weights, bias in change(groups(of: units(weights, bias))) }
  }

  private static let mistakes: [Function.Mistake] = [
    .init(
      "the biases are not compared",
      "Units with the same weights but different biases give different outputs."
    ) { weights, _ in groups(of: columns(weights)) },
    .init(
      "the weights are not compared",
      "The same bias is not enough: every weight has to be equal too."
    ) { _, bias in groups(of: bias.elements) },
    .init(
      "the rows are compared, and not the columns",
      "A row belongs to an input; the weights of a unit stand one below the other."
    ) { weights, _ in groups(of: (0..<weights.rows).map { weights.row($0) }) },
    .init(
      "units that are like no other are returned as groups of one",
      "Keep only groups of two or more."
    ) { groups(of: units($0, $1), atLeast: 1) },
    .init(
      "pairs are returned in place of groups",
      "Three identical units are one group of three, not three pairs."
    ) { weights, bias in
      let units = units(weights, bias)
      return units.indices.flatMap { first in
        (first + 1..<units.count).filter { units[$0] == units[first] }.map { [first, $0] }
      }
    },
    .init(
      "a group is returned once for each of its units",
      "A unit belongs to one group only: skip it once it has been placed."
    ) { weights, bias in
      let units = units(weights, bias)
      return units.map { unit in units.indices.filter { units[$0] == unit } }
        .filter { $0.count > 1 }
    },
    .init(
      "what is left of a group is returned again, from each of its units on",
      "A unit belongs to one group only: skip it once it has been placed."
    ) { weights, bias in
      let units = units(weights, bias)
      return units.indices.map { first in
        (first..<units.count).filter { units[$0] == units[first] }
      }.filter { $0.count > 1 }
    },
    mistake(
      "the first unit of each group is missing",
      "The unit that the others are compared with belongs to the group too."
    ) { $0.map { Array($0.dropFirst()) } },
    .init(
      "only neighbors are compared",
      "Identical units need not stand side by side: compare each with all before it."
    ) { weights, bias in
      let units = units(weights, bias)
      var runs: [[Int]] = []
      for unit in units.indices {
        if unit > 0 && units[unit] == units[unit - 1] {
          runs[runs.count - 1].append(unit)
        } else {
          runs.append([unit])
        }
      }
      return runs.filter { $0.count > 1 }
    },
    .init(
      "each unit is compared with the first one only",
      "There can be several groups: compare with the first unit of each group."
    ) { weights, bias in
      let units = units(weights, bias)
      let group = units.indices.filter { units[$0] == units[0] }
      return group.count > 1 ? [group] : []
    },
    mistake(
      "only the first group is returned", "There can be several groups: go on after the first one."
    ) { Array($0.prefix(1)) },
    mistake(
      "all units that have a twin are put in one group",
      "Units are in the same group only if they are identical to each other."
    ) { $0.isEmpty ? [] : [$0.flatMap { $0 }.sorted()] },
    .init(
      "the sums of the weights are compared",
      "Different weights can have the same sum: compare them one by one."
    ) { weights, bias in
      groups(of: zip(weights.columnSums().elements, bias.elements).map { [$0, $1] })
    },
    .init(
      "only the first weight of each unit is compared",
      "All weights of a unit have to be equal: go through all rows."
    ) { weights, bias in
      groups(of: zip(weights.row(0), bias.elements).map { [$0, $1] })
    },
    .init(
      "weights that are nearly the same count as equal",
      "Once units differ in the last bit, training drives them apart: compare with `==`."
    ) { weights, bias in
      groups(of: units(weights, bias).map { $0.map { ($0 * 1e5).rounded() } })
    },
    .init(
      "weights that are less than a billionth apart count as equal",
      "Small numbers can be as different as large ones: compare with `==`."
    ) { weights, bias in
      let units = units(weights, bias)
      let same = { (one: [Float], other: [Float]) in
        zip(one, other).allSatisfy { abs($0 - $1) < 1e-9 }
      }
      return groups(of: units.map { unit in units.firstIndex { same($0, unit) } })
    },
    .init(
      "numbers are compared as text or bit by bit, where 0.0 and −0.0 differ",
      "Equal is what `==` says of two numbers: compare the numbers themselves."
    ) { weights, bias in groups(of: units(weights, bias).map { $0.map(\.bitPattern) }) },
    .init(
      "the signs are ignored",
      "A unit with opposite weights does the opposite: it is not identical."
    ) { weights, bias in groups(of: units(weights, bias).map { $0.map(\.magnitude) }) },
    mistake(
      "the units are counted from 1", "The first unit is unit 0, in column 0."
    ) { $0.map { $0.map { $0 + 1 } } },
    mistake(
      "the groups are not in the order of their first units",
      "The group with the lowest unit comes first, whatever its size; a dictionary has no order."
    ) { $0.reversed() },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("a dictionary from weights and bias to units, sorted in the end") { weights, bias in
      let units = units(weights, bias)
      return Dictionary(grouping: units.indices) { units[$0] }.values
        .filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    },
    .init("three loops over subscripts and a list of what is placed") { weights, bias in
      var isPlaced = [Bool](repeating: false, count: weights.columns)
      var groups: [[Int]] = []
      for first in 0..<weights.columns where !isPlaced[first] {
        var group = [first]
        for second in 0..<weights.columns where second > first {
          var isEqual = bias[0, first] == bias[0, second]
          for row in 0..<weights.rows where weights[row, first] != weights[row, second] {
            isEqual = false
          }
          if isEqual {
            group.append(second)
            isPlaced[second] = true
          }
        }
        if group.count >= 2 { groups.append(group) }
      }
      return groups
    },
    .init("the first unit that is the same, for each unit") { weights, bias in
      let units = units(weights, bias)
      let firsts = units.map { unit in units.firstIndex(of: unit) ?? 0 }
      return units.indices.map { first in units.indices.filter { firsts[$0] == first } }
        .filter { $0.count > 1 }
    },
    .init("sets split once for each row, the bias first") { weights, bias in
      // All units start in one set; each row of numbers splits the sets further.
      var sets = [Array(0..<weights.columns)]
      for numbers in [bias.row(0)] + (0..<weights.rows).map({ weights.row($0) }) {
        sets = sets.flatMap { set in
          groups(of: set.map { numbers[$0] }, atLeast: 1).map { $0.map { set[$0] } }
        }
      }
      return sets.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    },
  ]
}
