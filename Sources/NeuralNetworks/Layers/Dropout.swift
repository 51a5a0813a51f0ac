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

  /// Where the masks come from.
  var generator: SplitMix64

  /// M of the last batch.
  private var mask = Matrix.empty

  /// A layer that draws from a generator of its own, split off the given one.
  ///
  /// - Parameters:
  ///   - rate: the share of inputs left out, from 0 to below 1.
  ///   - generator: where the layer's generator is split off.
  public convenience init(rate: Float, using generator: inout SplitMix64) {
    self.init(rate: rate, generator: generator.split())
  }

  /// A layer that draws from the given generator.
  init(rate: Float, generator: SplitMix64) {
    require(
      rate >= 0 && rate < 1, "Dropout: the rate must be at least 0 and below 1, not \(rate)")
    self.rate = rate
    self.generator = generator
  }

  /// The layer in a few words.
  public var summary: String { "Dropout \(rate)" }
  /// What training changes: nothing.
  public var parameters: [Parameter] { [] }
  /// What the layer is made of.
  public var architecture: LayerArchitecture { .dropout(rate: rate) }
  /// The number of outputs of a sample that has `inputWidth` inputs.
  public func outputWidth(inputWidth: Int) -> Int { inputWidth }
  /// The outputs of a batch, for using the network.
  public func callAsFunction(_ input: Matrix) -> Matrix { input }

  /// The outputs of a batch, for training: draws a mask and remembers it.
  public func forward(_ input: Matrix) -> Matrix {
    mask = Matrix(uninitializedRows: input.rows, columns: input.columns)
    let kept = 1 / (1 - rate)
    for index in 0..<mask.count {
      mask.storage.pointer[index] = generator.nextUniform() < rate ? 0 : kept
    }
    return input * mask
  }

  /// The way back for the batch of the last `forward`.
  public func backward(_ outputGradient: Matrix) -> Matrix {
    require(
      outputGradient.shape == mask.shape,
      "Dropout: backward got a gradient of shape \(outputGradient.shape), but forward ran on "
        + "\(mask.shape)")
    return outputGradient * mask
  }
}
