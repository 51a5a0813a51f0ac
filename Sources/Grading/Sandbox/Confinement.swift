import Foundation

/// What a program that runs a stranger's code, or compiles it, may see and use.
struct Confinement {
  /// Files and folders that it may read, besides the system's.
  var readable: [URL] = []

  /// A folder that it may write to, besides a temporary one of its own.
  var writable: URL?

  /// The time that each of its processes may use of a processor.
  var seconds = 30

  /// The memory of each process. Swift's runtime asks for more than it uses.
  var megabytes = 1280

  /// How many processes and threads it may have at once.
  var processes = 32

  /// The largest file that it may write, and all that fits in its temporary folder. Files in memory
  /// count by no other limit, so this times the next one is what a process can hide there.
  var fileMegabytes = 16

  /// How many files it may have open.
  var openFiles = 64
}
