import NeuralNetworks

private typealias Vector = SIMD16<Float>

/// Multiply-adds as fast as the processor can do them, to measure products against.
///
/// The numbers stay in registers and nothing waits for memory. A multiply-add takes about four
/// cycles, but one or two can be started in each; so several sums grow side by side, more than are
/// under way at a time. A benchmark that wants to know the rate measures how long `run` takes.
enum PeakRate {
  #if AVX512
    private static let sums = 12  // of 32 registers
  #else
    private static let sums = 6  // on AVX2 two of 16 registers each, on NEON four of 32
  #endif

  /// The additions and multiplications that `run` does, of all threads together.
  static func operations(rounds: Int) -> Int {
    2 * sums * Vector.scalarCount * rounds * Threads.count
  }

  /// Does `rounds` multiply-adds with each of the sums, on every thread.
  ///
  /// - Parameters:
  ///   - rounds: how many; 0 or more.
  ///   - factor: what a sum is multiplied by in each round. It comes from outside, as `term` does,
  ///     so that the compiler can't compute the sums beforehand. One half keeps them near 2·`term`.
  ///   - term: what is added in each round.
  /// - Returns: the total of each thread's sums, sixteen numbers a thread: were it not returned, the
  ///   compiler would leave the work out.
  static func run(rounds: Int, factor: Float = 0.5, term: Float = 1) -> [SIMD16<Float>] {
    var totals = [Vector](repeating: .zero, count: Threads.count)
    totals.withUnsafeMutableBufferPointer { totals in
      inParallel(units: totals.count, cost: rounds) { threads in
        for thread in threads { totals[thread] = total(rounds: rounds, factor: factor, term: term) }
      }
    }
    return totals
  }

  // Never inlined, so that `factor` and `term` stay unknown to the compiler.
  @inline(never)
  private static func total(rounds: Int, factor: Float, term: Float) -> Vector {
    let factor = Vector(repeating: factor)
    let term = Vector(repeating: term)
    var first = SixSums(startingAt: 0)
    #if AVX512
      var second = SixSums(startingAt: 6)
    #endif
    for _ in 0..<rounds {
      first.multiplyAndAdd(factor, term)
      #if AVX512
        second.multiplyAndAdd(factor, term)
      #endif
    }
    #if AVX512
      return first.total + second.total
    #else
      return first.total
    #endif
  }
}

/// Six sums that start at different numbers: from equal ones the compiler would keep a single sum.
private struct SixSums {
  private var sum0, sum1, sum2, sum3, sum4, sum5: Vector

  @inline(__always)
  init(startingAt start: Float) {
    sum0 = Vector(repeating: start)
    sum1 = Vector(repeating: start + 1)
    sum2 = Vector(repeating: start + 2)
    sum3 = Vector(repeating: start + 3)
    sum4 = Vector(repeating: start + 4)
    sum5 = Vector(repeating: start + 5)
  }

  @inline(__always)
  mutating func multiplyAndAdd(_ factor: Vector, _ term: Vector) {
    sum0 = term.addingProduct(sum0, factor)
    sum1 = term.addingProduct(sum1, factor)
    sum2 = term.addingProduct(sum2, factor)
    sum3 = term.addingProduct(sum3, factor)
    sum4 = term.addingProduct(sum4, factor)
    sum5 = term.addingProduct(sum5, factor)
  }

  @inline(__always)
  var total: Vector { ((sum0 + sum1) + (sum2 + sum3)) + (sum4 + sum5) }
}
