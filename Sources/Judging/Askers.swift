import Answers
import Console
import Exercises
import Foundation

/// Calls answers in this process: a test can step through them.
package final class LocalAsker: Asker {
  private let answers: [Answer]

  package init(_ answers: [Answer]) { self.answers = answers }

  package func ask(_ request: Request) -> Reply? { answers.reply(to: request) }
}

/// Calls answers in a worker's process, and starts another one where that comes to its end.
package final class WorkerAsker: Asker {
  private let worker: String
  private let file: String
  private let limits: ProcessLimits
  private var conversation: Conversation?
  private var printedBefore = ""

  /// How many more ends are borne; one that was waited for counts for all.
  private var patience = 3

  /// Calls the answers of a worker.
  ///
  /// - Parameters:
  ///   - worker: the worker's program.
  ///   - file: the exercise's file, whose lines are told.
  ///   - limits: how much a call may use.
  package init(worker: String, file: String, limits: ProcessLimits) {
    self.worker = worker
    self.file = file
    self.limits = limits
  }

  /// The variables of this process that a worker may see.
  private static let passedOn = ["PATH", "HOME", "LANG", "TMPDIR", "LD_LIBRARY_PATH", "THREADS"]

  private var environment: [String: String] {
    var environment = ProcessInfo.processInfo.environment.filter { Self.passedOn.contains($0.key) }
    environment["SWIFT_BACKTRACE"] =
      "enable=yes,color=no,interactive=no,threads=crashed,images=none,registers=none,limit=64,"
      + "symbolicate=full,output-to=stderr"
    environment[JudgeRequest.processorSeconds] = "\(limits.processorSeconds)"
    return environment
  }

  package func ask(_ request: Request) throws -> Reply? {
    guard patience > 0 else { return nil }
    let conversation = try conversation ?? start()
    let question = [UInt8](try Coding.encode(request))
    switch conversation.ask(question) {
    case .frame(let bytes):
      switch try? Coding.decode(Reply.self, from: Data(bytes)) {
      case .refused:
        // The worker has all functions and reads all arguments, so an answer has forged this. A
        // verdict "not your fault" would let its author ask for another one, in words of their own.
        throw stopped(.noAnswer)
      case let reply?: return reply
      case nil: throw stopped(.noAnswer)
      }
    case .garbled:
      throw stopped(.noAnswer)
    case .ended(let ending):
      throw stopped(Stop(ending, errors: conversation.errors, limits: limits, file: file))
    }
  }

  private func start() throws -> Conversation {
    do throws(ProcessError) {
      let new = try Conversation(
        worker, environment: environment, limits: limits,
        hasSpoken: { Backtrace($0).isComplete })
      conversation = new
      return new
    } catch {
      throw JudgeError(description: "\(error)")
    }
  }

  private func stopped(_ stop: Stop) -> Stop {
    patience -= stop.isSlow ? patience : 1
    printedBefore = printed
    _ = conversation?.end()
    conversation = nil
    return stop
  }

  /// Ends the worker.
  ///
  /// - Throws: `Stop` if it does not end as it should.
  package func end() throws {
    guard let conversation else { return }
    let ending = conversation.end()
    printedBefore = printed
    self.conversation = nil
    guard let ending else { throw Stop.noAnswer }
    guard ending == .exited(status: 0) else {
      throw Stop(ending, errors: conversation.errors, limits: limits, file: file)
    }
  }

  /// What the answers have printed.
  package var printed: String {
    let new = conversation.map { Backtrace.without($0.errors) } ?? ""
    return [printedBefore, new].filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension Stop {
  /// Why a process has ended.
  init(_ ending: ProcessEnding, errors: String, limits: ProcessLimits, file: String) {
    let backtrace = Backtrace(errors)
    let (words, reason) = Self.text(ending, errors, backtrace, limits)
    self.init(words: words, reason: reason)
    isSlow = ending == .outOfTime || ending == .signal(SIGXCPU)
    if let place = backtrace.place, place.file.hasSuffix("/" + file) { line = place.line }
  }

  private static func text(
    _ ending: ProcessEnding, _ errors: String, _ backtrace: Backtrace, _ limits: ProcessLimits
  ) -> (words: String, reason: String) {
    let tooMuchMemory = (
      words: "needs more than \(limits.megabytes) MB of memory",
      reason: "Is something added to an array in a loop that does not end?"
    )
    switch ending {
    case .outOfTime:
      return (
        "is still running after \(limits.seconds.formatted()) s",
        "This is probably an endless loop."
      )
    case .signal(SIGXCPU):
      return (
        "is still running after \(limits.processorSeconds) s of computing",
        "This is probably an endless loop."
      )
    case .outOfMemory:
      return tooMuchMemory
    case .printedTooMuch:
      return (
        "printed more than \(limits.printedBytes / 1_000_000) MB",
        "Is there a print in a loop that does not end?"
      )
    case .exited(let status):
      return (
        "ended the program before it was judged, with status \(status)",
        "Return a value, and do not call exit."
      )
    case .signal(let signal):
      let message = fatalError(in: errors) ?? backtrace.runtimeFailure
      if let message, message.hasPrefix("failed to allocate") { return tooMuchMemory }
      if let message { return ("stops with an error", message) }
      if OperatingSystem.stackOverflowSignals.contains(signal), backtrace.isRecursion {
        return (
          "never ends",
          "It calls itself without end, or more often than there is room for (stack overflow)."
        )
      }
      return ("was stopped by the system", OperatingSystem.name(of: signal))
    }
  }

  /// The last message of a trap: "Index out of range".
  private static func fatalError(in errors: String) -> String? {
    let line = errors.split(separator: "\n").last { $0.contains("Fatal error") }
    return line.flatMap { $0.firstMatch(of: /Fatal error(?:: )?(.*)/) }.map { match in
      match.1.isEmpty ? "fatal error" : String(match.1)
    }
  }
}

extension ProcessLimits {
  /// How much time of a processor an answer may use where a sandbox counts it. It does not pass while
  /// the machine is busy with something else, so it can be shorter than the time for a call: right
  /// answers use up a twenty-fifth of it.
  fileprivate var processorSeconds: Int { max(5, Int(seconds / 2)) }
}
