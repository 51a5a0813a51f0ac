import Groundwork

/// Layers one after another: the outputs of each are the inputs of the next.
///
///     let network = Sequential(
///       Dense(inputs: 784, units: 128, activation: .relu, using: &generator),
///       Dense(inputs: 128, units: 10, using: &generator))
public final class Sequential: Layer {
  /// The layers from input to output.
  public let layers: [any Layer]

  /// A network of the given layers, from input to output.
  public convenience init(_ layers: any Layer...) { self.init(layers) }

  /// A network of the given layers, from input to output.
  ///
  /// - Precondition: each layer takes as many inputs as the one before gives outputs, and none
  ///   stands in the network twice: it would remember the later of its two batches only.
  public init(_ layers: [any Layer]) {
    self.layers = layers
    var width: Int?  // nil as long as the layers so far take samples of any width
    for (index, layer) in layers.enumerated() {
      require(
        !layers[..<index].contains { $0 === layer },
        "Sequential: layer \(index), \(layer.summary), stands in the network twice; make two layers"
      )
      let needed = layer.architecture.inputWidth
      require(
        width == nil || needed == nil || width == needed,
        "Sequential: layer \(index), \(layer.summary), takes \(needed ?? 0) inputs, but the layer "
          + "before gives \(width ?? 0)")
      width = (width ?? needed).map { layer.outputWidth(inputWidth: $0) }
    }
  }

  /// The layer in a few words.
  public var summary: String { "Sequential of \(layers.count) layers" }
  /// What training changes.
  public var parameters: [Parameter] { layers.flatMap { $0.parameters } }
  /// What the layers are made of.
  public var architecture: LayerArchitecture { .sequential(layers.map { $0.architecture }) }

  /// The number of outputs of a sample that has `inputWidth` inputs.
  public func outputWidth(inputWidth: Int) -> Int {
    layers.reduce(inputWidth) { width, layer in layer.outputWidth(inputWidth: width) }
  }

  /// The outputs of a batch, for using the network.
  public func callAsFunction(_ input: Matrix) -> Matrix {
    var signal = input
    for layer in layers { signal = layer(signal) }
    return signal
  }

  /// The outputs of a batch, for training: remembers what `backward` needs.
  public func forward(_ input: Matrix) -> Matrix {
    var signal = input
    for layer in layers { signal = layer.forward(signal) }
    return signal
  }

  /// The way back for the batch of the last `forward`: layer by layer from the last to the first.
  public func backward(_ outputGradient: Matrix) -> Matrix {
    layers.reversed().reduce(outputGradient) { gradient, layer in layer.backward(gradient) }
  }

  /// The way back where nobody asks for dL/dx: the first layer need not compute it.
  public func setGradients(_ outputGradient: Matrix) {
    guard let first = layers.first else { return }
    first.setGradients(
      layers.dropFirst().reversed().reduce(outputGradient) { gradient, layer in
        layer.backward(gradient)
      })
  }

  /// A table of the layers: what each is, the shape of its output for a batch, and its parameters.
  ///
  /// - Parameter inputs: the number of features of a sample.
  /// - Returns: the lines of the table.
  public func summaryTable(inputs: Int) -> String {
    var width = inputs
    var rows = [("Layer", "Output", "Parameters")]
    for layer in layers {
      width = layer.outputWidth(inputWidth: width)
      rows.append((layer.summary, "n×\(width)", String(layer.parameterCount)))
    }
    rows.append(("Total", "", String(parameterCount)))
    let first = rows.reduce(0) { max($0, $1.0.count) }
    let second = rows.reduce(0) { max($0, $1.1.count) }
    let third = rows.reduce(0) { max($0, $1.2.count) }
    let rule = String(repeating: "─", count: first + second + third + 4) + "\n"
    var table = ""
    for (index, row) in rows.enumerated() {
      table += row.0 + spaces(first - row.0.count + 2) + row.1 + spaces(second - row.1.count + 2)
      table += spaces(third - row.2.count) + row.2 + "\n"
      if index == 0 || index == rows.count - 2 { table += rule }
    }
    return table

    func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
  }
}
