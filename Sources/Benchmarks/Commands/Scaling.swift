import Console
import Datasets
import Foundation
import NeuralNetworks

/// Compares epochs with one thread and with all of them, and with a tenth of the data and all of it.
func measureScaling(data: String?, plan: TrainingPlan) throws -> [Figure] {
  guard let data else { return [] }
  let training = try MNIST.read(from: URL(fileURLWithPath: data)).training
  let figures = try measureThreads(training, plan) + measureData(training, plan)
  print("\n\(table(of: figures))")
  print(
    """

    Times as fast: as with one thread. Times as long: as with a tenth of the pictures. Epochs of the
    two took turns.
    """)
  return figures
}

/// One network; its epochs are computed by all threads and by one, in turn.
private func measureThreads(_ images: LabeledImages, _ plan: TrainingPlan) throws -> [Figure] {
  let threads = Threads.count
  guard threads > 1 else {
    print("\nThreads are not compared: there is only one.")
    return []
  }
  defer { Threads.count = threads }
  var run = TrainingRun(plan, inputs: images.inputWidth)
  try run.train(on: images, epochs: 1)
  var seconds: [[Double]] = [[], []]
  let bar = ProgressBar("scaling, threads")
  for epoch in 1..<plan.epochs {
    bar.update(to: Double(epoch) / Double(plan.epochs))
    for (index, count) in [threads, 1].enumerated() {
      Threads.count = count
      try run.train(on: images, epochs: 1)
      seconds[index] += run.seconds.suffix(1)
    }
  }
  bar.finish()
  let ratio = Summary(seconds[1]).median / Summary(seconds[0]).median
  return [
    figure(
      plan.description, threads, seconds[0],
      [Detail("times as fast", ratio, .number(decimals: 2))]),
    figure(plan.description, 1, seconds[1], []),
  ]
}

/// Two networks that take turns: one learns from a tenth of the pictures, the other from all.
private func measureData(_ images: LabeledImages, _ plan: TrainingPlan) throws -> [Figure] {
  let tenth = images.subset(Array(0..<images.count / 10))
  var small = TrainingRun(plan, inputs: images.inputWidth)
  var large = TrainingRun(plan, inputs: images.inputWidth)
  let bar = ProgressBar("scaling, data")
  for epoch in 0..<plan.epochs {
    bar.update(to: Double(epoch) / Double(plan.epochs))
    try small.train(on: tenth, epochs: 1)
    try large.train(on: images, epochs: 1)
  }
  bar.finish()
  let seconds = [small, large].map { Array($0.seconds.dropFirst()) }
  let ratio = Summary(seconds[1]).median / Summary(seconds[0]).median
  let threads = Threads.count
  return [
    figure("\(plan.description), \(tenth.count) pictures", threads, seconds[0], []),
    figure(
      "\(plan.description), \(images.count) pictures", threads, seconds[1],
      [Detail("times as long", ratio, .number(decimals: 2))]),
  ]
}

private func figure(
  _ subject: String, _ threads: Int, _ runs: [Double], _ details: [Detail]
) -> Figure {
  Figure(
    benchmark: "scaling", subject: subject, threads: threads, unit: .secondsPerEpoch, runs: runs,
    details: details)
}
