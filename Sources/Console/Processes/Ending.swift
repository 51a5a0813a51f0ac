import Dispatch
import Foundation
import Synchronization

// What a program of the course leaves behind when it is ended from outside: nothing. Folders for a
// moment are removed, the terminal is as it was, and processes that it has started are killed; these
// are in groups of their own, so the terminal's Ctrl-C does not reach them.

private let temporaryFolders = Mutex<Set<String>>([])

/// Runs a step with a new temporary folder, which is removed after it, or when the program is
/// ended by a signal that `endCleanlyOnSignals` knows.
///
/// - Parameters:
///   - prefix: the beginning of the folder's name.
///   - step: what needs the folder.
/// - Returns: what the step returns.
/// - Throws: what the step throws, or the system's error where the folder can't be made.
package func withTemporaryFolder<Result>(
  _ prefix: String, _ step: (URL) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("\(prefix)-\(UUID().uuidString)")
  temporaryFolders.withLock { folders in
    folders.insert(folder.path)
    caretaker.withLock { $0.current }?.note(folder: folder.path)
  }
  defer {
    try? FileManager.default.removeItem(at: folder)
    temporaryFolders.withLock { _ = $0.remove(folder.path) }
  }
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return try step(folder)
}

/// Ends this program on Ctrl-C, a hang-up or a request to terminate, and cleans up first. After a
/// `kill -9`, its caretaker cleans up.
///
/// A signal that the program was started to ignore, as `nohup` does, it goes on ignoring.
///
/// - Parameter status: the exit status for a signal; by default the one that a shell gives to a
///   program that the signal has ended.
package func endCleanlyOnSignals(status: @escaping @Sendable (Int32) -> Int32 = { 128 + $0 }) {
  caretaker.withLock { $0.isWanted = true }
  for number in [SIGINT, SIGTERM, SIGHUP] {
    let earlier = unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
    if earlier == unsafeBitCast(SIG_IGN, to: Int.self) { continue }
    #if !canImport(Darwin)
      // Here Dispatch sets a handler of its own a moment later; until then the signal just ends
      // the program. On Apple's systems Dispatch sees a signal that is ignored, and needs that.
      signal(number, SIG_DFL)
    #endif
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      killRunningProcesses {
        restoreTerminal()
        temporaryFolders.withLock { folders in
          for folder in folders { try? FileManager.default.removeItem(atPath: folder) }
        }
        // The shell's prompt gets a line of its own.
        if isatty(STDERR_FILENO) == 1 { FileHandle.standardError.write(Data("\n".utf8)) }
        // At once: `exit` would take down what other threads still use.
        OperatingSystem.endNow(status: status(number))
      }
    }
    source.resume()
    // It works for as long as the program runs.
    _ = Unmanaged.passRetained(source as AnyObject)
  }
}
