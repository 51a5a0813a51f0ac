import Console
import Exercises
import Foundation

/// Builds the program that calls the answers to a chapter's exercises, the learner's or the
/// solutions.
///
/// What does not compile, and what an exercise must not hold, is replaced by its stub in a copy of
/// the files, until the rest compiles.
///
/// - Returns: what was replaced, and why; nothing where all files are the learner's. A failure that
///   stops the whole chapter is the last.
/// - Throws: `ProcessError` if there is no `swift` to run, and the system's error where the copy
///   cannot be written.
func buildWorker(
  of chapter: Chapter, in workspace: Workspace, solutions: Bool,
  onOutput: (([UInt8]) -> Void)? = nil
) throws -> [BuildFailure] {
  try buildWorker(of: chapter, in: workspace, solutions: solutions) {
    try buildProduct(
      chapter.worker, of: chapter, in: workspace, solutions: solutions, onOutput: onOutput)
  }
}

/// Builds a worker by steps that each try to compile it.
func buildWorker(
  of chapter: Chapter, in workspace: Workspace, solutions: Bool, _ build: () throws -> BuildFailure?
) throws -> [BuildFailure] {
  let copy = JudgedCopy(workspace: workspace, solutions: solutions)
  try copy.refresh()
  var failures: [BuildFailure] = []
  if !solutions {
    for refused in RefusedCode.all(in: chapter, of: workspace) {
      failures.append(BuildFailure(refused, chapter: chapter))
      try copy.replace(refused.file, of: chapter)
    }
  }
  var isSecondTry = false
  while let failure = try build() {
    let new = failure.byFile(in: copy).filter { new in
      !failures.contains { $0.file == new.file }
    }
    if new.isEmpty {
      if isSecondTry { return failures + [failure] }
      // It may be a moment's failure of the machine, or of a build that took a stub for what stood
      // there before: both were seen once in some hundred builds.
      isSecondTry = true
      for case let file? in failures.map(\.file) { try copy.replace(file, of: chapter) }
      continue
    }
    let earlier = failures
    for failure in new {
      failures.append(failure.held(upBy: earlier, in: workspace))
      if let file = failure.file { try copy.replace(file, of: chapter) }
    }
  }
  return failures
}

/// Builds the program that judges a chapter, unless it is newer than all it is made from: nobody
/// who solves exercises changes that.
func buildJudge(
  of chapter: Chapter, in workspace: Workspace, solutions: Bool,
  onOutput: (([UInt8]) -> Void)? = nil
) throws -> BuildFailure? {
  let built = changeTime(of: workspace.products.appendingPathComponent(chapter.judge))
  let sources = judgeFolders(of: chapter).flatMap { folder in
    FileManager.default.enumerator(at: workspace.url(folder), includingPropertiesForKeys: nil)?
      .compactMap { $0 as? URL } ?? []
  }
  if let built, sources.allSatisfy({ changeTime(of: $0).map { $0 <= built } ?? true }) {
    return nil
  }
  return try buildProduct(
    chapter.judge, of: chapter, in: workspace, solutions: solutions, onOutput: onOutput)
}

/// The folders that a chapter's judge is made from.
func judgeFolders(of chapter: Chapter) -> [String] {
  [
    "Answers/Serving", "Checks/\(chapter.name)", "Console", "DataFiles", "Datasets", "Exercises",
    "Groundwork", "Handwriting", "Judging", "NeuralNetworks", "PictureFiles",
  ].map { "Sources/\($0)" }
}

/// When a file was last changed; nil if it is not there.
func changeTime(of file: URL) -> Date? {
  try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
}

/// Builds a program of a chapter, in the same way as the last build.
///
/// In a terminal `swift` asks the compiler for colors, and that is a change of flags for which all
/// of the library would be compiled again. So whoever built last, in a terminal or not, decides: the
/// build thinks that it writes to a terminal, or to a file.
///
/// Where the plan that an earlier build has left is at fault, it is built once more with a new plan.
///
/// Nobody else may build in this workspace at the same time: see `JudgedCopy.lock`.
///
/// - Parameters:
///   - product: the program.
///   - chapter: the chapter.
///   - workspace: where to build.
///   - solutions: whether the solutions are built in place of the learner's files.
///   - onOutput: is given what the build prints, as it comes.
/// - Returns: what the compiler complains of; nil after a good build.
/// - Throws: `ProcessError` if there is no `swift` to run.
func buildProduct(
  _ product: String, of chapter: Chapter, in workspace: Workspace, solutions: Bool,
  onOutput: (([UInt8]) -> Void)? = nil
) throws -> BuildFailure? {
  var environment = ProcessInfo.processInfo.environment
  environment["JUDGED"] = "1"
  if solutions { environment["SOLUTIONS"] = "1" }
  // A compiler that is killed leaves files of its own behind; here the next build removes them.
  let temporary = workspace.temporaryFolder
  try? FileManager.default.removeItem(at: temporary)
  try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
  environment["TMPDIR"] = temporary.path
  let isColored = workspace.isBuiltInColor
  if isColored {
    environment["NO_COLOR"] = nil
    environment["TERM"] = "xterm"
  }
  func build(_ options: [String]) throws -> BuildFailure? {
    let process = try runProcess(
      "/usr/bin/env",
      ["swift", "build", "--product", product] + workspace.buildArguments + options,
      environment: environment, limits: ProcessLimits(keptBytes: 1_000_000), onTerminal: isColored,
      onOutput: onOutput)
    if process.ending == .exited(status: 0) { return nil }
    return BuildFailure(
      output: process.output.text + "\n" + process.errors.text, chapter: chapter,
      package: workspace.package.path)
  }
  let failure = try build([])
  guard let failure, failure.isOfThePlan else { return failure }
  return try build(["--disable-build-manifest-caching"])
}
