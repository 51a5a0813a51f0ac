import Console
import Foundation

/// The bytes of a regular file.
///
/// - Parameters:
///   - file: the file.
///   - limit: the largest size that is read, in bytes: what is larger is refused before that.
/// - Returns: all of its bytes.
/// - Throws: `RegularFileError`.
package func bytes(ofRegularFile file: URL, upTo limit: Int) throws(RegularFileError) -> [UInt8] {
  do {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: file.resolvingSymlinksInPath().path)
    let type = attributes[.type] as? FileAttributeType
    if type == .typeDirectory { throw POSIXError(.EISDIR) }
    guard type == .typeRegular else { throw RegularFileError.notAFile }
    let size = attributes[.size] as? Int ?? 0
    guard size <= limit else { throw RegularFileError.tooLarge(found: size) }
    return [UInt8](try Data(contentsOf: file))
  } catch let error as RegularFileError {
    throw error
  } catch {
    throw .unreadable(SystemReason(error) ?? SystemReason(EIO))
  }
}

/// Why a regular file was not read.
package enum RegularFileError: Error, Equatable {
  /// The system does not let the file be read.
  case unreadable(SystemReason)
  /// What has that name is a device or a pipe.
  case notAFile
  /// The file is larger than the limit; in bytes.
  case tooLarge(found: Int)
}
