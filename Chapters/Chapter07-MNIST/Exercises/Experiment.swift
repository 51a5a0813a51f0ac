import Exercises
import NeuralNetworks

/// Exercise 7.4: repair the experiment.
///
/// Read first: section 7.4, "More from the same pictures", and section 7.1.
/// About 30 minutes, ●●●.
///
/// Somebody hands in the experiment below with a proud result, and you do not believe it: samples
/// are read that should not be, at three places. Repair it. Everything that reads samples is done
/// by a `Laboratory` (Sources/Exercises/Given/Laboratory.swift), which keeps a record of who reads
/// which.
///
/// A good experiment still does the same: it splits the samples at random, scales, learns from
/// samples and one copy of each, picks the best of 12 epochs, of equal ones the first, and reports.
/// Set aside a fifth of the samples for the test and another fifth to choose with (`count / 5`
/// each, rounded down), and learn from all others.
///
/// For example, of 50 samples 10 are the test, 10 choose the epoch, and 30 with their 30 copies are
/// learned from.
///
/// What is judged: the record, on fresh samples. All chance of yours comes from `generator`.
///
/// - Parameters:
///   - laboratory: holds at least 40 samples, numbered from 0 and sorted by class.
///   - generator: the source of chance.
/// - Returns: the epoch that was picked, counted from 1; the accuracy of its network on the test;
///   and the numbers of the test samples.
public func experiment(
  in laboratory: Laboratory, using generator: inout SplitMix64
) -> (epoch: Int, accuracy: Double, test: [Int]) {
  let samples = Array(0..<laboratory.count)
  let scaler = laboratory.scaler(fittedTo: samples)
  var all = samples + laboratory.copies(of: samples)
  generator.shuffle(&all)
  let test = Array(all.prefix(all.count / 5))
  let training = Array(all.dropFirst(all.count / 5))
  let networks = laboratory.train(on: training, scaledBy: scaler, epochs: 12)
  let accuracies = networks.map { laboratory.accuracy(of: $0, on: test) }
  let best = accuracies.max() ?? 0
  let epoch = (accuracies.firstIndex(of: best) ?? 0) + 1
  return unfinished((epoch: epoch, accuracy: best, test: test))
}
