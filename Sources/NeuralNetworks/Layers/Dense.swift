import Groundwork

/// A layer in which every unit sees every input: y = f(xW + b).
///
/// Forward:
///
///     Z = X W + b        X [samples × inputs], W [inputs × units], b [1 × units]
///     Y = f(Z)           [samples × units]
///
/// Backward, from dL/dY:
///
///     dZ = dY ⊙ f′(Z)    [samples × units], ⊙ element by element; f′(Z) is found from Y
///     dW = Xᵀ dZ         [inputs × units]
///     db = Σ dZ          [1 × units], summed over the samples
///     dX = dZ Wᵀ         [samples × inputs]
public final class Dense: Layer {
  /// W, `[inputs × units]`: column j holds the weights of unit j.
  public let weights: Parameter

  /// b, `[1 × units]`; zero, and no parameter of the layer, where it has no bias.
  public let biases: Parameter

  /// f, what the units make of their weighted sums.
  public let activation: Activation

  /// Whether the layer has biases.
  public let usesBias: Bool

  /// X and Y of the last `forward`, until `backward` has used them.
  private var batch: (input: Matrix, output: Matrix)?

  /// A layer with random weights and, unless another initializer is given, biases of zero.
  ///
  /// - Parameters:
  ///   - inputs: the number of features of a sample.
  ///   - units: the number of units, and of outputs.
  ///   - activation: what the units make of their weighted sums.
  ///   - initializer: how the weights start; He's for ReLU and its kin, else Glorot's.
  ///   - biasInitializer: how the biases start.
  ///   - usesBias: whether there are biases.
  ///   - generator: where random numbers come from.
  public convenience init(
    inputs: Int, units: Int, activation: Activation = .identity, initializer: Initializer? = nil,
    biasInitializer: Initializer = .zeros, usesBias: Bool = true,
    using generator: inout SplitMix64
  ) {
    require(
      inputs > 0 && units > 0, "Dense: \(inputs) inputs and \(units) units: both must be positive")
    let initializer = initializer ?? .suited(to: activation)
    let weights = initializer.weights(inputs: inputs, units: units, using: &generator)
    let biases =
      usesBias ? biasInitializer.biases(inputs: inputs, units: units, using: &generator) : nil
    self.init(weights: weights, biases: biases, activation: activation)
  }

  /// A layer with the given weights, `[inputs × units]`, and, unless they are `nil`, biases,
  /// `[1 × units]`.
  public init(weights: Matrix, biases: Matrix?, activation: Activation = .identity) {
    let biasShape = biases?.shape ?? Matrix.Shape(rows: 1, columns: weights.columns)
    require(
      weights.count > 0 && biasShape == Matrix.Shape(rows: 1, columns: weights.columns),
      "Dense: weights of shape \(weights.shape) and biases of shape \(biasShape): expected a row of "
        + "as many biases as there are units")
    activation.checkSlope()
    self.weights = Parameter(name: "weights", value: weights, isDecayed: true)
    self.biases = Parameter(
      name: "biases", value: biases ?? Matrix(rows: 1, columns: weights.columns))
    self.activation = activation
    usesBias = biases != nil
  }

  /// The layer in a few words.
  public var summary: String {
    let name = activation == .identity ? "" : ", \(activation)"
    return "Dense \(weights.value.rows) → \(weights.value.columns)\(name)"
      + (usesBias ? "" : ", without bias")
  }

  /// What training changes.
  public var parameters: [Parameter] { usesBias ? [weights, biases] : [weights] }

  /// What the layer is made of.
  public var architecture: LayerArchitecture {
    .dense(
      inputs: weights.value.rows, units: weights.value.columns, activation: activation,
      usesBias: usesBias)
  }

  /// The number of outputs of a sample that has `inputWidth` inputs.
  public func outputWidth(inputWidth: Int) -> Int {
    checkWidth(inputWidth, "the input")
    return weights.value.columns
  }

  /// The outputs of a batch, for using the network: f(XW + b).
  public func callAsFunction(_ input: Matrix) -> Matrix {
    checkWidth(input.columns, "an input of shape \(input.shape)")
    // ReLU is so cheap that the product does it on the way.
    let isReLU = activation == .relu
    var output = affine(input, weights.value, adding: biases.value, rectifies: isReLU)
    if !isReLU { activation.apply(to: &output) }
    return output
  }

  /// The outputs of a batch, for training: remembers what `backward` needs.
  public func forward(_ input: Matrix) -> Matrix {
    let output = self(input)
    batch = (input, output)
    return output
  }

  /// The way back for the batch of the last `forward`.
  public func backward(_ outputGradient: Matrix) -> Matrix {
    let preactivationGradient = settingGradients(outputGradient)
    return matmul(preactivationGradient, transposing: weights.value)
  }

  /// The way back for a first layer, which is spared the product dZ Wᵀ.
  public func setGradients(_ outputGradient: Matrix) { _ = settingGradients(outputGradient) }

  /// Sets dW and db; returns dZ.
  private func settingGradients(_ outputGradient: Matrix) -> Matrix {
    guard let (input, output) = batch else {
      fatalError("Dense: backward needs a forward pass before it, one for each")
    }
    batch = nil
    let preactivationGradient = activation.backward(outputGradient, output: output)
    weights.setGradient(transposing: input, preactivationGradient)
    biases.gradient = preactivationGradient.columnSums()
    return preactivationGradient
  }

  private func checkWidth(_ width: Int, _ what: @autoclosure () -> String) {
    require(
      width == weights.value.rows,
      "\(summary): \(what()) has \(width) columns; the weights of shape \(weights.value.shape) need "
        + "\(weights.value.rows)")
  }
}

extension Initializer {
  /// The initializer made for an activation: He's for the ReLUs, Glorot's for the others.
  static func suited(to activation: Activation) -> Initializer {
    switch activation {
    case .relu, .leakyRelu: .heNormal
    default: .glorotUniform
    }
  }
}
