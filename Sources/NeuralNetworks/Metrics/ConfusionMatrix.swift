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
    return Double(right) / Double(counts.reduce(0) { $0 + $1.reduce(0, +) })
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

  private func checkClass(_ label: Int) {
    require(
      counts.indices.contains(label),
      "ConfusionMatrix: class \(label): expected 0 to \(counts.count - 1)")
  }

  private func share(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}
