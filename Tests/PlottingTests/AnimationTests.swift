import Groundwork
import Testing
import XCTest

@testable import Plotting

final class AnimationTests: XCTestCase {
  /// A line that falls, and points that stay.
  private func frame(_ height: Double) -> (title: String, chart: Chart) {
    (
      "at \(Int(height))",
      Chart(
        x: Axis("x", range: 0...1), y: "y",
        .line([Point(0, height), Point(1, height)], "line"),
        .points([Point(0.25, 1), Point(0.75, 2)], "points"))
    )
  }

  private var animation: Animation {
    Animation(title: "Falling", [frame(9), frame(5), frame(1)])
  }

  /// The groups of the file that belong to one frame, with the texts in them.
  private func groups(_ file: String) -> [(opening: String, content: String)] {
    file.components(separatedBy: "<g class=").dropFirst().map { part in
      let halves = part.split(separator: ">", maxSplits: 1)
      return (String(halves[0]), part.components(separatedBy: "</g>")[0])
    }
  }

  func testFramesComeInTheirOrderAndTheLastStays() {
    let file = animation.svg(description: "a & b")
    let titles = groups(file).filter { $0.content.contains(">at ") }
    XCTAssertEqual(titles.count, 3)
    XCTAssert(titles[0].content.contains(">at 9<"))
    XCTAssert(titles[1].content.contains(">at 5<"))
    XCTAssert(titles[2].content.contains(">at 1<"))
    // Seven seconds for two of the three frames, then three seconds of rest.
    XCTAssertEqual(
      titles.map(\.opening),
      [
        "\"frame-of-3\" style=\"animation-delay:0ms\" visibility=\"hidden\"",
        "\"frame-of-3\" style=\"animation-delay:3500ms\" visibility=\"hidden\"",
        "\"last-of-3\"",
      ])
    XCTAssert(file.contains("0% { visibility: visible } 35.00% { visibility: hidden }"))
    XCTAssert(file.contains("0% { visibility: hidden } 70.00% { visibility: visible }"))
  }

  func testNothingMovesForThoseWhoPreferIt() throws {
    let file = animation.svg(description: "")
    let rules = try XCTUnwrap(file.components(separatedBy: "<style>").last)
      .components(separatedBy: "</style>")[0]
    let start = "@media (prefers-reduced-motion: no-preference) {"
    let inside = try XCTUnwrap(rules.components(separatedBy: start).last)
      .components(separatedBy: "\n}\n")[0]
    XCTAssertEqual(inside.components(separatedBy: "animation:").count - 1, 2)
    XCTAssertEqual(rules.components(separatedBy: "animation:").count - 1, 2)
    // Without the rules the last frame is there, and only it.
    for group in groups(file) {
      XCTAssertEqual(
        group.opening.contains("visibility=\"hidden\""), !group.opening.contains("last-of"))
    }
  }

  func testWhatFramesShareIsThereOnce() {
    let file = animation.svg(description: "")
    let svg = ReadSVG(file)
    XCTAssertTrue(svg.isWellFormed)
    XCTAssertEqual(
      svg.contents.filter { !"0123456789.".contains($0.prefix(1)) },
      ["Falling", "line", "points", "at 9", "at 5", "at 1", "x", "y"])
    // The line of each frame has a group of its own, so that the points lie on top of all.
    XCTAssertEqual(groups(file).count, 6)
    let line = file.range(of: "last-of-3\">\n<path")?.lowerBound
    let marker = SeriesStyle(1).markers(at: [Point(0, 0)], size: 4.5).dropFirst("M0 0".count)
    let points = file.range(of: String(marker), options: .backwards)?.lowerBound
    XCTAssertLessThan(try XCTUnwrap(line), try XCTUnwrap(points))
  }

  /// The lines of a file that are seen while a frame is shown, without the groups of frames.
  private func lines(of file: String, whileShowing frame: Int) -> [String] {
    var kinds: [String] = []
    var hidden = 0
    return file.replacing(#/<style>[^<]*<\/style>\n/#, with: "")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .filter { line in
        if line.hasPrefix("<g ") {
          let isShared = !line.hasPrefix("<g class=")
          // Of two frames the first begins at once.
          let isSeen = isShared || line.contains("last-of") == (frame == 1)
          kinds.append(isShared ? "shared" : isSeen ? "seen" : "hidden")
          if !isSeen { hidden += 1 }
          return isShared && hidden == 0
        }
        guard line == "</g>", let kind = kinds.popLast() else { return hidden == 0 }
        if kind == "hidden" { hidden -= 1 }
        return kind == "shared" && hidden == 0
      }
  }

  func testEachFrameIsWhatItWouldBeAlone() {
    // Only one frame has a bar of colors, which is a group within the legend.
    let x = Axis("x", range: 0...1)
    let y = Axis("y", range: 0...10)
    let map = Mark.region(x: 0...1, y: 0...10, "share") { x, _ in x }
    let line = Mark.line([Point(0, 1), Point(1, 2)], "line")
    let points = Mark.points([Point(0.5, 3), Point(0.25, 4)], "points")
    let frames: [(title: String, chart: Chart)] = [
      ("one", Chart(x: x, y: y, map, points)), ("two", Chart(x: x, y: y, line, points)),
      ("three", Chart(x: x, y: y, points)), ("four", Chart(x: x, y: y, line, points, map)),
    ]
    for first in frames {
      for second in frames {
        let file = Animation(title: "T", [first, second]).svg(description: "")
        for (index, frame) in [first, second].enumerated() {
          let alone = Panels(
            title: "T", columns: 1, sharedLegend: true, [(frame.title, frame.chart)])
          XCTAssertEqual(
            lines(of: file, whileShowing: index).joined(separator: "\n"),
            alone.svg(description: ""), "\(first.title), \(second.title)")
        }
      }
    }
  }

  func testAxesReachAsFarAsAllFramesNeed() {
    let own = frame(1).chart.svg(description: "")
    XCTAssertFalse(own.contains(">8<"))
    XCTAssert(animation.svg(description: "").contains(">8<"))
  }

  func testTheTerminalShowsTheLastFrame() {
    let lines = animation.terminal(width: 60, color: false)
    XCTAssert(lines.hasPrefix("Falling\n\nat 1\n"), lines)
  }
}

@Suite struct AnimationStopTests {
  private func message(_ result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  @Test func oneFrameDoesNotMove() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Animation(title: "Still", [("one", Chart(x: "x", y: "y"))])
    }
    #expect(message(result).contains("Animation \"Still\": 1 frames, expected two or more"))
  }

  @Test func framesHaveOneSize() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = Animation(
        [("one", Chart(x: "x", y: "y")), ("two", Chart(x: "", y: "y", .line([0, 1] as [Float])))]
      ).svg(description: "")
    }
    #expect(message(result).contains("are not all of the same height"))
  }
}
