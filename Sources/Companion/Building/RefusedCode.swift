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

  /// The first line of an exercise that takes from the library what the learner is to write. Where
  /// every line is to be the learner's, files that belong to no other exercise are looked at as well.
  init?(partsFor exercise: Outline, in chapter: Chapter, of workspace: Workspace) {
    let stub = Stub(exercise: exercise, workspace: workspace).text
    let others = chapter.exercises.map(\.file).filter { $0 != exercise.file }
    let files =
      Self.isWhollyOwn(exercise)
      ? Self.files(of: chapter, in: workspace).filter { !others.contains($0) } : [exercise.file]
    for file in files {
      let text = workspace.text(of: file) ?? ""
      if let (line, found) = Self.firstBorrowed(in: text, for: exercise, stub: stub) {
        self.init(file: file, line: line, found: found)
        return
      }
    }
    return nil
  }

  /// The first line of a submitted file with which its exercise is not judged.
  init?(in text: String, for exercise: Outline, stub: String?) {
    guard
      let (line, found) = Self.first(in: text)
        ?? Self.firstBorrowed(in: text, for: exercise, stub: stub)
    else { return nil }
    self.init(file: exercise.file, line: line, found: found)
  }

  private static func isWhollyOwn(_ exercise: Outline) -> Bool {
    exercise.file.hasSuffix("/Capstone.swift")
  }

  /// The first name of the library's with which an exercise is not to be written.
  private static func firstBorrowed(
    in text: String, for exercise: Outline, stub: String?
  ) -> (line: Int, found: String)? {
    if isWhollyOwn(exercise) { return firstPart(in: text) }
    let names = barredNames(inStub: stub ?? "")
    guard !names.isEmpty else { return nil }
    return first(in: text) { line in
      let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
      return code.matches(of: /\w+/).first { names.contains(String($0.0)) }?.0
    }
  }

  /// The names that a task bars: "Write it without the library's `Activation` and `Loss`." A name that
  /// the learner's own function has is not among them.
  static func barredNames(inStub stub: String) -> Set<String> {
    // The long way is for few stubs.
    guard stub.contains("library's") else { return [] }
    let prose = stub.replacing(/\n *\/\/\/ */, with: " ")
    var names: Set<String> = []
    for match in prose.matches(of: /without\s+the\s+library's\s+(`\w+`(?:(?:,| and)\s+`\w+`)*)/) {
      names.formUnion(match.1.matches(of: /\w+/).map { String($0.0) }.filter { $0 != "and" })
    }
    return names.subtracting(stub.matches(of: /func (\w+)/).map { String($0.1) })
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
      // Most lines need no long look.
      guard line.contains("@") || line.contains("import") else { return nil }
      return line.firstMatch(
        of:
          /@`?(testable|_cdecl|_silgen_name|_?section|_?used|_extern|c)\b|import +(struct +|func +)?(\w*Checks|\w*Answers|Judging|Companion|Console|DataFiles|Datasets|PictureFiles)\b/
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
      : "\(found) is the library's, or is called like it, and here that is for you to write: do "
        + "without it, or give what you wrote another name."
  }
}
