import Datasets
import DeepNetChecks
import DeepNetExercises
import Foundation
import Narration
import NeuralNetworks
import Plotting

let options = narrate(
  chapter: 4, "Deep net: layers on layers",
  exercises: [
    OneHot.exercise.answered(by: oneHot),
    CategoricalCrossEntropy.exercise.answered(by: categoricalCrossEntropy),
    ParameterCount.exercise.answered(by: parameterCount),
    ForwardThroughLayers.exercise.answered { input in
      forward(input.inputs, layers: input.layers, activation: { input.activation($0) })
    },
    InitializationBounds.exercise.answered { (layer: (inputs: Int, units: Int)) in
      (
        glorotBound: glorotBound(inputs: layer.inputs, units: layer.units),
        heDeviation: heDeviation(inputs: layer.inputs)
      )
    },
    Standardize.exercise.answered(by: standardize),
    ShapeErrors.exercise.answered { shapeError(inputs: $0.inputs, layers: $0.layers) },
  ])

//: Chapter 3 put one hidden layer between inputs and output. This chapter puts several, with as
//: many units as you like, and ten outputs instead of one. You will count what such a network
//: holds and what it computes. You will see why the size of the first random weights decides
//: whether a signal survives ten layers, and find out what depth is good for and what not. At the
//: end you will predict how far real cars go on a gallon of fuel, and your own functions will read
//: handwritten digits.
//:
//: How a deep network finds its weights is left for chapters 5 and 6. Here the library trains it,
//: with one call.

//: ## A notation for many layers
//:
//: Here is a network with two hidden layers. It takes pictures of 28 × 28 = 784 pixels and has an
//: output for each of the ten digits.

figure(
  "deep",
  NetworkDiagram(
    title: "A deep network for digits",
    layers: [
      .init("layer 0: pixels", count: 784), .init("layer 1: hidden", count: 16),
      .init("layer 2: hidden", count: 16),
      .init("layer 3: digits", units: (0...9).map(String.init)),
    ]),
  caption:
    "A network of the shape 784-16-16-10. Each line is a weight: each circle is joined to each circle of the next layer. The lines that end in layer 1 are the weights of layer 1, and so on. The circles of layer 0 are the inputs and compute nothing. Dots stand for circles left out; biases are not drawn.",
  alt:
    "Four columns of circles for 784 pixels, two hidden layers of 16 units and ten digits. Every circle is joined by lines to all circles of the next column."
)

//: Number the layers from left to right. The inputs are layer 0. Layer 1 works on the inputs,
//: layer 2 works on the outputs of layer 1, and so on to the last layer, $`L`$. A number in square
//: brackets above a letter says which layer is meant: $`W^{[2]}`$ are the weights of layer 2. It
//: is not a power. $`X`$, $`Z`$ and $`A`$ are matrices with a row for each sample, as before:
//:
//: - $`X`$ are the inputs, also called $`A^{[0]}`$.
//: - $`Z^{[l]}`$ are the weighted sums of layer $`l`$, and $`A^{[l]}`$ its outputs.
//: - $`W^{[l]}`$ are its weights, with a row for each input and a column for each unit. $`b^{[l]}`$
//:   are its biases, one row, and $`f^{[l]}`$ is its activation.
//:
//: Every layer does the same with what it gets. It multiplies by its weights, adds its biases and
//: applies its activation:
//:
//: ```math
//: Z^{[l]} = A^{[l-1]} \cdot W^{[l]} + b^{[l]} \qquad A^{[l]} = f^{[l]}(Z^{[l]}) \qquad A^{[0]} = X
//: ```
//:
//: (Where a sample is a column, as with Andrew Ng and 3Blue1Brown, you read
//: $`W^{[l]} \cdot A^{[l-1]} + b^{[l]}`$ instead.)
//:
//: A network is called *deep* if it has two or more hidden layers, and *shallow* if it has one.
//: The network above has $`L = 3`$ layers, for the inputs compute nothing. (Some texts count the
//: inputs as a layer. When a text says "a three-layer network", check how it counts.)
//:
//: All shapes follow from the numbers of units. A layer needs a weight for each pair of an input
//: and a unit, and a bias for each unit. Here they are for a batch of 100 pictures:

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
table(["layer l", "comes in", "weights", "biases", "goes out", "parameters"], shapeRows)
show(parametersInAll, "parameters in all")
record(784 * 32 + 32 + 32 * 32 + 32 + 32 * 10 + 10, "parameters of 784-32-32-10")

//: Weights and biases together are the *parameters*: the numbers that training has to find. This
//: network is the one of a well-known series of films by 3Blue1Brown, and {{parameters in all}} is
//: the number given there. Nearly all of them sit in the first layer, where the inputs are many.
//: The batch of 100 does not count: more samples make the matrices taller, not the network larger.
//:
//: - Question: Double the units of both hidden layers, to 784-32-32-10. Does that double the
//:   number of parameters?
//: - Answer: Roughly. The first layer doubles, since its inputs stay 784. The second nearly
//:   quadruples, because both of its sizes double, and the last nearly doubles, but they are small.
//:   In all there are {{parameters of 784-32-32-10}}, a little more than
//:   twice as many.

//: ## One product instead of many loops
//:
//: A layer can be computed one sample and one unit at a time, with three nested loops. Or it can
//: be computed for the whole batch at once, with one matrix product. The second way is called
//: *vectorization*. We try both on the first layer of the network above, with random pictures.

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

//: (`sum.addProduct(x, w)` is $`sum + x \cdot w`$, rounded once.) The numbers are the same, and so
//: is the work: {{multiplications, either way}} multiplications and as many additions. What
//: differs is how well a machine can do it. The product keeps several numbers in one register and
//: multiplies them in one instruction. It uses a number several times once it has it from memory.
//: And it may share the rows among the cores of the processor. The folder
//: [`Sources/NeuralNetworks/Kernels`](../../Sources/NeuralNetworks/Kernels) tells how ours got
//: fast, step by step. Seconds depend on the machine, so you see them only when you run this
//: chapter yourself.

// Folded: how the times are taken
let clock = ContinuousClock()
func milliseconds(_ work: () -> Void) -> Double {
  let times = (0..<3).map { _ in clock.measure(work) / .milliseconds(1) }
  return times.min() ?? 0
}
showInTerminal(
  milliseconds { _ = oneAtATime(pictures, firstWeights) }, "three loops, milliseconds",
  as: .significant(2))
showInTerminal(
  milliseconds { _ = naiveMatmul(pictures, firstWeights) },
  "three loops compiled for speed, milliseconds", as: .significant(2))
showInTerminal(
  milliseconds { _ = matmul(pictures, firstWeights) }, "one product, milliseconds",
  as: .significant(2))

//: In 2026, on a server with two cores, the loops of this chapter took about 40 milliseconds. That
//: is unfair, since the chapter is compiled for debugging. The same loops in the library
//: (`naiveMatmul`), compiled for speed, took 1.4, and the product 0.016.

//: ## A network, layer by layer
//:
//: `Sequential` puts layers one after the other: the outputs of each are the inputs of the next.
//: If you have met the *sequential API* of Keras, you will recognize it. `Dense` is a layer in
//: which every unit sees every input. This network is for the digits of chapter 1, with 64 pixels:

func digitNetwork(using generator: inout SplitMix64) -> Sequential {
  Sequential(
    Dense(inputs: 64, units: 32, activation: .relu, using: &generator),
    Dense(inputs: 32, units: 16, activation: .relu, using: &generator),
    Dense(inputs: 16, units: 10, using: &generator))
}
let network = digitNetwork(using: &generator)
show(network.summaryTable(inputs: 64), "the layers")

//: The summary lists each layer, the shape of what it makes of n samples, and its parameters. The
//: numbers of inputs and units have to fit like links of a chain. Where they do not, the library
//: stops and says which layer expected what. The weights start at random, the biases at 0.
//:
//: A network is called like a function, and gives the outputs of its last layer. To be sure that a
//: layer does nothing but the formula, here is layer 1 by hand. The formula is
//: $`Z^{[1]} = X \cdot W^{[1]} + b^{[1]}`$, and then ReLU. (Swift counts from 0, so layer 1 is
//: `layers[0]`. `parameters` has the weights and the biases of each layer in turn.)

let digits = stoppingOnFailure { try Digits8x8.load() }
let X = digits.training.inputs()
let (W1, b1) = (network.parameters[0].value, network.parameters[1].value)
let Z1 = matmul(X, W1).adding(row: b1)
let A1 = Activation.relu(Z1)
show(A1, "A[1]", as: .fixed(2))
show(A1 == network.layers[0](X), "the same as the library's layer")
show(network(X), "outputs of the network", as: .fixed(2))

record(32 * 16 + 16 + 16 * 10 + 10, "parameters of layers 2 and 3")
record(32 * 10 + 10, "parameters of the layer worth both")

//: - Question: The last layer has no activation, for its outputs are scores (chapter 2). Suppose
//:   somebody forgets the ReLU of layer 2, too. What is the network worth then, and how many
//:   parameters would do for it?
//: - Answer: Nothing bends between layers 2 and 3, so one layer is worth both: its weights are the
//:   product `W[2] · W[3]`, 32 × 10, and its biases are `b[2] · W[3] + b[3]`, 1 × 10. The network
//:   is worth 64-32-10. Layers 2 and 3 have {{parameters of layers 2 and 3}} parameters, and
//:   {{parameters of the layer worth both}} would do.

//: ## Ten classes
//:
//: The network should say which of ten digits a picture shows. It has ten outputs, so each target
//: is a row of ten numbers, too: *one-hot*, as in chapter 2, with 1 in the column of the right
//: digit and 0 elsewhere.

let training = digits.training.dataset()
let test = digits.test.dataset()
show(digits.training.labels[10..<13].map { Int($0) }, "three labels")
show(training.targets.rows(10..<13), "the same, one-hot", as: .integer)

//: Why not a single output that says a number from 0 to 9? Because that would tell the network
//: that a 7 is nearly an 8 and far from a 1. But a scrawled 7 is more likely to be a 1. The digits
//: are names here, not amounts.
//:
//: The loss is the *categorical cross-entropy* (chapter 2 used it for its comparison). Softmax
//: turns the ten scores into probabilities. A picture then costs the negative logarithm of the
//: probability that was given to the right digit. For the untrained network and the three pictures
//: above:

let guesses = Activation.softmax(network(training.inputs.rows(10..<13)))
table(
  ["right digit", "its probability p", "cost, −ln p"],
  (0..<3).map { sample in
    let label = Int(digits.training.labels[10 + sample])
    let p = guesses[sample, label]
    return ["\(label)", p.text(as: .fixed(4)), (-log(p)).text(as: .fixed(4))]
  })

//: With one-hot targets this can be written as one formula. Let $`p_{ik}`$ be the probability that
//: picture $`i`$ shows the digit $`k`$, according to the network, and $`t_{ik}`$ the target. The
//: loss of $`m`$ pictures is
//:
//: ```math
//: J = -\frac{1}{m} \sum_{i=1}^{m} \sum_{k=0}^{9} t_{ik} \ln p_{ik}
//: ```
//:
//: The inner sum looks long, but nine of its ten terms are zero. What remains is the logarithm for
//: the right digit. A network that knows nothing gives each digit one tenth and has a loss of
//: $`-\ln 0.1 = \ln 10 \approx 2.303`$. This is the 0.693 of ten classes: your first loss should
//: be in its neighborhood.

show(
  Loss.categoricalCrossEntropy(network(training.inputs), targets: training.targets),
  "loss of the untrained network", as: .fixed(3))
show(
  accuracy(network(test.inputs), targets: test.targets),
  "accuracy of the untrained network", as: .percent(1))

//: `Loss.categoricalCrossEntropy` takes scores and applies softmax itself, as in chapter 2. The
//: accuracy counts a picture as right if its highest score is that of the right digit.
//:
//: Now train, in epochs and batches as in chapter 2. But instead of `SGD` we take `Adam`. Whether
//: the slopes of a weight are large or small, Adam moves it by about the learning rate. Chapter 6
//: takes it apart; here it spares us much patience.

/// As many seeds as you want, which follow from the chapter's.
func seeds(_ count: Int) -> [UInt64] { (1...count).map { 100 * options.seed() + UInt64($0) } }

func train(
  _ network: Sequential, on data: Dataset, _ loss: Loss, rate: Float, epochs: Int, seed: UInt64,
  onEpoch: (EpochReport) -> Void = { _ in }
) {
  var generator = SplitMix64(seed: seed)
  let training = Training(
    loss: loss, optimizer: Adam(learningRate: rate), epochs: epochs, batchSize: 32)
  stoppingOnFailure {
    try training.run(network, on: data, using: &generator, onEpoch: { onEpoch($0) })
  }
}
record(digits.test.count, "test digits")
var losses: [Double] = []
train(
  network, on: training, .categoricalCrossEntropy, rate: 0.005, epochs: 30, seed: options.seed()
) { losses.append($0.training.loss) }
show(losses.last ?? 0, "loss in the last epoch", as: .fixed(3))
show(
  accuracy(network(training.inputs), targets: training.targets),
  "accuracy on the training digits", as: .percent(1))
show(
  accuracy(network(test.inputs), targets: test.targets), "accuracy on the test digits",
  as: .percent(1))

figure(
  "digits",
  Chart(
    title: "Learning ten digits", x: "epoch", y: Axis("loss", scale: .logarithmic),
    [.line(losses, from: 1, "training loss"), .rule(y: log(10), "knowing nothing, ln 10")]),
  caption:
    "The loss of the network 64-32-16-10 on its training digits, epoch by epoch. The scale is logarithmic. The dashed line is the loss of a network that gives each digit one tenth.",
  alt:
    "A line that starts below the dashed line at 2.3 and falls to less than a hundredth of it over 30 epochs."
)

//: From one digit in ten to {{accuracy on the test digits}} in this run, on {{test digits}} digits
//: that the network has never seen. The unit of chapter 1 got nine in ten for a question with two
//: answers. On the training digits it is {{accuracy on the training digits}}. The gap between the
//: two is a subject of chapter 6.
//:
//: Now look at the test digits that the network is least sure about: those whose highest
//: probability is lowest.

let answers = Activation.softmax(network(test.inputs))
let sureness = (0..<answers.rows).map { answers.row($0).max() ?? 0 }
let leastSure = sureness.indices.sorted { sureness[$0] < sureness[$1] }.prefix(8)
let unsure = leastSure[0]
show(digits.test.labels[unsure], "its right answer")
show(answers.rows(unsure..<unsure + 1), "probabilities of 0 to 9", as: .fixed(2))

/// The answer of the network to a test picture.
func answer(_ picture: Int) -> Int { answers.rows(picture..<picture + 1).argmax()[0] }
let wrongOfEight = leastSure.count { answer($0) != Int(digits.test.labels[$0]) }
record(wrongOfEight, "wrong of the eight")

figure(
  "unsure",
  ImageGrid(
    title: "The test digits that the network is least sure about",
    images: leastSure.map { picture in
      .init(
        pixels: test.inputs.row(picture), rows: 8, columns: 8,
        caption:
          "\(answer(picture)) (is \(digits.test.labels[picture])), \(sureness[picture].text(as: .fixed(2)))"
      )
    }, columns: 4),
  caption:
    "Under each picture: the answer of the network, the label in parentheses, and the probability that the network gives its answer. The first is the one whose probabilities you see above. Of the eight answers, \(wrongOfEight) are wrong.",
  alt: "Eight blurred handwritten digits of 8 by 8 pixels, in two rows. Most are hard to read."
)

//: The probabilities sum to 1 (but for rounding), and the largest is the answer. Where it is small,
//: the network is often wrong: {{wrong of the eight}} times in these eight. So might you be with
//: most of them. Probabilities say more than an answer alone.

//: ## Where to start: the size of random weights
//:
//: Random weights are needed to tell units apart (chapter 3). In a deep network their size decides
//: more than that. Send 500 random samples of 100 features through ten layers of 100 units each,
//: and look at what comes out of every layer. We try four *initializations*: ways to draw the first
//: weights. All four draw them from a bell curve, the normal distribution, with mean zero. Its
//: standard deviation, a measure of how far the weights spread, is what differs: 0.01, 1, and two
//: that have the names of people and are explained in a moment. (What others call Xavier is
//: `glorot…` in the library.)

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
let signals = Initializer.normal(standardDeviation: 1)
  .weights(inputs: 500, units: 100, using: &generator)

/// What comes out of each of ten layers, [500 × 100] each.
func outputsOfLayers(_ start: Start) -> [Matrix] {
  var generator = SplitMix64(seed: options.seed())
  var outputs: [Matrix] = []
  for _ in 1...10 {
    let layer = Dense(
      inputs: 100, units: 100, activation: start.activation, initializer: start.initializer,
      using: &generator)
    outputs.append(layer(outputs.last ?? signals))
  }
  return outputs
}
/// The root of the mean of the squares.
func typicalSize(_ matrix: Matrix) -> Double {
  ((matrix * matrix).sum() / Double(matrix.count)).squareRoot()
}
let outputs = starts.map(outputsOfLayers)

// Folded: how the histograms are drawn
let histograms = zip(starts, outputs).flatMap { start, outputs in
  [1, 2, 5, 10].map { layer -> (title: String, drawing: any Drawing) in
    let range = start.activation == .relu ? 0.0...4 : -1.0...1
    let highest = start.name.hasSuffix("Xavier") || start.name.hasSuffix("He") ? 20.0 : 60
    let step = (range.upperBound - range.lowerBound) / 20
    let edges = (0...20).map { range.lowerBound + Double($0) * step }
    var counts = [Double](repeating: 0, count: 20)
    for value in outputs[layer - 1].elements where start.activation != .relu || value > 0 {
      let bin = Int((Double(value) - range.lowerBound) / step)
      counts[min(max(bin, 0), 19)] += 1
    }
    let share = counts.map { 100 * $0 / Double(outputs[layer - 1].count) }
    return (
      "\(start.name), layer \(layer)",
      Chart(
        x: Axis("output", range: range), y: Axis("share (%)", range: 0...highest),
        [.bars(edges: edges, heights: share)])
    )
  }
}

figure(
  "histograms",
  Panels(title: "What comes out of layers 1, 2, 5 and 10", columns: 4, histograms),
  caption:
    "Outputs of layers 1, 2, 5 and 10, for four ways to draw the weights, a row each. A bar is the share of the 50,000 outputs that fall in its range; for ReLU, the last bar holds all above. Mind the axes: the upper two rows go to 60 %, the lower two to 20 %. First row: too small, all outputs shrink to zero. Second row: too large, most outputs are stuck near −1 or 1. Third row: flat at first, then a hill that gets narrower, but slowly. Fourth row, for ReLU, without the outputs that are zero, about half of all: the slope looks much the same in each layer.",
  alt:
    "Sixteen histograms in four rows. In the first row, from layer 2 on, all outputs are in the two bars next to zero. In the second they pile up at minus one and one. In the third they spread evenly over the whole range at first and form a hill from layer 5 on. In the fourth, for ReLU, they thin out to the right, much alike in each layer."
)

table(
  ["layer"] + starts.map(\.name),
  [1, 2, 5, 10].map { layer in
    ["\(layer)"] + outputs.map { typicalSize($0[layer - 1]).text(as: .significant(2)) }
  })

record(typicalSize(outputs[2][0]), "Xavier at layer 1", as: .significant(2))
record(typicalSize(outputs[2][4]), "Xavier at layer 5", as: .significant(2))
record(typicalSize(outputs[2][9]), "Xavier at layer 10", as: .significant(2))

//: The table shows the typical size of the outputs, the root of the mean of their squares.
//:
//: - **Too small** (0.01): each layer makes the signal about ten times smaller. After ten layers
//:   nothing is left, and all samples look the same.
//: - **Too large** (1): the outputs are near −1 or 1, whatever comes in. The units are saturated
//:   (chapter 2). Their typical size is the steadiest of the table: size alone does not tell good
//:   from bad.
//: - In between there must be a size that keeps the signal as it is. Which?

//: ### The right size
//:
//: Look at a single weighted sum. It adds up 100 products of an input and a weight. Products with
//: random signs partly cancel, so the sum is not 100 times as large as one of them. With inputs
//: and weights of the typical size 1, the sums have the typical size

let weightsOfSize1 = Initializer.normal(standardDeviation: 1)
  .weights(inputs: 100, units: 100, using: &generator)
show(typicalSize(matmul(signals, weightsOfSize1)), "typical size of the sums", as: .fixed(2))

//: and that is about $`\sqrt{100} = 10`$. The reason is a rule of chance. The *variance* of random
//: numbers, written $`\mathrm{Var}`$, is the square of their standard deviation; with mean 0 it is
//: the mean of their squares. And variances of independent random numbers add up. A product of an
//: input and a weight has the variance $`\mathrm{Var}(w) \cdot v`$, where $`v`$ is the mean square
//: of the inputs. A sum of $`n`$ of them has $`n`$ times that:
//:
//: ```math
//: \mathrm{Var}(z) = n \cdot \mathrm{Var}(w) \cdot v
//: ```
//:
//: So the sums are as large as the inputs if $`\mathrm{Var}(w) = 1 / n`$: for 100 inputs, a
//: deviation of 0.1. That explains the first column of the table: 0.01 is ten times too small, and
//: each layer pays for it.
//:
//: On the way backward, the slopes meet the same weights the other way round. There, the number
//: that counts is not the inputs of the layer but its units. Call their number $`m`$ here (it is
//: not the number of samples). Xavier Glorot and Yoshua Bengio (2010) met in the middle and put the
//: mean of $`n`$ and $`m`$ in the place of $`n`$. Their method goes by the name of *Xavier* or
//: *Glorot*:
//:
//: ```math
//: \text{Xavier: } \mathrm{Var}(w) = \frac{2}{n + m}
//: ```
//:
//: This keeps the size of the *sums*. tanh then makes each of them smaller, large ones more than
//: small ones. So the signal fades, but slower and slower: {{Xavier at layer 1}} after one layer,
//: {{Xavier at layer 5}} after five, {{Xavier at layer 10}} after ten.
//:
//: What if you use it with ReLU? A ReLU sets half of the sums to zero. Here is what arrives:

let reluWithXavier = outputsOfLayers(
  Start(name: "ReLU, Xavier", activation: .relu, initializer: .glorotNormal))
table(
  ["layer", "ReLU, Xavier", "ReLU, He"],
  [1, 2, 5, 10].map { layer in
    [
      "\(layer)", typicalSize(reluWithXavier[layer - 1]).text(as: .significant(2)),
      typicalSize(outputs[3][layer - 1]).text(as: .significant(2)),
    ]
  })

//: Half of the squares is gone in every layer, so the typical size shrinks to
//: $`\sqrt{0.5} \approx 0.71`$ in each layer, and after ten layers it is a few hundredths of what
//: it was. Kaiming He and others (2015) therefore doubled the variance:
//:
//: ```math
//: \text{He: } \mathrm{Var}(w) = \frac{2}{n}
//: ```
//:
//: The size now changes only by the luck of the draw; with another seed it may end above 1.

// Folded: how the sizes are drawn
func sizes(_ starts: [(name: String, outputs: [Matrix])], from lowest: Double) -> Chart {
  Chart(
    x: "layer", y: Axis("typical size of the outputs", scale: .logarithmic, range: lowest...2),
    starts.map { .line($0.outputs.map(typicalSize), from: 1, $0.name) })
}
figure(
  "sizes",
  Panels(
    title: "The size of the signal, layer by layer", columns: 2,
    [
      ("tanh", sizes(zip(starts, outputs).prefix(3).map { ($0.name, $1) }, from: 1e-10)),
      (
        "ReLU",
        sizes([("ReLU, He", outputs[3]), ("ReLU, Xavier", reluWithXavier)], from: 0.01)
      ),
    ]),
  caption:
    "The typical size of the outputs of each layer. The scales are logarithmic and differ: ten decades on the left, two on the right. A straight line that falls means that the same factor is lost in each layer. The steady line at the top left, tanh with 1, is a bad start all the same.",
  alt:
    "Two plots over layers 1 to 10. Left, for tanh: a line for 0.01 that falls by a factor of ten with every layer, and two near the top, that for 1 level and that for Xavier falling a little. Right, for ReLU: the line for Xavier falls to a few hundredths, that for He stays near 1."
)

//: Weights may be drawn evenly from a range instead of from a bell curve. Evenly from $`-a`$ to
//: $`a`$, the variance is $`a^2 / 3`$. So Xavier's range ends at $`a = \sqrt{6 / (n + m)}`$; for
//: 784 inputs and 16 units, at

show((6.0 / Double(784 + 16)).squareRoot(), "a", as: .fixed(4))

//: From now on you need not think of it: unless told otherwise, `Dense` draws weights from the bell
//: curve with He's variance for ReLU, and evenly with Xavier's variance for the others.
//:
//: Here is He's signal once more, written out, with a factor for all weights. It is 1 now, so
//: nothing changes yet:

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

//: - Experiment: `scale = 0.5`
//:   The He weights of all ten layers are multiplied by {{scale}}, that is, left as they are, and
//:   the outputs of layer 10 have a typical size of {{size at layer 10}}. What will it be with
//:   weights half as large? Half of it?
//: - Outcome: {{experiment: size at layer 10}}. Each of the ten layers makes the signal half as
//:   large, and ten halves make about a thousandth. With `--set scale=2` you get a thousand times
//:   as much.

//: ### Does it matter once you train?
//:
//: One could hope that training mends a bad start. Here are ten hidden layers of 32 units for the
//: ten digits, trained for 10 epochs from each of the starts, three times each. Before training, we
//: also send the slopes of the loss back through the first of the three networks, and compare their
//: typical size at layer 1 with that at the last hidden layer.

// Folded: the networks of ten hidden layers
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

/// The typical slope at the outputs of layer 1, in units of that at the last hidden layer.
func slopeAtLayer1(of network: Sequential) -> Double {
  let outputs = network.forward(training.inputs)
  var slopes = Loss.categoricalCrossEntropy.gradient(outputs, targets: training.targets)
  var sizes: [Double] = []
  for layer in network.layers.dropFirst().reversed() {
    slopes = layer.backward(slopes)
    sizes.append(typicalSize(slopes))
  }
  return (sizes.last ?? 0) / (sizes.first ?? 1)
}

let trials = starts.map { (start: $0, layers: 10) } + [(start: starts[3], layers: 2)]
let trialAccuracies = progress("Ten hidden layers, four starts") { bar in
  trials.enumerated().map { index, trial in
    seeds(3).enumerated().map { run, seed -> Double in
      let network = hiddenLayers(trial.layers, trial.start, seed: seed)
      train(
        network, on: training, .categoricalCrossEntropy, rate: 0.003, epochs: 10, seed: seed)
      bar.update(to: Double(3 * index + run + 1) / Double(3 * trials.count))
      return accuracy(network(test.inputs), targets: test.targets)
    }
  }
}
let firstSlopes = trials.map {
  slopeAtLayer1(of: hiddenLayers($0.layers, $0.start, seed: seeds(1)[0]))
}
table(
  [
    "start", "hidden layers", "slope at layer 1, for 1 at the last",
    "accuracy on the test digits, three runs",
  ],
  trials.indices.map { index in
    let (trial, accuracies) = (trials[index], trialAccuracies[index])
    return [
      trial.start.name, "\(trial.layers)", firstSlopes[index].text(as: .significant(2)),
      accuracies.map { $0.text(as: .percent(1)) }.joined(separator: ", "),
    ]
  })

record(firstSlopes[0], "slope, tanh, 0.01", as: .significant(2))
record(firstSlopes[1], "slope, tanh, 1", as: .significant(2))
record(firstSlopes[2], "slope, tanh, Xavier", as: .significant(2))
record(firstSlopes[3], "slope, ReLU, He", as: .significant(2))

//: It matters, and the slopes show two different illnesses. With weights of 0.01, a slope of 1
//: arrives at layer 1 as {{slope, tanh, 0.01}}: it *vanishes*, and the first layers never hear what
//: goes wrong. With weights of 1, it arrives as {{slope, tanh, 1}}: it *explodes* (chapter 2).
//: tanh is flat at most places, but the large weights more than make up for that. Where a tiny
//: change of a weight turns everything behind it around, a slope says nothing about a step of
//: ordinary length.
//:
//: Ten epochs are not enough to get away from either. Both good starts learn; there, a slope of 1
//: arrives as {{slope, tanh, Xavier}} and {{slope, ReLU, He}}. The last row is for comparison: with
//: two hidden layers, the network learns more in ten epochs at this learning rate.

//: ## What depth can do
//:
//: Why stack layers at all? Here is a network with two hidden units a layer, built by hand. Its
//: input is a number $`x`$ from 0 to 1. The two hidden units of a layer are
//:
//: ```math
//: h_1 = \mathrm{ReLU}(x) \qquad h_2 = \mathrm{ReLU}\left(x - \tfrac{1}{2}\right)
//: ```
//:
//: and the sum $`2 h_1 - 4 h_2`$ goes on to the next layer. Up to one half only $`h_1`$ counts,
//: and the sum rises from 0 to 1. From there on $`h_2`$ pulls it down again, to 0. So this pair of
//: units *folds* the range from 0 to 1 in its middle: $`x`$ and $`1 - x`$ get the same value. The
//: next layer folds what it gets in the same way. Each of its two units takes the sum, so each has
//: the weights 2 and −4: a column of the matrix in the code.

func folding(layers: Int) -> Sequential {
  var generator = SplitMix64(seed: 1)  // its numbers are replaced at once
  var stack: [any Layer] = []
  for layer in 1...layers {
    let fold = Dense(
      inputs: layer == 1 ? 1 : 2, units: 2, activation: .relu, using: &generator)
    fold.weights.value = layer == 1 ? Matrix([[1, 1]]) : Matrix([[2, 2], [-4, -4]])
    fold.biases.value = Matrix([[0, -0.5]])
    stack.append(fold)
  }
  let sum = Dense(inputs: 2, units: 1, using: &generator)
  sum.weights.value = Matrix([[2], [-4]])
  return Sequential(stack + [sum])
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
    "The output of networks with two ReLU units in each hidden layer and the same numbers in each. Every further layer folds what the layers before it made, and so doubles the number of straight pieces.",
  alt:
    "Four zigzag lines between 0 and 1 over x from 0 to 1, with one, two, four and sixteen peaks."
)

// Folded: how straight pieces are counted
func straightPieces(_ values: [Float]) -> Int {
  let slopes = zip(values.dropFirst(), values).map { $0 - $1 }
  return 1 + zip(slopes.dropFirst(), slopes).count { $0 != $1 }
}
table(
  ["hidden layers", "hidden units", "parameters", "straight pieces", "units one layer needs"],
  [1, 2, 3, 4, 5, 6, 7].map { layers in
    let network = folding(layers: layers)
    let pieces = straightPieces(network(places).elements)
    return [
      "\(layers)", "\(2 * layers)", network.parameterCount.text, pieces.text, pieces.text,
    ]
  })

//: The last column comes from counting. With one hidden layer of ReLUs, the output is a sum of
//: lines with a bend each. It can bend only where one of the units bends, so it takes a unit for
//: each place where two pieces meet. It takes one more for the slope before the first bend, like
//: $`h_1`$ above, because a ReLU is flat on one side of its bend. So a single layer needs as many
//: units as there are pieces. The number of pieces doubles with each layer. The deep network pays
//: two units for that, and the shallow one twice as many as before. Telgarsky proved in 2016 that
//: there are such functions for any depth.
//:
//: That is a statement about *some* functions, and about weights that somebody chose. Will
//: training find them? Let three networks learn the zigzag of eight pieces from random weights:
//: one with three hidden layers of two units, one with twelve units in a single layer, and one
//: with three hidden layers of 16, far more than it would need. Each gets the best of three
//: learning rates. Biases start at 0, so all units of the first layer bend at $`x = 0`$ at the
//: start. That is the end of our range, where a bend does nothing, so we stretch $`x`$ to run from
//: −1 to 1.
//:
//: The loss is the mean squared error. To always answer one half costs $`1/12 \approx 0.083`$: the
//: variance of numbers spread evenly over a range is $`a^2 / 3`$, and $`a`$ is one half.

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
let zigzag = Dataset(
  inputs: places.map { 2 * $0 - 1 }, targets: folding(layers: 3)(places))
func learnZigzag(_ hidden: [Int], rate: Float, seed: UInt64) -> Double {
  let network = stack(inputs: 1, hidden: hidden, outputs: 1, .relu, seed: seed)
  train(network, on: zigzag, .meanSquaredError, rate: rate, epochs: 100, seed: seed)
  return Loss.meanSquaredError(network(zigzag.inputs), targets: zigzag.targets)
}
let zigzagShapes = [[2, 2, 2], [12], [16, 16, 16]]
let zigzagRates: [Float] = [0.003, 0.01, 0.03]
let zigzagLosses = progress("Learning to fold") { bar in
  zigzagShapes.enumerated().map { row, hidden in
    zigzagRates.enumerated().map { column, rate -> [Double] in
      let losses = seeds(5).map { learnZigzag(hidden, rate: rate, seed: $0) }
      bar.update(to: Double(3 * row + column + 1) / 9)
      return losses
    }
  }
}
table(
  ["hidden units", "parameters", "best rate", "lowest loss of five runs", "highest"],
  zip(zigzagShapes, zigzagLosses).map { hidden, losses in
    let network = stack(inputs: 1, hidden: hidden, outputs: 1, .relu, seed: 1)
    let best = losses.indices.min { losses[$0].reduce(0, +) < losses[$1].reduce(0, +) } ?? 0
    return [
      hidden.map(String.init).joined(separator: "-"), network.parameterCount.text,
      zigzagRates[best].text, (losses[best].min() ?? 0).text(as: .fixed(3)),
      (losses[best].max() ?? 0).text(as: .fixed(3)),
    ]
  })

//: The network 2-2-2 stays close to "always one half". Weights that solve the task exist, we wrote
//: them down, and training did not find them. The single layer does little better. The large
//: network, far larger than needed, does find the zigzag, or most of it.
//: What a network *can* compute and what it *learns* are two questions, for depth as for width
//: (chapter 3).

//: ## What depth buys
//:
//: So what does depth buy when a network has to learn from samples? To be fair, compare networks
//: with *the same number of parameters*. The task is a spiral with three arms that wind one and a
//: quarter times around the origin, with two inputs and three classes. The networks have one, two,
//: four and eight hidden layers of tanh units, and about 330 parameters each.

let shapes: [(name: String, hidden: [Int])] = [
  ("1 hidden layer, 54", [54]),
  ("2 hidden layers, 14-16", [14, 16]),
  ("4 hidden layers of 9", [9, 9, 9, 9]),
  ("8 hidden layers of 6", [6, 6, 6, 6, 6, 6, 6, 6]),
]
func spirals(_ count: Int) -> Dataset {
  Dataset.spirals(count: count, classes: 3, turns: 1.25, noise: 0.02, using: &generator)
}
let (spiral, spiralToChoose, spiralTest) = (spirals(600), spirals(600), spirals(1000))

//: The rules are those of chapter 2: each network gets its own learning rate, the best of the same
//: set, chosen on samples that serve for nothing else; five seeds for each; and the spread is
//: shown. All train for the same number of epochs. Two things differ. The rates are smaller, since
//: we train with Adam, and we choose them by the accuracy instead of the loss.

let epochs = constant("epochs", 100, in: 1...300)
let rates: [Float] = [0.003, 0.01, 0.03, 0.1, 0.3, 1]
struct Try {
  let networks: [Sequential]
  let toChoose: Double  // mean accuracy on the samples for choosing
  let tested: [Double]  // accuracy on the test samples, of each network
  var mean: Double { tested.reduce(0, +) / Double(tested.count) }
  var lowest: Double { tested.min() ?? 0 }
  var highest: Double { tested.max() ?? 0 }
}
func tryOut(_ hidden: [Int], rate: Float) -> Try {
  let networks = seeds(5).map { seed in
    let network = stack(inputs: 2, hidden: hidden, outputs: 3, .tanh, seed: seed)
    train(
      network, on: spiral, .categoricalCrossEntropy, rate: rate, epochs: epochs, seed: seed)
    return network
  }
  func accuracies(on data: Dataset) -> [Double] {
    networks.map { accuracy($0(data.inputs), targets: data.targets) }
  }
  return Try(
    networks: networks, toChoose: accuracies(on: spiralToChoose).reduce(0, +) / 5,
    tested: accuracies(on: spiralTest))
}
let tries = progress("Deep against shallow") { bar in
  shapes.enumerated().map { row, shape in
    rates.enumerated().map { column, rate in
      let result = tryOut(shape.hidden, rate: rate)
      bar.update(to: Double(row * rates.count + column + 1) / Double(shapes.count * rates.count))
      return result
    }
  }
}

figure(
  "rates",
  Chart(
    title: "Spiral: the best learning rates lie far apart",
    x: Axis("learning rate", scale: .logarithmic), y: Axis("accuracy (%)", range: 30...100),
    zip(shapes, tries).flatMap { shape, tries -> [Mark] in
      let (x, y) = (rates.map { Double($0) }, tries.map { 100 * $0.toChoose })
      return [.line(x: x, y: y, shape.name), .points(x: x, y: y, shape.name)]
    } + [.rule(y: 100.0 / 3, "guessing")]),
  caption:
    "Accuracy on the samples for choosing, the mean of five seeds, for six learning rates, the marks. The scale of the rates is logarithmic. The lines cross: the best network at one rate is not the best at another.",
  alt:
    "Four lines, each with one hill. The hill of the shallow network lies at the far right, at rates of 0.3 to 1; the deeper networks have theirs further to the left."
)

// Folded: the best rate of each network
let best = tries.map { tries in
  tries.indices.max { tries[$0].toChoose < tries[$1].toChoose } ?? 0
}
let chosen = zip(tries, best).map { tries, best in tries[best] }
for (index, name) in ["one layer", "two layers", "four layers", "eight layers"].enumerated() {
  record(chosen[index].mean, name, as: .percent(1))
  record(
    "\(chosen[index].lowest.text(as: .percent(1))) to \(chosen[index].highest.text(as: .percent(1)))",
    "range of \(name)")
  record(tries[index][0].toChoose, "\(name) at 0.003", as: .percent(0))
  record(tries[index][1].toChoose, "\(name) at 0.01", as: .percent(0))
  record(rates[best[index]], "best rate of \(name)")
}
record(100 * (chosen[2].mean - chosen[3].mean), "points from four to eight", as: .fixed(1))

table(
  ["network", "parameters", "best rate", "test accuracy, mean", "lowest to highest of five"],
  shapes.indices.map { index in
    [
      shapes[index].name, chosen[index].networks[0].parameterCount.text,
      rates[best[index]].text, chosen[index].mean.text(as: .percent(1)),
      "\(chosen[index].lowest.text(as: .percent(1))) to \(chosen[index].highest.text(as: .percent(1)))",
    ]
  })

//: Look first at {{figure rates}}, at the rate 0.01. There, four hidden layers reach
//: {{four layers at 0.01}} of the samples for choosing and one layer {{one layer at 0.01}}. A
//: triumph of depth? It is a comparison of rates. At its own best rate,
//: {{best rate of one layer}}, the shallow network reaches {{one layer}} of the test samples. And
//: at 0.003 the order is another one: eight layers reach {{eight layers at 0.003}}, four
//: {{four layers at 0.003}} and two {{two layers at 0.003}}.
//:
//: What is left is in the table. Two hidden layers do better than one: {{two layers}} against
//: {{one layer}}. (The five runs of the shallow network differ by more than that among each other,
//: so do not read much into the size of the gain.) Four layers gain little or nothing
//: over two: {{four layers}}. And eight layers of six units do worse than four: {{eight layers}}.
//: So one more layer bought something, and more depth did not, for this task, with this many
//: parameters and epochs.
//:
//: - Experiment: `epochs = 300`
//:   Three times as many epochs for everybody, and the rates chosen anew. The shallow network is
//:   at {{one layer}} now, eight layers at {{eight layers}}. Which of them will gain more? Will the
//:   order stay?
//: - Outcome: One layer: {{experiment: one layer}} ({{experiment: range of one layer}}). Two:
//:   {{experiment: two layers}} ({{experiment: range of two layers}}). Four:
//:   {{experiment: four layers}} ({{experiment: range of four layers}}). Eight:
//:   {{experiment: eight layers}} ({{experiment: range of eight layers}}). Between four
//:   and eight layers there were {{points from four to eight}} points, now there are
//:   {{experiment: points from four to eight}}. Much of what looked like the worth or the harm of
//:   depth was the time that learning took.
//:
//: Here is what the networks have made of the plane.

// Folded: how the maps are drawn
/// Of the five networks of a shape, the one in the middle by test accuracy.
func middle(_ result: Try) -> Sequential {
  result.networks[result.tested.indices.sorted { result.tested[$0] < result.tested[$1] }[2]]
}
func place(_ sample: Int) -> Point {
  Point(Double(spiralTest.inputs[sample, 0]), Double(spiralTest.inputs[sample, 1]))
}
let arms = ["arm 1", "arm 2", "arm 3"]
let maps = zip(shapes, chosen).map { shape, result -> (title: String, drawing: any Drawing) in
  let network = middle(result)
  let answers = network(spiralTest.inputs).argmax()
  let isRight = answers.indices.map { spiralTest.targets[$0, answers[$0]] == 1 }
  let marks = (0..<3).map { label in
    Mark.points(
      (0..<100).filter { isRight[$0] && answers[$0] == label }.map(place), arms[label])
  }
  return (
    shape.name,
    Chart(
      x: Axis("x₁", range: -1.1...1.1), y: Axis("x₂", range: -1.1...1.1), aspect: .equal,
      [
        .region(x: -1.1...1.1, y: -1.1...1.1, classes: arms, columns: 80, rows: 80) { x, y in
          network(Matrix([[Float(x), Float(y)]])).argmax()[0]
        }
      ] + marks + [.points((0..<500).filter { !isRight[$0] }.map(place), "mistake")])
  )
}

figure(
  "maps",
  Panels(
    title: "Four networks with about 330 parameters each", columns: 2, sharedLegend: true, maps),
  caption:
    "Which arm the network sees where, for the network that is third of its five by test accuracy. The ground is the answer. Marks of the arms are test samples that the network gets right, among the first 100. The marks of mistakes are all that it makes among the first 500. With several layers, most lie near the center, where the arms are close together.",
  alt:
    "Four maps of a plane in three colors, with three spiral arms of points. The colors wind with the arms, in patches for the shallow network, more cleanly for the others; with eight layers, some of the borders have notches. Marks of mistakes crowd near the center; the shallow network has more of them, also along an arm."
)

//: ## Numbers instead of classes: cars
//:
//: A network can also predict an amount. This is called *regression*. Our amount comes from 392
//: cars of the years 1970 to 1982, and how many miles each goes on a gallon of fuel. (Ten miles a
//: gallon are 23.5 liters for 100 kilometers, twenty are 11.8.)

let cars = stoppingOnFailure { try AutoMPG.load() }.dataset()
table(
  ["", "smallest", "mean", "largest"],
  (0...cars.inputWidth).map { column in
    let isTarget = column == cars.inputWidth
    let values = (0..<cars.count).map {
      Double(isTarget ? cars.targets[$0, 0] : cars.inputs[$0, column])
    }
    return [
      isTarget ? "**miles a gallon**" : AutoMPG.featureNames[column],
      (values.min() ?? 0).text(as: .fixed(1)),
      (values.reduce(0, +) / Double(values.count)).text(as: .fixed(1)),
      (values.max() ?? 0).text(as: .fixed(1)),
    ]
  })

//: Each car has nine features. The displacement is the volume of its cylinders in cubic inches,
//: the weight is in pounds, the acceleration in seconds from 0 to 60 miles an hour, and the origin
//: is one-hot, like the digits.
//:
//: Look at the columns of numbers. The pounds run into thousands, the origins are 0 or 1. In a sum
//: with random weights the pounds drown everything else. And a step of one length is far too large
//: for the weight of one feature and too small for that of another. So each feature is
//: *standardized*: subtract its mean $`\mu`$ and divide by its standard deviation $`\sigma`$.
//: (This $`\sigma`$ is a number, not the sigmoid.)
//:
//: ```math
//: x' = \frac{x - \mu}{\sigma}
//: ```
//:
//: The feature then has mean 0 and standard deviation 1: just what the initialization counts on.
//: We standardize the targets as well, and turn predictions back into miles at the end.
//:
//: The mean and the deviation come from the *training* cars alone. The test cars stand for cars
//: that are not built yet. Nobody knows their mean, so it must not have a say in anything.
//:
//: The cars are sorted by year. We shuffle, learn from 292 cars and test on the other 100.

let isStandardized = constant("standardized", 1, in: 0...1) == 1

/// A division of the cars in two, standardized with what the training cars tell.
struct Division {
  let training: Dataset
  let test: Dataset
  let inputs: Standardizer
  let targets: Standardizer
  let learning: Dataset  // the training cars, standardized

  /// A division, if `peeking` with means and deviations of all cars.
  init(seed: UInt64, peeking: Bool = false) {
    var generator = SplitMix64(seed: seed)
    (training, test) = cars.shuffled(using: &generator).split(first: 292)
    inputs = Standardizer(peeking ? cars.inputs : training.inputs)
    targets = Standardizer(peeking ? cars.targets : training.targets)
    learning = Dataset(
      inputs: isStandardized ? inputs(training.inputs) : training.inputs,
      targets: targets(training.targets))
  }
  /// What a network says about the test cars, in miles a gallon.
  func predictions(of network: Sequential) -> Matrix {
    network(isStandardized ? inputs(test.inputs) : test.inputs)
      .map { $0 * targets.deviations[0, 0] + targets.means[0, 0] }
  }
  /// How far predictions are off, in miles a gallon: the root of the mean squared error.
  func error(of predictions: Matrix) -> Double {
    Loss.meanSquaredError(predictions, targets: test.targets).squareRoot()
  }
}
let divisions = seeds(5).map { Division(seed: $0) }
let first = divisions[0]
show(first.training.inputs.rows(0..<2), "two cars", as: .integer)
show(first.inputs(first.training.inputs).rows(0..<2), "the same, standardized", as: .fixed(2))

//: Three ways to predict, each on five shuffles:
//:
//: - **The mean**: give every car the mean of the training cars. Whatever is not better than that
//:   has learned nothing.
//: - **A linear unit**: one unit, nine weights, no activation.
//: - **A deep network**, 9-16-16-1, with ReLU in its hidden layers and none at the output, because
//:   an amount may be any number.
//:
//: The loss is the mean squared error. What we report is its root, in miles a gallon: about how
//: far a prediction is off. The learning rates, 0.01 for the linear unit and 0.003 for the deep
//: network, are ordinary ones and not tuned.

func carNetwork(_ hidden: [Int], on division: Division, seed: UInt64) -> Sequential {
  let network = stack(inputs: 9, hidden: hidden, outputs: 1, .relu, seed: seed)
  train(
    network, on: division.learning, .meanSquaredError, rate: hidden.isEmpty ? 0.01 : 0.003,
    epochs: 100, seed: seed)
  return network
}
let linearUnits = zip(divisions, seeds(5)).map { carNetwork([], on: $0, seed: $1) }
let deepNetworks = zip(divisions, seeds(5)).map { carNetwork([16, 16], on: $0, seed: $1) }

let meanErrors = divisions.map { division in
  division.error(
    of: Matrix(rows: 100, columns: 1, repeating: division.targets.means[0, 0]))
}
let linearErrors = zip(divisions, linearUnits).map { $0.error(of: $0.predictions(of: $1)) }
let deepErrors = zip(divisions, deepNetworks).map { $0.error(of: $0.predictions(of: $1)) }
let gains = zip(linearErrors, deepErrors).map { $0 - $1 }

// Folded: the thriftiest cars
/// By how much a model predicts too little for the ten thriftiest test cars, on the mean.
func shortfall(of network: Sequential, on division: Division) -> Double {
  let (truth, said) = (division.test.targets.elements, division.predictions(of: network).elements)
  let thriftiest = truth.indices.sorted { truth[$0] > truth[$1] }.prefix(10)
  return thriftiest.reduce(0) { $0 + Double(truth[$1] - said[$1]) } / 10
}
let linearShortfall = zip(linearUnits, divisions).reduce(0) { $0 + shortfall(of: $1.0, on: $1.1) }
let deepShortfall = zip(deepNetworks, divisions).reduce(0) { $0 + shortfall(of: $1.0, on: $1.1) }
let errorColumns = [meanErrors, linearErrors, deepErrors, gains]
table(
  ["test error in miles a gallon", "the mean", "linear unit", "deep network", "linear − deep"],
  (0..<5).map { index in
    ["shuffle \(index + 1)"] + errorColumns.map { $0[index].text(as: .fixed(2)) }
  } + [
    ["**mean of the five**"]
      + errorColumns.map { ($0.reduce(0, +) / 5).text(as: .fixed(2)) }
  ])
record(linearShortfall / 5, "shortfall of the linear unit", as: .fixed(1))
record(deepShortfall / 5, "shortfall of the deep network", as: .fixed(1))
record(gains.count { $0 > 0 }, "shuffles that the deep network wins")
record(gains.min() ?? 0, "smallest gain", as: .fixed(2))
record(gains.max() ?? 0, "largest gain", as: .fixed(2))
record(linearErrors.min() ?? 0, "lowest linear error", as: .fixed(2))
record(linearErrors.max() ?? 0, "highest linear error", as: .fixed(2))
record(deepNetworks[0].parameterCount, "parameters of the deep network")
record(meanErrors.reduce(0, +) / 5, "error of the mean", as: .fixed(2))
record(linearErrors.reduce(0, +) / 5, "error of the linear unit", as: .fixed(2))
record(deepErrors.reduce(0, +) / 5, "error of the deep network", as: .fixed(2))

// Folded: how the predictions are drawn
func predicted(by network: Sequential) -> Chart {
  Chart(
    x: Axis("true miles a gallon", range: 5...50),
    y: Axis("predicted miles a gallon", range: 5...50), aspect: .equal,
    .points(
      x: first.test.targets.elements, y: first.predictions(of: network).elements, "a test car"),
    .line([Point(5, 5), Point(50, 50)], "exactly right"))
}
figure(
  "cars",
  Panels(
    title: "100 cars that the models have never seen", columns: 2, sharedLegend: true,
    [
      ("linear unit", predicted(by: linearUnits[0])),
      ("deep network", predicted(by: deepNetworks[0])),
    ]),
  caption:
    "Predicted against true miles a gallon, for the test cars of the first shuffle. On the line, a prediction is exactly right; above it, the model promises more miles than the car makes.",
  alt:
    "Two clouds of points along the diagonal. That of the linear unit bends away from it: its points at both ends lie above or below the line. That of the deep network follows it more closely."
)

//: The mean is off by {{error of the mean}} miles a gallon, the linear unit by
//: {{error of the linear unit}} and the deep network by {{error of the deep network}}. Most of
//: what can be learned from these features is learned by a single unit. The deep network adds a
//: bend. {{figure cars}} shows it at the upper right. For the ten thriftiest cars of a test, the
//: linear unit promises {{shortfall of the linear unit}} miles too little on the mean, the deep
//: network {{shortfall of the deep network}}.
//:
//: Is the gain real? From shuffle to shuffle, the error of the linear unit goes from
//: {{lowest linear error}} to {{highest linear error}}: some test cars are harder than others. So
//: compare two models on the *same* cars, as in the last column. The deep network wins on
//: {{shuffles that the deep network wins}} of the 5 shuffles; the differences go from
//: {{smallest gain}} to {{largest gain}}. This is called a *paired comparison*.
//:
//: Before you use a deep network on a table of numbers, try a linear unit. It tells you how much
//: there is to gain, and you can read it:

/// Miles a gallon for one standard deviation more of each feature, on the first two shuffles.
let pulls = zip(linearUnits, divisions).prefix(2).map { unit, division in
  division.targets.deviations[0, 0] * unit.parameters[0].value
}
let order = (0..<9).sorted { abs(pulls[0][$0, 0]) > abs(pulls[0][$1, 0]) }
table(
  ["miles a gallon for one deviation more of", "shuffle 1", "shuffle 2"],
  order.map { column in
    [AutoMPG.featureNames[column]] + pulls.map { $0[column, 0].text(as: .fixed(1)) }
  })

//: Weight and model year do most of the work: heavy cars go less far, later cars farther. Read the
//: other numbers with care. A bigger engine does not save fuel, whatever the sign of the
//: displacement. Cylinders, displacement, horsepower and weight rise and fall together, so the
//: unit may share one effect among them in many ways. The origins are even worse: each car has
//: exactly one, so the same bonus for all three is nothing but a larger bias. The deep network has
//: no such table.
//:
//: And what if the test cars had a say in the means and deviations, after all?

let peeking = seeds(5).map { Division(seed: $0, peeking: true) }
let peekingErrors = zip(peeking, seeds(5)).map { division, seed in
  division.error(of: division.predictions(of: carNetwork([16, 16], on: division, seed: seed)))
}
show(
  peekingErrors.reduce(0, +) / 5, "error of the deep network, standardized with all cars",
  as: .fixed(2))

//: It was {{error of the deep network}}: 100 cars more hardly shift a mean. Steps that look at more
//: than a mean can leak far more.
//:
//: - Experiment: `standardized = 0`
//:   Everything again with the features as they are in the file. With standardized features the
//:   linear unit is off by {{error of the linear unit}} miles a gallon and the deep network by
//:   {{error of the deep network}}. Which of them will suffer more?
//: - Outcome: The linear unit is off by {{experiment: error of the linear unit}}, the deep network
//:   by {{experiment: error of the deep network}}. Both are far worse than the mean. Yet the
//:   linear unit could predict exactly as before: to shift and stretch a feature is something its
//:   weight and bias can undo. It does not get there. With thousands of pounds in the sum it
//:   starts far off. Adam moves every weight by about the learning rate, 0.01 here. For a car of
//:   3,000 pounds one such step changes the sum by 30, where the targets spread by 1. With a rate
//:   that suits the pounds, the other weights would hardly move in 100 epochs.
//:
//: - Question: The network 9-16-16-1 has {{parameters of the deep network}} parameters, more than
//:   there are cars to learn from. Why can it still do well on the test cars?
//: - Answer: It has enough of them to learn many a car by heart. But it starts from small weights,
//:   takes small steps and was stopped after 100 epochs. What it learns first is what many cars
//:   have in common. Chapter 6 is about when to stop.

//: ## What to be careful about
//:
//: - Misconception: "Deeper is always better."
//:   On the spiral, eight hidden layers did worse than four with about as many parameters, each at
//:   its own best rate, in the same number of epochs.
//: - Misconception: "More layers mean more parameters."
//:   All four networks of the spiral have about 330. Nearly all parameters of 784-16-16-10 sit in
//:   its first layer.
//: - Misconception: "Deep networks can do more with fewer units, so they learn it, too."
//:   The folding network can. From random weights, a network of its shape did not find the folds;
//:   only a far larger one did.
//: - Misconception: "I compared them with the same learning rate, so it was fair."
//:   At 0.01, depth seemed to work wonders. The best rates lie far apart, and the winner changes
//:   with the rate.
//: - Misconception: "Initialization is a detail; training will mend it."
//:   See the table of the four starts. After ten epochs, the bad ones were still far behind.
//: - Misconception: "Standardize everything first, then split."
//:   Then the test cars have had a say in the mean. Here it made next to no difference, but a test
//:   that has leaked into training proves nothing.
//: - Misconception: "Vectorized code does less work."
//:   It does the same multiplications, arranged so that a machine can do many at once.

//: ## Your turn
//:
//: Seven functions. With them, the trained network reads the test digits through your layers,
//: signals start at your size, the cars get standardized by you, and your message tells which layer
//: has weights of the wrong shape. Fill in the files below and ask for the verdict:
//:
//: ```sh
//: swift run course test 4
//: ```
//:
//: `swift run course hint 4.1` helps when you are stuck.

yourTurn(with: "4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7") {
  // The trained network on the test digits, layer by layer.
  let layers = stride(from: 0, to: network.parameters.count, by: 2).map {
    (weights: network.parameters[$0].value, bias: network.parameters[$0 + 1].value)
  }
  let yourOutputs = forward(test.inputs, layers: layers, activation: { Activation.relu($0) })
  let yourTargets = oneHot(digits.test.labels.map { Int($0) }, classes: 10)
  if let scores = yourOutputs.last {
    show(
      accuracy(scores, targets: yourTargets), "accuracy on the test digits through your layers",
      as: .percent(1))
    show(
      categoricalCrossEntropy(Activation.softmax(scores), targets: yourTargets),
      "your loss on the test digits", as: .fixed(3))
  }
  show(parameterCount(layerSizes: [64, 32, 16, 10]), "its parameters, counted by you")
  let transposed = layers.map { (weights: $0.weights.transposed(), bias: $0.bias) }
  let error = shapeError(
    inputs: (rows: 1, columns: 64),
    layers: transposed.map {
      (weights: ($0.weights.rows, $0.weights.columns), bias: ($0.bias.rows, $0.bias.columns))
    })
  show(error?.description ?? "no error", "with its weights transposed")

  // Ten layers from your initialization.
  var yourGenerator = SplitMix64(seed: options.seed())
  var (withTanh, withReLU) = (signals, signals)
  for _ in 1...10 {
    let bound = glorotBound(inputs: 100, units: 100)
    let even = Initializer.uniform(-bound..<bound)
    withTanh = Activation.tanh(
      matmul(withTanh, even.weights(inputs: 100, units: 100, using: &yourGenerator)))
    let bell = Initializer.normal(standardDeviation: heDeviation(inputs: 100))
    withReLU = Activation.relu(
      matmul(withReLU, bell.weights(inputs: 100, units: 100, using: &yourGenerator)))
  }
  show(typicalSize(withTanh), "your tanh signal at layer 10", as: .significant(2))
  show(typicalSize(withReLU), "your ReLU signal at layer 10", as: .significant(2))

  // The cars of the first shuffle.
  let yours = standardize(training: first.training.inputs, test: first.test.inputs)
  let predictions = deepNetworks[0](yours.test)
    .map { $0 * first.targets.deviations[0, 0] + first.targets.means[0, 0] }
  show(
    first.error(of: predictions), "error on the cars you standardized, miles a gallon",
    as: .fixed(2))
}

//: In this chapter the library trained every network, with one call. Inside that call, one pass
//: back through the layers gives the slopes for all parameters at once. Chapter 5 opens it up.

//: ## Where this comes from
//:
//: - X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural
//:   networks", 2010.
//: - K. He, X. Zhang, S. Ren and J. Sun, "Delving deep into rectifiers: surpassing human-level
//:   performance on ImageNet classification", 2015.
//: - M. Telgarsky, "Benefits of depth in neural networks", 2016: the folds.
//: - K. Lang and M. Witbrock, "Learning to tell two spirals apart", 1988.
//: - R. Quinlan, "Combining instance-based and model-based learning", 1993: the cars; "Auto MPG",
//:   UCI Machine Learning Repository.
//: - E. Alpaydin and C. Kaynak, "Optical recognition of handwritten digits", UCI Machine Learning
//:   Repository, 1998: the digits.
//: - 3Blue1Brown, "But what is a neural network?", 2017: the network 784-16-16-10.
//: - The notation and the order of topics follow course notes on Andrew Ng's "Neural Networks and
//:   Deep Learning" and a series of notebooks on deep networks, initialization and the sequential
//:   API of Keras.

finish()
