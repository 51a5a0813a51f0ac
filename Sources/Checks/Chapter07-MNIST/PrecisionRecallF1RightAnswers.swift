import ExerciseSupport

/// Right answers to exercise 7.4, and the parts that the wrong ones share with them.
extension PrecisionRecallF1 {
  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("F1 from hits, false alarms and misses, without precision and recall") { counts in
      var results: Metrics = (precision: [], recall: [], f1: [])
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
      return (
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
      return (
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
      return (precision: precision, recall: recall, f1: f1)
    },
  ]
}

// MARK: - Parts of the answers

extension PrecisionRecallF1 {
  /// What a confusion matrix says of one class.
  struct Tally {
    var hits: Double
    var predicted: Double
    var actual: Double
    var total: Double
  }

  static func tallies(_ counts: [[Int]]) -> [Tally] {
    let total = counts.reduce(0) { $0 + $1.reduce(0, +) }
    return counts.indices.map { label in
      Tally(
        hits: Double(counts[label][label]), predicted: Double(counts.reduce(0) { $0 + $1[label] }),
        actual: Double(counts[label].reduce(0, +)), total: Double(total))
    }
  }

  static func share(_ part: Double, _ whole: Double) -> Double { whole == 0 ? 0 : part / whole }

  /// The metrics as they should be, except for what a caller replaces.
  static func metrics(
    _ counts: [[Int]],
    precision: (Tally) -> Double = { share($0.hits, $0.predicted) },
    recall: (Tally) -> Double = { share($0.hits, $0.actual) },
    f1: (_ precision: Double, _ recall: Double) -> Double = { share(2 * $0 * $1, $0 + $1) }
  ) -> Metrics {
    let tallies = tallies(counts)
    let (precisions, recalls) = (tallies.map(precision), tallies.map(recall))
    return (precision: precisions, recall: recalls, f1: zip(precisions, recalls).map { f1($0, $1) })
  }
}
