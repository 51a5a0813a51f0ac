import Groundwork

/// Samples and their right answers, both held as matrices with one row a sample.
///
///     let cars = Dataset(inputs: features, targets: milesPerGallon)
///     let (training, test) = cars.shuffled(using: &generator).split(first: 314)
public struct Dataset: Equatable, Sendable {
  /// The features, `[samples × features]`.
  public let inputs: Matrix

  /// The right answers, `[samples × targets]`: one number a sample, or one column a class.
  public let targets: Matrix

  /// A data set of the rows of two matrices.
  ///
  /// - Precondition: `inputs` and `targets` have equally many rows.
  public init(inputs: Matrix, targets: Matrix) {
    require(
      inputs.rows == targets.rows,
      """
      Dataset: inputs \(inputs.shape) and targets \(targets.shape): \
      \(inputs.rows) samples but \(targets.rows) right answers
      """)
    self.inputs = inputs
    self.targets = targets
  }

  /// The samples at the given indices, in that order. An index may occur more than once.
  public func subset(_ indices: [Int]) -> Dataset {
    var inputs = Matrix(rows: indices.count, columns: inputWidth)
    var targets = Matrix(rows: indices.count, columns: targetWidth)
    fill(inputs: &inputs, targets: &targets, with: indices[...])
    return Dataset(inputs: inputs, targets: targets)
  }

  /// The first `count` samples, and the others.
  ///
  /// Where the order of the samples means something (cars by year, digits by class), shuffle
  /// before the split.
  ///
  /// - Precondition: `count` is between 0 and the number of samples.
  public func split(first count: Int) -> (first: Dataset, rest: Dataset) {
    require(
      count >= 0 && count <= self.count,
      "Dataset: the first \(count) of \(self.count) samples")
    return (
      Dataset(inputs: inputs.rows(0..<count), targets: targets.rows(0..<count)),
      Dataset(
        inputs: inputs.rows(count..<self.count), targets: targets.rows(count..<self.count))
    )
  }

  /// The same samples in random order.
  public func shuffled(using generator: inout SplitMix64) -> Dataset {
    subset(generator.permutation(of: count))
  }
}

extension Dataset: TrainingExamples {
  /// The number of samples.
  public var count: Int { inputs.rows }

  /// The number of features of a sample.
  public var inputWidth: Int { inputs.columns }

  /// The number of target values of a sample.
  public var targetWidth: Int { targets.columns }

  /// Copies the rows of some samples into a batch.
  public func fill(inputs: inout Matrix, targets: inout Matrix, with indices: ArraySlice<Int>) {
    copyRows(indices, of: self.inputs, to: &inputs, named: "inputs")
    copyRows(indices, of: self.targets, to: &targets, named: "targets")
  }

  private func copyRows(
    _ indices: ArraySlice<Int>, of source: Matrix, to batch: inout Matrix, named name: String
  ) {
    let width = source.columns
    require(
      batch.rows == indices.count && batch.columns == width,
      "Dataset: \(indices.count) samples fill \(name) \(indices.count)×\(width), not \(batch.shape)"
    )
    batch.withMutableElements { destination in
      source.withElements { elements in
        guard var place = destination.baseAddress, let start = elements.baseAddress else { return }
        for index in indices {
          require(
            index >= 0 && index < source.rows, "Dataset: sample \(index) of \(source.rows)")
          let row = start + index * width
          if width < 16 {
            // Quicker than a call.
            for column in 0..<width { place[column] = row[column] }
          } else {
            place.update(from: row, count: width)
          }
          place += width
        }
      }
    }
  }
}
