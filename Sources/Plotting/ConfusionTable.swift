import Groundwork

/// A confusion matrix as text: how often each class was taken for which.
///
///     print(ConfusionTable(counts: counts, classes: ["cat", "dog", "hen"]))
///
///                predicted
///     true class  cat  dog  hen
///     ──────────  ───  ───  ───
///     cat          48    2    ·
///     dog           5   41    ·
///     hen           ·    1   50
///
/// A row is a true class, a column a predicted one. Right answers stand on the diagonal; a zero
/// is a dot, so that the mistakes stand out.
public struct ConfusionTable: CustomStringConvertible, Sendable {
  private let counts: [[Int]]
  private let classes: [String]
  private let noun: String

  /// A confusion matrix.
  ///
  /// - Parameters:
  ///   - counts: `counts[t][p]` samples of class `t` were predicted as class `p`;
  ///     `[classes × classes]`.
  ///   - classes: the name of each class; without names, its number from 0.
  ///   - noun: what a class is, such as "digit", for the words above rows and columns.
  public init(counts: [[Int]], classes: [String]? = nil, noun: String = "class") {
    let classes = classes ?? counts.indices.map(String.init)
    require(
      counts.count == classes.count,
      "ConfusionTable: \(counts.count) rows of counts for \(classes.count) classes")
    for (index, row) in counts.enumerated() {
      require(
        row.count == classes.count,
        "ConfusionTable: row \(index) has \(row.count) counts for \(classes.count) classes")
    }
    self.counts = counts
    self.classes = classes
    self.noun = noun
  }

  /// The matrix as text, without spaces at the ends of its lines.
  public var description: String {
    let rows = zip(classes, counts).map { name, row in
      [name] + row.map { $0 == 0 ? "·" : String($0) }
    }
    // Titles as wide as the widest cell make all columns alike, and the diagonal straight.
    let width = rows.joined().map { $0.displayWidth }.max() ?? 0
    let titles = classes.map { $0.rightAligned(in: width) }
    let table = TextTable(["true \(noun)"] + titles, rows: rows)
    let indent = String(repeating: " ", count: table.columnWidths[0]) + TextTable.gap
    return "\(indent)predicted\(noun == "class" ? "" : " \(noun)")\n\(table)"
  }
}
