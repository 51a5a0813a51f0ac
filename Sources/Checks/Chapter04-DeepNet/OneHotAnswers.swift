import ExerciseSupport
import NeuralNetworks

/// Answers to exercise 4.1, wrong and right. Read on only after you have solved it.
extension OneHot {
  static let misconceptions: [Exercise.Misconception] = [
    .init(
      "rows and columns are exchanged",
      remedy: "Samples are rows in this course, so each sample has a row and each class a column."
    ) { labels, classes in
      Matrix(rows: classes, columns: labels.count) { labels[$1] == $0 ? 1 : 0 }
    },
    .init(
      "the classes are counted from 1",
      remedy: "Classes start at 0, and so do the columns: the label is the column, as it is."
    ) { labels, classes in
      targets(labels, classes) { $0 == $1 + 1 ? 1 : 0 }
    },
    .init(
      "the hot column is one too far to the right",
      remedy: "Classes and columns both start at 0: nothing is to be added to a label."
    ) { labels, classes in
      targets(labels, classes) { $0 == $1 - 1 ? 1 : 0 }
    },
    .init(
      "the matrix is only as wide as the largest label needs",
      remedy: "Classes that do not occur have columns too, or batches would differ in width."
    ) { labels, _ in
      targets(labels, 1 + (labels.max() ?? 0)) { $0 == $1 ? 1 : 0 }
    },
    .init(
      "the last class has no column",
      remedy: "Statisticians leave one out; here each class has an output and needs its column."
    ) { labels, classes in
      targets(labels, classes - 1) { $0 == $1 ? 1 : 0 }
    },
    .init(
      "there is a column too many",
      remedy: "Labels from 0 to classes − 1 are as many as there are classes."
    ) { labels, classes in
      targets(labels, classes + 1) { $0 == $1 ? 1 : 0 }
    },
    .init(
      "the label itself is written into its column",
      remedy: "The label says where; what stands there is the same for all classes."
    ) { labels, classes in
      targets(labels, classes) { $0 == $1 ? Float($0) : 0 }
    },
    .init(
      "hot and cold are exchanged",
      remedy: "The true class is the one that gets the 1: it will be compared with a probability."
    ) { labels, classes in
      targets(labels, classes) { $0 == $1 ? 0 : 1 }
    },
    .init(
      "all columns up to the label are hot",
      remedy: "Classes have no order here: class 3 is not \"more\" than class 1, only another."
    ) { labels, classes in
      targets(labels, classes) { $0 >= $1 ? 1 : 0 }
    },
    .init(
      "cold columns hold −1",
      remedy: "Targets are compared with probabilities, which are never below 0."
    ) { labels, classes in
      targets(labels, classes) { $0 == $1 ? 1 : -1 }
    },
    .init(
      "all samples are written into row 0",
      remedy: "Each sample has a row of its own: its place in the list of labels is the row."
    ) { labels, classes in
      Matrix(rows: labels.count, columns: classes) { row, column in
        row == 0 && labels.contains(column) ? 1 : 0
      }
    },
    .init(
      "all samples share a single row",
      remedy: "Each sample has a row of its own, however many there are of its class."
    ) { labels, classes in
      Matrix(rows: 1, columns: classes) { labels.contains($1) ? 1 : 0 }
    },
    .init(
      "there is a row for each class and not for each sample",
      remedy: "That is a table of all classes: pick its row for each label."
    ) { _, classes in
      Matrix(rows: classes, columns: classes) { $0 == $1 ? 1 : 0 }
    },
    .init(
      "the rows are sorted by class",
      remedy: "Keep the order of the labels: the inputs of the samples are in that order too."
    ) { labels, classes in
      targets(labels.sorted(), classes) { $0 == $1 ? 1 : 0 }
    },
    .init(
      "the elements are laid out column after column",
      remedy: "A matrix keeps row after row: set elements by row and column instead."
    ) { labels, classes in
      let columns = Matrix(rows: classes, columns: labels.count) { labels[$1] == $0 ? 1 : 0 }
      return Matrix(rows: labels.count, columns: classes, elements: columns.elements)
    },
    .init(
      "the last sample is left out",
      remedy: "Let the loop run over all samples: 0..<labels.count already stops before the end."
    ) { labels, classes in
      Matrix(rows: labels.count, columns: classes) { row, column in
        row < labels.count - 1 && labels[row] == column ? 1 : 0
      }
    },
    .init(
      "the matrix is full of zeros",
      remedy: "The shape is right; now set one element of each row."
    ) { labels, classes in
      Matrix(rows: labels.count, columns: classes)
    },
    .init(
      "the certainty is shared out among all samples",
      remedy: "Each row is a sample by itself and sums to 1: the mean is taken by the loss."
    ) { labels, classes in
      targets(labels, classes) { $0 == $1 ? 1 / Float(labels.count) : 0 }
    },
  ]

  static let otherAnswers: [Exercise.OtherAnswer] = [
    .init("each element asked whether it is its row's label") { labels, classes in
      targets(labels, classes) { $0 == $1 ? 1 : 0 }
    },
    .init("rows picked from the identity matrix") { labels, classes in
      let identity = Matrix(rows: classes, columns: classes) { $0 == $1 ? 1 : 0 }
      return Matrix(labels.map(identity.row))
    },
    .init("one flat list of elements") { labels, classes in
      var elements = [Float](repeating: 0, count: labels.count * classes)
      for sample in labels.indices { elements[sample * classes + labels[sample]] = 1 }
      return Matrix(rows: labels.count, columns: classes, elements: elements)
    },
    .init("zeros before the 1 and after it") { labels, classes in
      Matrix(
        labels.map { label in
          [Float](repeating: 0, count: label) + [1]
            + [Float](repeating: 0, count: classes - label - 1)
        })
    },
  ]

  /// A row for each label, filled by a function of the label and the column.
  private static func targets(
    _ labels: [Int], _ classes: Int, _ element: (_ label: Int, _ column: Int) -> Float
  ) -> Matrix {
    Matrix(rows: labels.count, columns: classes) { element(labels[$0], $1) }
  }
}
