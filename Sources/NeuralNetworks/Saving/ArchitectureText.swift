// The architecture of a network as JSON, which a saved network has among its notes:
//
//     [{"layer": "dense", "inputs": 784, "units": 512, "activation": "relu", "usesBias": true},
//      {"layer": "dropout", "rate": 0.5},
//      {"layer": "sequential", "layers": [
//        {"layer": "dense", "inputs": 512, "units": 10, "activation": "identity", "usesBias": false}]}]
//
// Fields stand in this order. An "activation" of "leakyRelu" is followed by its "slope".

extension LayerArchitecture {
  /// Networks in networks in networks are kept to this depth.
  static let deepest = 16

  /// A file of more layers than this is refused.
  static let mostLayers = 10_000

  /// The layers of a network as JSON.
  ///
  /// - Parameter layers: from input to output.
  /// - Returns: a text that `layers(fromJSON:)` reads.
  /// - Throws: `SavedNetworkError` for a layer of one's own, of which nothing is known, and for
  ///   networks nested too deeply.
  static func json(_ layers: [LayerArchitecture]) throws(SavedNetworkError) -> String {
    try json(layers, path: "", depth: 1)
  }

  private static func json(
    _ layers: [LayerArchitecture], path: String, depth: Int
  ) throws(SavedNetworkError) -> String {
    guard depth <= deepest else { throw .nestedTooDeeply(limit: deepest) }
    var texts: [String] = []
    for (index, layer) in layers.enumerated() {
      texts.append("{\(try layer.fields(path: "\(path)\(index)", depth: depth))}")
    }
    return "[\(texts.joined(separator: ","))]"
  }

  private func fields(path: String, depth: Int) throws(SavedNetworkError) -> String {
    switch self {
    case .dense(let inputs, let units, let activation, let usesBias):
      var function = #""\#(activation.nameInFiles)""#
      if case .leakyRelu(let slope) = activation { function += #","slope":\#(Double(slope))"# }
      return #""layer":"dense","inputs":\#(inputs),"units":\#(units),"activation":\#(function),"#
        + #""usesBias":\#(usesBias)"#
    case .dropout(let rate): return #""layer":"dropout","rate":\#(Double(rate))"#
    case .sequential(let layers):
      let text = try LayerArchitecture.json(layers, path: "\(path).", depth: depth + 1)
      return #""layer":"sequential","layers":\#(text)"#
    case .custom: throw .customLayer(path)
    }
  }

  /// Reads the layers of a network from JSON.
  ///
  /// The text is read, and nothing in it believed: sizes may be any number.
  ///
  /// - Throws: `SavedNetworkError` for a text that is not JSON, or says something else.
  static func layers(fromJSON text: String) throws(SavedNetworkError) -> [LayerArchitecture] {
    var reader = ArchitectureReader(json: JSONReader(Array(text.utf8)[...]))
    do {
      return try reader.network()
    } catch .unexpectedText(let found, let expected, let byte) {
      throw .wrongArchitecture(found: found, expected: expected, byte: byte)
    }
  }
}

private struct ArchitectureReader {
  var json: JSONReader
  var count = 0

  mutating func network() throws(SavedNetworkError) -> [LayerArchitecture] {
    let layers = try layers(depth: 1)
    try json.end()
    return layers
  }

  private mutating func layers(depth: Int) throws(SavedNetworkError) -> [LayerArchitecture] {
    guard depth <= LayerArchitecture.deepest else {
      throw .nestedTooDeeply(limit: LayerArchitecture.deepest)
    }
    var layers: [LayerArchitecture] = []
    try json.open("[")
    while try json.hasNext(before: "]") { layers.append(try layer(depth: depth)) }
    return layers
  }

  private mutating func layer(depth: Int) throws(SavedNetworkError) -> LayerArchitecture {
    count += 1
    guard count <= LayerArchitecture.mostLayers else {
      throw .tooManyLayers(limit: LayerArchitecture.mostLayers)
    }
    try json.open("{")
    try field("layer")
    let start = json.position
    let kind = try json.string()
    let layer: LayerArchitecture
    if kind.isSpelled("dense") {
      layer = try dense()
    } else if kind.isSpelled("dropout") {
      try field("rate")
      layer = .dropout(rate: Float(try json.number()))
    } else if kind.isSpelled("sequential") {
      try field("layers")
      layer = .sequential(try layers(depth: depth + 1))
    } else {
      throw .unexpectedText(
        found: "the layer \(quoted(kind))", expected: "dense, dropout or sequential", byte: start)
    }
    let end = json.position
    if try json.hasNext(before: "}") {
      throw .unexpectedText(found: "one more field", expected: "“}”", byte: end)
    }
    return layer
  }

  private mutating func dense() throws(SavedNetworkError) -> LayerArchitecture {
    try field("inputs")
    let inputs = try json.size()
    try field("units")
    let units = try json.size()
    try field("activation")
    let activation = try activation()
    try field("usesBias")
    return .dense(inputs: inputs, units: units, activation: activation, usesBias: try json.truth())
  }

  private mutating func activation() throws(SavedNetworkError) -> Activation {
    let start = json.position
    let name = try json.string()
    if name.isSpelled(Activation.leakyRelu().nameInFiles) {
      try field("slope")
      return .leakyRelu(slope: Float(try json.number()))
    }
    let plain: [Activation] = [.identity, .step, .sigmoid, .tanh, .relu, .softmax]
    guard let activation = plain.first(where: { $0.nameInFiles.isSpelled(name) }) else {
      throw .unexpectedText(
        found: "the activation \(quoted(name))",
        expected: "identity, step, sigmoid, tanh, relu, leakyRelu or softmax", byte: start)
    }
    return activation
  }

  /// Reads the name of the next field, which has to be this one.
  private mutating func field(_ expected: String) throws(SavedNetworkError) {
    let start = json.position
    var found = "the end of a layer"
    if try json.hasNext(before: "}") {
      let name = try json.name()
      if name.isSpelled(expected) { return }
      found = "the field \(quoted(name))"
    }
    throw .unexpectedText(found: found, expected: "the field \(quoted(expected))", byte: start)
  }
}

extension Activation {
  fileprivate var nameInFiles: String {
    switch self {
    case .identity: "identity"
    case .step: "step"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .relu: "relu"
    case .leakyRelu: "leakyRelu"
    case .softmax: "softmax"
    }
  }
}
