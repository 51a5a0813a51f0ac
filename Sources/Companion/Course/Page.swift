import Console
import Foundation

/// A chapter's page: README.md and the files in Figures.
struct Page {
  private let folder: URL

  /// The page in a folder, as far as it is there.
  init(in folder: URL) { self.folder = folder }

  /// Paths in the folder, in order. Hidden files are not part of the page.
  var files: [String] {
    let figures = folder.appendingPathComponent("Figures").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: figures)) ?? []
    return ["README.md"].filter { contents(of: $0) != nil }
      + names.filter { !$0.hasPrefix(".") }.sorted().map { "Figures/\($0)" }
  }

  private func contents(of file: String) -> Data? {
    try? Data(contentsOf: folder.appendingPathComponent(file))
  }

  /// The first place where this page is not what it should be; nil if all bytes are the same.
  func difference(from expected: Page) -> PageDifference? {
    for file in expected.files {
      guard let found = contents(of: file) else {
        return PageDifference(file: file, kind: .missing)
      }
      guard let wanted = expected.contents(of: file), found != wanted else { continue }
      return PageDifference(file: file, found: found, expected: wanted)
    }
    return files.first { !expected.files.contains($0) }
      .map { PageDifference(file: $0, kind: .stale) }
  }

  /// Puts this page in the place of another, the whole page or, on a full disk say, nothing of it,
  /// and removes the files that are in the other only.
  func replace(_ other: Page) throws {
    let changed = files.filter { contents(of: $0) != other.contents(of: $0) }
    try writeTogether(
      changed.map { file in
        NewFile(
          url: other.folder.appendingPathComponent(file),
          contents: try Data(contentsOf: folder.appendingPathComponent(file)))
      })
    for file in other.files where !files.contains(file) {
      try FileManager.default.removeItem(at: other.folder.appendingPathComponent(file))
    }
  }
}

/// Where a page is not what its program writes.
struct PageDifference: Equatable, CustomStringConvertible {
  enum Kind: Equatable {
    case missing
    case stale
    case line(Int, found: String, expected: String)
  }

  let file: String
  let kind: Kind

  init(file: String, kind: Kind) {
    self.file = file
    self.kind = kind
  }

  /// The first line that differs. Bytes that differ within equal lines differ in their ends.
  init(file: String, found: Data, expected: Data) {
    func lines(_ data: Data) -> [Data] {
      data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }
    let (found, expected) = (lines(found), lines(expected))
    let index =
      zip(found, expected).enumerated().first { $1.0 != $1.1 }?.offset
      ?? min(found.count, expected.count)
    func text(_ lines: [Data]) -> String {
      guard lines.indices.contains(index) else { return "(end of the file)" }
      return String(decoding: lines[index].prefix(160), as: UTF8.self)
    }
    self.init(
      file: file, kind: .line(index + 1, found: text(found), expected: text(expected)))
  }

  var description: String {
    switch kind {
    case .missing: "\(file) is missing; the program writes it"
    case .stale: "\(file) is stale; the program does not write it"
    case .line(let line, let found, let expected):
      "\(file), line \(line), is not what the program writes:\n  - \(found)\n  + \(expected)"
    }
  }
}
