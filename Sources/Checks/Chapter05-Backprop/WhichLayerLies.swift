import Exercises
import Judging
import NeuralNetworks

/// Exercise 5.6: the layer whose way back is wrong, among right ones with kinks and large outputs.
///
/// Here are the networks; known ways to find the liar stand in WhichLayerLiesMistakes.swift.
enum WhichLayerLies {
  typealias Function = Chapter5.LyingLayer
  typealias Plan = Chapter5.LayerPlan

  static let exam = Exam(
    Check(
      Chapter5.lyingLayer, comparing: .equality, cases: cases, random: random, mistakes: mistakes,
      rightAnswers: rightAnswers
    ).namingMistakes(alikeIn: 0.6))

  /// A layer whose way back is right.
  private static func plan(
    _ weights: Matrix, bias: Matrix? = nil, _ curve: Plan.Curve, mixes: Bool = false, samples: Int
  ) -> Plan {
    Plan(
      weights: weights, bias: bias ?? Matrix(rows: 1, columns: weights.columns), curve: curve,
      mixes: mixes, weightsBack: weights.transposed(), curveBack: curve,
      rowsBack: Array(0..<samples), smallestBack: -.greatestFiniteMagnitude, meanBack: 1,
      factorBack: 1)
  }

  // MARK: - Cases

  private static let cases: [Function.Case] = [
    known(
      "tanh in all three layers, and the second has a wrong slope",
      [tanh, tanh.changed { $0.curveBack = .init(sigmoid: 1) }, tanh], gives: 1),
    known("the same three, all right", [tanh, tanh, tanh], gives: nil),
    known("no layers", [], gives: nil),
    known(
      "weights that are not transposed on the way back",
      [layer(.init(right: 1)), cross.changed { $0.weightsBack = $0.weights }], gives: 1),
    known(
      "a softmax whose way back knows one class only",
      [tanh, softmax.changed { $0.meanBack = 0 }], gives: 1),
    known(
      "the first of three has the wrong sign",
      [cross.changed { $0.factorBack = -1 }, tanh, softmax], gives: 0),
    known(
      "a kink 0.004 from a sum, and nothing wrong",
      [layer(.init(kink: 0.504, left: -1, right: 1)), tanh], gives: nil),
    known(
      "outputs around 150 that change by ones, and nothing wrong",
      [tanh, layer(straight, bias: Matrix([[150, -140]]))], gives: nil),
    known(
      "weights of a hundredth, with a gradient twice too long",
      [tanh, layer(.init(tanh: 1), weights: 0.01 * cross.weights).changed { $0.factorBack = 2 }],
      gives: 1),
    known(
      "right for the first sample, whose slopes all others get as well",
      [cross, tanh.changed { $0.rowsBack = [0, 0, 0] }], gives: 1),
  ]

  private static func known(
    _ name: String, _ layers: [Plan], gives liar: Int?
  ) -> Function.Case {
    .init(name, (layers, Matrix([[0.5, -1], [1.5, 0.25], [-0.75, 2]])), gives: liar)
  }

  private static let straight = Plan.Curve(left: 1, right: 1)

  private static let tanh = layer(.init(tanh: 1))
  private static let cross = layer(straight, weights: Matrix([[1, 2], [-3, 0.5]]))
  private static let softmax = layer(straight, mixes: true)

  /// A layer for the inputs of these cases, with a right way back.
  private static func layer(
    _ curve: Plan.Curve, weights: Matrix = Matrix([[1, 0], [0, 1]]), bias: Matrix? = nil,
    mixes: Bool = false
  ) -> Plan {
    plan(weights, bias: bias, curve, mixes: mixes, samples: 3)
  }

  // MARK: - Random networks

  private static let random: [Function.RandomCases] = [
    .init(40) { network(lies: true, &$0) }, .init(10) { network(lies: false, &$0) },
  ]

  /// A random network, with a wrong way back in one of its layers or in none.
  private static func network(lies: Bool, _ generator: inout SplitMix64) -> Function.Case {
    let samples = 2 + generator.nextInteger(below: 3)
    let width = 2 + generator.nextInteger(below: 3)
    let inputs = Matrix(rows: samples, columns: width) { _, _ in
      generator.nextUniform(in: -1.5..<1.5)
    }
    let count = 3 + generator.nextInteger(below: 4)
    let liar = lies ? generator.nextInteger(below: count) : nil
    var signal = inputs
    var plans: [Plan] = []
    for index in 0..<count {
      var plan = rightPlan(after: signal, isLast: index == count - 1, &generator)
      // Layers with a flat way back have nothing to be wrong about.
      while isFlat(plan, signal, &generator) {
        plan = rightPlan(after: signal, isLast: index == count - 1, &generator)
      }
      if index == liar { plan = wrong(plan, signal, &generator) }
      plans.append(plan)
      signal = plan.forward(signal)
    }
    return .init(
      lies ? "a random network" : "a random network of right layers", (plans, inputs),
      gives: liar)
  }

  private static func rightPlan(
    after signal: Matrix, isLast: Bool, _ generator: inout SplitMix64
  ) -> Plan {
    let units = 2 + generator.nextInteger(below: 3)
    let size: Float = generator.nextInteger(below: 5) == 0 ? 0.02 : 1
    let weights = Matrix(rows: signal.columns, columns: units) { _, _ in
      let magnitude = size * generator.nextUniform(in: 0.3..<1.2)
      return generator.nextInteger(below: 2) == 0 ? magnitude : -magnitude
    }
    func made(_ curve: Plan.Curve, bias: Matrix? = nil, mixes: Bool = false) -> Plan {
      plan(weights, bias: bias, curve, mixes: mixes, samples: signal.rows)
    }
    switch generator.nextInteger(below: isLast ? 6 : 5) {
    case 0: return made(.init(tanh: 1))
    case 1: return made(.init(sigmoid: 4))
    case 2: return made(size == 1 ? straight : .init(tanh: 2), mixes: size == 1)
    case 3, 4:
      // Sums of small weights lie too close together for kinks.
      guard size == 1 else { return made(.init(tanh: 1)) }
      // A kink close to one sum, and not too close to any.
      let (left, right): (Float, Float) =
        [(0, 1), (-1, 1), (1, -0.5)][generator.nextInteger(below: 3)]
      while true {
        let sums = matmul(signal, weights).elements
        let distance = generator.nextUniform(in: 0.002..<0.006)
        let sum = sums[generator.nextInteger(below: sums.count)]
        let kink = generator.nextInteger(below: 2) == 0 ? sum + distance : sum - distance
        let isClear = sums.allSatisfy { abs($0 - kink) > 0.0018 }
        if isClear { return made(.init(kink: kink, left: left, right: right)) }
      }
    default:
      let bias = Matrix(rows: 1, columns: units) { _, _ in generator.nextUniform(in: 80..<150) }
      return made(straight, bias: bias)
    }
  }

  static func gradient(like matrix: Matrix, _ generator: inout SplitMix64) -> Matrix {
    Matrix(rows: matrix.rows, columns: matrix.columns) { _, _ in
      let magnitude = generator.nextUniform(in: 0.5..<1.5)
      return generator.nextInteger(below: 2) == 0 ? magnitude : -magnitude
    }
  }

  static func norm(_ matrix: Matrix) -> Double { (matrix * matrix).sum().squareRoot() }

  /// Whether the gradient of the inputs is too small for what its weights are, or for what a nudge can
  /// measure.
  private static func isFlat(
    _ plan: Plan, _ signal: Matrix, _ generator: inout SplitMix64
  ) -> Bool {
    let outputs = plan.forward(signal)
    let size = norm(plan.backward(signal, gradient(like: outputs, &generator)))
    let largest = Double(outputs.elements.map(\.magnitude).max() ?? 0)
    return size < 0.15 * norm(plan.weights) || size < 0.02 * largest
  }

  /// The layer with a wrong way back, by which nearly all gradients are off by more than a tenth.
  private static func wrong(
    _ plan: Plan, _ signal: Matrix, _ generator: inout SplitMix64
  ) -> Plan {
    while true {
      let liar = plan.changed { plan in
        switch generator.nextInteger(below: 9) {
        case 0: plan.factorBack = -1
        case 1: plan.factorBack = 1 / Float(signal.rows)
        case 2: plan.factorBack = 2
        case 3: plan.curveBack = straight
        case 4:
          plan.curveBack = .init(
            kink: plan.curve.kink, left: plan.curve.right, right: plan.curve.left,
            tanh: plan.curve.sigmoid, sigmoid: plan.curve.tanh)
        case 5: plan.rowsBack = plan.rowsBack.map { _ in 0 }
        case 6: plan.smallestBack = 0
        case 7:
          let unit = generator.nextInteger(below: plan.weightsBack.rows)
          let input = generator.nextInteger(below: plan.weightsBack.columns)
          plan.weightsBack[unit, input] *= -1
        default:
          if plan.mixes {
            plan.meanBack = 0
          } else {
            // Its weights turned round, as one writes them down in the wrong order.
            plan.weightsBack = Matrix(
              rows: plan.weightsBack.rows, columns: plan.weightsBack.columns,
              elements: plan.weights.elements)
          }
        }
      }
      let outputs = plan.forward(signal)
      let isSeen = (0..<40).allSatisfy { _ in
        let arriving = gradient(like: outputs, &generator)
        let error = relativeError(plan.backward(signal, arriving), liar.backward(signal, arriving))
        return error > 0.12
      }
      if isSeen { return liar }
    }
  }
}

extension Chapter5.LayerPlan {
  /// A layer that does the same, with another way back.
  func changed(_ change: (inout Self) -> Void) -> Self {
    var plan = self
    change(&plan)
    return plan
  }
}
