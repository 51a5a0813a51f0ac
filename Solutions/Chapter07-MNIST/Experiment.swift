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
  // Stub: let samples = Array(0..<laboratory.count)
  // Stub: let scaler = laboratory.scaler(fittedTo: samples)
  // Stub: var all = samples + laboratory.copies(of: samples)
  // Stub: generator.shuffle(&all)
  // Stub: let test = Array(all.prefix(all.count / 5))
  // Stub: let training = Array(all.dropFirst(all.count / 5))
  // Stub: let networks = laboratory.train(on: training, scaledBy: scaler, epochs: 12)
  // Stub: let accuracies = networks.map { laboratory.accuracy(of: $0, on: test) }
  // Stub: let best = accuracies.max() ?? 0
  // Stub: let epoch = (accuracies.firstIndex(of: best) ?? 0) + 1
  // Stub: return unfinished((epoch: epoch, accuracy: best, test: test))
  let order = generator.permutation(of: laboratory.count)
  let fifth = laboratory.count / 5
  let test = Array(order.prefix(fifth))
  let validation = Array(order.dropFirst(fifth).prefix(fifth))
  let training = Array(order.dropFirst(2 * fifth))

  let scaler = laboratory.scaler(fittedTo: training)
  let networks = laboratory.train(
    on: training + laboratory.copies(of: training), scaledBy: scaler, epochs: 12)
  let accuracies = networks.map { laboratory.accuracy(of: $0, on: validation) }
  let best = accuracies.firstIndex(of: accuracies.max() ?? 0) ?? 0
  let accuracy = laboratory.accuracy(of: networks[best], on: test)
  return (epoch: best + 1, accuracy: accuracy, test: test)
  // End of the solution
}
