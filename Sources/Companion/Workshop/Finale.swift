import Console
import Foundation

/// The end of a chapter's program: its experiment once more, with the learner's own functions.
struct Finale {
  /// How it ended.
  enum Ending: Equatable {
    case shown

    /// The learner did not want to wait, or had seen enough.
    case stopped

    /// The program came to an early end, and why.
    case failed(String)
  }

  let chapter: Chapter
  let workspace: Workspace

  /// Runs the program, which shows nothing before its end; until then a bar tells about how far it
  /// is: on a busy machine it slows down, and never comes to its end too early.
  ///
  /// - Parameters:
  ///   - console: where it is shown, line by line.
  ///   - stops: is asked again and again whether to stop.
  /// - Returns: how it ended.
  /// - Throws: `ProcessError` if the program cannot be started.
  func run(on console: Screen, stops: () -> Bool) throws -> Ending {
    let bar = ProgressBar("Running chapter \(chapter.number)")
    defer { bar.finish() }
    let start = ContinuousClock.now
    var line: [UInt8] = []
    var (isShown, isStopped) = (false, false)
    let process = try runProcess(
      workspace.products.appendingPathComponent(chapter.name).path, ["--finale"],
      environment: ProcessInfo.processInfo.environment, limits: ProcessLimits(keptBytes: 1 << 16),
      onTerminal: console.isTerminal,
      onOutput: { bytes in
        bar.finish()
        isShown = true
        for byte in bytes {
          guard byte == UInt8(ascii: "\n") else {
            line.append(byte)
            continue
          }
          console.line(String(decoding: line, as: UTF8.self))
          line = []
        }
      },
      stops: {
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        if !isShown { bar.update(to: seconds / (seconds + Double(chapter.seconds) / 2)) }
        isStopped = isStopped || stops()
        return isStopped
      })
    if isStopped { return .stopped }
    if process.ending == .exited(status: 0) { return .shown }
    return .failed(Self.reason(process.errors.text) ?? "\(process.ending)")
  }

  /// The last message of a trap: "Index out of range".
  static func reason(_ errors: String) -> String? {
    errors.matches(of: /Fatal error: (.+)/).last.map { String($0.1) }
  }
}
