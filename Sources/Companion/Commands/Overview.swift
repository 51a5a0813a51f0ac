import Exercises
import Groundwork

extension Session {
  /// Shows what is solved, the next exercise, and the commands that help now.
  func showOverview() throws -> Int32 {
    let all = try examine(.everything)
    let findings = all.flatMap(\.findings)
    let solved = findings.count { $0.isSolved }
    if findings.allSatisfy({ $0.sign == .notDone }) { showHowItWorks() }
    console.line(bar(solved, of: findings.count, cells: 24))
    console.line()
    for found in all {
      show(found.chapter, solved: found.solvedCount, compiles: found.buildFailure == nil)
    }
    console.line()
    offerReview()
    guard let next = findings.first(where: { !$0.isSolved }) else {
      praiseCourse()
      return 0
    }
    if case .notCompiled(let failure) = next.state {
      console.text("First: \(failure.summary)")
      console.line()
    }
    show(next.exercise, as: "Next")
    console.line()
    showCommands(for: next)
    return 0
  }

  /// Shows how much of a chapter is solved.
  func show(_ chapter: Chapter, solved: Int, compiles: Bool = true) {
    let width = allChapters.map { $0.topic.count }.max() ?? 0
    let count = chapter.exercises.count
    let remark =
      !compiles
      ? "  \(console.sign(.stopped)) does not compile"
      : solved == count ? "  \(console.sign(.solved))" : ""
    console.line(
      "\(chapter.number)  \(chapter.topic.padded(to: width))  "
        + bar(solved, of: count, cells: count) + remark)
  }

  private func showHowItWorks() {
    console.text(
      "An exercise is a function without a body: read its section, open its file, write your code "
        + "in place of unfinished(…), and save.")
    console.text(
      "Keep swift run course watch open beside your editor: at each save it says what is right or "
        + "wrong, and it leads you from one exercise to the next.")
    console.line()
  }

  /// The commands that help now.
  private func showCommands(for next: Finding) {
    let number = next.exercise.number
    let begun: [(String, String)] = [
      ("swift run course test \(number)", "judges your answer once"),
      ("swift run course hint", "a hint, and each time a plainer one"),
    ]
    console.commands(
      [("swift run course watch", "judges at each save and leads on")]
        + (next.sign == .notDone ? Array(begun.dropFirst()) : begun)
        + [
          ("swift run course list \(number.prefix { $0 != "." })", "the exercises of this chapter"),
          ("swift run course help", "all commands"),
        ])
  }

  /// Shows the first exercise that is not solved.
  func showNext() throws -> Int32 {
    if let next = try firstOpen(among: allExercises) {
      show(next.exercise, as: "Next")
    } else {
      praiseCourse()
    }
    return 0
  }

  /// Lists exercises with their state; those of a chapter or fewer with the place to open as well.
  func list(_ selection: Selection) throws -> Int32 {
    for (index, found) in try examine(selection).enumerated() {
      if index > 0 { console.line() }
      console.line("Chapter \(found.chapter.number), \(found.chapter.topic)")
      list(found.findings, withPlaces: selection != .everything)
    }
    return 0
  }

  /// Lists exercises with their state.
  func list(_ findings: [Finding], withPlaces: Bool) {
    let titleWidth = allExercises.map { $0.title.displayWidth }.max() ?? 0
    for finding in findings {
      console.line(listed(finding, titleWidth: titleWidth))
      if withPlaces {
        console.line("       \(Stub(exercise: finding.exercise, workspace: workspace).place)")
      }
    }
  }

  /// An exercise in one line.
  private func listed(_ finding: Finding, titleWidth: Int) -> String {
    let exercise = finding.exercise
    let end =
      "  \(exercise.difficultyInDots)  \("\(exercise.minutes)".rightAligned(in: 2)) min  "
      + finding.words
    let start = "  \(exercise.number)  "
    // The sign comes first, so that what is too long for the screen loses words of the title only.
    let room = max(8, console.width - 1 - start.count - end.displayWidth)
    let title = exercise.title.clipped(to: room).padded(to: min(room, titleWidth))
    return console.sign(finding.sign) + start + title + end
  }

  /// What there is to say of selected exercises.
  func examine(_ selection: Selection) throws -> [ChapterFindings] {
    try selection.chapters.map { try workshop.examine($0.chapter, $0.exercises) }
  }
}
