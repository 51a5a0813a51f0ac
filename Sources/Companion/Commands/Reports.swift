import Exercises

extension Session {
  /// Judges the selected answers for another program to read: a chapter, at its end.
  func showReports(_ selection: Selection) throws -> Int32 {
    var reports: [Report] = []
    for (chapter, exercises) in selection.chapters {
      let untouched = exercises.map { workshop.untouchedReport($0) }
      let failure =
        untouched.contains { $0 == nil } ? try workshop.build(chapter, workshop.usesSolutions) : nil
      reports += try zip(exercises, untouched).map { exercise, untouched in
        if let untouched { return untouched }
        if let failure {
          let part = Report.Part(
            function: "", state: .notJudged, words: "does not compile", details: ["\(failure)"])
          return Report(number: exercise.number, parts: [part])
        }
        return try workshop.report(exercise, chapter)
      }
    }
    console.line(String(decoding: try Coding.encode(reports), as: UTF8.self))
    return 0
  }
}
