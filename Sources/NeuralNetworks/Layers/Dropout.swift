import Groundwork

/// In training, leaves out a random share of its inputs; in use, passes everything.
///
/// A network that can't count on any single unit spreads what it knows over many. Each input is
/// dropped with probability p, and those kept are divided by 1 − p, so that the expected sum that
/// reaches the next layer stays as it is in use.
///
///     forward    Y = X ⊙ M, where M is 0 with probability p, else 1 / (1 − p)
///     backward   dX = dY ⊙ M
///
/// Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014.
public final class Dropout: Layer {
  /// p, the share that is left out.
  public let rate: Float

  private var generator: SplitMix64
  private var mask = Matrix(rows: 0, columns: 0)
  private var output = Matrix(rows: 0, columns: 0)
  private var inputGradient = Matrix(rows: 0, columns: 0)

  /// A layer that draws from a generator of its own, split off the given one.
  ///
  /// - Parameters:
  ///   - rate: the share of inputs left out, from 0 to below 1.
  ///   - generator: where the layer's generator is split off.
  public init(rate: Float, using generator: inout SplitMix64) {
    require(
      rate >= 0 && rate < 1, "Dropout: the rate must be at least 0 and below 1, not \(rate)")
    self.rate = rate
    self.generator = generator.split()
  }

  /// The layer in a few words.
  public var summary: String { "Dropout \(rate)" }
  /// What training changes.
  public var parameters: [Parameter] { [] }
  /// The number of outputs of a sample that has `inputWidth` inputs.
  public func outputWidth(inputWidth: Int) -> Int { inputWidth }
  /// The outputs of a batch, for using the network.
  public func callAsFunction(_ input: Matrix) -> Matrix { input }

  /// The outputs of a batch, for training: remembers what `backward` needs.
  public func forward(_ input: Matrix) -> Matrix {
    mask.reshape(rows: input.rows, columns: input.columns)
    let kept = 1 / (1 - rate)
    for index in 0..<mask.count {
      mask.storage.pointer[index] = generator.nextUniform() < rate ? 0 : kept
    }
    output.setElementwiseProduct(input, mask)
    return output
  }

  /// The way back for the batch of the last `forward`.
  public func backward(
    _ outputGradient: Matrix, optimizer: (any Optimizer)?, needsInputGradient: Bool
  ) -> Matrix {
    require(
      outputGradient.rows == mask.rows && outputGradient.columns == mask.columns,
      "Dropout: backward got a gradient of shape \(outputGradient.shape), but forward ran on "
        + mask.shape)
    guard needsInputGradient else { return .empty }
    inputGradient.setElementwiseProduct(outputGradient, mask)
    return inputGradient
  }
}
