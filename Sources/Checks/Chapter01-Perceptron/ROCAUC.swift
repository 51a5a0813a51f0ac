import Exercises
import Judging
import NeuralNetworks

/// Exercise 1.8: how often a yes scores above a no, ties counted half.
enum ROCAUC {
  typealias Function = Chapter1.ROCAUC

  static let exam = Exam(
    Check(
      Chapter1.rocAUC, comparing: .numbers(within: 1e-5), cases: cases, random: random,
      orderOnly: { given, map in (map(given.0), given.1) }, mistakes: mistakes,
      rightAnswers: rightAnswers))

  // Counted by hand, pair by pair; the nine samples by scikit-learn
  // (Tests/Reference/chapter01_reference.py).
  private static let cases: [Function.Case] = [
    .init("the worked example", ([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]), gives: 0.75),
    .init("every yes above every no", ([3, -1, 2, -5, 1], [1, 0, 1, 0, 1]), gives: 1),
    .init("every yes below every no", ([-3, 1, 0.75], [1, 0, 0]), gives: 0),
    .init("all scores equal", ([0.25, 0.25, 0.25, 0.25, 0.25], [1, 0, 0, 1, 0]), gives: 0.5),
    .init("one pair, equal", ([2, 2], [0, 1]), gives: 0.5),
    .init("one yes among four no", ([0.9, 0.2, 0.6, 0.4, 0.7], [0, 0, 1, 0, 0]), gives: 0.5),
    .init("the yes samples first, with one tie", ([4, 2, 2, 1], [1, 1, 0, 0]), gives: 0.875),
    .init("large and negative scores", ([100, -100, 1e-3, -1e-3], [0, 1, 1, 0]), gives: 0.25),
    .init(
      "nine samples",
      ([2.1, -0.4, 0.9, 0.9, 3.3, -1.7, 0.9, 2.1, 0.2], [1, 0, 0, 1, 1, 0, 1, 0, 1]),
      gives: 0.725),
  ]

  /// Samples with many ties. What is expected comes from ranks, not from pairs: the library's
  /// `rocAUC` adds the ranks of the yes samples.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      var (scores, labels): ([Float], [Int]) = ([], [])
      // Whole scores from −6 on, so that some are equal; a yes scores up to 3 more.
      for sample in 0..<12 + generator.nextInteger(below: 30) {
        // The first two make sure that both labels occur.
        let label = sample < 2 ? sample : generator.nextInteger(below: 4) / 3
        scores.append(Float(generator.nextInteger(below: 13) - 6 + 3 * label))
        labels.append(label)
      }
      let expected = NeuralNetworks.rocAUC(scores: scores, labels: labels.map { $0 == 1 })
      return .init("random samples", (scores, labels), gives: Float(expected ?? .nan))
    }
  ]

  // MARK: - Mistakes

  /// The mean over all pairs in its steps, each of which a mistake may change.
  private struct Recipe: Sendable {
    var pairs: @Sendable (_ yes: [Float], _ no: [Float]) -> [(Float, Float)] = { yes, no in
      yes.flatMap { yes in no.map { (yes, $0) } }
    }
    var worth: @Sendable (_ yes: Float, _ no: Float) -> Float = points
    var result: @Sendable (_ wins: Float, _ pairs: Int, _ labels: [Int]) -> Float = {
      wins, pairs, _ in wins / Float(pairs)
    }

    @Sendable func callAsFunction(_ scores: [Float], _ labels: [Int]) -> Float {
      func some(_ label: Int) -> [Float] { zip(scores, labels).filter { $0.1 == label }.map(\.0) }
      let all = pairs(some(1), some(0))
      return result(all.map(worth).reduce(0, +), all.count, labels)
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in
    { recipe($0.0, $0.1) }
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "equal scores count 0", "A pair that the scores cannot tell apart is worth a half."
    ) { $0.worth = { $0 > $1 ? 1 : 0 } },
    mistake(
      "equal scores count 1",
      "A pair that the scores cannot tell apart is worth a half, not a whole."
    ) { $0.worth = { $0 >= $1 ? 1 : 0 } },
    mistake(
      "scores that are close to each other are taken for equal",
      "Only equal scores tie; of two that differ, be it ever so little, one is higher."
    ) { $0.worth = { abs($0 - $1) < 1e-4 ? 0.5 : points($0, $1) } },
    mistake(
      "the no is asked to have the higher score", "Count the pairs in which the yes wins."
    ) { $0.worth = { points($1, $0) } },
    mistake(
      "a pair that the no wins counts −1",
      "A lost pair is worth 0, so that the result stays between 0 and 1."
    ) { $0.worth = { 2 * points($0, $1) - 1 } },
    mistake(
      "pairs are counted, but not divided by their number",
      "The AUC is a share: divide by the number of pairs."
    ) { $0.result = { wins, _, _ in wins } },
    mistake(
      "whole numbers are divided, which drops the fraction",
      "`/` between two Ints rounds down: turn both counts into Floats first."
    ) { $0.result = { wins, pairs, _ in Float(Int(wins) / pairs) } },
    mistake(
      "the pairs won are divided by the number of samples",
      "Divide by the number of pairs: each yes meets each no."
    ) { $0.result = { wins, _, labels in wins / Float(labels.count) } },
    mistake(
      "the pairs won are divided by the number of yes samples",
      "Divide by the number of pairs: each yes meets each no."
    ) { $0.result = { wins, _, labels in wins / Float(labels.count { $0 == 1 }) } },
    mistake(
      "the pairs won are divided by the number of all pairs, alike or not",
      "Only a yes and a no make a pair: how many of those are there?"
    ) {
      $0.result = { wins, _, labels in wins / Float(labels.count * (labels.count - 1) / 2) }
    },
    mistake(
      "each yes is compared with all samples, not only with the no samples",
      "Two samples that are both a yes say nothing about telling yes from no."
    ) { $0.pairs = { yes, no in yes.flatMap { one in (yes + no).map { (one, $0) } } } },
    mistake(
      "the first yes is compared with the first no, the second with the second, and so on",
      "Every yes meets every no: that takes two loops, one in the other."
    ) { $0.pairs = { Array(zip($0, $1)) } },
    mistake(
      "pairs with equal scores are left out, of the wins and of the number of pairs",
      "They count as pairs, and each is worth a half."
    ) {
      $0.pairs = { yes, no in
        yes.flatMap { yes in no.filter { $0 != yes }.map { (yes, $0) } }
      }
      $0.result = { wins, pairs, _ in wins / Float(max(1, pairs)) }
    },
    mistake(
      "samples with the same score are counted once",
      "Each sample makes pairs of its own, also if another has the same score."
    ) { $0.pairs = { yes, no in Set(yes).sorted().flatMap { one in Set(no).map { (one, $0) } } } },
    mistake(
      "results below one half are turned around",
      "An AUC below ½ is a finding: the scores are the wrong way around."
    ) {
      $0.result = { wins, pairs, _ in max(wins, Float(pairs) - wins) / Float(pairs) }
    },
    .init(
      "only pairs in which the no stands before the yes are compared",
      "The order of the list means nothing: a yes that comes first still meets every no."
    ) { scores, labels in
      var sum: Float = 0
      for yes in labels.indices where labels[yes] == 1 {
        for no in 0..<yes where labels[no] == 0 { sum += points(scores[yes], scores[no]) }
      }
      return sum / Float(labels.count { $0 == 1 } * labels.count { $0 == 0 })
    },
    .init(
      "the result is the accuracy at a threshold of one half",
      "AUC has no threshold: only the order of the scores counts."
    ) { scores, labels in
      Float(zip(scores, labels).count { ($0 >= 0.5) == ($1 == 1) }) / Float(labels.count)
    },
    .init(
      "equal scores get different ranks, by their place in the list",
      "Samples with the same score share the mean of their ranks."
    ) { scores, labels in
      let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
      let ranks = order.indices.filter { labels[order[$0]] == 1 }.map { $0 + 1 }
      let yes = ranks.count
      return Float(ranks.reduce(0, +) - yes * (yes + 1) / 2) / Float(yes * (labels.count - yes))
    },
    .init(
      "the answer is always that of the worked example",
      "Work it out from the arguments: other scores follow."
    ) { _, _ in 0.75 },
  ]

  /// What the pair of a yes and a no is worth.
  @Sendable private static func points(_ yes: Float, _ no: Float) -> Float {
    yes > no ? 1 : yes == no ? 0.5 : 0
  }

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("the sum of the ranks, by the library") { scores, labels in
      Float(NeuralNetworks.rocAUC(scores: scores, labels: labels.map { $0 == 1 }) ?? .nan)
    },
    .init("ranks counted: samples below, and half of those equal") { scores, labels in
      let positives = zip(scores, labels).filter { $0.1 == 1 }.map(\.0)
      let ranks = positives.map { score in
        Double(scores.count { $0 < score }) + Double(1 + scores.count { $0 == score }) / 2
      }
      let (yes, no) = (Double(positives.count), Double(scores.count - positives.count))
      return Float((ranks.reduce(0, +) - yes * (yes + 1) / 2) / (yes * no))
    },
    .init("the area under the curve, in trapezoids") { scores, labels in
      let yes = Float(labels.count { $0 == 1 })
      let no = Float(labels.count) - yes
      var area: Float = 0
      var (hits, alarms): (Float, Float) = (0, 0)
      for threshold in Set(scores).sorted(by: >) {
        let accepted = zip(scores, labels).filter { $0.0 >= threshold }
        let newHits = Float(accepted.count { $0.1 == 1 }) / yes
        let newAlarms = Float(accepted.count { $0.1 == 0 }) / no
        area += (newAlarms - alarms) * (newHits + hits) / 2
        (hits, alarms) = (newHits, newAlarms)
      }
      return area
    },
    .init("whole half points, in two loops over subscripts") { scores, labels in
      var (halves, count) = (0, 0)
      for yes in labels.indices where labels[yes] == 1 {
        for no in labels.indices where labels[no] == 0 {
          count += 1
          halves += scores[yes] > scores[no] ? 2 : scores[yes] == scores[no] ? 1 : 0
        }
      }
      return Float(halves) / Float(2 * count)
    },
  ]
}
