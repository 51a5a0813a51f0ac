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
}

/// A file of this library is not where it should be.
public struct ResourceError: Error, Equatable, CustomStringConvertible {
  /// The name of the missing file.
  public let name: String

  /// The folder that should hold it.
  public let bundle: String

  /// Says which file is missing, where it was expected and what to do.
  public var description: String {
    """
    \(name): not found in \(bundle), where the build puts the library's files. Build the package \
    again, and keep that folder beside the program.
    """
  }
}
