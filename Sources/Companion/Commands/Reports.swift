import ExerciseSupport
import Exercises

extension Session {
  /// Judges the selected answers for another program to read: a chapter, at its end.
  func showReports(_ selection: Selection) throws -> Int32 {
    var reports: [Report] = []
    for (chapter, exercises) in selection.chapters {
      let outlines = exercises.compactMap { $0 as? Outline }
      let untouched = outlines.map { workshop.untouchedReport($0) }
      let failure =
        untouched.contains { $0 == nil } ? try workshop.build(chapter, workshop.usesSolutions) : nil
      reports += try zip(outlines, untouched).map { outline, untouched in
        if let untouched { return untouched }
        if let failure {
          let part = Report.Part(
            function: "", state: .notJudged, words: "does not compile", details: ["\(failure)"])
          return Report(number: outline.number, parts: [part])
        }
        return try workshop.report(outline, chapter)
      }
    }
    console.line(String(decoding: try Coding.encode(reports), as: UTF8.self))
    return 0
  }
}
