import Console
import Foundation

extension Session {
  /// Binds the pages of all chapters in one HTML file and an EPUB with pandoc.
  ///
  /// What differs between a page and a book is in Sources/Companion/Book: book.lua turns the
  /// pictures, captions and links of GitHub's pages into figures and references of a book, book.css
  /// says what it looks like.
  ///
  /// The playground goes beside the HTML file, which leads to its experiments: a page of its own has
  /// an address for each of its states, which a reader can keep and pass on. Where there is no
  /// toolchain for it, the book says only with which command to build it, as the EPUB does.
  ///
  /// - Parameters:
  ///   - pandoc: what binds.
  ///   - environment: where the toolchain for WebAssembly is looked for.
  /// - Returns: the exit status.
  /// - Throws: what keeps a file from being written, or a program from being run.
  func bind(_ pandoc: Pandoc, environment: [String: String]) throws -> Int32 {
    try FileManager.default.createDirectory(
      at: workspace.url("Book"), withIntermediateDirectories: true)
    let hasPlayground: Bool
    do {
      hasPlayground = try bindPlayground(WebAssemblyToolchain(environment: environment))
      if !hasPlayground { return 1 }
    } catch let error as WebAssemblyToolchainError {
      hasPlayground = false
      console.line("The book is bound without the playground: \(error)")
    }
    let pages = allChapters.map { workspace.url("\($0.folder)/README.md").path }
    for edition in BookEdition.allCases {
      console.passing("Binding \(edition.file) …")
      let finished = try pandoc.run(
        edition.arguments(in: workspace, withPlayground: hasPlayground) + pages)
      console.endPassing()
      guard finished.ending == .exited(status: 0) else {
        console.line("\(edition.file): pandoc failed (\(finished.ending)):")
        console.line(finished.errors.text)
        return 1
      }
      if edition == .html, let text = workspace.text(of: edition.file) {
        let lost = lostReferences(inHTML: text)
        guard lost.isEmpty else {
          console.line(
            "\(edition.file): nothing in the book is called " + lost.joined(separator: ", "))
          return 1
        }
      }
      console.line(edition.file)
    }
    return 0
  }

  /// Puts the playground beside the book.
  ///
  /// - Returns: false where it does not compile, which is told.
  private func bindPlayground(_ toolchain: WebAssemblyToolchain) throws -> Bool {
    let book = workspace.url(BookEdition.html.file)
    guard let page = try playgroundPage(toolchain, book: book.lastPathComponent) else {
      return false
    }
    let file = BookEdition.playground
    try writeTogether([NewFile(url: workspace.url(file), contents: Data(page.utf8))])
    console.line(file)
    return true
  }
}

/// A form in which the book comes.
enum BookEdition: CaseIterable {
  case html
  case epub

  /// Where it is written, as a path in the package.
  var file: String {
    switch self {
    case .html: "Book/DeepLearningFromScratch.html"
    case .epub: "Book/DeepLearningFromScratch.epub"
    }
  }

  /// The playground, in the book's folder.
  static let playground = "Book/Playground.html"

  /// What pandoc is asked to do, up to the pages.
  ///
  /// A warning is a fault: it means that mathematics is lost, or a picture is not there.
  ///
  /// - Parameters:
  ///   - workspace: where the course is.
  ///   - withPlayground: whether the playground lies beside the book, for links to lead to.
  /// - Returns: its arguments.
  func arguments(in workspace: Workspace, withPlayground: Bool) -> [String] {
    let folder = workspace.url("Sources/Companion/Book").path
    let common = [
      "--from=gfm+rebase_relative_paths", "--standalone", "--mathml", "--toc", "--toc-depth=2",
      "--lua-filter=\(folder)/book.lua", "--css=\(folder)/book.css",
      "--metadata=title:Deep Learning from Scratch in Swift",
      "--metadata=subtitle:Neural networks from the ground up: read, run, solve",
      "--metadata=lang:en-US", "--fail-if-warnings", "--output=\(workspace.url(file).path)",
    ]
    switch self {
    case .html:
      let playground = withPlayground ? ["--metadata=playground:Playground.html"] : []
      return ["--to=html5", "--embed-resources", "--metadata=document-css:false"] + playground
        + common
    case .epub: return ["--to=epub3", "--split-level=1"] + common
    }
  }
}

/// The places that a page's links lead to and that are not on it, in order, each once.
func lostReferences(inHTML text: String) -> [String] {
  let places = Set(text.matches(of: /\bid="([^"]+)"/).map { $0.1 })
  var lost: [String] = []
  for link in text.matches(of: /\bhref="#([^"]+)"/).map({ $0.1 }) {
    if !places.contains(link), !lost.contains(String(link)) { lost.append(String(link)) }
  }
  return lost
}
