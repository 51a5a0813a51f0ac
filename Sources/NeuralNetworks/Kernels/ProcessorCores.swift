// How many cores the program may use. Platforms differ here.

#if canImport(Glibc) || canImport(Musl)
  #if canImport(Glibc)
    import Glibc
  #else
    import Musl
  #endif

  enum ProcessorCores {
    /// The cores that the program may run on, or as many as its container's quota of time is worth.
    static let count: Int = max(
      1, min(allowedCount ?? online, ProcessorQuota.cores(reading: text(ofFile:)) ?? .max))

    private static var online: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// The number of cores in the program's affinity; `nil` where the system does not tell.
    private static var allowedCount: Int? {
      // The C library offers this only to programs that define _GNU_SOURCE, which Swift does not; so
      // it is looked up by name.
      typealias GetCores = @convention(c) (Int32, Int, UnsafeMutablePointer<UInt64>) -> Int32
      guard let function = dlsym(dlopen(nil, RTLD_NOW), "sched_getaffinity") else { return nil }
      var cores = [UInt64](repeating: 0, count: 1024 / 64)  // a bit each, as large as `cpu_set_t`
      let size = cores.count * MemoryLayout<UInt64>.size
      guard unsafeBitCast(function, to: GetCores.self)(0, size, &cores) >= 0 else { return nil }
      let count = cores.reduce(0) { $0 + $1.nonzeroBitCount }
      return count > 0 ? count : nil
    }

    /// The text of a short file; `nil` where it can't be read.
    private static func text(ofFile path: String) -> String? {
      guard let file = fopen(path, "r") else { return nil }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = fread(&bytes, 1, bytes.count, file)
      return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
  }

#elseif canImport(Darwin)
  import Darwin

  enum ProcessorCores {
    static let count = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
#endif
