import Console
import Foundation

/// Where a chapter lies in the package.
struct ChapterPlace: Equatable, Sendable {
  /// The path of its main.swift, on this machine.
  let file: String

  /// Its folder as a path in the package: "Chapters/Chapter01-Perceptron".
  var folder: String {
    let parts = file.split(separator: "/").map(String.init)
    return parts.dropLast().suffix(2).joined(separator: "/")
  }

  /// The folder of the package, on this machine.
  var package: URL {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    return folder.deletingLastPathComponent().deletingLastPathComponent()
  }

  /// The path of its main.swift in the package.
  var path: String { folder + "/main.swift" }

  /// The name of its program, which is that of its folder.
  var program: String { folder.split(separator: "/").last.map(String.init) ?? folder }

  /// Prints faults and ends the program; does nothing where there are none.
  func stopOnFaults(_ faults: [Fault]) {
    guard !faults.isEmpty else { return }
    StandardStream.error.send(faults.report(path: path) + "\n")
    endProgram(status: 1)
  }
}
