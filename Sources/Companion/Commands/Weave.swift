import Console
import ExerciseSupport
import Foundation

extension Session {
  /// Writes the pages of chapters from a run of their programs with the solutions, or compares them
  /// with what such a run writes.
  func weave(_ selection: Selection, isCheck: Bool) throws -> Int32 {
    var isSound = true
    for (chapter, _) in selection.chapters {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("weave-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      console.passing("Weaving \(chapter.name) …")
      let problem = try run(chapter, weavingInto: folder)
      console.endPassing()
      let woven = Page(in: folder)
      let committed = Page(in: workspace.url(chapter.folder))
      let difference = committed.difference(from: woven)
      if let problem {
        console.line("\(chapter.name): \(problem)")
        isSound = false
      } else if !isCheck {
        try woven.replace(committed)
        console.line("\(chapter.name): \(difference == nil ? "as it was" : "written")")
      } else if let difference {
        console.line("\(chapter.folder)/\(difference)")
        console.line("  swift run course weave \(chapter.number)")
        isSound = false
      } else {
        console.line("\(chapter.name): the page is what its program writes")
      }
    }
    return isSound ? 0 : 1
  }

  /// Builds and runs a chapter's program; the variables of the environment, THREADS among them,
  /// are passed on.
  ///
  /// - Returns: what is the matter, if the program cannot be built, fails, or prints anything.
  private func run(_ chapter: Chapter, weavingInto folder: URL) throws -> String? {
    if let failure = try workshop.build(chapter, true) {
      return "\(failure)"
    }
    let process = try runProcess(
      workspace.products.appendingPathComponent(chapter.name).path, ["--weave", folder.path],
      environment: ProcessInfo.processInfo.environment, limits: ProcessLimits(seconds: 600))
    guard process.ending == .exited(status: 0) else {
      return "the program failed (\(process.ending)):\n\(process.errors.text)"
    }
    guard process.output.text.isEmpty else {
      return "the program printed, which belongs on no page; show it with `show` or `table`:\n"
        + process.output.text
    }
    guard Page(in: folder).files.contains("README.md") else {
      return "the program wrote no README.md; does it begin with `narrate`?"
    }
    return nil
  }
}
