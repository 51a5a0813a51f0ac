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
      let orphans = children(of: getpid()).filter { !isRunningProcess($0) }
      guard !orphans.isEmpty else { return }
      for orphan in orphans {
        kill(orphan, SIGKILL)
        while OperatingSystem.ending(of: orphan, waits: true) == nil {}
      }
    }
  #endif
}

#if os(Linux)
  /// All processes with this parent.
  private func children(of parent: pid_t) -> [pid_t] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var children: [pid_t] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let process = pid_t(name), parentOf(process) == parent { children.append(process) }
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
