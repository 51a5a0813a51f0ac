import Console
import Exercises
import Foundation

extension Session {
  /// Where the page to show to a friend is written, as a path in the package.
  static let friendPage = "Page/MyDigitReader.html"

  /// Judges what there is, and writes the page to show to a friend.
  ///
  /// - Parameter picture: a file with a digit of the learner's own, to be read as well.
  /// - Returns: the exit status: 0 if the page is written.
  /// - Throws: what keeps it from judging, or the page from being written.
  func makePage(picture: String?) throws -> Int32 {
    let reader = allExercises.filter { $0.number == FriendPage.reader }
    if let open = try firstOpen(among: reader) {
      console.text(
        "The page shows what your reader of digits can do, and that is exercise "
          + "\(open.exercise.number), which is not solved yet.")
      show(open.exercise, as: "Next")
      return 1
    }
    console.text("Judging all that you have solved: the page shows numbers of this moment.")
    let findings = try allChapters.flatMap {
      try workshop.examine($0, $0.exercises, picture: picture).findings
    }
    // What there is to say of the learner's own picture comes with the verdict.
    if picture != nil { show(findings.filter { $0.exercise.number == FriendPage.reader }) }
    return try writePage(findings) ? 0 : 1
  }

  /// Writes the page after the reader of digits was judged right by itself.
  ///
  /// - Parameter known: what was found out just now; what else the page shows is judged.
  /// - Throws: what keeps it from judging, or the page from being written.
  func makePage(after known: [Finding]) throws {
    let numbers = [FriendPage.walk, FriendPage.fooling].filter { number in
      !known.contains { $0.exercise.number == number }
    }
    let others = try allChapters.flatMap { chapter in
      let exercises = chapter.exercises.filter { numbers.contains($0.number) }
      return exercises.isEmpty ? [] : try workshop.examine(chapter, exercises).findings
    }
    try writePage(known + others)
  }

  /// Writes the page of findings, and says where it lies.
  ///
  /// - Returns: whether there was something to show.
  @discardableResult
  func writePage(_ findings: [Finding]) throws -> Bool {
    let code = allExercises.first { $0.number == FriendPage.reader }
      .flatMap { workspace.text(of: $0.file) }
    let page = FriendPage(
      findings: findings, count: allExercises.count, code: code ?? "", date: Date())
    guard let html = page.html else {
      console.text("There is nothing to show on a page yet: its reader of digits was not right.")
      return false
    }
    let file = workspace.url(Self.friendPage)
    try writeTogether([NewFile(url: file, contents: Data(html.utf8))])
    console.text(
      "A page to show to a friend, with digits that your own lines read; it is one file that needs "
        + "no network:")
    console.line("  \(file.path)")
    console.commands([
      ("swift run course page", "writes it again"),
      ("swift run course page FILE", "with a digit that you have drawn, a PNG or PGM picture"),
    ])
    return true
  }
}
