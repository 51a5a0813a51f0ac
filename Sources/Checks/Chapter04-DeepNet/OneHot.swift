import Exercises
import Judging
import NeuralNetworks

/// Exercise 4.5: a row for each sample, 1 in the column of its class and 0 elsewhere.
enum OneHot {
  typealias Function = Chapter4.OneHot

  static let exam = Exam(
    Check(
      Chapter4.oneHot, comparing: .numbers(), cases: cases, random: random, mistakes: mistakes,
      rightAnswers: rightAnswers))

  // Written out by hand; the seven samples by scikit-learn's label_binarize
  // (Tests/Reference/chapter04_reference.py).
  private static let cases: [Function.Case] = [
    .init("the worked example", ([2, 0], 4), gives: Matrix([[0, 0, 1, 0], [1, 0, 0, 0]])),
    .init("one sample", ([1], 3), gives: Matrix([[0, 1, 0]])),
    .init(
      "the same class three times", ([1, 1, 1], 2), gives: Matrix([[0, 1], [0, 1], [0, 1]])),
    .init(
      "classes 2 and 3 do not occur", ([0, 1, 0], 4),
      gives: Matrix([[1, 0, 0, 0], [0, 1, 0, 0], [1, 0, 0, 0]])),
    .init("one class only", ([0, 0], 1), gives: Matrix([[1], [1]])),
    .init(
      "as many samples as classes", ([1, 2, 0], 3),
      gives: Matrix([[0, 1, 0], [0, 0, 1], [1, 0, 0]])),
    .init(
      "seven samples of eight classes", ([3, 1, 4, 1, 5, 2, 6], 8),
      gives: Matrix([
        [0, 0, 0, 1, 0, 0, 0, 0],
        [0, 1, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 1, 0, 0, 0],
        [0, 1, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 1, 0, 0],
        [0, 0, 1, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 1, 0],
      ])),
  ]

  /// Random labels. What is expected is asked element by element: is this the label's column?
  private static let random: [Function.RandomCases] = [
    .init(5) { generator in
      let classes = 2 + generator.nextInteger(below: 9)
      let labels = (0..<3 + generator.nextInteger(below: 10)).map { _ in
        generator.nextInteger(below: classes)
      }
      return .init(
        "random labels", (labels, classes), gives: rows(labels, classes) { $0 == $1 ? 1 : 0 })
    }
  ]

  /// A row for each label, filled by a function of the label and the column.
  private static func rows(
    _ labels: [Int], _ classes: Int, _ element: (_ label: Int, _ column: Int) -> Float
  ) -> Matrix {
    Matrix(rows: labels.count, columns: classes) { element(labels[$0], $1) }
  }

  private static let mistakes: [Function.Mistake] = [
    .init(
      "rows and columns are exchanged",
      "Samples are rows in this course, so each sample has a row and each class a column."
    ) { labels, classes in rows(labels, classes) { $0 == $1 ? 1 : 0 }.transposed() },
    .init(
      "the classes are counted from 1",
      "Classes start at 0, and so do the columns: the label is the column, as it is."
    ) { labels, classes in rows(labels, classes) { $0 == $1 + 1 ? 1 : 0 } },
    .init(
      "the hot column is one too far to the right",
      "Classes and columns both start at 0: nothing is to be added to a label."
    ) { labels, classes in rows(labels, classes) { $0 == $1 - 1 ? 1 : 0 } },
    .init(
      "the matrix is only as wide as the largest label needs",
      "Classes that do not occur have columns too, or batches would differ in width."
    ) { labels, _ in rows(labels, 1 + (labels.max() ?? 0)) { $0 == $1 ? 1 : 0 } },
    .init(
      "the last class has no column",
      "Statisticians leave one out; here each class has an output and needs its column."
    ) { labels, classes in rows(labels, classes - 1) { $0 == $1 ? 1 : 0 } },
    .init(
      "there is a column too many", "Labels from 0 to classes − 1 are as many as there are classes."
    ) { labels, classes in rows(labels, classes + 1) { $0 == $1 ? 1 : 0 } },
    .init(
      "the label itself is written into its column",
      "The label says where; what stands there is the same for all classes."
    ) { labels, classes in rows(labels, classes) { $0 == $1 ? Float($0) : 0 } },
    .init(
      "hot and cold are exchanged",
      "The true class is the one that gets the 1: it will be compared with a probability."
    ) { labels, classes in rows(labels, classes) { $0 == $1 ? 0 : 1 } },
    .init(
      "all columns up to the label are hot",
      "Classes have no order here: class 3 is not \"more\" than class 1, only another."
    ) { labels, classes in rows(labels, classes) { $0 >= $1 ? 1 : 0 } },
    .init(
      "cold columns hold −1", "Targets are compared with probabilities, which are never below 0."
    ) { labels, classes in rows(labels, classes) { $0 == $1 ? 1 : -1 } },
    .init(
      "all samples are written into row 0",
      "Each sample has a row of its own: its place in the list of labels is the row."
    ) { labels, classes in
      Matrix(rows: labels.count, columns: classes) { row, column in
        row == 0 && labels.contains(column) ? 1 : 0
      }
    },
    .init(
      "all samples share a single row",
      "Each sample has a row of its own, however many there are of its class."
    ) { labels, classes in
      Matrix(rows: 1, columns: classes) { labels.contains($1) ? 1 : 0 }
    },
    .init(
      "there is a row for each class and not for each sample",
      "That is a table of all classes: pick its row for each label."
    ) { _, classes in rows(Array(0..<classes), classes) { $0 == $1 ? 1 : 0 } },
    .init(
      "the rows are sorted by class",
      "Keep the order of the labels: the inputs of the samples are in that order too."
    ) { labels, classes in rows(labels.sorted(), classes) { $0 == $1 ? 1 : 0 } },
    .init(
      "the elements are laid out column after column",
      "A matrix keeps row after row: set elements by row and column instead."
    ) { labels, classes in
      let columns = rows(labels, classes) { $0 == $1 ? 1 : 0 }.transposed()
      return Matrix(rows: labels.count, columns: classes, elements: columns.elements)
    },
    .init(
      "the last sample is left out",
      "Let the loop run over all samples: 0..<labels.count already stops before the end."
    ) { labels, classes in
      Matrix(rows: labels.count, columns: classes) { row, column in
        row < labels.count - 1 && labels[row] == column ? 1 : 0
      }
    },
    .init(
      "the matrix is full of zeros", "The shape is right; now set one element of each row."
    ) { labels, classes in Matrix(rows: labels.count, columns: classes) },
    .init(
      "the certainty is shared out among all samples",
      "Each row is a sample by itself and sums to 1: the mean is taken by the loss."
    ) { labels, classes in rows(labels, classes) { $0 == $1 ? 1 / Float(labels.count) : 0 } },
  ]

  private static let rightAnswers: [Function.RightAnswer] = [
    .init("each element asked whether it is its row's label") { labels, classes in
      rows(labels, classes) { $0 == $1 ? 1 : 0 }
    },
    .init("rows picked from the identity matrix") { labels, classes in
      let identity = rows(Array(0..<classes), classes) { $0 == $1 ? 1 : 0 }
      return Matrix(labels.map(identity.row))
    },
    .init("one flat list of elements") { labels, classes in
      var elements = [Float](repeating: 0, count: labels.count * classes)
      for sample in labels.indices { elements[sample * classes + labels[sample]] = 1 }
      return Matrix(rows: labels.count, columns: classes, elements: elements)
    },
    .init("zeros before the 1 and after it") { labels, classes in
      let rows = labels.map { label in
        [Float](repeating: 0, count: label) + [1]
          + [Float](repeating: 0, count: classes - label - 1)
      }
      return Matrix(rows)
    },
  ]
}
