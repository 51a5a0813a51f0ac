import Console
import Foundation

/// The time at which a chapter's worker and its judge were built last without a complaint. As long
/// as nothing that they are made from is newer, nothing is built: `swift build` needs a second or two
/// to find that out.
///
/// It goes by the judged copy, whose files are newer than the build whenever their contents differ.
struct BuildStamp {
  private let chapter: Chapter
  private let workspace: Workspace
  private let solutions: Bool

  /// The stamp of a chapter.
  ///
  /// - Parameters:
  ///   - chapter: the chapter.
  ///   - workspace: where it is built.
  ///   - solutions: whether the solutions are built in place of the learner's files.
  init(of chapter: Chapter, in workspace: Workspace, solutions: Bool) {
    self.chapter = chapter
    self.workspace = workspace
    self.solutions = solutions
  }

  /// Whether the last build was of these sources.
  var isCurrent: Bool {
    guard (try? String(contentsOf: file, encoding: .utf8)) == contents,
      let stamp = changeTime(of: file)
    else { return false }
    return products.allSatisfy { changeTime(of: $0) != nil }
      && sources.allSatisfy { changeTime(of: $0).map { $0 < stamp } ?? false }
  }

  /// Takes note of a good build.
  ///
  /// - Parameter start: when it began, with the copy as it is.
  func renew(_ start: Date) {
    guard (try? writeTogether([NewFile(url: file, contents: Data(contents.utf8))])) != nil else {
      return
    }
    try? FileManager.default.setAttributes([.modificationDate: start], ofItemAtPath: file.path)
  }

  /// The next build is no matter of this one.
  func remove() { try? FileManager.default.removeItem(at: file) }

  private var file: URL {
    workspace.products.appendingPathComponent("\(chapter.worker).stamp")
  }

  /// The worker of the solutions and of the learner's files is the same program.
  private var contents: String { solutions ? "solutions\n" : "learner\n" }

  private var products: [URL] {
    [chapter.worker, chapter.judge].map { workspace.products.appendingPathComponent($0) }
  }

  /// The files, and the folders: of a file that is gone only its folder tells.
  private var sources: [URL] {
    let copy = JudgedCopy(workspace: workspace, solutions: solutions)
    let folders =
      [copy.answers(of: chapter), "Sources/Answers/\(chapter.name)"].map { ".judged/\($0)" }
      + judgeFolders(of: chapter)
    let files = folders.map { workspace.url($0) }.flatMap { folder in
      [folder]
        + (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
          .compactMap { $0 as? URL } ?? [])
    }
    // This program is built anew for another compiler, or with other flags.
    return files + [
      workspace.url("Package.swift"), workspace.products.appendingPathComponent("course"),
    ]
  }

  private func changeTime(of file: URL) -> Date? {
    try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
  }
}
