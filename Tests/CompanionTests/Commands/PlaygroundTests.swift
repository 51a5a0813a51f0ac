import Foundation
import XCTest

@testable import Companion

/// The playground's toolchain, with a shell script in the place of the compiler, and its page.
final class PlaygroundTests: XCTestCase {
  private var folder = FileManager.default.temporaryDirectory

  override func setUpWithError() throws {
    folder.appendPathComponent("playground-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  override func tearDownWithError() throws { try FileManager.default.removeItem(at: folder) }

  /// Each experiment stands in the section that it is of, each chapter has one, and no chapter names
  /// another one.
  func testChaptersNameTheExperiments() throws {
    var named: [String: String] = [:]
    for chapter in allChapters {
      let page = try String(
        contentsOf: package.appendingPathComponent("\(chapter.folder)/README.md"), encoding: .utf8)
      var section = ""
      var count = 0
      for line in page.split(separator: "\n") {
        if line.hasPrefix("## ") { section = String(line.dropFirst(3).prefix { $0 != " " }) }
        for command in line.matches(of: /swift run course playground ([^ `]+)/) {
          named[String(command.1)] = section
          count += 1
        }
      }
      XCTAssertGreaterThan(count, 0, chapter.name)
    }
    XCTAssertEqual(
      named,
      Dictionary(uniqueKeysWithValues: PlaygroundExperiment.all.map { ($0.name, $0.section) }))
  }

  /// An experiment's name is no tab's, unless the tab is all that it asks for.
  func testNamesOfExperimentsAreAddresses() throws {
    let names = PlaygroundExperiment.all.map(\.name)
    XCTAssertEqual(Set(names).count, names.count)
    for experiment in PlaygroundExperiment.all {
      XCTAssertNotNil(experiment.name.wholeMatch(of: /[a-z]+(-[a-z]+)*/), experiment.name)
      XCTAssertFalse(["tinker", "backprop", "draw", "roll"].contains(experiment.name))
      XCTAssertTrue(experiment.redirection.contains("url=index.html#\(experiment.name)\""))
    }
  }

  private func write(_ text: String, to path: String) throws {
    let file = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  private func writeCompiler(_ script: String) throws {
    try write("#!/bin/sh\n\(script)\n", to: "swiftc")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.appendingPathComponent("swiftc").path)
  }

  private func toolchain() throws -> WebAssemblyToolchain {
    try WebAssemblyToolchain(environment: ["PATH": "\(folder.path):/usr/bin:/bin"])
  }

  private var answer: String {
    """
    echo '{ "compilerVersion": "Swift 6.2", "swiftCompilerTag": "swift-6.2-RELEASE", "target": {},
      "paths": { "runtimeResourcePath": "\(folder.path)/usr/lib/swift" } }'
    """
  }

  func testWithoutACompilerTheErrorSaysWhatToInstall() {
    XCTAssertThrowsError(try WebAssemblyToolchain(environment: ["PATH": "/nowhere"])) {
      XCTAssertEqual($0 as? WebAssemblyToolchainError, .missing)
      XCTAssertTrue("\($0)".contains("https://swift.org/install, Swift 6.2 or later"))
    }
  }

  func testACompilerThatDoesNotSayWhereItIs() throws {
    for script in ["exit 1", "echo '{}'", "echo nonsense"] {
      try writeCompiler(script)
      XCTAssertThrowsError(try toolchain()) {
        XCTAssertEqual(
          $0 as? WebAssemblyToolchainError, .silent(folder.appendingPathComponent("swiftc").path))
      }
    }
  }

  func testAToolchainIsCompleteOrTheErrorNamesWhatItLacks() throws {
    try writeCompiler(answer)
    for file in [
      "lib/swift/embedded/Swift.swiftmodule/wasm32-unknown-none-wasm.swiftmodule", "bin/clang",
      "bin/wasm-ld",
    ] {
      XCTAssertThrowsError(try toolchain()) {
        XCTAssertEqual(
          $0 as? WebAssemblyToolchainError,
          .incomplete("swift-6.2-RELEASE", missing: "\(folder.path)/usr/\(file)"))
        XCTAssertTrue("\($0)".contains("has the target wasm32-unknown-none-wasm"))
      }
      try write("", to: "usr/\(file)")
    }
    XCTAssertEqual(try toolchain().version, "swift-6.2-RELEASE")
  }

  func testPageHoldsWhatItRefersTo() throws {
    try write(
      """
      <link rel="icon" href="data:,"><link rel="stylesheet" href="a.css">
      <script type="text/plain" id="e" src="e.wasm"></script>
      <script src="b.js"></script>
      <script>inline()</script>
      """, to: "page/page.html")
    try write("p { }\n", to: "page/a.css")
    try write("let $1 = '\\\\0';\n", to: "page/b.js")
    try write("ABC", to: "built/e.wasm")
    let page = folder.appendingPathComponent("page/page.html")
    let built = folder.appendingPathComponent("built")
    XCTAssertEqual(
      try inlinedPage(page, builtFilesIn: built),
      """
      <link rel="icon" href="data:,"><style>
      p { }
      </style>
      <script type="text/plain" id="e">
      QUJD</script>
      <script>
      let $1 = '\\\\0';
      </script>
      <script>inline()</script>
      """)
    try write("'</SCRIPT>'", to: "page/b.js")
    XCTAssertThrowsError(try inlinedPage(page, builtFilesIn: built)) {
      XCTAssertTrue("\($0)".hasPrefix("b.js: found the end tag"), "\($0)")
    }
    try FileManager.default.removeItem(at: folder.appendingPathComponent("built/e.wasm"))
    try write("", to: "page/b.js")
    XCTAssertThrowsError(try inlinedPage(page, builtFilesIn: built))
  }
}
