import Foundation

/// A file as it should be.
package struct NewFile: Equatable, Sendable {
  package let url: URL
  package let contents: Data

  package init(url: URL, contents: Data) {
    self.url = url
    self.contents = contents
  }
}

/// Writes files, all or none: what cannot be finished, because the disk is full say, changes no
/// file that is there.
///
/// All are written beside their places first, under hidden names, and then renamed, for which no
/// room is needed. Folders that are missing are made.
///
/// - Parameter files: the files; what has no contents to replace, such as a device or a pipe, is
///   written directly.
/// - Throws: `FileFailure` for the first file that can't be written.
package func writeTogether(_ files: [NewFile]) throws(FileFailure) {
  var written: [(aside: URL, place: URL)] = []
  defer { for (aside, _) in written { try? FileManager.default.removeItem(at: aside) } }
  for file in files {
    // A link stays one; the file that it leads to is replaced.
    let place = file.url.resolvingSymlinksInPath()
    let folder = place.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      if try isStream(place) {
        try FileHandle(forWritingTo: place).write(contentsOf: file.contents)
        continue
      }
      let aside = folder.appendingPathComponent(".\(place.lastPathComponent).\(UUID().uuidString)")
      written.append((aside, place))
      try file.contents.write(to: aside)
    } catch {
      throw FileFailure(place, error)
    }
  }
  for (aside, place) in written where rename(aside.path, place.path) != 0 {
    throw FileFailure(place, SystemReason(errno))
  }
}

/// Finds out before long work whether its result can be written, as far as that shows beforehand.
///
/// - Parameter file: where the file is to be; its folder is made where it is missing.
/// - Throws: `FileFailure`, as `writeTogether` would.
package func checkWritable(_ file: URL) throws(FileFailure) {
  let place = file.resolvingSymlinksInPath()
  let folder = place.deletingLastPathComponent()
  let writesDirectly: Bool
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    writesDirectly = try isStream(place)
  } catch {
    throw FileFailure(place, error)
  }
  var isFolder: ObjCBool = false
  if FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder), isFolder.boolValue
  {
    throw FileFailure(place, SystemReason(EISDIR))
  }
  guard access(writesDirectly ? place.path : folder.path, W_OK) == 0 else {
    throw FileFailure(place, SystemReason(errno))
  }
}

/// Whether a file is a device or a pipe.
private func isStream(_ file: URL) throws -> Bool {
  guard FileManager.default.fileExists(atPath: file.path) else { return false }
  let type = try FileManager.default.attributesOfItem(atPath: file.path)[.type]
  return type as? FileAttributeType != .typeRegular && type as? FileAttributeType != .typeDirectory
}

/// A file that could not be written.
package struct FileFailure: Error, Equatable, CustomStringConvertible {
  let path: String
  let reason: SystemReason

  init(_ file: URL, _ reason: SystemReason) {
    path = file.path
    self.reason = reason
  }

  fileprivate init(_ file: URL, _ error: any Error) {
    self.init(file, SystemReason(error) ?? SystemReason(EIO))
  }

  /// What was found, what was expected, what to do.
  package var description: String { "\(path) can't be written: \(reason)" }
}
