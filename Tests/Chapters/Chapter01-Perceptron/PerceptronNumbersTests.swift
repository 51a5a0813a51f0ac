import Datasets
import NeuralNetworks
import XCTest

/// What chapter 1 says in numbers, beside an independent computation: float64 by NumPy, SciPy and
/// scikit-learn (Tests/Reference/chapter01_reference.py).
///
/// The unit is made of the library's own layer here and not of the chapter's code, so that a mistake
/// in the chapter is not repeated.
final class PerceptronNumbersTests: XCTestCase {
  private func isOdd(_ digit: UInt8) -> Bool { digit % 2 == 1 }

  private func zeros() -> Dense {
    Dense(weights: Matrix(rows: 64, columns: 1), biases: Matrix(rows: 1, columns: 1))
  }

  /// 300 steps of gradient descent on the log loss; returns the last loss.
  @discardableResult
  private func train(
    _ unit: Dense, _ data: LabeledImages, scale: Float = 1, rate: Float = 1,
    _ rule: (UInt8) -> Bool
  ) -> Double {
    let (inputs, targets) = (scale * data.inputs(), data.targets(where: rule))
    let optimizer = SGD(learningRate: rate)
    for _ in 0..<300 {
      let outputs = unit.forward(inputs)
      _ = unit.backward(Loss.binaryCrossEntropy.gradient(outputs, targets: targets))
      optimizer.step(unit.parameters)
    }
    return Loss.binaryCrossEntropy(unit(inputs), targets: targets)
  }

  private func right(_ unit: Dense, _ data: LabeledImages, scale: Float = 1) -> Int {
    let accuracy = accuracy(unit(scale * data.inputs()), targets: data.targets(where: isOdd))
    return Int((accuracy * Double(data.count)).rounded())
  }

  func testLogisticRegression() throws {
    let digits = try Digits8x8.load()
    let unit = zeros()
    XCTAssertEqual(train(unit, digits.training, isOdd), 0.19011, accuracy: 1e-4)
    // A digit on the very boundary could fall on either side in float64.
    XCTAssertEqual(Double(right(unit, digits.training)), 927, accuracy: 1)
    XCTAssertEqual(Double(right(unit, digits.validation)), 151, accuracy: 1)
    XCTAssertEqual(Double(right(unit, digits.test)), 225, accuracy: 1)
    XCTAssertEqual(Double(right(unit, digits.strangers)), 347, accuracy: 1)
  }

  func testAveragedPerceptron() throws {
    let digits = try Digits8x8.load()
    let inputs = digits.training.inputs()
    let targets = digits.training.targets(where: isOdd)
    var (weights, sum) = ([Float](repeating: 0, count: 65), [Double](repeating: 0, count: 65))
    for _ in 0..<60 {
      for sample in 0..<inputs.rows {
        let x = inputs.row(sample) + [1]
        let z = zip(x, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let error = targets[sample, 0] - (z >= 0 ? 1 : 0)
        if error != 0 { weights = zip(weights, x).map { $0 + error * $1 } }
        for index in sum.indices { sum[index] += Double(weights[index]) }
      }
    }
    let count = Double(60 * inputs.rows)
    let mean = sum.map { Float($0 / count) }
    let unit = Dense(
      weights: Matrix(rows: 64, columns: 1, elements: Array(mean[..<64])),
      biases: Matrix(rows: 1, columns: 1, elements: [mean[64]]))
    XCTAssertEqual(Double(right(unit, digits.training)), 939, accuracy: 1)
    XCTAssertEqual(Double(right(unit, digits.validation)), 147, accuracy: 1)
    XCTAssertEqual(Double(right(unit, digits.test)), 222, accuracy: 1)
    XCTAssertEqual(Double(right(unit, digits.strangers)), 335, accuracy: 1)
  }

  func testRawPixelsFromASaturatedStart() throws {
    let digits = try Digits8x8.load()
    var generator = SplitMix64(seed: 1)
    let weights = Initializer.uniform(0..<0.1).weights(inputs: 64, units: 1, using: &generator)
    let zero = try Digits8x8.inFileOrder().subset([0])
    XCTAssertEqual(matmul(16 * zero.inputs(), weights)[0, 0], 16.26439, accuracy: 1e-4)
    let unit = Dense(weights: weights, biases: Matrix(rows: 1, columns: 1))
    XCTAssertEqual(
      train(unit, digits.training, scale: 16, rate: 1 / 256, isOdd), 0.19501, accuracy: 1e-3)
    XCTAssertEqual(Double(right(unit, digits.training, scale: 16)), 922, accuracy: 2)
  }

  func testTwentyShuffles() throws {
    let file = try Digits8x8.inFileOrder()
    let strangers = file.subset(Array(1415..<file.count))
    var unitOn: (test: [Double], strangers: [Double]) = ([], [])
    for seed in 1...20 {
      var generator = SplitMix64(seed: UInt64(seed))
      let order = generator.permutation(of: 1415)
      let training = file.subset(Array(order[..<1000]))
      let test = file.subset(Array(order[1165...]))
      let unit = zeros()
      train(unit, training, isOdd)
      unitOn.test.append(Double(right(unit, test)) / 250)
      unitOn.strangers.append(Double(right(unit, strangers)) / 382)
    }
    XCTAssertEqual(unitOn.test.mean(), 0.9150, accuracy: 5e-4)
    XCTAssertEqual(unitOn.strangers.mean(), 0.9088, accuracy: 5e-4)
    XCTAssertEqual(unitOn.test.min() ?? 0, 0.876, accuracy: 0.0041)
    XCTAssertEqual(unitOn.test.max() ?? 0, 0.944, accuracy: 0.0041)
  }

  func testEachFormLeftOut() throws {
    let file = try Digits8x8.inFileOrder()
    let starts = [0, 130, 256, 386, 516, 646, 776, 906, 1029, 1157, 1287, 1415, 1545, 1667, 1797]
    var (units, neighbors): ([Double], [Double]) = ([], [])
    for (begin, end) in zip(starts, starts.dropFirst()) {
      let known = file.subset((0..<file.count).filter { !(begin..<end).contains($0) })
      let form = file.subset(Array(begin..<end))
      let unit = zeros()
      train(unit, known, isOdd)
      units.append(Double(right(unit, form)) / Double(form.count))
      neighbors.append(nearestNeighbor(form, among: known))
    }
    XCTAssertEqual(units.mean(), 0.8997, accuracy: 1e-3)
    XCTAssertEqual(units.min() ?? 0, 0.8308, accuracy: 0.008)
    XCTAssertEqual(units.max() ?? 0, 0.9538, accuracy: 0.008)
    XCTAssertEqual(neighbors.mean(), 0.9805, accuracy: 1e-3)
    XCTAssertEqual(neighbors.min() ?? 0, 0.9385, accuracy: 1e-3)
  }

  /// The share of pictures whose most similar known one is odd where they are, and even where not.
  private func nearestNeighbor(_ images: LabeledImages, among known: LabeledImages) -> Double {
    let found = mostSimilar(images.inputs(), known.inputs())
    let right = found.indices.count { images.labels[$0] % 2 == known.labels[found[$0]] % 2 }
    return Double(right) / Double(images.count)
  }

  private func mostSimilar(_ inputs: Matrix, _ known: Matrix) -> [Int] {
    (2 * matmul(inputs, transposing: known))
      .adding(row: -1 * (known * known).rowSums().transposed()).argmax()
  }

  func testNeighborsAreOnTheSameForm() throws {
    let file = try Digits8x8.inFileOrder()
    let starts = [0, 130, 256, 386, 516, 646, 776, 906, 1029, 1157, 1287, 1415, 1545, 1667]
    let inputs = file.inputs()
    var similarity = (2 * matmul(inputs, transposing: inputs))
      .adding(row: -1 * (inputs * inputs).rowSums().transposed())
    for index in 0..<file.count { similarity[index, index] = -1e9 }
    let form = { (index: Int) in starts.count { $0 <= index } }
    let neighbors = similarity.argmax()
    let same = neighbors.indices.count { form($0) == form(neighbors[$0]) }
    XCTAssertEqual(Double(same) / Double(file.count), 0.5370, accuracy: 2e-3)
  }

  func testIsItAnEight() throws {
    let digits = try Digits8x8.load()
    let unit = zeros()
    train(unit, digits.training) { $0 == 8 }
    let sums = unit(digits.test.inputs()).elements
    let isEight = digits.test.labels.map { $0 == 8 }
    let confusion = ConfusionMatrix(
      predicted: sums.map { $0 > 0 ? 1 : 0 }, actual: isEight.map { $0 ? 1 : 0 }, classes: 2)
    XCTAssertEqual(confusion.precision(of: 1), 0.95, accuracy: 1e-4)
    XCTAssertEqual(confusion.recall(of: 1), 0.67857, accuracy: 1e-4)
    XCTAssertEqual(confusion.f1(of: 1), 0.79167, accuracy: 1e-4)
    XCTAssertEqual(rocAUC(scores: sums, labels: isEight) ?? 0, 0.98649, accuracy: 1e-3)
  }

  func testCoin() {
    XCTAssertEqual(coinTest(7, against: 4), 0.54883, accuracy: 1e-5)
    XCTAssertEqual(coinTest(13, against: 1), 0.00183, accuracy: 1e-5)
    XCTAssertEqual(coinTest(10, against: 1), 0.01172, accuracy: 1e-5)
  }
}
