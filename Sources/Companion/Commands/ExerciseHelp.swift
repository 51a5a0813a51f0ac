import Exercises
import Foundation

extension Session {
  /// Shows one of the hints of an exercise.
  func showHint(_ exercise: Outline, _ number: Int) -> Int32 {
    let count = exercise.hints.count
    console.line("Hint \(number) of \(count) for exercise \(exercise.number), \(exercise.title):")
    console.line("  \(exercise.hints[number - 1])")
    if number < count {
      console.line()
      console.line("A plainer one: swift run course hint \(exercise.number) \(number + 1)")
    }
    return 0
  }

  /// Shows the solution of an exercise that is solved.
  func showSolution(_ exercise: Outline, isForced: Bool) throws -> Int32 {
    if !isForced {
      let chapters = Selection.exercise(exercise.number).chapters
      let found = try chapters.map { try workshop.examine($0.chapter, $0.exercises) }
      guard found.flatMap(\.findings).allSatisfy(\.isSolved) else {
        console.line("Exercise \(exercise.number), \(exercise.title), is not solved yet.")
        console.line("  swift run course hint \(exercise.number)")
        console.line("  swift run course solution \(exercise.number) --force")
        return 1
      }
    }
    let path = Stub(exercise: exercise, workspace: workspace).solution
    console.line("\(path):")
    console.line()
    console.line(try String(contentsOf: workspace.url(path), encoding: .utf8))
    return 0
  }

  /// Puts the stub of an exercise back.
  func reset(_ exercise: Outline) throws -> Int32 {
    let stub = Stub(exercise: exercise, workspace: workspace)
    if stub.isUntouched {
      console.line("\(exercise.file) is as it was at first; nothing to do.")
      return 0
    }
    let kept = try stub.restore()
    console.line("\(exercise.file) is as it was at first.")
    if let kept { console.line("Your version is kept in \(kept)") }
    return 0
  }
}
