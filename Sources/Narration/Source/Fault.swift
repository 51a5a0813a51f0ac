/// A mistake in a chapter's text or program, for its author.
///
/// Faults are collected and printed all at once, so that a chapter is mended in one go.
struct Fault: Error, Hashable, Comparable, Sendable {
  /// The line in the chapter's main.swift, counted from 1.
  let line: Int

  /// What is wrong and what to do, in one or two sentences.
  let message: String

  static func < (one: Fault, other: Fault) -> Bool {
    (one.line, one.message) < (other.line, other.message)
  }
}

extension Sequence<Fault> {
  /// The faults as lines for the terminal, in the order of the file, each once.
  ///
  /// - Parameter path: the chapter's file, as a path in the package.
  /// - Returns: the lines, such as "Chapters/…/main.swift:12: …".
  func report(path: String) -> String {
    Set(self).sorted().map { "\(path):\($0.line): \($0.message)" }.joined(separator: "\n")
  }
}
