import Datasets
import Foundation
import Narration
import NeuralNetworks
import OptimizersChecks
import OptimizersExercises
import Plotting

let options = narrate(
  chapter: 6, "Optimizers: how weights move",
  exercises: [
    IterationsPerEpoch.exercise.answered(by: iterationsPerEpoch),
    MiniBatches.exercise.answered(
      by: MiniBatches.observing { miniBatches(samples: $0, batchSize: $1, using: &$2) }),
    SGDStep.exercise.answered(by: sgdStep),
    MomentumStep.exercise.answered(by: momentumStep),
    RMSPropStep.exercise.answered(by: rmsPropStep),
    AdamStep.exercise.answered(by: adamStep),
    WeightDecay.exercise.answered(by: weightDecayStep),
    EarlyStopping.exercise.answered(by: earlyStopping),
    CosineSchedule.exercise.answered(by: cosineRate),
  ])

//: Chapter 5 made gradients cheap: one pass back through a network gives the slope of the loss for
//: every weight and bias. This chapter is about what to do with them. After it you can choose a
//: learning rate and say what happens if it is wrong, choose a batch size, and tell steps
//: from epochs. You will build momentum, RMSProp and Adam in a few lines each, see
//: where each of them helps and where it does not, and compare them on the digits in a way that is
//: fair. At the end you will make a network learn nonsense by heart, and cure it in three ways.

//: ## Walking down a bowl
//:
//: A network has thousands of weights, and its loss can't be drawn. With two weights it can, as a
//: landscape: to the right the first weight, upward on the paper the second, and the height of the
//: ground is the loss. Training is a walk downhill. The simplest landscape is a bowl:
//:
//: ```math
//: J(w_1, w_2) = \tfrac{1}{2} \left( w_1^2 + 3 w_2^2 \right)
//: ```
//:
//: Its lowest place, the *minimum*, is at (0, 0). Its slopes are $`w_1`$ along the first weight and
//: $`3 w_2`$ along the second. (The half in front is there to make them so.) `Point` is a pair of
//: numbers, x and y; here they are the two weights.

/// A loss of two weights.
struct Landscape {
  let name: String
  let start: Point
  let loss: (Point) -> Double
  let slopes: (Point) -> Point  // along the first and along the second weight
}
let bowl = Landscape(
  name: "bowl", start: Point(-2, 1.5),
  loss: { 0.5 * ($0.x * $0.x + 3 * $0.y * $0.y) },
  slopes: { Point($0.x, 3 * $0.y) })
show(bowl.loss(bowl.start), "loss at the start", as: .fixed(3))
show([bowl.slopes(bowl.start).x, bowl.slopes(bowl.start).y], "slopes at the start")

//: *Gradient descent* is the step of chapter 1: each weight $`w`$ goes against its slope $`g`$, by
//: the learning rate $`\eta`$ times the slope.
//:
//: ```math
//: w \leftarrow w - \eta\, g
//: ```
//:
//: Every method of this chapter is such a rule for one weight: a slope comes in, and what is added
//: to the weight comes out. Some rules have a memory, and each weight has a memory of its own. So
//: we write a rule as a small type.

/// What is added to a weight, given the slope of the loss along it.
protocol StepRule {
  mutating func step(_ g: Double) -> Double
}

struct Descent: StepRule {
  let rate: Double
  func step(_ g: Double) -> Double { -rate * g }
}

/// The places that a walk passes through, the start first.
func walk(_ landscape: Landscape, steps: Int, by makeRule: () -> any StepRule) -> [Point] {
  var (first, second) = (makeRule(), makeRule())  // one for each weight
  var place = landscape.start
  var path = [place]
  while path.count <= steps, abs(place.x) < 1000, abs(place.y) < 1000 {
    let g = landscape.slopes(place)
    place = Point(place.x + first.step(g.x), place.y + second.step(g.y))
    path.append(place)
  }
  return path
}

let bowlRate = constant("bowlRate", 0.7, in: 0.001...0.9)
let bowlRates = [0.05, 0.5, Double(bowlRate)]
let bowlWalks = bowlRates.map { rate in walk(bowl, steps: 10) { Descent(rate: rate) } }
table(
  ["learning rate η", "after 1 step", "after 2", "after 3", "loss after 10 steps"],
  zip(bowlRates, bowlWalks).map { rate, path in
    [Float(rate).text]
      + path[1...3].map { "(\($0.x.text(as: .fixed(2))), \($0.y.text(as: .fixed(2))))" }
      + [bowl.loss(path[10]).text(as: .significant(2))]
  })
record(bowl.loss(bowlWalks[2][10]), "loss at the largest rate", as: .significant(2))

// Folded: how a landscape is drawn
func contours(
  of landscape: Landscape, x: ClosedRange<Double>, y: ClosedRange<Double>, levels: [Double]
) -> Mark {
  .contours(x: x, y: y, levels: levels, columns: 61, rows: 61, "loss") {
    landscape.loss(Point($0, $1))
  }
}
func map(
  of landscape: Landscape, x: ClosedRange<Double>, y: ClosedRange<Double>, levels: [Double],
  paths: [[Point]]
) -> Chart {
  Chart(
    x: Axis("w₁", range: x), y: Axis("w₂", range: y),
    [contours(of: landscape, x: x, y: y, levels: levels)] + paths.map { .path($0) })
}
let bowlLevels = [0.1, 0.5, 1.5, 3, 5, 8, 12, 17]

figure(
  "bowl",
  Panels(
    title: "Ten steps into a bowl", columns: 3,
    zip(["too small", "right", "too large"], zip(bowlRates, bowlWalks)).map { name, run in
      (
        "η = \(Float(run.0).text): \(name)",
        map(of: bowl, x: -3.5...3.5, y: -3.5...3.5, levels: bowlLevels, paths: [run.1])
      )
    }),
  caption:
    "The bowl from above, as on a hiking map: on each grey line the loss is the same, and the minimum is in the middle. Each dot is a step; the open circle is the start and the large dot the end; all walks start at the upper left. The first creeps, the second is nearly there, the third crosses the valley with every step, ends up higher than it started, and runs out of the map.",
  alt:
    "Three maps of oval rings. On the left a short curved path that stops well before the center. In the middle a path of few steps into the center. On the right a zigzag whose strokes across the center grow longer."
)

//: Look at the second weight. Its slope is $`3 w_2`$, so a step takes it to
//: $`w_2 - \eta \cdot 3 w_2 = (1 - 3\eta)\, w_2`$: **every step multiplies it by the same factor**.
//: With $`\eta = 0.05`$ that is 0.85, a slow shrinking. With 0.5 it is −0.5: across the valley, and
//: half as far away. With 0.7 it is −1.1: across the valley, and *farther* away, each time.
//:
//: In general, let $`c`$ be the *curvature* of a direction: how fast the slope grows as you go away
//: from the minimum; here 1 and 3. The factor is $`1 - \eta c`$, and the walk comes nearer if it
//: lies between −1 and 1:
//:
//: ```math
//: \lvert 1 - \eta c \rvert < 1 \quad\text{means}\quad \eta < \frac{2}{c}
//: ```
//:
//: For our bowl the limit is $`2 / 3`$. This answers a question that course notes on Andrew Ng's
//: lectures leave open. They say that a rate must not be too large, since the walk would
//: "overshoot" the minimum, and assume a "reasonable" one. Overshooting is not yet wrong: with 0.5
//: the second weight overshoots with every step, and arrives. Wrong is a rate above two over the
//: largest curvature.
//:
//: - Experiment: `bowlRate = 0.66`
//:   At a rate of 0.7, a little above the limit of 2/3, the loss is {{loss at the largest rate}}
//:   after ten steps; it began at {{loss at the start}}. What will it be at 0.66, a little below?
//:   Close to zero, or close to where it began?
//: - Outcome: {{experiment: loss at the largest rate}}. Just below the limit the walk does come
//:   nearer, but the second weight shrinks by a factor of only 0.98 a step. The best rate is not
//:   the largest that works. Here it is one half, where both weights shrink equally fast.

//: ## Hollows, saddles and ravines
//:
//: The loss of a network is no bowl. Three kinds of places can make the walk hard:

let twoHollows = Landscape(
  name: "two hollows", start: Point(1.7, 1.2),
  loss: { w in pow(w.x * w.x - 1, 2) + 0.3 * w.x + w.y * w.y },
  slopes: { w in Point(4 * w.x * (w.x * w.x - 1) + 0.3, 2 * w.y) })
let saddle = Landscape(
  name: "saddle", start: Point(-1.8, 0.001),
  loss: { w in 0.5 * w.x * w.x - 0.5 * w.y * w.y + 0.25 * pow(w.y, 4) },
  slopes: { w in Point(w.x, -w.y + pow(w.y, 3)) })

//: The third is a bowl that is 75 times as steep along one direction as along the other, a
//: *ravine*. Its long direction lies along the first weight, unless it is turned by an angle.

let ravineAngle = constant("ravineAngle", 0, in: -180...180)

/// A ravine with curvatures 1 and 75, turned counterclockwise by some degrees about the minimum.
func makeRavine(angle: Int) -> Landscape {
  let (c, s) = (cos(Double(angle) * .pi / 180), sin(Double(angle) * .pi / 180))
  return Landscape(
    name: "ravine", start: Point(-4 * c - s, -4 * s + c),
    loss: { w in
      let (along, across) = (c * w.x + s * w.y, -s * w.x + c * w.y)
      return 0.5 * (along * along + 75 * across * across)
    },
    slopes: { w in
      let (along, across) = (c * w.x + s * w.y, -s * w.x + c * w.y)
      return Point(c * along - s * 75 * across, s * along + c * 75 * across)
    })
}
let ravine = makeRavine(angle: ravineAngle)

let leftStart = Landscape(
  name: "", start: Point(-0.1, 1.4), loss: twoHollows.loss, slopes: twoHollows.slopes)
let hollowWalks = [twoHollows, leftStart].map { walk($0, steps: 40) { Descent(rate: 0.05) } }
let saddleWalk = walk(saddle, steps: 120) { Descent(rate: 0.1) }
let ravineWalk = walk(ravine, steps: 40) { Descent(rate: 0.025) }

record(twoHollows.loss(hollowWalks[0].last ?? Point(0, 0)), "right hollow", as: .fixed(2))
record(twoHollows.loss(hollowWalks[1].last ?? Point(0, 0)), "left hollow", as: .fixed(2))
/// The angle between two directions, in degrees.
func angle(_ a: Point, _ b: Point) -> Double {
  let lengths = ((a.x * a.x + a.y * a.y) * (b.x * b.x + b.y * b.y)).squareRoot()
  return acos((a.x * b.x + a.y * b.y) / lengths) * 180 / .pi
}
// The way to (0, 0) is minus the place, so both signs can be left out.
record(angle(ravine.slopes(ravine.start), ravine.start), "angle at the start", as: .fixed(0))
record(
  saddleWalk.count { abs($0.x) < 0.1 && abs($0.y) < 0.1 }, "steps near the saddle")

figure(
  "places",
  Panels(
    title: "Places where a walk is hard", columns: 3,
    [
      (
        "two hollows",
        map(
          of: twoHollows, x: -2...2, y: -2...2,
          levels: [-0.25, 0, 0.25, 0.5, 1, 1.5, 2.5, 4, 6, 9], paths: hollowWalks)
      ),
      (
        "a saddle",
        map(
          of: saddle, x: -2...2, y: -2...2,
          levels: [-0.2, -0.1, -0.02, 0.02, 0.15, 0.4, 0.8, 1.4, 2.2, 3], paths: [saddleWalk])
      ),
      (
        "a ravine",
        map(
          of: ravine, x: -5...5, y: -2...2, levels: [1, 5, 15, 40, 80, 130],
          paths: [ravineWalk])
      ),
    ]),
  caption:
    "Gradient descent in three landscapes. Left: two walks end in two hollows, of which the left one is deeper. Middle: from the left, the walk heads for the saddle in the middle, where the ground is flat, and leaves it upward, into a hollow. Right: in the ravine the slope points across, and the walk goes to and fro.",
  alt:
    "Three maps. On the left two separate sets of rings and a path into each. In the middle a path that runs straight to the center and turns off at a right angle. On the right narrow rings and a path that zigzags along them."
)

//: - **A local minimum** is lower than its surroundings, though another place may be lower still,
//:   the *global* minimum. Gradient descent goes downhill from where it stands, so its start
//:   decides where it ends: here at a loss of {{right hollow}} or {{left hollow}}.
//: - **A saddle** is flat, but no minimum: up in one direction, down in another, like the place on
//:   a horse. Its slopes are zero, so the walk lingers: {{steps near the saddle}} steps in a row
//:   lie within 0.1 of it. It gets away, because the ground falls a little on each side.
//: - **A ravine** is steep across and gentle along. The limit for the rate comes from the steep
//:   direction: $`2 / 75`$, about 0.027. With such a rate the gentle one shrinks by a factor of
//:   0.973 a step: hardly.

//: An introduction that this course follows says that stochastic gradient descent, of which more
//: below, takes "a step in the optimal direction". In a ravine you see what the negative gradient
//: is: the direction that is steepest *here*. The minimum lies elsewhere: at the start of the
//: ravine, the way to it is at an angle of {{angle at the start}} degrees to the negative gradient.
//:
//: ### Which of them is the trouble?
//:
//: Most people fear the local minima. Here is a thought against it. Where the slopes are zero, the
//: loss may bend up or down along each direction. A minimum has to bend up along *all* of them. If
//: it were a matter of tossing a coin for each direction, a flat place with 2 weights would be a
//: minimum with a chance of 1 in 4, and one with 30 weights with a chance of 1 in a billion. All
//: others that are not hilltops are saddles. The bends of a real loss are no coins, but the
//: direction of the argument holds: among many weights, saddles are common and bad minima rare.
//:
//: Evidence is better than an argument. Chapter 3's networks with two hidden units got stuck now
//: and then. So train networks of different widths on the ten digits, ten seeds each, for 30
//: epochs, with Adam as in chapter 4, and look at the best and the worst loss on the training
//: digits. The digits are split as in chapter 2: 1,137 to learn from, 300 for choices (validation),
//: 360 for the test.

// Folded: the digits, and how a network for them is made and trained
let digits = stoppingOnFailure { try Digits8x8.inFileOrder().split(first: 1437) }
let (training, validation) = digits.training.dataset().split(first: 1137)
let test = digits.test.dataset()
let loss = Loss.categoricalCrossEntropy

/// Seeds that follow from the chapter's.
func seeds(_ count: Int) -> [UInt64] { (1...count).map { 100 * options.seed() + UInt64($0) } }

/// 64 pixels, one hidden layer of ReLUs, ten scores.
func network(hidden: Int, seed: UInt64) -> Sequential {
  var generator = SplitMix64(seed: seed)
  return Sequential(
    Dense(inputs: 64, units: hidden, activation: .relu, using: &generator),
    Dense(inputs: hidden, units: 10, using: &generator))
}

/// Trains a network; whether its loss stayed finite.
@discardableResult
func train(
  _ network: Sequential, on data: Dataset, by optimizer: any Optimizer,
  schedule: LearningRateSchedule = .constant, epochs: Int, batchSize: Int = 32, seed: UInt64,
  watching: Dataset? = nil,
  onStep: (Int) -> Void = { _ in }, onEpoch: (EpochReport) -> Void = { _ in }
) -> Bool {
  var generator = SplitMix64(seed: seed)  // draws the batches
  let plan = Training(
    loss: loss, optimizer: optimizer, schedule: schedule, epochs: epochs, batchSize: batchSize)
  do {
    try plan.run(
      network, on: data, validation: watching, using: &generator,
      onEpoch: { onEpoch($0) }, onStep: { step, _ in onStep(step) })
    return true
  } catch {
    return false
  }
}
func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
func span(_ values: [Double], as format: Format) -> String {
  (values.min() ?? 0).text(as: format) + " to " + (values.max() ?? 0).text(as: format)
}

let widths = [2, 4, 8, 32]
let lossesOfWidths = progress("Ten seeds, four widths") { bar in
  widths.enumerated().map { index, width in
    seeds(10).enumerated().map { run, seed -> Double in
      let network = network(hidden: width, seed: seed)
      train(network, on: training, by: Adam(learningRate: 0.01), epochs: 30, seed: seed)
      bar.update(to: Double(10 * index + run + 1) / 40)
      return evaluate(network, on: training, loss: loss).loss
    }
  }
}
table(
  ["hidden units", "lowest training loss of ten", "highest"],
  zip(widths, lossesOfWidths).map { width, losses in
    [
      width.text, (losses.min() ?? 0).text(as: .fixed(3)),
      (losses.max() ?? 0).text(as: .fixed(3)),
    ]
  })
record(lossesOfWidths[3].max() ?? 0, "highest loss with 32", as: .fixed(3))

//: With two units, where a walk ends is a matter of luck. (2.303 would be a network that knows
//: nothing, as chapter 4 showed; two dead ReLUs leave no more. That is a
//: flat place, not a hollow.) With 32 units the worst of ten
//: seeds has a loss of {{highest loss with 32}}: none of them was caught in a bad place. Networks
//: of useful size have many good places to end. How fast they get there is what the rest of the
//: chapter is about.

//: ## All samples, one, or a few
//:
//: Until now, one step looked at all training samples, or at some of them, as it happened to be
//: convenient. How many *should* it look at? Take a task whose landscape we can still draw: a line
//: through 64 points. One unit without an activation, $`p = w x + b`$, one weight, one bias, and
//: the loss of a sample is half the squared error, $`\tfrac{1}{2} (p - t)^2`$. Its slope is
//: $`(p - t)\, x`$ for the weight and $`p - t`$ for the bias: the same form as in chapter 1.

var generator = SplitMix64(seed: options.seed())
let cloud = (0..<64).map { _ in
  let x = Double(generator.nextNormal())
  return Point(x, 0.8 * x - 0.3 + 0.5 * Double(generator.nextNormal()))  // (x, t)
}

/// The loss of a line, w to the right and b upward, averaged over some of the points.
func lineFit(_ points: [Point]) -> Landscape {
  func error(_ line: Point, _ point: Point) -> Double { line.x * point.x + line.y - point.y }
  return Landscape(
    name: "line", start: Point(-1, 1.5),
    loss: { line in
      mean(points.map { 0.5 * error(line, $0) * error(line, $0) })
    },
    slopes: { line in
      Point(
        mean(points.map { error(line, $0) * $0.x }), mean(points.map { error(line, $0) }))
    })
}

//: A set of samples that makes a step together is a *batch*. `batches` puts all samples in a random
//: order and cuts it, so that each sample is used once.

func batches(of size: Int) -> [ArraySlice<Point>] {
  let order = generator.permutation(of: cloud.count).map { cloud[$0] }
  return stride(from: 0, to: order.count, by: size).map {
    order[$0..<min($0 + size, order.count)]
  }
}

/// Goes through all points several times, with a step of gradient descent for each batch.
func fit(batchSize: Int, passes: Int, rate: (Int) -> Double) -> [Point] {
  var line = Point(-1, 1.5)
  var path = [line]
  for _ in 0..<passes {
    for batch in batches(of: batchSize) {
      let g = lineFit(Array(batch)).slopes(line)
      line = Point(line.x - rate(path.count) * g.x, line.y - rate(path.count) * g.y)
      path.append(line)
    }
  }
  return path
}

let batchSizes = [64, 8, 1]
let batchNames = ["all 64 samples", "8 samples", "1 sample"]
let fits = batchSizes.map { size in fit(batchSize: size, passes: 8) { _ in 0.2 } }
let bestLine = fit(batchSize: 64, passes: 400) { _ in 0.5 }.last ?? Point(0, 0)
func missBy(_ line: Point) -> Double {
  ((line.x - bestLine.x) * (line.x - bestLine.x) + (line.y - bestLine.y) * (line.y - bestLine.y))
    .squareRoot()
}
let wholeFit = lineFit(cloud)
let fitContours = contours(
  of: wholeFit, x: -1.5...2, y: -1.5...2, levels: [0.15, 0.25, 0.5, 1, 1.6, 2.4, 3.4, 4.6])

figure(
  "batches-paths",
  Panels(
    title: "Eight times through 64 samples", columns: 3,
    zip(zip(batchNames, batchSizes), fits).map { batch, path in
      (
        batch.0,
        Chart(
          x: Axis("weight w", range: -1.5...2), y: Axis("bias b", range: -1.5...2),
          [fitContours, .path(path)])
      )
    }),
  caption:
    "The same task, the same learning rate of 0.2, the same number of samples seen; grey lines are the loss over all 64 samples. With all samples a step, the path is smooth, but there are only 8 steps. With 8 samples there are 64 steps, a little unsteady. With a single sample there are 512; they reach the minimum early and then wander about it.",
  alt:
    "Three maps of the same round rings. On the left a short smooth path that stops on its way to the center. In the middle a longer, slightly jagged path into the center. On the right a jagged path whose end is a tangle about the center."
)

table(
  ["samples in a batch", "steps", "distance from the minimum after 1 pass", "after 8 passes"],
  zip(batchSizes, fits).map { size, path in
    [size.text, (path.count - 1).text]
      + [(path.count - 1) / 8, path.count - 1].map { missBy(path[$0]).text(as: .fixed(3)) }
  })

//: The three have names, and two of the texts that this course follows mix them up:
//:
//: - **Full batch**, or (classic) *batch gradient descent*: all samples, one step.
//: - ***Stochastic gradient descent***, SGD, in the strict sense: one sample, one step. Stochastic
//:   means: by chance. An introduction calls it "stumbling gradient descent", and you can see why.
//:   (It also says that the one who takes all samples "knows the route" to the minimum. He does
//:   not; he knows the slope under his feet exactly.)
//: - **Mini-batch**: some samples, one step. This is what is used nearly everywhere. It is mostly
//:   called SGD, too, and a mini-batch mostly just a batch. So do we from here on.
//:
//: - Question: The notebook asks *when* to update the weights. It says: after all the data, or
//:   after each batch ("batch gradient descent"), or after each point. What is wrong with the name?
//: - Answer: Batch gradient descent is the first of the three, the one that waits for all data. The
//:   second is mini-batch gradient descent. And waiting for all data is not the standard: with
//:   mini-batches, the weights move after every batch.
//:
//: - Question: The same notebook says that a network "generally does not accept the entire dataset
//:   all at once". Does it not?
//: - Answer: It does. The left path used all 64, and chapter 1's unit used 1,437 for each step. It
//:   is our choice not to, because more steps for the same work mostly serve better. With millions
//:   of pictures there is a second reason: they do not fit in memory at once.
//:
//: - Question: If a batch has 8 samples instead of one, is the step 8 times as long?
//: - Answer: No. The gradient is the average over the batch, not the sum, so its size hardly
//:   changes. What changes is how far chance throws it off.

//: ### How much chance there is in a batch
//:
//: The gradient of a batch is an estimate of the gradient over all samples. How good is it? Take an
//: untrained network for the ten digits and compare: the distance between the two gradients,
//: divided by the length of the true one, averaged over 40 random batches. (Here a batch may
//: contain a sample twice, which keeps the arithmetic plain.)

/// The gradient for some samples: all parameters in one list.
func gradient(_ network: Sequential, _ data: Dataset) -> Matrix {
  let scores = network.forward(data.inputs)
  _ = network.backward(loss.gradient(scores, targets: data.targets))
  let numbers = network.parameters.flatMap { $0.gradient.elements }
  return Matrix(rows: 1, columns: numbers.count, elements: numbers)
}
func length(_ vector: Matrix) -> Double { (vector * vector).sum().squareRoot() }

let untrained = network(hidden: 32, seed: seeds(1)[0])
let trueGradient = gradient(untrained, training)
let noiseSizes = [1, 4, 16, 64, 256]
let noise = noiseSizes.map { size in
  mean(
    (0..<40).map { _ in
      let batch = (0..<size).map { _ in generator.nextInteger(below: training.count) }
      return length(gradient(untrained, training.subset(batch)) - trueGradient)
        / length(trueGradient)
    })
}
table(
  ["samples in a batch", "error of the gradient"],
  zip(noiseSizes, noise).map { [$0.text, $1.text(as: .percent(0))] })

figure(
  "noise",
  Chart(
    title: "Four times the samples, half the error",
    x: Axis("samples in a batch", scale: .logarithmic),
    y: Axis("error of the gradient (%)", scale: .logarithmic),
    [
      .points(x: noiseSizes.map(Double.init), y: noise.map { 100 * $0 }, "measured"),
      .line(
        [Point(1, 100 * noise[0]), Point(256, 100 * noise[0] / 16)],
        "divided by the root of the size"),
    ]),
  caption:
    "How far the gradient of a random batch is from that of all training digits, in percent of its length. Both scales are logarithmic. The line falls with one over the root of the batch size.",
  alt: "Five points on a straight falling line, from several hundred percent down to some tens."
)

//: A single sample points almost anywhere: its error is larger than the gradient itself. The error
//: falls with the *square root* of the batch size. Four times the work for a step makes it only
//: twice as exact. That is the reason why small batches pay: an exact step is worth less than many
//: rough ones. And it is the reason why batches of one do not always pay: a step of 32 samples
//: takes less than 32 times as long as one of a single sample, because a matrix product does them
//: together (chapter 4).

//: ## Iterations and epochs
//:
//: Words that are easily mixed up:
//:
//: - A **step** or **iteration**, two words for one thing, is one update of the weights: one batch
//:   forward, one pass back.
//: - An **epoch** is one pass through all training samples.
//: - The **batch size** is the number of samples in a batch. Samples divided by the batch size,
//:   rounded up, is the number of iterations in an epoch.
//:
//: The first two rows are the examples of an introduction and of the notebook. The others are our
//: digits. Where the samples do not fill the last batch, it is smaller.

func iterations(_ samples: Int, _ batchSize: Int) -> Int {
  Int((Double(samples) / Double(batchSize)).rounded(.up))
}
let counts = [(1_000_000, 10_000), (2000, 500), (1437, 32), (1137, 32), (1137, 1137), (1137, 1)]
table(
  ["samples", "batch size", "iterations in an epoch", "samples in the last batch"],
  counts.map { samples, size in
    let count = iterations(samples, size)
    return [samples, size, count, samples - (count - 1) * size].map { $0.text(as: .integer) }
  })
record(iterations(1137, 32), "iterations")

//: (The gradient of the last batch is an average over fewer samples, so each of them counts a
//: little more. With a new order in each epoch, this evens out.)
//:
//: So "ten epochs" says little unless you know the batch size: ten steps, or {{iterations}} · 10,
//: or more than eleven thousand. Let us measure what it says. A comparison needs rules; they are
//: those of chapter 2. Each contender learns with the same data, the same network of 32 hidden
//: units, the same five seeds, for the same number of epochs. It has its own learning rate, the
//: best of the same eight rates on the *validation* digits. The test digits are looked at with the
//: chosen rate only.

let rates: [Float] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3]
let epochs = constant("epochs", 10, in: 1...30)

struct Contender {
  let name: String
  let batchSize: Int
  let optimizer: (_ rate: Float) -> any Optimizer
}

/// Five networks that differ in their seeds.
struct Entry {
  let rate: Float
  var validationLosses: [Double] = []
  var testAccuracies: [Double] = []
  var curves: [[Double]] = []  // the validation loss after the steps that were asked for

  var validationLoss: Double { mean(validationLosses) }
}

/// Trains five networks. Without steps to look at, the test digits are left alone.
func enter(_ contender: Contender, rate: Float, lookingAt looks: [Int] = []) -> Entry {
  var entry = Entry(rate: rate)
  for seed in seeds(5) {
    let network = network(hidden: 32, seed: seed)
    var curve: [Double] = []
    let isFinite = train(
      network, on: training, by: contender.optimizer(rate), epochs: epochs,
      batchSize: contender.batchSize, seed: seed,
      onStep: { step in
        guard curve.count < looks.count, step == looks[curve.count] else { return }
        curve.append(evaluate(network, on: validation, loss: loss).loss)
      })
    entry.validationLosses.append(
      isFinite ? evaluate(network, on: validation, loss: loss).loss : .infinity)
    if !looks.isEmpty {
      entry.testAccuracies.append(evaluate(network, on: test, loss: loss).accuracy ?? 0)
    }
    entry.curves.append(curve)
  }
  return entry
}

//: Three contenders differ in nothing but the batch size. (Three more wait for their turn below.)

let contenders = [
  Contender(name: "SGD, all samples", batchSize: 1137) { SGD(learningRate: $0) },
  Contender(name: "SGD, one sample", batchSize: 1) { SGD(learningRate: $0) },
  Contender(name: "SGD, 32 samples", batchSize: 32) { SGD(learningRate: $0) },
  Contender(name: "Momentum", batchSize: 32) { Momentum(learningRate: $0) },
  Contender(name: "RMSProp", batchSize: 32) { RMSProp(learningRate: $0) },
  Contender(name: "Adam", batchSize: 32) { Adam(learningRate: $0) },
]
let entries = progress("Six contenders, eight rates, five seeds") { bar in
  contenders.enumerated().map { index, contender in
    rates.enumerated().map { place, rate in
      bar.update(to: Double(8 * index + place) / 48)
      return enter(contender, rate: rate)
    }
  }
}

//: The best rate of each, and then once more with this rate, with a look at the validation loss on
//: the way: at first after each step, then ever more rarely, down to nine times an epoch.

// Folded: when we look, and how the figures are drawn

/// The numbers of the steps at which we look: 1, 2, 3 … each about a fifth larger than the last,
/// until a ninth of an epoch lies between two.
func looks(_ contender: Contender) -> [Int] {
  let perEpoch = iterations(training.count, contender.batchSize)
  let last = epochs * perEpoch
  var steps = [1]
  while let step = steps.last, step < last {
    steps.append(min(last, step + max(1, min(1 + step / 5, perEpoch / 9))))
  }
  return steps
}
let best = zip(contenders, entries).map { contender, entries in
  let rate = (entries.min { $0.validationLoss < $1.validationLoss } ?? entries[0]).rate
  return enter(contender, rate: rate, lookingAt: looks(contender))
}

/// The mean of the five curves.
func meanCurve(_ entry: Entry) -> [Double] {
  entry.curves[0].indices.map { look in
    mean(entry.curves.map { look < $0.count ? $0[look] : .infinity })
  }
}

/// The validation loss of a contender after its first epoch.
func afterFirstEpoch(_ index: Int) -> Double {
  let perEpoch = iterations(training.count, contenders[index].batchSize)
  let look = looks(contenders[index]).lastIndex { $0 <= perEpoch } ?? 0
  return meanCurve(best[index])[look]
}

/// How many samples have been seen after a number of steps.
func samplesSeen(_ steps: Int, _ contender: Contender) -> Int {
  let perEpoch = iterations(training.count, contender.batchSize)
  let rest = min(steps % perEpoch * contender.batchSize, training.count)
  return steps / perEpoch * training.count + rest
}

/// The validation loss of some contenders, by step and by samples seen.
func progressCharts(
  _ chosen: [Int], from first: (step: Double, samples: Double) = (1, 1)
) -> [(title: String, drawing: any Drawing)] {
  func chart(_ x: String, from low: Double, _ count: (Int, Contender) -> Int) -> Chart {
    Chart(
      x: Axis(x, scale: .logarithmic, range: low...12_000),
      y: Axis("validation loss", scale: .logarithmic, range: 0.1...3),
      chosen.map { index in
        let contender = contenders[index]
        return .line(
          x: looks(contender).map { Double(count($0, contender)) }, y: meanCurve(best[index]),
          contender.name)
      })
  }
  return [
    ("by step", chart("step", from: first.step) { step, _ in step }),
    ("by samples seen", chart("samples seen", from: first.samples) { samplesSeen($0, $1) }),
  ]
}

figure(
  "batches",
  Panels(
    title: "The same runs, counted in two ways", columns: 2, sharedLegend: true,
    progressCharts([0, 2, 1])),
  caption:
    "Validation loss for three batch sizes, each at its best rate, the mean of five seeds; all scales are logarithmic. Counted in steps, the full batch does well with its large rate, but it has few steps. Counted in samples seen, which is about the work done, small batches are far ahead.",
  alt:
    "Two plots of three falling lines. On the left, over steps, the line of the full batch falls first and ends early; that of one sample falls last and goes on longest. On the right, over samples seen, the order is reversed."
)

table(
  [
    "a step sees", "best rate", "steps", "validation loss after about one epoch", "at the end",
    "test accuracy, five seeds",
  ],
  [0, 2, 1].map { index in
    [
      contenders[index].name, best[index].rate.text,
      (looks(contenders[index]).last ?? 0).text(as: .integer),
      afterFirstEpoch(index).text(as: .fixed(2)), best[index].validationLoss.text(as: .fixed(3)),
      span(best[index].testAccuracies, as: .percent(1)),
    ]
  })

//: Per *step* the full batch does well: its exact gradient lets it use a large rate. (At one and
//: the same rate nobody would be ahead at first: on average the three gradients are equal.) Per
//: *sample* it is the worst, as it makes one step where the others make {{iterations}} or 1,137. A
//: figure that compares methods "by epoch" or "by step" has chosen a winner already if their batch
//: sizes differ. Ask what the axis counts.
//:
//: Note the best rates in the table: a single sample needs the smallest. Exact steps may be longer.
//:
//: - Question: The notebook says: "one epoch is NOT enough to see significant error reduction".
//:   What does the table say?
//: - Answer: It depends on how many steps an epoch has. A network that knows nothing has a loss of
//:   2.3. With the full batch an epoch is one step, and hardly anything has happened. With one
//:   sample a step, most of the way is done after one epoch.
//:
//: How long an epoch takes is another matter. Your terminal shows the milliseconds for ten epochs
//: on your machine:

let clock = ContinuousClock()
for index in [0, 2, 1] {
  let contender = contenders[index]
  let time = clock.measure {
    train(
      network(hidden: 32, seed: 1), on: training, by: contender.optimizer(0.01), epochs: 10,
      batchSize: contender.batchSize, seed: 1)
  }
  showInTerminal(
    time / Duration.milliseconds(1), "milliseconds for ten epochs, \(contender.name)",
    as: .fixed(1))
}

//: (They are shown in the terminal only, as they differ from machine to machine.) Batches of one
//: take several times as long as batches of 32, for the same number of samples. The full batch is
//: no faster than batches of 32: these are large enough to keep the processor busy. So 32 gets
//: both: many steps, and little time for each.

//: ## Four ways through a ravine
//:
//: Batches make steps cheap. But the ravine of {{figure places}} remains: a rate that is safe
//: across it is too small along it. Three ideas help.
//:
//: ### Momentum: remember the direction
//:
//: Across the ravine the slope changes its sign with every step. Along it the sign stays the same.
//: So let the slopes add up: what agrees grows, what disagrees cancels. *Momentum* gives each
//: weight a *velocity* $`v`$, keeps a share $`\mu`$ (the Greek letter mu, mostly 0.9) of it, and
//: adds the slope:
//:
//: ```math
//: v \leftarrow \mu v + g \qquad w \leftarrow w - \eta v
//: ```

struct MomentumRule: StepRule {
  let rate: Double
  var v = 0.0

  init(rate: Double) { self.rate = rate }

  mutating func step(_ g: Double) -> Double {
    v = 0.9 * v + g
    return -rate * v
  }
}

//: Feed it slopes of 1, always the same, and slopes of 1 and −1 in turn:

func velocities(_ slope: (Int) -> Double) -> [Double] {
  var rule = MomentumRule(rate: 1)
  return (0..<50).map { -rule.step(slope($0)) }
}
let agreeing = velocities { _ in 1 }
let alternating = velocities { $0.isMultiple(of: 2) ? 1 : -1 }
table(
  ["velocity after", "1 step", "2", "3", "10", "50"],
  [("slope 1, always", agreeing), ("1 and −1 in turn", alternating)].map { name, values in
    [name] + [1, 2, 3, 10, 50].map { values[$0 - 1].text(as: .fixed(2)) }
  })

//: Slopes that agree make the velocity ten times as large as a single one:
//: $`1 + 0.9 + 0.9^2 + \dots = 1 / (1 - 0.9) = 10`$. Slopes that alternate leave about half. So
//: with momentum, the gentle direction gets ten times the rate, and the zigzag is damped. (It also
//: means that a rate with momentum is not comparable with one without: it acts up to ten times as
//: large.)
//:
//: The memory has a price. A step now maps two numbers, a weight and its velocity, to two numbers.
//: In a bowl that has two factors in place of one $`1 - \eta c`$, and their product is always
//: $`\mu`$. So they can't both be smaller than $`\sqrt{\mu}`$. With 0.9 that is 0.949: swings
//: shrink by about 5% a step at most, whatever the rate.
//:
//: ### RMSProp: the same pace for all
//:
//: One rate does not fit a steep and a gentle direction. So give each weight its own: divide its
//: slope by the usual size of its slopes. *RMSProp* (root mean square propagation) keeps a running
//: mean $`s`$ of the squared slopes and divides by its root. A small $`\varepsilon`$ (epsilon)
//: keeps it from dividing by zero.
//:
//: ```math
//: s \leftarrow \rho s + (1 - \rho)\, g^2 \qquad w \leftarrow w - \frac{\eta\, g}{\sqrt{s} + \varepsilon}
//: ```
//:
//: With $`\rho`$ (rho) of 0.9, the mean forgets a tenth of itself at each step.

struct RMSPropRule: StepRule {
  let rate: Double
  var s = 0.0

  init(rate: Double) { self.rate = rate }

  mutating func step(_ g: Double) -> Double {
    s = 0.9 * s + 0.1 * g * g
    return -rate * g / (s.squareRoot() + 1e-8)
  }
}

//: Two weights, one whose slope is always 50, one whose slope is always 0.01. How far do they go,
//: with a rate of 0.1?

table(
  ["length of step", "1", "2", "3", "10", "50"],
  [50, 0.01].map { (slope: Double) in
    var rule = RMSPropRule(rate: 0.1)
    let lengths = (0..<50).map { _ in -rule.step(slope) }
    return ["slope \(slope.text)"] + [1, 2, 3, 10, 50].map { lengths[$0 - 1].text(as: .fixed(3)) }
  })

//: The same, although one slope is 5,000 times the other. The first steps are longer, because
//: $`s`$ starts at zero and is too small at first. Soon both go by about $`\eta`$ a step, in
//: the direction of their sign. That is a strength in a ravine, and a weakness at the goal: near
//: the minimum slopes are small, but the steps are not.
//:
//: ### Adam: both, and a correction
//:
//: *Adam* (from "adaptive moment estimation") keeps a running mean $`m`$ of the slopes, as momentum
//: does, and one of their squares, $`v`$, as RMSProp does. (In Adam's formulas $`v`$ is not the
//: velocity.) Its usual values are $`\beta_1 = 0.9`$ and $`\beta_2 = 0.999`$ (beta).
//:
//: ```math
//: m \leftarrow \beta_1 m + (1 - \beta_1)\, g \qquad v \leftarrow \beta_2 v + (1 - \beta_2)\, g^2
//: ```
//:
//: Both start at zero, so they are too small at first, as RMSProp's $`s`$ was. Take slopes of 1:
//: their mean should be 1, but after one step $`m`$ is 0.1. The share that it can have reached
//: after $`t`$ steps is $`1 - \beta_1^t`$, and Adam divides by it:
//:
//: ```math
//: \hat m = \frac{m}{1 - \beta_1^t} \qquad \hat v = \frac{v}{1 - \beta_2^t} \qquad
//: w \leftarrow w - \frac{\eta\, \hat m}{\sqrt{\hat v} + \varepsilon}
//: ```

struct AdamRule: StepRule {
  let rate: Double
  let corrects: Bool
  var m = 0.0
  var v = 0.0
  var t = 0.0

  init(rate: Double, corrects: Bool = true) {
    self.rate = rate
    self.corrects = corrects
  }

  mutating func step(_ g: Double) -> Double {
    t += 1
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    let mean = corrects ? m / (1 - pow(0.9, t)) : m
    let meanSquare = corrects ? v / (1 - pow(0.999, t)) : v
    return -rate * mean / (meanSquare.squareRoot() + 1e-8)
  }
}

//: - Question: Leave the correction out. $`m`$ and $`v`$ are both too small in the first steps. Are
//:   the first steps then too short or too long?
//: - Answer: Too long. The first m is a tenth of what it should be, but the first v is a thousandth
//:   of it, and its root about a thirtieth. A tenth divided by a thirtieth is about three.

let adamSteps = 3000
func stepLengths(slope: Double, corrects: Bool) -> [Double] {
  var rule = AdamRule(rate: 1, corrects: corrects)
  return (0..<adamSteps).map { _ in -rule.step(slope) }
}
let corrected = stepLengths(slope: 1, corrects: true)
let uncorrected = stepLengths(slope: 1, corrects: false)
table(
  ["length of step, in η", "1", "2", "3", "10", "100", "1,000"],
  [
    ("with correction", corrected), ("without", uncorrected),
    ("with correction, slopes of 1,000", stepLengths(slope: 1000, corrects: true)),
  ].map { name, lengths in
    [name] + [1, 2, 3, 10, 100, 1000].map { lengths[$0 - 1].text(as: .fixed(2)) }
  })
record(uncorrected.max() ?? 0, "longest step", as: .fixed(1))

figure(
  "correction",
  Chart(
    title: "Adam's steps when the slope stays the same", x: Axis("step", scale: .logarithmic),
    y: Axis("length of the step, in η", range: 0...8),
    [
      .line(corrected, from: 1, "with correction"), .line(uncorrected, from: 1, "without"),
    ]),
  caption:
    "With the correction, every step has the length of the learning rate. Without it the first steps are several times too long, and it takes thousands of steps until that has passed. The scale of the steps is logarithmic.",
  alt:
    "A level line at 1, and a curve that starts near 3, rises to between 6 and 7 after a dozen steps and comes down to 1 after thousands."
)

//: Without the correction the steps grow to {{longest step}} times the learning rate, just at the
//: start, when the network knows least. With it, the first step is the learning rate, whatever the
//: size of the slopes: multiply the loss by 1,000, and Adam does not notice.
//:
//: Before we use the rules, compare them with the library's `SGD`, `Momentum`, `RMSProp` and `Adam`
//: on the landscape that is next. Both get the same slopes.

let rosenbrock = Landscape(
  name: "Rosenbrock's valley", start: Point(-1.2, 1),
  loss: { w in pow(1 - w.x, 2) + 100 * pow(w.y - w.x * w.x, 2) },
  slopes: { w in
    Point(-2 * (1 - w.x) - 400 * w.x * (w.y - w.x * w.x), 200 * (w.y - w.x * w.x))
  })

struct Method {
  let name: String
  let rule: (Double) -> any StepRule
  let library: any Optimizer
}
let methods = [
  Method(name: "gradient descent", rule: { Descent(rate: $0) }, library: SGD(learningRate: 0.001)),
  Method(
    name: "momentum", rule: { MomentumRule(rate: $0) }, library: Momentum(learningRate: 0.001)),
  Method(
    name: "RMSProp", rule: { RMSPropRule(rate: $0) }, library: RMSProp(learningRate: 0.001)),
  Method(name: "Adam", rule: { AdamRule(rate: $0) }, library: Adam(learningRate: 0.001)),
]
let differences = methods.map { method in
  let path = walk(rosenbrock, steps: 100) { method.rule(0.001) }
  let weights = Parameter(
    name: "weights", value: Matrix([[Float(path[0].x), Float(path[0].y)]]), isDecayed: false)
  return path.dropLast().indices.map { index in
    let g = rosenbrock.slopes(path[index])
    weights.gradient = Matrix([[Float(g.x), Float(g.y)]])
    method.library.step([weights])
    let next = path[index + 1]
    return max(
      abs(Double(weights.value[0, 0]) - next.x), abs(Double(weights.value[0, 1]) - next.y))
  }.max() ?? 0
}
show(differences.max() ?? 0, "largest difference in 100 steps", as: .significant(1))

//: What remains is rounding. The library counts in `Float`, the rules in `Double`.

//: ### Four methods, three landscapes
//:
//: Rosenbrock's valley (1960) is a classic test: a ravine that bends. Its floor is easy to find and
//: nearly level; the minimum, at (1, 1), is far along it.
//:
//: ```math
//: J(w_1, w_2) = (1 - w_1)^2 + 100\, (w_2 - w_1^2)^2
//: ```
//:
//: Each method starts from the same place and gets its own rate: of 1, 2 and 5 in each power of
//: ten, from 0.0001 to 1, the one with which the loss gets below 0.001 soonest, *and stays there*.
//: After 2,000 steps we stop.

let tried =
  [0.0001, 0.001, 0.01, 0.1].flatMap { (power: Double) in [power, 2 * power, 5 * power] }
  + [1.0]
let mostSteps = 2000

/// The step from which on the loss of a path stays below 0.001; nothing if it does not.
func arrival(_ path: [Point], in landscape: Landscape) -> Int? {
  guard path.count == mostSteps + 1 else { return nil }  // It left the map.
  let last = path.lastIndex { landscape.loss($0) >= 0.001 } ?? -1
  return last == mostSteps ? nil : last + 1
}

struct Walk {
  let rate: Double
  let path: [Point]
  let steps: Int?
}
func bestWalk(_ landscape: Landscape, _ method: Method) -> Walk {
  let walks = tried.map { rate in
    let path = walk(landscape, steps: mostSteps) { method.rule(rate) }
    return Walk(rate: rate, path: path, steps: arrival(path, in: landscape))
  }
  func rank(_ walk: Walk) -> Double {
    // Those that do not arrive in time come last, in the order of their final loss.
    if let steps = walk.steps { return Double(steps) }
    let place = walk.path.last ?? landscape.start
    let end = landscape.loss(place)
    return walk.path.count > mostSteps && end.isFinite ? Double(mostSteps) + end : .infinity
  }
  return walks.min { rank($0) < rank($1) } ?? walks[0]
}

let landscapes = [bowl, ravine, rosenbrock]
let walks = landscapes.map { landscape in methods.map { bestWalk(landscape, $0) } }
func stepsText(_ walk: Walk) -> String { walk.steps?.text(as: .integer) ?? "more than 2,000" }
table(
  ["steps until the loss stays below 0.001 (best rate)"] + landscapes.map(\.name),
  methods.indices.map { method in
    [methods[method].name]
      + walks.map { stepsText($0[method]) + " (\(Float($0[method].rate).text))" }
  })
// Folded: values for the text, and how the three figures are drawn
for (index, method) in methods.enumerated() {
  record(stepsText(walks[1][index]), "\(method.name) in the ravine")
}
/// After how many steps a loss that shrinks by 0.9 a step (a swing by √0.9) is below 0.001.
func swingSteps(_ landscape: Landscape) -> Double {
  log(landscape.loss(landscape.start) / 0.001) / log(1 / 0.9)
}
record(swingSteps(bowl), "steps of a swing in the bowl", as: .fixed(0))
record(swingSteps(ravine), "steps of a swing in the ravine", as: .fixed(0))
record(Float(walks[1][1].rate), "momentum's rate in the ravine")
record(Float(walks[1][0].rate), "plain rate in the ravine")

/// The path until it arrives; of long ones, every tenth step after step 200.
func shown(_ walk: Walk) -> [Point] {
  let path = walk.path.prefix((walk.steps ?? mostSteps) + 1)
  return path.indices.filter { $0 < 200 || $0.isMultiple(of: 10) || $0 == path.count - 1 }
    .map { path[$0] }
}
func panels(
  _ landscape: Int, x: ClosedRange<Double>, y: ClosedRange<Double>, levels: [Double]
) -> [(title: String, drawing: any Drawing)] {
  zip(methods, walks[landscape]).map { method, walk in
    (
      "\(method.name), η = \(Float(walk.rate).text), \(walk.steps.map { "\($0) steps" } ?? "2,000+")",
      map(
        of: landscapes[landscape], x: x, y: y, levels: levels,
        paths: [shown(walk)])
    )
  }
}

figure(
  "four-bowl",
  Panels(
    title: "Four methods in the bowl", columns: 2,
    panels(0, x: -2.5...1.5, y: -1.5...2, levels: bowlLevels)),
  caption:
    "From the same start, each method at its best rate, drawn until its loss stays below 0.001. Above each map stand the rate and the number of steps. In a bowl gradient descent is hard to beat. Momentum and Adam swing past the minimum and come back. RMSProp goes straight, in short steps.",
  alt:
    "Four maps of oval rings, each with a path from the upper left to the center. That of gradient descent zigzags over the center line, that of RMSProp does not swing, those of momentum and Adam go round the center."
)

figure(
  "four-ravine",
  Panels(
    title: "Four methods in the ravine", columns: 2,
    panels(1, x: -5...3, y: -2...2, levels: [1, 4, 10, 25, 50, 90, 140])),
  caption:
    "From the same start, each method at its best rate, drawn until its loss stays below 0.001. Gradient descent zigzags between the walls, and then creeps along the floor. Momentum swings along. RMSProp and Adam set out diagonally, equally fast along both weights.",
  alt:
    "Four maps of long flat ovals. The path of gradient descent is a zigzag that narrows to a line along the floor. That of momentum is a wave. Those of RMSProp and Adam go diagonally down to the floor of the ravine."
)

figure(
  "four-rosenbrock",
  Panels(
    title: "Four methods in Rosenbrock's valley", columns: 2,
    panels(
      2, x: -2...2, y: -1...3, levels: [0.5, 3, 10, 30, 100, 300, 800])),
  caption:
    "From the same start, each method at its best rate, drawn until its loss stays below 0.001, or for 2,000 steps; after step 200 only every tenth step has a dot. The valley bends from the upper left through (0, 0) to the minimum at (1, 1). Gradient descent and momentum first jump to and fro between the walls, Adam a little; momentum shoots past the minimum and comes back. RMSProp gets near the minimum, but hops about it.",
  alt:
    "Four maps of a valley in the shape of a horseshoe. All four paths follow its floor from the upper left over the bottom to the right; those of gradient descent and momentum begin with a zigzag."
)

//: Read the table and the figures together.
//:
//: - **In the bowl** plain gradient descent is first by far. But mind what was tuned: the rates
//:   were, $`\mu`$ was not. With 0.9, swings shrink by 0.949 a step and the loss by 0.9, its
//:   square. From the start down to 0.001 that takes about {{steps of a swing in the bowl}} steps,
//:   however easy the bowl. Adam's $`\beta_1`$ is 0.9, too.
//: - **In the ravine** gradient descent needs {{gradient descent in the ravine}} steps, momentum
//:   {{momentum in the ravine}} and Adam {{Adam in the ravine}}. The same count gives about
//:   {{steps of a swing in the ravine}} for a swing. Momentum's rate looks small,
//:   {{momentum's rate in the ravine}} against {{plain rate in the ravine}}, but along the floor it
//:   acts ten times as large, and 0.9 is what limits it, not the rate.
//: - **In Rosenbrock's valley** momentum is first; gradient descent and RMSProp do not arrive in
//:   time. Nobody is best everywhere.
//: - **RMSProp** finds the right direction, but takes {{RMSProp in the ravine}} steps in the
//:   ravine. Its steps do not get shorter near the goal: it goes on in hops of $`\eta`$, half of it
//:   to either side of the minimum. In the ravine that is a loss of
//:   $`\tfrac{1}{2} \cdot 76 \cdot (\eta / 2)^2`$, which is below 0.001 only if $`\eta`$ is below
//:   0.0103. Hence its best rate of 0.01, and a small rate is slow. A rate that falls on the way
//:   would help; there is a section on that below.
//:
//: RMSProp and Adam divide the steep slopes by a large number and the gentle ones by a small one.
//: In {{figure four-ravine}} both set out diagonally: for them the ravine is a bowl. That works
//: because its walls run along the weights, and these methods look at each weight alone. Turn the
//: ravine by 45 degrees, and the slopes along both weights have the same usual size.
//:
//: - Experiment: `ravineAngle = 45`
//:   Gradient descent, momentum, RMSProp and Adam take {{gradient descent in the ravine}},
//:   {{momentum in the ravine}}, {{RMSProp in the ravine}} and {{Adam in the ravine}} steps in the
//:   ravine, each at its best rate. The turned ravine has the same shape, and the start
//:   turns with it. Which methods will notice?
//: - Outcome: Now they take {{experiment: gradient descent in the ravine}},
//:   {{experiment: momentum in the ravine}}, {{experiment: RMSProp in the ravine}} and
//:   {{experiment: Adam in the ravine}}, again each at its best rate. Gradient descent and momentum
//:   do not see the axes, and nothing changes for them. RMSProp and Adam lose what the axes gave
//:   them: RMSProp much, Adam less, since half of it is momentum. Adam was ahead of momentum and is
//:   now behind it.

//: ## On the digits: a fair comparison
//:
//: Landscapes of two weights show how a method works. Which is best for a network has to be
//: measured. The runs are done: they are the other contenders of the comparison above, all with
//: batches of 32, each with eight learning rates and five seeds.

figure(
  "rates",
  Chart(
    title: "Every method has its own best learning rate",
    x: Axis("learning rate", scale: .logarithmic),
    y: Axis("validation loss", scale: .logarithmic, range: 0.1...3),
    (2...5).map { index in
      .line(x: rates, y: entries[index].map(\.validationLoss), contenders[index].name)
    }),
  caption:
    "Validation loss after training, the mean of five seeds, for eight rates; both scales are logarithmic. Four valleys. Those of RMSProp and Adam lie at small rates, that of SGD at large ones, that of momentum at rates about ten times smaller than SGD's. A line that leaves the picture at the top has a loss above 3.",
  alt:
    "Four valley-shaped lines over learning rates from 0.001 to 3. SGD has its lowest part farthest to the right, RMSProp and Adam farthest to the left, momentum in between."
)

//: Hold a ruler upright at 0.01, and Adam beats SGD by far. Hold it at 1, and SGD beats Adam by
//: far. A comparison at one shared rate says nothing about the methods. Momentum's valley lies
//: at rates about ten times smaller than that of SGD, as the sum $`1 + 0.9 + 0.9^2 + \dots`$ lets
//: expect.
//:
//: So this is how to find a rate for a network of your own:
//:
//: 1. Choose the batch size first, 32 for example. The best rate depends on it.
//: 2. Train briefly with rates that differ by a factor of about three.
//: 3. Look for the valley in the validation loss. If the best rate is the first or the last that
//:    you tried, try further.
//: 4. Take the lowest, with several seeds if two are close. If the loss jumps up and down, go one
//:    smaller.
//: 5. If you change the batch size, the optimizer or the length of the training, begin again.
//:
//: Now each at its best rate. The last columns say after how many steps the validation loss was
//: below 0.3 for the first time, and how many samples had been seen in the mean. In brackets,
//: always, the lowest and the highest of the five seeds. (A run that never gets there counts with
//: all its steps.)

/// For each seed: after how many steps the validation loss was first below 0.3.
func stepsToGood(_ index: Int) -> [Int] {
  let steps = looks(contenders[index])
  return best[index].curves.map { curve in
    curve.firstIndex { $0 < 0.3 }.map { steps[$0] } ?? (steps.last ?? 0)
  }
}
func withSpan(_ values: [Double], as format: Format) -> String {
  mean(values).text(as: format) + " (" + span(values, as: format) + ")"
}
let compared = [1, 2, 3, 4, 5]
table(
  ["method", "best rate", "validation loss", "test accuracy", "steps to 0.3", "samples"],
  compared.map { index in
    let steps = stepsToGood(index)
    return [
      contenders[index].name, best[index].rate.text,
      withSpan(best[index].validationLosses, as: .fixed(3)),
      withSpan(best[index].testAccuracies, as: .percent(1)),
      withSpan(steps.map(Double.init), as: .integer),
      mean(steps.map { Double(samplesSeen($0, contenders[index])) }).text(as: .integer),
    ]
  })

figure(
  "optimizers",
  Panels(
    title: "Validation loss, each method at its best rate", columns: 2, sharedLegend: true,
    progressCharts([2, 3, 4, 5, 1], from: (10, 300))),
  caption:
    "The mean of five seeds; all scales are logarithmic. Four methods take 32 samples a step; between the two plots they are only shifted, so that both show them alike. Momentum's first steps are short, as its velocity has to grow. SGD with one sample a step is far behind counted in steps, and among the first counted in samples seen.",
  alt:
    "Two plots of five falling lines. On the left the line of one sample a step lies far to the right of four lines close together. On the right it lies among or left of them."
)

let wrong = compared.dropFirst().map { best[$0].testAccuracies.map { 100 * (1 - $0) } }
figure(
  "spread",
  BarChart(
    title: "Wrong answers on the test digits",
    categories: compared.dropFirst().map {
      contenders[$0].name
    }, values: Axis("wrong answers (%)", range: 0...16), decimals: 1,
    [.init(wrong.map(mean), spread: wrong.map { ($0.min() ?? 0)...($0.max() ?? 0) })]),
  caption:
    "Bars are the mean of five seeds, each method at its best rate; whiskers go from the best to the worst seed. Shorter is better.",
  alt: "Four bars of about the same length, with whiskers that overlap."
)

// Folded: values for the text below
let means = (2...5).map { mean(best[$0].testAccuracies) }
let highest = (means.max() ?? 0).text(as: .percent(1))
let inFront = (2...5).filter { mean(best[$0].testAccuracies).text(as: .percent(1)) == highest }
record(inFront.map { contenders[$0].name }.joined(separator: " and "), "first")
record(means.max() ?? 0, "highest mean", as: .percent(1))
record(means.min() ?? 0, "lowest mean", as: .percent(1))
record(360 * ((means.max() ?? 0) - (means.min() ?? 0)), "digits between", as: .fixed(0))
func accuracyText(_ index: Int) -> String {
  (index == 2 ? "SGD " : contenders[index].name + " ")
    + withSpan(best[index].testAccuracies, as: .percent(1))
}
record((2...5).map(accuracyText).joined(separator: "; "), "accuracies")

record(best[5].rate, "Adam's best rate")
record(mean(best[1].testAccuracies), "accuracy of one sample", as: .percent(1))

//: The means lie between {{lowest mean}} and {{highest mean}}, about {{digits between}} of 360
//: digits apart. In front: {{first}}. Is that more than chance? The whiskers overlap, but they are
//: those of single seeds, and every method had the same five. So compare seed by seed. A method
//: that is no better wins about half of them.

func wins(of index: Int, over other: Int) -> [String] {
  let (a, b) = (best[index], best[other])
  let steps = zip(stepsToGood(index), stepsToGood(other)).count { $0 < $1 }
  let losses = zip(a.validationLosses, b.validationLosses).count { $0 < $1 }
  let accuracies = zip(a.testAccuracies, b.testAccuracies).count { $0 > $1 }
  return [
    "\(contenders[index].name) against \(contenders[other].name)", steps.text, losses.text,
    accuracies.text,
  ]
}
table(
  [
    "of five seeds, the first of the two has", "fewer steps to 0.3", "a lower validation loss",
    "a higher test accuracy",
  ],
  [(3, 2), (4, 2), (5, 2), (5, 3), (5, 4)].map { wins(of: $0, over: $1) })
record(
  zip(best[5].testAccuracies, best[3].testAccuracies).count { $0 > $1 }, "Adam over momentum")

//: Five of five is worth something; three of five is a coin. And all of this is about these 360
//: test digits: chapter 1 showed that other ones alone move the accuracy by several percent. (The
//: rates were chosen on the validation digits, which flatters all the losses a little.)
//:
//: With its own rate, every method gets there. Which needs fewer steps, the tables say. One
//: sample a step ends at {{accuracy of one sample}}, with few samples seen. Its price is the number
//: of steps, and the time that they take.
//:
//: Why then is Adam so popular? In the experience of many, a rate of about 0.001 serves it for very
//: different networks, so that there is less to try. (Ours, with so few steps, does best at
//: {{Adam's best rate}}.) It does not win always: there are networks for
//: which SGD with momentum ended with a better test accuracy (Wilson and others, 2017). Try, on
//: validation samples.
//:
//: - Experiment: `epochs = 2`
//:   After ten epochs the test accuracies are: {{accuracies}}. Between the lowest mean and the
//:   highest lie about {{digits between}} of 360 digits. Who profits if there is little time? Will
//:   the gap be smaller or larger after two?
//: - Outcome: Now they are: {{experiment: accuracies}}. Between lowest and highest lie about
//:   {{experiment: digits between}} digits, and it is plain SGD that falls behind. So "which
//:   optimizer is best?" needs the addition "after how much work?".
//:
//: - Question: The notebook says that "the optimizer multiplies the learning rate by the gradient
//:   and subtracts it from the original parameter value after each batch". For which of the four is
//:   that true?
//: - Answer: For SGD only. Momentum subtracts a multiple of the velocity, RMSProp divides by the
//:   usual size of the slopes, Adam does both. "Original" means: the value before this step, not
//:   the one at the start of training.

//: ## Changing the rate on the way
//:
//: Look at the right panel of {{figure batches-paths}} again. With a constant rate, single samples
//: never come to rest. A large rate gets far quickly, a small one settles: have both, one after the
//: other. A *schedule* lets the rate fall in the course of training. The *cosine* schedule follows
//: half a wave from the full rate to zero; with step $`t`$ of $`T`$,
//:
//: ```math
//: \eta_t = \eta_0 \cdot \tfrac{1}{2} \left( 1 + \cos \frac{\pi t}{T} \right)
//: ```
//:
//: At the start the cosine is 1 and the rate is $`\eta_0`$; in the middle it is 0 and the rate is
//: half of it; at the end it is −1 and the rate is 0. A *step* schedule, the oldest, divides the
//: rate now and then, here to a half after every two of eight epochs. Both on the line through 64
//: points, one sample a step:

let fitSteps = 8 * 64
func constantRate(_ t: Int) -> Double { 0.2 }
func halvedRate(_ t: Int) -> Double { 0.2 * pow(0.5, Double((t - 1) / 128)) }
func cosineOf(_ t: Int) -> Double {
  0.2 * 0.5 * (1 + cos(.pi * Double(t) / Double(fitSteps)))
}
let schedules: [(name: String, rate: (Int) -> Double)] = [
  ("constant", constantRate), ("halved", halvedRate), ("cosine", cosineOf),
]
let sameOrder = generator
let scheduledFits = schedules.map { schedule in
  generator = sameOrder  // All three get the samples in the same order.
  return fit(batchSize: 1, passes: 8, rate: schedule.rate)
}
table(
  ["schedule", "mean distance from the minimum, steps 1 to 64", "the last 64 steps"],
  zip(schedules, scheduledFits).map { schedule, path in
    [schedule.name]
      + [path.prefix(65).dropFirst(), path.suffix(64)].map {
        mean($0.map(missBy)).text(as: .fixed(3))
      }
  })

figure(
  "schedules",
  Panels(
    title: "Three schedules for a line through 64 points", columns: 2, sharedLegend: true,
    [
      (
        "the learning rate",
        Chart(
          x: "step", y: "learning rate η",
          schedules.map { schedule in
            .line((1...fitSteps).map(schedule.rate), from: 1, schedule.name)
          })
      ),
      (
        "how far from the minimum",
        Chart(
          x: "step", y: Axis("distance, mean of 32 steps", scale: .logarithmic),
          zip(schedules, scheduledFits).map { schedule, path in
            .line(
              stride(from: 32, through: fitSteps, by: 32).map { step in
                Point(Double(step), mean(path[(step - 31)...step].map(missBy)))
              }, schedule.name)
          })
      ),
    ]),
  caption:
    "One sample a step, in the same order for all three; the same task as in the figure of three paths. At first all three come near quickly, and until the first halving two of them are one walk. Then the constant rate goes on wandering at the same distance, and the falling rates come nearer.",
  alt:
    "On the left a level line, a staircase and half a wave that fall from 0.2 toward 0. On the right three jagged lines that fall together at first; the constant one levels off, the others go on falling."
)

//: Does it help on the digits? Momentum with three rates: too small, about right, and too large;
//: ten epochs, five seeds.

let digitSchedules: [(name: String, schedule: LearningRateSchedule)] = [
  ("constant", .constant), ("halved every 2 epochs", .stepDecay(factor: 0.5, every: 2)),
  ("cosine", .cosine),
]
let scheduleRates: [Float] = [0.03, 0.1, 0.3]
let scheduleLosses = digitSchedules.map { schedule in
  scheduleRates.map { rate in
    seeds(5).map { seed -> Double in
      let network = network(hidden: 32, seed: seed)
      train(
        network, on: training, by: Momentum(learningRate: rate), schedule: schedule.schedule,
        epochs: 10, seed: seed)
      return evaluate(network, on: validation, loss: loss).loss
    }
  }
}
table(
  ["validation loss, mean (lowest to highest)"] + scheduleRates.map { "η₀ = \($0.text)" },
  zip(digitSchedules, scheduleLosses).map { schedule, losses in
    [schedule.name]
      + losses.map { "\(mean($0).text(as: .fixed(3))) (\(span($0, as: .fixed(2))))" }
  })

// Folded: the best of each schedule
let bestScheduled = scheduleLosses.map { losses in
  losses.min { mean($0) < mean($1) } ?? losses[0]
}
for (schedule, losses) in zip(digitSchedules, bestScheduled) {
  record(mean(losses), "best with \(schedule.name)", as: .fixed(3))
}
record(zip(bestScheduled[2], bestScheduled[0]).count { $0 < $1 }, "cosine over constant")

//: Each at the best of the three rates: {{best with constant}} with the constant rate,
//: {{best with halved every 2 epochs}} with halving and {{best with cosine}} with the cosine, which
//: beats the constant rate in {{cosine over constant}} of five seeds. Hold that against the spread
//: in the brackets before you call it a gain. What is sure: at the largest rate the schedules save
//: what the constant rate spoils, and at the smallest, where there is nothing to calm, falling
//: rates lose time. A schedule is not free of choices: it may ask for a larger rate to start from,
//: and it has to know how long training will last.

//: ## Learning by heart
//:
//: Chapter 1 had a unit that knew 50 digits perfectly and new ones badly: *overfitting*. Now we
//: make a network overfit on purpose: many weights, 400 digits, much time, and some of the labels
//: wrong.

let wrongLabels = constant("wrongLabels", 20, in: 0...100)  // percent

func withWrongLabels(_ data: Dataset) -> Dataset {
  var random = SplitMix64(seed: options.seed())
  var targets = data.targets
  for sample in 0..<data.count * wrongLabels / 100 {
    let right = (0..<10).first { targets[sample, $0] == 1 } ?? 0
    targets[sample, right] = 0
    targets[sample, (right + 1 + random.nextInteger(below: 9)) % 10] = 1
  }
  return Dataset(inputs: data.inputs, targets: targets)
}
let someDigits = withWrongLabels(training.subset(Array(0..<400)))
record(wrongLabels, "wrong labels")

//: The labels of the first {{wrong labels}}% of the digits are made wrong. (Real data has wrong
//: labels, too, only fewer.) No rule about digits explains them, so the only way to get them
//: "right" is to learn them by heart. The validation and test digits keep their right labels. The
//: network has 64 hidden units, nearly 5,000 weights for 400 digits, and trains for 80 epochs.
//:
//: The second line of the network is a cure that is explained below; with a share of 0 it does
//: nothing.

func wideNetwork(dropout: Float, seed: UInt64) -> Sequential {
  var generator = SplitMix64(seed: seed)
  return Sequential(
    Dense(inputs: 64, units: 64, activation: .relu, using: &generator),
    Dropout(rate: dropout, using: &generator),
    Dense(inputs: 64, units: 10, using: &generator))
}

//: We train five of them. Beside the losses we keep the weights of the epoch with the lowest
//: validation loss, for later.

// Folded: what is kept of five networks, and how they are trained

/// What became of five networks: a list with a number for each.
struct Outcome {
  var trainingLosses: [Double] = []  // at the end
  var validationLosses: [Double] = []  // at the end
  var testAccuracies: [Double] = []  // at the end
  var weightSizes: [Double] = []  // root of the mean squared weight at the end
  var trainingCurves: [[Double]] = []  // after each epoch
  var validationCurves: [[Double]] = []
  var accuracyCurves: [[Double]] = []  // on the validation digits

  // With early stopping, which is explained below.
  var bestEpochs: [Double] = []
  var bestTrainingLosses: [Double] = []
  var bestValidationLosses: [Double] = []
  var bestTestAccuracies: [Double] = []
}

func overfit(
  on data: Dataset, decay: Float = 0, dropout: Float = 0, epochs: Int = 80
) -> Outcome {
  var outcome = Outcome()
  for seed in seeds(5) {
    let network = wideNetwork(dropout: dropout, seed: seed)
    let optimizer = Adam(learningRate: 0.003, weightDecay: decay)
    var (trainingCurve, validationCurve, accuracies): ([Double], [Double], [Double]) = ([], [], [])
    var lowest = Double.infinity
    var saved: [Matrix] = []
    train(
      network, on: data, by: optimizer, epochs: epochs, seed: seed, watching: validation,
      onEpoch: { report in
        guard let score = report.validation else { return }
        trainingCurve.append(report.training.loss)
        validationCurve.append(score.loss)
        accuracies.append(score.accuracy ?? 0)
        if score.loss < lowest {
          lowest = score.loss
          saved = network.parameters.map(\.value)
        }
      })
    outcome.trainingCurves.append(trainingCurve)
    outcome.validationCurves.append(validationCurve)
    outcome.accuracyCurves.append(accuracies)
    outcome.trainingLosses.append(evaluate(network, on: data, loss: loss).loss)
    outcome.validationLosses.append(validationCurve.last ?? .infinity)
    outcome.testAccuracies.append(evaluate(network, on: test, loss: loss).accuracy ?? 0)
    let weights = network.parameters[0].value
    outcome.weightSizes.append(((weights * weights).sum() / Double(weights.count)).squareRoot())

    for (parameter, value) in zip(network.parameters, saved) { parameter.value = value }
    outcome.bestEpochs.append(Double((validationCurve.firstIndex(of: lowest) ?? 0) + 1))
    outcome.bestTrainingLosses.append(evaluate(network, on: data, loss: loss).loss)
    outcome.bestValidationLosses.append(lowest)
    outcome.bestTestAccuracies.append(evaluate(network, on: test, loss: loss).accuracy ?? 0)
  }
  return outcome
}
func meanOf(_ curves: [[Double]]) -> [Double] {
  curves[0].indices.map { epoch in mean(curves.map { $0[epoch] }) }
}

//: This is what becomes of them:

let plain = overfit(on: someDigits)
show(mean(plain.trainingLosses), "training loss at the end, mean of five", as: .fixed(3))
show(mean(plain.validationLosses), "validation loss at the end", as: .fixed(3))
show(mean(plain.bestValidationLosses), "lowest on the way", as: .fixed(3))
show(mean(plain.testAccuracies), "test accuracy at the end", as: .percent(1))
show(
  mean(plain.bestTestAccuracies), "test accuracy when the validation loss was lowest",
  as: .percent(1))
record(mean(plain.bestEpochs), "best epoch", as: .fixed(0))
let accuracyCurve = meanOf(plain.accuracyCurves)
record(
  (accuracyCurve.firstIndex(of: accuracyCurve.max() ?? 0) ?? 0) + 1, "epoch of the top")

figure(
  "overfitting",
  Panels(
    title: "A network learns wrong labels by heart", columns: 2,
    [
      (
        "loss",
        Chart(
          x: "epoch", y: Axis("loss", range: 0...2.4),
          [
            .line(meanOf(plain.trainingCurves), from: 1, "training"),
            .line(meanOf(plain.validationCurves), from: 1, "validation"),
          ])
      ),
      (
        "right answers on the validation digits",
        Chart(
          x: "epoch", y: Axis("accuracy (%)", range: 50...100),
          [.line(meanOf(plain.accuracyCurves).map { 100 * $0 }, from: 1)])
      ),
    ]),
  caption:
    "Left: the loss on the 400 training digits falls without end; that on the validation digits turns around and rises. Right: the accuracy on the validation digits rises to a top and then falls, too. Means of five seeds.",
  alt:
    "On the left two curves that fall together; then one goes on toward zero and the other rises. On the right a curve that rises steeply to a top and then falls slowly."
)

//: The notebook says: "A decreasing loss function will show us that our model is improving." Here
//: the training loss goes down to {{training loss at the end, mean of five}}, but the
//: validation loss rises from about epoch {{best epoch}} on, and the accuracy on the validation
//: digits has its top at epoch {{epoch of the top}}. Only samples that the network does not learn
//: from can tell. What holds the training loss up for the sake of the others is called
//: *regularization*. (Course notes leave the "regularization term" out, because their model is so
//: simple. Chapter 1 showed that a single unit can overfit; it takes few enough samples.)
//:
//: ### Weight decay
//:
//: To make an exception for one digit, a network needs large weights. So let all weights shrink a
//: little at each step, and only those that are needed again and again stay large:
//:
//: ```math
//: w \leftarrow (1 - \eta \lambda)\, w - \eta\, g
//: ```
//:
//: With $`\eta = 0.003`$ and a strength $`\lambda`$ (lambda) of 1, the factor is 0.997. If nothing
//: held a weight up, after the 1,040 steps of 80 epochs it would be $`0.997^{1040}`$, about a
//: twentieth, of what it was. Biases do not decay.
//:
//: For plain gradient descent this is the same as adding $`\tfrac{\lambda}{2} \sum w^2`$ to the
//: loss, the *regularization term*: its slope along $`w`$ is $`\lambda w`$. For Adam the two
//: differ, because it would divide that slope as well. The form above is used today; Adam with it
//: is called AdamW.
//:
//: ### Dropout
//:
//: The second cure makes learning by heart harder. In training, *dropout* switches off a random
//: share of the outputs of a layer, others for each sample and step. No unit can rely on a few
//: partners to recognize one special picture. The outputs that stay are made larger, so that the
//: sums for the next layer stay the same on average. In use, nothing is dropped.

let dropping = Dropout(rate: 0.5, using: &generator)
let twelve = Matrix(rows: 1, columns: 12, repeating: 1)
show(dropping.forward(twelve), "12 outputs of 1, in training", as: .integer)
show(dropping.forward(twelve), "the next step", as: .integer)
show(dropping(twelve), "in use", as: .integer)

//: ### Early stopping
//:
//: The third cure changes neither the network nor its steps: keep a copy of the weights each time
//: the validation loss reaches a new low, and use the last copy. We did so above. In earnest one
//: also stops training when no new low has come for a number of epochs, the *patience*.
//:
//: ### Which cure?
//:
//: Again the strengths have to be chosen on the validation digits. Five of each kind:

let decays: [Float] = [0.1, 0.3, 1, 3, 10]
let dropouts: [Float] = [0.2, 0.4, 0.6, 0.8, 0.9]
let (withDecay, withDropout) = progress("Two cures, five strengths") { bar in
  let first = decays.enumerated().map { index, decay in
    bar.update(to: Double(index) / 10)
    return overfit(on: someDigits, decay: decay)
  }
  let second = dropouts.enumerated().map { index, rate in
    bar.update(to: Double(5 + index) / 10)
    return overfit(on: someDigits, dropout: rate)
  }
  return (first, second)
}
table(
  ["λ", "training loss", "validation loss", "size of the weights"],
  zip([0] + decays, [plain] + withDecay).map { decay, outcome in
    [
      decay.text, mean(outcome.trainingLosses).text(as: .fixed(3)),
      mean(outcome.validationLosses).text(as: .fixed(3)),
      mean(outcome.weightSizes).text(as: .fixed(3)),
    ]
  })
table(
  ["share dropped", "training loss", "validation loss"],
  zip([0] + dropouts, [plain] + withDropout).map { rate, outcome in
    [
      rate.text, mean(outcome.trainingLosses).text(as: .fixed(3)),
      mean(outcome.validationLosses).text(as: .fixed(3)),
    ]
  })

//: (The size of the weights is the root of the mean squared weight in the first layer.) Each cure
//: has a best strength. Stronger is not better: at some strength a network can't learn the digits,
//: either, which is called *underfitting*.
//:
//: The best of each against the others. The last rows are the cure that needs no trick: more
//: digits, all 1,137, with the same share of wrong labels, for as many *steps*: 29 epochs of 36
//: steps; alone and with early stopping.

func strongest(_ outcomes: [Outcome]) -> Int {
  outcomes.indices.min { mean(outcomes[$0].validationLosses) < mean(outcomes[$1].validationLosses) }
    ?? 0
}
let bestDecay = withDecay[strongest(withDecay)]
let bestDropout = withDropout[strongest(withDropout)]
let moreDigits = overfit(on: withWrongLabels(training), epochs: 29)

struct Cure {
  let name: String
  let trainingLosses: [Double]
  let validationLosses: [Double]
  let testAccuracies: [Double]
}
func atTheEnd(_ name: String, _ outcome: Outcome) -> Cure {
  Cure(
    name: name, trainingLosses: outcome.trainingLosses,
    validationLosses: outcome.validationLosses, testAccuracies: outcome.testAccuracies)
}
let cures = [
  atTheEnd("none", plain),
  atTheEnd("weight decay, λ = \(decays[strongest(withDecay)].text)", bestDecay),
  atTheEnd("dropout of \(dropouts[strongest(withDropout)].text)", bestDropout),
  Cure(
    name: "early stopping", trainingLosses: plain.bestTrainingLosses,
    validationLosses: plain.bestValidationLosses, testAccuracies: plain.bestTestAccuracies),
  atTheEnd("all 1,137 digits", moreDigits),
  Cure(
    name: "all 1,137 digits, early stopping", trainingLosses: moreDigits.bestTrainingLosses,
    validationLosses: moreDigits.bestValidationLosses,
    testAccuracies: moreDigits.bestTestAccuracies),
]
table(
  ["cure", "training loss", "validation loss", "test accuracy, mean", "lowest to highest"],
  cures.map { cure in
    [
      cure.name, mean(cure.trainingLosses).text(as: .fixed(3)),
      mean(cure.validationLosses).text(as: .fixed(3)),
      mean(cure.testAccuracies).text(as: .percent(1)),
      span(cure.testAccuracies, as: .percent(1)),
    ]
  })

figure(
  "cures",
  Panels(
    title: "What holds a network from learning by heart", columns: 2,
    [
      (
        "validation loss",
        Chart(
          x: "epoch", y: Axis("loss", range: 0...2.4),
          [
            .line(meanOf(plain.validationCurves), from: 1, "no cure"),
            .line(meanOf(bestDecay.validationCurves), from: 1, "weight decay"),
            .line(meanOf(bestDropout.validationCurves), from: 1, "dropout"),
            .rule(x: mean(plain.bestEpochs), "stop here"),
          ])
      ),
      (
        "wrong answers on the test digits",
        BarChart(
          categories: ["none", "decay", "dropout", "stopping", "all digits", "all, stopping"],
          values: Axis("wrong answers (%)", range: 0...45), decimals: 0,
          [
            .init(
              cures.map { 100 * (1 - mean($0.testAccuracies)) },
              spread: cures.map { cure in
                let wrong = cure.testAccuracies.map { 100 * (1 - $0) }
                return (wrong.min() ?? 0)...(wrong.max() ?? 0)
              })
          ])
      ),
    ]),
  caption:
    "Left: validation loss with no cure, with weight decay and with dropout, the mean of five seeds; at the dashed line early stopping takes the weights of the first curve. Right: wrong answers on the test digits, mean and whole spread of five seeds.",
  alt:
    "On the left three curves that fall together at first; one then rises steeply, the others rise little or not at all. On the right six bars; the first is the longest."
)
record(mean(plain.testAccuracies), "accuracy without a cure", as: .percent(1))
record(mean(cures[4].validationLosses), "loss with all digits", as: .fixed(3))
record(mean(cures[4].testAccuracies), "accuracy with all digits", as: .percent(1))
record(mean(cures[5].testAccuracies), "accuracy with both", as: .percent(1))
record(
  cures[1...3].map { mean($0.testAccuracies) }.min() ?? 0, "lowest with a cure", as: .percent(1))
record(
  cures[1...3].map { mean($0.testAccuracies) }.max() ?? 0, "highest with a cure", as: .percent(1))

//: Without a cure {{accuracy without a cure}} of the test digits are right, with one of the three
//: between {{lowest with a cure}} and {{highest with a cure}}. And look at the first column of
//: numbers: the lowest training loss belongs to the worst network. More digits alone bring the
//: validation loss down to {{loss with all digits}}, but the accuracy only to
//: {{accuracy with all digits}}. Loss and accuracy do not measure the same: the loss also counts
//: how sure an answer is. With more digits the network is less sure of its errors, and still makes
//: them. The cures can be combined; early stopping goes with everything, and with more digits it
//: reaches {{accuracy with both}}.
//:
//: (The validation losses of this table flatter the cures a little: strengths and epochs were
//: chosen on the same digits. The test accuracies do not.)
//:
//: - Experiment: `wrongLabels = 0`
//:   With {{wrong labels}}% wrong labels the network reached {{accuracy without a cure}} without a
//:   cure, and up to {{highest with a cure}} with one. How much will the cures bring if all labels
//:   are right?
//: - Outcome: Without a cure it is {{experiment: accuracy without a cure}}, and with one from
//:   {{experiment: lowest with a cure}} to {{experiment: highest with a cure}}. Where there is
//:   little to overfit, there is little to cure. Look at the two losses before you reach for
//:   dropout. (Do not compare with the ten epochs of the optimizers above: this network is twice
//:   as wide, and takes nearly three times as many steps.)

//: ## What to be careful about
//:
//: - Misconception: "Adam always wins."
//:   In the bowl gradient descent was faster, in Rosenbrock's valley momentum, and so it was in a
//:   ravine that does not lie along the weights, each at its best rate. On the digits, Adam had a
//:   higher test accuracy than momentum in {{Adam over momentum}} of five seeds.
//: - Misconception: "Local minima are the chief trouble in training."
//:   Of ten networks with 32 hidden units, none ended in a bad one, at a rate that suited
//:   them. With a wrong rate all of them would have ended badly: see {{figure rates}}.
//: - Misconception: "A step is an epoch."
//:   With all samples in one batch it is. With batches of one, an epoch of our digits has 1,137
//:   steps.
//: - Misconception: "A lower training loss is better."
//:   The lowest training loss in the table of cures belongs to the worst network.
//: - Misconception: "The negative gradient points to the minimum."
//:   It points where it is steepest, here. At the start of our ravine it was off by
//:   {{angle at the start}} degrees.
//: - Misconception: "The smaller the learning rate, the better the result; it only takes longer."
//:   So much longer that you never see the result. With the smallest of the eight rates, SGD had
//:   hardly begun after ten epochs.
//: - Misconception: "Larger batches are better, since their gradient is more exact."
//:   More exact by the square root, for work that grows with the size. Counted in samples seen, the
//:   full batch came last.
//: - Misconception: "I used the same learning rate for all optimizers, so it was fair."
//:   See {{figure rates}}: at a shared rate you compare rates.
//: - Misconception: "Regularization makes a network better."
//:   If there was something to hold down, and up to a point. With all labels right, in the last
//:   experiment, the cures had hardly anything to add.

//: ## Your turn
//:
//: Nine functions. With them, your four steps walk through Rosenbrock's valley, and a network
//: learns the digits with your batches, your Adam, your schedule, and stops when your function says
//: so. Fill in the files below and ask for the verdict:
//:
//: ```sh
//: swift run course test 6
//: ```
//:
//: `swift run course hint 6.1` helps when you are stuck.

yourTurn(with: "6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.7", "6.8", "6.9") {
  // Rosenbrock's valley, with the rates that were best above.
  let steps = walks[2].map { min($0.steps ?? mostSteps, 1000) }
  let valley = { (weights: [Float]) -> (loss: Double, gradient: [Float]) in
    let place = Point(Double(weights[0]), Double(weights[1]))
    let g = rosenbrock.slopes(place)
    return (rosenbrock.loss(place), [Float(g.x), Float(g.y)])
  }
  let rates = walks[2].map { Float($0.rate) }
  let start: [Float] = [-1.2, 1]
  var (descended, rolled, scaled, adapted) = (start, start, start, start)
  var (velocity, meanSquare): ([Float], [Float]) = ([0, 0], [0, 0])
  var (mean, square): ([Float], [Float]) = ([0, 0], [0, 0])
  for _ in 0..<steps[0] {
    descended = sgdStep(
      weights: descended, gradient: valley(descended).gradient, learningRate: rates[0])
  }
  for _ in 0..<steps[1] {
    (rolled, velocity) = momentumStep(
      weights: rolled, gradient: valley(rolled).gradient, velocity: velocity,
      learningRate: rates[1], momentum: 0.9)
  }
  for _ in 0..<steps[2] {
    (scaled, meanSquare) = rmsPropStep(
      weights: scaled, gradient: valley(scaled).gradient, meanSquare: meanSquare,
      learningRate: rates[2], decay: 0.9, epsilon: 1e-8)
  }
  for step in 1...max(steps[3], 1) {
    (adapted, mean, square) = adamStep(
      weights: adapted, gradient: valley(adapted).gradient, mean: mean, meanSquare: square,
      step: step, learningRate: rates[3])
  }
  for (index, weights) in [descended, rolled, scaled, adapted].enumerated() {
    show(
      valley(weights).loss, "your \(methods[index].name), loss after \(steps[index]) steps",
      as: .significant(2))
  }

  // The digits.
  let perEpoch = iterationsPerEpoch(samples: training.count, batchSize: 32)
  let network = network(hidden: 16, seed: options.seed())
  var random = SplitMix64(seed: options.seed())
  var means = network.parameters.map { [Float](repeating: 0, count: $0.value.count) }
  var squares = means
  var validationLosses: [Float] = []
  var step = 0
  let yourEpochs = 10
  for _ in 0..<yourEpochs {
    for batch in miniBatches(samples: training.count, batchSize: 32, using: &random) {
      _ = gradient(network, training.subset(batch))
      let rate = cosineRate(step: step, steps: yourEpochs * perEpoch, learningRate: 0.02)
      step += 1
      guard rate > 0 else { continue }
      for (index, parameter) in network.parameters.enumerated() {
        let moved = adamStep(
          weights: parameter.value.elements, gradient: parameter.gradient.elements,
          mean: means[index], meanSquare: squares[index], step: step, learningRate: rate)
        (means[index], squares[index]) = (moved.mean, moved.meanSquare)
        parameter.value = Matrix(
          rows: parameter.value.rows, columns: parameter.value.columns, elements: moved.weights)
      }
    }
    validationLosses.append(Float(evaluate(network, on: validation, loss: loss).loss))
  }
  show(step, "steps with your batches")
  show(
    evaluate(network, on: test, loss: loss).accuracy ?? 0, "test accuracy with your Adam",
    as: .percent(1))
  let stop = earlyStopping(validationLosses: validationLosses, patience: 3)
  show(stop.bestEpoch, "the best of your ten epochs")
  let (weights, biases) = (network.parameters[0], network.parameters[1])
  var decayed = (weights: weights.value, biases: biases.value)
  for _ in 0..<100 {
    decayed = weightDecayStep(
      weights: decayed.weights, biases: decayed.biases,
      weightGradient: Matrix(rows: 64, columns: 16), biasGradient: Matrix(rows: 1, columns: 16),
      learningRate: 0.01, weightDecay: 1)
  }
  show(
    length(decayed.weights) / length(weights.value),
    "what 100 steps of your weight decay leave of the weights", as: .percent(1))
}

//: You can now build a network, get its gradients, move its weights, and tell whether it has
//: learned or memorized. Chapter 7 puts all of it to work on 60,000 handwritten digits, and on your
//: own.

//: ## Where this comes from
//:
//: - H. Robbins and S. Monro, "A stochastic approximation method", 1951: steps from random samples,
//:   and rates that must fall.
//: - H. Rosenbrock, "An automatic method for finding the greatest or least value of a function",
//:   1960: the valley.
//: - B. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964: momentum.
//: - T. Tieleman and G. Hinton, lecture 6.5 of "Neural networks for machine learning", 2012:
//:   RMSProp.
//: - D. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015.
//: - I. Loshchilov and F. Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017, the
//:   cosine schedule; "Decoupled weight decay regularization", 2019.
//: - N. Srivastava and others, "Dropout: a simple way to prevent neural networks from overfitting",
//:   2014.
//: - L. Prechelt, "Early stopping, but when?", 1998.
//: - Y. Dauphin and others, "Identifying and attacking the saddle point problem in high-dimensional
//:   non-convex optimization", 2014; A. Choromanska and others, "The loss surfaces of multilayer
//:   networks", 2015.
//: - A. Wilson and others, "The marginal value of adaptive gradient methods in machine learning",
//:   2017: where SGD ends better than Adam.
//: - The questions on batches and epochs come from a notebook on the 8 × 8 digits and from an
//:   introduction to deep learning, which has the 1,000,000 samples in batches of 10,000; the
//:   learning rate that overshoots and the regularization term from course notes on Andrew Ng's
//:   courses.

finish()
