import Exercises
import Foundation

/// Pairs of submissions whose answers are nearly the same, for a human to read: it says where to
/// look, and accuses nobody.
///
/// Each answer is a set of its runs of tokens, with what the unfinished file has left out; lines that
/// are moved change only the runs across their ends. Short answers are alike whoever writes them, so
/// a run counts the less, the more submissions have it: with the logarithm of their share, as in
/// search engines. A pair's likeness is the weight of what both have by the weight of what either
/// has, from 0 to 1.
///
/// Source: Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting"
/// (2003), for the runs; here answers are so short that all are kept.
struct SimilarityReport {
  /// Two submissions.
  struct Pair: Equatable {
    let one: String
    let other: String

    /// From 0 to 1.
    let likeness: Double

    /// The exercises in which most of the answer is the same.
    let exercises: [String]
  }

  /// The pairs that are most alike, the most first.
  let pairs: [Pair]

  /// How many tokens a run has.
  private static let length = 3

  /// A run of tokens in an exercise.
  private struct Run: Hashable {
    let exercise: String
    let tokens: [String]
  }

  /// - Parameters:
  ///   - submissions: those of a class.
  ///   - stubs: the unfinished files, by number.
  ///   - least: the least likeness that is listed.
  init(_ submissions: [Submission], stubs: [String: String], least: Double = 0.5) {
    let numbers = stubs.keys.sorted()
    let given = stubs.mapValues { TokenText.names(in: $0) }
    let runs = submissions.map { submission -> [String: Set<Run>] in
      var all: [String: Set<Run>] = [:]
      for number in numbers {
        guard let text = submission.texts[number], let stub = stubs[number],
          let known = given[number]
        else { continue }
        let own = Self.runs(of: text, number, known).subtracting(Self.runs(of: stub, number, known))
        if !own.isEmpty { all[number] = own }
      }
      return all
    }
    var holders: [Run: Int] = [:]
    for run in runs.flatMap({ $0.values.flatMap { $0 } }) { holders[run, default: 0] += 1 }
    let share = holders.mapValues { Self.weight(holders: $0, of: submissions.count) }
    func weight(_ runs: Set<Run>) -> Double {
      // In order, so that the sum has the same bits each time.
      runs.map { share[$0] ?? 0 }.sorted().reduce(0, +)
    }
    let weights = runs.map { $0.mapValues(weight) }
    var pairs: [Pair] = []
    for first in runs.indices {
      for second in runs.indices.dropFirst(first + 1) {
        var common = 0.0
        var whole = 0.0
        var alike: [String] = []
        for number in numbers {
          guard let one = runs[first][number], let other = runs[second][number] else { continue }
          let both = weight(one.intersection(other))
          let either = (weights[first][number] ?? 0) + (weights[second][number] ?? 0) - both
          common += both
          whole += either
          if either > 0, both / either >= 0.8 { alike.append(number) }
        }
        guard whole > 0, common / whole >= least else { continue }
        pairs.append(
          Pair(
            one: submissions[first].name, other: submissions[second].name,
            likeness: common / whole, exercises: alike))
      }
    }
    self.pairs = pairs.sorted { ($1.likeness, $0.one, $0.other) < ($0.likeness, $1.one, $1.other) }
  }

  private static func runs(of text: String, _ number: String, _ known: Set<String>) -> Set<Run> {
    let tokens = TokenText(text, known: known).tokens
    guard tokens.count >= length else { return [] }
    return Set(
      (0...(tokens.count - length)).map {
        Run(exercise: number, tokens: Array(tokens[$0..<($0 + length)]))
      })
  }

  /// Nothing for what everybody has, one for what no more than two have.
  private static func weight(holders: Int, of count: Int) -> Double {
    guard count > 2 else { return 1 }
    return min(1, log(Double(count) / Double(holders)) / log(Double(count) / 2))
  }

  /// The report as a table for a human.
  var text: String {
    guard !pairs.isEmpty else { return "No two submissions are nearly the same.\n" }
    let lines = pairs.map { pair in
      "\(Int(pair.likeness * 100)) %  \(pair.one)  \(pair.other)  "
        + "(\(pair.exercises.joined(separator: ", ")))"
    }
    return (["Nearly the same, apart from names, spaces and order; exercises in brackets."] + lines)
      .joined(separator: "\n") + "\n"
  }
}
