import Console
import ExerciseSupport
import Foundation

/// Builds a chapter's program, with its exercises.
///
/// - Parameters:
///   - chapter: the chapter.
///   - workspace: where to build.
///   - solutions: whether the solutions are built in place of the learner's files.
/// - Returns: what the compiler complains of; nil after a good build.
/// - Throws: `ProcessError` if there is no `swift` to run.
func buildProgram(
  of chapter: Chapter, in workspace: Workspace, solutions: Bool
) throws -> BuildFailure? {
  var environment = ProcessInfo.processInfo.environment
  if solutions { environment["SOLUTIONS"] = "1" }
  let process = try runProcess(
    "/usr/bin/env",
    ["swift", "build", "--product", chapter.name]
      + workspace.buildArguments,
    environment: environment, limits: ProcessLimits(keptBytes: 1_000_000))
  if process.ending == .exited(status: 0) { return nil }
  return BuildFailure(
    output: process.output.text + "\n" + process.errors.text, chapter: chapter,
    package: workspace.package.path)
}
