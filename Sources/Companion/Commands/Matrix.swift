import Exercises
import Groundwork

extension Session {
  /// Shows for each known wrong answer whether it is caught, and for each other right answer
  /// whether it is accepted.
  func showMatrix(_ selection: Selection) throws -> Int32 {
    let audits = try selection.chapters.flatMap { chapter, exercises in
      try exercises.map { try workshop.audit($0, chapter) }
    }
    showTable("wrong answer", audits, good: "caught", bad: "MISSED") { $0.mistakes }
    console.line()
    showTable("other right answer", audits, good: "accepted", bad: "REJECTED") { $0.rightAnswers }
    let faults = audits.flatMap(\.allFaults)
    for fault in faults { console.line("\n\(fault)") }
    return faults.isEmpty ? 0 : 1
  }

  private func showTable(
    _ title: String, _ audits: [Audit], good: String, bad: String,
    _ entries: (Audit) -> [Audit.Entry]
  ) {
    let rows = audits.flatMap { audit in
      entries(audit).map { [audit.number, $0.fault == nil ? good : bad, $0.name] }
    }
    console.line("\(TextTable(["exercise", "outcome", title], rows: rows))")
    console.line()
    console.line("\(rows.count { $0[1] == good }) of \(rows.count) \(good).")
  }
}
