#if canImport(Darwin) || canImport(Glibc) || canImport(Musl)
  /// Notices that sharing does not pay, because the system gives the cores to other programs.
  ///
  /// A thread that is put aside comes back after milliseconds; a step of training takes a tenth of
  /// one. If it holds a piece, all wait; and one that never takes a piece may be sharing a core with
  /// the caller, and take time from it. Then the caller works alone for a while, and for twice as
  /// long as the time before when that comes again soon. So a single hiccup costs next to nothing,
  /// and on a machine that stays busy we are about as fast as with one thread.
  struct StallWatch {
    /// When the caller stops working alone, and how long it does.
    private var resumption: Nanoseconds = 0
    private var pause: Nanoseconds = 0

    /// How many times in a row no worker helped.
    private var idleRuns = 0

    /// Whether the caller should work alone.
    func isPaused(at time: Nanoseconds) -> Bool { time < resumption }

    /// Looks at work that was shared.
    ///
    /// - Parameters:
    ///   - start: when it began.
    ///   - ownEnd: when the caller found nothing more to do.
    ///   - end: when the last thread was done.
    ///   - hadHelp: whether workers did some of it.
    mutating func note(
      start: Nanoseconds, ownEnd: Nanoseconds, end: Nanoseconds, hadHelp: Bool
    ) {
      let waited = end - ownEnd
      idleRuns = hadHelp ? 0 : idleRuns + 1
      // Pieces are alike, so a thread that works is done with its last one before the caller could
      // have done its share again.
      let isStall = waited > ownEnd - start + Self.tolerance
      guard isStall || idleRuns >= Self.mostIdleRuns else { return }
      let isSoon = start - resumption < pause
      pause = min(max(2 * waited, isSoon ? 2 * pause : Self.shortestPause), Self.longestPause)
      resumption = end + pause
      idleRuns = 0
    }

    private static let tolerance: Nanoseconds = 200_000
    private static let mostIdleRuns = 8
    private static let shortestPause: Nanoseconds = 500_000
    private static let longestPause: Nanoseconds = 100_000_000
  }
#endif
