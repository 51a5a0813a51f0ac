import Foundation

/// A line of a source file.
struct SourcePlace: Equatable, Sendable {
  /// The whole path of the file.
  let file: String

  /// The line, counted from 1; nil where the compiler has not noted it.
  let line: Int?
}

/// What Swift's runtime writes when a program stops: the functions that were running, the innermost
/// first, a line each:
///
///     3 [ra] 0x00005588b08e6a80 index(_:_:) + 47 in crash at /tmp/crash/main.swift:2:44
struct Backtrace {
  /// The innermost line outside the course's own library.
  let place: SourcePlace?

  /// Such as "arithmetic overflow", for a trap that prints no message of its own.
  let runtimeFailure: String?

  /// Whether one of the functions runs many times at once.
  let isRecursion: Bool

  /// Whether it was written to its end.
  let isComplete: Bool

  /// A text without the backtrace in it, and without the runtime's other messages: what the
  /// program's own code has written.
  static func without(_ text: String) -> String {
    var lines: [Substring] = []
    var isBacktrace = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("*** ") { isBacktrace = true }
      if !isBacktrace, !line.contains("Fatal error") { lines.append(line) }
      if line.hasPrefix("Backtrace took ") { isBacktrace = false }
    }
    return lines.joined(separator: "\n").trimmingCharacters(in: .newlines)
  }

  init(_ text: String) {
    isComplete = text.contains("Backtrace took ")
    let frames = text.matches(
      of: /0x[0-9a-f]+ (.+?)(?: \+ \d+)?(?: \[[a-z ]+\])* in .+? at (\/.+?)(?::(\d+).*)?$/
        .anchorsMatchLineEndings())
    place = frames.lazy.map { frame in
      SourcePlace(file: String(frame.2), line: frame.3.flatMap { Int($0) })
    }.first { !$0.file.contains("/Sources/") && FileManager.default.fileExists(atPath: $0.file) }
    runtimeFailure = text.firstMatch(of: /Swift runtime failure: (.+?) \*\*\*/).map { String($0.1) }
    let counts = Dictionary(frames.map { ($0.1, 1) }, uniquingKeysWith: +)
    isRecursion = (counts.values.max() ?? 0) >= 10
  }
}
