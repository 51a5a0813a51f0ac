import ExerciseSupport

/// Wrong answers to exercise 7.4. Read on only after you have solved it.
extension PrecisionRecallF1 {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "precision and recall are exchanged",
      remedy: "Precision asks about all that were predicted as the class: they stand in a column."
    ) { counts in
      metrics(counts, precision: { share($0.hits, $0.actual) }) { share($0.hits, $0.predicted) }
    },
    .init(
      "precision is worked out twice",
      remedy: "Recall asks about all that are of the class: they stand in its row."
    ) { counts in
      metrics(counts, recall: { share($0.hits, $0.predicted) })
    },
    .init(
      "recall is worked out twice",
      remedy: "Precision asks about all that were predicted as the class: they stand in its column."
    ) { counts in
      metrics(counts, precision: { share($0.hits, $0.actual) })
    },
    .init(
      "F1 is the plain mean of precision and recall",
      remedy: "The harmonic mean is nearer to the smaller of the two: work it out by its formula."
    ) { counts in
      metrics(counts, f1: { ($0 + $1) / 2 })
    },
    .init(
      "F1 is the geometric mean, the root of precision · recall",
      remedy: "The harmonic mean has no root: it is twice the product divided by the sum."
    ) { counts in
      metrics(counts, f1: { ($0 * $1).squareRoot() })
    },
    .init(
      "F1 lacks its factor 2",
      remedy: "Where precision and recall are both 1, F1 is 1: check your formula with that."
    ) { counts in
      metrics(counts, f1: { share($0 * $1, $0 + $1) })
    },
    .init(
      "F1 is the product of precision and recall",
      remedy: "Twice the product is to be divided by the sum."
    ) { counts in
      metrics(counts, f1: { $0 * $1 })
    },
    .init(
      "F1 is hits divided by hits, false alarms and misses together",
      remedy: "That is the Jaccard index: in F1, hits count twice, above and below."
    ) { counts in
      let f1 = tallies(counts).map { share($0.hits, $0.predicted + $0.actual - $0.hits) }
      let right = metrics(counts)
      return (precision: right.precision, recall: right.recall, f1: f1)
    },
    .init(
      "0 is divided by 0",
      remedy: "0 / 0 is not a number: look at each divisor first, and return 0 where it is 0."
    ) { counts in
      metrics(
        counts, precision: { $0.hits / $0.predicted }, recall: { $0.hits / $0.actual },
        f1: { 2 * $0 * $1 / ($0 + $1) })
    },
    .init(
      "0 is divided by 0 where precision and recall are both 0",
      remedy: "F1 has a divisor too: return 0 where it is 0."
    ) { counts in
      metrics(counts, f1: { 2 * $0 * $1 / ($0 + $1) })
    },
    .init(
      "a class that was never predicted, or does not occur, is given 1",
      remedy: "Nothing was found there, so nothing is to be praised: the result is 0."
    ) { counts in
      metrics(
        counts, precision: { $0.predicted > 0 ? $0.hits / $0.predicted : 1 },
        recall: { $0.actual > 0 ? $0.hits / $0.actual : 1 })
    },
    .init(
      "the counts are divided as whole numbers",
      remedy: "Turn a count into a Double before you divide: an Int division drops the fraction."
    ) { counts in
      metrics(
        counts, precision: { share($0.hits, $0.predicted).rounded(.down) },
        recall: { share($0.hits, $0.actual).rounded(.down) })
    },
    .init(
      "hits are divided by false alarms and by misses alone",
      remedy: "The hits are part of the row and of the column: sum all of it, the diagonal too."
    ) { counts in
      metrics(
        counts, precision: { share($0.hits, $0.predicted - $0.hits) },
        recall: { share($0.hits, $0.actual - $0.hits) })
    },
    .init(
      "hits are divided by the number of all samples",
      remedy: "Divide by the samples of one column or one row, not by all there are."
    ) { counts in
      metrics(
        counts, precision: { share($0.hits, $0.total) }, recall: { share($0.hits, $0.total) })
    },
    .init(
      "samples of other classes that were rightly not predicted count as right",
      remedy: "That is the accuracy for one class against all others: leave out what is neither."
    ) { counts in
      let accuracy: (Tally) -> Double = { tally in
        share(tally.total - tally.predicted - tally.actual + 2 * tally.hits, tally.total)
      }
      return metrics(counts, precision: accuracy, recall: accuracy)
    },
    .init(
      "recall is the share of the other classes that were rightly not predicted",
      remedy: "That is the specificity: recall is the share of the class itself that was found."
    ) { counts in
      metrics(
        counts,
        recall: { tally in
          let others = tally.total - tally.actual
          return share(others - (tally.predicted - tally.hits), others)
        })
    },
    .init(
      "every class gets the accuracy of all samples together",
      remedy: "Each class has a column and a row of its own: do not sum over the diagonal."
    ) { counts in
      let tallies = tallies(counts)
      let accuracy = share(tallies.reduce(0) { $0 + $1.hits }, tallies.first?.total ?? 0)
      return metrics(counts, precision: { _ in accuracy }, recall: { _ in accuracy })
    },
    .init(
      "every class gets the mean over all classes",
      remedy: "Return a number for each class: the mean hides which one is read badly."
    ) { counts in
      let right = metrics(counts)
      func averaged(_ numbers: [Double]) -> [Double] {
        numbers.map { _ in share(numbers.reduce(0, +), Double(numbers.count)) }
      }
      return (
        precision: averaged(right.precision), recall: averaged(right.recall),
        f1: averaged(right.f1)
      )
    },
    .init(
      "the results are percentages",
      remedy: "Return shares from 0 to 1, without the factor 100."
    ) { counts in
      let right = metrics(counts)
      return (
        precision: right.precision.map { 100 * $0 }, recall: right.recall.map { 100 * $0 },
        f1: right.f1.map { 100 * $0 }
      )
    },
  ]
}
