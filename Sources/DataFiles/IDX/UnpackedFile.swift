import Console
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
    let size = try UnpackedFile.size(of: path)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(file: path, reason: systemReason(errno)) }
    source = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var magic: [UInt8] = [0, 0]
    let count = pread(descriptor, &magic, 2, 0)
    guard count >= 0 else { throw .unreadable(file: path, reason: systemReason(errno)) }
    guard magic == [0x1F, 0x8B] else {
      largestCount = size
      gzip = nil
      return
    }
    largestCount = size * 1032
    guard let program = Program(named: "gzip", searchPath: searchPath) else {
      throw .gzipMissing(file: file.path)
    }
    do {
      gzip = try program.start(["-dc"], input: source)
    } catch {
      throw .unreadable(file: file.path, reason: "gzip: \(error.systemReason)")
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
        failure = .unreadable(file: path, reason: systemReason(errno))
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
    // Gzip ends with 2 where it warns: all was unpacked and found right, and more bytes followed.
    if result?.status == 2 { throw .bytesAfterGzip(file: path) }
    if let result, result.status != 0 {
      throw .brokenGzip(file: path, reason: result.messages)
    }
  }

  private static func size(of path: String) throws(IDXError) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let number = errno
      guard number == ENOENT || number == ENOTDIR else {
        throw .unreadable(file: path, reason: systemReason(number))
      }
      if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
        throw .unreadable(file: path, reason: "it is a link to \(target), which is missing")
      }
      throw .missingFile(file: path)
    }
    // What is not regular has no size that would limit what it promises.
    switch status.st_mode & S_IFMT {
    case S_IFREG: return Int(status.st_size)
    case S_IFDIR: throw .notAFile(file: path, found: "a folder")
    default: throw .notAFile(file: path, found: "a device or a pipe")
    }
  }
}
