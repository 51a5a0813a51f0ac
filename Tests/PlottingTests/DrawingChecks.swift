import Foundation
import Groundwork
import XCTest

@testable import Plotting

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a test reads from an SVG file.
final class ReadSVG: NSObject, XMLParserDelegate {
  struct Text: Equatable {
    var content = ""
    var attributes: [String: String] = [:]

    /// Left, top, right and bottom, by the widths that the drawings are laid out with; nil for
    /// rotated text.
    var box: (Double, Double, Double, Double)? {
      guard attributes["transform"] == nil, let x = attributes["x"].flatMap(Double.init),
        let y = attributes["y"].flatMap(Double.init)
      else { return nil }
      let size = attributes["font-size"].flatMap(Double.init) ?? 13
      let width = SVG.width(of: content, size: size)
      let anchor = attributes["text-anchor"] ?? "start"
      let left = anchor == "start" ? x : anchor == "end" ? x - width : x - width / 2
      return (left, y - 0.72 * size, left + width, y + 0.2 * size)
    }
  }

  private(set) var isWellFormed = false
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private(set) var texts: [Text] = []
  private var isInText = false

  init(_ file: String) {
    super.init()
    let parser = XMLParser(data: Data(file.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  var contents: [String] { texts.map(\.content) }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    elements.append((name, attributes))
    // A text with an edge is the halo of the same text that follows: it is no second text.
    isInText = name == "text" && attributes["stroke"] == nil
    if isInText { texts.append(Text(attributes: attributes)) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if isInText { texts[texts.count - 1].content += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { isInText = false }

  func count(_ name: String) -> Int { elements.filter { $0.name == name }.count }
}

/// Fails unless a drawing keeps what all drawings promise: a well-formed file of at most 150 KB and
/// 700 pixels, texts inside it that do not overlap, lines that fit the terminal, and escape codes
/// only with color.
@discardableResult
func checkDrawing(
  _ drawing: some Drawing, width: Int = 80, file: StaticString = #filePath, line: UInt = #line
) -> ReadSVG {
  let text = drawing.svg(description: "a & b < c")
  let svg = ReadSVG(text)
  XCTAssertTrue(svg.isWellFormed, "not well-formed", file: file, line: line)
  // Unknown to EPUB and to many converters, which would paint a halo over its text.
  XCTAssertFalse(text.contains("paint-order"), "paint-order", file: file, line: line)
  XCTAssertLessThanOrEqual(text.utf8.count, 150 * 1024, file: file, line: line)
  let right = svg.elements.first?.attributes["width"].flatMap(Double.init) ?? .infinity
  XCTAssertLessThanOrEqual(right, 700, file: file, line: line)
  let boxes = svg.texts.compactMap { text in text.box.map { (text.content, $0) } }
  for (index, (first, a)) in boxes.enumerated() {
    XCTAssertTrue(a.0 >= 0 && a.2 <= right, "\(first) sticks out", file: file, line: line)
    for (second, b) in boxes[(index + 1)...]
    where a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3 {
      XCTFail("\"\(first)\" and \"\(second)\" overlap", file: file, line: line)
    }
  }
  let plain = drawing.terminal(width: width, color: false)
  XCTAssertFalse(plain.contains("\u{1b}"), "an escape code", file: file, line: line)
  for colored in [false, true] {
    let lines = drawing.terminal(width: width, color: colored)
      .replacing(#/\u{1b}\[[0-9;]*m/#, with: "").split(separator: "\n")
    for text in lines {
      XCTAssertLessThanOrEqual(String(text).displayWidth, width, "\(text)", file: file, line: line)
    }
  }
  return svg
}
