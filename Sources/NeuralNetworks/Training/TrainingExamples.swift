/// Samples with their right answers, from which training takes batches.
///
/// A data set says how to copy some of its samples into a batch. So pictures can stay bytes, and
/// a shifted copy of a picture need not exist before its batch is made.
public protocol TrainingExamples {
  /// The number of samples.
  var count: Int { get }

  /// The number of features of a sample.
  var inputWidth: Int { get }

  /// The number of target values of a sample: 1, or the number of classes.
  var targetWidth: Int { get }

  /// Writes samples into a batch.
  ///
  /// - Parameters:
  ///   - inputs: their features, `[indices.count × inputWidth]`; every element is written.
  ///   - targets: their right answers, `[indices.count × targetWidth]`; every element is written.
  ///   - indices: which samples, each from 0 to `count` − 1.
  func fill(inputs: inout Matrix, targets: inout Matrix, with indices: ArraySlice<Int>)
}
