import Console
import Datasets
import Foundation
import NeuralNetworks

/// Trains on all of MNIST; the first epoch is left out of the runs.
func measureMNIST(data: String?, plan: TrainingPlan) throws -> [Figure] {
  guard let data else { return [] }
  let digits = try MNIST.read(from: URL(fileURLWithPath: data))
  var run = TrainingRun(plan, inputs: digits.training.inputWidth)
  let bar = ProgressBar("mnist")
  try run.train(on: digits.training, epochs: plan.epochs) { epoch in
    bar.update(to: Double(epoch) / Double(plan.epochs))
  }
  bar.finish()
  let accuracy = run.accuracy(on: digits.test)

  var details = [
    Detail("first", run.seconds[0], .number(decimals: 3)),
    Detail("test accuracy", accuracy, .number(decimals: 4)),
    Detail("peak MB", Double(OperatingSystem.peakMemory) / 1e6, .number(decimals: 0)),
  ]
  if let seconds = OperatingSystem.secondsSinceProcessStart {
    details.append(Detail("whole run, s", seconds, .number(decimals: 2)))
  }
  let figure = Figure(
    benchmark: "mnist", subject: plan.description, threads: Threads.count, unit: .secondsPerEpoch,
    runs: Array(run.seconds.dropFirst()), details: details)
  print("\n\(table(of: [figure]))")
  print(
    """

    Whole run: from the start of the process to the tested network. Memory: the most so far.

    \(run.line(testAccuracy: accuracy))
    """)
  return [figure]
}
