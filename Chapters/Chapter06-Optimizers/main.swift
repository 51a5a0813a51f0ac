import Datasets
import Exercises
import Foundation
import Narration
import NeuralNetworks
import OptimizersExercises
import Plotting

let options = narrate(
  chapter: 6, "Optimizers: how weights move", exercises: Chapter6.exercises)

//: A gradient says which way is down but not how far to go. Depending on what we do with it, a
//: network can need twice as many steps to learn the digits, or memorize labels that are wrong.
//: {{figure results}} shows both.

// Folded: four optimizers learn the digits, each at several rates
let digits = stoppingOnFailure { try Digits8x8.load() }
let (training, validation) = (digits.training.dataset(), digits.validation.dataset())
let (test, strangers) = (digits.test.dataset(), digits.strangers.dataset())
let loss = Loss.categoricalCrossEntropy
let epochs = constant("epochs", 10, in: 1...30)
let rates: [Float] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3]
let goodLoss = 0.3

/// So many different seeds, others for each `--seed`.
func seeds(_ numbers: ClosedRange<Int>) -> [UInt64] {
  numbers.map { 100 * options.seed() + UInt64($0) }
}
let finalSeeds = seeds(1...10)

/// 64 pixels, one hidden layer of ReLUs, ten scores; without hidden units, softmax regression.
func network(hidden: Int, dropout: Float = 0, seed: UInt64) -> Sequential {
  var generator = SplitMix64(seed: seed)
  guard hidden > 0 else { return Sequential(Dense(inputs: 64, units: 10, using: &generator)) }
  return Sequential(
    Dense(inputs: 64, units: hidden, activation: .relu, using: &generator),
    Dropout(rate: dropout, using: &generator),
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
func lossOf(_ network: Sequential, on data: Dataset) -> Double {
  evaluate(network, on: data, loss: loss).loss
}
func accuracyOf(_ network: Sequential, on data: Dataset) -> Double {
  evaluate(network, on: data, loss: loss).accuracy ?? 0
}
func iterations(_ samples: Int, _ batchSize: Int) -> Int { (samples + batchSize - 1) / batchSize }

struct Contender {
  let name: String
  var batchSize = 32
  var searches = seeds(21...23)  // try the rates
  var finals = seeds(1...10)  // learn at the best rate
  let optimizer: (_ rate: Float) -> any Optimizer
}
let contenders = [
  Contender(name: "SGD") { SGD(learningRate: $0) },
  Contender(name: "momentum") { Momentum(learningRate: $0) },
  Contender(name: "RMSProp") { RMSProp(learningRate: $0) },
  Contender(name: "Adam") { Adam(learningRate: $0) },
  // Batches of one take many steps, so these two have fewer seeds.
  Contender(
    name: "all samples", batchSize: training.count, searches: seeds(21...21), finals: seeds(1...3)
  ) { SGD(learningRate: $0) },
  Contender(name: "one sample", batchSize: 1, searches: seeds(21...21), finals: seeds(1...3)) {
    SGD(learningRate: $0)
  },
]

/// Networks that differ in their seeds.
struct Entry {
  let rate: Float
  var validationLosses: [Double] = []
  var test: [Double] = []  // accuracies
  var strangers: [Double] = []
  var curves: [[Double]] = []  // the validation loss after the steps that were asked for
}

/// Trains networks. Without steps to look at, test digits and strangers are left alone.
func enter(
  _ contender: Contender, rate: Float, seeds: [UInt64], lookingAt looks: [Int] = []
) -> Entry {
  var entry = Entry(rate: rate)
  for seed in seeds {
    let network = network(hidden: 32, seed: seed)
    var curve: [Double] = []
    let isFinite = train(
      network, on: training, by: contender.optimizer(rate), epochs: epochs,
      batchSize: contender.batchSize, seed: seed,
      onStep: { step in
        guard curve.count < looks.count, step == looks[curve.count] else { return }
        curve.append(lossOf(network, on: validation))
      })
    entry.validationLosses.append(isFinite ? lossOf(network, on: validation) : .infinity)
    if !looks.isEmpty {
      entry.test.append(accuracyOf(network, on: test))
      entry.strangers.append(accuracyOf(network, on: strangers))
    }
    entry.curves.append(curve)
  }
  return entry
}

/// The numbers of the steps at which we look: all at first, then ever fewer, down to thirty-two looks
/// an epoch.
func looks(_ contender: Contender) -> [Int] {
  let perEpoch = iterations(training.count, contender.batchSize)
  let last = epochs * perEpoch
  var steps = [1]
  while let step = steps.last, step < last {
    steps.append(min(last, step + max(1, min(step / 10, perEpoch / 32))))
  }
  return steps
}
let tries = progress("Six contenders, eight rates") { bar in
  contenders.enumerated().map { index, contender in
    rates.enumerated().map { place, rate in
      bar.update(to: Double(8 * index + place) / 48)
      return enter(contender, rate: rate, seeds: contender.searches)
    }
  }
}
let best = zip(contenders, tries).map { contender, tries in
  let entry = tries.min { $0.validationLosses.mean() < $1.validationLosses.mean() } ?? tries[0]
  return enter(contender, rate: entry.rate, seeds: contender.finals, lookingAt: looks(contender))
}

/// For each seed: after how many steps the validation loss was first below 0.3; all steps if never.
func stepsToGood(_ index: Int) -> [Int] {
  let steps = looks(contenders[index])
  return best[index].curves.map { curve in
    curve.firstIndex { $0 < goodLoss }.map { steps[$0] } ?? (steps.last ?? 0)
  }
}
record(best[0].rate, "SGD's best rate")
record(best[1].rate, "momentum's best rate")
for (index, contender) in contenders.enumerated() {
  record(
    stepsToGood(index).map(Double.init).mean(), "steps of \(contender.name)", as: .integer)
}

// Folded: networks that learn from wrong labels, with and without a cure; section 6.8 explains them
let wrongLabels = constant("wrongLabels", 20, in: 0...100)  // percent
let someDigits = training.subset(Array(0..<400))  // the training digits are shuffled

/// The same digits, with a random share of the labels replaced by other digits.
func withWrongLabels(_ data: Dataset, seed: UInt64) -> (data: Dataset, wrong: [Int]) {
  var random = SplitMix64(seed: seed)
  var targets = data.targets
  let wrong = random.permutation(of: data.count).prefix(data.count * wrongLabels / 100)
  for sample in wrong {
    let right = (0..<10).first { targets[sample, $0] == 1 } ?? 0
    targets[sample, right] = 0
    targets[sample, (right + 1 + random.nextInteger(below: 9)) % 10] = 1
  }
  return (Dataset(inputs: data.inputs, targets: targets), Array(wrong))
}

/// What a network has come to.
struct Scores {
  let training: Double  // loss
  let validation: Double  // loss
  let test: Double  // accuracy
  let strangers: Double  // accuracy
}

func scores(of network: Sequential, on data: Dataset) -> Scores {
  Scores(
    training: lossOf(network, on: data), validation: lossOf(network, on: validation),
    test: accuracyOf(network, on: test), strangers: accuracyOf(network, on: strangers))
}

/// The training of one network.
struct Run {
  var training: [Double] = []  // loss in each epoch
  var validation: [Double] = []  // loss after each epoch
  var accuracy: [Double] = []  // on the validation digits
  var truthful: [Double] = []  // share of the mislabeled digits that get their true digit
  var obedient: [Double] = []  // share of the mislabeled digits that get their wrong label
  var weightSize = 0.0  // root of the mean squared weight of the first layer at the end
  var end: Scores?
  var best: Scores?  // with the weights of the epoch with the lowest validation loss
  var bestEpoch: Int { (validation.firstIndex(of: validation.min() ?? 0) ?? 0) + 1 }
}

/// Trains networks on digits of which some have wrong labels, one for each seed.
func overfit(
  on clean: Dataset, hidden: Int = 64, decay: Float = 0, dropout: Float = 0, epochs: Int = 60,
  seeds: [UInt64] = finalSeeds, isTested: Bool = true
) -> [Run] {
  var runs: [Run] = []
  for seed in seeds {
    let (data, wrong) = withWrongLabels(clean, seed: seed)
    let wrongInputs = data.subset(wrong).inputs
    let (given, true_) = (
      data.subset(wrong).targets.argmax(), clean.subset(wrong).targets.argmax()
    )
    let network = network(hidden: hidden, dropout: dropout, seed: seed)
    var run = Run()
    var saved: [Matrix] = []
    train(
      network, on: data, by: Adam(learningRate: 0.01, weightDecay: decay), epochs: epochs,
      seed: seed, watching: validation,
      onEpoch: { report in
        guard let score = report.validation else { return }
        if score.loss < run.validation.min() ?? .infinity {
          saved = network.parameters.map(\.value)
        }
        run.training.append(report.training.loss)
        run.validation.append(score.loss)
        run.accuracy.append(score.accuracy ?? 0)
        guard isTested, !wrong.isEmpty else { return }
        let answers = network(wrongInputs).argmax()
        run.truthful.append(Double(zip(answers, true_).count { $0 == $1 }) / Double(wrong.count))
        run.obedient.append(Double(zip(answers, given).count { $0 == $1 }) / Double(wrong.count))
      })
    runs.append(run)
    guard isTested else { continue }
    run.end = scores(of: network, on: data)
    let weights = network.parameters[0].value
    run.weightSize = ((weights * weights).sum() / Double(weights.count)).squareRoot()
    for (parameter, value) in zip(network.parameters, saved) { parameter.value = value }
    run.best = scores(of: network, on: data)
    runs[runs.count - 1] = run
  }
  return runs
}
let plain = overfit(on: someDigits)
let moreDigits = overfit(on: training, epochs: 24)
func ends(_ runs: [Run]) -> [Scores] { runs.compactMap(\.end) }
func bests(_ runs: [Run]) -> [Scores] { runs.compactMap(\.best) }

record(wrongLabels, "wrong labels")
record(ends(plain).map(\.test).mean(), "accuracy without a cure", as: .percent(1))
record(bests(plain).map(\.test).mean(), "accuracy with early stopping", as: .percent(1))
record(ends(moreDigits).map(\.test).mean(), "accuracy with all digits", as: .percent(1))
record(bests(moreDigits).map(\.test).mean(), "accuracy with both", as: .percent(1))

// Folded: the figure
/// A point for each seed, a little to the left or right for the first or last of four series, so that
/// equal values do not cover each other.
func bySeed(_ values: [Double], _ series: Int) -> [Point] {
  values.enumerated().map { Point(Double($0 + 1) + 0.16 * (Double(series) - 1.5), $1) }
}
let seedAxis = Axis("seed", range: 0...11, ticks: (1...10).map(Double.init))
figure(
  "results",
  Panels(
    title: "Two results, with ten seeds each", columns: 2,
    [
      (
        "four optimizers",
        Chart(
          x: seedAxis, y: Axis("steps to a validation loss of 0.3", range: 0...140),
          (0..<4).map { index in
            .points(bySeed(stepsToGood(index).map(Double.init), index), contenders[index].name)
          })
      ),
      (
        "a fifth of the labels wrong",
        Chart(
          x: seedAxis, y: Axis("right answers on the test digits (%)", range: 70...100),
          [
            ("400 digits", ends(plain)), ("400 digits, early stopping", bests(plain)),
            ("1,000 digits, early stopping", bests(moreDigits)),
          ].enumerated().map { place, entry in
            .points(bySeed(entry.1.map { 100 * $0.test }, place), entry.0)
          })
      ),
    ]),
  caption:
    "Each mark is one run. Left: how many steps the same network needs to learn the same 1,000 digits with four optimizers; lower is faster. Right: a network learns from 400 digits or from 1,000, of which a fifth carry a wrong label; higher is better.",
  alt:
    "On the left four rows of ten markers each; the row of SGD lies far above the other three. On the right three rows of markers, the lowest for 400 digits without a cure, the highest for 1,000 digits with early stopping."
)

//: On the left, one network of 32 hidden units learns the digits with four *optimizers*, which are
//: rules for turning gradients into steps. Plain gradient descent needs {{steps of SGD}} steps on
//: average to reach a validation loss of 0.3, Adam {{steps of Adam}} and momentum
//: {{steps of momentum}}. On the right, a larger network learns from 400 digits, a fifth of which
//: are labeled wrong, and ends up reading only {{accuracy without a cure}} of the test digits.
//: Stopping it at the right moment raises that to {{accuracy with early stopping}}, and together
//: with 1,000 digits, as badly labeled, to {{accuracy with both}}.
//:
//: After this chapter you will be able to choose a learning rate and say what happens if it is
//: wrong, to build momentum, RMSProp and Adam in a few lines each, and to compare them fairly. You
//: will also be able to tell when a network memorizes instead of learning, to hold it back, and to
//: search for good settings without fooling yourself.

//: ## Walking down a bowl
//:
//: Nobody can draw the loss of a network with thousands of weights, but with two weights we can. The
//: loss is then a landscape, with the two weights as directions on the map and the loss as the height
//: of the ground, and training is a walk downhill. The simplest landscape is a bowl:
//:
//: ```math
//: L(w_1, w_2) = \tfrac{1}{2} \left( w_1^2 + 3\, w_2^2 \right)
//: ```
//:
//: Its lowest place, the *minimum*, is at (0, 0). The gradient $`g`$ consists of the two slopes,
//: $`w_1`$ along the first weight and $`3 w_2`$ along the second. Gradient descent is the step of
//: chapter 1, in which each weight moves against its slope by the learning rate $`\eta`$ times the
//: slope:
//:
//: ```math
//: w \leftarrow w - \eta\, g
//: ```
//:
//: Every optimizer of this chapter is such a rule for a single weight. A slope goes in, and what is
//: added to the weight comes out. Some rules have a memory, one for each weight, so we write a rule as
//: a small type.

// Folded: gradient descent as a rule
/// What is added to a weight, given the slope of the loss along it.
protocol StepRule {
  mutating func step(_ g: Double) -> Double
}

struct Descent: StepRule {
  let rate: Double
  func step(_ g: Double) -> Double { -rate * g }
}

//: ### Deeper: Where do the slopes of the bowl come from?
//:
//: Nudge $`w_1`$ by a small $`\delta`$. Then $`\tfrac{1}{2} w_1^2`$ becomes
//: $`\tfrac{1}{2} (w_1 + \delta)^2 = \tfrac{1}{2} w_1^2 + w_1 \delta + \tfrac{1}{2} \delta^2`$, so
//: the loss has changed by $`w_1 \delta + \tfrac{1}{2} \delta^2`$. Divided by the nudge, that is
//: $`w_1 + \tfrac{1}{2} \delta`$, which for a tiny nudge is $`w_1`$. In the same way
//: $`\tfrac{3}{2} w_2^2`$ has the slope $`3 w_2`$. The half in front is there to make the slopes
//: come out so simply.

//: ---
//:
//: The walk starts at (−2, 1.5), and we try three rates.

// Folded: the bowl, and a walk in it
/// A loss of two weights.
struct Landscape {
  let name: String
  let start: Point
  let loss: (Point) -> Double
  let gradient: (Point) -> Point  // the slopes along the first and the second weight
}
let bowl = Landscape(
  name: "bowl", start: Point(-2, 1.5),
  loss: { 0.5 * ($0.x * $0.x + 3 * $0.y * $0.y) },
  gradient: { Point($0.x, 3 * $0.y) })
record(bowl.loss(bowl.start), "loss at the start", as: .fixed(3))

/// The places that a walk passes through, the start first.
func walk(_ landscape: Landscape, steps: Int, by makeRule: () -> any StepRule) -> [Point] {
  var (first, second) = (makeRule(), makeRule())  // one for each weight
  var place = landscape.start
  var path = [place]
  while path.count <= steps, abs(place.x) < 1000, abs(place.y) < 1000 {
    let g = landscape.gradient(place)
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
/// The piece of the plane that maps of a landscape show, with its contours, which take a moment.
struct Ground {
  let x: ClosedRange<Double>
  let y: ClosedRange<Double>
  let minima: [Point]
  let contours: Mark

  /// The grid has to be fine enough for narrow valleys: a coarse one shows islands in them.
  init(
    of landscape: Landscape, x: ClosedRange<Double>, y: ClosedRange<Double>, levels: [Double],
    grid: Int = 81, minima: [Point] = [Point(0, 0)]
  ) {
    (self.x, self.y, self.minima) = (x, y, minima)
    contours = .contours(x: x, y: y, levels: levels, columns: grid, rows: grid, "loss") {
      landscape.loss(Point($0, $1))
    }
  }

  /// A map with equal axes, a cross at each minimum, and paths.
  func map(_ paths: [Point]..., x xLabel: String = "w₁", y yLabel: String = "w₂") -> Chart {
    Chart(
      x: Axis(xLabel, range: x), y: Axis(yLabel, range: y), aspect: .equal,
      [contours] + paths.map { .path($0) } + [.points(minima).series(4)])
  }
}
let bowlGround = Ground(
  of: bowl, x: -3.5...3.5, y: -3.5...3.5, levels: [0.1, 0.5, 1.5, 3, 5, 8, 12])

figure(
  "bowl",
  Panels(
    title: "Ten steps into a bowl", columns: 3,
    zip(["too small", "right", "too large"], zip(bowlRates, bowlWalks)).map { name, run in
      (
        "η = \(Float(run.0).text): \(name)",
        bowlGround.map(run.1)
      )
    }),
  caption:
    "The bowl from above, as on a hiking map. The loss is the same all along a gray line, and the cross is the minimum. Each dot is a step, the open circle the start and the large dot the end. The first walk creeps, the second arrives, and the third crosses the valley with every step until it leaves the map.",
  alt:
    "Three maps of oval rings. On the left a short curved path that stops well before the center. In the middle a path of few steps into the center. On the right a zigzag whose strokes across the center grow longer."
)

//: The second weight explains what we see, since its slope is $`3 w_2`$ and a step takes it to
//: $`w_2 - \eta \cdot 3 w_2 = (1 - 3\eta)\, w_2`$ and thus multiplies it by the same factor each time.
//: With $`\eta = 0.05`$ the factor is 0.85, a slow shrinking. With 0.5 it is −0.5, so the walk crosses
//: the valley and lands half as far away on the other side. With 0.7 it is −1.1, and each crossing ends
//: farther away than the one before.
//:
//: In general, let
//: $`c`$ be the *curvature* along a direction, that is, how fast the slope grows as you move away from the minimum. Our bowl has the curvatures 1 and 3. The factor is $`1 -
//: \eta c`$, and the walk comes closer if and only if that lies between −1 and 1:
//:
//: ```math
//: \lvert 1 - \eta c \rvert < 1 \quad\text{means}\quad \eta < \frac{2}{c}
//: ```
//:
//: A rate above $`2/c`$ diverges, where c is the largest curvature; for our bowl the limit is
//: $`2/3`$. Overshooting is not yet a mistake, because at 0.5 the second weight overshoots with every
//: step and arrives all the same. The loss of a network bends differently from place to place, so it
//: has no curvature that we could look up, and its limit has to be found by trying (section 6.6).
//:
//: - Experiment: Set `bowlRate = 0.66`.
//:   At a rate of 0.7, a little above the limit of 2/3, the loss is {{loss at the largest rate}}
//:   after ten steps; it began at {{loss at the start}}. What will it be at 0.66, a little below?
//: - Outcome: {{experiment: loss at the largest rate}}. Just below the limit the walk does come
//:   closer, but the second weight keeps 0.98 of its size at each step. The largest rate that works
//:   is not the best one. Here the best is one half, where both weights shrink equally fast.

//: ## Hollows, saddles and ravines
//:
//: A real loss has places that are harder to cross than a bowl, and {{figure places}} shows the
//: three kinds. The third is a bowl 75 times as steep along one direction as along the other.

// Folded: three landscapes, and walks in them
let twoHollows = Landscape(
  name: "two hollows", start: Point(1.7, 1.2),
  loss: { w in pow(w.x * w.x - 1, 2) + 0.3 * w.x + w.y * w.y },
  gradient: { w in Point(4 * w.x * (w.x * w.x - 1) + 0.3, 2 * w.y) })
let saddle = Landscape(
  name: "saddle", start: Point(-1.8, 0.001),
  loss: { w in 0.5 * w.x * w.x - 0.5 * w.y * w.y + 0.25 * pow(w.y, 4) },
  gradient: { w in Point(w.x, -w.y + pow(w.y, 3)) })

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
    gradient: { w in
      let (along, across) = (c * w.x + s * w.y, -s * w.x + c * w.y)
      return Point(c * along - s * 75 * across, s * along + c * 75 * across)
    })
}
let ravine = makeRavine(angle: ravineAngle)

let leftStart = Landscape(
  name: "", start: Point(-0.1, 1.4), loss: twoHollows.loss, gradient: twoHollows.gradient)
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
record(angle(ravine.gradient(ravine.start), ravine.start), "angle at the start", as: .fixed(0))
record(saddleWalk.count { abs($0.x) < 0.1 && abs($0.y) < 0.1 }, "steps near the saddle")

figure(
  "places",
  Panels(
    title: "Places where a walk is hard", columns: 3,
    [
      (
        "two hollows",
        Ground(
          of: twoHollows, x: -2...2, y: -2...2,
          levels: [-0.25, 0, 0.25, 0.5, 1, 1.5, 2.5, 4, 6, 9],
          minima: [Point(0.96, 0), Point(-1.035, 0)]
        ).map(hollowWalks[0], hollowWalks[1])
      ),
      (
        "a saddle",
        Ground(
          of: saddle, x: -2...2, y: -2...2,
          levels: [-0.2, -0.1, -0.02, 0.02, 0.15, 0.4, 0.8, 1.4, 2.2, 3],
          minima: [Point(0, 1), Point(0, -1)]
        ).map(saddleWalk)
      ),
      (
        "a ravine",
        Ground(
          of: ravine, x: -5...1.5, y: -3.25...3.25, levels: [1, 10, 50, 150, 300], grid: 121
        ).map(ravineWalk)
      ),
    ]),
  caption:
    "Gradient descent in three landscapes, with a cross at each minimum. Left: two walks end in two hollows. Middle: the walk heads for the flat saddle in the center and leaves it upward into a hollow. Right: in the ravine the slope points across the valley, and the walk zigzags.",
  alt:
    "Three maps. On the left two separate sets of rings and a path into each. In the middle a path that runs straight to the center and turns off at a right angle. On the right narrow rings and a path that zigzags along them."
)

//: - A *local minimum* is lower than its surroundings although another place may be lower still,
//:   the *global minimum*. Gradient descent with small steps only goes downhill, so its start
//:   decides where it ends, here at a loss of {{right hollow}} or {{left hollow}}.
//: - A *saddle* is flat without being a minimum, because the ground rises in one direction and
//:   falls in another. The walk lingers where the slopes are almost zero: for
//:   {{steps near the saddle}} steps, both weights are within 0.1 of the saddle.
//: - A *ravine* is steep across and gentle along. The steep direction limits the rate to $`2/75`$,
//:   about 0.027, and at that rate the gentle direction keeps 0.973 of its size at each step. The
//:   steepest way down is not the way to the minimum, which lies {{angle at the start}} degrees off
//:   at the start.
//:
//: Local minima are the most feared of the three and, among many weights, probably the least of the
//: trouble.
//:
//: ### Deeper: Why are bad minima rare?
//:
//: At a minimum the loss has to bend upward along *every* direction. If a coin were tossed for each
//: direction, a flat place with 2 weights would be a minimum with a chance of 1 in 4, and one with 30
//: weights with a chance of 1 in a billion; nearly all others would be saddles. The bends of a real
//: loss are not coins, so this is a reason and not a proof, but measurements point the same way
//: (Dauphin and others, 2014).
//:
//: ### Deeper: Does it depend on luck where a network ends?
//:
//: Chapter 3's networks with two hidden units got stuck now and then. Ten networks of each of four
//: widths, trained on the digits for 30 epochs with Adam, show how far the end depends on the start:

let widths = [2, 4, 8, 32]
let lossesOfWidths = progress("Ten seeds, four widths") { bar in
  widths.enumerated().map { index, width in
    finalSeeds.enumerated().map { run, seed -> Double in
      let network = network(hidden: width, seed: seed)
      train(network, on: training, by: Adam(learningRate: 0.01), epochs: 30, seed: seed)
      bar.update(to: Double(10 * index + run + 1) / 40)
      return lossOf(network, on: training)
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

//: With two units, the end is a matter of luck, and a network that knows nothing would have a loss
//: of 2.303. With 32 units even the worst of ten comes down to {{highest loss with 32}}. The table
//: does not tell what holds the small networks up, a local minimum, a saddle or a dead unit. It
//: does say that networks of useful width reach good places from any of ten starts.

//: ## All samples, one, or a few
//:
//: How many samples should one step look at? A line through 64 points, as in the first panel of
//: {{figure batches-paths}}, is a task whose landscape we can still draw. One unit without an
//: activation function predicts the number $`y = w x + b`$. The loss of a sample is half its squared
//: error, $`\tfrac{1}{2} (y - t)^2`$, and its slope is $`(y - t)\, x`$ along the weight and
//: $`y - t`$ along the bias, the same form as in chapter 1. We put all samples in a random order, cut
//: it into batches as in chapter 2, and take a step for each.

// Folded: 64 points, batches, and a line that learns
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
    loss: { line in points.map { 0.5 * error(line, $0) * error(line, $0) }.mean() },
    gradient: { line in
      Point(points.map { error(line, $0) * $0.x }.mean(), points.map { error(line, $0) }.mean())
    })
}

/// All points in a random order, cut into batches.
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
      let g = lineFit(Array(batch)).gradient(line)
      line = Point(line.x - rate(path.count) * g.x, line.y - rate(path.count) * g.y)
      path.append(line)
    }
  }
  return path
}

let batchSizes = [64, 8, 1]
let fits = batchSizes.map { size in fit(batchSize: size, passes: 8) { _ in 0.2 } }
let bestLine = fit(batchSize: 64, passes: 400) { _ in 0.5 }.last ?? Point(0, 0)
func distance(_ line: Point) -> Double {
  ((line.x - bestLine.x) * (line.x - bestLine.x) + (line.y - bestLine.y) * (line.y - bestLine.y))
    .squareRoot()
}
let wholeFit = lineFit(cloud)
func ends(of line: Point) -> [Point] { [-2.8, 2.8].map { Point($0, line.x * $0 + line.y) } }
let cloudPanel = (
  title: "64 points and two lines",
  drawing: Chart(
    x: Axis("", range: -3...3), y: Axis("", range: -3...3), aspect: .equal,
    [
      .points(cloud, "samples: x to the right, t upward"),
      .line(ends(of: wholeFit.start), "start"), .line(ends(of: bestLine), "minimum"),
    ]) as any Drawing
)
let fitGround = Ground(
  of: wholeFit, x: -1.5...2, y: -1.5...2, levels: [0.15, 0.25, 0.5, 1, 1.6, 2.4, 3.4, 4.6],
  minima: [bestLine])
let pathPanels = zip(["all 64 samples", "8 samples", "1 sample"], fits).map { name, path in
  (
    title: "a step sees \(name)",
    drawing: fitGround.map(path, x: "weight w", y: "bias b") as any Drawing
  )
}
figure(
  "batches-paths",
  Panels(title: "Eight times through 64 samples", columns: 2, [cloudPanel] + pathPanels),
  caption:
    "First panel: the task, with the first line and the one at the minimum. Other panels: the way of w and b, always with a rate of 0.2 and the same number of samples seen; gray lines are the loss over all samples. Eight exact steps are too few, 64 rougher ones arrive, and 512 very rough ones arrive early and then wander about the minimum.",
  alt:
    "A cloud of points with a falling and a rising line. Then three maps of the same round rings: a short smooth path that stops on its way to the center, a longer, slightly jagged path into the center, and a jagged path whose end is a tangle about the center."
)

table(
  ["samples in a batch", "steps", "distance from the minimum after 1 pass", "after 8 passes"],
  zip(batchSizes, fits).map { size, path in
    [size.text, (path.count - 1).text]
      + [(path.count - 1) / 8, path.count - 1].map { distance(path[$0]).text(as: .fixed(3)) }
  })

//: The three ways have names. If a step sees all samples, they are a *full batch*, and the method is
//: *batch gradient descent*. If it sees a single sample, the method is *stochastic gradient descent*,
//: or SGD, in the strict sense; stochastic means that chance has a hand in it. If it sees some of the
//: samples, they are a *mini-batch*. In practice nearly everyone uses mini-batches, calls them
//: batches, and still calls the method SGD, as we do from here on.
//:
//: - Question: If a batch has 8 samples instead of one, is the step 8 times as long?
//: - Answer: No. The gradient is the mean over the batch and not the sum, so on average it is the same.
//:   A smaller batch usually even has the longer gradient, because more chance is added to it, and
//:   that is one reason why single samples need a smaller rate.
//:
//: ### Deeper: How rough is a batch?
//:
//: The gradient of a batch is an estimate of the gradient over all samples, and its error can be
//: measured. We take an untrained network for the ten digits and compare the gradients of random
//: batches with that of all 1,000 training digits.

// Folded: gradients of random batches
/// The gradient for some samples: all parameters in one list.
func gradient(_ network: Sequential, _ data: Dataset) -> Matrix {
  let scores = network.forward(data.inputs)
  _ = network.backward(loss.gradient(scores, targets: data.targets))
  let numbers = network.parameters.flatMap { $0.gradient.elements }
  return Matrix(rows: 1, columns: numbers.count, elements: numbers)
}
func length(_ vector: Matrix) -> Double { (vector * vector).sum().squareRoot() }

let untrained = network(hidden: 32, seed: finalSeeds[0])
let trueGradient = gradient(untrained, training)
let noiseSizes = [1, 4, 16, 64, 256]
let noise = noiseSizes.map { size in
  (0..<40).map { _ in
    // With replacement, which keeps the arithmetic plain.
    let batch = (0..<size).map { _ in generator.nextInteger(below: training.count) }
    return length(gradient(untrained, training.subset(batch)) - trueGradient)
      / length(trueGradient)
  }.mean()
}
record(noise[0], "error of one sample", as: .percent(0))
record(noise[1], "error of four samples", as: .percent(0))
record(noise[2], "error of sixteen samples", as: .percent(0))

figure(
  "noise",
  Chart(
    title: "Four times the samples, half the error",
    x: Axis("samples in a batch", scale: .logarithmic, ticks: noiseSizes.map(Double.init)),
    y: Axis("error of the gradient (%)", scale: .logarithmic),
    [
      .points(x: noiseSizes.map(Double.init), y: noise.map { 100 * $0 }, "measured"),
      .line(
        [Point(1, 100 * noise[0]), Point(256, 100 * noise[0] / 16)],
        "first point, divided by the root of the size"),
    ]),
  caption:
    "The distance between the gradient of a random batch and that of all training digits, in percent of the length of the latter; means of 40 batches. Both scales are logarithmic.",
  alt: "Five points on a straight falling line, from several hundred percent down to some tens."
)

//: ---
//:
//: For an untrained network on the digits, the gradient of a single sample is off by
//: {{error of one sample}} of the length of the true gradient, that of four samples by
//: {{error of four samples}}, and that of sixteen by {{error of sixteen samples}}. The error falls
//: with the *square root* of the batch size, so four times the work for a step makes it only twice
//: as exact. That is why small batches pay. Single samples go too far the other way, because a
//: matrix product handles 32 samples in much less than 32 times the time of one.

//: ## Iterations and epochs
//:
//: One update of the weights, which is one batch forward and one pass back, is called a *step* or an
//: *iteration*. One pass through all training samples is an epoch, as in chapter 2. The number of
//: iterations in an epoch is the number of samples divided by the batch size, rounded up, because a
//: last batch that is not full is used as well.

let counts = [(1_000_000, 10_000), (2000, 500), (1000, 32), (1000, 1000), (1000, 1)]
table(
  ["samples", "batch size", "iterations in an epoch", "samples in the last batch"],
  counts.map { samples, size in
    let count = iterations(samples, size)
    return [samples, size, count, samples - (count - 1) * size].map { $0.text(as: .integer) }
  })
record(iterations(training.count, 32), "iterations")
record(iterations(training.count, 32) * 10, "iterations in ten epochs")

//: "Ten epochs" therefore says little by itself. For our digits it is ten steps,
//: {{iterations in ten epochs}} or ten thousand, depending on the batch size. To see what that
//: means for a network, SGD learns with each of the three. All use the same data and the same
//: network with 32 hidden units, each at the best of eight learning rates on the validation digits.

// Folded: how the curves are drawn
/// The mean of the curves of all seeds.
func meanCurve(_ entry: Entry) -> [Double] {
  entry.curves[0].indices.map { look in
    entry.curves.map { look < $0.count ? $0[look] : .infinity }.mean()
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
  return steps / perEpoch * training.count
    + min(steps % perEpoch * contender.batchSize, training.count)
}
/// The validation loss of some contenders, by step or by samples seen; of long curves every few looks.
func curves(
  _ chosen: [(index: Int, name: String)], _ x: Axis, _ count: (Int, Contender) -> Int
) -> Chart {
  Chart(
    x: x, y: Axis("validation loss", scale: .logarithmic, range: 0.05...3),
    chosen.map { index, name in
      let points = zip(looks(contenders[index]), meanCurve(best[index])).map {
        Point(Double(count($0, contenders[index])), $1)
      }
      let shown = points.indices.filter {
        $0 < 40 || $0.isMultiple(of: 4) || $0 == points.count - 1
      }
      return .line(shown.map { points[$0] }, name)
    })
}
let byBatch = [(4, "all samples"), (0, "32 samples"), (5, "1 sample")]
figure(
  "batches",
  Panels(
    title: "The same runs, counted in two ways", columns: 2, sharedLegend: true,
    [
      (
        "by step",
        curves(byBatch, Axis("steps", scale: .logarithmic, range: 1...10_000)) { step, _ in step }
      ),
      (
        "by samples seen",
        curves(byBatch, Axis("samples seen", scale: .logarithmic, range: 1...10_000)) {
          samplesSeen($0, $1)
        }
      ),
    ]),
  caption:
    "Validation loss of SGD with three batch sizes, each at its best rate, means of ten seeds for 32 samples and of three for the others; all scales are logarithmic.",
  alt:
    "Two plots of three falling lines. On the left, over steps, the line of the full batch falls first and ends early; that of one sample falls last and goes on longest. On the right, over samples seen, the order is reversed."
)

table(
  ["a step sees", "best rate", "steps", "validation loss after one epoch", "after ten"],
  byBatch.map { index, name in
    [
      name, best[index].rate.text, (looks(contenders[index]).last ?? 0).text(as: .integer),
      afterFirstEpoch(index).text(as: .fixed(2)),
      best[index].validationLosses.mean().text(as: .fixed(3)),
    ]
  })

//: Per step the full batch does best, with steps that have to be long because they are few. Per sample
//: it is the worst by far, with one step where the others take {{iterations}} or 1,000. A figure that
//: compares methods by epoch or by step has chosen a winner already if their batch sizes differ, so ask
//: what the axis counts.

// Folded: milliseconds, in the terminal only
let clock = ContinuousClock()
for (index, name) in byBatch {
  let contender = contenders[index]
  let time = clock.measure {
    train(
      network(hidden: 32, seed: 1), on: training, by: contender.optimizer(0.01), epochs: 10,
      batchSize: contender.batchSize, seed: 1)
  }
  showInTerminal(
    time / Duration.milliseconds(1), "milliseconds for ten epochs, a step sees \(name)",
    as: .fixed(1))
}

//: ## Four ways through a ravine
//:
//: Small batches make steps cheap, but the ravine of {{figure places}} remains, and in it a rate that is
//: safe across the valley is too small along it.
//:
//: ### Momentum: remember the direction
//:
//: Across the ravine the slope changes its sign at every step, while along the ravine the sign stays
//: the same. If we let the slopes add up, what agrees will grow and what disagrees will cancel.
//: *Momentum* gives each weight a *velocity*, which we call $`m`$ because it is the weight's memory of
//: its gradients; in this section m is not the number of samples. At each step the velocity keeps a
//: share $`\mu`$ of itself, usually 0.9, and adds the new slope, and the weight moves with the
//: velocity:
//:
//: ```math
//: m \leftarrow \mu\, m + g \qquad w \leftarrow w - \eta\, m
//: ```

// Folded: momentum as a rule
struct MomentumRule: StepRule {
  let rate: Double
  var m = 0.0

  init(rate: Double) { self.rate = rate }

  mutating func step(_ g: Double) -> Double {
    m = 0.9 * m + g
    return -rate * m
  }
}

//: The table compares a slope that is 1 at every step with one that alternates between 1 and −1.

// Folded: velocities
func velocities(_ slope: (Int) -> Double) -> [Double] {
  var rule = MomentumRule(rate: 1)
  return (0..<50).map { -rule.step(slope($0)) }
}
table(
  ["velocity after", "1 step", "2", "3", "10", "50"],
  [
    ("slope always 1", velocities { _ in 1 }),
    ("slope 1, −1, 1, …", velocities { $0.isMultiple(of: 2) ? 1 : -1 }),
  ].map { name, values in
    [name] + [1, 2, 3, 10, 50].map { values[$0 - 1].text(as: .fixed(2)) }
  })

//: Slopes that agree build up a velocity ten times as large as a single one, since
//: $`1 + 0.9 + 0.9^2 + \dots = 1 / (1 - 0.9) = 10`$, and slopes that alternate leave about half of
//: one. The gentle direction gets up to ten times the rate, and the zigzag is damped.
//:
//: ### Deeper: What does the memory cost?

// Folded: steps of a swing
/// After how many steps a loss that shrinks by 0.9 a step is below 0.001.
func swingSteps(_ landscape: Landscape) -> Double {
  log(landscape.loss(landscape.start) / 0.001) / log(1 / 0.9)
}
record(swingSteps(bowl), "steps of a swing in the bowl", as: .fixed(0))
record(swingSteps(ravine), "steps of a swing in the ravine", as: .fixed(0))

//: Momentum swings past the minimum and comes back, and these swings die away slowly. *Nesterov's*
//: variant (1983) computes the gradient not where the weights are but where the velocity is about
//: to carry them, and so brakes a little earlier. For plain momentum, school mathematics tells us
//: how slowly the swings die away. Take one direction of a bowl with curvature $`c`$, so that the
//: slope at $`w`$ is $`c\, w`$, and write $`w'`$ for the weight after a step and $`w^-`$ for the
//: one before. The last step was $`w - w^- = -\eta\, m`$, and the next one keeps a share μ of it
//: and adds $`-\eta\, c\, w`$. Hence
//:
//: ```math
//: w' = (1 + \mu - \eta c)\, w - \mu\, w^-
//: ```
//:
//: Suppose that each step multiplies the weight by the same factor $`x`$, so that $`w = x\, w^-`$
//: and $`w' = x^2 w^-`$. Then $`x^2 - (1 + \mu - \eta c)\, x + \mu = 0`$, a quadratic equation. Its
//: two solutions multiply to the last number, which is μ, whatever the rate. They can't both be
//: smaller than $`\sqrt{\mu}`$, so with a share of 0.9 at least one of them has a size of 0.949 or
//: more, and the height of the swings shrinks by about 5% a step at best. (If the equation has no
//: real solution, the weight swings, and its swings are multiplied by exactly $`\sqrt{\mu}`$ a
//: step.) The loss goes with the square, so it is multiplied by 0.9 a step. From its start down to
//: 0.001 that takes about {{steps of a swing in the bowl}} steps in our bowl and
//: {{steps of a swing in the ravine}} in the ravine. The table below finds a few fewer. Halfway
//: through a swing the loss is lower than the height of the swings allows, so it can stay below
//: 0.001 a little before the height does, and of the rates that were tried the best is one at which
//: this happens.

//: ### RMSProp: a rate for each weight
//:
//: Momentum still uses one learning rate for every weight. What if each weight had a rate of its
//: own, scaled to the gradients that it actually sees? *RMSProp*, short
//: for root mean square propagation, does exactly that. For each weight it keeps a running average
//: $`v`$ of the squared gradient and divides the next step by the square root of that average, so a
//: weight with large gradients takes proportionally smaller steps.
//:
//: ```math
//: v \leftarrow \rho\, v + (1 - \rho)\, g^2 \qquad w \leftarrow w - \frac{\eta\, g}{\sqrt{v} + \varepsilon}
//: ```
//:
//: The decay rate $`\rho`$ is usually 0.9, which means that each step replaces a tenth of the average
//: with the newest squared gradient; the tiny constant $`\varepsilon`$ only prevents a division by
//: zero.

// Folded: RMSProp as a rule
struct RMSPropRule: StepRule {
  let rate: Double
  var v = 0.0

  init(rate: Double) { self.rate = rate }

  mutating func step(_ g: Double) -> Double {
    v = 0.9 * v + 0.1 * g * g
    return -rate * g / (v.squareRoot() + 1e-8)
  }
}

//: To see what the division does, take two weights whose gradients could hardly differ more. The
//: first always has a gradient of 50, the second always 0.01, and both use η = 0.1.

// Folded: lengths of steps
table(
  ["length of step", "1", "2", "3", "10", "50"],
  [50, 0.01].map { (slope: Double) in
    var rule = RMSPropRule(rate: 0.1)
    let lengths = (0..<50).map { _ in -rule.step(slope) }
    return ["gradient \(slope.text)"]
      + [1, 2, 3, 10, 50].map { lengths[$0 - 1].text(as: .fixed(3)) }
  })

//: The two rows are identical even though one gradient is 5,000 times the other, because the
//: division cancels each weight's own scale. After a few steps both weights move by about η per
//: step, against their gradient; the early steps are longer because v starts at zero and needs a
//: while to catch up, which Adam will fix. On the way through a ravine this is just what we want.
//: Near a minimum it is a drawback, since the gradients shrink there and the steps do not, and that
//: is one reason to lower the learning rate toward the end of training (section 6.7).
//:
//: ### Adam: both, and a correction
//:
//: *Adam*, from "adaptive moment estimation", combines the two. It keeps a running average $`m`$ of
//: the gradient, much as momentum does, and one of its square, $`v`$, as RMSProp does. Its usual decay
//: rates are $`\beta_1 = 0.9`$ and $`\beta_2 = 0.999`$.
//:
//: ```math
//: m \leftarrow \beta_1 m + (1 - \beta_1)\, g \qquad v \leftarrow \beta_2 v + (1 - \beta_2)\, g^2
//: ```
//:
//: Both averages start at zero, so they are too small at first. If the slope is always 1, its
//: average should be 1, but after one step $`m`$ is only 0.1. After $`t`$ steps, where t is not a
//: target, it can have reached the share $`1 - \beta_1^t`$ of its true value, and Adam divides by
//: that share:
//:
//: ```math
//: \hat m = \frac{m}{1 - \beta_1^t} \qquad \hat v = \frac{v}{1 - \beta_2^t} \qquad
//: w \leftarrow w - \frac{\eta\, \hat m}{\sqrt{\hat v} + \varepsilon}
//: ```

// Folded: Adam as a rule
struct AdamRule: StepRule {
  let rate: Double
  var corrects = true
  var (m, v, t) = (0.0, 0.0, 0.0)

  init(rate: Double) { self.rate = rate }

  mutating func step(_ g: Double) -> Double {
    t += 1
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g * g
    let mHat = corrects ? m / (1 - pow(0.9, t)) : m
    let vHat = corrects ? v / (1 - pow(0.999, t)) : v
    return -rate * mHat / (vHat.squareRoot() + 1e-8)
  }
}

//: - Question: Leave the correction out. Both averages are then too small in the first steps. Are the
//:   first steps too short or too long?
//: - Answer: Too long. The first m is a tenth of what it should be, but the first v is a thousandth,
//:   and its root about a thirtieth. A tenth divided by a thirtieth is about three.

// Folded: steps with and without the correction
func stepLengths(slope: Double, corrects: Bool) -> [Double] {
  var rule = AdamRule(rate: 1)
  rule.corrects = corrects
  return (0..<1000).map { _ in -rule.step(slope) }
}
let uncorrected = stepLengths(slope: 1, corrects: false)
table(
  ["length of step, in η", "1", "2", "3", "10", "100", "1,000"],
  [
    ("without the correction", uncorrected),
    ("with it", stepLengths(slope: 1, corrects: true)),
    ("with it, slopes of 1,000", stepLengths(slope: 1000, corrects: true)),
  ].map { name, lengths in
    [name] + [1, 2, 3, 10, 100, 1000].map { lengths[$0 - 1].text(as: .fixed(2)) }
  })
record(uncorrected.max() ?? 0, "longest step", as: .fixed(1))

//: Without the correction, the steps grow to {{longest step}} times the learning rate just at the
//: start, when the network knows least. With it, the very first step already has the length of the
//: learning rate, whatever the size of the slopes.
//:
//: ### Deeper: Are these the rules of the library?
//:
//: We let each rule and the library's optimizer of the same name take 100 steps with the same
//: slopes in Rosenbrock's valley, which comes next.

let rosenbrock = Landscape(
  name: "Rosenbrock's valley", start: Point(-1.2, 1),
  loss: { w in pow(1 - w.x, 2) + 100 * pow(w.y - w.x * w.x, 2) },
  gradient: { w in
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
    let g = rosenbrock.gradient(path[index])
    weights.gradient = Matrix([[Float(g.x), Float(g.y)]])
    method.library.step([weights])
    let next = path[index + 1]
    return max(
      abs(Double(weights.value[0, 0]) - next.x), abs(Double(weights.value[0, 1]) - next.y))
  }.max() ?? 0
}
show(differences.max() ?? 0, "largest difference in 100 steps", as: .significant(1))

//: What remains is rounding, because the library counts in `Float` and the rules in `Double`. One
//: rule that you may meet elsewhere is neither here nor in the library: RMSProp's predecessor
//: *AdaGrad* (2011) adds up all squared gradients instead of averaging the recent ones, so that the
//: rate of a weight can only shrink.

//: ### Four methods, three landscapes
//:
//: The four rules now race in the bowl, in the ravine, and in *Rosenbrock's valley*, a classic test
//: from 1960. It is a ravine that bends, and its floor is nearly level, while the minimum lies far
//: along it. Each method gets the rate that suits it best in each landscape, out of 1, 2 and 5 in every
//: power of ten from 0.0001 to 1.

// Folded: the best walk of each method in each landscape
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
for (index, method) in methods.enumerated() {
  record(stepsText(walks[1][index]), "\(method.name) in the ravine")
}
record(stepsText(walks[0][0]), "gradient descent in the bowl")
record(stepsText(walks[2][1]), "momentum in the valley")

table(
  ["steps until the loss stays below 0.001 (best rate)"] + landscapes.map(\.name),
  methods.indices.map { method in
    [methods[method].name]
      + walks.map { stepsText($0[method]) + " (\(Float($0[method].rate).text))" }
  })

// Folded: how the three figures are drawn
/// The path until it arrives; of long ones, every tenth step after step 200.
func shown(_ walk: Walk) -> [Point] {
  let path = walk.path.prefix((walk.steps ?? mostSteps) + 1)
  return path.indices.filter { $0 < 200 || $0.isMultiple(of: 10) || $0 == path.count - 1 }
    .map { path[$0] }
}
func panels(_ landscape: Int, _ ground: Ground) -> [(title: String, drawing: any Drawing)] {
  zip(methods, walks[landscape]).map { method, walk in
    (
      "\(method.name), \(walk.steps.map { "\($0) steps" } ?? "2,000+ steps")",
      ground.map(shown(walk))
    )
  }
}
/// All four walks at once, step by step, for the book in a browser.
func race(_ landscape: Int, _ ground: Ground) -> [(title: String, chart: Chart)] {
  let longest = walks[landscape].map { $0.steps ?? mostSteps }.max() ?? 0
  let moments = (0...100).filter { $0 <= 6 || $0.isMultiple(of: 5) } + [150, 200, 300, 400]
  return (moments.filter { $0 < longest } + [longest]).map { steps in
    let marks = zip(methods, walks[landscape]).flatMap { method, walk -> [Mark] in
      let path = walk.path.prefix(min(steps, walk.steps ?? mostSteps) + 1)
      return [.line(Array(path), method.name), .points(path.suffix(1), method.name)]
    }
    return (
      "after \(steps.text) \(steps == 1 ? "step" : "steps")",
      Chart(
        x: Axis("w₁", range: ground.x), y: Axis("w₂", range: ground.y), aspect: .equal,
        [ground.contours] + marks + [.points(ground.minima).series(4)])
    )
  }
}
let ravineGround = Ground(
  of: ravine, x: -5...3, y: -2...2, levels: [4, 25, 90, 140], grid: 121)

figure(
  "four-ravine",
  Panels(title: "Four methods in the ravine", columns: 2, panels(1, ravineGround)),
  moving: Animation(title: "Four methods in the ravine", race(1, ravineGround)),
  caption:
    "From the same start, each method at its best rate, drawn until its loss stays below 0.001. Gradient descent zigzags and then creeps along the floor, momentum swings along it, and RMSProp and Adam set out diagonally.",
  alt:
    "Four maps of long flat ovals. The path of gradient descent is a zigzag that narrows to a line along the floor. That of momentum is a wave. Those of RMSProp and Adam go diagonally down to the floor of the ravine."
)

//: Nobody is best everywhere. In the easy bowl plain gradient descent is far ahead, with
//: {{gradient descent in the bowl}} steps; in the ravine Adam and momentum are first. In
//: Rosenbrock's valley momentum leads, and gradient descent and RMSProp do not arrive in time.
//:
//: In the ravine, the division makes both weights move equally fast, so RMSProp and Adam set out
//: diagonally and not across the valley. RMSProp loses this gain again near the goal, where its
//: steps do not get shorter: to settle there it needs a small rate from the beginning, and with
//: that it comes last. The division helps because the walls of this ravine run along the weights,
//: and these methods look at each weight by itself. In the browser, the four start wherever you
//: click: `swift run course playground ravine`.
//:
//: - Experiment: Set `ravineAngle = 45`.
//:   Gradient descent, momentum, RMSProp and Adam take {{gradient descent in the ravine}},
//:   {{momentum in the ravine}}, {{RMSProp in the ravine}} and {{Adam in the ravine}} steps in the
//:   ravine, each at its best rate. Turned by 45 degrees, the ravine has the same shape, and the start
//:   turns with it. Which methods will notice?
//: - Outcome: Now they take {{experiment: gradient descent in the ravine}},
//:   {{experiment: momentum in the ravine}}, {{experiment: RMSProp in the ravine}} and
//:   {{experiment: Adam in the ravine}}, again each at its best rate. Gradient descent and momentum
//:   do not see the axes, so nothing changes for them. RMSProp and Adam lose what the axes gave
//:   them, RMSProp much and Adam little; half of it is momentum. With so coarse a grid of rates,
//:   Adam and momentum count as level in both ravines.
//:
//: ### Deeper: How do the four walk in the bowl and in Rosenbrock's valley?
//:
//: The loss of Rosenbrock's valley is
//:
//: ```math
//: L(w_1, w_2) = (1 - w_1)^2 + 100\, (w_2 - w_1^2)^2
//: ```
//:
//: with its minimum at (1, 1).

figure(
  "four-bowl",
  Panels(
    title: "Four methods in the bowl", columns: 2,
    panels(0, Ground(of: bowl, x: -2.5...1.5, y: -1.5...2, levels: [0.1, 0.5, 1.5, 3, 5]))),
  caption:
    "From the same start, each method at its best rate, drawn until its loss stays below 0.001. In a bowl gradient descent is hard to beat. Momentum and Adam swing past the minimum and come back. RMSProp goes straight, in short steps.",
  alt:
    "Four maps of oval rings, each with a path from the upper left to the center. That of gradient descent zigzags over the center line, that of RMSProp does not swing, those of momentum and Adam go round the center."
)

figure(
  "four-rosenbrock",
  Panels(
    title: "Four methods in Rosenbrock's valley", columns: 2,
    panels(
      2,
      Ground(
        of: rosenbrock, x: -2...2, y: -1...3, levels: [4, 40, 200, 800], grid: 121,
        minima: [Point(1, 1)]))),
  caption:
    "From the same start, each method at its best rate, drawn until its loss stays below 0.001, or for 2,000 steps; after step 200 only every tenth step has a dot. The valley bends from the upper left through (0, 0) to the minimum at (1, 1), which has a cross. Gradient descent and momentum first jump back and forth between the walls, Adam a little; momentum shoots past the minimum and comes back. RMSProp gets near the minimum and hops about it.",
  alt:
    "Four maps of a valley in the shape of a horseshoe. All four paths follow its floor from the upper left over the bottom to the right; those of gradient descent and momentum begin with a zigzag."
)

//: RMSProp's best rate in the ravine can be explained. Near the minimum it hops by η along each
//: weight, from η/2 on one side to η/2 on the other. The curvatures are 1 and 75, so the loss there
//: is $`\tfrac{1}{2} (1 + 75) (\eta / 2)^2`$, and it stays below 0.001 only if η is below 0.0103.
//: Of the rates that we tried, 0.01 is the largest one below that.

//: ## On the digits: a fair comparison
//:
//: Which method is best for a network has to be measured, and the first thing to measure is the
//: learning rate of each. {{figure rates}} shows the validation loss of the four methods at eight
//: rates, with batches of 32 and ten epochs.

figure(
  "rates",
  Chart(
    title: "Every method has its own best learning rate",
    x: Axis("learning rate", scale: .logarithmic, ticks: rates.map(Double.init)),
    y: Axis("validation loss", scale: .logarithmic, range: 0.1...3),
    (0..<4).map { index in
      .line(
        x: rates, y: tries[index].map { $0.validationLosses.mean() }, contenders[index].name)
    }),
  caption:
    "Validation loss after training, means of three seeds; both scales are logarithmic. A line that leaves the picture at the top has a loss above 3.",
  alt:
    "Four valley-shaped lines over learning rates from 0.001 to 3. SGD has its lowest part farthest to the right, RMSProp and Adam farthest to the left, momentum in between."
)

//: The four lines are valleys in different places. Hold a ruler upright at 0.003, and Adam beats SGD
//: by far; at 1, SGD beats Adam. A comparison at one shared rate says nothing about the methods.
//: The best rate is {{SGD's best rate}} for SGD and {{momentum's best rate}} for momentum. The sum
//: $`1 + 0.9 + 0.9^2 + \dots = 10`$ suggests a tenth instead of a third, but it is for slopes that
//: always agree, which those of successive batches probably do not.
//:
//: At its own best rate, each method now trains ten new networks, and only these see the test digits
//: and the strangers, once. The baselines are those of chapter 4, and ± is the standard error of a share.

// Folded: baselines, and the table
/// The places of the most similar known pictures for each of some pictures, the nearest first.
func nearest(_ count: Int, among known: Matrix, to pictures: Matrix) -> [[Int]] {
  // |x − y|² = |x|² − 2 x·y + |y|², and |x|² is the same for all y.
  let squares = (known * known).rowSums().transposed()
  var closeness = (2 * matmul(pictures, transposing: known)).adding(row: -squares)
  var places = [[Int]](repeating: [], count: pictures.rows)
  for _ in 0..<count {
    for (row, place) in closeness.argmax().enumerated() {
      places[row].append(place)
      closeness[row, place] = -1e9  // Each is taken once.
    }
  }
  return places
}
/// The share of pictures for which most of the nearest pictures have the right label.
func voteShare(_ nearest: [[Int]], _ known: Dataset, _ pictures: Dataset) -> Double {
  let (labels, right) = (known.targets.argmax(), pictures.targets.argmax())
  let count = zip(nearest, right).count { places, right in
    var votes = [Int](repeating: 0, count: 10)
    for place in places { votes[labels[place]] += 1 }
    return votes.firstIndex(of: votes.max() ?? 0) == right
  }
  return Double(count) / Double(pictures.count)
}
func neighborShare(_ pictures: Dataset) -> Double {
  voteShare(
    nearest(1, among: training.inputs, to: pictures.inputs), training, pictures)
}
func share(ofDigit digit: Int, in data: Dataset) -> Double {
  Double(data.targets.argmax().count { $0 == digit }) / Double(data.count)
}
let classCounts = digits.training.classCounts
let commonest = classCounts.firstIndex(of: classCounts.max() ?? 0) ?? 0

/// Softmax regression at the best of the rates for Adam.
func softmaxRegression(rate: Float, seeds: [UInt64]) -> [Sequential] {
  seeds.map { seed in
    let network = network(hidden: 0, seed: seed)
    train(network, on: training, by: Adam(learningRate: rate), epochs: epochs, seed: seed)
    return network
  }
}
let regressionRate =
  rates.map { rate in
    (
      rate: rate,
      loss: softmaxRegression(rate: rate, seeds: seeds(21...23)).map {
        lossOf($0, on: validation)
      }.mean()
    )
  }.min { $0.loss < $1.loss }?.rate ?? 0.01
let regressions = softmaxRegression(rate: regressionRate, seeds: finalSeeds)

func meanSteps(_ index: Int) -> Double { stepsToGood(index).map(Double.init).mean() }
table(
  ["reader", "best rate", "steps to 0.3", "test", "strangers"],
  [
    [
      "always “\(commonest)”", "", "",
      share(ofDigit: commonest, in: test).text(asShareOf: test.count),
      share(ofDigit: commonest, in: strangers).text(asShareOf: strangers.count),
    ],
    [
      "softmax regression, Adam", regressionRate.text, "",
      regressions.map { accuracyOf($0, on: test) }.mean().text(asShareOf: test.count),
      regressions.map { accuracyOf($0, on: strangers) }.mean().text(asShareOf: strangers.count),
    ],
    [
      "nearest neighbor", "", "",
      neighborShare(test).text(asShareOf: test.count),
      neighborShare(strangers).text(asShareOf: strangers.count),
    ],
  ]
    + (0..<4).map { index in
      [
        "network, \(contenders[index].name)", best[index].rate.text,
        meanSteps(index).text(as: .integer),
        best[index].test.mean().text(asShareOf: test.count),
        best[index].strangers.mean().text(asShareOf: strangers.count),
      ]
    })

// Folded: pairs of methods, and values for the text
/// "9 of 10 (1%)": how often the first of two is ahead, ties left out, and the coin's chance of that.
func wins(_ first: [Double], _ second: [Double], _ noun: String = "") -> String {
  let ahead = zip(first, second).count { $0 > $1 }
  let behind = zip(first, second).count { $0 < $1 }
  let chance = coin(first, second)
  return
    "\(ahead) of \(ahead + behind)\(noun) (\(chance.text(as: .percent(chance < 0.01 ? 1 : 0))))"
}
func coin(_ first: [Double], _ second: [Double]) -> Double {
  coinTest(
    zip(first, second).count { $0 > $1 }, against: zip(first, second).count { $0 < $1 })
}
func steps(_ index: Int) -> [Double] { stepsToGood(index).map(Double.init) }
func fewerSteps(_ index: Int, than other: Int) -> String { wins(steps(other), steps(index)) }
let pairs = [(1, 0), (2, 0), (3, 0), (1, 2), (1, 3)]
func accuracyText(_ index: Int) -> String {
  contenders[index].name + " " + best[index].test.mean().text(as: .percent(1))
}
let testMeans = (0..<4).map { best[$0].test.mean() }
record((0..<4).map(accuracyText).joined(separator: ", "), "accuracies")
record(testMeans.min() ?? 0, "lowest mean", as: .percent(1))
record(testMeans.max() ?? 0, "highest mean", as: .percent(1))
record(250 * ((testMeans.max() ?? 0) - (testMeans.min() ?? 0)), "digits between", as: .fixed(0))
record(best[3].rate, "Adam's best rate")
record(testMeans[3], "Adam's test accuracy", as: .percent(1))
record(3 * pairs.count, "comparisons")
let chances = pairs.flatMap { index, other in
  [
    coin(steps(other), steps(index)), coin(best[index].test, best[other].test),
    coin(best[index].strangers, best[other].strangers),
  ]
}
record(chances.count { $0 < 0.01 }, "comparisons below 1%")
record(chances.count { (0.01..<0.05).contains($0) }, "comparisons from 1% to 5%")

//: No network is clearly better than softmax regression here. All lose many points on the
//: strangers, where nearest neighbor is clearly ahead; on the test, its lead over the best network
//: is not much larger than the standard errors. Among themselves, the four methods are about
//: {{digits between}} test digits apart. Every method had the same ten
//: seeds, so we compare them in pairs, ties left out, with the coin's chance in parentheses.

table(
  [
    "of ten seeds, the first has", "fewer steps to 0.3", "a higher test accuracy",
    "more strangers right",
  ],
  pairs.map { index, other in
    [
      "\(contenders[index].name) against \(contenders[other].name)",
      fewerSteps(index, than: other), wins(best[index].test, best[other].test),
      wins(best[index].strangers, best[other].strangers),
    ]
  })

//: Of these {{comparisons}} comparisons, {{comparisons below 1%}} have a chance of 0.2% and
//: {{comparisons from 1% to 5%}} one of 2% or 4%. Among so many, all with the same ten seeds, the
//: latter are a hint and no proof, whereas 0.2% is another matter. We may claim that each of the
//: three needs fewer steps than SGD to get down to a loss of 0.3, and that momentum needs the
//: fewest, at rates that were chosen for the loss at the end and not for a fast start. After ten
//: epochs the accuracies are too close to tell the methods apart. All ten seeds share one split and
//: one network, so even ten of ten is evidence about this task and not a law.
//:
//: - Experiment: Set `epochs = 2`.
//:   After ten epochs the test accuracies are {{accuracies}}. Between the lowest mean and the
//:   highest lie about {{digits between}} of 250 digits. Will that gap be smaller or larger after two
//:   epochs, and who profits if there is little time?
//: - Outcome: Now they are {{experiment: accuracies}}, and between lowest and highest lie about
//:   {{experiment: digits between}} digits. Plain SGD falls behind. How much the optimizer matters
//:   depends on how much work you allow.

//: ### Deeper: What does each seed say?
//:
//: {{figure spread}} shows all forty networks behind the test accuracies.

figure(
  "spread",
  Chart(
    title: "Wrong answers on the 250 test digits", x: seedAxis,
    y: Axis("wrong answers (%)", range: 0...8),
    (0..<4).map { index in
      .points(bySeed(best[index].test.map { 100 * (1 - $0) }, index), contenders[index].name)
    }),
  caption:
    "Ten seeds, each method at its best rate. Marks above each other belong to the same seed, so their networks started from the same weights and saw the same batches. Lower is better.",
  alt:
    "Four kinds of markers over ten seeds, in one band in which no kind lies clearly below the others."
)

//: ### Deeper: Why is Adam so popular, then?
//:
//: Many have found that a rate near 0.001 serves it for
//: very different networks, so there is less to search, although ours does best at
//: {{Adam's best rate}}. For some networks, SGD with momentum ends with a better test accuracy (Wilson
//: and others, 2017).

//: ## Changing the rate on the way
//:
//: In the last panel of {{figure batches-paths}}, single samples never come to rest. A large rate gets
//: far quickly and a small one settles, so a *schedule* takes both and lets the rate fall in the
//: course of training. The *cosine schedule* follows half a wave from the full rate $`\eta_0`$ down to
//: zero. In this section t counts steps, and T is the number of all steps of the training:
//:
//: ```math
//: \eta_t = \eta_0 \cdot \tfrac{1}{2} \left( 1 + \cos \frac{\pi t}{T} \right)
//: ```
//:
//: The cosine falls from 1 through 0 to −1, so the rate falls from $`\eta_0`$ to half of it and
//: then to zero. An older schedule divides the rate by two now and then. {{figure schedules}} tries
//: both on the line through 64 points, one sample per step.

// Folded: three schedules for the line
let fitSteps = 8 * 64
let schedules: [(name: String, rate: (Int) -> Double)] = [
  ("constant", { _ in 0.2 }),
  ("halved every 2 epochs", { t in 0.2 * pow(0.5, Double((t - 1) / 128)) }),
  ("cosine", { t in 0.2 * 0.5 * (1 + cos(.pi * Double(t) / Double(fitSteps))) }),
]
let sameOrder = generator
let scheduledFits = schedules.map { schedule in
  generator = sameOrder  // All three get the samples in the same order.
  return fit(batchSize: 1, passes: 8, rate: schedule.rate)
}
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
        "the distance from the minimum",
        Chart(
          x: "step", y: Axis("distance, mean of 32 steps", scale: .logarithmic),
          zip(schedules, scheduledFits).map { schedule, path in
            .line(
              stride(from: 32, through: fitSteps, by: 32).map { step in
                Point(Double(step), path[(step - 31)...step].map(distance).mean())
              }, schedule.name)
          })
      ),
    ]),
  caption:
    "One sample per step, in the same order for all three. At first all approach the minimum quickly. Then the constant rate wanders at the same distance, and the falling rates come closer.",
  alt:
    "On the left a level line, a staircase and half a wave that fall from 0.2 toward 0. On the right three jagged lines that fall together at first; the constant one levels off, the others go on falling."
)

//: The beginning deserves care as well, because Adam's averages rest on few gradients then and the
//: weights are still random. A *warmup* raises the rate from near zero over the first steps. A
//: dozen lines add one to any optimizer.

/// Raises the rate of another optimizer evenly over its first steps.
final class Warmup: Optimizer {
  var learningRate: Float
  private let inner: any Optimizer
  private let steps: Int
  private var count = 0

  init(_ inner: any Optimizer, steps: Int) {
    (self.inner, self.steps, learningRate) = (inner, steps, inner.learningRate)
  }

  func step(_ parameters: [Parameter]) {
    count += 1
    inner.learningRate = learningRate * min(1, Float(count) / Float(steps))
    inner.step(parameters)
  }
}

//: On the digits we let Adam learn with four schedules and four rates, around its best one in section
//: 6.6, with ten seeds each.

// Folded: Adam with four schedules
let digitSchedules: [(name: String, schedule: LearningRateSchedule, warmup: Int)] = [
  ("constant", .constant, 1), ("halved every 2 epochs", .stepDecay(factor: 0.5, every: 2), 1),
  ("cosine", .cosine, 1), ("cosine after a warmup of one epoch", .cosine, 32),
]
let scheduleRates: [Float] = [0.01, 0.03, 0.1, 0.3]
let scheduleLosses = digitSchedules.map { schedule in
  scheduleRates.map { rate in
    finalSeeds.map { seed -> Double in
      let network = network(hidden: 32, seed: seed)
      let isFinite = train(
        network, on: training,
        by: Warmup(Adam(learningRate: rate), steps: schedule.warmup),
        schedule: schedule.schedule, epochs: 10, seed: seed)
      return isFinite ? lossOf(network, on: validation) : .infinity
    }
  }
}
table(
  ["validation loss, mean of ten"] + scheduleRates.map { "η₀ = \($0.text)" },
  zip(digitSchedules, scheduleLosses).map { schedule, losses in
    [schedule.name] + losses.map { $0.mean().text(as: .fixed(3)) }
  })
func schedule(_ first: Int, beats second: Int, at rate: Int) -> String {
  wins(scheduleLosses[second][rate], scheduleLosses[first][rate], " seeds")
}
record(schedule(0, beats: 2, at: 0), "constant over cosine at 0.01")
record(schedule(2, beats: 0, at: 1), "cosine at 0.03")
record(schedule(3, beats: 2, at: 2), "warmup at 0.1")
record(schedule(3, beats: 2, at: 3), "warmup at 0.3")
record(scheduleLosses[3][3].mean(), "warmup's loss at 0.3", as: .fixed(2))
record(
  scheduleLosses[..<3].map { $0[3].mean() }.min() ?? 0, "lowest other loss at 0.3", as: .fixed(2))

//: At a rate of 0.01, where nothing needs calming, falling rates only lose time: the constant rate
//: beats the cosine in {{constant over cosine at 0.01}}. At 0.03 the cosine is ahead in
//: {{cosine at 0.03}}, which decides nothing. At 0.1 the constant rate does badly, and at 0.3 only
//: the networks with a warmup learn at all well, with a loss of {{warmup's loss at 0.3}} against
//: {{lowest other loss at 0.3}} or more, though worse than at smaller rates. The warmup beats the
//: plain cosine in {{warmup at 0.1}} at a rate of 0.1 and in {{warmup at 0.3}} at 0.3. The table
//: holds sixteen means, so its lowest one is no proof that the higher rate is better in the end,
//: but a warmup makes it usable.

//: ## When a network memorizes
//:
//: So far we wanted the loss to fall as fast as possible, and now we ask where it should stop.
//: Chapter 1 had a unit that knew 25 digits perfectly and new ones badly, which is overfitting. To
//: see a network overfit badly, we give it many weights, few digits and much time, and spoil some
//: of the labels: a random {{wrong labels}}% of 400 training digits are labeled as some other
//: digit. Validation digits, test digits and strangers keep their right labels. The network has 64
//: hidden units, nearly 5,000 parameters for 400 digits, and trains for 60 epochs with Adam, with
//: ten seeds, each of which spoils other digits and starts from other weights.

// Folded: mean curves, and the figure
func meanOf(_ curves: [[Double]]) -> [Double] {
  curves[0].indices.map { epoch in curves.map { $0[epoch] }.mean() }
}
let truthful = plain[0].truthful.isEmpty ? [] : meanOf(plain.map(\.truthful))
let obedient = plain[0].obedient.isEmpty ? [] : meanOf(plain.map(\.obedient))
let accuracyCurve = meanOf(plain.map(\.accuracy))
record(ends(plain).map(\.training).mean(), "training loss at the end", as: .fixed(3))
record(ends(plain).map(\.validation).mean(), "validation loss at the end", as: .fixed(2))
record(plain.map { Double($0.bestEpoch) }.mean(), "best epoch", as: .fixed(0))
record((accuracyCurve.firstIndex(of: accuracyCurve.max() ?? 0) ?? 0) + 1, "epoch of the top")
record(accuracyCurve.max() ?? 0, "top accuracy", as: .percent(0))
record(accuracyCurve.last ?? 0, "last accuracy", as: .percent(0))
record(truthful.max() ?? 0, "most truthful", as: .percent(0))
record((truthful.firstIndex(of: truthful.max() ?? 0) ?? 0) + 1, "most truthful epoch")
record(truthful.last ?? 0, "truthful at the end", as: .percent(0))
record(obedient.last ?? 0, "obedient at the end", as: .percent(0))

figure(
  "overfitting",
  Panels(
    title: "A network memorizes wrong labels", columns: 2,
    [
      (
        "loss",
        Chart(
          x: "epoch", y: Axis("loss", range: 0...2.5),
          [
            .line(meanOf(plain.map(\.training)), from: 1, "training"),
            .line(meanOf(plain.map(\.validation)), from: 1, "validation"),
            .rule(x: plain.map { Double($0.bestEpoch) }.mean(), "lowest"),
          ])
      ),
      (
        "answers to the mislabeled digits",
        Chart(
          x: "epoch", y: Axis("share of the mislabeled digits (%)", range: 0...100),
          [
            .line(truthful.map { 100 * $0 }, from: 1, "the true digit"),
            .line(obedient.map { 100 * $0 }, from: 1, "the wrong label"),
          ])
      ),
    ]),
  caption:
    "Left, as means of ten seeds: the training loss falls without end, while the validation loss turns around at the dashed line and rises. Right: what the network answers to the training digits with a wrong label.",
  alt:
    "On the left two curves that fall together at first; then one goes on toward zero and the other rises. On the right a curve that rises quickly to a top and then falls, and a second one that rises slowly and steadily toward 100%."
)

//: The right panel shows overfitting at work. Around epoch {{most truthful epoch}}, the network
//: gives {{most truthful}} of the mislabeled digits their *true* digit although it is being told
//: otherwise, because it has learned from the other digits what a 3 looks like. From then on it
//: learns the exceptions one by one, until it answers {{obedient at the end}} of them as labeled.
//: The training loss ends at {{training loss at the end}}, while the validation loss, lowest around
//: epoch {{best epoch}}, rises to {{validation loss at the end}} and the validation accuracy drops
//: from {{top accuracy}} to {{last accuracy}}. Only samples that a network does not learn from can
//: tell when it begins to memorize. `swift run course playground memorizing` lets you watch the two
//: losses part.
//:
//: What keeps a network from fitting the training set too closely is called *regularization*.
//:
//: ### Deeper: Why is the training loss above the validation loss at first?
//:
//: A fifth of the training labels are wrong, and a network that reads those digits correctly is
//: charged a high loss for it. With clean labels you will see a smaller gap of this kind. The
//: training loss of an epoch is averaged over its batches, most of which came before the network
//: was as good as at the end of the epoch, and with dropout it is measured with part of the network
//: switched off.
//:
//: ### Weight decay: large weights have to pay
//:
//: To make an exception for a single digit, a network needs large weights. *Weight decay* lets every
//: weight shrink a little at each step, so that only those that are needed again and again stay large:
//:
//: ```math
//: w \leftarrow (1 - \eta \lambda)\, w - \eta\, g
//: ```
//:
//: With $`\eta = 0.01`$ and a strength $`\lambda`$ of 0.1, the factor is 0.999. A weight that no
//: gradient held up would shrink to $`0.999^{780}`$, less than half of itself, in the 780 steps of our
//: 60 epochs. Biases are left alone.
//:
//: ### Deeper: Why is it also called a term of the loss?
//:
//: Add $`\tfrac{\lambda}{2} \sum w^2`$ to the loss. The slope of this *regularization term* along a
//: weight is $`\lambda w`$, as the bowl of section 6.1 showed, so a step of gradient descent becomes
//: $`w - \eta\,(g + \lambda w) = (1 - \eta\lambda)\, w - \eta\, g`$, which is the formula above. For
//: plain gradient descent the two are the same. Adam would divide the slope λw by the typical size of
//: the gradient like everything else, so for Adam they differ. The form above, which leaves the decay
//: out of the averages, is the usual one today, and Adam with it is called AdamW.

//: ### Dropout: no unit can rely on another
//:
//: *Dropout* switches off a random share of the outputs of a layer, a new choice for each sample and
//: each step, so no unit can rely on a few partners to recognize one particular picture. The outputs
//: that stay are made larger, which keeps the sum for the next layer the same on average. In use,
//: nothing is dropped.

// Folded: dropout as a picture
var dropGenerator = SplitMix64(seed: options.seed())
let dropping = Dropout(rate: 0.5, using: &dropGenerator)
let sixOnes = Matrix(rows: 1, columns: 6, repeating: 1)
func dropoutDiagram(_ outputs: Matrix) -> NetworkDiagram {
  let kept = outputs.row(0).map { $0 }
  return NetworkDiagram(
    title: "", explainsLines: false,
    layers: [
      .init("inputs", units: ["x₁", "x₂", "x₃"]),
      .init("hidden", units: kept.map { $0 == 0 ? "0" : "×\($0.text)" }),
      .init("outputs", units: ["z₁", "z₂"]),
    ],
    weights: [
      (0..<3).map { _ in kept.map { $0 == 0 ? 0 : 1 } },
      kept.map { weight in [weight, weight].map { $0 == 0 ? 0 : 1 } },
    ])
}
let dropoutPanels = ["a sample in training", "the next sample"].map { name in
  (title: name, drawing: dropoutDiagram(dropping.forward(sixOnes)) as any Drawing)
}
figure(
  "dropout",
  Panels(
    title: "Dropout of one half", columns: 3,
    dropoutPanels + [(title: "in use", drawing: dropoutDiagram(dropping(sixOnes)))]),
  caption:
    "In training, each hidden output is dropped with a chance of one half, and those that stay are doubled. A dropped unit passes nothing on and does not learn from this sample.",
  inTerminal:
    "In training, each hidden output is dropped with a chance of one half, marked 0, and those that stay are doubled, ×2. In use, all units take part.",
  alt:
    "Three networks with three inputs, six hidden units and two outputs. In the first two about half of the hidden units have no lines, in each network others; in the third all units are connected."
)

//: ### Early stopping: keep the best epoch
//:
//: *Early stopping* keeps a copy of the weights each time the validation loss reaches a new low, and
//: uses the last copy in the end. In practice you also stop training when no new low has come for a
//: number of epochs, the *patience*.
//:
//: ### Which cure?
//:
//: The fourth cure is more digits, all 1,000 of them, with the same share of wrong labels and for about
//: as many steps. The strengths of decay and dropout, out of five each, were chosen by the validation
//: loss of three other seeds. The baselines learn from the same 400 spoiled digits.

// Folded: strengths, cures and the table
let decays: [Float] = [0.03, 0.1, 0.3, 1, 3]
let dropouts: [Float] = [0.1, 0.2, 0.4, 0.6, 0.8]
func meanEnd(_ runs: [Run]) -> Double { runs.map { $0.validation.last ?? .infinity }.mean() }
let (decayTries, dropoutTries) = progress("Two cures, five strengths") { bar in
  let first = decays.enumerated().map { index, decay in
    bar.update(to: Double(index) / 10)
    return overfit(on: someDigits, decay: decay, seeds: seeds(21...23), isTested: false)
  }
  let second = dropouts.enumerated().map { index, rate in
    bar.update(to: Double(5 + index) / 10)
    return overfit(on: someDigits, dropout: rate, seeds: seeds(21...23), isTested: false)
  }
  return (first, second)
}
func strength(_ strengths: [Float], _ tries: [[Run]]) -> Float {
  zip(strengths, tries).min { meanEnd($0.1) < meanEnd($1.1) }?.0 ?? strengths[0]
}
let (bestDecay, bestDropout) = (
  strength(decays, decayTries), strength(dropouts, dropoutTries)
)
let decayed = overfit(on: someDigits, decay: bestDecay)
let dropped = overfit(on: someDigits, dropout: bestDropout)
let linear = overfit(on: someDigits, hidden: 0)
record(bestDecay, "best decay")
record(bestDropout, "best dropout")

struct Cure {
  let name: String
  let scores: [Scores]
}
let cures = [
  Cure(name: "no cure", scores: ends(plain)),
  Cure(name: "weight decay, λ = \(bestDecay.text)", scores: ends(decayed)),
  Cure(name: "dropout of \(bestDropout.text)", scores: ends(dropped)),
  Cure(name: "early stopping", scores: bests(plain)),
  Cure(name: "1,000 digits", scores: ends(moreDigits)),
  Cure(name: "1,000 digits, early stopping", scores: bests(moreDigits)),
]
func accuracies(_ scores: [Scores]) -> [String] {
  [
    scores.map(\.test).mean().text(asShareOf: test.count),
    scores.map(\.strangers).mean().text(asShareOf: strangers.count),
  ]
}
/// The mean accuracy of a vote of the nearest spoiled digits on the test and on strangers.
func voters(_ count: Int) -> [Double] {
  [test, strangers].map { pictures in
    let places = nearest(count, among: someDigits.inputs, to: pictures.inputs)
    return finalSeeds.map { seed in
      voteShare(places, withWrongLabels(someDigits, seed: seed).data, pictures)
    }.mean()
  }
}
let (oneVote, nineVotes) = (voters(1), voters(9))
table(
  ["reader", "training loss", "validation loss", "test", "strangers"],
  [
    ["nearest neighbor", "", ""]
      + [
        oneVote[0].text(asShareOf: test.count),
        oneVote[1].text(asShareOf: strangers.count),
      ],
    ["nine nearest neighbors", "", ""]
      + [
        nineVotes[0].text(asShareOf: test.count),
        nineVotes[1].text(asShareOf: strangers.count),
      ],
    [
      "softmax regression", ends(linear).map(\.training).mean().text(as: .fixed(2)),
      ends(linear).map(\.validation).mean().text(as: .fixed(2)),
    ] + accuracies(ends(linear)),
  ]
    + cures.map { cure in
      [
        cure.name, cure.scores.map(\.training).mean().text(as: .fixed(2)),
        cure.scores.map(\.validation).mean().text(as: .fixed(2)),
      ] + accuracies(cure.scores)
    })
func tests(_ index: Int) -> [Double] { cures[index].scores.map(\.test) }
let helped = (1...4).map { cure in zip(tests(cure), tests(0)).count { $0 > $1 } }.min() ?? 0
record(helped, "fewest seeds helped")
record(coinTest(helped, against: 10 - helped), "chance of that", as: .percent(1))
record(wins(tests(4), tests(3), " seeds"), "more digits over stopping")
record(wins(tests(5), tests(3), " seeds"), "both over stopping")
record(cures[4].scores.map(\.validation).mean(), "loss with all digits", as: .fixed(2))
record(tests(5).mean(), "accuracy with both cures", as: .percent(1))
record(ends(linear).map(\.test).mean(), "accuracy of the linear reader", as: .percent(1))
record(nineVotes[0], "nine votes on the test", as: .percent(1))
record(nineVotes[1], "nine votes on strangers", as: .percent(1))
record(oneVote[0], "one vote on the test", as: .percent(1))
record(tests(1...4).min() ?? 0, "lowest with a cure", as: .percent(1))
record(tests(1...4).max() ?? 0, "highest with a cure", as: .percent(1))
func tests(_ range: ClosedRange<Int>) -> [Double] { range.map { tests($0).mean() } }

//: All four cures work. Each reads more test digits than the network without one, even the least
//: certain of them with {{fewest seeds helped}} of 10 seeds, which a coin would match with a chance
//: of {{chance of that}}. The fourth, more data, probably helps because in about as many steps the
//: network meets each wrong label 24 times instead of 60, among more digits with right labels. With
//: early stopping on top, 1,000 digits reach {{accuracy with both cures}} and beat early stopping
//: with 400 in {{both over stopping}}. Whether more digits alone beat early stopping alone is left
//: open, with {{more digits over stopping}}.
//:
//: Softmax regression is too simple to memorize much and reads {{accuracy of the linear reader}},
//: about as many as the networks with a cure. A single nearest neighbor believes every wrong label
//: and reads {{one vote on the test}}. But if the nine nearest vote, they read
//: {{nine votes on the test}}, about as many as the best network, which had 1,000 digits, and
//: {{nine votes on strangers}} of the strangers, more than any network. Nine is the only other
//: number that we tried. With little data and bad labels, a simple method is hard to beat.
//:
//: - Experiment: Set `wrongLabels = 0`.
//:   With {{wrong labels}}% wrong labels the network reached {{accuracy without a cure}} without a
//:   cure, and on average between {{lowest with a cure}} and {{highest with a cure}} with one. How
//:   much will the cures bring if all labels are right?
//: - Outcome: Without a cure it is {{experiment: accuracy without a cure}}, and with one between
//:   {{experiment: lowest with a cure}} and {{experiment: highest with a cure}}. Where there is less to
//:   memorize, there is less to cure, so look at the two losses before you reach for a cure.
//:
//: ### Deeper: How were the strengths chosen, and what do they do to the weights?

table(
  ["λ", "validation loss, mean of three"],
  zip(decays, decayTries).map { [$0.text, meanEnd($1).text(as: .fixed(2))] })
table(
  ["share dropped", "validation loss, mean of three"],
  zip(dropouts, dropoutTries).map { [$0.text, meanEnd($1).text(as: .fixed(2))] })
record(plain.map(\.weightSize).mean(), "size of the weights", as: .fixed(3))
record(decayed.map(\.weightSize).mean(), "size of the decayed weights", as: .fixed(3))

//: Each cure has a best strength. Stronger is not better, because at some strength a network can't
//: learn the digits either. At the chosen decay, the typical weight of the
//: first layer, the root of the mean squared weight, ends at {{size of the decayed weights}} instead
//: of {{size of the weights}}.

figure(
  "cures",
  Chart(
    title: "Four cures, ten seeds", x: seedAxis,
    y: Axis("right answers on the test digits (%)", range: 70...100),
    [
      (0, "no cure"), (1, "weight decay"), (2, "dropout"), (3, "early stopping"),
      (4, "1,000 digits"),
    ]
    .map { index, name in .points(bySeed(tests(index).map { 100 * $0 }, index), name) }),
  caption:
    "Test accuracy of every run. Marks above each other share the seed, that is, the spoiled labels and the starting weights. Networks with 1,000 digits have other spoiled labels.",
  alt:
    "Five kinds of markers over ten seeds. Those without a cure lie lowest at every seed, those of the four cures above them."
)

//: ## Choosing hyperparameters
//:
//: Of a network's dozen hyperparameters, which should you touch first? The two losses give the answer:
//:
//: | what you see | what it means | what to try first |
//: | --- | --- | --- |
//: | loss jumps or becomes infinite | steps too long | rate ÷ 3, warmup |
//: | training loss falls slowly | steps too short | rate × 3, momentum or Adam |
//: | training loss stays high | *underfitting*, a network too weak for its task | more units, more epochs |
//: | validation loss turns and rises | overfitting | early stopping, more data, decay or dropout |
//: | both losses are low | the network fits | the test, once |
//:
//: Ng calls the third row *high bias* and the fourth *high variance*. The learning rate comes
//: first, since nothing else can be judged while it is wrong; Adam at 0.001 with batches of 32 is a
//: place to start. The number of epochs follows by early stopping, then the width. Regularization
//: comes last, and only if the two losses diverge.
//:
//: A search goes from coarse to fine. Draw the settings at random, rates by their powers of ten, so
//: that 16 settings try 16 rates where a grid of 4 × 4 would try only four (Bergstra and Bengio, 2012).
//: Train each once and briefly, draw again closer around the best, and train the few leaders with more
//: seeds. {{figure search}} does so for the rate of Adam and the number of hidden units.

// Folded: a random search, coarse and then fine
struct Setting {
  let rate: Float
  let hidden: Int
  var loss = Double.infinity
}
var searchGenerator = SplitMix64(seed: options.seed())
/// A number between two others, evenly by its logarithm.
func drawn(_ range: ClosedRange<Double>) -> Double {
  range.lowerBound
    * pow(range.upperBound / range.lowerBound, Double(searchGenerator.nextUniform()))
}
func attempt(_ setting: Setting, seeds: [UInt64]) -> Setting {
  let losses = seeds.map { seed -> Double in
    let network = network(hidden: setting.hidden, seed: seed)
    let isFinite = train(
      network, on: training, by: Adam(learningRate: setting.rate), epochs: 10, seed: seed)
    return isFinite ? lossOf(network, on: validation) : .infinity
  }
  return Setting(rate: setting.rate, hidden: setting.hidden, loss: losses.mean())
}
func search(_ rates: ClosedRange<Double>, _ units: ClosedRange<Double>) -> [Setting] {
  (0..<16).map { _ in Setting(rate: Float(drawn(rates)), hidden: Int(drawn(units).rounded())) }
    .map { attempt($0, seeds: seeds(21...21)) }.sorted { $0.loss < $1.loss }
}
let coarse = search(0.0001...1, 4...128)
let (center, width) = (Double(coarse[0].rate), Double(coarse[0].hidden))
let fineRates = center / 3...center * 3
let fineUnits = max(4, width / 2)...min(256, width * 2)
let fine = search(fineRates, fineUnits)
let leaders = fine.prefix(3).map { attempt($0, seeds: seeds(22...24)) }.sorted { $0.loss < $1.loss }
let winner = leaders[0]
let usual = attempt(Setting(rate: 0.001, hidden: 32), seeds: seeds(22...24))
func finals(_ setting: Setting) -> [Sequential] {
  finalSeeds.map { seed in
    let network = network(hidden: setting.hidden, seed: seed)
    train(network, on: training, by: Adam(learningRate: setting.rate), epochs: 10, seed: seed)
    return network
  }
}
let (usualNetworks, winnerNetworks) = (finals(usual), finals(winner))
let (usualTests, winnerTests) = (
  usualNetworks.map { accuracyOf($0, on: test) }, winnerNetworks.map { accuracyOf($0, on: test) }
)
let (usualStrangers, winnerStrangers) = (
  usualNetworks.map { accuracyOf($0, on: strangers) },
  winnerNetworks.map { accuracyOf($0, on: strangers) }
)
record(coarse[0].rate, "coarse rate", as: .significant(2))
record(coarse[0].hidden, "coarse units")
record(coarse[0].loss, "coarse loss", as: .fixed(3))
record(winner.rate, "winning rate", as: .significant(2))
record(winner.hidden, "winning units")
record(fine[0].loss, "lowest fine loss", as: .fixed(3))
record(
  winnerNetworks.map { lossOf($0, on: validation) }.mean(), "winner's loss anew", as: .fixed(3))
record(usualTests.mean().text(asShareOf: test.count), "usual test")
record(winnerTests.mean().text(asShareOf: test.count), "winner's test")
record(usualStrangers.mean().text(asShareOf: strangers.count), "usual strangers")
record(winnerStrangers.mean().text(asShareOf: strangers.count), "winner's strangers")
record(wins(winnerTests, usualTests, " seeds"), "winner over usual")
func searchPanel(
  _ settings: [Setting], _ rates: ClosedRange<Double>, _ units: ClosedRange<Double>
) -> Chart {
  func points(_ range: Range<Int>) -> [Point] {
    settings[range].map { Point(Double($0.rate), Double($0.hidden)) }
  }
  return Chart(
    x: Axis("learning rate", scale: .logarithmic, range: rates),
    y: Axis("hidden units", scale: .logarithmic, range: units),
    [
      .points(points(0..<4), "best four"), .points(points(4..<10), "middle six"),
      .points(points(10..<16), "worst six"),
    ])
}
figure(
  "search",
  Panels(
    title: "A search from coarse to fine", columns: 2, sharedLegend: true,
    [
      ("coarse", searchPanel(coarse, 0.00007...1.4, 3...170)),
      (
        "fine, around the best",
        searchPanel(
          fine, fineRates.lowerBound / 1.1...fineRates.upperBound * 1.1,
          fineUnits.lowerBound / 1.1...fineUnits.upperBound * 1.1)
      ),
    ]),
  caption:
    "Each mark is one setting, drawn at random and trained once with Adam for ten epochs; the kinds of marks rank the settings of a panel by their validation loss. All scales are logarithmic, and the right panel is a small part of the left one.",
  alt:
    "Two plots of 16 marks over learning rate and number of hidden units. On the left the marks are scattered, and the best four lie together in the middle. On the right all marks lie in a small region around them."
)

//: The coarse search finds a rate of {{coarse rate}} with {{coarse units}} units, and the fine one,
//: after a second look at its three leaders, {{winning rate}} with {{winning units}}. The lowest
//: validation loss on the way was {{lowest fine loss}}, but ten new networks with the winning
//: setting average {{winner's loss anew}}, because the lowest of many measurements is partly a
//: lucky one. The setting is also fitted to these validation digits, so only others can judge it.
//: It reads {{winner's test}} of the test digits and {{winner's strangers}} of the strangers.
//: Adam's default rate with 32 units reads {{usual test}} and {{usual strangers}} and falls behind
//: in {{winner over usual}}. Most of the gain comes from the rate, since the 32 units of section
//: 6.6 already read {{Adam's test accuracy}} at {{Adam's best rate}}.

//: ## True or false?
//:
//: - Claim: In training, a step and an epoch are the same thing.
//: - False: Only with all samples in one batch. With batches of one, an epoch of our digits has 1,000
//:   steps.
//: - Claim: A lower training loss means a better network.
//: - False: Among the networks that learned from wrong labels, the one with the lowest training loss
//:   reads the fewest test digits.
//: - Claim: A comparison in which all optimizers use the same learning rate is fair.
//: - False: Each has its own best rate. On our digits it is {{SGD's best rate}} for SGD and
//:   {{Adam's best rate}} for Adam. At a shared rate you compare rates.
//: - Claim: The smaller the learning rate, the better the result; it only takes longer.
//: - False: So much longer that you never see the result. At the smallest of our eight rates, SGD has
//:   hardly begun after ten epochs. A rate that starts large and falls gets both.

//: ## Your turn
//:
//: You will write the four optimizers of this chapter, a fifth one of your own design, and what a
//: training needs besides them: batches, weight decay and early stopping. As soon as all of these
//: are right, the five optimizers walk through Rosenbrock's valley, and a network learns the digits
//: with your batches and your Adam. The last exercise is a doctor, which looks at the
//: record of a training and says what went wrong. Keep `swift run course watch 6` open beside your
//: editor: it names the file to open, gives the verdict each time you save, and goes on to the next
//: exercise by itself. `swift run course test 6` judges all of them once, and
//: `swift run course hint 6.1` helps when you are stuck.

yourTurn(with: "6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.7", "6.8") {
  // Rosenbrock's valley, with the rates that were best above.
  let steps = walks[2].map { min($0.steps ?? mostSteps, 1000) }
  let valley = { (weights: [Float]) -> (loss: Double, gradient: [Float]) in
    let place = Point(Double(weights[0]), Double(weights[1]))
    let g = rosenbrock.gradient(place)
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
  // Your own optimizer gets no rate, only slopes.
  var questions = 0
  var arrival: Int?
  _ = descend(from: [-1.2, 1]) { place in
    questions += 1
    guard questions <= mostSteps else { return [0, 0] }
    let place = Point(place[0], place[1])
    if arrival == nil && rosenbrock.loss(place) < 0.001 { arrival = questions }
    let g = rosenbrock.gradient(place)
    return [g.x, g.y]
  }
  show(arrival?.text ?? "it has not arrived", "your own optimizer, steps to a loss of 0.001")
  for (index, weights) in [descended, rolled, scaled, adapted].enumerated() {
    show(
      valley(weights).loss, "your \(methods[index].name), loss after \(steps[index]) steps",
      as: .significant(2))
  }

  // The digits.
  let perEpoch = iterations(training.count, 32)
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
      let rate =
        0.02
        * LearningRateSchedule.cosine.factor(
          step: step, stepsPerEpoch: perEpoch, epochs: yourEpochs)
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
    validationLosses.append(Float(lossOf(network, on: validation)))
  }
  show(step, "steps with your batches")
  show(accuracyOf(network, on: test), "test accuracy with your Adam", as: .percent(1))
  show(accuracyOf(network, on: strangers), "on strangers", as: .percent(1))
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

//: You can now build a network, train it, and tell whether it has learned or memorized. Chapter 7 puts
//: all of it to work on MNIST, and on your own handwriting.

//: ## Where this comes from
//:
//: - The notebook *Intro to Neural Networks*, and the post *Introduction to Deep Learning with Python: from concept to code*: batches, epochs.
//: - [Course notes on Andrew Ng's *Neural Networks and Deep Learning*](https://www.coursera.org/learn/neural-networks-deep-learning): the learning rate that overshoots.
//: - *Deep dive into neural networks* (anarthal, 2020): the regularization term.
//: - ["A stochastic approximation method"](https://doi.org/10.1214/aoms/1177729586), Herbert Robbins and Sutton Monro, 1951: steps from random samples, and rates that must fall.
//: - ["An automatic method for finding the greatest or least value of a function"](https://doi.org/10.1093/comjnl/3.3.175), Howard Rosenbrock, 1960: the valley.
//: - ["Some methods of speeding up the convergence of iteration methods"](https://doi.org/10.1016/0041-5553%2864%2990137-5), Boris Polyak, 1964: momentum.
//: - "A method for solving the convex programming problem with convergence rate O(1/k²)", Yurii Nesterov, 1983.
//: - ["Adaptive subgradient methods for online learning and stochastic optimization"](https://jmlr.org/papers/v12/duchi11a.html), John Duchi, Elad Hazan and Yoram Singer, 2011: AdaGrad.
//: - Lecture 6.5 of "Neural networks for machine learning", Tijmen Tieleman and Geoffrey Hinton, 2012: RMSProp.
//: - ["Adam: a method for stochastic optimization"](https://arxiv.org/abs/1412.6980), Diederik Kingma and Jimmy Ba, 2015.
//: - ["SGDR: stochastic gradient descent with warm restarts"](https://arxiv.org/abs/1608.03983), 2017, the cosine schedule, and ["Decoupled weight decay regularization"](https://arxiv.org/abs/1711.05101), 2019, Ilya Loshchilov and Frank Hutter.
//: - ["Accurate, large minibatch SGD"](https://arxiv.org/abs/1706.02677), Priya Goyal and others, 2017: warmup.
//: - ["Dropout: a simple way to prevent neural networks from overfitting"](https://jmlr.org/papers/v15/srivastava14a.html), Nitish Srivastava and others, 2014.
//: - ["Early stopping, but when?"](https://doi.org/10.1007/3-540-49430-8_3), Lutz Prechelt, 1998.
//: - ["Random search for hyper-parameter optimization"](https://jmlr.org/papers/v13/bergstra12a.html), James Bergstra and Yoshua Bengio, 2012.
//: - ["Identifying and attacking the saddle point problem in high-dimensional non-convex optimization"](https://arxiv.org/abs/1406.2572), Yann Dauphin and others, 2014.
//: - ["The marginal value of adaptive gradient methods in machine learning"](https://arxiv.org/abs/1705.08292), Ashia Wilson and others, 2017: where SGD ends better than Adam.

finish()
