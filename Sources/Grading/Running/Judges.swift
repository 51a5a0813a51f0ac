import Console
import Exercises
import Foundation

/// The judges of a course's chapters, each a program that is asked for one verdict after another.
///
/// The whole class is judged on the same cases, so a judge makes them, and what known mistakes give in
/// them, once. It calls each answer in a new worker, and what it keeps follows from the seed alone. One
/// that comes to its end costs the answer that it was asked about, and another is started for the
/// next one. Each thread has judges of its own.
package final class Judges {
  /// What came of a question.
  enum Verdict {
    case report(Report)
    case ended(ProcessEnding)
  }

  private let course: Course

  /// Those that wait for a question, by their programs.
  private(set) var running: [String: Conversation] = [:]

  package init(of course: Course) { self.course = course }

  /// Asks the judge of a chapter about an answer.
  ///
  /// - Throws: `ProcessError` if it cannot be started.
  func verdict(on request: JudgeRequest, in chapter: CourseChapter) throws -> Verdict {
    let question = [UInt8](try Coding.encode(request))
    while true {
      let earlier = running[chapter.judge]
      let judge = try earlier ?? start(chapter)
      let ending: ProcessEnding
      switch judge.ask(question) {
      case .frame(let bytes):
        if let report = try? Coding.decode(Report.self, from: Data(bytes)),
          report.number == request.exercise
        {
          running[chapter.judge] = judge
          return .report(report)
        }
        ending = .exited(status: 0)
      case .ended(let how): ending = how
      case .garbled: ending = .exited(status: 0)
      }
      running[chapter.judge] = nil
      // One that has judged before may have been ended before it was asked: then it is not this
      // answer's doing. A new one tells.
      if earlier == nil || ending == .outOfTime { return .ended(ending) }
    }
  }

  private func start(_ chapter: CourseChapter) throws -> Conversation {
    // Three calls that are waited for in vain, and some time for all others.
    try Conversation(
      course.products.appendingPathComponent(chapter.judge).path, ["serve"],
      environment: ProcessInfo.processInfo.environment,
      limits: ProcessLimits(seconds: 60, keptBytes: 1 << 16))
  }
}
