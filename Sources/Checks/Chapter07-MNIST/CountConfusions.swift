import Exercises
import Judging
import NeuralNetworks

/// Exercise 7.5: row t, column p counts the samples of class t that were predicted as p.
enum CountConfusions {
  typealias Function = Chapter7.ConfusionMatrix

  static let exam = Exam(
    Check(
      Chapter7.confusionMatrix, comparing: .numbers(), cases: cases, random: random,
      mistakes: mistakes, rightAnswers: rightAnswers))

  // Counted by hand, sample by sample; the twelve samples by scikit-learn
  // (Tests/Reference/chapter07_reference.py).
  private static let cases: [Function.Case] = [
    .init(
      "four samples, one mistake",
      ([0, 1, 1, 2], [0, 0, 1, 2], 3), gives: [[1, 1, 0], [0, 1, 0], [0, 0, 1]]),
    .init(
      "the same mistake three times",
      ([0, 0, 0, 1], [1, 1, 1, 1], 2), gives: [[0, 0], [3, 1]]),
    .init(
      "class 3 does not occur",
      ([2, 1, 0, 2, 2], [0, 1, 0, 2, 1], 4),
      gives: [[1, 0, 1, 0], [0, 1, 1, 0], [0, 0, 1, 0], [0, 0, 0, 0]]),
    .init(
      "twelve samples of five classes",
      ([3, 1, 1, 4, 0, 4, 2, 0, 0, 3, 3, 1], [3, 1, 4, 1, 0, 4, 2, 3, 0, 2, 3, 1], 5),
      gives: [
        [2, 0, 0, 0, 0], [0, 2, 0, 0, 1], [0, 0, 1, 1, 0], [1, 0, 0, 2, 0], [0, 1, 0, 0, 1],
      ]),
    .init(
      "no samples", ([], [], 2), gives: [[0, 0], [0, 0]]),
  ]

  /// Random predictions, about half of them right. What is expected is counted cell by cell.
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let classes = 2 + generator.nextInteger(below: 9)
      var (predictions, labels): ([Int], [Int]) = ([], [])
      for _ in 0..<20 + generator.nextInteger(below: 80) {
        let label = generator.nextInteger(below: classes)
        let isRight = generator.nextUniform() < 0.5
        labels.append(label)
        predictions.append(isRight ? label : generator.nextInteger(below: classes))
      }
      let expected = (0..<classes).map { row in
        (0..<classes).map { column in
          labels.indices.filter { labels[$0] == row && predictions[$0] == column }.count
        }
      }
      return .init("random predictions", (predictions, labels, classes), gives: expected)
    }
  ]

  private static let mistakes: [Function.Mistake] = [
    .init(
      "rows and columns are swapped",
      "The true class picks the row, the predicted class the column."
    ) { predictions, labels, classes in
      count(zip(predictions, labels), classes)
    },
    .init(
      "only right predictions are counted",
      "Count mistakes too: each sample adds 1 somewhere, on the diagonal or beside it."
    ) { predictions, labels, classes in
      count(zip(labels, predictions).filter { $0.0 == $0.1 }, classes)
    },
    .init(
      "only mistakes are counted", "Count right predictions too: they belong on the diagonal."
    ) { predictions, labels, classes in
      count(zip(labels, predictions).filter { $0.0 != $0.1 }, classes)
    },
    .init(
      "the matrix is only as large as the classes that occur",
      "Make it classes × classes, with zeros for a class that does not occur."
    ) { predictions, labels, _ in
      count(zip(labels, predictions), 1 + ((predictions + labels).max() ?? -1))
    },
    .init(
      "the matrix is only as large as the classes that occur, where there are samples",
      "Make it classes × classes, with zeros for a class that does not occur."
    ) { predictions, labels, classes in
      count(zip(labels, predictions), (predictions + labels).max().map { $0 + 1 } ?? classes)
    },
    .init(
      "without samples the list is empty",
      "Without samples there are as many classes as ever: return classes × classes zeros."
    ) { predictions, labels, classes in
      labels.isEmpty ? [] : count(zip(labels, predictions), classes)
    },
    .init(
      "each mistake is counted twice, once in each direction",
      "A 4 taken for a 9 is another mistake than a 9 taken for a 4: count it in one cell."
    ) { predictions, labels, classes in
      let turned = zip(predictions, labels).filter { $0.0 != $0.1 }
      return count(Array(zip(labels, predictions)) + turned, classes)
    },
    .init(
      "the classes are counted from 1",
      "Classes start at 0, so class 0 belongs in row 0 and column 0."
    ) { predictions, labels, classes in
      let shifted = zip(labels, predictions).map { ($0 - 1, $1 - 1) }
      return count(shifted.filter { $0.0 >= 0 && $0.1 >= 0 }, classes)
    },
    .init(
      "each row is turned into percentages",
      "Return the counts themselves, as whole numbers of samples."
    ) { predictions, labels, classes in
      count(zip(labels, predictions), classes).map { row in
        row.map { 100 * $0 / max(1, row.reduce(0, +)) }
      }
    },
    .init(
      "a cell is set to 1 and not counted up", "Add 1 to the cell with += for each sample."
    ) { predictions, labels, classes in
      count(zip(labels, predictions), classes).map { row in row.map { min($0, 1) } }
    },
    .init(
      "the last sample is left out",
      "Let the loop run over all samples: 0..<labels.count already stops before the end."
    ) { predictions, labels, classes in
      count(zip(labels, predictions).dropLast(), classes)
    },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
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
