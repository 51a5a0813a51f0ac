import Console
import Exercises
import Foundation

/// What was found out about one exercise.
struct Finding {
  let exercise: Outline

  /// What there is to say of the answer.
  let state: State

  /// How good a right answer is.
  var notes: [String] = []

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
  /// Builds a chapter's own program, with the solutions.
  let buildChapter: (Chapter) throws -> BuildFailure?

  /// Builds what calls a chapter's answers, the learner's or the solutions.
  let build: (_ chapter: Chapter, _ solutions: Bool) throws -> BuildFailure?

  /// Judges an answer in processes of their own: one calls it, another one judges.
  let report: (Outline, Chapter) throws -> Report

  /// Checks the checks of an exercise.
  let audit: (Outline, Chapter) throws -> Audit

  /// The stubs as they were tell nothing about the answers if solutions are built instead.
  var usesSolutions = ProcessInfo.processInfo.environment["SOLUTIONS"] == "1"

  /// Judges exercises of a chapter, each in processes of its own.
  ///
  /// If none of them was touched yet, nothing is built: they are not done.
  func examine(_ chapter: Chapter, _ exercises: [Outline]) throws -> ChapterFindings {
    let untouched = exercises.map { untouchedFinding($0) }
    let refused = usesSolutions ? nil : RefusedCode(in: chapter, of: workspace)
    var failure: BuildFailure?
    if refused == nil, untouched.contains(where: { $0 == nil }) {
      failure = try build(chapter, usesSolutions)
    }
    let findings = try zip(exercises, untouched).map { exercise, untouched in
      if let untouched { return untouched }
      if let refused = refused ?? refusedParts(for: exercise, in: chapter) {
        return Finding(exercise: exercise, state: .open(refused.text(for: exercise)))
      }
      if let failure { return Finding(exercise: exercise, state: .notCompiled(failure)) }
      let report = try report(exercise, chapter)
      let problem = report.failureText(for: exercise)
      return Finding(
        exercise: exercise, state: problem.map { .open($0) } ?? .solved, notes: report.notes)
    }
    return ChapterFindings(chapter: chapter, buildFailure: failure, findings: findings)
  }

  private func refusedParts(for exercise: Outline, in chapter: Chapter) -> RefusedCode? {
    usesSolutions ? nil : RefusedCode(partsFor: exercise, in: chapter, of: workspace)
  }

  /// What there is to say of a file that the learner has not changed; nil of others.
  func untouchedReport(_ exercise: Outline) -> Report? {
    let stub = Stub(exercise: exercise, workspace: workspace)
    guard !usesSolutions, stub.isUntouched, let line = stub.line else { return nil }
    return Report(
      number: exercise.number, parts: [Report.Part(function: "", state: .notDone, line: line)])
  }

  private func untouchedFinding(_ exercise: Outline) -> Finding? {
    untouchedReport(exercise)?.failureText(for: exercise)
      .map { Finding(exercise: exercise, state: .open($0)) }
  }
}

extension Workshop {
  /// The workshop that runs `swift build` and the programs it builds.
  init(workspace: Workspace, console: Screen) {
    self.init(
      workspace: workspace,
      buildChapter: { chapter in
        console.passing("Building \(chapter.name) …")
        defer { console.endPassing() }
        return try buildProduct(chapter.name, of: chapter, in: workspace, solutions: true)
      },
      build: { chapter, solutions in
        console.passing("Building \(chapter.name) …")
        defer { console.endPassing() }
        return try buildProduct(
          chapter.worker, of: chapter, in: workspace, solutions: solutions)
          ?? buildJudge(of: chapter, in: workspace, solutions: solutions)
      },
      report: { exercise, chapter in
        console.passing("Judging exercise \(exercise.number) …")
        defer { console.endPassing() }
        let worker = workspace.products.appendingPathComponent(chapter.worker)
        return try answer(
          of: chapter.judge, in: workspace, ["judge", worker.path, exercise.number]
        ) { process in
          // An answer may kill whoever judges it.
          Report(
            number: exercise.number,
            parts: [
              Report.Part(
                function: "", state: .stopped, words: "ended the program that judges it",
                details: ["(\(process.ending))", "Leave other processes alone."])
            ])
        }
      },
      audit: { exercise, chapter in
        if let failure = try buildJudge(of: chapter, in: workspace, solutions: false) {
          throw failure
        }
        return try answer(of: chapter.judge, in: workspace, ["audit", exercise.number]) { process in
          var audit = Audit(number: exercise.number)
          audit.faults = ["\(chapter.judge) ended with \(process.ending). \(process.errors.text)"]
          return audit
        }
      })
  }
}

/// Runs a judge's program for what it has to say.
private func answer<Answer: Decodable>(
  of program: String, in workspace: Workspace, _ words: [String],
  otherwise: (FinishedProcess) -> Answer
) throws -> Answer {
  let process = try runProcess(
    workspace.products.appendingPathComponent(program).path, words,
    environment: ProcessInfo.processInfo.environment, limits: ProcessLimits(keptBytes: 1 << 20))
  let answer = try? Coding.decode(Answer.self, from: Data(process.output.text.utf8))
  return process.ending == .exited(status: 0) ? answer ?? otherwise(process) : otherwise(process)
}
