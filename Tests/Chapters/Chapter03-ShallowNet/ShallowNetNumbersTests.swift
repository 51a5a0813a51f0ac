import Datasets
import Foundation
import NeuralNetworks
import XCTest

/// The numbers that chapter 3 builds on, against Tests/Reference/chapter03_reference.py: NumPy,
/// SciPy and scikit-learn worked them out on the same digits.
final class ShallowNetNumbersTests: XCTestCase {
  private var inputs = Matrix(rows: 0, columns: 0)
  private var targets = Matrix(rows: 0, columns: 0)
  private var test = Dataset(inputs: .empty, targets: .empty)
  private var strangers = Dataset(inputs: .empty, targets: .empty)

  override func setUpWithError() throws {
    let digits = try Digits8x8.load()
    (inputs, targets) = (digits.training.inputs(), oddOrEven(digits.training).targets)
    (test, strangers) = (oddOrEven(digits.test), oddOrEven(digits.strangers))
  }

  private func oddOrEven(_ images: LabeledImages) -> Dataset {
    Dataset(inputs: images.inputs(), targets: images.targets { $0 % 2 == 1 })
  }

  // MARK: - A network of the chapter's shapes

  private let outputWeights = Matrix([[0.3], [-0.1], [0.2], [-0.4]])

  /// 64 × 4 weights that every language can make: 0.1 · sin(1 + k) at place k, row by row.
  private let hiddenWeights = Matrix(
    rows: 64, columns: 4, elements: (0..<256).map { Float(0.1 * sin(1 + Double($0))) })

  private var net: Sequential {
    var generator = SplitMix64(seed: 1)
    let hidden = Dense(inputs: 64, units: 4, activation: .sigmoid, using: &generator)
    let output = Dense(inputs: 4, units: 1, using: &generator)
    (hidden.weights.value, hidden.biases.value) = (hiddenWeights, Matrix(rows: 1, columns: 4))
    (output.weights.value, output.biases.value) = (outputWeights, Matrix(rows: 1, columns: 1))
    return Sequential(hidden, output)
  }

  func testForward() {
    let hidden = Activation.sigmoid(matmul(inputs, hiddenWeights))
    for (value, expected) in zip(
      hidden.row(0), [0.43582065, 0.46579413, 0.52748676, 0.56364457] as [Float])
    {
      XCTAssertEqual(value, expected, accuracy: 1e-6)
    }
    let outputs = Activation.sigmoid(net(inputs))
    XCTAssertEqual(outputs[0, 0], 0.49105253, accuracy: 1e-6)
    XCTAssertEqual(outputs[1, 0], 0.49731610, accuracy: 1e-6)
    XCTAssertEqual(outputs[2, 0], 0.49354924, accuracy: 1e-6)
  }

  func testTheLossOfEachOutputWithItsOwnLabel() {
    XCTAssertEqual(
      Loss.binaryCrossEntropy(net(inputs), targets: targets), 0.691930013, accuracy: 1e-6)
  }

  /// The loss as the notebook computes it, from 1000 × 1000 pairs.
  private func broadcastLoss(_ outputs: Matrix) -> Double {
    let pairs =
      matmul(outputs.map { log($0) }, transposing: targets)
      + matmul(outputs.map { log(1 - $0) }, transposing: targets.map { 1 - $0 })
    XCTAssertEqual([pairs.rows, pairs.columns], [1000, 1000])
    return -pairs.sum() / Double(targets.rows)
  }

  func testTheLossOfEachOutputWithEveryLabel() {
    XCTAssertEqual(broadcastLoss(Activation.sigmoid(net(inputs))), 693.4089015, accuracy: 1e-3)
    XCTAssertEqual(broadcastLoss(targets.map { 0.1 + 0.8 * $0 }), 1203.5333594, accuracy: 1e-3)
    XCTAssertEqual(broadcastLoss(targets.map { 0.9 - 0.8 * $0 }), 1204.4122492, accuracy: 1e-3)
  }

  func testSlopesAgreeWithFiniteDifferencesInDoublePrecision() {
    let net = net
    let scores = net.forward(inputs)
    _ = net.backward(Loss.binaryCrossEntropy.gradient(scores, targets: targets))
    let gradients = net.parameters.map(\.gradient)
    assertEqual(gradients[0].row(28), [-0.0067286471, 0.0022350213, -0.0045096654, 0.0089848171])
    assertEqual(
      gradients[1].elements, [-0.00110168798, 0.00034457178, -0.00070692219, 0.00147502312])
    assertEqual(
      gradients[2].elements, [-0.0093259230, -0.0068542920, -0.0046472705, -0.0047820858])
    assertEqual(gradients[3].elements, [-0.0143372374])
  }

  private func assertEqual(_ values: [Float], _ expected: [Float], line: UInt = #line) {
    XCTAssertEqual(values.count, expected.count, line: line)
    for (value, expected) in zip(values, expected) {
      XCTAssertEqual(value, expected, accuracy: 1e-6, line: line)
    }
  }

  // MARK: - Losses on given predictions

  func testThreeLossesOnTheSamePredictions() {
    let truth = Matrix([[1], [0], [1]])
    let expected: [(p: [Float], squares: Double, logarithms: Double)] = [
      ([0.9, 0.2, 0.8], 0.03, 0.183882539), ([0.5, 0.5, 0.5], 0.25, 0.693147181),
      ([0.9, 0.2, 0.01], 0.343366667, 1.644558084), ([0.1, 0.8, 0.2], 0.696666667, 1.840486973),
    ]
    for (p, squares, logarithms) in expected {
      let outputs = Matrix(rows: 3, columns: 1, elements: p)
      let scores = outputs.map { log($0 / (1 - $0)) }
      XCTAssertEqual(Loss.meanSquaredError(outputs, targets: truth), squares, accuracy: 1e-6)
      XCTAssertEqual(Loss.binaryCrossEntropy(scores, targets: truth), logarithms, accuracy: 1e-6)
    }
  }

  func testCrossEntropyIsEntropyPlusDivergence() {
    let people = Matrix([[0.75, 0.25]])
    let expected: [(p: Float, crossEntropy: Double, divergence: Double)] = [
      (0.75, 0.562335145, 0), (0.6, 0.612191901, 0.049856756), (0.5, 0.693147181, 0.130812036),
      (0.1, 1.753278949, 1.190943804),
    ]
    for (p, crossEntropy, divergence) in expected {
      let scores = Matrix([[log(p), log(1 - p)]])
      XCTAssertEqual(
        Loss.categoricalCrossEntropy(scores, targets: people), crossEntropy, accuracy: 1e-6)
      XCTAssertEqual(Loss.klDivergence(scores, targets: people), divergence, accuracy: 1e-6)
    }
  }

  /// What networks pay that get stuck on XOR: two, or three, of the four cases share one output.
  func testHeightsAtWhichXORGetsStuck() {
    let (yes, no): (Float, Float) = (30, -30)  // sure and right
    let two = Matrix([[yes], [no], [0], [0]])
    XCTAssertEqual(
      Loss.binaryCrossEntropy(two, targets: Matrix([[1], [0], [1], [0]])), 0.346573590,
      accuracy: 1e-6)
    let twoThirds = log(Float(2))  // the score of a probability of two thirds
    let three = Matrix([[no], [twoThirds], [twoThirds], [twoThirds]])
    XCTAssertEqual(
      Loss.binaryCrossEntropy(three, targets: Matrix([[0], [1], [1], [0]])), 0.477385626,
      accuracy: 1e-6)
  }

  /// The largest error of bumps over all of 0 to 1, with one bump beyond each end.
  func testBumpsOverTheWholeRange() {
    func curve(_ x: Double) -> Double { 0.5 + 0.35 * sin(7 * x) - 0.15 * cos(19 * x) }
    func rise(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
    for (count, expected) in [(5, 0.2393770), (10, 0.0848994), (20, 0.0362815), (40, 0.0169431)] {
      let width = 1 / Double(count)
      let errors = (0...400).map { place -> Double in
        let x = Double(place) / 400
        let sum = (-1...count).reduce(0.0) { sum, index in
          let start = Double(index) * width
          let bump = rise(8 * (x - start) / width) - rise(8 * (x - start - width) / width)
          return sum + curve(start + width / 2) * bump
        }
        return abs(sum - curve(x))
      }
      XCTAssertEqual(errors.max() ?? 0, expected, accuracy: 1e-6)
    }
  }

  /// From start B of the page, all nine parameters free: the loss falls at once and gets stuck at
  /// the upper height.
  func testStartBWithNineFreeParameters() {
    let xor = Dataset(
      inputs: Matrix([[0, 0], [0, 1], [1, 0], [1, 1]]), targets: Matrix([[0], [1], [1], [0]]))
    var generator = SplitMix64(seed: 1)
    let net = net(inputs: 2, units: 2, deviation: 1, &generator)
    for _ in 0..<1000 { step(net, on: xor, learningRate: 2) }
    net.parameters[0].value[0, 0] = 5
    net.parameters[0].value[1, 0] = 6
    var losses: [Double] = []
    for _ in 0..<300 {
      step(net, on: xor, learningRate: 2)
      losses.append(Loss.binaryCrossEntropy(net(xor.inputs), targets: xor.targets))
    }
    XCTAssertEqual(losses[9], 0.514936, accuracy: 2e-3)
    XCTAssertEqual(losses[299], 0.483104, accuracy: 2e-3)
  }

  // MARK: - Baselines

  func testBaselines() {
    XCTAssertEqual(targets.sum(), 510)
    XCTAssertEqual(test.targets.mean(), 0.46, accuracy: 1e-9)
    XCTAssertEqual(strangers.targets.mean(), 0.5078534, accuracy: 1e-6)
    XCTAssertEqual(nearestNeighbor(test), 0.996, accuracy: 1e-9)
    XCTAssertEqual(nearestNeighbor(strangers), 0.9764398, accuracy: 1e-6)
  }

  /// The share of digits whose nearest training digit has the same answer.
  private func nearestNeighbor(_ data: Dataset) -> Double {
    let products = 2 * matmul(data.inputs, transposing: inputs)
    let squares = (inputs * inputs).rowSums().transposed()
    let nearest = products.adding(row: -1 * squares).argmax()
    let right = nearest.enumerated().count { targets[$1, 0] == data.targets[$0, 0] }
    return Double(right) / Double(data.count)
  }

  func testChancesOfTheCoin() {
    // Twice, for a coin that is as one-sided in either direction.
    XCTAssertEqual(coinTest(21, against: 1), 1.09672546e-5, accuracy: 1e-12)
    XCTAssertEqual(coinTest(25, against: 8), 0.00455138, accuracy: 1e-8)
    XCTAssertEqual(coinTest(20, against: 0), 1.9073486e-6, accuracy: 1e-12)
    XCTAssertEqual(chance(ofAtLeast: 15, of: 20), 0.020694733, accuracy: 1e-8)
  }

  // MARK: - Training

  private func net(inputs: Int, units: Int, deviation: Float, _ generator: inout SplitMix64)
    -> Sequential
  {
    let initializer = Initializer.normal(standardDeviation: deviation)
    return Sequential(
      Dense(
        inputs: inputs, units: units, activation: .sigmoid, initializer: initializer,
        using: &generator),
      Dense(inputs: units, units: 1, initializer: initializer, using: &generator))
  }

  private func step(_ net: Sequential, on batch: Dataset, learningRate: Float) {
    let z = net.forward(batch.inputs)
    _ = net.backward(Loss.binaryCrossEntropy.gradient(z, targets: batch.targets))
    for parameter in net.parameters {
      parameter.value -= learningRate * parameter.gradient
    }
  }

  /// Fifteen of twenty seeds solve XOR with two hidden units, and all twenty with three.
  func testSeedsThatSolveXOR() {
    let xor = Dataset(
      inputs: Matrix([[0, 0], [0, 1], [1, 0], [1, 1]]), targets: Matrix([[0], [1], [1], [0]]))
    func losses(units: Int) -> [Double] {
      (1...20).map { seed in
        var generator = SplitMix64(seed: UInt64(seed))
        let net = net(inputs: 2, units: units, deviation: 1, &generator)
        for _ in 0..<1000 { step(net, on: xor, learningRate: 2) }
        return Loss.binaryCrossEntropy(net(xor.inputs), targets: xor.targets)
      }
    }
    let two = losses(units: 2)
    XCTAssertEqual(two[0], 0.015444266, accuracy: 1e-5)
    let stuck: [Int: Double] = [4: 0.4806, 8: 0.3498, 10: 0.4836, 11: 0.3507, 16: 0.3501]
    for (index, loss) in two.enumerated() {
      if let height = stuck[index + 1] {
        XCTAssertEqual(loss, height, accuracy: 2e-4, "seed \(index + 1)")
      } else {
        XCTAssertLessThan(loss, 0.1, "seed \(index + 1)")
      }
    }
    XCTAssertLessThan(losses(units: 3).max() ?? 1, 0.1)
  }

  /// The means of twenty starts in NumPy, from the same weights and batches in double precision. The
  /// steps of the library round differently, which may change a few answers in a run.
  func testFourHiddenUnitsAndASingleUnit() {
    let training = Dataset(inputs: inputs, targets: targets)
    var (onTest, onStrangers, wins): ([Double], [Double], Int) = ([], [], 0)
    for run in 1...20 {
      var generator = SplitMix64(seed: UInt64(100 + run))
      let net = net(inputs: 64, units: 4, deviation: 0.1, &generator)
      var zeros = SplitMix64(seed: 0)
      let unit = Sequential(Dense(inputs: 64, units: 1, initializer: .zeros, using: &zeros))
      for index in 1...800 {
        let batch = training.subset(Array(generator.permutation(of: training.count).prefix(50)))
        step(net, on: batch, learningRate: index <= 600 ? 4 : 1)
        step(unit, on: batch, learningRate: index <= 600 ? 1 : 0.25)
      }
      onTest.append(accuracy(net(test.inputs), targets: test.targets))
      onStrangers.append(accuracy(net(strangers.inputs), targets: strangers.targets))
      let ofUnit = accuracy(unit(test.inputs), targets: test.targets)
      XCTAssertEqual(ofUnit, 0.8966, accuracy: 0.015)
      if onTest[run - 1] > ofUnit { wins += 1 }
    }
    XCTAssertEqual(onTest.mean(), 0.9734, accuracy: 0.002)
    XCTAssertEqual(onStrangers.mean(), 0.9437, accuracy: 0.002)
    XCTAssertEqual(wins, 20)
  }
}
