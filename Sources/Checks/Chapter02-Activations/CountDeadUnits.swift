import Exercises
import Judging
import NeuralNetworks

/// Exercise 2.5: columns of zeros.
enum CountDeadUnits {
  typealias Function = Chapter2.DeadUnits

  static let exam = Exam(
    Check(
      Chapter2.deadUnits, comparing: .numbers(), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // Counted by eye.
  private static let cases: [Function.Case] = [
    .init("the worked example", Matrix([[0, 1.5, 0, 0], [0, 0, 2, 0], [0, 3, 0, 0]]), gives: 2),
    .init(
      "no unit is dead, though each is silent at times",
      Matrix([[0, 1, 0], [2, 0, 0], [0, 0, 3], [0, 1, 0]]), gives: 0),
    .init("all units are dead", Matrix(rows: 2, columns: 5), gives: 5),
    .init("one sample", Matrix([[0, 4, 0, 0, 0.5]]), gives: 3),
    .init("one dead unit", Matrix([[0], [0], [0]]), gives: 1),
    .init("one unit alive", Matrix([[0], [0], [7]]), gives: 0),
    .init(
      "alive in the first or in the last sample only",
      Matrix([[9, 0, 0], [0, 0, 0], [0, 0, 9]]), gives: 1),
    .init(
      "a row of zeros is a silent sample, not a dead unit",
      Matrix([[0, 0], [1, 2], [0, 0], [0, 0], [3, 0]]), gives: 0),
    .init("alive, but hardly", Matrix([[0, 1e-9, 0], [0, 0, 1e-30]]), gives: 1),
    .init(
      "alive by the number next above zero", Matrix([[.leastNonzeroMagnitude, 0], [0, 0]]),
      gives: 1),
    .init("zeros with a minus sign", Matrix([[-0.0, 2], [0, 0], [-0.0, 0]]), gives: 1),
  ]

  /// A random layer in which the dead units are drawn first; each other unit is set off by one
  /// sample at least.
  private static let random: [Function.RandomCases] = [
    .init(6) { generator in
      let samples = 2 + generator.nextInteger(below: 6)
      let units = 3 + generator.nextInteger(below: 8)
      let dead = generator.nextInteger(below: units)
      let order = generator.permutation(of: units)
      var activations = Matrix(rows: samples, columns: units)
      for unit in order.dropFirst(dead) {
        activations[generator.nextInteger(below: samples), unit] = 1 + generator.nextUniform()
        for sample in 0..<samples where generator.nextUniform() < 0.2 {
          activations[sample, unit] = 0.5
        }
      }
      return .init("a random layer", activations, gives: dead)
    }
  ]

  // MARK: - Mistakes

  /// The outputs of each unit, a list of samples for each.
  private static func columns(_ activations: Matrix) -> [[Float]] {
    (0..<activations.columns).map { unit in
      (0..<activations.rows).map { activations[$0, unit] }
    }
  }

  @Sendable private static func areZeros(_ outputs: some Sequence<Float>) -> Bool {
    outputs.allSatisfy { $0 == 0 }
  }

  private static let mistakes: [Function.Mistake] = [
    .init(
      "rows are counted, and so the samples for which all units are silent",
      "A unit is a column: look at all samples for one unit."
    ) { columns($0.transposed()).count { areZeros($0) } },
    .init(
      "all zeros are counted", "A unit counts once, and only if it has nothing but zeros."
    ) { $0.elements.count { $0 == 0 } },
    .init(
      "all zeros are counted and divided by the number of samples",
      "Zeros of units that are alive count too that way: settle it for one column at a time."
    ) { activations in activations.elements.count { $0 == 0 } / activations.rows },
    .init(
      "a unit counts as dead if it gives 0 for one sample",
      "Units are silent for many samples; they are dead if they are so for every one."
    ) { columns($0).count { $0.contains(0) } },
    .init(
      "the units that are alive are counted", "Count those without anything but zeros."
    ) { columns($0).count { $0.contains { $0 > 0 } } },
    .init(
      "only the first sample is looked at",
      "A unit that is silent for the first sample may give something for a later one."
    ) { columns($0).count { $0.first == 0 } },
    .init(
      "only the last sample is looked at, as when each sample overwrites what was found before",
      "Keep in mind whether any sample so far has set the unit off."
    ) { columns($0).count { $0.last == 0 } },
    .init(
      "the last sample is left out",
      "Let the loop run over all samples: 0..<rows already stops before the end."
    ) { columns($0).count { areZeros($0.dropLast()) } },
    .init(
      "the first sample is left out",
      "Rows are counted from 0 in Swift, so the first sample has the index 0."
    ) { columns($0).count { areZeros($0.dropFirst()) } },
    .init(
      "the last unit is left out",
      "Let the loop run over all units: 0..<columns already stops before the end."
    ) { columns($0).dropLast().count { areZeros($0) } },
    .init(
      "the first unit is left out",
      "Columns are counted from 0 in Swift, so the first unit has the index 0."
    ) { columns($0).dropFirst().count { areZeros($0) } },
    .init(
      "a unit counts as dead if it gives hardly anything",
      "However little it is, it is not 0 and has a slope: compare with 0 itself."
    ) { columns($0).count { $0.allSatisfy { $0 < 1e-6 } } },
    .init(
      "a unit counts as dead if it is silent for at least half of the samples",
      "Silent for most samples is common and does no harm: dead means every one."
    ) { columns($0).count { outputs in 2 * outputs.count { $0 == 0 } >= outputs.count } },
    .init(
      "percentages are returned", "Return the number of dead units itself."
    ) { 100 * columns($0).count { areZeros($0) } / $0.columns },
    .init(
      "it is only told whether there is a dead unit",
      "Go on after the first dead unit, and count them all."
    ) { columns($0).contains { areZeros($0) } ? 1 : 0 },
    .init(
      "each dead unit counts once for every sample",
      "Count a unit after its whole column was looked at, not at each sample."
    ) { $0.rows * columns($0).count { areZeros($0) } },
    .init(
      "the flag is not set anew for each unit: after the first unit that is alive, none counts",
      "Begin each column with the flag as it was at first, inside the outer loop."
    ) { columns($0).prefix { areZeros($0) }.count },
    .init(
      "the activations are rounded to whole numbers first",
      "However little it is, it is not 0 and has a slope: compare with 0 itself."
    ) { columns($0).count { $0.allSatisfy { Int($0) == 0 } } },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
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
}
