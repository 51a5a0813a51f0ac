import Console
import ExerciseSupport
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
      let states = exercises.map { exercise in
        Event.ExerciseState(
          number: exercise.number, title: exercise.title, file: exercise.file, state: .unknown)
      }
      return narrator.exercises(states, line: line)
    }
    guard terminal.isVisible else { return }
    let states = stoppingOnFailure { try judged() }
    narrator.exercises(states, line: line)
    let open = numbers.filter { number in
      states.contains { $0.number == number && $0.state != .solved }
    }
    if open.isEmpty {
      step()
    } else {
      narrator.remark(YourTurn.text(needs: numbers, open: open), line: line)
    }
  }

  /// The exercises with their states; each is judged in a process of its own.
  private func judged() throws -> [Event.ExerciseState] {
    guard let program = Bundle.main.executableURL else { throw NoProgram() }
    let bar = ProgressBar("Checking your exercises")
    defer { bar.finish() }
    return try exercises.enumerated().map { index, exercise in
      bar.update(to: Double(index) / Double(exercises.count))
      let outcome = try judgeInProcess(exercise, of: program).outcome
      return YourTurn.state(of: exercise, outcome)
    }
  }
}

/// What the end of a chapter says of its exercises.
enum YourTurn {
  /// The state of an exercise by its verdict.
  static func state(
    of exercise: some NamedExercise, _ outcome: ProcessVerdict.Outcome
  ) -> Event.ExerciseState {
    var file = exercise.file
    let state: Event.ExerciseState.State
    switch outcome {
    case .judged(.correct):
      state = .solved
    case .judged(.notDone(let path, let line)):
      state = .notDone
      file = "\(path):\(line)"
    default:
      state = .wrong
    }
    return Event.ExerciseState(
      number: exercise.number, title: exercise.title, file: file, state: state)
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
