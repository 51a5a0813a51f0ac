import Console
import Foundation

/// What links of a page can lead to in the package: its own headings, files, headings of others.
struct LinkTargets {
  /// The folder of the package.
  let package: URL

  /// The folder of the page, as a path in the package.
  let folder: String

  /// The anchors of the page itself, which may not be written yet.
  let ownAnchors: [String]

  /// A fault for each link that leads nowhere; links out of the package are not followed.
  func faults(of links: [ProseLink]) -> [Fault] {
    links.compactMap { link in
      mistake(in: link.address).map {
        Fault(line: link.line, message: "the link to “\(link.address)” leads nowhere: \($0)")
      }
    }
  }

  private func mistake(in address: String) -> String? {
    if address.hasPrefix("https://") || address.hasPrefix("http://") { return nil }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let anchor = parts.count > 1 ? String(parts[1]) : nil
    guard let path = path(parts[0].removingPercentEncoding ?? String(parts[0])) else {
      return "it leaves the package. Name a file in it, or write https://…"
    }
    guard path != "\(folder)/README.md" else {
      return anchor.flatMap { missing($0, among: ownAnchors, page: "this page") }
    }
    let url = package.appendingPathComponent(path)
    guard FileManager.default.fileExists(atPath: url.path) else {
      return "the package has no \(path). Write a path as seen from \(folder)."
    }
    guard let anchor else { return nil }
    guard path.hasSuffix(".md") else {
      // GitHub also leads to lines of a program: #L12.
      let isLine = anchor.first == "L" && Int(anchor.dropFirst()) != nil
      return isLine ? nil : "\(path) has no headings. Leave #\(anchor) out."
    }
    return missing(anchor, among: anchors(of: url), page: path)
  }

  /// The path in the package of one as seen from the page; nil where it leaves the package.
  private func path(_ relative: String) -> String? {
    if relative.isEmpty { return "\(folder)/README.md" }
    var parts = folder.split(separator: "/").map(String.init)
    for part in relative.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(String(part))
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }

  private func missing(_ anchor: String, among anchors: [String], page: String) -> String? {
    if anchors.contains(anchor) { return nil }
    let near = anchors.map { (name: $0, distance: editDistance(anchor, $0)) }
      .filter { $0.distance <= max(3, anchor.count / 3) }
      .min { $0.distance < $1.distance }?.name
    return "\(page) has no heading #\(anchor)"
      + (near.map { "; did you mean #\($0)?" } ?? ". Write it as GitHub does: #12-the-title.")
  }

  // MARK: - Headings of other pages

  /// The anchors of a page as it is, and of a chapter also as it will be: the pages of two chapters
  /// that lead to each other's new sections could not be written otherwise.
  private func anchors(of page: URL) -> [String] {
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    let folder = page.deletingLastPathComponent()
    let number = Int(folder.lastPathComponent.dropFirst("Chapter".count).prefix(2))
    let main = try? String(
      contentsOf: folder.appendingPathComponent("main.swift"), encoding: .utf8)
    guard let number, let main else { return Self.anchors(in: text) }
    return Self.anchors(in: text) + ChapterSource(main, chapter: number).anchors
  }

  /// The anchors of the headings in a text of Markdown.
  static func anchors(in markdown: String) -> [String] {
    var anchors = Anchors()
    var isListing = false
    return markdown.split(separator: "\n").compactMap { line in
      if line.hasPrefix("```") { isListing.toggle() }
      let level = line.prefix { $0 == "#" }.count
      guard !isListing, (1...6).contains(level), line.dropFirst(level).hasPrefix(" ") else {
        return nil
      }
      return anchors.anchor(for: line.dropFirst(level).trimmed)
    }
  }
}

extension ChapterSource {
  /// The anchors of the headings, in order, without that of the title.
  var anchors: [String] {
    var anchors = Anchors()
    return steps.compactMap { step in
      guard case .prose(let block, let number) = step, case .heading(_, let text) = block.kind
      else { return nil }
      return anchors.anchor(for: number.map { "\($0) \(text)" } ?? text)
    }
  }

  /// The links in the prose.
  var links: [ProseLink] {
    steps.flatMap { step -> [ProseLink] in
      switch step {
      case .prose(let block, _), .foldBegins(let block): ProseLink.links(in: block)
      case .statement, .foldEnds: []
      }
    }
  }
}
