import Exercises
import Foundation
import XCTest

@testable import Companion

/// The folder of this package.
let package = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The exercise with a file.
func outline(_ file: String) -> Outline {
  allExercises.first { $0.file.hasSuffix("/\(file).swift") } ?? allExercises[0]
}

/// A copy of the course's stubs in a temporary folder, a console that is read back, and a workshop
/// that builds and judges nothing by itself.
final class TemporaryCourse {
  let workspace: Workspace
  private(set) var printed = ""
  private(set) var built: [String] = []

  var failure: BuildFailure?
  /// What is the matter with an exercise; all others are solved.
  var problems: [String: Report.Part] = [:]

  /// Whether somebody is watching.
  var isTerminal = false

  /// How the finale of a chapter ends, and of which chapters it was shown.
  var finale = Finale.Ending.shown
  private(set) var finales: [Int] = []

  /// Whether the next step of somebody who watches comes while a finale runs.
  var isImpatient = false

  /// How good a right answer to an exercise is.
  var notes: [String: Note] = [:]

  /// The pictures that readers of digits were shown.
  private(set) var pictures: [String] = []

  /// How wide the console is.
  var columns: Int?

  /// What is known of the checks of an exercise.
  var audits: [String: Audit] = [:]

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("course-\(UUID().uuidString)")
    workspace = Workspace(package: folder, products: folder.appendingPathComponent("products"))
    for exercise in allExercises {
      let stub = Stub(exercise: exercise, workspace: workspace)
      let solution = try text(of: stub.solution)
      try write(solution, to: stub.solution)
      try write(Stub.stub(ofSolution: solution), to: exercise.file)
    }
  }

  deinit { try? FileManager.default.removeItem(at: workspace.package) }

  private func text(of path: String) throws -> String {
    try String(contentsOf: package.appendingPathComponent(path), encoding: .utf8)
  }

  func write(_ text: String, to path: String) throws {
    let file = workspace.url(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// A script in the place of a chapter's program.
  func writeProgram(_ name: String, _ script: String) throws {
    try write("#!/bin/sh\n" + script, to: "products/\(name)")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: workspace.url("products/\(name)").path)
  }

  /// Runs a command, and returns its status with what it printed.
  func run(_ words: String...) throws -> (status: Int32, text: String) { try run(words) }

  func run(_ words: [String]) throws -> (status: Int32, text: String) {
    printed = ""
    return (try session.run(try Command(arguments: words)), printed)
  }

  /// Binds the book with a pandoc, without a toolchain for the playground.
  func bind(_ pandoc: Pandoc) throws -> Int32 {
    printed = ""
    return try session.bind(pandoc, environment: [:])
  }

  /// Holds a review in which somebody types some lines.
  func review(_ chapters: [Int], seed: UInt64 = 1, typing lines: [String]) -> (
    status: Int32, text: String
  ) {
    printed = ""
    var rest = lines[...]
    let status = session.review(chapters, seed: seed) { rest.popFirst() }
    return (status, printed)
  }

  /// Where it is kept when to review.
  var reviewFile: URL { session.reviewFile }

  /// What somebody does while `watch` runs.
  enum Step {
    case key(Character)
    case write(String, to: String)
    case remove(String)

    /// Nothing, for as long as it takes to look at the files once.
    case wait
  }

  /// Watches a selection while somebody takes steps and then presses the key for the end.
  ///
  /// - Returns: what was printed at the start, and after each step.
  func watch(_ selection: Selection = .everything, _ steps: [Step] = []) throws -> [String] {
    printed = ""
    var texts: [String] = []
    var rest = steps[...]
    let status = try session.watch(selection) { [self] in
      texts.append(printed)
      printed = ""
      switch rest.popFirst() {
      case .key(let key): return key
      case .write(let text, let path): try? save(text, to: path)
      case .remove(let path): try? FileManager.default.removeItem(at: workspace.url(path))
      case .wait: break
      case nil: return "q"
      }
      return nil
    }
    XCTAssertEqual(status, 0)
    return texts
  }

  /// What was printed since it was last taken.
  func takePrinted() -> String {
    defer { printed = "" }
    return printed
  }

  private var saves = 0

  /// Writes a file, later than all others: two writes may come within a tick of the clock.
  func save(_ text: String, to path: String) throws {
    saves += 1
    try write(text, to: path)
    try setTime(of: path, to: Date() + Double(saves))
  }

  /// Sets the time at which a file was changed last.
  func setTime(of path: String, to time: Date) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: time], ofItemAtPath: workspace.url(path).path)
  }

  /// Where the companion's memory is kept.
  var memoryFile: URL { workspace.url("memory/companion.json") }

  var session: Session {
    var workshop = Workshop(
      workspace: workspace,
      buildChapter: { [self] chapter, solutions in
        built.append(chapter.name + (solutions ? " solved" : " itself"))
        return failure
      },
      build: { [self] chapter, solutions in
        built.append(chapter.name + (solutions ? " solved" : ""))
        return failure.map { [$0] } ?? []
      },
      report: { [self] exercise, _, picture in
        if let picture { pictures.append(picture) }
        let solved = Report.Part(
          function: "", state: .solved, notes: notes[exercise.number].map { [$0] } ?? [])
        return Report(number: exercise.number, parts: [problems[exercise.number] ?? solved])
      },
      runFinale: { [self] chapter, stops in
        finales.append(chapter.number)
        return isImpatient && stops() ? .stopped : finale
      },
      audit: { [self] exercise, _ in audits[exercise.number] ?? Audit(number: exercise.number) })
    workshop.usesSolutions = false
    return Session(
      workspace: workspace,
      console: Screen(isTerminal: isTerminal, columns: { [self] in columns }) { [self] in
        printed += $0
      },
      workshop: workshop, memoryFile: memoryFile)
  }
}
