import Exercises

/// Exercise 6.8: early stopping.
///
/// Read first: section 6.8, under "Early stopping: keep the best epoch".
///
/// While a network trains, its loss on the training samples keeps falling, but its loss on
/// validation samples, which it does not learn from, reaches a lowest point and rises again. From
/// there on it memorizes the training samples. After each epoch, therefore, one looks at the
/// validation loss:
///
/// - if it is lower than in all epochs before, this is the best epoch so far, and the weights are
///   saved;
/// - if the last `patience` epochs in a row were no better than the best, training stops.
///
/// At the end the saved weights are used, those of the best epoch. An equal loss is no better. If
/// training is never stopped, it ends with the last epoch.
///
/// For example, with a patience of 3:
///
///     epoch    1    2    3    4     5     6     7
///     loss    0.9  0.6  0.5  0.55  0.52  0.51  0.4
///
/// The best epoch is 3. Epochs 4, 5 and 6 are no better, although the loss falls from 4 to 6, so
/// training stops after epoch 6, and nobody sees epoch 7. The answer is best epoch 3, last epoch 6.
///
/// Accuracy: exact. Compare losses as they are, without rounding. Epochs count from 1, whereas
/// `for (index, loss) in validationLosses.enumerated()` counts from 0.
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
