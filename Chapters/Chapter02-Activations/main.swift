import ActivationsExercises
import Datasets
import Exercises
import Foundation
import Narration
import NeuralNetworks
import Plotting

let options = narrate(
  chapter: 2, "Activations: comparing them", exercises: Chapter2.exercises)

//: A single unit draws one straight line, and chapter 1 met points that no line can separate.
//: Layers of units can separate them, on one condition: somewhere between the layers there has to
//: be a bend. {{figure maps}} shows what the bend is worth. Each panel is a network of the same
//: shape, sixteen units that feed a seventeenth, trained on the same points from two interlocking
//: half circles, the *moons*. Without a bend, the seventeen units draw one line. With the sigmoid
//: of chapter 1, or with an even simpler function that turns negative numbers into zeros, the
//: boundary winds between the half circles.

// Folded: three networks learn the moons
var generator = SplitMix64(seed: options.seed())
let moons = Dataset.moons(count: 400, noise: 0.15, using: &generator)
let moonsValidation = Dataset.moons(count: 400, noise: 0.15, using: &generator)
let moonsTest = Dataset.moons(count: 2000, noise: 0.15, using: &generator)
record(moons.count, "moons")

/// So many different seeds, others for each `--seed`.
func seeds(_ numbers: ClosedRange<Int>) -> [UInt64] {
  numbers.map { 100 * options.seed() + UInt64($0) }
}
func testAccuracy(_ network: Sequential) -> Double {
  accuracy(network(moonsTest.inputs), targets: moonsTest.targets)
}
/// Fifteen networks, at the rate that section 2.7 chooses on the validation points.
func learnedMoons(_ activation: Activation, rate: Float) -> [Sequential] {
  seeds(1...15).map { seed in
    let net = network(inputs: 2, hidden: [16], outputs: 1, activation, seed: seed)
    _ = train(net, on: moons, .binaryCrossEntropy, rate: rate, epochs: 60, seed: seed)
    return net
  }
}
let withoutBend = learnedMoons(.identity, rate: 0.1)
let withSigmoid = learnedMoons(.sigmoid, rate: 10)
let withReLU = learnedMoons(.relu, rate: 1)

func points(_ data: Dataset, label: Float) -> [Point] {
  (0..<data.count).filter { data.targets[$0, 0] == label }.map {
    Point(Double(data.inputs[$0, 0]), Double(data.inputs[$0, 1]))
  }
}
func map(_ network: Sequential) -> Chart {
  let x = -1.5...2.5
  let y = -1.2...1.7
  let shown = moonsTest.subset(Array(0..<100))
  func probability(x: Double, y: Double) -> Double {
    Double(Activation.sigmoid(network(Matrix([[Float(x), Float(y)]])))[0, 0])
  }
  return Chart(
    x: Axis("x₁", range: x), y: Axis("x₂", range: y), aspect: .equal,
    [
      .region(
        x: x, y: y, columns: 120, rows: 90, "probability of the lower moon", value: probability),
      .contours(x: x, y: y, levels: [0.5], columns: 121, rows: 91, value: probability).series(6),
      .points(points(shown, label: 0), "upper moon"),
      .points(points(shown, label: 1), "lower moon"),
    ])
}
record(withoutBend.map(testAccuracy).mean(), "accuracy without a bend", as: .percent(1))
record(withSigmoid.map(testAccuracy).mean(), "accuracy with the sigmoid", as: .percent(1))
record(withReLU.map(testAccuracy).mean(), "accuracy with ReLU", as: .percent(1))
record(moonsTest.count, "test points")

figure(
  "maps",
  Panels(
    title: "One network, with and without a bend", columns: 3, sharedLegend: true,
    [
      ("no bend", map(withoutBend[0])), ("sigmoid", map(withSigmoid[0])),
      ("ReLU", map(withReLU[0])),
    ]),
  caption:
    "Three networks of sixteen units and a seventeenth. The background is the probability that each gives to the lower moon, the line is where it says one half, and the points are new ones.",
  inTerminal:
    "Three networks of sixteen units and a seventeenth. The shading is the probability that each gives to the lower moon; the points are new ones.",
  alt:
    "Three maps with the same two half-moons of points. On the left a straight boundary cuts through both moons. In the other two an S-shaped boundary runs between them."
)

//: On average over fifteen random starts, such networks get {{accuracy without a bend}} of
//: {{test points}} new points right without a bend, {{accuracy with the sigmoid}} with the sigmoid,
//: and with the simpler function, which is called ReLU, {{accuracy with ReLU}}. The function that
//: supplies the bend is the activation function of chapter 1. After this chapter you will be able
//: to explain why a network needs one, recognize the ways in which a poor choice stops it from
//: learning, and choose one for a network of your own. If you are unsure, take ReLU in every layer
//: but the last. The table says when something else is better, and the sections that it names
//: explain the words you don't know yet.
//:
//: ```sh
//: swift run Chapter02-Activations                          # this chapter in your terminal
//: swift run Chapter02-Activations --set sharedRate=1       # an experiment
//: ```

// Folded: the rule as a table
table(
  ["where", "take", "because", "section"],
  [
    ["any layer but the last", "ReLU", "simple, cheap, and at home in deep networks", "2.4, 2.5"],
    ["hidden layer, outputs around 0 wanted", "tanh", "from −1 to 1", "2.3"],
    [
      "hidden layer, ReLU units die", "a smaller rate, then leaky ReLU",
      "a dead unit stops learning", "2.4",
    ],
    ["last layer, yes or no", "sigmoid", "turns a number into a probability", "2.2"],
    [
      "last layer, one of several classes", "softmax", "turns several numbers into probabilities",
      "2.6",
    ],
    ["last layer, a number", "none", "a number may have any size", "2.6"],
  ])

//: ## Why a network needs a bend
//:
//: A layer is a group of units that all see the same inputs. Its weights form a matrix W with one
//: row per input and one column per unit, so the matrix product of chapter 1 computes all of its
//: preactivations at once: Z = XW + b. If the outputs of one layer are the inputs of the next, the
//: two form a *network*. A layer between the inputs and the output layer is called *hidden*,
//: because no target says what its units should produce. The network of {{figure layers}} has two
//: inputs, three hidden units and two output units, and for now each unit passes its preactivation
//: on unchanged.

let W1 = Matrix([[1, -2, 0.5], [3, 1, -1]])  // [2 inputs × 3 units]
let b1 = Matrix([[0.5, 0, -1]])
let W2 = Matrix([[2, 1], [0.5, -1], [4, 3]])  // [3 inputs × 2 units]
let b2 = Matrix([[1, -2]])

// Folded: the figure
figure(
  "layers",
  NetworkDiagram(
    title: "Two layers, one after the other",
    layers: [
      .init("inputs", units: ["x₁", "x₂"]), .init("hidden layer", count: 3),
      .init("output layer", count: 2),
    ], weights: [W1, W2]),
  caption:
    "Circles in the two layers are units, and lines are weights: the thicker, the larger. Solid orange lines are positive and dashed blue ones negative; biases are not drawn.",
  inTerminal:
    "Every input is joined to every hidden unit, and every hidden unit to every output unit. The tables hold the weights of these connections; biases are not shown.",
  alt:
    "Two input circles on the left, three circles in the middle, two on the right. Lines of different width, some solid and some dashed, join every circle to those of the next column."
)

//: We send three samples through both layers.

let X = Matrix([[1, 2], [-3, 0.5], [0, 0]])  // three samples
let hiddenOutputs = matmul(X, W1).adding(row: b1)
show(matmul(hiddenOutputs, W2).adding(row: b2), "through two layers")

//: Check the first sample, (1, 2), by hand: its first hidden unit computes
//: $`1 \cdot 1 + 2 \cdot 3 + 0.5 = 7.5`$. Now, before any sample arrives, we multiply the two
//: weight matrices with each other, send the first bias through the second layer, and use the
//: result as a single layer. Exercise 2.1 asks for its weights and biases.

// Folded: the one layer in Swift
let W = matmul(W1, W2)  // [2 × 3] · [3 × 2] = [2 × 2]
let b = matmul(b1, W2) + b2
show(W, "one weight matrix instead of two")
show(matmul(X, W).adding(row: b), "through this one layer")

//: The outputs agree, because two layers without an activation function are one layer in disguise.
//: Multiplying out shows why:
//:
//: ```math
//: (X W_1 + b_1)\,W_2 + b_2 = X\,(W_1 W_2) + (b_1 W_2 + b_2)
//: ```
//:
//: In this course a function of the form $`X W + b`$ is called *linear* (mathematicians say
//: affine), and a linear function of a linear function is linear again. More layers collapse in the
//: same way, and a hundred of them still draw one straight line. Everything that a network can do
//: beyond a single layer, it owes to the activation functions between its layers. You can give
//: three layers a bend and take it away again in the browser, with
//: `swift run course playground linear`.
//:
//: - Question: No single unit can compute XOR, as chapter 1 showed. How many layers without an
//:   activation function does it take?
//: - Answer: No number is enough. All of the layers together are one layer, and the unit that
//:   gives the answer is then a single unit with two inputs.
//:
//: ### Building a network
//:
//: With an activation function f, each layer computes $`A = f(X W + b)`$, where f is applied to
//: every element. The outputs A of the units are their activations. In our library,
//: `Dense` is such a layer and `Sequential` a chain of layers, and the function below builds the
//: networks of this chapter. The hidden layers get the activation function in question. The output
//: layer passes on its preactivations, which are then called *scores*, because our losses apply the
//: sigmoid, or the softmax of section 2.6, themselves.

func network(
  inputs: Int, hidden: [Int], outputs: Int, _ activation: Activation, seed: UInt64
) -> Sequential {
  var generator = SplitMix64(seed: seed)
  var layers: [Dense] = []
  var width = inputs
  for units in hidden {
    layers.append(
      Dense(inputs: width, units: units, activation: activation, using: &generator))
    width = units
  }
  layers.append(Dense(inputs: width, units: outputs, using: &generator))
  return Sequential(layers)
}

//: The random starting weights come from a range around zero that depends on the size of the layer
//: and on the activation function, and is wider for ReLU; chapter 4 derives it. Training is the
//: gradient descent of chapter 1 with one change. Each step looks only at a batch of 32 samples
//: instead of at all of them, and one pass through the whole training set, batch by batch, is
//: called an *epoch*. The networks at the top of the page learned for 60 epochs. How the gradient
//: of a hidden weight is found is the subject of chapters 3 and 5.

// Folded: training
/// Trains a network and returns the loss of each epoch.
func train(
  _ network: Sequential, on data: Dataset, _ loss: Loss, rate: Float, epochs: Int, seed: UInt64,
  onEpoch: () -> Void = {}
) -> [Double] {
  var generator = SplitMix64(seed: seed)  // draws the batches
  var losses: [Double] = []
  let training = Training(
    loss: loss, optimizer: SGD(learningRate: rate), epochs: epochs, batchSize: 32)
  do {
    try training.run(
      network, on: data, using: &generator,
      onEpoch: { report in
        losses.append(report.training.loss)
        onEpoch()
      })
  } catch {
    losses.append(.infinity)  // The loss overflowed: the rate is far too large.
  }
  return losses
}

//: ## Step and sigmoid under a nudge
//:
//: The perceptron of chapter 1 used a step: 1 for a preactivation of zero or more, otherwise 0. A
//: step is not linear, so it prevents the collapse, but it makes learning hard. The perceptron
//: could learn with a step because its rule compares the unit's own answer with a target. A hidden
//: unit has no target. All that we can do is nudge one of its weights a little and watch whether
//: the loss at the output improves. Take the smallest unit there is, with a constant input of 1 and
//: no bias, and nudge its weight from 1.2 to 1.3.

let nudged = Matrix([[1.2], [1.3]])  // the preactivation before and after
let byStep = Activation.step(nudged)
let bySigmoid = Activation.sigmoid(nudged)

// Folded: the table
table(
  ["weight", "step", "sigmoid"],
  [0, 1].map { row in
    [
      nudged[row, 0].text(as: .fixed(1)), byStep[row, 0].text(as: .fixed(0)),
      bySigmoid[row, 0].text(as: .fixed(4)),
    ]
  })

//: The step does not move, so the loss does not move either, and the nudge teaches us nothing. The
//: sigmoid moves a little and the loss moves with it, and whether the loss rises or falls tells us
//: which way to go. The difference becomes visible on data, so take 40
//: points of the moons and a unit with two inputs, and turn one of its weights from −8 to 4 in
//: small steps.

// Folded: one weight is turned
let fewMoons = moons.subset(Array(0..<40))
func scores(secondWeight: Float) -> Matrix {
  matmul(fewMoons.inputs, Matrix([[1], [secondWeight]])).adding(row: Matrix([[0.5]]))
}
let turned: [Float] = (0...240).map { -8 + 0.05 * Float($0) }
let mistakes: [Double] = turned.map { weight in
  (1 - accuracy(scores(secondWeight: weight), targets: fewMoons.targets)) * 40
}
let logLosses: [Double] = turned.map { weight in
  Loss.binaryCrossEntropy(scores(secondWeight: weight), targets: fewMoons.targets)
}
func unchanged(_ values: [Double]) -> Int {
  zip(values, values.dropFirst()).count { abs($0 - $1) < 1e-9 }
}
let lowest = turned.indices.min { logLosses[$0] < logLosses[$1] } ?? 0
record(turned.count - 1, "number of nudges")
record(unchanged(mistakes), "nudges without effect")
record(unchanged(logLosses), "nudges without effect on the log loss")

figure(
  "stairs",
  Panels(
    title: "What one weight tells us, through a step and through a sigmoid", columns: 2,
    [
      (
        "step",
        Chart(
          x: "second weight", y: Axis("mistakes among 40 points", range: 0...30),
          [.line(x: turned, y: mistakes)])
      ),
      (
        "sigmoid",
        Chart(
          x: "second weight", y: Axis("log loss", range: 0...2.5),
          [
            .line(x: turned, y: logLosses),
            .points([Point(Double(turned[lowest]), logLosses[lowest])]).series(1),
          ])
      ),
    ]),
  caption:
    "The same unit, the same points and the same weight. The mistakes of a step form stairs, and on a tread no nudge tells which way is down. The log loss of a sigmoid slopes down to a lowest point, marked by a triangle.",
  alt:
    "Two plots over the second weight from −8 to 4. On the left a line with flat treads and sudden jumps. On the right a smooth valley with a mark at its lowest point."
)

//: With a step, all we can do is count mistakes, and {{nudges without effect}} of the
//: {{number of nudges}} nudges leave the count unchanged. The log loss of a sigmoid responds to
//: every one of them.
//:
//: ### The slope of the sigmoid
//:
//: How fast an activation function's output grows as its input grows is its slope, or *derivative*.
//: For the sigmoid
//:
//: ```math
//: \sigma(z) = \frac{1}{1 + e^{-z}}
//: ```
//:
//: the nudge above measures it, as the change of the output divided by the change of the
//: preactivation. There is also a formula, and it needs only the output $`a = \sigma(z)`$:
//:
//: ```math
//: \sigma'(z) = a\,(1 - a)
//: ```
//:
//: We try it halfway between the two weights, at z = 1.25.

show((bySigmoid[1, 0] - bySigmoid[0, 0]) / 0.1, "slope by nudging", as: .fixed(4))

// Folded: the slope from the output
let a = Activation.sigmoid(Matrix([[1.25]]))[0, 0]
let slopeHalfway = a * (1 - a)
show(slopeHalfway, "slope by the formula", as: .fixed(4))

//: The two agree, and the formula also shows how large the slope can get. At z = 0 the output is
//: one half and the slope is a quarter, and for every other output the product is smaller. Far from
//: zero, a or 1 − a is close to 0 and so is the slope: the unit is saturated, as chapter 1 called
//: it.

// Folded: the figure
func sigmoidCurve(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
func tanhCurve(_ z: Double) -> Double { 2 * sigmoidCurve(2 * z) - 1 }

figure(
  "sigmoid",
  Chart(
    title: "The sigmoid and its slope", x: "preactivation z",
    y: Axis("value", range: 0...1, ticks: [0, 0.25, 0.5, 0.75, 1]),
    [
      .function(over: -8...8, "σ(z)", sigmoidCurve),
      .function(over: -8...8, "its slope") { sigmoidCurve($0) * (1 - sigmoidCurve($0)) },
      .band(x: [-8.0, -5], lower: [0.0, 0], upper: [1.0, 1], "saturated"),
      .band(x: [5.0, 8], lower: [0.0, 0], upper: [1.0, 1], "saturated"),
      .rule(y: 0.25),
    ]),
  caption:
    "The slope is largest at z = 0, where it is 0.25. In the shaded regions it is nearly 0, and nudging a weight of the unit changes almost nothing.",
  alt:
    "An S-shaped curve from 0 to 1 and below it a bell-shaped curve whose top touches a dashed line at 0.25 above z = 0. The regions left of −5 and right of 5 are shaded."
)

//: ### Deeper: Why is the slope a(1 − a)?
//:
//: Two facts from school are enough. The first says what makes the number e = 2.718… special: the
//: slope of $`e^z`$ is $`e^z`$ itself. A nudge δ turns $`e^z`$ into $`e^z e^\delta`$, and e is the
//: base for which $`(e^\delta - 1)/\delta`$ approaches 1 as δ shrinks. In $`e^{-z}`$ a nudge of z
//: counts in the other direction, so its slope is $`-e^{-z}`$. The second fact is the slope of
//: $`1/u`$. A nudge turns it into $`1/(u + \delta)`$, and
//:
//: ```math
//: \frac{1}{u + \delta} - \frac{1}{u} = \frac{-\delta}{u\,(u + \delta)}
//: ```
//:
//: so the slope, the change divided by δ, approaches $`-1/u^2`$. The sigmoid is $`1/u`$ with
//: $`u = 1 + e^{-z}`$. Nudging z moves u at the rate $`-e^{-z}`$, and u moves $`1/u`$ at the rate
//: $`-1/u^2`$. One after the other, the two rates multiply:
//:
//: ```math
//: \sigma'(z) = \frac{-1}{u^2} \cdot (-e^{-z}) = \frac{1}{u} \cdot \frac{e^{-z}}{u} = \frac{1}{u}\left(1 - \frac{1}{u}\right) = a\,(1 - a)
//: ```
//:
//: The third step uses that $`e^{-z} = u - 1`$.

//: ### Where a flat slope hurts, and where it does not
//:
//: A saturated unit sounds like a unit that cannot learn, but whether that is true depends on where
//: the unit stands. Suppose that a sigmoid is the output unit and the loss is the log loss. Chapter
//: 1 found that the gradient with respect to z is then p − t, prediction minus target. The factor
//: p(1 − p) has canceled, because the slope of the log loss grows as fast as that of the sigmoid
//: shrinks, and a confident mistake has the largest gradient of all. The slope of the squared error
//: never exceeds 2, so with it the factor stays. It also stays for a hidden unit, where nothing
//: behind the unit cancels it. {{figure flat}} compares the three cases for a network that
//: should answer 1. For the hidden unit, whose weight to the output unit is positive, that means a
//: large output.

// Folded: three positions of a saturated unit
/// The loss with target 1 and the probability of 1, by the preactivation that is nudged.
let positions: [(name: String, loss: (Double) -> Double, probability: (Double) -> Double)] = [
  ("output unit, log loss", { z in log(1 + exp(-z)) }, sigmoidCurve),
  (
    "output unit, squared error", { z in (sigmoidCurve(z) - 1) * (sigmoidCurve(z) - 1) },
    sigmoidCurve
  ),
  // Behind the hidden unit stands an output unit with weight 4, bias −2 and the log loss.
  (
    "hidden unit, log loss", { z in log(1 + exp(2 - 4 * sigmoidCurve(z))) },
    { z in sigmoidCurve(4 * sigmoidCurve(z) - 2) }
  ),
]
func gradient(_ loss: (Double) -> Double, at z: Double) -> Double {
  (loss(z + 0.001) - loss(z - 0.001)) / 0.002
}
for (name, loss, _) in positions {
  record(abs(gradient(loss, at: -10)), "gradient at −10, \(name)", as: .significant(2))
}
/// z after each of 40 steps of gradient descent with a rate of 1, from −10.
func descent(_ loss: (Double) -> Double) -> [Double] {
  (0..<40).reduce(into: [-10.0]) { path, _ in
    let z = path[path.count - 1]
    path.append(z - gradient(loss, at: z))
  }
}

figure(
  "flat",
  Panels(
    title: "A saturated unit in three positions", columns: 2, sharedLegend: true,
    [
      (
        "how strongly the loss responds",
        Chart(
          x: "preactivation z", y: Axis("size of the gradient", range: 0...1.1),
          positions.map { name, loss, _ in
            .function(over: -10...6, name) { abs(gradient(loss, at: $0)) }
          })
      ),
      (
        "learning from z = −10",
        Chart(
          x: "step", y: Axis("probability of 1", range: 0...1),
          positions.map { name, loss, probability in
            .line(descent(loss).map(probability), name)
          })
      ),
    ]),
  caption:
    "The network should answer 1. Left: the farther z is below zero, the more wrong it is, and only the output unit with the log loss has its largest gradient there. Right: gradient descent with a rate of 1 from z = −10. (The hidden unit feeds an output unit with weight 4 and bias −2.)",
  alt:
    "Two plots with three curves. On the left one curve is near 1 at −10 and falls to 0 on the right; the two others are bumps around zero, close to 0 on both sides. On the right one curve rises to 1 within 20 steps, and the two others stay flat."
)

//: At z = −10 an output unit with the log loss still has a gradient of
//: {{gradient at −10, output unit, log loss}}. With the squared error it is
//: {{gradient at −10, output unit, squared error}}, and for the hidden unit
//: {{gradient at −10, hidden unit, log loss}}, and neither has moved visibly after 40 steps. A
//: sigmoid is therefore safe at the output together with the log loss. In a hidden layer a flat
//: slope slows learning down, and the rest of this chapter looks for functions that are less flat.
//:
//: - Question: Chapter 1 fed raw pixels from 0 to 16 to its first unit and got a preactivation of
//:   more than 16, deep in saturation. Would a logistic unit that starts like this, and is trained
//:   with the log loss, be unable to learn?
//: - Answer: No. For a digit that it gets wrong, p − t is nearly 1 or −1, as large as it can be,
//:   and the large inputs make the gradient of the weights larger still. It only needs a smaller
//:   learning rate. In a hidden layer, or with the squared error, the same unit would hardly move.

//: ## tanh: a sigmoid around zero
//:
//: The *hyperbolic tangent*, tanh, is a sigmoid that has been squeezed, stretched and shifted so
//: that it runs from −1 to 1 through the origin:
//:
//: ```math
//: \tanh z = \frac{e^{z} - e^{-z}}{e^{z} + e^{-z}} = 2\,\sigma(2z) - 1
//: ```
//:
//: The first form is the definition, and the second says how to get it from the sigmoid: double z,
//: double the result, and subtract one. Its slope also follows from its output $`a = \tanh z`$, as
//: $`1 - a^2`$.

figure(
  "tanh",
  Panels(
    title: "tanh beside the sigmoid", columns: 2, sharedLegend: true,
    [
      (
        "output",
        Chart(
          x: "preactivation z", y: Axis("output", range: -1...1),
          [
            .function(over: -5...5, "tanh", tanhCurve),
            .function(over: -5...5, "sigmoid", sigmoidCurve),
          ])
      ),
      (
        "slope",
        Chart(
          x: "preactivation z", y: Axis("slope", range: 0...1),
          [
            .function(over: -5...5, "tanh") { 1 - tanhCurve($0) * tanhCurve($0) },
            .function(over: -5...5, "sigmoid") { sigmoidCurve($0) * (1 - sigmoidCurve($0)) },
          ])
      ),
    ]),
  caption:
    "tanh passes through the origin, four times as steep there as the sigmoid. It also saturates sooner: beyond about −3 and 3 its slope is nearly 0.",
  alt:
    "On the left two S-shaped curves, tanh from −1 to 1 and the sigmoid from 0 to 1. On the right their slopes, two bells with tops at 1 and 0.25; that of tanh is narrower."
)

//: The notebook *Intro to Neural Networks*, one of our sources, says that tanh is "almost always
//: better" than the sigmoid in a hidden layer, because its outputs are centered on zero; its
//: steeper slope is a second reason. Outputs around zero help because the next layer's gradient for
//: a weight contains the input that the weight multiplies. If all inputs of a unit are positive, as
//: the outputs of sigmoids are, then one sample pushes all of its weights up or all of them down.
//: If one weight should grow while another shrinks, the unit can get there only by zigzagging
//: (LeCun and others, 1998).
//:
//: ### Deeper: Why are the two forms of tanh equal, and why is its slope 1 − a²?
//:
//: Divide the numerator and the denominator of the first form by $`e^z`$, and both contain only
//: $`E = e^{-2z}`$:
//:
//: ```math
//: \tanh z = \frac{1 - E}{1 + E} = \frac{2 - (1 + E)}{1 + E} = \frac{2}{1 + E} - 1 = 2\,\sigma(2z) - 1
//: ```
//:
//: For the slope, write $`v = \sigma(2z)`$. Doubling z doubles the slope, and doubling the result
//: doubles it again, so the slope of tanh is $`4 v (1 - v)`$. From $`a = 2v - 1`$ it follows that
//: $`2v = 1 + a`$ and $`2(1 - v) = 1 - a`$, and the product of the two is
//:
//: ```math
//: \tanh' z = 2v \cdot 2(1 - v) = (1 + a)(1 - a) = 1 - a^2
//: ```
//:
//: The table checks both claims at five points, with a nudge of 0.01 to either side.

// Folded: tanh in two ways, and its slope in two ways
let someZ: [Float] = [-2, -0.5, 0, 0.5, 2]
let column = Matrix(rows: 5, columns: 1, elements: someZ)
let byTanh = Activation.tanh(column)
let shiftedSigmoid = Activation.sigmoid(2 * column).map { 2 * $0 - 1 }
let toTheRight = Activation.tanh(column.map { $0 + 0.01 })
let toTheLeft = Activation.tanh(column.map { $0 - 0.01 })
let slopesByNudging = (1 / 0.02) * (toTheRight - toTheLeft)
let slopesByFormula = byTanh.map { a in 1 - a * a }
table(
  ["z", "tanh z", "2σ(2z) − 1", "slope by nudging", "1 − a²"],
  someZ.indices.map { row in
    [someZ[row].text(as: .fixed(1))]
      + [byTanh, shiftedSigmoid, slopesByNudging, slopesByFormula].map {
        $0[row, 0].text(as: .fixed(4))
      }
  })

//: ### Deeper: Are the outputs of a tanh layer really centered on zero?
//:
//: A thousand random samples go through twenty units with random weights, once with the sigmoid and
//: once with tanh.

var random = SplitMix64(seed: options.seed())
let signals = Initializer.normal(standardDeviation: 1).weights(
  inputs: 1000, units: 20, using: &random)
let layerWeights = Initializer.glorotUniform.weights(inputs: 20, units: 20, using: &random)
let layerZ = matmul(signals, layerWeights)
show(
  Array(Activation.sigmoid(layerZ).row(0)[..<6]), "first sample, six sigmoid units",
  as: .fixed(2))
show(Array(Activation.tanh(layerZ).row(0)[..<6]), "the same with tanh", as: .fixed(2))
show(Activation.sigmoid(layerZ).mean(), "mean output of the sigmoid layer", as: .fixed(2))
show(Activation.tanh(layerZ).mean(), "mean output of the tanh layer", as: .fixed(2))

//: The sigmoid's outputs are all positive and average about one half. Those of tanh have both signs
//: and average about zero. That holds for starting weights; training is free to move it.

//: ## ReLU, its relatives, and units that die
//:
//: The *rectified linear unit*, ReLU, turns negative preactivations into 0 and passes positive ones
//: on:
//:
//: ```math
//: \text{ReLU}(z) = \max(0, z)
//: ```
//:
//: It became the standard choice for hidden layers. It needs no exponential, its slope is 1
//: wherever its input is positive, and it never saturates on that side. The table shows what each
//: function makes of a nudge from 17.9 to 18.

// Folded: the table
let large = Matrix([[17.9], [18]])
table(
  ["z", "sigmoid", "tanh", "ReLU"],
  [0, 1].map { row in
    [large[row, 0].text(as: .fixed(1))]
      + [Activation.sigmoid(large), Activation.tanh(large)].map {
        $0[row, 0].text(as: .fixed(4))
      } + [Activation.relu(large)[row, 0].text(as: .fixed(1))]
  })

//: The sigmoid and tanh do not notice the nudge, and ReLU passes it on in full. Each half of ReLU
//: is a straight line, so the kink between the halves has to supply the bend. Three ReLU units with
//: the output weights 1, −2 and 1 add up to a hat.

func hat(_ x: Matrix) -> Matrix {
  Activation.relu(x) - 2 * Activation.relu(x.map { $0 - 1 }) + Activation.relu(x.map { $0 - 2 })
}
show(hat(Matrix([[-1, 0, 0.5, 1, 1.5, 2, 3]])).elements, "the hat at −1, 0, 0.5, 1, 1.5, 2 and 3")

figure(
  "hat",
  Chart(
    title: "A hat made of three ReLU units", x: "x", y: Axis("value", range: -4...3),
    [
      .line([Point(-1, 0), Point(0, 0), Point(3, 3)], "ReLU(x)").series(1),
      .line([Point(-1, 0), Point(1, 0), Point(3, -4)], "−2 ReLU(x − 1)").series(2),
      .line([Point(-1, 0), Point(2, 0), Point(3, 1)], "ReLU(x − 2)").series(3),
      .line([Point(-1, 0), Point(0, 0), Point(1, 1), Point(2, 0), Point(3, 0)], "their sum")
        .series(0),
    ]),
  caption:
    "Three ReLU units with kinks at 0, 1 and 2, and their sum. Up to x = 1 the sum coincides with the first unit.",
  alt:
    "Three lines that are flat at zero and then bend up or down at x = 0, 1 and 2, and their sum: a triangle that rises from 0 to 1 and falls back to 0."
)

//: With narrow hats of different heights, each beginning under the peak of the one before, a
//: network can follow any continuous curve over a stretch in straight pieces, the narrower the more
//: closely. With two inputs, the kink of a unit is a line across the plane along which the score is
//: folded. {{figure folds}} shows the folds of the ReLU network in {{figure maps}}, between which
//: its boundary is straight.

// Folded: the figure
let planeX = -1.5...2.5
let planeY = -1.2...1.7
/// Where the preactivation of a hidden unit of the ReLU network is 0, within the chart.
func fold(ofUnit unit: Int) -> [Point] {
  let (W, b) = (withReLU[0].parameters[0].value, withReLU[0].parameters[1].value)
  let (w1, w2) = (Double(W[0, unit]), Double(W[1, unit]))
  let inside = (0...2000).map { step in
    let x = planeX.lowerBound + Double(step) / 2000 * (planeX.upperBound - planeX.lowerBound)
    return Point(x, -(w1 * x + Double(b[0, unit])) / w2)
  }.filter { planeY.contains($0.y) }
  return [inside.first, inside.last].compactMap { $0 }
}

figure(
  "folds",
  Chart(
    title: "A ReLU network bends its boundary at folds",
    x: Axis("x₁", range: planeX), y: Axis("x₂", range: planeY), aspect: .equal,
    (0..<16).map { .line(fold(ofUnit: $0), "fold of a unit").series(2) }
      + [
        .contours(x: planeX, y: planeY, levels: [0.5], columns: 201, rows: 146) { x, y in
          Double(
            Activation.sigmoid(withReLU[0](Matrix([[Float(x), Float(y)]])))[0, 0])
        }
      ]),
  caption:
    "Along a dotted line one of the sixteen hidden units switches on or off. The solid line is the boundary.",
  alt:
    "Many dotted straight lines in all directions across the plane, and a solid line that winds between them in an S shape and bends where it crosses them."
)

//: - Question: ReLU has a kink at zero, so it has no slope there. Does that break learning?
//: - Answer: No. Just left of zero the slope is 0, just right of it 1, and a program uses one of
//:   the two; ours uses 0. A preactivation of exactly zero is rare, and either slope is a fair
//:   description of one side.
//:
//: ### The relatives
//:
//: ReLU has descendants that repair its flat half. The *leaky ReLU* keeps a small slope for
//: negative inputs, usually 0.01:
//:
//: ```math
//: \text{leaky}(z) = \begin{cases} z & z > 0 \\ 0.01\,z & z \le 0 \end{cases}
//: ```

// Folded: four functions with their slopes
func leakyCurve(_ z: Double) -> Double { z > 0 ? z : 0.1 * z }
func withSlope(_ f: @escaping (Double) -> Double) -> Chart {
  Chart(
    x: Axis("preactivation z", range: -4...4), y: Axis("value", range: -1.2...4.2),
    [
      .function(over: -4...4, "output", f),
      .function(over: -4...4, "slope") { z in
        let (left, right) = ((f(z) - f(z - 0.001)) / 0.001, (f(z + 0.001) - f(z)) / 0.001)
        return abs(right - left) < 0.1 ? (left + right) / 2 : .nan  // a kink has no slope
      },
    ])
}

figure(
  "relu",
  Panels(
    title: "Four activation functions and their slopes", columns: 2, sharedLegend: true,
    [
      ("sigmoid", withSlope(sigmoidCurve)), ("tanh", withSlope(tanhCurve)),
      ("ReLU", withSlope { max(0, $0) }), ("leaky ReLU", withSlope(leakyCurve)),
    ]),
  caption:
    "The leaky ReLU is drawn with a slope of 0.1 below zero, so that it can be seen; 0.01 is usual.",
  alt:
    "Four plots of an output and its slope. The sigmoid and tanh level off on both sides, and their slopes are bells. ReLU and leaky ReLU rise as a straight line on the right, and their slopes jump to 1 at zero."
)

//: ### Deeper: What are GELU and Swish?
//:
//: *GELU* and *Swish* replace the kink by a smooth bend. Both multiply z by a gate between 0 and 1
//: that opens as z grows. In Swish the gate is the sigmoid σ(z), and in GELU it is the share of a
//: bell curve, the normal distribution with mean 0 and standard deviation 1, that lies below z. You
//: will meet them in large language models: GPT and BERT use GELU, and Llama and many models after
//: it use a form of Swish. This course stays with ReLU.

// Folded: their curves
func geluCurve(_ z: Double) -> Double { z * (1 + erf(z / 2.0.squareRoot())) / 2 }
func swishCurve(_ z: Double) -> Double { z * sigmoidCurve(z) }

figure(
  "smooth",
  Panels(
    title: "GELU and Swish", columns: 2, sharedLegend: true,
    [("GELU", withSlope(geluCurve)), ("Swish", withSlope(swishCurve))]),
  caption: "GELU and Swish dip a little below zero before they rise.",
  alt:
    "Two plots of an output that is near zero on the left, dips a little and rises as a straight line on the right, with its slope, which rises smoothly and slightly overshoots 1."
)

//: ### Dead units
//:
//: The flat half has a price: a ReLU unit is inactive for a sample if its preactivation is negative
//: there, and its output and its slope are then 0. If it is inactive for every sample, no small
//: nudge of its weights changes anything, so gradient descent does not move them again, and the
//: unit is *dead*, at least while the layers before it stay as they are. Exercise 2.5 asks you to
//: find such units.

// Folded: how dead units are counted
func neverActive(_ network: Sequential) -> Int {
  let hiddenOutputs = network.layers[0](moons.inputs)  // [400 samples × 8 units]
  let timesActive = hiddenOutputs.map { $0 > 0 ? 1 : 0 }.columnSums()
  return timesActive.elements.count { $0 == 0 }
}

//: What kills units is usually a step so large that a preactivation falls below zero for every
//: sample. We are careless on purpose: ten networks with eight hidden units each learn the moons
//: with a learning rate of 10 for five epochs, and then with a cautious rate of 0.3 for thirty
//: more.

// Folded: ten careless networks
let leak = constant("leak", 0.01, in: 0.001...1)

func careless(
  _ activation: Activation, firstRate: Float = 10
) -> (inactive: [Int], allDead: Int, accuracies: [Double]) {
  var inactive = [Int](repeating: 0, count: 36)  // after each epoch, summed over ten networks
  var allDead = 0  // networks without an active unit at the end
  var accuracies: [Double] = []
  for seed in seeds(1...10) {
    let net = network(inputs: 2, hidden: [8], outputs: 1, activation, seed: seed)
    inactive[0] += neverActive(net)
    var epoch = 0
    for (rate, epochs) in [(firstRate, 5), (0.3, 30)] as [(Float, Int)] {
      _ = train(net, on: moons, .binaryCrossEntropy, rate: rate, epochs: epochs, seed: seed) {
        epoch += 1
        inactive[epoch] += neverActive(net)
      }
    }
    allDead += neverActive(net) == 8 ? 1 : 0
    accuracies.append(testAccuracy(net))
  }
  return (inactive, allDead, accuracies)
}
func span(_ accuracies: [Double]) -> String {
  (accuracies.min() ?? 0).text(as: .percent(1)) + " to "
    + (accuracies.max() ?? 0).text(as: .percent(1))
}
let carelessReLU = careless(.relu)
let carelessLeaky = careless(.leakyRelu(slope: leak))
let carefulReLU = careless(.relu, firstRate: 0.3)
table(
  [
    "ten networks", "inactive for all samples at the start", "after 5 epochs", "after 30 more",
    "mean test accuracy", "lowest to highest",
  ],
  [
    ("ReLU, careless", carelessReLU), ("leaky ReLU, careless", carelessLeaky),
    ("ReLU, rate 0.3 throughout", carefulReLU),
  ].map { name, run in
    [name] + [0, 5, 35].map { "\(run.inactive[$0]) of 80" } + [
      run.accuracies.mean().text(as: .percent(1)), span(run.accuracies),
    ]
  })
let rescued = zip(carelessReLU.accuracies, carelessLeaky.accuracies).count { $0 < $1 }
record(rescued, "networks better with a leak")
record(carelessReLU.allDead, "networks with all units dead")
record(carelessLeaky.accuracies.min() ?? 0, "worst with a leak", as: .percent(1))
record(carelessReLU.accuracies.min() ?? 0, "worst without", as: .percent(1))
record(carelessReLU.inactive[1], "dead after one epoch")
record(carelessReLU.inactive[35], "dead ReLU units")
record(carelessReLU.accuracies.mean(), "accuracy of careless ReLU", as: .percent(1))
record(carelessLeaky.inactive[5], "inactive leaky units")
record(carelessLeaky.inactive[35], "inactive leaky units at the end")
record(carelessLeaky.accuracies.mean(), "accuracy of careless leaky ReLU", as: .percent(1))
record(carefulReLU.inactive[35], "dead units with care")
record(carefulReLU.accuracies.mean(), "accuracy with care", as: .percent(1))

figure(
  "dead",
  Chart(
    title: "Units that are inactive for every sample", x: "epoch",
    y: Axis("inactive units, of 80", range: -3...80),
    [
      .line(carelessReLU.inactive.map(Double.init), "ReLU, careless"),
      .line(carelessLeaky.inactive.map(Double.init), "leaky ReLU, careless"),
      .line(carefulReLU.inactive.map(Double.init), "ReLU, rate 0.3 throughout"),
      .rule(x: 5),
    ]),
  caption:
    "Left of the dashed line the careless networks learn with a rate of 10, and right of it with 0.3.",
  alt:
    "Three lines over 35 epochs. Careless ReLU jumps from 0 to more than half of the 80 units and never falls. Careless leaky ReLU jumps as high and wavers a little. ReLU with a rate of 0.3 throughout stays at the bottom."
)

//: Of the 80 ReLU units {{dead ReLU units}} are dead at the end, and {{dead after one epoch}} of
//: them died in the first epoch. These networks have only two or three live units left on average,
//: and with {{accuracy of careless ReLU}} on average they do worse than the straight line at the
//: top of the page. The cure is a smaller step: with a rate of 0.3 from the start, the same
//: networks lose {{dead units with care}} units and get {{accuracy with care}}. The leaky ReLU is
//: insurance at best: with it nearly as many units are inactive, and it is ahead with only
//: {{networks better with a leak}} of the ten seeds. But its worst network still gets
//: {{worst with a leak}}; the worst without a leak gets {{worst without}}, no better than a coin.
//: `swift run course playground dead-units` lets you watch units die.
//:
//: - Experiment: Set `leak = 0.2`, twenty times as much as now. With a leak of 0.01,
//:   {{inactive leaky units}} of the 80 units were inactive after the careless epochs and
//:   {{inactive leaky units at the end}} at the end, and the mean accuracy was
//:   {{accuracy of careless leaky ReLU}}. Will fewer units be inactive? Will the thirty calm epochs
//:   bring them back? Will the networks do as well as the careful ones?
//: - Outcome: Far fewer units are inactive, {{experiment: inactive leaky units}} of 80, but the
//:   calm epochs do not bring them back: at the end it is
//:   {{experiment: inactive leaky units at the end}}. The mean accuracy is
//:   {{experiment: accuracy of careless leaky ReLU}}, against {{accuracy with care}} for the
//:   careful networks. A leak keeps a unit from dying, but it does not undo what a wild step did to
//:   its weights.

//: ## How a signal fades on its way
//:
//: So far our networks had one hidden layer. Now we stack many, and begin with the simplest stack:
//: one sigmoid unit per layer, every weight 1, every bias 0. We send a 0 through it, then a 1, and
//: compare what arrives.

func sigmoidChain(_ x: Double, layers: Int) -> Double {
  (0..<layers).reduce(x) { signal, _ in 1 / (1 + exp(-signal)) }
}

// Folded: the table
table(
  ["layers", "from 0", "from 1", "difference"],
  [0, 1, 2, 5, 10, 20].map { layers in
    let (low, high) = (sigmoidChain(0, layers: layers), sigmoidChain(1, layers: layers))
    return [
      "\(layers)", low.text(as: .fixed(7)), high.text(as: .fixed(7)),
      (high - low).text(as: .significant(2)),
    ]
  })
for layers in [10, 20] {
  record(
    sigmoidChain(1, layers: layers) - sigmoidChain(0, layers: layers),
    "difference after \(layers) layers", as: .significant(2))
}

//: After ten layers the two signals differ by {{difference after 10 layers}}, and after twenty by
//: {{difference after 20 layers}}, so nothing at the far end can tell what was sent in. A small
//: nudge of the input fades in the same way, because slopes along a chain multiply: each sigmoid
//: passes on at most a quarter of a nudge, and ten of them at most a millionth.
//:
//: Real layers have many units and random weights, and weights multiply as well, so they might make
//: up for the small slopes. Take one unit first, with the weight 1.5 and the preactivation 1.25. If
//: its input is nudged by 0.1, its preactivation moves by that times the weight, and its output by
//: about that times the slope, which we measured in section 2.2.

show(0.1 * 1.5 * slopeHalfway, "nudge of 0.1 after one unit", as: .fixed(4))

//: A layer does this for all of its units at once. The weights sum up the nudges of its inputs, and
//: each unit multiplies the sum by its slope.

func passedOn(_ nudge: Matrix, weights: Matrix, slopes: Matrix) -> Matrix {
  matmul(nudge, weights) * slopes
}

//: We send nudges through twenty layers and watch their typical size, the root of the mean square.
//: {{figure vanishing}} shows the mean of ten seeds, each with its own samples, nudges and weights.

// Folded: nudges through a stack of layers
let weightScale = constant("weightScale", 1.0, in: 0.01...100)  // for the experiment below

/// The size of a nudge after each layer, with the weights that suit `initial`.
func nudgeSizes(
  _ activation: Activation, weightsOf initial: Activation, layers: Int, seed: UInt64
) -> [Double] {
  var generator = SplitMix64(seed: seed)
  let normal = Initializer.normal(standardDeviation: 1)
  var A = normal.weights(inputs: 100, units: 64, using: &generator)  // 100 samples
  var nudge = normal.weights(inputs: 100, units: 64, using: &generator)
  let ones = Matrix(rows: 100, columns: 64, repeating: 1)
  return (0..<layers).map { _ in
    let layer = Dense(inputs: 64, units: 64, activation: initial, using: &generator)
    let W = weightScale * layer.weights.value
    A = activation(matmul(A, W))
    nudge = passedOn(nudge, weights: W, slopes: activation.backward(ones, output: A))
    return (nudge * nudge).mean().squareRoot()
  }
}

// Folded: the figure
let stacks: [(name: String, activation: Activation)] = [
  ("sigmoid", .sigmoid), ("tanh", .tanh), ("ReLU", .relu),
]
let sizesByDepth: [[Double]] = stacks.map { stack in
  let runs = seeds(1...10).map {
    nudgeSizes(stack.activation, weightsOf: stack.activation, layers: 20, seed: $0)
  }
  return [1.0] + (0..<20).map { layer in runs.map { $0[layer] }.mean() }
}
record(
  pow(sizesByDepth[0][20] / sizesByDepth[0][10], 0.1), "share that a sigmoid layer passes on",
  as: .fixed(3))
for (stack, sizes) in zip(stacks, sizesByDepth) {
  record(sizes[20], "nudge after 20 layers, \(stack.name)", as: .significant(2))
}

record(
  seeds(1...10).map { nudgeSizes(.relu, weightsOf: .tanh, layers: 20, seed: $0)[19] }.mean(),
  "nudge after 20 layers, ReLU with the weights of tanh", as: .significant(2))

figure(
  "vanishing",
  Chart(
    title: "What is left of a nudge", x: "layers passed",
    y: Axis(
      "size of the nudge", scale: .logarithmic,
      ticks: [1e-14, 1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1]),
    zip(stacks, sizesByDepth).map { .line($1, $0.name) } + [
      .line((0...20).map { pow(0.25, Double($0)) }, "a quarter per layer")
    ]),
  caption:
    "The typical size of a nudge of size 1 on its way through 20 layers of 64 units with random weights, whose range is wider for ReLU than for the two others.",
  inTerminal:
    "The typical size of a nudge of size 1 on its way through 20 layers of 64 units with random weights, whose range is wider for ReLU than for the two others.",
  alt:
    "Four lines over the number of layers on a logarithmic scale. The sigmoid falls in a straight line by twelve powers of ten, along the line for a quarter per layer. tanh falls gently. ReLU stays level."
)

//: Each sigmoid layer passes on about {{share that a sigmoid layer passes on}} of a nudge, and
//: after twenty of them {{nudge after 20 layers, sigmoid}} is left. After twenty layers of tanh it
//: is {{nudge after 20 layers, tanh}}, and after twenty of ReLU {{nudge after 20 layers, ReLU}}.
//: ReLU owes this to its weights as well, which chapter 4 chooses so that a nudge keeps its size.
//: With the starting weights of tanh, only {{nudge after 20 layers, ReLU with the weights of tanh}}
//: of it would be left.
//:
//: When a weight in the first layer is nudged, the effect has to travel to the loss through all the
//: later weights and slopes. If it fades on the way, the gradient of the weight is nearly zero, so
//: the first layers of a deep sigmoid network hardly learn. This is the *vanishing gradient*.
//: Section 2.7 lets such networks try, and chapter 5 computes the gradients themselves.
//:
//: - Experiment: Set `weightScale = 4`, so that all weights are four times as large, to make up for
//:   a slope of a quarter. Will the sigmoid's nudge, {{nudge after 20 layers, sigmoid}} after 20
//:   layers, keep its size now? What will happen to those of tanh, {{nudge after 20 layers, tanh}},
//:   and ReLU, {{nudge after 20 layers, ReLU}}?
//: - Outcome: The sigmoid's nudge ends at {{experiment: nudge after 20 layers, sigmoid}}, tanh's at
//:   {{experiment: nudge after 20 layers, tanh}}, and ReLU's at
//:   {{experiment: nudge after 20 layers, ReLU}}. Larger weights also make larger preactivations,
//:   and these saturate the sigmoid and tanh, which takes back part of the gain. The slopes of ReLU
//:   don't depend on the size of the weights, so its nudge grows four times as much in every layer
//:   as before: it *explodes*. No single scale suits all activation functions. Chapter 4 works out
//:   the right one for each.

//: ## Softmax: from scores to probabilities
//:
//: The last activation function belongs at the output of a network that chooses among K classes,
//: such as ten digits. Each class has an output unit, and its preactivation is the class's score.
//: We want probabilities: positive, adding up to 1, and larger where the score is larger. *Softmax*
//: raises e to each score, which makes everything positive, and divides each result by the sum of
//: all:
//:
//: ```math
//: p_k = \frac{e^{z_k}}{e^{z_1} + e^{z_2} + \dots + e^{z_K}}
//: ```

// Folded: the formula in Swift, as it stands
func shares(of z: [Float]) -> [Float] {
  let powers = z.map { exp($0) }
  let total = powers.reduce(0, +)
  return powers.map { $0 / total }
}

// Folded: scores as bars
let classScores: [Float] = [2, 1, 0.1, -1]
let classes = ["class A", "class B", "class C", "class D"]

figure(
  "softmax",
  Panels(
    title: "Softmax: scores, exponentials, shares", columns: 3,
    [
      (
        "score z",
        BarChart(
          categories: classes, values: Axis("", range: -2...3, ticks: [-2, 0, 2]), decimals: 1,
          [.init(classScores)])
      ),
      (
        "eᶻ",
        BarChart(
          categories: classes, values: Axis("", range: 0...9), decimals: 2,
          [.init(classScores.map { exp($0) })])
      ),
      (
        "probability p",
        BarChart(
          categories: classes, values: Axis("", range: 0...0.8), decimals: 3,
          [.init(shares(of: classScores))])
      ),
    ]),
  caption:
    "Four classes on their way from scores to probabilities: eᶻ turns each lead of 1 into a factor of e.",
  alt:
    "Three bar charts for the classes A to D. The scores are 2, 1, 0.1 and −1. Their exponentials are all positive, the first by far the largest. The probabilities have the same proportions and add up to 1."
)

//: The other activation functions look at one preactivation at a time. Softmax looks at all scores
//: of a sample, so raising one score raises its probability and lowers all the others. The table
//: shows what happens to the probabilities when all of the scores change together.

// Folded: the table
let tall: [Float] = [1000, 999, 990]
table(
  ["scores", "softmax"],
  [
    classScores, classScores.map { $0 + 10 }, classScores.map { 3 * $0 }, tall,
    tall.map { $0 - 1000 },
  ].map { z in
    [
      z.text(as: .plain).replacing("1,000", with: "1000"),
      // Enough decimals to show that no probability is 0.
      shares(of: z).map { $0.text(as: .fixed($0 < 0.0001 ? 5 : $0 < 0.0005 ? 4 : 3)) }
        .joined(separator: ", "),
    ]
  })

//: Adding 10 to every score changes nothing, because numerator and denominator grow by the same
//: factor: only differences of scores count. Multiplying by 3 makes the differences larger and the
//: answer more certain. The fourth row shows that the formula breaks down in practice. A
//: `Float` ends near $`3.4 \cdot 10^{38}`$, $`e^{1000}`$ is far beyond that, and infinity divided
//: by infinity is "not a number". The first observation is also the cure: subtract the largest
//: score from all of them, as in the last row. The largest exponential is then $`e^0 = 1`$, nothing
//: can overflow, and the probabilities are the same.
//:
//: For K classes the log loss keeps its meaning. It is the negative logarithm of the probability
//: that softmax gives to the right class, and its name is then *categorical cross-entropy*. A
//: single layer of K units with softmax is called *softmax regression*, the counterpart of chapter
//: 1's logistic regression for several classes.
//:
//: - Question: What is softmax for two classes, if the score of the second is always 0?
//: - Answer: The first probability is eᶻ / (eᶻ + 1), because e⁰ = 1. Divide numerator and
//:   denominator by eᶻ, and it is 1 / (1 + e⁻ᶻ), the sigmoid of z. The sigmoid is softmax for two
//:   classes.
//:
//: - Question: Which activation function belongs in the output layer of a network that says
//:   whether a digit is odd? Which digit it is? How many miles a car goes on a gallon?
//: - Answer: The sigmoid for one probability, softmax for one class of ten, and none for a number
//:   of any size, because each of ours would keep it within a range, cut off one side, or bend it
//:   for no reason.

//: ## The comparison
//:
//: Which activation function is best in a hidden layer? With one hidden layer it depends on the
//: task: on the moons every activation function adds about twelve points, while on the digits tanh
//: gains about one point over softmax regression, the sigmoid a little less, and ReLU nothing.
//: Depth changes the picture again, because with six hidden layers the sigmoid stays at the level
//: of a coin. For such a comparison, every contender must have the same chances: the same data, the
//: same network, the same number of epochs, and above all a learning rate that suits it. Ours has
//: two tasks, the moons and the ten handwritten digits of chapter 1, both with sixteen hidden
//: units. Each contender learns with seven rates and three seeds, and keeps the rate with the
//: lowest mean validation loss. We compare losses, because the accuracy on so few validation digits
//: changes only in coarse steps. Then fifteen networks with new seeds learn at that rate, and only
//: these are tested.

// Folded: the tasks, the contenders, and how a network is tried
struct Task {
  let name: String
  let training: Dataset
  let validation: Dataset
  let tests: [Dataset]
  let hidden: [Int]
  let epochs: Int
  let loss: Loss
  let guessing: Double  // the loss of giving all classes the same probability
}

struct Contender {
  let name: String
  let activation: Activation
  var hasHiddenLayer = true
}

/// Networks that differ in their seeds.
struct Trial {
  let rate: Float
  var validationLoss = 0.0  // mean over the networks
  var validationAccuracy = 0.0  // the same
  var losses: [[Double]] = []  // an array per network, a loss per epoch
  var accuracies: [[Double]]  // an array per test, an accuracy per network
  var flatAtStart = 0.0  // share of the hidden outputs that are flat
  var flat = 0.0  // the same after training
  var alwaysFlat = 0  // hidden units that are flat for every sample, in all networks
}

/// 1 where an output's slope is less than a twentieth of the activation's largest, else 0.
func flatOutputs(of outputs: Matrix, _ activation: Activation) -> Matrix {
  let ones = Matrix(rows: outputs.rows, columns: outputs.columns, repeating: 1)
  let largest: Float = activation == .sigmoid ? 0.25 : 1
  return activation.backward(ones, output: outputs).map { $0 < largest / 20 ? 1 : 0 }
}

func attempt(
  _ task: Task, _ contender: Contender, hidden: [Int]? = nil, rate: Float, seeds: [UInt64]
) -> Trial {
  let hidden = contender.hasHiddenLayer ? hidden ?? task.hidden : []
  var trial = Trial(rate: rate, accuracies: task.tests.map { _ in [] })
  let share = 1 / Double(seeds.count)  // of a network in a mean
  for seed in seeds {
    let net = network(
      inputs: task.training.inputWidth, hidden: hidden,
      outputs: task.training.targetWidth, contender.activation, seed: seed)
    func flat() -> Matrix {
      flatOutputs(of: net.layers[0](task.training.inputs), contender.activation)
    }
    if contender.hasHiddenLayer { trial.flatAtStart += share * flat().mean() }
    let losses = train(
      net, on: task.training, task.loss, rate: rate, epochs: task.epochs, seed: seed)
    trial.losses.append(losses)
    let validation = evaluate(net, on: task.validation, loss: task.loss)
    trial.validationLoss += losses.contains(.infinity) ? .infinity : share * validation.loss
    trial.validationAccuracy += share * (validation.accuracy ?? 0)
    for (index, test) in task.tests.enumerated() {
      trial.accuracies[index].append(evaluate(net, on: test, loss: task.loss).accuracy ?? 0)
    }
    if contender.hasHiddenLayer {
      let everyFlat = flat()
      trial.flat += share * everyFlat.mean()
      trial.alwaysFlat += everyFlat.columnSums().elements.count {
        $0 == Float(task.training.count)
      }
    }
  }
  return trial
}

func lowestLoss(_ trials: [Trial]) -> Trial? {
  trials.min { $0.validationLoss < $1.validationLoss }
}

let rates: [Float] = [0.03, 0.1, 0.3, 1, 3, 10, 30]
let digitUnits = constant("digitUnits", 16, in: 1...128)
let digitEpochs = constant("digitEpochs", 20, in: 1...100)
let digits = stoppingOnFailure { try Digits8x8.load() }
let tasks: [Task] = [
  Task(
    name: "moons", training: moons, validation: moonsValidation, tests: [moonsTest], hidden: [16],
    epochs: 60,
    loss: .binaryCrossEntropy, guessing: log(2.0)),
  Task(
    name: "digits", training: digits.training.dataset(), validation: digits.validation.dataset(),
    tests: [digits.test.dataset(), digits.strangers.dataset()], hidden: [digitUnits],
    epochs: digitEpochs,
    loss: .categoricalCrossEntropy, guessing: log(10.0)),
]
let contenders: [Contender] = [
  Contender(name: "no hidden layer", activation: .identity, hasHiddenLayer: false),
  Contender(name: "no activation", activation: .identity),
  Contender(name: "sigmoid", activation: .sigmoid),
  Contender(name: "tanh", activation: .tanh),
  Contender(name: "ReLU", activation: .relu),
  Contender(name: "leaky ReLU", activation: .leakyRelu(slope: leak)),
]

/// For each task and contender, a trial at each rate.
let search: [[[Trial]]] = progress("Looking for rates") { bar in
  tasks.enumerated().map { index, task in
    contenders.enumerated().map { place, contender in
      bar.update(to: Double(contenders.count * index + place) / Double(2 * contenders.count))
      return rates.map { attempt(task, contender, rate: $0, seeds: seeds(21...23)) }
    }
  }
}

// Folded: how the figure of the rates is made
func ratesChart(_ task: Task, _ trials: [[Trial]]) -> Chart {
  var marks: [Mark] = []
  var bests: [Point] = []
  // Leaky ReLU is left out: its line would lie on that of ReLU.
  for index in 1...4 {
    let points = zip(rates, trials[index]).map { Point(Double($0), $1.validationLoss) }
    marks.append(.line(points, contenders[index].name))
    marks.append(.points(points, contenders[index].name))
    if let best = points.filter({ $0.y.isFinite }).min(by: { $0.y < $1.y }) { bests.append(best) }
  }
  marks.append(.points(bests, "lowest of its line").series(6))
  marks.append(.rule(y: task.guessing))
  return Chart(
    x: Axis(
      "learning rate", scale: .logarithmic, range: 0.025...36, ticks: rates.map(Double.init)),
    y: Axis("validation loss", scale: .logarithmic, range: 0.01...500), marks)
}

figure(
  "rates",
  Panels(
    title: "The best learning rate depends on the activation function", columns: 2,
    sharedLegend: true, zip(tasks, search).map { ($0.name, ratesChart($0, $1)) }),
  caption:
    "Validation loss after training, the mean of three seeds, by learning rate; both scales are logarithmic. A line ends where the loss overflows at the next rate. Above the dashed line a network is worse than guessing. Leaky ReLU is not drawn, because up to its best rate its line covers that of ReLU.",
  alt:
    "Two plots with a valley-shaped line for each activation function and a mark at each rate. The valleys lie at different rates; that of the sigmoid lies farthest to the right."
)

//: {{figure rates}} shows one reason why tables of activation functions disagree. Most lines are
//: valleys, which lie at different rates. The sigmoid, with its small slopes, wants the largest
//: rate. Hold a ruler upright at one rate, and the lowest line there is the winner. On the moons
//: that is ReLU at the smaller rates and the sigmoid at the two largest, and on the digits the
//: winner changes three times along the axis. A comparison at one shared rate mainly shows which of
//: them that rate suits.

// Folded: an unfair comparison
let sharedRate = constant("sharedRate", 10.0, in: 0.001...1000)

let unfair = contenders[2...].map { contender in
  (
    name: contender.name,
    loss: attempt(tasks[0], contender, rate: sharedRate, seeds: seeds(21...23)).validationLoss
  )
}
func named(_ loss: Double?) -> String {
  let text = (loss ?? 0).text(as: .significant(2))
  let names = unfair.filter { $0.loss.text(as: .significant(2)) == text }.map(\.name)
  return names.joined(separator: " and ") + " with " + text
}
record(named(unfair.map(\.loss).min()), "first at the shared rate")
record(named(unfair.map(\.loss).max()), "last at the shared rate")

//: - Experiment: Set `sharedRate = 1`. If all four activation functions have to learn the moons at
//:   a rate of 10, the lowest validation loss goes to {{first at the shared rate}}, and the highest
//:   to {{last at the shared rate}}. Who will be first and who last at a rate of 1?
//: - Outcome: Now the lowest goes to {{experiment: first at the shared rate}}, and the highest to
//:   {{experiment: last at the shared rate}}. Nothing changed but the rate, and it was the same for
//:   all. When you read that one method beats another, ask who chose the rate, and for whom.
//:
//: ### Each at its own rate
//:
//: The moons come first, with two baselines: the more frequent answer, and a single unit.

// Folded: fifteen networks each
let best: [[Float]] = zip(tasks, search).map { task, byContender in
  byContender.map { lowestLoss($0)?.rate ?? 1 }
}
let finals: [[Trial]] = progress("Fifteen networks each") { bar in
  tasks.enumerated().map { index, task in
    contenders.enumerated().map { place, contender in
      bar.update(to: Double(contenders.count * index + place) / Double(2 * contenders.count))
      return attempt(task, contender, rate: best[index][place], seeds: seeds(1...15))
    }
  }
}
/// The share of a test that gets the training set's most frequent class.
func majority(_ training: Dataset, _ test: Dataset) -> Double {
  func column(_ data: Dataset, _ index: Int) -> Double {
    Double(data.targets[column: index].sum()) / Double(data.count)
  }
  if training.targetWidth == 1 {
    return column(training, 0) > 0.5 ? column(test, 0) : 1 - column(test, 0)
  }
  let classes = Array(0..<training.targetWidth)
  return column(test, classes.max { column(training, $0) < column(training, $1) } ?? 0)
}
table(
  ["moons", "best rate", "mean test accuracy", "lowest to highest"],
  [
    [
      "the more frequent answer", "", majority(moons, moonsTest).text(asShareOf: moonsTest.count),
      "",
    ]
  ]
    + zip(contenders, finals[0]).map { contender, trial in
      [
        contender.name, trial.rate.text,
        trial.accuracies[0].mean().text(asShareOf: moonsTest.count), span(trial.accuracies[0]),
      ]
    })

for (task, trials) in zip(tasks, finals) {
  for (contender, trial) in zip(contenders, trials) {
    record(
      trial.accuracies[0].mean(), "\(contender.name) on the \(task.name)", as: .percent(1))
  }
  let bent = trials[2...].map { $0.accuracies[0].mean() }
  record(bent.min() ?? 0, "lowest mean on the \(task.name)", as: .percent(1))
  record(bent.max() ?? 0, "highest mean on the \(task.name)", as: .percent(1))
}
record(moonsTest.count, "test moons")
record(majority(moons, moonsTest), "majority on the moons", as: .percent(1))

//: The ± is the standard error for {{test moons}} test points. All rows are tested on the same
//: points, so differences between rows are surer than it suggests. Without an activation function,
//: sixteen hidden units do just as well as one unit: both reach {{no activation on the moons}}.
//: With one, the networks average between {{lowest mean on the moons}} and
//: {{highest mean on the moons}}.
//:
//: On the digits, the baselines are the most frequent class, the nearest neighbor (each picture
//: gets the class of the training picture most like it), and softmax regression.

// Folded: the nearest neighbor, and the table
/// The accuracy of giving each picture the class of the nearest training picture.
func nearestNeighbor(_ training: Dataset, _ test: Dataset) -> Double {
  // |x − y|² = |x|² − 2 x·y + |y|², and |x|² is the same for all y.
  let products = matmul(test.inputs, transposing: training.inputs)
  let sizes = (training.inputs * training.inputs).rowSums().elements
  let nearest = (0..<test.count).map { row in
    let closeness = products.row(row).enumerated().map { 2 * $1 - sizes[$0] }
    return closeness.indices.max { closeness[$0] < closeness[$1] } ?? 0
  }
  let right = nearest.enumerated().count { row, index in
    training.targets.row(index) == test.targets.row(row)
  }
  return Double(right) / Double(test.count)
}
let learned: Dataset = tasks[1].training
func digitRow(_ name: String, rate: String, _ shares: [Double]) -> [String] {
  [name, rate] + zip(shares, tasks[1].tests).map { $0.text(asShareOf: $1.count) }
}
let neighbor: [Double] = tasks[1].tests.map { nearestNeighbor(learned, $0) }
table(
  ["digits", "best rate", "test", "strangers"],
  [
    digitRow(
      "the most frequent class", rate: "", tasks[1].tests.map { majority(learned, $0) }),
    digitRow("nearest neighbor", rate: "", neighbor),
  ]
    + zip(contenders, finals[1]).map { contender, trial in
      digitRow(
        !contender.hasHiddenLayer ? "softmax regression" : contender.name, rate: trial.rate.text,
        trial.accuracies.map { $0.mean() })
    })
record(neighbor[0], "nearest neighbor, test", as: .percent(1))
record(neighbor[1], "nearest neighbor, strangers", as: .percent(1))
record(digits.strangers.count, "strangers")
for (index, name) in [(1, "no activation"), (2, "sigmoid"), (3, "tanh"), (4, "ReLU")] {
  record(finals[1][index].accuracies[1].mean(), "\(name) on the strangers", as: .percent(1))
}
let onStrangers = finals[1][2...].map { $0.accuracies[1].mean() }
record(onStrangers.min() ?? 0, "lowest mean on the strangers", as: .percent(1))
record(onStrangers.max() ?? 0, "highest mean on the strangers", as: .percent(1))
record(
  finals[1][0].accuracies[1].mean(), "no hidden layer on the strangers", as: .percent(1))

//: Straight boundaries nearly suffice for the test digits: softmax regression reads
//: {{no hidden layer on the digits}} of them. A hidden layer with tanh averages
//: {{tanh on the digits}}, and one with ReLU {{ReLU on the digits}}, no more than the networks
//: without any. On the strangers, which come from the last three of the fourteen forms in chapter
//: 1, every network loses several points, and the nearest neighbor is far ahead of them all with
//: {{nearest neighbor, strangers}}.
//:
//: ### Luck, or a difference?
//:
//: Is tanh really better than the sigmoid, "almost always", and is ReLU really worse on digits? The
//: fifteen seeds give each pair of networks the same random numbers and the same samples, so they
//: can be compared in pairs. For each seed we count how many more samples the network with tanh
//: gets right than its rival. The coin test of chapter 1 then says how often a fair coin would
//: stray at least so far from an even split, to either side, in the pairs that are not tied. We
//: make eight comparisons, and we picked tanh for them because it came first on the digits, so a
//: chance of a few percent in one of them would be no surprise.

// Folded: pairs of networks
struct Pairing {
  let name: String
  let leads: [Double]  // how many more samples tanh has right, seed by seed
  var ahead: Int { leads.count { $0 > 0 } }
  var behind: Int { leads.count { $0 < 0 } }
  var chanceText: String {
    let chance = coinTest(ahead, against: behind)
    return chance.text(as: chance < 0.01 ? .percent(2) : .percent(0))
  }
}
func pairing(_ rival: Int, task: Int, test: Int, _ name: String) -> Pairing {
  let size = Double(tasks[task].tests[test].count)
  return Pairing(
    name: "\(contenders[rival].hasHiddenLayer ? contenders[rival].name : "softmax regression"), "
      + name,
    leads: zip(finals[task][3].accuracies[test], finals[task][rival].accuracies[test]).map {
      (size * ($0 - $1)).rounded()
    })
}
let pairings: [Pairing] = [
  pairing(2, task: 0, test: 0, "moons"), pairing(4, task: 0, test: 0, "moons"),
  pairing(0, task: 1, test: 0, "digits"), pairing(0, task: 1, test: 1, "strangers"),
  pairing(2, task: 1, test: 0, "digits"), pairing(2, task: 1, test: 1, "strangers"),
  pairing(4, task: 1, test: 0, "digits"), pairing(4, task: 1, test: 1, "strangers"),
]
table(
  ["tanh against", "seeds ahead", "behind", "mean lead", "of", "chance by the coin"],
  pairings.map { pairing in
    let size =
      pairing.name.hasSuffix("moons")
      ? moonsTest.count
      : pairing.name.hasSuffix("digits") ? digits.test.count : digits.strangers.count
    return [
      pairing.name, "\(pairing.ahead) of 15", "\(pairing.behind)",
      pairing.leads.mean().text(as: .fixed(1)), size.text, pairing.chanceText,
    ]
  })
record(-pairings[0].leads.mean(), "moons behind the sigmoid", as: .fixed(1))
for pairing in pairings {
  record(pairing.ahead, "seeds ahead, \(pairing.name)")
  record(pairing.behind, "seeds behind, \(pairing.name)")
  record(pairing.leads.mean(), "mean lead, \(pairing.name)", as: .fixed(1))
  record(pairing.chanceText, "chance, \(pairing.name)")
  record(pairing.leads.min() ?? 0, "smallest lead, \(pairing.name)", as: .fixed(0))
  record(pairing.leads.max() ?? 0, "largest lead, \(pairing.name)", as: .fixed(0))
}

figure(
  "leads",
  Panels(
    title: "Lead of tanh on the digits", columns: 2, sharedLegend: true,
    [("over the sigmoid", 4), ("over ReLU", 6)].map { title, first in
      (
        title,
        Chart(
          x: Axis("pairs of networks, by lead", range: 0.2...15.8, ticks: [1, 5, 10, 15]),
          y: Axis("more digits right", range: -10...30),
          [
            .points(
              pairings[first].leads.sorted().enumerated().map { Point(Double($0) + 0.85, $1) },
              "of \(digits.test.count) test digits"),
            .points(
              pairings[first + 1].leads.sorted().enumerated().map { Point(Double($0) + 1.15, $1) },
              "of \(digits.strangers.count) strangers"),
            .rule(y: 0),
          ])
      )
    }),
  caption:
    "How many more digits the network with tanh reads correctly than the one with the sigmoid (left) and the one with ReLU (right), for fifteen pairs in the order of their leads.",
  alt:
    "Two plots with two rising rows of fifteen points around a dashed line at zero. Most points lie above the line, higher for strangers and for ReLU."
)

//: Against the sigmoid, tanh reads {{mean lead, sigmoid, strangers}} more of the {{strangers}}
//: strangers on average, and a coin would stray so far in {{chance, sigmoid, strangers}} of all
//: cases. On the test digits neither is ahead, and on the moons tanh is behind with
//: {{seeds behind, sigmoid, moons}} of fifteen seeds, by {{moons behind the sigmoid}} of
//: {{test moons}} points on average. So "almost always" does not hold here. Against softmax
//: regression and against ReLU the lead on the digits is more than the luck of the seeds on both
//: tests, although over ReLU it ranges from {{smallest lead, ReLU, strangers}} to
//: {{largest lead, ReLU, strangers}} strangers.
//:
//: - Experiment: Set `digitUnits = 64`. At the start, a ReLU unit is inactive for about half of the
//:   samples, so sixteen of them describe a picture with some eight numbers. The lead of tanh over
//:   ReLU was {{mean lead, ReLU, digits}} of the test digits and {{mean lead, ReLU, strangers}} of
//:   the strangers. What becomes of the lead with four times as many hidden units?
//: - Outcome: The lead is now {{experiment: mean lead, ReLU, digits}} test digits and
//:   {{experiment: mean lead, ReLU, strangers}} strangers, so it disappears with more units. The
//:   nearest neighbor, with {{nearest neighbor, test}} and {{nearest neighbor, strangers}}, stays
//:   ahead of both.
//:
//: - Experiment: Or does ReLU only need more time? Set `digitEpochs = 60` and let all of them learn
//:   three times as long, again with sixteen units.
//: - Outcome: The lead is then {{experiment: mean lead, ReLU, digits}} test digits and
//:   {{experiment: mean lead, ReLU, strangers}} strangers, which a coin would match in
//:   {{experiment: chance, ReLU, digits}} and {{experiment: chance, ReLU, strangers}} of all cases.
//:   Time closes most of the gap as well. The networks without an activation function then read
//:   {{experiment: no activation on the strangers}} of the strangers, those with ReLU
//:   {{experiment: ReLU on the strangers}}.
//:
//: ### What about deeper networks?
//:
//: {{figure vanishing}} warned about deep networks of sigmoids. To see whether it matters in
//: training, networks with 3 and 6 hidden layers of eight units learn the moons. Each again has the
//: best of the seven rates by validation loss with three seeds, and then five new seeds. The
//: baseline is the more frequent answer, with {{majority on the moons}}.

// Folded: deeper networks
let depthsTried = [3, 6]
let deep: [[Trial]] = progress("Deeper networks") { bar in
  depthsTried.enumerated().map { step, depth in
    contenders[2...4].enumerated().map { place, contender in
      bar.update(to: Double(3 * step + place) / 6)
      let hidden = [Int](repeating: 8, count: depth)
      let trials = rates.map {
        attempt(tasks[0], contender, hidden: hidden, rate: $0, seeds: seeds(21...23))
      }
      return attempt(
        tasks[0], contender, hidden: hidden, rate: lowestLoss(trials)?.rate ?? 1,
        seeds: seeds(1...5))
    }
  }
}
table(
  ["mean test accuracy (lowest to highest)"] + contenders[2...4].map(\.name),
  zip(depthsTried, deep).map { depth, trials in
    ["\(depth) hidden layers"]
      + trials.map {
        $0.accuracies[0].mean().text(as: .percent(1)) + " (" + span($0.accuracies[0]) + ")"
      }
  })
for (contender, trial) in zip(contenders[2...4], deep[1]) {
  record(trial.accuracies[0].mean(), "\(contender.name) with six layers", as: .percent(1))
}
record(tasks[0].epochs, "epochs for the moons")

// Folded: the gradients of six layers
/// The size of the gradient of each layer's weights before training, mean of five networks.
func gradientSizes(_ activation: Activation) -> [Double] {
  let runs = seeds(1...5).map { seed in
    let net = network(
      inputs: 2, hidden: [Int](repeating: 8, count: 6), outputs: 1, activation, seed: seed)
    let scores = net.forward(moons.inputs)
    net.setGradients(Loss.binaryCrossEntropy.gradient(scores, targets: moons.targets))
    return net.layers.map { layer in
      let gradient = layer.parameters[0].gradient
      return (gradient * gradient).mean().squareRoot()
    }
  }
  return (0..<6).map { layer in runs.map { $0[layer] }.mean() }
}
let gradients: [[Double]] = contenders[2...4].map { gradientSizes($0.activation) }
table(
  ["gradient of hidden layer"] + (1...6).map(String.init),
  zip(contenders[2...4], gradients).map { contender, sizes in
    [contender.name] + sizes.map { $0.text(as: .significant(1)) }
  })
record(gradients[0][5] / gradients[0][0], "gradient ratio of the sigmoid", as: .significant(1))

//: With three layers the sigmoid keeps up, but with six all five of its networks end at
//: {{sigmoid with six layers}}, the level of a coin, while tanh averages {{tanh with six layers}}
//: and ReLU {{ReLU with six layers}}. The second table has the typical size of the gradient of each
//: hidden layer's weights before training. With tanh and ReLU it changes by a factor of two at
//: most. With the sigmoid the first layer's is, before rounding, {{gradient ratio of the sigmoid}}
//: times smaller than the sixth's, and even the best of the seven rates did not make up for that in
//: {{epochs for the moons}} epochs.
//:
//: ### What to take from it
//:
//: The rule at the top of the page recommends ReLU, although tanh beat it on the digits and did
//: about as well in depth, because the rule is made for networks larger and deeper than ours. In
//: the two experiments, four times as many units closed the gap, and three times as many epochs
//: closed most of it. In depth ReLU keeps a nudge at its size with the weights that chapter 4
//: derives for it, where tanh kept {{nudge after 20 layers, tanh}} of it over twenty layers, and
//: ReLU is the cheapest. Krizhevsky and others report that a convolutional network of four layers
//: learned six times as fast with ReLU as with tanh. In a small network, tanh is a fine choice.
//:
//: Four limits apply to all of this. We tried only seven rates, with one kind of step and one
//: number of epochs, and other settings may give another order. Each rate was chosen with three
//: seeds, and others can fail at it, as a run with `--seed 2` shows for ReLU. All seeds were tested
//: on the same samples, so the coin test speaks about new seeds, not about new digits. Finally, the
//: strangers come from three forms only, so their ± is too small.
//:
//: ### Deeper: How did the losses fall, and how many outputs were flat?
//:
//: {{figure losses}} shows how the networks got there.

func losses(_ trial: Trial, epochs: Int) -> [Double] {
  (0..<epochs).map { epoch in trial.losses.map { $0[epoch] }.mean() }
}

figure(
  "losses",
  Panels(
    title: "Training loss, each at its own rate", columns: 2, sharedLegend: true,
    zip(tasks, finals).map { task, trials in
      (
        task.name,
        Chart(
          x: "epoch", y: Axis("training loss", scale: .logarithmic, range: 0.01...3),
          zip(contenders, trials).dropFirst().dropLast().map { contender, trial in
            .line(losses(trial, epochs: task.epochs), from: 1, contender.name)
          })
      )
    }),
  caption:
    "Loss on the training data after each epoch, the mean of fifteen seeds, on a logarithmic scale. Leaky ReLU is left out, because its line would cover that of ReLU.",
  alt:
    "Two plots of four falling lines. On the moons the line of the network without an activation function levels off far above the others. On the digits all of them fall."
)

//: Call an output *flat* if the slope there is less than a twentieth of the activation function's
//: largest: saturated for sigmoid and tanh, inactive for ReLU.

table(
  ["flat hidden outputs"]
    + tasks.flatMap { ["\($0.name), at the start", "trained", "units always flat"] },
  contenders.indices.dropFirst(2).map { index in
    [contenders[index].name]
      + finals.flatMap { trials in
        [
          trials[index].flatAtStart.text(as: .percent(0)),
          trials[index].flat.text(as: .percent(0)), "\(trials[index].alwaysFlat) of \(15 * 16)",
        ]
      }
  })
record(finals[0][2].flat, "flat sigmoid outputs", as: .percent(0))
record(finals[1][4].alwaysFlat, "dead units of the ReLU networks")

//: Saturated is not dead. On the moons {{flat sigmoid outputs}} of the sigmoid's outputs are flat
//: after training, and its networks are among the best; a unit that is flat for some samples still
//: learns from the others. On the digits {{dead units of the ReLU networks}} of the 240 ReLU units
//: are flat for every training picture. That is less than one unit in a network of sixteen, and the
//: leaky ReLU, whose idle units still learn a little, is no better, so dead units are unlikely to
//: explain ReLU's place in the table.
//:
//: ### Deeper: What does an activation function cost?
//:
//: The notebook *Intro to Neural Networks* names speed as the reason for ReLU: it takes a
//: comparison, where the sigmoid and tanh take an exponential and a division. How much that is
//: depends on the machine, so run this chapter in the terminal to see the times on yours.

let block = Matrix(rows: 1000, columns: 16, repeating: 0.5)  // small enough for a fast memory
let inputs64 = Matrix(rows: 1000, columns: 64, repeating: 0.5)
let weights64 = Matrix(rows: 64, columns: 16, repeating: 0.5)
let clock = ContinuousClock()

/// The shortest of 200 times, in nanoseconds for each of the 16,000 outputs.
func nanoseconds(_ work: () -> Matrix) -> Double {
  let times = (0..<200).map { _ in clock.measure { _ = work() } }
  return (times.min() ?? .zero) / Duration.nanoseconds(1) / Double(block.count)
}
for contender in contenders.dropFirst(2) {
  showInTerminal(
    nanoseconds { contender.activation(block) }, "\(contender.name), nanoseconds for an output",
    as: .fixed(2))
}
showInTerminal(
  nanoseconds { matmul(inputs64, weights64) },
  "the preactivation from 64 inputs before it, nanoseconds", as: .fixed(2))

//: Expect a few times as long for the sigmoid and tanh as for ReLU. The last time, shown in the
//: terminal only, is what the preactivation of a hidden unit for the digits costs, 64
//: multiplications and additions. The more inputs a unit has, the less the price of its activation
//: function counts. Outputs of zero save no work on ordinary hardware, where a multiplication by
//: zero takes as long as any other.

//: ## True or false?
//:
//: - Claim: Zoom in far enough, and the output of a ReLU network looks like a flat plane nearly
//:   everywhere.
//: - True: Away from the folds every unit is either on or off for all nearby inputs. With the
//:   same units on, the layers collapse into one, as in section 2.1. The network is bent only where
//:   a fold runs.
//: - Claim: A sigmoid gives a single unit a curved decision boundary.
//: - False: The boundary of a unit is where its preactivation has a certain value, and those
//:   points form a straight line whatever increasing function comes after. It takes several units
//:   together to bend a boundary.
//: - Claim: In a network of ReLU units the gradient cannot vanish, because the slope is 1.
//: - False: The slope is 1 only where a unit is active, and the weights multiply too. With all
//:   weights half as large as in section 2.5, a nudge would shrink by half in every layer, and
//:   about a millionth of it would be left after twenty.
//: - Claim: If the score of every class doubles, the predicted class stays the same.
//: - True: The largest score stays the largest. Only the probabilities change: unless all
//:   scores are equal, the largest grows and the smallest shrinks, so the network becomes more
//:   certain without knowing more.

//: ## Your turn
//:
//: Solve seven exercises, and a network learns the moons with your sigmoid, a tanh that is made
//: from it, and your slopes: nothing of the library's `Activation` is left in it. Keep
//: `swift run course watch 2` open beside your editor: it names the file to open, gives the verdict
//: each time you save, and goes on to the next exercise by itself. To ask for the verdict only
//: once, run
//:
//: ```sh
//: swift run course test 2
//: ```

yourTurn(with: "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7") {
  func yourTanh(_ z: Float) -> Float { 2 * sigmoid(2 * z) - 1 }
  var random = SplitMix64(seed: options.seed())
  var firstWeights = Initializer.glorotUniform.weights(inputs: 2, units: 8, using: &random)
  var secondWeights = Initializer.glorotUniform.weights(inputs: 8, units: 1, using: &random)
  var firstBiases = Matrix(rows: 1, columns: 8)
  var secondBias = Matrix(rows: 1, columns: 1)
  func hidden(_ inputs: Matrix) -> Matrix {
    matmul(inputs, firstWeights).adding(row: firstBiases).map(yourTanh)
  }
  func scores(_ hidden: Matrix) -> Matrix { matmul(hidden, secondWeights).adding(row: secondBias) }

  // The way back, which uses your slope of tanh, is chapter 5's.
  let rate: Float = 3
  for _ in 0..<400 {
    let outputs = hidden(moons.inputs)
    let errors = (1 / Float(moons.count)) * (scores(outputs).map(sigmoid) - moons.targets)
    let hiddenErrors = matmul(errors, transposing: secondWeights) * outputs.map(tanhSlope)
    secondWeights = secondWeights - rate * matmul(transposing: outputs, errors)
    secondBias = secondBias - rate * errors.columnSums()
    firstWeights = firstWeights - rate * matmul(transposing: moons.inputs, hiddenErrors)
    firstBiases = firstBiases - rate * hiddenErrors.columnSums()
  }
  show(
    accuracy(scores(hidden(moonsTest.inputs)), targets: moonsTest.targets),
    "test accuracy on the moons with your sigmoid", as: .percent(1))

  let wild = network(inputs: 2, hidden: [80], outputs: 1, .relu, seed: 1)
  _ = train(wild, on: moons, .binaryCrossEntropy, rate: 10, epochs: 1, seed: 1)
  let wildSums = matmul(moons.inputs, wild.parameters[0].value).adding(
    row: wild.parameters[1].value)
  show(deadUnits(wildSums.map(relu)), "of 80 ReLUs of yours, dead after a wild epoch")
  show(
    deadUnits(wildSums.map { leakyRelu($0, slope: 0.01) }),
    "the same with your leaky ReLU, which never gives 0")

  let collapsed = collapse(firstWeights: W1, firstBias: b1, secondWeights: W2, secondBias: b2)
  show(collapsed.weights, "this chapter's two layers, collapsed by you")
  show(softmax([1000, 999, 990]), "your softmax of 1000, 999 and 990", as: .fixed(4))
  let lists = revealingScores(classes: 4)
  for (name, list) in [("first", lists.first), ("second", lists.second)] {
    show(softmax(list), "your softmax of your \(name) list", as: .fixed(4))
    show(shares(of: list), "the plain formula of section 2.6 on it", as: .fixed(4))
  }
}

//: Chapter 3 takes the smallest network with a hidden layer apart and trains it with nothing more
//: than nudges.

//: ## Where this comes from
//:
//: - [M. Nielsen, *Neural Networks and Deep Learning*, 2015, chapter 1](https://neuralnetworksanddeeplearning.com/chap1.html), and its chapter 5: a nudge through a step and a sigmoid, and deep sigmoids that hardly learn.
//: - [Y. LeCun, L. Bottou, G. Orr and K.-R. Müller, "Efficient BackProp", 1998](https://doi.org/10.1007/3-540-49430-8_2): why outputs around zero help.
//: - [V. Nair and G. Hinton, "Rectified linear units improve restricted Boltzmann machines", 2010](https://www.cs.toronto.edu/~hinton/absps/reluICML.pdf), and [X. Glorot, A. Bordes and Y. Bengio, "Deep sparse rectifier neural networks", 2011](https://proceedings.mlr.press/v15/glorot11a.html): ReLU in deep networks.
//: - [A. Krizhevsky, I. Sutskever and G. Hinton, "ImageNet classification with deep convolutional neural networks", 2012](https://doi.org/10.1145/3065386): six times as fast with ReLU.
//: - [A. Maas, A. Hannun and A. Ng, "Rectifier nonlinearities improve neural network acoustic models", 2013](https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf): the leaky ReLU.
//: - [D. Hendrycks and K. Gimpel, "Gaussian error linear units", 2016](https://arxiv.org/abs/1606.08415): GELU. [P. Ramachandran, B. Zoph and Q. Le, "Searching for activation functions", 2017](https://arxiv.org/abs/1710.05941): Swish.
//: - [J. Devlin and others, "BERT", 2018](https://arxiv.org/abs/1810.04805), A. Radford and others, "Improving language understanding by generative pre-training", 2018, and [H. Touvron and others, "LLaMA", 2023](https://arxiv.org/abs/2302.13971): where GELU and Swish are used.
//: - [S. Hochreiter, "The vanishing gradient problem during learning recurrent neural nets and problem solutions", 1998](https://doi.org/10.1142/S0218488598000094), after his diploma thesis of 1991.
//: - [J. Bridle, "Probabilistic interpretation of feedforward classification network outputs", 1990](https://doi.org/10.1007/978-3-642-76153-9_28): softmax by this name.
//: - [M. Leshno and others, "Multilayer feedforward networks with a nonpolynomial activation function can approximate any function", 1993](https://doi.org/10.1016/S0893-6080%2805%2980131-5): why a kink is all it takes.
//: - [The moons follow `make_moons` of scikit-learn](https://scikit-learn.org/stable/modules/generated/sklearn.datasets.make_moons.html).
//: - The order of the activation functions and the claims tested here come from the notebook
//:   *Intro to Neural Networks*, and the question about the kink from the course notes on Andrew
//:   Ng's *Neural Networks and Deep Learning*.

finish()
