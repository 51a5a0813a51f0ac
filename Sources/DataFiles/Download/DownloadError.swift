/// Why a file could not be downloaded. What was in the folder before stays as it was.
public enum DownloadError: Error, Equatable {
  /// The server was not reached.
  case noConnection(url: String, reason: String)
  /// The server answered, but not with the file; `status` is HTTP's number, 404 say.
  case wrongStatus(url: String, status: Int)
  /// The connection ended too early; `expected` is nil where the server announced no size.
  case cutOff(url: String, received: Int, expected: Int?)
  /// The server said that it packed the file on its way, and what came cannot be unpacked.
  case notDecoded(url: String, encoding: String, reason: String)
  /// More bytes came than the file has.
  case tooLarge(url: String, limit: Int)
  /// What came is damaged, or there is no `gzip` to unpack it.
  case notUnpacked(url: String, reason: IDXError)
  /// What came is no IDX file, but of another kind that is well known.
  case anotherFormat(url: String, format: FileFormat)
  /// What came has, unpacked, fewer or more bytes than the file.
  case wrongSize(url: String, found: Int, expected: Int)
  /// What came is another file.
  case wrongChecksum(url: String, found: String, expected: String)
  /// There is no program that computes checksums.
  case checksumProgramMissing
  /// The folder or a file in it cannot be written, or not read again.
  case folderFailed(folder: String, reason: String)
  /// No mirror had the file; one failure for each of them.
  case everyMirrorFailed(file: String, failures: [DownloadError])
}

extension DownloadError: CustomStringConvertible {
  /// Says what was found, what was expected and what to do.
  public var description: String {
    switch self {
    case .noConnection(let url, let reason):
      return """
        \(url): no connection (\(reason)). Check the network and try again, or give a folder that \
        holds the files.
        """
    case .wrongStatus(let url, let status):
      return """
        \(url): the server answered with status \(status) where 200 was expected. Try again later, \
        or give a folder that holds the files.
        """
    case .cutOff(let url, let received, let expected):
      let size = expected.map { "\($0) bytes were" } ?? "the whole file was"
      return "\(url): cut off after \(received) bytes where \(size) expected. Try again."
    case .notDecoded(let url, let encoding, let reason):
      return """
        \(url): the server announced a file packed on its way as \(encoding), and what came is none \
        (\(reason)). Try again later, or give a folder that holds the files.
        """
    case .tooLarge(let url, let limit):
      return """
        \(url): sends more than the \(limit) bytes that were expected at most. The mirror has \
        another file: give a folder that holds the files.
        """
    case .notUnpacked(let url, let reason):
      return "\(url): what was downloaded cannot be unpacked. \(reason)"
    case .anotherFormat(let url, let format):
      // What to do with such a file at hand is no advice to one who downloads.
      let remedy =
        format == .webPage
        ? "The network may ask for a login: open a web page in a browser and try again."
        : "The mirror has another file: try again later, or give a folder that holds the files."
      return """
        \(url): what was downloaded is \(format.name), where an IDX file was expected. \(remedy)
        """
    case .wrongSize(let url, let found, let expected):
      let size = found > expected ? "more" : "only \(found)"
      let cause = found > expected ? "The" : "It was cut off, or the"
      return """
        \(url): unpacks to \(size) bytes where \(expected) were expected. \(cause) mirror has another \
        file: try again later, or give a folder that holds the files.
        """
    case .wrongChecksum(let url, let found, let expected):
      return """
        \(url): has the SHA-256 \(found) where \(expected) was expected. The mirror has another \
        file: try again later, or give a folder that holds the files.
        """
    case .checksumProgramMissing:
      return """
        No program sha256sum or shasum was found in PATH, and one is needed to check a download. \
        Install one, or give a folder that holds the files.
        """
    case .folderFailed(let folder, let reason):
      return """
        \(folder): cannot be used for downloads (\(reason)). Check what lies there, who may write \
        there and how much space is left.
        """
    case .everyMirrorFailed(let file, let failures):
      return (["\(file): no mirror had it."] + failures.map { "- \($0)" })
        .joined(separator: "\n")
    }
  }
}
