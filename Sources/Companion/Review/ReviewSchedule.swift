import Console
import Foundation

/// When which chapter is asked about again: one, three and seven days after it was solved.
///
/// What is recalled after a pause is kept longer than what is read again, and longer pauses suit what
/// is known better: Cepeda, Pashler, Vul, Wixted and Rohrer, Distributed practice in verbal recall
/// tasks, Psychological Bulletin 132 (2006). The file behind it may be deleted at any time: then nothing
/// is offered until a chapter is solved again.
struct ReviewSchedule: Codable, Equatable {
  /// A chapter that was solved.
  struct Entry: Codable, Equatable {
    let chapter: Int
    let solved: Date

    /// How many reviews there have been since.
    var reviews = 0

    /// When the next one is due; nil after the last.
    var next: Date? {
      let days = [1, 3, 7]
      return reviews < days.count ? solved + Double(days[reviews]) * 86_400 : nil
    }
  }

  private(set) var entries: [Entry] = []

  /// A schedule of nothing.
  init() {}

  /// Reads a schedule; what is missing or cannot be read counts as none.
  init(from file: URL) {
    let data = try? Data(contentsOf: file)
    self = data.flatMap { try? JSONDecoder().decode(ReviewSchedule.self, from: $0) } ?? .init()
  }

  /// Writes the schedule, whole or not at all.
  ///
  /// - Throws: what the system says.
  func save(to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try JSONEncoder().encode(self).write(to: file, options: .atomic)
  }

  /// The chapters that are to be asked about.
  func due(_ now: Date) -> [Int] {
    entries.filter { $0.next.map { $0 <= now } ?? false }.map(\.chapter).sorted()
  }

  /// Notes that a chapter is solved, the first time.
  mutating func solved(_ chapter: Int, _ now: Date) {
    if !entries.contains(where: { $0.chapter == chapter }) {
      entries.append(Entry(chapter: chapter, solved: now))
    }
  }

  /// Notes a review of chapters; one that is not due yet changes nothing.
  mutating func reviewed(_ chapters: [Int], _ now: Date) {
    let due = due(now).filter(chapters.contains)
    for index in entries.indices where due.contains(entries[index].chapter) {
      // After a long pause the reviews that were missed are not made up for one by one.
      while let next = entries[index].next, next <= now { entries[index].reviews += 1 }
    }
  }
}
