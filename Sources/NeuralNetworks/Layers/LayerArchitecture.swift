/// What a layer is made of, apart from the numbers that it has learned.
public indirect enum LayerArchitecture: Equatable, Sendable {
  /// A `Dense` layer.
  case dense(inputs: Int, units: Int, activation: Activation, usesBias: Bool)

  /// A `Dropout` layer.
  case dropout(rate: Float)

  /// A `Sequential` network.
  case sequential([LayerArchitecture])

  /// A layer from outside the library, of which no more is known.
  case custom

  /// The number of inputs that a sample must have; `nil` where any number will do, or where it is
  /// not known.
  public var inputWidth: Int? {
    switch self {
    case .dense(let inputs, _, _, _): return inputs
    case .dropout, .custom: return nil
    case .sequential(let layers):
      // Dropout passes every width on; what a custom layer does with it is not known.
      return layers.first { $0.isDropout == false }?.inputWidth
    }
  }

  /// The activation that the outputs went through last; `nil` where it is not known.
  public var outputActivation: Activation? {
    switch self {
    case .dense(_, _, let activation, _): return activation
    case .dropout, .custom: return nil
    case .sequential(let layers): return layers.last { $0.isDropout == false }?.outputActivation
    }
  }

  private var isDropout: Bool { if case .dropout = self { true } else { false } }
}
