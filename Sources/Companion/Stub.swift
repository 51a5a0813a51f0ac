import Console
import ExerciseSupport
import Foundation

/// The unfinished functions, as they were before anyone solved them.
///
/// Chapters/…/Exercises is the learner's own; Sources/Companion/Stubs keeps what was there at first.
/// A test compares the two.
struct Stub {
  let exercise: any AnyExercise
  let workspace: Workspace

  /// Where the stub is kept, as a path in the package.
  var path: String { "Sources/Companion/Stubs/\(chapter)/\(name)" }

  /// Where the solution is, as a path in the package.
  var solution: String { "Solutions/\(chapter)/\(name)" }

  /// Whether the learner has not changed the file.
  var isUntouched: Bool {
    workspace.text(of: path).map { $0 == workspace.text(of: exercise.file) } ?? false
  }

  /// The line with the mark of what is not done.
  var line: Int? {
    workspace.text(of: path)?.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("unfinished(") }.map { $0 + 1 }
  }

  /// Puts the stub back in place of the learner's file.
  ///
  /// - Returns: where the learner's file is kept, as a path in the package.
  func restore() throws -> String? {
    guard !isUntouched else { return nil }
    let kept = try keep()
    try writeTogether(
      [
        NewFile(
          url: workspace.url(exercise.file), contents: try Data(contentsOf: workspace.url(path)))
      ])
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

  /// "Chapters/Chapter07-MNIST/Exercises/ScalePixels.swift" has four parts.
  private var chapter: String { parts[1] }
  private var name: String { parts[3] }
  private var parts: [String] { exercise.file.split(separator: "/").map(String.init) }
}
