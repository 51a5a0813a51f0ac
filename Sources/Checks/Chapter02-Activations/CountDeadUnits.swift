import ExerciseSupport
import NeuralNetworks

/// Exercise 2.7: columns of zeros.
public enum CountDeadUnits {
  /// The function.
  public typealias Exercise = ExerciseSupport.Exercise<Matrix, Int>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "2.7", "count dead units",
    file: "Chapters/Chapter02-Activations/Exercises/CountDeadUnits.swift",
    comparing: .numbers(),
    cases: knownCases + (1...6).map(randomCase),
    hints: [
      "How would you find out by eye? Do you look along a row or down a column?",
      "Go through the columns; a column counts if each of its elements is 0, and one that is not "
        + "settles it.",
      "For one unit, `(0..<activations.rows).allSatisfy { activations[$0, unit] == 0 }` is the "
        + "question; count the units for which it is true.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // Counted by eye.
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example", given: Matrix([[0, 1.5, 0, 0], [0, 0, 2, 0], [0, 3, 0, 0]]), expect: 2),
    .init(
      "no unit is dead, though each is silent at times",
      given: Matrix([[0, 1, 0], [2, 0, 0], [0, 0, 3], [0, 1, 0]]), expect: 0),
    .init("all units are dead", given: Matrix(rows: 2, columns: 5), expect: 5),
    .init("one sample", given: Matrix([[0, 4, 0, 0, 0.5]]), expect: 3),
    .init("one dead unit", given: Matrix([[0], [0], [0]]), expect: 1),
    .init("one unit alive", given: Matrix([[0], [0], [7]]), expect: 0),
    .init(
      "alive in the first or in the last sample only",
      given: Matrix([[9, 0, 0], [0, 0, 0], [0, 0, 9]]), expect: 1),
    .init(
      "a row of zeros is a silent sample, not a dead unit",
      given: Matrix([[0, 0], [1, 2], [0, 0], [0, 0], [3, 0]]), expect: 0),
    .init("alive, but hardly", given: Matrix([[0, 1e-9, 0], [0, 0, 1e-30]]), expect: 1),
    .init("zeros with a minus sign", given: Matrix([[-0.0, 2], [0, 0], [-0.0, 0]]), expect: 1),
  ]

  /// A random layer in which the dead units are drawn first; each other unit is set off by one
  /// sample at least.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let (samples, units) = (
      2 + generator.nextInteger(below: 6), 3 + generator.nextInteger(below: 8)
    )
    let dead = generator.nextInteger(below: units)
    let order = generator.permutation(of: units)
    var activations = Matrix(rows: samples, columns: units)
    for unit in order.dropFirst(dead) {
      activations[generator.nextInteger(below: samples), unit] = 1 + generator.nextUniform()
      for sample in 0..<samples where generator.nextUniform() < 0.2 {
        activations[sample, unit] = 0.5
      }
    }
    return .init(
      "a random layer of \(samples) samples and \(units) units, seed \(seed)", given: activations,
      expect: dead)
  }
}
