import Foundation

/// When the files of exercises were changed last.
struct FileTimes {
  private var times: [String: Date] = [:]

  /// The Swift files in the Exercises folders of a selection; for exercises, their files only.
  init(of selection: Selection, in workspace: Workspace) {
    for (chapter, exercises) in selection.chapters {
      var files = exercises.map(\.file)
      if exercises == chapter.exercises {
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

  /// Whether a file is there.
  func hasFile(_ file: String) -> Bool { times[file] != nil }

  /// The files that are new or were changed, in the order of their names.
  ///
  /// A file that is gone is no change: some editors remove a file for a moment while they save it.
  func changes(since earlier: FileTimes) -> [String] {
    times.filter { $0.value != earlier.times[$0.key] }.map(\.key).sorted()
  }
}
