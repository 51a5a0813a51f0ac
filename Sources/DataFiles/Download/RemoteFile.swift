/// A file that can be had, gzipped, from several mirrors.
public struct RemoteFile: Equatable, Sendable {
  /// Its name once unpacked; mirrors have it with `.gz` at the end.
  public let name: String

  /// Its size in bytes once unpacked.
  public let byteCount: Int

  /// The SHA-256 of what it holds once unpacked, 64 hexadecimal digits in lower case. Mirrors pack
  /// differently, so the packed file has no checksum of its own.
  public let sha256: String

  /// A file with a known size and checksum.
  public init(name: String, byteCount: Int, sha256: String) {
    self.name = name
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}

/// How far a download is.
public struct DownloadProgress: Equatable, Sendable {
  /// The name of the file that is on its way.
  public let file: String

  /// The bytes that have arrived, packed.
  public let received: Int

  /// The bytes that the server announced, or nil where it did not.
  public let expected: Int?
}
