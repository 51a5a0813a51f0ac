import Groundwork
import NeuralNetworks

/// Several runs of the same measurement, in three numbers.
package struct Summary: Equatable, Sendable {
  /// The middle one; of an even number, the mean of the two in the middle. A single disturbed run
  /// does not move it.
  package let median: Double

  /// The smallest.
  package let least: Double

  /// The largest.
  package let most: Double

  /// A summary of runs in any order.
  ///
  /// - Precondition: there is at least one run.
  package init(_ runs: [Double]) {
    require(!runs.isEmpty, "Summary: there are no runs")
    let sorted = runs.sorted()
    let middle = sorted.count / 2
    median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    least = sorted[0]
    most = sorted[sorted.count - 1]
  }

  /// How far the runs lie apart: (largest − smallest) / median.
  package var spread: Double { (most - least) / median }
}
