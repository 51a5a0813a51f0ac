import Console
import Foundation

/// Everything that a run of the benchmark found, as it is written with `--json`.
///
///     {
///       "figures" : [
///         {
///           "benchmark" : "matmul", "subject" : "512×512×512", "threads" : 2,
///           "unit" : "GFLOP/s", "runs" : [ … ], "median" : …, "best" : …, "spread" : …,
///           "details" : { "share of peak" : … }
///         }, …
///       ],
///       "setup" : { "processor" : …, … }
///     }
package struct Report: Encodable, Sendable {
  private let setup: Setup
  private let figures: [Figure]

  package init(setup: Setup, figures: [Figure]) {
    self.setup = setup
    self.figures = figures
  }

  /// Writes the report as JSON; an old file stays whole until the new one is complete.
  package func write(to file: URL) throws(ReportError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      let contents = try encoder.encode(self) + Data("\n".utf8)
      try writeTogether([NewFile(url: file, contents: contents)])
    } catch {
      throw .notWritten(file: file.path, reason: explanation(of: error))
    }
  }

  /// Fails if a report could not be written to a file: better before an hour of measuring than
  /// after it.
  package static func checkFolder(of file: URL) throws(ReportError) {
    let folder = file.deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    let files = FileManager.default
    guard files.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw .notWritten(file: file.path, reason: "\(folder) is no folder")
    }
    guard files.isWritableFile(atPath: folder) else {
      throw .notWritten(file: file.path, reason: "\(folder) is not writable")
    }
    if files.fileExists(atPath: file.path, isDirectory: &isFolder), isFolder.boolValue {
      throw .notWritten(file: file.path, reason: "it is a folder")
    }
  }
}

extension Figure: Encodable {
  private enum Key: String, CodingKey {
    case benchmark, subject, threads, unit, runs, median, best, spread, details
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(benchmark, forKey: .benchmark)
    try container.encode(subject, forKey: .subject)
    try container.encode(threads, forKey: .threads)
    try container.encode(unit.rawValue, forKey: .unit)
    try container.encode(runs, forKey: .runs)
    try container.encode(summary.median, forKey: .median)
    try container.encode(unit.best(of: summary), forKey: .best)
    try container.encode(summary.spread, forKey: .spread)
    let values = details.map { ($0.name, $0.value) }
    try container.encode(Dictionary(values) { first, _ in first }, forKey: .details)
  }
}

/// Why the figures are not in the file that was asked for.
package enum ReportError: Error, Equatable, CustomStringConvertible {
  /// The file could not be written.
  case notWritten(file: String, reason: String)

  /// What was found, what was expected, what to do.
  package var description: String {
    switch self {
    case .notWritten(let file, let reason):
      """
      \(file): cannot be written (\(reason)). Give --json a file in a folder that exists and that \
      you may write to.
      """
    }
  }
}
