import Exercises
import Judging
import NeuralNetworks

// Random networks for exercise 4.4, into which units without use were planted.

extension SpringCleaning {
  /// Networks into which units without use were planted, and the networks as they were before.
  static let random: [Function.RandomCases] = [
    .init(2) { planted(hiddenLayers: 1, &$0) }, .init(4) { planted(hiddenLayers: 2, &$0) },
    .init(4) { planted(hiddenLayers: 3, &$0) },
  ]

  /// What a planted unit does: what a unit of the clean network does, or always the same.
  private enum Role { case useful(Int), constant(Float) }

  private static func planted(hiddenLayers: Int, _ generator: inout SplitMix64) -> Function.Case {
    let features = 2 + generator.nextInteger(below: 2)
    let samples = Matrix(rows: 40, columns: features) { _, _ in
      Float(generator.nextInteger(below: 17)) / 16
    }
    func half() -> Float { Float(generator.nextInteger(below: 9) - 4) / 2 }
    var (clean, dirty): ([Layer], [Layer]) = ([], [])
    // What comes into the layer: from clean units, and from planted ones with the largest they can say.
    var signal = samples
    var roles = (0..<features).map { Role.useful($0) }
    var largest = [Float](repeating: 1, count: features)
    for index in 0...hiddenLayers {
      let isLast = index == hiddenLayers
      let layer = usefulLayer(
        after: signal, units: 2 + generator.nextInteger(below: 2), isLast: isLast, half)
      clean.append(layer)
      signal = matmul(signal, layer.weights).adding(row: layer.bias).map { max(0, $0) }

      /// Weights that sum to the clean ones wherever several units say the same, and the bias that
      /// takes back what constants add.
      func disguised(_ weights: [Float], _ bias: Float) -> ([Float], Float) {
        var rest = weights
        var bias = bias
        var column = [Float](repeating: 0, count: roles.count)
        for (place, role) in roles.enumerated() {
          switch role {
          case .constant(let value):
            column[place] = half()
            bias -= column[place] * value
          case .useful(let unit):
            let isTheLast = !roles[(place + 1)...].contains {
              if case .useful(unit) = $0 { true } else { false }
            }
            column[place] = isTheLast ? rest[unit] : half()
            rest[unit] -= column[place]
          }
        }
        return (column, bias)
      }

      var units = (0..<layer.weights.columns).map { unit in
        let (column, bias) = disguised(layer.weights[column: unit].elements, layer.bias[0, unit])
        return (role: Role.useful(unit), column: column, bias: bias)
      }
      if !isLast {
        let nothing = [Float](repeating: 0, count: layer.weights.rows)
        for _ in 0..<1 + generator.nextInteger(below: 2) {
          let unit = generator.nextInteger(below: layer.weights.columns)
          let (column, bias) = disguised(
            layer.weights[column: unit].elements, layer.bias[0, unit])
          units.append((.useful(unit), column, bias))
        }
        for _ in 0..<generator.nextInteger(below: 3) {
          let value = Float(1 + generator.nextInteger(below: 6)) / 2
          let (column, bias) = disguised(nothing, value)
          units.append((.constant(value), column, bias))
        }
        for _ in 0..<1 + generator.nextInteger(below: 2) {
          let column = roles.map { _ in half() }
          let most = zip(column, largest).reduce(0) { $0 + max(0, $1.0) * $1.1 }
          units.append((.constant(0), column, -most - half().magnitude))
        }
        generator.shuffle(&units)
      }
      dirty.append(
        Layer(
          weights: Matrix(rows: roles.count, columns: units.count) { units[$1].column[$0] },
          bias: Matrix([units.map(\.bias)])))
      largest = units.map { unit in
        zip(unit.column, largest).reduce(max(0, unit.bias)) { $0 + max(0, $1.0) * $1.1 }
      }
      roles = units.map(\.role)
    }
    return .init(
      "a random network with \(hiddenLayers) hidden \(hiddenLayers == 1 ? "layer" : "layers")",
      (dirty, samples), gives: smallest(clean, of: dirty))
  }

  /// A layer whose units all vary over the samples, and differ from each other; some say something
  /// for few samples only.
  private static func usefulLayer(
    after signal: Matrix, units: Int, isLast: Bool, _ half: () -> Float
  ) -> Layer {
    var columns: [[Float]] = []
    var biases: [Float] = []
    var outputs: [[Float]] = []
    while columns.count < units {
      let column = (0..<signal.columns).map { _ in half() }
      var bias = half()
      let sums = matmul(signal, Matrix(rows: column.count, columns: 1, elements: column)).elements
      if columns.isEmpty, let most = sums.max() {
        // In halves, so that sums stay exact: only the largest sums are above zero.
        bias = (0.5 - most * 2).rounded(.up) / 2
      }
      let says = sums.map { isLast ? $0 + bias : max(0, $0 + bias) }
      let varies = (says.max() ?? 0) - (says.min() ?? 0) > 0.1
      let isNew = outputs.allSatisfy { zip($0, says).contains { abs($0 - $1) > 0.1 } }
      guard isLast || varies && isNew else { continue }
      columns.append(column)
      biases.append(bias)
      outputs.append(says)
    }
    return Layer(
      weights: Matrix(rows: signal.columns, columns: units) { columns[$1][$0] },
      bias: Matrix([biases]))
  }
}
