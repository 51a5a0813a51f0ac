import Datasets
import Exercises
import Foundation
import Narration
import NeuralNetworks
import PerceptronExercises
import Plotting

let options = narrate(
  chapter: 1, "Perceptron: a neuron with random weights", exercises: Chapter1.exercises)

//: By the end of this chapter, one artificial neuron will tell you whether a handwritten digit that
//: it has never seen is odd, and usually be right, as with the fifteen digits in
//: {{figure readings}}.

// Folded: the unit of section 1.8, and more of them on other shuffles
let digits = stoppingOnFailure { try Digits8x8.load() }
let file = stoppingOnFailure { try Digits8x8.inFileOrder() }
let strangers = digits.strangers
func isOdd(_ digit: UInt8) -> Bool { digit % 2 == 1 }
let (validationInputs, validationTargets) = (
  digits.validation.inputs(), digits.validation.targets(where: isOdd)
)
let (testInputs, testTargets) = (digits.test.inputs(), digits.test.targets(where: isOdd))
let (strangerInputs, strangerTargets) = (strangers.inputs(), strangers.targets(where: isOdd))
record(digits.training.count, "training digits")
record(digits.validation.count, "validation digits")
record(digits.test.count, "test digits")
record(strangers.count, "strangers")

/// The unit of section 1.8: from zeros, 300 steps with a learning rate of 1.
func trained(_ inputs: Matrix, _ targets: Matrix) -> Unit {
  var unit = Unit(inputs: inputs.columns)
  for _ in 0..<300 { unit.descend(inputs, targets, learningRate: 1) }
  return unit
}
let opening = trained(digits.training.inputs(), digits.training.targets(where: isOdd))
let openingAccuracy = opening.accuracy(on: testInputs, testTargets)
record(
  Int((openingAccuracy * Double(digits.test.count)).rounded()), "right answers in the test")

/// The accuracies of a unit that learned from one shuffle of the first eleven forms.
struct Shuffle {
  var training: Double
  var test: Double
  var strangers: Double
}
let sizes = [25, 100, 300, 1000]
var shuffles: [[Shuffle]] = sizes.map { _ in [] }
for seed in 1...20 {
  var generator = SplitMix64(seed: UInt64(seed))
  let order = generator.permutation(of: file.count - strangers.count)
  let (training, test) = (file.subset(Array(order[..<1000])), file.subset(Array(order[1165...])))
  let (known, answers) = (training.inputs(), training.targets(where: isOdd))
  for (index, size) in sizes.enumerated() {
    let (known, answers) = (known.rows(0..<size), answers.rows(0..<size))
    let unit = trained(known, answers)
    shuffles[index].append(
      Shuffle(
        training: unit.accuracy(on: known, answers),
        test: unit.accuracy(on: test.inputs(), test.targets(where: isOdd)),
        strangers: unit.accuracy(on: strangerInputs, strangerTargets)))
  }
}
let shuffledTests = shuffles[3].map(\.test)
record(shuffledTests.mean(), "mean on test", as: .percent(1))

/// Pictures with their labels and what a unit says of them, and a cross where it is wrong.
func readings(of images: LabeledImages, _ chosen: [Int], by unit: Unit) -> [ImageGrid.Image] {
  let pictures = images.subset(chosen)
  let probabilities = unit.probabilities(pictures.inputs())
  return chosen.indices.map { index in
    let p = Double(probabilities[index, 0])
    let isRight = (p > 0.5) == isOdd(pictures.labels[index])
    let answer =
      p > 0.5
      ? "odd, " + p.text(as: .percent(0)) : "even, " + (1 - p).text(as: .percent(0))
    return .init(
      pixels: pictures.inputs().row(index), rows: 8, columns: 8,
      caption: (isRight ? "" : "✗ ") + "\(pictures.labels[index]): " + answer)
  }
}

figure(
  "readings",
  ImageGrid(
    title: "One neuron reads fifteen digits it has never seen",
    images: readings(of: digits.test, Array(0..<15), by: opening), columns: 5),
  caption:
    "Fifteen digits that the neuron did not learn from. Below each stand the digit that it shows, the neuron's answer, and how sure it is; a cross marks a wrong answer.",
  alt:
    "Fifteen pictures of handwritten digits, 8 by 8 pixels each, in three rows. Below each stand the digit, odd or even, and a percentage; a few have a cross."
)

//: The neuron behind these answers consists of 65 numbers, one for each of the 64 pixels and one
//: more, and it is right on {{right answers in the test}} of {{test digits}} such digits. Over
//: twenty choices of training and test digits the average is {{mean on test}}. After the chapter
//: you can build such a *unit*, as we will call an artificial neuron, let it learn in two different
//: ways, and judge how far such a score can be trusted.
//:
//: You need Swift and school mathematics. All numbers and pictures come from
//: [main.swift](main.swift); derivations, detours and routine code are folded.
//:
//: ```sh
//: swift run Chapter01-Perceptron                          # this chapter in your terminal
//: swift run Chapter01-Perceptron --seed 2                 # with other random numbers
//: swift run Chapter01-Perceptron --set unitsTried=10000   # with another constant: an experiment
//: ```

//: ## From a neuron to a unit
//:
//: A nerve cell, or *neuron*, collects signals from thousands of other cells, and when the
//: excitement passes a threshold, it sends a pulse to the cells that listen. In 1943 Warren
//: McCulloch and Walter Pitts turned this into mathematics, with inputs that are on or off, a sum,
//: and a threshold. In 1957 Frank Rosenblatt gave every input an adjustable weight and found a rule
//: for adjusting it, and his *perceptron* became the first widely known trainable network.

figure(
  "unit",
  UnitDiagram(
    title: "One unit", inputs: ["x₁", "x₂", "⋮", "xₙ"], weights: ["w₁", "w₂", "", "wₙ"],
    activation: "f"),
  caption:
    "A unit adds its inputs x, each multiplied by its own weight w, and a bias b, and its activation function f turns the sum z into its output a.",
  alt:
    "Circles for the inputs x1, x2 and xn on the left, with dots for those between, joined by lines with the weights w1, w2 and wn to a circle with the sign Σ that adds; a bias b enters from below; the sum z goes to a second circle, the activation f, and leaves as the output a."
)

//: The parts of a *unit* are, from left to right:
//:
//: - The **inputs** $`x_1, x_2, \dots, x_n`$ are numbers, for us the pixels of a picture.
//: - Each input has a *weight*: a large positive weight makes the input evidence for "yes", and a
//:   negative weight makes it evidence for "no".
//: - The *bias* $`b`$ is added whatever the inputs are, and sets how easily the unit says "yes".
//: - The weighted sum $`z`$ of all this is the *preactivation*.
//: - The *activation function* $`f`$ turns $`z`$ into the unit's output $`a`$, its *activation*.
//:
//: ```math
//: z = w_1 x_1 + w_2 x_2 + \dots + w_n x_n + b \qquad a = f(z)
//: ```
//:
//: The simplest activation function is the *step function*, which is 1 where $`z`$ is zero or more
//: and 0 elsewhere; some books answer 1 and −1 and use the *sign* of $`z`$ instead. Suppose that a
//: unit decides whether you take an umbrella, from the chance of rain, 0.5, and from whether your
//: hands are full, 1 for "yes". With the weights 2 and −1 and the bias 0.25, its preactivation is
//: $`z = 2 \cdot 0.5 - 1 \cdot 1 + 0.25 = 0.25`$, and the step function answers 1: take it.
//:
//: Here the resemblance to a nerve cell ends: as far as we know, neurons do not learn the way our
//: units will.

//: ## A picture is a row of numbers
//:
//: Our pictures are 1,797 handwritten digits that Alpaydin and Kaynak collected in the 1990s. Each
//: of the 8 × 8 pixels counts the black dots in a 4 × 4 block of a scan: a whole number from 0,
//: white paper, to 16, solid ink. The first picture in the file is a zero. In the code, `file`
//: holds all digits in file order, `Matrix` belongs to the course's library, and `show` prints a
//: value below.

let zero = file.pixels(of: 0).map { Float($0) }
show(Matrix(rows: 8, columns: 8, elements: zero), "digit 0", as: .integer)

figure(
  "zero",
  ImageGrid(
    title: "The same 64 numbers as a picture",
    images: [
      .init(pixels: zero.map { $0 / 16 }, rows: 8, columns: 8, numbers: zero.map { "\(Int($0))" })
    ], columns: 1),
  caption:
    "The first digit of the file: the larger the number of a pixel, the darker its cell.",
  inTerminal: "The first digit of the file, pixel by pixel.",
  alt: "An 8 by 8 grid of grey cells with numbers from 0 to 15 that form a ring, the digit zero.")

//: We lay the eight rows end to end and get a single row of 64 numbers. Such a row is called a
//: *sample*, and each of its numbers is a *feature*.

let x = Matrix(rows: 1, columns: 64, elements: zero)
show(x, "x", as: .integer)

//: The *shape* of a matrix is its number of rows and columns, so `x` has the shape 1 × 64. In this
//: course a row is always a sample.
//:
//: The library keeps the pictures in four parts. Units learn from the {{training digits}}
//: *training* digits, and we use the {{validation digits}} *validation* digits to choose among
//: settings. The {{test digits}} *test* digits and another {{strangers}}, called *strangers*, have
//: no say in any choice, though the opening reported scores; section 1.10 explains why there are
//: two tests.

//: ## The weighted sum is a matrix product
//:
//: Multiplying numbers pair by pair and adding up the products is so common that mathematics has a
//: notation for doing it many times at once, the *matrix product*. Each number of the result pairs
//: one row of the left matrix with one column of the right matrix, as {{figure product}} shows.

// Folded: how the three matrices are drawn
let small = Matrix([[1, 0, 2], [0, 4, 1]])
let smallWeights = Matrix([[3, 1], [1, 0], [-1, 2]])
func numbered(_ matrix: Matrix, _ caption: String, marked: (Int, Int) -> Bool) -> ImageGrid.Image {
  let places = (0..<matrix.rows).flatMap { row in (0..<matrix.columns).map { (row, $0) } }
  return .init(
    pixels: places.map { marked($0.0, $0.1) ? 0.3 : 0 }, rows: matrix.rows,
    columns: matrix.columns, caption: caption,
    numbers: places.map { matrix[$0.0, $0.1].text(as: .integer) })
}

figure(
  "product",
  ImageGrid(
    title: "A row of X meets a column of W",
    images: [
      numbered(small, "X, 2 × 3") { row, _ in row == 1 },
      numbered(smallWeights, "W, 3 × 2") { _, column in column == 0 },
      numbered(matmul(small, smallWeights), "XW, 2 × 2") { $0 == 1 && $1 == 0 },
    ], columns: 3),
  caption:
    "The shaded row of X and the shaded column of W give the shaded number of the product, 0 · 3 + 4 · 1 + 1 · (−1) = 3.",
  inTerminal:
    "The second row of X and the first column of W give the first number in the second row of the product, 0 · 3 + 4 · 1 + 1 · (−1) = 3.",
  alt:
    "Three small grids of numbers: X with 2 rows and 3 columns, W with 3 rows and 2 columns, and their product with 2 rows and 2 columns. The second row of X, the first column of W and the 3 in the product are shaded."
)

//: If we read the matrices as data, the rows of $`X`$ are two samples with three features each, the
//: columns of $`W`$ are the weights of two units that see the same inputs, a *layer*, and every
//: number of the product is the weighted sum of one sample by one unit:

show(matmul(Matrix([[1, 0, 2], [0, 4, 1]]), Matrix([[3, 1], [1, 0], [-1, 2]])), "X · W")

//: Two matrices fit together only if the left one has as many columns as the right one has rows.
//: The inner sizes disappear, and the outer ones remain. With $`m`$ samples,
//: $`n`$ inputs and $`u`$ units, the rule for shapes is
//:
//: ```math
//: [m \times n] \cdot [n \times u] = [m \times u]
//: ```
//:
//: - Question: A picture `x` has the shape 1 × 64. Which shape must the weights `w` of one unit
//:   have, so that `x` times `w` is a single number, and which shape do 10 units need?
//: - Answer: 64 × 1, a row for each input and a column for the unit. For 10 units it is 64 × 10, and
//:   the product is a row of 10 sums. In Andrew Ng's deep learning courses each sample is a column,
//:   so there the two factors stand in the opposite order.

//: ## Random weights, and a surprise
//:
//: We don't know good weights yet, so let us first see what a unit does with arbitrary ones, from
//: which larger networks even have to start, as chapter 3 shows. An `Initializer` draws the weights
//: at random, uniformly between 0 and 0.1, and the bias is 0. The numbers come from the library's
//: generator, `SplitMix64`, which starts at a *seed*, here `options.seed()`, which `--seed 2`
//: changes. The same seed gives the same weights on every computer.

var generator = SplitMix64(seed: options.seed())
let randomWeights = Initializer.uniform(0..<0.1).weights(inputs: 64, units: 1, using: &generator)
let z = matmul(x, randomWeights)
show(z, "z = x · w")

//: The step function would turn this sum into a plain 1. A smoother activation function is the
//: *sigmoid*, written with the Greek letter σ (sigma), which squeezes any number into the range
//: from 0 to 1.
//:
//: ```math
//: \sigma(z) = \frac{1}{1 + e^{-z}} \qquad e = 2.718\dots
//: ```

figure(
  "sigmoid",
  Chart(
    title: "The sigmoid", x: Axis("preactivation z", range: -20...20), y: "σ(z)",
    [
      .function(over: -20...20) { 1 / (1 + exp(-$0)) },
      .rule(x: Double(z[0, 0])),
      .label(at: Point(Double(z[0, 0]), 0.5), "our z"),
    ]),
  caption:
    "The sigmoid is almost flat beyond −5 and 5, and our z, the dashed line, lies far out on the flat part.",
  alt:
    "An S-shaped curve from 0 to 1 that rises steeply around z = 0, with a dashed vertical line far to the right where the curve is flat."
)

let a = Activation.sigmoid(z)
show(a, "a = σ(z)", as: .fixed(8))

//: The unit is all but certain that the answer is "yes", and we have not even asked a question.
//: Since neither pixels nor weights are ever negative here, every product pushes the sum up. A unit
//: whose preactivation lies far out is called *saturated*: a small change of its weights changes
//: its output by almost nothing. One remedy is to divide the pixels by 16.

show(Activation.sigmoid(matmul(x / 16, randomWeights)), "a with pixels from 0 to 1")

//: Now the output responds when the weights move, and from here on all pixels run from 0 to 1.
//:
//: A second product answers for every training digit at once. `inputs()` lays each picture in a
//: row, divides it by 16, and stacks the rows into a matrix $`X`$, a *batch*, so that row $`i`$ of
//: the result is the preactivation for digit $`i`$.

let inputs = digits.training.inputs()
show(inputs, "X")
let preactivations = matmul(inputs, randomWeights)
show(preactivations, "Z = X · w")

//: In Python and in Swift the unit takes a few lines; `@` is the matrix product, `g` a generator.
//:
//: ```python
//: w = np.random.uniform(0, 0.1, (64, 1))
//: b = 0
//: z = X @ w + b
//: a = 1 / (1 + np.exp(-z))
//: ```
//:
//: ```swift
//: let w = Initializer.uniform(0..<0.1)
//:   .weights(inputs: 64, units: 1, using: &g)
//: let z = matmul(X, w)  // b is 0
//: let a = Activation.sigmoid(z)
//: ```

//: ### Deeper: Was the large sum bad luck?
//:
//: Add up the pixels of the zero, each with the average weight, 0.05. The result is the sum to
//: expect from weights between 0 and 0.1.

show(0.05 * zero.reduce(0, +), "sum to expect", as: .fixed(1))

//: The weights would have to be unusually small to bring the sum down to where the sigmoid is
//: steep. To see how unusual, we draw them 1,000 times.

let draws = (0..<1000).map { _ in
  let weights = Initializer.uniform(0..<0.1).weights(inputs: 64, units: 1, using: &generator)
  return Double(matmul(x, weights)[0, 0])
}
record(draws.min() ?? 0, "smallest sum", as: .fixed(1))
record(draws.max() ?? 0, "largest sum", as: .fixed(1))

figure(
  "draws",
  Chart(
    title: "1,000 random units look at the same zero", x: Axis("preactivation z", range: -6...22),
    y: "number of units",
    [
      .histogram(draws, bins: 30, "units"),
      .band(x: [-5.0, 5], lower: [0.0, 0], upper: [140.0, 140], "where the sigmoid is not flat"),
    ]),
  caption:
    "The preactivations of 1,000 units with random weights from 0 to 0.1. None comes near the shaded band, where the sigmoid is not flat.",
  alt:
    "A histogram shaped like a hill from about 10 to about 20 with its top near 14.7. A shaded band from −5 to 5 on the left holds nothing."
)

//: All sums lie between {{smallest sum}} and {{largest sum}}. It was not bad luck: with these
//: pixels and these weights, practically any draw saturates the unit.
//:
//: The notebook *Intro to Neural Networks*, with its own draw, gets 17.90 for the sum and prints
//: 0.99999998 for the output. A
//: `Float` has about seven digits and can't say that: the two largest values below 1 that it can hold are 0.99999988 and 0.99999994. The gap below 1 keeps its digits if we compute it as $`\sigma(-z)`$,
//: which equals $`1 - \sigma(z)`$.

show(Activation.sigmoid(-1 * z), "1 − σ(z)", as: .significant(3))

//: ## Random weights know nothing
//:
//: An answer needs a question, and ours is: **is the digit odd?** Every picture comes with its
//: *label*, the digit that it shows. From the label we make the *target* $`t`$, the answer that we
//: want, which is 1 for the labels 1, 3, 5, 7 and 9, and 0 for the others.

let targets = digits.training.targets(where: isOdd)

//: A unit says "odd" if its preactivation is positive, so that its sigmoid is above one half, and
//: "even" otherwise; the share of right answers is its *accuracy*. At exactly zero, the step
//: function says "yes" and our count "even", but such a sum is rare.

// Folded: a thousand random units, and the best of them
// `accuracy` counts a preactivation of exactly 0 as "no", where the step function would be 1. In our
// tables this matters only for a unit whose weights are all 0 and, in section 1.9, for a threshold
// on the amount of ink.
record(
  accuracy(preactivations, targets: targets), "accuracy of positive weights", as: .percent(1))
let unitsTried = constant("unitsTried", 1000, in: 10...50_000)
var accuracies: [Double] = []
var bestRandom = Unit(inputs: 64)
var bestAccuracy = 0.0
var sameAnswer = 0
for _ in 0..<unitsTried {
  var unit = Unit(inputs: 64)
  unit.weights = Initializer.uniform(-0.1..<0.1).weights(inputs: 64, units: 1, using: &generator)
  let sums = matmul(inputs, unit.weights)
  let right = accuracy(sums, targets: targets)
  if right > bestAccuracy { (bestRandom, bestAccuracy) = (unit, right) }
  accuracies.append(right)
  let yes = Double(sums.elements.count { $0 > 0 }) / Double(sums.rows)
  if yes > 0.9 || yes < 0.1 { sameAnswer += 1 }
}
let spread = Histogram(of: accuracies.map { 100 * $0 }, bins: 30)
let averageAccuracy = accuracies.mean()
let variance = accuracies.map { ($0 - averageAccuracy) * ($0 - averageAccuracy) }.mean()
record(unitsTried, "units tried", as: .integer)
record(averageAccuracy, "average accuracy", as: .percent(1))
record(bestAccuracy, "best accuracy", as: .percent(1))
record(
  bestRandom.accuracy(on: validationInputs, validationTargets), "best on validation",
  as: .percent(1))
record(100 * variance.squareRoot(), "deviation in points", as: .fixed(1))
var firstStep = Unit(inputs: 64)
firstStep.descend(inputs, targets, learningRate: 1)
record(firstStep.accuracy(on: inputs, targets), "accuracy after one step", as: .percent(1))
record(Double(sameAnswer) / Double(unitsTried), "share of constant units", as: .percent(0))
record(
  100 * standardError(ofShare: 0.5, samples: digits.training.count), "error of the tosses",
  as: .fixed(1))

//: The unit above has no negative weights and says "odd" to every digit, which is right on
//: {{accuracy of positive weights}} of the training digits. To let units say "even" as well, we
//: draw {{units tried}} new units with weights between −0.1 and 0.1 and measure the accuracy of
//: each.

figure(
  "lucky",
  Chart(
    title: "Is the digit odd? What random units answer", x: "accuracy on the training digits (%)",
    y: Axis("number of units", range: 0...1.25 * Double(spread.counts.max() ?? 1)),
    [
      .bars(edges: spread.edges, heights: spread.counts.map { Double($0) }),
      .rule(x: 50, "a coin"), .rule(x: 100 * bestAccuracy, "the best"),
    ]),
  caption:
    "The accuracy of random units is that of a coin on average, but it spreads to both sides.",
  alt:
    "A histogram with a sharp peak around 50%, where a dashed line marks a coin, and long flat slopes that reach about 25 points to either side. Another dashed line marks the best unit, at the far right."
)

//: On average the units know nothing: their mean accuracy is {{average accuracy}}. The peak comes
//: from the {{share of constant units}} of them that give over nine digits in ten the same answer.
//: To judge the spread we need a tool that will serve us in every chapter. A share
//: that is counted on $`m`$ samples typically misses the true share by its *standard error*:
//:
//: ```math
//: \text{standard error} = \sqrt{\text{share} \cdot (1 - \text{share}) / m}
//: ```
//:
//: For 1,000 tosses of a fair coin it is {{error of the tosses}} percentage points, and about 95 of
//: 100 such counts land within two standard errors of the truth. A number after ± is one standard
//: error. The random units spread more widely: their *standard deviation*, the root of the mean
//: squared distance from the average, is {{deviation in points}} points, so most of the spread is
//: real: some units happen to give larger weights to pixels that have more ink in odd digits, and
//: others do the opposite.
//:
//: The best unit has {{best accuracy}} on the training digits and {{best on validation}} on the
//: validation digits.
//:
//: - Experiment: Set `unitsTried = 10000`, ten times as many random units. By how much will the
//:   best of them improve on {{best accuracy}}? Write down a number before you look.
//: - Outcome: The best of {{experiment: units tried}} is right on {{experiment: best accuracy}} of
//:   the training digits. Ten times the work bought little, because good directions are rare among
//:   64 weights. A single step of the method of section 1.8 reaches {{accuracy after one step}}.

//: ## Weights and bias draw a line
//:
//: Two inputs are easy to picture, as the coordinates of a point in the plane. Take the weights 1
//: and 2 and the bias −2. The unit says "yes" where $`x_1 + 2 x_2 - 2 \ge 0`$, and the points
//: where the preactivation is exactly 0 form a straight line, the *decision boundary*.

figure(
  "line",
  Chart(
    title: "One unit divides the plane", x: Axis("x₁", range: -1...3), y: Axis("x₂", range: -1...3),
    aspect: .equal,
    [
      .region(x: -1...3, y: -1...3, classes: ["no: z < 0", "yes: z ≥ 0"]) {
        $0 + 2 * $1 - 2 >= 0 ? 1 : 0
      },
      .line([Point(-1, 1.5), Point(3, -0.5)], "decision boundary").series(0),
      .line([Point(0, 0), Point(0.4, 0.8)], "distance 0.89"),
      .arrow(from: Point(0.4, 0.8), to: Point(1.4, 2.8), "w = (1, 2)"),
      .points([Point(1, 0.6)], "the point (1, 0.6)"),
    ]),
  caption:
    "The unit with weights (1, 2) and bias −2. Its weight vector w is perpendicular to the boundary, which passes the origin at a distance of 0.89.",
  alt:
    "A plane divided by a falling straight line; the half above is yes, the half below is no. An arrow, the weight vector, starts on the line at (0.4, 0.8) and points at a right angle into the yes side. A short line from the origin to the same point is 0.89 long. The point (1, 0.6) lies close above the boundary."
)

//: Three facts hold with 64 inputs as well, where the boundary is a flat *hyperplane*.
//:
//: - The weights are a direction: drawn as an arrow, or *vector*, $`w`$ is perpendicular to the
//:   boundary and points to the "yes" side.
//: - The bias moves the boundary, which without a bias would have to pass through the origin.
//: - Multiplying weights and bias by the same positive number leaves the boundary where it is, and
//:   changes only how steeply the sigmoid rises there.

//: ### Deeper: Why perpendicular, and why 0.89?
//:
//: Walk along the boundary from one of its points to another, say 2 to the right and 1 down. The
//: preactivation is 0 at both ends, so the walk has not changed it:
//: $`w_1 \cdot 2 + w_2 \cdot (-1) = 0`$. A sum of products like this is the *dot product* of two
//: vectors, and two vectors whose dot product is 0 are perpendicular. The same holds for every walk
//: along the boundary, in the plane and in 64 dimensions.
//:
//: The point of the boundary nearest to the origin therefore lies in the direction of $`w`$, at
//: some multiple $`c\,w`$. Setting its preactivation to 0 gives
//: $`c\,(w_1^2 + w_2^2) + b = 0`$, so $`c = -b / \lVert w \rVert^2`$, where
//: $`\lVert w \rVert = \sqrt{w_1^2 + w_2^2}`$ is the length of $`w`$. The distance from the origin
//: is $`\lvert c \rvert\,\lVert w \rVert = \lvert b \rvert / \lVert w \rVert`$, which is
//: $`2 / \sqrt{5} = 0.89`$ for our unit.

//: ### Logic from lines
//:
//: With 1 for true and 0 for false, one unit with a step function computes AND, OR or NAND ("not
//: both"), with weights and a bias found by hand:

// Folded: three units and the four possible inputs
let gates: [(name: String, w: (Float, Float), b: Float)] = [
  ("AND", (1, 1), -1.5),
  ("OR", (1, 1), -0.5),
  ("NAND", (-1, -1), 1.5),
]
let corners: [(Float, Float)] = [(0, 0), (0, 1), (1, 0), (1, 1)]

// Folded: how the four panels are drawn
func panel(_ name: String, isTrue: (Float, Float) -> Bool) -> (title: String, drawing: any Drawing)
{
  let (no, yes) = (corners.filter { !isTrue($0.0, $0.1) }, corners.filter { isTrue($0.0, $0.1) })
  let points = [no, yes].map { $0.map { Point(Double($0.0), Double($0.1)) } }
  var marks: [Mark] = [.points(points[0], "false"), .points(points[1], "true")]
  if let gate = gates.first(where: { $0.name == name }) {
    let (w1, w2, b) = (Double(gate.w.0), Double(gate.w.1), Double(gate.b))
    marks += [
      .region(x: -0.5...1.5, y: -0.5...1.5, classes: ["false", "true"]) {
        w1 * $0 + w2 * $1 + b >= 0 ? 1 : 0
      },
      .line([-0.5, 1.5].map { Point($0, -(w1 * $0 + b) / w2) }).series(0),
    ]
  }
  let range = -0.5...1.5
  let parameters = gates.first { $0.name == name }.map { gate in
    "\(name): w = (\(gate.w.0.text(as: .integer)), \(gate.w.1.text(as: .integer))), b = "
      + gate.b.text(as: .fixed(1))
  }
  return (
    parameters ?? "\(name): no line",
    Chart(x: Axis("x₁", range: range), y: Axis("x₂", range: range), aspect: .equal, marks)
  )
}
let panels = [
  panel("AND") { $0 + $1 == 2 }, panel("OR") { $0 + $1 > 0 },
  panel("NAND") { $0 + $1 < 2 }, panel("XOR") { $0 + $1 == 1 },
]

figure(
  "logic",
  Panels(title: "Four logical functions of two inputs", columns: 2, sharedLegend: true, panels),
  caption:
    "The markers show where a function is true, and shading shows what a unit with the weights above it answers. For XOR, no line has the right points on each side.",
  alt:
    "Four plots with points at the corners of a square. In the first three a falling line divides the plane and has the true corners on one side and the false ones on the other. In the fourth, XOR, the true corners lie on one diagonal and the false ones on the other, and there is no line."
)

//: Every circuit of a computer can be built from NAND gates alone. A single unit fails at XOR, "one
//: or the other, but not both", as Marvin Minsky and Seymour Papert made famous in 1969; chapter 3
//: solves it with three units. To watch a unit try, run `swift run course playground line`, which
//: opens a page in your browser.
//:
//: ### Deeper: Why does no line compute XOR?
//:
//: A unit for XOR would have to answer 0, 1, 1 and 0 at the four corners, which means
//:
//: ```math
//: b < 0, \quad w_1 + b \ge 0, \quad w_2 + b \ge 0, \quad w_1 + w_2 + b < 0
//: ```
//:
//: Add the two inequalities in the middle to get $`w_1 + w_2 + 2b \ge 0`$. Add the first and the
//: last to get $`w_1 + w_2 + 2b < 0`$. Both can't be true, so no such unit exists. If you prefer
//: evidence to proof, we can also try 100,000 random units and count how many of the four cases the
//: best of them gets right.

var bestOfXOR = 0
for _ in 0..<100_000 {
  let w1 = generator.nextUniform() - 0.5
  let w2 = generator.nextUniform() - 0.5
  let b = generator.nextUniform() - 0.5
  let right = corners.filter { (w1 * $0.0 + w2 * $0.1 + b >= 0) == ($0.0 != $0.1) }.count
  bestOfXOR = max(bestOfXOR, right)
}
show(bestOfXOR, "right cases of XOR, best of 100,000 units")

//: ## Learning from mistakes
//:
//: Rosenblatt's *perceptron rule* is so short that you can almost guess it. Show the unit a
//: sample, and do nothing if it answers correctly. If it says 0 and should say 1, its sum was too
//: small, so add the inputs to the weights, and the sum for this sample grows. If it says 1 and
//: should say 0, subtract them. The bias changes as if it were a weight whose input is always 1.
//: With the target $`t`$ and the unit's answer $`a`$, both 0 or 1, one line covers all cases:
//:
//: ```math
//: w_j \leftarrow w_j + \eta\,(t - a)\,x_j \qquad b \leftarrow b + \eta\,(t - a)
//: ```
//:
//: The arrow reads "becomes", and the *learning rate* $`\eta`$ (the Greek letter eta) sets the size
//: of a correction. You will write the rule yourself, in exercises 1.3 and 1.5, so the code is
//: folded.

// Folded: the unit and the perceptron rule in Swift
struct Unit {
  var weights: Matrix  // [n × 1]
  var bias: Float = 0

  init(inputs n: Int) { weights = Matrix(rows: n, columns: 1) }

  func preactivations(_ inputs: Matrix) -> Matrix {
    matmul(inputs, weights).map { $0 + bias }
  }
}

extension Unit {
  /// One pass of the perceptron rule with η = 1; returns the number of mistakes.
  mutating func learnFromMistakes(_ inputs: Matrix, _ targets: Matrix) -> Int {
    var mistakes = 0
    for sample in 0..<inputs.rows {
      let x = inputs[row: sample]  // [1 × n]
      let a: Float = preactivations(x)[0, 0] >= 0 ? 1 : 0
      let error = targets[sample, 0] - a  // t − a: 1, 0 or −1
      if error != 0 {
        weights += error * x.transposed()
        bias += error
        mistakes += 1
      }
    }
    return mistakes
  }
}

//: We start with all weights and the bias at 0 and a learning rate of 1; from there, any other rate
//: would draw the same boundaries. To watch the rule, we reduce each picture of a zero or a one to
//: two numbers, the ink in the center and at the sides, so a digit is a point and the unit a line.

// Folded: the two numbers of a digit, and the frames
/// The average ink in the middle of a picture and on both sides of it, [m × 2].
func centerAndSides(_ images: LabeledImages) -> Matrix {
  func mean(_ pixels: [Float], _ columns: [Int]) -> Float {
    let chosen = (2..<6).flatMap { row in columns.map { pixels[8 * row + $0] } }
    return chosen.reduce(0, +) / Float(chosen.count)
  }
  let pixels = images.inputs()
  return Matrix(
    (0..<images.count).map { index in
      let picture = pixels.row(index)
      return [mean(picture, [3, 4]), mean(picture, [1, 2, 5, 6])]
    })
}
/// The pictures of two digits, and which of them show the second.
func pair(_ no: UInt8, _ yes: UInt8) -> (images: LabeledImages, targets: Matrix) {
  let labels = digits.training.labels
  let chosen = digits.training.subset(labels.indices.filter { [no, yes].contains(labels[$0]) })
  return (chosen, chosen.targets { $0 == yes })
}
/// The samples with a target as points of the plane.
func points(_ features: Matrix, _ targets: Matrix, where target: Float) -> [Point] {
  (0..<features.rows).filter { targets[$0, 0] == target }.map {
    Point(Double(features[$0, 0]), Double(features[$0, 1]))
  }
}
let planeX = Axis("ink in the center", range: 0...1)
let planeY = Axis("ink at the sides", range: 0...1)

let zeroOrOne = pair(0, 1)
let plane = centerAndSides(zeroOrOne.images)
var inPlane = Unit(inputs: 2)
var afterMistake: [Unit] = []
var mistakesInPass = 1
while mistakesInPass > 0, afterMistake.count < 1000 {
  mistakesInPass = 0
  for sample in 0..<plane.rows {
    let mistakes = inPlane.learnFromMistakes(plane[row: sample], zeroOrOne.targets[row: sample])
    if mistakes > 0 { afterMistake.append(inPlane) }
    mistakesInPass += mistakes
  }
}
record(afterMistake.count, "mistakes in the plane")
func frame(after count: Int) -> (title: String, chart: Chart) {
  let unit = afterMistake[count - 1]
  let (w1, w2, b) = (
    Double(unit.weights[0, 0]), Double(unit.weights[1, 0]), Double(unit.bias)
  )
  return (
    "after \(count) \(count == 1 ? "mistake" : "mistakes")",
    Chart(
      x: planeX, y: planeY, aspect: .equal,
      [
        .region(x: 0...1, y: 0...1, classes: ["0", "1"]) { w1 * $0 + w2 * $1 + b >= 0 ? 1 : 0 },
        .line([0.0, 1].map { Point($0, -(w1 * $0 + b) / w2) }).series(0),
        .points(points(plane, zeroOrOne.targets, where: 0), "0"),
        .points(points(plane, zeroOrOne.targets, where: 1), "1"),
      ])
  )
}
let last = afterMistake.count
let frames = [1, 2, 10, last].map(frame)
// The book in a browser shows more of them, one after the other.
let inMotion = (1..<last).filter { $0 <= 12 || $0.isMultiple(of: 4) } + [last]

figure(
  "rosenblatt",
  Panels(
    title: "The boundary while the perceptron rule learns", columns: 2, sharedLegend: true,
    frames.map { ($0.title, $0.chart) }),
  moving: Animation(
    title: "The boundary while the perceptron rule learns", inMotion.map(frame)),
  caption:
    "Zeros have ink at the sides, ones in the center, and shading shows what the unit answers.",
  alt:
    "Four plots of the same two clouds of points, ones at the lower right and zeros at the upper left. The plane is divided differently in each: first all of it says 0, then a line appears, and in the last plot it runs between the two clouds."
)

//: After {{mistakes in the plane}} mistakes the line separates the two clouds, and the rule has
//: nothing left to do. If some hyperplane separates two classes, they are *linearly separable*, and
//: for them a theorem of Albert Novikoff guarantees that the rule makes only a finite number of
//: mistakes. It doesn't guarantee the best boundary, because the rule
//: keeps the first one that makes no mistake.

// Folded: three questions
/// Passes through the samples until one has no mistake, at most 100.
func mistakesInPasses(_ inputs: Matrix, _ targets: Matrix) -> [Int] {
  var unit = Unit(inputs: 64)
  var mistakes: [Int] = []
  while mistakes.count < 100, mistakes.last != 0 {
    mistakes.append(unit.learnFromMistakes(inputs, targets))
  }
  return mistakes
}
let oneOrEight = pair(1, 8)
let easy = mistakesInPasses(zeroOrOne.images.inputs(), zeroOrOne.targets)
let harder = mistakesInPasses(oneOrEight.images.inputs(), oneOrEight.targets)
record(easy.first ?? 0, "mistakes on zeros and ones")
record(easy.count, "passes for 0 or 1")
record(harder.count, "passes for 1 or 8")

let passes = 60
var current = Unit(inputs: 64)
var sum = Unit(inputs: 64)  // of the units after each sample
var perceptron = current  // the pass that does best on validation
var bestOnValidation = 0.0
var bestPass = 0
var never: [Int] = []
var afterPass: [Double] = []
for pass in 1...passes {
  var mistakes = 0
  for sample in 0..<inputs.rows {
    mistakes += current.learnFromMistakes(inputs[row: sample], targets[row: sample])
    sum.weights += current.weights
    sum.bias += current.bias
  }
  never.append(mistakes)
  afterPass.append(current.accuracy(on: inputs, targets))
  let onValidation = current.accuracy(on: validationInputs, validationTargets)
  if onValidation > bestOnValidation {
    (perceptron, bestOnValidation, bestPass) = (current, onValidation, pass)
  }
}
var averaged = sum
averaged.weights = sum.weights / Float(passes * inputs.rows)
averaged.bias = sum.bias / Float(passes * inputs.rows)
record(passes, "passes of the rule")
record(bestPass, "best pass")
record(never.last ?? 0, "mistakes in the last pass")
record(never.min() ?? 0, "fewest mistakes in a pass")
record(afterPass.suffix(10).min() ?? 0, "perceptron's lowest", as: .percent(1))
record(afterPass.suffix(10).max() ?? 0, "perceptron's highest", as: .percent(1))
func curve(_ counts: [Int], of samples: Int, _ name: String) -> Mark {
  .line(counts.map { 100 * Double($0) / Double(samples) }, from: 1, name)
}

figure(
  "mistakes",
  Chart(
    title: "The perceptron rule on three questions", x: "pass through the samples",
    y: Axis("mistakes (% of the samples)", range: 0...20),
    [
      curve(never, of: inputs.rows, "odd or even"),
      curve(harder, of: oneOrEight.images.count, "1 or 8"),
      curve(easy, of: zeroOrOne.images.count, "0 or 1"),
    ]),
  caption:
    "Mistakes during each pass through the training digits. The two lower curves end at 0, but the upper one never gets there.",
  alt:
    "Three curves. 0 or 1 drops to zero at once. 1 or 8 jitters down to zero. Odd or even falls from nearly 20% to less than 10% and jitters there without end."
)

//: With all 64 pixels, zeros and ones take {{passes for 0 or 1}} passes, ones and eights
//: {{passes for 1 or 8}}, with setbacks, because the rule fixes one sample at a time and may break
//: others. On odd or even it never comes to rest, since no hyperplane separates these halves of the
//: training digits, as [another program](../../Tests/Reference/chapter01_reference.py) confirms.
//: The figure counts mistakes while the weights keep changing. If we stop after a pass instead and
//: try its weights on all training digits, the accuracy depends on the pass: over the last ten, it
//: runs from {{perceptron's lowest}} to {{perceptron's highest}}. One remedy is to keep the best
//: pass on the validation digits, number {{best pass}} of {{passes of the rule}}. Another is the
//: *averaged perceptron*, which takes the mean of the weights after every sample of every pass;
//: section 1.9 tests both.
//:
//: ### Deeper: Why must the rule come to rest?
//:
//: Give each sample one more input that is always 1, so that the bias is one more weight, and turn
//: the samples of the "no" class around by changing all their signs. Then a good weight vector is
//: one whose dot product with every sample is positive, and each mistake adds a sample to $`w`$.
//: Let $`R`$ be the length of the longest sample. Suppose that some vector of length 1 separates
//: the classes with room to spare: its dot product with each sample is at least $`\gamma`$ (gamma).
//: Now follow the length of $`w`$ through $`k`$ mistakes.
//:
//: - Each mistake adds at least $`\gamma`$ to the dot product of $`w`$ and the good vector. The
//:   length of $`w`$ is never less than this product, so it is at least $`k\,\gamma`$.
//: - Adding a sample $`x`$ to $`w`$ changes the squared length to
//:   $`\lVert w + x \rVert^2 = \lVert w \rVert^2 + 2\,w \cdot x + \lVert x \rVert^2`$. A mistake
//:   means that the dot product $`w \cdot x`$ was not positive, so the squared length grows by at
//:   most $`R^2`$. It starts at 0, and after $`k`$ mistakes the length is at most $`R\,\sqrt{k}`$.
//:
//: A straight line outgrows a square root. Both bounds can hold only while
//: $`k\,\gamma \le R\,\sqrt{k}`$, that is, for at most $`k = (R / \gamma)^2`$ mistakes.

// Folded: the two bounds, and the length that the weights really had
func length(_ vector: [Float]) -> Double {
  vector.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
}
let augmented = (0..<plane.rows).map { index in
  let sign: Float = zeroOrOne.targets[index, 0] == 1 ? 1 : -1
  return [sign * plane[index, 0], sign * plane[index, 1], sign]
}
let longest = augmented.map(length).max() ?? 0
// The best of many directions, on a grid over the sphere.
let directions = (0...90).flatMap { row in
  (0..<180).map { column -> [Float] in
    let (height, turn) = (Double(row) * .pi / 90, Double(column) * .pi / 90)
    return [
      Float(sin(height) * cos(turn)), Float(sin(height) * sin(turn)), Float(cos(height)),
    ]
  }
}
let products = matmul(Matrix(directions), transposing: Matrix(augmented))
let smallestProducts = (-1 * products).argmax().enumerated().map { products[$0.offset, $0.element] }
let widest = Double(smallestProducts.max() ?? 0)
let bound = (longest / widest) * (longest / widest)
record(longest, "R", as: .fixed(2))
record(widest, "gamma", as: .fixed(3))
record(bound, "bound on mistakes", as: .fixed(0))
let lengths = afterMistake.map { length($0.weights.elements + [$0.bias]) }

figure(
  "novikoff",
  Chart(
    title: "Two bounds on the length of the weights",
    x: Axis("mistakes k", range: 0...1.25 * bound),
    y: "length of w",
    [
      .function(over: 0...1.25 * bound, "at most R √k") { $0.squareRoot() * longest },
      .line([Point(0, 0), Point(1.25 * bound, 1.25 * bound * widest)], "at least k γ"),
      .line([Point(0, 0)] + lengths.indices.map { Point(Double($0 + 1), lengths[$0]) }, "the rule"),
    ]),
  caption:
    "Zeros and ones in the plane. The length of the weights has to stay below the curve and above the line, which is possible only up to the point where they cross. The rule itself stops long before.",
  alt:
    "A square-root curve and a straight line that start together at the origin; the line overtakes the curve at several hundred mistakes. A short third curve near the origin is the rule, which stops early."
)

//: For the points of {{figure rosenblatt}}, $`R`$ is {{R}}, and the best vector that we tried
//: reaches a $`\gamma`$ of {{gamma}}, so the theorem allows {{bound on mistakes}} mistakes at most.
//: The rule made {{mistakes in the plane}}. The bound covers the worst case, and learning can end
//: much sooner.

//: ## Logistic regression: learning from slopes
//:
//: To learn more gently we need to know whether a small change of a weight helps. The step
//: function can't tell us, as we see when we take the unit of {{figure line}} at the point (1,
//: 0.6) and lower its first weight bit by bit:

// Folded: step and sigmoid under a nudge
let nearby = Matrix([[1, 0.6]])
table(
  ["first weight", "z", "step(z)", "σ(z)"],
  [1, 0.9, 0.7, 0.5].map { (weight: Float) in
    let z = matmul(nearby, Matrix([[weight], [2]])).map { $0 - 2 }
    return [
      weight.text(as: .fixed(1)), z[0, 0].text(as: .fixed(1)), z[0, 0] >= 0 ? "1" : "0",
      Activation.sigmoid(z)[0, 0].text(as: .fixed(3)),
    ]
  })

//: The step function says nothing for a while and then jumps, whereas the sigmoid answers every
//: nudge. We swap the step function for the sigmoid and keep everything else. The output is now a
//: number between 0 and 1, which we read as the probability $`p`$ that the answer is "yes".
//: Statisticians call this unit *logistic regression*, and it learns by the method of every larger
//: network:
//:
//: 1. **Structure:** choose inputs, units and activation functions, here 64, one and the sigmoid.
//: 2. **Initialize** weights and biases, here with zeros.
//: 3. **Forward:** compute the outputs for the training samples.
//: 4. **Loss:** measure how wrong they are, as a single number.
//: 5. **Backward:** find out how each weight and each bias changes the loss.
//: 6. **Update** all of them a little, so that the loss falls, and go back to 3.
//:
//: ### The loss: how wrong is a probability?
//:
//: If a digit is odd and the unit says so with a probability of 0.9, it deserves a small penalty,
//: for 0.5 a larger one, and for 0.01 a severe one, because it was sure and wrong. The *log
//: loss*, also called *binary cross-entropy*, is the negative natural logarithm of the probability
//: that the unit gave to the truth.

figure(
  "log-loss",
  Chart(
    title: "What a prediction costs",
    x: Axis("predicted probability p of \"odd\"", range: 0...1),
    y: Axis("log loss", range: 0...5),
    [
      .function(over: 0.007...0.999, "the digit is odd, t = 1") { -log($0) },
      .function(over: 0.001...0.993, "the digit is even, t = 0") { -log(1 - $0) },
    ]),
  caption:
    "A sure and right answer costs almost nothing, while a sure and wrong one costs without limit.",
  alt:
    "Two curves, mirror images of each other. For an odd digit the loss falls from very high at p = 0 to 0 at p = 1; for an even digit it rises from 0 to very high. They cross at one half."
)

//: With the target $`t`$, both curves are one formula, because one of its two terms is always
//: zero. The loss of sample $`i`$ is $`L_i`$, and its mean over all $`m`$ samples is the *loss*
//: $`L`$ that training makes small:
//:
//: ```math
//: L_i = -\left( t_i \ln p_i + (1 - t_i) \ln(1 - p_i) \right)
//: \qquad
//: L = \frac{1}{m} \sum_{i=1}^{m} L_i
//: ```
//:
//: A unit with weights and bias 0 gives every digit a probability of one half, and its loss is
//: $`-\ln 0.5 = 0.693`$. That is the loss to beat when both answers are equally common.
//:
//: ### Deeper: Why the logarithm?
//:
//: Imagine that the unit's probabilities are right, and ask how probable the targets of the
//: training digits then are, all together. An odd digit has probability $`p_i`$, an even one
//: $`1 - p_i`$. For independent digits these are multiplied, and the product is called the
//: *likelihood* of the data:
//:
//: ```math
//: \prod_{i=1}^{m} p_i^{\,t_i}\,(1 - p_i)^{1 - t_i}
//: ```
//:
//: The exponents do what the two terms of the loss do: they pick one factor and turn the other into 1.
//: It is reasonable to choose the weights under which the data are most likely. But a product of a
//: thousand numbers below 1 can be tiny: 0.5¹⁰⁰⁰ is about 10⁻³⁰¹, and a `Float` gives up near
//: 10⁻⁴⁵. Its logarithm is a moderate number that rises and falls with it, and it turns the product
//: into a sum:
//:
//: ```math
//: \sum_{i=1}^{m} \left( t_i \ln p_i + (1 - t_i) \ln(1 - p_i) \right)
//: ```
//:
//: Change the sign, so that smaller is better, and divide by $`m`$, so that data sets of different
//: sizes can be compared. The result is the log loss.

//: ### The gradient: which way is down?
//:
//: For each weight we ask how fast the loss rises if we nudge the weight up. The change in the loss
//: divided by the nudge is the *slope* of the loss along that weight, and all the slopes together
//: form the *gradient*. Calculus gives all of them at once, in two steps.
//:
//: Begin at the end of the unit, where the loss of one sample depends on $`p_i`$, and
//: $`p_i = \sigma(z_i)`$ depends on $`z_i`$. If $`p_i`$ moves a quarter as far as $`z_i`$, and the
//: loss moves twice as far as $`p_i`$, then the loss moves half as far as $`z_i`$: slopes along a
//: chain multiply, by the *chain rule*. The slope of the loss along $`p_i`$, written
//: $`\partial L_i / \partial p_i`$, is $`-1/p_i`$ for $`t_i = 1`$, because $`\ln p`$ has the slope
//: $`1/p`$, and $`1/(1 - p_i)`$ for $`t_i = 0`$. Both cases fit in one formula, which stands here
//: beside the slope of the sigmoid:
//:
//: ```math
//: \frac{\partial L_i}{\partial p_i} = -\frac{t_i}{p_i} + \frac{1 - t_i}{1 - p_i} = \frac{p_i - t_i}{p_i\,(1 - p_i)}
//: \qquad
//: \frac{\partial p_i}{\partial z_i} = p_i\,(1 - p_i)
//: ```
//:
//: Multiply the two, and nearly everything cancels:
//:
//: ```math
//: dz_i = \frac{\partial L_i}{\partial z_i} = \frac{p_i - t_i}{p_i\,(1 - p_i)} \cdot p_i\,(1 - p_i) = p_i - t_i
//: ```
//:
//: The slope is prediction minus target, which Ng writes as $`dz = a - y`$. The second step leads
//: on to the weights. If weight $`w_j`$ grows by a little, $`z_i`$ grows $`x_j`$ times as much, so
//: the weight has the slope $`(p_i - t_i)\,x_j`$ and the bias the slope $`p_i - t_i`$. For an odd
//: digit with $`p_i = 0.8`$ and a pixel of 0.5, for instance, $`dz_i`$ is −0.2 and the slope of
//: that pixel's weight is −0.1: a larger weight would lower the loss. Averaged over all samples,
//: and for all weights in one product, that is
//:
//: ```math
//: \frac{\partial L}{\partial w} = \frac{1}{m} X^\top (P - T) \qquad
//: \frac{\partial L}{\partial b} = \frac{1}{m} \sum_{i=1}^{m} (p_i - t_i)
//: ```
//:
//: where $`P`$ and $`T`$ are columns with the probabilities and targets of all samples, and
//: $`X^\top`$ is $`X`$ *transposed*, its rows turned into columns, so that row $`j`$ holds pixel
//: $`j`$ of all samples.
//:
//: ### Deeper: Where does the slope of the sigmoid come from?
//:
//: Write $`\sigma(z) = 1 / v`$ with $`v = 1 + e^{-z}`$. The slope of $`1/v`$ along $`v`$ is
//: $`-1/v^2`$, and the slope of $`v`$ along $`z`$ is $`-e^{-z}`$. The chain rule multiplies them:
//:
//: ```math
//: \sigma'(z) = \frac{e^{-z}}{(1 + e^{-z})^2}
//: = \frac{1}{1 + e^{-z}} \cdot \frac{e^{-z}}{1 + e^{-z}} = \sigma(z)\,(1 - \sigma(z))
//: ```
//:
//: The last step holds because the two fractions add up to 1. The slope is largest at 0, where it
//: is one quarter, and it is almost 0 wherever the sigmoid is flat.

//: ### Training
//:
//: The gradient points uphill, so we go a little the other way, look again, and repeat. This is
//: *gradient descent*, and {{figure descent}} shows it for a single weight.
//:
//: ```math
//: w \leftarrow w - \eta\,\frac{\partial L}{\partial w} \qquad
//: b \leftarrow b - \eta\,\frac{\partial L}{\partial b}
//: ```
//:
// Folded: four steps of a single weight, with tangents
let pixel = 4 * 8 + 4
func lossWithWeight(_ weight: Float) -> Double {
  var unit = Unit(inputs: 64)
  unit.weights[pixel, 0] = weight
  return unit.loss(inputs, targets)
}
var place: Float = 4
var stops = [Point(Double(place), lossWithWeight(place))]
var tangents: [Mark] = []
for _ in 0..<4 {
  var unit = Unit(inputs: 64)
  unit.weights[pixel, 0] = place
  let slope = unit.gradient(inputs, targets).weights[pixel, 0]
  let next = place - 4 * slope
  tangents.append(
    .line(
      [Float(-1.1), 0.5].map { shift in
        Point(Double(place + shift), lossWithWeight(place) + Double(shift * slope))
      }, "tangent"))
  place = next
  stops.append(Point(Double(place), lossWithWeight(place)))
}

figure(
  "descent",
  Chart(
    title: "Four steps down along one weight", x: Axis("weight of one pixel, all others 0"),
    y: "training loss",
    [.function(over: -1.5...4.6, "loss") { lossWithWeight(Float($0)) }] + tangents
      + [.points(stops, "before and after each step")]),
  caption:
    "The loss along the weight of one pixel. Each step, with η = 4, follows the tangent downhill, and is shorter where the slope is gentler.",
  alt:
    "A curve with a single valley. Five markers go down its right side in four steps that become shorter; a short straight tangent touches the curve at each of the first four."
)

//: As long as the steps are short, the loss falls. For a single unit with the log loss there is
//: only one valley, so any start will do; in a network that need not be so.
//:
//: ### Deeper: Why does a short step lower the loss?
//:
//: A step of $`-\eta g`$ along a weight with the slope $`g`$ changes the loss by about $`g`$ times
//: the step, which is $`-\eta g^2`$ and never positive. The loss follows a curve and not its
//: tangent, so this holds only for short steps. That there is only one valley holds for the log
//: loss; with the squared error, even a single unit can have several.
//:
//: ---
//:
//: Gradient descent on the log loss is the perceptron rule with the hard answer
//: $`a`$ replaced by the probability $`p`$ and averaged over all samples. A digit that is nearly
//: right now asks for a small correction, not for none or for a whole one. In Swift, the gradient
//: takes a line for each formula, which exercise 1.7 leaves to you.

// Folded: the gradient, and a step against it, in Swift
extension Unit {
  func probabilities(_ inputs: Matrix) -> Matrix {
    Activation.sigmoid(preactivations(inputs))
  }

  func gradient(_ inputs: Matrix, _ targets: Matrix) -> (weights: Matrix, bias: Float) {
    let dz = probabilities(inputs) - targets  // p − t, [m × 1]
    let m = Float(inputs.rows)
    return (matmul(transposing: inputs, dz) / m, Float(dz.sum()) / m)
  }

  /// One step of gradient descent.
  mutating func descend(_ inputs: Matrix, _ targets: Matrix, learningRate: Float) {
    let slopes = gradient(inputs, targets)
    weights -= learningRate * slopes.weights
    bias -= learningRate * slopes.bias
  }
}

//: To confirm the derivation, we nudge the weight of {{figure descent}} up and down by 0.01 and
//: compare the slopes.

// Folded: loss and accuracy of a unit, and the nudge
extension Unit {
  func loss(_ inputs: Matrix, _ targets: Matrix) -> Double {
    Loss.binaryCrossEntropy(preactivations(inputs), targets: targets)
  }

  func accuracy(on inputs: Matrix, _ targets: Matrix) -> Double {
    NeuralNetworks.accuracy(preactivations(inputs), targets: targets)
  }
}
show(
  Unit(inputs: 64).gradient(inputs, targets).weights[pixel, 0], "slope, by the formula",
  as: .fixed(4))
show((lossWithWeight(0.01) - lossWithWeight(-0.01)) / 0.02, "slope, by nudging", as: .fixed(4))

//: They agree, so we let the unit learn odd and even from all 64 pixels. {{figure logistic}} shows
//: the same loop at work in the plane, on ones and nines, which no line separates completely.
//: `constant` names a number that `--set` can change.

let learningRate = constant("learningRate", 1.0, in: 0.001...100)
let steps = constant("steps", 300, in: 10...3000)
var unit = Unit(inputs: 64)
var losses = [unit.loss(inputs, targets)]
for _ in 0..<steps {
  unit.descend(inputs, targets, learningRate: learningRate)
  losses.append(unit.loss(inputs, targets))
}

// Folded: the frames
let nineOrOne = pair(9, 1)
let secondPlane = centerAndSides(nineOrOne.images)
var sliding = Unit(inputs: 2)
var slides: [(title: String, chart: Chart)] = []
for step in 1...1000 {
  sliding.descend(secondPlane, nineOrOne.targets, learningRate: 1)
  guard [1, 3, 10, 30, 100, 300, 1000].contains(step) else { continue }
  let (w1, w2, b) = (
    Double(sliding.weights[0, 0]), Double(sliding.weights[1, 0]), Double(sliding.bias)
  )
  slides.append(
    (
      "after \(step.text) \(step == 1 ? "step" : "steps")",
      Chart(
        x: planeX, y: planeY, aspect: .equal,
        [
          .region(x: 0...1, y: 0...1, "probability of a 1") {
            1 / (1 + exp(-(w1 * $0 + w2 * $1 + b)))
          },
          .points(points(secondPlane, nineOrOne.targets, where: 0), "9"),
          .points(points(secondPlane, nineOrOne.targets, where: 1), "1"),
          .line([0.0, 1].map { Point($0, -(w1 * $0 + b) / w2) }, "p = ½"),
        ])
    ))
}
record(
  sliding.accuracy(on: secondPlane, nineOrOne.targets), "accuracy on ones and nines",
  as: .percent(1))

figure(
  "logistic",
  Panels(
    title: "The probability while logistic regression learns", columns: 2, sharedLegend: true,
    // Every other one; the book in a browser shows all, one after the other.
    [0, 2, 4, 6].map { (slides[$0].title, slides[$0].chart) }),
  moving: Animation(title: "The probability while logistic regression learns", slides),
  caption:
    "Shading shows the probability that the unit gives to each place. The boundary, where it is one half, slides into place; then the weights grow and the answers become surer.",
  alt:
    "Four plots of two overlapping clouds of points. In the first the plane has nearly one color. Then a soft transition from the upper left to the lower right appears, which turns into a sharper and sharper edge along the boundary between the clouds."
)

//: After 1,000 steps the boundary is still creeping, and the unit is right on
//: {{accuracy on ones and nines}} of the ones and nines. For odd and even, {{figure rates}} shows
//: how the loss falls with four learning rates.

// Folded: the curve of the loss
record(losses[0], "loss before", as: .fixed(3))
record(losses.last ?? 0, "loss after", as: .fixed(3))
record(losses.max() ?? 0, "highest loss", as: .fixed(1))
record(unit.accuracy(on: inputs, targets), "training accuracy", as: .percent(1))
record(
  unit.accuracy(on: validationInputs, validationTargets), "validation accuracy", as: .percent(1))
record(
  unit.accuracy(on: validationInputs, validationTargets).text(asShareOf: digits.validation.count),
  "validation accuracy with its error")
let rates: [Float] = [0.01, 0.1, 1, 10]
let runs = rates.map { rate in
  var unit = Unit(inputs: 64)
  var losses = [unit.loss(inputs, targets)]
  for _ in 0..<300 {
    unit.descend(inputs, targets, learningRate: rate)
    losses.append(unit.loss(inputs, targets))
  }
  return (unit: unit, losses: losses)
}

figure(
  "rates",
  Chart(
    title: "Four learning rates", x: "step",
    y: Axis("training loss", scale: .logarithmic),
    zip(rates, runs).map { rate, run in .line(run.losses, "η = \(rate.text)") }),
  caption:
    "The loss during 300 steps, on a logarithmic scale. With small rates it falls too slowly, and with η = 10 it jumps far above its start and does not come to rest.",
  alt:
    "Four curves that start at 0.693. The two for small learning rates fall slowly, the one for 1 falls quickly, apart from a small bump around step 10, and the one for 10 jumps above 10, comes down in stretches and jumps again."
)

//: ### How large a step?
//:
//: A number like $`\eta`$, which training itself does not learn, is called a *hyperparameter*. We
//: keep the value with the lowest loss on the validation digits.

// Folded: the table, with a unit that has learned nothing in its first row
let untrained = (name: "none, weights and bias 0", unit: Unit(inputs: 64))
table(
  [
    "learning rate", "training loss", "validation loss", "training accuracy", "validation accuracy",
  ],
  ([untrained] + zip(rates, runs).map { rate, run in (name: rate.text, unit: run.unit) }).map {
    name, unit in
    [
      name, unit.loss(inputs, targets).text(as: .fixed(3)),
      unit.loss(validationInputs, validationTargets).text(as: .fixed(3)),
      unit.accuracy(on: inputs, targets).text(as: .percent(1)),
      unit.accuracy(on: validationInputs, validationTargets).text(as: .percent(1)),
    ]
  })

//: We keep $`\eta = 1`$, which has the lowest. In the first row every probability is one half,
//: which counts as "even". With $`\eta = 10`$ the steps overshoot, the weights become large, and
//: the unit pays dearly for each digit on which it is sure and wrong.
//:
//: - Experiment: Set `learningRate = 4`, four times the rate we chose. Will the loss after {{steps}}
//:   steps, {{loss after}} with a rate of 1, be lower or higher?
//: - Outcome: It is {{experiment: loss after}}, and along the way it rose as high as
//:   {{experiment: highest loss}}. The longer steps overshoot at first and have not made up for it
//:   when the training ends, but this is one run and not a rule.
//:
//: ### Deeper: Does saturation stop the learning?
//:
//: Before you look at the table, predict whether a unit that raw pixels have saturated, as in
//: section 1.4, learns as well as ours, more slowly, or not at all. The second row starts exactly
//: there. Its inputs are 16 times as large, so its slopes are too, and its weights need only be a
//: sixteenth as large; a rate of 1/256 allows for both. (The bias, whose slope does not grow, then
//: moves 256 times more slowly than in the first row, so the rates match for the weights but not
//: for the bias; the two runs also start from different weights.) The third row differs only in its
//: loss, the *squared error* $`(p - t)^2`$. The first column of numbers is the length of the
//: gradient at the start, the root of the sum of its squares, with the slopes of raw pixels divided
//: by 16.

// Folded: three runs
func length(_ slopes: (weights: Matrix, bias: Float)) -> Double {
  length(slopes.weights.elements + [slopes.bias])
}
/// The gradient of the mean squared error: 2(p − t), times the slope of the sigmoid, times x.
func squaredErrorGradient(
  of unit: Unit, _ inputs: Matrix, _ targets: Matrix
) -> (weights: Matrix, bias: Float) {
  let p = unit.probabilities(inputs)
  let dz = Activation.sigmoid.backward(2 * (p - targets), output: p)
  let m = Float(inputs.rows)
  return (matmul(transposing: inputs, dz) / m, Float(dz.sum()) / m)
}
var saturation: [[String]] = []
var validationScores: [Double] = []
for (name, scale, isSaturated, isSquared, rate) in [
  ("pixels 0–1, zeros, log loss", Float(1), false, false, Float(1)),
  ("pixels 0–16, random, log loss", 16, true, false, 1 / 256),
  ("pixels 0–16, random, squared error", 16, true, true, 1 / 256),
] {
  var unit = Unit(inputs: 64)
  if isSaturated { unit.weights = randomWeights }
  let pixels = scale * inputs
  func gradient() -> (weights: Matrix, bias: Float) {
    isSquared ? squaredErrorGradient(of: unit, pixels, targets) : unit.gradient(pixels, targets)
  }
  let slopes = gradient()
  let first = length((weights: slopes.weights / scale, bias: slopes.bias))
  for _ in 0..<300 {
    let slopes = gradient()
    unit.weights -= rate * slopes.weights
    unit.bias -= rate * slopes.bias
  }
  validationScores.append(unit.accuracy(on: scale * validationInputs, validationTargets))
  saturation.append([
    name, first.text(as: .significant(2)), unit.loss(pixels, targets).text(as: .fixed(3)),
    unit.accuracy(on: pixels, targets).text(as: .percent(1)),
    (validationScores.last ?? 0).text(as: .percent(1)),
  ])
}
let validationCount = Double(digits.validation.count)
record(validationScores[0] * validationCount, "right, from zeros", as: .integer)
record(validationScores[1] * validationCount, "right, saturated", as: .integer)
table(
  [
    "run", "first gradient", "log loss after", "training accuracy",
    "validation accuracy",
  ],
  saturation)

//: In this run the saturated unit learns about as well as ours: its loss ends a little higher, and
//: it reads {{right, saturated}} of the {{validation digits}} validation digits correctly against
//: {{right, from zeros}}, a difference too small to rank the two. Its first gradient is not small
//: but large, because $`p - t`$ is close to 1 for every even digit, and nothing in the formula
//: shrinks it. With the squared error the same unit has not moved after 300 steps. There the slope
//: along $`z`$ is $`2\,(p - t) \cdot p\,(1 - p)`$, and the last factor, the slope of the sigmoid,
//: is all but zero where the sigmoid is flat. The log loss makes this factor cancel, but only at
//: the output. For units inside a network, saturation is a real danger, as chapters 2 and 5 will
//: show.

//: ## What the unit has learned
//:
//: With one weight for each pixel, the weights can be seen as a picture.

figure(
  "weights",
  ImageGrid(
    title: "The 64 weights of the trained unit",
    images: [
      .init(
        pixels: unit.weights.elements, rows: 8, columns: 8,
        numbers: unit.weights.elements.map { $0 == 0 ? "" : (10 * $0).text(as: .integer) })
    ], columns: 1, signed: true, label: "weight"),
  caption:
    "The weights in the places of their pixels, in tenths. Ink on a positive weight is evidence for odd, on a negative one for even. Pixels without a number never had ink.",
  alt:
    "An 8 by 8 grid of numbers from −35 to 24, on blue for negative weights and orange for positive ones. Positive and negative weights alternate in patches without the shape of any digit."
)

//: There is no digit in it, because the unit has to treat 1, 3, 5, 7 and 9 alike with a single list
//: of weights.
//:
//: ### Deeper: Can a single weight be read by itself?

// Folded: the average digits
let oddCount = Float(targets.sum())
let oddInk = matmul(transposing: inputs, targets) / oddCount
let evenInk =
  matmul(transposing: inputs, targets.map { 1 - $0 }) / (Float(targets.rows) - oddCount)
record(oddInk[pixel, 0], "ink of odd digits", as: .fixed(2))
record(evenInk[pixel, 0], "ink of even digits", as: .fixed(2))
record(unit.weights[pixel, 0], "weight of the pixel", as: .fixed(2))
let difference = oddInk - evenInk
let agreeing = (0..<64).count { difference[$0, 0] * unit.weights[$0, 0] > 0 }
record(agreeing, "weights of the same sign")
record(unit.weights.elements.count { $0 != 0 }, "weights that are not 0")

figure(
  "averages",
  ImageGrid(
    title: "Odd minus even: the difference of the average digits",
    images: [
      .init(
        pixels: difference.elements, rows: 8, columns: 8,
        numbers: difference.elements.map { $0 == 0 ? "" : (100 * $0).text(as: .integer) })
    ], columns: 1, signed: true, label: "ink"),
  caption:
    "The average ink of the odd training digits minus that of the even ones, pixel by pixel, in hundredths. It is not the picture of the weights.",
  alt: "An 8 by 8 grid of numbers from −53 to 33 on blue and orange."
)

//: It can't. Of the {{weights that are not 0}} weights that learned anything, only
//: {{weights of the same sign}} have the sign of the difference in ink. In the fifth row and fifth
//: column, odd digits have an average of {{ink of odd digits}} and even ones
//: {{ink of even digits}}, yet the weight there is {{weight of the pixel}}. Neighboring pixels
//: usually have ink together, so their weights share the work, and one may have to make up for
//: what the others overdo. A weight has its meaning only together with all the others.

//: ### The test
//:
//: All choices are made, so we can look at the test digits. Until the end of section 1.11 we judge
//: what was learned, with tools that serve for every later network. A score means little without a
//: *baseline*, the score of something much simpler, such as saying "odd" every time or comparing
//: the amount of ink with a threshold. A more ambitious one is the *nearest neighbor* method, which
//: has no training at all: it compares a picture with all training digits and repeats the answer of
//: the most similar one.

// Folded: the baselines, and the table

/// The best threshold on the amount of ink, as a unit whose weights are all 1 or all −1.
func darkness(_ inputs: Matrix, _ targets: Matrix) -> Unit {
  var best = (unit: Unit(inputs: 64), accuracy: 0.0)
  for threshold in stride(from: Float(8), through: 32, by: 0.5) {
    for sign in [Float(1), -1] {
      var unit = Unit(inputs: 64)
      unit.weights = Matrix(rows: 64, columns: 1, repeating: sign)
      unit.bias = -sign * threshold
      let accuracy = unit.accuracy(on: inputs, targets)
      if accuracy > best.accuracy { best = (unit, accuracy) }
    }
  }
  return best.unit
}
/// For each picture, which of the known ones is the most similar.
func nearest(_ inputs: Matrix, among known: Matrix) -> [Int] {
  // The squared distance is x · x − 2 x · k + k · k, and the first term is alike for all k.
  let sizes = (known * known).rowSums().transposed()
  return (2 * matmul(inputs, transposing: known)).adding(row: -1 * sizes).argmax()
}
/// The share of pictures that the most similar known one answers correctly.
func nearestNeighborAccuracy(
  _ inputs: Matrix, _ targets: Matrix, among known: Matrix, _ answers: Matrix
) -> Double {
  let found = nearest(inputs, among: known)
  let right = found.indices.count { answers[found[$0], 0] == targets[$0, 0] }
  return Double(right) / Double(found.count)
}
var alwaysOdd = Unit(inputs: 64)
alwaysOdd.bias = 1
let units = [
  ("always “odd”", alwaysOdd), ("darkness", darkness(inputs, targets)),
  ("best of \(unitsTried.text) random units", bestRandom),
  ("perceptron rule, pass chosen on validation", perceptron),
  ("perceptron rule, averaged", averaged),
  ("logistic regression", unit),
]
let unitRows = units.map { name, unit in
  [
    name, unit.accuracy(on: inputs, targets).text(as: .percent(1)),
    unit.accuracy(on: testInputs, testTargets).text(asShareOf: digits.test.count),
    unit.accuracy(on: strangerInputs, strangerTargets).text(asShareOf: strangers.count),
  ]
}
let neighborsOnTest = nearestNeighborAccuracy(testInputs, testTargets, among: inputs, targets)
let neighborsOnStrangers = nearestNeighborAccuracy(
  strangerInputs, strangerTargets, among: inputs, targets)
table(
  ["method", "training digits", "test digits", "strangers"],
  unitRows + [
    [
      "nearest neighbor", "(knows them)", neighborsOnTest.text(asShareOf: digits.test.count),
      neighborsOnStrangers.text(asShareOf: strangers.count),
    ]
  ])

// Folded: the paired comparison, and the misread digits
func isRight(_ unit: Unit, _ inputs: Matrix, _ targets: Matrix) -> [Bool] {
  let sums = unit.preactivations(inputs)
  return (0..<sums.rows).map { (sums[$0, 0] > 0) == (targets[$0, 0] == 1) }
}
let new = isRight(unit, testInputs, testTargets)
record(bestOnValidation, "best pass on validation", as: .percent(1))
record(perceptron.accuracy(on: testInputs, testTargets), "best pass on test", as: .percent(1))
for (name, inputs, targets) in [
  ("test", testInputs, testTargets), ("strangers", strangerInputs, strangerTargets),
] {
  let new = isRight(unit, inputs, targets)
  let old = isRight(averaged, inputs, targets)
  let onlyNew = old.indices.count { new[$0] && !old[$0] }
  let different = old.indices.count { new[$0] != old[$0] }
  record(onlyNew, "only the new one right, \(name)")
  record(different, "judged differently, \(name)")
  record(
    coinTest(onlyNew, against: different - onlyNew), "coin's chance, \(name)", as: .percent(1))
}
record(
  unit.accuracy(on: testInputs, testTargets).text(asShareOf: digits.test.count), "test accuracy")
record(unit.accuracy(on: testInputs, testTargets), "plain test accuracy", as: .percent(1))
record(
  unit.accuracy(on: strangerInputs, strangerTargets), "plain stranger accuracy", as: .percent(1))
record(inputs.elements.count, "numbers to compare", as: .integer)
record(new.count { !$0 }, "wrong test digits")
let wrong = new.indices.filter { !new[$0] }
func misread(_ digit: UInt8) -> Int { wrong.count { digits.test.labels[$0] == digit } }
record(misread(8), "misread eights")
record(misread(1), "misread ones")

//: Our unit does far better than the simple baselines, and nearest neighbor far better than our
//: unit. But nearest neighbor compares every new picture with all {{numbers to compare}} numbers of
//: the training digits, where a unit keeps 65 and computes one sum. We study the unit because
//: networks are built from it.
//:
//: Is logistic regression also better than the averaged perceptron? Both saw the same digits, and a
//: *paired* comparison looks only at those on which they differ, {{judged differently, test}} of
//: the test digits. Logistic regression is right on {{only the new one right, test}} of these. If
//: neither unit were better, each would be the toss of a fair coin. The *coin test* asks how often
//: a fair coin lands at least this far from half and half, in either direction. Here it does so in
//: {{coin's chance, test}} of all cases, so the test digits can't tell the two apart. On the
//: strangers, logistic regression is right on {{only the new one right, strangers}} of
//: {{judged differently, strangers}} such digits, and a coin would stray that far in only
//: {{coin's chance, strangers}} of all cases. But few people wrote these digits, and digits by one
//: hand are not independent tosses.

//: ### Deeper: How does one compute a coin's chance?
//:
//: By counting. Three tosses can fall in 8 ways, all equally likely. Only one of them is three
//: heads and one is three tails, so a coin strays as far as three of three in 2 of 8 cases, or 25%.
//: Five of five is 2 of 32, or 6%. The library's `coinTest(_:against:)` counts both sides.
//:
//: ### Deeper: Why does the perceptron's best pass do worse on the test?
//:
//: The perceptron's best pass falls from {{best pass on validation}} on the validation digits,
//: which are not in the table, to {{best pass on test}} on the test, probably in part because the
//: best of {{passes of the rule}} scores was lucky.
//:
//: ### Deeper: Which digits does it misread?

figure(
  "misread",
  ImageGrid(
    title: "What the unit gets wrong",
    images: readings(of: digits.test, Array(wrong.prefix(10)), by: unit), columns: 5),
  caption:
    "Ten of the test digits that the unit misreads, with their labels and its answers.",
  alt:
    "Ten pictures of handwritten digits with the unit's wrong answers below them; several are eights called odd and ones called even."
)

//: Of the {{wrong test digits}} misread test digits, {{misread eights}} are eights and
//: {{misread ones}} are ones. An eight with an open left side is a three, and we suspect that
//: adding up evidence pixel by pixel can't tell whether a loop is closed. That would not explain
//: the ones.

//: ## Who wrote the digits?
//:
//: Our test drew its digits at random from the same pile as the training digits. The order of the
//: labels suggests that the test digits are less new than they look.

for start in [0, 130, 256] {
  show(
    file.labels[start..<start + 50].map { String($0) }.joined(),
    "labels from digit \(start.text)")
}

//: The same sequence of 130 labels occurs fourteen times, apart from a few digits that are missing
//: and one that is different, so the file consists of fourteen filled forms, each, we infer, by one
//: hand.

// Folded: where the forms begin, and four of them
let formStarts = [0, 130, 256, 386, 516, 646, 776, 906, 1029, 1157, 1287, 1415, 1545, 1667, 1797]
let forms = (0..<14).map { Array(formStarts[$0]..<formStarts[$0 + 1]) }
let places = [1, 4, 7, 8, 9]
figure(
  "forms",
  ImageGrid(
    title: "Ones, fours, sevens, eights and nines of four forms",
    images: [2, 5, 11, 12].flatMap { form in
      places.flatMap { digit -> [ImageGrid.Image] in
        let pair = forms[form].filter { file.labels[$0] == UInt8(digit) }.prefix(2)
        return pair.map { index in
          .init(
            pixels: file.subset([index]).inputs().row(0), rows: 8, columns: 8,
            caption: digit == 1 && index == pair.first ? "form \(form + 1)" : "\(digit)")
        }
      }
    }, columns: 10),
  caption:
    "A row for each form, with two pictures of each digit. The same digit looks alike within a row and changes from row to row.",
  inTerminal:
    "Four forms one after the other, two pictures of each digit. The same digit looks alike within a form, and changes from form to form.",
  alt:
    "Forty small pictures of digits in four rows. In each row the two pictures of a digit resemble each other more than those of other rows."
)

//: ### Deeper: Do the numbers support it?
//:
//: For each digit we look for the most similar other picture, and count how often it is on the same
//: form.

var similarity = 2 * matmul(file.inputs(), transposing: file.inputs())
similarity = similarity.adding(row: -1 * (file.inputs() * file.inputs()).rowSums().transposed())
for index in 0..<file.count { similarity[index, index] = -1e9 }  // nobody is their own neighbor
let formOf = forms.indices.flatMap { form in forms[form].map { _ in form } }
let neighbors = similarity.argmax()
let onSameForm = neighbors.indices.count { formOf[$0] == formOf[neighbors[$0]] }
let expectedOnSameForm =
  forms.map { Double($0.count * ($0.count - 1)) }.reduce(0, +)
  / Double(file.count * (file.count - 1))
record(Double(onSameForm) / Double(file.count), "neighbors on the same form", as: .percent(0))
record(expectedOnSameForm, "chance of the same form", as: .percent(0))

//: For {{neighbors on the same form}} of all digits, the most similar other picture is on the same
//: form, where chance would make it {{chance of the same form}}. The collection's notes name
//: thirteen people for this part of it, so at least one of them must have filled two forms, and one
//: of the hands behind the strangers may have filled an earlier form as well.
//:
//: ---
//:
//: In a shuffled test, then, the training digits include others by the same hand. The *split* of
//: this course, the division of its data into parts, therefore shuffles only the first eleven forms
//: and sets the last three apart as *strangers*. A test on other people's digits is called
//: *writer-independent*, and the authors of the collection call it the actual measure of quality.
//:
//: On the strangers our unit did no worse, with {{plain stranger accuracy}}, than on the test
//: digits, with {{plain test accuracy}}, but three forms can't say whether unfamiliar hands matter,
//: so we leave out each of the fourteen in turn, train on the others, and test on it. For
//: comparison we do the same with fourteen shuffled parts, so every digit is tested twice, once
//: with others of its form among the training digits and once without.

// Folded: fourteen forms and fourteen shuffled parts, left out in turn
var partGenerator = SplitMix64(seed: 1)
let mixed = partGenerator.permutation(of: file.count)
let shuffledParts = forms.map { form in form.map { mixed[$0] } }
let methods = ["always “odd”", "darkness", "logistic regression", "nearest neighbor"]
/// Which digits the four methods answer correctly if a unit learns from all parts but the digit's own.
func leftOut(_ parts: [[Int]]) -> [[Bool]] {
  var right = methods.map { _ in [Bool](repeating: false, count: file.count) }
  for part in parts.indices {
    let known = file.subset(parts.indices.filter { $0 != part }.flatMap { parts[$0] })
    let unseen = file.subset(parts[part])
    let (inputs, targets) = (known.inputs(), known.targets(where: isOdd))
    let (unseenInputs, unseenTargets) = (unseen.inputs(), unseen.targets(where: isOdd))
    let units = [alwaysOdd, darkness(inputs, targets), trained(inputs, targets)]
    let found = nearest(unseenInputs, among: inputs)
    let answers =
      units.map { isRight($0, unseenInputs, unseenTargets) }
      + [found.indices.map { targets[found[$0], 0] == unseenTargets[$0, 0] }]
    for (method, answers) in answers.enumerated() {
      for (index, digit) in parts[part].enumerated() { right[method][digit] = answers[index] }
    }
  }
  return right
}
/// The accuracy of the four methods on each form.
func byForm(_ right: [[Bool]]) -> [[Double]] {
  right.map { right in
    forms.map { form in Double(form.count { right[$0] }) / Double(form.count) }
  }
}
let (onForms, onParts) = (byForm(leftOut(forms)), byForm(leftOut(shuffledParts)))
/// The standard deviation of several values, dividing by one less than their number.
func deviation(_ values: [Double]) -> Double {
  let mean = values.mean()
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (squares / Double(values.count - 1)).squareRoot()
}
record(shuffledTests.min() ?? 0, "lowest test", as: .percent(1))
record(shuffledTests.max() ?? 0, "highest test", as: .percent(1))
record(100 * deviation(shuffledTests), "deviation of the tests", as: .fixed(1))
record(
  100 * standardError(ofShare: shuffledTests.mean(), samples: 250), "standard error of a test",
  as: .fixed(1))
record(shuffles[3].map(\.training).mean(), "mean on training", as: .percent(1))
record(shuffles[3].map(\.strangers).mean(), "mean on strangers", as: .percent(1))
record(onForms[2].mean(), "unit on forms", as: .percent(1))
record(onParts[2].mean(), "unit on parts", as: .percent(1))
record(onForms[2].min() ?? 0, "lowest form", as: .percent(1))
record(onForms[2].max() ?? 0, "highest form", as: .percent(1))
for (name, method) in [("unit", 2), ("neighbor", 3)] {
  let harder = forms.indices.count { onForms[method][$0] < onParts[method][$0] }
  let easier = forms.indices.count { onForms[method][$0] > onParts[method][$0] }
  record(harder, "harder forms, \(name)")
  record(easier, "easier forms, \(name)")
  record(forms.count - harder - easier, "equal forms, \(name)")
  record(
    coinTest(harder, against: easier), "coin's chance of the forms, \(name)", as: .percent(1))
}
table(
  ["method, mean of 14 forms", "others of the form known", "form left out", "lowest", "highest"],
  methods.indices.map { method in
    let onForms = onForms[method]
    return [methods[method]]
      + [onParts[method].mean(), onForms.mean(), onForms.min() ?? 0, onForms.max() ?? 0].map {
        $0.text(as: .percent(1))
      }
  })
/// What each form loses, as points beside its number.
func losses(of method: Int, shift: Double) -> [Point] {
  forms.indices.map {
    Point(Double($0 + 1) + shift, 100 * (onForms[method][$0] - onParts[method][$0]))
  }
}

figure(
  "forms-left-out",
  Chart(
    title: "What each form loses when its hand is unknown",
    x: Axis("form", range: 0.5...14.5, ticks: (1...14).map { Double($0) }),
    y: Axis("change in accuracy (points)", range: -6...3),
    [
      .rule(y: 0), .points(losses(of: 2, shift: -0.12), "unit"),
      .points(losses(of: 3, shift: 0.12), "nearest neighbor"),
    ]),
  caption:
    "The accuracy on the digits of a form if the form is left out of the training, minus that if other digits of the form are known.",
  alt:
    "Two markers for each of fourteen forms, below or on a line at zero, except for one each above it. The lowest are almost five points below."
)

//: Over all fourteen, unfamiliar forms are harder to read. When a form is left out, the accuracy of
//: the unit is lower on {{harder forms, unit}} forms, higher on {{easier forms, unit}}, and equal
//: on {{equal forms, unit}}, which do not count. A fair coin would land that far off in
//: {{coin's chance of the forms, unit}} of all cases, a rough figure, since the forms are not quite
//: independent. On average it falls from {{unit on parts}} to {{unit on forms}}, which is what we
//: may claim for a new form, though single forms run from {{lowest form}} to {{highest form}}.
//:
//: ### Deeper: How much luck is in a shuffled test?
//:
//: In the twenty shuffles of the opening, the test accuracy of the unit runs from {{lowest test}}
//: to {{highest test}}. Its standard deviation, {{deviation of the tests}} points, is about what
//: the standard error predicts, {{standard error of a test}}. The split of this course, with
//: {{plain test accuracy}}, is one more such draw, so the honest headline is the mean,
//: {{mean on test}}. The formula assumes independent samples, which fits digits from a shuffled
//: pile, but not the digits of a form, which share a hand. Nor are the shuffles independent of
//: each other, because they share their digits.
//:
//: ### Learned or memorized?
//:
//: A lookup table that recognizes only exact copies would be perfect on the training digits and
//: useless elsewhere. The difference between training and test accuracy, on a shuffled split, is
//: the *generalization gap*. A wide gap is the sign of *overfitting*: the unit fits its training
//: digits so closely that it does much worse on new ones than on those. In the twenty shuffles,
//: units also learned from fewer digits:

table(
  ["training digits", "training accuracy", "test accuracy", "gap in points"],
  zip(sizes, shuffles).map { size, shuffles in
    let (training, test) = (shuffles.map(\.training).mean(), shuffles.map(\.test).mean())
    return [
      size.text, training.text(as: .percent(1)), test.text(as: .percent(1)),
      (100 * (training - test)).text(as: .fixed(1)),
    ]
  })

//: With 25 digits, 65 numbers are enough to memorize them all. More digits narrow the gap: at a
//: thousand, after 300 steps, it is small beside the mistakes that the unit makes on both.

//: ## Accuracy is not everything
//:
//: Change the question to **is the digit an 8?** and train a second unit in the same way. A
//: program that never says "8" is now right nine times out of ten, and useless. Three other
//: measures see through it.
//:
//: - *Precision* is the share of real eights among the digits called an 8, and it falls with false
//:   alarms.
//: - *Recall* is the share of all eights that were found, and it falls with misses.
//: - *F1* combines both into $`2 \cdot \text{precision} \cdot \text{recall} / (\text{precision} + \text{recall})`$,
//:   which is high only if both are.

// Folded: the second unit, and its four measures
func isEight(_ digit: UInt8) -> Bool { digit == 8 }
var detector = Unit(inputs: 64)
for _ in 0..<300 {
  detector.descend(inputs, digits.training.targets(where: isEight), learningRate: 1)
}
/// What the detector says of some digits, if it answers "8" above a threshold.
func measures(_ images: LabeledImages, threshold: Float) -> ConfusionMatrix {
  ConfusionMatrix(
    predicted: detector.probabilities(images.inputs()).elements.map { $0 > threshold ? 1 : 0 },
    actual: images.labels.map { isEight($0) ? 1 : 0 }, classes: 2)
}
let eights = digits.test.targets(where: isEight)
let probabilities = detector.probabilities(testInputs)
let eightsInTest = Int(eights.sum())
record(digits.validation.labels.count(where: isEight), "eights in validation")
record(eightsInTest, "eights in the test")
let chosen = measures(digits.test, threshold: 0.5)
record(chosen.recall(of: 1).text(asShareOf: eightsInTest), "recall in the test")
record(
  chosen.precision(of: 1).text(
    asShareOf: probabilities.elements.count { $0 > 0.5 }), "precision in the test")
record(
  measures(digits.strangers, threshold: 0.5).recall(of: 1).text(
    asShareOf: strangers.labels.count(where: isEight)), "recall on strangers")
// The threshold at which only one eight is missed.
let scoresOfEights = zip(probabilities.elements, eights.elements).filter { $0.1 == 1 }.map { $0.0 }
let low = scoresOfEights.sorted()[1]
record(eightsInTest - 1, "all eights but one")
record(
  zip(probabilities.elements, eights.elements).count { $0.0 >= low && $0.1 == 0 }, "false alarms")
let auc = rocAUC(scores: probabilities.elements, labels: eights.elements.map { $0 == 1 })
record(auc ?? 0, "ROC AUC", as: .fixed(3))
table(
  ["answers \"8\" above", "mistakes", "accuracy", "precision", "recall", "F1"],
  [(Float(1), "never"), (0.9, "0.9"), (0.7, "0.7"), (0.5, "0.5"), (0.3, "0.3"), (0.1, "0.1")].map {
    threshold, name in
    let matrix = measures(digits.validation, threshold: threshold)
    let mistakes = (1 - matrix.accuracy) * Double(digits.validation.count)
    return [name, mistakes.text(as: .integer), matrix.accuracy.text(as: .percent(1))]
      // Without a single alarm, precision is zero of zero.
      + [
        threshold == 1 ? "–" : matrix.precision(of: 1).text(as: .percent(1)),
        matrix.recall(of: 1).text(as: .percent(1)), matrix.f1(of: 1).text(as: .percent(1)),
      ]
  })

//: The table counts on the validation digits, because the *threshold*, the probability above which
//: we say "8", is a choice. It trades misses against false alarms, and the best one depends on what
//: each costs.
//:
//: We choose 0.5, which has the highest F1. On the test digits its recall is {{recall in the test}}
//: and its precision {{precision in the test}}, with wide errors because only
//: {{eights in the test}} of them are eights; on strangers its recall is {{recall on strangers}}.
//:
//: Accuracy is fine when the classes are about equally common and all mistakes cost the same.
//: Otherwise report precision and recall too.
//:
//: ### Deeper: What does ROC AUC measure, and what does it hide?
//:
//: *ROC AUC* needs no threshold: it is the share of pairs of an 8 and another digit in which the 8
//: gets the higher probability, 1 for a perfect unit and one half for a coin. It knows nothing of
//: costs, and it hides false alarms when one class is rare. Our detector has {{ROC AUC}} on the
//: test digits, yet to find {{all eights but one}} of the {{eights in the test}} eights it raises
//: {{false alarms}} false alarms.
//:
//: Lower the threshold from 1 to 0 and draw, for each threshold, the share of eights found against
//: the share of other digits that raise a false alarm. The result is the *ROC curve*; the letters
//: stand for receiver operating characteristic, a name from the days of radar. AUC is the area
//: under this curve, and it equals the share of pairs in the right order, with one half for a tie.

// Folded: the points of the ROC curve
let ranked = zip(probabilities.elements, eights.elements).sorted { $0.0 > $1.0 }
let eightCount = Double(eights.sum())
let otherCount = Double(eights.rows) - eightCount
var found = 0.0
var alarms = 0.0
var roc = [Point(0, 0)]
for (_, isAnEight) in ranked {
  if isAnEight == 1 { found += 1 } else { alarms += 1 }
  roc.append(Point(alarms / otherCount, found / eightCount))
}

figure(
  "roc",
  Chart(
    title: "ROC curve of the unit that looks for eights",
    x: Axis("false alarms, share of the other digits", range: 0...1),
    y: Axis("eights found, share", range: 0...1),
    [.line(roc, "the unit"), .line([Point(0, 0), Point(1, 1)], "a coin")]),
  caption:
    "Each point is a threshold, from 1 at the lower left to 0 at the upper right. The closer the curve comes to the upper left corner, the better.",
  alt:
    "A curve that rises steeply along the left edge and then bends over to the top, far above the diagonal that stands for guessing."
)

//: ## True or false?
//:
//: - Claim: The bias is a detail that one can leave out.
//: - False: AND needs a "no" at (0, 0). All products are 0 there, and without a bias the step
//:   function answers 1.
//:
//: - Claim: A picture that is stored as a column of 64 numbers has to become a row before it meets a
//:   column of weights.
//: - True: A product pairs a row on the left with a column on the right, and two columns do not fit.
//:   Transposing the picture, in Python with `.T`, turns the column into a row.
//:
//: - Claim: Since our unit learned well from zeros, two units that see the same inputs and feed the
//:   same third unit can start from zeros as well.
//: - False: Units that start alike, see the same inputs, and feed the same unit with the same weight
//:   get the same corrections, so they stay alike forever. Chapter 3 shows it in numbers.
//:
//: - Claim: A detector that is right on 99% of all patients is a good one.
//: - False: It may be what you get for free. If one patient in a hundred is ill, "nobody is ill" is
//:   right on 99%, and has a recall of 0.

//: ## Your turn
//:
//: Write eight functions, and the experiment runs again on your own code. Keep
//: `swift run course watch 1` open beside your editor. It names the file to open. Replace the line
//: that says `unfinished` and save, and it gives the verdict and goes on to the next exercise by
//: itself. To ask for the verdict only once, run
//:
//: ```sh
//: swift run course test 1
//: ```
//:
//: When you are stuck, `swift run course hint 1.1` helps. At the end, your own unit should be right
//: on {{plain test accuracy}} of the test digits.

yourTurn(with: "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8") {
  // All truth tables of three inputs.
  let tables = (0..<256).map { bits in (0..<8).map { bits >> $0 & 1 == 1 } }
  show(tables.count { oneUnit(for: $0) != nil }, "of 256 truth tables, yours for one unit")

  // The perceptron rule, zeros against ones.
  let zerosAndOnes = zeroOrOne.images.inputs()
  var weights = [Float](repeating: 0, count: 64)
  var bias: Float = 0
  var mistakes = 0
  for sample in 0..<zerosAndOnes.rows {
    let x = zerosAndOnes.row(sample)
    let target = zeroOrOne.targets[sample, 0]
    if step(weightedSum(x, weights: weights, bias: bias)) != target { mistakes += 1 }
    (weights, bias) = perceptronUpdate(
      weights: weights, bias: bias, inputs: x, target: target, learningRate: 1)
  }
  show(mistakes, "your perceptron's mistakes in its first pass over zeros and ones")

  // Logistic regression, odd against even.
  var column = Matrix(rows: 64, columns: 1)
  bias = 0
  for _ in 0..<steps {
    let slopes = logisticGradient(inputs, targets: targets, weights: column, bias: bias)
    column = column - learningRate * slopes.weights
    bias -= learningRate * slopes.bias
  }
  let yours = scores(testInputs, weights: column, bias: bias)
  let p = Activation.sigmoid(yours).elements
  show(logLoss(p, targets: testTargets.elements), "your log loss on the test digits", as: .fixed(3))
  show(accuracy(yours, targets: testTargets), "your accuracy on the test digits", as: .percent(1))
  show(
    PerceptronExercises.rocAUC(yours.elements, labels: testTargets.elements.map { Int($0) }),
    "your ROC AUC on the test digits", as: .fixed(3))
}

//: One unit draws one line, which is enough to get about nine new digits in ten right but leaves
//: XOR out of reach. Units in layers go further, but only if the right activation function stands
//: between the layers, which is the subject of chapter 2.

//: ## Where this comes from
//:
//: - [A logical calculus of the ideas immanent in nervous activity](https://doi.org/10.1007/BF02478259), Warren McCulloch and Walter Pitts, 1943: the first model of a unit.
//: - [The perceptron: a probabilistic model for information storage and organization in the brain](https://doi.org/10.1037/h0042519), Frank Rosenblatt, 1958; a first report is from 1957.
//: - [The regression analysis of binary sequences](https://doi.org/10.1111/j.2517-6161.1958.tb00292.x), David Cox, 1958: logistic regression.
//: - [Large margin classification using the perceptron algorithm](https://doi.org/10.1023/A:1007662407062), Yoav Freund and Robert Schapire, 1999: averaging what the rule finds.
//: - "On convergence proofs for perceptrons", Albert Novikoff, 1962, and *Perceptrons*, Marvin Minsky and Seymour Papert, 1969.
//: - [Optical recognition of handwritten digits](https://doi.org/10.24432/C50P49), Ethem Alpaydin and Cenk Kaynak, UCI Machine Learning Repository, 1998: the digits and the notes on their writers.
//: - [Neural Networks and Deep Learning](https://neuralnetworksanddeeplearning.com), Michael Nielsen, 2015, chapter 1: perceptrons, NAND, and why sigmoid units learn better.
//: - The zero and its weights are from the notebook *Intro to Neural Networks*, the method is from notes
//:   on Andrew Ng's *Neural Networks and Deep Learning*, and logistic regression as a network is from *Deep dive into neural networks* (anarthal, 2020)
//:   and *Introduction to Deep Learning with Python: from concept to code*.

finish()
