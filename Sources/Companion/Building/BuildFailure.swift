import Exercises
import Foundation

/// Why a chapter, or one of its files, does not compile.
struct BuildFailure: Error, Equatable {
  /// An error of the compiler.
  struct Diagnostic: Equatable {
    /// The file, as a path in the package.
    let file: String
    let line: Int
    let message: String
    /// The compiler's own lines about it: the code with a mark under it.
    var excerpt: [String] = []
  }

  /// The learner's file that is at fault; nil if the whole chapter stands still.
  private(set) var file: String?

  /// The exercise that the file is for, if it is for one.
  private(set) var exercise: Outline?

  /// What there is to say, after the name of the exercise or the chapter.
  private(set) var words = "does not compile"

  /// Whether another file is at fault that was replaced before.
  private var isHeldUp = false

  /// The errors, the one to look at first at the beginning.
  let diagnostics: [Diagnostic]

  /// The error to look at first.
  var first: Diagnostic? { diagnostics.first }

  /// The end of what the build printed, for failures that are no errors of the compiler.
  let lastLines: [String]

  /// The learner's function that is not what its contract says, if that is why.
  let breach: ContractBreach?

  let chapter: Chapter

  /// Whether no exercise of the chapter can be judged.
  var isWhole: Bool { file == nil }

  /// Whether the plan of the build is at fault, which `swift` keeps in a file and would go by again
  /// and again: the file is cut short, or it is of another build and lacks the program.
  var isOfThePlan: Bool {
    diagnostics.isEmpty
      && lastLines.contains { line in
        line.contains("error: No target named") || line.contains("error: unable to load build file")
      }
  }

  /// Reads what `swift build` printed.
  init(output: String, chapter: Chapter, package: String) {
    let lines = output.split(whereSeparator: \.isNewline).map(String.init)
    var diagnostics: [Diagnostic] = []
    for (index, line) in lines.enumerated() {
      // In a terminal there may be signs of progress before it.
      let line = line.range(of: package + "/").map { line[$0.lowerBound...] } ?? line[...]
      guard let match = line.wholeMatch(of: /(\/.+?):(\d+):\d+: error: (.+)/),
        let number = Int(match.2)
      else { continue }
      let path = String(match.1)
      let excerpt = lines[(index + 1)...].prefix { $0.firstMatch(of: /^ *\d* *\|/) != nil }
      let diagnostic = Diagnostic(
        file: JudgedCopy.original(
          of: path.hasPrefix(package + "/") ? String(path.dropFirst(package.count + 1)) : path),
        line: number,
        message: String(match.3).replacing(
          JudgedCopy.prefix + chapter.exerciseModule, with: chapter.exerciseModule),
        excerpt: Array(excerpt))
      // The compiler may be started more than once and say the same again.
      if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }
    // An error in a learner's file comes first, if there is any.
    let first = diagnostics.firstIndex { $0.file.hasPrefix("\(chapter.folder)/Exercises/") } ?? 0
    if first > 0 { diagnostics.insert(diagnostics.remove(at: first), at: 0) }
    let folder = URL(fileURLWithPath: package)
    self.init(
      diagnostics, lastLines: lines.suffix(5), chapter: chapter,
      workspace: Workspace(package: folder, products: folder))
  }

  /// Code with which nothing is judged.
  init(_ refused: RefusedCode, chapter: Chapter) {
    let diagnostic = Diagnostic(file: refused.file, line: refused.line, message: refused.reason)
    (diagnostics, lastLines, breach) = ([diagnostic], [], nil)
    self.chapter = chapter
    file = refused.file
    exercise = chapter.exercises.first { $0.file == refused.file }
    words = "is not judged like this"
  }

  private init(
    _ diagnostics: [Diagnostic], lastLines: [String], chapter: Chapter, workspace: Workspace
  ) {
    self.diagnostics = diagnostics
    self.lastLines = lastLines
    self.chapter = chapter
    breach = diagnostics.first.flatMap {
      ContractBreach(file: $0.file, line: $0.line, chapter: chapter, in: workspace)
    }
  }

  /// A failure for each file that is at fault: one with errors of its own, or one without the
  /// function that it should have.
  func byFile(in copy: JudgedCopy) -> [BuildFailure] {
    var files: [(file: String, diagnostics: [Diagnostic])] = []
    for diagnostic in diagnostics {
      var file = diagnostic.file
      let breach = ContractBreach(
        file: file, line: diagnostic.line, chapter: chapter, in: copy.workspace)
      if let breach, let exercise = chapter.exercises.first(where: { $0.number == breach.number }) {
        file = copy.file(of: exercise, chapter)
      }
      guard file.hasPrefix(copy.answers(of: chapter) + "/") else { continue }
      if let index = files.firstIndex(where: { $0.file == file }) {
        files[index].diagnostics.append(diagnostic)
      } else {
        files.append((file, [diagnostic]))
      }
    }
    return files.map { file, diagnostics in
      var failure = BuildFailure(
        diagnostics, lastLines: [], chapter: chapter, workspace: copy.workspace)
      failure.file = file
      failure.exercise = copy.exercise(in: file, of: chapter)
      if failure.breach != nil { failure.words = "cannot be called" }
      return failure
    }
  }

  /// The same failure, if it is no fault of its file that something has no declaration, but of
  /// another file that was replaced before.
  func held(upBy earlier: [BuildFailure], in workspace: Workspace) -> BuildFailure {
    guard let first else { return self }
    for name in first.message.matches(of: /'(\w+)'/).map({ String($0.1) }) {
      let declaration = "\\b(func|let|var|struct|enum|class|typealias|extension)\\s+\(name)\\b"
      let culprit = earlier.first { failure in
        failure.file.flatMap { workspace.text(of: $0) }?
          .range(of: declaration, options: .regularExpression) != nil
      }
      if let file = culprit?.file {
        var held = self
        held.isHeldUp = true
        held.words =
          "needs \(name) of \(file.split(separator: "/").last ?? ""), which does not compile"
        return held
      }
    }
    return self
  }
}

// MARK: - In words

extension BuildFailure: CustomStringConvertible {
  /// Which chapter, and which line to open.
  var summary: String {
    if let breach { return breach.summary }
    guard let first else { return "\(chapter.name) cannot be built" }
    return "\(chapter.name) \(words): open \(first.file):\(first.line)"
  }

  /// What is the matter, in plain words first, then in the compiler's.
  var description: String {
    guard first != nil else {
      return "\(summary). The build says:\n" + lastLines.map { "  \($0)" }.joined(separator: "\n")
    }
    return ([summary] + details.map { $0.isEmpty ? "" : "  \($0)" }).joined(separator: "\n")
  }

  /// What there is to say of an exercise that cannot be judged because of this.
  func report(for exercise: Outline) -> Report {
    let isInItsFile = first.map { $0.file == file } ?? false
    return Report(
      number: exercise.number,
      parts: [
        Report.Part(
          function: "", state: .notJudged, words: words, line: isInItsFile ? first?.line : nil,
          details: details)
      ])
  }

  /// The lines after the first.
  private var details: [String] {
    guard let first else { return lastLines }
    // Code that is refused has all its words in the message.
    if first.excerpt.isEmpty, words == "is not judged like this" { return [first.message] }
    var lines: [String] = []
    if let breach {
      lines += breach.details
    } else if isHeldUp {
      lines.append("Mend that file first.")
    } else if let plain = plainWords(for: first.message) {
      lines.append(plain)
    }
    if breach == nil, !first.file.hasPrefix("\(chapter.folder)/Exercises/") {
      lines.append(
        "This file is not yours: has the name or a type of one of your functions changed?")
    }
    lines += ["", "error: \(first.message)"]
    // Where a function cannot be called is nothing that the learner could mend.
    if breach == nil { lines += shown(first.excerpt, columns: 76) }
    if diagnostics.count > 1 {
      lines.append("(\(diagnostics.count - 1) more; they may follow from this one)")
    }
    return lines
  }
}

/// The compiler's lines of code, each in one row of the screen, with a sign under the place: the
/// message stands above them.
///
/// - Parameters:
///   - excerpt: lines such as "12 |   code" and "   |   `- error: message".
///   - columns: how many there are.
/// - Returns: the lines, cut on both sides where they are too long, around the place.
func shown(_ excerpt: [String], columns: Int) -> [String] {
  let parts = excerpt.map { line in
    let end = line.firstIndex(of: "|").map { line.index(after: $0) } ?? line.startIndex
    return (margin: line[..<end], code: line[end...])
  }
  func sign(_ code: Substring) -> String? {
    code.firstMatch(of: /^( *)`- (error|note|warning)/).map { $0.1 + "^" }
  }
  let place = parts.lazy.compactMap { sign($0.code)?.count }.first ?? 0
  let room = columns - (parts.first?.margin.count ?? 0)
  let start = place > room - 10 ? place - room / 2 : 0
  return parts.map { margin, code in
    var code = sign(code) ?? String(code)
    if start > 0 {
      code =
        (code.count > start && !code.allSatisfy { " ^".contains($0) } ? " …" : "  ")
        + code.dropFirst(start + 2)
    }
    if code.count > room { code = code.prefix(room - 1) + "…" }
    return margin + code
  }
}
