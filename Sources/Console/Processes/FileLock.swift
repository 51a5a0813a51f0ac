import Foundation

/// Keeps two programs from working on the same files at once: a lock on a file, which the system
/// takes back when the program ends, however it ends.
package final class FileLock {
  private let file: Int32

  /// Opens a lock without taking it.
  ///
  /// - Parameter path: the file, which is made where it is missing; its folder has to be there.
  /// - Throws: `FileFailure` if it cannot be opened.
  package init(_ path: String) throws(FileFailure) {
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      throw FileFailure(URL(fileURLWithPath: path), SystemReason(errno))
    }
  }

  deinit { close(file) }

  /// Waits until nobody else holds the lock, and takes it.
  package func takeAlone() { take(LOCK_EX) }

  /// Waits until nobody holds the lock alone, and takes it together with others.
  package func share() { take(LOCK_SH) }

  private func take(_ kind: Int32) {
    while flock(file, kind) != 0, errno == EINTR {}
  }
}
