import Exercises
import Foundation

/// A learner's function that the chapter's worker cannot call: it is missing, renamed, not public,
/// or its type has changed.
struct ContractBreach: Equatable {
  let number: String
  let title: String
  let file: String

  /// What the function has to be declared as.
  let declaration: String

  /// The breach behind an error in the worker's own source, which is nobody's fault but the
  /// function's; nil for errors elsewhere.
  ///
  /// - Parameters:
  ///   - file: the file with the error, as a path in the package.
  ///   - line: the line of the error, counted from 1.
  ///   - chapter: the chapter.
  ///   - workspace: where the files are.
  init?(file: String, line: Int, chapter: Chapter, in workspace: Workspace) {
    guard file.hasPrefix("Sources/Answers/\(chapter.name)/"),
      let text = workspace.text(of: file)
    else { return nil }
    // A binding begins with a line that has `.answered` in it.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix(line)
    let first = lines.lastIndex { $0.contains(".answered") } ?? max(0, lines.count - 1)
    let called = lines[first...].joined(separator: "\n")
    for exercise in chapter.exercises {
      let solution = workspace.text(of: Stub(exercise: exercise, workspace: workspace).solution)
      for declaration in Self.declarations(in: solution ?? "") {
        guard let name = declaration.firstMatch(of: /func ([^(<]+)/)?.1,
          called.contains(" \(name)(") || called.contains(".\(name)(")
            || called.contains("by: \(name)")
        else { continue }
        number = exercise.number
        title = exercise.title
        self.file = exercise.file
        self.declaration = declaration
        return
      }
    }
    return nil
  }

  /// The public functions that a file declares, each on one line.
  static func declarations(in text: String) -> [String] {
    text.matches(of: /public func [^{]+/).map { match in
      match.0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .replacing("( ", with: "(").replacing(" )", with: ")")
    }
  }

  /// Which file to open.
  var summary: String { "Exercise \(number), \(title), cannot be called: open \(file)" }

  /// What the function has to be, and how to begin again.
  var details: [String] {
    [
      "Its function is missing or renamed, it is not public, or its type has changed. It has to be "
        + "declared as", "", "    \(declaration)", "",
      "swift run course reset \(number) puts the unfinished function back and keeps a copy of yours.",
    ]
  }
}
