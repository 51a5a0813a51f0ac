import Foundation

/// Where the package is and where it is built.
struct Workspace {
  /// The folder with Package.swift.
  let package: URL

  /// The folder with the built programs.
  let products: URL

  /// Finds the workspace of this program.
  ///
  /// The package is looked for from the current folder upward, and, for a program that is started
  /// from elsewhere, from its own folder upward.
  init() throws(WorkspaceError) {
    let program = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
      .resolvingSymlinksInPath()
    products = program.deletingLastPathComponent()
    let current = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    guard let package = Self.package(above: current) ?? Self.package(above: products) else {
      throw WorkspaceError(folder: current.path)
    }
    self.package = package
  }

  init(package: URL, products: URL) {
    self.package = package
    self.products = products
  }

  /// What makes `swift build` build where this program was built, and the same way.
  ///
  /// Programs are in SCRATCH/TRIPLE/debug or SCRATCH/TRIPLE/release.
  var buildArguments: [String] {
    [
      "--package-path", package.path, "--scratch-path", scratch.path,
      "--configuration", products.lastPathComponent,
    ]
  }

  private var scratch: URL { products.deletingLastPathComponent().deletingLastPathComponent() }

  /// Where the compiler puts what it needs for a moment only.
  var temporaryFolder: URL { scratch.appendingPathComponent("temporary") }

  /// Whether the last build asked the compiler for colored messages, as it does in a terminal: its
  /// plan, beside the products' folder, says so.
  var isBuiltInColor: Bool {
    let plan = scratch.appendingPathComponent("\(products.lastPathComponent).yaml")
    guard let text = try? Data(contentsOf: plan) else { return false }
    return text.range(of: Data("\"-color-diagnostics\"".utf8)) != nil
  }

  /// A file or folder of the package.
  func url(_ path: String) -> URL { package.appendingPathComponent(path) }

  /// The text of a file of the package; nil if it cannot be read.
  func text(of path: String) -> String? { try? String(contentsOf: url(path), encoding: .utf8) }

  private static func package(above folder: URL) -> URL? {
    var folder = folder.standardizedFileURL
    while folder.path != "/" {
      let hasAll = ["Package.swift", "Chapters"].allSatisfy {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
      }
      if hasAll { return folder }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }
}

/// The companion runs outside the course.
struct WorkspaceError: Error, CustomStringConvertible {
  let folder: String

  var description: String {
    "found no Package.swift with Chapters beside it in \(folder) or above, expected the course: "
      + "go to its folder and run swift run course there."
  }
}
