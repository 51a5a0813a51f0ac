import NeuralNetworks

/// Where an experiment is made: it holds the samples, and keeps a record of who reads which
/// (exercise 7.4).
///
/// Samples go by their numbers, from 0 to `count` − 1. Those of one class lie side by side.
public final class Laboratory {
  /// How many samples there are.
  public let count: Int

  /// What has happened so far.
  package private(set) var events: [Event] = []

  private var inputs: [[Float]]
  private var labels: [Int]
  private var generator: SplitMix64
  private var scalers = 0
  private var models = 0

  package init(inputs: Matrix, labels: [Int], seed: UInt64) {
    count = inputs.rows
    self.inputs = (0..<inputs.rows).map { inputs.row($0) }
    self.labels = labels
    generator = SplitMix64(seed: seed)
  }

  /// Something that read samples.
  package enum Event: Codable, Sendable {
    case copied(samples: [Int], copies: [Int])
    case fitted(scaler: Int, samples: [Int])
    case trained(models: [Int], scaler: Int, samples: [Int])
    case measured(model: Int, samples: [Int], accuracy: Double)
  }

  /// Makes a copy of each sample, a little changed, with the label of its original.
  ///
  /// - Returns: the numbers of the copies, which are `count` or more.
  public func copies(of samples: [Int]) -> [Int] {
    let copies = samples.map { sample in
      check(sample)
      inputs.append(inputs[sample].map { $0 + 0.3 * generator.nextNormal() })
      labels.append(labels[sample])
      return inputs.count - 1
    }
    events.append(.copied(samples: samples, copies: copies))
    return copies
  }

  /// Reads the mean and the deviation of each feature off some samples.
  public func scaler(fittedTo samples: [Int]) -> Scaler {
    samples.forEach(check)
    scalers += 1
    events.append(.fitted(scaler: scalers, samples: samples))
    let width = inputs.first?.count ?? 0
    let means = (0..<width).map { column in
      samples.reduce(Float(0)) { $0 + inputs[$1][column] } / Float(max(samples.count, 1))
    }
    let deviations = (0..<width).map { column in
      let squares = samples.reduce(Float(0)) { sum, sample in
        let difference = inputs[sample][column] - means[column]
        return sum + difference * difference
      }
      return max((squares / Float(max(samples.count, 1))).squareRoot(), 1e-6)
    }
    return Scaler(number: scalers, means: means, deviations: deviations)
  }

  /// Trains a network on some samples, scaled.
  ///
  /// - Returns: the network as it was after each epoch.
  public func train(on samples: [Int], scaledBy scaler: Scaler, epochs: Int) -> [Model] {
    samples.forEach(check)
    let width = inputs.first?.count ?? 0
    var starter = SplitMix64(seed: 1)
    let layer = Dense(inputs: width, units: classes, using: &starter)
    let optimizer = SGD(learningRate: 0.3)
    let batch = rows(samples, scaler)
    let targets = Matrix(oneHot: samples.map { labels[$0] }, classes: classes)
    let trained = (0..<max(epochs, 0)).map { _ -> Model in
      if !samples.isEmpty {
        let scores = layer.forward(batch)
        _ = layer.backward(Loss.categoricalCrossEntropy.gradient(scores, targets: targets))
        optimizer.step(layer.parameters)
      }
      models += 1
      return Model(
        number: models, scaler: scaler, weights: layer.parameters[0].value,
        biases: layer.parameters[1].value)
    }
    events.append(
      .trained(models: trained.map(\.number), scaler: scaler.number, samples: samples))
    return trained
  }

  /// The share of some samples that a network reads right; they are scaled as in its training.
  public func accuracy(of model: Model, on samples: [Int]) -> Double {
    samples.forEach(check)
    var right = 0
    if !samples.isEmpty {
      let scores = matmul(rows(samples, model.scaler), model.weights).adding(row: model.biases)
      right = zip(scores.argmax(), samples).count { $0 == labels[$1] }
    }
    let accuracy = Double(right) / Double(max(samples.count, 1))
    events.append(.measured(model: model.number, samples: samples, accuracy: accuracy))
    return accuracy
  }

  private var classes: Int { (labels.max() ?? 0) + 1 }

  private func rows(_ samples: [Int], _ scaler: Scaler) -> Matrix {
    Matrix(
      rows: samples.count, columns: scaler.means.count,
      elements: samples.flatMap { sample in
        scaler.means.indices.map {
          (inputs[sample][$0] - scaler.means[$0]) / scaler.deviations[$0]
        }
      })
  }

  private func check(_ sample: Int) {
    precondition(
      inputs.indices.contains(sample), "Laboratory: sample \(sample) of \(inputs.count)")
  }
}

/// Brings features to a mean of 0 and a deviation of 1, as measured on the samples it was fitted to.
public struct Scaler: Sendable {
  let number: Int
  let means: [Float]
  let deviations: [Float]
}

/// A network as it was after one epoch.
public struct Model: Sendable {
  let number: Int
  let scaler: Scaler
  let weights: Matrix
  let biases: Matrix
}
