import Console
import Foundation
import Grading

extension Session {
  /// Grades submissions.
  func grade(_ words: [String]) throws -> Int32 {
    guard let options = read(words) else { return 2 }
    let course = gradedCourse(in: workspace)
    let isTerminal = StandardStream.error.isTerminal
    let text = try Grading.grade(options, course: course, build: buildForGrading) { line in
      StandardStream.error.send(isTerminal ? "\r\u{1B}[K\(line)" : line + "\n")
    }
    if isTerminal { StandardStream.error.send("\r\u{1B}[K") }
    console.line(text)
    return 0
  }

  /// Puts parts of a class together that were graded apart.
  func merge(_ words: [String]) throws -> Int32 {
    guard let options = read(words, isMerging: true) else { return 2 }
    console.line(try Grading.merge(options))
    return 0
  }

  private func read(_ words: [String], isMerging: Bool = false) -> GradeOptions? {
    do throws(GradingError) {
      return try GradeOptions(words, isMerging: isMerging)
    } catch {
      StandardStream.error.send("course: \(error)\nswift run course --help lists the options.\n")
      return nil
    }
  }

  /// Builds a chapter's worker and judge. The worker's own exercises are the solutions, whatever the
  /// state of the stubs is; they are left out of what submissions are linked with.
  private func buildForGrading(_ graded: CourseChapter) throws {
    for chapter in allChapters where chapter.name == graded.name {
      if let failure = try workshop.build(chapter, true).first { throw failure }
    }
  }
}

/// What grading needs to know of the course.
///
/// - Parameters:
///   - workspace: where it is built.
///   - workerPrefix: what the names of workers begin with: by default, of those that the companion
///     builds.
/// - Returns: the course.
func gradedCourse(
  in workspace: Workspace, workerPrefix: String = JudgedCopy.prefix
) -> Course {
  // They are asked for with each submission.
  var stubs: [String: String] = [:]
  for exercise in allExercises {
    stubs[exercise.number] = Stub(exercise: exercise, workspace: workspace).text
  }
  return Course(
    package: workspace.package, products: workspace.products, exercises: allExercises,
    workerPrefix: workerPrefix,
    stub: { [stubs] in stubs[$0.number] },
    refusal: { text, exercise, stub in
      RefusedCode(in: text, for: exercise, stub: stub).map { ($0.line, $0.reason) }
    }, plainWords: { plainWords(for: $0) })
}
