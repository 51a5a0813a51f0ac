import Groundwork

/// How many threads share the work of a matrix product. The results do not depend on it.
///
/// Every element of a result is computed whole, by one thread, in one order; threads only divide
/// the elements among themselves. So one thread or eight give the same bits.
public enum Threads {
  /// How many threads are used at most; at first, what the environment variable `THREADS` says, or
  /// the number of processor cores. Where sharing is measured not to pay, the calling thread works
  /// alone.
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

  /// From how many nanoseconds on work is shared.
  static let worthSharing = 12_000

  /// The number of threads to begin with.
  ///
  /// - Parameters:
  ///   - setting: the environment's `THREADS`; `nil` where it is not set.
  ///   - cores: the number of processor cores.
  /// - Returns: the setting, or a thread for each core, at most `limit`; `nil` where the setting is
  ///   no such number.
  static func initialCount(setting: String?, cores: Int) -> Int? {
    guard let setting, !setting.isEmpty else { return min(cores, limit) }
    guard let count = Int(setting), (1...limit).contains(count) else { return nil }
    return count
  }
}

/// Does work in pieces on several threads, where it is large enough for that.
///
/// - Parameters:
///   - units: the number of units of work.
///   - cost: about how many nanoseconds a unit takes one thread. Small work is not shared: it is done
///     before another thread has heard of it.
///   - least: the fewest units that are done in one go.
///   - body: does a range of units. It runs on several threads at once, so what it writes must
///     belong to its units alone.
@inline(never)
package func inParallel(
  units: Int, cost: Int, least: Int = 1, _ body: (Range<Int>) -> Void
) {
  // Never inlined: it would take all that the body does along, twice, and the library would be
  // compiled in 70 s instead of 30.
  let total = units * cost
  guard total >= Threads.worthSharing, units > least, Threads.count > 1 else {
    if units > 0 { body(0..<units) }
    return
  }
  ThreadPool.shared.run(units: units, cost: total, least: least, body)
}

/// Shares the indices of `count` numbers among the threads, in ranges that begin at a multiple of
/// 16, so that each thread goes through its numbers by whole vectors.
///
/// `body` holds the loop: the compiler would not inline a closure that were called for each vector.
///
/// - Parameters:
///   - count: how many numbers there are.
///   - cost: about how many nanoseconds 16 of them take.
///   - body: does a range of them.
func inParallel(elements count: Int, cost: Int = 4, _ body: (Range<Int>) -> Void) {
  let lanes = Vector.scalarCount
  inParallel(units: (count + lanes - 1) / lanes, cost: cost) { vectors in
    body(vectors.lowerBound * lanes..<min(vectors.upperBound * lanes, count))
  }
}
