import Console
import Exercises
import Foundation

/// The learner's files that `reset` has put aside: in .kept, in a numbered folder for each reset.
struct KeptFiles {
  let workspace: Workspace

  /// Copies files to a new folder.
  ///
  /// - Parameter exercises: the exercises whose files are copied; those that have none are left out.
  /// - Returns: the folder, as a path in the package; nil if there was nothing to copy.
  /// - Throws: `FileFailure` if they cannot be written.
  func keep(_ exercises: [Outline]) throws -> String? {
    let folder = ".kept/\((numbers.last ?? 0) + 1)"
    let copies = exercises.compactMap { exercise in
      contents(of: exercise.file).map { copy(of: exercise, in: folder, contents: $0) }
    }
    guard !copies.isEmpty else { return nil }
    try writeTogether(copies)
    return folder
  }

  /// Brings back what was kept last, and keeps what was in its place: done twice, all is as before.
  ///
  /// - Parameter exercises: which ones; nil for all of the last reset.
  /// - Returns: those that were brought back.
  /// - Throws: `FileFailure` if they cannot be written; then all is as it was.
  func exchange(_ exercises: [Outline]?) throws -> [Outline] {
    let folders = numbers.reversed().map { ".kept/\($0)" }
    let found = (exercises ?? allExercises).compactMap { exercise in
      (exercises == nil ? Array(folders.prefix(1)) : folders)
        .first { contents(of: path(of: exercise, in: $0)) != nil }
        .map { (exercise: exercise, folder: $0) }
    }
    try writeTogether(
      found.flatMap { exercise, folder in
        let kept = contents(of: path(of: exercise, in: folder)) ?? Data()
        return [NewFile(url: workspace.url(exercise.file), contents: kept)]
          + (contents(of: exercise.file).map { [copy(of: exercise, in: folder, contents: $0)] }
            ?? [])
      })
    return found.map(\.exercise)
  }

  /// The numbers of the folders, the last reset last.
  private var numbers: [Int] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: workspace.url(".kept").path)
    return (names ?? []).compactMap { Int($0) }.sorted()
  }

  private func copy(of exercise: Outline, in folder: String, contents: Data) -> NewFile {
    NewFile(url: workspace.url(path(of: exercise, in: folder)), contents: contents)
  }

  /// ".kept/3/Chapter07-MNIST/ShiftPicture.swift" for Chapters/Chapter07-MNIST/Exercises/….
  private func path(of exercise: Outline, in folder: String) -> String {
    let parts = exercise.file.split(separator: "/")
    return "\(folder)/\(parts[1])/\(parts[3])"
  }

  private func contents(of file: String) -> Data? { try? Data(contentsOf: workspace.url(file)) }
}
