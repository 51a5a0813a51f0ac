import Exercises
import Judging
import NeuralNetworks

/// Exercise 7.7: the mistakes a network was surest of.
enum ConfidentMistakes {
  typealias Function = Chapter7.ConfidentMistakes

  static let exam = Exam(
    Check(
      Chapter7.mostConfidentMistakes, comparing: .numbers(), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  /// So little that no rounding to a few digits would keep it.
  private static let hair: Float = 0x1p-20

  // By hand; the eight samples by NumPy (Tests/Reference/chapter07_reference.py).
  private static let cases: [Function.Case] = [
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
    known(
      "a hair surer", [[0.5 + hair, 0.5 - hair], [0.5 - 2 * hair, 0.5 + 2 * hair], [0.5, 0.5]],
      [1, 0, 1], count: 2, [1, 0]),
    .init("no samples", (Matrix(rows: 0, columns: 3), [], 5), gives: []),
  ]

  @Sendable private static func known(
    _ name: String, _ rows: [[Float]], _ labels: [Int], count: Int, _ expected: [Int]
  ) -> Function.Case {
    .init(name, (Matrix(rows), labels, count), gives: expected)
  }

  /// Random rows in sixteenths, so that many are equal, and others that differ by a hair.
  private static let random: [Function.RandomCases] = [
    .init(8) { generator in
      let classes = 2 + generator.nextInteger(below: 4)
      let rows = (0..<8 + generator.nextInteger(below: 16)).map { _ -> [Int] in
        var row = [Int](repeating: 0, count: classes)
        for _ in 0..<16 { row[generator.nextInteger(below: classes)] += 1 }
        return row
      }
      return randomCase("random samples", rows, &generator) { Float($0) / 16 }
    },
    .init(3) { generator in
      let rows = (0..<8 + generator.nextInteger(below: 8)).map { _ -> [Int] in
        let hairs = generator.nextInteger(below: 9) - 4
        return [hairs, -hairs]
      }
      return randomCase("random samples that differ by a hair", rows, &generator) {
        0.5 + Float($0) * hair
      }
    },
  ]

  /// What is expected comes without sorting: the place of a mistake is the number of mistakes that
  /// come before it.
  private static func randomCase(
    _ name: String, _ rows: [[Int]], _ generator: inout SplitMix64,
    _ probability: (Int) -> Float
  ) -> Function.Case {
    let labels = rows.map { generator.nextInteger(below: $0.count) }
    let count = 2 + generator.nextInteger(below: rows.count)
    let highest = rows.map { $0.max() ?? 0 }
    let mistakes = labels.indices.filter { rows[$0].firstIndex(of: highest[$0]) != labels[$0] }
    var expected = mistakes
    for sample in mistakes {
      let place = mistakes.count { other in
        highest[other] > highest[sample] || highest[other] == highest[sample] && other < sample
      }
      expected[place] = sample
    }
    return known(
      name, rows.map { $0.map(probability) }, labels, count: count, Array(expected.prefix(count)))
  }

  // MARK: - Mistakes

  /// What there is to know of a sample.
  private struct Sample {
    let number: Int
    let label: Int
    let row: [Float]
    var highest: Float { row.max() ?? 0 }
    var prediction: Int { row.firstIndex(of: highest) ?? 0 }
  }

  private static func samples(_ probabilities: Matrix, _ labels: [Int]) -> [Sample] {
    labels.enumerated().map { number, label in
      Sample(number: number, label: label, row: probabilities.row(number))
    }
  }

  @Sendable private static func isMistake(_ sample: Sample) -> Bool {
    sample.prediction != sample.label
  }

  /// The ranking in its parts, each of which a mistake may change.
  private struct Recipe: Sendable {
    var counts: @Sendable (Sample) -> Bool = isMistake
    var score: @Sendable (Sample) -> Float = { $0.highest }

    @Sendable func callAsFunction(
      _ probabilities: Matrix, _ labels: [Int], _ count: Int
    ) -> [Int] {
      let ranked = samples(probabilities, labels).filter(counts).sorted { score($0) > score($1) }
      return ranked.prefix(count).map(\.number)
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1, $0.2) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "the least confident mistakes come first",
      "Let the larger probability stand before the smaller one."
    ) { $0.score = { -$0.highest } },
    mistake(
      "right predictions are ranked too", "Keep only samples whose prediction is not their label."
    ) { $0.counts = { _ in true } },
    mistake(
      "right predictions are ranked, and mistakes left out",
      "A mistake is a sample whose prediction is not its label."
    ) { $0.counts = { $0.prediction == $0.label } },
    mistake(
      "the confidence is the probability of the right class",
      "Confidence is what the network gave to the class it settled on, right or wrong."
    ) { $0.score = { $0.row[$0.label] } },
    mistake(
      "the mistakes are ranked by how little the right class was given",
      "That ranks by the loss: two wrong classes can share what the right one did not get."
    ) { $0.score = { -$0.row[$0.label] } },
    mistake(
      "the mistakes are ranked by the lead over the right class",
      "Take the probability of the prediction alone, and subtract nothing."
    ) { $0.score = { $0.highest - $0.row[$0.label] } },
    mistake(
      "the mistakes are ranked by the lead over the second likeliest class",
      "Take the probability of the prediction alone, and subtract nothing."
    ) { $0.score = { $0.highest - ($0.row.sorted(by: >).dropFirst().first ?? 0) } },
    .init(
      "all mistakes are returned",
      "Return `count` of them at most: prefix takes as many, or all if there are fewer."
    ) { probabilities, labels, _ in
      Recipe()(probabilities, labels, labels.count)
    },
    .init(
      "one more is returned than asked for", "Take `count` of them: 0..<count, not 0...count."
    ) { probabilities, labels, count in
      Recipe()(probabilities, labels, count + 1)
    },
    mistake(
      "the mistakes are not sorted",
      "Put all mistakes in order of their confidence before you take the first ones."
    ) { $0.score = { _ in 0 } },
    .init(
      "the first mistakes are taken, and then sorted",
      "The surest mistake may come last in the matrix: sort before you take the first ones."
    ) { probabilities, labels, count in
      let first = samples(probabilities, labels).filter(isMistake).prefix(count)
      return first.sorted { $0.highest > $1.highest }.map(\.number)
    },
    .init(
      "the surest of all samples are taken, and then the mistakes among them",
      "Leave out right predictions first, then count."
    ) { probabilities, labels, count in
      let surest = samples(probabilities, labels).sorted { $0.highest > $1.highest }.prefix(count)
      return surest.filter(isMistake).map(\.number)
    },
    .init(
      "places in the list of mistakes are returned",
      "Return the numbers that the samples have in the matrix: sort those themselves."
    ) { probabilities, labels, count in
      let mistakes = samples(probabilities, labels).filter(isMistake)
      let order = mistakes.indices.sorted { mistakes[$0].highest > mistakes[$1].highest }
      return Array(order.prefix(count))
    },
    .init(
      "the samples are counted from 1", "The first sample is row 0 of the matrix."
    ) { probabilities, labels, count in
      Recipe()(probabilities, labels, count).map { $0 + 1 }
    },
    .init(
      "the predicted classes are returned", "Return which samples they are, not what was read."
    ) { probabilities, labels, count in
      Recipe()(probabilities, labels, count).map { samples(probabilities, labels)[$0].prediction }
    },
    .init(
      "of mistakes that are equally sure the later comes first",
      "Sort with > from the start: a ranking that is reversed turns equal ones around too."
    ) { probabilities, labels, count in
      let mistakes = samples(probabilities, labels).filter(isMistake)
      return mistakes.sorted { $0.highest < $1.highest }.reversed().prefix(count).map(\.number)
    },
    mistake(
      "of classes that are equally likely the last is the prediction",
      "Take the first of equal ones, as argmax() does."
    ) { $0.counts = { $0.row.lastIndex(of: $0.highest) != $0.label } },
    mistake(
      "mistakes with a probability of one half or less are left out",
      "Of ten classes the likeliest may well be below one half: ask for no threshold."
    ) { $0.counts = { isMistake($0) && $0.highest > 0.5 } },
    mistake(
      "mistakes whose confidence is nearly the same are taken for equally sure",
      "Only equal ones keep their order: of two that differ, be it ever so little, one is surer."
    ) { $0.score = { ($0.highest * 10_000).rounded() } },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("pairs of confidence and number, compared as wholes") { probabilities, labels, count in
      var pairs: [(confidence: Float, number: Int)] = []
      for (number, label) in labels.enumerated() {
        let row = probabilities.row(number)
        let confidence = row.max() ?? 0
        if row.firstIndex(of: confidence) != label { pairs.append((confidence, number)) }
      }
      pairs.sort { (-$0.confidence, $0.number) < (-$1.confidence, $1.number) }
      return pairs.prefix(count).map(\.number)
    },
    .init("the surest picked out again and again") { probabilities, labels, count in
      var left = samples(probabilities, labels).filter(isMistake)
      var ranking: [Int] = []
      while ranking.count < count, !left.isEmpty {
        var best = 0
        for index in left.indices where left[index].highest > left[best].highest { best = index }
        ranking.append(left.remove(at: best).number)
      }
      return ranking
    },
    .init("each mistake put into its place in a short list") { probabilities, labels, count in
      let predictions = probabilities.argmax()
      var best: [Int] = []
      func confidence(_ sample: Int) -> Float { probabilities[sample, predictions[sample]] }
      for sample in labels.indices where predictions[sample] != labels[sample] {
        let place = best.firstIndex { confidence($0) < confidence(sample) } ?? best.count
        best.insert(sample, at: place)
        if best.count > count { best.removeLast() }
      }
      return best
    },
  ]
}
