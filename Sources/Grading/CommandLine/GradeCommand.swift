import Console
import Exercises
import Foundation
import Groundwork

/// Grades submissions: `swift run course grade`.
///
/// - Parameters:
///   - options: the command line.
///   - course: the course.
///   - build: builds the worker and the judge of a chapter.
///   - screen: shows a line that the next one may replace.
/// - Returns: what to say at the end.
/// - Throws: what is wrong with a file, the system or the sandbox.
package func grade(
  _ options: GradeOptions, course: Course, build: (CourseChapter) throws -> Void,
  screen: @escaping @Sendable (String) -> Void
) throws -> String {
  let output = URL(fileURLWithPath: options.output)
  try checkWritable(output)
  var points = Points.byDifficulty
  if let file = options.points {
    points = try Points(Data(contentsOf: URL(fileURLWithPath: file)), for: course.exercises)
  }
  let submissions = options.shard.submissions(of: try HandedIn.all(at: options.paths))
  for name in HandedIn.passedOver(at: options.paths) {
    screen("Not graded, because it is no folder and no archive: \(name.inOneLine)")
  }
  if let file = options.similarity {
    // Of the whole class, not of a part of it.
    let all = try HandedIn.all(at: options.paths).map { $0.read(course.exercises) }
    let stubs = course.exercises.map { ($0.number, course.stub($0) ?? "") }
    let report = SimilarityReport(all, stubs: Dictionary(uniqueKeysWithValues: stubs))
    try writeTogether([NewFile(url: URL(fileURLWithPath: file), contents: Data(report.text.utf8))])
  }
  let chapters = course.chapters(of: course.exercises.filter { points[$0] > 0 })
  return try withTemporaryFolder("grading") { folder in
    let sandbox = try Sandbox(
      isUnsandboxed: options.isUnsandboxed, hiding: [course.package], in: folder)
    for chapter in chapters {
      screen("Building what judges \(chapter.name) …")
      try build(chapter)
    }
    let kept = try KeptResults(
      in: URL(fileURLWithPath: options.output + ".partial"), seed: options.seed,
      hasSeedPerStudent: options.hasSeedPerStudent, reveals: options.reveals)
    let bench = try Workbench(course, chapters: chapters, sandbox: sandbox, in: folder)
    let grader = Grader(
      bench, points: points, seed: kept.seed,
      hasSeedPerStudent: options.hasSeedPerStudent, reveals: options.reveals)
    let book = try ClassRun(grader, jobs: options.jobs, keeping: kept)
      .grade(submissions) { screen("\($0)") }
    try write(book, options)
    kept.remove()
    return "\(book.submissions.count) graded: \(options.output)"
  }
}

/// Puts grade books together that were made with `--format json`: `swift run course merge`.
///
/// - Returns: what to say at the end.
/// - Throws: what is wrong with a file.
package func merge(_ options: GradeOptions) throws -> String {
  let books = try options.paths.map { path in
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    do {
      return try JSONDecoder().decode(GradeBook.self, from: data)
    } catch {
      throw GradingError(
        "\(path): found no grade book, expected a file that grade has written with --format json")
    }
  }
  let book = try GradeBook(merging: books)
  try write(book, options)
  return "\(book.submissions.count) merged: \(options.output)"
}

private func write(_ book: GradeBook, _ options: GradeOptions) throws {
  let data = try options.format.file(for: book)
  try writeTogether([NewFile(url: URL(fileURLWithPath: options.output), contents: data)])
  guard options.format == .actions else { return }
  for line in ActionsResult.annotations(for: book.submissions[0]) {
    StandardStream.output.send(line + "\n")
  }
}
