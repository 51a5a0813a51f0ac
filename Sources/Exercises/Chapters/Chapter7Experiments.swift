import Foundation
import NeuralNetworks

// What exercises 7.4, 7.8 and 7.9 are called with, and what is kept of it: who read which sample,
// what a picture became, what a reader answers. What that is worth is worked out elsewhere.

extension Chapter7 {
  // MARK: - 7.4

  /// The samples of an experiment, sorted by class, and a seed for its chance.
  package struct Trial: Codable, Sendable, CustomStringConvertible {
    package let inputs: Matrix
    package let labels: [Int]
    package let seed: UInt64

    package init(inputs: Matrix, labels: [Int], seed: UInt64) {
      self.inputs = inputs
      self.labels = labels
      self.seed = seed
    }

    package var description: String { "\(labels.count) samples" }
  }

  /// What happened in an experiment, and what it reports.
  package struct Record: Codable, Sendable {
    package let events: [Laboratory.Event]
    package let epoch: Int
    package let accuracy: Double
    package let test: [Int]

    /// The test samples of a second run with another seed.
    package let otherTest: [Int]

    /// The test samples of a third run with the first seed.
    package let sameTest: [Int]
  }

  /// A function that makes an experiment.
  package typealias Experimenting =
    (Laboratory, inout SplitMix64) -> (epoch: Int, accuracy: Double, test: [Int])

  /// Makes an experiment three times, with one seed, another and the first again, and keeps what
  /// happened the first time.
  package static func recorded(_ experiment: Experimenting, _ trial: Trial) -> Record {
    let runs = [trial.seed, ~trial.seed, trial.seed].map { seed in
      let laboratory = Laboratory(inputs: trial.inputs, labels: trial.labels, seed: trial.seed)
      var generator = SplitMix64(seed: seed)
      return (result: experiment(laboratory, &generator), events: laboratory.events)
    }
    let result = runs[0].result
    return Record(
      events: runs[0].events, epoch: result.epoch, accuracy: result.accuracy, test: result.test,
      otherTest: runs[1].result.test, sameTest: runs[2].result.test)
  }

  // MARK: - 7.8

  /// Pictures, and a network with one hidden layer of ReLUs that reads them.
  package struct Gallery: Codable, Sendable, CustomStringConvertible {
    package let pictures: Matrix
    package let labels: [Int]
    /// Weights and biases of the hidden layer, then of the scores.
    package let parameters: [Matrix]

    package init(pictures: Matrix, labels: [Int], parameters: [Matrix]) {
      self.pictures = pictures
      self.labels = labels
      self.parameters = parameters
    }

    package var description: String {
      "\(labels.count) digits and a network of \(parameters[0].columns) hidden units"
    }

    /// The network; each call makes one of its own.
    package func network() -> Sequential {
      Sequential(
        Dense(weights: parameters[0], biases: parameters[1], activation: .relu),
        Dense(weights: parameters[2], biases: parameters[3]))
    }
  }

  /// A function that changes a picture.
  package typealias Fooling = (Sequential, Matrix, Int) -> Matrix

  /// Lets a function change each picture, and keeps what became of them; one of another size than a
  /// picture leaves a row of zeros below 0, which no picture has.
  package static func recorded(_ fool: Fooling, _ gallery: Gallery) -> Matrix {
    let network = gallery.network()
    let width = gallery.pictures.columns
    let rows = gallery.labels.indices.map { index -> [Float] in
      let changed = fool(network, gallery.pictures[row: index], gallery.labels[index])
      return changed.rows == 1 && changed.columns == width
        ? changed.row(0) : [Float](repeating: -1, count: width)
    }
    return Matrix(rows: rows.count, columns: width, elements: rows.flatMap { $0 })
  }

  // MARK: - 7.9

  /// Pictures to learn from, others to read, and a few to try the gradient on.
  package struct Course: Codable, Sendable, CustomStringConvertible {
    /// A byte for each pixel, 784 for each picture.
    package let pictures: Data
    package let labels: [Int]
    package let secretPictures: Data
    package let probe: Data
    package let probeLabels: [Int]
    package let seed: UInt64

    package init(
      pictures: Data, labels: [Int], secretPictures: Data, probe: Data, probeLabels: [Int],
      seed: UInt64
    ) {
      self.pictures = pictures
      self.labels = labels
      self.secretPictures = secretPictures
      self.probe = probe
      self.probeLabels = probeLabels
      self.seed = seed
    }

    package var description: String {
      "\(labels.count) pictures to learn from, \(secretPictures.count / 784) secret ones to read"
    }
  }

  /// What a reader is and does.
  package struct Reading: Codable, Sendable {
    /// Rows and columns of each matrix of parameters.
    package let shapes: [[Int]]

    /// The scores of the secret pictures.
    package let scores: Matrix

    /// The scores of the secret pictures when all parameters are 0.
    package let blankScores: Matrix

    /// The scores that the same parameters give after another reader was trained, from few pictures
    /// under other names.
    package let laterScores: Matrix

    /// The gradient that was handed back for the probe.
    package let gradient: [Matrix]

    /// For each matrix of parameters and each direction, the probe's scores after a nudge there and
    /// after one back.
    package let nudged: [[[Matrix]]]
  }

  /// The three functions of a reader.
  package struct Reader {
    package let train: (Matrix, [Int], inout SplitMix64) -> [Matrix]
    package let scores: ([Matrix], Matrix) -> Matrix
    package let gradient: ([Matrix], Matrix, [Int]) -> [Matrix]

    package init(
      train: @escaping (Matrix, [Int], inout SplitMix64) -> [Matrix],
      scores: @escaping ([Matrix], Matrix) -> Matrix,
      gradient: @escaping ([Matrix], Matrix, [Int]) -> [Matrix]
    ) {
      self.train = train
      self.scores = scores
      self.gradient = gradient
    }
  }

  /// How many numbers a reader may have; more are not tried out.
  package static let mostParameters = 100_000

  /// How many directions each matrix is nudged in.
  package static let directions = 3

  /// Trains a reader, lets it read, and nudges its parameters.
  package static func recorded(_ reader: Reader, _ course: Course) -> Reading {
    var generator = SplitMix64(seed: course.seed)
    let parameters = reader.train(matrix(course.pictures), course.labels, &generator)
    let shapes = parameters.map { [$0.rows, $0.columns] }
    guard parameters.map(\.count).reduce(0, +) <= mostParameters else {
      return Reading(
        shapes: shapes, scores: .empty, blankScores: .empty, laterScores: .empty, gradient: [],
        nudged: [])
    }
    let probe = matrix(course.probe)
    let nudged = parameters.indices.map { index in
      (0..<directions).map { number in
        let nudge = direction(
          number, of: index, rows: shapes[index][0], columns: shapes[index][1], seed: course.seed)
        return [nudge, -nudge].map { nudge in
          var nudged = parameters
          nudged[index] += nudge
          return reader.scores(nudged, probe)
        }
      }
    }
    let secret = matrix(course.secretPictures)
    let scores = reader.scores(parameters, secret)
    let blankScores = reader.scores(parameters.map { 0 * $0 }, secret)
    let gradient = reader.gradient(parameters, probe, course.probeLabels)
    // What a reader keeps outside of its parameters is another's from here on.
    let few = stride(from: 0, to: course.labels.count, by: 20)
    _ = reader.train(
      matrix(few.reduce(into: Data()) { $0 += course.pictures[784 * $1..<784 * ($1 + 1)] }),
      few.map { (course.labels[$0] + 1) % 10 }, &generator)
    return Reading(
      shapes: shapes, scores: scores, blankScores: blankScores,
      laterScores: reader.scores(parameters, secret), gradient: gradient, nudged: nudged)
  }

  /// How far each number is nudged.
  package static let nudge: Float = 0.0003

  /// A nudge of each number, up or down at random.
  package static func direction(
    _ number: Int, of index: Int, rows: Int, columns: Int, seed: UInt64
  ) -> Matrix {
    var generator = SplitMix64(seed: seed &+ UInt64(1 + directions * index + number))
    return Matrix(
      rows: rows, columns: columns,
      elements: (0..<rows * columns).map { _ in generator.next() % 2 == 0 ? nudge : -nudge })
  }

  /// Pictures as numbers from 0 to 1, a row each.
  package static func matrix(_ pixels: Data) -> Matrix {
    Matrix(rows: pixels.count / 784, columns: 784, elements: pixels.map { Float($0) / 255 })
  }
}
