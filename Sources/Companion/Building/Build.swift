import Console
import Foundation

/// Builds the program that judges a chapter, unless it is newer than all it is made from: nobody
/// who solves exercises changes that.
func buildJudge(
  of chapter: Chapter, in workspace: Workspace, solutions: Bool
) throws -> BuildFailure? {
  let built = changeTime(of: workspace.products.appendingPathComponent(chapter.judge))
  let folders = ["Checks/\(chapter.name)", "Judging", "Exercises", "Answers/Serving", "Console"]
  let sources = folders.flatMap { folder in
    FileManager.default.enumerator(
      at: workspace.url("Sources/\(folder)"), includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL } ?? []
  }
  if let built, sources.allSatisfy({ changeTime(of: $0).map { $0 <= built } ?? true }) {
    return nil
  }
  return try buildProduct(
    chapter.judge, of: chapter, in: workspace, solutions: solutions)
}

/// When a file was last changed; nil if it is not there.
func changeTime(of file: URL) -> Date? {
  try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
}

/// Builds a program of a chapter.
///
/// - Parameters:
///   - product: the program.
///   - chapter: the chapter.
///   - workspace: where to build.
///   - solutions: whether the solutions are built in place of the learner's files.
/// - Returns: what the compiler complains of; nil after a good build.
/// - Throws: `ProcessError` if there is no `swift` to run.
func buildProduct(
  _ product: String, of chapter: Chapter, in workspace: Workspace, solutions: Bool
) throws -> BuildFailure? {
  var environment = ProcessInfo.processInfo.environment
  if solutions { environment["SOLUTIONS"] = "1" }
  let process = try runProcess(
    "/usr/bin/env", ["swift", "build", "--product", product] + workspace.buildArguments,
    environment: environment, limits: ProcessLimits(keptBytes: 1_000_000))
  if process.ending == .exited(status: 0) { return nil }
  return BuildFailure(
    output: process.output.text + "\n" + process.errors.text, chapter: chapter,
    package: workspace.package.path)
}
