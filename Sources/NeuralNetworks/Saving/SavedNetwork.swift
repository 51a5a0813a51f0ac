// A file of a network holds the network's architecture as the note "architecture", and the weights
// and biases of each `Dense` layer under the place of the layer: "0.weights", "0.biases"; "2.0.weights"
// for the first layer of a network that is the third of another. Weights are [inputs × units]. Each
// `Dropout` has a note, "1.generator", so that training goes on with the masks that would have
// followed.

extension Sequential {
  /// The network as a file in the format safetensors, which `Sequential(decoding:)` reads, and
  /// Python's `safetensors` too.
  ///
  /// The same network gives the same bytes on every machine. An optimizer's memory is not kept.
  ///
  /// - Throws: `SavedNetworkError` where the network has a layer of one's own, or numbers that no
  ///   reader would take back.
  public func encoded() throws(SavedNetworkError) -> [UInt8] {
    var file = Safetensors()
    file.metadata = [
      (Safetensors.architectureName, try LayerArchitecture.json(layers.map { $0.architecture }))
    ]
    try file.append(layers, path: "")
    let bytes = try file.encoded()
    _ = try Sequential(decoding: bytes)
    return bytes
  }

  /// The network in a file that `encoded()` has made.
  ///
  /// Its outputs, and its training with a fresh optimizer, have the same bits as the network's that
  /// was saved. Nothing that the file says is believed before it is checked.
  ///
  /// - Parameter bytes: a whole file.
  /// - Throws: `SavedNetworkError` for every way in which the bytes can be wrong.
  public convenience init(decoding bytes: [UInt8]) throws(SavedNetworkError) {
    var reader = NetworkReader(try Safetensors(decoding: bytes))
    self.init(try reader.network())
  }
}

extension Safetensors {
  fileprivate static let architectureName = "architecture"

  fileprivate mutating func append(
    _ layers: [any Layer], path: String
  ) throws(SavedNetworkError) {
    for (index, layer) in layers.enumerated() {
      let path = "\(path)\(index)"
      switch layer {
      case let dense as Dense:
        for parameter in dense.parameters {
          tensors.append(("\(path).\(parameter.name)", parameter.value))
        }
      case let dropout as Dropout:
        metadata.append(("\(path).generator", "\(dropout.generator.state)"))
      case let network as Sequential: try append(network.layers, path: "\(path).")
      default: throw .customLayer(path)
      }
    }
  }
}

/// Builds the layers of a network from a file, each part of which is to be used once.
private struct NetworkReader {
  private var notes: NamedParts<String>
  private var tensors: NamedParts<Matrix>

  /// The number of outputs of the layers so far; `nil` before the first `Dense`.
  private var width: Int?

  init(_ file: Safetensors) {
    notes = NamedParts(file.metadata.map { ($0.name, $0.text) })
    tensors = NamedParts(file.tensors)
  }

  mutating func network() throws(SavedNetworkError) -> [any Layer] {
    let text = try note(Safetensors.architectureName)
    let layers = try layers(try LayerArchitecture.layers(fromJSON: text), path: "")
    if let name = tensors.unused { throw .surplusTensor(name) }
    return layers
  }

  private mutating func layers(
    _ architectures: [LayerArchitecture], path: String
  ) throws(SavedNetworkError) -> [any Layer] {
    var layers: [any Layer] = []
    for (index, architecture) in architectures.enumerated() {
      layers.append(try layer(architecture, path: "\(path)\(index)"))
    }
    return layers
  }

  private mutating func layer(
    _ architecture: LayerArchitecture, path: String
  ) throws(SavedNetworkError) -> any Layer {
    switch architecture {
    case .dense(let inputs, let units, let activation, let usesBias):
      try check(inputs: inputs, units: units, activation, path: path)
      width = units
      let weights = try matrix("\(path).weights", Matrix.Shape(rows: inputs, columns: units))
      let biases =
        usesBias ? try matrix("\(path).biases", Matrix.Shape(rows: 1, columns: units)) : nil
      return Dense(weights: weights, biases: biases, activation: activation)
    case .dropout(let rate):
      guard rate < 1 else {
        throw .wrongLayer(path, found: "a rate of \(rate)", expected: "0 or more and below 1")
      }
      let text = try note("\(path).generator")
      guard let state = UInt64(text) else {
        throw .wrongLayer(
          path, found: "\(quoted(text)) for its generator",
          expected: "a whole number from 0 to \(UInt64.max)")
      }
      return Dropout(rate: rate, generator: SplitMix64(seed: state))
    case .sequential(let layers): return Sequential(try self.layers(layers, path: "\(path)."))
    case .custom: throw .customLayer(path)
    }
  }

  private func check(
    inputs: Int, units: Int, _ activation: Activation, path: String
  ) throws(SavedNetworkError) {
    guard inputs > 0 && units > 0 else {
      throw .wrongLayer(
        path, found: "\(inputs) inputs and \(units) units", expected: "1 or more of each")
    }
    if let width, width != inputs {
      throw .wrongLayer(
        path, found: "\(inputs) inputs", expected: "\(width), the outputs of the layer before")
    }
    if case .leakyRelu(let slope) = activation, !(slope > 0 && slope <= 1) {
      throw .wrongLayer(path, found: "a slope of \(slope)", expected: "above 0 and at most 1")
    }
  }

  private mutating func note(_ name: String) throws(SavedNetworkError) -> String {
    guard let text = notes.use(name) else { throw .missingNote(name) }
    return text
  }

  private mutating func matrix(
    _ name: String, _ shape: Matrix.Shape
  ) throws(SavedNetworkError) -> Matrix {
    guard let matrix = tensors.use(name) else { throw .missingTensor(name) }
    guard matrix.shape == shape else {
      throw .wrongShape(tensor: name, found: matrix.shape, expected: shape)
    }
    return matrix
  }
}

/// Parts of a file, found by name in few steps, however many there are.
private struct NamedParts<Part> {
  private var parts: [(name: String, part: Part, isUsed: Bool)]

  init(_ parts: [(name: String, value: Part)]) {
    self.parts = parts.map { ($0.name, $0.value, false) }
      .sorted { $0.name.isSpelledBefore($1.name) }
  }

  /// A part that was not used yet.
  var unused: String? { parts.first { !$0.isUsed }?.name }

  /// The part of a name, `nil` where there is none.
  mutating func use(_ name: String) -> Part? {
    var range = parts.indices
    while range.count > 1 {
      let middle = range.lowerBound + range.count / 2
      range =
        name.isSpelledBefore(parts[middle].name)
        ? range.lowerBound..<middle : middle..<range.upperBound
    }
    guard let index = range.first, parts[index].name.isSpelled(name) else { return nil }
    parts[index].isUsed = true
    return parts[index].part
  }
}
