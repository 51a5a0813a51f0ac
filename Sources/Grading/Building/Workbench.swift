import Console
import Exercises
import Foundation

/// The compiled parts of the course of which workers are made, in a folder that holds nothing else:
/// no check, no solution, no source.
///
/// They are built once, by the package manager, as parts of the course's own workers. For each
/// submission only the learner's files are compiled, and linked with them.
package struct Workbench: Sendable {
  let course: Course
  let sandbox: Sandbox

  /// Where submissions are laid out and built, a folder each.
  let folder: URL

  private let modules: URL
  private let moduleCache: URL

  private let objects: URL

  /// For each chapter, what compiles and links its worker.
  private var commands: [String: BuildCommands] = [:]

  /// The modules that an exercise may import, and what they need.
  private static let moduleNames = ["Groundwork", "NeuralNetworks", "Exercises"]

  /// Copies the parts.
  ///
  /// - Parameters:
  ///   - course: the course, whose workers are built.
  ///   - chapters: the chapters that are graded.
  ///   - sandbox: where workers are built and run.
  ///   - folder: an empty folder for a moment.
  /// - Throws: `GradingError` if a part is missing, or a worker with unfinished functions cannot be
  ///   built with them.
  package init(
    _ course: Course, chapters: [CourseChapter], sandbox: Sandbox, in folder: URL
  ) throws {
    self.course = course
    self.sandbox = sandbox
    self.folder = folder
    modules = folder.appendingPathComponent("modules")
    moduleCache = folder.appendingPathComponent("module-cache")
    objects = folder.appendingPathComponent("objects")
    let files = FileManager.default
    // Its name says nothing, and others cannot list it; they may pass through.
    try files.setAttributes([.posixPermissions: 0o711], ofItemAtPath: folder.path)
    for place in [modules, moduleCache, objects] {
      try files.createDirectory(at: place, withIntermediateDirectories: true)
    }
    for name in Self.moduleNames.map({ "\($0).swiftmodule" }) {
      try files.copyItem(
        at: course.products.appendingPathComponent("Modules/\(name)"),
        to: modules.appendingPathComponent(name))
    }
    var copies: [String: URL] = [:]
    for (index, chapter) in chapters.enumerated() {
      try prepare(chapter, linkedOf: try list(chapter, &copies), isFirst: index == 0)
    }
  }

  /// Copies what a chapter's worker is linked of, but for the learner's part.
  private func list(_ chapter: CourseChapter, _ copies: inout [String: URL]) throws -> URL {
    let original = course.products.appendingPathComponent(
      "\(chapter.worker).product/Objects.LinkFileList")
    guard let text = try? String(contentsOf: original, encoding: .utf8) else {
      throw GradingError("found no \(original.path), expected the build to leave it")
    }
    var names: [String] = []
    for line in text.split(separator: "\n") {
      let path = line.trimmingCharacters(in: CharacterSet(charactersIn: "'\""))
      guard !path.contains("/\(chapter.module).build/") else { continue }
      let copy =
        copies[path] ?? objects.appendingPathComponent("\(copies.count).o")
      if copies.updateValue(copy, forKey: path) == nil {
        try FileManager.default.copyItem(at: URL(fileURLWithPath: path), to: copy)
      }
      names.append(copy.path)
    }
    let list = objects.appendingPathComponent(chapter.worker)
    try Data(quoted(names).replacing(" ", with: "\n").utf8).write(to: list)
    return list
  }

  /// Builds a chapter's worker with unfinished functions: so it is known before the first submission
  /// that all is there and which programs it takes, and the compiler's cache of the system's modules
  /// is filled. From then on nobody can write to that.
  private mutating func prepare(
    _ chapter: CourseChapter, linkedOf list: URL, isFirst: Bool
  ) throws {
    func driver(isVerbose: Bool) -> BuildCommands {
      BuildCommands(
        chapter, modules: modules, moduleCache: moduleCache, list: list, in: folder,
        isVerbose: isVerbose)
    }
    let stubs = try stubs(of: chapter)
    let told = try withAttempt { attempt in
      let process = try make(
        stubs, of: chapter, in: attempt, by: driver(isVerbose: true), isOwn: isFirst)
      guard process.ending == .exited(status: 0) else {
        let outcome = outcome(of: process, chapter, in: attempt)
        throw GradingError("the worker of \(chapter.name) cannot be built: \(outcome)")
      }
      let link = made(in: attempt).appendingPathComponent("link.txt")
      let output = try process.output.text + "\n" + String(contentsOf: link, encoding: .utf8)
      return BuildCommands(toldIn: output, of: attempt, orElse: driver(isVerbose: false))
    }
    if isFirst {
      _ = try runProcess(
        "/bin/chmod", ["-R", "a+rX", moduleCache.path],
        environment: ProcessInfo.processInfo.environment)
    }
    commands[chapter.name] = told
    if told != nil, case .worker = try withAttempt({ try build(stubs, of: chapter, in: $0) }) {
      return
    }
    commands[chapter.name] = driver(isVerbose: false)
  }

  /// The unfinished files of a chapter, by the numbers of their exercises.
  func stubs(of chapter: CourseChapter) throws(GradingError) -> [String: String] {
    var stubs: [String: String] = [:]
    for exercise in chapter.exercises {
      guard let stub = course.stub(exercise) else {
        throw GradingError(
          "found no solution of exercise \(exercise.number), expected one: the unfinished file is "
            + "made from it")
      }
      stubs[exercise.number] = stub
    }
    return stubs
  }

  /// Runs a step with a new folder for one attempt to build a worker.
  func withAttempt<Result>(_ step: (URL) throws -> Result) throws -> Result {
    let attempt = folder.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: attempt) }
    // The folder around it is not made again where it was removed, because the program is to end.
    try FileManager.default.createDirectory(at: attempt, withIntermediateDirectories: false)
    return try step(attempt)
  }

  /// Builds a worker with some answers.
  ///
  /// - Parameters:
  ///   - texts: the files of all exercises of the chapter, by number.
  ///   - chapter: the chapter.
  ///   - attempt: the folder for it.
  /// - Returns: the worker, or why there is none.
  /// - Throws: an error of the system.
  func build(
    _ texts: [String: String], of chapter: CourseChapter, in attempt: URL
  ) throws -> BuildOutcome {
    guard let commands = commands[chapter.name] else {
      throw GradingError("\(chapter.name) is not prepared")
    }
    return outcome(
      of: try make(texts, of: chapter, in: attempt, by: commands), chapter, in: attempt)
  }

  private func outcome(
    of process: FinishedProcess, _ chapter: CourseChapter, in attempt: URL
  ) -> BuildOutcome {
    if process.ending == .exited(status: 0) {
      return .worker(made(in: attempt).appendingPathComponent("worker"))
    }
    return BuildOutcome(process, chapter: chapter, folder: attempt, course: course)
  }

  /// Where compiler and linker may write.
  private func made(in attempt: URL) -> URL { attempt.appendingPathComponent("made") }

  /// Lays files out and runs what makes a worker of them. Where they are the course's own, the
  /// compiler's cache can be filled.
  private func make(
    _ texts: [String: String], of chapter: CourseChapter, in attempt: URL,
    by commands: BuildCommands, isOwn: Bool = false
  ) throws -> FinishedProcess {
    let files = FileManager.default
    let made = made(in: attempt)
    try files.createDirectory(at: made, withIntermediateDirectories: false)
    var folder = attempt
    for name in chapter.folder.split(separator: "/") {
      folder.appendPathComponent(String(name))
      try files.createDirectory(at: folder, withIntermediateDirectories: false)
    }
    for exercise in chapter.exercises {
      try Data((texts[exercise.number] ?? "").utf8).write(
        to: attempt.appendingPathComponent(exercise.file))
    }
    var command = ["bash", "-c", commands.script(for: attempt, in: made)]
    if !isOwn {
      if sandbox.handsOn {
        try files.setAttributes([.ownerAccountID: Sandbox.nobody], ofItemAtPath: made.path)
      }
      // The compiler needs more room than an answer.
      let limits = Confinement(
        readable: [modules, objects, moduleCache, attempt], writable: made, seconds: 20,
        megabytes: 6144, processes: 64, fileMegabytes: 64, openFiles: 256)
      let start = attempt.appendingPathComponent("build")
      try sandbox.write(running: command, with: limits, to: start)
      command = [start.path]
    }
    // What the sandbox leaves behind is this program's: unburied, it would slow down whoever looks
    // through all processes.
    defer { endOrphans() }
    // A compiler that does not come to its end uses up its time of the processor; one that waits
    // this long waits for the machine.
    return try runProcess(
      "/usr/bin/env", command, environment: ProcessInfo.processInfo.environment,
      limits: ProcessLimits(seconds: 600, printedBytes: 10_000_000, keptBytes: 200_000))
  }
}
