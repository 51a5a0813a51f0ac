import Exercises

extension Finding {
  /// How far the exercise has come, in one sign.
  var sign: Sign {
    switch report.state {
    case .solved: .solved
    case .wrong: .wrong
    case .notDone: .notDone
    case .stopped, .notJudged: .stopped
    }
  }

  /// The same in words.
  var words: String {
    switch report.state {
    case .solved: "solved"
    case .wrong: "not right yet"
    case .notDone: "not done yet"
    case .stopped: "crashes or hangs"
    case .notJudged:
      // "does not compile" and "cannot be called" say more; longer words have no room in a list.
      report.parts.first.flatMap { $0.words.count <= 16 ? $0.words : nil } ?? "cannot be judged"
    }
  }
}

extension Session {
  /// The findings as the learner is to read them: what to do about a mistake that is named comes
  /// when an exercise fails with one for the second time.
  func advised(_ found: ChapterFindings) -> ChapterFindings {
    let mistaken = memory().mistaken
    return ChapterFindings(
      chapter: found.chapter, buildFailure: found.buildFailure,
      findings: found.findings.map { finding in
        mistaken.contains(finding.exercise.number)
          ? finding
          : Finding(
            exercise: finding.exercise, report: finding.report.withoutRemedies,
            buildFailure: finding.buildFailure)
      })
  }

  /// Shows a line for each solved exercise, and what is the matter with the others.
  func show(_ found: ChapterFindings) {
    console.line()
    console.line("Chapter \(found.chapter.number), \(found.chapter.topic)")
    if let failure = found.buildFailure { showProblem("\(failure)", .stopped) }
    show(found.findings)
  }

  /// Shows a line for each solved exercise, and what is the matter with the others.
  func show(_ findings: [Finding]) {
    for finding in findings {
      let exercise = finding.exercise
      switch finding.state {
      case .solved:
        console.line("\(console.sign(.solved)) Exercise \(exercise.number), \(exercise.title)")
        // How good a right answer is, where answers differ in that.
        for note in finding.report.notes { console.text("  " + note.text) }
        for remark in remarksOnBest(finding) { console.text("  " + remark) }
      case .open(let problem):
        // What is wrong has no line of its own; an editor opens the function.
        let place = Stub(exercise: exercise, workspace: workspace).place
        let problem = problem.replacing(
          "open \(exercise.file)\n", with: "open \(place)\n", maxReplacements: 1)
        showProblem(problem, finding.sign)
      case .notCompiled: break
      }
    }
  }

  /// Shows what is the matter; what is to be opened gets a line of its own.
  private func showProblem(_ problem: String, _ sign: Sign) {
    let text = problem.replacing(": open ", with: "\n  open ", maxReplacements: 1)
    let folded = "\(sign.rawValue) \(text)".folded(to: console.width)
    console.line(console.sign(sign) + folded.dropFirst())
  }

  /// Shows an exercise to go on with: what it takes, what to read, what to open.
  ///
  /// - Parameters:
  ///   - exercise: the exercise.
  ///   - lead: what to call it: "Next".
  func show(_ exercise: Outline, as lead: String) {
    console.text(
      "\(lead): exercise \(exercise.number), \(exercise.title)  \(exercise.difficultyInDots)  "
        + "about \(exercise.minutes) minutes")
    let sections = chapter(of: exercise).map { chapter in
      [
        ("read", "section \(exercise.section) in \(chapter.page)"),
        ("  or", chapter.command(section: exercise.section)),
      ]
    }
    console.commands(
      (sections ?? []) + [("open", Stub(exercise: exercise, workspace: workspace).place)])
  }

  /// Says what the learner has built in a chapter whose exercises are all solved.
  func praise(_ chapter: Chapter) {
    noteSolved(chapter)
    console.text(
      "Chapter \(chapter.number) is complete. You have built \(chapter.achievement)")
  }

  /// How to run what the learner has built in a chapter.
  func offerFinale(of chapter: Chapter) {
    console.commands([
      ("swift run course finale \(chapter.number)", "runs its experiment on your own code")
    ])
  }

  /// Says that nothing is left to solve, and what to do with it.
  func praiseCourse() {
    console.text(
      "All \(allExercises.count) exercises are solved. From one weighted sum to a network that "
        + "reads handwriting, every part that matters is now code of your own. Write a digit, and "
        + "have it read from a PNG or PGM picture:")
    console.commands([
      ("swift run course page FILE", "by your own lines, on a page to show to a friend"),
      (
        "swift run \(allChapters.last?.name ?? "") --read FILE",
        "by the larger network of the last chapter"
      ),
    ])
  }
}
