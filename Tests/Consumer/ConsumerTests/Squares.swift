import NeuralNetworks

/// A layer of one's own: the square of each feature times a factor that is learned, y = s x².
///
///     ds = Σ dY ⊙ X²    [1 × features], ⊙ element by element, summed over the samples
///     dX = dY ⊙ 2 s X   [samples × features]
final class Squares: Layer {
  private let factors: Parameter
  private var input = Matrix.empty

  init(features: Int) {
    factors = Parameter(name: "factors", value: Matrix(rows: 1, columns: features, repeating: 1))
  }

  var summary: String { "Squares" }
  var parameters: [Parameter] { [factors] }
  func outputWidth(inputWidth: Int) -> Int { inputWidth }
  func callAsFunction(_ input: Matrix) -> Matrix { scaled(input * input) }

  func forward(_ input: Matrix) -> Matrix {
    self.input = input
    return self(input)
  }

  func backward(_ outputGradient: Matrix) -> Matrix {
    factors.gradient = (outputGradient * input * input).columnSums()
    return scaled(2 * outputGradient * input)
  }

  private func scaled(_ features: Matrix) -> Matrix {
    features * Matrix(rows: features.rows, columns: features.columns).adding(row: factors.value)
  }
}
