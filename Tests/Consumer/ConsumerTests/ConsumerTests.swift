import NeuralNetworks
import Testing

@Suite struct ConsumerTests {
  @Test func gradientsAgreeWithFiniteDifferences() {
    // Outputs are s x² = 4, 0.25, 1, 0.0625 with s = 1: all of them at least 0.0625 from the kink of
    // the loss at t y = 1, except that of the third, whose answer −1 puts it at −1.
    let input = Matrix([[2, -0.5], [1, 0.25]])
    let targets = Matrix([[-1, 1], [-1, 1]])
    for result in checkGradients(
      of: Squares(features: 2), input: input, targets: targets, loss: hinge)
    {
      #expect(result.error < 1e-3, "\(result.name)")
    }
  }

  @Test func theOptimizerRemembersItsVelocity() {
    let parameter = Parameter(name: "weights", value: Matrix([[1, 2]]))
    let optimizer = HeavyBall(learningRate: 0.5)
    parameter.gradient = Matrix([[1, -2]])
    optimizer.step([parameter])
    #expect(parameter.value == Matrix([[0.5, 3]]))  // v = (−0.5, 1)
    parameter.gradient = Matrix([[0, 0]])
    optimizer.step([parameter])
    #expect(parameter.value.isApproximatelyEqual(to: Matrix([[0.05, 3.9]]), tolerance: 1e-6))
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func theyLearnACircleTogether(seed: UInt64) throws {
    let (training, test) = circle(seed: seed).split(first: 400)
    var generator = SplitMix64(seed: seed)
    let network = Sequential(
      Squares(features: 2), Dense(inputs: 2, units: 1, using: &generator))
    let history = try plan().run(network, on: training, validation: test, using: &generator)
    let first = try #require(history.epochs.first), last = try #require(history.epochs.last)
    #expect(last.training.loss < first.training.loss / 2)

    let outputs = predict(network, on: test)
    #expect(outputs.shape == test.targets.shape)
    #expect(share(of: outputs, withTheSignOf: test.targets) > 0.97)

    // Evaluation is the loss of these outputs; a hinge does not say where one class begins.
    let score = evaluate(network, on: test, loss: hinge)
    #expect(score.count == 100)
    #expect(abs(score.loss - hinge(outputs, targets: test.targets)) < 1e-6)
    #expect(score.accuracy == nil)
  }

  @Test func withoutTheLayerThereIsNoCircle() throws {
    let (training, test) = circle(seed: 1).split(first: 400)
    var generator = SplitMix64(seed: 1)
    let network = Dense(inputs: 2, units: 1, using: &generator)
    try plan().run(network, on: training, using: &generator)
    #expect(share(of: predict(network, on: test), withTheSignOf: test.targets) < 0.8)
  }

  @Test func theSameSeedGivesTheSameBits() throws {
    func trained() throws -> Matrix {
      var generator = SplitMix64(seed: 5)
      let network = Sequential(
        Squares(features: 2), Dense(inputs: 2, units: 1, using: &generator))
      try plan().run(network, on: circle(seed: 5), using: &generator)
      return predict(network, on: circle(seed: 6))
    }
    #expect(try trained() == trained())
  }

  private func plan() -> Training {
    Training(loss: hinge, optimizer: HeavyBall(learningRate: 0.05), epochs: 40, batchSize: 20)
  }

  /// 500 points of a square, half of which lie in a circle: 1 within, −1 outside.
  private func circle(seed: UInt64) -> Dataset {
    var generator = SplitMix64(seed: seed)
    let points = (0..<500).map { _ in
      [generator.nextUniform(in: -1..<1), generator.nextUniform(in: -1..<1)]
    }
    let answers = points.map { [$0[0] * $0[0] + $0[1] * $0[1] < 0.64 ? Float(1) : -1] }
    return Dataset(inputs: Matrix(points), targets: Matrix(answers))
  }

  private func share(of outputs: Matrix, withTheSignOf targets: Matrix) -> Double {
    (outputs * targets).map { $0 > 0 ? 1 : 0 }.mean()
  }
}
