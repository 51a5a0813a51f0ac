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
    files(of: chapter, in: workspace).compactMap { file in
      first(in: workspace.text(of: file) ?? "").map { line, found in
        RefusedCode(file: file, line: line, found: found)
      }
    }
  }

  /// The first line of an exercise that takes a part of a network from the library, where every line
  /// is to be the learner's. Files that belong to no other exercise are looked at as well.
  init?(partsFor exercise: Outline, in chapter: Chapter, of workspace: Workspace) {
    guard exercise.file.hasSuffix("/Capstone.swift") else { return nil }
    let others = chapter.exercises.map(\.file).filter { $0 != exercise.file }
    for file in Self.files(of: chapter, in: workspace) where !others.contains(file) {
      if let (line, found) = Self.firstPart(in: workspace.text(of: file) ?? "") {
        self.init(file: file, line: line, found: found)
        return
      }
    }
    return nil
  }

  init(file: String, line: Int, found: String) {
    (self.file, self.line, self.found) = (file, line, found)
  }

  /// The files in the folder of a chapter's exercises.
  private static func files(of chapter: Chapter, in workspace: Workspace) -> [String] {
    let copy = JudgedCopy(workspace: workspace, solutions: false)
    return copy.swiftFiles(in: copy.answers(of: chapter))
  }

  /// The first refused word of a text, comments left out, and its line.
  static func first(in text: String) -> (line: Int, found: String)? {
    first(in: text) { line in
      line.firstMatch(
        of:
          /@(testable|_cdecl|_silgen_name|_?section|_?used|_extern|c)\b|import +(struct +|func +)?(\w*Checks|\w*Answers|Judging|Companion|Console|Datasets)\b/
      )?.0
    }
  }

  /// The first part of a network that a text takes from the library: layers, losses, optimizers,
  /// training. Matrices and chance are free.
  static func firstPart(in text: String) -> (line: Int, found: String)? {
    first(in: text) { line in
      line.firstMatch(
        of:
          /\b(Dense|Sequential|Dropout|Layer|Parameter|Activation|Loss|Initializer|Optimizer|SGD|Momentum|RMSProp|Adam|UpdateRule|LearningRateSchedule|Training|Laboratory|train)\b/
          .wordBoundaryKind(.simple)
      )?.0
    }
  }

  private static func first(
    in text: String, where match: (Substring) -> Substring?
  ) -> (line: Int, found: String)? {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.drop(while: { $0 == " " }).hasPrefix("//") {
      if let found = match(line) { return (index + 1, String(found)) }
    }
    return nil
  }

  /// What is the matter, and what to do about it.
  var reason: String {
    found.first == "@" || found.hasPrefix("import")
      ? "\(found) has no place in an exercise. All you need is Swift, Foundation and the library; "
        + "if you got here by accident, remove the line."
      : "\(found) is the library's, or is called like it, and here every line is to be yours: write it "
        + "with Matrix alone, or give what you wrote another name."
  }
}
