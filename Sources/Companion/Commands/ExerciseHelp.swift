import Exercises
import Foundation

extension Session {
  /// Shows a hint of an exercise.
  ///
  /// - Parameters:
  ///   - exercise: the exercise; nil for the one that the learner is at.
  ///   - number: which hint, from 1; nil for the one after the last.
  /// - Returns: the exit status.
  func showHint(_ exercise: Outline?, _ number: Int?) -> Int32 {
    guard let exercise = exercise ?? latestExercise(by: memory()) else {
      console.text("No exercise is left untouched: swift run course tells what is open.")
      return 0
    }
    let given = giveHint(exercise, number)
    console.line()
    if given < exercise.hints.count {
      console.commands([("swift run course hint", "a plainer one")])
    } else {
      console.text("There are no more hints, but there is a solution:")
      console.commands([("swift run course solution \(exercise.number) --force", "")])
    }
    return 0
  }

  /// Shows a hint, by default the one after the last.
  ///
  /// - Returns: its number.
  @discardableResult
  func giveHint(_ exercise: Outline, _ number: Int? = nil) -> Int {
    var memory = memory()
    let count = exercise.hints.count
    let number = number ?? min((memory.hints[exercise.number] ?? 0) + 1, count)
    memory.noteHint(number, for: exercise.number)
    console.text("Hint \(number) of \(count) for exercise \(exercise.number), \(exercise.title):")
    console.text("  \(exercise.hints[number - 1])")
    return number
  }

  /// The exercise that the learner is at, as far as that can be told in a moment: the one that was
  /// edited, judged or helped with last; after a pass, the next that nobody has touched.
  private func latestExercise(by memory: Memory) -> Outline? {
    let begun = allExercises.compactMap { exercise -> (exercise: Outline, date: Date)? in
      let stub = Stub(exercise: exercise, workspace: workspace)
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: workspace.url(exercise.file).path)
      guard !stub.isUntouched, let date = attributes?[.modificationDate] as? Date else {
        return nil
      }
      return (exercise, date)
    }
    let edited = begun.max { $0.date < $1.date }
    if let edited, edited.date > memory.date { return edited.exercise }
    let latest = allExercises.firstIndex { $0.number == memory.latest }
    if let latest, !memory.latestIsSolved { return allExercises[latest] }
    let rest = allExercises[(latest ?? 0)...] + allExercises[..<(latest ?? 0)]
    return rest.first { exercise in !begun.contains { $0.exercise == exercise } }
  }

  /// Shows the solution of an exercise that is solved.
  func showSolution(_ exercise: Outline, isForced: Bool) throws -> Int32 {
    if !isForced {
      guard try firstOpen(among: [exercise]) == nil else {
        console.text("Exercise \(exercise.number), \(exercise.title), is not solved yet.")
        console.commands([
          ("swift run course hint \(exercise.number)", "helps on"),
          ("swift run course solution \(exercise.number) --force", "shows a solution all the same"),
        ])
        return 1
      }
    }
    showSolution(exercise)
    return 0
  }

  /// Shows the body of a solution.
  func showSolution(_ exercise: Outline) {
    let stub = Stub(exercise: exercise, workspace: workspace)
    console.line("// Exercise \(exercise.number), \(exercise.title): \(stub.solution)")
    console.line()
    console.line(stub.solutionBody ?? "// \(stub.solution) is missing.")
  }
}
