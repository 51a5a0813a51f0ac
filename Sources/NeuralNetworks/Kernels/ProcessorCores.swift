// Which cores there are, and a way off a core that two threads share. Only Linux lets a thread
// choose; elsewhere the system's choice stands.

#if canImport(Glibc)
  import Glibc

  enum ProcessorCores {
    /// A set of cores, one bit each, as large as the C library's `cpu_set_t`.
    private typealias CoreSet = [UInt64]
    private static let setSize = 1024 / 64

    // The C library offers these only to programs that define _GNU_SOURCE, which Swift does not; so
    // they are looked up by name.
    private typealias GetCore = @convention(c) () -> Int32
    private typealias SetCores = @convention(c) (Int32, Int, UnsafePointer<UInt64>) -> Int32
    private typealias GetCores = @convention(c) (Int32, Int, UnsafeMutablePointer<UInt64>) -> Int32
    private static let getCore = function("sched_getcpu", as: GetCore.self)
    private static let setCores = function("sched_setaffinity", as: SetCores.self)
    private static let getCores = function("sched_getaffinity", as: GetCores.self)

    private static func function<Function>(_ name: String, as type: Function.Type) -> Function? {
      dlsym(dlopen(nil, RTLD_NOW), name).map { unsafeBitCast($0, to: type) }
    }

    private static let allowed: CoreSet = {
      var cores = CoreSet(repeating: 0, count: setSize)
      _ = getCores?(0, setSize * 8, &cores)
      return cores
    }()

    /// The number of cores that the program may use.
    static let count: Int = {
      let allowedCount = allowed.reduce(0) { $0 + $1.nonzeroBitCount }
      return allowedCount > 0 ? allowedCount : max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }()

    /// The core that the calling thread is on; `nil` where the system does not tell.
    static var current: Int? {
      guard let core = getCore?(), core >= 0 else { return nil }
      return Int(core)
    }

    /// Lets the calling thread run on all cores but one.
    static func leave(_ core: Int) {
      // A machine with more cores than the set holds did not tell which are allowed.
      guard core < setSize * 64, count > 1, allowed.contains(where: { $0 != 0 }) else { return }
      var others = allowed
      others[core / 64] &= ~(1 << UInt64(core % 64))
      // Where the system refuses, the thread stays where it is and is only slower.
      _ = setCores?(0, setSize * 8, others)
    }
  }

#elseif canImport(Darwin) || canImport(Musl)
  #if canImport(Darwin)
    import Darwin
  #else
    import Musl
  #endif

  enum ProcessorCores {
    static let count = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    static var current: Int? { nil }
    static func leave(_ core: Int) {}
  }
#endif
