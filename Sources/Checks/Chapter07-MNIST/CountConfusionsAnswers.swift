import ExerciseSupport

/// Answers to exercise 7.3, wrong and right. Read on only after you have solved it.
extension CountConfusions {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "rows and columns are swapped",
      remedy: "The true class picks the row, the predicted class the column."
    ) { predictions, labels, classes in
      count(zip(predictions, labels), classes)
    },
    .init(
      "only right predictions are counted",
      remedy: "Count mistakes too: each sample adds 1 somewhere, on the diagonal or beside it."
    ) { predictions, labels, classes in
      count(zip(labels, predictions).filter { $0.0 == $0.1 }, classes)
    },
    .init(
      "only mistakes are counted",
      remedy: "Count right predictions too: they belong on the diagonal."
    ) { predictions, labels, classes in
      count(zip(labels, predictions).filter { $0.0 != $0.1 }, classes)
    },
    .init(
      "the matrix is only as large as the classes that occur",
      remedy: "Make it classes × classes, with zeros for a class that does not occur."
    ) { predictions, labels, _ in
      count(zip(labels, predictions), 1 + ((predictions + labels).max() ?? -1))
    },
    .init(
      "the classes are counted from 1",
      remedy: "Classes start at 0, so class 0 belongs in row 0 and column 0."
    ) { predictions, labels, classes in
      let shifted = zip(labels, predictions).map { ($0 - 1, $1 - 1) }
      return count(shifted.filter { $0.0 >= 0 && $0.1 >= 0 }, classes)
    },
    .init(
      "each row is turned into percentages",
      remedy: "Return the counts themselves, as whole numbers of samples."
    ) { predictions, labels, classes in
      count(zip(labels, predictions), classes).map { row in
        row.map { 100 * $0 / max(1, row.reduce(0, +)) }
      }
    },
    .init(
      "a cell is set to 1 and not counted up",
      remedy: "Add 1 to the cell with += for each sample."
    ) { predictions, labels, classes in
      count(zip(labels, predictions), classes).map { row in row.map { min($0, 1) } }
    },
    .init(
      "the last sample is left out",
      remedy: "Let the loop run over all samples: 0..<labels.count already stops before the end."
    ) { predictions, labels, classes in
      count(zip(labels, predictions).dropLast(), classes)
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("a loop over subscripts") { predictions, labels, classes in
      var counts = Array(repeating: Array(repeating: 0, count: classes), count: classes)
      for sample in labels.indices {
        counts[labels[sample]][predictions[sample]] += 1
      }
      return counts
    },
    .init("each row counted by itself") { predictions, labels, classes in
      (0..<classes).map { row in
        let predicted = zip(predictions, labels).filter { $0.1 == row }.map(\.0)
        return (0..<classes).map { column in predicted.count { $0 == column } }
      }
    },
    .init("one flat list of cells, cut into rows") { predictions, labels, classes in
      var cells = [Int](repeating: 0, count: classes * classes)
      for (prediction, label) in zip(predictions, labels) {
        cells[label * classes + prediction] += 1
      }
      return (0..<classes).map { Array(cells[$0 * classes..<($0 + 1) * classes]) }
    },
  ]

  /// Counts pairs of a row and a column.
  private static func count(_ cells: some Sequence<(Int, Int)>, _ size: Int) -> [[Int]] {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: size), count: size)
    for (row, column) in cells { counts[row][column] += 1 }
    return counts
  }
}
