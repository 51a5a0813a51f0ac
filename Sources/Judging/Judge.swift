import Exercises
import Foundation

/// What came of one case.
enum Outcome<Output: Sendable>: Sendable {
  case value(Output)
  case unfinished(UnfinishedMark)
  case stopped(Stop)

  /// The case was not tried: too many before it had stopped.
  case untried
}

/// Why an answer did not come to its end.
package struct Stop: Error, Equatable {
  /// What to say of the exercise, after its name.
  package let words: String

  /// Why, in a sentence.
  package let reason: String

  /// The line of the exercise's file at which it was, where that is known.
  package var line: Int?

  /// Whether it took long to find out.
  var isSlow = false

  package init(words: String, reason: String) {
    self.words = words
    self.reason = reason
  }
}

/// Whoever calls an answer for the judge, in this process or in another.
package protocol Asker: AnyObject {
  /// Calls a function.
  ///
  /// - Returns: the reply; nil if it was not tried, because too many calls before it had stopped.
  /// - Throws: `Stop` if the answer did not come to its end, `JudgeError` where it is not the
  ///   answer's fault.
  func ask(_ request: Request) throws -> Reply?
}

/// Nothing can be said of an answer, for a reason that is not its own.
package struct JudgeError: Error, CustomStringConvertible {
  package let description: String
}

extension Check {
  /// Judges an answer.
  package func part(asking asker: any Asker, seed: UInt64) throws -> Report.Part {
    let prepared = prepared(seed: seed)
    return part(prepared, try prepared.cases.map { try outcome(of: $0, asking: asker) })
  }

  private func outcome(of check: Shape.Case, asking asker: any Asker) throws -> Outcome<Output> {
    do {
      let request = Request(contract.id, arguments: try contract.encode(check.input))
      guard let reply = try asker.ask(request) else { return .untried }
      switch reply {
      case .unfinished(let mark): return .unfinished(mark)
      case .refused(let reason): throw JudgeError(description: reason)
      case .value(let data):
        guard let output = try? Coding.decode(Output.self, from: data) else { throw Stop.noAnswer }
        return .value(output)
      }
    } catch let stop as Stop {
      return .stopped(stop)
    }
  }

  private func part(
    _ prepared: PreparedCases<Input, Output>, _ outcomes: [Outcome<Output>]
  ) -> Report.Part {
    let cases = prepared.cases
    var wrong: (details: [String], remedy: String?)?
    var stopped: (stop: Stop, given: [String])?
    var mark: UnfinishedMark?
    for (check, outcome) in zip(cases, outcomes) {
      switch outcome {
      case .value(let found) where wrong == nil:
        if let difference = difference(check.input, found, check.expected) {
          let known = mistake(in: outcomes, prepared)
          wrong = (
            describe(check, found: found, difference)
              + (known.map { ["This is what you get when \($0.name). \($0.remedy)"] } ?? []),
            known?.remedy
          )
        }
      case .stopped(let stop) where stopped == nil:
        stopped = (stop, given(check))
      case .unfinished(let unfinished) where mark == nil:
        mark = unfinished
      default: break
      }
    }
    if case (var details, let remedy)? = wrong {
      if let (stop, given) = stopped {
        let place = stop.line.map { " in line \($0)" } ?? ""
        details += ["In another case it \(stop.words)\(place): \(stop.reason)"] + given
      }
      return Report.Part(
        function: contract.function, state: .wrong, details: details, remedy: remedy)
    }
    if let (stop, given) = stopped {
      return Report.Part(
        function: contract.function, state: .stopped, words: stop.words, line: stop.line,
        details: [stop.reason] + given)
    }
    if let mark {
      let isOwn = exercise.shortPath(of: mark.file) == exercise.file
      return Report.Part(
        function: contract.function, state: .notDone, line: isOwn ? mark.line : nil)
    }
    let notes = zip(cases, outcomes).compactMap { check, outcome -> Note? in
      guard case .value(let found) = outcome else { return nil }
      return note(check.input, found, check.expected)
    }
    return Report.Part(function: contract.function, state: .solved, notes: notes)
  }

  // MARK: - In words

  private func given(_ check: Shape.Case) -> [String] {
    let names = contract.arguments
    let values = contract.list(check.input).map { Judging.excerpt(of: $0) }
    var lines = zip(names, values).map { "\($0): \($1)" }
    // Short arguments share a line.
    if lines.joined(separator: ", ").count <= 65 { lines = [lines.joined(separator: ", ")] }
    return ["Case:     \(check.name)"]
      + lines.enumerated().map { ($0.offset == 0 ? "Given:    " : "          ") + $0.element }
  }

  private func describe(
    _ check: Shape.Case, found: Output, _ difference: Difference
  ) -> [String] {
    var lines = given(check)
    let whole = excerpts(check.input, found, check.expected, difference)
    lines.append("Expected: \(whole.expected)")
    lines.append("Found:    \(whole.found)")
    if difference.place != "result" {
      // The part that differs may be a long list.
      let part = Judging.excerpts(of: difference.expected, difference.found, at: difference)
      lines.append(
        "First difference, \(difference.place): expected \(part.expected), found \(part.found)")
    }
    return lines
  }

  /// The first mistake that gives these outcomes wherever there is one, or the one nearest to them.
  private func mistake(
    in outcomes: [Outcome<Output>], _ prepared: PreparedCases<Input, Output>
  ) -> Shape.Mistake? {
    mistakes.indices.first { mistake in
      outcomes.indices.allSatisfy { index in
        guard case .value(let found) = outcomes[index] else { return true }
        return areAlike(
          prepared.cases[index].input, found, prepared.output(of: mistake, in: index))
      }
    }.map { mistakes[$0] } ?? nearestMistake(to: outcomes, prepared)
  }
}

extension Stop {
  /// What came back cannot be read.
  static let noAnswer = Stop(
    words: "writes where it should not",
    reason: "What came back is no value of the function's type. Return a value, and leave open "
      + "files alone that are not yours.")
}
