import Console
import Foundation

/// An archive that a stranger has made.
///
/// Nothing is unpacked to the disk under a name from the archive: `tar` and `unzip` are asked for one
/// file after another and write it to a pipe, of which no more is read than a file may have.
struct Archive {
  private enum Kind { case zip, tar }

  private let file: URL
  private let kind: Kind

  /// The largest archive that is read, unpacked or not.
  private static let byteLimit = 1 << 26

  /// The endings of the names of archives.
  static let endings = [".tar.gz", ".tgz", ".tar", ".zip"]

  /// - Parameters:
  ///   - file: the archive.
  ///   - folder: a folder for a moment: a compressed tar archive is unpacked to a tar archive there.
  /// - Throws: `GradingError` if it is too large or is no archive.
  init(_ file: URL, unpackingIn folder: URL) throws {
    let name = file.lastPathComponent.lowercased()
    let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
    guard size <= Self.byteLimit else {
      throw GradingError("found \(size) bytes, expected \(Self.byteLimit) at most")
    }
    kind = name.hasSuffix(".zip") ? .zip : .tar
    guard name.hasSuffix("gz") else {
      self.file = file
      try checkIsTar()
      return
    }
    let input = try FileHandle(forReadingFrom: file)
    let data = try output(of: "gzip", ["-dc"], input: input, upTo: Self.byteLimit + 1)
    guard data.count <= Self.byteLimit else {
      throw GradingError("it unpacks to more than \(Self.byteLimit) bytes")
    }
    self.file = folder.appendingPathComponent("archive.tar")
    try data.write(to: self.file)
    try checkIsTar()
  }

  /// `tar` would unpack what is compressed once more, to any size.
  private func checkIsTar() throws {
    guard kind == .tar else { return }
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    let header = try handle.read(upToCount: 512) ?? Data()
    guard header.dropFirst(257).starts(with: Data("ustar".utf8)) else {
      throw GradingError("it is no tar archive (POSIX or GNU)")
    }
  }

  /// The names of all files in the archive, as they are written there.
  func names() throws -> [String] {
    let data =
      switch kind {
      case .zip: try read("unzip", ["-Z1", file.path], upTo: 1 << 22)
      case .tar: try read("tar", ["-tf", file.path], upTo: 1 << 22)
      }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The beginning of a file in the archive; nothing for a link or a folder.
  func contents(of name: String, upTo count: Int) throws(GradingError) -> Data {
    do {
      return switch kind {
      case .zip: try read("unzip", ["-P", "", "-p", file.path, name], upTo: count)
      case .tar: try read("tar", ["-xOf", file.path, "--", name], upTo: count)
      }
    } catch {
      throw GradingError("\(name): \(explanation(of: error))")
    }
  }

  private func read(_ program: String, _ arguments: [String], upTo count: Int) throws -> Data {
    let nothing = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/dev/null"))
    return try output(of: program, arguments, input: nothing, upTo: count)
  }
}

/// What a program writes, up to a number of bytes; after these it is ended.
private func output(
  of name: String, _ arguments: [String], input: FileHandle, upTo count: Int
) throws -> Data {
  defer { try? input.close() }
  guard let program = Program(named: name) else {
    throw GradingError("found no program \(name), which reads archives: install it")
  }
  let running = try program.start(arguments, input: input)
  var data = Data()
  while data.count < count, let more = try running.output.read(upToCount: count - data.count),
    !more.isEmpty
  {
    data += more
  }
  guard data.count < count else {
    running.stop()
    return data
  }
  let (status, messages) = running.finish()
  guard status == 0 else {
    throw GradingError("\(name) can't read it (status \(status)): \(messages.prefix(200))")
  }
  return data
}
