import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 2.7, wrong and right. Read on only after you have solved it.
extension CountDeadUnits {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "rows are counted, and so the samples for which all units are silent",
      remedy: "A unit is a column: look at all samples for one unit."
    ) { activations in
      columns(activations.transposed()).count { $0.allSatisfy { $0 == 0 } }
    },
    .init(
      "all zeros are counted",
      remedy: "A unit counts once, and only if it has nothing but zeros."
    ) { activations in
      activations.elements.count { $0 == 0 }
    },
    .init(
      "a unit counts as dead if it gives 0 for one sample",
      remedy: "Units are silent for many samples; they are dead if they are so for every one."
    ) { activations in
      columns(activations).count { $0.contains(0) }
    },
    .init(
      "the units that are alive are counted",
      remedy: "Count those without anything but zeros."
    ) { activations in
      columns(activations).count { $0.contains { $0 > 0 } }
    },
    .init(
      "only the first sample is looked at",
      remedy: "A unit that is silent for the first sample may give something for a later one."
    ) { activations in
      columns(activations).count { $0.first == 0 }
    },
    .init(
      "only the last sample is looked at, as when each sample overwrites what was found before",
      remedy: "Keep in mind whether any sample so far has set the unit off."
    ) { activations in
      columns(activations).count { $0.last == 0 }
    },
    .init(
      "the last sample is left out",
      remedy: "Let the loop run over all samples: 0..<rows already stops before the end."
    ) { activations in
      columns(activations).count { $0.dropLast().allSatisfy { $0 == 0 } }
    },
    .init(
      "the first sample is left out",
      remedy: "Rows are counted from 0 in Swift, so the first sample has the index 0."
    ) { activations in
      columns(activations).count { $0.dropFirst().allSatisfy { $0 == 0 } }
    },
    .init(
      "the last unit is left out",
      remedy: "Let the loop run over all units: 0..<columns already stops before the end."
    ) { activations in
      columns(activations).dropLast().count { $0.allSatisfy { $0 == 0 } }
    },
    .init(
      "the first unit is left out",
      remedy: "Columns are counted from 0 in Swift, so the first unit has the index 0."
    ) { activations in
      columns(activations).dropFirst().count { $0.allSatisfy { $0 == 0 } }
    },
    .init(
      "a unit counts as dead if it gives hardly anything",
      remedy: "However little it is, it is not 0 and has a slope: compare with 0 itself."
    ) { activations in
      columns(activations).count { $0.allSatisfy { $0 < 1e-6 } }
    },
    .init(
      "a unit counts as dead if it is silent for at least half of the samples",
      remedy: "Silent for most samples is common and does no harm: dead means every one."
    ) { activations in
      columns(activations).count { 2 * $0.count { $0 == 0 } >= $0.count }
    },
    .init(
      "percentages are returned",
      remedy: "Return the number of dead units itself."
    ) { activations in
      100 * columns(activations).count { $0.allSatisfy { $0 == 0 } } / max(1, activations.columns)
    },
    .init(
      "it is only told whether there is a dead unit",
      remedy: "Go on after the first dead unit, and count them all."
    ) { activations in
      columns(activations).contains { $0.allSatisfy { $0 == 0 } } ? 1 : 0
    },
    .init(
      "each dead unit counts once for every sample",
      remedy: "Count a unit after its whole column was looked at, not at each sample."
    ) { activations in
      activations.rows * columns(activations).count { $0.allSatisfy { $0 == 0 } }
    },
    .init(
      "the activations are rounded to whole numbers first",
      remedy: "However little it is, it is not 0 and has a slope: compare with 0 itself."
    ) { activations in
      columns(activations).count { $0.allSatisfy { Int($0) == 0 } }
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("columns whose sum is 0, as no output is negative") { activations in
      activations.columnSums().elements.count { $0 == 0 }
    },
    .init("nested loops with a flag") { activations in
      var dead = 0
      for unit in 0..<activations.columns {
        var isDead = true
        for sample in 0..<activations.rows where activations[sample, unit] > 0 { isDead = false }
        if isDead { dead += 1 }
      }
      return dead
    },
    .init("the largest output of each unit, from the rows of the transpose") { activations in
      let units = activations.transposed()
      return (0..<units.rows).count { (units.row($0).max() ?? 0) <= 0 }
    },
    .init("all units but the set of those that a sample sets off") { activations in
      var alive: Set<Int> = []
      for (index, element) in activations.elements.enumerated() where element != 0 {
        alive.insert(index % activations.columns)
      }
      return activations.columns - alive.count
    },
  ]

  /// The outputs of each unit, a list of samples for each.
  private static func columns(_ activations: Matrix) -> [[Float]] {
    (0..<activations.columns).map { unit in
      (0..<activations.rows).map { activations[$0, unit] }
    }
  }
}
