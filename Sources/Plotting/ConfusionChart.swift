import Groundwork

/// A confusion matrix as a picture: how often each class was taken for which.
///
/// A row is a true class, a column a predicted one. Right answers are blue, mistakes vermilion,
/// both the darker the more there are, so that few mistakes are seen beside many right answers.
/// Cells without samples are blank.
public struct ConfusionChart: Picture {
  let title: String
  private let counts: [[Int]]
  private let classes: [String]
  private let noun: String

  /// A confusion matrix.
  ///
  /// - Parameters:
  ///   - title: what is to be seen.
  ///   - counts: `counts[t][p]` samples of class `t` were predicted as class `p`;
  ///     `[classes × classes]`.
  ///   - classes: the name of each class; without names, its number from 0.
  ///   - noun: what a class is, such as "digit", for the words at the axes.
  public init(title: String, counts: [[Int]], classes: [String]? = nil, noun: String = "class") {
    let classes = classes ?? counts.indices.map(String.init)
    let lengths = counts.map { String($0.count) }.joined(separator: ", ")
    require(!counts.isEmpty, "ConfusionChart: no classes")
    require(
      counts.count == classes.count && counts.allSatisfy { $0.count == classes.count },
      "ConfusionChart: \(counts.count) rows of [\(lengths)] counts for "
        + "\(classes.count) classes")
    self.title = title
    self.counts = counts
    self.classes = classes
    self.noun = noun
  }

  /// The chart as a whole SVG file.
  ///
  /// - Parameter description: what is to be seen, for readers who cannot see it.
  /// - Returns: the text of the file.
  public func svg(description: String) -> String { file(description: description) }

  func picture(width: Double?) -> SVG {
    let cells = LabelledCells(
      title: title, rows: classes, columns: classes, rowTitle: "true \(noun)",
      columnTitle: "predicted \(noun)", rowCount: classes.count, columnCount: classes.count)
    let right = counts.indices.map { counts[$0][$0] }
    let mistakes = counts.indices.flatMap { row in
      counts[row].enumerated().filter { $0.offset != row }.map { $0.element }
    }
    let mostRight = max(1, right.max() ?? 1)
    let mostWrong = max(1, mistakes.max() ?? 1)
    let total = right.reduce(0, +) + mistakes.reduce(0, +)
    let legend: [(color: String, text: String)] = [
      (Self.color(of: 0.8, isRight: true), "right: \(right.reduce(0, +)) of \(total)"),
      (
        Self.color(of: 0.8, isRight: false),
        "mistakes: \(mistakes.reduce(0, +)), the darker the more (at most \(mistakes.max() ?? 0))"
      ),
    ]
    let longest = counts.flatMap { $0 }.map { SVG.width(of: String($0), size: 12) }.max() ?? 0
    return cells.picture(width: width ?? 660, text: longest, legend: legend) { row, column in
      let count = counts[row][column]
      let share = Double(count) / Double(row == column ? mostRight : mostWrong)
      return LabelledCells.Cell(
        color: count == 0 ? Palette.panel : Self.color(of: share, isRight: row == column),
        text: count == 0 ? "" : String(count),
        textColor: ColorScale.diverging.textColor(on: Self.fraction(share, isRight: row == column)))
    }
  }

  /// Blue and vermilion are the two halves of the diverging scale. One sample already is seen: it
  /// starts at a quarter of the half.
  private static func fraction(_ share: Double, isRight: Bool) -> Double {
    let strength = 0.25 + 0.6 * share
    return isRight ? 0.5 - strength / 2 : 0.5 + strength / 2
  }

  private static func color(of share: Double, isRight: Bool) -> String {
    ColorScale.diverging.color(at: fraction(share, isRight: isRight))
  }

  /// The counts as a table of text.
  ///
  /// - Parameters:
  ///   - width: how many columns there are; longer lines end with "…".
  ///   - color: not used; the table has no colors.
  /// - Returns: lines, without a line break at the end.
  public func terminal(width: Int, color: Bool) -> String {
    let table = ConfusionTable(counts: counts, classes: classes, noun: noun).description
    return title.above(table.split(separator: "\n").map(String.init), width: width)
  }
}
