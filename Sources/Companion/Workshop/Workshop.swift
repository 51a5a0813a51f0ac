import Console
import Exercises
import Foundation

/// What was found out about one exercise.
struct Finding {
  let exercise: Outline

  /// What there is to say of the answer.
  let report: Report

  /// Why nobody can say, before the chapter compiles.
  var buildFailure: BuildFailure?

  /// What there is to say of the answer, in short.
  var state: State {
    if let buildFailure { return .notCompiled(buildFailure) }
    return report.failureText(for: exercise).map { .open($0) } ?? .solved
  }

  enum State {
    case solved

    /// What is the matter, for the learner to read.
    case open(String)

    /// Nobody can say before the chapter compiles.
    case notCompiled(BuildFailure)
  }

  var isSolved: Bool { report.state == .solved }
}

/// What was found out about exercises of one chapter.
struct ChapterFindings {
  let chapter: Chapter

  /// Why the chapter does not compile, if its exercises cannot be judged; or a file that is for no
  /// exercise.
  let buildFailure: BuildFailure?

  let findings: [Finding]

  var solvedCount: Int { findings.count { $0.isSolved } }
}

/// Builds chapters and judges the answers in them. Tests put others in the place of both.
struct Workshop {
  let workspace: Workspace
  /// Builds a chapter's own program, with the learner's functions or with the solutions.
  let buildChapter: (_ chapter: Chapter, _ solutions: Bool) throws -> BuildFailure?

  /// Builds what calls a chapter's answers, the learner's or the solutions, and what judges them.
  /// It tells of the files that were left out, and of what stops the whole chapter.
  let build: (_ chapter: Chapter, _ solutions: Bool) throws -> [BuildFailure]

  /// Judges an answer in processes of their own: one calls it, another one judges. A reader of digits
  /// is also shown a picture of the learner's own, in a file.
  let report: (_ exercise: Outline, _ chapter: Chapter, _ picture: String?) throws -> Report

  /// Runs the end of a chapter's program, with the functions that it was built with; it asks again
  /// and again whether to stop.
  let runFinale: (_ chapter: Chapter, _ stops: () -> Bool) throws -> Finale.Ending

  /// Checks the checks of an exercise.
  let audit: (Outline, Chapter) throws -> Audit

  /// The stubs as they were tell nothing about the answers if solutions are built instead.
  var usesSolutions = ProcessInfo.processInfo.environment["SOLUTIONS"] == "1"

  /// Judges exercises of a chapter, each in processes of its own.
  ///
  /// If none of them was touched yet, nothing is built: they are not done. A file that does not
  /// compile, or that has what no exercise should have, keeps no other one from its verdict.
  ///
  /// - Parameters:
  ///   - chapter: the chapter.
  ///   - exercises: which of its exercises.
  ///   - picture: the file of a digit that a reader of digits is shown as well.
  /// - Returns: what was found out about each.
  /// - Throws: what keeps it from building and judging.
  func examine(
    _ chapter: Chapter, _ exercises: [Outline], picture: String? = nil
  ) throws -> ChapterFindings {
    let untouched = exercises.map { untouchedReport($0) }
    guard untouched.contains(where: { $0 == nil }) else {
      let findings = zip(exercises, untouched).compactMap { exercise, untouched in
        untouched.map { Finding(exercise: exercise, report: $0) }
      }
      return ChapterFindings(chapter: chapter, buildFailure: nil, findings: findings)
    }
    // Nobody else builds while this run builds or judges.
    let lock = try JudgedCopy(workspace: workspace, solutions: usesSolutions).lock()
    lock.takeAlone()
    let failures = try build(chapter, usesSolutions)
    lock.share()
    defer { withExtendedLifetime(lock) {} }
    let findings = try zip(exercises, untouched).map { exercise, untouched in
      if let untouched { return Finding(exercise: exercise, report: untouched) }
      if let own = failures.first(where: { $0.exercise == exercise }) {
        return Finding(exercise: exercise, report: own.report(for: exercise))
      }
      if let whole = failures.first(where: \.isWhole) {
        return Finding(
          exercise: exercise, report: whole.report(for: exercise), buildFailure: whole)
      }
      if !usesSolutions,
        let part = RefusedCode(partsFor: exercise, in: chapter, of: workspace)
      {
        let failure = BuildFailure(part, chapter: chapter)
        return Finding(exercise: exercise, report: failure.report(for: exercise))
      }
      return Finding(exercise: exercise, report: try report(exercise, chapter, picture))
    }
    return ChapterFindings(
      chapter: chapter,
      buildFailure: failures.first(where: \.isWhole) ?? failures.first { $0.exercise == nil },
      findings: findings)
  }

  /// What there is to say of a file that the learner has not changed; nil of others.
  func untouchedReport(_ exercise: Outline) -> Report? {
    let stub = Stub(exercise: exercise, workspace: workspace)
    guard !usesSolutions, stub.isUntouched, let line = stub.line else { return nil }
    return Report(
      number: exercise.number, parts: [Report.Part(function: "", state: .notDone, line: line)])
  }

  /// The same, as it is found out.
  func untouchedFinding(_ exercise: Outline) -> Finding? {
    untouchedReport(exercise).map { Finding(exercise: exercise, report: $0) }
  }
}

extension Workshop {
  /// The workshop that runs `swift build` and the programs it builds.
  init(workspace: Workspace, console: Screen) {
    self.init(
      workspace: workspace,
      buildChapter: { chapter, solutions in
        console.passing("Building \(chapter.name) …")
        defer { console.endPassing() }
        return try JudgedCopy(workspace: workspace, solutions: solutions).buildingAlone {
          try buildProduct(chapter.name, of: chapter, in: workspace, solutions: solutions)
        }
      },
      build: { chapter, solutions in
        try JudgedCopy(workspace: workspace, solutions: solutions).refresh()
        let stamp = BuildStamp(of: chapter, in: workspace, solutions: solutions)
        if stamp.isCurrent { return [] }
        let start = Date()
        stamp.remove()
        let progress = BuildProgress(of: chapter, in: workspace)
        defer { progress.finish() }
        var failures = try buildWorker(
          of: chapter, in: workspace, solutions: solutions, onOutput: progress.read)
        progress.begin("Building its judge")
        if let judge = try buildJudge(
          of: chapter, in: workspace, solutions: solutions, onOutput: progress.read)
        {
          failures.append(judge)
        }
        if failures.isEmpty { stamp.renew(start) }
        return failures
      },
      report: { exercise, chapter, picture in
        console.passing("Judging exercise \(exercise.number) …")
        defer { console.endPassing() }
        let worker = workspace.products.appendingPathComponent(chapter.worker)
        return try answer(
          of: chapter.judge, in: workspace, ["judge", worker.path, exercise.number],
          variables: picture.map { ["JUDGE_PICTURE": $0] } ?? [:]
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
      runFinale: { chapter, stops in
        try Finale(chapter: chapter, workspace: workspace).run(on: console, stops: stops)
      },
      audit: { exercise, chapter in
        let solutions = ProcessInfo.processInfo.environment["SOLUTIONS"] == "1"
        let copy = JudgedCopy(workspace: workspace, solutions: solutions)
        let failure = try copy.buildingAlone {
          try buildJudge(of: chapter, in: workspace, solutions: solutions)
        }
        if let failure {
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
  variables: [String: String] = [:], otherwise: (FinishedProcess) -> Answer
) throws -> Answer {
  // If an answer kills the judge, what it has left running comes to this program.
  OperatingSystem.adoptOrphans()
  defer { endOrphans() }
  let process = try runProcess(
    workspace.products.appendingPathComponent(program).path, words,
    environment: ProcessInfo.processInfo.environment.merging(variables) { $1 },
    limits: ProcessLimits(keptBytes: 1 << 20))
  let answer = try? Coding.decode(Answer.self, from: Data(process.output.text.utf8))
  return process.ending == .exited(status: 0) ? answer ?? otherwise(process) : otherwise(process)
}
