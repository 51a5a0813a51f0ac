// Threads that share work in pieces. Platforms differ here, in the files of the parts
// (Pieces.swift, Waiting.swift, SharingWatch.swift) and in ProcessorCores.swift: in a browser there
// are no threads, and everything runs on the caller's.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

#if canImport(Darwin) || canImport(Glibc) || canImport(Musl)
  import Synchronization

  /// The threads of the whole program: the one that has work to share, and workers.
  ///
  /// Work is cut in pieces and each participant is offered some of them, but whoever is free takes
  /// what is left. Only for pieces that a worker has really taken does the caller wait: a worker
  /// that the system runs on something else at the moment takes none, and is not missed.
  final class ThreadPool: @unchecked Sendable {
    static let shared = ThreadPool()

    private let threadCount: Atomic<Int>
    private let isObliged = Atomic<Bool>(false)

    // What follows is touched only while `isBusy` is held.
    private let isBusy = Atomic<Bool>(false)
    private var workers: [Worker] = []
    private var watch = SharingWatch()
    private var watchedCount = 0
    private var missed: Nanoseconds = 0

    // What the threads share: each has its pieces, the caller the first. The work itself is read only
    // by a thread that has taken a piece of it: until that is done, the caller stays, and the work.
    private let pieces = UnsafeMutablePointer<Pieces>.allocate(capacity: Threads.limit)
    private var work: UnsafePointer<Work>?
    private let left = Atomic<Int>(0)
    private let caller = Waiting()

    var count: Int {
      get { threadCount.load(ordering: .relaxed) }
      set { threadCount.store(newValue, ordering: .relaxed) }
    }

    /// Whether work is shared even where that was found not to pay, as tests of sharing need it.
    var sharesAlways: Bool {
      get { isObliged.load(ordering: .relaxed) }
      set { isObliged.store(newValue, ordering: .relaxed) }
    }

    private init() {
      let setting = getenv("THREADS").map { String(cString: $0) }
      let count = Threads.initialCount(setting: setting, cores: ProcessorCores.count)
      if count == nil { refuse(setting: setting ?? "") }
      threadCount = Atomic(count ?? 1)
      for index in 0..<Threads.limit { (pieces + index).initialize(to: Pieces()) }
    }

    /// Runs `body` on ranges that together are `0..<units`, and returns when all are done.
    ///
    /// - Parameters:
    ///   - units: the number of units of work.
    ///   - cost: about how long all of it takes one thread.
    ///   - least: the fewest units of a piece.
    ///   - body: does a range of units, on any thread.
    func run(units: Int, cost: Nanoseconds, least: Int, _ body: (Range<Int>) -> Void) {
      // A second caller, or a worker that hands out work itself, does all of it alone.
      guard isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
      else { return body(0..<units) }
      // What other numbers of threads took says nothing of this one.
      if watchedCount != self.count { (watch, watchedCount) = (SharingWatch(), self.count) }
      let isShared = watch.begin(at: now(), cost: cost) || sharesAlways
      defer {
        watch.note(end: now())
        isBusy.store(false, ordering: .releasing)
      }
      // So many that each participant has one at least: who has none of its own would only wait.
      let most = min(units / least, cost / Self.leastPiece)
      let participants = isShared ? 1 + inviteWorkers(pieces: most, cost: cost) : 1
      guard participants > 1 else { return body(0..<units) }

      let count = min(most, participants * Self.piecesPerThread)
      withoutActuallyEscaping(body) { body in
        let work = Work(
          units: units, pieces: count, threads: workers.count + 1, body: body)
        withUnsafePointer(to: work) {
          self.work = $0
          left.store(count, ordering: .relaxed)
          // The worker's pieces follow the caller's.
          var place = 1
          pieces[0].set(0..<count / participants)
          for (index, worker) in workers.enumerated() where worker.isInvited {
            pieces[index + 1].set(count * place / participants..<count * (place + 1) / participants)
            worker.waiting.wake()
            place += 1
          }
          takePart(0)
          caller.wait(spinning: Self.callerSpin) {
            left.load(ordering: .sequentiallyConsistent) == 0
          }
        }
      }
    }

    /// Chooses the workers that are offered pieces: those that are awake. The others are woken only
    /// when enough work has gone by them, because waking takes the caller's time.
    ///
    /// - Returns: how many.
    private func inviteWorkers(pieces most: Int, cost: Nanoseconds) -> Int {
      let wanted = min(count, most) - 1
      // Where the system refuses another thread, the others do its part.
      while workers.count < wanted, let worker = startWorker(workers.count + 1) {
        workers.append(worker)
      }
      if workers.prefix(wanted).contains(where: \.waiting.isAsleep) { missed += cost }
      let wakes = missed >= Self.worthWaking || sharesAlways
      if wakes { missed = 0 }
      var invited = 0
      for (index, worker) in workers.enumerated() {
        worker.isInvited = index < wanted && (wakes || !worker.waiting.isAsleep)
        invited += worker.isInvited ? 1 : 0
      }
      return invited
    }

    /// Does pieces until none is left.
    private func takePart(_ index: Int) {
      let done = doPieces(index)
      if done > 0, left.subtract(done, ordering: .sequentiallyConsistent).newValue == 0, index > 0 {
        caller.wake()
      }
    }

    /// Does one's own pieces from the front, then those of others from the back.
    ///
    /// - Returns: how many. Not inlined, so that nothing refers to the work when they are counted.
    @inline(never)
    private func doPieces(_ index: Int) -> Int {
      var next = pieces[index].takeFirst()
      guard next != nil, let work = work?.pointee else { return 0 }
      var done = 0
      var place = index
      while true {
        while let piece = next {
          work.compute(piece)
          done += 1
          next = place == index ? pieces[place].takeFirst() : pieces[place].takeLast()
        }
        place = (place + 1) % work.threads
        if place == index { return done }
        next = pieces[place].takeLast()
      }
    }

    private func startWorker(_ index: Int) -> Worker? {
      let worker = Worker()
      let waiting = worker.waiting
      let isStarted = startThread {
        while true {
          waiting.wait(spinning: Self.workerSpin, yielding: true) { !self.pieces[index].isEmpty }
          self.takePart(index)
        }
      }
      return isStarted ? worker : nil
    }

    private static let piecesPerThread = 8
    private static let leastPiece: Nanoseconds = 3_000

    /// So much work goes by a sleeping worker before it is woken.
    private static let worthWaking: Nanoseconds = 100_000

    /// How long threads ask before they sleep: longer than from one product of a step to the next.
    private static let workerSpin: Nanoseconds = 100_000
    private static let callerSpin: Nanoseconds = 50_000
  }

  /// Ends the program with one line: a wrong setting is the user's mistake, not a crash.
  private func refuse(setting: String) {
    let message =
      "THREADS: expected a whole number from 1 to \(Threads.limit), found \"\(setting)\"; without it, "
      + "each core gets a thread\n"
    var text = message
    text.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
    exit(2)
  }

  /// What the pool knows of a thread of its own.
  private final class Worker {
    let waiting = Waiting()
    var isInvited = false
  }

  /// Work, cut in pieces.
  private struct Work {
    let units: Int
    let pieces: Int
    let threads: Int
    let body: (Range<Int>) -> Void

    func compute(_ piece: Int) { body(units * piece / pieces..<units * (piece + 1) / pieces) }
  }

  private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread that lives as long as the program; false where the system refuses.
  private func startThread(_ run: @escaping @Sendable () -> Void) -> Bool {
    let body = Unmanaged.passRetained(ThreadBody(run))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    // A closure fits on both: whether its argument is optional differs from platform to platform.
    let status = pthread_create(&thread, nil, { runBody($0) }, body.toOpaque())
    if status != 0 { body.release() }
    return status == 0
  }

  private func runBody(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }

#else

  /// The calling thread alone.
  final class ThreadPool: Sendable {
    static let shared = ThreadPool()

    var count: Int {
      get { 1 }
      set {}
    }

    func run(units: Int, cost: Int, least: Int, _ body: (Range<Int>) -> Void) { body(0..<units) }
  }

#endif
