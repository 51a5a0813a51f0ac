import Console
import Exercises
import Foundation
import Groundwork

extension ChapterRun {
  /// Lists the exercises, and runs a step if those it needs are solved.
  func yourTurn(with numbers: [String], line: Int, _ step: () -> Void) {
    for number in numbers where !exercises.contains(where: { $0.number == number }) {
      narrator.add(
        line, "yourTurn needs exercise \(number), which narrate was not given. Add it there.")
    }
    narrator.pause(line: line)
    guard let terminal else {
      return narrator.exercises(
        exercises.map { Event.ExerciseState(exercise: $0, state: .unknown) }, line: line)
    }
    if terminal.view.isFinale {
      terminal.beginFinale()
      return step()
    }
    guard terminal.isVisible else { return }
    let states = stoppingOnFailure { try judged() }
    narrator.exercises(states, line: line)
    let open = numbers.filter { number in
      states.contains { $0.exercise.number == number && $0.state != .solved }
    }
    if open.isEmpty {
      step()
    } else {
      narrator.remark(YourTurn.text(needs: numbers, open: open), line: line)
    }
  }

  /// The exercises with their states.
  private func judged() throws -> [Event.ExerciseState] {
    guard let program = Bundle.main.executableURL else { throw NoProgram() }
    // How far it is, nobody knows; the bar says why the reader waits.
    let bar = ProgressBar("Checking your exercises")
    defer { bar.finish() }
    bar.update(to: 0)
    return YourTurn.states(of: exercises, try reports(by: program.deletingLastPathComponent()))
  }

  /// What the companion has to say of the chapter's exercises.
  ///
  /// The chapter itself knows no right answers. The companion lies beside it as soon as anybody has
  /// asked for a verdict; before that, nothing is known.
  private func reports(by folder: URL) throws -> [Report] {
    let companion = folder.appendingPathComponent("course").path
    guard FileManager.default.isExecutableFile(atPath: companion) else { return [] }
    let process = try runProcess(
      companion, ["reports", place.program], environment: ProcessInfo.processInfo.environment,
      limits: ProcessLimits(keptBytes: 1_000_000))
    return (try? Coding.decode([Report].self, from: Data(process.output.text.utf8))) ?? []
  }
}

/// What the end of a chapter says of its exercises.
enum YourTurn {
  /// The states of exercises by what the judge has reported.
  static func states(of exercises: [Outline], _ reports: [Report]) -> [Event.ExerciseState] {
    exercises.map { exercise in
      let report = reports.first { $0.number == exercise.number }
      let state: Event.ExerciseState.State =
        switch report?.state {
        case nil: .unknown
        case .solved: .solved
        case .notDone: .notDone
        default: .wrong
        }
      return Event.ExerciseState(
        exercise: exercise, line: state == .notDone ? report?.line : nil, state: state)
    }
  }

  /// What to solve for the step to run.
  static func text(needs numbers: [String], open: [String]) -> String {
    let verb = open.count == 1 ? "is" : "are"
    return
      "With exercise\(numbers.count == 1 ? "" : "s") \(numbers.listed(with: "and")) solved, your own "
      + "\(numbers.count == 1 ? "function takes" : "functions take") over here; "
      + "\(open.listed(with: "and")) \(verb) still open. `swift run course test` says what is missing."
  }
}
