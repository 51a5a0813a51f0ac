// A container's share of the processors: how much time its programs get, in cores.

/// What Linux's control groups say about processor time, in files that they write.
enum ProcessorQuota {
  /// The folders of a program's control groups, from its own up to the outermost.
  ///
  /// - Parameter groups: the text of `/proc/self/cgroup`, lines such as `4:cpu,cpuacct:/a/b` for
  ///   each hierarchy of version 1 and `0::/a/b` for that of version 2.
  /// - Returns: paths below `/sys/fs/cgroup`, with the files in them that hold a quota.
  static func folders(inGroups groups: String) -> [String] {
    var folders: [String] = []
    for line in groups.split(separator: "\n") {
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      let isVersion2 = fields[0] == "0" && fields[1].isEmpty
      guard isVersion2 || fields[1].split(separator: ",").contains("cpu") else { continue }
      let root = "/sys/fs/cgroup" + (isVersion2 ? "" : "/cpu")
      var names = fields[2].split(separator: "/")
      while true {
        folders.append(names.reduce(root) { $0 + "/" + $1 })
        if names.popLast() == nil { break }
      }
    }
    return folders
  }

  /// The cores in the text of `cpu.max` (version 2): microseconds of processor time and, in which
  /// span, such as `150000 100000`.
  ///
  /// - Returns: the quota, rounded up, at least 1; `nil` for `max`, which is none.
  static func cores(inMaximum text: String) -> Int? {
    let fields = text.split { $0 == " " || $0 == "\n" }
    guard fields.count == 2 else { return nil }
    return cores(quota: String(fields[0]), period: String(fields[1]))
  }

  /// The cores in the texts of `cpu.cfs_quota_us` and `cpu.cfs_period_us` (version 1).
  ///
  /// - Returns: the quota, rounded up, at least 1; `nil` where there is none: −1.
  static func cores(quota: String, period: String) -> Int? {
    guard let quota = number(quota), let period = number(period), quota > 0, period > 0 else {
      return nil
    }
    return max(1, quota / period + (quota % period > 0 ? 1 : 0))
  }

  private static func number(_ text: String) -> Int? {
    text.split { $0 == " " || $0 == "\n" }.first.flatMap { Int($0) }
  }

  /// The smallest quota that applies to a program.
  ///
  /// - Parameter read: gives the text of a file, or `nil` where it can't be read.
  /// - Returns: cores; `nil` where there is no quota.
  static func cores(reading read: (_ path: String) -> String?) -> Int? {
    guard let groups = read("/proc/self/cgroup") else { return nil }
    // A container may see its own groups as the root but the paths of the machine: some do not exist.
    return folders(inGroups: groups).compactMap { folder in
      if let maximum = read(folder + "/cpu.max") { return cores(inMaximum: maximum) }
      guard let quota = read(folder + "/cpu.cfs_quota_us"),
        let period = read(folder + "/cpu.cfs_period_us")
      else { return nil }
      return cores(quota: quota, period: period)
    }.min()
  }
}
