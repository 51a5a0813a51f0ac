import Foundation
import Groundwork

/// Files to be fetched into a folder, each once.
///
/// A file is downloaded and unpacked in a temporary folder beside its place, checked, and moved
/// into its place in one step. So whoever reads the folder sees the old file or the whole new one,
/// never a part. A download that was broken off starts again with the first file that is missing.
public struct Download: Sendable {
  /// The files to have.
  public let files: [RemoteFile]

  /// The web folders that hold the files, the preferred one first.
  public let mirrors: [URL]

  /// Where the unpacked files go.
  public let folder: URL

  /// The seconds after which a silent server counts as gone.
  public let timeout: TimeInterval

  /// A download that `run` will carry out.
  public init(files: [RemoteFile], from mirrors: [URL], to folder: URL, timeout: TimeInterval = 30)
  {
    require(!mirrors.isEmpty, "Download: no mirror given")
    self.files = files
    self.mirrors = mirrors
    self.folder = folder
    self.timeout = timeout
  }

  /// True where every file is in its place and has its size. (`run` checks what they hold.)
  public var isComplete: Bool {
    files.allSatisfy { file in
      let path = folder.appendingPathComponent(file.name).path
      let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
      return size?.intValue == file.byteCount
    }
  }

  /// Fetches the files that are missing or damaged.
  ///
  /// - Parameter progress: called about ten times a second, on the caller's thread.
  /// - Throws: `DownloadError`. No temporary file is left, and every file in the folder is whole.
  public func run(progress: (DownloadProgress) -> Void) throws(DownloadError) {
    let temporary = folder.appendingPathComponent(Download.temporaryPrefix + UUID().uuidString)
    do {
      try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    } catch {
      throw .folderFailed(folder: folder.path, reason: error.systemReason)
    }
    defer { try? FileManager.default.removeItem(at: temporary) }
    removeAbandonedFolders()
    for file in files {
      guard try !isInPlace(file) else { continue }
      try fetch(file, by: temporary, progress: progress)
    }
  }

  private func isInPlace(_ file: RemoteFile) throws(DownloadError) -> Bool {
    let place = folder.appendingPathComponent(file.name)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
      return false
    }
    guard !isFolder.boolValue else {
      throw .folderFailed(folder: place.path, reason: "it is a folder where a file belongs")
    }
    return try Checksum.sha256(of: place) == file.sha256
  }

  private func fetch(
    _ file: RemoteFile, by temporary: URL, progress: (DownloadProgress) -> Void
  ) throws(DownloadError) {
    var failures: [DownloadError] = []
    for mirror in mirrors {
      do {
        return try fetch(file, from: mirror, by: temporary, progress: progress)
      } catch {
        failures.append(error)
      }
    }
    throw failures.count == 1
      ? failures[0] : .everyMirrorFailed(file: file.name, failures: failures)
  }

  private func fetch(
    _ file: RemoteFile, from mirror: URL, by temporary: URL,
    progress: (DownloadProgress) -> Void
  ) throws(DownloadError) {
    let url = mirror.appendingPathComponent(file.name + ".gz")
    let packed = temporary.appendingPathComponent(file.name + ".gz")
    let unpacked = temporary.appendingPathComponent(file.name)

    let destination = try create(packed)
    defer { try? destination.close() }
    // Gzip never makes a file much larger; what comes may also be sent unpacked.
    let transfer = Transfer(
      url, to: destination, limit: file.byteCount + file.byteCount / 100 + 1024)
    do {
      try transfer.run(timeout: timeout) { received, expected in
        progress(DownloadProgress(file: file.name, received: received, expected: expected))
      }
    } catch {
      // A web page may be larger than a small file: what it is says more than its size.
      if case .tooLarge = error { try refuseAnotherFormat(startOf(packed), url: url) }
      throw error
    }
    try unpack(packed, to: unpacked, file: file, url: url)
    let checksum = try Checksum.sha256(of: unpacked)
    guard checksum == file.sha256 else {
      throw .wrongChecksum(url: url.absoluteString, found: checksum, expected: file.sha256)
    }
    let place = folder.appendingPathComponent(file.name)
    // Unlike FileManager's moves, `rename` replaces an old file in one step.
    guard rename(unpacked.path, place.path) == 0 else {
      throw .folderFailed(folder: place.path, reason: systemReason(errno))
    }
  }

  private func unpack(
    _ packed: URL, to unpacked: URL, file: RemoteFile, url: URL
  ) throws(DownloadError) {
    let bytes: [UInt8]
    do {
      let stream = try UnpackedFile(packed)
      // One byte more than expected is enough to know that the file is another one.
      bytes = stream.read(file.byteCount + 1)
      // Why there are too few. Where there are as many as expected, the checksum decides.
      if bytes.count < file.byteCount { try stream.finish() }
    } catch {
      throw .notUnpacked(url: url.absoluteString, reason: error)
    }
    guard bytes.count == file.byteCount else {
      try refuseAnotherFormat(Array(bytes.prefix(FileFormat.startSize)), url: url)
      throw .wrongSize(url: url.absoluteString, found: bytes.count, expected: file.byteCount)
    }
    let destination = try create(unpacked)
    do {
      try destination.write(contentsOf: bytes)
      // On the disk before it is in its place: a power cut must not leave an empty file there.
      try destination.synchronize()
      try destination.close()
    } catch {
      throw .folderFailed(folder: unpacked.path, reason: error.systemReason)
    }
  }

  /// Throws where what came is a web page, an archive or another well-known kind of file.
  private func refuseAnotherFormat(_ start: [UInt8], url: URL) throws(DownloadError) {
    guard let format = FileFormat(start: start) else { return }
    throw .anotherFormat(url: url.absoluteString, format: format)
  }

  /// The first bytes of what came, unless they are those of a gzip file, as they should be.
  private func startOf(_ packed: URL) -> [UInt8] {
    guard let handle = try? FileHandle(forReadingFrom: packed) else { return [] }
    defer { try? handle.close() }
    let start = [UInt8]((try? handle.read(upToCount: FileFormat.startSize)) ?? Data())
    return FileFormat(start: start) == .gzip ? [] : start
  }

  private func create(_ file: URL) throws(DownloadError) -> FileHandle {
    do {
      try Data().write(to: file)
      return try FileHandle(forWritingTo: file)
    } catch {
      throw .folderFailed(folder: file.path, reason: error.systemReason)
    }
  }
}

// MARK: - What a killed program left

extension Download {
  private static let temporaryPrefix = ".partial-"

  /// Removes temporary folders that nobody has touched for a day. Younger ones may belong to a
  /// program that is downloading at this moment.
  private func removeAbandonedFolders() {
    let entries = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.contentModificationDateKey])
    for entry in entries ?? [] where entry.lastPathComponent.hasPrefix(Download.temporaryPrefix) {
      let values = try? entry.resourceValues(forKeys: [.contentModificationDateKey])
      guard let date = values?.contentModificationDate, date.timeIntervalSinceNow < -86_400 else {
        continue
      }
      try? FileManager.default.removeItem(at: entry)
    }
  }
}
