import Console
import Foundation

/// The Swift toolchain as a compiler for WebAssembly: swiftc, clang and wasm-ld.
struct WebAssemblyToolchain {
  static let target = "wasm32-unknown-none-wasm"

  /// The version as the toolchain names it: `swift-6.3.1-RELEASE`.
  let version: String
  private let compiler: URL
  private let tools: URL
  private let library: URL
  private let environment: [String: String]

  /// Asks the compiler where its toolchain is, and looks there for what WebAssembly needs.
  ///
  /// - Parameter environment: its `PATH` is where the compiler is looked for.
  /// - Throws: `WebAssemblyToolchainError` if there is no compiler, or it has not the target.
  init(environment: [String: String]) throws {
    guard let compiler = Program(named: "swiftc", searchPath: environment["PATH"] ?? "") else {
      throw WebAssemblyToolchainError.missing
    }
    self.compiler = compiler.file
    self.environment = environment
    let answer = try runProcess(
      compiler.file.path, ["-print-target-info"], environment: environment,
      limits: ProcessLimits(keptBytes: 1 << 16))
    let found = try? JSONDecoder().decode(TargetInfo.self, from: Data(answer.output.text.utf8))
    guard let found else { throw WebAssemblyToolchainError.silent(compiler.file.path) }
    version = found.swiftCompilerTag ?? found.compilerVersion
    library = URL(fileURLWithPath: found.paths.runtimeResourcePath)
    tools = library.appendingPathComponent("../../bin").standardizedFileURL
    let needed = [
      "lib/swift/embedded/Swift.swiftmodule/\(Self.target).swiftmodule", "bin/clang", "bin/wasm-ld",
    ]
    let usr = tools.deletingLastPathComponent()
    for file in needed
    where !FileManager.default.fileExists(atPath: usr.appendingPathComponent(file).path) {
      throw WebAssemblyToolchainError.incomplete(version, missing: usr.path + "/" + file)
    }
  }

  /// What the linker adds for texts: how Unicode's characters are classed.
  var unicodeTables: String {
    library.appendingPathComponent("embedded/\(Self.target)/libswiftUnicodeDataTables.a").path
  }

  /// Compiles a module of Embedded Swift to an object in a folder, where modules under it are too.
  ///
  /// What comes out is LLVM's code, of which the linker makes WebAssembly: then modules, runtime and
  /// library are optimized as one program. A step of a small network is many short functions, a call
  /// of each of which counts.
  ///
  /// Swift's own checks, of indices, of sums that overflow and of the stack, are left out: they take a
  /// tenth of the time. What a visitor gives is checked by our own code, `require` and errors,
  /// which stays.
  func compile(module: String, _ sources: [URL], into folder: URL) throws -> FinishedProcess {
    let file = folder.appendingPathComponent(module).path
    return try run(
      compiler,
      [
        "-enable-experimental-feature", "Embedded", "-wmo", "-O", "-lto=llvm-full",
        "-Xfrontend", "-remove-runtime-asserts", "-disable-stack-protector",
        "-target", Self.target,
        "-Xcc", "-msimd128", "-Xcc", "-fno-math-errno", "-parse-as-library",
        "-package-name", "course", "-module-name", module, "-I", folder.path,
        "-emit-module", "-emit-module-path", "\(file).swiftmodule", "-o", "\(file).o", "-c",
      ] + sources.map(\.path))
  }

  /// Compiles a file of C that has no system under it.
  func compile(c source: URL, to object: URL) throws -> FinishedProcess {
    try run(
      tools.appendingPathComponent("clang"),
      [
        "--target=\(Self.target)", "-msimd128", "-mbulk-memory", "-O2", "-flto", "-ffreestanding",
        "-fno-builtin", "-c", source.path, "-o", object.path,
      ])
  }

  /// Links objects to a program without a start of its own, of which a page calls functions.
  func link(_ objects: [URL], exporting functions: [String], to program: URL) throws
    -> FinishedProcess
  {
    try run(
      tools.appendingPathComponent("wasm-ld"),
      ["--no-entry", "--gc-sections", "--strip-all", "--stack-first", "-z", "stack-size=1048576"]
        + functions.map { "--export=\($0)" } + objects.map(\.path)
        + [unicodeTables, "-o", program.path])
  }

  private func run(_ program: URL, _ arguments: [String]) throws -> FinishedProcess {
    try runProcess(
      program.path, arguments, environment: environment,
      limits: ProcessLimits(seconds: 600, keptBytes: 1 << 14))
  }

  private struct TargetInfo: Decodable {
    struct Paths: Decodable { let runtimeResourcePath: String }
    let compilerVersion: String
    let swiftCompilerTag: String?
    let paths: Paths
  }
}

/// There is no toolchain that compiles for WebAssembly.
enum WebAssemblyToolchainError: Error, Equatable, CustomStringConvertible {
  /// There is no swiftc on `PATH`.
  case missing
  /// The compiler does not say where its toolchain is.
  case silent(String)
  /// The toolchain is another one: Xcode's has not what WebAssembly needs.
  case incomplete(String, missing: String)

  var description: String {
    let remedy =
      "install a toolchain from https://swift.org/install, Swift 6.2 or later, which has the target "
      + "\(WebAssemblyToolchain.target), and put its swiftc first on PATH. (Xcode's own toolchain "
      + "does not have it.)"
    return switch self {
    case .missing: "found no swiftc, which compiles the playground: \(remedy)"
    case .silent(let path):
      "\(path) -print-target-info does not say where its toolchain is: \(remedy)"
    case .incomplete(let version, let missing):
      "found \(version), but no \(missing), which compiles the playground: \(remedy)"
    }
  }
}
