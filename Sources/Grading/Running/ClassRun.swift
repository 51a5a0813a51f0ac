import Console
import Dispatch
import Exercises
import Foundation
import Synchronization

/// Grades a class, several submissions at a time, and keeps each result at once: after a kill, the
/// same command goes on where it was.
package struct ClassRun {
  private let grader: Grader
  private let jobs: Int
  private let kept: KeptResults

  /// - Parameters:
  ///   - grader: finds out what answers are worth.
  ///   - jobs: how many submissions are graded at the same time.
  ///   - kept: where results are kept until all are there.
  package init(_ grader: Grader, jobs: Int, keeping kept: KeptResults) {
    self.grader = grader
    self.jobs = jobs
    self.kept = kept
  }

  /// Grades all submissions.
  ///
  /// - Parameters:
  ///   - submissions: what was handed in.
  ///   - progress: called after each one.
  /// - Returns: the marks.
  /// - Throws: the first error of the system; what was graded until then is kept.
  package func grade(
    _ submissions: [HandedIn], progress: @escaping @Sendable (Progress) -> Void
  ) throws -> GradeBook {
    let grader = grader
    let kept = kept
    let shared = Shared(State(progress: Progress(count: submissions.count)))
    // Threads of their own: Dispatch has no more than there are processors, and needs one to see that
    // this program is to end.
    let ended = DispatchSemaphore(value: 0)
    let count = min(jobs, submissions.count)
    for _ in 0..<count {
      Thread.detachNewThread {
        let judges = grader.judges()
        while let index = shared.state.withLock({ $0.takeNext() }) {
          do {
            let submission = submissions[index].read(grader.exercises)
            let earlier = kept.result(for: submission, grader.points, grader.exercises)
            let result = try earlier ?? grader.grade(submission, by: judges)
            if earlier == nil {
              try kept.keep(result, for: submission, grader.points, grader.exercises)
            }
            shared.state.withLock { state in
              state.results.append(result)
              state.progress.finished(wasGraded: earlier == nil)
              progress(state.progress)
            }
          } catch {
            shared.state.withLock { $0.failure = $0.failure ?? error }
          }
        }
        ended.signal()
      }
    }
    for _ in 0..<count { ended.wait() }
    let (results, failure) = shared.state.withLock { ($0.results, $0.failure) }
    if let failure { throw failure }
    return GradeBook(results)
  }

  /// The state that the threads share.
  private final class Shared: Sendable {
    let state: Mutex<State>

    init(_ state: State) { self.state = Mutex(state) }
  }

  private struct State: Sendable {
    var progress: Progress
    var next = 0
    var results: [SubmissionResult] = []
    var failure: (any Error)?

    mutating func takeNext() -> Int? {
      guard failure == nil, next < progress.count else { return nil }
      defer { next += 1 }
      return next
    }
  }

  /// How far a class is graded.
  package struct Progress: Sendable, CustomStringConvertible {
    let count: Int
    private(set) var done = 0
    private var graded = 0
    private let start = ContinuousClock.now

    init(count: Int) { self.count = count }

    mutating func finished(wasGraded: Bool) {
      done += 1
      if wasGraded { graded += 1 }
    }

    /// Such as "17 of 200 graded, about 4 min left".
    package var description: String {
      guard done < count, graded > 0 else { return "\(done) of \(count) graded" }
      let each = (ContinuousClock.now - start) / .seconds(1) / Double(graded)
      let left = each * Double(count - done)
      let time = left < 90 ? "\(Int(left.rounded(.up))) s" : "\(Int((left / 60).rounded(.up))) min"
      return "\(done) of \(count) graded, about \(time) left"
    }
  }
}
