import Console
import Exercises
import Foundation
import Synchronization

/// Finds out what the answers of submissions are worth.
///
/// Each answer is compiled and run in the sandbox, with nothing in it but the course's library. The
/// judge stands outside: it alone knows cases and right answers, and it draws fresh cases from a seed
/// that no worker gets to see. The whole class is judged on the same cases, unless each submission is
/// to have its own.
package final class Grader: Sendable {
  private let bench: Workbench
  private let course: Course
  private let seed: UInt64
  private let hasSeedPerStudent: Bool
  private let reveals: Bool

  /// How long a submission may take. Solutions of all exercises take some seconds; one in which each
  /// file keeps the compiler or the judge waiting would hold up the class for hours.
  private let timeLimit: Duration

  /// What was found out, by a chapter's files: who hands in the same is judged once.
  private let known = Mutex<[[String]: [String: ExerciseResult]]>([:])

  /// The exercises that are graded, with their points.
  let exercises: [Outline]
  let points: Points

  /// - Parameters:
  ///   - bench: where workers are built.
  ///   - points: what each exercise is worth.
  ///   - seed: what the fresh cases follow from; a secret until the class is graded.
  ///   - hasSeedPerStudent: whether the cases of a submission follow from its name too.
  ///   - reveals: whether messages may tell what was expected of cases.
  ///   - timeLimit: how long a submission may take.
  package init(
    _ bench: Workbench, points: Points, seed: UInt64, hasSeedPerStudent: Bool = false,
    reveals: Bool,
    timeLimit: Duration = .seconds(600)
  ) {
    self.bench = bench
    self.points = points
    self.seed = seed
    self.hasSeedPerStudent = hasSeedPerStudent
    self.reveals = reveals
    self.timeLimit = timeLimit
    course = bench.course
    exercises = course.exercises.filter { points[$0] > 0 }
  }

  /// Judges for a thread.
  func judges() -> Judges { Judges(of: course) }

  /// Grades a submission.
  ///
  /// - Parameters:
  ///   - submission: what was handed in.
  ///   - judges: who is asked; new ones if nothing is said.
  /// - Returns: what came of it.
  /// - Throws: an error of the system: the disk is full, a program cannot be started.
  package func grade(
    _ submission: Submission, by judges: Judges? = nil
  ) throws -> SubmissionResult {
    let judges = judges ?? self.judges()
    let start = ContinuousClock.now
    var results: [String: ExerciseResult] = [:]
    let deadline = start + timeLimit
    for chapter in course.chapters(of: exercises) {
      results.merge(try grade(submission, chapter, judges, until: deadline)) { one, _ in one }
    }
    return SubmissionResult(
      name: submission.name, exercises: exercises.compactMap { results[$0.number] },
      notes: submission.notes, seconds: (ContinuousClock.now - start) / .seconds(1))
  }

  private func grade(
    _ submission: Submission, _ chapter: CourseChapter, _ judges: Judges,
    until deadline: ContinuousClock.Instant
  ) throws -> [String: ExerciseResult] {
    let stubs = try bench.stubs(of: chapter)
    let seed =
      hasSeedPerStudent ? Grading.seed(of: submission.name, in: self.seed) : self.seed
    let key =
      [chapter.name, "\(seed)"]
      + chapter.exercises.map { submission.texts[$0.number].map { "=" + $0 } ?? "" }
    if let results = known.withLock({ $0[key] }) { return results }
    var attempt = Attempt(texts: stubs, seed: seed, deadline: deadline)
    for exercise in chapter.exercises {
      let stub = stubs[exercise.number] ?? ""
      guard let text = submission.texts[exercise.number] else {
        attempt.results[exercise.number] = result(
          exercise, .notDone, "was not handed in", line: nil, [])
        continue
      }
      if text == stub {
        let line = stub.split(separator: "\n", omittingEmptySubsequences: false)
          .firstIndex { $0.contains("unfinished(") }.map { $0 + 1 }
        attempt.results[exercise.number] = result(
          exercise, .notDone, "is not done yet", line: line, [])
      } else if let (line, reason) = course.refusal(text, exercise, stub) {
        attempt.results[exercise.number] = result(
          exercise, .refused, "is not judged like this", line: line, [reason])
      } else {
        attempt.texts[exercise.number] = text
      }
    }
    try judge(&attempt, chapter, judges, stubs)
    let results = attempt.results
    if !attempt.isOutOfTime, !results.values.contains(where: { $0.status == .notJudged }) {
      known.withLock { $0[key] = results }
    }
    return results
  }

  /// The files that are compiled together, and what is known of the exercises already.
  private struct Attempt {
    var texts: [String: String]
    let seed: UInt64
    let deadline: ContinuousClock.Instant
    var results: [String: ExerciseResult] = [:]

    var isOutOfTime: Bool { ContinuousClock.now > deadline }
  }

  /// Builds a worker with all files that compile, and judges these. A file that does not is put back
  /// to what it was at first, so that it costs no other exercise.
  private func judge(
    _ attempt: inout Attempt, _ chapter: CourseChapter, _ judges: Judges,
    _ stubs: [String: String]
  ) throws {
    while true {
      let open = chapter.exercises.filter { attempt.results[$0.number] == nil }
      guard !open.isEmpty else { return }
      if attempt.isOutOfTime {
        for exercise in open {
          attempt.results[exercise.number] = result(
            exercise, .timedOut, "was not reached", line: nil,
            ["The submission as a whole takes more than \(Int(timeLimit / .seconds(60))) min."])
        }
        return
      }
      let reason: String? = try bench.withAttempt { folder in
        let outcome = try bench.build(attempt.texts, of: chapter, in: folder)
        switch outcome {
        case .worker(let worker):
          let start = folder.appendingPathComponent("worker")
          let sources = folder.appendingPathComponent("Chapters")
          try bench.sandbox.write(
            running: [worker.path], with: Confinement(readable: [worker, sources]), to: start)
          for exercise in open where !attempt.isOutOfTime {
            let request = JudgeRequest(
              worker: start.path, exercise: exercise.number, seed: attempt.seed)
            let verdict = try judges.verdict(on: request, in: chapter)
            attempt.results[exercise.number] = result(exercise, verdict)
          }
        case .faults(let faults):
          let blamed = faults.filter { attempt.results[$0.exercise.number] == nil }
          guard !blamed.isEmpty else { return "The compiler fails." }
          for fault in blamed {
            attempt.texts[fault.exercise.number] = stubs[fault.exercise.number]
            attempt.results[fault.exercise.number] = result(
              fault.exercise, .doesNotCompile, "does not compile", line: fault.line, fault.details)
          }
        case .failed(let reason): return reason
        }
        return nil
      }
      if let reason {
        try setAside(&attempt, open, chapter, stubs, reason)
      }
    }
  }

  /// Finds the files that cannot be built even with nothing but unfinished ones beside them.
  private func setAside(
    _ attempt: inout Attempt, _ open: [Outline], _ chapter: CourseChapter,
    _ stubs: [String: String], _ reason: String
  ) throws {
    var alone: [(Outline, String)] = []
    for exercise in open where open.count > 1 && !attempt.isOutOfTime {
      var texts = stubs
      texts[exercise.number] = attempt.texts[exercise.number]
      let outcome = try bench.withAttempt { try bench.build(texts, of: chapter, in: $0) }
      switch outcome {
      case .worker: break
      case .faults(let faults):
        alone.append((exercise, faults.first?.details.joined(separator: "\n") ?? reason))
      case .failed(let reason): alone.append((exercise, reason))
      }
    }
    if alone.isEmpty, attempt.isOutOfTime { return }
    let texts = attempt.texts
    if alone.isEmpty,
      case .worker = try bench.withAttempt({ try bench.build(texts, of: chapter, in: $0) })
    {
      // It was a moment's failure of the machine, and nobody's fault.
      return
    }
    if alone.isEmpty {
      // One file alone, or files that only fail together: then nobody can say whose fault it is.
      alone = open.map { ($0, reason) }
    }
    let isSound: Bool
    if case .worker = try bench.withAttempt({ try bench.build(stubs, of: chapter, in: $0) }) {
      isSound = true
    } else {
      isSound = false
    }
    for (exercise, reason) in alone {
      attempt.texts[exercise.number] = stubs[exercise.number]
      attempt.results[exercise.number] =
        isSound
        ? result(exercise, .doesNotCompile, "does not compile", line: nil, [reason])
        : result(
          exercise, .notJudged, "could not be judged", line: nil,
          ["The system had no room to build anything. This is not your fault."])
    }
  }

  // MARK: - A verdict

  private func result(_ exercise: Outline, _ verdict: Judges.Verdict) -> ExerciseResult {
    let report: Report
    switch verdict {
    case .report(let told): report = told
    case .ended(.outOfTime):
      return result(
        exercise, .timedOut, "is still running after 60 s", line: nil,
        ["All cases together take a second or two."])
    case .ended(let ending):
      return result(
        exercise, .crashed, "ended the program that judges it", line: nil,
        ["(\(ending))", "Leave other processes alone."])
    }
    let told = reveals ? report : report.withoutExpectedValues
    return ExerciseResult(
      id: exercise.number, title: exercise.title, file: exercise.file, line: report.line,
      maxScore: points[exercise], status: report.status,
      message: harmless(told.failureText(for: exercise) ?? ""))
  }

  /// What came of an exercise without a judge, in the form of a judge's words.
  private func result(
    _ exercise: Outline, _ status: ExerciseResult.Status, _ words: String, line: Int?,
    _ details: [String]
  ) -> ExerciseResult {
    let part = Report.Part(
      function: "", state: .stopped, words: words, line: line, details: details)
    let report = Report(number: exercise.number, parts: [part])
    return ExerciseResult(
      id: exercise.number, title: exercise.title, file: exercise.file, line: line,
      maxScore: points[exercise], status: status,
      message: harmless(report.failureText(for: exercise) ?? ""))
  }
}
