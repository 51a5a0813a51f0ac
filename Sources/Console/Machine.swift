// What the operating system tells about the machine and this process.

import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension OperatingSystem {
  /// The processor's name; nil where the system does not tell.
  package static var processorName: String? {
    #if canImport(Darwin)
      var size = 0
      guard sysctlbyname("machdep.cpu.brand_string", nil, &size, nil, 0) == 0 else { return nil }
      var name = [UInt8](repeating: 0, count: size)
      guard sysctlbyname("machdep.cpu.brand_string", &name, &size, nil, 0) == 0 else { return nil }
      return String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
    #else
      let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
      return processorName(inCPUInfo: text)
    #endif
  }

  /// The processor's name in the text of Linux's `/proc/cpuinfo`; Arm processors have none there.
  static func processorName(inCPUInfo text: String) -> String? {
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    guard let name = line?.split(separator: ":", maxSplits: 1).dropFirst().first else { return nil }
    return name.trimmingCharacters(in: .whitespaces)
  }

  /// The seconds since this process was started, its loading included; nil where the system does
  /// not tell. Linux counts in hundredths.
  package static var secondsSinceProcessStart: Double? {
    #if canImport(Darwin)
      var process = kinfo_proc()
      var size = MemoryLayout<kinfo_proc>.stride
      var name: [Int32] = [CTL_KERN, KERN_PROC, KERN_PROC_PID, getpid()]
      guard sysctl(&name, 4, &process, &size, nil, 0) == 0 else { return nil }
      let start = process.kp_proc.p_un.__p_starttime
      return Date().timeIntervalSince1970 - Double(start.tv_sec) - Double(start.tv_usec) / 1e6
    #else
      var now = timespec()
      guard let text = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
        let ticks = startTicks(inStat: text), clock_gettime(CLOCK_BOOTTIME, &now) == 0
      else { return nil }
      let start = Double(ticks) / Double(sysconf(Int32(_SC_CLK_TCK)))
      return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9 - start
    #endif
  }

  /// When a process was started, in clock ticks since the machine was: field 22 of the text of
  /// Linux's `/proc/self/stat`. Field 2, the program's name, may hold spaces and parentheses.
  static func startTicks(inStat text: String) -> Int? {
    guard let nameEnd = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: nameEnd)...].split(separator: " ")  // from field 3 on
    return fields.count > 19 ? Int(fields[19]) : nil
  }

  /// The most memory that this process has had so far, in bytes.
  package static var peakMemory: Int {
    var usage = rusage()
    getrusage(0, &usage)  // RUSAGE_SELF, which C libraries declare with different types
    #if canImport(Darwin)
      return Int(usage.ru_maxrss)
    #else
      return Int(usage.ru_maxrss) * 1024
    #endif
  }
}
