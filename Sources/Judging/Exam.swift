import Exercises

/// What can be asked of a check without knowing the types of its function.
package protocol FunctionCheck: Sendable {
  /// The exercise that asks for the function.
  var exercise: Outline { get }

  /// Judges an answer on the known cases, and on random ones that follow from a seed.
  func part(asking asker: any Asker, seed: UInt64) throws -> Report.Part

  /// Whether the checks do what they should.
  func audit() -> Audit
}

extension Check: FunctionCheck {
  package var exercise: Outline { contract.exercise }
}

/// An exercise with all that the judge knows of it.
public struct Exam: Sendable {
  /// The exercise.
  public let outline: Outline

  /// How long a call may take.
  let seconds: Double

  private let checks: [any FunctionCheck]

  /// An exercise, with a check for each function that it asks for.
  ///
  /// - Parameters:
  ///   - checks: a check for each function.
  ///   - seconds: how long a call may take; the stub states it where it is more than the usual 10.
  package init(_ checks: any FunctionCheck..., seconds: Double = 10) {
    precondition(Set(checks.map(\.exercise.number)).count == 1, "checks of different exercises")
    outline = checks[0].exercise
    self.checks = checks
    self.seconds = seconds
  }

  /// Judges an answer.
  ///
  /// - Parameters:
  ///   - asker: calls the answer.
  ///   - seed: what the random cases follow from.
  /// - Returns: what there is to say of it.
  package func report(asking asker: any Asker, seed: UInt64) -> Report {
    let parts = checks.map { check in
      do {
        return try check.part(asking: asker, seed: seed)
      } catch {
        return Report.Part(
          function: "", state: .notJudged, details: ["\(error)", "This is not your fault."])
      }
    }
    return Report(number: outline.number, parts: parts)
  }

  /// Whether the checks do what they should.
  public func audit() -> Audit {
    var audit = checks.map { $0.audit() }.reduce(Audit(number: outline.number), +)
    if outline.hints.count != 3 || Set(outline.hints).count != 3 || outline.hints.contains("") {
      audit.faults.append(
        "exercise \(outline.number) has \(outline.hints.count) hints, not three different ones")
    }
    return audit
  }
}
