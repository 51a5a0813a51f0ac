import Groundwork

extension Session {
  /// Judges the selected answers and says what is the matter with each.
  func test(_ selection: Selection) throws -> Int32 {
    var all: [Finding] = []
    for (chapter, exercises) in selection.chapters where !exercises.isEmpty {
      let findings = try workshop.examine(chapter, exercises)
      show(findings)
      all += findings.findings
    }
    guard !all.isEmpty else {
      console.line("There are no exercises here.")
      return 1
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
      console.line("\(console.open) \(separatingOpen(in: "\(failure)"))")
    }
    for finding in found.findings {
      let exercise = finding.exercise
      switch finding.state {
      case .solved:
        console.line("\(console.solved) Exercise \(exercise.number), \(exercise.title)")
        for note in finding.notes { console.line(laidOut("  " + note)) }
      case .open(let problem):
        console.line("\(console.open) \(laidOut(problem))")
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

/// Gives what is to be opened a line of its own.
private func separatingOpen(in text: String) -> String {
  text.replacing(": open ", with: "\n  open ", maxReplacements: 1)
}

/// Folds lines of more than 80 columns between words, where they are indented as before.
private func laidOut(_ problem: String) -> String {
  separatingOpen(in: problem).split(separator: "\n", omittingEmptySubsequences: false)
    .flatMap { line -> [String] in
      guard line.count > 80 else { return [String(line)] }
      let indent = String(line.prefix { $0 == " " })
      return String(line.dropFirst(indent.count)).wrapped(to: 80 - indent.count)
        .map { indent + $0 }
    }.joined(separator: "\n")
}
