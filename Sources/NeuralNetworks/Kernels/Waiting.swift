#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

#if canImport(Darwin) || canImport(Glibc) || canImport(Musl)
  import Synchronization

  /// Where one thread waits for something that others bring about.
  ///
  /// To wake a thread that sleeps takes longer than a small product (8 µs until the one that wakes
  /// it goes on, 30 until it runs), so it first asks again and again. But not for long: on a busy
  /// machine, time spent asking is taken from whoever has work.
  final class Waiting: Sendable {
    private let asleep = Atomic<Bool>(false)
    private let mutex = Allocated<pthread_mutex_t>()
    private let condition = Allocated<pthread_cond_t>()

    init() {
      pthread_mutex_init(mutex.pointer, nil)
      pthread_cond_init(condition.pointer, nil)
    }

    /// Whether the thread sleeps.
    var isAsleep: Bool { asleep.load(ordering: .sequentiallyConsistent) }

    /// Waits until a condition holds.
    ///
    /// - Parameters:
    ///   - spinning: how many nanoseconds the thread asks again and again before it sleeps.
    ///   - yielding: whether it offers its core to others between one time and the next.
    ///   - isTrue: the condition; whoever makes it true calls `wake` then.
    func wait(spinning: Nanoseconds, yielding: Bool = false, until isTrue: () -> Bool) {
      let end = now() + spinning
      repeat {
        if isTrue() { return }
        if yielding { sched_yield() }
      } while now() < end
      pthread_mutex_lock(mutex.pointer)
      asleep.store(true, ordering: .sequentiallyConsistent)
      while !isTrue() { pthread_cond_wait(condition.pointer, mutex.pointer) }
      asleep.store(false, ordering: .sequentiallyConsistent)
      pthread_mutex_unlock(mutex.pointer)
    }

    /// Wakes the thread if it sleeps.
    func wake() {
      guard isAsleep else { return }
      pthread_mutex_lock(mutex.pointer)
      pthread_cond_signal(condition.pointer)
      pthread_mutex_unlock(mutex.pointer)
    }
  }

  /// A span or a point of time.
  typealias Nanoseconds = Int

  /// The time since some fixed moment.
  func now() -> Nanoseconds {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }

  /// A value of the C library that must keep its place in memory; it lives as long as the program.
  private struct Allocated<Value>: @unchecked Sendable {
    let pointer = UnsafeMutablePointer<Value>.allocate(capacity: 1)
  }
#endif
