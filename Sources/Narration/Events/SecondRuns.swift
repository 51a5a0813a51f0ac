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
    guard let program = Bundle.main.executablePath else { throw NoProgram() }
    // How far it is, nobody knows; the bar says why the reader waits.
    let bar = ProgressBar("Running with \(settings.argument)")
    defer { bar.finish() }
    bar.update(to: 0)
    let process = try runProcess(
      program, arguments + ["--set", settings.argument, "--values"],
      environment: ProcessInfo.processInfo.environment,
      limits: ProcessLimits(keptBytes: 1_000_000))
    guard process.ending == .exited(status: 0),
      let values = try? JSONDecoder().decode(
        [String: String].self, from: Data(process.output.text.utf8))
    else {
      throw SecondRunError(
        settings: settings.argument, ending: process.ending, errors: process.errors.text)
    }
    return values
  }
}

/// A second run that did not come to its end.
struct SecondRunError: Error, CustomStringConvertible {
  let settings: String
  let ending: ProcessEnding
  let errors: String

  var description: String {
    "the run with --set \(settings) ended with \(ending), expected status 0 and its values; "
      + "run it yourself with these options to see why.\n\(errors)"
  }
}

/// The program does not know where it lies.
struct NoProgram: Error, CustomStringConvertible {
  let description =
    "found no path of this program, expected one to start it again; start it by its path."
}
