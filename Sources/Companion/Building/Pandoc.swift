import Console
import Foundation

/// The program that turns Markdown into books: https://pandoc.org.
struct Pandoc {
  private let path: String
  private let environment: [String: String]

  /// Finds pandoc: the file that the variable `PANDOC` names, or the first one on `PATH`.
  ///
  /// - Throws: `PandocError` if it is not there, or older than version 3.
  init(environment: [String: String]) throws {
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/pandoc" }
    let candidates = environment["PANDOC"].map { [$0] } ?? folders
    guard let path = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw PandocError.missing(environment["PANDOC"])
    }
    self.path = path
    self.environment = environment
    let answer = try runProcess(path, ["--version"], environment: environment)
    let version = Self.version(in: answer.output.text)
    guard let version, version >= 3 else {
      throw PandocError.old(path, found: String(answer.output.text.prefix { $0 != "\n" }))
    }
  }

  /// The first number of "pandoc 3.9".
  static func version(in text: String) -> Int? {
    let words = text.prefix { $0 != "\n" }.split(separator: " ")
    guard words.count > 1, words[0] == "pandoc" else { return nil }
    return Int(words[1].prefix { $0 != "." })
  }

  /// Runs pandoc to its end.
  func run(_ arguments: [String]) throws -> FinishedProcess {
    try runProcess(
      path, arguments, environment: environment,
      limits: ProcessLimits(seconds: 300, keptBytes: 1 << 14))
  }
}

/// There is no pandoc that can bind the book.
enum PandocError: Error, Equatable, CustomStringConvertible {
  /// It is not on `PATH`, or not where the variable `PANDOC` says.
  case missing(String?)
  /// It is older than version 3.
  case old(String, found: String)

  var description: String {
    let remedy = "install version 3 or later from https://pandoc.org, or name its file in PANDOC."
    switch self {
    case .missing(let path):
      return "found no pandoc\(path.map { " at \($0)" } ?? ""), which binds the book: \(remedy)"
    case .old(let path, let found):
      return "found \"\(found)\" at \(path), expected pandoc 3 or later: \(remedy)"
    }
  }
}
