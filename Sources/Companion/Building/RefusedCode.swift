import Exercises
import Foundation

/// A line in a learner's folder with which no exercise is judged: it reaches for the answers, or for
/// the program around them.
///
/// It is no wall, only a fence: what keeps the answers from a worker is that it does not have them.
struct RefusedCode: Equatable {
  /// The file, as a path in the package.
  let file: String
  let line: Int

  /// What stands there.
  let found: String

  /// The first such line of each file of a chapter's exercises.
  static func all(in chapter: Chapter, of workspace: Workspace) -> [RefusedCode] {
    let copy = JudgedCopy(workspace: workspace, solutions: false)
    return copy.swiftFiles(in: copy.answers(of: chapter)).compactMap { file in
      first(in: workspace.text(of: file) ?? "").map { line, found in
        RefusedCode(file: file, line: line, found: found)
      }
    }
  }

  /// The first refused word of a text, comments left out, and its line.
  static func first(in text: String) -> (line: Int, found: String)? {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard !line.drop(while: { $0 == " " }).hasPrefix("//"),
        let match = line.firstMatch(
          of:
            /@(testable|_cdecl|_silgen_name|_?section|_?used|_extern|c)\b|import +(struct +|func +)?(\w*Checks|\w*Answers|Judging|Companion|Console)\b/
        )
      else { continue }
      return (index + 1, String(match.0))
    }
    return nil
  }

  /// What is the matter, and what to do about it.
  var reason: String {
    "\(found) has no place in an exercise. All you need is Swift, Foundation and the library; if "
      + "you got here by accident, remove the line."
  }
}
