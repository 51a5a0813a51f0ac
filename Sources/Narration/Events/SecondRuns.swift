import Console
import Foundation

/// Runs this program again with other constants, once for each experiment, for its named values.
final class SecondRuns {
  private let arguments: [String]
  private var known: [Settings: [String: String]] = [:]

  /// - Parameter arguments: what the runs take over from this one's command line.
  init(arguments: [String]) { self.arguments = arguments }

  /// The named values of a run with these settings; ends the program where it fails.
  func values(_ settings: Settings) -> [String: String] {
    if let values = known[settings] { return values }
    let values = stoppingOnFailure { try run(settings) }
    known[settings] = values
    return values
  }

  private func run(_ settings: Settings) throws -> [String: String] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("values-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = arguments + ["--set", settings.argument, "--values", file.path]
    process.standardOutput = FileHandle.nullDevice
    // How far it is, nobody knows; the bar says why the reader waits.
    let bar = ProgressBar("Running with \(settings.argument)")
    defer { bar.finish() }
    bar.update(to: 0)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw SecondRunError(settings: settings.argument, status: process.terminationStatus)
    }
    return try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
  }
}

/// A second run that did not come to its end.
struct SecondRunError: Error, CustomStringConvertible {
  let settings: String
  let status: Int32

  var description: String {
    "the run with --set \(settings) ended with status \(status), expected 0; "
      + "run it yourself with these options to see why."
  }
}
