import Console
import DataFiles
import Foundation
import NeuralNetworks

extension Sequential {
  /// Reads a network from a file that `write(to:)` has made.
  ///
  /// - Parameter file: a regular file.
  /// - Throws: `NetworkFileError`, which names the file and says what is wrong with it.
  package convenience init(contentsOf file: URL) throws(NetworkFileError) {
    let bytes = try networkBytes(of: file)
    do {
      try self.init(decoding: bytes)
    } catch {
      throw .notANetwork(file: file.path, error)
    }
  }

  /// Writes the network to a file in the format safetensors; a file that is there is replaced, but only
  /// by a whole one.
  ///
  /// - Parameter file: where the network is to be kept; folders that are missing are made.
  /// - Throws: `NetworkFileError`.
  package func write(to file: URL) throws(NetworkFileError) {
    let bytes: [UInt8]
    do {
      bytes = try encoded()
    } catch {
      throw .notANetwork(file: file.path, error)
    }
    do {
      try writeTogether([NewFile(url: file, contents: Data(bytes))])
    } catch {
      throw .unwritable(error)
    }
  }
}

/// A larger file is refused before it is read: the networks of the course take a few megabytes.
private let largestNetwork = 1 << 30

private func networkBytes(of file: URL) throws(NetworkFileError) -> [UInt8] {
  do {
    return try bytes(ofRegularFile: file, upTo: largestNetwork)
  } catch {
    switch error {
    case .unreadable(let reason): throw .unreadable(file: file.path, reason)
    case .notAFile: throw .notAFile(file: file.path)
    case .tooLarge(let size): throw .tooLarge(file: file.path, found: size, limit: largestNetwork)
    }
  }
}

/// What can be wrong with a network's file.
package enum NetworkFileError: Error, Equatable, CustomStringConvertible {
  /// The system does not let the file be read.
  case unreadable(file: String, SystemReason)
  /// What has that name is a device or a pipe.
  case notAFile(file: String)
  /// The file is too large for a network; sizes are in bytes.
  case tooLarge(file: String, found: Int, limit: Int)
  /// The file's bytes are no network, or the network is none that a file can hold.
  case notANetwork(file: String, SavedNetworkError)
  /// The file's network is not for the task at hand.
  case anotherNetwork(file: String, found: String, expected: String)
  /// The file can't be written.
  case unwritable(FileFailure)

  /// Says which file, what was found, what was expected and what to do.
  package var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file) can't be read: \(reason)"
    case .notAFile(let file):
      "\(file) is a device or a pipe where a file was expected. Copy the network to a file first."
    case .tooLarge(let file, let found, let limit):
      """
      \(file) holds \(found) bytes where a network of \(limit) at most was expected. Check which file \
      it is.
      """
    case .notANetwork(let file, let error): "\(file): \(error)"
    case .anotherNetwork(let file, let found, let expected):
      "\(file) holds \(found), where this was expected: \(expected). Give the file of such a network."
    case .unwritable(let failure): failure.description
    }
  }
}
