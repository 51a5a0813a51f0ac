import BackpropExercises
import Datasets
import Exercises
import Foundation
import Narration
import NeuralNetworks
import Plotting

let options = narrate(
  chapter: 5, "Backprop: where gradients come from", exercises: Chapter5.exercises)

//: In chapter 3 a network learned by nudging: it moved each of its 265 parameters up and down and
//: looked at the loss each time, which takes 530 evaluations of the loss for a single gradient.
//: This chapter finds the same 265 numbers in one pass back through the network. {{figure result}}
//: compares the two, and the table below it says what they cost.

// Folded: the same gradient in two ways; 5.3 and 5.5 explain the parts
let digits = stoppingOnFailure { try Digits8x8.load() }
let odd = Dataset(
  inputs: digits.training.inputs(), targets: digits.training.targets { $0 % 2 == 1 })
var evaluations = 0  // how often a loss was evaluated by nudging

var generator = SplitMix64(seed: options.seed())
let start = DeepNet(
  [64, 4, 1], f: .sigmoid, weights: .normal(standardDeviation: 0.1), using: &generator)
let slow = nudgedGradient(start, odd)
let evaluationsOfNudging = evaluations
let fast = gradient(of: start, on: odd)
let names = ["W₁", "b₁", "W₂", "b₂"]
let checked = zip(fast, slow).map { relativeError($0, $1) }
record(odd.count, "training digits")
record(evaluationsOfNudging, "evaluations by nudging")
record(fast.reduce(0) { $0 + $1.count }, "numbers in the gradient")
record(checked.max() ?? 0, "largest relative error", as: .significant(2))

let slopePairs = names.indices.flatMap { slow[$0].elements + fast[$0].elements }.map { Double($0) }
let slopeRange = 1.2 * (slopePairs.min() ?? -1)...1.2 * (slopePairs.max() ?? 1)
figure(
  "result",
  Chart(
    title: "One gradient, found in two ways",
    x: Axis("slope by nudging, 530 evaluations of the loss", range: slopeRange),
    y: Axis("slope by one pass back", range: slopeRange), aspect: .equal,
    [
      .line([slopeRange.lowerBound, slopeRange.upperBound].map { Point($0, $0) }, "equal")
    ]
      + names.indices.flatMap { part -> [Mark] in
        let points = zip(slow[part].elements, fast[part].elements).map {
          Point(Double($0), Double($1))
        }
        // At most 30 points in a mark, so that all have one size.
        return stride(from: 0, to: points.count, by: 30).map {
          .points(Array(points[$0..<min($0 + 30, points.count)]), names[part])
        }
      }),
  caption:
    "Each mark is a parameter of chapter 3's network for odd and even digits. W₁ and b₁ belong to its hidden layer, W₂ and b₂ to its output unit.",
  alt:
    "A square chart with 265 marks, all of them on the diagonal line on which the slope by nudging equals the slope by one pass back."
)

// Folded: what a gradient costs
struct Cost {
  let name: String
  let sizes: [Int]
  var pairs: [(inputs: Int, units: Int)] {
    zip(sizes, sizes.dropFirst()).map { (inputs: $0, units: $1) }
  }
  var parameters: Int { pairs.reduce(0) { $0 + ($1.inputs + 1) * $1.units } }
  /// Multiplications for one sample: every weight is used once.
  var forward: Int { pairs.reduce(0) { $0 + $1.inputs * $1.units } }
  /// Every weight gets its gradient, and those after the first layer are used once more.
  var back: Int { forward + pairs.dropFirst().reduce(0) { $0 + $1.inputs * $1.units } }
}
let costs = [
  Cost(name: "XOR, chapter 3", sizes: [2, 2, 1]),
  Cost(name: "odd digits, chapter 3", sizes: [64, 4, 1]),
  Cost(name: "ten digits, chapter 4", sizes: [64, 64, 32, 10]),
  Cost(name: "MNIST, 784-16-16-10", sizes: [784, 16, 16, 10]),
]
table(
  ["network", "parameters", "forward passes by nudging", "multiplications, nudging ÷ backprop"],
  costs.map { cost in
    let ratio = Double(2 * cost.parameters * cost.forward) / Double(cost.forward + cost.back)
    return [
      cost.name, cost.parameters.text, (2 * cost.parameters).text, ratio.text(as: .integer),
    ]
  })
let byNudging = 2 * costs[1].parameters * costs[1].forward
record(byNudging, "multiplications by nudging")
record(costs[1].forward + costs[1].back, "multiplications by backprop")

//: All 265 marks lie on the diagonal. By nudging, the work grows with the square of the size of a
//: network, because twice as many parameters need twice as many evaluations, each twice as long.
//: The pass back costs at most twice as much as the pass forward, however large the network is, and
//: this is why networks with billions of parameters can follow a gradient at all.
//:
//: The method is called *backpropagation*, or backprop for short. After this chapter you will be
//: able to work out a gradient on paper, write the program that finds it for a deep network and,
//: most useful of all, find out whether what you wrote is right. You will know why gradients vanish
//: or explode on their way through many layers, and will have measured three remedies.

//: ## One unit, step by step
//:
//: Take the smallest network there is, a sigmoid unit with one input x, a weight w and a bias b,
//: and measure its loss by the squared error. That makes three steps:
//:
//: ```math
//: z = w x + b \qquad a = \sigma(z) \qquad L = (a - t)^2
//: ```
//:
//: With the input 2, the weight 0.5, the bias −1 and the target t = 1, the unit answers 0.5.

func sigmoid(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

let (x, w, b, t) = (2.0, 0.5, -1.0, 1.0)
let z = w * x + b
let a = sigmoid(z)
let L = (a - t) * (a - t)
show([z, a, L], "z, a and L")

//: Nudge w from 0.5 to 0.51 and follow the nudge from step to step.

// Folded: the nudge on its way
let nudgedZ = (w + 0.01) * x + b
let nudgedA = sigmoid(nudgedZ)
let nudgedL = (nudgedA - t) * (nudgedA - t)
let steps = [
  ("w", w, w + 0.01), ("z", z, nudgedZ), ("a", a, nudgedA), ("L", L, nudgedL),
]
table(
  ["", "before", "after the nudge", "change", "change ÷ change above"],
  steps.indices.map { index in
    let (name, before, after) = steps[index]
    let change = after - before
    let previous = index == 0 ? change : steps[index - 1].2 - steps[index - 1].1
    return [
      name, before.text(as: .fixed(6)), after.text(as: .fixed(6)), change.text(as: .fixed(6)),
      index == 0 ? "" : (change / previous).text(as: .fixed(2)),
    ]
  })
record(nudgedL - L, "change by the nudge", as: .fixed(6))
record((nudgedL - L) / 0.01, "slope by the nudge", as: .fixed(4))

//: The last column is the slope of each step by itself. The product multiplies the nudge by the
//: input, 2, the sigmoid by its own slope, a(1 − a) = 0.25 (chapter 2), and the squared error by
//: 2(a − t) = −1. Along the way the slopes multiply, which is the chain rule of chapter 1:
//:
//: ```math
//: \frac{\partial L}{\partial w} =
//: \frac{\partial L}{\partial a} \cdot \frac{\partial a}{\partial z} \cdot
//: \frac{\partial z}{\partial w} = 2 (a - t) \cdot a (1 - a) \cdot x
//: ```
//:
//: The nudge went through this product from right to left, from w up to L, and for b and x we would
//: have to start again. If we start from L and work back, the factors that w, b and x share are
//: computed only once.

let dLda = 2 * (a - t)  // through L = (a − t)²
let dLdz = dLda * a * (1 - a)  // through a = σ(z)
let dLdw = dLdz * x  // through z = wx + b
let dLdx = dLdz * w
let dLdb = dLdz * 1
show([dLdw, dLdx, dLdb], "slopes of L along w, x and b")

//: The nudge of 0.01 moved the loss by {{change by the nudge}}, which makes a slope of
//: {{slope by the nudge}}; a smaller nudge would come closer to −0.5. Each line of the program
//: multiplies what has arrived by the slope of one step, and no line has to know the whole formula.
//: {{figure unit}} draws the steps as a *computation graph*, in which arrows lead from each number
//: to those made from it. From here on, we also call the slope of the loss along a single number
//: its gradient.

// Folded: how the graph gets its numbers
func node(_ id: String, _ value: Double, _ gradient: Double, _ label: String? = nil)
  -> ComputationGraph.Node
{
  .init(
    id, label, value: value.text(as: .significant(3)), gradient: gradient.text(as: .significant(3)))
}

figure(
  "unit",
  ComputationGraph(
    title: "One unit, forward and back",
    nodes: [
      node("x", x, dLdx), node("w", w, dLdw), node("b", b, dLdb),
      node("z", z, dLdz, "z = w · x + b"), node("a", a, dLda, "a = σ(z)"),
      node("L", L, 1, "L = (a − t)²"),
    ],
    edges: [
      ("x", "z", w.text), ("w", "z", x.text), ("b", "z", "1"),
      ("z", "a", (a * (1 - a)).text), ("a", "L", dLda.text),
    ]),
  caption:
    "Values are read from left to right, gradients from right to left. Each gradient is that of the number to its right, times the slope on the arrow: −1 · 0.25 = −0.25 for z, and −0.25 · 2 = −0.5 for w.",
  inTerminal:
    "Read the values from the top down and the gradients from the bottom up. The gradient of a number is that of the number made from it, times the slope in parentheses: −1 · 0.25 = −0.25 for z, and −0.25 · 2 = −0.5 for w.",
  alt:
    "Boxes for x, w and b on the left, with arrows to z, then a, then L. The arrows carry the slopes 0.5, 2, 1, 0.25 and −1. The gradient of L is 1, that of w −0.5."
)

//: Computing the gradients is the *backward pass*, and it needs numbers from the forward pass: x
//: for the gradient of w, and a for that of z. A network that is going to learn therefore has to
//: remember its activations until the gradient has come back.
//:
//: - Question: The product w · x hands a gradient to both of its factors. What would the weight get
//:   if the input were 0, and why does that make sense?
//: - Answer: It would get what arrives times the other factor, which is 0. With an input of 0 the
//:   weight had no part in the result, so this sample has nothing to teach it.
//:
//: ### Paths that join add
//:
//: In this graph every number leads to one other. In a network, a unit feeds all units of the next
//: layer, and the simplest case of that is a weight that reaches the loss along two paths, say
//: $`L = w^2 + 3w`$ at w = 2.

figure(
  "paths",
  ComputationGraph(
    title: "Two paths from w to L",
    nodes: [
      node("w", 2, 7), node("w²", 4, 1), node("3w", 6, 1), node("L", 10, 1, "L = w² + 3w"),
    ],
    edges: [("w", "w²", "4"), ("w", "3w", "3"), ("w²", "L", "1"), ("3w", "L", "1")]),
  caption:
    "Along the upper path, 1 · 4 comes back to w, since the slope of the square is 2w = 4, and along the lower path 1 · 3. The gradient of w is their sum, 7.",
  inTerminal:
    "Through w², 1 · 4 comes back to w, since the slope of the square is 2w = 4. Through 3w, 1 · 3 comes back. The gradient of w is their sum.",
  alt:
    "A box for w with arrows to w² and to 3w, which carry the slopes 4 and 3, and from both of them arrows with the slope 1 to L. The gradient of w is 7."
)

//: A nudge confirms that it is the sum.

// Folded: the nudge
func twoPaths(_ w: Double) -> Double { w * w + 3 * w }
show((twoPaths(2.01) - twoPaths(1.99)) / 0.02, "slope of L along w at 2, by nudging", as: .fixed(4))

//: A nudge of w moves both numbers in the middle, and the loss feels the two movements together.
//: Two rules are all there is to backpropagation: **along a path, slopes multiply; where paths join
//: on the way back, gradients add**.
//:
//: ### Deeper: Where do the slopes of eᶻ, ln and σ come from?
//:
//: Every slope in this chapter follows from one fact about the number e = 2.718…, which is how e is
//: defined: at z = 0, the slope of $`e^z`$ is 1. In other words, for a tiny nudge δ, $`e^\delta`$
//: is almost exactly 1 + δ. From there a nudge at any other place is easy, because powers turn sums
//: into products:
//:
//: ```math
//: e^{z + \delta} = e^z \cdot e^\delta \approx e^z (1 + \delta) = e^z + e^z \delta
//: ```
//:
//: The change is $`e^z`$ times the nudge, so the slope of $`e^z`$ is $`e^z`$ itself.
//:
//: The natural logarithm undoes this power. If $`z = \ln d`$ for a positive number d, then
//: $`d = e^z`$, and a tiny nudge of z by δ moves d by $`e^z \delta = d \delta`$. Seen the other way
//: around, a tiny nudge of d by δ moves z by δ/d, so the slope of $`\ln d`$ is $`1/d`$.
//:
//: The sigmoid is $`a = 1 / (1 + e^{-z})`$, a chain of three steps. The power $`e^{-z}`$ has the
//: slope $`-e^{-z}`$, since a nudge of z moves the exponent by the opposite amount. Adding 1 does
//: not change a nudge, so this step has a slope of one. The reciprocal $`1/d`$ has the slope
//: $`-1/d^2`$, because $`\frac{1}{d + \delta} - \frac{1}{d} = \frac{-\delta}{d (d + \delta)}`$.
//: Multiplied along the path, with $`d = 1 + e^{-z} = 1/a`$ and $`e^{-z} = 1/a - 1`$, they are
//:
//: ```math
//: -\frac{1}{d^2} \cdot 1 \cdot \left( -e^{-z} \right) = a^2 \left( \frac{1}{a} - 1 \right) = a (1 - a)
//: ```

table(
  ["function", "slope at 0.7 by formula", "by nudging"],
  [
    ("power of e", exp(0.7), { (z: Double) in exp(z) }),
    ("ln", 1 / 0.7, { log($0) }),
    ("sigmoid", sigmoid(0.7) * (1 - sigmoid(0.7)), { sigmoid($0) }),
  ].map { (name: String, slope: Double, f: (Double) -> Double) in
    [
      name, slope.text(as: .fixed(6)),
      ((f(0.7001) - f(0.6999)) / 0.0002).text(as: .fixed(6)),
    ]
  })

//: ## A network small enough for paper
//:
//: Many beginners have met backpropagation in Matt Mazur's
//: ["A Step by Step Backpropagation Example"](https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/)
//: (2015), from here on called the post. It works through a network of two inputs, two hidden units
//: and two outputs with all its numbers, so we can check ours against them. All units have a
//: sigmoid, the two inputs are 0.05 and 0.10, the targets 0.01 and 0.99, and the loss is half the
//: sum of the squared errors,
//:
//: ```math
//: L = \tfrac{1}{2} (y_1 - t_1)^2 + \tfrac{1}{2} (y_2 - t_2)^2
//: ```
//:
//: where $`y_1`$ and $`y_2`$ are what the network answers. The halves cancel the 2 in the slope of
//: a square, so the slope of L along $`y_1`$ is $`y_1 - t_1`$. Weights $`w_1`$ to $`w_4`$ lead to
//: the hidden units and $`w_5`$ to $`w_8`$ to the outputs. In {{figure example}}, $`w_1`$ reaches
//: the loss through the hidden activation $`a_1`$, which feeds both outputs.

// Folded: the network, forward and back
let given = (inputs: [0.05, 0.10], targets: [0.01, 0.99])

struct Example {
  var w = [0, 0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55]  // w[1] to w[8]; w[0] is not used
  var hiddenBiases = [0.35, 0.35]
  var outputBiases = [0.60, 0.60]

  /// The activations of the hidden units, the outputs, and the loss of each output.
  func forward() -> (a: [Double], y: [Double], losses: [Double]) {
    let x = given.inputs
    let a = [
      sigmoid(w[1] * x[0] + w[2] * x[1] + hiddenBiases[0]),
      sigmoid(w[3] * x[0] + w[4] * x[1] + hiddenBiases[1]),
    ]
    let y = [
      sigmoid(w[5] * a[0] + w[6] * a[1] + outputBiases[0]),
      sigmoid(w[7] * a[0] + w[8] * a[1] + outputBiases[1]),
    ]
    return (a, y, zip(y, given.targets).map { 0.5 * ($0 - $1) * ($0 - $1) })
  }
  var loss: Double { forward().losses.reduce(0, +) }

  /// The gradients of w₁ to w₈, in the places 1 to 8, and of the biases.
  func backward() -> (w: [Double], hiddenBiases: [Double], outputBiases: [Double]) {
    let (a, y, _) = forward()
    let x = given.inputs
    let output = (0..<2).map { k -> Double in (y[k] - given.targets[k]) * y[k] * (1 - y[k]) }
    let arriving = [
      output[0] * w[5] + output[1] * w[7],  // at a₁
      output[0] * w[6] + output[1] * w[8],  // at a₂
    ]
    let hidden = (0..<2).map { j -> Double in arriving[j] * a[j] * (1 - a[j]) }
    let slopes = [
      0, hidden[0] * x[0], hidden[0] * x[1], hidden[1] * x[0], hidden[1] * x[1],
      output[0] * a[0], output[0] * a[1], output[1] * a[0], output[1] * a[1],
    ]
    return (slopes, hidden, output)
  }

  /// One step of gradient descent with the learning rate 0.5.
  mutating func step(movesBiases: Bool = false) {
    let slopes = backward()  // all of them, before anything moves
    for index in 1...8 { w[index] -= 0.5 * slopes.w[index] }
    guard movesBiases else { return }
    for index in 0..<2 {
      hiddenBiases[index] -= 0.5 * slopes.hiddenBiases[index]
      outputBiases[index] -= 0.5 * slopes.outputBiases[index]
    }
  }

  /// A step that moves the weights of the outputs before the way back has passed them.
  mutating func stepMovingTooEarly() {
    let (x, a) = (given.inputs, forward().a)
    let slopes = backward()
    for index in 5...8 { w[index] -= 0.5 * slopes.w[index] }
    for j in 0..<2 {
      let arriving = slopes.outputBiases[0] * w[5 + j] + slopes.outputBiases[1] * w[7 + j]
      let hidden = arriving * a[j] * (1 - a[j])
      for i in 0..<2 { w[1 + 2 * j + i] -= 0.5 * hidden * x[i] }
    }
  }
}
let example = Example()
let (hidden, y, lossesOfExample) = example.forward()
let targets = given.targets

//: With $`z_1`$ and $`z_2`$ for the hidden preactivations and $`z_3`$ and $`z_4`$ for those of the
//: outputs, the first stop on the way back is $`z_3`$ and $`z_4`$, and from
//: $`z_3`$ the gradient of $`w_5`$ is one factor away. In the program, `hidden` holds $`a_1`$ and
//: $`a_2`$, and `example.w[5]` is $`w_5`$.

let dLdz3 = (y[0] - targets[0]) * y[0] * (1 - y[0])
let dLdz4 = (y[1] - targets[1]) * y[1] * (1 - y[1])
let dLdw5 = dLdz3 * hidden[0]
let fromFirst = dLdz3 * example.w[5]  // to a₁ from the first output
let fromSecond = dLdz4 * example.w[7]  // to a₁ from the second output
let dLda1 = fromFirst + fromSecond  // paths that join add
let dLdz1 = dLda1 * hidden[0] * (1 - hidden[0])
let dLdw1 = dLdz1 * given.inputs[0]
record(fromFirst, "from the first output", as: .fixed(4))
record(fromSecond, "from the second output", as: .fixed(4))
record(dLda1, "sum at a₁", as: .fixed(4))

// Folded: the graph of the example
func slopeText(_ slope: Double) -> String { slope.text(as: .significant(3)) }
figure(
  "example",
  ComputationGraph(
    title: "How w₁ and w₅ reach the loss",
    nodes: [
      node("w₅", example.w[5], dLdw5), node("w₁", example.w[1], dLdw1),
      node("z₁", log(hidden[0] / (1 - hidden[0])), dLdz1), node("a₁", hidden[0], dLda1),
      node("z₃", log(y[0] / (1 - y[0])), dLdz3), node("z₄", log(y[1] / (1 - y[1])), dLdz4),
      node("L", example.loss, 1),
    ],
    edges: [
      ("w₁", "z₁", slopeText(given.inputs[0])),
      ("z₁", "a₁", slopeText(hidden[0] * (1 - hidden[0]))),
      ("a₁", "z₃", slopeText(example.w[5])), ("w₅", "z₃", slopeText(hidden[0])),
      ("a₁", "z₄", slopeText(example.w[7])), ("z₃", "L", slopeText(dLdz3)),
      ("z₄", "L", slopeText(dLdz4)),
    ]),
  caption:
    "The part of the example's graph that w₁ and w₅ need; the sigmoid and the squared error of an output are drawn as one step. Two paths join in a₁ on the way back: 0.138 · 0.4 and −0.0381 · 0.5.",
  alt:
    "Boxes from w₁ by way of z₁ to a₁; from there arrows lead to z₃, which w₅ enters as well, and to z₄, and from both to L. Every arrow carries a slope. The gradient of L is 1, that of w₅ 0.0822 and that of w₁ 0.000439."
)

//: The two messages that reach $`a_1`$ contradict each other. The first output is too large and
//: would like a smaller $`a_1`$, so its gradient is positive, {{from the first output}}; the second
//: is too small and would like a larger one, {{from the second output}}. Their sum, {{sum at a₁}},
//: decides. Now let all eight weights take one step with the learning rate 0.5.

// Folded: the comparison with the post
func rounded(_ number: Double, like printed: String) -> String {
  number.text(as: .fixed(printed.drop { $0 != "." }.count - 1))
}
var stepped = example
stepped.step()
var early = example
early.stepMovingTooEarly()
record(stepped.loss, "loss after one step", as: .fixed(9))
record(early.loss, "loss after moving too early", as: .fixed(9))
table(
  ["", "the post", "ours"],
  [
    ("gradient of w₅", "0.082167041", dLdw5), ("gradient of w₁", "0.000438568", dLdw1),
    ("loss after one step", "0.291027924", stepped.loss),
  ].map { [$0.0, $0.1, rounded($0.2, like: $0.1)] })

//: The gradients agree in every digit, but the loss after the step does not. The new weights that
//: the post prints are right as well, as the next fold shows. Its loss is the one that a program
//: gets if it moves $`w_5`$ to $`w_8`$ as soon as their gradients are known and goes on to the
//: hidden layer through the moved weights: {{loss after moving too early}}. The gradient of $`a_1`$
//: must use $`w_5`$ and $`w_7`$ as they were in the forward pass, or it belongs to neither the old
//: network nor the new one. **All gradients come first, then all updates.** With
//: `swift run course playground by-hand` you can go through the example in the browser and change
//: any of its numbers.
//:
//: ### Deeper: Which other numbers of the post agree?
//:
//: These are 23 of the numbers that the post prints on the way to the new weights, beside ours,
//: rounded to as many digits.

// Folded: the numbers of the post, and ours
let published: [(name: String, printed: String, ours: Double)] = [
  ("activation a₁", "0.593269992", hidden[0]), ("activation a₂", "0.596884378", hidden[1]),
  ("output y₁", "0.75136507", y[0]), ("output y₂", "0.772928465", y[1]),
  ("loss of y₁", "0.274811083", lossesOfExample[0]),
  ("loss of y₂", "0.023560026", lossesOfExample[1]),
  ("loss L", "0.298371109", example.loss), ("L along y₁", "0.74136507", y[0] - 0.01),
  ("slope of the sigmoid at y₁", "0.186815602", y[0] * (1 - y[0])),
  ("gradient of w₅", "0.082167041", dLdw5), ("new w₅", "0.35891648", stepped.w[5]),
  ("new w₆", "0.408666186", stepped.w[6]), ("new w₇", "0.511301270", stepped.w[7]),
  ("new w₈", "0.561370121", stepped.w[8]), ("from y₁ back to a₁", "0.055399425", fromFirst),
  ("from y₂ back to a₁", "−0.019049119", fromSecond),
  ("gradient of a₁", "0.036350306", dLda1),
  ("slope of the sigmoid at a₁", "0.241300709", hidden[0] * (1 - hidden[0])),
  ("gradient of w₁", "0.000438568", dLdw1), ("new w₁", "0.149780716", stepped.w[1]),
  ("new w₂", "0.19956143", stepped.w[2]), ("new w₃", "0.24975114", stepped.w[3]),
  ("new w₄", "0.29950229", stepped.w[4]),
]
let matches = published.count { rounded($0.ours, like: $0.printed) == $0.printed }
table(
  ["", "the post", "ours"],
  published.map { [$0.name, $0.printed, rounded($0.ours, like: $0.printed)] })
record(matches, "matches")
var printedWeights = Example()
for (place, entry) in [(1, 19), (2, 20), (3, 21), (4, 22), (5, 10), (6, 11), (7, 12), (8, 13)] {
  printedWeights.w[place] = Double(published[entry].printed) ?? 0
}
record(printedWeights.loss, "loss with the printed weights", as: .fixed(9))

//: {{matches}} of the 23 agree in every printed digit, and one is off by one in the ninth decimal,
//: a rounding on the way. With the new weights as the post prints them, the loss is
//: {{loss with the printed weights}}, so the weights are right and only the loss after the step
//: seems to come from a program that moves some of them too early.
//:
//: ### Deeper: What happens in ten thousand steps?
//:
//: The post repeats its step 10,000 times and holds the biases still. A bias is a parameter like
//: any other, so the second column moves the biases as well.

// Folded: ten thousand steps
var held = Example()
var moved = Example()
var heldLosses = [held.loss]
var movedLosses = [moved.loss]
for _ in 0..<10_000 {
  held.step()
  moved.step(movesBiases: true)
  if heldLosses.count > 1 { early.stepMovingTooEarly() }  // it has made its first step
  heldLosses.append(held.loss)
  movedLosses.append(moved.loss)
}
table(
  ["after", "loss, biases held", "loss, biases moved"],
  [0, 1, 100, 1000, 10_000].map { step in
    [
      step == 1 ? "1 step" : "\(step.text) steps", heldLosses[step].text(as: .fixed(9)),
      movedLosses[step].text(as: .fixed(9)),
    ]
  })
record(heldLosses[10_000], "loss after 10,000 steps", as: .fixed(10))
record(heldLosses[9999], "loss after 9,999 steps", as: .fixed(10))
show(held.forward().y, "outputs after 10,000 steps", as: .fixed(9))
show(early.forward().y, "outputs after 10,000 steps that move too early", as: .fixed(9))

//: Where the post prints the loss 0.0000351085 after 10,000 steps, ours is
//: {{loss after 10,000 steps}}; after 9,999 steps it is {{loss after 9,999 steps}}. The outputs
//: that the post prints, 0.015912196 and 0.984065734, are those of steps that move too early.

//: ## A layer at a time
//:
//: With matrices, the same steps are a few products for thousands of weights at once, and a small
//: layer shows which ones. It has three inputs and two units, and two samples go through it. In W
//: each unit has a column. The other matrices have a row for each sample: A is what comes in, Z
//: holds the preactivations and T the targets.

let A = Matrix([[1, 0, 2], [2, 1, 0]])
let W = Matrix([[1, 2], [0, 1], [3, -1]])
let biases = Matrix([[-5, 1]])
let T = Matrix([[0, 3], [-5, 2]])
let Z = matmul(A, W).adding(row: biases)
let G = (Z - T) / 2
show(Z, "Z", as: .integer)
show(G, "G", as: .integer)

//: To keep the numbers round, the layer has no activation function, and the loss is half the
//: squared error of Z, averaged over the two samples, so its slopes along the numbers of Z are (Z −
//: T) / 2. We call them G, for gradient. G always has the shape of Z, and each of its numbers is
//: the slope of the loss along one preactivation of one sample.
//:
//: Once G has arrived at a layer, three gradients are left to find, and each is a matter of
//: collecting paths. Take the weight $`w_{11}`$, from the first input to the first unit. In sample
//: 1 it is multiplied by that sample's first input, so its path contributes input times G. The same
//: weight serves sample 2 as well, so there are two paths to the loss, and paths that join add.

// Folded: the addends of each weight and bias
func halfSquaredError(_ Z: Matrix) -> Double {
  let errors = Z - T
  return (errors * errors).sum() / 2 / Double(Z.rows)
}
func signed(_ number: Float) -> String { number < 0 ? "(\(number.text))" : number.text }
func product(_ first: Float, _ second: Float) -> String { "\(first.text) · \(signed(second))" }
let nudgedW = numericalGradient(at: W) { halfSquaredError(matmul(A, $0).adding(row: biases)) }
let nudgedBiases = numericalGradient(at: biases) { halfSquaredError(matmul(A, W).adding(row: $0)) }
let subscripts = ["₁", "₂", "₃"]
table(
  ["", "sample 1", "sample 2", "sum", "by nudging"],
  (0..<3).flatMap { i in
    (0..<2).map { j in
      [
        "w" + subscripts[i] + subscripts[j], product(A[0, i], G[0, j]), product(A[1, i], G[1, j]),
        (A[0, i] * G[0, j] + A[1, i] * G[1, j]).text, nudgedW[i, j].text(as: .fixed(3)),
      ]
    }
  }
    + (0..<2).map { j in
      [
        "b" + subscripts[j], G[0, j].text, G[1, j].text, (G[0, j] + G[1, j]).text,
        nudgedBiases[0, j].text(as: .fixed(3)),
      ]
    })

//: The nudges confirm every row. The gradient of a weight sums, over the samples, its input times
//: the G of its unit, and that of a bias sums G alone, because the slope along a bias is 1. The
//: third gradient is that of the inputs, the activations of the layer before. An input belongs to
//: one sample but feeds every unit, so its paths run through the units.

// Folded: the addends of each input
let nudgedInputs = numericalGradient(at: A) { halfSquaredError(matmul($0, W).adding(row: biases)) }
table(
  ["input", "through unit 1", "through unit 2", "sum", "by nudging"],
  (0..<2).flatMap { s in
    (0..<3).map { i in
      [
        "\(i + 1) of sample \(s + 1)", product(G[s, 0], W[i, 0]), product(G[s, 1], W[i, 1]),
        (G[s, 0] * W[i, 0] + G[s, 1] * W[i, 1]).text, nudgedInputs[s, i].text(as: .fixed(3)),
      ]
    }
  })

//: Sums of products are what a matrix product computes, so each table is a single line of Swift,
//: folded because exercise 5.2 asks for it.

// Folded: the three gradients in Swift
let dLdW = matmul(transposing: A, G)  // AᵀG: sums over the samples
let dLdBiases = G.columnSums()
let dLdA = matmul(G, transposing: W)  // GWᵀ: sums over the units
show(dLdW, "gradient of W", as: .integer)
show(dLdA, "gradient of A", as: .integer)

//: ### The same from the shapes
//:
//: There is a second way to these formulas, and it is the one to remember. Let a layer have m
//: samples, n inputs and u units. A gradient has the shape of what it belongs to, so that of W must
//: be n × u, and it has to be made from A, which is m × n, and G, which is m × u. If the three
//: sizes differ, only $`A^\top G`$ fits, and the size that disappears, m, is the one that is summed
//: over. {{figure shapes}} shows all three.

figure(
  "shapes",
  ShapeDiagram(
    title: "A layer forward, and its three gradients back", sizes: ["m": 5, "n": 4, "u": 3],
    equations: [
      .init(
        "forward",
        [
          .matrix("Z", "m", "u", .cell(1, 0)), .sign("="), .matrix("A", "m", "n", .row(1)),
          .sign("·"), .matrix("W", "n", "u", .column(0)), .sign("+"),
          .matrix("b", "1", "u", .cell(0, 0)),
        ]),
      .init(
        "gradient of W: sums over m samples",
        [
          .matrix("∂L/∂W", "n", "u", .cell(2, 0)), .sign("="), .matrix("Aᵀ", "n", "m", .row(2)),
          .sign("·"), .matrix("G", "m", "u", .column(0)),
        ]),
      .init(
        "gradient of b: sums over m samples",
        [
          .matrix("∂L/∂b", "1", "u", .cell(0, 0)), .sign("= column sums of"),
          .matrix("G", "m", "u", .column(0)),
        ]),
      .init(
        "gradient of A: sums over u units",
        [
          .matrix("∂L/∂A", "m", "n", .cell(1, 2)), .sign("="), .matrix("G", "m", "u", .row(1)),
          .sign("·"), .matrix("Wᵀ", "u", "n", .column(2)),
        ]),
    ]),
  caption:
    "Five samples, four inputs and three units. A marked number on the left is made from the marked row and column on the right. Each gradient has the shape of what it belongs to.",
  inTerminal:
    "The shapes of the four equations for m samples, n inputs and u units. Each gradient has the shape of what it belongs to.",
  alt:
    "Four equations drawn as grids of cells: Z is A times W plus b; the gradient of W is A transposed times G; the gradient of b is the column sums of G; the gradient of A is G times W transposed."
)

//: All three are sums: where the loss is a mean over m samples, the division by m is in G already.
//:
//: ### The first G, and the whole way back
//:
//: Two things are missing: the first G, at the end of the network, and the way of a gradient
//: through an activation function. The last layer of a classifier hands on scores, and the loss
//: turns them into probabilities. Take the scores 2, 1 and 0.1, let the second class be the right
//: one, and nudge each score.

// Folded: the nudges
let scores = Matrix([[2, 1, 0.1]])
let rightIsSecond = Matrix([[0, 1, 0]])
let slopesOfScores = numericalGradient(at: scores) {
  Loss.categoricalCrossEntropy($0, targets: rightIsSecond)
}
show(slopesOfScores, "slopes along the scores, by nudging", as: .fixed(4))
show(Activation.softmax(scores) - rightIsSecond, "p − t", as: .fixed(4))

//: The slopes are probability minus target, as they were for the single unit of chapter 1. For a
//: batch of m samples, with their probabilities in P, G is therefore (P − T) / m. The same holds
//: for a single output with a sigmoid and the binary cross-entropy.
//:
//: On the way back, an activation function multiplies by its own slope, element by element, written
//: ⊙. The slopes of chapter 2 follow from the activations that the forward pass left: a(1 − a) for
//: the sigmoid, 1 − a² for tanh, and for ReLU 1 where a > 0 and 0 elsewhere. That completes the way
//: back, and it fits on a small sheet. An index is the number of a layer, where D is the last one
//: and 0 stands for the inputs, $`f_l'`$ is the slope of layer l's activation function, and K is
//: the number of classes.
//:
//: | what | formula | shape |
//: | --- | --- | --- |
//: | gradient of the last preactivations | $`G_D = (P - T) / m`$ | m × K |
//: | gradient of the weights of layer l | $`A_{l-1}^\top G_l`$ | n × u |
//: | gradient of the biases of layer l | column sums of $`G_l`$ | 1 × u |
//: | gradient of the preactivations before | $`G_{l-1} = (G_l W_l^\top) \odot f_{l-1}'(Z_{l-1})`$ | m × n |

// Folded: the network and its way forward
struct DeepNet {
  var W: [Matrix]
  var b: [Matrix]
  let f: Activation
  var slope: (Float) -> Float

  /// A₀ to A_D. The last layer hands on its preactivations.
  func forward(_ X: Matrix) -> [Matrix] {
    var A = [X]
    for l in W.indices {
      let Z = matmul(A[l], W[l]).adding(row: b[l])
      A.append(l == W.count - 1 ? Z : f(Z))
    }
    return A
  }
}

//: In Swift the sheet is a short program, folded as well, since exercises 5.2 to 5.4 ask you to
//: write its parts. `DeepNet` is a network of any depth with the arrays of matrices W and b, and
//: `slope` finds the slope of its activation function f from an activation. Arrays start at 0, so
//: `W[0]` is $`W_1`$, while `A[0]` are the inputs.

// Folded: the sheet in Swift
extension DeepNet {
  /// For each layer G and the gradients of W and b, from the G of the last layer.
  func backward(_ A: [Matrix], from last: Matrix) -> [(G: Matrix, W: Matrix, b: Matrix)] {
    var G = last
    var gradients: [(G: Matrix, W: Matrix, b: Matrix)] = []
    for l in W.indices.reversed() {
      gradients.insert((G, matmul(transposing: A[l], G), G.columnSums()), at: 0)
      if l > 0 { G = matmul(G, transposing: W[l]) * A[l].map(slope) }
    }
    return gradients
  }
}

/// The G of the last layer, (P − T) / m.
func lastG(_ Z: Matrix, _ T: Matrix) -> Matrix {
  let P = Z.columns == 1 ? Activation.sigmoid(Z) : Activation.softmax(Z)
  return (1 / Float(Z.rows)) * (P - T)
}

// Folded: a random start, the loss, and the gradients as one list
extension DeepNet {
  init(
    _ sizes: [Int], f: Activation, weights: Initializer, using generator: inout SplitMix64
  ) {
    var (W, b): ([Matrix], [Matrix]) = ([], [])
    for (inputs, units) in zip(sizes, sizes.dropFirst()) {
      W.append(weights.weights(inputs: inputs, units: units, using: &generator))
      b.append(Matrix(rows: 1, columns: units))
    }
    let slope: (Float) -> Float =
      switch f {
      case .tanh: { a in 1 - a * a }
      case .relu: { a in a > 0 ? 1 : 0 }
      default: { a in a * (1 - a) }
      }
    self.init(W: W, b: b, f: f, slope: slope)
  }

  var parameterCount: Int { (W + b).reduce(0) { $0 + $1.count } }

  func scores(_ X: Matrix) -> Matrix { forward(X).last ?? X }
  func accuracy(on data: Dataset) -> Double {
    NeuralNetworks.accuracy(scores(data.inputs), targets: data.targets)
  }
  func loss(on data: Dataset) -> Double {
    let Z = scores(data.inputs)
    return Z.columns == 1
      ? Loss.binaryCrossEntropy(Z, targets: data.targets)
      : Loss.categoricalCrossEntropy(Z, targets: data.targets)
  }
  mutating func step(against gradient: [Matrix], rate: Float) {
    for l in W.indices {
      W[l] -= rate * gradient[2 * l]
      b[l] -= rate * gradient[2 * l + 1]
    }
  }
}

/// W₁, b₁, W₂, b₂ and so on.
func gradient(of net: DeepNet, on data: Dataset) -> [Matrix] {
  let A = net.forward(data.inputs)
  let G = lastG(A[A.count - 1], data.targets)
  return net.backward(A, from: G).flatMap { [$0.W, $0.b] }
}

/// The same by chapter 3's nudges of 0.01, two evaluations of the loss for each parameter.
func nudgedGradient(_ net: DeepNet, _ data: Dataset, nudge: Float = 0.01) -> [Matrix] {
  net.W.indices.flatMap { l in
    [\DeepNet.W, \DeepNet.b].map { part in
      numericalGradient(at: net[keyPath: part][l], step: nudge) { values in
        evaluations += 1
        var moved = net
        moved[keyPath: part][l] = values
        return moved.loss(on: data)
      }
    }
  }
}

//: ### Deeper: How many multiplications does the way back take?
//:
//: In {{figure result}} this code ran for a network of the sizes 64-4-1. For each digit, its pass
//: forward needs 64 · 4 + 4 = 260 multiplications, one for each weight. The pass back needs 260 for
//: the gradients of the weights and 4 to bring the gradient to $`A_1`$, so there are
//: {{multiplications by backprop}} in all, against {{multiplications by nudging}} by nudging.
//:
//: ### Deeper: Why does softmax with cross-entropy give p − t?
//:
//: If class c is the right one, the loss of a sample is
//:
//: ```math
//: L = -\ln p_c = -\ln \frac{e^{z_c}}{\sum_k e^{z_k}} = -z_c + \ln \sum_k e^{z_k}
//: ```
//:
//: The slope of the logarithm along its sum is 1 divided by the sum, and the slope of the sum along
//: $`z_k`$ is $`e^{z_k}`$, so by the chain rule the second term has the slope
//: $`e^{z_k} / \sum e^{z}`$, which is $`p_k`$. The first term adds −1, but only for the right
//: class, where $`t_k`$ is 1:
//:
//: ```math
//: \frac{\partial L}{\partial z_k} = p_k - t_k
//: ```
//:
//: A sigmoid is the softmax of two classes whose scores are z and 0, which is why a single output
//: with the binary cross-entropy gives the same.
//:
//: ### Deeper: Why not the squared error for a classifier?
//:
//: Chapter 3 gave a second advantage of the cross-entropy over the squared error. Here it is as a
//: picture. With half the squared error, the gradient of the preactivation is
//: $`(a - t) \, a (1 - a)`$, as in Mazur's example. Where the unit is saturated and wrong, the
//: factor a(1 − a) is next to zero and nearly nothing arrives.

figure(
  "wrong",
  Chart(
    title: "What arrives at the preactivation when the target is 1",
    x: "preactivation z", y: Axis("gradient of z", range: -1...0.1),
    [
      .function(over: -10...5, "cross-entropy") { sigmoid($0) - 1 },
      .function(over: -10...5, "half the squared error") {
        (sigmoid($0) - 1) * sigmoid($0) * (1 - sigmoid($0))
      },
      .band(x: [-10.0, -5], lower: [-1.0, -1], upper: [0.1, 0.1], "saturated and wrong"),
    ]),
  caption:
    "On the left the unit says 0, is sure of it, and is wrong. The cross-entropy pushes hardest there, while the squared error hardly pushes at all, because the slope of the sigmoid is in the way.",
  alt:
    "Two curves over z from −10 to 5. The one for the cross-entropy is close to −1 on the left and rises to 0 on the right. The one for the squared error is near 0 on both sides, with a dip to about −0.15 in between. The part left of −5 is shaded."
)

//: ## What one digit wants
//:
//: A gradient with 265 numbers is hard to picture. 3Blue1Brown's film on backpropagation looks at
//: what each sample contributes. The gradient is a mean over the samples, so every sample has a
//: wish for every weight: a step against its own gradient, to lower its own loss. For weights of a
//: hidden unit the wish is the input times one number, the sample's G for that unit with its sign
//: changed. Since the input is a picture, each digit asks the unit to become more like itself, or
//: less.

// Folded: the wishes of five digits and the mean of all
let unit = 0
let wishes = (0..<odd.count).map { sample -> [Float] in
  let one = odd.subset([sample])
  return gradient(of: start, on: one)[0][column: unit].elements.map { -$0 }
}
let meanWish = (0..<64).map { pixel in
  Float(wishes.map { Double($0[pixel]) }.mean())
}
func largestOf(_ numbers: [Float]) -> Double { Double(numbers.map(\.magnitude).max() ?? 0) }
let firstOfEach = (0..<5).compactMap { digit in
  digits.training.labels.firstIndex(of: UInt8(digit))
}
let magnification = 10
let middlePixel = 27
record(largestOf(meanWish), "largest wish of the mean", as: .significant(1))
record(
  firstOfEach.map { largestOf(wishes[$0]) }.max() ?? 0, "largest wish of the five",
  as: .significant(1))
record(wishes.count { $0[middlePixel] > 0 }, "digits that want more")
record(wishes.count { $0[middlePixel] < 0 }, "digits that want less")
record(wishes.count { $0[middlePixel] == 0 }, "digits that do not care")
record(wishes.map { Double(abs($0[middlePixel])) }.mean(), "size of a wish", as: .significant(2))
record(Double(meanWish[middlePixel]), "mean wish", as: .significant(2))
record(
  Double(abs(meanWish[middlePixel])) / wishes.map { Double(abs($0[middlePixel])) }.mean(),
  "what is left", as: .percent(0))

figure(
  "wishes",
  ImageGrid(
    title: "What five digits want of one unit's weights, and the mean of all",
    images: firstOfEach.map { sample in
      .init(
        pixels: wishes[sample], rows: 8, columns: 8,
        caption: "a \(digits.training.labels[sample])")
    } + [
      .init(
        pixels: meanWish.map { Float(magnification) * $0 }, rows: 8, columns: 8,
        caption: "mean, × \(magnification)")
    ], columns: 3, signed: true, label: "wanted change of the weight"),
  caption:
    "The network is still untrained. A square is one of the unit's 64 weights; orange means that the digit wants the weight to grow, blue to shrink. Which digits come out orange depends on the sign of the unit's output weight. The last picture is the mean over all training digits, drawn ten times as strong.",
  inTerminal:
    "The network is still untrained. A square is one of the unit's 64 weights, and the signs say whether the digit wants it to grow or to shrink. The last picture is the mean over all training digits, drawn ten times as strong.",
  alt:
    "Six pictures of 8 by 8 squares. Zero, two and four appear in one color, one and three in the other. The last picture shows both colors: it is neither of the digits but a pattern."
)

//: The even digits pull in one direction and the odd ones in the other, so most of what they ask
//: for cancels. Take the weight of a pixel near the middle. Of the {{training digits}} digits,
//: {{digits that want more}} want it to grow, {{digits that want less}} want it to shrink, and the
//: other {{digits that do not care}} have no ink there. A single wish has a size of
//: {{size of a wish}} on average, but their mean is {{mean wish}}, so {{what is left}} of that size
//: is left. This small remainder is the step of gradient descent.

// Folded: who gains by one step
var afterStep = start
afterStep.step(against: fast, rate: 1)
func losses(_ net: DeepNet) -> [Double] {
  let p = Activation.sigmoid(net.scores(odd.inputs)).elements
  return zip(p, odd.targets.elements).map { p, t in -log(Double(t == 1 ? p : 1 - p)) }
}
let winners = zip(losses(start), losses(afterStep)).count { $1 < $0 }
record(winners, "digits that gain")
record(odd.count - winners, "digits that lose")
record(start.loss(on: odd), "loss before the step", as: .fixed(4))
record(afterStep.loss(on: odd), "loss after the step", as: .fixed(4))

//: Not every digit gains by it. One step of all parameters at the rate 1 lowers the mean loss from
//: {{loss before the step}} to {{loss after the step}}, but it lowers the losses of
//: {{digits that gain}} digits and raises those of the other {{digits that lose}}. The mean falls
//: all the same, because those that gain, gain more than the others lose.
//:
//: - Question: A pixel in a corner is white in every picture. What does any digit want of its weight,
//:   and what will training do with it?
//: - Answer: Nothing, since the wish is the pixel times a number, and the pixel is 0. The weight
//:   keeps its random start forever. If a later picture has ink there, chance has a say in the
//:   answer.

//: ## How do you know that it is right?
//:
//: The gradients of {{figure result}} agree in their first digits, but not in their last. A
//: distance of 0.001 is nothing between two gradients of the size 1,000 and everything between two
//: of the size 0.001, so we compare it with the sizes. With $`\lVert g \rVert`$ for the length of a
//: gradient, the root of the sum of its squares, the *relative error* of two gradients $`g_1`$ and
//: $`g_2`$ is
//:
//: ```math
//: \frac{\lVert g_1 - g_2 \rVert}{\lVert g_1 \rVert + \lVert g_2 \rVert}
//: ```
//:
//: It is 0 for equal gradients and 1 for opposite ones; two that are zero everywhere are equal, and
//: their error is 0. Comparing backpropagation with nudges is called a *gradient check*. As a rule
//: of thumb, with numbers of type `Float`, activation functions without a kink and a suitable
//: nudge, right formulas come out below 0.001 and most wrong ones above 0.01, though a small wrong
//: term can hide. In between, try other nudges before you decide.
//:
//: ### An error, planted and caught
//:
//: Let us forget a factor, as people do: the slope of the hidden sigmoid becomes 1.

let planted = constant("planted", 1, in: 1...2)
func wrongSlope(_ a: Float) -> Float { planted == 1 ? 1 : -a * (1 - a) }
var wrongNet = start
wrongNet.slope = wrongSlope

// Folded: the check of both
let caught = zip(gradient(of: wrongNet, on: odd), slow).map { relativeError($0, $1) }
table(
  ["relative error", "right", "with the planted error"],
  names.indices.map { index in
    [names[index]] + [checked, caught].map { $0[index].text(as: .significant(2)) }
  })
record(caught[0], "error of W₁ with the planted error", as: .fixed(2))

//: Made for each matrix, the check also says where to look. $`W_2`$ and $`b_2`$ are fine,
//: so the error must lie between them and the hidden layer. To see whether we would have
//: noticed without it, train the network both ways, with all training digits in each step.

// Folded: three hundred steps with each gradient
func descent(_ net: DeepNet, steps: Int) -> [Double] {
  var net = net
  return [net.loss(on: odd)]
    + (0..<steps).map { _ in
      net.step(against: gradient(of: net, on: odd), rate: 1)
      return net.loss(on: odd)
    }
}
let rightLosses = descent(start, steps: 300)
let wrongLosses = descent(wrongNet, steps: 300)
record(rightLosses[0], "loss at the start", as: .fixed(3))
record(rightLosses[300], "after 300 steps, right gradient", as: .fixed(3))
record(wrongLosses[300], "after 300 steps, planted error", as: .fixed(3))
record(rightLosses[50], "right at 50", as: .fixed(3))
record(wrongLosses[50], "wrong at 50", as: .fixed(3))

figure(
  "planted",
  Chart(
    title: "A wrong gradient can learn", x: "step", y: Axis("loss", range: 0...0.8),
    [
      .line(rightLosses, "right gradient"),
      .line(wrongLosses, "planted error: a slope forgotten"),
    ]),
  caption:
    "The loss of chapter 3's network on its training digits.",
  alt:
    "Two curves over 300 steps, both falling from about 0.69. The one with the planted error falls sooner; the one with the right gradient crosses it and ends lower."
)

//: The loss falls with the wrong gradient as well. The missing factor is always positive and at
//: most a quarter, so the wrong steps go roughly the right way and are several times as long in the
//: hidden layer. After 50 steps the loss is {{wrong at 50}} with the wrong gradient and
//: {{right at 50}} with the right one, so anyone who compares early would prefer the bug. **A
//: falling loss does not prove that a gradient is right.**
//:
//: - Experiment: Set `planted = 2`.
//:   Now the hidden slopes have the wrong sign, so that the hidden layer climbs where it should go
//:   down, while the output layer still goes down. After 300 steps the right gradient had a loss of
//:   {{after 300 steps, right gradient}}, and the forgotten slope
//:   {{after 300 steps, planted error}}. Will the loss fall at all? And what will the check say about
//:   the hidden weights, instead of {{error of W₁ with the planted error}}?
//: - Outcome: The relative error is {{experiment: error of W₁ with the planted error}}, that of
//:   opposite gradients. The loss ends at {{experiment: after 300 steps, planted error}}, after
//:   {{loss at the start}} at the start: what the output layer learns, the hidden layer undoes. This
//:   error would have shown itself in training, while the forgotten slope did not. The check finds
//:   both.
//:
//: ### Deeper: How does the size of the nudge matter?
//:
//: Chapter 3 found a valley, in which larger nudges look too far away and smaller ones drown in
//: rounding. {{figure check}} shows it for $`W_1`$ on 100 digits.

// Folded: the check with nudges of many sizes
let hundred = odd.subset(Array(0..<100))
let nudges = (-12...2).map { Float(pow(10, Double($0) / 2)) }
let rightOnHundred = gradient(of: start, on: hundred)[0]
let wrongOnHundred = gradient(of: wrongNet, on: hundred)[0]
let nudgedOnHundred = nudges.map { nudge in
  numericalGradient(at: start.W[0], step: nudge) {
    var moved = start
    moved.W[0] = $0
    return moved.loss(on: hundred)
  }
}

figure(
  "check",
  Chart(
    title: "A gradient check with nudges of many sizes",
    x: Axis("size of the nudge", scale: .logarithmic),
    y: Axis("relative error of W₁", scale: .logarithmic),
    [
      .line(
        x: nudges, y: nudgedOnHundred.map { relativeError(rightOnHundred, $0) }, "right gradient"),
      .line(
        x: nudges, y: nudgedOnHundred.map { relativeError(wrongOnHundred, $0) }, "planted error"),
      .rule(y: 0.001, "right below this"), .rule(x: 0.01, "the nudge used above"),
    ]),
  caption:
    "Both scales are logarithmic. The relative error of the right gradient depends on the nudge and has a valley. That of the wrong one stays large whatever the nudge is, because the difference is real.",
  alt:
    "Two curves over nudges from a millionth to ten. One forms a deep valley with its lowest part between 0.01 and 0.1. The other stays above 0.5 over the whole range."
)

//: ### Right, and still not equal
//:
//: A check can also fail although the program is right, for one of two innocent reasons. The first
//: is a nudge that is too large or too small, as in the fold above. When a check complains, change
//: the nudge by a factor of ten, up and down: an error of the nudge moves with it, and an error of
//: the program stays. The second reason is a kink. ReLU has the slope 0 on one side of zero and 1
//: on the other, and a nudge that crosses over measures something in between, as it does for a
//: preactivation of 0.003.

// Folded: nudges across a kink
func relu(_ z: Double) -> Double { max(0, z) }
table(
  ["nudge", "slope by nudging", "slope of ReLU at 0.003"],
  [0.01, 0.005, 0.002].map { nudge in
    [
      nudge.text,
      ((relu(0.003 + nudge) - relu(0.003 - nudge)) / (2 * nudge)).text(as: .fixed(3)), "1",
    ]
  })

//: A network with many ReLU units nearly always has a few preactivations that close to zero, and
//: then its relative error can exceed 0.001 although the program is right. If only a few entries
//: differ, and different ones at another nudge, suspect a kink before you suspect the program.
//:
//: ### Deeper: How large do kinks make the error of a deep network?
//:
//: Two networks 64-64-32-10 for the ten digits, one with tanh and one with ReLU, on 20 digits:

// Folded: the check of two deep networks
let training = digits.training.dataset()
let twentyOfTen = training.subset(Array(0..<20))
let tanhNet = DeepNet([64, 64, 32, 10], f: .tanh, weights: .glorotNormal, using: &generator)
let reluNet = DeepNet([64, 64, 32, 10], f: .relu, weights: .heNormal, using: &generator)
table(
  ["relative error", "W₁", "W₂", "W₃"],
  [
    ("tanh, nudge 0.01", tanhNet, 0.01), ("ReLU, nudge 0.01", reluNet, 0.01),
    ("ReLU, nudge 0.001", reluNet, 0.001),
  ].map { (name: String, net: DeepNet, nudge: Float) in
    let exact = gradient(of: net, on: twentyOfTen)
    return [name]
      + net.W.indices.map { l in
        let nudged = numericalGradient(at: net.W[l], step: nudge) {
          var moved = net
          moved.W[l] = $0
          return moved.loss(on: twentyOfTen)
        }
        return relativeError(exact[2 * l], nudged).text(as: .significant(1))
      }
  })

//: With tanh all is well. With ReLU and a nudge of 0.01, $`W_1`$ and $`W_2`$ exceed the threshold,
//: and with a tenth of the nudge, fewer preactivations cross zero and both shrink. $`W_3`$ comes
//: after the last ReLU and has no kink to cross.

//: ## A tape that does it by itself
//:
//: Every formula worked out by hand is a chance to make a mistake, yet the rules are always the
//: same two: multiply along a path, add where paths join. A machine can follow them if it has a
//: record of what was computed from what, with the slope of each step. Such a record is called a
//: *tape*, and this is a complete one.

final class Tape {
  struct Entry {
    let text: String  // how it was made, for drawings
    let value: Double
    let madeFrom: [(entry: Int, slope: Double)]
  }
  var entries: [Entry] = []
  var gradients: [Double] = []

  func write(_ value: Double, _ text: String, from parts: [(Number, slope: Double)] = []) -> Number
  {
    entries.append(Entry(text: text, value: value, madeFrom: parts.map { ($0.0.entry, $0.slope) }))
    gradients.append(0)
    return Number(tape: self, entry: entries.count - 1)
  }

  func backward(from last: Number) {
    gradients[last.entry] = 1
    for entry in (0...last.entry).reversed() {
      for part in entries[entry].madeFrom {
        gradients[part.entry] += part.slope * gradients[entry]  // paths that join add
      }
    }
  }
}

//: An operation on two numbers computes its result and notes the slope along each of them. Along
//: one factor of a product, that is the other factor.

struct Number {
  let tape: Tape
  let entry: Int
  var value: Double { tape.entries[entry].value }
  var gradient: Double { tape.gradients[entry] }

  static func + (a: Number, b: Number) -> Number {
    a.tape.write(a.value + b.value, "\(a) + \(b)", from: [(a, slope: 1), (b, slope: 1)])
  }
  static func * (a: Number, b: Number) -> Number {
    a.tape.write(
      a.value * b.value, "\(a) · \(b)", from: [(a, slope: b.value), (b, slope: a.value)])
  }
}

// Folded: subtraction, sigmoid, logarithm, and how a tape is drawn
extension Number: CustomStringConvertible {
  var description: String { "#\(entry)" }
  static func - (a: Number, b: Number) -> Number {
    a.tape.write(a.value - b.value, "\(a) − \(b)", from: [(a, slope: 1), (b, slope: -1)])
  }
}
func sigmoid(_ z: Number) -> Number {
  let a = sigmoid(z.value)
  return z.tape.write(a, "σ(\(z))", from: [(z, slope: a * (1 - a))])
}
func ln(_ a: Number) -> Number {
  a.tape.write(log(a.value), "ln \(a)", from: [(a, slope: 1 / a.value)])
}

extension Tape {
  func clearGradients() { gradients = [Double](repeating: 0, count: entries.count) }

  /// The computation graph of all that is on the tape.
  func drawing(_ title: String) -> ComputationGraph {
    var edges: [(from: String, to: String, slope: String)] = []
    for (place, entry) in entries.enumerated() {
      // A number that goes into a step twice has one arrow with two slopes.
      for part in Set(entry.madeFrom.map(\.entry)).sorted() {
        let slopes = entry.madeFrom.filter { $0.entry == part }.map { $0.slope.text }
        edges.append(("#\(part)", "#\(place)", slopes.joined(separator: " + ")))
      }
    }
    return ComputationGraph(
      title: title,
      nodes: entries.indices.map {
        node("#\($0)", entries[$0].value, gradients[$0], "#\($0) = \(entries[$0].text)")
      }, edges: edges)
  }
}

//: The walk back visits the entries in the opposite order. A number is written after everything it
//: was made from, so when the walk reaches an entry, its gradient is complete. Let us try
//: $`L = w^2 + 3w`$ again and have the tape draw what it holds.

let tape = Tape()
let number = tape.write(2, "w")
let result = number * number + tape.write(3, "3") * number
tape.backward(from: result)

figure(
  "tape",
  tape.drawing("What the tape holds after L = w² + 3w"),
  caption:
    "Drawn by the tape itself, with its entries #0 to #4 in the order of writing. The first product has w for both of its factors, so its arrow carries two slopes, 2 + 2.",
  inTerminal:
    "Drawn by the tape itself. #0 to #4 are its entries in the order of writing. The first product has w for both of its factors, so it has two slopes, 2 + 2.",
  alt:
    "A graph of five boxes: w is 2 and leads to w times w and to 3 times w, and both lead to the sum 10. The gradient of w is 7."
)

//: The gradient of w is 7, as before, and nobody told the tape a formula for it. You might expect a
//: second call of `backward` to give the same answer, or twice as much.

tape.backward(from: result)
show(number.gradient, "gradient of w after a second walk back")

//: It is neither. The gradients of the first walk were still there, so the two products had 1 each
//: and got 1 more. They sent 2 back along both paths, 2 · 4 + 2 · 3 = 14, which was added to the 7
//: from before. **Whatever is added up has to be cleared before each pass.** PyTorch adds to the
//: gradients of the parameters as well, and forgetting to clear them with `zero_grad()` is a
//: classic error.
//:
//: A tape trains networks as well. Take chapter 3's network for XOR, with two hidden units and nine
//: parameters, and write down its forward formulas with numbers on a tape.

// Folded: the loss of XOR on a tape
func lossOfXOR(_ parameters: [Double]) -> (loss: Number, parameters: [Number]) {
  let tape = Tape()
  let w = parameters.map { tape.write($0, "w") }
  var loss = tape.write(0, "0")
  for (x1, x2, target) in [(0.0, 0.0, 0.0), (0, 1, 1), (1, 0, 1), (1, 1, 0)] {
    let (x1, x2) = (tape.write(x1, "x₁"), tape.write(x2, "x₂"))
    let a1 = sigmoid(x1 * w[0] + x2 * w[2] + w[4])
    let a2 = sigmoid(x1 * w[1] + x2 * w[3] + w[5])
    let p = sigmoid(a1 * w[6] + a2 * w[7] + w[8])
    loss = loss - ln(target == 1 ? p : tape.write(1, "1") - p)
  }
  return (tape.write(0.25, "¼") * loss, w)
}

// Folded: a thousand steps by the tape, and by nudging as in chapter 3
let xor = Dataset(
  inputs: Matrix([[0, 0], [0, 1], [1, 0], [1, 1]]), targets: Matrix([[0], [1], [1], [0]]))
func xorStart(_ seed: UInt64) -> DeepNet {
  var generator = SplitMix64(seed: seed)
  return DeepNet([2, 2, 1], f: .sigmoid, weights: .normal(standardDeviation: 1), using: &generator)
}
func trained(_ net: DeepNet, by gradient: (DeepNet) -> [Matrix]) -> DeepNet {
  var net = net
  for _ in 0..<1000 { net.step(against: gradient(net), rate: 2) }
  return net
}
let xorSeed =
  (1...20).first { seed in
    trained(xorStart(UInt64(seed))) { gradient(of: $0, on: xor) }.loss(on: xor) < 0.1
  } ?? 1
let xorByNudging = trained(xorStart(UInt64(xorSeed))) { nudgedGradient($0, xor) }
let startOfXOR = xorStart(UInt64(xorSeed))
var parametersOfXOR = [startOfXOR.W[0], startOfXOR.b[0], startOfXOR.W[1], startOfXOR.b[1]]
  .flatMap { $0.elements.map { Double($0) } }
record(lossOfXOR(parametersOfXOR).loss.value, "first loss on XOR", as: .fixed(4))
record(lossOfXOR(parametersOfXOR).loss.tape.entries.count, "entries for XOR")
for _ in 0..<1000 {
  let (loss, w) = lossOfXOR(parametersOfXOR)
  loss.tape.backward(from: loss)
  parametersOfXOR = w.map { $0.value - 2 * $0.gradient }
}
record(xorSeed, "seed of XOR")
record(lossOfXOR(parametersOfXOR).loss.value, "last loss by the tape", as: .fixed(4))
record(xorByNudging.loss(on: xor), "last loss by nudging", as: .fixed(4))

//: From the start of seed {{seed of XOR}}, 1,000 steps with the tape's gradients and the learning
//: rate 2 bring the loss from {{first loss on XOR}} down to {{last loss by the tape}}. Chapter 3's
//: nudges lead from the same start to {{last loss by nudging}}. Each step writes
//: {{entries for XOR}} entries on a new tape and walks them back once, where nudging evaluates the
//: loss 18 times.
//:
//: For larger networks such a tape is too slow, because it needs thousands of entries for what a
//: layer does in one matrix product. The tapes of PyTorch and TensorFlow record whole matrices, and
//: what they note for each operation are the formulas of section 5.3.
//:
//: ### Deeper: What does the tape say about the layers?
//:
//: A tape can judge the layers in a way that nudges cannot. It computes with `Double`, knows
//: nothing of matrices, and has no nudge that could be too large or too small. The network of
//: {{figure result}} on 20 digits, with all its parameters on a tape:

// Folded: the network of chapter 3 on a tape
let twenty = odd.subset(Array(0..<20))
func onTape(_ net: DeepNet, _ data: Dataset) -> (gradient: [Matrix], entries: Int) {
  let tape = Tape()
  func write(_ matrix: Matrix) -> [[Number]] {
    (0..<matrix.rows).map { matrix.row($0).map { tape.write(Double($0), "") } }
  }
  func unit(_ inputs: [Number], _ weights: [[Number]], _ biases: [[Number]], _ j: Int) -> Number {
    sigmoid(inputs.indices.reduce(biases[0][j]) { sum, i in sum + inputs[i] * weights[i][j] })
  }
  let parts = [net.W[0], net.b[0], net.W[1], net.b[1]].map(write)
  let one = tape.write(1, "1")
  var total = tape.write(0, "0")
  for sample in 0..<data.count {
    let x = data.inputs.row(sample).map { tape.write(Double($0), "x") }
    let a = (0..<4).map { unit(x, parts[0], parts[1], $0) }
    let p = unit(a, parts[2], parts[3], 0)
    total = total - ln(data.targets[sample, 0] == 1 ? p : one - p)
  }
  tape.backward(from: tape.write(1 / Double(data.count), "1/m") * total)
  let gradient = parts.map { rows in Matrix(rows.map { $0.map { Float($0.gradient) } }) }
  return (gradient, tape.entries.count)
}
let (taped, entries) = onTape(start, twenty)
let layered = gradient(of: start, on: twenty)
let nudgedTwenty = nudgedGradient(start, twenty)
record(entries, "entries on the tape")
table(
  ["relative error", "layers and nudges", "layers and tape"],
  names.indices.map { index in
    [
      names[index], relativeError(layered[index], nudgedTwenty[index]).text(as: .significant(1)),
      relativeError(layered[index], taped[index]).text(as: .significant(1)),
    ]
  })
record(
  relativeError(layered[0], taped[0]) / Double(Float.ulpOfOne), "steps of a Float",
  as: .significant(2))

//: A `Float` near 1 comes in steps of $`2^{-23} \approx 0.0000001`$, and the layers' $`W_1`$ agrees
//: with the tape's to within {{steps of a Float}} of them, which is all that a `Float` allows. No
//: missing factor could hide in there. The tape took {{entries on the tape}} entries.
//:
//: ### Deeper: Do our layers agree with the library's?
//:
//: The library trains the networks of the other chapters. Given the same weights and the same 100
//: digits, its gradients are equal to those of `DeepNet`, to the last bit:

// Folded: the same network made of the library's layers
let hundredOfTen = training.subset(Array(0..<100))
let ours = gradient(of: reluNet, on: hundredOfTen)
let library = Sequential(
  Dense(weights: reluNet.W[0], biases: reluNet.b[0], activation: .relu),
  Dense(weights: reluNet.W[1], biases: reluNet.b[1], activation: .relu),
  Dense(weights: reluNet.W[2], biases: reluNet.b[2]))
let libraryScores = library.forward(hundredOfTen.inputs)
_ = library.backward(
  Loss.categoricalCrossEntropy.gradient(libraryScores, targets: hundredOfTen.targets))
show(zip(ours, library.parameters).allSatisfy { $0 == $1.gradient }, "all six gradients equal")

//: They make the same products in the same order, so this alone would not prove much: both could be
//: wrong in the same way. What counts are the nudges and the tape, which know nothing of our way
//: back.

//: ## Vanishing, exploding, dead
//:
//: On its way back a gradient passes the weights and slopes of every layer, and at each of them it
//: may shrink or grow. Chapter 4 found the size of the first weights that keeps it level. With our
//: own way back we can look inside, layer by layer, for networks of ten hidden layers of 64 units
//: that have learned nothing yet and see 100 digits. The size of G is the mean magnitude of
//: its numbers.

// Folded: the size of G in each layer
let depth = constant("depth", 10, in: 2...100)
func sizeOf(_ matrix: Matrix) -> Double {
  matrix.elements.reduce(0.0) { $0 + Double(abs($1)) } / Double(matrix.count)
}
func sizesOfG(_ f: Activation, _ weights: Initializer, seed: UInt64) -> [Double] {
  var generator = SplitMix64(seed: seed)
  let sizes = [64] + [Int](repeating: 64, count: depth) + [10]
  let net = DeepNet(sizes, f: f, weights: weights, using: &generator)
  let A = net.forward(hundredOfTen.inputs)
  return net.backward(A, from: lastG(A[depth + 1], hundredOfTen.targets)).map { sizeOf($0.G) }
}
let activations: [(name: String, f: Activation)] = [
  ("sigmoid", .sigmoid), ("tanh", .tanh), ("ReLU", .relu),
]
let starts: [(name: String, weights: Initializer)] = [
  ("s = 0.01", .normal(standardDeviation: 0.01)), ("Xavier", .glorotNormal), ("He", .heNormal),
  ("s = 1", .normal(standardDeviation: 1)),
]
let sizes = activations.map { activation in
  starts.map { sizesOfG(activation.f, $0.weights, seed: options.seed()) }
}
let ratios = activations.map { activation in
  starts.map { start in
    let ofSeeds = (0..<5).map { more -> Double in
      let sizes = sizesOfG(activation.f, start.weights, seed: options.seed() + UInt64(more))
      return sizes[0] / sizes[depth - 1]
    }
    return ofSeeds.sorted()[2]
  }
}
record(ratios[0][1], "sigmoid, Xavier", as: .significant(2))
record(pow(ratios[0][1], 1 / Double(depth - 1)), "sigmoid, Xavier, a layer", as: .fixed(3))
record(pow(ratios[0][1], 29 / Double(depth - 1)), "guess for 30 layers", as: .significant(1))
record(pow(ratios[1][1], 29 / Double(depth - 1)), "guess for 30 layers, tanh", as: .significant(2))
record(pow(ratios[2][2], 29 / Double(depth - 1)), "guess for 30 layers, ReLU", as: .significant(2))
record(pow(ratios[1][1], 1 / Double(depth - 1)), "tanh, Xavier, a layer", as: .fixed(2))
record(pow(ratios[2][2], 1 / Double(depth - 1)), "ReLU, He, a layer", as: .fixed(2))
record(ratios[1][2], "tanh, He", as: .significant(2))
record(ratios[1][1], "tanh, Xavier", as: .significant(2))
record(ratios[2][2], "ReLU, He", as: .significant(2))
record(ratios[0][3], "sigmoid, 1", as: .significant(2))
var largeGenerator = SplitMix64(seed: options.seed())
let large = DeepNet(
  [64] + [Int](repeating: 64, count: depth), f: .sigmoid, weights: .normal(standardDeviation: 1),
  using: &largeGenerator)
let flat = Activation.sigmoid(large.scores(hundredOfTen.inputs))
  .map { $0 < 0.01 || $0 > 0.99 ? 1 : 0 }
record(flat.sum() / Double(flat.count), "saturated sigmoids", as: .percent(0))

figure(
  "sizes",
  Panels(
    title: "Size of the gradient in each layer", columns: 3, sharedLegend: true,
    zip(activations, sizes).map { activation, sizes in
      (
        activation.name,
        Chart(
          x: "layer l", y: Axis("size of G", scale: .logarithmic, range: 1e-22...1e6),
          zip(starts, sizes).map { .line($1.dropLast(), from: 1, $0.name) })
      )
    }),
  caption:
    "A line for each way to draw the first weights: normal with the standard deviation s = 0.01 or s = 1, Xavier, He. The gradient travels from right to left, and on this logarithmic scale a straight slanted line means that every layer multiplies by the same factor.",
  alt:
    "Three charts, for sigmoid, tanh and ReLU, with four lines each over the layers. With 0.01 all fall steeply toward layer 1. For the sigmoid, Xavier and He fall as well. For tanh with Xavier or He, and ReLU with He, the line is almost level. With 1, tanh and ReLU rise toward layer 1."
)
table(
  ["size of G in layer 1 ÷ in layer \(depth)"] + starts.map(\.name),
  zip(activations, ratios).map { activation, ratios in
    [activation.name]
      + ratios.map {
        $0 < 100_000
          ? $0.text(as: .significant(2)) : ($0 / 1_000_000).text(as: .significant(1)) + " million"
      }
  })

//: The table compares the two ends of each line (median of five seeds). Far below 1, the gradient
//: vanishes. With the sigmoid it does so for all usual weights, because its slope is at most 0.25,
//: and the first layers then hardly move. Far above 1, the *exploding gradient* throws the weights
//: far away with a single step at a usual rate. The gradient stays within a factor of about two for
//: ReLU with He's weights, {{ReLU, He}}, and for tanh with Xavier's, {{tanh, Xavier}}, or He's,
//: {{tanh, He}}. The sizes that chapter 4 chose
//: for the way forward serve the way back as well, because these layers have as many units as
//: inputs.
//:
//: - Experiment: Set `depth = 30`.
//:   With ten layers, the first got {{sigmoid, Xavier}} of the last one's gradient with sigmoid and
//:   Xavier, {{tanh, Xavier}} with tanh and Xavier, and {{ReLU, He}} with ReLU and He. Estimate the
//:   three numbers for 30 layers before you look. From layer 10 to layer 1 there were nine steps, and
//:   now there are 29.
//: - Outcome: The sigmoid keeps about {{sigmoid, Xavier, a layer}} in each step, and 29 such factors
//:   make {{guess for 30 layers}}. Measured it is {{experiment: sigmoid, Xavier}}, for all practical
//:   purposes nothing. In the same way tanh should come to {{guess for 30 layers, tanh}} and ReLU to
//:   {{guess for 30 layers, ReLU}}, but they are at {{experiment: tanh, Xavier}} and
//:   {{experiment: ReLU, He}}, so both estimates miss. A factor close to 1 is hard to tell from ten
//:   layers, and 29 steps make much of a small error: for tanh it was {{tanh, Xavier, a layer}} a
//:   step with ten layers and is {{experiment: tanh, Xavier, a layer}} with 30. The good pairs drift
//:   as well, but by tolerable factors.
//:
//: Dead units (chapter 2) are a third way for a gradient to go wrong, because a ReLU passes nothing
//: back where its output is 0.
//:
//: ### Deeper: Is the sigmoid cured by weights of the size 1?
//:
//: It comes out at {{sigmoid, 1}}, but only because large weights happen to make up for small
//: slopes: {{saturated sigmoids}} of the outputs of its last hidden layer are saturated.
//:
//: ### Deeper: How many units does a negative bias silence?
//:
//: A unit that is silent for all samples gets no gradient and keeps its weights. Only a change in
//: the layer before could wake it, and nothing passes back to that layer through it. In a healthy
//: ReLU layer about half of the outputs are 0, and different ones at each sample. Large steps can
//: leave the biases so negative that some units are silent for all of the 100 digits.

// Folded: zeros and dead units
func zerosAndDead(bias: Float) -> (zeros: Double, dead: Int) {
  var generator = SplitMix64(seed: options.seed())
  var net = DeepNet([64, 64, 64, 10], f: .relu, weights: .heNormal, using: &generator)
  net.b[1] = net.b[1].map { _ in bias }
  let A = net.forward(hundredOfTen.inputs)
  let G = net.backward(A, from: lastG(A[3], hundredOfTen.targets))[1].G
  let active = G.map { $0 != 0 ? 1 : 0 }
  return (1 - active.sum() / Double(active.count), active.columnSums().elements.count { $0 == 0 })
}
table(
  ["biases of the second layer", "zeros in its G", "units that get no gradient, of 64"],
  [0, -1, -3].map { (bias: Float) in
    let result = zerosAndDead(bias: bias)
    return [bias.text, result.zeros.text(as: .percent(0)), "\(result.dead)"]
  })

//: ## Three remedies, measured
//:
//: Against vanishing gradients the first remedy is ReLU with He's weights in place of the sigmoid,
//: and against dead units a smaller learning rate or a leaky ReLU (chapter 2). Three more belong to
//: the field's standard equipment.
//:
//: ### Clipping
//:
//: *Gradient clipping* shortens a gradient that is longer than some limit to that limit and leaves
//: its direction alone, so that one wild batch cannot throw the weights far away.

func clipped(_ gradient: [Matrix], to limit: Double) -> [Matrix] {
  let squares = gradient.map { ($0 * $0).sum() }
  let length = squares.reduce(0, +).squareRoot()
  return length > limit ? gradient.map { Float(limit / length) * $0 } : gradient
}

//: To see what it buys, train chapter 4's network 64-64-32-10 on the ten digits for ten epochs of
//: batches of 32, the last two epochs at a tenth of the rate. We try five learning rates, with and
//: without a limit of 1.

// Folded: training, for this section and 5.9
func learn(
  _ net: DeepNet, rate: Float, epochs: Int, limit: Double = .infinity, seed: UInt64,
  afterEpoch: (DeepNet) -> Void = { _ in }
) -> DeepNet {
  var net = net
  var generator = SplitMix64(seed: seed)
  for epoch in 0..<epochs {
    let order = generator.permutation(of: training.count)
    // Small steps at the end let the network settle.
    let rate = 4 * epoch < 3 * epochs ? rate : rate / 10
    for first in stride(from: 0, to: order.count, by: 32) {
      let batch = training.subset(Array(order[first..<min(first + 32, order.count)]))
      net.step(against: clipped(gradient(of: net, on: batch), to: limit), rate: rate)
    }
    afterEpoch(net)
  }
  return net
}

// Folded: five rates with and without a limit
let validation = digits.validation.dataset()
func seeds(_ count: Int) -> [UInt64] { (1...count).map { 100 * options.seed() + UInt64($0) } }
func readerNet(_ sizes: [Int], seed: UInt64) -> DeepNet {
  var generator = SplitMix64(seed: seed)
  return DeepNet(sizes, f: .relu, weights: .heNormal, using: &generator)
}
let clippingRates: [Float] = [0.03, 0.1, 0.3, 1, 3]
let clipping = progress("Clipping") { bar in
  [Double.infinity, 1].enumerated().map { row, limit in
    clippingRates.enumerated().map { column, rate -> [Double] in
      let reached = seeds(3).map { seed in
        learn(
          readerNet([64, 64, 32, 10], seed: seed), rate: rate, epochs: 10, limit: limit, seed: seed
        ).accuracy(on: validation)
      }
      bar.update(to: Double(5 * row + column + 1) / 10)
      return reached
    }
  }
}
for (name, row) in [("without", 0), ("with", 1)] {
  for (column, rate) in clippingRates.enumerated() {
    record(clipping[row][column].mean(), "\(name) clipping at \(rate.text)", as: .percent(0))
  }
}

figure(
  "clipping",
  Chart(
    title: "Clipping lets more learning rates work",
    x: Axis(
      "learning rate", scale: .logarithmic, range: 0.025...3.6,
      ticks: clippingRates.map { Double($0) }),
    y: Axis("validation accuracy (%)", range: 0...104),
    zip(["without", "with a limit of 1"], clipping).flatMap { name, row -> [Mark] in
      [
        .line(x: clippingRates, y: row.map { 100 * $0.mean() }, name),
        .points(
          zip(clippingRates, row).flatMap { rate, reached in
            reached.map { Point(Double(rate), 100 * $0) }
          }, name),
      ]
    }),
  caption:
    "Accuracy on the 165 validation digits after ten epochs. Marks are three seeds, and lines join their means.",
  alt:
    "Two lines over five learning rates. They lie together up to a rate of 0.3. At 1 the line without clipping has fallen far below the other, and at 3 both are near ten percent."
)

//: Up to a rate of 0.3 clipping makes hardly a difference. At a rate of 1 the networks read
//: {{without clipping at 1}} without it and {{with clipping at 1}} with it. At 3 both fail, since
//: even a clipped gradient then makes a step of length 3. Clipping does not make a better network
//: here, but training tolerates a higher learning rate.
//:
//: ### Batch normalization and shortcuts
//:
//: The other two remedies are for depth. *Batch normalization* subtracts from each activation its
//: mean over the batch and divides by its standard deviation over the batch, so that at first every
//: layer gets inputs of a usual size. Two learned parameters for each unit, which start at 1 and 0,
//: scale and shift the result, and for use after training the layer keeps running means. A
//: *shortcut*, or residual connection, adds the input of a layer to its output, so that a gradient
//: has a path back with the slope 1.
//:
//: Both are layers that you can write yourself. A layer of the library is a class with a way
//: forward and a way back, and for a shortcut each of them is one line.

final class Shortcut: Layer {
  let inside: Dense  // with as many units as inputs
  init(_ inside: Dense) { self.inside = inside }

  func forward(_ input: Matrix) -> Matrix { input + inside.forward(input) }
  func backward(_ G: Matrix) -> Matrix { G + inside.backward(G) }

  func callAsFunction(_ input: Matrix) -> Matrix { input + inside(input) }
  func outputWidth(inputWidth: Int) -> Int { inputWidth }
  var parameters: [Parameter] { inside.parameters }
  var summary: String { "Shortcut around \(inside.summary)" }
}

// Folded: batch normalization as a layer
final class BatchNorm: Layer {
  let scales: Parameter
  let shifts: Parameter
  private var means: Matrix  // running means over batches, for use
  private var variances: Matrix
  private var batch: (normalized: Matrix, deviations: Matrix)?

  init(features: Int) {
    scales = Parameter(
      name: "scales", value: Matrix(rows: 1, columns: features, repeating: 1))
    shifts = Parameter(name: "shifts", value: Matrix(rows: 1, columns: features))
    means = Matrix(rows: 1, columns: features)
    variances = Matrix(rows: 1, columns: features, repeating: 1)
  }

  var summary: String { "BatchNorm" }
  var parameters: [Parameter] { [scales, shifts] }
  func outputWidth(inputWidth: Int) -> Int { inputWidth }

  func callAsFunction(_ input: Matrix) -> Matrix {
    let deviations = variances.map { ($0 + 1e-5).squareRoot() }
    return input.adding(row: -means).times(row: deviations.map { 1 / $0 })
      .times(row: scales.value).adding(row: shifts.value)
  }

  func forward(_ input: Matrix) -> Matrix {
    let share = 1 / Float(input.rows)
    let mean = share * input.columnSums()
    let centered = input.adding(row: -mean)
    let variance = share * (centered * centered).columnSums()
    means = 0.9 * means + 0.1 * mean
    variances = 0.9 * variances + 0.1 * variance
    let deviations = variance.map { ($0 + 1e-5).squareRoot() }
    let normalized = centered.times(row: deviations.map { 1 / $0 })
    batch = (normalized, deviations)
    return normalized.times(row: scales.value).adding(row: shifts.value)
  }

  func backward(_ G: Matrix) -> Matrix {
    guard let (normalized, deviations) = batch else { return G }
    scales.gradient = (G * normalized).columnSums()
    shifts.gradient = G.columnSums()
    // A nudge of one input also moves the mean and the deviation of its column: two more paths.
    let arriving = G.times(row: scales.value)
    let share = 1 / Float(G.rows)
    let throughMean = share * arriving.columnSums()
    let throughDeviation = share * (arriving * normalized).columnSums()
    return (arriving.adding(row: -throughMean) - normalized.times(row: throughDeviation))
      .times(row: deviations.map { 1 / $0 })
  }
}
extension Matrix {
  /// Each row multiplied by a row, element by element.
  func times(row: Matrix) -> Matrix { self * Matrix(rows: rows, columns: columns).adding(row: row) }
}

// The check of both layers
var checkGenerator = SplitMix64(seed: options.seed())
func worstError(_ layer: some Layer) -> Double {
  let bell = Initializer.normal(standardDeviation: 1)
  let input = bell.weights(inputs: 6, units: 4, using: &checkGenerator)
  let targets = bell.weights(inputs: 6, units: 4, using: &checkGenerator)
  return checkGradients(of: layer, input: input, targets: targets, loss: .meanSquaredError)
    .map(\.error).max() ?? 0
}
record(
  worstError(
    Shortcut(Dense(inputs: 4, units: 4, activation: .sigmoid, using: &checkGenerator))),
  "error of the shortcut", as: .significant(1))
record(worstError(BatchNorm(features: 4)), "error of batch normalization", as: .significant(1))

//: Both pass the gradient check. Now put ten hidden layers of 32 sigmoid units each between the
//: pixels and the ten scores, a network in which gradients vanish. Give it batch normalization
//: after every hidden layer, or a shortcut around every hidden layer but the first, or replace the
//: sigmoid by ReLU with He's weights. The baseline is softmax regression, which has no hidden
//: layer. In the table, the strangers are chapter 1's digits from three forms that no network has
//: seen, and ± is the standard error of a share.

// Folded: four networks of ten hidden layers
enum Remedy: String, CaseIterable {
  case none = "ten sigmoid layers"
  case normalization = "… with batch normalization"
  case shortcut = "… with shortcuts"
  case relu = "ten ReLU layers, He"
}
func tenLayers(_ remedy: Remedy, seed: UInt64) -> (network: Sequential, hidden: [Dense]) {
  var generator = SplitMix64(seed: seed)
  let f: Activation = remedy == .relu ? .relu : .sigmoid
  let hidden = (0..<10).map {
    Dense(
      inputs: $0 == 0 ? 64 : 32, units: 32, activation: f,
      initializer: remedy == .relu ? .heNormal : .glorotNormal, using: &generator)
  }
  let layers = hidden.enumerated().flatMap { index, dense -> [any Layer] in
    switch remedy {
    case .none, .relu: [dense]
    case .normalization: [dense, BatchNorm(features: 32)]
    case .shortcut: index == 0 ? [dense] : [Shortcut(dense)]
    }
  }
  let last = Dense(inputs: 32, units: 10, using: &generator)
  return (Sequential(layers + [last]), hidden)
}
/// The size of the gradient of each hidden layer's weights, before training.
func weightGradients(_ remedy: Remedy) -> [Double] {
  let (network, hidden) = tenLayers(remedy, seed: options.seed())
  let scores = network.forward(hundredOfTen.inputs)
  _ = network.backward(
    Loss.categoricalCrossEntropy.gradient(scores, targets: hundredOfTen.targets))
  return hidden.map { sizeOf($0.weights.gradient) }
}
let gradientsOfRemedies = Remedy.allCases.map(weightGradients)

figure(
  "remedies",
  Chart(
    title: "Gradients of ten hidden layers before training",
    x: Axis("layer l", range: 1...10),
    y: Axis("size of the gradient of W", scale: .logarithmic, range: 1e-9...0.1),
    zip(Remedy.allCases, gradientsOfRemedies).map { remedy, sizes in
      .line(sizes, from: 1, remedy.rawValue)
    }),
  caption:
    "Mean magnitude of the gradient of each layer's weights, for 100 digits, on a logarithmic scale.",
  alt:
    "Four lines over ten layers. That of ten plain sigmoid layers falls by many powers of ten toward layer 1; compared with that, the other three are nearly level."
)

// Folded: training the four networks
let (test, strangers) = (digits.test.dataset(), digits.strangers.dataset())
let remedyRates: [Float] = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30]
struct Trained {
  let name: String
  let rate: Float
  let test: [Double]
  let strangers: [Double]
  let training: Double
  let validationLoss: Double  // at its rate, the lowest of all rates

  var row: [String] {
    [
      name, rate.text, test.mean().text(asShareOf: digits.test.count),
      strangers.mean().text(asShareOf: digits.strangers.count),
    ]
  }
}
let trainedRemedies = progress("Four networks of ten layers") { bar in
  Remedy.allCases.enumerated().map { index, remedy -> Trained in
    @MainActor func train(_ rate: Float, _ seed: UInt64) -> Sequential {
      let network = tenLayers(remedy, seed: seed).network
      var generator = SplitMix64(seed: seed)
      let plan = Training(
        loss: .categoricalCrossEntropy, optimizer: SGD(learningRate: rate),
        schedule: .stepDecay(factor: 0.1, every: 8),  // as in `learn`
        epochs: 10, batchSize: 32)
      // A loss that is no longer a number ends the training of that network; it reads nothing then.
      _ = try? plan.run(network, on: training, using: &generator)
      return network
    }
    let losses = remedyRates.map { rate in
      seeds(2).map { seed -> Double in
        let loss = Loss.categoricalCrossEntropy(
          train(rate, seed)(validation.inputs), targets: validation.targets)
        return loss.isFinite ? loss : .infinity
      }.mean()
    }
    let rate = remedyRates[losses.indices.min { losses[$0] < losses[$1] } ?? 0]
    let networks = seeds(5).map { train(rate, $0) }
    bar.update(to: Double(index + 1) / 4)
    func accuracies(_ data: Dataset) -> [Double] {
      networks.map { accuracy($0(data.inputs), targets: data.targets) }
    }
    return Trained(
      name: remedy.rawValue, rate: rate, test: accuracies(test), strangers: accuracies(strangers),
      training: accuracies(training).mean(), validationLoss: losses.min() ?? 0)
  }
}
let softmaxRegression = chosen(
  "softmax regression", [64, 10], epochs: 10, among: remedyRates)
record(trainedRemedies[0].validationLoss, "lowest loss of ten sigmoid layers", as: .fixed(2))
record(log(10.0), "loss of guessing", as: .fixed(2))
for (name, deep, plain) in [
  ("test", trainedRemedies[1].test, softmaxRegression.trained.test),
  ("strangers", trainedRemedies[1].strangers, softmaxRegression.trained.strangers),
] {
  record(
    zip(deep, plain).count { $0 > $1 },
    name == "test" ? "normalization wins on the test" : "normalization wins on strangers")
  record(
    zip(deep, plain).count { $0 < $1 },
    name == "test" ? "normalization loses on the test" : "normalization loses on strangers")
  record(coin(deep, plain), "coin of normalization, \(name)", as: .percent(0))
}
for (name, network) in zip(["none", "normalization", "shortcut", "relu"], trainedRemedies) {
  record(network.test.mean(), "\(name) on the test", as: .percent(1))
  record(network.test.min() ?? 0, "\(name) lowest", as: .percent(0))
  record(network.test.max() ?? 0, "\(name) highest", as: .percent(0))
}
table(
  ["network", "learning rate", "test", "strangers"],
  ([softmaxRegression.trained] + trainedRemedies).map(\.row))

//: All five trained alike for ten epochs, the last two at a tenth of the rate, each at the one of
//: nine rates from 0.003 to 30 with the lowest mean validation loss over two of its five seeds. Ten
//: plain sigmoid layers learn nothing at any rate: their loss is at best
//: {{lowest loss of ten sigmoid layers}}, and guessing costs ln 10 = {{loss of guessing}}. Batch
//: normalization and shortcuts both revive them. Ten ReLU layers, whose gradient was level as well,
//: get no further than {{relu on the test}}, with seeds from {{relu lowest}} to {{relu highest}}. A
//: level gradient at the start is therefore not enough; what else these networks lack, we did not
//: measure.
//:
//: Of the five seeds, batch normalization beats softmax regression on the test with
//: {{normalization wins on the test}} and loses with {{normalization loses on the test}}, and on
//: the strangers it wins with {{normalization wins on strangers}} and loses with
//: {{normalization loses on strangers}}; the others are ties. A coin gives results at least as
//: lopsided with chances of {{coin of normalization, test}} and
//: {{coin of normalization, strangers}}, so neither shows a difference. The remedies make great
//: depth possible, which does not mean that this task asks for it.
//:
//: ### Deeper: What is the way back through batch normalization?
//:
//: Write $`\mu`$ for the mean of a column and s for its standard deviation over the batch. Forward,
//: the activation $`a_i`$ of sample i becomes $`\hat a_i = (a_i - \mu) / s`$. A nudge of $`a_i`$
//: reaches the loss along three kinds of paths: its own, those through the mean, which it moves by
//: 1/m of the nudge for all samples, and those through the deviation. With $`g_k`$ for what arrives
//: at $`\hat a_k`$, and sums over all samples k of the batch, they add up to
//:
//: ```math
//: \frac{1}{s} \left( g_i - \frac{1}{m} \sum_k g_k - \hat a_i \cdot \frac{1}{m} \sum_k g_k \hat a_k \right)
//: ```
//:
//: The second term is the path through the mean: a nudge of δ lowers the $`\hat a_k`$ of every
//: sample by $`\delta / (m s)`$. The third is the path through the deviation. Since $`s^2`$ is the
//: mean of all $`(a_k - \mu)^2`$, a nudge of $`a_i`$ by δ moves it by
//: $`2 (a_i - \mu) \delta / m`$ and s itself by
//: $`(a_i - \mu) \delta / (m s) = \hat a_i \delta / m`$, which multiplies every $`\hat a_k`$ by
//: $`1 - \hat a_i \delta / (m s)`$. In `backward`, `throughMean` and `throughDeviation` are the two
//: sums.
//:
//: The library's `checkGradients` finds a relative error of at most
//: {{error of batch normalization}} for this layer, and of at most {{error of the shortcut}} for
//: the shortcut. The inventors of batch normalization put it before the activation function; we put
//: it after.

//: ## A deep network learns to read
//:
//: All the parts are there, so let our own program read the ten digits. The network is again
//: chapter 4's 64-64-32-10, with ReLU and He's weights. It trains for 30 epochs, the last quarter
//: of them at a tenth of the rate. Of seven learning rates we take the one with the lowest
//: mean loss on the validation digits over two seeds, and the table holds the means of five seeds
//: at that rate. It also shows the baselines of chapter 4, with softmax regression trained anew by
//: the same code and at a rate chosen in the same way.

// Folded: choosing a rate, and the results
let rateFactor = constant("rateFactor", 1, in: 1...100)
func chosen(
  _ name: String, _ sizes: [Int], epochs: Int, among rates: [Float], factor: Float = 1
) -> (trained: Trained, networks: [DeepNet]) {
  let losses = rates.map { rate in
    seeds(2).map { seed -> Double in
      let net = learn(readerNet(sizes, seed: seed), rate: rate, epochs: epochs, seed: seed)
      let loss = net.loss(on: validation)
      return loss.isFinite ? loss : .infinity
    }.mean()
  }
  let rate = factor * rates[losses.indices.min { losses[$0] < losses[$1] } ?? 0]
  let networks = seeds(5).map {
    learn(readerNet(sizes, seed: $0), rate: rate, epochs: epochs, seed: $0)
  }
  return (
    Trained(
      name: name, rate: rate, test: networks.map { $0.accuracy(on: test) },
      strangers: networks.map { $0.accuracy(on: strangers) },
      training: networks.map { $0.accuracy(on: training) }.mean(),
      validationLoss: losses.min() ?? 0), networks
  )
}
let readerRates: [Float] = [0.03, 0.1, 0.3, 1, 3, 10, 30]
let regression = chosen("softmax regression", [64, 10], epochs: 30, among: readerRates)
let reader = progress("Reading") { bar in
  let reader = chosen(
    "**64-64-32-10, our backprop**", [64, 64, 32, 10], epochs: 30, among: readerRates,
    factor: Float(rateFactor))
  bar.update(to: 1)
  return reader
}
func nearestLabels(of pictures: Matrix) -> [Int] {
  let inputs = training.inputs
  let squares = (inputs * inputs).rowSums().transposed()
  return (2 * matmul(pictures, transposing: inputs)).adding(row: -squares).argmax()
    .map { Int(digits.training.labels[$0]) }
}
func share(_ answers: [Int], of images: LabeledImages) -> Double {
  Double(zip(answers, images.labels).count { $0 == Int($1) }) / Double(images.count)
}
let commonest =
  digits.training.classCounts.enumerated().max { $0.element < $1.element }?.offset ?? 0
func baselineRow(_ name: String, _ answers: (LabeledImages) -> [Int]) -> [String] {
  [
    name, "", share(answers(digits.test), of: digits.test).text(asShareOf: digits.test.count),
    share(answers(digits.strangers), of: digits.strangers).text(asShareOf: digits.strangers.count),
  ]
}
table(
  ["reader", "learning rate", "test", "strangers"],
  [
    baselineRow("always “\(commonest)”, the commonest") {
      [Int](repeating: commonest, count: $0.count)
    },
    regression.trained.row, baselineRow("nearest neighbor") { nearestLabels(of: $0.inputs()) },
    reader.trained.row,
  ])
let parameters = reader.networks[0].parameterCount
record(reader.trained.test.mean(), "reader on the test", as: .percent(1))
let neighborOnTest = share(nearestLabels(of: test.inputs), of: digits.test)
record(
  Double(test.count) * (neighborOnTest - reader.trained.test.mean()), "digits of a lead",
  as: .fixed(0))
record(reader.trained.strangers.mean(), "reader on strangers", as: .percent(1))
record(reader.trained.training, "reader on training", as: .percent(1))
record(reader.trained.rate, "rate of the reader")
record(regression.trained.test.mean(), "regression on the test", as: .percent(1))
record(regression.trained.strangers.mean(), "regression on strangers", as: .percent(1))
record(zip(reader.trained.test, regression.trained.test).count { $0 > $1 }, "wins on the test")
record(
  zip(reader.trained.strangers, regression.trained.strangers).count { $0 > $1 }, "wins on strangers"
)
/// The coin test of chapter 1, to either side; equal seeds do not count.
func coin(_ first: [Double], _ second: [Double]) -> Double {
  let wins = zip(first, second).count { $0 > $1 }
  let losses = zip(first, second).count { $0 < $1 }
  return coinTest(wins, against: losses)
}
record(coin(reader.trained.test, regression.trained.test), "coin on the test", as: .percent(0))
record(
  coin(reader.trained.strangers, regression.trained.strangers), "coin on strangers",
  as: .percent(0))
record(30 * ((training.count + 31) / 32), "steps of the reader")
record(parameters, "parameters of the reader")
record(30 * ((training.count + 31) / 32) * 2 * parameters, "evaluations it would have taken")
let activeShare = reader.networks.map { net -> Double in
  let active = net.forward(validation.inputs)[2].map { $0 > 0 ? 1 : 0 }
  return active.sum() / Double(active.count)
}
record(activeShare.mean(), "active ReLUs", as: .percent(0))

//: The deep network reads {{reader on the test}} of the test digits and {{reader on strangers}} of
//: the strangers. It beats softmax regression with {{wins on the test}} of five seeds on the test,
//: which a coin would match with a chance of {{coin on the test}}. On the strangers it is ahead
//: with {{wins on strangers}} of five, so there the hidden layers have not shown that they help.
//: Nearest neighbor, which keeps all 1,000 pictures, is clearly ahead of both on the strangers; its
//: lead of {{digits of a lead}} test digits over the network decides nothing. On its own training
//: digits the network is right {{reader on training}} of the time; the gap is the subject of
//: chapter 6.
//:
//: By nudging, the {{steps of the reader}} steps for {{parameters of the reader}} parameters would
//: have taken {{evaluations it would have taken}} evaluations of the loss.
//:
//: - Experiment: Set `rateFactor = 10` and train with ten times the chosen rate of
//:   {{rate of the reader}}, with which the network reaches {{reader on the test}} on the test
//:   digits. What will the accuracy be, and what becomes of its second layer, of whose outputs
//:   {{active ReLUs}} are above 0 now?
//: - Outcome: {{experiment: reader on the test}}, and {{experiment: active ReLUs}} of the outputs are
//:   above 0. Steps of this length silenced the second layer, although each of them followed a right
//:   gradient, because backpropagation says which way is down and not how far to go.

//: ## True or false?
//:
//: - Claim: Backpropagation is another name for gradient descent.
//: - False: Backpropagation finds the gradient. What is done with it is another matter: gradient
//:   descent makes a step against it, and so do the other methods of chapter 6. Chapter 3 had gradient
//:   descent without backpropagation.
//: - Claim: Large networks can be trained without backpropagation.
//: - True: Evolution strategies, for example, try many random changes of all parameters at once and
//:   follow the better ones, and networks with about a million parameters have learned that way
//:   (Salimans and others, 2017). It takes far more evaluations of the network.
//: - Claim: A gradient check passes, so the network will learn.
//: - False: A right gradient can still be a vanishing one, and any gradient can be used with a
//:   learning rate that is too large. The check says only that the formulas are right.
//: - Claim: The inputs of a network have gradients as well as its weights.
//: - True: {{figure unit}} has one for x. Training does not need it, since inputs are not moved, but
//:   chapter 7 uses it to make a picture that fools a network.

//: ## Your turn
//:
//: With your nine exercises, your gradients match the published example, pass a check by your own
//: relative error, and teach the network 64-64-32-10 to read. Your search finds the layer in which
//: we forget a slope, and your tape walks back by itself. In the files below, dL/dw stands for what
//: this page writes as $`\partial L / \partial w`$. Keep `swift run course watch 5` open beside your
//: editor: it names the file to open, gives the verdict each time you save, and goes on to the next
//: exercise by itself. `swift run course test 5` judges all of them once, and
//: `swift run course hint 5.1` helps when you are stuck.

yourTurn(with: "5.1", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7", "5.8", "5.9") {
  // The published example, with your two layers.
  let slopes = twoLayerGradient(
    Matrix([[0.05, 0.10]]), targets: Matrix([[0.01, 0.99]]),
    hiddenWeights: Matrix([[0.15, 0.25], [0.20, 0.30]]), hiddenBias: Matrix([[0.35, 0.35]]),
    outputWeights: Matrix([[0.40, 0.50], [0.45, 0.55]]), outputBias: Matrix([[0.60, 0.60]]))
  show(0.4 - 0.5 * slopes.outputWeights[0, 0], "your new w₅", as: .fixed(7))
  let onGraph = graphGradient(x: 2, y: 3, z: -5)
  show([onGraph.x, onGraph.y, onGraph.z], "your gradients on the graph of exercise 5.1")

  // A unit with tanh on your tape, walked back by you.
  let weight = Value(0.5)
  BackpropExercises.backward(from: BackpropExercises.tanh(weight * Value(2) + Value(-1)))
  show(weight.gradient, "slope of tanh(2w − 1) along w, from your tape")

  // Your layers on the way back.
  @MainActor func yourGradient(_ net: DeepNet, _ batch: Dataset) -> [Matrix] {
    let A = net.forward(batch.inputs)
    var G = BackpropExercises.crossEntropyGradient(scores: A[3], targets: batch.targets)
    var gradients: [Matrix] = []
    for l in [2, 1, 0] {
      let back = denseBackward(G, inputs: A[l], weights: net.W[l])
      gradients = [back.weights, back.bias] + gradients
      if l > 0 { G = Activation.relu.backward(back.inputs, output: A[l]) }
    }
    return gradients
  }
  var net = readerNet([64, 64, 32, 10], seed: options.seed())
  let nudged = numericalGradient(at: net.W[2]) {
    var moved = net
    moved.W[2] = $0
    return moved.loss(on: twentyOfTen)
  }
  show(
    BackpropExercises.relativeError(
      yourGradient(net, twentyOfTen)[4].elements, nudged.elements),
    "your gradient against nudges, by your relative error", as: .significant(1))
  var random = SplitMix64(seed: options.seed())
  for epoch in 0..<10 {
    let order = random.permutation(of: training.count)
    for first in stride(from: 0, to: order.count, by: 32) {
      let batch = training.subset(Array(order[first..<min(first + 32, order.count)]))
      net.step(against: yourGradient(net, batch), rate: epoch < 8 ? 0.3 : 0.03)
    }
  }
  show(net.accuracy(on: test), "test accuracy after 10 epochs of your backprop", as: .percent(1))

  // Your search for a liar: three layers with tanh, one of which forgets its slope.
  let checked = (0..<3).map { place in
    CheckedLayer(
      forward: { Activation.tanh($0) },
      backward: { inputs, gradient in
        place == 2
          ? gradient : Activation.tanh.backward(gradient, output: Activation.tanh(inputs))
      })
  }
  let liar = lyingLayer(in: checked, inputs: Matrix([[0.5, -1], [1.5, 0.25]]))
  show(liar.map { "layer \($0 + 1)" } ?? "none", "the layer that lies, by your check")
  let back = normalizationBackward(
    Matrix([[4, 0]]), inputs: Matrix([[1, 3]]), epsilon: 1)
  show(back, "your gradient through the layer of exercise 5.9")
}

//: You can now get the gradient of any network for at most about three forward passes. We chose
//: the learning rate by trying, and took the plainest steps there are. Better ones are the subject
//: of chapter 6.

//: ## Where this comes from
//:
//: - ["Taylor expansion of the accumulated rounding error"](https://doi.org/10.1007/BF01931367), Seppo Linnainmaa, BIT, 1976, from his thesis of 1970: the walk back through a calculation.
//: - ["Learning representations by back-propagating errors"](https://doi.org/10.1038/323533a0), David Rumelhart, Geoffrey Hinton and Ronald Williams, Nature, 1986; before them Paul Werbos, *Beyond Regression*, 1974: backpropagation for networks.
//: - ["A simple automatic derivative evaluation program"](https://doi.org/10.1145/355586.364791), Robert Wengert, Communications of the ACM, 1964: the list of steps that we call a tape.
//: - ["A Step by Step Backpropagation Example"](https://mattmazur.com/2015/03/17/a-step-by-step-backpropagation-example/), Matt Mazur, 2015.
//: - ["Backpropagation, step by step"](https://www.3blue1brown.com/lessons/backpropagation), 3Blue1Brown, 2017: what one sample wants.
//: - [*Neural Networks and Deep Learning*](https://neuralnetworksanddeeplearning.com), Michael Nielsen, 2015, chapters 2, 3 and 5.
//: - [micrograd](https://github.com/karpathy/micrograd), Andrej Karpathy, 2020: scalar automatic differentiation on a graph of objects in a hundred lines, which exercise 5.7 resembles.
//: - ["On the difficulty of training recurrent neural networks"](https://arxiv.org/abs/1211.5063), Razvan Pascanu, Tomas Mikolov and Yoshua Bengio, 2013: clipping.
//: - ["Batch normalization"](https://arxiv.org/abs/1502.03167), Sergey Ioffe and Christian Szegedy, 2015.
//: - ["Deep residual learning for image recognition"](https://arxiv.org/abs/1512.03385), Kaiming He, Xiangyu Zhang, Shaoqing Ren and Jian Sun, 2015: shortcuts.
//: - ["Evolution strategies as a scalable alternative to reinforcement learning"](https://arxiv.org/abs/1703.03864), Tim Salimans and others, 2017: large networks trained without backpropagation.
//: - *Introduction to Deep Learning with Python: from concept to code*: how gradients fail.
//: - [Course notes on Andrew Ng's *Neural Networks and Deep Learning*](https://www.coursera.org/learn/neural-networks-deep-learning): computation graph, gradient formulas.
//: - *Intro to Neural Networks*, a notebook on the 8 × 8 digits: when to update.

finish()
