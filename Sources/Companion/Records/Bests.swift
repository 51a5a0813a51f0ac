import Console
import Exercises
import Foundation

/// The best figures of a learner's right answers, and when they were reached.
///
/// The file behind it may be deleted at any time: then the next right answer is the best. What is
/// solved is never read from it.
struct Bests: Codable, Equatable {
  /// The best figure of its kind.
  struct Entry: Codable, Equatable {
    let value: Int
    let date: Date
  }

  /// The entries by exercise and by what is counted.
  private(set) var entries: [String: [String: Entry]] = [:]

  /// Nothing was reached yet.
  init() {}

  /// Reads what was reached; what is missing or cannot be read counts as nothing.
  init(from file: URL) {
    let data = try? Data(contentsOf: file)
    self = data.flatMap { try? JSONDecoder().decode(Bests.self, from: $0) } ?? .init()
  }

  /// Writes the file, as far as that is possible; nothing depends on it.
  func save(to file: URL) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(self) else { return }
    try? writeTogether([NewFile(url: file, contents: data)])
  }

  /// The best of what an exercise counts; nil before the first right answer.
  func best(_ figure: Figure, of exercise: String) -> Entry? { entries[exercise]?[figure.unit] }

  /// Takes note of a figure.
  ///
  /// - Returns: how it compares with the best before it; nil where there was none.
  mutating func note(_ figure: Figure, of exercise: String, _ now: Date) -> String? {
    let best = best(figure, of: exercise)
    if best.map({ figure.isBetter(than: $0.value) }) ?? true {
      entries[exercise, default: [:]][figure.unit] = Entry(value: figure.value, date: now)
    }
    guard let best else { return nil }
    let (new, old) = ("\(grouped(figure.value)) \(figure.unit)", grouped(best.value))
    let day = Self.day(best.date)
    if figure.value == best.value { return "As good as your best: \(new), on \(day)." }
    return figure.isBetter(than: best.value)
      ? "A new best of yours: \(new). It was \(old), on \(day)."
      : "Your best: \(old) \(figure.unit), on \(day); this time \(grouped(figure.value))."
  }

  /// A day where the learner is: "November 28".
  static func day(_ date: Date) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let parts = Calendar(identifier: .gregorian).dateComponents([.month, .day], from: date)
    return "\(months[(parts.month ?? 1) - 1]) \(parts.day ?? 1)"
  }
}

/// A whole number with commas: "4,564".
func grouped(_ number: Int) -> String {
  let digits = String(number)
  return digits.enumerated().reduce("") { text, digit in
    let rest = digits.count - digit.offset
    return text + (digit.offset > 0 && rest % 3 == 0 ? "," : "") + String(digit.element)
  }
}

extension Session {
  /// Where the best figures are kept.
  var bestsFile: URL {
    memoryFile.deletingLastPathComponent().appendingPathComponent("best.json")
  }

  /// How a right answer compares with the best one before it, which it may take the place of.
  func remarksOnBest(_ finding: Finding) -> [String] {
    let figures = finding.report.notes.flatMap(\.figures)
    guard !figures.isEmpty, !workshop.usesSolutions else { return [] }
    var bests = Bests(from: bestsFile)
    let before = bests
    let remarks = figures.compactMap { bests.note($0, of: finding.exercise.number, Date()) }
    if bests != before { bests.save(to: bestsFile) }
    return remarks
  }
}
