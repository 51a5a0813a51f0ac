import Console
import Foundation
import NeuralNetworks
import PlaygroundEngine

extension Session {
  /// Trains the network of chapter 7 that reads handwriting, unless that was done before, and packs it for
  /// the page.
  ///
  /// - Parameter file: where the packed network is kept.
  /// - Returns: what the compiler complains of; nil if the file is there.
  /// - Throws: `PlaygroundNetworkError`, or what keeps a file from being written.
  func preparePlaygroundNetwork(_ file: URL) throws -> BuildFailure? {
    if FileManager.default.fileExists(atPath: file.path) { return nil }
    guard let chapter = allChapters.last else { return nil }
    if let failure = try workshop.buildChapter(chapter, true) { return failure }
    console.passing("Training the network of chapter 7 …")
    defer { console.endPassing() }
    let saved = file.deletingPathExtension().appendingPathExtension("safetensors")
    let process = try runProcess(
      workspace.products.appendingPathComponent(chapter.name).path,
      [
        "--read", workspace.url("Tests/Handwriting/3.png").path, "--save", saved.path,
      ], environment: ProcessInfo.processInfo.environment,
      limits: ProcessLimits(keptBytes: 1 << 16))
    let bytes = try? [UInt8](Data(contentsOf: saved))
    guard process.ending == .exited(status: 0), let bytes,
      let packed = PackedNetwork(try Sequential(decoding: bytes))
    else { throw PlaygroundNetworkError(ending: process.ending, errors: process.errors.text) }
    try writeTogether([NewFile(url: file, contents: Data(packed.bytes))])
    return nil
  }
}

/// Chapter 7 has trained no network for the playground.
struct PlaygroundNetworkError: Error, CustomStringConvertible {
  let ending: ProcessEnding
  let errors: String

  var description: String {
    "chapter 7 ended with \(ending) and left no network for the playground; run it to see why. "
      + errors
  }
}
