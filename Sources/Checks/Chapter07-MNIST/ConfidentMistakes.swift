import ExerciseSupport
import NeuralNetworks

/// Exercise 7.7: the mistakes a network was surest of.
public enum ConfidentMistakes {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<
    (probabilities: Matrix, labels: [Int], count: Int), [Int]
  >

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "7.7", "the most confident mistakes",
    file: "Chapters/Chapter07-MNIST/Exercises/ConfidentMistakes.swift",
    comparing: .numbers(),
    cases: knownCases + (1...8).map(randomCase),
    hints: [
      "Three steps: keep the samples that are mistakes, put them in order, take the first ones. In "
        + "which order must the three come?",
      "Work with the numbers of the samples, not with their probabilities: filter labels.indices, "
        + "then sort what is left by the probability of each sample's prediction.",
      "With predictions = probabilities.argmax(): filter { predictions[$0] != labels[$0] }, "
        + "then sorted { probabilities[$0, predictions[$0]] > probabilities[$1, predictions[$1]] }, "
        + "then Array(….prefix(count)).",
    ],
    misconceptions: misconceptions, otherAnswers: otherAnswers)

  // By hand; the eight samples by NumPy (Tests/Reference/chapter07_reference.py).
  static let knownCases: [Exercise.Case] = [
    known(
      "the worked example",
      [[0.7, 0.2, 0.1], [0.1, 0.5, 0.4], [0.3, 0.1, 0.6], [0.5, 0.3, 0.2]],
      [0, 0, 1, 2], count: 2, [2, 1]),
    known(
      "more asked for than there are",
      [[0.7, 0.2, 0.1], [0.1, 0.5, 0.4], [0.3, 0.1, 0.6], [0.5, 0.3, 0.2]],
      [0, 0, 1, 2], count: 10, [2, 1, 3]),
    known(
      "none asked for", [[0.7, 0.3], [0.4, 0.6]], [1, 0], count: 0, []),
    known(
      "eight samples",
      [
        [0.05, 0.80, 0.10, 0.05], [0.40, 0.30, 0.20, 0.10], [0.10, 0.10, 0.15, 0.65],
        [0.25, 0.24, 0.26, 0.25], [0.90, 0.02, 0.03, 0.05], [0.01, 0.01, 0.97, 0.01],
        [0.33, 0.34, 0.12, 0.21], [0.12, 0.70, 0.08, 0.10],
      ], [0, 1, 3, 3, 2, 1, 1, 3], count: 4, [5, 4, 0, 7]),
    known(
      "nothing wrong", [[0.9, 0.1], [0.2, 0.8], [0.6, 0.4]], [0, 1, 0], count: 3, []),
    known("one sample, wrong", [[0.25, 0.75]], [0], count: 1, [0]),
    known(
      "all equally sure, all wrong", [[0.75, 0.25], [0.25, 0.75], [0.75, 0.25], [0.25, 0.75]],
      [1, 0, 1, 0], count: 3, [0, 1, 2]),
    known(
      "two classes equally likely", [[0.5, 0.5], [0.5, 0.5], [0.375, 0.625], [0.5, 0.5]],
      [0, 1, 0, 1], count: 3, [2, 1, 3]),
    known(
      "sure of the wrong class, with different second thoughts",
      [[0.5, 0.5, 0], [0.625, 0.125, 0.25], [0.5, 0.25, 0.25], [0.5625, 0, 0.4375]],
      [1, 2, 2, 1], count: 2, [1, 3]),
    known(
      "never sure", [[0.25, 0.375, 0.125, 0.25], [0.4375, 0.1875, 0.1875, 0.1875]],
      [0, 1], count: 2, [1, 0]),
    .init(
      "no samples", given: (probabilities: Matrix(rows: 0, columns: 3), labels: [], count: 5),
      expect: []),
  ]

  private static func known(
    _ name: String, _ rows: [[Float]], _ labels: [Int], count: Int, _ expected: [Int]
  ) -> Exercise.Case {
    .init(
      name, given: (probabilities: Matrix(rows), labels: labels, count: count), expect: expected)
  }

  /// Random rows in sixteenths, so that many are equal. What is expected comes without sorting: the
  /// place of a mistake is the number of mistakes that come before it.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    let classes = 2 + generator.nextInteger(below: 4)
    let sampleCount = 8 + generator.nextInteger(below: 16)
    let sixteenths = (0..<sampleCount).map { _ -> [Int] in
      var row = [Int](repeating: 0, count: classes)
      for _ in 0..<16 { row[generator.nextInteger(below: classes)] += 1 }
      return row
    }
    let labels = (0..<sampleCount).map { _ in generator.nextInteger(below: classes) }
    let count = 2 + generator.nextInteger(below: sampleCount)

    let highest = sixteenths.map { $0.max() ?? 0 }
    let mistakes = labels.indices.filter {
      sixteenths[$0].firstIndex(of: highest[$0]) != labels[$0]
    }
    var expected = mistakes
    for sample in mistakes {
      let place = mistakes.count { other in
        highest[other] > highest[sample] || highest[other] == highest[sample] && other < sample
      }
      expected[place] = sample
    }
    return known(
      "random samples, seed \(seed)", sixteenths.map { $0.map { Float($0) / 16 } }, labels,
      count: count, Array(expected.prefix(count)))
  }
}
