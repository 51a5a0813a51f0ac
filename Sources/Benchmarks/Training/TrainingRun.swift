import Datasets
import NeuralNetworks

/// A network in training, epoch by epoch, with the seconds that each took.
package struct TrainingRun {
  private let plan: TrainingPlan
  private let network: Sequential
  private let optimizer = Adam(learningRate: 0.001)
  private var generator = SplitMix64(seed: 1)

  /// The seconds of each epoch so far.
  package private(set) var seconds: [Double] = []

  /// A new network that has seen no picture yet.
  ///
  /// - Parameters:
  ///   - plan: its size, and the size of a step.
  ///   - inputs: the number of pixels of a picture.
  package init(_ plan: TrainingPlan, inputs: Int) {
    self.plan = plan
    network = plan.network(inputs: inputs, using: &generator)
  }

  /// Trains for a number of epochs. A new order of the pictures is drawn within the time, reading
  /// them from files is not.
  ///
  /// - Parameters:
  ///   - images: what the network learns from.
  ///   - epochs: how many; 1 or more.
  ///   - clock: what measures.
  ///   - onEpoch: called after each epoch with the number of epochs so far.
  /// - Throws: `TrainingError` if the loss is not a finite number.
  package mutating func train(
    on images: LabeledImages, epochs: Int, clock: SecondsClock = .system,
    onEpoch: (Int) -> Void = { _ in }
  ) throws(TrainingError) {
    let training = Training(
      loss: .categoricalCrossEntropy, optimizer: optimizer, epochs: epochs, batchSize: plan.batch)
    var seconds = self.seconds
    var start = clock.now()
    try training.run(
      network, on: images, using: &generator,
      onEpoch: { _ in
        seconds.append(clock.now() - start)
        onEpoch(seconds.count)
        start = clock.now()
      })
    self.seconds = seconds
  }

  /// The share of pictures that the network reads rightly.
  package func accuracy(on images: LabeledImages) -> Double {
    evaluate(network, on: images, loss: .categoricalCrossEntropy).accuracy ?? 0
  }

  /// The line that ends `benchmark mnist`, in the form in which peers.py prints those of others:
  ///
  ///     swift hidden 128 batch 64: 0.123 s/epoch (first 0.134), test 0.9751
  ///
  /// - Precondition: two epochs or more are done.
  package func line(testAccuracy: Double) -> String {
    let median = Summary(Array(seconds.dropFirst())).median
    return "swift \(plan.description): \(fixed(median, decimals: 3)) s/epoch (first "
      + "\(fixed(seconds[0], decimals: 3))), test \(fixed(testAccuracy, decimals: 4))"
  }
}
