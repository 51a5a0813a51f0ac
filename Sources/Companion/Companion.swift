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
    StandardStream.error.send("course: \(error)\nswift run course --help lists the commands.\n")
    return 2
  } catch {
    StandardStream.error.send("course: \(explanation(of: error))\n")
    return 1
  }
}

/// A run of the companion in a workspace.
struct Session {
  let workspace: Workspace
  let console: Screen
  let workshop: Workshop

  init(workspace: Workspace, console: Screen) {
    self.init(
      workspace: workspace, console: console,
      workshop: Workshop(workspace: workspace, console: console))
  }

  init(workspace: Workspace, console: Screen, workshop: Workshop) {
    self.workspace = workspace
    self.console = console
    self.workshop = workshop
  }

  /// Does what is asked.
  ///
  /// - Returns: the exit status.
  func run(_ command: Command) throws -> Int32 {
    switch command {
    case .overview: try showOverview()
    case .test(let selection): try test(selection)
    case .watch(let selection): try watch(selection)
    case .hint(let number, let hint): showHint(try exercise(number), hint)
    case .reset(let number): try reset(try exercise(number))
    case .solution(let number, let isForced):
      try showSolution(try exercise(number), isForced: isForced)
    case .list: try list()
    case .matrix(let selection): try showMatrix(selection)
    case .reports(let selection): try showReports(selection)
    case .weave(let selection, let isCheck): try weave(selection, isCheck: isCheck)
    case .book: try bind(Pandoc(environment: ProcessInfo.processInfo.environment))
    case .grade(let words): try grade(words)
    case .merge(let words): try merge(words)
    case .help: showHelp()
    }
  }

  private func showHelp() -> Int32 {
    console.line(help)
    return 0
  }
}

extension Command {
  fileprivate var isWatch: Bool {
    if case .watch = self { true } else { false }
  }
}
