import DataFiles
import Foundation

/// A file that comes with this library.
enum Resource {
  /// Where a file of the folder Resources is.
  ///
  /// A bundle with a folder of this name at its top counts as the form of bundle in which that
  /// folder is the root of all searches; so the file is looked for in both places.
  ///
  /// - Throws: `ResourceError` where the file was not installed with the program.
  static func url(_ name: String) throws(ResourceError) -> URL {
    let url =
      Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Resources")
      ?? Bundle.module.url(forResource: name, withExtension: nil)
    guard let url else { throw ResourceError(name: name, bundle: Bundle.module.bundlePath) }
    return url
  }

  /// What a file of the folder Resources holds.
  ///
  /// - Throws: `ResourceError` where the file is missing or cannot be read.
  static func contents(_ name: String) throws(ResourceError) -> Data {
    let url = try url(name)
    do {
      return try Data(contentsOf: url)
    } catch {
      throw ResourceError(name: name, bundle: Bundle.module.bundlePath, reason: error.systemReason)
    }
  }
}

/// A file of this library is not where it should be, or can't be read.
public struct ResourceError: Error, Equatable, CustomStringConvertible {
  /// The name of the missing file.
  public let name: String

  /// The folder that should hold it.
  public let bundle: String

  /// Why the system can't read the file that is there; nil where it is missing.
  public var reason: String?

  /// Says which file is missing, where it was expected and what to do.
  public var description: String {
    """
    \(name): \(reason.map { "cannot be read (\($0))" } ?? "not found") in \(bundle), where the build \
    puts the library's files. Build the package again, and keep that folder beside the program.
    """
  }
}
