import Console
import Foundation

extension Session {
  /// Builds the playground, one HTML file that needs neither server nor network, and opens it.
  ///
  /// The library and the playground's engine are compiled to WebAssembly; the page, its style, its
  /// scripts and the engine become one file.
  ///
  /// - Parameters:
  ///   - toolchain: what compiles for WebAssembly.
  ///   - experiment: at which state the page opens; nil for the first one.
  ///   - opens: whether it is opened at all.
  /// - Returns: the exit status.
  /// - Throws: what keeps a file from being written, or a program from being run.
  func makePlayground(
    _ toolchain: WebAssemblyToolchain, at experiment: PlaygroundExperiment?, opens: Bool
  ) throws -> Int32 {
    let book = BookEdition.html.file
    let hasBook = FileManager.default.fileExists(atPath: workspace.url(book).path)
    guard let page = try playgroundPage(toolchain, book: hasBook ? "../\(book)" : nil) else {
      return 1
    }
    var files = [NewFile(url: workspace.url("Playground/index.html"), contents: Data(page.utf8))]
    if let experiment {
      files.append(
        NewFile(
          url: workspace.url("Playground/\(experiment.name).html"),
          contents: Data(experiment.redirection.utf8)))
    }
    try writeTogether(files)
    guard let file = files.last?.url else { return 1 }
    console.line("Playground/\(file.lastPathComponent)")
    if opens { open(file) }
    return 0
  }

  /// The page of the playground, whole.
  ///
  /// - Parameters:
  ///   - toolchain: what compiles for WebAssembly.
  ///   - book: where the book is, seen from the page, which leads to its sections; nil to lead to the
  ///     chapters' pages.
  /// - Returns: the page; nil where something does not compile, which is told.
  /// - Throws: what keeps a file from being written, or a program from being run.
  func playgroundPage(_ toolchain: WebAssemblyToolchain, book: String?) throws -> String? {
    let folder = workspace.products.appendingPathComponent("playground/\(toolchain.version)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    console.passing("Compiling the playground …")
    let problem = try compilePlayground(toolchain, in: folder)
    console.endPassing()
    if let problem {
      console.line("The playground does not compile:")
      console.line(problem)
      return nil
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    try encoder.encode(sections(book: book)).write(
      to: folder.appendingPathComponent("sections.json"))
    try encoder.encode(PlaygroundExperiment.all).write(
      to: folder.appendingPathComponent("experiments.json"))
    let network = folder.appendingPathComponent("reader.packed")
    if let failure = try preparePlaygroundNetwork(network) {
      console.line("\(failure)")
      return nil
    }
    for file in ["engine.wasm", "reader.packed"] {
      if let problem = try gzip(folder.appendingPathComponent(file)) {
        console.line("\(file) cannot be packed:")
        console.line(problem)
        return nil
      }
    }
    return try inlinedPage(
      workspace.url("Sources/Playground/Page/page.html"), builtFilesIn: folder)
  }

  /// Compiles what is older than its sources, and links it to engine.wasm.
  ///
  /// - Returns: what the compiler or the linker complains of.
  private func compilePlayground(
    _ toolchain: WebAssemblyToolchain, in folder: URL
  ) throws -> String? {
    let engine = workspace.url("Sources/Playground/Engine")
    let modules = [
      ("Groundwork", workspace.url("Sources/Groundwork")),
      ("NeuralNetworks", workspace.url("Sources/NeuralNetworks")),
      ("Handwriting", workspace.url("Sources/Handwriting")),
      ("PlaygroundEngine", engine),
    ]
    // Whoever changes how modules are compiled has all of them compiled anew.
    let options = workspace.url("Sources/Companion/Building/WebAssemblyToolchain.swift")
    var objects: [URL] = []
    // A module that is compiled anew makes those above it out of date.
    var isStale = false
    for (module, sources) in modules {
      let object = folder.appendingPathComponent("\(module).o")
      let files = swiftFiles(in: sources)
      isStale = isStale || !isCurrent(object, files + [options])
      objects.append(object)
      if isStale,
        let failure = failure(of: try toolchain.compile(module: module, files, into: folder))
      {
        return failure
      }
    }
    let runtime = folder.appendingPathComponent("runtime.o")
    objects.append(runtime)
    let source = workspace.url("Sources/Playground/Runtime/runtime.c")
    if let failure = failure(of: try toolchain.compile(c: source, to: runtime)) { return failure }
    let functions = try swiftFiles(in: engine).flatMap { file in
      try String(contentsOf: file, encoding: .utf8).matches(of: /@_cdecl\("(\w+)"\)/)
        .map { String($0.1) }
    }
    return failure(
      of: try toolchain.link(
        objects, exporting: functions, to: folder.appendingPathComponent("engine.wasm")))
  }

  /// The sections of the course by their numbers, for the page to lead to: in the book, or in the
  /// chapters' pages.
  private func sections(book: String?) -> [String: PlaygroundSection] {
    var sections: [String: PlaygroundSection] = [:]
    for chapter in allChapters {
      let page = "\(chapter.folder)/README.md"
      let list = (workspace.text(of: page) ?? "").matches(of: /\n- \[(\d+\.\d+) (.+)\]\(#(.+)\)/)
      for (_, number, title, anchor) in list.map(\.output) {
        let address =
          book.map { "\($0)#section-\(number.replacing(".", with: "-"))" }
          ?? "../\(page)#\(anchor)"
        sections[String(number)] = PlaygroundSection(title: String(title), address: address)
      }
    }
    return sections
  }

  /// Shows a file in the browser, where there is one and a screen to show it on.
  private func open(_ file: URL) {
    #if os(macOS)
      _ = try? runProcess(
        "/usr/bin/open", [file.path], environment: ProcessInfo.processInfo.environment)
    #else
      // In a session of its own: what runs in ours ends with the companion.
      let environment = ProcessInfo.processInfo.environment
      guard environment["DISPLAY"] ?? environment["WAYLAND_DISPLAY"] != nil,
        Program(named: "xdg-open") != nil, let session = Program(named: "setsid")
      else { return }
      _ = try? runProcess(
        session.file.path, ["--fork", "xdg-open", file.path], environment: environment)
    #endif
  }
}

/// A section of the course, as the playground's page leads to it.
private struct PlaygroundSection: Encodable {
  let title: String
  let address: String
}

/// Packs a file in a third of its size, beside it; a browser unpacks it by itself.
///
/// - Returns: what gzip complains of.
private func gzip(_ file: URL) throws -> String? {
  failure(
    of: try runProcess(
      "/usr/bin/env", ["gzip", "-9", "-n", "-k", "-f", file.path],
      environment: ProcessInfo.processInfo.environment))
}

/// What a tool complains of, unless it is content.
private func failure(of process: FinishedProcess) -> String? {
  if process.ending == .exited(status: 0) { return nil }
  return process.output.text + process.errors.text + "(\(process.ending))"
}

/// The Swift files of a folder and of those in it, in order.
private func swiftFiles(in folder: URL) -> [URL] {
  let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
    .sorted { $0.path < $1.path }
}

/// Whether a file is newer than all it is made from.
private func isCurrent(_ file: URL, _ sources: [URL]) -> Bool {
  guard let time = changeTime(of: file) else { return false }
  return sources.allSatisfy { changeTime(of: $0).map { $0 <= time } ?? false }
}

/// A page with all it refers to in it.
///
/// `<link rel="stylesheet" href="FILE">` becomes the style, `<script src="FILE"></script>` the
/// script; other attributes stay. A script that is not of text, engine.wasm say, is written in
/// base64; the page reads it from there.
///
/// - Parameters:
///   - page: the page; it names files by their paths from its folder.
///   - built: where files are that are not in that folder.
/// - Returns: the page.
/// - Throws: what keeps a file from being read, or `PlaygroundPageError`.
func inlinedPage(_ page: URL, builtFilesIn built: URL) throws -> String {
  let folder = page.deletingLastPathComponent()
  func contents(of file: Substring) throws -> Data {
    let source = folder.appendingPathComponent(String(file))
    let exists = FileManager.default.fileExists(atPath: source.path)
    return try Data(contentsOf: exists ? source : built.appendingPathComponent(String(file)))
  }
  func text(of file: Substring) throws -> String {
    let data = try contents(of: file)
    guard ["js", "css", "swift", "json"].contains(where: { file.hasSuffix(".\($0)") }) else {
      return data.base64EncodedString()
    }
    let text = String(decoding: data, as: UTF8.self)
    guard !text.contains(/<\/(script|style)/.ignoresCase()) else {
      throw PlaygroundPageError(file: String(file))
    }
    return text
  }
  return try String(contentsOf: page, encoding: .utf8)
    .replacing(/<link rel="stylesheet" href="([^"]+)">/) {
      "<style>\n\(try text(of: $0.1))</style>"
    }
    .replacing(/<script([^>]*) src="([^"]+)"><\/script>/) {
      "<script\($0.1)>\n\(try text(of: $0.2))</script>"
    }
}

/// A file cannot be put in a page.
struct PlaygroundPageError: Error, CustomStringConvertible {
  let file: String

  var description: String {
    "\(file): found the end tag of a script or style, which would end the one it is put in; write "
      + "it as \"<\\/script\""
  }
}
