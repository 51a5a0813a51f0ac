import Groundwork

/// The options of a chapter's program: declared once, read from the command line, listed by
/// `--help`.
///
///     let options = Options(
///       program: "Chapter07-MNIST", about: "A network learns to read handwriting.",
///       [
///         .text("data", "DIR", "a folder with the MNIST files"),
///         .flag("full", "train on all 60,000 digits"),
///         .positive("epochs", upTo: 1000, default: 12, "how often to go through the digits"),
///         .seed(default: 7, "another seed is another run"),
///       ]
///     ).readCommandLine()
///     let epochs = options.integer("epochs")
///
/// A value follows its option after a space or "=": `--epochs 5` or `--epochs=5`. A `.texts` option
/// takes all that follows, up to the next that begins with two dashes.
public struct Options: Sendable {
  private let program: String
  private let about: String
  private let declared: [Option]

  /// The options of a program; `--help` need not be declared.
  ///
  /// - Parameters:
  ///   - program: the name after `swift run`.
  ///   - about: what the program does, for `--help`.
  ///   - declared: the options, in the order in which `--help` lists them.
  public init(program: String, about: String, _ declared: [Option]) {
    let names = declared.map(\.name) + ["help"]
    for (index, name) in names.enumerated() {
      require(!names[..<index].contains(name), "Options: --\(name) is declared twice")
    }
    self.program = program
    self.about = about
    self.declared = declared
  }

  // MARK: - Reading

  /// The values on this program's command line, or the end of the program.
  ///
  /// `--help` prints the help and ends the program with status 0. A mistake on the command line
  /// is printed to standard error and ends the program with status 2.
  public func readCommandLine() -> OptionValues {
    switch reply(to: Array(CommandLine.arguments.dropFirst())) {
    case .run(let values):
      return values
    case .stop(let text, let stream, let status):
      stream.send(text + "\n")
      endProgram(status: status)
    }
  }

  /// What a program does about its command line.
  enum Reply: Equatable {
    case run(OptionValues)
    case stop(String, StandardStream, status: Int32)
  }

  func reply(to arguments: [String]) -> Reply {
    // Who asks for help gets it, even after a mistake.
    if arguments.contains("--help") || arguments.contains("-h") {
      return .stop(help, .output, status: 0)
    }
    do {
      return .run(try parse(arguments))
    } catch {
      return .stop("\(program): \(error)", .error, status: 2)
    }
  }

  /// Reads arguments.
  ///
  /// - Parameter arguments: the command line without the program's name and without `--help`.
  /// - Returns: the values given, with the defaults of the options that are not given.
  /// - Throws: the first mistake.
  public func parse(_ arguments: [String]) throws(OptionError) -> OptionValues {
    var values = OptionValues(declared: declared)
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("-") else { throw .stray(argument: argument) }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let written = String(parts[0])
      guard let option = declared.first(where: { "--\($0.name)" == written }) else {
        throw .unknown(option: written, suggestion: suggestion(for: written))
      }
      if values.isGiven(option.name) { throw .repeated(option: written) }
      var text = parts.count == 2 ? String(parts[1]) : nil
      if let expected = option.expectation {
        // "--data --full" lacks a folder; "--epochs -5" has a value, if a wrong one.
        if text == nil, let next = rest.first, !next.hasPrefix("--") { text = rest.removeFirst() }
        guard let text, !text.isEmpty else {
          throw .missingValue(option: written, expected: expected)
        }
        if case .texts = option.kind {
          let more = rest.prefix { !$0.hasPrefix("--") }
          rest = rest.dropFirst(more.count)
          values.set(option, to: [text] + more)
        } else {
          try values.set(option, to: text)
        }
      } else {
        if let text { throw .unexpectedValue(option: written, found: text) }
        values.set(flag: option)
      }
    }
    return values
  }

  /// The known option that was probably meant: its name differs by two letters at most.
  private func suggestion(for written: String) -> String? {
    let name = written.drop { $0 == "-" }.lowercased()
    return (declared.filter { !$0.isHidden }.map(\.name) + ["help"])
      .map { (name: $0, distance: editDistance(name, $0)) }
      .filter { $0.distance <= 2 && $0.distance < $0.name.count / 2 + 1 }
      .min { $0.distance < $1.distance }
      .map { "--\($0.name)" }
  }

  // MARK: - Help

  /// The text of `--help`, 80 columns wide.
  public var help: String {
    let entries =
      declared.filter { !$0.isHidden }.map { (usage: $0.usage, text: $0.help) }
      + [(usage: "--help", text: "show this text")]
    let indent = (entries.map(\.usage.count).max() ?? 0) + 4
    let lines = entries.flatMap { entry in
      entry.text.wrapped(to: 80 - indent).enumerated().map { index, line in
        (index == 0 ? "  \(entry.usage)" : "").padded(to: indent) + line
      }
    }
    let head = about.wrapped(to: 80) + ["", "Usage: swift run \(program) [options]", ""]
    return (head + lines).joined(separator: "\n")
  }
}
