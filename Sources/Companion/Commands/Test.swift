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
      console.line()
      console.line("\(failure)")
      console.line()
    }
    for finding in found.findings {
      let exercise = finding.exercise
      let sign = console.sign(isSolved: finding.isSolved)
      guard let problem = finding.problem else {
        console.line("\(sign) Exercise \(exercise.number), \(exercise.title)")
        continue
      }
      if found.buildFailure == nil || problem.contains("\n") || problem.contains("open ") {
        console.line("\(sign) \(problem)")
      } else {
        console.line("\(sign) Exercise \(exercise.number), \(exercise.title): \(problem)")
      }
    }
  }

  /// Says how many are solved and where to go on.
  func showNext(after findings: [Finding]) {
    let solved = findings.count { $0.isSolved }
    console.line("\(solved) of \(findings.count) solved.")
    guard let next = findings.first(where: { !$0.isSolved })?.exercise else { return }
    console.line()
    console.line("Next: exercise \(next.number), \(next.title)")
    console.line("  open \(next.file)")
    console.line("  swift run course test \(next.number)")
    console.line("  swift run course hint \(next.number)")
  }
}
