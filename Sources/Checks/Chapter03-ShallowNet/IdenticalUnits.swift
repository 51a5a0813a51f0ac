import ExerciseSupport
import NeuralNetworks

/// Exercise 3.8: groups of hidden units with the same incoming weights and bias.
public enum IdenticalUnits {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (hiddenWeights: Matrix, hiddenBias: Matrix), [[Int]]
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "3.8", "units that are identical",
    file: "Chapters/Chapter03-ShallowNet/Exercises/IdenticalUnits.swift",
    comparing: .numbers(),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Make of each unit one list of numbers that holds all that counts: its weights and its bias. "
        + "Two units are identical if these lists are equal.",
      "Go through the units in order. If a unit equals the first one of a group that you already "
        + "have, it joins that group; if not, it starts a group of its own.",
      "The list of a unit is `hiddenWeights.transposed().row(unit) + [hiddenBias[0, unit]]`; at the "
        + "end, keep the groups with a count of two or more.",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // Found by eye.
  static let knownCases: [Exercise.Case] = [
    known(
      "the worked example", [[1, 2, 1, 2, 1], [5, 6, 5, 6, 5]], [0, 3, 0, 3, 9], [[0, 2], [1, 3]]),
    known(
      "four units that start at zero", [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], [0, 0, 0, 0],
      [[0, 1, 2, 3]]),
    known("all different", [[1, 2, 3], [4, 5, 6]], [0, 0, 0], []),
    known("the biases differ", [[1, 1], [2, 2], [3, 3]], [0.5, -0.5], []),
    known(
      "only the last weight differs", [[1, 1, 1], [2, 2, 2], [3, 3, 4]], [7, 7, 7], [[0, 1]]),
    known(
      "only the first weight differs", [[0, 1, 1], [2, 2, 2], [3, 3, 3]], [7, 7, 7], [[1, 2]]),
    known("the same weights in another order", [[1, 2], [2, 1]], [3, 3], []),
    known("the same sum", [[1, 2, 4], [4, 3, 1]], [1, 1, 1], []),
    known("nearly the same", [[1, Float(1).nextUp], [2, 2]], [0, 0], []),
    known(
      "equal rows, but no equal columns", [[1, 2, 3], [1, 2, 3], [1, 2, 3]], [0, 0, 0], []),
    known(
      "a large group around a small one", [[5, 8, 5, 1, 8, 5]], [1, 1, 1, 1, 1, 1],
      [[0, 2, 5], [1, 4]]),
    known("one unit", [[1], [2], [3]], [4], []),
    known(
      "one input, six units", [[3, -3, 3, 0, -3, 0]], [0, 0, 1, 0, 0, 0], [[1, 4], [3, 5]]),
    known(
      "opposite signs", [[1, -1, 1], [2, -2, 2]], [0.5, -0.5, 0.5], [[0, 2]]),
  ]

  private static func known(
    _ name: String, _ weights: [[Float]], _ bias: [Float], _ groups: [[Int]]
  ) -> Exercise.Case {
    .init(
      name, given: (hiddenWeights: Matrix(weights), hiddenBias: Matrix([bias])), expect: groups)
  }

  /// Copies of a few units, in random order. Which unit is a copy of which is drawn first, and the
  /// weights are made from it.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let (inputs, units) = (2 + generator.nextInteger(below: 4), 5 + generator.nextInteger(below: 8))
    let kinds = (0..<units).map { _ in generator.nextInteger(below: 5) }
    // The kinds differ in one number only: the bias if `place` is `inputs`, else the weight of that
    // input. All other numbers are the same for all units.
    let place = generator.nextInteger(below: inputs + 1)
    let shared = (0...inputs).map { _ in generator.nextUniform(in: -1..<1) }
    let rows = (0...inputs).map { row in
      kinds.map { kind in row == place ? Float(kind) / 4 : shared[row] }
    }
    let groups = (0..<5).map { kind in kinds.indices.filter { kinds[$0] == kind } }
      .filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    return known(
      "copies of five units, seed \(seed)", Array(rows.dropLast()), rows[inputs], groups)
  }
}
