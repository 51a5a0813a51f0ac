import Exercises
import Foundation
import Testing

@testable import Companion

/// The copy of a temporary course, and builds that are told by hand.
struct JudgedCopyTests {
  private let folder = "Chapters/Chapter01-Perceptron/Exercises"

  private func parts() throws -> (course: TemporaryCourse, copy: JudgedCopy, chapter: Chapter) {
    let course = try TemporaryCourse()
    for chapter in allChapters {
      try course.write(
        "import \(chapter.exerciseModule)\n  Chapter1.logLoss.answered { logLoss($0, targets: $1) },",
        to: "Sources/Answers/\(chapter.name)/Answers.swift")
    }
    let copy = JudgedCopy(workspace: course.workspace, solutions: false)
    return (course, copy, try #require(allChapters.first))
  }

  private func failure(_ lines: [String], _ chapter: Chapter, _ course: TemporaryCourse)
    -> BuildFailure
  {
    let package = course.workspace.package.path
    return BuildFailure(
      output: lines.map { "\(package)/.judged/\($0)" }.joined(separator: "\n"), chapter: chapter,
      package: package)
  }

  @Test func theCopyIsWhatTheLearnerHas() throws {
    let (course, copy, _) = try parts()
    try course.write("let mine = 1", to: "\(folder)/Mine.swift")
    try copy.refresh()
    #expect(course.workspace.text(of: ".judged/\(folder)/Mine.swift") == "let mine = 1")
    let worker = course.workspace.text(
      of: ".judged/Sources/Answers/Chapter01-Perceptron/Answers.swift")
    #expect(worker?.hasPrefix("import JudgedPerceptronExercises\n") == true)
    try FileManager.default.removeItem(at: course.workspace.url("\(folder)/Mine.swift"))
    try copy.refresh()
    #expect(course.workspace.text(of: ".judged/\(folder)/Mine.swift") == nil)
  }

  /// A build looks at a file again if its time is another, and it may be an older one.
  @Test func aFileThatComesBackWithItsOldTimeIsCopiedAnew() throws {
    let (course, copy, _) = try parts()
    let file = course.workspace.url("\(folder)/LogLoss.swift")
    let place = course.workspace.url(".judged/\(folder)/LogLoss.swift")
    func time(_ url: URL) throws -> Date {
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
      return try #require(attributes[.modificationDate] as? Date)
    }
    try copy.refresh()
    let aside = course.workspace.url("aside.swift")
    try FileManager.default.moveItem(at: file, to: aside)
    let old = try time(aside)
    try course.write("public func other() {}", to: "\(folder)/LogLoss.swift")
    try copy.refresh()
    let between = try time(place)
    try FileManager.default.removeItem(at: file)
    try FileManager.default.moveItem(at: aside, to: file)
    #expect(try time(file) == old)
    try copy.refresh()
    #expect(try time(place) > between)
    let last = try time(place)
    #expect(try Data(contentsOf: place) == Data(contentsOf: file))
    // What has not changed keeps its time, or everything would be compiled each time.
    try copy.refresh()
    #expect(try time(place) == last)
    #expect(try time(file) == old)
  }

  @Test func whatDoesNotCompileIsReplacedUntilTheRestDoes() throws {
    let (course, _, chapter) = try parts()
    let answer = "public func logLoss2() {}"
    for name in ["LogLoss", "Scores", "ROCAUC"] {
      try course.write(answer, to: "\(folder)/\(name).swift")
    }
    try course.write("func helper() {} let x: Int = 1.5", to: "\(folder)/Scores.swift")
    try course.write("let y: Int = 1.5", to: "\(folder)/Mine.swift")
    try course.write("@_cdecl(\"f\") func f() {}", to: "\(folder)/StepAndSign.swift")
    var builds = [
      failure(
        ["\(folder)/Scores.swift:1:5: error: wrong", "\(folder)/Mine.swift:1:5: error: wrong"],
        chapter, course),
      failure(
        ["\(folder)/ROCAUC.swift:1:5: error: cannot find 'helper' in scope"], chapter, course),
      failure(
        ["Sources/Answers/Chapter01-Perceptron/Answers.swift:2:5: error: cannot find 'logLoss'"],
        chapter, course),
    ][...]
    let failures = try buildWorker(of: chapter, in: course.workspace, solutions: false) {
      builds.popFirst()
    }
    #expect(builds.isEmpty)
    func number(_ name: String) -> String { outline(name).number }
    #expect(
      failures.map { "\($0.exercise?.number ?? "none"): \($0.words)" } == [
        "\(number("StepAndSign")): is not judged like this",
        "\(number("Scores")): does not compile", "none: does not compile",
        "\(number("ROCAUC")): needs helper of Scores.swift, which does not compile",
        "\(number("LogLoss")): cannot be called",
      ])
    #expect(failures.allSatisfy { !$0.isWhole })
    for name in ["LogLoss", "Scores", "ROCAUC", "StepAndSign"] {
      let text = course.workspace.text(of: ".judged/\(folder)/\(name).swift")
      #expect(text?.contains("unfinished(") == true, "\(name)")
      #expect(
        course.workspace.text(of: "\(folder)/\(name).swift")?.contains("unfinished(") == false)
    }
    #expect(course.workspace.text(of: ".judged/\(folder)/Mine.swift") == nil)
    #expect(failures[1].report(for: outline("Scores")).line == 1)
    #expect(failures[4].report(for: outline("LogLoss")).line == nil)
  }

  @Test func aFailureOfNoFileStopsTheChapter() throws {
    let (course, _, chapter) = try parts()
    var count = 0
    let full = BuildFailure(output: "error: no space left", chapter: chapter, package: "/p")
    let failures = try buildWorker(of: chapter, in: course.workspace, solutions: false) {
      count += 1
      return full
    }
    #expect(failures.map(\.isWhole) == [true])
    #expect(count == 2)
    // One that has gone when it is tried again was none.
    var once = [full][...]
    let none = try buildWorker(of: chapter, in: course.workspace, solutions: false) {
      once.popFirst()
    }
    #expect(none.isEmpty)
    // A file that is at fault even after it was replaced is nobody's to mend.
    let again = failure(["\(folder)/Scores.swift:1:5: error: wrong"], chapter, course)
    let both = try buildWorker(of: chapter, in: course.workspace, solutions: false) { again }
    #expect(both.map(\.isWhole) == [false, true])
  }

  /// A change of colors would compile the library again.
  @Test func aBuildAsksForColorsAsTheLastOneDid() throws {
    let (course, _, _) = try parts()
    let products = course.workspace.package.appendingPathComponent("build/triple/debug")
    let workspace = Workspace(package: course.workspace.package, products: products)
    #expect(!workspace.isBuiltInColor)
    try course.write("args: [\"-c\",\"-color-diagnostics\"]", to: "build/debug.yaml")
    #expect(workspace.isBuiltInColor)
    try course.write("args: [\"-no-color-diagnostics\"]", to: "build/debug.yaml")
    #expect(!workspace.isBuiltInColor)
  }

  /// What a terminal shows may have signs of progress before an error.
  @Test func errorsAreFoundBehindProgress() throws {
    let (_, _, chapter) = try parts()
    let found = BuildFailure(
      output: "[3/5] Compiling X A.swift/p/.judged/\(folder)/Scores.swift:7:1: error: a / b",
      chapter: chapter, package: "/p")
    #expect(found.first?.file == "\(folder)/Scores.swift")
    #expect(found.first?.line == 7)
    #expect(found.first?.message == "a / b")
  }
}
