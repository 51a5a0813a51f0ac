import Console
import Foundation

/// What a learner sees of a build: how long the first one takes, how far it has come, and nothing of
/// one that is quickly done.
final class BuildProgress {
  private var bar: ProgressBar
  private let newBar: (String) -> ProgressBar
  private let now: () -> ContinuousClock.Instant
  private let quietUntil: ContinuousClock.Instant
  private var line: [UInt8] = []

  /// The progress of building what judges a chapter, shown on standard error.
  convenience init(of chapter: Chapter, in workspace: Workspace) {
    let isFirst = [chapter.worker, chapter.judge].contains { product in
      !FileManager.default.fileExists(
        atPath: workspace.products.appendingPathComponent(product).path)
    }
    self.init(
      "Building chapter \(chapter.number)",
      announcement: isFirst ? Self.announcement(of: chapter) : nil,
      newBar: { ProgressBar($0) }, write: { StandardStream.error.send($0) },
      now: { ContinuousClock.now })
  }

  /// A progress with bars, an output and a clock of its own.
  init(
    _ label: String, announcement: String?, newBar: @escaping (String) -> ProgressBar,
    write: (String) -> Void, now: @escaping () -> ContinuousClock.Instant
  ) {
    bar = newBar(label)
    self.newBar = newBar
    self.now = now
    quietUntil = now() + .seconds(announcement == nil ? 2 : 0)
    if let announcement {
      write(announcement + "\n")
      bar.update(to: 0)
    }
  }

  /// Goes on with another build, and a bar of its own.
  func begin(_ label: String) {
    bar.finish()
    bar = newBar(label)
    line = []
  }

  /// How long two processors take if they have nothing else to do.
  static func announcement(of chapter: Chapter) -> String {
    "The first build of chapter \(chapter.number) takes about ten seconds, later ones one or two."
  }

  /// Takes note of what `swift build` prints.
  func read(_ bytes: [UInt8]) {
    for byte in bytes {
      // In a terminal `swift build` writes each line over the one before.
      if byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
        line.append(byte)
        continue
      }
      let fraction = Self.fraction(in: String(decoding: line, as: UTF8.self))
      line = []
      if let fraction, now() >= quietUntil { bar.update(to: fraction) }
    }
  }

  /// Erases the bar.
  func finish() { bar.finish() }

  /// The part that is done, by a line such as "[12/90] Compiling Judging Check.swift".
  static func fraction(in line: String) -> Double? {
    let progress = /(?:\e\[\d*[A-Z])*\[(\d+)\/(\d+)\]/
    guard let match = line.prefixMatch(of: progress), let done = Double(match.1),
      let all = Double(match.2), all > 0
    else { return nil }
    return done / all
  }
}
