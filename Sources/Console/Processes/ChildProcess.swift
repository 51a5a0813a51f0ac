/// How much a child process may use.
package struct ProcessLimits: Sendable {
  package var seconds: Double
  package var megabytes: Int
  package var printedBytes: Int
  /// How many bytes of what it prints are kept, of the beginning and of the end.
  package var keptBytes: Int

  package init(
    seconds: Double = .infinity, megabytes: Int = .max, printedBytes: Int = .max,
    keptBytes: Int = 1024
  ) {
    self.seconds = seconds
    self.megabytes = megabytes
    self.printedBytes = printedBytes
    self.keptBytes = keptBytes
  }
}

/// How a child process ended.
package enum ProcessEnding: Equatable, Sendable {
  case exited(status: Int32)
  case signal(Int32)
  case outOfTime
  case outOfMemory
  case printedTooMuch
}

extension ProcessEnding: CustomStringConvertible {
  /// How it ended, to stand in brackets.
  package var description: String {
    switch self {
    case .exited(let status): "status \(status)"
    case .signal(let signal): OperatingSystem.name(of: signal)
    case .outOfTime: "it took too long"
    case .outOfMemory: "it used too much memory"
    case .printedTooMuch: "it printed too much"
    }
  }
}

/// A program that was run to its end.
package struct FinishedProcess: Sendable {
  package let ending: ProcessEnding
  package let output: KeptText
  package let errors: KeptText
}

/// Runs a program in a process group of its own until it ends or reaches a limit.
///
/// What it prints is read all the time, so that it never waits for a reader. At the end the whole
/// group is killed: nothing that it started in the background outlives it.
///
/// - Parameters:
///   - path: the program's file.
///   - arguments: the command line without the program's name.
///   - environment: all variables that the program sees.
///   - limits: how much it may use.
///   - onTerminal: whether its standard output is to look like a terminal to it.
///   - onOutput: is given what it prints to its standard output, as soon as that is read.
///   - stops: is asked again and again whether to kill it.
/// - Returns: how it ended and what it printed.
/// - Throws: `ProcessError` if it cannot be started.
package func runProcess(
  _ path: String, _ arguments: [String], environment: [String: String],
  limits: ProcessLimits = ProcessLimits(), onTerminal: Bool = false,
  onOutput: (([UInt8]) -> Void)? = nil, stops: () -> Bool = { false }
) throws(ProcessError) -> FinishedProcess {
  let started = try StartedProcess(
    path, arguments, environment: environment, onTerminal: onTerminal)
  let process = started.process
  defer {
    started.forget()
    OperatingSystem.closeFile(started.output)
    OperatingSystem.closeFile(started.errors)
  }
  var reader = PipeReader(
    pipes: [started.output, started.errors], keptBytes: limits.keptBytes, onOutput: onOutput)
  let ending = watch(process, reading: &reader, limits: limits, stops: stops)
  OperatingSystem.killGroup(process)
  reader.read()
  return FinishedProcess(ending: ending, output: reader.texts[0], errors: reader.texts[1])
}

/// Reads until the process ends or is stopped at a limit.
private func watch(
  _ process: Int32, reading reader: inout PipeReader, limits: ProcessLimits, stops: () -> Bool
) -> ProcessEnding {
  let start = ContinuousClock.now
  var stopped: ProcessEnding?
  while true {
    reader.waitAndRead(milliseconds: 5)
    if let ending = OperatingSystem.ending(of: process) { return stopped ?? ending }
    if stopped != nil { continue }
    if (ContinuousClock.now - start) / .seconds(1) > limits.seconds {
      stopped = .outOfTime
    } else if reader.byteCount > limits.printedBytes {
      stopped = .printedTooMuch
    } else if limits.megabytes < .max, let megabytes = OperatingSystem.megabytes(of: process),
      megabytes > limits.megabytes
    {
      stopped = .outOfMemory
    }
    if stopped != nil || stops() { OperatingSystem.killGroup(process) }
  }
}
