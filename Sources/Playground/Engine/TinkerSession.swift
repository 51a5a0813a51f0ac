import NeuralNetworks

/// The network of the tab Tinker, while it learns.
final class TinkerSession {
  /// Cells along each side of a decision map, and of a hidden unit's.
  static let mapSide = 48
  static let unitMapSide = 20

  let settings: TinkerSettings
  let training: (points: [LabeledPoint], data: Dataset)
  let test: (points: [LabeledPoint], data: Dataset)
  let network: Sequential
  let dense: [Dense]
  private let networkParameters: [Parameter]
  private let optimizer: any Optimizer
  private let loss: Loss
  private var generator: SplitMix64
  let mapInputs: Matrix
  let unitMapInputs: Matrix

  private var order: [Int] = []
  private var next = 0
  private(set) var epoch = 0
  private(set) var step = 0
  private(set) var isDiverged = false
  private(set) var curve = LossCurve()
  private var knownScores: Scores?

  /// A network at its start.
  init(_ settings: TinkerSettings) {
    self.settings = settings
    generator = SplitMix64(seed: settings.seed)
    let points = settings.drawPoints(using: &generator)
    training = (points.training, settings.dataset(of: points.training))
    test = (points.test, settings.dataset(of: points.test))
    network = settings.makeNetwork(using: &generator)
    dense = network.layers.compactMap { $0 as? Dense }
    networkParameters = network.parameters
    optimizer = settings.makeOptimizer()
    loss = settings.loss
    mapInputs = settings.features(of: cellCenters(side: Self.mapSide))
    unitMapInputs = settings.features(of: cellCenters(side: Self.unitMapSide))
    record()
  }

  var learningRate: Float {
    get { optimizer.learningRate }
    set { optimizer.learningRate = newValue }
  }

  /// Takes one step, as `Training` does: forward, loss, backward, update.
  func takeStep() {
    guard !isDiverged, training.data.count > 0 else { return }
    if next == order.count {
      order = generator.permutation(of: training.data.count)
      next = 0
    }
    let end = min(next + settings.batchSize, order.count)
    let batch = training.data.subset(Array(order[next..<end]))
    let outputs = network.forward(batch.inputs)
    // Finite outputs have a finite loss.
    if !outputs.withElements({ $0.allSatisfy { $0.isFinite } }) { isDiverged = true }
    network.setGradients(loss.gradient(outputs, targets: batch.targets))
    optimizer.step(networkParameters)
    knownScores = nil
    next = end
    step += 1
    guard next == order.count else { return }
    epoch += 1
    record()
  }

  /// Steps to the end of the epoch.
  func finishEpoch() {
    let start = epoch
    repeat { takeStep() } while epoch == start && !isDiverged && training.data.count > 0
  }

  private func record() {
    let now = scores()
    if !now.training.loss.isFinite && training.data.count > 0 { isDiverged = true }
    curve.add(epoch: epoch, training: now.training.loss, test: now.test.loss)
  }

  typealias Scores = (training: Score, test: Score)

  /// How well the network does: worked out once, until the next step.
  func scores() -> Scores {
    func score(of data: Dataset) -> Score { evaluate(network, on: data, loss: loss) }
    let scores = knownScores ?? (score(of: training.data), score(of: test.data))
    knownScores = scores
    return scores
  }
}

/// The middles of the cells of a map of the plane, the uppermost row first.
func cellCenters(side: Int) -> [LabeledPoint] {
  (0..<side * side).map { index in
    LabeledPoint(
      x: (Float(index % side) + 0.5) / Float(side) * 4 - 2,
      y: 2 - (Float(index / side) + 0.5) / Float(side) * 4, target: 0)
  }
}
