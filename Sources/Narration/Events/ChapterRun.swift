import Console
import Exercises
import Foundation
import Groundwork
import NeuralNetworks

/// The chapter's program as it runs: what `narrate` begins, the free functions feed and `finish`
/// ends.
@MainActor
final class ChapterRun {
  /// The run of this program; nil before `narrate`.
  static var current: ChapterRun?

  /// The run of this program, for an event; stops the program where `narrate` was not called.
  static func started(_ function: String) -> ChapterRun {
    guard let current else { stop("\(function): call narrate first", #fileID, #line) }
    current.begin()
    return current
  }

  let place: ChapterPlace
  let source: ChapterSource
  let options: ChapterOptions
  let exercises: [Outline]
  let narrator: Narrator

  /// The page; nil in other runs than those of `--weave`.
  let page: PageWriter?
  let terminal: TerminalWriter?

  init(
    place: ChapterPlace, source: ChapterSource, title: String, options: ChapterOptions,
    exercises: [Outline]
  ) {
    self.place = place
    self.source = source
    self.options = options
    self.exercises = exercises
    let runs = SecondRuns(arguments: options.passedOn)
    switch options.mode {
    case .weave:
      let page = PageWriter(title: title, folder: place.folder)
      self.page = page
      terminal = nil
      narrator = Narrator(source, writer: page, secondRun: runs.values)
    case .values:
      page = nil
      terminal = nil
      narrator = Narrator(source, writer: nil)
    case .read(let view):
      page = nil
      let terminal = TerminalWriter(
        view: view, style: .standardOutput, send: { StandardStream.output.send($0) })
      self.terminal = terminal
      narrator = Narrator(
        source, writer: terminal,
        secondRun: view.answers || view.predict ? runs.values : nil,
        ask: view.predict ? terminal.ask : nil)
    }
    self.title = title
  }

  private let title: String
  private var hasBegun = false

  /// Writes the title, once: before the first event, because a program that is asked for something
  /// else, such as `--read` in chapter 7, ends without one.
  private func begin() {
    if !hasBegun { terminal?.begin(title: title, program: place.program) }
    hasBegun = true
  }

  /// Whether this run has a reader: a page or a terminal.
  var hasReader: Bool { page != nil || terminal != nil }

  /// Links of a page that lead nowhere.
  private var lostLinks: [Fault] {
    guard let page else { return [] }
    let targets = LinkTargets(
      package: place.package, folder: place.folder, ownAnchors: page.anchors.all)
    return targets.faults(of: source.links + narrator.captionLinks)
  }

  /// Ends the run.
  func finish(line: Int) {
    narrator.finish(line: line)
    if hasReader { place.stopOnFaults(narrator.faults + lostLinks) }
    stoppingOnFailure {
      switch options.mode {
      case .weave(let folder):
        let folder = URL(fileURLWithPath: folder)
        try writeTogether(
          (page?.files ?? []).map { file in
            NewFile(url: folder.appendingPathComponent(file.path), contents: Data(file.text.utf8))
          })
      case .values:
        let values = try JSONEncoder().encode(narrator.values.texts)
        StandardStream.output.send(String(decoding: values, as: UTF8.self) + "\n")
      case .read:
        terminal?.end(page: "\(place.folder)/README.md")
      }
    }
  }
}
