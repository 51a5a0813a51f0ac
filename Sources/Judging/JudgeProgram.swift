import Answers
import Console
import Exercises
import Foundation

/// A program that judges the answers to the exercises of a chapter, each in a worker's process.
///
///     PerceptronChecks judge WORKER 1.1      a Report
///     PerceptronChecks audit 1.1             an Audit
///     PerceptronChecks serve                 a Report for each JudgeRequest
///
/// Whoever grades a class asks the last one, and says what the random cases follow from, for all of a
/// class to have the same: what it takes to make them is done once. The questions come through a pipe,
/// because anybody can read a command line. Each answer is still called in a process of its own.
///
/// What it writes is for the companion to read. It is a program of its own so that the companion
/// need not wait for all checks to be compiled, and so that an answer that kills whoever judges it
/// spoils no other one's verdict.
public protocol JudgeProgram {
  /// The exercises of the chapter.
  static var exams: [Exam] { get }
}

extension JudgeProgram {
  /// Does what the command line says.
  public static func main() {
    endCleanlyOnSignals()
    OperatingSystem.hideMemory()
    let words = Array(CommandLine.arguments.dropFirst())
    if words == ["serve"] { serve() }
    guard let command = words.first,
      let exam = exams.first(where: { $0.outline.number == words.last })
    else { fail("expected judge WORKER EXERCISE, audit EXERCISE or serve") }
    switch (command, words.count) {
    case ("judge", 3):
      write(exam.report(fromWorker: words[1]))
    case ("audit", 2): write(exam.audit())
    default: fail("expected judge WORKER EXERCISE, audit EXERCISE or serve")
    }
  }

  /// Reads questions and writes reports until there are no more questions.
  private static func serve() -> Never {
    let line = WorkerLine()
    while let frame = line.readFrame() {
      guard let request = try? Coding.decode(JudgeRequest.self, from: Data(frame)),
        let exam = exams.first(where: { $0.outline.number == request.exercise })
      else { fail("expected a question about an exercise of this chapter") }
      let report = exam.report(fromWorker: request.worker, seed: request.seed)
      guard let data = try? Coding.encode(report), line.writeFrame([UInt8](data)) else { break }
    }
    endProgram(status: 0)
  }

  private static func write(_ value: some Encodable) {
    do {
      let text = String(decoding: try Coding.encode(value), as: UTF8.self)
      StandardStream.output.send(text + "\n")
    } catch {
      fail("\(error)")
    }
  }

  private static func fail(_ message: String) -> Never {
    StandardStream.error.send("\(self): \(message)\n")
    endProgram(status: 2)
  }
}

extension Exam {
  /// Judges an answer in a worker's process, on cases that nobody has seen before.
  ///
  /// - Parameters:
  ///   - worker: the worker's program.
  ///   - seed: what the random cases follow from; fresh by default.
  ///   - limits: how much a call may use; the exercise's own limits if nothing is said.
  /// - Returns: what there is to say of it.
  package func report(
    fromWorker worker: String, seed: UInt64 = .random(in: 0...UInt64.max),
    limits: ProcessLimits? = nil
  ) -> Report {
    let limits =
      limits
      ?? ProcessLimits(
        seconds: seconds, megabytes: 1024, printedBytes: 1_000_000, keptBytes: 1 << 16)
    let asker = WorkerAsker(worker: worker, file: outline.file, limits: limits)
    let report = report(asking: asker, seed: seed)
    do {
      try asker.end()
      return Report(number: report.number, parts: report.parts, printed: asker.printed)
    } catch {
      // All answers were right, but the process did not end as it should.
      let stop = error as? Stop ?? .noAnswer
      let part = Report.Part(
        function: "", state: .stopped, words: stop.words, line: stop.line, details: [stop.reason])
      let parts = report.state > .stopped ? report.parts : [part]
      return Report(number: report.number, parts: parts, printed: asker.printed)
    }
  }

  /// Judges answers in this process, on the same cases each time.
  ///
  /// - Parameter answers: the functions of a chapter.
  /// - Returns: what is the matter, for the learner to read; nil for right answers.
  package func failure(of answers: [Answer]) -> String? {
    report(asking: LocalAsker(answers), seed: 1).failureText(for: outline)
  }
}
