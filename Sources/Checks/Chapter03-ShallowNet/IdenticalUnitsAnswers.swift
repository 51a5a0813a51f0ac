import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 3.8, wrong and right. Read on only after you have solved it.
extension IdenticalUnits {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "the biases are not compared",
      remedy: "Units with the same weights but different biases give different outputs."
    ) { weights, _ in groups(of: columns(weights)) },
    .init(
      "the weights are not compared",
      remedy: "The same bias is not enough: every weight has to be equal too."
    ) { _, bias in groups(of: bias.elements) },
    .init(
      "the rows are compared, and not the columns",
      remedy: "A row belongs to an input; the weights of a unit stand one below the other."
    ) { weights, _ in groups(of: (0..<weights.rows).map { weights.row($0) }) },
    .init(
      "units that are like no other are returned as groups of one",
      remedy: "Keep only groups of two or more."
    ) { groups(of: units($0, $1), atLeast: 1) },
    .init(
      "pairs are returned in place of groups",
      remedy: "Three identical units are one group of three, not three pairs."
    ) { weights, bias in
      let units = units(weights, bias)
      return units.indices.flatMap { first in
        (first + 1..<units.count).filter { units[$0] == units[first] }.map { [first, $0] }
      }
    },
    .init(
      "a group is returned once for each of its units",
      remedy: "A unit belongs to one group only: skip it once it has been placed."
    ) { weights, bias in
      let units = units(weights, bias)
      return units.map { unit in units.indices.filter { units[$0] == unit } }
        .filter { $0.count > 1 }
    },
    .init(
      "what is left of a group is returned again, from each of its units on",
      remedy: "A unit belongs to one group only: skip it once it has been placed."
    ) { weights, bias in
      let units = units(weights, bias)
      return units.indices.map { first in
        (first..<units.count).filter { units[$0] == units[first] }
      }.filter { $0.count > 1 }
    },
    .init(
      "the first unit of each group is missing",
      remedy: "The unit that the others are compared with belongs to the group too."
    ) { weights, bias in
      groups(of: units(weights, bias)).map { Array($0.dropFirst()) }
    },
    .init(
      "only neighbors are compared",
      remedy: "Identical units need not stand side by side: compare each with all before it."
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
      remedy: "There can be several groups: compare with the first unit of each group."
    ) { weights, bias in
      let units = units(weights, bias)
      let group = units.indices.filter { units[$0] == units[0] }
      return group.count > 1 ? [group] : []
    },
    .init(
      "only the first group is returned",
      remedy: "There can be several groups: go on after the first one."
    ) { weights, bias in Array(groups(of: units(weights, bias)).prefix(1)) },
    .init(
      "all units that have a twin are put in one group",
      remedy: "Units are in the same group only if they are identical to each other."
    ) { weights, bias in
      let all = groups(of: units(weights, bias)).flatMap { $0 }.sorted()
      return all.isEmpty ? [] : [all]
    },
    .init(
      "the sums of the weights are compared",
      remedy: "Different weights can have the same sum: compare them one by one."
    ) { weights, bias in
      groups(of: zip(weights.columnSums().elements, bias.elements).map { [$0, $1] })
    },
    .init(
      "only the first weight of each unit is compared",
      remedy: "All weights of a unit have to be equal: go through all rows."
    ) { weights, bias in
      groups(of: zip(weights.row(0), bias.elements).map { [$0, $1] })
    },
    .init(
      "the weights are sorted before they are compared",
      remedy: "Each weight belongs to its own input: compare row by row."
    ) { weights, bias in
      groups(of: zip(columns(weights), bias.elements).map { $0.sorted() + [$1] })
    },
    .init(
      "weights that are nearly the same count as equal",
      remedy: "Once units differ in the last bit, training drives them apart: compare with `==`."
    ) { weights, bias in
      groups(of: units(weights, bias).map { $0.map { ($0 * 1e5).rounded() } })
    },
    .init(
      "the signs are ignored",
      remedy: "A unit with opposite weights does the opposite: it is not identical."
    ) { weights, bias in groups(of: units(weights, bias).map { $0.map(\.magnitude) }) },
    .init(
      "the units are counted from 1",
      remedy: "The first unit is unit 0, in column 0."
    ) { weights, bias in groups(of: units(weights, bias)).map { $0.map { $0 + 1 } } },
    .init(
      "the groups are in the order of their size",
      remedy: "The group with the lowest unit comes first, whatever its size."
    ) { weights, bias in groups(of: units(weights, bias)).sorted { $0.count < $1.count } },
    .init(
      "the groups are in reverse order",
      remedy: "The group with the lowest unit comes first."
    ) { weights, bias in groups(of: units(weights, bias)).reversed() },
    .init(
      "no group is ever found",
      remedy: "With all weights and biases zero, every unit is in one group: start from that case."
    ) { _, _ in [] },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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

// MARK: - Parts of answers

private func columns(_ weights: Matrix) -> [[Float]] {
  let transposed = weights.transposed()
  return (0..<transposed.rows).map { transposed.row($0) }
}

/// The weights and the bias of each unit, in one list.
private func units(_ weights: Matrix, _ bias: Matrix) -> [[Float]] {
  zip(columns(weights), bias.elements).map { $0 + [$1] }
}

/// Groups of places with equal elements.
private func groups(of elements: [some Equatable], atLeast count: Int = 2) -> [[Int]] {
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
