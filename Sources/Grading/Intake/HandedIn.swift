import Exercises
import Foundation

/// A folder or an archive that somebody handed in.
package struct HandedIn: Equatable, Sendable {
  /// What to call it: its name without the ending of an archive.
  package let name: String

  private let place: URL
  private let isArchive: Bool

  private init(_ place: URL, name: String? = nil) {
    self.place = place
    let ending = Self.ending(of: place)
    isArchive = ending != nil
    self.name = name ?? String(place.lastPathComponent.dropLast(ending?.count ?? 0))
  }

  /// Finds what is to be graded.
  ///
  /// - Parameter paths: folders that mirror Chapters, archives of such folders, or folders of many
  ///   of both.
  /// - Returns: the submissions, in the order of their names.
  /// - Throws: `GradingError` if there is none at a path, or two have the same name.
  package static func all(at paths: [String]) throws(GradingError) -> [HandedIn] {
    var found: [HandedIn] = []
    for path in paths {
      let place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
      guard let type = type(of: place) else {
        throw GradingError("\(path): there is no such file or folder")
      }
      if type == .typeRegular && ending(of: place) != nil || isSubmission(place) {
        found.append(HandedIn(place))
        continue
      }
      let many = type == .typeDirectory ? children(of: place) : []
      guard !many.isEmpty else {
        throw GradingError(
          "\(path): found no submission, expected a folder with Chapters in it, an archive of one "
            + "(\(Archive.endings.joined(separator: ", "))), or a folder of many")
      }
      found += many.map { HandedIn(root(of: $0), name: HandedIn($0).name) }
    }
    found.sort { $0.name < $1.name }
    for (one, next) in zip(found, found.dropFirst()) where one.name == next.name {
      throw GradingError("found two submissions called \(one.name): rename one")
    }
    return found
  }

  /// What lies in folders of many and is no submission, such as a link: somebody's work may be there,
  /// and is not graded.
  package static func passedOver(at paths: [String]) -> [String] {
    paths.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath() }.flatMap { place in
      guard type(of: place) == .typeDirectory, !isSubmission(place) else { return [String]() }
      let graded = Set(children(of: place).map(\.lastPathComponent))
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
      return names.filter { !$0.hasPrefix(".") && !graded.contains($0) }.sorted()
    }
  }

  /// Reads the files of exercises.
  package func read(_ exercises: [Outline]) -> Submission {
    isArchive
      ? Submission(archive: place, name: name, exercises: exercises)
      : Submission(folder: place, name: name, exercises: exercises)
  }

  /// What is in a folder that may be a submission: folders and archives, no links, nothing hidden.
  private static func children(of folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
      .map { folder.appendingPathComponent($0) }
      .filter { child in
        let type = type(of: child)
        return type == .typeDirectory || type == .typeRegular && ending(of: child) != nil
      }
  }

  /// Where the submission in a folder is: platforms put it in a folder of its own, or as an archive
  /// in a folder with the student's name.
  private static func root(of folder: URL) -> URL {
    guard type(of: folder) == .typeDirectory, !isSubmission(folder) else { return folder }
    let inner = children(of: folder)
    guard inner.count == 1, ending(of: inner[0]) != nil || isSubmission(inner[0]) else {
      return folder
    }
    return inner[0]
  }

  private static func isSubmission(_ folder: URL) -> Bool {
    type(of: folder.appendingPathComponent("Chapters")) != nil
  }

  private static func type(of file: URL) -> FileAttributeType? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    return attributes?[.type] as? FileAttributeType
  }

  private static func ending(of file: URL) -> String? {
    guard type(of: file) == .typeRegular else { return nil }
    return Archive.endings.first { file.lastPathComponent.lowercased().hasSuffix($0) }
  }
}
