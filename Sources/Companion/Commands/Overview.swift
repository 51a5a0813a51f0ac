import Groundwork

extension Session {
  /// Shows what is solved in each chapter, and what comes next.
  func showOverview() throws -> Int32 {
    let all = try examineEverything()
    let rows = all.map { found in
      [
        "\(found.chapter.number)", found.chapter.topic,
        found.findings.isEmpty ? "no exercises" : "\(found.solvedCount) of \(found.findings.count)",
        found.buildFailure == nil ? "" : "does not compile",
      ]
    }
    console.line("\(TextTable(["chapter", "topic", "solved", ""], rows: rows))")
    console.line()
    showNext(after: all.flatMap(\.findings))
    return 0
  }

  /// Lists all exercises with their state and their file.
  func list() throws -> Int32 {
    let findings = try examineEverything().flatMap(\.findings)
    let rows = findings.map { finding in
      let exercise = finding.exercise
      return [exercise.number, exercise.title, finding.isSolved ? "solved" : "open", exercise.file]
    }
    console.line("\(TextTable(["exercise", "title", "state", "file"], rows: rows))")
    return 0
  }

  private func examineEverything() throws -> [ChapterFindings] {
    try Selection.everything.chapters.map { try workshop.examine($0.chapter, $0.exercises) }
  }
}
