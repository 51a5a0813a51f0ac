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

  /// How much two submissions have in common at least: as much as ten runs that nobody else has.
  /// Few and short answers are alike by chance.
  private static let evidence = 10_000

  /// How many pairs are shown.
  private static let shown = 200

  /// How many tokens a run has.
  private static let length = 3

  /// - Parameters:
  ///   - submissions: those of a class.
  ///   - stubs: the unfinished files, by number.
  ///   - least: the least likeness that is listed.
  init(_ submissions: [Submission], stubs: [String: String], least: Double = 0.5) {
    let count = submissions.count
    var common = SquareTable(count)
    var either = SquareTable(count)
    var alike: [[String]] = Array(repeating: [], count: count * count)
    for (number, stub) in stubs.sorted(by: { $0.key < $1.key }) {
      let known = TokenText.names(in: stub)
      let given = Self.runs(of: stub, known)
      var holders: [[String]: [Int]] = [:]
      for (index, submission) in submissions.enumerated() {
        guard let text = submission.texts[number] else { continue }
        for run in Self.runs(of: text, known).subtracting(given) {
          holders[run, default: []].append(index)
        }
      }
      var own = [Int](repeating: 0, count: count)
      var shared = SquareTable(count)
      for indices in holders.values {
        let weight = Self.weight(holders: indices.count, of: count)
        for (place, one) in indices.enumerated() {
          own[one] += weight
          for other in indices[(place + 1)...] { shared[one, other] += weight }
        }
      }
      for one in 0..<count where own[one] > 0 {
        for other in (one + 1)..<max(count, one + 1) where own[other] > 0 {
          let all = own[one] + own[other] - shared[one, other]
          common[one, other] += shared[one, other]
          either[one, other] += all
          if shared[one, other] * 5 >= all * 4 { alike[one * count + other].append(number) }
        }
      }
    }
    var pairs: [Pair] = []
    for one in 0..<count {
      for other in (one + 1)..<max(count, one + 1) where either[one, other] > 0 {
        let likeness = Double(common[one, other]) / Double(either[one, other])
        guard likeness >= least, common[one, other] >= Self.evidence else { continue }
        pairs.append(
          Pair(
            one: submissions[one].name, other: submissions[other].name, likeness: likeness,
            exercises: alike[one * count + other]))
      }
    }
    self.pairs = pairs.sorted { ($1.likeness, $0.one, $0.other) < ($0.likeness, $1.one, $1.other) }
  }

  /// A number for each two submissions.
  private struct SquareTable {
    private let side: Int
    private var numbers: [Int]

    init(_ side: Int) {
      self.side = side
      numbers = Array(repeating: 0, count: side * side)
    }

    subscript(one: Int, other: Int) -> Int {
      get { numbers[one * side + other] }
      set { numbers[one * side + other] = newValue }
    }
  }

  private static func runs(of text: String, _ known: Set<String>) -> Set<[String]> {
    let tokens = TokenText(text, known: known).tokens
    guard tokens.count >= length else { return [] }
    return Set((0...(tokens.count - length)).map { Array(tokens[$0..<($0 + length)]) })
  }

  /// Nothing for what everybody has, a thousand for what no more than two have. It is a whole number,
  /// so that sums do not depend on their order.
  private static func weight(holders: Int, of count: Int) -> Int {
    guard count > 2 else { return 1000 }
    let share = log(Double(count) / Double(holders)) / log(Double(count) / 2)
    return Int((1000 * min(1, share)).rounded())
  }

  /// The report as a table for a human.
  var text: String {
    guard !pairs.isEmpty else { return "No two submissions are nearly the same.\n" }
    var lines = pairs.prefix(Self.shown).map { pair in
      "\(Int(pair.likeness * 100)) %  \(pair.one)  \(pair.other)  "
        + "(\(pair.exercises.joined(separator: ", ")))"
    }
    if pairs.count > Self.shown { lines.append("and \(pairs.count - Self.shown) more") }
    return (["Nearly the same, apart from names, spaces and order; exercises in brackets."] + lines)
      .joined(separator: "\n") + "\n"
  }
}
