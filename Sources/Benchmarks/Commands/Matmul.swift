import Console
import NeuralNetworks

/// A product to be measured.
final class Product {
  /// Which of the library's three products.
  enum Form { case plain, leftTransposed, rightTransposed }

  private let form: Form
  private let left: Matrix
  private let right: Matrix
  private var result = Matrix.empty

  /// The sizes, rows × depth × columns, and where a factor is given transposed.
  let name: String

  /// Floating-point operations: a multiplication and an addition for each term of each sum.
  let operations: Double

  init(_ rows: Int, _ depth: Int, _ columns: Int, _ form: Form = .plain) {
    var generator = SplitMix64(seed: 1)
    let weights = Initializer.uniform(-1..<1)
    self.form = form
    left =
      form == .leftTransposed
      ? weights.weights(inputs: depth, units: rows, using: &generator)
      : weights.weights(inputs: rows, units: depth, using: &generator)
    right =
      form == .rightTransposed
      ? weights.weights(inputs: columns, units: depth, using: &generator)
      : weights.weights(inputs: depth, units: columns, using: &generator)
    operations = 2 * Double(rows) * Double(depth) * Double(columns)
    let sizes = "\(rows)×\(depth)×\(columns)"
    switch form {
    case .plain: name = sizes
    case .leftTransposed: name = "\(sizes) aᵀ·b"
    case .rightTransposed: name = "\(sizes) a·bᵀ"
    }
  }

  func compute() {
    switch form {
    case .plain: result = matmul(left, right)
    case .leftTransposed: result = matmul(transposing: left, right)
    case .rightTransposed: result = matmul(left, transposing: right)
    }
  }
}

/// Measures products and, in turn with them, the processor's peak.
func measureMatmul() -> [Figure] {
  let products = [
    Product(64, 784, 128), Product(64, 512, 512), Product(512, 512, 512),
    Product(1024, 1024, 1024),
    // What a step of training needs: the gradients of a layer's weights and of its inputs.
    Product(784, 64, 128, .leftTransposed), Product(512, 64, 512, .leftTransposed),
    Product(64, 128, 784, .rightTransposed), Product(64, 512, 512, .rightTransposed),
    // Sizes that fit no tile.
    Product(1, 784, 128), Product(7, 33, 10), Product(65, 129, 31), Product(100, 100, 100),
  ]
  let threads = Threads.count
  let bar = ProgressBar("matmul")
  var figures: [Figure] = []
  for (index, product) in products.enumerated() {
    bar.update(to: Double(index) / Double(products.count))
    figures += (threads == 1 ? [1] : [threads, 1]).map { measure(product, threads: $0) }
  }
  bar.finish()
  Threads.count = threads

  print("\n\(table(of: figures))")
  print(
    """

    Rows × depth × columns. Share: the median divided by the median of the peak, which was measured
    in turn with the product: multiply-adds on registers alone.
    """)
  return figures
}

private func measure(_ product: Product, threads: Int) -> Figure {
  let rounds = 100_000
  Threads.count = threads
  let seconds = secondsPerCall([
    Workload { product.compute() },
    Workload { _ = PeakRate.run(rounds: rounds) },
  ])
  let rates = seconds[0].map { product.operations / $0 / 1e9 }
  let peaks = seconds[1].map { Double(PeakRate.operations(rounds: rounds)) / $0 / 1e9 }
  let peak = Summary(peaks).median
  return Figure(
    benchmark: "matmul", subject: product.name, threads: threads, unit: .gigaflops, runs: rates,
    details: [
      Detail("peak", peak, .number(decimals: 1)),
      Detail("share", Summary(rates).median / peak, .percent),
    ])
}
