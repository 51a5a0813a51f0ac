import Foundation

/// The bytes of a file in order, unpacked on the way if the file is gzipped.
///
/// Reading goes straight into memory of the caller, so no second copy of a data set ever exists.
final class UnpackedFile {
  /// No more bytes than this can come: the size of the file, or what it may unpack to.
  ///
  /// Deflate, the method of gzip, makes at most 1032 bytes of one (two bits can stand for a run
  /// of 258). A header that promises more is wrong, and one need not reserve memory to find out.
  let largestCount: Int

  private let path: String
  private let source: FileHandle
  private let gzip: RunningProgram?
  private var failure: IDXError?
  private var isFinished = false

  /// Opens a file; gzip is recognized by its first two bytes, 1F 8B.
  ///
  /// - Parameters:
  ///   - file: the file, packed or not.
  ///   - searchPath: where to look for `gzip`; nil for the environment's `PATH`.
  /// - Throws: `IDXError` where the file is missing, cannot be read, or needs a missing `gzip`.
  init(_ file: URL, searchPath: String? = nil) throws(IDXError) {
    path = file.path
    let size = try UnpackedFile.size(of: file)
    do {
      source = try FileHandle(forReadingFrom: file)
      let magic = try source.read(upToCount: 2)
      try source.seek(toOffset: 0)
      guard let magic, magic.elementsEqual([0x1F, 0x8B]) else {
        largestCount = size
        gzip = nil
        return
      }
    } catch {
      throw .unreadable(file: file.path, reason: systemReason(error))
    }
    largestCount = size * 1032
    guard let program = Program(named: "gzip", searchPath: searchPath) else {
      throw .gzipMissing(file: file.path)
    }
    do {
      gzip = try program.start(["-dc"], input: source)
    } catch {
      throw .unreadable(file: file.path, reason: "gzip: \(systemReason(error))")
    }
  }

  deinit {
    if isFinished { return }
    gzip?.stop()
    try? source.close()
  }

  /// Reads until the buffer is full or no more bytes come.
  ///
  /// - Returns: the number of bytes read. Where it is smaller than the buffer, `finish` says why.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let descriptor = (gzip?.output ?? source).fileDescriptor
    var count = 0
    while count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let received = Foundation.read(descriptor, rest.baseAddress, rest.count)
      if received == 0 { break }
      if received < 0 {
        if errno == EINTR { continue }
        failure = .unreadable(file: path, reason: String(cString: strerror(errno)))
        break
      }
      count += received
    }
    return count
  }

  /// Reads up to `count` bytes into an array of their own.
  func read(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = read(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Ends reading, once `read` has returned fewer bytes than it was asked for.
  ///
  /// - Throws: what went wrong while reading or unpacking. A damaged gzip file may give all its
  ///   bytes and be found out only here, by its checksum.
  func finish() throws(IDXError) {
    isFinished = true
    let result = gzip?.finish()
    try? source.close()
    if let failure { throw failure }
    if let result, result.status != 0 {
      throw .brokenGzip(file: path, reason: result.messages)
    }
  }

  private static func size(of file: URL) throws(IDXError) -> Int {
    let path = file.resolvingSymlinksInPath().path
    let attributes: [FileAttributeKey: Any]
    do {
      attributes = try FileManager.default.attributesOfItem(atPath: path)
    } catch CocoaError.fileReadNoSuchFile {
      throw .missingFile(file: file.path)
    } catch {
      throw .unreadable(file: file.path, reason: systemReason(error))
    }
    // A folder or a pipe has no size that would limit what it promises.
    guard attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? NSNumber
    else { throw .unreadable(file: file.path, reason: "it is not a regular file") }
    return size.intValue
  }
}

/// What the operating system says within an error of Foundation, whose own words are numbers.
private func systemReason(_ error: any Error) -> String {
  let cause = (error as? CocoaError)?.underlying ?? error
  guard let cause = cause as? POSIXError else { return error.localizedDescription }
  return String(cString: strerror(cause.code.rawValue))
}
