import Console
import Foundation

/// The SHA-256 of a file: 64 hexadecimal digits that no other file is known to share.
enum Checksum {
  /// Asks the system's program: `sha256sum` or, where that is missing, `shasum`.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - searchPath: where to look for the programs; nil for the environment's `PATH`.
  /// - Returns: the 64 digits, in lower case.
  /// - Throws: `DownloadError` where there is no such program or the file cannot be read.
  static func sha256(of file: URL, searchPath: String? = nil) throws(DownloadError) -> String {
    let program: Program
    let arguments: [String]
    if let sha256sum = Program(named: "sha256sum", searchPath: searchPath) {
      (program, arguments) = (sha256sum, [])
    } else if let shasum = Program(named: "shasum", searchPath: searchPath) {
      (program, arguments) = (shasum, ["-a", "256"])
    } else {
      throw .checksumProgramMissing
    }
    do {
      let input = try FileHandle(forReadingFrom: file)
      defer { try? input.close() }
      let running = try program.start(arguments, input: input)
      let output = try running.output.readToEnd() ?? Data()
      let (status, messages) = running.finish()
      let digits = String(decoding: output, as: UTF8.self).prefix { $0.isHexDigit }
      guard status == 0, digits.count == 64 else {
        throw DownloadError.folderFailed(
          folder: file.path, reason: "\(program.file.path) ended with \(status): \(messages)")
      }
      return String(digits)
    } catch let error as DownloadError {
      throw error
    } catch {
      throw .folderFailed(folder: file.path, reason: error.systemReason)
    }
  }
}
