import Checks
import Datasets
import Foundation
import MNISTExercises
import Narration
import NeuralNetworks
import Plotting

let options = narrate(
  chapter: 7, "MNIST: reading handwriting",
  exercises: [
    ReadIDXHeader.exercise.answered(by: readIDXHeader),
    ScalePixels.exercise.answered(by: scalePixels),
    Checks.ConfusionMatrix.exercise.answered(by: confusionMatrix),
    PrecisionRecallF1.exercise.answered(by: precisionRecallF1),
    ShiftPicture.exercise.answered(by: shifted),
    TrainingLoop.exercise.answered(by: TrainingLoop.observing(train)),
    ConfidentMistakes.exercise.answered(by: mostConfidentMistakes),
  ],
  options: [
    .text("data", "DIR", "read the four files of MNIST from this folder"),
    .flag("full", "use all 70,000 pictures of MNIST, downloaded once (12 MB)"),
    .positive(
      "epochs", upTo: 1000, default: 8,
      "how often to go through the pictures and their shifted copies (3 with all of MNIST)"),
    .positive(
      "threads", upTo: Threads.limit, default: Threads.count,
      "how many threads compute; the results do not depend on it"),
  ])

//: A network learns from pictures of handwritten digits and then reads digits it has never seen.
//: This chapter is a first version: it explains its terms, and will be rewritten when the
//: chapters before it are complete.

Threads.count = options.integer("threads")
var generator = SplitMix64(seed: options.seed())

//: ## The data
//:
//: 5,000 pictures of MNIST come with this course: 4,000 to train with and 1,000 to test with, 100
//: of each digit. With `--full` or `--data` it is all of MNIST, 60,000 and 10,000. (How such a file
//: begins is exercise 7.1.)

let usesAllOfMNIST = options.text("data") != nil || options.flag("full")
let digits = stoppingOnFailure {
  if let folder = options.text("data") {
    return try MNIST.read(from: URL(fileURLWithPath: folder))
  }
  guard options.flag("full") else { return try MNIST.embedded() }
  let bar = ProgressBar("Downloading MNIST")
  defer { bar.finish() }
  return try MNIST.full { progress in
    if let expected = progress.expected, expected > 0 {
      bar.update(to: Double(progress.received) / Double(expected))
    }
  }
}

//: Some of the 4,000 are set aside for validation, 25 of each digit. Training never sees them, so
//: they tell how it is going; the test pictures are looked at once, at the end. (Of a set in
//: `--data` one in twelve is set aside, 500 of each digit at most.)

let fewest = digits.training.classCounts.min() ?? 0
let (learning, validation) = digits.training.holdingOut(
  lastPerClass: usesAllOfMNIST ? min(500, fewest / 12) : 25)

show(learning.count, "pictures to learn from")
show(validation.count, "pictures for validation")
show(digits.test.count, "pictures to test with")

/// A picture with its caption, for a figure.
func picture(_ index: Int, of images: LabeledImages, _ caption: String) -> ImageGrid.Image {
  ImageGrid.Image(
    pixels: images.pixels(of: index).map { Float($0) / 255 }, rows: images.rows,
    columns: images.columns, caption: caption)
}

/// Where each digit, 0 to 9, occurs first.
let firstOfEach = (0..<LabeledImages.classes).compactMap { digit in
  learning.labels.firstIndex { $0 == digit }
}

figure(
  "digits",
  ImageGrid(
    title: "The first picture of each digit",
    images: firstOfEach.map { picture($0, of: learning, "labeled \(learning.labels[$0])") },
    columns: 5),
  caption: "Ten of the pictures that the network learns from, with their labels.",
  alt: "Ten handwritten digits, 0 to 9.")

//: ## A baseline
//:
//: Before a network, the simplest thing that could work: an 8 takes more ink than a 1. Guess the
//: digit whose pictures have, on average, the ink nearest to this one's. Whatever the network
//: reaches must be measured against this, not against zero.

/// The ink of a picture: its mean pixel, from 0 to 255.
func ink(_ index: Int, of images: LabeledImages) -> Double {
  let pixels = images.pixels(of: index)
  return Double(pixels.reduce(0) { $0 + Int($1) }) / Double(pixels.count)
}

var inkSums = [Double](repeating: 0, count: LabeledImages.classes)
var pictureCounts = [Double](repeating: 0, count: LabeledImages.classes)
for index in 0..<learning.count {
  inkSums[Int(learning.labels[index])] += ink(index, of: learning)
  pictureCounts[Int(learning.labels[index])] += 1
}
let meanInks = zip(inkSums, pictureCounts).map { $0 / max($1, 1) }

let baselineHits = (0..<digits.test.count).count { index in
  let distances = meanInks.map { abs($0 - ink(index, of: digits.test)) }
  let nearest = distances.indices.min { distances[$0] < distances[$1] }
  return nearest == Int(digits.test.labels[index])
}

let baseline = Double(baselineHits) / Double(digits.test.count)
show(baseline, "read right by the amount of ink alone", as: .percent(1))

//: A blind guess would be right for one picture in ten.

//: ## The network
//:
//: A **unit** adds up its inputs, each times a weight of its own, and a bias. A **layer** is a row of
//: units that see the same inputs. The first layer here has 256 units, each of which sees all 784
//: pixels, scaled to numbers from 0 to 1 (exercise 7.2). It is called hidden, because nobody says
//: what its units should give. Where a sum is negative, the unit gives 0: that is **ReLU**, the
//: rectified linear unit. The second layer turns the 256 numbers into ten scores, one for each digit.

let network = Sequential(
  Dense(inputs: learning.inputWidth, units: 256, activation: .reLU, using: &generator),
  Dense(inputs: 256, units: LabeledImages.classes, using: &generator))

show(network.summaryTable(inputs: learning.inputWidth), "layers")

//: In this summary, n is the number of pictures; parameters are the numbers that training changes.

//: ## Training
//:
//: **Softmax** turns the ten scores into probabilities, which sum to 1. The **loss** says how wrong
//: they are: it is −ln p, where p is the probability of the right digit, so 0 where the network is
//: sure and right, and 2.3 where it gives each digit a tenth. (Its name is categorical cross-entropy.)
//:
//: Training goes through the pictures in batches of 64. For each batch it finds in which direction
//: each weight makes the loss smaller, and moves all of them a little that way. How far, is up to the
//: optimizer, here **Adam**, and the learning rate, 0.001, which a schedule lowers to 0 along half a
//: cosine wave. An **epoch** is one time through all pictures.
//:
//: A digit that moves by one pixel is still the same digit, but its pixels are not. So the network
//: also learns from copies shifted by one pixel in all eight directions: nine pictures for one.

let shifts = (-1...1).flatMap { dy in
  (-1...1).filter { dx in dx != 0 || dy != 0 }.map { dx in Shift(dx: dx, dy: dy) }
}
let examples = ShiftedCopies(learning, shifts: shifts)

let training = Training(
  loss: .categoricalCrossEntropy, optimizer: Adam(learningRate: 0.001), schedule: .cosine,
  epochs: options.isGiven("epochs") || !usesAllOfMNIST ? options.integer("epochs") : 3,
  batchSize: 64)

var epochRows: [[String]] = []
progress("Training") { bar in
  stoppingOnFailure {
    try training.run(
      network, on: examples, validation: validation, using: &generator,
      onStep: { step, steps in bar.update(to: Double(step) / Double(steps)) },
      onEpoch: { report in
        let validationAccuracy = report.validation?.accuracy ?? 0
        epochRows.append([
          "\(report.epoch)", report.training.loss.text(as: .fixed(4)),
          report.training.accuracy.text(as: .percent(1)),
          validationAccuracy.text(as: .percent(1)),
        ])
      })
  }
}
table(["epoch", "loss", "accuracy", "validation accuracy"], epochRows)

//: The loss is 2.3 for blind guesses and 0 for certain and right. The accuracy is the share read
//: right: first of what the network learns from, taken while it learns, then of the validation
//: pictures.

//: ## What it reads
//:
//: Now the test pictures, for the first time. A row of the confusion matrix is a digit, a column
//: what it was taken for (exercise 7.3).

let probabilities = Activation.softmax(predict(network, on: digits.test))
let predictions = probabilities.largestInRows()
let labels = digits.test.labels.map(Int.init)
let confusion = NeuralNetworks.ConfusionMatrix(
  predicted: predictions, actual: labels, classes: LabeledImages.classes)

figure(
  "confusion",
  ConfusionChart(title: "What was read as what", counts: confusion.counts, noun: "digit"),
  caption: "The test pictures by true digit and by the digit they were read as.",
  alt: "A table of ten by ten counts; nearly all stand on the diagonal.")

//: **Precision**: of the pictures read as a digit, the share that are that digit. **Recall**: of
//: the pictures of a digit, the share read as it. **F1**: both in one number, their harmonic mean.

table(
  ["digit", "precision", "recall", "F1"],
  (0..<LabeledImages.classes).map { digit in
    ["\(digit)"]
      + [confusion.precision(of: digit), confusion.recall(of: digit), confusion.f1(of: digit)]
      .map { $0.text(as: .fixed(3)) }
  })

//: ## Where it is wrong and sure of it
//:
//: The mistakes with the highest probability. Some of these digits a person would misread too.

/// The probability of the digit that the network settled on.
func confidence(_ index: Int) -> Float { probabilities[index, predictions[index]] }

let mistakes = labels.indices.filter { predictions[$0] != labels[$0] }
let mostConfident = mistakes.sorted { confidence($0) > confidence($1) }.prefix(6)

figure(
  "mistakes",
  ImageGrid(
    title: "The most confident mistakes",
    images: mostConfident.map { index in
      let probability = Double(confidence(index)).text(as: .percent(1))
      return picture(
        index, of: digits.test, "\(labels[index]) read as \(predictions[index]), \(probability)")
    }, columns: 3),
  caption: "Under each picture: its label, what the network read, and how sure it was.",
  alt: "Six handwritten digits that are hard to read.")

//: ## Your turn
//:
//: Three functions for reading a file of pictures and judging a network.

yourTurn(with: "7.2", "7.3") {
  let yours = confusionMatrix(predictions: predictions, labels: labels, classes: 10)
  show(yours == confusion.counts, "your confusion matrix is the same")
  show(scalePixels([0, 51, 255]), "your scaled pixels of 0, 51 and 255")
}

//: ## The test

show(confusion.accuracy, "test accuracy", as: .percent(1))
finish()
