import Console
import Foundation

/// What the companion was last asked about, so that `hint` needs no number, advice comes with the
/// second try, and a chapter's finale once.
///
/// It is a convenience in a file of the user's own, which may be deleted at any time and tells
/// nothing of what is solved: that is found out anew each time.
struct Memory {
  /// The exercise that was judged or helped with last; nil if none was.
  private(set) var latest: String?

  /// Whether it was right then.
  private(set) var latestIsSolved = false

  /// When that was.
  private(set) var date = Date.distantPast

  /// How many hints were given for each exercise.
  private(set) var hints: [String: Int] = [:]

  /// The exercises whose last verdict has named a mistake.
  private(set) var mistaken: Set<String> = []

  /// The chapters that were complete when they were last judged.
  private(set) var complete: Set<Int> = []

  private let file: URL
  private let package: String

  /// The memory of a course; empty if the file is missing, damaged or about another copy of it.
  ///
  /// - Parameters:
  ///   - file: where it is kept.
  ///   - workspace: the course.
  init(file: URL, workspace: Workspace) {
    self.file = file
    package = workspace.package.path
    guard let data = try? Data(contentsOf: file),
      let kept = try? JSONDecoder().decode(Kept.self, from: data), kept.package == package
    else { return }
    (latest, latestIsSolved, date, hints) = (
      kept.latest, kept.latestIsSolved, kept.date, kept.hints
    )
    (mistaken, complete) = (Set(kept.mistaken), Set(kept.complete))
  }

  /// Where programs keep what they were doing: on Linux `XDG_STATE_HOME` or `~/.local/state`, on
  /// macOS `Library/Application Support`.
  static var standardFile: URL {
    let files = FileManager.default
    #if os(macOS)
      let folder = files.urls(for: .applicationSupportDirectory, in: .userDomainMask).first
    #else
      let named = ProcessInfo.processInfo.environment["XDG_STATE_HOME"]
      let folder = named.flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
    #endif
    return (folder ?? files.homeDirectoryForCurrentUser.appendingPathComponent(".local/state"))
      .appendingPathComponent("deep-learning-from-scratch-in-swift/companion.json")
  }

  /// Takes note of verdicts; the learner is at the first open exercise, or the last.
  mutating func note(_ findings: [Finding]) {
    for finding in findings {
      let number = finding.exercise.number
      if finding.isSolved {
        hints[number] = nil
        mistaken.remove(number)
      } else {
        if finding.report.hasRemedy { mistaken.insert(number) }
        if let chapter = chapter(of: finding.exercise) { complete.remove(chapter.number) }
      }
    }
    guard let finding = findings.first(where: { !$0.isSolved }) ?? findings.last else { return }
    note(finding.exercise.number, isSolved: finding.isSolved)
    save()
  }

  /// Takes note that all exercises of a chapter are solved.
  ///
  /// - Returns: whether they were not when the chapter was last judged.
  mutating func noteComplete(_ chapter: Chapter) -> Bool {
    guard complete.insert(chapter.number).inserted else { return false }
    save()
    return true
  }

  /// Takes note of a hint.
  mutating func noteHint(_ number: Int, for exercise: String) {
    note(exercise, isSolved: false)
    hints[exercise] = number
    save()
  }

  private mutating func note(_ exercise: String, isSolved: Bool) {
    (latest, latestIsSolved, date) = (exercise, isSolved, Date())
  }

  /// Writes the file, as far as that is possible; nothing depends on it.
  private func save() {
    let kept = Kept(
      package: package, latest: latest, latestIsSolved: latestIsSolved, date: date, hints: hints,
      mistaken: mistaken.sorted(), complete: complete.sorted())
    guard let data = try? JSONEncoder().encode(kept) else { return }
    try? writeTogether([NewFile(url: file, contents: data)])
  }

  private struct Kept: Codable {
    let package: String
    let latest: String?
    let latestIsSolved: Bool
    let date: Date
    let hints: [String: Int]
    let mistaken: [String]
    let complete: [Int]
  }
}
