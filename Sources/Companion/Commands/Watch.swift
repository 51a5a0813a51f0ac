import Foundation

extension Session {
  /// Judges the selected answers, then judges again what changes, until Ctrl-C.
  func watch(_ selection: Selection) throws -> Int32 {
    console.clear()
    _ = try test(selection)
    showWatching()
    var seen = FileTimes(of: selection, in: workspace)
    while true {
      Thread.sleep(forTimeInterval: 0.2)
      let now = FileTimes(of: selection, in: workspace)
      let changed = now.changes(since: seen)
      seen = now
      if !changed.isEmpty { try judgeAgain(changed, of: selection) }
    }
  }

  /// Judges the exercises in changed files; of a file that belongs to no exercise, its whole chapter.
  func judgeAgain(_ files: [String], of selection: Selection) throws {
    console.clear()
    var open: [Finding] = []
    for (chapter, exercises) in selection.chapters {
      let mine = files.filter { $0.hasPrefix(chapter.folder + "/") }
      guard !mine.isEmpty else { continue }
      let changed = exercises.filter { mine.contains($0.file) }
      let found = try workshop.examine(chapter, changed.isEmpty ? exercises : changed)
      show(found)
      open += found.findings.filter { !$0.isSolved }
    }
    if open.isEmpty { showNextUntouched(in: selection, after: files) }
    showWatching()
  }

  /// What to do after an exercise is solved: the first one after it that nobody has begun.
  private func showNextUntouched(in selection: Selection, after files: [String]) {
    let exercises = allExercises
    let last = exercises.lastIndex { files.contains($0.file) } ?? -1
    let rest = exercises[(last + 1)...] + exercises[..<(last + 1)]
    let next = rest.first { Stub(exercise: $0, workspace: workspace).isUntouched }
    console.line()
    if let next {
      console.line("Next: exercise \(next.number), \(next.title): open \(next.file)")
    } else {
      console.line("No exercise is left untouched: swift run course tells what is open.")
    }
  }

  private func showWatching() {
    console.line()
    console.line("Watching: save a file to have it judged; Ctrl-C ends this.")
  }
}

/// When the files of exercises were changed last.
struct FileTimes {
  private var times: [String: Date] = [:]

  /// The Swift files in the Exercises folders of a selection; for one exercise, its file only.
  init(of selection: Selection, in workspace: Workspace) {
    for (chapter, exercises) in selection.chapters {
      var files = exercises.map(\.file)
      if case .exercise = selection {
      } else {
        let folder = "\(chapter.folder)/Exercises"
        let names = try? FileManager.default.contentsOfDirectory(atPath: workspace.url(folder).path)
        files = (names ?? []).filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
      }
      for file in files {
        let attributes = try? FileManager.default.attributesOfItem(
          atPath: workspace.url(file).path)
        times[file] = attributes?[.modificationDate] as? Date
      }
    }
  }

  /// The files that are new or were changed, in the order of their names.
  ///
  /// A file that is gone is no change: some editors remove a file for a moment while they save it.
  func changes(since earlier: FileTimes) -> [String] {
    times.filter { $0.value != earlier.times[$0.key] }.map(\.key).sorted()
  }
}
