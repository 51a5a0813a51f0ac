// What is between a process, its parent and its children, beyond what all systems have.
//
// A process can leave its group, and then outlives a kill of the group. On Linux its children come
// to this process when it ends, if this one has asked for that; elsewhere they are not found.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension OperatingSystem {
  /// From now on, processes whose parent has ended become children of this one.
  package static func adoptOrphans() {
    #if os(Linux)
      control(36, 1)  // PR_SET_CHILD_SUBREAPER
    #endif
  }

  /// From now on, this process ends with its parent, whatever it is doing.
  static func endWithParent() {
    #if os(Linux)
      control(1, UInt(SIGKILL))  // PR_SET_PDEATHSIG
    #endif
  }

  /// From now on, no other process of the same user can read the memory of this one; a judge's has
  /// what is expected in it. The administrator's processes still can.
  package static func hideMemory() {
    #if os(Linux)
      control(4, 0)  // PR_SET_DUMPABLE
    #endif
  }

  #if os(Linux)
    /// Calls `prctl`, which Swift does not import because it takes any number of arguments.
    private static func control(_ option: Int32, _ value: UInt) {
      typealias Control = @convention(c) (Int32, UInt, UInt, UInt, UInt) -> Int32
      guard let program = dlopen(nil, RTLD_NOW) else { return }
      if let address = dlsym(program, "prctl") {
        _ = unsafeBitCast(address, to: Control.self)(option, value, 0, 0, 0)
      }
      dlclose(program)
    }
  #endif
}

/// Kills the children of this process that it has not started itself, until there are none.
package func endOrphans() {
  #if os(Linux)
    for _ in 0..<100 {
      let orphans = childrenOfThisProcess().filter { !isRunningProcess($0) }
      guard !orphans.isEmpty else { return }
      for orphan in orphans {
        kill(orphan, SIGKILL)
        while OperatingSystem.ending(of: orphan, waits: true) == nil {}
      }
    }
  #endif
}

#if os(Linux)
  /// The children of this process, from the system's lists of them where it has such lists: to look
  /// at all processes takes long. One may be left out of a list while another one ends, so the lists
  /// are read twice.
  private func childrenOfThisProcess() -> Set<pid_t> {
    guard let first = listedChildren(), let second = listedChildren() else {
      return children(of: getpid())
    }
    return first.union(second)
  }

  /// The children of each thread of this process; nil if the system does not list them.
  private func listedChildren() -> Set<pid_t>? {
    guard let folder = opendir("/proc/self/task") else { return nil }
    defer { closedir(folder) }
    var text: [UInt8] = []
    while let thread = entryName(readdir(folder)) {
      guard pid_t(thread) != nil else { continue }
      let file = open("/proc/self/task/\(thread)/children", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return nil }
      defer { OperatingSystem.closeFile(file) }
      while let bytes = OperatingSystem.read(file), !bytes.isEmpty { text += bytes }
    }
    return Set(String(decoding: text, as: UTF8.self).split(separator: " ").compactMap { pid_t($0) })
  }

  private func entryName(_ entry: UnsafeMutablePointer<dirent>?) -> String? {
    entry.map { entry in
      withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
    }
  }

  /// All processes with this parent.
  private func children(of parent: pid_t) -> Set<pid_t> {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var children: Set<pid_t> = []
    while let name = entryName(readdir(folder)) {
      if let process = pid_t(name), parentOf(process) == parent { children.insert(process) }
    }
    return children
  }

  /// The second field after the program's name, which may hold spaces and parentheses.
  private func parentOf(_ process: pid_t) -> pid_t? {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return nil }
    defer { fclose(file) }
    var text = [CChar](repeating: 0, count: 256)
    guard fgets(&text, Int32(text.count), file) != nil else { return nil }
    let line = String(decoding: text.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let nameEnd = line.lastIndex(of: ")") else { return nil }
    return line[line.index(after: nameEnd)...].split(separator: " ").dropFirst().first
      .flatMap { pid_t($0) }
  }
#endif
