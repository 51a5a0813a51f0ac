//: # Chapter 7: Reading handwriting
//:
//: A network learns from pictures of handwritten digits and then reads digits it has never seen.

import Checks
import Datasets
import ExerciseSupport
import Foundation
import MNISTExercises
import Narration
import NeuralNetworks
import Plotting

judgeIfAsked([
  ReadIDXHeader.exercise.answered(by: readIDXHeader),
  ScalePixels.exercise.answered(by: scalePixels),
  Checks.ConfusionMatrix.exercise.answered(by: confusionMatrix),
])

let options = Options(
  program: "Chapter07-MNIST",
  about: "Trains a network on handwritten digits and reads digits it has never seen.",
  [
    .text("data", "DIR", "read the four files of MNIST from this folder"),
    .flag("full", "use all 70,000 pictures of MNIST, downloaded once (12 MB)"),
    .positive(
      "epochs", upTo: 1000, default: 8,
      "how often to go through the pictures and their shifted copies (3 with all of MNIST)"),
    .seed(default: 1, "where the random numbers start"),
    .positive(
      "threads", upTo: Threads.limit, default: Threads.count,
      "how many threads compute; the results do not depend on it"),
  ]
).readCommandLine()

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

print("THE DATA\n")
print(
  "\(learning.count) pictures to learn from, \(validation.count) for validation, ", terminator: "")
print("\(digits.test.count) to test with.\n")

/// A picture, for the terminal.
func picture(_ index: Int, of images: LabeledImages) -> TerminalImage {
  TerminalImage(bytes: images.pixels(of: index), rows: images.rows, columns: images.columns)
}

/// Where each digit, 0 to 9, occurs first.
let firstOfEach = (0..<LabeledImages.classes).compactMap { digit in
  learning.labels.firstIndex { $0 == digit }
}
print(
  TerminalGallery(
    firstOfEach.prefix(6).map { index in
      (picture(index, of: learning).croppedToInk(), "labeled \(learning.labels[index])")
    }))

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

print("\nA BASELINE\n")
print("Guessing by the amount of ink alone reads ", terminator: "")
print(percent(Double(baselineHits) / Double(digits.test.count)), terminator: "")
print(" of the test\npictures right; a blind guess, 10%.")

/// A share, such as 0.9575, as a percentage with one decimal: 95.8%.
func percent(_ share: Double) -> String { String(format: "%.1f%%", share * 100) }

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

print("\nTHE NETWORK\n")
print(network.summaryTable(inputs: learning.inputWidth))
print("n is the number of pictures; parameters are the numbers that training changes.\n")

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

print("TRAINING\n")
print("An epoch: each picture and \(shifts.count) shifted copies of it, \(examples.count) in all.")
print("Loss: 2.3 for blind guesses, 0 for certain and right. Accuracy: the share read")
print("right, first of what it learns from, then of the validation pictures.\n")
print("epoch      loss   accuracy   validation")

let bar = ProgressBar("Training")
stoppingOnFailure {
  try training.run(
    network, on: examples, validation: validation, using: &generator,
    onStep: { step, steps in bar.update(to: Double(step) / Double(steps)) },
    onEpoch: { report in
      bar.finish()
      print(
        String(
          format: "%5d    %6.4f     %5.1f%%       %5.1f%%", report.epoch, report.training.loss,
          report.training.accuracy * 100, (report.validation?.accuracy ?? 0) * 100))
    })
}
bar.finish()

//: ## What it reads
//:
//: Now the test pictures, for the first time. A row of the confusion matrix is a digit, a column
//: what it was taken for (exercise 7.3).

let probabilities = Activation.softmax(predict(network, on: digits.test))
let predictions = probabilities.largestInRows()
let labels = digits.test.labels.map(Int.init)
let confusion = ConfusionMatrix(
  predicted: predictions, actual: labels, classes: LabeledImages.classes)

print("\nWHAT IT READS\n")
print("Precision: of the pictures read as a digit, the share that are that digit.")
print("Recall: of the pictures of a digit, the share read as it.")
print("F1: both in one number, 2 · precision · recall / (precision + recall).\n")
print(ConfusionTable(counts: confusion.counts))
print()
print(
  TextTable(
    ["digit", "precision", "recall", "F1"],
    rows: (0..<LabeledImages.classes).map { digit in
      [
        String(digit), String(format: "%.3f", confusion.precision(of: digit)),
        String(format: "%.3f", confusion.recall(of: digit)),
        String(format: "%.3f", confusion.f1(of: digit)),
      ]
    }))

//: ## Where it is wrong and sure of it
//:
//: The mistakes with the highest probability. Some of these digits a person would misread too.

/// The probability of the digit that the network settled on.
func confidence(_ index: Int) -> Float { probabilities[index, predictions[index]] }

let mistakes = labels.indices.filter { predictions[$0] != labels[$0] }
let mostConfident = mistakes.sorted { confidence($0) > confidence($1) }.prefix(6)

print("\nITS MOST CONFIDENT MISTAKES\n")
print(
  TerminalGallery(
    mostConfident.map { index in
      (
        picture(index, of: digits.test).croppedToInk(),
        "\(labels[index]) read as \(predictions[index]), \(percent(Double(confidence(index))))"
      )
    }))

print("\ntest accuracy: \(percent(confusion.accuracy))")
