#if canImport(Darwin) || canImport(Glibc) || canImport(Musl)
  /// Notices whether sharing pays, by measuring both ways: work shared with others, and all of it
  /// done by the caller alone.
  ///
  /// It need not pay. A worker that the system puts aside while it holds a piece comes back after
  /// milliseconds, where a step of training takes a tenth of one; and cores that lie far apart take
  /// longer to hand each other what they wrote than to compute it. So time is cut in windows, each
  /// spent one way. The way that has taken less time for the same work is kept to, and the other tried
  /// for a window now and then: fifty times as long after a try as the try has lost.
  struct SharingWatch {
    /// What a way has taken; older windows count less and less.
    private struct Way {
      var time = 0.0
      var work = 0.0

      /// The time of a unit of work; before the first window, as if it took none: the way has to be
      /// tried.
      var slowness: Double { work > 0 ? time / work : 0 }

      mutating func add(time newTime: Nanoseconds, work newWork: Nanoseconds) {
        time = time * SharingWatch.memory + Double(newTime)
        work = work * SharingWatch.memory + Double(newWork)
      }
    }

    private var alone = Way()
    private var shared = Way()

    /// Whether work is shared in this window.
    private var isSharing = true

    /// What is known of this window: when it began, the work in it, and when the last was done.
    private var start: Nanoseconds = 0
    private var work: Nanoseconds = 0
    private var end: Nanoseconds = 0

    /// When the other way is tried next.
    private var nextTry: Nanoseconds = 0

    private var sharingPays: Bool { shared.slowness <= alone.slowness }

    /// Begins work.
    ///
    /// - Parameters:
    ///   - time: the time.
    ///   - cost: about how long the work takes one thread.
    /// - Returns: whether to share it; false where the caller should do all of it alone.
    mutating func begin(at time: Nanoseconds, cost: Nanoseconds) -> Bool {
      // What the program did for long between is no work of ours.
      if time - end > Self.longestGap { start += time - end }
      if time - start >= Self.window, work > 0 { closeWindow(at: time) }
      work += cost
      return isSharing
    }

    /// Notes that the work is done.
    mutating func note(end time: Nanoseconds) { end = time }

    private mutating func closeWindow(at time: Nanoseconds) {
      // A program that was stopped for a minute has not computed for a minute.
      let taken = min(time - start, 4 * max(Self.window, work))
      if isSharing {
        shared.add(time: taken, work: work)
      } else {
        alone.add(time: taken, work: work)
      }
      if isSharing != sharingPays {
        let lost = Double(taken) - Double(work) * min(shared.slowness, alone.slowness)
        nextTry = time + max(50 * Nanoseconds(lost), 16 * Self.window)
        isSharing = sharingPays
      } else if time >= nextTry {
        isSharing.toggle()
      }
      (start, work) = (time, 0)
    }

    private static let window: Nanoseconds = 3_000_000
    private static let longestGap: Nanoseconds = 10_000_000

    /// What a window counts when the next one of its way is added.
    private static let memory = 0.95
  }
#endif
