import Console
import Foundation

/// Runs the companion of the course.
///
/// - Parameter arguments: the words after `swift run course`.
/// - Returns: the exit status: 0 if all that was asked for is solved or sound, 1 if not, 2 if the
///   command line cannot be read.
public func runCompanion(arguments: [String]) -> Int32 {
  do {
    let command = try Command(arguments: arguments)
    let workspace = try Workspace()
    // Ctrl-C is how `watch` is meant to end.
    endCleanlyOnSignals { command.isWatch && $0 == SIGINT ? 0 : 128 + $0 }
    return try Session(workspace: workspace, console: .standard).run(command)
  } catch let error as CommandError {
    complain("\(error)\nswift run course --help lists the commands.")
    return 2
  } catch {
    complain(explanation(of: error))
    return 1
  }
}

private func complain(_ text: String) {
  let width = min(100, StandardStream.error.columns ?? 80)
  StandardStream.error.send("course: \(text)".folded(to: width) + "\n")
}

/// A run of the companion in a workspace.
struct Session {
  let workspace: Workspace
  let console: Screen
  let workshop: Workshop

  /// Where the companion's memory is kept.
  let memoryFile: URL

  init(workspace: Workspace, console: Screen) {
    self.init(
      workspace: workspace, console: console,
      workshop: Workshop(workspace: workspace, console: console), memoryFile: Memory.standardFile)
  }

  init(workspace: Workspace, console: Screen, workshop: Workshop, memoryFile: URL) {
    self.workspace = workspace
    self.console = console
    self.workshop = workshop
    self.memoryFile = memoryFile
  }

  /// What the companion was last asked about.
  func memory() -> Memory { Memory(file: memoryFile, workspace: workspace) }

  /// Does what is asked.
  ///
  /// - Returns: the exit status.
  func run(_ command: Command) throws -> Int32 {
    switch command {
    case .overview: try showOverview()
    case .test(let selection): try test(selection)
    case .watch(let selection): try watch(selection)
    case .next: try showNext()
    case .hint(let number, let hint): showHint(try number.map { try exercise($0) }, hint)
    case .reset(let selection): try reset(selection.exercises)
    case .undoReset(let selection): try undoReset(selection?.exercises)
    case .solution(let number, let isForced):
      try showSolution(try exercise(number), isForced: isForced)
    case .finale(let chapter): try showFinale(of: chapter)
    case .page(let picture):
      try makePage(picture: picture.map { URL(fileURLWithPath: $0).path })
    case .list(let selection): try list(selection)
    case .review(let chapters):
      review(chapters, seed: .random(in: 0 ... .max)) { readLine() }
    case .matrix(let selection): try showMatrix(selection)
    case .reports(let selection): try showReports(selection)
    case .weave(let selection, let isCheck): try weave(selection, isCheck: isCheck)
    case .book:
      try bind(
        Pandoc(environment: ProcessInfo.processInfo.environment),
        environment: ProcessInfo.processInfo.environment)
    case .playground(let experiment, let opens):
      try makePlayground(
        WebAssemblyToolchain(environment: ProcessInfo.processInfo.environment), at: experiment,
        opens: opens)
    case .grade(let words): try grade(words)
    case .merge(let words): try merge(words)
    case .help: showHelp()
    }
  }

  private func showHelp() -> Int32 {
    console.line(help(width: console.width))
    return 0
  }
}

extension Command {
  fileprivate var isWatch: Bool {
    if case .watch = self { true } else { false }
  }
}
