// Worker threads that wait, spinning, for the next piece of work.
//
// A training step takes a tenth of a millisecond and hands out work five times; waking a sleeping
// thread alone takes about as long as one such piece. So a worker looks for work in a loop for a
// while before it lies down to sleep. Platforms differ in this file and in
// ProcessorCores.swift: in a browser there are no threads, and everything runs on the caller's.

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

#if canImport(Darwin) || canImport(Glibc) || canImport(Musl)
  import Synchronization

  /// The workers of the whole program.
  final class ThreadPool: @unchecked Sendable {
    static let shared = ThreadPool()

    private let threadCount: Atomic<Int>
    private let isBusy = Atomic<Bool>(false)
    private var workers: [Worker] = []  // only touched while `isBusy` is held

    var count: Int {
      get { threadCount.load(ordering: .relaxed) }
      set { threadCount.store(newValue, ordering: .relaxed) }
    }

    private init() {
      let setting = getenv("THREADS").map { String(cString: $0) }
      threadCount = Atomic(
        Threads.initialCount(setting: setting, cores: ProcessorCores.count))
    }

    /// Runs `body` once for each part, part 0 on the calling thread, and returns when all are done.
    func run(parts: Int, _ body: (Int) -> Void) {
      // A second caller, or a worker that hands out work itself, does all of it alone.
      guard isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
      else { return (0..<parts).forEach(body) }
      defer { isBusy.store(false, ordering: .releasing) }

      // Where the system refuses another thread, the caller does its part: that is only slower.
      while workers.count < parts - 1, let worker = Worker(part: workers.count + 1) {
        workers.append(worker)
      }
      let helpers = min(workers.count, parts - 1)
      withoutActuallyEscaping(body) { body in
        for index in 0..<helpers { workers[index].start(body) }
        body(0)
        for part in helpers + 1..<max(parts, helpers + 1) { body(part) }
        for index in 0..<helpers { workers[index].waitUntilDone() }
      }
    }
  }

  /// One thread and the slot in which it finds its work.
  private final class Worker: @unchecked Sendable {
    private let part: Int
    private var body: ((Int) -> Void)?
    private var callersCore: Int?
    private let started = Atomic<Int>(0)
    private let finished = Atomic<Int>(0)
    private let isAsleep = Atomic<Bool>(false)
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// A worker with a thread of its own; `nil` where the system refuses one.
    init?(part: Int) {
      self.part = part
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(wake, nil)
      guard startThread({ [self] in work() }) else { return nil }
    }

    func start(_ body: @escaping (Int) -> Void) {
      self.body = body
      callersCore = ProcessorCores.current
      started.add(1, ordering: .sequentiallyConsistent)
      if isAsleep.load(ordering: .sequentiallyConsistent) {
        pthread_mutex_lock(mutex)
        pthread_cond_signal(wake)
        pthread_mutex_unlock(mutex)
      }
    }

    func waitUntilDone() {
      let target = started.load(ordering: .relaxed)
      spin(atMost: .max) { finished.load(ordering: .acquiring) == target }
      body = nil
    }

    private func work() {
      var done = 0
      while true {
        let hasWork = { self.started.load(ordering: .sequentiallyConsistent) != done }
        if !spin(atMost: 100_000, until: hasWork) { sleep(until: hasWork) }
        done += 1
        // The system may keep two spinning threads on one core while another is idle: neither ever
        // sleeps, so there is no waking up to find a better place for.
        if let callersCore, part < ProcessorCores.count, ProcessorCores.current == callersCore {
          ProcessorCores.leave(callersCore)
        }
        body?(part)
        finished.store(done, ordering: .releasing)
      }
    }

    private func sleep(until hasWork: () -> Bool) {
      pthread_mutex_lock(mutex)
      isAsleep.store(true, ordering: .sequentiallyConsistent)
      while !hasWork() { pthread_cond_wait(wake, mutex) }
      isAsleep.store(false, ordering: .sequentiallyConsistent)
      pthread_mutex_unlock(mutex)
    }

    /// Asks again and again; now and then it offers the core to a thread that has none: often
    /// where there are more threads than cores, and someone must be without.
    @inline(__always) @discardableResult
    private func spin(atMost limit: Int, until isTrue: () -> Bool) -> Bool {
      let pause = part < ProcessorCores.count ? 1 << 15 : 1 << 7
      var tries = 0
      while !isTrue() {
        tries += 1
        if tries == limit { return false }
        if tries % pause == 0 { sched_yield() }
      }
      return true
    }
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

    func run(parts: Int, _ body: (Int) -> Void) { (0..<parts).forEach(body) }
  }

#endif
