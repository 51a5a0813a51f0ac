import Console
import Exercises
import Foundation

/// A copy of the learner's files, which is compiled and judged in their place.
///
/// The files of a chapter are one module, so one that does not compile would keep all its exercises
/// from a verdict. In the copy its stub takes its place, and nobody touches the learner's own file.
/// And since a file is copied whenever its contents differ, the copy is newer than what was compiled
/// last even where the learner's file came back from an archive with an older time, at which a build
/// would not look again.
///
/// It is in the folder .judged under the paths of the package, with a copy of the workers, which
/// call the module of the copy. Package.swift names it where the variable JUDGED is 1.
struct JudgedCopy {
  let workspace: Workspace

  /// Whether the solutions are copied in place of the learner's files.
  let solutions: Bool

  private static let folder = ".judged"

  /// What the name of a module or a worker begins with in the copy: "JudgedPerceptronAnswers".
  static let prefix = "Judged"

  /// A place in the copy as the place in the package that it was copied from.
  static func original(of path: String) -> String {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
  }

  /// The lock of whoever builds or judges the copy.
  ///
  /// - Throws: `FileFailure`, or an error of the system, where there is no room for it.
  func lock() throws -> FileLock {
    let folder = workspace.url(Self.folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try FileLock(folder.appendingPathComponent("lock").path)
  }

  /// Builds something else than a worker while nobody else builds; the package names the copy then
  /// too.
  ///
  /// - Parameter build: the build.
  /// - Returns: what the build returns.
  /// - Throws: what the build throws, or an error of the system where there is no room for the copy.
  func buildingAlone<Result>(_ build: () throws -> Result) throws -> Result {
    let lock = try lock()
    lock.takeAlone()
    defer { withExtendedLifetime(lock) {} }
    try refresh()
    return try build()
  }

  /// Copies what has changed in any chapter: the package names all of them.
  ///
  /// - Throws: an error of the system where a file cannot be read, or its copy not be written.
  func refresh() throws {
    for chapter in allChapters {
      try copy(answers(of: chapter))
      try copy("Sources/Answers/\(chapter.name)") { text in
        Data(
          String(decoding: text, as: UTF8.self)
            .replacing(chapter.exerciseModule, with: Self.prefix + chapter.exerciseModule).utf8)
      }
    }
  }

  /// Puts the stub of an exercise in the place of its file; a file of no exercise goes.
  ///
  /// - Parameters:
  ///   - file: the file, as a path in the package.
  ///   - chapter: its chapter.
  /// - Throws: an error of the system where the copy cannot be written.
  func replace(_ file: String, of chapter: Chapter) throws {
    let stub = exercise(in: file, of: chapter).flatMap {
      Stub(exercise: $0, workspace: workspace).text
    }
    let place = workspace.url("\(Self.folder)/\(file)")
    if let stub {
      try writeTogether([NewFile(url: place, contents: Data(stub.utf8))])
    } else if FileManager.default.fileExists(atPath: place.path) {
      try FileManager.default.removeItem(at: place)
    }
  }

  /// The exercise that a file is for.
  func exercise(in file: String, of chapter: Chapter) -> Outline? {
    chapter.exercises.first { self.file(of: $0, chapter) == file }
  }

  /// The file with the answer to an exercise, as a path in the package.
  func file(of exercise: Outline, _ chapter: Chapter) -> String {
    let name = exercise.file.split(separator: "/").last ?? ""
    return "\(answers(of: chapter))/\(name)"
  }

  /// The folder with the answers, as a path in the package.
  func answers(of chapter: Chapter) -> String {
    solutions ? "Solutions/\(chapter.name)" : "\(chapter.folder)/Exercises"
  }

  /// The Swift files in a folder, in the order of their names, as paths in the package.
  func swiftFiles(in folder: String) -> [String] {
    let names = try? FileManager.default.subpathsOfDirectory(atPath: workspace.url(folder).path)
    return (names ?? []).filter { $0.hasSuffix(".swift") }.sorted().map { "\(folder)/\($0)" }
  }

  private func copy(_ folder: String, changing change: (Data) -> Data = { $0 }) throws {
    let files = swiftFiles(in: folder)
    for file in swiftFiles(in: "\(Self.folder)/\(folder)")
    where !files.contains(Self.original(of: file)) && !file.hasSuffix("/" + Self.noteName) {
      try FileManager.default.removeItem(at: workspace.url(file))
    }
    for file in files {
      do {
        try write(change(try Data(contentsOf: workspace.url(file))), to: file)
      } catch CocoaError.fileReadNoSuchFile {
        continue  // An editor is about to save it.
      }
    }
    try write(Self.note, to: "\(folder)/\(Self.noteName)")
  }

  private func write(_ contents: Data, to path: String) throws {
    let place = workspace.url("\(Self.folder)/\(path)")
    if contents != (try? Data(contentsOf: place)) {
      try writeTogether([NewFile(url: place, contents: contents)])
    }
  }

  // A module needs a file, even if the learner has removed all of theirs.
  private static let noteName = "CopiedByTheCompanion.swift"
  private static let note = Data(
    "// Copied from where the learner writes, for `swift run course` to judge.\n".utf8)
}
