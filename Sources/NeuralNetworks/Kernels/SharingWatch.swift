#if canImport(Darwin) || canImport(Glibc) || canImport(Musl)
  /// Notices whether sharing pays, by measuring both ways: work shared with others, and all of it
  /// done by the caller alone.
  ///
  /// It need not pay. A worker that the system puts aside while it holds a piece comes back after
  /// milliseconds, where a step of training takes a tenth of one; and cores that lie far apart take
  /// longer to hand each other what they wrote than to compute it. So time is cut in windows, each
  /// spent one way; the way that has taken less time for the same work is kept to, and the other
  /// tried for a window now and then, the more seldom the slower it was.
  struct SharingWatch {
    /// What a way has taken; older windows count less and less.
    private struct Way {
      var time = 0.0
      var work = 0.0

      /// The time of a unit of work; nothing is known before the first window.
      var slowness: Double? { work > 0 ? time / work : nil }

      mutating func add(time newTime: Nanoseconds, work newWork: Nanoseconds) {
        time = time * SharingWatch.memory + Double(newTime)
        work = work * SharingWatch.memory + Double(newWork)
      }
    }

    private var alone = Way()
    private var shared = Way()

    /// Whether work is shared in this window.
    private var shares = true

    /// What is known of this window: when it began, the work in it, and when the last was done.
    private var start: Nanoseconds = 0
    private var work: Nanoseconds = 0
    private var end: Nanoseconds = 0

    /// How many more windows go by before the other way is tried.
    private var windowsLeft = 1

    /// Whether to share work that begins now.
    ///
    /// - Parameters:
    ///   - time: the time.
    ///   - cost: about how long the work takes one thread.
    /// - Returns: false where the caller should do all of it alone.
    mutating func shares(at time: Nanoseconds, cost: Nanoseconds) -> Bool {
      if time - end > Self.longestGap {
        // What the program did meanwhile is no work of ours.
        (start, work) = (time, 0)
      } else if time - start >= Self.window {
        closeWindow(at: time)
      }
      work += cost
      return shares
    }

    /// Notes that the work is done.
    mutating func note(end time: Nanoseconds) { end = time }

    private mutating func closeWindow(at time: Nanoseconds) {
      if shares {
        shared.add(time: time - start, work: work)
      } else {
        alone.add(time: time - start, work: work)
      }
      (start, work) = (time, 0)
      guard let aloneSlowness = alone.slowness, let sharedSlowness = shared.slowness else {
        shares.toggle()
        return
      }
      let ratio = aloneSlowness / sharedSlowness
      windowsLeft -= 1
      if shares != (ratio > 1) {
        // This was a try, or is no longer the better way. A try that takes r times as long costs
        // (r − 1) / 16 r² of the time, at most a sixty-fourth.
        shares = ratio > 1
        windowsLeft = Int(min(16 * max(ratio * ratio, 1 / (ratio * ratio)), 1000))
      } else if windowsLeft <= 0 {
        shares.toggle()
      }
    }

    private static let window: Nanoseconds = 3_000_000
    private static let longestGap: Nanoseconds = 10_000_000

    /// What a window counts when the next one of its way is added.
    private static let memory = 0.95
  }
#endif
