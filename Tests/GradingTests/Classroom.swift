import Console
import Exercises
import Foundation
import XCTest

@testable import Companion
@testable import Grading

/// A course, a sandbox and a bench for the tests of a class run end to end. The chapter is the
/// course's first, whose worker and judge are built with these tests.
struct Classroom {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder in which SwiftPM puts what it builds.
  static let products =
    Bundle(for: FormatTests.self).bundleURL.pathExtension == "xctest"
    ? Bundle(for: FormatTests.self).bundleURL.deletingLastPathComponent()
    : Bundle.main.bundleURL

  static let course = gradedCourse(
    in: Workspace(package: package, products: products), workerPrefix: "")

  /// The first chapter; its exercises alone have points.
  let chapter = course.chapters(of: [course.exercises[0]])[0]

  let grader: Grader
  let folder: URL

  /// The exercise that hostile answers are handed in for.
  var exercise: Outline { chapter.exercises[0] }

  static let seed: UInt64 = 424_242

  /// Runs a test with a grader in a sandbox; without bubblewrap the test is skipped.
  static func open(
    timeLimit: Duration = .seconds(600), hasSeedPerStudent: Bool = false,
    _ test: (Classroom) throws -> Void
  ) throws {
    try withTemporaryFolder("classroom") { folder in
      let sandbox: Sandbox
      do {
        sandbox = try Sandbox(isUnsandboxed: false, hiding: [package], in: folder)
      } catch let error as GradingError {
        throw XCTSkip("no sandbox on this machine: \(error)")
      }
      let chapter = course.chapters(of: [course.exercises[0]])[0]
      let bench = try Workbench(course, chapters: [chapter], sandbox: sandbox, in: folder)
      let number = chapter.exercises[0].number.prefix { $0 != "." }
      let points = try Points(
        Data(#"{ "default": 0, "\#(number)": 1 }"#.utf8), for: course.exercises)
      try test(
        Classroom(
          grader: Grader(
            bench, points: points, seed: seed, hasSeedPerStudent: hasSeedPerStudent, reveals: false,
            timeLimit: timeLimit),
          folder: folder))
    }
  }

  /// What is found of a submission with the solutions, but for one file.
  func grade(_ text: String, for exercise: Outline, name: String = "x") throws -> SubmissionResult {
    var texts = try solutions
    texts[exercise.number] = text
    return try grader.grade(Submission(name: name, texts: texts, notes: []))
  }

  /// The solutions of the chapter, by number.
  var solutions: [String: String] {
    get throws {
      try Dictionary(
        uniqueKeysWithValues: chapter.exercises.map { exercise in
          let file = exercise.file.replacing("Chapters/", with: "Solutions/")
            .replacing("/Exercises/", with: "/")
          let url = Self.package.appendingPathComponent(file)
          return (exercise.number, try String(contentsOf: url, encoding: .utf8))
        })
    }
  }

  func stub(_ exercise: Outline) throws -> String {
    try XCTUnwrap(Self.course.stub(exercise))
  }
}

extension SubmissionResult {
  func status(of exercise: Outline) -> ExerciseResult.Status? {
    exercises.first { $0.id == exercise.number }?.status
  }
}
