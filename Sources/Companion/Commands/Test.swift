import Checks
import ExerciseSupport

extension Session {
  /// Judges the selected answers and says what is the matter with each.
  func test(_ selection: Selection) throws -> Int32 {
    var all: [Finding] = []
    for (chapter, exercises) in selection.chapters where !exercises.isEmpty {
      let findings = try workshop.examine(chapter, exercises)
      show(findings)
      all += findings.findings
    }
    console.line()
    showNext(after: all)
    return all.allSatisfy(\.isSolved) ? 0 : 1
  }

  /// Shows a line for each solved exercise, and what is the matter with the others.
  func show(_ found: ChapterFindings) {
    console.line()
    console.line("Chapter \(found.chapter.number), \(found.chapter.topic)")
    if let failure = found.buildFailure {
      console.line("\(console.open) \(failure)")
    }
    for finding in found.findings {
      let exercise = finding.exercise
      switch finding.state {
      case .solved:
        console.line("\(console.solved) Exercise \(exercise.number), \(exercise.title)")
      case .open(let problem):
        console.line("\(console.open) \(problem)")
      case .notCompiled:
        break
      }
    }
  }

  /// Says how many are solved and where to go on.
  func showNext(after findings: [Finding]) {
    console.line("\(findings.count { $0.isSolved }) of \(findings.count) solved.")
    guard let next = findings.first(where: { !$0.isSolved }) else { return }
    console.line()
    let exercise = next.exercise
    if case .notCompiled(let failure) = next.state {
      console.line("Next: \(failure.summary)")
      console.line("  swift run course test \(exercise.number)")
      return
    }
    console.line("Next: exercise \(exercise.number), \(exercise.title)")
    console.line("  open \(exercise.file)")
    console.line("  swift run course test \(exercise.number)")
    console.line("  swift run course hint \(exercise.number)")
  }
}
