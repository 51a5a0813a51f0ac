import XCTest

@testable import Companion

final class BuildStampTests: XCTestCase {
  private let chapter = allChapters[0]

  /// A course that was built.
  private func builtCourse() throws -> TemporaryCourse {
    let course = try TemporaryCourse()
    for folder in judgeFolders(of: chapter) + ["Sources/Answers/\(chapter.name)"] {
      try course.write("", to: "\(folder)/A.swift")
    }
    try course.write("", to: "Package.swift")
    for program in [chapter.worker, chapter.judge, "course"] {
      try course.writeProgram(program, "")
    }
    try JudgedCopy(workspace: course.workspace, solutions: false).refresh()
    return course
  }

  private func stamp(_ course: TemporaryCourse, solutions: Bool = false) -> BuildStamp {
    BuildStamp(of: chapter, in: course.workspace, solutions: solutions)
  }

  /// After everything that is there.
  private var now: Date { Date() + 10 }

  func testWhatWasBuiltIsNotBuiltAgain() throws {
    let course = try builtCourse()
    XCTAssertFalse(stamp(course).isCurrent)
    stamp(course).renew(now)
    XCTAssertTrue(stamp(course).isCurrent)
    // The solutions are another program of the same name.
    XCTAssertFalse(stamp(course, solutions: true).isCurrent)
    stamp(course).remove()
    XCTAssertFalse(stamp(course).isCurrent)
  }

  func testWhateverChangesIsBuilt() throws {
    let course = try builtCourse()
    let exercise = chapter.exercises[0].file
    let files = [
      ".judged/\(exercise)", "Sources/NeuralNetworks/A.swift", "Sources/Judging/A.swift",
      "Sources/Datasets/A.swift",
      "Sources/Checks/\(chapter.name)/A.swift", "Package.swift", "products/course",
    ]
    for (index, file) in files.enumerated() {
      let time = now + Double(100 * index)
      stamp(course).renew(time)
      XCTAssertTrue(stamp(course).isCurrent, file)
      try course.setTime(of: file, to: time + 50)
      XCTAssertFalse(stamp(course).isCurrent, file)
    }
    stamp(course).renew(now + 1000)
    XCTAssertTrue(stamp(course).isCurrent)
    try FileManager.default.removeItem(at: course.workspace.url("products/\(chapter.judge)"))
    XCTAssertFalse(stamp(course).isCurrent)
  }

  func testAFileThatIsGoneIsAChange() throws {
    let course = try builtCourse()
    let file = ".judged/\(chapter.exercises[0].file)"
    stamp(course).renew(Date() + 0.1)
    let folder = course.workspace.url(file).deletingLastPathComponent()
    try FileManager.default.removeItem(at: course.workspace.url(file))
    // The system sets the folder's time; here it is the time of a later removal.
    try FileManager.default.setAttributes([.modificationDate: now], ofItemAtPath: folder.path)
    XCTAssertFalse(stamp(course).isCurrent)
  }
}
