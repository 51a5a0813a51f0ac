import ExerciseSupport
import Foundation

/// What was found out about one exercise.
struct Finding {
  let exercise: any AnyExercise

  /// What there is to say of the answer.
  let state: State

  enum State {
    case solved

    /// What is the matter, for the learner to read.
    case open(String)

    /// Nobody can say before the chapter compiles.
    case notCompiled(BuildFailure)
  }

  var isSolved: Bool {
    if case .solved = state { true } else { false }
  }
}

/// What was found out about exercises of one chapter.
struct ChapterFindings {
  let chapter: Chapter

  /// Why the chapter does not compile; its exercises are open then.
  let buildFailure: BuildFailure?

  let findings: [Finding]

  var solvedCount: Int { findings.count { $0.isSolved } }
}

/// Builds chapters and judges the answers in them. Tests put others in the place of both.
struct Workshop {
  let workspace: Workspace
  /// Builds a chapter, with the learner's answers or with the solutions.
  let build: (_ chapter: Chapter, _ solutions: Bool) throws -> BuildFailure?
  let judge: (any AnyExercise, Chapter) throws -> ProcessVerdict

  /// The stubs as they were tell nothing about the answers if solutions are built instead.
  var usesSolutions = ProcessInfo.processInfo.environment["SOLUTIONS"] == "1"

  /// Judges exercises of a chapter, each in a process of its own.
  ///
  /// If none of them was touched yet, nothing is built: they are not done.
  func examine(
    _ chapter: Chapter, _ exercises: [any AnyExercise]
  ) throws -> ChapterFindings {
    let untouched = exercises.map { untouchedFinding($0) }
    var failure: BuildFailure?
    if untouched.contains(where: { $0 == nil }) { failure = try build(chapter, usesSolutions) }
    let findings = try zip(exercises, untouched).map { exercise, untouched in
      if let untouched { return untouched }
      if let failure { return Finding(exercise: exercise, state: .notCompiled(failure)) }
      let problem = try judge(exercise, chapter).failureText(for: exercise)
      return Finding(exercise: exercise, state: problem.map { .open($0) } ?? .solved)
    }
    return ChapterFindings(chapter: chapter, buildFailure: failure, findings: findings)
  }

  private func untouchedFinding(_ exercise: any AnyExercise) -> Finding? {
    let stub = Stub(exercise: exercise, workspace: workspace)
    guard !usesSolutions, stub.isUntouched, let line = stub.line else { return nil }
    let problem = Verdict.notDone(file: exercise.file, line: line).failureText(for: exercise)
    return problem.map { Finding(exercise: exercise, state: .open($0)) }
  }
}

extension Workshop {
  /// The workshop that runs `swift build` and the programs it builds.
  init(workspace: Workspace, console: Screen) {
    self.init(
      workspace: workspace,
      build: { chapter, solutions in
        console.passing("Building \(chapter.name) …")
        defer { console.endPassing() }
        return try buildProgram(of: chapter, in: workspace, solutions: solutions)
      },
      judge: { exercise, chapter in
        console.passing("Judging exercise \(exercise.number) …")
        defer { console.endPassing() }
        return try judgeInProcess(
          exercise, of: workspace.products.appendingPathComponent(chapter.name))
      })
  }
}
