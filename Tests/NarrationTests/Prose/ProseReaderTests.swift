import XCTest

@testable import Narration

final class ProseReaderTests: XCTestCase {
  private func read(_ text: String) -> (blocks: [ProseBlock], faults: [Fault]) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      ProseLine(number: $0.offset + 1, text: String($0.element))
    }
    var reader = ProseReader(lines)
    let blocks = reader.blocks()
    return (blocks, reader.faults)
  }

  private func kinds(_ text: String) -> [ProseBlock.Kind] { read(text).blocks.map(\.kind) }

  func testHeadingsAndParagraphs() {
    XCTAssertEqual(
      kinds("## One\nText that\ngoes on.\n\nMore.\n### Two"),
      [
        .heading(level: 2, "One"), .paragraph("Text that goes on."), .paragraph("More."),
        .heading(level: 3, "Two"),
      ])
    XCTAssertEqual(kinds("#hash"), [.paragraph("#hash")])
  }

  func testFences() {
    XCTAssertEqual(
      kinds("```math\na\n\nb\n```\n```swift\n  f()\n    g()\n```"),
      [.mathematics(["a", "", "b"]), .listing(language: "swift", ["f()", "  g()"])])
    XCTAssertEqual(
      read("Text\n\n```math\na").faults.map(\.description),
      ["3: the fence ``` is never closed. Close it with ```."])
  }

  /// A sentence whose last word is a number, which stands at the beginning of a line.
  func testParagraphsDoNotTurnIntoLists() {
    XCTAssertEqual(
      read("for the rest of the\n800. A hidden output").faults.map(\.description),
      [
        "2: the paragraph above goes on with “800.”, which would begin a list. "
          + "Break the line elsewhere."
      ])
    XCTAssertTrue(read("Two steps:\n1. a\n2. b").faults.isEmpty)
    XCTAssertTrue(read("1. a\n   b\n2. c\n\nText\n\n3. d").faults.isEmpty)
  }

  func testLists() {
    guard case .list(nil, let items) = kinds("- a\n  b\n- c\n\n  d\n- e")[0] else {
      return XCTFail("no list")
    }
    XCTAssertEqual(
      items.map { $0.map(\.kind) },
      [[.paragraph("a b")], [.paragraph("c"), .paragraph("d")], [.paragraph("e")]])
    guard case .list(3, let numbered) = kinds("3. a\n4. b")[0] else { return XCTFail("no list") }
    XCTAssertEqual(numbered.count, 2)
    XCTAssertEqual(kinds("- a\n\nb").count, 2)
  }

  func testNestedLists() {
    guard case .list(nil, let items) = kinds("- a\n  - b\n  - c\n- d")[0] else {
      return XCTFail("no list")
    }
    XCTAssertEqual(items.count, 2)
    guard case .list(nil, let inner) = items[0][1].kind else { return XCTFail("no inner list") }
    XCTAssertEqual(inner.count, 2)
  }

  func testQuotesTablesAndRules() {
    guard case .quote(let blocks) = kinds("> a\n> b")[0] else { return XCTFail("no quote") }
    XCTAssertEqual(blocks.map(\.kind), [.paragraph("a b")])
    XCTAssertEqual(
      kinds("| a | b |\n| --- | --- |\n| `x|y` | 1 \\| 2 |\n\n---"),
      [.table(header: ["a", "b"], rows: [["`x|y`", "1 \\| 2"]]), .rule])
  }

  func testCallouts() {
    let blocks = read("- Question: What\n  is it?\n- Answer: It.\n\n  More.\n- **Word**: item")
      .blocks
    guard case .callout(.question, let question) = blocks[0].kind,
      case .callout(.answer, let answer) = blocks[1].kind, case .list = blocks[2].kind
    else { return XCTFail("found \(blocks)") }
    XCTAssertEqual(question.map(\.kind), [.paragraph("What is it?")])
    XCTAssertEqual(answer.map(\.kind), [.paragraph("It."), .paragraph("More.")])
    XCTAssertEqual(blocks.map(\.line), [1, 3, 6])
  }

  func testARowOfAnotherLengthIsAFault() {
    let table = read("Text\n\n| a | b |\n| --- | --- |\n| 1 |\n| 1 | 2 | 3 |")
    XCTAssertEqual(
      table.faults.map(\.description),
      [
        "5: the row has 1 cells, but the header of the table has 2. Give it as many.",
        "6: the row has 3 cells, but the header of the table has 2. Give it as many.",
      ])
    XCTAssertEqual(
      table.blocks[1].kind, .table(header: ["a", "b"], rows: [["1", ""], ["1", "2"]]))
    XCTAssertEqual(
      read("| a | b |\n| --- |\n| 1 | 2 |").faults.map(\.description),
      ["2: the row has 1 cells, but the header of the table has 2. Give it as many."])
    // In a chapter's text, where the line of the file is named; in a quote as well.
    XCTAssertEqual(
      faults(of: "let a = 1\n\n//: > | a | b |\n//: > |:---|---:|\n//: > | 1 |"),
      ["5: the row has 1 cells, but the header of the table has 2. Give it as many."])
  }

  func testATableNeedsItsRule() {
    for table in ["| a | b |", "| a | b |\n| 1 | 2 |"] {
      XCTAssertEqual(
        read(table).faults.map(\.description),
        ["1: found a table without a rule. Write | --- | below its header, a --- for each column."])
    }
  }

  func testWhatGoesTooDeepIsAFault() {
    for mark in ["> ", "- ", ">", "1. "] {
      let text = String(repeating: mark, count: 4000) + "a"
      XCTAssertEqual(
        read(text).faults.map(\.description),
        ["1: quotes and lists stand within each other more than 20 deep. Write it flatter."], mark)
    }
    XCTAssertEqual(read(String(repeating: "> ", count: 20) + "a").faults, [])
  }

  func testLongProseTakesNoLongerThanItsLength() {
    let blank = String(repeating: "\n", count: 8_000)
    for text in [
      "- a" + blank + "  b", "- a" + blank + "b", String(repeating: "- a\n", count: 8_000),
    ] {
      XCTAssertLessThan(ContinuousClock().measure { _ = read(text) }, .seconds(5))
    }
    XCTAssertEqual(read("- a\n\n\n  b").blocks.count, 1)
  }

  func testAnUnknownCalloutIsAFault() {
    XCTAssertEqual(
      faults(of: "//: - Riddle: What?"),
      [
        "1: found the callout “Riddle:”, which is unknown. Use one of Question, Answer, Experiment, "
          + "Outcome, Claim, True, False, Misconception, Note, or write the word in bold if it is none."
      ])
  }
}

extension Fault {
  /// The line and the message.
  var description: String { "\(line): \(message)" }
}
