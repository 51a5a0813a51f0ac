import Foundation

/// Why the operating system refused something, in words: what is the matter, and what to do.
package struct SystemReason: Equatable, CustomStringConvertible, Sendable {
  package let description: String

  /// The words for a number of the system, such as `ENOENT`.
  package init(_ number: Int32) {
    description =
      switch number {
      case ENOENT: "there is no such file or folder. Check its name, or make the folder."
      case ENOTDIR, EEXIST:
        "a file stands where a folder is expected. Remove it, or choose another place."
      case EISDIR: "found a folder where a file is expected. Choose another name."
      case EACCES, EPERM: "access is denied. Allow it, or choose another place."
      case EROFS: "this disk can only be read. Choose another place."
      case ENOSPC, EDQUOT: "the disk is full. Make room, or choose another place."
      case EFBIG: "the file would be larger than allowed. Raise the limit (ulimit -f)."
      case ENAMETOOLONG: "the name is too long. Choose a shorter one."
      case EMFILE, ENFILE: "too many files are open. Close other programs, or raise the limit."
      default: "\(String(cString: strerror(number))). Try again, or choose another place."
      }
  }

  /// The reason within an error of Foundation; nil for any other error.
  package init?(_ error: any Error) {
    if let error = error as? POSIXError {
      self.init(error.code.rawValue)
    } else if let error = error as? CocoaError {
      if let cause = error.underlying as? POSIXError {
        self.init(cause.code.rawValue)
      } else if let number = Self.number(of: error.code) {
        self.init(number)
      } else {
        self.init("it can't be read or written as expected. Check what lies there.")
      }
    } else {
      return nil
    }
  }

  private init(_ description: String) { self.description = description }

  private static func number(of code: CocoaError.Code) -> Int32? {
    switch code {
    case .fileNoSuchFile, .fileReadNoSuchFile: ENOENT
    case .fileReadNoPermission, .fileWriteNoPermission: EACCES
    case .fileWriteFileExists: EEXIST
    case .fileWriteOutOfSpace: ENOSPC
    case .fileWriteVolumeReadOnly: EROFS
    case .fileReadInvalidFileName, .fileWriteInvalidFileName: ENAMETOOLONG
    default: nil
    }
  }
}

/// An error for people: our own as it is, one of the system with its file and in words.
///
/// - Parameter error: any error that a program ends with.
/// - Returns: what was found, what was expected, what to do.
package func explanation(of error: any Error) -> String {
  guard let reason = SystemReason(error) else { return "\(error)" }
  let details = (error as NSError).userInfo
  let path =
    details[NSFilePathErrorKey] as? String ?? (details[NSURLErrorKey] as? URL)?.path
  guard let path else { return "\(reason)" }
  let isTemporary = path.hasPrefix(FileManager.default.temporaryDirectory.path)
  return "\(path): \(reason)"
    + (isTemporary ? " The variable TMPDIR says where temporary files go." : "")
}
