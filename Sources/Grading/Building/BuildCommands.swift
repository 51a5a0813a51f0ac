import Foundation

/// What makes a worker of a chapter's files, in the words of a shell.
///
/// `swiftc` starts other programs to compile and to link, and takes as long to find out which as they
/// take for their work. So it is asked once, when it builds the unfinished files. For each
/// submission the same programs are started without it.
struct BuildCommands {
  /// Compiles all files of the chapter to answers.o.
  private let compile: String

  /// Links answers.o and the course's own parts to a worker.
  private let link: String

  /// Stands for the name of the folder in which an attempt is made.
  private static let attempt = "ATTEMPT"

  /// What `swiftc` is to do.
  ///
  /// - Parameters:
  ///   - chapter: the chapter.
  ///   - modules: where the modules are that an exercise may import.
  ///   - moduleCache: where the compiler keeps modules of the system.
  ///   - list: the file that lists what the worker is linked of, but for the learner's part.
  ///   - folder: where attempts are made, a folder each.
  ///   - isVerbose: whether it is to tell which programs it starts.
  init(
    _ chapter: CourseChapter, modules: URL, moduleCache: URL, list: URL, in folder: URL,
    isVerbose: Bool
  ) {
    let attempt = folder.appendingPathComponent(Self.attempt)
    compile = quoted(
      [
        "swiftc", "-c", "-whole-module-optimization", "-Onone", "-g", "-swift-version", "6",
        "-parse-as-library", "-module-name", chapter.module, "-I", modules.path,
        "-module-cache-path", moduleCache.path, "-no-color-diagnostics", "-o", "answers.o",
      ] + (isVerbose ? ["-v"] : [])
        + chapter.exercises.map { attempt.appendingPathComponent($0.file).path })
    link = quoted(
      ["swiftc", "-o", "worker", "answers.o", "@\(list.path)"]
        + Self.linkerFlags(main: "\(chapter.worker)_main")
        + (isVerbose ? ["-v", "-Xclang-linker", "-v"] : []))
  }

  private static func linkerFlags(main: String) -> [String] {
    #if canImport(Darwin)
      ["-Xlinker", "-alias", "-Xlinker", "_\(main)", "-Xlinker", "_main"]
    #else
      ["-use-ld=lld", "-Xlinker", "--defsym=main=\(main)"]
    #endif
  }

  /// The programs that `swiftc` has started; nil if nothing is told of them that is understood.
  ///
  /// - Parameters:
  ///   - output: what it has told of them.
  ///   - attempt: the folder in which that was.
  ///   - driver: what `swiftc` is asked for where that is not enough: an answer may import what is
  ///     linked of more parts of the system.
  init?(toldIn output: String, of attempt: URL, orElse driver: BuildCommands) {
    let lines = output.replacing(attempt.lastPathComponent, with: Self.attempt)
      .split(separator: "\n")
    guard let compile = lines.last(where: { $0.contains("/swift-frontend -frontend -c ") }),
      let link = lines.last(where: { $0.contains("/ld.lld\" ") && $0.contains(" answers.o ") })
    else { return nil }
    // The map names files that nobody needs, and is gone by now.
    self.compile = String(compile).replacing(/\ -supplementary-output-file-map [^ ]+/, with: "")
    self.link = "\(link) 2>/dev/null || \(driver.link)"
  }

  /// A script that builds in a folder: answers.o, worker, and link.txt with what the linker prints.
  func script(for attempt: URL, in made: URL) -> String {
    """
    cd \(quoted([made.path])) && export TMPDIR=. &&
    \(compile) &&
    { \(link) 2>link.txt || { swift-demangle <link.txt >&2; exit 1; }; }
    """.replacing(Self.attempt, with: attempt.lastPathComponent)
  }
}
