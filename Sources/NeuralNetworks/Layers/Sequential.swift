/// Layers one after another: the outputs of each are the inputs of the next.
///
///     let network = Sequential(
///       Dense(inputs: 784, units: 128, activation: .reLU, using: &generator),
///       Dense(inputs: 128, units: 10, using: &generator))
public final class Sequential: Layer {
  /// The layers from input to output.
  public let layers: [any Layer]

  /// A network of the given layers, from input to output.
  public init(_ layers: any Layer...) { self.layers = layers }

  /// A network of the given layers, from input to output.
  public init(_ layers: [any Layer]) { self.layers = layers }

  /// The layer in a few words.
  public var summary: String { "Sequential of \(layers.count) layers" }
  /// What training changes.
  public var parameters: [Parameter] { layers.flatMap { $0.parameters } }

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

  /// The way back for the batch of the last `forward`.
  public func backward(
    _ outputGradient: Matrix, optimizer: (any Optimizer)?, needsInputGradient: Bool
  ) -> Matrix {
    var gradient = outputGradient
    for index in layers.indices.reversed() {
      gradient = layers[index].backward(
        gradient, optimizer: optimizer, needsInputGradient: index > 0 || needsInputGradient)
    }
    return gradient
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
