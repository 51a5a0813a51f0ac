import Exercises

/// Exercise 6.8: early stopping.
///
/// Read first: section 6.8, under "Early stopping: keep the best epoch".
/// About 15 minutes, ●●○.
///
/// While a network trains, its validation loss reaches a lowest point and rises again. After each
/// epoch:
///
/// - if the validation loss is lower than in all epochs before, this is the best epoch so far, and
///   the weights are saved;
/// - if the last `patience` epochs in a row were no better than the best, training stops.
///
/// At the end the saved weights are used. An equal loss is no better. If training is never stopped,
/// it ends with the last epoch. Say which epoch is used and which is the last.
///
/// For example, with a patience of 3:
///
///     epoch    1    2    3    4     5     6     7
///     loss    0.9  0.6  0.5  0.55  0.52  0.51  0.4
///
/// gives best epoch 3 and last epoch 6; nobody sees epoch 7.
///
/// Accuracy: exact. Compare losses as they are, without rounding. Epochs count from 1.
///
/// - Parameters:
///   - validationLosses: the loss after each epoch, if training went on to the end; at least one.
///   - patience: how many epochs in a row without a new best stop the training, at least 1.
/// - Returns: the epoch whose weights are used, and the epoch after which training stopped.
public func earlyStopping(
  validationLosses: [Float], patience: Int
) -> (bestEpoch: Int, lastEpoch: Int) {
  unfinished((bestEpoch: 0, lastEpoch: 0))
}
