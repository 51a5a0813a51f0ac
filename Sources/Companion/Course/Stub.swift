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

  /// What an editor opens: the learner's file, and the line to go on at, as in "a/B.swift:31".
  var place: String {
    let lines = workspace.text(of: exercise.file)?
      .split(separator: "\n", omittingEmptySubsequences: false)
    let line =
      lines?.firstIndex { $0.contains("unfinished(") }
      ?? lines?.firstIndex { $0.contains("public func ") }
    return exercise.file + (line.map { ":\($0 + 1)" } ?? "")
  }

  /// The solution without what the learner's file says as well: each function with its body.
  var solutionBody: String? {
    workspace.text(of: solution).map { text in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { line in
          let code = line.drop { $0 == " " }
          return !["import ", "///", "// Stub:", "// End of the solution"]
            .contains { code.hasPrefix($0) }
        }
        .joined(separator: "\n").replacing(/\n{3,}/, with: "\n\n")
        .trimmingCharacters(in: .newlines)
    }
  }

  /// The learner's file as it was at first.
  func original() -> NewFile? {
    text.map { NewFile(url: workspace.url(exercise.file), contents: Data($0.utf8)) }
  }

  /// "Chapters/Chapter07-MNIST/Exercises/ShiftPicture.swift" has four parts.
  private var chapter: String { parts[1] }
  private var name: String { parts[3] }
  private var parts: [String] { exercise.file.split(separator: "/").map(String.init) }
}
