/// How many threads share the work of a matrix product. The results do not depend on it.
///
/// Every element of a result is computed whole, by one thread, in one order; threads only divide
/// the elements among themselves. So one thread or eight give the same bits.
public enum Threads {
  /// The number of threads in use; at first, the number of processor cores.
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
}

/// Divides `0..<units` into at most `Threads.count` ranges and runs `body` on them side by side.
///
/// The first range always goes to the calling thread and each other range to the same worker, so
/// what a thread touched in one product (its columns of a layer's weights, say) is still in its
/// core's cache in the next.
@inline(__always)
func inParallel(units: Int, _ body: (Range<Int>) -> Void) {
  let parts = min(units, Threads.count)
  guard parts > 1 else {
    if units > 0 { body(0..<units) }
    return
  }
  ThreadPool.shared.run(parts: parts) { part in
    body(units * part / parts..<units * (part + 1) / parts)
  }
}
