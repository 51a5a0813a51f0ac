import Groundwork

/// Ends training when the validation loss has stopped falling, and keeps the best weights.
///
/// After each epoch the loss on the validation samples is compared with the lowest so far. Training
/// ends when it has not gone below that for `patience` epochs in a row; however training ends, the
/// network then gets back the weights of its best epoch (Prechelt, "Early stopping, but when?", 1998).
public struct EarlyStopping: Equatable, Sendable {
  /// How many epochs in a row may bring no lower validation loss.
  public let patience: Int

  /// Stops after so many epochs without a lower validation loss.
  ///
  /// - Precondition: `patience` is positive.
  public init(patience: Int) {
    require(patience > 0, "EarlyStopping: a patience of \(patience) epochs: expected 1 or more")
    self.patience = patience
  }
}

/// The best epoch so far, and the numbers that the network had then.
struct BestEpoch {
  private(set) var epoch: Int?
  private var loss = Double.infinity
  private var values: [Matrix] = []

  /// Takes the epoch as the best one if its loss is lower than that of all before.
  mutating func consider(_ epoch: Int, loss: Double, _ parameters: [Parameter]) {
    guard loss < self.loss else { return }
    (self.epoch, self.loss, values) = (epoch, loss, parameters.map { $0.value })
  }

  /// Gives the parameters back what they were in the best epoch.
  func restore(_ parameters: [Parameter]) {
    for (parameter, value) in zip(parameters, values) { parameter.value = value }
  }
}
