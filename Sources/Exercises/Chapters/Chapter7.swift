import NeuralNetworks

/// The exercises of chapter 7.
package enum Chapter7 {
  /// All of them, in order.
  package static let exercises = [
    readIDXHeader.exercise, scalePixels.exercise, confusionMatrix.exercise,
    precisionRecallF1.exercise, shifted.exercise, train.exercise, mostConfidentMistakes.exercise,
  ]

  // MARK: - 7.1

  package typealias ReadIDXHeader = Contract<[UInt8], Attempt<[Int], IDXHeaderError>>

  /// The sizes of the dimensions, or the reason why the file cannot be read.
  package static let readIDXHeader = ReadIDXHeader(
    "readIDXHeader",
    in: Outline(
      "7.1", "read an IDX header", file: folder + "ReadIDXHeader.swift", section: "7.1",
      hints: [
        "Work from the front, in the order of the table in the task: make sure that there are four "
          + "bytes, check them, make sure that all sizes are there, and then read the sizes.",
        "A size is four digits in base 256: start from 0, and for each byte multiply by 256 "
          + "and add the byte, as an Int.",
        "Multiply the sizes one by one with multipliedReportingOverflow(by:) and compare the "
          + "product with bytes.count − 4 − 4 · n.",
      ]),
    arguments: ["bytes"])

  // MARK: - 7.2

  package typealias ScalePixels = Contract<[UInt8], [Float]>

  /// Bytes from 0 to 255 become numbers from 0 to 1.
  package static let scalePixels = ScalePixels(
    "scalePixels",
    in: Outline(
      "7.2", "scale pixels", file: folder + "ScalePixels.swift", section: "7.1",
      hints: [
        "Every pixel gets the same treatment, so map the list.",
        "Turn the byte into a Float first; a UInt8 divided by 255 has no room for a fraction.",
        "pixels.map { … } with Float($0) and a division by 255 inside is the whole body.",
      ]),
    arguments: ["pixels"])

  // MARK: - 7.3

  package typealias ConfusionMatrix = Contract<([Int], [Int], Int), [[Int]]>

  /// Row t, column p counts the samples of class t that were predicted as p.
  package static let confusionMatrix = ConfusionMatrix(
    "confusionMatrix",
    in: Outline(
      "7.3", "confusion matrix", file: folder + "ConfusionMatrix.swift", section: "7.6",
      hints: [
        "Start from a matrix of zeros, and let each sample add 1 to one cell.",
        "The label of a sample picks the row, its prediction the column; zip(predictions, "
          + "labels) gives both at once.",
        "In the loop, counts[label][prediction] += 1; before it, counts is an array of "
          + "`classes` rows of `classes` zeros; after it, return counts.",
      ]),
    arguments: ["predictions", "labels", "classes"])

  // MARK: - 7.4

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
      "7.4", "precision, recall and F1", file: folder + "PrecisionRecallF1.swift", section: "7.6",
      hints: [
        "Take one class at a time. Which single cell holds the samples that are of the class and were "
          + "predicted as it? Which cells together hold all that were predicted as it?",
        "The cell is on the diagonal. All that were predicted as class c stand in column c, all that "
          + "are c in row c. Sum each, turn the three numbers into Doubles, and look at the divisor "
          + "before you divide.",
        "For each c: predicted = counts.map { $0[c] }.reduce(0, +) and actual = counts[c].reduce(0, +). "
          + "Then p = predicted > 0 ? hits / predicted : 0, the same for r with actual, and F1 is "
          + "2 * p * r / (p + r) if p + r > 0.",
      ]),
    arguments: ["counts"], neverEmpty: ["counts"])

  // MARK: - 7.5

  package typealias ShiftPicture = Contract<([UInt8], Int, Int, Int, Int), [UInt8]>

  /// A picture moved over its paper.
  package static let shifted = ShiftPicture(
    "shifted",
    in: Outline(
      "7.5", "shift a picture", file: folder + "ShiftPicture.swift", section: "7.4",
      hints: [
        "Start from a list of zeros as long as the picture, and ask of each place in the new picture "
          + "where the pixel that belongs there came from.",
        "Two loops over rows and columns of the new picture. The place it comes from is (row − dy, "
          + "column − dx); if that is in the picture, copy one pixel, else leave the 0.",
        "With fromRow and fromColumn worked out: if (0..<rows).contains(fromRow) && "
          + "(0..<columns).contains(fromColumn), then result[row * columns + column] = "
          + "pixels[fromRow * columns + fromColumn].",
      ]),
    arguments: ["pixels", "rows", "columns", "dx", "dy"])

  // MARK: - 7.6

  package typealias TrainingLoop = Contract<Plan, Training>

  /// Epochs, shuffled batches, forward, loss, backward, step.
  package static let train = TrainingLoop(
    "train",
    in: Outline(
      "7.6", "the training loop", file: folder + "TrainingLoop.swift", section: "7.3",
      hints: [
        "Write two nested loops, the outer one over epochs and the inner one over the places where a "
          + "batch starts. What has to be new in each epoch, and what has to be 0 at its start?",
        "A batch is samples.subset(Array(order[start..<end])), where end is at most order.count. Then "
          + "one line each for forward, loss, gradient with backward, and step.",
        "For start in stride(from: 0, to: order.count, by: batchSize): after outputs = "
          + "network.forward(batch.inputs), add loss(outputs, targets: batch.targets) * "
          + "Double(batch.count) to the total; then _ = network.backward(loss.gradient(outputs, "
          + "targets: batch.targets)) and optimizer.step(network.parameters). The mean of the epoch is "
          + "total / Double(samples.count).",
      ]),
    arguments: ["training"])

  // MARK: - 7.7

  package typealias ConfidentMistakes = Contract<(Matrix, [Int], Int), [Int]>

  /// The mistakes a network was surest of.
  package static let mostConfidentMistakes = ConfidentMistakes(
    "mostConfidentMistakes",
    in: Outline(
      "7.7", "the most confident mistakes", file: folder + "ConfidentMistakes.swift",
      section: "7.6",
      hints: [
        "Three steps: keep the samples that are mistakes, put them in order, take the first ones. In "
          + "which order must the three come?",
        "Work with the numbers of the samples, not with their probabilities: filter labels.indices, "
          + "then sort what is left by the probability of each sample's prediction.",
        "With predictions = probabilities.argmax(): filter { predictions[$0] != labels[$0] }, "
          + "then sorted { probabilities[$0, predictions[$0]] > probabilities[$1, predictions[$1]] }, "
          + "then Array(….prefix(count)).",
      ]),
    arguments: ["probabilities", "labels", "count"], neverEmpty: ["probabilities.columns"])

  private static let folder = "Chapters/Chapter07-MNIST/Exercises/"
}
