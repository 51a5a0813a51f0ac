import Groundwork

/// How many threads share the work of a matrix product. The results do not depend on it.
///
/// Every element of a result is computed whole, by one thread, in one order; threads only divide
/// the elements among themselves. So one thread or eight give the same bits.
public enum Threads {
  /// The number of threads in use; at first, what the environment variable `THREADS` says, or the
  /// number of processor cores.
  ///
  /// - Precondition: from 1 to `Threads.limit`.
  public static var count: Int {
    get { ThreadPool.shared.count }
    set {
      require(
        (1...limit).contains(newValue),
        "Threads: the count must be from 1 to \(limit), not \(newValue)")
      ThreadPool.shared.count = newValue
    }
  }

  /// The largest number of threads that may be asked for.
  public static let limit = 64

  /// The number of threads to begin with.
  ///
  /// - Parameters:
  ///   - setting: the environment's `THREADS`; `nil` where it is not set.
  ///   - cores: the number of processor cores.
  /// - Returns: the setting, or a thread for each core, at most `limit`.
  static func initialCount(setting: String?, cores: Int) -> Int {
    guard let setting, !setting.isEmpty else { return min(cores, limit) }
    let count = Int(setting) ?? 0
    require(
      (1...limit).contains(count),
      "THREADS: expected a whole number from 1 to \(limit), found \"\(setting)\"; without it, each "
        + "core gets a thread")
    return count
  }
}

/// Divides `0..<units` into at most `Threads.count` ranges and runs `body` on them side by side.
///
/// The first range always goes to the calling thread and each other range to the same worker, so
/// what a thread touched in one product (its columns of a layer's weights, say) is still in its
/// core's cache in the next.
///
/// - Parameters:
///   - units: the number of pieces of work.
///   - worthwhile: false where it is so little that one thread is done before another has begun.
///   - body: does the pieces of a range. It runs on several threads at once, so what it writes must
///     belong to its pieces alone.
package func inParallel(units: Int, worthwhile: Bool = true, _ body: (Range<Int>) -> Void) {
  let parts = worthwhile ? min(units, Threads.count) : 1
  guard parts > 1 else {
    if units > 0 { body(0..<units) }
    return
  }
  ThreadPool.shared.run(parts: parts) { part in
    body(units * part / parts..<units * (part + 1) / parts)
  }
}

/// Divides the indices of `count` numbers among the threads, in ranges that begin at a multiple of
/// 16, so that each thread goes through its numbers by whole vectors.
///
/// `body` holds the loop: the compiler would not inline a closure that were called for each vector.
func inParallel(elements count: Int, _ body: (Range<Int>) -> Void) {
  let lanes = Vector.scalarCount
  // Few elements are done before a second thread has heard of them.
  inParallel(units: (count + lanes - 1) / lanes, worthwhile: count >= 1 << 14) { vectors in
    body(vectors.lowerBound * lanes..<min(vectors.upperBound * lanes, count))
  }
}
