import Foundation

/// A program of the operating system that does a job better than code of ours would: `gzip` to
/// unpack, `sha256sum` to check a download.
package struct Program: Sendable {
  /// Where the program is.
  package let file: URL

  /// Looks a program up the way a shell does; nil where no folder has an executable file of this
  /// name.
  ///
  /// - Parameters:
  ///   - name: the program's name, `gzip` say.
  ///   - searchPath: folders separated by colons; nil for those of the environment's `PATH`.
  package init?(named name: String, searchPath: String? = nil) {
    let searchPath =
      searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin:/sbin"
    let candidates = searchPath.split(separator: ":").map {
      URL(fileURLWithPath: String($0), isDirectory: true).appendingPathComponent(name)
    }
    let found = candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    guard let found else { return nil }
    file = found
  }

  /// Starts the program; it reads a file, and what it writes is read from `output`.
  ///
  /// - Throws: `ProcessError` where the program cannot be started.
  package func start(
    _ arguments: [String], input: FileHandle
  ) throws(ProcessError) -> RunningProgram {
    RunningProgram(
      try StartedProcess(
        file.path, arguments, environment: ProcessInfo.processInfo.environment,
        input: input.fileDescriptor))
  }
}

/// A program that was started and writes into a pipe.
///
/// A program stops when a pipe that it writes to is full, and waits until someone reads. So its
/// output has to be read before one waits for its end, and its error messages have to be read at
/// the same time: a thread of their own does that.
package final class RunningProgram {
  /// What the program writes.
  package let output: FileHandle

  private let started: StartedProcess
  private let messages: Drain

  fileprivate init(_ started: StartedProcess) {
    self.started = started
    output = FileHandle(fileDescriptor: started.output, closeOnDealloc: true)
    messages = Drain(FileHandle(fileDescriptor: started.errors, closeOnDealloc: true))
  }

  /// Waits for the end of the program, whose output was read to the end.
  ///
  /// - Returns: its exit status (0 for success, 128 and more for a signal) and its error messages.
  package func finish() -> (status: Int32, messages: String) {
    try? output.close()
    var ending: ProcessEnding?
    while ending == nil { ending = OperatingSystem.ending(of: started.process, waits: true) }
    started.forget()
    let messages = messages.text()
    return switch ending {
    case .exited(let status): (status, messages)
    case .signal(let signal): (128 + signal, messages)
    default: (-1, messages)
    }
  }

  /// Ends the program, which may still be writing.
  package func stop() {
    OperatingSystem.killGroup(started.process)
    _ = finish()
  }
}

/// Reads a pipe to its end on a thread of its own, and keeps the beginning.
private final class Drain: @unchecked Sendable {
  // Only the thread writes, and `text` reads only after the thread has signalled that it is done.
  private var kept = Data()
  private let done = DispatchSemaphore(value: 0)

  init(_ handle: FileHandle) {
    Thread.detachNewThread { [self] in
      while let data = try? handle.read(upToCount: 4096), !data.isEmpty {
        kept.append(data.prefix(max(0, 4096 - kept.count)))
      }
      try? handle.close()
      done.signal()
    }
  }

  func text() -> String {
    done.wait()
    return String(decoding: kept, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
