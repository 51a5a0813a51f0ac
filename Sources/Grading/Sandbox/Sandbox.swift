import Console
import Exercises
import Foundation

/// Where strangers' code is compiled and run.
///
/// On Linux bubblewrap makes a small system of its own for each program: no network, no home, the
/// real system read-only, a temporary folder that goes with it, processes and users that it shares
/// with nobody. A confined command is a script, because a judge knows its worker by one path.
package struct Sandbox: Sendable {
  /// How programs are confined.
  package enum Kind: Sendable {
    /// By bubblewrap.
    case bubblewrap

    /// By limits alone: what runs may read and write all that the user may.
    case limitsOnly
  }

  private let kind: Kind

  /// Whether this program is root's. Root may do anything, and its processes are counted by no limit
  /// of the system, so it hands on to a user without rights.
  let handsOn: Bool

  /// The folder `usr` of the toolchain.
  let toolchain: URL

  /// Folders that are not to be seen even where they are part of the system.
  private let hidden: [URL]

  /// What starts the script beside the link by which it was called. It is one file that is written
  /// once: one that has just been written cannot be started while another thread starts a program,
  /// because that has it open for a moment.
  private let launcher: URL

  /// The user without rights to whom root hands on.
  static let nobody = 65534

  /// Finds what confines programs here.
  ///
  /// - Parameters:
  ///   - isUnsandboxed: whether limits are enough, because the machine holds nothing else, say.
  ///   - hidden: the course itself.
  ///   - folder: a folder for a moment.
  /// - Throws: `GradingError` if there is no bubblewrap, or it may not do its work.
  package init(isUnsandboxed: Bool, hiding hidden: [URL], in folder: URL) throws {
    self.hidden = hidden
    #if os(Linux)
      handsOn = geteuid() == 0
    #else
      handsOn = false
    #endif
    toolchain = try Self.findToolchain(with: folder)
    launcher = folder.appendingPathComponent("launcher")
    // A script ends with whoever has started it.
    let interpreter = isUnsandboxed ? "bash" : "-S setpriv --pdeathsig KILL bash"
    try Data("#!/usr/bin/env \(interpreter)\n. \"$0.sh\"\n".utf8).write(to: launcher)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: launcher.path)
    guard !isUnsandboxed else {
      kind = .limitsOnly
      return
    }
    let advice =
      "Grade on Linux with bubblewrap (apt-get install bubblewrap), or in a container or virtual "
      + "machine that holds nothing else, with --unsandboxed."
    guard Program(named: "bwrap") != nil else {
      throw GradingError("found no bubblewrap to run submissions in. \(advice)")
    }
    kind = .bubblewrap
    let script = folder.appendingPathComponent("probe")
    try write(running: ["true"], with: Confinement(), to: script)
    let probe = try runProcess(
      script.path, [], environment: ProcessInfo.processInfo.environment,
      limits: ProcessLimits(seconds: 20))
    guard probe.ending == .exited(status: 0) else {
      throw GradingError(
        "bubblewrap does not work here (\(probe.ending)): \(probe.errors.text.prefix(300)) \(advice)"
      )
    }
  }

  /// Writes a script that runs a command confined, with its standard streams.
  ///
  /// It ends as the command does, also by a signal, and takes the command with it when it is ended.
  func write(running command: [String], with limits: Confinement, to script: URL) throws {
    let text: String
    switch kind {
    case .bubblewrap: text = confined(command, limits)
    case .limitsOnly:
      let memory = limits.megabytes * 1024
      text = """
        \(timeLimit(limits))
        ulimit -c 0 -f \(limits.fileMegabytes * 1024)
        ulimit -v \(memory) 2>/dev/null
        exec \(quoted((handsOn ? Self.handingOn : []) + command))

        """
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: script.path + ".sh"))
    try FileManager.default.createSymbolicLink(at: script, withDestinationURL: launcher)
  }

  // MARK: - bubblewrap

  /// What sets how much time of a processor there is: a judge may ask for another one than usual. The
  /// signal that is sent first says why a program has ended; one that goes on is killed.
  private func timeLimit(_ limits: Confinement) -> String {
    """
    seconds=${\(JudgeRequest.processorSeconds):-\(limits.seconds)}
    ulimit -S -t $seconds
    ulimit -H -t $((seconds + 2))
    """
  }

  private static let handingOn = [
    "setpriv", "--reuid=\(nobody)", "--regid=\(nobody)", "--clear-groups", "--no-new-privs", "--",
  ]

  private func confined(_ command: [String], _ limits: Confinement) -> String {
    var arguments = [
      "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
      "--die-with-parent", "--new-session", "--hostname", "sandbox",
    ]
    var inner = [
      "prlimit", "--core=0", "--nproc=\(limits.processes)",
      "--as=\(limits.megabytes << 20)", "--fsize=\(limits.fileMegabytes << 20)",
      "--nofile=\(limits.openFiles)", "--",
    ]
    if handsOn {
      arguments += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
      inner = Self.handingOn + ["unshare", "--user", "--map-current-user", "--"] + inner
    } else {
      arguments += ["--unshare-user", "--cap-drop", "ALL"]
    }
    arguments += variables + files(limits)
    // Descriptors that this program has open by chance would lead out of the sandbox. Bash ignores
    // the signal that asks a process where it is, so the trap ends the command; what bash says of the
    // end is no word of the answer's, and goes nowhere.
    return """
      \(timeLimit(limits))
      ulimit -c 0
      for descriptor in /proc/self/fd/*; do
        descriptor=${descriptor##*/}
        if ((descriptor > 2 && descriptor != 255)); then eval "exec $descriptor>&-"; fi
      done
      echo 1000 >/proc/self/oom_score_adj 2>/dev/null
      bwrap \(quoted(arguments)) --setenv SWIFT_BACKTRACE "$SWIFT_BACKTRACE" \\
        -- \(quoted(inner + command)) <&0 &
      child=$!
      exec 2>/dev/null
      trap 'kill -KILL $child' QUIT
      wait $child
      status=$?
      if ((status > 128 && status < 160)); then kill -$((status - 128)) $$; fi
      exit $status

      """
  }

  private var variables: [String] {
    let path = "\(toolchain.path)/bin:/usr/bin:/bin"
    return [
      "--clearenv", "--setenv", "PATH", path, "--setenv", "HOME", "/tmp", "--setenv", "TMPDIR",
      "/tmp", "--setenv", "LANG", "C.UTF-8", "--setenv", "THREADS", "1",
    ]
  }

  private func files(_ limits: Confinement) -> [String] {
    var arguments = ["--ro-bind", "/usr", "/usr"]
    for name in ["/lib", "/lib32", "/lib64", "/bin", "/sbin"] {
      // On most systems these are links into /usr, on some they are folders.
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: name) {
        arguments += ["--symlink", target, name]
      } else {
        arguments += ["--ro-bind-try", name, name]
      }
    }
    for name in ["/etc/ld.so.cache", "/etc/alternatives"] {
      arguments += ["--ro-bind-try", name, name]
    }
    for folder in hidden where folder.path.hasPrefix("/usr/") {
      arguments += ["--tmpfs", folder.path]
    }
    arguments += ["--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"]
    arguments += ["--perms", "1777", "--size", "\(limits.fileMegabytes << 20)", "--tmpfs", "/tmp"]
    // Folders on the way to what is shown are made first, for all to pass.
    var made: Set<String> = ["/", "/tmp", "/usr", "/etc"]
    func show(_ place: URL, _ option: String) {
      let parts = place.deletingLastPathComponent().path.split(separator: "/")
      for count in parts.indices {
        let folder = "/" + parts[...count].joined(separator: "/")
        guard !folder.hasPrefix("/usr"), made.insert(folder).inserted else { continue }
        arguments += ["--perms", "0755", "--dir", folder]
      }
      arguments += [option, place.path, place.path]
    }
    if !toolchain.path.hasPrefix("/usr") { show(toolchain, "--ro-bind") }
    for place in limits.readable { show(place, "--ro-bind") }
    if let writable = limits.writable { show(writable, "--bind") }
    return arguments + ["--remount-ro", "/", "--chdir", "/tmp"]
  }

  /// Where the compiler that is called `swiftc` has its files; the name may lead to a program that
  /// chooses one of several.
  private static func findToolchain(with folder: URL) throws -> URL {
    // It leaves an empty folder behind each time that it is asked.
    var environment = ProcessInfo.processInfo.environment
    environment["TMPDIR"] = folder.path
    let process = try runProcess(
      "/usr/bin/env", ["swiftc", "-print-target-info"], environment: environment,
      limits: ProcessLimits(seconds: 60, keptBytes: 1 << 16))
    struct Information: Decodable {
      struct Paths: Decodable { let runtimeResourcePath: String }
      let paths: Paths
    }
    let data = Data(process.output.text.utf8)
    guard let information = try? JSONDecoder().decode(Information.self, from: data) else {
      throw GradingError("found no swiftc that says where it is: install a Swift toolchain")
    }
    // usr/lib/swift
    return URL(fileURLWithPath: information.paths.runtimeResourcePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent()
  }
}

/// Words as a shell reads them, whatever is in them.
func quoted(_ words: [String]) -> String {
  words.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
}
