import Groundwork

/// Which classes a classifier takes for which: row = the right class, column = the predicted one.
public struct ConfusionMatrix: Equatable, Sendable {
  /// `counts[actual][predicted]`, the number of samples.
  public private(set) var counts: [[Int]]

  /// Counts the samples.
  ///
  /// - Parameters:
  ///   - predicted: the class predicted for each sample.
  ///   - actual: the right class of each sample.
  ///   - classes: the number of classes, which are numbered from 0.
  /// - Precondition: the lists are equally long, every class from 0 to `classes` − 1.
  public init(predicted: [Int], actual: [Int], classes: Int) {
    require(classes > 0, "ConfusionMatrix: \(classes) classes: expected 1 or more")
    require(
      predicted.count == actual.count,
      "ConfusionMatrix: \(predicted.count) predicted classes for \(actual.count) samples")
    counts = Array(repeating: Array(repeating: 0, count: classes), count: classes)
    for (prediction, truth) in zip(predicted, actual) {
      require(
        (0..<classes).contains(prediction) && (0..<classes).contains(truth),
        "ConfusionMatrix: classes \(truth) and \(prediction): expected 0 to \(classes - 1)")
      counts[truth][prediction] += 1
    }
  }

  /// The share of all samples that are right; not a number where there are none.
  public var accuracy: Double {
    let right = counts.indices.reduce(0) { $0 + counts[$1][$1] }
    let all = counts.reduce(0) { $0 + $1.reduce(0, +) }
    return all == 0 ? .nan : Double(right) / Double(all)
  }

  /// Of the samples taken for a class, the share that belong to it; 0 where there are none.
  public func precision(of label: Int) -> Double {
    checkClass(label)
    return share(counts[label][label], of: counts.reduce(0) { $0 + $1[label] })
  }

  /// Of the samples that belong to a class, the share taken for it; 0 where there are none.
  public func recall(of label: Int) -> Double {
    checkClass(label)
    return share(counts[label][label], of: counts[label].reduce(0, +))
  }

  /// The harmonic mean of precision and recall, 2 p r / (p + r); 0 where both are.
  public func f1(of label: Int) -> Double {
    let precision = precision(of: label)
    let recall = recall(of: label)
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  /// The mean of the precision over all classes, each counted alike however rare it is.
  public var macroPrecision: Double { mean(precision) }

  /// The mean of the recall over all classes, also called the balanced accuracy.
  public var macroRecall: Double { mean(recall) }

  /// The mean of F1 over all classes.
  public var macroF1: Double { mean(f1) }

  private func mean(_ measure: (Int) -> Double) -> Double {
    counts.indices.reduce(0) { $0 + measure($1) } / Double(counts.count)
  }

  private func checkClass(_ label: Int) {
    require(
      counts.indices.contains(label),
      "ConfusionMatrix: class \(label): expected 0 to \(counts.count - 1)")
  }

  private func share(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}

extension ConfusionMatrix: CustomStringConvertible {
  /// A table for `print`, a row for each right class:
  ///
  ///            predicted
  ///     actual    0    1
  ///          0  250    3
  ///          1   12  161
  public var description: String {
    let classes = counts.indices.map { String($0) }
    let cells = counts.map { $0.map { String($0) } }
    let width = (cells.joined() + classes).reduce(3) { max($0, $1.count) } + 2
    let margin = "actual"
    var lines = [right("", margin.count) + "  predicted"]
    for (name, row) in zip([margin] + classes, [classes] + cells) {
      lines.append(right(name, margin.count) + row.map { right($0, width) }.joined())
    }
    return lines.joined(separator: "\n")
  }

  /// A text with spaces before it, as many as make it `width` long.
  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
