import ExerciseSupport
import Groundwork

extension Session {
  /// Shows for each known wrong answer whether it is caught, and for each other right answer
  /// whether it is accepted.
  func showMatrix(_ selection: Selection) -> Int32 {
    let exercises = selection.chapters.flatMap(\.exercises)
    showTable("wrong answer", exercises, good: "caught", bad: "MISSED") { $0.misconceptionOutcomes }
    console.line()
    showTable("other right answer", exercises, good: "accepted", bad: "REJECTED") {
      $0.otherAnswerOutcomes
    }
    let faults = exercises.flatMap(\.faults)
    for fault in faults { console.line("\n\(fault)") }
    return faults.isEmpty ? 0 : 1
  }

  private func showTable(
    _ title: String, _ exercises: [any AnyExercise], good: String, bad: String,
    _ outcomes: (any AnyExercise) -> [CatalogueOutcome]
  ) {
    let rows = exercises.flatMap { exercise in
      outcomes(exercise).map { [exercise.number, $0.fault == nil ? good : bad, $0.name] }
    }
    console.line("\(TextTable(["exercise", "outcome", title], rows: rows))")
    console.line()
    console.line("\(rows.count { $0[1] == good }) of \(rows.count) \(good).")
  }
}
