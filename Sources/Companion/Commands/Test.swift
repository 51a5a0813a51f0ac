import Exercises

extension Session {
  /// Judges the selected answers and says what is the matter with each.
  func test(_ selection: Selection) throws -> Int32 {
    let all = try selection.chapters.map { chapter, exercises in
      let found = advised(try workshop.examine(chapter, exercises))
      show(found)
      return found
    }
    let findings = all.flatMap(\.findings)
    note(findings)
    console.line()
    if findings.count > 1 {
      console.line("\(findings.count { $0.isSolved }) of \(findings.count) solved.")
    }
    if findings.count > 1 { console.line() }
    if let open = findings.first(where: { !$0.isSolved }) {
      showWhatHelps(with: open)
      return 1
    }
    try showWhatIsNext(after: findings)
    return 0
  }

  /// Takes note of verdicts, so that `hint` knows where the learner is: at the first open one.
  func note(_ findings: [Finding]) {
    var memory = memory()
    memory.note(findings)
  }

  /// Where to go on while something is open.
  private func showWhatHelps(with finding: Finding) {
    let number = finding.exercise.number
    if case .notCompiled(let failure) = finding.state {
      console.text("Next: \(failure.summary)")
    } else {
      show(finding.exercise, as: "Next")
    }
    console.commands([
      ("swift run course test \(number)", "judges it"),
      ("swift run course hint \(number)", "helps on"),
    ])
  }

  /// After everything that was asked for is right: what that completes, and what comes next.
  private func showWhatIsNext(after findings: [Finding]) throws {
    let solved = findings.map(\.exercise)
    let hasReader = solved.contains { $0.number == FriendPage.reader }
    if hasReader, workspace.text(of: Self.friendPage) == nil, !workshop.usesSolutions {
      try makePage(after: findings)
      console.line()
    }
    var complete: [Chapter] = []
    for chapter in allChapters where chapter.exercises.contains(where: solved.contains) {
      let others = chapter.exercises.filter { !solved.contains($0) }
      // What nobody has touched is open. The rest of a chapter that is built is judged in a moment.
      let isBegun = others.allSatisfy { workshop.untouchedReport($0) == nil }
      if isBegun, try others.isEmpty || firstOpen(among: others) == nil {
        complete.append(chapter)
      }
    }
    var memory = memory()
    let new = complete.filter { memory.noteComplete($0) }
    for chapter in complete {
      praise(chapter)
      // One that was completed just now is shown at once, where somebody is watching.
      if console.isTerminal, new == [chapter] {
        try finale(of: chapter, isNew: true) { false }
      } else {
        offerFinale(of: chapter)
      }
      console.line()
    }
    let last = allExercises.lastIndex { solved.contains($0) } ?? -1
    let rest = allExercises[(last + 1)...] + allExercises[..<(last + 1)]
    if let next = try firstOpen(among: rest.filter { !solved.contains($0) }) {
      show(next.exercise, as: "Next")
    } else {
      praiseCourse()
    }
  }

  /// The first exercise that is not solved; what comes after it is not judged.
  func firstOpen(among exercises: [Outline]) throws -> Finding? {
    var rest = exercises[...]
    while let first = rest.first, let chapter = chapter(of: first) {
      let here = rest.prefix { $0.file.hasPrefix("\(chapter.folder)/") }
      rest = rest.dropFirst(here.count)
      let touched = here.prefix { workshop.untouchedFinding($0) == nil }
      let found = touched.isEmpty ? [] : try workshop.examine(chapter, Array(touched)).findings
      let open = found.first { !$0.isSolved }
      let untouched = here.dropFirst(touched.count).first
      if let open = open ?? untouched.flatMap(workshop.untouchedFinding) { return open }
    }
    return nil
  }
}
