import NeuralNetworks

/// A network of dense layers, ReLU between them, in a quarter of its size, so that a page can carry it:
/// each weight is rounded to one of 255 multiples of a 127th of its unit's largest.
public struct PackedNetwork {
  /// For each layer: inputs and units, each in four bytes, the lowest first; then for each unit its bias
  /// and its largest weight, each as the four bytes of a Float; then a byte for each weight, row by row.
  public private(set) var bytes: [UInt8] = []

  /// Packs a network; nil if it has other layers than dense ones.
  public init?(_ network: Sequential) {
    for layer in network.layers {
      guard let layer = layer as? Dense else { return nil }
      let weights = layer.weights.value
      append(UInt32(weights.rows))
      append(UInt32(weights.columns))
      let largest = (0..<weights.columns).map { unit in
        weights[column: unit].elements.reduce(0) { max($0, $1.magnitude) }
      }
      for unit in 0..<weights.columns {
        append(layer.biases.value[0, unit].bitPattern)
        append(largest[unit].bitPattern)
      }
      for row in 0..<weights.rows {
        for unit in 0..<weights.columns {
          let level = largest[unit] > 0 ? 127 * weights[row, unit] / largest[unit] : 0
          bytes.append(UInt8(bitPattern: Int8(level.rounded())))
        }
      }
    }
  }

  /// A network that was packed before, not looked at yet.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func append(_ number: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// The network, with its weights as they were rounded; nil if the bytes are none.
  public func network() -> Sequential? {
    var rest = bytes[...]
    func number() -> UInt32? {
      guard rest.count >= 4 else { return nil }
      let number = rest.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      rest = rest.dropFirst(4)
      return number
    }
    var layers: [any Layer] = []
    var width: Int?
    while !rest.isEmpty {
      // So few that their product is a number, also where an `Int` has 32 bits.
      guard let inputs = number(), let units = number(), 1...30_000 ~= inputs,
        1...30_000 ~= units, width ?? Int(inputs) == Int(inputs)
      else { return nil }
      let (rows, columns) = (Int(inputs), Int(units))
      guard rest.count >= 8 * columns + rows * columns else { return nil }
      var biases: [Float] = []
      var largest: [Float] = []
      for _ in 0..<columns {
        guard let bias = number(), let scale = number() else { return nil }
        biases.append(Float(bitPattern: bias))
        largest.append(Float(bitPattern: scale))
      }
      guard (biases + largest).allSatisfy({ $0.isFinite }) else { return nil }
      let weights = rest.prefix(rows * columns).enumerated().map { index, byte in
        Float(Int8(bitPattern: byte)) / 127 * largest[index % columns]
      }
      rest = rest.dropFirst(rows * columns)
      layers.append(
        Dense(
          weights: Matrix(rows: rows, columns: columns, elements: weights),
          biases: Matrix(rows: 1, columns: columns, elements: biases),
          activation: rest.isEmpty ? .identity : .relu))
      width = columns
    }
    return layers.isEmpty ? nil : Sequential(layers)
  }
}
