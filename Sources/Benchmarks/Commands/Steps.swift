import NeuralNetworks

// One product, 64×784 by 784×128, from the definition to the library's kernel. Each version adds one
// idea; Sources/NeuralNetworks/Kernels/README.md tells the story. All give the same bits.

/// A version of the product: its name and its code.
private typealias Version = (name: String, threads: Int, compute: () -> Void)

/// Measures the versions one after the other, each in turn with the processor's peak.
func measureSteps() -> [Figure] {
  let (rows, depth, columns) = (64, 784, 128)
  var generator = SplitMix64(seed: 1)
  let weights = Initializer.uniform(-1..<1)
  let left = weights.weights(inputs: rows, units: depth, using: &generator)
  let right = weights.weights(inputs: depth, units: columns, using: &generator)
  var product = Matrix(rows: rows, columns: columns)

  /// Calls a version with the elements of the factors and of the product.
  func run(
    _ compute: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) {
    left.withElements { a in
      right.withElements { b in
        product.withMutableElements { c in
          guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
          compute(a, b, c)
        }
      }
    }
  }

  let versions: [Version] = [
    ("1 the definition", 1, { _ = naiveMatmul(left, right) }),
    ("2 pointers", 1, { run { threeLoops($0, $1, $2, rows, depth, columns) } }),
    ("3 rows of b", 1, { run { rowsOfB($0, $1, $2, rows, depth, columns) } }),
    ("4 sums in registers", 1, { run { sumsInRegisters($0, $1, $2, rows, depth, columns) } }),
    ("5 a tile in registers", 1, { product = matmul(left, right) }),
    ("6 all cores", Threads.count, { product = matmul(left, right) }),
  ]
  let threads = Threads.count
  defer { Threads.count = threads }
  let operations = 2 * Double(rows) * Double(depth) * Double(columns)
  let rounds = 100_000

  let figures = versions.map { version in
    Threads.count = version.threads
    let seconds = secondsPerCall([
      Workload { version.compute() }, Workload { _ = PeakRate.run(rounds: rounds) },
    ])
    let rates = seconds[0].map { operations / $0 / 1e9 }
    let peak = Summary(seconds[1].map { Double(PeakRate.operations(rounds: rounds)) / $0 / 1e9 })
    return Figure(
      benchmark: "steps", subject: version.name, threads: version.threads, unit: .gigaflops,
      runs: rates,
      details: [
        Detail("peak", peak.median, .number(decimals: 1)),
        Detail("share", Summary(rates).median / peak.median, .percent),
      ])
  }
  print("\n\(table(of: figures))")
  return figures
}

/// Version 2: the definition, without a check at every element.
private func threeLoops(
  _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>,
  _ rows: Int, _ depth: Int, _ columns: Int
) {
  for i in 0..<rows {
    for j in 0..<columns {
      var sum: Float = 0
      for k in 0..<depth { sum.addProduct(a[i * depth + k], b[k * columns + j]) }
      c[i * columns + j] = sum
    }
  }
}

/// Version 3: the loops over k and j exchanged, so that the innermost one goes along rows of b and
/// c, and the compiler makes vectors of it.
private func rowsOfB(
  _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>,
  _ rows: Int, _ depth: Int, _ columns: Int
) {
  for i in 0..<rows {
    let row = c + i * columns
    for j in 0..<columns { row[j] = 0 }
    for k in 0..<depth {
      let factor = a[i * depth + k]
      let rowOfB = b + k * columns
      for j in 0..<columns { row[j].addProduct(factor, rowOfB[j]) }
    }
  }
}

/// Version 4: 16 sums at a time stay in a register while k runs.
private func sumsInRegisters(
  _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>,
  _ rows: Int, _ depth: Int, _ columns: Int
) {
  for i in 0..<rows {
    for j in stride(from: 0, to: columns, by: 16) {
      var sums = SIMD16<Float>.zero
      for k in 0..<depth {
        let vector = UnsafeRawPointer(b + k * columns + j).loadUnaligned(as: SIMD16<Float>.self)
        sums.addProduct(SIMD16(repeating: a[i * depth + k]), vector)
      }
      UnsafeMutableRawPointer(c + i * columns + j).storeBytes(of: sums, as: SIMD16<Float>.self)
    }
  }
}
