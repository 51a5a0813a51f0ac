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
///     dX = dZ Wᵀ         [samples × inputs]
///     dW = Xᵀ dZ         [inputs × units]
///     db = Σ dZ          [1 × units], summed over the samples
public final class Dense: Layer {
  /// W, `[inputs × units]`: column j holds the weights of unit j.
  public let weights: Parameter

  /// b, `[1 × units]`.
  public let biases: Parameter

  /// f, what the units make of their weighted sums.
  public let activation: Activation

  // Kept from one batch to the next, so that a training step allocates nothing. `input` is let go
  // as soon as it has served, because its memory belongs to the layer before.
  private var input: Matrix?
  private var output = Matrix(rows: 0, columns: 0)
  private var sumGradient = Matrix(rows: 0, columns: 0)
  private var inputGradient = Matrix(rows: 0, columns: 0)
  private var scratch = TransposeScratch()

  /// A layer with random weights and biases of zero.
  ///
  /// - Parameters:
  ///   - inputs: the number of features of a sample.
  ///   - units: the number of units, and of outputs.
  ///   - activation: what the units make of their weighted sums.
  ///   - initializer: how the weights start; He's for ReLU and its kin, else Glorot's.
  ///   - generator: where random weights come from.
  public init(
    inputs: Int, units: Int, activation: Activation = .identity, initializer: Initializer? = nil,
    using generator: inout SplitMix64
  ) {
    require(
      inputs > 0 && units > 0, "Dense: \(inputs) inputs and \(units) units: both must be positive")
    let initializer = initializer ?? .suited(to: activation)
    weights = Parameter(
      name: "weights",
      value: initializer.weights(inputs: inputs, units: units, using: &generator), decays: true)
    biases = Parameter(name: "biases", value: Matrix(rows: 1, columns: units), decays: false)
    self.activation = activation
  }

  /// The layer in a few words.
  public var summary: String {
    let name = activation == .identity ? "" : ", \(activation)"
    return "Dense \(weights.value.rows) → \(weights.value.columns)\(name)"
  }

  /// What training changes.
  public var parameters: [Parameter] { [weights, biases] }

  /// The number of outputs of a sample that has `inputWidth` inputs.
  public func outputWidth(inputWidth: Int) -> Int {
    checkWidth(inputWidth, "the input")
    return weights.value.columns
  }

  /// The outputs of a batch, for using the network.
  public func callAsFunction(_ input: Matrix) -> Matrix {
    var output = Matrix(rows: 0, columns: 0)
    compute(input, into: &output)
    return output
  }

  /// The outputs of a batch, for training: remembers what `backward` needs.
  public func forward(_ input: Matrix) -> Matrix {
    compute(input, into: &output)
    self.input = input
    return output
  }

  private func compute(_ input: Matrix, into output: inout Matrix) {
    checkWidth(input.columns, "an input of shape \(input.shape)")
    // ReLU is so cheap that the product does it on the way.
    let isReLU = activation == .reLU
    output.setProduct(
      input, weights.value, adding: biases.value, rectifies: isReLU, skipsZeros: true)
    if !isReLU { activation.apply(to: &output) }
  }

  /// The way back for the batch of the last `forward`.
  public func backward(
    _ outputGradient: Matrix, optimizer: (any Optimizer)?, needsInputGradient: Bool
  ) -> Matrix {
    guard let input else {
      fatalError("Dense: backward needs a forward pass before it, one for each")
    }
    activation.setBackward(&sumGradient, outputGradient, output: output)

    // Before the weights change: dX needs those that forward used.
    if needsInputGradient {
      inputGradient.setProduct(sumGradient, transposing: weights.value, scratch: &scratch)
    }
    biases.gradient.setColumnSums(of: sumGradient)
    if let optimizer {
      optimizer.update(weights, input: input, sumGradient: sumGradient)
      optimizer.update(biases)
    } else {
      weights.gradient.setProduct(transposing: input, sumGradient)
    }
    self.input = nil
    return needsInputGradient ? inputGradient : .empty
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
    case .reLU, .leakyReLU: .heNormal
    default: .glorotUniform
    }
  }
}
