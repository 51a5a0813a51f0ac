import Console
import Foundation

// The two ends of judging in a process of its own. The child runs the learner's function and writes
// a report; the parent believes this file and nothing else: neither what the child prints nor how
// it ends. So nothing that the function does to its process can pass for a right answer by accident,
// and the exercise after it is judged in a new process.

/// The file that the child leaves.
private struct Report: Codable {
  let number: String
  let verdict: Verdict
}

// MARK: - Child

/// Judges an exercise and ends the program, if its command line is `--judge N --report FILE`.
///
/// The chapter's program calls this before anything else.
///
/// - Parameters:
///   - exercises: the chapter's exercises with the learner's answers.
///   - arguments: the command line without the program's name.
public func judgeIfAsked(
  _ exercises: [AnsweredExercise],
  arguments: [String] = Array(CommandLine.arguments.dropFirst())
) {
  guard arguments.count == 4, arguments[0] == "--judge", arguments[2] == "--report" else { return }
  OperatingSystem.prepareForAnswer()
  guard let exercise = exercises.first(where: { $0.number == arguments[1] }) else {
    FileHandle.standardError.write(Data("this program has no exercise \(arguments[1])\n".utf8))
    OperatingSystem.endNow(status: 2)
  }
  let report = Report(number: exercise.number, verdict: exercise.judge())
  do {
    try JSONEncoder().encode(report).write(to: URL(fileURLWithPath: arguments[3]), options: .atomic)
  } catch {
    FileHandle.standardError.write(Data("the report cannot be written: \(error)\n".utf8))
    OperatingSystem.endNow(status: 2)
  }
  OperatingSystem.endNow(status: 0)
}

// MARK: - Parent

/// Judges an exercise in a process of its own.
///
/// - Parameters:
///   - exercise: the exercise to judge.
///   - executable: the chapter's program, which calls `judgeIfAsked`.
///   - timeLimit: after so many seconds the process is stopped.
///   - memoryLimit: at so many megabytes the process is stopped.
/// - Returns: what there is to say of the answer, or of the process.
/// - Throws: an error if the program cannot be started or the system has no room for its report.
public func judgeInProcess(
  _ exercise: some NamedExercise, of executable: URL, timeLimit: Double = 10,
  memoryLimit: Int = 1024
) throws -> ProcessVerdict {
  try withTemporaryFolder("exercise") { folder in
    try judge(
      exercise, of: executable, in: folder,
      limits: ProcessLimits(
        seconds: timeLimit, megabytes: memoryLimit, printedBytes: 1_000_000))
  }
}

private func judge(
  _ exercise: some NamedExercise, of executable: URL, in folder: URL, limits: ProcessLimits
) throws -> ProcessVerdict {
  let reportFile = folder.appendingPathComponent("report.json")
  let backtraceFile = folder.appendingPathComponent("backtrace.txt")

  var environment = ProcessInfo.processInfo.environment
  environment["SWIFT_BACKTRACE"] =
    "enable=yes,color=no,interactive=no,threads=crashed,images=none,registers=none,limit=64,"
    + "symbolicate=full,output-to=\(backtraceFile.path)"
  let process = try runProcess(
    executable.path, ["--judge", exercise.number, "--report", reportFile.path],
    environment: environment, limits: limits,
    hasSpoken: { Backtrace(in: backtraceFile).isComplete })

  let backtrace = Backtrace(in: backtraceFile)
  let errors = process.errors.text
  return ProcessVerdict(
    outcome: outcome(
      of: process, report: verdict(in: reportFile, for: exercise), backtrace, limits),
    place: backtrace.place,
    printed: (process.output.text + printed(in: errors)).trimmingCharacters(in: .newlines))
}

/// The verdict in a complete report on this exercise.
private func verdict(in file: URL, for exercise: some NamedExercise) -> Verdict? {
  guard let data = try? Data(contentsOf: file),
    let report = try? JSONDecoder().decode(Report.self, from: data),
    report.number == exercise.number
  else { return nil }
  return report.verdict
}

private func outcome(
  of process: FinishedProcess, report: Verdict?, _ backtrace: Backtrace, _ limits: ProcessLimits
) -> ProcessVerdict.Outcome {
  switch process.ending {
  case .outOfTime: return .stillRunning(seconds: limits.seconds)
  case .outOfMemory: return .usedTooMuchMemory(megabytes: limits.megabytes)
  case .printedTooMuch: return .printedTooMuch
  case .exited(let status):
    return report.map { .judged($0) } ?? .endedProgram(status: status)
  case .signal(let signal):
    let message = fatalError(in: process.errors.text) ?? backtrace.runtimeFailure
    if let message, message.hasPrefix("failed to allocate") {
      return .usedTooMuchMemory(megabytes: limits.megabytes)
    }
    if let message { return .trapped(message: message) }
    if OperatingSystem.stackOverflowSignals.contains(signal), backtrace.isRecursion {
      return .endlessRecursion
    }
    return .stopped(signal: OperatingSystem.name(of: signal))
  }
}

/// The last message of a trap: "Index out of range".
private func fatalError(in errors: String) -> String? {
  let line = errors.split(separator: "\n").last { $0.contains("Fatal error") }
  return line.flatMap { $0.firstMatch(of: /Fatal error(?:: )?(.*)/) }.map { match in
    match.1.isEmpty ? "fatal error" : String(match.1)
  }
}

/// What the learner's code wrote to standard error: not the runtime's messages.
private func printed(in errors: String) -> String {
  errors.split(separator: "\n", omittingEmptySubsequences: false)
    .filter { !$0.contains("Fatal error") && !$0.hasPrefix("*** Signal") }
    .joined(separator: "\n")
}
