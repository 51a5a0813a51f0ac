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

  /// The first such line in the files of a chapter's exercises.
  init?(in chapter: Chapter, of workspace: Workspace) {
    self.init(in: Self.files(of: chapter, in: workspace), of: workspace, by: Self.first)
  }

  /// The first line of an exercise that takes a part of a network from the library, where every line
  /// is to be the learner's. Files that belong to no other exercise are looked at as well.
  init?(partsFor exercise: Outline, in chapter: Chapter, of workspace: Workspace) {
    guard exercise.file.hasSuffix("/Capstone.swift") else { return nil }
    let others = chapter.exercises.map(\.file).filter { $0 != exercise.file }
    let files = Self.files(of: chapter, in: workspace).filter { !others.contains($0) }
    self.init(in: files, of: workspace, by: Self.firstPart)
  }

  private init?(
    in files: [String], of workspace: Workspace, by first: (String) -> (line: Int, found: String)?
  ) {
    for file in files {
      if let (line, found) = first(workspace.text(of: file) ?? "") {
        (self.file, self.line, self.found) = (file, line, found)
        return
      }
    }
    return nil
  }

  /// The files in the folder of a chapter's exercises.
  private static func files(of chapter: Chapter, in workspace: Workspace) -> [String] {
    let folder = "\(chapter.folder)/Exercises"
    let names = try? FileManager.default.contentsOfDirectory(atPath: workspace.url(folder).path)
    return (names ?? []).sorted().filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
  }

  /// The first refused word of a text, comments left out, and its line.
  static func first(in text: String) -> (line: Int, found: String)? {
    first(in: text) { line in
      line.firstMatch(
        of:
          /@(testable|_cdecl|_silgen_name|_?section|_?used|_extern|c)\b|import +(struct +|func +)?(\w*Checks|\w*Answers|Judging|Companion|Console)\b/
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

  /// What to do about it.
  func text(for exercise: some NamedExercise) -> String {
    let reason =
      found.first == "@" || found.hasPrefix("import")
      ? "\(found) has no place in an exercise. All you need is Swift, Foundation and the library; "
        + "if you got here by accident, remove the line."
      : "\(found) is the library's, or is called like it, and here every line is to be yours: write it "
        + "with Matrix alone, or give what you wrote another name."
    return "Exercise \(exercise.number), \(exercise.title), is not judged like this: "
      + "open \(file):\(line)\n  \(reason)"
  }
}
