import Exercises

extension Session {
  /// Judges the selected answers for another program to read: a chapter, at its end.
  func showReports(_ selection: Selection) throws -> Int32 {
    let reports = try selection.chapters.flatMap { chapter, exercises in
      try workshop.examine(chapter, exercises).findings.map(\.report)
    }
    console.line(String(decoding: try Coding.encode(reports), as: UTF8.self))
    return 0
  }
}
