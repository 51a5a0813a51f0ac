/// Work whose time is measured.
package struct Workload {
  private let prepareRun: () -> Void
  private let prepareCall: (() -> Void)?
  private let call: () -> Void

  /// A workload.
  ///
  /// - Parameters:
  ///   - prepareRun: called before each run, untimed; sets the number of threads, say.
  ///   - prepareCall: called before each call, untimed; refills what a call overwrites, say.
  ///   - call: what is timed. It should take much longer than to read a clock, a microsecond or
  ///     more, if there is a `prepareCall`.
  package init(
    prepareRun: @escaping () -> Void = {}, prepareCall: (() -> Void)? = nil,
    call: @escaping () -> Void
  ) {
    self.prepareRun = prepareRun
    self.prepareCall = prepareCall
    self.call = call
  }

  /// The seconds that a number of calls took, all together.
  fileprivate func seconds(calls: Int, _ clock: SecondsClock) -> Double {
    prepareRun()
    guard let prepareCall else {
      let start = clock.now()
      for _ in 0..<calls { call() }
      return clock.now() - start
    }
    var sum = 0.0
    for _ in 0..<calls {
      prepareCall()
      let start = clock.now()
      call()
      sum += clock.now() - start
    }
    return sum
  }
}

/// Measures workloads in turn: a run of each, then the next run of each.
///
/// Other programs use the processor too, now more and now less. What is measured in turn suffers
/// alike, so that ratios hold where times do not.
///
/// - Parameters:
///   - workloads: what is measured. Each is called once beforehand, so that memory is allocated and
///     threads are started, and once more to find how many calls make a run.
///   - runs: how many runs of each there are.
///   - secondsPerRun: how long a run takes, about; it has at least one call.
///   - clock: what measures; tests give one of their own.
/// - Returns: for each workload, the seconds of a call in each run.
package func secondsPerCall(
  _ workloads: [Workload], runs: Int = 7, secondsPerRun: Double = 0.03,
  clock: SecondsClock = .system
) -> [[Double]] {
  let calls = workloads.map { workload in
    _ = workload.seconds(calls: 1, clock)
    let once = workload.seconds(calls: 1, clock)
    return Int(min(max(1, secondsPerRun / max(once, 1e-9)), 1e6))
  }
  var seconds = workloads.map { _ in [Double]() }
  for _ in 0..<runs {
    for (index, workload) in workloads.enumerated() {
      seconds[index].append(
        workload.seconds(calls: calls[index], clock) / Double(calls[index]))
    }
  }
  return seconds
}

/// A clock that tells seconds since some fixed moment.
package struct SecondsClock {
  package let now: () -> Double

  package init(now: @escaping () -> Double) { self.now = now }

  /// The system's clock, which never goes back.
  package static var system: SecondsClock {
    let start = ContinuousClock.now
    return SecondsClock { (ContinuousClock.now - start) / .seconds(1) }
  }
}
