import ExerciseSupport
import NeuralNetworks

/// Exercise 1.8: how often a yes scores above a no, ties counted half.
public enum ROCAUC {
  /// The function, as one from a tuple.
  public typealias Exercise = ExerciseSupport.Exercise<(scores: [Float], labels: [Int]), Float>

  /// What is asked, with all that is known of right and wrong answers.
  public static let exercise = Exercise(
    "1.8", "ROC AUC", file: "Chapters/Chapter01-Perceptron/Exercises/ROCAUC.swift",
    comparing: .numbers(within: 1e-5),
    cases: knownCases + (1...5).map(randomCase),
    hints: [
      "Write the scores of the yes samples in one list and those of the no samples in another. How "
        + "many pairs of one from each are there?",
      "Two loops, one in the other, meet every pair. Count 1, a half or nothing for it, and divide "
        + "by the number of pairs at the end.",
      "`zip(scores, labels).filter { $0.1 == 1 }.map(\\.0)` is the list of yes scores. In the inner "
        + "loop: `if yes > no { wins += 1 }`. What is to be done where they are equal?",
    ],
    misconceptions: misconceptions,
    otherAnswers: otherAnswers)

  // Counted by hand, pair by pair; the nine samples by scikit-learn
  // (Tests/Reference/chapter01_reference.py).
  static let knownCases: [Exercise.Case] = [
    .init(
      "the worked example", given: (scores: [0.1, 0.4, 0.35, 0.8], labels: [0, 0, 1, 1]),
      expect: 0.75),
    .init(
      "every yes above every no", given: (scores: [3, -1, 2, -5, 1], labels: [1, 0, 1, 0, 1]),
      expect: 1),
    .init(
      "every yes below every no", given: (scores: [-3, 1, 0.5], labels: [1, 0, 0]), expect: 0),
    .init(
      "all scores equal", given: (scores: [0.5, 0.5, 0.5, 0.5, 0.5], labels: [1, 0, 0, 1, 0]),
      expect: 0.5),
    .init("one pair, equal", given: (scores: [2, 2], labels: [0, 1]), expect: 0.5),
    .init(
      "one yes among four no",
      given: (scores: [0.9, 0.2, 0.6, 0.4, 0.7], labels: [0, 0, 1, 0, 0]),
      expect: 0.5),
    .init(
      "the yes samples first, with one tie", given: (scores: [4, 2, 2, 1], labels: [1, 1, 0, 0]),
      expect: 0.875),
    .init(
      "large and negative scores",
      given: (scores: [100, -100, 1e-3, -1e-3], labels: [0, 1, 1, 0]),
      expect: 0.25),
    .init(
      "nine samples",
      given: (
        scores: [2.1, -0.4, 0.9, 0.9, 3.3, -1.7, 0.9, 2.1, 0.2],
        labels: [1, 0, 0, 1, 1, 0, 1, 0, 1]
      ), expect: 0.725),
  ]

  /// Random samples with many ties. What is expected comes from ranks, not from pairs: the
  /// library's `rocAUC` adds the ranks of the yes samples.
  static func randomCase(seed: UInt64) -> Exercise.Case {
    var generator = SplitMix64(seed: seed)
    var (scores, labels): ([Float], [Int]) = ([], [])
    // Whole scores from −6 on, so that some are equal; a yes scores up to 3 more.
    for sample in 0..<12 + generator.nextInteger(below: 30) {
      // The first two make sure that both labels occur.
      let label = sample < 2 ? sample : generator.nextInteger(below: 4) / 3
      scores.append(Float(generator.nextInteger(below: 13) - 6 + 3 * label))
      labels.append(label)
    }
    let expected = NeuralNetworks.rocAUC(scores: scores, labels: labels.map { $0 == 1 })
    return .init(
      "random samples, seed \(seed)", given: (scores: scores, labels: labels),
      expect: Float(expected ?? .nan))
  }
}
