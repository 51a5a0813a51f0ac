/// What a training came to, epoch by epoch.
public struct TrainingHistory: Sendable {
  /// A report of each epoch that was trained.
  public let epochs: [EpochReport]

  /// The epoch whose parameters the network got back at the end, where early stopping was asked for.
  public let restoredEpoch: Int?
}

/// What an epoch came to.
public struct EpochReport: Sendable {
  /// Which epoch, counted from 1.
  public let epoch: Int

  /// How many are planned.
  public let epochs: Int

  /// Loss and accuracy over the batches of the epoch, each taken before its step: so the network
  /// was a little worse then than it is now.
  public let training: Score

  /// Loss and accuracy on the validation samples after the epoch, if there are any.
  public let validation: Score?

  /// Set by `onEpoch` to end training with this epoch; false where it ends for another reason.
  public var stop = false
}

/// Why training stopped.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// The loss of a batch became infinite or not a number; `step` counts from 1 in its epoch.
  case lossNotFinite(loss: Double, epoch: Int, step: Int, learningRate: Float)

  /// The loss of the validation samples is infinite or not a number after an epoch.
  case validationLossNotFinite(loss: Double, epoch: Int, learningRate: Float)

  /// The error in words: what was found, what was expected, what to do.
  public var description: String {
    switch self {
    case .lossNotFinite(let loss, let epoch, let step, let learningRate):
      """
      the loss is \(words(loss)) in epoch \(epoch), step \(step), at a learning rate of \
      \(learningRate); it should be a finite number. Try a learning rate ten times smaller; if that \
      does not help, look for inputs that are not finite or not scaled.
      """
    case .validationLossNotFinite(let loss, let epoch, let learningRate):
      """
      the loss on the validation samples is \(words(loss)) after epoch \(epoch), at a learning rate \
      of \(learningRate), while it was finite on the training samples; look for inputs in the \
      validation samples that are not finite or not scaled like those in training, then try a \
      smaller learning rate.
      """
    }
  }

  /// A number, with one spelling of what is none: its sign differs from processor to processor.
  private func words(_ loss: Double) -> String { loss.isNaN ? "nan" : "\(loss)" }
}
