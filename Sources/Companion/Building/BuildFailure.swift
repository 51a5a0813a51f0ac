import Foundation

/// Why a chapter does not compile.
struct BuildFailure: Error, Equatable {
  /// An error of the compiler.
  struct Diagnostic: Equatable {
    /// The file, as a path in the package.
    let file: String
    let line: Int
    let message: String
    /// The compiler's own lines about it: the code with a mark under it.
    let excerpt: [String]
  }

  /// The error to look at first: one in a learner's file if there is any.
  let first: Diagnostic?

  /// How many errors there are.
  let count: Int

  /// The end of what the build printed, for failures that are no errors of the compiler.
  let lastLines: [String]

  /// The learner's function that is not what its contract says, if that is why.
  let breach: ContractBreach?

  private let chapter: Chapter

  /// Reads what `swift build` printed.
  init(output: String, chapter: Chapter, package: String) {
    let lines = output.split(whereSeparator: \.isNewline).map(String.init)
    var diagnostics: [Diagnostic] = []
    for (index, line) in lines.enumerated() {
      guard let match = line.wholeMatch(of: /(\/.+?):(\d+):\d+: error: (.+)/),
        let number = Int(match.2)
      else { continue }
      let path = String(match.1)
      let excerpt = lines[(index + 1)...].prefix { $0.firstMatch(of: /^ *\d* *\|/) != nil }
      let diagnostic = Diagnostic(
        file: path.hasPrefix(package + "/") ? String(path.dropFirst(package.count + 1)) : path,
        line: number, message: String(match.3), excerpt: Array(excerpt))
      // The compiler may be started more than once and say the same again.
      if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }
    first =
      diagnostics.first { $0.file.hasPrefix("\(chapter.folder)/Exercises/") } ?? diagnostics.first
    count = diagnostics.count
    lastLines = lines.suffix(5)
    breach = first.flatMap { error in
      let folder = URL(fileURLWithPath: package)
      return ContractBreach(
        file: error.file, line: error.line, chapter: chapter,
        in: Workspace(package: folder, products: folder))
    }
    self.chapter = chapter
  }
}

extension BuildFailure: CustomStringConvertible {
  /// Which chapter, and which line to open.
  var summary: String {
    if let breach { return breach.summary }
    guard let first else { return "\(chapter.name) cannot be built" }
    return "\(chapter.name) does not compile: open \(first.file), line \(first.line)"
  }

  /// What is the matter, in plain words first, then in the compiler's.
  var description: String {
    guard let first else {
      return "\(summary). The build says:\n" + lastLines.map { "  \($0)" }.joined(separator: "\n")
    }
    var lines = [summary]
    if let breach {
      lines += breach.details.map { $0.isEmpty ? "" : "  \($0)" }
    } else if let plain = plainWords(for: first.message) {
      lines.append("  \(plain)")
    }
    if breach == nil, !first.file.hasPrefix("\(chapter.folder)/Exercises/") {
      lines.append(
        "  This file is not yours: has the name or a type of one of your functions changed?")
    }
    lines += ["", "  error: \(first.message)"]
    lines += first.excerpt.map { "  \($0)" }
    if count > 1 { lines.append("  (\(count - 1) more; they may follow from this one)") }
    return lines.joined(separator: "\n")
  }
}
