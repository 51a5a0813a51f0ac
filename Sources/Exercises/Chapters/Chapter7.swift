import NeuralNetworks

/// The exercises of chapter 7.
package enum Chapter7 {
  /// All of them, in order.
  package static let exercises = [
    readIDXHeader.exercise, train.exercise, shifted.exercise, experiment.exercise,
    confusionMatrix.exercise, precisionRecallF1.exercise, mostConfidentMistakes.exercise,
    fool.exercise, trainedReader.exercise,
  ]

  // MARK: - 7.1

  package typealias ReadIDXHeader = Contract<[UInt8], Attempt<[Int], IDXHeaderError>>

  /// The sizes of the dimensions, or the reason why the file cannot be read.
  package static let readIDXHeader = ReadIDXHeader(
    "readIDXHeader",
    in: Outline(
      "7.1", "read an IDX header", file: folder + "ReadIDXHeader.swift", section: "7.1",
      minutes: 25, difficulty: 2,
      hints: [
        "Work from the front, in the order of the table in the task. What must be true before you may "
          + "look at byte 3, and what before you may read the sizes?",
        "A size is four digits in base 256: from 0, for each byte, multiply by 256 and add the byte as an "
          + "Int. `multipliedReportingOverflow(by:)` multiplies and says whether the product fits.",
        "Feed it, one after another, three bytes, four bytes, and MNIST's header with its last byte "
          + "missing, and print what is thrown. Then let one size be 0: how many bytes must follow?",
      ]),
    arguments: ["bytes"])

  // MARK: - 7.2

  package typealias TrainingLoop = Contract<Plan, Training>

  /// Epochs, shuffled batches, forward, loss, backward, step.
  package static let train = TrainingLoop(
    "train",
    in: Outline(
      "7.2", "the training loop", file: folder + "TrainingLoop.swift", section: "7.3",
      minutes: 30, difficulty: 3,
      hints: [
        "Write two nested loops, the outer one over epochs and the inner one over the places where a "
          + "batch starts. What has to be new in each epoch, and what has to be 0 at its start?",
        "`generator.permutation(of:)`, `samples.subset(…)`, `network.forward`, `loss(outputs, targets:)`, "
          + "`loss.gradient(outputs, targets:)`, `network.backward` and `optimizer.step` are all you "
          + "need. A batch counts with its number of samples.",
        "With 10 samples in batches of 4, print the size of each batch and its loss. Are there three in "
          + "an epoch? And is what you return the mean over samples, not over batches?",
      ]),
    arguments: ["training"])

  // MARK: - 7.3

  package typealias ShiftPicture = Contract<([UInt8], Int, Int, Int, Int), [UInt8]>

  /// A picture moved over its paper.
  package static let shifted = ShiftPicture(
    "shifted",
    in: Outline(
      "7.3", "shift a picture", file: folder + "ShiftPicture.swift", section: "7.4",
      minutes: 15, difficulty: 2,
      hints: [
        "Start from a list of zeros as long as the picture, and ask of each place in the new picture "
          + "where the pixel that belongs there came from.",
        "new[r][c] = old[r − dy][c − dx] where that lies in the picture, and 0 where it does not; the pixel "
          + "in row r and column c is `pixels[r * columns + c]`. `(0..<rows).contains(r)` tells whether r "
          + "is a row.",
        "Shift the picture 1 2 3 / 4 5 6 one column to the left on paper, then print yours. If a number "
          + "turns up at the far end of the row above, what have you not checked?",
      ]),
    arguments: ["pixels", "rows", "columns", "dx", "dy"])

  // MARK: - 7.4

  package typealias Repair = Contract<[Trial], [Record]>

  /// An experiment whose result can be believed.
  package static let experiment = Repair(
    "experiment",
    in: Outline(
      "7.4", "repair the experiment", file: folder + "Experiment.swift", section: "7.4",
      minutes: 30, difficulty: 3, kind: .findTheFault,
      hints: [
        "Follow one test sample from the first line to the last. Where is it read, or a copy of it, "
          + "before the one moment at which the test may be looked at?",
        "Split the originals first, in three: a fifth for the test, a fifth to choose the epoch with, "
          + "and the rest to learn from. `generator.permutation(of: laboratory.count)` is a random "
          + "order. Then go through the lines and ask of each which of the three it may read.",
        "Write the three names, training, validation and test, beside every line of yours that "
          + "takes a list of samples. Which line has two names? And how many networks are measured on "
          + "the test?",
      ]),
    arguments: ["trials"], neverEmpty: ["trials"])

  // MARK: - 7.5

  package typealias ConfusionMatrix = Contract<([Int], [Int], Int), [[Int]]>

  /// Row t, column p counts the samples of class t that were predicted as p.
  package static let confusionMatrix = ConfusionMatrix(
    "confusionMatrix",
    in: Outline(
      "7.5", "confusion matrix", file: folder + "ConfusionMatrix.swift", section: "7.6",
      minutes: 10, difficulty: 2,
      hints: [
        "Each sample adds 1 to one cell. Which of its two classes picks the row?",
        "`zip(predictions, labels)` pairs two lists, `[Int](repeating: 0, count: 3)` is a list of three "
          + "zeros, and `counts[row][column] += 1` counts in a list of lists.",
        "Take a single sample that is a 0 and was predicted as 1, and print the matrix of three classes. "
          + "Is the 1 in the first row? And what comes out for no samples?",
      ]),
    arguments: ["predictions", "labels", "classes"])

  // MARK: - 7.6

  package typealias PrecisionRecallF1 = Contract<[[Int]], Metrics>

  /// A number for each class, three times.
  package struct Metrics: Codable, Sendable {
    package var precision: [Double]
    package var recall: [Double]
    package var f1: [Double]

    package init(precision: [Double], recall: [Double], f1: [Double]) {
      self.precision = precision
      self.recall = recall
      self.f1 = f1
    }
  }

  /// Precision, recall and F1 of each class, from a confusion matrix.
  package static let precisionRecallF1 = PrecisionRecallF1(
    "precisionRecallF1",
    in: Outline(
      "7.6", "precision, recall and F1", file: folder + "PrecisionRecallF1.swift", section: "7.6",
      minutes: 15, difficulty: 2, kind: .transcribe,
      hints: [
        "Take one class at a time. Which single cell holds the samples that are of the class and were "
          + "predicted as it? Which cells together hold all that were predicted as it?",
        "Precision is hits / all predicted as c, recall is hits / all that are c, and F1 is 2pr / (p + r). "
          + "`counts[c].reduce(0, +)` sums a row, and `counts.map { $0[c] }` is a column.",
        "Print hits, predicted and actual for each class of the worked example before you divide. Which "
          + "of them is 0, and what does Swift make of Double 0 / 0?",
      ]),
    arguments: ["counts"], neverEmpty: ["counts"])

  // MARK: - 7.7

  package typealias ConfidentMistakes = Contract<(Matrix, [Int], Int), [Int]>

  /// The mistakes a network was surest of.
  package static let mostConfidentMistakes = ConfidentMistakes(
    "mostConfidentMistakes",
    in: Outline(
      "7.7", "the most confident mistakes", file: folder + "ConfidentMistakes.swift",
      section: "7.6",
      minutes: 15, difficulty: 2,
      hints: [
        "Three steps: keep the samples that are mistakes, put them in order, take the first ones. In "
          + "which order must the three come?",
        "`probabilities.argmax()` is the prediction for each row. Work with the numbers of the samples, "
          + "not with their probabilities: filter, then sort by the probability of each sample's "
          + "prediction. `Array(list.prefix(2))` is the first two or fewer.",
        "Print each mistake of the worked example with its confidence. Samples 1 and 3 are equally sure: "
          + "which comes first in yours? And what if `count` is larger than the number of mistakes?",
      ]),
    arguments: ["probabilities", "labels", "count"], neverEmpty: ["probabilities.columns"])

  // MARK: - 7.8

  package typealias FoolIt = Contract<Gallery, Matrix>

  /// A picture that a network misreads, with few pixels changed.
  package static let fool = FoolIt(
    "fool",
    in: Outline(
      "7.8", "fool it", file: folder + "FoolIt.swift", section: "7.7",
      minutes: 30, difficulty: 3, kind: .design,
      hints: [
        "If you were allowed to change one pixel only, which would you take? What must you know about "
          + "every pixel to decide?",
        "`network.forward(picture)`, then `network.backward(Loss.categoricalCrossEntropy.gradient("
          + "scores, targets: target))` gives the slope of each pixel, as section 7.7 shows; the target "
          + "is `Matrix(oneHot: [label], classes: 10)`. A pixel can do as much as its slope times the "
          + "room it has left, up to 1 where the slope is positive, down to 0 where it is negative.",
        "After each changed pixel, print which digit is read and with which probability of the right "
          + "one. Does that fall with every pixel? If not, are the slopes those of the picture as it "
          + "is now?",
      ]),
    arguments: ["digits and the network that reads them"])

  // MARK: - 7.9

  package typealias Capstone = Contract<Course, Reading>

  /// A reader of digits of which every line is the learner's.
  package static let trainedReader = Capstone(
    "trainedReader",
    in: Outline(
      "7.9", "every line of it is yours", file: folder + "Capstone.swift", section: "7.3",
      minutes: 120, difficulty: 3, kind: .design,
      hints: [
        "Begin with the smallest reader that can work, without hidden units, and get its gradient "
          + "right. Which of your functions from chapters 2, 4 and 5 are its parts? Hidden units need "
          + "random weights at first: for their size, go back to the rule of section 3.5.",
        "With Z = XW + b, and P the softmax of the scores, the gradient of the mean cross-entropy by the "
          + "scores is (P − T) / n; then dW = XᵀdZ, db the column sums of dZ, and dX = dZ Wᵀ, which "
          + "ReLU's slope passes or stops. `matmul(transposing:_:)` and `matmul(_:transposing:)` are "
          + "quick. A step of 6.1 to 6.5 for each matrix, and a rate that falls as in 6.7, do the rest.",
        "Print the loss of every epoch. Is it about 2.3 at first, and does it fall? If not, nudge one "
          + "number of one matrix by 0.01 and compare with your gradient. For less than 5,000 "
          + "parameters: how many of the 784 pixels does a reader need one by one?",
      ]),
    arguments: ["pictures, labels, and secret pictures"])

  private static let folder = "Chapters/Chapter07-MNIST/Exercises/"
}
