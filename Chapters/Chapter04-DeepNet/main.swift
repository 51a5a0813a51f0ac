import Datasets
import DeepNetExercises
import Exercises
import Foundation
import Narration
import NeuralNetworks
import Plotting

let options = narrate(
  chapter: 4, "Deep net: layers on layers", exercises: Chapter4.exercises)

//: Give a network with two hidden layers (chapter 3) 1,000 pictures of handwritten digits, and a
//: second later it reads digits that it has never seen. The table compares it with four simpler
//: readers, on 250 test digits from the same filled-in forms as the training pictures and on 382
//: digits of strangers, from other forms (chapter 1).

// Folded: five readers of digits, trained and tested
let digits = stoppingOnFailure { try Digits8x8.load() }
let (training, validation) = (digits.training.dataset(), digits.validation.dataset())
let (test, strangers) = (digits.test.dataset(), digits.strangers.dataset())

/// Seeds that follow from the chapter's.
func seeds(_ count: Int) -> [UInt64] { (1...count).map { 100 * options.seed() + UInt64($0) } }

/// A network of dense layers: the hidden ones with an activation, the last one without.
func stack(
  inputs: Int, hidden: [Int], outputs: Int, _ activation: Activation, seed: UInt64
) -> Sequential {
  var generator = SplitMix64(seed: seed)
  var layers: [any Layer] = []
  var width = inputs
  for units in hidden {
    layers.append(Dense(inputs: width, units: units, activation: activation, using: &generator))
    width = units
  }
  layers.append(Dense(inputs: width, units: outputs, using: &generator))
  return Sequential(layers)
}

/// Trains a network with Adam; what is drawn follows from the seed.
func train(
  _ network: Sequential, on data: Dataset, _ loss: Loss, rate: Float, epochs: Int,
  batchSize: Int = 32, seed: UInt64, onEpoch: (EpochReport) -> Void = { _ in }
) {
  var generator = SplitMix64(seed: seed)
  let training = Training(
    loss: loss, optimizer: Adam(learningRate: rate), epochs: epochs, batchSize: batchSize)
  stoppingOnFailure {
    try training.run(network, on: data, using: &generator, onEpoch: { onEpoch($0) })
  }
}

/// The networks of several seeds, trained at the rate that suits their shape best.
struct Trained {
  let networks: [Sequential]
  let rate: Float
  let validationAccuracies: [[Double]]  // at each rate, of the seeds that chose

  /// The accuracy of each network.
  func accuracies(on data: Dataset) -> [Double] {
    networks.map { NeuralNetworks.accuracy($0(data.inputs), targets: data.targets) }
  }
  /// The mean accuracy of the networks.
  func accuracy(on data: Dataset) -> Double { accuracies(on: data).mean() }
  /// The network with the median accuracy.
  func middle(on data: Dataset) -> Sequential {
    let reached = accuracies(on: data)
    return networks[reached.indices.sorted { reached[$0] < reached[$1] }[networks.count / 2]]
  }
}

/// Tries every rate with the first two seeds, keeps the one whose mean loss on the validation samples
/// is lowest, and trains the networks of all seeds at it.
func trainAtBestRate(
  of rates: [Float], seeds: [UInt64], on data: Dataset, validation: Dataset, epochs: Int,
  network: (UInt64) -> Sequential
) -> Trained {
  func trained(_ seeds: ArraySlice<UInt64>, _ rate: Float) -> [Sequential] {
    seeds.map { seed in
      let network = network(seed)
      train(network, on: data, .categoricalCrossEntropy, rate: rate, epochs: epochs, seed: seed)
      return network
    }
  }
  let tries = rates.map { trained(seeds.prefix(2), $0) }
  let losses = tries.map { networks in
    networks.map {
      Loss.categoricalCrossEntropy($0(validation.inputs), targets: validation.targets)
    }.mean()
  }
  let best = losses.indices.min { losses[$0] < losses[$1] } ?? 0
  return Trained(
    networks: tries[best] + trained(seeds.dropFirst(2), rates[best]), rate: rates[best],
    validationAccuracies: tries.map { networks in
      networks.map { accuracy($0(validation.inputs), targets: validation.targets) }
    })
}

/// The label of the nearest training picture, by squared distance, for each of some pictures.
func nearestLabels(of pictures: Matrix, among known: LabeledImages) -> [Int] {
  let inputs = known.inputs()
  let squares = (inputs * inputs).rowSums().transposed()
  // |a − b|² = |a|² − 2 a·b + |b|², and |a|² is the same for every b.
  let closeness = (2 * matmul(pictures, transposing: inputs)).adding(row: -squares)
  return closeness.argmax().map { Int(known.labels[$0]) }
}
/// The share of pictures with the given answers that are right.
func share(_ answers: [Int], right images: LabeledImages) -> Double {
  Double(zip(answers, images.labels).count { $0 == Int($1) }) / Double(images.count)
}

let readers = progress("Learning ten digits") { bar in
  [[], [64], [64, 32]].enumerated().map { index, hidden in
    let trained = trainAtBestRate(
      of: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1], seeds: seeds(5), on: training,
      validation: validation,
      epochs: 30
    ) { stack(inputs: 64, hidden: hidden, outputs: 10, .relu, seed: $0) }
    bar.update(to: Double(index + 1) / 3)
    return trained
  }
}
let (softmaxRegression, shallow, deep) = (readers[0], readers[1], readers[2])
let commonest =
  digits.training.classCounts.enumerated().max { $0.element < $1.element }?.offset ?? 0
let neighborAnswers = [test, strangers].map { nearestLabels(of: $0.inputs, among: digits.training) }

func always(_ digit: Int, right images: LabeledImages) -> Double {
  share(Array(repeating: digit, count: images.count), right: images)
}
let readings: [(name: String, keeps: Int, test: Double, strangers: Double)] = [
  (
    "always “\(commonest)”, the commonest", 1, always(commonest, right: digits.test),
    always(commonest, right: digits.strangers)
  ),
  (
    "softmax regression", softmaxRegression.networks[0].parameterCount,
    softmaxRegression.accuracy(on: test), softmaxRegression.accuracy(on: strangers)
  ),
  (
    "nearest neighbor", digits.training.pixels.count, share(neighborAnswers[0], right: digits.test),
    share(neighborAnswers[1], right: digits.strangers)
  ),
  (
    "one hidden layer, 64-64-10", shallow.networks[0].parameterCount,
    shallow.accuracy(on: test), shallow.accuracy(on: strangers)
  ),
  (
    "**deep network, 64-64-32-10**", deep.networks[0].parameterCount, deep.accuracy(on: test),
    deep.accuracy(on: strangers)
  ),
]
for (name, reading) in zip(["commonest", "softmax", "neighbor", "shallow", "deep"], readings) {
  record(reading.test.text(as: .percent(1)), "\(name) on the test")
  record(reading.strangers.text(as: .percent(1)), "\(name) on strangers")
}
record(readings[2].keeps, "numbers of the neighbors")
record(softmaxRegression.rate, "rate of softmax regression")
record(shallow.rate, "rate of one hidden layer")
record(deep.rate, "rate of the deep network")
record(readings[4].keeps, "parameters of the deep network")
record(64 * 64 + 64 + 64 * 10 + 10, "parameters of 64-64-10")
record(64 * 8 + 8 + 8 * 64 + 64 + 64 * 10 + 10, "parameters of 64-8-64-10")
record(64 * 64 * 3, "numbers of a cat")
record(64 * 64 * 3 + 1, "parameters of one unit")
record(100 * (64 * 64 * 3 + 1), "parameters of a hundred units")

table(
  ["reader", "numbers it keeps, without labels", "test", "strangers"],
  readings.map {
    [
      $0.name, $0.keeps.text, $0.test.text(asShareOf: test.count),
      $0.strangers.text(asShareOf: strangers.count),
    ]
  })

// Folded: ten digits of strangers and what the deep network answers
let deepReader = deep.middle(on: validation)
let strangerAnswers = Activation.softmax(deepReader(strangers.inputs))
func readDigit(_ index: Int, in images: LabeledImages, _ answers: Matrix) -> ImageGrid.Image {
  let answer = answers.rows(index..<index + 1).argmax()[0]
  return .init(
    pixels: images.inputs().row(index), rows: images.rows, columns: images.columns,
    caption:
      "\(answer)\(answer == Int(images.labels[index]) ? "" : " (is \(images.labels[index]))"), "
      + answers[index, answer].text(as: .percent(0)))
}
let tenStrangers = (0..<10).map { digit in
  // The fourth of its kind: the first ones are not special, and neither is this.
  digits.strangers.labels.indices.filter { Int(digits.strangers.labels[$0]) == digit }[3]
}

let wrongOfTen = tenStrangers.enumerated().count {
  strangerAnswers.rows($1..<$1 + 1).argmax()[0] != $0
}

figure(
  "digits",
  ImageGrid(
    title: "Ten digits of strangers",
    images: tenStrangers.map { readDigit($0, in: digits.strangers, strangerAnswers) }, columns: 5),
  caption:
    "The digits 0 to 9 as strangers wrote them, 8 × 8 pixels each. Below each picture stand the deep network's answer, the label where it differs, and the answer's probability; \(wrongOfTen == 1 ? "one answer is" : "\(wrongOfTen) answers are") wrong.",
  alt:
    "Ten small handwritten digits in two rows, zero to nine. Below each is a digit and a percentage."
)

//: Rows for networks are means over five random starts, and ± is the standard error of a share of
//: so many digits (chapter 1), which is too small for the strangers, since each of them wrote many.
//: Two hidden layers read {{deep on the test}} of the test digits and {{deep on strangers}} of the
//: strangers. But softmax regression (chapter 2), ten units that see the pixels directly with no
//: hidden layer between, reads {{softmax on the test}} and {{softmax on strangers}}, and the best
//: reader of strangers is no network: nearest neighbor looks up the most similar of the 1,000
//: training pictures and repeats its label.
//:
//: After this chapter you will be able to build every reader in this table, say why a deep network
//: gets off to a good start or to none, predict numbers as well as classes, and tell when depth
//: pays and when an older method is the better tool.

//: ## Why deep learning, and why now
//:
//: Every reader in the table learns from samples with labels, which is *supervised learning*, the
//: subject of this course; *unsupervised learning* looks for structure in samples without labels.
//: In *structured data*, such as a table of cars, each column means something by itself. Pictures,
//: sound and text are *unstructured data*: what counts is how hundreds of numbers stand together.
//: On large, varied pictures, older methods usually do well only with features that a person has
//: designed (LeCun and others, 2015), whereas a deep network makes its own, each hidden layer from
//: what the layer before computed. Our digits are so small and so neatly centered that comparing
//: raw pixels works as well, which is why nearest neighbor can lead the table.
//:
//: ### Deeper: How does a color picture become a row of numbers?
//:
//: A color picture holds three numbers for each pixel, for red, green and blue. In Andrew Ng's
//: course, which one of our sources follows, a network has to tell whether a picture shows a cat.
//: The pictures are 64 pixels wide and 64 high, so each one *unrolls* into a row of 64 × 64 × 3 =
//: {{numbers of a cat}} numbers.

// Folded: a picture of 4 × 4 pixels in three colors
let (sky, sun, sea): ([Float], [Float], [Float]) = (
  [120, 180, 240], [250, 200, 60], [20, 80, 160]
)
let scene = [sky, sky, sun, sun, sky, sky, sun, sun, sky, sky, sky, sky, sea, sea, sea, sea]
let planes = (0..<3).map { color in scene.map { $0[color] } }
func picture(_ values: [Float], rows: Int, columns: Int, _ caption: String) -> ImageGrid.Image {
  .init(
    pixels: values.map { 1 - $0 / 255 }, rows: rows, columns: columns, caption: caption,
    numbers: values.map { $0.text })
}
figure(
  "unrolled",
  Panels(
    title: "From a color picture to one row", columns: 1,
    [
      (
        "sun over the sea, 4 × 4 pixels in three colors",
        ImageGrid(
          title: "",
          images: zip(planes, ["red", "green", "blue"]).map {
            picture($0, rows: 4, columns: 4, $1)
          }, columns: 3)
      ),
      (
        "the first 16 of the 48 numbers in its row",
        ImageGrid(
          title: "",
          images: [picture(planes[0], rows: 1, columns: 16, "red, from top left to bottom right")],
          columns: 1)
      ),
    ]),
  caption:
    "A color picture is three tables of numbers from 0 to 255, light where there is much of the color. Unrolled, it is one row: all numbers of the red table, row after row, then the green and the blue ones.",
  alt:
    "Three square tables of 4 by 4 numbers, for red, green and blue, and below them a single row with the 16 numbers of the first table."
)

//: - Question: A single unit without a hidden layer looks at such a picture of a possible cat. How
//:   many parameters does it have, and how many does a hidden layer of 100 such units have?
//: - Answer: The unit has a weight for each of the {{numbers of a cat}} numbers and a bias, so
//:   {{parameters of one unit}}. A hundred of them have {{parameters of a hundred units}}. That is
//:   why networks for large pictures share weights between places (convolutional networks, at the
//:   end of chapter 7).

//: ### More data, more computing
//:
//: Networks like ours are decades old. What has changed is the amount of data, the speed of the
//: machines that go through it, and a handful of tricks, two of which are in section 4.5. In 2012
//: an average of several networks, each with eight layers and 60 million parameters, learned from
//: 1.2 million labeled photographs and made over a third fewer errors than the runner-up in the
//: ImageNet competition (Krizhevsky and others). In {{figure growth}}, three readers learn from 100
//: to 4,000 of the 28 × 28 pictures of MNIST, the larger digits of chapter 7.

// Folded: three readers and more and more digits
let mnist = stoppingOnFailure { try MNIST.embedded() }
let manyTest = mnist.test.dataset()
let perClass = [10, 60, 400]
/// The first pictures of each class; the file is sorted by class, 400 of each.
func first(_ count: Int) -> LabeledImages {
  mnist.training.subset((0..<10).flatMap { digit in (0..<count).map { 400 * digit + $0 } })
}
struct Growth {
  let name: String
  var accuracies: [Double] = []
}
let growth = progress("More data") { bar in
  var growth = ["softmax regression", "deep network", "nearest neighbor"].map { Growth(name: $0) }
  for (index, count) in perClass.enumerated() {
    let images = first(count)
    let data = images.dataset()
    for (method, hidden) in [[], [64, 32]].enumerated() {
      let reached = seeds(2).map { seed -> Double in
        let network = stack(inputs: 784, hidden: hidden, outputs: 10, .relu, seed: seed)
        train(
          network, on: data, .categoricalCrossEntropy, rate: 0.003, epochs: 20_000 / images.count,
          seed: seed)
        return accuracy(network(manyTest.inputs), targets: manyTest.targets)
      }
      growth[method].accuracies.append(reached.mean())
    }
    let answers = nearestLabels(of: manyTest.inputs, among: images)
    growth[2].accuracies.append(share(answers, right: mnist.test))
    bar.update(to: Double(index + 1) / Double(perClass.count))
  }
  return growth
}
for (name, line) in zip(["softmax", "deep", "neighbors"], growth) {
  record(line.accuracies[0].text(asShareOf: 1000), "\(name) with 100")
  record(line.accuracies[2].text(asShareOf: 1000), "\(name) with 4,000")
}

figure(
  "growth",
  Chart(
    title: "More data helps some readers more than others",
    x: Axis(
      "digits to learn from", scale: .logarithmic, range: 80...5000,
      ticks: perClass.map { Double(10 * $0) }),
    y: Axis("test accuracy (%)", range: 60...100),
    growth.flatMap { line -> [Mark] in
      let x = perClass.map { Double(10 * $0) }
      let y = line.accuracies.map { 100 * $0 }
      return [.line(x: x, y: y, line.name), .points(x: x, y: y, line.name)]
    }),
  caption:
    "Accuracy on 1,000 test digits of MNIST, from 60% up, over the number of training digits on a logarithmic scale. The deep network is 784-64-32-10. Each network's accuracy is the mean of two random starts at the learning rate 0.003; every run sees about 20,000 digits in all, so smaller sets are repeated more often.",
  alt:
    "Three rising lines from 100 to 4,000 digits. They begin close together, that of softmax regression on top; at the right it is the lowest, and the other two have nearly met above it."
)

//: With 100 digits softmax regression is as good as any: it reads {{softmax with 100}}, the deep
//: network {{deep with 100}} and nearest neighbor {{neighbors with 100}}. More data helps it least,
//: since its ten units can express only so much. With 4,000 digits it is last, with
//: {{softmax with 4,000}}; the deep network reads {{deep with 4,000}}, and nearest neighbor, which
//: keeps every picture, {{neighbors with 4,000}}. One subset of each size and one rate for both
//: networks make this an illustration, not a contest.
//:
//: ### Deeper: And with all of MNIST?
//:
//: With all 60,000 training digits of MNIST, nearest neighbor makes 3.1% mistakes, and a plain
//: network of six layers, which was given distorted copies of them as well, made 0.35% (Cireşan and
//: others, 2010).
//:
//: ### When older methods win
//:
//: The left end of the figure is the other half of the story: where data are few, a simple model
//: does as well, trains in a moment and can be read. On structured data an older method can win on
//: larger tables as well, though not always a simple one. A *decision tree* asks one yes-or-no
//: question about a column after another until it reaches an answer, and an ensemble combines the
//: answers of many trees. In a careful comparison on 45 tables of about 10,000 rows, such ensembles
//: were still ahead of deep networks (Grinsztajn and others, 2022). That is why this course puts a
//: baseline, the simplest method that could work, beside every network.

//: ## A notation for many layers
//:
//: A network is *deep* if it has two or more hidden layers, where a shallow one has only one. To
//: write about many layers we number them from left to right. The inputs are layer 0, layer 1 works
//: on the inputs, layer 2 on the outputs of layer 1, and so on up to the last layer, $`D`$, which
//: is also the *depth* of the network.

figure(
  "deep",
  NetworkDiagram(
    title: "A deep network for digits of 28 × 28 pixels",
    layers: [
      .init("layer 0", count: 784), .init("layer 1", count: 16), .init("layer 2", count: 16),
      .init("layer 3", units: (0...9).map(String.init)),
    ]),
  caption:
    "A network of the shape 784-16-16-10: 784 pixels, two hidden layers of 16 units, and an output for each digit. Each line is a weight and belongs to the layer in which it ends; the circles of layer 0 compute nothing.",
  alt:
    "Four columns of circles for 784 pixels, two hidden layers of 16 units and ten digits. Every circle is joined by lines to all circles of the next column."
)

//: The index says which layer is meant, so $`W_l`$ are the weights of layer $`l`$, with a row for
//: each of its inputs and a column for each of its units; $`b_l`$ are its biases, and $`f_l`$ is
//: its activation function. $`Z_l`$ are the preactivations and $`A_l`$ the activations that come
//: out, with a row for each sample as before. Every layer does the same with what it gets: it
//: multiplies by its weights, adds its biases and applies its activation function.
//:
//: ```math
//: Z_l = A_{l-1} W_l + b_l \qquad A_l = f_l(Z_l) \qquad A_0 = X
//: ```
//:
//: Going through all layers in this way is the forward pass of chapter 3, often called *forward
//: propagation*. As in chapter 3, the one row $`b_l`$ is added to every row of the product. The
//: network in {{figure deep}} has $`D = 3`$ layers.
//:
//: All shapes follow from the numbers of units, because a layer needs one weight for each pair of
//: an input and a unit, and one bias for each unit. The table shows them for a batch of 100
//: pictures.

// Folded: the table of shapes
let sizes = [784, 16, 16, 10]
let batchSize = 100
var parametersInAll = 0
var shapeRows: [[String]] = []
for layer in 1..<sizes.count {
  let (inputs, units) = (sizes[layer - 1], sizes[layer])
  let parameters = inputs * units + units
  parametersInAll += parameters
  shapeRows.append([
    "\(layer)", "\(batchSize) × \(inputs)", "\(inputs) × \(units)", "1 × \(units)",
    "\(batchSize) × \(units)", parameters.text,
  ])
}
record(parametersInAll, "parameters in all")
table(
  ["layer l", "inputs Aₗ₋₁", "weights Wₗ", "biases bₗ", "outputs Aₗ", "parameters"],
  shapeRows)

//: In all there are {{parameters in all}} parameters, nearly all of them in the first layer, where
//: the inputs are many.
//:
//: Taking a whole batch in one matrix product, instead of looping over samples, units and inputs,
//: is called *vectorization*. It saves no multiplication, but a processor does the same work many
//: times faster.
//:
//: ### Deeper: How much faster is one product?
//:
//: The first layer of the network above, for 100 random pictures, once with three loops and once as
//: a product. (`sum.addProduct(x, w)` adds $`x \cdot w`$ to the sum and rounds once.)

var generator = SplitMix64(seed: options.seed())
let pictures = Initializer.uniform(0..<1).weights(inputs: 100, units: 784, using: &generator)
let firstWeights = Initializer.uniform(-0.1..<0.1).weights(
  inputs: 784, units: 16, using: &generator)

func oneAtATime(_ inputs: Matrix, _ weights: Matrix) -> Matrix {
  var sums = Matrix(rows: inputs.rows, columns: weights.columns)
  for sample in 0..<inputs.rows {
    for unit in 0..<weights.columns {
      var sum: Float = 0
      for feature in 0..<inputs.columns {
        sum.addProduct(inputs[sample, feature], weights[feature, unit])
      }
      sums[sample, unit] = sum
    }
  }
  return sums
}
let looped = oneAtATime(pictures, firstWeights)
let product = matmul(pictures, firstWeights)
show(looped == product, "the same numbers, to the last bit")
show(100 * 784 * 16, "multiplications, either way")

//: The product keeps several numbers in one register and multiplies them with one instruction, it
//: uses a number several times once it has it from memory, and it may share the rows among the
//: cores of the processor. On a server with two cores in 2026, the three loops, compiled for speed,
//: took about 1.4 milliseconds and the product 0.02 to 0.03. Seconds depend on the machine, so you
//: see yours only when you run this chapter.

// Folded: how the times are taken
let clock = ContinuousClock()
func milliseconds(_ work: () -> Void) -> Double {
  let times = (0..<3).map { _ in clock.measure(work) / .milliseconds(1) }
  return times.min() ?? 0
}
showInTerminal(
  milliseconds { _ = oneAtATime(pictures, firstWeights) },
  "three loops of this chapter, compiled for debugging, milliseconds", as: .significant(2))
showInTerminal(
  milliseconds { _ = naiveMatmul(pictures, firstWeights) },
  "three loops compiled for speed, milliseconds", as: .significant(2))
showInTerminal(
  milliseconds { _ = matmul(pictures, firstWeights) }, "one product, milliseconds",
  as: .significant(2))

//: ### Deeper: How do other texts write it?
//:
//: Ng writes $`W^{[l]}`$ where we write $`W_l`$, puts a sample in a column and so reads
//: $`W^{[l]} \cdot A^{[l-1]} + b^{[l]}`$, and calls the number of layers $`L`$, which is the loss
//: here.

//: ## A network, layer by layer
//:
//: `Sequential` puts layers one after the other, so that the outputs of each are the inputs of the
//: next, and `Dense` is a layer in which every unit sees every input. If you have met Keras, you
//: know both from its *sequential API*. On the left is the deep network of our table in Keras, on
//: the right in this library. Its activation function is ReLU (chapter 2), and section 4.4 explains
//: `Adam` and `from_logits`.
//:
//: ```python
//: model = keras.Sequential([
//:     keras.Input(shape=(64,)),
//:     Dense(64, activation="relu"),
//:     Dense(32, activation="relu"),
//:     Dense(10)])
//: model.summary()
//: model.compile(
//:     optimizer=Adam(learning_rate=0.003),
//:     loss=CategoricalCrossentropy(
//:         from_logits=True))
//: model.fit(X, T, batch_size=32, epochs=30)
//: ```
//: ```swift
//: let model = Sequential(
//:   Dense(inputs: 64, units: 64,
//:         activation: .relu, using: &random),
//:   Dense(inputs: 64, units: 32,
//:         activation: .relu, using: &random),
//:   Dense(inputs: 32, units: 10,
//:         using: &random))
//: model.summaryTable(inputs: 64)
//: let plan = Training(
//:   loss: .categoricalCrossEntropy,
//:   optimizer: Adam(learningRate: 0.003),
//:   epochs: 30, batchSize: 32)
//: try plan.run(model, on: data,
//:              using: &random)
//: ```
//:
//: Keras infers a layer's inputs and keeps its random generator out of sight.
//: The summary lists each layer, the shape of what it makes of our $`m`$ samples, which the library
//: calls n, and its parameters.

show(deepReader.summaryTable(inputs: 64), "the layers")

//: A network is called like a function and returns the outputs of its last layer. To see that a
//: layer does nothing beyond the formula, compute layer 1 by hand on the training digits. Swift
//: counts from 0, so layer 1 is `layers[0]`.

let X = training.inputs
let (W1, b1) = (deepReader.parameters[0].value, deepReader.parameters[1].value)
let Z1 = matmul(X, W1).adding(row: b1)
let A1 = Activation.relu(Z1)
show(A1, "A₁", as: .fixed(2))
show(A1 == deepReader.layers[0](X), "the same as the library's layer")

record(64 * 32 + 32 + 32 * 10 + 10, "parameters of layers 2 and 3")
record(64 * 10 + 10, "parameters of the layer worth both")

//: - Question: The last layer has no activation function, because its outputs are scores for
//:   softmax (chapter 2). Suppose somebody forgets the ReLU of layer 2 as well. What can the
//:   network still do, and how many parameters would be enough for layers 2 and 3?
//: - Answer: Nothing bends between layers 2 and 3, so a single layer can replace both: its weights
//:   are the product W₂W₃, 64 × 10, and its biases b₂ · W₃ + b₃, 1 × 10. The network can do what
//:   64-64-10 can. Layers 2 and 3 have {{parameters of layers 2 and 3}} parameters, and
//:   {{parameters of the layer worth both}} would be enough.

//: ### Deeper: What does a hidden unit look for?
//:
//: Each column of $`W_1`$ has one weight for each pixel, so it can be drawn as a picture. Those of
//: the first 16 units of the trained reader look like this.

// Folded: weights as pictures
figure(
  "units",
  ImageGrid(
    title: "What 16 hidden units weigh",
    images: (0..<16).map { unit in
      .init(pixels: (0..<64).map { W1[$0, unit] }, rows: 8, columns: 8, caption: "unit \(unit + 1)")
    }, columns: 8, signed: true, label: "weight"),
  caption:
    "The weights of 16 units of layer 1, each in the place of its pixel. Ink on an orange pixel raises the unit's sum, and ink on a blue one lowers it.",
  inTerminal:
    "The weights of 16 units of layer 1, each in the place of its pixel. Ink on a pixel with a positive weight raises the unit's sum, and ink on one with a negative weight lowers it.",
  alt:
    "Sixteen pictures of 8 by 8 pixels in two rows, each a patchwork of positive and negative weights."
)

//: It would be nice to see strokes and loops, and there are none to speak of. A unit weighs patches
//: of ink against patches of paper in a way that has no name, and no single one decides. Training
//: asks for a low loss and not for features that a person would recognize.

//: ## Ten classes
//:
//: The network should say which of $`K = 10`$ digits a picture shows. It has an output for each
//: class, so each target is a *one-hot* row of ten numbers: 1 in the column of the right digit and
//: 0 elsewhere.

show(digits.training.labels[10..<13].map { Int($0) }, "three labels")
show(training.targets.rows(10..<13), "the same, one-hot", as: .integer)

//: A single output with values from 0 to 9 would tell the network that a 7 is nearly an 8 and far
//: from a 1, although a scrawled 7 is more likely to be a 1. The digits are names here, not amounts.
//:
//: Softmax turns the ten scores of a picture into probabilities, and the loss of a picture is
//: $`-\ln p`$, where $`p`$ is the probability given to the right digit. The categorical
//: cross-entropy of chapter 2 says this in one formula for all $`m`$ pictures, with $`p_{ik}`$ for
//: the probability that picture $`i`$ shows digit $`k`$, and $`t_{ik}`$ for the target:
//:
//: ```math
//: L = -\frac{1}{m} \sum_{i=1}^{m} \sum_{k=0}^{9} t_{ik} \ln p_{ik}
//: ```
//:
//: The inner sum looks long, but nine of its ten terms are zero, and what remains is the logarithm
//: for the right digit. For one picture, the gradient for each score is probability minus target,
//: as simple as it was for the log loss of chapter 1.

let untrained = stack(inputs: 64, hidden: [64, 32], outputs: 10, .relu, seed: options.seed())
let guesses = Activation.softmax(untrained(training.inputs.rows(10..<13)))
table(
  ["right digit", "its probability p", "loss, −ln p"],
  (0..<3).map { sample in
    let label = Int(digits.training.labels[10 + sample])
    let p = guesses[sample, label]
    return ["\(label)", p.text(as: .fixed(4)), (-log(p)).text(as: .fixed(4))]
  })
show(
  Loss.categoricalCrossEntropy(untrained(X), targets: training.targets),
  "loss of the untrained network", as: .fixed(3))

//: A network that knows nothing gives each digit one tenth and has a loss of
//: $`\ln 10 \approx 2.303`$; for two classes it was $`\ln 2 \approx 0.693`$. Ours is a little above
//: it, because random weights happen to favor some digits. A first loss of 10 or 20 would mean that
//: the weights or the pixels are far too large.
//: `Loss.categoricalCrossEntropy` takes scores and applies softmax itself, which is what
//: `from_logits=True` asks of Keras.
//:
//: ### The baselines first
//:
//: Any hidden layer has to earn its place against two baselines: softmax regression, which is the
//: smallest network for ten classes, and nearest neighbor, which fits no parameters. Then come one
//: hidden layer of 64 units, and our deep network with a second one of 32 units.
//:
//: Each network trains for 30 epochs, or passes through the training digits, at the best of seven
//: learning rates, by the mean loss on the validation digits over two seeds:
//: {{rate of softmax regression}} for softmax regression, {{rate of one hidden layer}} for one hidden
//: layer and {{rate of the deep network}} for two. The optimizer is `Adam`, which as a rule moves a
//: weight by about the learning rate at most, whatever the size of its gradient. Chapter 6 takes it
//: apart; chapter 2 used plain gradient descent, so its numbers differ slightly.

// Folded: who is right where they differ
record(deep.accuracy(on: training), "deep on the training digits", as: .percent(1))
let softmaxReader = softmaxRegression.middle(on: validation)
/// On how many of some digits the first is right and the second wrong, and the other way round.
func differences(_ first: [Int], _ second: [Int], _ images: LabeledImages) -> (Int, Int) {
  let labels = images.labels.map { Int($0) }
  return (
    labels.indices.count { first[$0] == labels[$0] && second[$0] != labels[$0] },
    labels.indices.count { second[$0] == labels[$0] && first[$0] != labels[$0] }
  )
}
let deepTestAnswers = deepReader(test.inputs).argmax()
let deepStrangerAnswers = deepReader(strangers.inputs).argmax()
let overSoftmax = differences(
  deepTestAnswers, softmaxReader(test.inputs).argmax(), digits.test)
let overSoftmaxStrangers = differences(
  deepStrangerAnswers, softmaxReader(strangers.inputs).argmax(), digits.strangers)
let underNeighbors = differences(neighborAnswers[1], deepStrangerAnswers, digits.strangers)
let shallowReader = shallow.middle(on: validation)
let shallowOverSoftmax = differences(
  shallowReader(strangers.inputs).argmax(), softmaxReader(strangers.inputs).argmax(),
  digits.strangers)

//: On these tiny pictures, a first hidden layer may help a little, a second adds nothing that we can
//: show, and for strangers looking things up helps most. The table compares two readers at a time. It counts the
//: digits on which only one of the two is right, and takes from each five networks the one with the
//: median validation accuracy.

// Folded: the chance in the last column
func chance(_ counts: (Int, Int)) -> String {
  let chance = coinTest(counts.0, against: counts.1)
  return chance.text(as: .percent(chance < 0.001 ? 3 : 1))
}
table(
  ["first", "second", "digits", "only the first right", "only the second right", "coin test"],
  [
    ("deep network", "softmax regression", "test", overSoftmax),
    ("deep network", "softmax regression", "strangers", overSoftmaxStrangers),
    ("one hidden layer", "softmax regression", "strangers", shallowOverSoftmax),
    ("nearest neighbor", "deep network", "strangers", underNeighbors),
  ].map { [$0, $1, $2, "\($3.0)", "\($3.1)", chance($3)] })

//: By the coin test (chapter 1), nothing tells the deep network and softmax regression apart, though
//: a difference of a point or two could hide in so few digits. The lead of one hidden layer is, after
//: several comparisons and with few writers, no more than a hint. Only the lead of nearest neighbor
//: is far too large for luck.
//:
//: On its own training digits the deep network reads {{deep on the training digits}}. The distance
//: to its test accuracy is the generalization gap of chapter 1, which need not be overfitting, and
//: the further drop on strangers has another cause, other handwriting. {{figure unsure}} shows the
//: test digits about which the network is least sure.

// Folded: the least sure answers
let testAnswers = Activation.softmax(deepReader(test.inputs))
let sureness = (0..<testAnswers.rows).map { testAnswers.row($0).max() ?? 0 }
let leastSure = Array(sureness.indices.sorted { sureness[$0] < sureness[$1] }.prefix(8))
let wrongOfEight = leastSure.count { deepTestAnswers[$0] != Int(digits.test.labels[$0]) }
record(wrongOfEight, "wrong of the eight")
record(
  deepTestAnswers.indices.count { deepTestAnswers[$0] != Int(digits.test.labels[$0]) },
  "wrong of the test")
record(
  (deepTestAnswers.indices.filter {
    deepTestAnswers[$0] != Int(digits.test.labels[$0]) && !leastSure.contains($0)
  }.map { Double(sureness[$0]) }.min() ?? 0), "least sure of the other mistakes", as: .percent(0))
figure(
  "unsure",
  ImageGrid(
    title: "The test digits that the network is least sure about",
    images: leastSure.map { index in
      .init(
        pixels: test.inputs.row(index), rows: 8, columns: 8,
        caption:
          "\(deepTestAnswers[index]) (is \(digits.test.labels[index])), \(sureness[index].text(as: .percent(0)))"
      )
    }, columns: 4),
  caption:
    "The test digits whose highest probability is lowest. Below each: the answer of the network, the label in parentheses, and the probability of the answer.",
  alt: "Eight blurred handwritten digits of 8 by 8 pixels, in two rows. Most are hard to read."
)

//: Of these eight answers {{wrong of the eight}} are wrong, out of {{wrong of the test}} mistakes
//: on all 250 test digits. A low probability is a warning, but a high one is no promise: all other
//: mistakes were made with {{least sure of the other mistakes}} or more.
//:
//: ### Deeper: One digit all the way through
//:
//: Send the picture that the network misreads in {{figure digits}} through its three layers.

// Folded: scores and probabilities for one picture
let followed =
  tenStrangers.enumerated().first {
    strangerAnswers.rows($1..<$1 + 1).argmax()[0] != $0
  }?.element ?? tenStrangers[0]
let throughLayers = deepReader.layers.reduce(into: [strangers.inputs.rows(followed..<followed + 1)])
{
  $0.append($1($0[$0.count - 1]))
}
record(throughLayers[1].elements.count { $0 > 0 }, "active in layer 1")
record(throughLayers[2].elements.count { $0 > 0 }, "active in layer 2")
record("\(digits.strangers.labels[followed])", "label followed")
table(
  ["digit"] + (0...9).map(String.init),
  [
    ["score"] + throughLayers[3].elements.map { $0.text(as: .fixed(1)) },
    ["probability"] + Activation.softmax(throughLayers[3]).elements.map { $0.text(as: .fixed(3)) },
  ])

//: Of the 64 units of layer 1, {{active in layer 1}} answer with more than zero, and of the 32 of
//: layer 2, {{active in layer 2}}. The ten scores weigh those together, and softmax turns the
//: scores into probabilities. The right answer was {{label followed}}. A small difference between
//: two scores tipped the balance.

//: ## Where to start: the size of random weights
//:
//: Chapter 3 started from random weights because equal units stay equal forever. In a deep network
//: their size matters as well. To see how, let us send 500 random samples of 100 features through
//: ten layers of 100 units each. A rule for drawing the first weights is
//: called an *initialization*. All four of ours draw from the normal distribution with mean 0. Three
//: feed tanh units (chapter 2), with a standard deviation of 0.01, of 1, or by *Xavier*'s rule, and
//: the fourth feeds ReLU units by He's. Both rules are named after people and derived below. In the
//: library, Xavier is `glorotNormal`.

struct Start {
  let name: String
  let activation: Activation
  let initializer: Initializer
}
let starts = [
  Start(
    name: "tanh, 0.01", activation: .tanh, initializer: .normal(standardDeviation: 0.01)),
  Start(name: "tanh, 1", activation: .tanh, initializer: .normal(standardDeviation: 1)),
  Start(name: "tanh, Xavier", activation: .tanh, initializer: .glorotNormal),
  Start(name: "ReLU, He", activation: .relu, initializer: .heNormal),
]
func tenLayers(_ start: Start) -> [Dense] {
  var generator = SplitMix64(seed: options.seed())
  return (1...10).map { _ in
    Dense(
      inputs: 100, units: 100, activation: start.activation, initializer: start.initializer,
      using: &generator)
  }
}

// Folded: what comes out of each layer, and how large it is
let signals = Initializer.normal(standardDeviation: 1)
  .weights(inputs: 500, units: 100, using: &generator)
/// A₁ to A₁₀, [500 × 100] each.
func outputs(of layers: [Dense]) -> [Matrix] {
  var outputs: [Matrix] = []
  for layer in layers { outputs.append(layer(outputs.last ?? signals)) }
  return outputs
}
/// The root of the mean of the squares.
func typicalSize(_ matrix: Matrix) -> Double {
  ((matrix * matrix).sum() / Double(matrix.count)).squareRoot()
}
let layersOfStarts = starts.map(tenLayers)
let outputsOfStarts = layersOfStarts.map(outputs)

// Folded: how the histograms are drawn
/// The shares of outputs, in percent, in 21 ranges; for ReLU without those that are zero.
func shares(_ matrix: Matrix, _ range: ClosedRange<Double>) -> [Double] {
  let width = (range.upperBound - range.lowerBound) / 21
  var counts = [Double](repeating: 0, count: 21)
  for value in matrix.elements where range.lowerBound < 0 || value > 0 {
    let bin = Int((Double(value) - range.lowerBound) / width)
    counts[min(max(bin, 0), 20)] += 100 / Double(matrix.count)
  }
  return counts
}
let histograms = zip(starts, outputsOfStarts).enumerated().map {
  index, pair -> (title: String, drawing: any Drawing) in
  let range = pair.0.activation == .relu ? 0.0...4.2 : -1.05...1.05
  let width = (range.upperBound - range.lowerBound) / 21
  let centers = (0..<21).map { range.lowerBound + (Double($0) + 0.5) * width }
  let edges = (0...21).map { range.lowerBound + Double($0) * width }
  return (
    pair.0.name,
    Chart(
      x: Axis("activation", range: range),
      y: Axis("share (%)", range: 0...(index < 2 ? 100 : 20)),
      .bars(edges: edges, heights: shares(pair.1[9], range), "layer 10"),
      .line(x: centers, y: shares(pair.1[0], range), "layer 1"))
  )
}

figure(
  "histograms",
  Panels(
    title: "What comes out of layer 1 and of layer 10", columns: 2, sharedLegend: true, histograms),
  caption:
    "The activations of layer 1 (line) and layer 10 (bars) for four initializations, as shares of all 50,000 in 21 ranges. The upper axes go to 100%, the lower ones to 20%. For ReLU, the half that is exactly zero is left out.",
  alt:
    "Four charts, each with bars for layer 10 and a line for layer 1. For weights of 0.01 one bar at zero holds everything. For weights of 1 the bars stand at minus one and one. For Xavier they form a hill around zero. For He they fall from left to right, close to the line."
)

//: In {{figure histograms}}, weights of 0.01 make the signal about ten times smaller in each layer,
//: and after ten layers every output is nearly zero, whatever the sample. With weights of 1, tanh
//: saturates, and the activations are near −1 or 1. The two rules keep the signal alive: Xavier's
//: activations are still a broad hill in layer 10, and He's look much as they did in layer 1.
//:
//: ### The right size
//:
//: A preactivation adds up 100 products of an input and a weight. Products with random signs partly
//: cancel, so the sum is not 100 times as large as one of them. How large is it, if inputs and
//: weights have the typical size 1, by which we mean the root of the mean square?

let weightsOfSize1 = Initializer.normal(standardDeviation: 1)
  .weights(inputs: 100, units: 100, using: &generator)
show(typicalSize(matmul(signals, weightsOfSize1)), "typical size of the sums", as: .fixed(2))

//: The answer is about $`\sqrt{100} = 10`$. Behind it is a rule about the *variance*, the square of
//: the standard deviation, written $`\mathrm{Var}`$. In this section $`n`$ is the number of inputs
//: of a unit, and
//: $`v`$ is the mean square of the inputs (in chapter 6 it will be a running mean of squared gradients). A sum of $`n`$
//: products of an input and a weight has the variance
//:
//: ```math
//: \mathrm{Var}(z) = n \cdot \mathrm{Var}(w) \cdot v
//: ```
//:
//: The preactivations are therefore as large as the inputs if $`\mathrm{Var}(w) = 1 / n`$. For 100
//: inputs that is a standard deviation of 0.1, and so weights of 0.01 lose a factor of ten in every
//: layer.
//:
//: ### Deeper: Why does a sum of n products have n times the variance?
//:
//: Take one product $`w x`$, with $`w`$ and $`x`$ drawn independently, $`w`$ with mean 0 and
//: $`v`$ still for the mean square of the inputs. The
//: mean of a product of independent numbers is the product of their means, so the mean of $`w x`$
//: is 0, and its variance is the mean of its square,
//:
//: ```math
//: \mathrm{Var}(w x) = \text{mean of } w^2 x^2 = (\text{mean of } w^2) \cdot (\text{mean of } x^2) = \mathrm{Var}(w) \cdot v
//: ```
//:
//: Now add two such products. The square of the sum is
//: $`(w_1 x_1)^2 + 2 w_1 x_1 w_2 x_2 + (w_2 x_2)^2`$. Since
//: $`w_1`$ has mean 0 and is independent of all else, the middle term has the mean 0, even if the inputs depend on each other, and the mean squares add up. The same holds with a third product, and so on to $`n`$
//: of them, which gives $`n \cdot \mathrm{Var}(w) \cdot v`$. Typical sizes are roots of variances,
//: so they grow with $`\sqrt{n}`$.
//:
//: ### Forward and backward
//:
//: Training needs two things to arrive: the signal at the last layer and the gradient at the first,
//: because the gradient for a weight is the product of what comes forward to it and what comes
//: back. A nudge shows how the gradient travels. Suppose that a unit feeds two units of the next
//: layer, with the weights 0.5 and −2. Their activation functions have the slopes 1 and 0.25 there,
//: and the loss has the gradients 3 and 1 for their activations. Nudge the first unit by
//: $`\delta`$, and the two activations change by $`0.5 \delta`$ and $`-0.5
//: \delta`$, and the loss by $`3 \cdot 0.5 \delta - 0.5 \delta =
//: \delta`$. So the gradient for the first unit is 1. In general, for unit $`i`$, it is the sum of
//: $`g_j f'(z_j) w_{ij}`$ over all units $`j`$ of the next layer, with the gradient $`g_j`$ for the
//: activation of unit $`j`$, the slope $`f'(z_j)`$ there, and the weight $`w_{ij}`$ from $`i`$ to
//: $`j`$. For all units and samples at once, this is a matrix product with the same weights,
//: transposed.

// Folded: back through the layers, by matrix products
/// The gradients of the loss for A₁₀ down to A₀, from one for A₁₀.
func gradients(_ last: Matrix, through layers: [Dense], _ outputs: [Matrix]) -> [Matrix] {
  var gradients = [last]
  for (layer, output) in zip(layers, outputs).reversed() {
    let slopes = output.map { layer.activation == .tanh ? 1 - $0 * $0 : $0 > 0 ? 1 : 0 }
    gradients.append(
      matmul(gradients[gradients.count - 1] * slopes, transposing: layer.weights.value))
  }
  return gradients
}

// Folded: the sizes, layer by layer, forward and backward
let comparedStarts =
  starts + [Start(name: "ReLU, Xavier", activation: .relu, initializer: .glorotNormal)]
let comparedLayers = comparedStarts.map(tenLayers)
let comparedOutputs = comparedLayers.map(outputs)
let lastGradient = Initializer.normal(standardDeviation: 1)
  .weights(inputs: 500, units: 100, using: &generator)
let comparedGradients = zip(comparedLayers, comparedOutputs).map {
  gradients(lastGradient, through: $0, $1)
}
let forwardSizes = comparedOutputs.map { $0.map(typicalSize) }
let backwardSizes = comparedGradients.map { $0.map(typicalSize) }
for (name, index) in zip(["0.01", "1", "Xavier", "He", "ReLU with Xavier"], 0...) {
  record(forwardSizes[index][9], "signal, \(name)", as: .significant(1))
  record(backwardSizes[index][10], "gradient, \(name)", as: .significant(1))
}
record((6.0 / Double(784 + 16)).squareRoot(), "Xavier range", as: .fixed(4))
record(forwardSizes[2][0], "Xavier at layer 1", as: .significant(2))
record(forwardSizes[2][4], "Xavier at layer 5", as: .significant(2))
record(forwardSizes[2][9], "Xavier at layer 10", as: .significant(2))
func sizeChart(_ x: String, _ lines: [[Double]], _ places: [Double]) -> Chart {
  Chart(
    x: Axis(x), y: Axis("typical size", scale: .logarithmic, range: 1e-11...1e5),
    zip(comparedStarts, lines).map { .line(x: places, y: $1, $0.name) })
}

figure(
  "sizes",
  Panels(
    title: "The signal on its way forward, the gradient on its way back", columns: 2,
    sharedLegend: true,
    [
      ("forward: the activations", sizeChart("layer l", forwardSizes, (1...10).map { Double($0) })),
      (
        "backward ←: the gradient for them",
        sizeChart("layer l", backwardSizes, (0...10).reversed().map { Double($0) })
      ),
    ]),
  caption:
    "Left: the typical size of the activations, from layer 1 on the left to layer 10. Right: the typical size of the gradient, which starts with size 1 at layer 10 and travels to the left, to the inputs. The vertical scales are logarithmic, so a straight slanted line is a constant factor per layer. The fifth line, ReLU with Xavier's weights, shows why ReLU gets a rule of its own.",
  alt:
    "Two charts with five lines each. On both sides the line for weights of 0.01 falls by ten decades. For weights of 1 the left line is level and the right one rises toward layer 0. The lines for Xavier and He stay near one; ReLU with Xavier falls a little on both sides."
)

//: In {{figure sizes}}, weights of 0.01 let both fade away, and the gradient vanishes (chapter 2): it
//: arrives at the inputs as {{gradient, 0.01}}. Weights of 1 look fine on the left, because tanh
//: cannot exceed 1, but on the right the gradient explodes to {{gradient, 1}}. Although tanh is flat
//: in most places, the large weights more than make up for it.
//:
//: On its way back, the gradient is summed over the units of a layer, whereas the signal on its way
//: forward is summed over the inputs. The number that counts is then $`u`$, the number of units,
//: and not $`n`$. Xavier Glorot and Yoshua Bengio (2010) proposed a compromise and put the mean of
//: both in the place of $`n`$. Their rule goes by either name, Xavier or *Glorot*:
//:
//: ```math
//: \text{Xavier: } \mathrm{Var}(w) = \frac{2}{n + u}
//: ```
//:
//: With as many units as inputs, this makes the preactivations of a layer as large as its inputs.
//: Then tanh makes them smaller, large ones more than small ones, so the signal still fades, but
//: more and more slowly: from {{Xavier at layer 1}} after one layer to {{Xavier at layer 5}} after
//: five and {{Xavier at layer 10}} after ten. ReLU does more: it sets
//: half of the preactivations to zero, and with them half of the sum of squares, in every layer, so
//: that Xavier's weights lose a factor of $`\sqrt{0.5} \approx 0.71`$ each time. Kaiming He and
//: others (2015) therefore doubled the variance:
//:
//: ```math
//: \text{He: } \mathrm{Var}(w) = \frac{2}{n}
//: ```
//:
//: If weights are drawn uniformly from $`-r`$ to $`r`$ instead of from a bell curve, their variance
//: is $`r^2 / 3`$, so Xavier's range ends at $`r = \sqrt{6 / (n + u)}`$. `Dense` chooses by
//: activation: He for ReLU, drawn from the normal distribution, and Xavier for all others, drawn
//: evenly, which is Keras's choice for ReLU as well.
//:
//: ### Deeper: Where does r²/3 come from?
//:
//: The variance is the mean of $`w^2`$, since the mean of $`w`$ is 0. Squares are the same on both
//: sides of zero, so it is enough to look from 0 to $`r`$. Cut this range into equal pieces, here
//: $`k`$ of them,
//: that end at $`r/k, 2r/k, \dots, r`$, and take the mean of the squares of these ends:
//:
//: ```math
//: \frac{1}{k} \cdot \frac{r^2}{k^2} \left(1^2 + 2^2 + \dots + k^2\right) = \frac{r^2}{k^3} \cdot \frac{k (k + 1) (2k + 1)}{6} = \frac{r^2}{6} \left(1 + \frac{1}{k}\right) \left(2 + \frac{1}{k}\right)
//: ```
//:
//: The finer the pieces, the closer this comes to the mean over the whole range, while $`1/k`$ goes
//: to zero. What remains is $`r^2 / 6 \cdot 2 = r^2 / 3`$. Set equal to Xavier's variance, it gives
//: $`r = \sqrt{6 / (n + u)}`$. For 784 inputs and 16 units, $`r`$ is {{Xavier range}}.

//: ### Deeper: Is that the gradient? Ask a nudge
//:
//: Take the ten layers of Xavier's start, and as a stand-in for a loss the sum of all activations
//: of layer 10, each times its number in the random gradient that we sent back. Then nudge the
//: first input of the first sample by $`\delta = 0.02`$ up and down, and compare what the sum does
//: with what the matrix products said.

func standIn(_ nudge: Float) -> Double {
  var inputs = signals.rows(0..<1)
  inputs[0, 0] += nudge
  return (comparedLayers[2].reduce(inputs) { $1($0) } * lastGradient.rows(0..<1)).sum()
}
show((standIn(0.02) - standIn(-0.02)) / 0.04, "by a nudge", as: .fixed(3))
show(comparedGradients[2][10][0, 0], "by ten matrix products", as: .fixed(3))

//: ### Deeper: How sensitive is the signal?
//:
//: To see how sensitive the signal is, run He's ten layers again with all weights multiplied by a
//: factor, which for now is 1.

let scale = constant("scale", 1.0, in: 0.01...100)
var scaled = signals
var heGenerator = SplitMix64(seed: options.seed())
let heDeviationFor100 = (Float(2) / 100).squareRoot()  // the root of Var(w)
for _ in 1...10 {
  let weights = Initializer.normal(standardDeviation: heDeviationFor100)
    .weights(inputs: 100, units: 100, using: &heGenerator)
  scaled = Activation.relu(matmul(scaled, scale * weights))
}
record(scale, "scale")
show(typicalSize(scaled), "size at layer 10", as: .significant(2))

//: - Experiment: Set `scale = 0.5`. With a factor of {{scale}}, the activations of layer 10 have a
//:   typical size of {{size at layer 10}}. What will it be with weights half as large?
//: - Outcome: {{experiment: size at layer 10}}. Each of the ten layers makes the signal half as
//:   large, since ReLU hands a positive factor on unchanged, and ten halvings leave about a
//:   thousandth. With `--set scale=2` it grows a thousandfold.
//:
//: ### Does training mend a bad start?
//:
//: Ten hidden layers of 32 units learn the ten digits from each of the four starts, for ten epochs,
//: each at the best of three learning rates by validation loss, with three seeds.

// Folded: networks of ten hidden layers
func hiddenLayers(_ count: Int, _ start: Start, seed: UInt64) -> Sequential {
  var generator = SplitMix64(seed: seed)
  var layers: [any Layer] = []
  for layer in 0..<count {
    layers.append(
      Dense(
        inputs: layer == 0 ? 64 : 32, units: 32, activation: start.activation,
        initializer: start.initializer, using: &generator))
  }
  layers.append(Dense(inputs: 32, units: 10, using: &generator))
  return Sequential(layers)
}
let trials = starts.map { (start: $0, layers: 10) } + [(start: starts[3], layers: 2)]
let trained = progress("Ten hidden layers, four starts") { bar in
  trials.enumerated().map { index, trial in
    let trained = trainAtBestRate(
      of: [0.003, 0.01, 0.03], seeds: seeds(3), on: training, validation: validation,
      epochs: 10
    ) { hiddenLayers(trial.layers, trial.start, seed: $0) }
    bar.update(to: Double(index + 1) / Double(trials.count))
    return trained
  }
}
/// With how many of the three seeds one trial reads more test digits than ten layers from He's start.
func winsOverHe(_ trial: Int) -> Int {
  zip(trained[trial].accuracies(on: test), trained[3].accuracies(on: test)).count { $0 > $1 }
}
record(winsOverHe(2), "wins of tanh over ReLU")
record(winsOverHe(4), "wins of two hidden layers over ten")
record(coinTest(3, against: 0), "coin for three of three", as: .percent(0))
func range(_ values: [Double]) -> String {
  "\((values.min() ?? 0).text(as: .percent(1))) to \((values.max() ?? 0).text(as: .percent(1)))"
}
table(
  ["start", "hidden layers", "rate", "test", "strangers", "test, lowest to highest"],
  zip(trials, trained).map { trial, trained in
    [
      trial.start.name, "\(trial.layers)", trained.rate.text,
      trained.accuracy(on: test).text(asShareOf: test.count),
      trained.accuracy(on: strangers).text(asShareOf: strangers.count),
      range(trained.accuracies(on: test)),
    ]
  })

//: A good initialization makes ten layers trainable, and training does not mend a bad one in ten
//: epochs at any of the three rates. The ± covers the digits and not the starts, whose range is in
//: the last column. Two differences remain among the good starts: on the test digits, tanh from
//: Xavier's start is ahead of ReLU from He's with {{wins of tanh over ReLU}} of the three seeds, and
//: two hidden layers are ahead of ten with {{wins of two hidden layers over ten}}. Three coins agree
//: in {{coin for three of three}} of all cases, so three seeds settle neither, and since most of the
//: best rates lie at an edge of the three tried, all could still improve.
//: `swift run course playground small-weights` shows six layers that begin too small, and lets you
//: mend them.

//: ## What depth can do
//:
//: There are functions that a deep network computes with few units and a shallow one only with very
//: many, and the simplest of them can be built by hand. The input is a number $`x`$ from 0 to 1.
//: The two hidden units of a layer are
//:
//: ```math
//: a_1 = \mathrm{ReLU}(x) \qquad a_2 = \mathrm{ReLU}\left(x - \tfrac{1}{2}\right)
//: ```
//:
//: and the sum $`2 a_1 - 4 a_2`$ goes on to the next layer. Up to one half only $`a_1`$ counts, and
//: the sum rises from 0 to 1. From there on $`a_2`$ pulls it down again, to 0. The pair of units
//: *folds* the range from 0 to 1 in the middle, so that $`x`$ and $`1 - x`$ get the same value. The
//: next layer folds what it gets in the same way, and each fold doubles the number of straight
//: pieces, as {{figure folds}} shows.

// Folded: layers that fold
func folding(layers: Int) -> Sequential {
  // Each unit takes the sum of the layer before, so it has the weights 2 and −4: a column.
  var stack: [any Layer] = (1...layers).map { layer in
    Dense(
      weights: layer == 1 ? Matrix([[1, 1]]) : Matrix([[2, 2], [-4, -4]]),
      biases: Matrix([[0, -0.5]]), activation: .relu)
  }
  stack.append(Dense(weights: Matrix([[2], [-4]]), biases: Matrix([[0]])))
  return Sequential(stack)
}
let places = Matrix(rows: 513, columns: 1, elements: (0...512).map { Float($0) / 512 })

figure(
  "folds",
  Panels(
    title: "Folded once, twice, three and five times", columns: 2,
    [1, 2, 3, 5].map { layers in
      (
        layers == 1 ? "1 hidden layer" : "\(layers) hidden layers",
        Chart(
          x: Axis("x", range: 0...1), y: Axis("output", range: 0...1),
          .line(x: places.elements, y: folding(layers: layers)(places).elements))
      )
    }),
  caption:
    "The output of networks with two ReLU units in each hidden layer and the same fold in each. Every further layer doubles the number of straight pieces.",
  alt:
    "Four zigzag lines between 0 and 1 over x from 0 to 1, with one, two, four and sixteen peaks."
)

// Folded: how straight pieces are counted
func straightPieces(_ values: [Float]) -> Int {
  let slopes = zip(values.dropFirst(), values).map { $0 - $1 }
  return 1 + zip(slopes.dropFirst(), slopes).count { $0 != $1 }
}
let piecesOfSeven = straightPieces(folding(layers: 7)(places).elements)
record(piecesOfSeven, "pieces of seven layers")
record(piecesOfSeven - 1, "bends of seven layers")
record(folding(layers: 7).parameterCount, "parameters of seven layers")

//: Seven such layers, with 14 hidden units and {{parameters of seven layers}} parameters, make
//: {{pieces of seven layers}} straight pieces. The output of a single layer of ReLU units can bend
//: only where one of its units bends, so it would need {{pieces of seven layers}} units, one for
//: each of the {{bends of seven layers}} places where two pieces meet and one for the slope of the
//: first piece. A fold is a feature that the next layer can reuse, and that is the strength of
//: depth.
//:
//: ### Deeper: What has been proved?
//:
//: Matus Telgarsky turned the folds into a theorem (2015). For every whole number
//: $`k`$ (not a class here), there are $`2^k`$ points with labels 0 and 1 that a network of
//: $`2k`$ layers with two ReLU units each classifies without a mistake, while every ReLU network with $`D`$
//: layers and at most $`2^{(k-3)/D - 1}`$ units in each gets at least one sixth of them wrong.
//:
//: ### Deeper: Does training find the folds?
//:
//: The theorem is about *some* functions, and about weights that somebody chose. Let three networks
//: learn the zigzag of eight pieces from random weights: one with three hidden layers of two units,
//: which is enough, one with twelve units in a single layer, which is enough as well, and one with
//: three hidden layers of 16. Each gets the better of two learning rates, by its mean loss. Biases
//: start at 0, so all units of the first layer bend at 0; we stretch
//: $`x`$ to run from −1 to 1, so that this is the middle of the range and not its end. The loss is the mean squared error. To answer one half always costs $`1/12
//: \approx 0.083`$, the variance of numbers spread evenly from 0 to 1: $`r^2/3`$ with $`r`$ of one
//: half.

// Folded: learning the zigzag
let zigzag = Dataset(
  inputs: places.map { 2 * $0 - 1 }, targets: folding(layers: 3)(places))
func learnZigzag(_ hidden: [Int], rate: Float, seed: UInt64) -> Double {
  let network = stack(inputs: 1, hidden: hidden, outputs: 1, .relu, seed: seed)
  train(network, on: zigzag, .meanSquaredError, rate: rate, epochs: 100, seed: seed)
  return Loss.meanSquaredError(network(zigzag.inputs), targets: zigzag.targets)
}
let zigzagShapes = [[2, 2, 2], [12], [16, 16, 16]]
let zigzagRates: [Float] = [0.01, 0.03]
let zigzagLosses = progress("Learning to fold") { bar in
  zigzagShapes.enumerated().map { row, hidden in
    zigzagRates.enumerated().map { column, rate -> [Double] in
      let losses = seeds(3).map { learnZigzag(hidden, rate: rate, seed: $0) }
      bar.update(to: Double(2 * row + column + 1) / 6)
      return losses
    }
  }
}
for (shape, name) in [(0, "parameters that fold"), (2, "parameters that learn to fold")] {
  record(
    stack(inputs: 1, hidden: zigzagShapes[shape], outputs: 1, .relu, seed: 1).parameterCount, name)
}
table(
  ["hidden units", "parameters", "best rate", "lowest loss of three runs", "highest"],
  zip(zigzagShapes, zigzagLosses).map { hidden, losses in
    let network = stack(inputs: 1, hidden: hidden, outputs: 1, .relu, seed: 1)
    let best = losses.indices.min { losses[$0].mean() < losses[$1].mean() } ?? 0
    return [
      hidden.map(String.init).joined(separator: "-"), network.parameterCount.text,
      zigzagRates[best].text, (losses[best].min() ?? 0).text(as: .fixed(3)),
      (losses[best].max() ?? 0).text(as: .fixed(3)),
    ]
  })

//: The network 2-2-2 stays close to "always one half". Weights that solve the task exist, since we
//: wrote them down, and training did not find them. The single layer does little better. The large
//: network, far larger than necessary, does find the zigzag, or most of it.
//:
//: ---
//:
//: What a network *can* compute and what it *learns* are two questions. In three runs from random
//: weights, a network of just the right shape, with {{parameters that fold}} parameters, did not find
//: the three folds of such a zigzag, and one with {{parameters that learn to fold}} came close.

//: ## What depth buys
//:
//: What does depth buy a network that learns? For a fair answer, compare networks with *the same
//: number of parameters*. The task is a spiral with three arms that wind
//: one and a quarter times around the origin, with two inputs and three classes. The networks have
//: one, two, four and eight hidden layers of tanh units and about 330 parameters each.

let shapes: [(name: String, hidden: [Int])] = [
  ("1 hidden layer, 54", [54]),
  ("2 hidden layers, 14-16", [14, 16]),
  ("4 hidden layers of 9", [9, 9, 9, 9]),
  ("8 hidden layers of 6", [6, 6, 6, 6, 6, 6, 6, 6]),
]
func spirals(_ count: Int) -> Dataset {
  Dataset.spirals(count: count, classes: 3, turns: 1.25, noise: 0.02, using: &generator)
}
let (spiral, spiralValidation, spiralTest) = (spirals(600), spirals(600), spirals(1000))

//: Each network gets its own learning rate, the one of seven with the lowest mean loss on the
//: validation samples over two seeds. Then all train equally long from the same eight seeds. The
//: baseline, softmax regression, needs only 30 epochs and a choice of two rates.

// Folded: every network at every rate
let epochs = constant("epochs", 100, in: 1...300)
let rates: [Float] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1]
let spiralSeeds = seeds(8)
let chosen = progress("Deep against shallow") { bar in
  shapes.enumerated().map { index, shape in
    let trained = trainAtBestRate(
      of: rates, seeds: spiralSeeds, on: spiral, validation: spiralValidation, epochs: epochs
    ) { stack(inputs: 2, hidden: shape.hidden, outputs: 3, .tanh, seed: $0) }
    bar.update(to: Double(index + 1) / Double(shapes.count))
    return trained
  }
}
let straight = trainAtBestRate(
  of: [0.01, 0.1], seeds: spiralSeeds, on: spiral, validation: spiralValidation, epochs: 30
) { stack(inputs: 2, hidden: [], outputs: 3, .tanh, seed: $0) }

figure(
  "rates",
  Chart(
    title: "The best learning rates lie far apart",
    x: Axis("learning rate", scale: .logarithmic, ticks: rates.map { Double($0) }),
    y: Axis("validation accuracy (%)", range: 30...100),
    zip(shapes, chosen).flatMap { shape, trained -> [Mark] in
      let x = rates.map { Double($0) }
      let y = trained.validationAccuracies.map { $0.map { 100 * $0 } }
      return [
        .line(x: x, y: y.map { $0.mean() }, shape.name),
        .points(x: x + x, y: y.map { $0[0] } + y.map { $0[1] }, shape.name),
      ]
    } + [.rule(y: 100.0 / 3)]),
  caption:
    "Accuracy on the validation samples for seven learning rates on a logarithmic scale: two seeds as dots, their mean as a line. The vertical axis starts at 30%, and the dashed line is guessing.",
  alt:
    "Four lines with two dots at each of seven rates. That of the shallow network zigzags and is highest at a rate of 0.3; the deeper a network, the further to the left it does best, and beyond that its line falls to guessing."
)

// Folded: what the text says about them
let spiralTests = chosen.map { $0.accuracies(on: spiralTest) }
for (index, name) in ["one layer", "two layers", "four layers", "eight layers"].enumerated() {
  record(spiralTests[index].mean(), name, as: .percent(1))
  record(range(spiralTests[index]), "range of \(name)")
  record(chosen[index].validationAccuracies[2].mean(), "\(name) at 0.01", as: .percent(0))
  record(chosen[index].rate, "best rate of \(name)")
}
/// With how many of the seeds the first shape beats the second.
func wins(_ first: Int, over second: Int) -> Int {
  zip(spiralTests[first], spiralTests[second]).count { $0 > $1 }
}
for (first, second, name) in [
  (1, 0, "two over one"), (2, 1, "four over two"), (2, 3, "four over eight"),
] {
  record(wins(first, over: second), "wins of \(name)")
  record(wins(second, over: first), "losses of \(name)")
  record(
    coinTest(wins(first, over: second), against: wins(second, over: first)), "coin for \(name)",
    as: .percent(1))
}
let ties = spiralSeeds.count - wins(1, over: 0) - wins(0, over: 1)
record(ties == 0 ? "no tie" : ties == 1 ? "one tie" : "\(ties) ties", "ties of two and one")

table(
  ["network", "parameters", "best rate", "test accuracy, mean", "lowest to highest"],
  [
    [
      "softmax regression", straight.networks[0].parameterCount.text, straight.rate.text,
      straight.accuracy(on: spiralTest).text(as: .percent(1)),
      range(straight.accuracies(on: spiralTest)),
    ]
  ]
    + shapes.indices.map { index in
      [
        shapes[index].name, chosen[index].networks[0].parameterCount.text,
        chosen[index].rate.text, spiralTests[index].mean().text(as: .percent(1)),
        range(spiralTests[index]),
      ]
    })

//: One rate for all would compare rates and not networks: at 0.01, four hidden layers reach
//: {{four layers at 0.01}} in {{figure rates}} and one layer {{one layer at 0.01}}. At its own rate,
//: {{best rate of one layer}}, the shallow network reaches {{one layer}} on average, and since its two
//: dots lie far apart at some rates, luck played a part in that choice.
//:
//: With each network at its own rate, one difference of three is clear: eight layers of six units
//: lose to four layers with {{wins of four over eight}} of the eight seeds (coin test:
//: {{coin for four over eight}}). Two hidden layers beat one by {{wins of two over one}} to
//: {{losses of two over one}} with {{ties of two and one}} ({{coin for two over one}}), and four beat
//: two by {{wins of four over two}} to {{losses of four over two}} ({{coin for four over two}}),
//: which luck could do as well. {{figure maps}} shows what the networks see.

// Folded: how the maps are drawn
func place(_ sample: Int) -> Point {
  Point(Double(spiralTest.inputs[sample, 0]), Double(spiralTest.inputs[sample, 1]))
}
let arms = ["arm 1", "arm 2", "arm 3"]
let armOf = spiralTest.targets.argmax()
let shown = 0..<150
let maps = zip(shapes, chosen).map { shape, result -> (title: String, drawing: any Drawing) in
  let network = result.middle(on: spiralTest)
  let answers = network(spiralTest.inputs).argmax()
  // At most 30 points in a mark, so that all have one size.
  let marks = (0..<3).flatMap { label -> [Mark] in
    let places = shown.filter { answers[$0] == armOf[$0] && armOf[$0] == label }.map(place)
    return stride(from: 0, to: places.count, by: 30).map {
      .points(Array(places[$0..<min($0 + 30, places.count)]), arms[label])
    }
  }
  return (
    shape.name,
    Chart(
      x: Axis("x₁", range: -1.1...1.1), y: Axis("x₂", range: -1.1...1.1), aspect: .equal,
      [
        .region(x: -1.1...1.1, y: -1.1...1.1, classes: arms, columns: 110, rows: 110) { x, y in
          network(Matrix([[Float(x), Float(y)]])).argmax()[0]
        }
      ] + marks + [
        .points(shown.filter { answers[$0] != armOf[$0] }.map(place), "mistake")
      ])
  )
}

figure(
  "maps",
  Panels(
    title: "Four networks with about 330 parameters each", columns: 2, sharedLegend: true, maps),
  caption:
    "The background shows each network's answer. Of each shape's eight networks, the one with median test accuracy is drawn. The marks are the same 150 test samples in every map; mistakes have a mark of their own.",
  alt:
    "Four maps of a plane in three colors, with three spiral arms of points. The colors wind with the arms, in straight patches for the shallow network, more smoothly for the others. The mistakes are few and lie where two colors meet."
)

//: - Experiment: Set `epochs = 300` to train every network three times as long, with the rates
//:   chosen anew. The shallow network is at {{one layer}} now, eight layers at {{eight layers}}.
//:   Which of them will gain more?
//: - Outcome: One layer now reaches {{experiment: one layer}} ({{experiment: range of one layer}}),
//:   two reach {{experiment: two layers}} ({{experiment: range of two layers}}), four
//:   {{experiment: four layers}} ({{experiment: range of four layers}}), and eight
//:   {{experiment: eight layers}} ({{experiment: range of eight layers}}). Time was most of the
//:   trouble of eight layers. For one layer it was only a part: two layers now beat it with
//:   {{experiment: wins of two over one}} of eight seeds ({{experiment: coin for two over one}}),
//:   and every network with two layers beats every network with one.
//:
//: After {{epochs}} epochs, then, it stays open whether a second hidden layer pays on this spiral.
//: After the 300 of experiment 4.2 it does, with every seed. Nothing shows, at either length, that
//: four or eight layers do better than two. You can try other depths on a spiral with two arms:
//: `swift run course playground spiral`.

//: ## Numbers instead of classes: cars
//:
//: A network can also predict an amount, which is called *regression*. The usual example is the price
//: of a house, but our data are cleaner: 392 cars of the years 1970 to 1982, and how many miles each
//: goes on a gallon of fuel.

let cars = stoppingOnFailure { try AutoMPG.load() }.dataset()
table(
  ["", "smallest", "mean", "largest"],
  [0, 1, 2, 3, 4, 5, 9].map { column in
    let isTarget = column == cars.inputWidth
    let values = (0..<cars.count).map {
      Double(isTarget ? cars.targets[$0, 0] : cars.inputs[$0, column])
    }
    return [
      isTarget ? "**miles per gallon**" : AutoMPG.featureNames[column],
      (values.min() ?? 0).text(as: .fixed(1)), values.mean().text(as: .fixed(1)),
      (values.max() ?? 0).text(as: .fixed(1)),
    ]
  })

//: Displacement is the volume of the cylinders in cubic inches, weight is in pounds, and
//: acceleration is in seconds from 0 to 60 miles an hour. Three more columns hold the origin,
//: America, Europe or Japan, one-hot like the digits, which makes nine features.
//:
//: ### Standardize with the training samples
//:
//: In a sum with random weights the pounds would drown every other feature, and a step that suits
//: one weight would be far too large for another. So each feature is *standardized*: subtract its
//: mean, $`\mu`$ here (in chapter 6 the letter is momentum's), and divide by its standard deviation
//: $`s`$.
//:
//: ```math
//: \tilde{x} = \frac{x - \mu}{s}
//: ```
//:
//: The feature then has mean 0 and standard deviation 1, which is what the initialization counts
//: on. The targets are standardized as well, and predictions are turned back into miles per gallon.
//: Both $`\mu`$ and $`s`$ come from the training cars alone, because the test cars
//: stand for cars that are not built yet.

// Folded: a split of the cars, standardized with what the training cars tell
let isStandardized = constant("standardized", 1, in: 0...1) == 1

struct Split {
  let training: Dataset
  let test: Dataset
  let inputs: Standardizer
  let targets: Standardizer
  let learning: Dataset  // the training cars, standardized
  let takesLogarithms: Bool  // of the miles per gallon

  /// The first cars of a shuffle to learn from and the last 100 to test; or, to choose a plan, two
  /// thirds of the former to learn from and the third with the given number to validate.
  init(
    seed: UInt64, heldOut: Int? = nil, logarithms: (inputs: Bool, targets: Bool),
    peeking: Bool = false
  ) {
    var generator = SplitMix64(seed: seed)
    let all = Split.taking(logarithms: logarithms, of: cars)
    var (training, test) = all.shuffled(using: &generator).split(first: 292)
    if let heldOut {
      let all = training
      training = all.subset((0..<all.count).filter { $0 % 3 != heldOut })
      test = all.subset((0..<all.count).filter { $0 % 3 == heldOut })
    }
    self.training = training
    self.test = test
    takesLogarithms = logarithms.targets
    inputs = Standardizer(peeking ? all.inputs : training.inputs)
    targets = Standardizer(peeking ? all.targets : training.targets)
    learning = Dataset(
      inputs: isStandardized ? inputs(training.inputs) : training.inputs,
      targets: targets(training.targets))
  }
  /// The cars with the logarithms of their six amounts, of their miles per gallon, of both or none.
  static func taking(logarithms: (inputs: Bool, targets: Bool), of cars: Dataset) -> Dataset {
    var inputs = cars.inputs
    if logarithms.inputs {
      for row in 0..<inputs.rows {
        for column in 0..<6 { inputs[row, column] = logarithm(inputs[row, column]) }
      }
    }
    return Dataset(
      inputs: inputs,
      targets: logarithms.targets ? cars.targets.map { logarithm($0) } : cars.targets)
  }
  /// What a network says about the test cars, in miles per gallon.
  func predictions(of network: Sequential) -> Matrix {
    inMiles(network(isStandardized ? inputs(test.inputs) : test.inputs))
  }
  /// Standardized predictions in miles per gallon.
  func inMiles(_ predictions: Matrix) -> Matrix {
    predictions.map { prediction in
      let amount = prediction * targets.deviations[0, 0] + targets.means[0, 0]
      return takesLogarithms ? exponential(amount) : amount
    }
  }
  /// The true miles per gallon of the test cars.
  var truth: Matrix { takesLogarithms ? test.targets.map { exponential($0) } : test.targets }
}
let plain = seeds(10).map { Split(seed: $0, logarithms: (inputs: false, targets: false)) }
let logTargets = seeds(10).map { Split(seed: $0, logarithms: (inputs: false, targets: true)) }
let allLogs = seeds(10).map { Split(seed: $0, logarithms: (inputs: true, targets: true)) }

show(plain[0].training.inputs.rows(0..<2), "two cars", as: .integer)
show(plain[0].inputs(plain[0].training.inputs).rows(0..<2), "the same, standardized", as: .fixed(2))

//: ### Baselines before the network
//:
//: Whatever does not beat the mean of the training cars has learned nothing. The next step is
//: *linear regression*, one unit without an activation function, trained with the mean squared
//: error. Fuel use, though, adds up in gallons and not in miles: a car that is twice as heavy needs
//: roughly twice the fuel and goes half as far. Logarithms turn such products and quotients into
//: sums, so two more baselines are linear regression for the logarithm of the miles per gallon, and
//: the same with logarithms of the six features that are amounts as inputs.
//:
//: Only then comes the deep network, 9-16-16-1, with no activation function at the output, since an
//: amount may be any number. The baselines leave nothing to choose, but for the network the hidden
//: activation function and the number of epochs are chosen anew for each split, on the training
//: cars alone, each third of them held out in turn. A second network, which predicts the logarithm,
//: takes over the settings of the first.

// Folded: the models on ten splits
func linearRegression(on split: Split, seed: UInt64) -> Sequential {
  let unit = stack(inputs: 9, hidden: [], outputs: 1, .relu, seed: seed)
  // All cars in every step, and many steps: within a few hundredths of a mile of least squares.
  train(
    unit, on: split.learning, .meanSquaredError, rate: 0.01, epochs: 1500, batchSize: 292,
    seed: seed)
  return unit
}
/// How a network for cars is trained.
struct CarPlan {
  var activation: Activation
  var rate: Float
  var epochs: Int
}
func carNetwork(
  on split: Split, _ plan: CarPlan, seed: UInt64, onEpoch: (Int, Sequential) -> Void = { _, _ in }
) -> Sequential {
  let network = stack(inputs: 9, hidden: [16, 16], outputs: 1, plan.activation, seed: seed)
  train(
    network, on: split.learning, .meanSquaredError, rate: plan.rate, epochs: plan.epochs, seed: seed
  ) { onEpoch($0.epoch, network) }
  return network
}
struct Model {
  let name: String
  let predictions: [[Matrix]]  // for the test cars of each split, by one network or by several
  let truth: [Matrix]
  func errors(_ metric: (Matrix, Matrix) -> Double) -> [Double] {
    zip(predictions, truth).map { predictions, truth in
      predictions.map { metric($0, truth) }.mean()
    }
  }
  var squared: [Double] { errors { rootMeanSquaredError($0, targets: $1) } }
  var absolute: [Double] { errors { meanAbsoluteError($0, targets: $1) } }
}
let mostEpochs = 50
/// The plan with the lowest error on the training cars of a split, a third of them held out in turn.
func carPlan(seed: UInt64) -> CarPlan {
  var best = (plan: CarPlan(activation: .relu, rate: 0.01, epochs: 0), error: Double.infinity)
  for activation in [Activation.relu, .tanh] {
    var plan = CarPlan(activation: activation, rate: 0.01, epochs: mostEpochs)
    var errors = [Double](repeating: 0, count: mostEpochs / 10)  // after 10, 20, … epochs
    for third in 0..<3 {
      let split = Split(seed: seed, heldOut: third, logarithms: (inputs: false, targets: false))
      _ = carNetwork(on: split, plan, seed: seed) { epoch, network in
        guard epoch.isMultiple(of: 10) else { return }
        errors[epoch / 10 - 1] += rootMeanSquaredError(
          split.predictions(of: network), targets: split.truth)
      }
    }
    for (index, error) in errors.enumerated() where error < best.error {
      plan.epochs = 10 * (index + 1)
      best = (plan, error)
    }
  }
  return best.plan
}
let carPlans = progress("Plans for cars") { bar in
  seeds(10).enumerated().map { index, seed in
    bar.update(to: Double(index + 1) / 10)
    return carPlan(seed: seed)
  }
}
/// Three networks for each split, from other random starts, all by the plan of the split.
func deepNetworks(on splits: [Split]) -> [[Sequential]] {
  splits.indices.map { index in
    (0..<3).map { start in
      carNetwork(on: splits[index], carPlans[index], seed: seeds(10)[index] + 1000 * UInt64(start))
    }
  }
}
let (deepCars, deepLogCars) = (deepNetworks(on: plain), deepNetworks(on: logTargets))
let linearCars = zip(plain, seeds(10)).map { linearRegression(on: $0, seed: $1) }
func predict(_ splits: [Split], _ networks: [Sequential]) -> [[Matrix]] {
  zip(splits, networks).map { [$0.predictions(of: $1)] }
}
let truths = plain.map(\.truth)
let models = [
  Model(
    name: "the mean", predictions: plain.map { [$0.inMiles(Matrix(rows: 100, columns: 1))] },
    truth: truths),
  Model(name: "linear regression", predictions: predict(plain, linearCars), truth: truths),
  Model(
    name: "linear, for log(mpg)",
    predictions: predict(
      logTargets, zip(logTargets, seeds(10)).map { linearRegression(on: $0, seed: $1) }),
    truth: truths),
  Model(
    name: "linear, logarithms on both sides",
    predictions: predict(
      allLogs, zip(allLogs, seeds(10)).map { linearRegression(on: $0, seed: $1) }),
    truth: truths),
  Model(
    name: "**deep network, 9-16-16-1**",
    predictions: zip(plain, deepCars).map { split, networks in
      networks.map { split.predictions(of: $0) }
    }, truth: truths),
  Model(
    name: "deep network, for log(mpg)",
    predictions: zip(logTargets, deepLogCars).map { split, networks in
      networks.map { split.predictions(of: $0) }
    }, truth: truths),
]
table(
  ["model", "parameters", "RMSE", "mean absolute error", "RMSE, lowest to highest"],
  zip(models, [1, 10, 10, 10] + [deepCars, deepLogCars].map { $0[0][0].parameterCount }).map {
    model, parameters in
    [
      model.name, parameters.text, model.squared.mean().text(as: .fixed(2)),
      model.absolute.mean().text(as: .fixed(2)),
      "\((model.squared.min() ?? 0).text(as: .fixed(2))) to \((model.squared.max() ?? 0).text(as: .fixed(2)))",
    ]
  })

// Folded: what the text says about them
for (name, model) in zip(["mean", "linear", "log", "logs", "deep", "deep log"], models) {
  record(model.squared.mean(), "RMSE, \(name)", as: .fixed(2))
  record(model.absolute.mean(), "MAE, \(name)", as: .fixed(2))
}
func carWins(_ first: Model, over second: Model) -> Int {
  zip(first.squared, second.squared).count { $0 < $1 }
}
record(carWins(models[4], over: models[1]), "deep over linear")
record(carWins(models[4], over: models[3]), "deep over logs")
record(carWins(models[5], over: models[3]), "deep log over logs")
record(mostEpochs, "most epochs for cars")
record(carPlans.count { $0.activation == .tanh }, "splits with tanh")
record(
  zip(plain, deepCars).map {
    rootMeanSquaredError($0.predictions(of: $1[0]), targets: $0.truth)
  }.mean(), "RMSE, first start", as: .fixed(2))
record(deepCars[0][0].parameterCount, "parameters for cars")

//: The table gives means over ten random splits into 292 and 100 cars, in miles per gallon; the
//: networks are means of three random starts as well. *RMSE* is the square root of the mean squared
//: error; the *mean absolute error* is the average distance from the truth. The linear model is off
//: by {{MAE, linear}} miles per gallon on average, and its RMSE of {{RMSE, linear}} is larger
//: because squares give more weight to the cars that it misses badly.
//:
//: Ten parameters and a few logarithms do here nearly all that {{parameters for cars}} parameters do.
//: The deep network, with an RMSE of {{RMSE, deep}}, beats plain linear regression, whose systematic
//: mistakes {{figure cars}} shows, on {{deep over linear}} of the ten splits. Against linear regression
//: with logarithms on both sides, which has {{RMSE, logs}}, it wins on {{deep over logs}}, and the
//: network for the logarithm, with {{RMSE, deep log}}, on {{deep log over logs}}. The splits share
//: cars, so even a coin test would claim too much, and these three are hard to tell apart.

// Folded: how the residuals are drawn
func residuals(_ model: Model) -> Chart {
  let (said, truth) = (model.predictions[0][0].elements, model.truth[0].elements)
  return Chart(
    x: Axis("predicted miles per gallon", range: 0...45),
    y: Axis("predicted − true", range: -15...10),
    .points(x: said, y: zip(said, truth).map { $0 - $1 }, "a test car"), .rule(y: 0, nil))
}
figure(
  "cars",
  Panels(
    title: "How far predictions are off, for 100 test cars", columns: 2, sharedLegend: true,
    [
      ("linear regression", residuals(models[1])),
      ("linear, logarithms on both sides", residuals(models[3])),
      ("deep network", residuals(models[4])),
      ("deep network, for log(mpg)", residuals(models[5])),
    ]),
  caption:
    "*Residuals*, predicted minus true miles per gallon (most books subtract the other way round), of the test cars of the first split, over the prediction. Above zero, a model promises more than the car does. The points of linear regression form an arch that is too low at the left and for most cars above 27, so it misses something systematic; the other three form a straight band that widens.",
  alt:
    "Four scatter plots of residuals over predicted miles per gallon with a line at zero. For linear regression the points form a bow, below zero at both ends. For the other three they lie in a band around zero that widens to the right."
)

//:
//: - Experiment: Set `standardized = 0` to run the comparison again without standardizing the
//:   features. With standardized features, linear regression has an RMSE of {{RMSE, linear}} and the
//:   deep network one of {{RMSE, deep}}. What will become of both without?
//: - Outcome: Linear regression has {{experiment: RMSE, linear}}, the deep network
//:   {{experiment: RMSE, deep}}, and the mean, which looks at no feature, stays at
//:   {{experiment: RMSE, mean}}. The linear unit could predict exactly as before, since its weights
//:   and bias can undo any shift and stretch of a feature, but training does not get there in the
//:   same number of steps. With thousands of pounds in the sum it starts far off, and one step of a
//:   learning rate changes the sum by thousands of times that rate, while the targets have a
//:   standard deviation of 1.
//:
//:   The deep network seems to do far better, but it has learned only the mean. On
//:   {{experiment: splits with tanh}} of the ten splits its plan says tanh. With thousands of pounds
//:   in their sums, the units of the first layer saturate: nearly all of them answer the same −1 or 1
//:   for every car. What follows cannot tell the cars apart and predicts one number for all, and the
//:   best single number is about their mean.
//:
//: - Question: The network has {{parameters for cars}} parameters, more than there are cars to learn
//:   from. Why can it still do well on the test cars?
//: - Answer: It has enough of them to memorize many a car. But it starts from small weights, takes
//:   small steps and is stopped after at most {{most epochs for cars}} epochs, and what it learns
//:   first is what many cars have in common. Section 6.8 asks when to stop.
//:
//: ### Deeper: What does the linear model say about cars?
//:
//: A linear unit can be read. The table shows by how many miles per gallon its prediction changes
//: for one standard deviation more of a feature, on the first two splits.

// Folded: the weights in miles per gallon
let pulls = zip(linearCars, plain).prefix(2).map { unit, split in
  split.targets.deviations[0, 0] * unit.parameters[0].value
}
let order = (0..<9).sorted { abs(pulls[0][$0, 0]) > abs(pulls[0][$1, 0]) }
table(
  ["miles per gallon for one deviation more of", "split 1", "split 2"],
  order.map { column in
    [AutoMPG.featureNames[column]] + pulls.map { $0[column, 0].text(as: .fixed(1)) }
  })

//: Weight and model year have large numbers with plausible signs on both splits: heavy cars go less
//: far, later cars farther. All but the year need care. A bigger engine does not save fuel,
//: whatever the sign of the displacement. Cylinders, displacement, horsepower and weight rise and
//: fall together, so the unit may share one effect among them in many ways. The origins are worse
//: still: each car has exactly one, so the same bonus for all three is only a larger bias.
//:
//: ### Deeper: What if the test cars had a say in the mean?
//:
//: Standardize with the means and deviations of all 392 cars, and train the first of the deep
//: networks for each split again.

let peeking = seeds(10).map {
  Split(seed: $0, logarithms: (inputs: false, targets: false), peeking: true)
}
let peekingErrors = peeking.indices.map { index in
  rootMeanSquaredError(
    peeking[index].predictions(
      of: carNetwork(on: peeking[index], carPlans[index], seed: seeds(10)[index])),
    targets: peeking[index].truth)
}
show(peekingErrors.mean(), "RMSE of the deep network, standardized with all cars", as: .fixed(2))

//: With the training cars alone it was {{RMSE, first start}}, so the 100 test cars hardly shift a
//: mean. The step is wrong all the same. Steps that look at more than a mean, such as choosing
//: features by how well they go with the target, can leak far more, and a test that has leaked into
//: training proves nothing.

//: ## True or false?
//:
//: - Claim: Adding hidden layers to a network always adds parameters.
//: - False: The network 64-64-10 has {{parameters of 64-64-10}} parameters. Put a layer of eight units
//:   before its hidden layer, 64-8-64-10, and there are only {{parameters of 64-8-64-10}}, because
//:   64 × 64 weights give way to 64 × 8 and 8 × 64.
//: - Claim: At the same learning rate, the comparison of two networks is fair.
//: - False: The best rates of a shallow and a deep network can lie a factor of ten or more apart. Give
//:   each its own, chosen on validation samples.
//: - Claim: A tanh network whose activations keep their size through all layers has a good start.
//: - False: With weights of size 1 the activations of every layer have the same size, and the network
//:   is saturated; its gradient explodes on the way back.
//: - Claim: Standardizing before the split is fine as long as it hardly changes the result.
//: - False: The test samples then influence the mean. For the cars that made hardly a difference,
//:   but other steps can make a large one, and nobody can tell beforehand. Nothing that is computed
//:   from data comes before the split.

//: ## Your turn
//:
//: With your eight functions, the trained network reads the test digits through your layers, your
//: products find each digit's nearest neighbor, and your error message names the layer whose
//: weights have the wrong shape. Your spring cleaning looks for hidden units that the network does
//: not need, and a network for cars predicts from raw features, once you have moved the standardizing
//: into the weights and biases of its first layer.
//: Keep `swift run course watch 4` open beside your editor: it names the file to open, gives the
//: verdict each time you save, and goes on to the next exercise by itself.
//: `swift run course test 4` judges all of them once, and `swift run course hint 4.1` helps when
//: you are stuck.

yourTurn(with: "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8") {
  // The trained network on the test digits, layer by layer.
  let layers = stride(from: 0, to: deepReader.parameters.count, by: 2).map {
    (weights: deepReader.parameters[$0].value, bias: deepReader.parameters[$0 + 1].value)
  }
  let yourOutputs = forward(test.inputs, layers: layers, activation: { Activation.relu($0) })
  let yourTargets = oneHot(digits.test.labels.map { Int($0) }, classes: 10)
  if let scores = yourOutputs.last {
    show(
      accuracy(scores, targets: yourTargets), "test accuracy through your layers",
      as: .percent(1))
    show(
      categoricalCrossEntropy(Activation.softmax(scores), targets: yourTargets),
      "your loss on the test digits", as: .fixed(3))
  }
  let transposed = layers.map { (weights: $0.weights.transposed(), bias: $0.bias) }
  let error = shapeError(
    inputs: (rows: 1, columns: 64),
    layers: transposed.map {
      (weights: ($0.weights.rows, $0.weights.columns), bias: ($0.bias.rows, $0.bias.columns))
    })
  show(error?.description ?? "no error", "with its weights transposed")
  let (cleaned, saved) = springCleaned(layers, samples: X)
  show(cleaned.dropLast().map(\.weights.columns), "hidden units after your spring cleaning")
  show(saved, "parameters that your spring cleaning saves")

  // The nearest neighbors of the test digits, all pixels equally important.
  let nearest = Chapter4.recorded(
    test.inputs, X, Matrix(rows: 1, columns: 64, repeating: 1)
  ) { weightedDistances(from: $0, to: $1, importance: $2) }
  show(
    share(
      (-1 * nearest.result).argmax().map { Int(digits.training.labels[$0]) }, right: digits.test),
    "test accuracy of your nearest neighbors", as: .percent(1))
  show(nearest.calculation.operations, "operations you left outside of products")
  show(4 * nearest.result.count * 64, "operations of the loops")

  // The cars of the first split, standardized by you, and raw through a folded network.
  let first = plain[0]
  let yours = standardize(training: first.training.inputs, test: first.test.inputs)
  let network = deepCars[0][0]
  show(
    rootMeanSquaredError(first.inMiles(network(yours.test)), targets: first.truth),
    "RMSE on the cars you standardized", as: .fixed(2))
  let folded = foldedScaler(
    weights: network.parameters[0].value, bias: network.parameters[1].value,
    means: first.inputs.means, deviations: first.inputs.deviations)
  (network.parameters[0].value, network.parameters[1].value) = (folded.weights, folded.bias)
  show(
    rootMeanSquaredError(first.inMiles(network(first.test.inputs)), targets: first.truth),
    "RMSE on raw cars, through the network you folded", as: .fixed(2))
}

//: In this chapter the library trained every network with one call. Inside that call, one pass back
//: through the layers gives the gradient for all parameters at once, and chapter 5 opens it up.

//: ## Where this comes from
//:
//: - [Course notes on Andrew Ng's *Neural Networks and Deep Learning*](https://www.coursera.org/learn/neural-networks-deep-learning): order of topics, cats, house prices.
//: - *Deep dive into neural networks* (anarthal, 2020): matrix formulation, Keras.
//: - *Introduction to Deep Learning with Python: from concept to code*: hidden layers.
//: - ["Deep learning"](https://doi.org/10.1038/nature14539), Yann LeCun, Yoshua Bengio and Geoffrey Hinton, Nature, 2015.
//: - ["ImageNet classification with deep convolutional neural networks"](https://doi.org/10.1145/3065386), Alex Krizhevsky, Ilya Sutskever and Geoffrey Hinton, 2012.
//: - ["Deep, big, simple neural nets for handwritten digit recognition"](https://doi.org/10.1162/NECO_a_00052), Dan Cireşan and others, 2010.
//: - [The MNIST database](https://yann.lecun.com/exdb/mnist/), Yann LeCun, Corinna Cortes and Christopher Burges, 1998: its table of results has the 3.1% of nearest neighbor.
//: - ["Why do tree-based models still outperform deep learning on tabular data?"](https://arxiv.org/abs/2207.08815), Léo Grinsztajn, Edouard Oyallon and Gaël Varoquaux, 2022.
//: - ["Understanding the difficulty of training deep feedforward neural networks"](https://proceedings.mlr.press/v9/glorot10a.html), Xavier Glorot and Yoshua Bengio, 2010.
//: - ["Delving deep into rectifiers"](https://doi.org/10.1109/ICCV.2015.123), Kaiming He, Xiangyu Zhang, Shaoqing Ren and Jian Sun, 2015.
//: - ["Representation benefits of deep feedforward networks"](https://arxiv.org/abs/1509.08101), Matus Telgarsky, 2015.
//: - ["Benefits of depth in neural networks"](https://arxiv.org/abs/1602.04485), Matus Telgarsky, 2016: the same for approximating functions.
//: - "Learning to tell two spirals apart", Kevin Lang and Michael Witbrock, 1988.
//: - ["Auto MPG"](https://doi.org/10.24432/C5859H), Ross Quinlan, UCI Machine Learning Repository, 1993.
//: - ["Optical recognition of handwritten digits"](https://doi.org/10.24432/C50P49), Ethem Alpaydin and Cenk Kaynak, UCI Machine Learning Repository, 1998.
//: - [*Dive into Deep Learning*](https://d2l.ai), Aston Zhang and others, 2023, section 5.7: house prices.
//: - ["But what is a neural network?"](https://www.3blue1brown.com/lessons/neural-networks), 3Blue1Brown, 2017: the network 784-16-16-10.

finish()
