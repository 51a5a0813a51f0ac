import Console
import Foundation
import NeuralNetworks

/// What the benchmark can measure; the first argument says which.
package enum Command: String, CaseIterable, Sendable {
  case matmul, steps, elementwise, mnist, scaling, busy, all

  /// What the command measures, in a line.
  var purpose: String {
    switch self {
    case .matmul: "products of matrices, as a share of the processor's peak"
    case .steps: "one product, from three loops to the library's kernel"
    case .elementwise: "activations and Adam, beside the C library"
    case .mnist: "training on all of MNIST"
    case .scaling: "training with more threads, and with more data"
    case .busy: "training while other programs use the processor, beside JAX if it is there"
    case .all: "all of these but busy, those that need data only with --data"
    }
  }

  /// The options that the command understands.
  package var options: Options {
    Options(
      program: "-c release benchmark \(self)", about: "Measures \(purpose).", declared)
  }

  private var declared: [Option] {
    let json = Option.text("json", "FILE", "write all figures to this file")
    let threads = Option.positive(
      "threads", upTo: Threads.limit, default: Threads.count, "how many threads compute")
    let data = Option.text(
      "data", "DIR", "a folder with the four files of MNIST, gzipped or not"
    ) { _ = try FileManager.default.contentsOfDirectory(atPath: $0) }
    switch self {
    case .matmul, .steps, .elementwise: return [threads, json]
    case .mnist, .scaling: return [data] + TrainingPlan.options(for: self) + [threads, json]
    case .busy:
      let rounds = Option.positive(
        "rounds", upTo: 100, default: 10, "how often all take their turn")
      let python = Option.text("python", "FILE", "the Python that JAX is looked for in (python3)")
      return [data, rounds, python, threads, json]
    case .all: return [data, threads, json]
    }
  }

  /// The text of `benchmark --help`.
  package static var help: String {
    let width = allCases.reduce(0) { max($0, $1.rawValue.count) } + 2
    let commands = allCases.map { command in
      let gap = String(repeating: " ", count: width - command.rawValue.count)
      return "  \(command)\(gap)\(command.purpose)"
    }
    return """
      Measures how fast the library is.

      Usage: swift run -c release benchmark COMMAND [options]

      \(commands.joined(separator: "\n"))

      benchmark COMMAND --help lists the options of a command.
      """
  }

  // MARK: - Reading

  /// What a command line asks for.
  package enum Request: Equatable {
    case help(String)
    case run(Command, OptionValues)
  }

  /// Reads a command line.
  ///
  /// - Parameter arguments: the command line without the program's name.
  /// - Returns: what to do.
  /// - Throws: `CommandError` or `OptionError`: the first mistake.
  package static func read(_ arguments: [String]) throws -> Request {
    let asksForHelp = arguments.contains("--help") || arguments.contains("-h")
    guard let name = arguments.first, let command = Command(rawValue: name) else {
      if asksForHelp { return .help(help) }
      throw CommandError.unknownCommand(found: arguments.first)
    }
    if asksForHelp { return .help(command.options.help) }
    let values = try command.options.parse(Array(arguments.dropFirst()))
    if [.mnist, .scaling, .busy].contains(command), values.text("data") == nil {
      throw CommandError.dataMissing(command)
    }
    if command == .mnist || command == .scaling {
      // A mistake in the plan should be found before the work starts.
      _ = try TrainingPlan(values, for: command)
    }
    return .run(command, values)
  }
}

/// What is wrong with a command line before its options are.
package enum CommandError: Error, Equatable, CustomStringConvertible {
  /// The first argument is missing, or it is no command.
  case unknownCommand(found: String?)
  /// The command needs a folder with data.
  case dataMissing(Command)

  /// What was found, what was expected, where to find help.
  package var description: String {
    switch self {
    case .unknownCommand(let found):
      let commands = Command.allCases.map(\.rawValue).joined(separator: ", ")
      let finding = found.map { "\"\($0)\"" } ?? "no command"
      return "found \(finding), expected one of \(commands). --help says what they measure."
    case .dataMissing(let command):
      return """
        found no --data, expected --data DIR: \(command) needs a folder with the four files of \
        MNIST, train-images-idx3-ubyte.gz and so on.
        """
    }
  }
}
