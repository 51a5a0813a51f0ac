import Foundation

/// The four files of a set of digits, found in a folder.
package struct MNISTFolder {
  /// Which set it is, as the files' names say.
  package let collection: MNISTFileName.Collection

  private let folder: URL
  private let files: [MNISTFileName: URL]

  /// Where a loader leaves the files inside the folder that it is given: torchvision in `MNIST/raw`.
  private static let subfolders = ["MNIST/raw", "raw", "MNIST"]

  /// Looks for the files in a folder and, where it has none of them, in the customary places in it.
  ///
  /// - Throws: `MNISTError` where one of the four is missing, or where it is not clear which set is
  ///   meant.
  package init(_ folder: URL) throws(MNISTError) {
    let inside = MNISTFolder.subfolders.map { folder.appendingPathComponent($0) }
      .filter(MNISTFolder.isFolder)
    var entries: [URL] = []
    var files: [MNISTFileName: URL] = [:]
    for place in [folder] + inside where files.isEmpty {
      let inPlace = try MNISTFolder.entries(of: place)
      files = MNISTFolder.byName(inPlace)
      if place == folder || !files.isEmpty { entries = inPlace }
    }

    // What is named as MNIST is meant, whatever else lies beside it.
    let collections = Set(files.keys.map(\.collection))
    guard collections.contains(.mnist) || collections.count <= 1 else {
      throw .severalSets(folder: folder.path, found: collections.map(\.rawValue).sorted())
    }
    let collection = collections.contains(.mnist) ? .mnist : collections.first ?? .mnist
    let missing = MNISTFileName.Role.allCases.filter {
      files[MNISTFileName(collection: collection, role: $0)] == nil
    }
    guard missing.isEmpty else {
      throw .filesMissing(
        folder: (files.values.first?.deletingLastPathComponent() ?? folder).path,
        missing: missing.map(\.rawValue), found: entries.map(\.lastPathComponent))
    }
    self.collection = collection
    self.folder = folder
    self.files = files
  }

  /// Where the file of a role is.
  package func url(_ role: MNISTFileName.Role) -> URL {
    files[MNISTFileName(collection: collection, role: role)]
      ?? folder.appendingPathComponent(role.rawValue)
  }

  /// What lies in a folder, by name, without what is hidden.
  private static func entries(of folder: URL) throws(MNISTError) -> [URL] {
    guard FileManager.default.fileExists(atPath: folder.path) else {
      throw .noFolder(folder: folder.path)
    }
    guard isFolder(folder) else { throw .notAFolder(file: folder.path) }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { !$0.hasPrefix(".") }.sorted().map { folder.appendingPathComponent($0) }
    } catch {
      throw .unreadableFolder(folder: folder.path, reason: error.systemReason)
    }
  }

  /// What can only be a file of a set. Of two that can be the same one, a file is taken before a
  /// folder, and then the first by name: that is the unpacked one, under its published name.
  private static func byName(_ entries: [URL]) -> [MNISTFileName: URL] {
    var files: [MNISTFileName: URL] = [:]
    for entry in entries.filter({ !isFolder($0) }) + entries.filter(isFolder) {
      guard let name = MNISTFileName(entry.lastPathComponent), files[name] == nil else { continue }
      files[name] = entry
    }
    return files
  }

  private static func isFolder(_ place: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
