import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 1.8, wrong and right. Read on only after you have solved it.
extension ROCAUC {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "equal scores count 0",
      remedy: "A pair that the scores cannot tell apart is worth a half."
    ) { scores, labels in
      meanOverPairs(scores, labels) { $0 > $1 ? 1 : 0 }
    },
    .init(
      "equal scores count 1",
      remedy: "A pair that the scores cannot tell apart is worth a half, not a whole."
    ) { scores, labels in
      meanOverPairs(scores, labels) { $0 >= $1 ? 1 : 0 }
    },
    .init(
      "the no is asked to have the higher score",
      remedy: "Count the pairs in which the yes wins."
    ) { scores, labels in
      1 - area(scores, labels)
    },
    .init(
      "a pair that the no wins counts −1",
      remedy: "A lost pair is worth 0, so that the result stays between 0 and 1."
    ) { scores, labels in
      2 * area(scores, labels) - 1
    },
    .init(
      "pairs are counted, but not divided by their number",
      remedy: "The AUC is a share: divide by the number of pairs."
    ) { scores, labels in
      area(scores, labels) * Float(pairs(scores, labels).count)
    },
    .init(
      "the pairs won are divided by the number of samples",
      remedy: "Divide by the number of pairs: each yes meets each no."
    ) { scores, labels in
      area(scores, labels) * Float(pairs(scores, labels).count) / Float(labels.count)
    },
    .init(
      "the pairs won are divided by the number of all pairs, alike or not",
      remedy: "Only a yes and a no make a pair: how many of those are there?"
    ) { scores, labels in
      let all = labels.count * (labels.count - 1) / 2
      return area(scores, labels) * Float(pairs(scores, labels).count) / Float(all)
    },
    .init(
      "each yes is compared with all samples, not only with the no samples",
      remedy: "Two samples that are both a yes say nothing about telling yes from no."
    ) { scores, labels in
      let positives = zip(scores, labels).filter { $0.1 == 1 }.map(\.0)
      let worth = positives.flatMap { positive in scores.map { points(positive, $0) } }
      return worth.reduce(0, +) / Float(worth.count)
    },
    .init(
      "the result is the accuracy at a threshold of one half",
      remedy: "AUC has no threshold: only the order of the scores counts."
    ) { scores, labels in
      accuracy(scores, labels, threshold: 0.5)
    },
    .init(
      "the result is the accuracy at a threshold of zero",
      remedy: "AUC has no threshold: only the order of the scores counts."
    ) { scores, labels in
      accuracy(scores, labels, threshold: 0)
    },
    .init(
      "only pairs that follow each other in the list are compared",
      remedy: "Every yes meets every no, wherever they stand in the list."
    ) { scores, labels in
      let worth = labels.indices.dropFirst()
        .filter { labels[$0] != labels[$0 - 1] }
        .map { next in
          labels[next] == 1
            ? points(scores[next], scores[next - 1]) : points(scores[next - 1], scores[next])
        }
      return worth.reduce(0, +) / Float(worth.count)
    },
    .init(
      "only pairs in which the no stands before the yes are compared",
      remedy: "The order of the list means nothing: a yes that comes first still meets every no."
    ) { scores, labels in
      var sum: Float = 0
      for yes in labels.indices where labels[yes] == 1 {
        for no in labels.indices where no < yes && labels[no] == 0 {
          sum += points(scores[yes], scores[no])
        }
      }
      return sum / Float(pairs(scores, labels).count)
    },
    .init(
      "equal scores get different ranks, by their place in the list",
      remedy: "Samples with the same score share the mean of their ranks."
    ) { scores, labels in
      areaFromRanks(scores, labels, first: 1)
    },
    .init(
      "the ranks are counted from 0 and not from 1",
      remedy: "The formula with n₁ (n₁ + 1) / 2 needs the lowest sample to have rank 1."
    ) { scores, labels in
      area(scores, labels) - Float(labels.count) / Float(labels.count * labels.count { $0 == 0 })
    },
    .init(
      "the mean score of the no samples is taken from that of the yes samples",
      remedy: "How far scores are apart does not matter, only which one is higher."
    ) { scores, labels in
      mean(scores, labels, of: 1) - mean(scores, labels, of: 0)
    },
    .init(
      "each yes is compared with the mean score of the no samples only",
      remedy: "Compare it with every no by itself."
    ) { scores, labels in
      let rival = mean(scores, labels, of: 0)
      let worth = zip(scores, labels).filter { $0.1 == 1 }.map { points($0.0, rival) }
      return worth.reduce(0, +) / Float(worth.count)
    },
    .init(
      "pairs with equal scores are left out, of the wins and of the number of pairs",
      remedy: "They count as pairs, and each is worth a half."
    ) { scores, labels in
      let decided = pairs(scores, labels).filter { $0.0 != $0.1 }
      return decided.map(points).reduce(0, +) / Float(max(1, decided.count))
    },
    .init(
      "samples with the same score are counted once",
      remedy: "Each sample makes pairs of its own, also if another has the same score."
    ) { scores, labels in
      let positives = Set(zip(scores, labels).filter { $0.1 == 1 }.map(\.0))
      let negatives = Set(zip(scores, labels).filter { $0.1 == 0 }.map(\.0))
      let worth = positives.sorted().flatMap { yes in negatives.map { points(yes, $0) } }
      return worth.reduce(0, +) / Float(worth.count)
    },
    .init(
      "the first yes is compared with the first no, the second with the second, and so on",
      remedy: "Every yes meets every no: that takes two loops, one in the other."
    ) { scores, labels in
      let samples = zip(scores, labels)
      let rivals = zip(
        samples.filter { $0.1 == 1 }.map(\.0), samples.filter { $0.1 == 0 }.map(\.0))
      let worth = rivals.map(points)
      return worth.reduce(0, +) / Float(worth.count)
    },
    .init(
      "a yes counts only if it is above every no",
      remedy: "It earns 1 for each no that is below it, whatever the others do."
    ) { scores, labels in
      let highest = zip(scores, labels).filter { $0.1 == 0 }.map(\.0).max() ?? 0
      let positives = zip(scores, labels).filter { $0.1 == 1 }.map(\.0)
      return Float(positives.count { $0 > highest }) / Float(positives.count)
    },
    .init(
      "results below one half are turned around",
      remedy: "An AUC below ½ is a finding: the scores are the wrong way around."
    ) { scores, labels in
      max(area(scores, labels), 1 - area(scores, labels))
    },
    .init(
      "the pairs won are divided by the number of yes samples",
      remedy: "Divide by the number of pairs: each yes meets each no."
    ) { scores, labels in
      area(scores, labels) * Float(labels.count { $0 == 0 })
    },
    .init(
      "the answer is always that of the worked example",
      remedy: "Work it out from the arguments: other scores follow."
    ) { _, _ in
      0.75
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
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

  /// What the pair of a yes and a no is worth.
  private static func points(_ yes: Float, _ no: Float) -> Float {
    yes > no ? 1 : yes == no ? 0.5 : 0
  }

  private static func area(_ scores: [Float], _ labels: [Int]) -> Float {
    meanOverPairs(scores, labels, points)
  }

  private static func meanOverPairs(
    _ scores: [Float], _ labels: [Int], _ points: (Float, Float) -> Float
  ) -> Float {
    let worth = pairs(scores, labels).map(points)
    return worth.reduce(0, +) / Float(worth.count)
  }

  private static func pairs(_ scores: [Float], _ labels: [Int]) -> [(Float, Float)] {
    let samples = zip(scores, labels)
    let negatives = samples.filter { $0.1 == 0 }.map(\.0)
    return samples.filter { $0.1 == 1 }.flatMap { yes in negatives.map { (yes.0, $0) } }
  }

  /// The formula of ranks, with the ranks of a sorted list.
  private static func areaFromRanks(_ scores: [Float], _ labels: [Int], first: Int) -> Float {
    let order = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
    let rankSum = order.indices.filter { labels[order[$0]] == 1 }.map { $0 + first }.reduce(0, +)
    let yes = labels.count { $0 == 1 }
    return Float(rankSum - yes * (yes + 1) / 2) / Float(yes * (labels.count - yes))
  }

  private static func accuracy(_ scores: [Float], _ labels: [Int], threshold: Float) -> Float {
    let right = zip(scores, labels).count { ($0 >= threshold) == ($1 == 1) }
    return Float(right) / Float(labels.count)
  }

  private static func mean(_ scores: [Float], _ labels: [Int], of label: Int) -> Float {
    let some = zip(scores, labels).filter { $0.1 == label }.map(\.0)
    return some.reduce(0, +) / Float(some.count)
  }
}
