import Console
import Foundation

extension Session {
  /// Writes the pages of chapters from a run of their programs with the solutions, or compares them
  /// with what such a run writes.
  func weave(_ selection: Selection, isCheck: Bool) throws -> Int32 {
    let areSound = try selection.chapters.map { chapter, _ in
      try withTemporaryFolder("weave") { try weave(chapter, in: $0, isCheck: isCheck) }
    }
    return areSound.contains(false) ? 1 : 0
  }

  /// Weaves a page in a temporary folder, and puts it in its place or compares it.
  ///
  /// - Returns: whether the page is what its program writes, or is now.
  private func weave(_ chapter: Chapter, in folder: URL, isCheck: Bool) throws -> Bool {
    console.passing("Weaving \(chapter.name) …")
    let problem = try run(chapter, weavingInto: folder)
    console.endPassing()
    let woven = Page(in: folder)
    let committed = Page(in: workspace.url(chapter.folder))
    let difference = committed.difference(from: woven)
    if let problem {
      console.line("\(chapter.name): \(problem)")
      return false
    }
    if !isCheck {
      try woven.replace(committed)
      console.line("\(chapter.name): \(difference == nil ? "as it was" : "written")")
    } else if let difference {
      console.line("\(chapter.folder)/\(difference)")
      console.line("  swift run course weave \(chapter.number)")
      return false
    } else {
      console.line("\(chapter.name): the page is what its program writes")
    }
    return true
  }

  /// Builds and runs a chapter's program; the variables of the environment, THREADS among them,
  /// are passed on.
  ///
  /// - Returns: what is the matter, if the program cannot be built, fails, or prints anything.
  private func run(_ chapter: Chapter, weavingInto folder: URL) throws -> String? {
    if let failure = try workshop.buildChapter(chapter, true) {
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
