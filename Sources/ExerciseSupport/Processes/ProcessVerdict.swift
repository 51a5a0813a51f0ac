/// What is to be said of an answer that was judged in a process of its own.
public struct ProcessVerdict: Equatable, Sendable {
  /// How judging ended.
  public enum Outcome: Equatable, Sendable {
    /// All cases were tried.
    case judged(Verdict)

    /// The answer stopped the program, with this message.
    case trapped(message: String)

    /// The answer called itself until the stack was full.
    case endlessRecursion

    /// The process was stopped by a signal with this name.
    case stopped(signal: String)

    /// The process was still running after so many seconds.
    case stillRunning(seconds: Double)

    /// The process used, or asked for, more than so many megabytes of memory.
    case usedTooMuchMemory(megabytes: Int)

    /// The process printed more than a megabyte.
    case printedTooMuch

    /// The process ended with this status and left no verdict.
    case endedProgram(status: Int32)
  }

  /// How judging ended.
  public let outcome: Outcome

  /// Where the process was when it stopped, if that is known.
  public let place: SourcePlace?

  /// What the answer printed: the beginning and the end of it.
  public let printed: String

  /// Whether every case gives what is expected.
  public var isCorrect: Bool { outcome == .judged(.correct) }

  /// What is the matter, for the learner to read.
  ///
  /// - Parameter exercise: the exercise that was judged.
  /// - Returns: the text, of one or more lines; nil for a right answer.
  public func failureText(for exercise: some NamedExercise) -> String? {
    guard var text = matter(with: exercise) else { return nil }
    if !printed.isEmpty {
      let lines = printed.split(separator: "\n", omittingEmptySubsequences: false)
      text += "\n  Your code printed:" + lines.map { "\n    \($0)" }.joined()
    }
    return text
  }

  private func matter(with exercise: some NamedExercise) -> String? {
    let name = "Exercise \(exercise.number), \(exercise.title),"
    let file = place.map { exercise.shortPath(of: $0.file) } ?? exercise.file
    let open = "open \(file)" + (place?.line.map { ", line \($0)" } ?? "")
    switch outcome {
    case .judged(let verdict):
      return verdict.failureText(for: exercise)
    case .trapped(let message):
      return "\(name) stops with an error: \(open)\n  \(message)"
    case .endlessRecursion:
      return "\(name) never ends: \(open)\n"
        + "  It calls itself without end, until there is no room left (stack overflow)."
    case .stopped(let signal):
      return "\(name) was stopped by the system: \(open)\n  \(signal)"
    case .stillRunning(let seconds):
      return "\(name) is still running after \(shortened(seconds)) s: \(open)\n"
        + "  This is probably an endless loop."
    case .usedTooMuchMemory(let megabytes):
      return "\(name) needs more than \(megabytes) MB of memory: \(open)\n"
        + "  Is something added to an array in a loop that does not end?"
    case .printedTooMuch:
      return "\(name) printed more than 1 MB: \(open)\n"
        + "  Is there a print in a loop that does not end?"
    case .endedProgram(let status):
      return "\(name) ended the program before it was judged, with status \(status): \(open)\n"
        + "  Return a value, and do not call exit."
    }
  }

  private func shortened(_ seconds: Double) -> String {
    seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
  }
}
