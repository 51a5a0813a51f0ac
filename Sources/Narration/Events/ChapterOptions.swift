import Console
import Foundation

/// The options of a chapter's program, read from its command line.
struct ChapterOptions {
  /// What the program is asked for.
  enum Mode: Equatable {
    /// To be read in the terminal.
    case read(TerminalView)
    /// To write the page to a folder.
    case weave(folder: String)
    /// To write the named values to standard output.
    case values
  }

  let mode: Mode
  let settings: Settings

  /// What a second run takes over from this command line.
  let passedOn: [String]

  /// The options that every chapter has, before those of its own.
  static func declared(seed: UInt64) -> [Option] {
    [
      .flag("quiet", "results only, without the text"),
      .flag("code", "show the code too"),
      .flag("deeper", "show what goes deeper than the main line as well"),
      .flag("answers", "show the answers to the questions and the outcomes of the experiments"),
      .flag("predict", "ask for a guess before the outcome of an experiment is shown"),
      .text("section", "N", "only the section with this number: 2 for section 1.2 of chapter 1"),
      // Chapters make more seeds of it, by multiples of 100.
      .seed(upTo: 1_000_000_000, default: seed, "another seed is another run"),
      .text(
        "set", "NAME=VALUE",
        "change constants: --set a=1 or --set a=1,b=2; a wrong name lists the chapter's"),
      Option.text("weave", "DIR", "write the page to this folder") { folder in
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }.hidden,
      Option.flag("values", "write the named values to standard output").hidden,
      // The companion asks for it when it has just found all of them right.
      Option.flag("finale", "only what the learner's functions do, without judging them").hidden,
    ]
  }

  /// Reads the options.
  ///
  /// - Throws: a section or constant that the chapter does not have, or an unsuitable value.
  init(_ values: OptionValues, arguments: [String], source: ChapterSource)
    throws(ChapterOptionError)
  {
    let sections = source.sectionTitles.count
    let section = values.text("section").flatMap { Int($0) }
    if let text = values.text("section"), !(section.map { 1...max(1, sections) ~= $0 } ?? false) {
      throw .noSection(found: text, count: sections)
    }
    if let text = values.text("set") {
      guard let settings = Settings(text) else { throw .noSetting(found: text) }
      try settings.check(source.constants)
      self.settings = settings
    } else {
      settings = .none
    }
    if let folder = values.text("weave") {
      mode = .weave(folder: folder)
    } else if values.flag("values") {
      mode = .values
    } else {
      mode = .read(
        TerminalView(
          prose: !values.flag("quiet"), code: values.flag("code"),
          answers: values.flag("answers"), predict: values.flag("predict"),
          deeper: values.flag("deeper"),
          section: values.flag("finale") ? source.yourTurn : section,
          isFinale: values.flag("finale")))
    }
    passedOn = Self.passedOn(arguments)
  }

  /// The arguments without those that are about reading, or about a file to leave behind.
  static func passedOn(_ arguments: [String]) -> [String] {
    let flags = ["--quiet", "--code", "--deeper", "--answers", "--predict", "--values", "--finale"]
    let withValue = ["--section", "--set", "--weave", "--save"]
    var kept: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let name = argument.split(separator: "=").first.map(String.init) ?? argument
      if flags.contains(name) { continue }
      if withValue.contains(name) {
        if name == argument { rest = rest.dropFirst() }
      } else {
        kept.append(argument)
      }
    }
    return kept
  }
}

/// Something wrong on the command line of a chapter.
enum ChapterOptionError: Error, Equatable, CustomStringConvertible {
  /// The chapter has no such section.
  case noSection(found: String, count: Int)
  /// The text after `--set` is no setting.
  case noSetting(found: String)
  /// The chapter has no such constant.
  case unknownConstant(found: String, known: [String])
  /// The constant is given two values.
  case repeatedConstant(found: String)
  /// The value does not suit the constant.
  case unsuitableValue(name: String, found: String, expected: String)

  var description: String {
    switch self {
    case .noSection(let found, let count):
      "found --section \(found), expected a number from 1 to \(count)."
    case .noSetting(let found):
      "found --set \(found), expected NAME=VALUE, such as --set learningRate=4."
    case .unknownConstant(let found, []):
      "found --set \(found), but this chapter has no constants to change."
    case .unknownConstant(let found, let known):
      "found --set \(found), expected one of this chapter's constants: "
        + known.joined(separator: ", ") + "."
    case .repeatedConstant(let name):
      "found --set with two values for \(name), expected one."
    case .unsuitableValue(let name, let found, let expected):
      "found --set \(name)=\(found), expected \(expected)."
    }
  }
}
