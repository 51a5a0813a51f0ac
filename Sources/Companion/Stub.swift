import Console
import Exercises
import Foundation

/// The unfinished functions, as they were before anyone solved them.
///
/// Chapters/…/Exercises is the learner's own; what was there at first follows from the solution, in
/// which each part that a learner writes stands between two comments:
///
///     // Stub: unfinished(0)
///     zip(inputs, weights).reduce(bias) { sum, pair in sum + pair.0 * pair.1 }
///     // End of the solution
///
/// The stub says what the first comment says, and nothing of the rest. A test compares.
struct Stub {
  let exercise: Outline
  let workspace: Workspace

  /// Where the solution is, as a path in the package.
  var solution: String { "Solutions/\(chapter)/\(name)" }

  /// What was there at first; nil if there is no solution to tell.
  var text: String? { workspace.text(of: solution).map { Self.stub(ofSolution: $0) } }

  /// The stub for a solution.
  static func stub(ofSolution solution: String) -> String {
    var lines: [Substring] = []
    var isSolution = false
    for line in solution.split(separator: "\n", omittingEmptySubsequences: false) {
      let code = line.drop { $0 == " " }
      if code.hasPrefix("// Stub:") {
        isSolution = true
        let indent = line.prefix(line.count - code.count)
        let text = code.dropFirst("// Stub:".count)
        if !text.isEmpty { lines.append(indent + text.dropFirst()) }
      } else if code.hasPrefix("// End of the solution") {
        isSolution = false
      } else if !isSolution {
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Whether the learner has not changed the file.
  var isUntouched: Bool {
    text.map { $0 == workspace.text(of: exercise.file) } ?? false
  }

  /// The line with the mark of what is not done.
  var line: Int? {
    text?.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("unfinished(") }.map { $0 + 1 }
  }

  /// Puts the stub back in place of the learner's file.
  ///
  /// - Returns: where the learner's file is kept, as a path in the package.
  func restore() throws -> String? {
    guard !isUntouched, let text else { return nil }
    let kept = try keep()
    try writeTogether([NewFile(url: workspace.url(exercise.file), contents: Data(text.utf8))])
    return kept
  }

  /// Copies the learner's file to .kept, under a number that is not taken.
  private func keep() throws -> String? {
    let files = FileManager.default
    guard files.fileExists(atPath: workspace.url(exercise.file).path) else { return nil }
    let folder = ".kept/\(chapter)"
    var number = 1
    var kept: String { "\(folder)/\(name.dropLast(".swift".count)).\(number).swift" }
    while files.fileExists(atPath: workspace.url(kept).path) { number += 1 }
    let answer = try Data(contentsOf: workspace.url(exercise.file))
    try writeTogether([NewFile(url: workspace.url(kept), contents: answer)])
    return kept
  }

  /// "Chapters/Chapter07-MNIST/Exercises/ShiftPicture.swift" has four parts.
  private var chapter: String { parts[1] }
  private var name: String { parts[3] }
  private var parts: [String] { exercise.file.split(separator: "/").map(String.init) }
}
