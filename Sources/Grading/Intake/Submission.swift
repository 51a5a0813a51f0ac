import Console
import Exercises
import Foundation

/// What is taken of a submission: the texts of the exercises' files, and nothing else.
///
/// Whatever the folder or archive holds besides, a manifest, tests, plugins, checks of its own, is
/// not looked at. What is taken is laid over a clean copy of the course's own files, with new times.
package struct Submission: Equatable, Sendable {
  package let name: String

  /// The texts, by the numbers of their exercises.
  package let texts: [String: String]

  /// What was found and not taken, a sentence each.
  package let notes: [String]

  /// The largest file that is taken, in bytes; solutions have a few thousand.
  static let byteLimit = 1 << 18

  package init(name: String, texts: [String: String], notes: [String]) {
    self.name = name
    self.texts = texts
    self.notes = notes
  }

  /// Reads what was handed in.
  ///
  /// - Parameters:
  ///   - name: what to call the submission.
  ///   - exercises: the exercises whose files are taken.
  ///   - names: all files that are there.
  ///   - contents: a regular file's beginning, up to a byte more than the limit; nil where there is
  ///     no such file, or a link in its place. It throws why the file cannot be taken.
  init(
    name: String, exercises: [Outline], among names: [String],
    contents: (String) throws(GradingError) -> Data?
  ) {
    self.name = name
    var texts: [String: String] = [:]
    var notes: [String] = []
    guard let prefix = Self.prefix(of: exercises.map(\.file), in: names) else {
      self.texts = [:]
      self.notes = ["Found no file of an exercise: the folder Chapters has to be handed in."]
      return
    }
    for exercise in exercises where names.contains(prefix + exercise.file) {
      do throws(GradingError) {
        guard let data = try contents(prefix + exercise.file) else {
          notes.append("\(exercise.file) is no regular file, or empty, and was not taken.")
          continue
        }
        texts[exercise.number] = try Self.text(data, exercise.file)
      } catch {
        notes.append("\(error)")
      }
    }
    self.texts = texts
    self.notes = notes
  }

  private static func text(_ data: Data, _ file: String) throws(GradingError) -> String {
    guard data.count <= byteLimit else {
      throw GradingError("\(file) has more than \(byteLimit) bytes and was not taken.")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw GradingError("\(file) is not text in UTF-8 and was not taken.")
    }
    return text.replacing("\r\n", with: "\n")
  }

  /// What stands before "Chapters" in the names: nothing, or the folder that an archive was made of.
  private static func prefix(of files: [String], in names: [String]) -> String? {
    let known = Set(files)
    var counts: [String: Int] = [:]
    for name in names {
      guard let start = name.range(of: "Chapters/", options: .backwards)?.lowerBound,
        known.contains(String(name[start...])),
        start == name.startIndex
          || name[name.index(before: start)] == "/"
      else { continue }
      counts[String(name[..<start]), default: 0] += 1
    }
    let allowed = counts.filter { prefix, _ in
      !prefix.hasPrefix("-") && !prefix.contains { "*?[]\\".contains($0) }
        && !prefix.split(separator: "/").contains("..") && !prefix.hasPrefix("/")
    }
    return allowed.keys.min { one, other in
      let depths = (one.count { $0 == "/" }, other.count { $0 == "/" })
      return depths.0 != depths.1 ? depths.0 < depths.1 : one < other
    }
  }
}

extension Submission {
  /// Reads a folder that mirrors Chapters. No link is followed, whatever it leads to.
  init(folder: URL, name: String, exercises: [Outline]) {
    let present = exercises.map(\.file).filter { file in
      let path = folder.appendingPathComponent(file).path
      return (try? FileManager.default.attributesOfItem(atPath: path)) != nil
    }
    self.init(name: name, exercises: exercises, among: present) { file throws(GradingError) in
      guard isReachedWithoutLinks(file, in: folder) else { return nil }
      do {
        let handle = try FileHandle(forReadingFrom: folder.appendingPathComponent(file))
        defer { try? handle.close() }
        return try handle.read(upToCount: Self.byteLimit + 1)
      } catch {
        throw GradingError("\(file) could not be read and was not taken.")
      }
    }
  }

  /// Reads an archive of such a folder.
  init(archive: URL, name: String, exercises: [Outline]) {
    do {
      self = try withTemporaryFolder("submission") { folder in
        let archive = try Archive(archive, unpackingIn: folder)
        return Submission(
          name: name, exercises: exercises, among: try archive.names()
        ) { file throws(GradingError) in
          let data = try archive.contents(of: file, upTo: Self.byteLimit + 1)
          return data.isEmpty ? nil : data
        }
      }
    } catch {
      self.name = name
      texts = [:]
      notes = ["\(archive.lastPathComponent): \(explanation(of: error))"]
    }
  }
}

/// Whether a path in a folder is a regular file in folders that are none of them links.
private func isReachedWithoutLinks(_ path: String, in folder: URL) -> Bool {
  var place = folder
  let parts = path.split(separator: "/")
  return parts.indices.allSatisfy { index in
    place.appendPathComponent(String(parts[index]))
    let attributes = try? FileManager.default.attributesOfItem(atPath: place.path)
    let expected: FileAttributeType = index == parts.count - 1 ? .typeRegular : .typeDirectory
    return attributes?[.type] as? FileAttributeType == expected
  }
}
