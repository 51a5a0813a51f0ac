import Groundwork

// A program that is asked one thing after another. A message is a frame: four bytes that count,
// the lowest first, and as many bytes of text. The program is a stranger's: it may say nothing, too
// much, or anything else.

/// A program that answers questions, watched as closely as `runProcess` does.
package final class Conversation {
  /// What came of a question.
  package enum Answer: Equatable, Sendable {
    case frame([UInt8])

    /// The program has ended, or was ended at a limit.
    case ended(ProcessEnding)

    /// What it wrote is no frame, or more than one.
    case garbled
  }

  private let started: StartedProcess
  private let input: Int32
  private let limits: ProcessLimits
  private let frameLimit: Int
  private let hasSpoken: (String) -> Bool
  private var reader: PipeReader
  private var replies: [UInt8] = []
  private var isOver = false

  /// Starts a program, in a process group of its own.
  ///
  /// - Parameters:
  ///   - path: the program's file.
  ///   - arguments: the command line without the program's name.
  ///   - environment: all variables that the program sees.
  ///   - limits: how much it may use; the seconds count for each question.
  ///   - frameLimit: how many bytes an answer may have.
  ///   - hasSpoken: whether the process, asked where it is, has answered, going by its messages; at
  ///     a limit it is given up to two seconds for that.
  /// - Throws: `ProcessError` if it cannot be started.
  package init(
    _ path: String, _ arguments: [String] = [], environment: [String: String],
    limits: ProcessLimits,
    frameLimit: Int = 1 << 26, hasSpoken: @escaping (String) -> Bool = { _ in true }
  ) throws(ProcessError) {
    OperatingSystem.adoptOrphans()
    let ends = try OperatingSystem.makePipe()
    defer { OperatingSystem.closeFile(ends.reading) }
    do throws(ProcessError) {
      started = try StartedProcess(path, arguments, environment: environment, input: ends.reading)
    } catch {
      OperatingSystem.closeFile(ends.writing)
      throw error
    }
    input = ends.writing
    OperatingSystem.makeImmediate(input)
    OperatingSystem.makeImmediate(started.output)
    self.limits = limits
    self.frameLimit = frameLimit
    self.hasSpoken = hasSpoken
    reader = PipeReader(pipes: [started.errors], keptBytes: limits.keptBytes)
  }

  deinit { _ = end() }

  /// What the program has written to its standard error so far.
  package var errors: String { reader.texts[0].text }

  /// Sends a question, and waits for the answer.
  package func ask(_ question: [UInt8]) -> Answer {
    guard !isOver else { return .ended(.exited(status: 0)) }
    readReplies()
    guard replies.isEmpty else { return garbled() }
    var unsent = frame(question)[...]
    let start = ContinuousClock.now
    while true {
      OperatingSystem.wait(
        reading: [started.output, started.errors], writing: unsent.isEmpty ? nil : input,
        milliseconds: 5)
      if !unsent.isEmpty { unsent = unsent.dropFirst(OperatingSystem.write(unsent, to: input)) }
      reader.read()
      readReplies()
      if let answer = answer(isSent: unsent.isEmpty) { return answer }
      if let ending = OperatingSystem.ending(of: started.process) {
        // What it wrote before its end may still be in the pipe.
        readReplies()
        return answer(isSent: unsent.isEmpty) ?? finished(.ended(ending))
      }
      if let limit = limitReached(since: start) { return finished(.ended(stop(at: limit))) }
    }
  }

  /// Ends the conversation, and the program with it.
  ///
  /// - Returns: how it ended; nil if it had written more than its answers.
  package func end() -> ProcessEnding? {
    guard !isOver else { return nil }
    OperatingSystem.closeFile(input)
    let start = ContinuousClock.now
    var ending: ProcessEnding?
    while ending == nil {
      OperatingSystem.wait(
        reading: [started.output, started.errors], writing: nil, milliseconds: 5)
      reader.read()
      readReplies()
      ending = OperatingSystem.ending(of: started.process)
      if ending == nil, let limit = limitReached(since: start) { ending = stop(at: limit) }
    }
    close(isInputOpen: false)
    return replies.isEmpty ? ending : nil
  }

  // MARK: - Watching

  private func limitReached(since start: ContinuousClock.Instant) -> ProcessEnding? {
    if (ContinuousClock.now - start) / .seconds(1) > limits.seconds { return .outOfTime }
    if reader.byteCount > limits.printedBytes { return .printedTooMuch }
    let megabytes = OperatingSystem.megabytes(of: started.process) ?? 0
    return megabytes > limits.megabytes ? .outOfMemory : nil
  }

  /// Lets the program say where it is, and kills it.
  private func stop(at limit: ProcessEnding) -> ProcessEnding {
    OperatingSystem.interrupt(started.process)
    let lastMoment = ContinuousClock.now + .seconds(2)
    while ContinuousClock.now < lastMoment, !hasSpoken(errors) {
      reader.waitAndRead(milliseconds: 5)
      if OperatingSystem.ending(of: started.process) != nil { return limit }
    }
    OperatingSystem.killGroup(started.process)
    while OperatingSystem.ending(of: started.process, waits: true) == nil {}
    return limit
  }

  private func finished(_ answer: Answer) -> Answer {
    close(isInputOpen: true)
    return answer
  }

  /// Ends whatever the program has left running, in its group or outside.
  private func close(isInputOpen: Bool) {
    isOver = true
    OperatingSystem.killGroup(started.process)
    started.forget()
    endOrphans()
    reader.read()
    readReplies()
    if isInputOpen { OperatingSystem.closeFile(input) }
    OperatingSystem.closeFile(started.output)
    OperatingSystem.closeFile(started.errors)
  }

  // MARK: - Frames

  private func readReplies() {
    while replies.count <= frameLimit + 4, let bytes = OperatingSystem.read(started.output) {
      guard !bytes.isEmpty else { return }
      replies += bytes
    }
  }

  /// The answer, once all of it is there.
  private func answer(isSent: Bool) -> Answer? {
    guard replies.count >= 4 else { return nil }
    let length = replies.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    if isSent, replies.count == length + 4 {
      defer { replies = [] }
      return .frame(Array(replies.dropFirst(4)))
    }
    guard !isSent || length > frameLimit || replies.count > length + 4 else { return nil }
    return garbled()
  }

  private func garbled() -> Answer {
    OperatingSystem.killGroup(started.process)
    while OperatingSystem.ending(of: started.process, waits: true) == nil {}
    return finished(.garbled)
  }
}

private func frame(_ bytes: [UInt8]) -> [UInt8] {
  (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) } + bytes
}

/// The other end of a conversation, in the program that is asked.
///
/// Standard input and output are taken for it. What the program's own code prints goes to standard
/// error from then on, and there is nothing for it to read.
package struct WorkerLine {
  private let input: Int32
  private let output: Int32

  package init() {
    (input, output) = OperatingSystem.takeStandardStreams()
  }

  /// The next question; nil where there are no more.
  package func readFrame() -> [UInt8]? {
    guard let count = OperatingSystem.read(input, count: 4) else { return nil }
    return OperatingSystem.read(input, count: count.reversed().reduce(0) { $0 << 8 | Int($1) })
  }

  /// Answers; false where nobody listens.
  package func writeFrame(_ bytes: [UInt8]) -> Bool {
    OperatingSystem.flushStandardOutput()
    var unsent = frame(bytes)[...]
    while !unsent.isEmpty {
      let count = OperatingSystem.write(unsent, to: output)
      guard count > 0 else { return false }
      unsent = unsent.dropFirst(count)
    }
    return true
  }
}
