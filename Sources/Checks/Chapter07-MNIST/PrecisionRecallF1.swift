import Exercises
import Judging
import NeuralNetworks

/// Exercise 7.6: precision, recall and F1 of each class, from a confusion matrix.
enum PrecisionRecallF1 {
  typealias Function = Chapter7.PrecisionRecallF1
  typealias Metrics = Chapter7.Metrics

  static let exam = Exam(
    Check(
      Chapter7.precisionRecallF1,
      comparing: .parts(
        .part("precision", { $0.precision }, within: 1e-6),
        .part("recall", { $0.recall }, within: 1e-6),
        // What F1 is made of precision and recall that are no numbers makes no difference.
        .part("F1", { known($0.f1, $0.precision, $0.recall) }, within: 1e-6)),
      cases: cases, random: random, mistakes: mistakes, rightAnswers: rightAnswers))

  @Sendable private static func known(
    _ f1: [Double], _ precision: [Double], _ recall: [Double]
  ) -> [Double] {
    f1.indices.map { index in
      let isUnknown = [precision, recall].contains { $0.dropFirst(index).first?.isNaN == true }
      return isUnknown ? .nan : f1[index]
    }
  }

  // By hand; the four classes by scikit-learn (Tests/Reference/chapter07_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "the worked example", [[6, 2, 0], [3, 1, 0], [0, 1, 0]],
      gives: .init(
        precision: [2.0 / 3, 1.0 / 4, 0], recall: [3.0 / 4, 1.0 / 4, 0],
        f1: [12.0 / 17, 1.0 / 4, 0])),
    .init(
      "four samples, one mistake", [[1, 1, 0], [0, 1, 0], [0, 0, 1]],
      gives: .init(precision: [1, 0.5, 1], recall: [0.5, 1, 1], f1: [2.0 / 3, 2.0 / 3, 1])),
    .init(
      "four classes of 30 and more",
      [[21, 3, 0, 6], [2, 17, 9, 2], [1, 4, 30, 0], [11, 0, 5, 14]],
      gives: .init(
        precision: [0.6, 0.70833333, 0.68181818, 0.63636364],
        recall: [0.7, 0.56666667, 0.85714286, 0.46666667],
        f1: [0.64615385, 0.62962963, 0.75949367, 0.53846154])),
    .init(
      "everything is called a 1", [[0, 8], [0, 2]],
      gives: .init(precision: [0, 0.2], recall: [0, 1], f1: [0, 1.0 / 3])),
    .init(
      "class 1 does not occur, but is predicted", [[3, 1, 0], [0, 0, 0], [0, 4, 2]],
      gives: .init(precision: [1, 0, 1], recall: [0.75, 0, 1.0 / 3], f1: [6.0 / 7, 0, 0.5])),
    .init(
      "class 0 is predicted and occurs, but never together", [[0, 3, 1], [5, 7, 0], [0, 0, 2]],
      gives: .init(
        precision: [0, 0.7, 2.0 / 3], recall: [0, 7.0 / 12, 1], f1: [0, 7.0 / 11, 0.8])),
    .init(
      "all right", [[4, 0, 0], [0, 9, 0], [0, 0, 1]],
      gives: .init(precision: [1, 1, 1], recall: [1, 1, 1], f1: [1, 1, 1])),
    .init(
      "no samples", [[0, 0], [0, 0]], gives: .init(precision: [0, 0], recall: [0, 0], f1: [0, 0])),
    .init("one class", [[7]], gives: .init(precision: [1], recall: [1], f1: [1])),
  ]

  /// Random samples, about half of them right. What is expected is counted from the samples, and
  /// F1 comes from hits, false alarms and misses: 2h / (2h + a + m).
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let classes = 3 + generator.nextInteger(below: 7)
      let samples = (0..<30 + generator.nextInteger(below: 90)).map { _ in
        let label = generator.nextInteger(below: classes)
        let isRight = generator.nextUniform() < 0.5
        return (label: label, prediction: isRight ? label : generator.nextInteger(below: classes))
      }
      var counts = [[Int]](repeating: [Int](repeating: 0, count: classes), count: classes)
      for sample in samples { counts[sample.label][sample.prediction] += 1 }

      var expected = Metrics(precision: [], recall: [], f1: [])
      for label in 0..<classes {
        let hits = Double(samples.count { $0.label == label && $0.prediction == label })
        let alarms = Double(samples.count { $0.label != label && $0.prediction == label })
        let misses = Double(samples.count { $0.label == label && $0.prediction != label })
        expected.precision.append(hits / max(1, hits + alarms))
        expected.recall.append(hits / max(1, hits + misses))
        expected.f1.append(2 * hits / max(1, 2 * hits + alarms + misses))
      }
      return .init("random samples", counts, gives: expected)
    }
  ]

  // MARK: - Mistakes

  /// What a confusion matrix says of one class.
  private struct Tally {
    let hits: Double
    let predicted: Double
    let actual: Double
    let total: Double
  }

  private static func tallies(_ counts: [[Int]]) -> [Tally] {
    let total = counts.reduce(0) { $0 + $1.reduce(0, +) }
    return counts.indices.map { label in
      Tally(
        hits: Double(counts[label][label]), predicted: Double(counts.reduce(0) { $0 + $1[label] }),
        actual: Double(counts[label].reduce(0, +)), total: Double(total))
    }
  }

  @Sendable private static func share(_ part: Double, _ whole: Double) -> Double {
    whole == 0 ? 0 : part / whole
  }

  /// The three metrics, each of which a mistake may change.
  private struct Recipe: Sendable {
    var precision: @Sendable (Tally) -> Double = { share($0.hits, $0.predicted) }
    var recall: @Sendable (Tally) -> Double = { share($0.hits, $0.actual) }
    var f1: @Sendable (_ precision: Double, _ recall: Double) -> Double = {
      share(2 * $0 * $1, $0 + $1)
    }

    @Sendable func callAsFunction(_ counts: [[Int]]) -> Metrics {
      let tallies = tallies(counts)
      let (precisions, recalls) = (tallies.map(precision), tallies.map(recall))
      return Metrics(
        precision: precisions, recall: recalls, f1: zip(precisions, recalls).map { f1($0, $1) })
    }
  }

  private static let mistake = Function.mistakes(changing: Recipe()) { recipe in { recipe($0) } }

  /// F1 from precision and recall that may be no numbers: it is 0 then.
  @Sendable private static func guarded(_ precision: Double, _ recall: Double) -> Double {
    precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  }

  private static let mistakes: [Function.Mistake] = [
    mistake(
      "precision and recall are exchanged",
      "Precision asks about all that were predicted as the class: they stand in a column."
    ) {
      $0.precision = { share($0.hits, $0.actual) }
      $0.recall = { share($0.hits, $0.predicted) }
    },
    mistake(
      "precision is worked out twice",
      "Recall asks about all that are of the class: they stand in its row."
    ) { $0.recall = { share($0.hits, $0.predicted) } },
    mistake(
      "recall is worked out twice",
      "Precision asks about all that were predicted as the class: they stand in its column."
    ) { $0.precision = { share($0.hits, $0.actual) } },
    mistake(
      "F1 is the plain mean of precision and recall",
      "The harmonic mean is nearer to the smaller of the two: work it out by its formula."
    ) { $0.f1 = { ($0 + $1) / 2 } },
    mistake(
      "F1 lacks its factor 2",
      "Where precision and recall are both 1, F1 is 1: check your formula with that."
    ) { $0.f1 = { share($0 * $1, $0 + $1) } },
    mistake(
      "F1 is the product of precision and recall", "Twice the product is to be divided by the sum."
    ) { $0.f1 = { $0 * $1 } },
    .init(
      "F1 is hits divided by hits, false alarms and misses together",
      "That is the Jaccard index: in F1, hits count twice, above and below."
    ) { counts in
      var metrics = Recipe()(counts)
      metrics.f1 = tallies(counts).map { share($0.hits, $0.predicted + $0.actual - $0.hits) }
      return metrics
    },
    mistake(
      "0 is divided by 0",
      "0 / 0 is not a number: look at each divisor first, and return 0 where it is 0."
    ) {
      $0.precision = { $0.hits / $0.predicted }
      $0.recall = { $0.hits / $0.actual }
      $0.f1 = { 2 * $0 * $1 / ($0 + $1) }
    },
    mistake(
      "0 is divided by 0 where a class was never predicted",
      "Precision has a divisor of its own: return 0 where it is 0."
    ) {
      $0.precision = { $0.hits / $0.predicted }
      $0.f1 = guarded
    },
    mistake(
      "0 is divided by 0 where a class does not occur",
      "Recall has a divisor of its own: return 0 where it is 0."
    ) {
      $0.recall = { $0.hits / $0.actual }
      $0.f1 = guarded
    },
    mistake(
      "0 is divided by 0 in precision and in recall",
      "Each of the three has a divisor: return 0 where it is 0, in F1 and in the other two."
    ) {
      $0.precision = { $0.hits / $0.predicted }
      $0.recall = { $0.hits / $0.actual }
      $0.f1 = guarded
    },
    mistake(
      "0 is divided by 0 where precision and recall are both 0",
      "F1 has a divisor too: return 0 where it is 0."
    ) { $0.f1 = { 2 * $0 * $1 / ($0 + $1) } },
    mistake(
      "a class that was never predicted, or does not occur, is given 1",
      "Nothing was found there, so nothing is to be praised: the result is 0."
    ) {
      $0.precision = { $0.predicted > 0 ? $0.hits / $0.predicted : 1 }
      $0.recall = { $0.actual > 0 ? $0.hits / $0.actual : 1 }
    },
    mistake(
      "a class that was never predicted is given a precision of 1",
      "No false alarm is no merit where nothing was predicted: the result is 0."
    ) { $0.precision = { $0.predicted > 0 ? $0.hits / $0.predicted : 1 } },
    mistake(
      "precision is divided by the number of all samples",
      "Divide by all that were predicted as the class: the sum of its column."
    ) { $0.precision = { share($0.hits, $0.total) } },
    mistake(
      "the counts are divided as whole numbers",
      "Turn a count into a Double before you divide: an Int division drops the fraction."
    ) {
      $0.precision = { share($0.hits, $0.predicted).rounded(.down) }
      $0.recall = { share($0.hits, $0.actual).rounded(.down) }
    },
    mistake(
      "hits are divided by false alarms and by misses alone",
      "The hits are part of the row and of the column: sum all of it, the diagonal too."
    ) {
      $0.precision = { share($0.hits, $0.predicted - $0.hits) }
      $0.recall = { share($0.hits, $0.actual - $0.hits) }
    },
    mistake(
      "hits are divided by the number of all samples",
      "Divide by the samples of one column or one row, not by all there are."
    ) {
      $0.precision = { share($0.hits, $0.total) }
      $0.recall = { share($0.hits, $0.total) }
    },
    mistake(
      "recall is the share of the other classes that were rightly not predicted",
      "That is the specificity: recall is the share of the class itself that was found."
    ) {
      $0.recall = { tally in
        let others = tally.total - tally.actual
        return share(others - (tally.predicted - tally.hits), others)
      }
    },
    .init(
      "every class gets the accuracy of all samples together",
      "Each class has a column and a row of its own: do not sum over the diagonal."
    ) { counts in
      let tallies = tallies(counts)
      let accuracy = share(tallies.reduce(0) { $0 + $1.hits }, tallies.first?.total ?? 0)
      return Recipe(precision: { _ in accuracy }, recall: { _ in accuracy })(counts)
    },
    .init(
      "the results are percentages", "Return shares from 0 to 1, without the factor 100."
    ) { counts in
      let right = Recipe()(counts)
      return .init(
        precision: right.precision.map { 100 * $0 }, recall: right.recall.map { 100 * $0 },
        f1: right.f1.map { 100 * $0 }
      )
    },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("F1 from hits, false alarms and misses, without precision and recall") { counts in
      var results = Metrics(precision: [], recall: [], f1: [])
      for label in counts.indices {
        let hits = counts[label][label]
        var (alarms, misses) = (0, 0)
        for other in counts.indices where other != label {
          alarms += counts[other][label]
          misses += counts[label][other]
        }
        results.precision.append(hits == 0 ? 0 : Double(hits) / Double(hits + alarms))
        results.recall.append(hits == 0 ? 0 : Double(hits) / Double(hits + misses))
        results.f1.append(hits == 0 ? 0 : Double(2 * hits) / Double(2 * hits + alarms + misses))
      }
      return results
    },
    .init("all rows and columns summed in one pass over the cells") { counts in
      var rows = [Double](repeating: 0, count: counts.count)
      var columns = rows
      for (row, cells) in counts.enumerated() {
        for (column, cell) in cells.enumerated() {
          rows[row] += Double(cell)
          columns[column] += Double(cell)
        }
      }
      let hits = counts.indices.map { Double(counts[$0][$0]) }
      return .init(
        precision: zip(hits, columns).map { $1 == 0 ? 0 : $0 / $1 },
        recall: zip(hits, rows).map { $1 == 0 ? 0 : $0 / $1 },
        f1: counts.indices.map { label in
          let divisor = rows[label] + columns[label]
          return divisor == 0 ? 0 : 2 * hits[label] / divisor
        }
      )
    },
    .init("in Float, the harmonic mean by reciprocals") { counts in
      let tallies = tallies(counts)
      let precision = tallies.map { Float($0.hits) / Float(max($0.predicted, 1)) }
      let recall = tallies.map { Float($0.hits) / Float(max($0.actual, 1)) }
      let f1 = zip(precision, recall).map { $0 * $1 == 0 ? 0 : 2 / (1 / $0 + 1 / $1) }
      return .init(
        precision: precision.map(Double.init), recall: recall.map(Double.init),
        f1: f1.map(Double.init)
      )
    },
    .init("NaN replaced by 0 after the divisions") { counts in
      let tallies = tallies(counts)
      func cleared(_ number: Double) -> Double { number.isNaN ? 0 : number }
      let precision = tallies.map { cleared($0.hits / $0.predicted) }
      let recall = tallies.map { cleared($0.hits / $0.actual) }
      let f1 = zip(precision, recall).map { cleared(2 * $0 * $1 / ($0 + $1)) }
      return .init(precision: precision, recall: recall, f1: f1)
    },
  ]
}
