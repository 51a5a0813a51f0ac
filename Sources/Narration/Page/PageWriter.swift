import Exercises
import Plotting

/// Writes a chapter's page in Markdown, for GitHub and pandoc.
final class PageWriter: Writer {
  /// A page has all of its chapter.
  let isVisible = true

  /// A file of the page: its path in the chapter's folder, and its text.
  struct File: Equatable {
    let path: String
    let text: String
  }

  private let title: String
  private let folder: String
  private var chunks: [String] = []
  private var contents: [(title: String, anchor: String)] = []
  private var contentsIndex: Int?
  private(set) var anchors = Anchors()
  private var drawings: [File] = []

  private var code: [Statement] = []
  private var codeBlock: Int?
  private var outputs: [Event] = []

  /// A page.
  ///
  /// - Parameters:
  ///   - title: the title of the page, in Markdown.
  ///   - folder: the chapter's folder, as a path in the package.
  init(title: String, folder: String) {
    self.title = title
    self.folder = folder
    _ = anchors.anchor(for: title)
  }

  /// README.md and the figures.
  var files: [File] { [File(path: "README.md", text: text)] + drawings }

  /// The text of the page.
  var text: String {
    var chunks = chunks
    if let contentsIndex, !contents.isEmpty {
      let lines = contents.map { "- [\($0.title)](#\($0.anchor))" }
      chunks.insert("**On this page**\n\n" + lines.joined(separator: "\n"), at: contentsIndex)
    }
    let comment =
      "<!-- Woven from main.swift by `swift run course weave`: change that file, not this one. -->"
    return ([comment, "# \(title)"] + chunks).joined(separator: "\n\n") + "\n"
  }

  // MARK: - Prose

  func write(_ block: ProseBlock, number: String?) {
    flush()
    switch block.kind {
    case .heading(let level, let text):
      let heading = number.map { "\($0) \(text)" } ?? text
      let anchor = anchors.anchor(for: heading)
      if level == 2 {
        contentsIndex = contentsIndex ?? chunks.count
        contents.append((heading, anchor))
      }
      chunks.append(String(repeating: "#", count: level) + " " + heading)
    case .callout(let callout, let blocks):
      chunks.append(Self.callout(callout, number: number, source: block.source))
      if callout == .experiment, let settings = Settings(experiment: blocks) {
        chunks.append("```sh\n\(command(trying: settings))\n```")
      }
    case .sideBySide(let listings):
      chunks.append(Self.sideBySide(listings))
    default:
      chunks.append(Self.markdown(block.source.map(\.text)))
    }
  }

  /// Lines without the blank ones at the ends.
  private static func markdown(_ lines: [String]) -> String {
    lines.trimming { $0.trimmed.isEmpty }.joined(separator: "\n")
  }

  /// Listings in columns; the blank lines let both GitHub and pandoc read them.
  private static func sideBySide(_ listings: [ProseBlock]) -> String {
    let heads = listings.map { "<th>\(HTMLText.escaped($0.languageName))</th>" }.joined()
    let cells = listings.map {
      "<td valign=\"top\">\n\n\(markdown($0.source.map(\.text)))\n\n</td>"
    }
    return "<table>\n<tr>\(heads)</tr>\n<tr>\(cells.joined())</tr>\n</table>"
  }

  private static func callout(
    _ callout: Callout, number: String?, source: [ProseLine]
  ) -> String {
    let first = source[0].text.dropFirst("- \(callout.rawValue):".count).trimmed
    let rest = source.dropFirst().map { String($0.text.dropFirst(min(2, $0.text.indentation))) }
    let number = number ?? ""
    switch callout {
    case .answer: return folded("Answer to question \(number)", markdown([first] + rest))
    case .outcome: return folded("Outcome of experiment \(number)", markdown([first] + rest))
    case .isTrue, .isFalse:
      let verdict = "**\(callout.rawValue).** \(first)"
      return folded("Answer \(number)", markdown([verdict] + rest))
    case .question, .experiment, .claim, .misconception, .note: break
    }
    let name = callout == .claim ? "True or false?" : callout.rawValue
    let title = number.isEmpty ? name : "\(name) \(number)"
    return (["**\(title).** \(first)"] + rest).trimming { $0.trimmed.isEmpty }
      .map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
  }

  /// What runs an experiment; the chapter's program has the name of its folder.
  private func command(trying settings: Settings) -> String {
    let program = folder.split(separator: "/").last.map(String.init) ?? folder
    return "swift run \(program) --set \(settings.argument)"
  }

  /// Markdown that is shown on a click; the blank lines let both GitHub and pandoc read it.
  private static func folded(_ summary: String, _ markdown: String) -> String {
    "<details>\n<summary>\(summary)</summary>\n\n\(markdown)\n\n</details>"
  }

  // MARK: - Code

  func write(_ statement: Statement, block: Int) {
    // Values shown one after the other stand together, and what is folded is folded once.
    let staysTogether =
      statement.call == "show" && outputs.allSatisfy(\.isText) || statement.foldedTitle != nil
    let folds = !code.isEmpty && statement.foldedTitle != code.last?.foldedTitle
    if block != codeBlock || folds || !outputs.isEmpty && !staysTogether { flush() }
    codeBlock = block
    if !statement.isHidden { code.append(statement) }
  }

  func write(_ event: Event) {
    switch event.kind {
    case .remark, .measured: break  // another on each machine and in each run
    default: outputs.append(event)
    }
  }

  // MARK: - Folds

  func beginFold(_ title: String) {
    flush()
    // A list of contents within a fold would not be seen.
    contentsIndex = contentsIndex ?? chunks.count
    let title = HTMLText.of(Inline.pieces(of: title))
    chunks.append("<details>\n<summary><strong>Deeper.</strong> \(title)</summary>")
  }

  func endFold() {
    flush()
    chunks.append("</details>")
  }

  func pause() {}  // nobody waits for a page

  func finish() { flush() }

  private func flush() {
    let lines = code.flatMap(\.lines).trimming { $0.trimmed.isEmpty }
    if !lines.isEmpty {
      contentsIndex = contentsIndex ?? chunks.count
      let listing = "```swift\n" + lines.joined(separator: "\n") + "\n```"
      let title = code.first?.foldedTitle
      chunks.append(title.map { Self.folded("Code: \($0)", listing) } ?? listing)
    }
    code = []
    var shown: [Event.Shown] = []
    for event in outputs {
      if case .shown(let label, let lines) = event.kind {
        shown.append((label, lines))
      } else {
        flush(&shown)
        write(output: event)
      }
    }
    flush(&shown)
    outputs = []
  }

  private func flush(_ shown: inout [Event.Shown]) {
    if !shown.isEmpty {
      chunks.append("```text\n" + Event.lines(of: shown).joined(separator: "\n") + "\n```")
    }
    shown = []
  }

  // MARK: - Output

  private func write(output event: Event) {
    switch event.kind {
    case .table(let header, let rows):
      chunks.append(Self.table(header, rows))
    case .figure(let figure):
      let path = "Figures/\(figure.name).svg"
      drawings.append(File(path: path, text: figure.drawing.svg(description: figure.alt)))
      if let moving = figure.moving {
        // No page shows it; the book finds it by its name.
        drawings.append(
          File(
            path: "Figures/\(figure.name)-moving.svg",
            text: moving.svg(description: figure.alt)))
      }
      chunks.append("![\(Self.escaped(figure.alt))](\(path))")
      // Emphasis within the caption needs another mark around it.
      let mark = figure.caption.contains("*") ? "_" : "*"
      chunks.append("\(mark)Figure \(figure.number). \(figure.caption)\(mark)")
    case .exercises(let states):
      chunks.append(
        Self.table(
          ["exercise", "task", "minutes", "difficulty", "file to open"],
          states.map(\.exercise).map { exercise in
            let name = exercise.file.split(separator: "/").last.map(String.init) ?? exercise.file
            return [
              exercise.number, exercise.title, "\(exercise.minutes)", exercise.difficultyInDots,
              "[\(name)](\(link(to: exercise.file)))",
            ]
          }))
    case .shown, .measured, .remark:
      break
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("[", with: "\\[").replacing("]", with: "\\]").replacing("\n", with: " ")
  }

  /// A table; a column of numbers is set at the right.
  private static func table(_ header: [String], _ rows: [[String]]) -> String {
    let rules = header.indices.map { column in
      !rows.isEmpty && rows.allSatisfy { Event.isNumber($0[column]) } ? "---:" : "---"
    }
    return ([header] + [rules] + rows).map { row in
      "| " + row.map { $0.inOneLine.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }

  /// A path in the package as seen from the chapter's folder.
  private func link(to path: String) -> String {
    if path.hasPrefix(folder + "/") { return String(path.dropFirst(folder.count + 1)) }
    let up = folder.split(separator: "/").map { _ in ".." }
    return (up + [path]).joined(separator: "/")
  }
}
