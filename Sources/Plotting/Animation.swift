import Groundwork

/// Charts shown one after the other on the same place: a boundary while it learns, a descent.
///
///     Animation(title: "The boundary", [("after 1 step", first), ("after 10 steps", second)])
///
/// The file moves by itself, with a few rules of CSS, in a loop of ten seconds that rests on the
/// last frame for three of them. The last frame is also what stands still where a reader prefers
/// reduced motion, on paper, and in a program that does not know these rules. What all frames have
/// in common is in the file once.
///
/// W3C, "CSS Animations Level 1" and "Media Queries Level 5".
public struct Animation: Picture {
  /// What the frames are together called, or nothing.
  public let title: String

  private let frames: [Panels]

  /// Frames in the order in which they are shown.
  ///
  /// The axes of each reach as far as all of them need.
  ///
  /// - Parameters:
  ///   - title: what they are together called; may be empty.
  ///   - frames: two charts or more with the same axes, series and size, and what stands above
  ///     each; their own titles should be empty.
  public init(title: String = "", _ frames: [(title: String, chart: Chart)]) {
    require(
      frames.count > 1, "Animation \"\(title)\": \(frames.count) frames, expected two or more")
    self.title = title
    let marks = frames.flatMap { $0.chart.marks }
    self.frames = frames.map { name, chart in
      var chart = chart
      chart.neighbors = marks
      return Panels(title: title, columns: 1, sharedLegend: true, [(name, chart)])
    }
  }

  /// The frames as a whole SVG file that moves.
  ///
  /// - Parameter description: what is to be seen, for readers who cannot see it.
  /// - Returns: the text of the file, at most 150 KB.
  public func svg(description: String) -> String {
    file(description: description)
  }

  /// The last frame in characters.
  ///
  /// - Parameters:
  ///   - width: how many columns there are.
  ///   - color: whether the terminal shows colors.
  /// - Returns: a title and about 24 lines.
  public func terminal(width: Int, color: Bool) -> String {
    frames[frames.count - 1].terminal(width: width, color: color)
  }

  func picture(width: Double?) -> SVG {
    let pictures = frames.map { $0.picture(width: width) }
    require(
      pictures.allSatisfy { $0.height == pictures[0].height },
      "Animation \"\(title)\": the frames are not all of the same height; give them the same axes "
        + "and series")
    var svg = SVG(width: pictures[0].width, height: pictures[0].height)
    svg.elements = [rules] + merged(pictures.map { $0.elements })
    return svg
  }

  // MARK: - Time

  // Whole milliseconds, so that a frame goes in the instant in which the next one comes.
  private static let loop = 10_000
  private static let rest = 3_000

  /// How long each frame but the last is shown.
  private var duration: Int { (Self.loop - Self.rest) / (frames.count - 1) }

  /// When each frame is shown; the same rules in each animation of as many frames.
  private var rules: String {
    let share = { (time: Int) in
      "\(NumberText.fixed(100 * Double(time) / Double(Self.loop), decimals: 2))%"
    }
    let count = frames.count
    let play = "\(Self.loop)ms step-end infinite"
    return """
      <style>
      @media (prefers-reduced-motion: no-preference) {
      .frame-of-\(count) { animation: frame-of-\(count) \(play) }
      .last-of-\(count) { animation: last-of-\(count) \(play) }
      }
      @keyframes frame-of-\(count) {
      0% { visibility: visible } \(share(duration)) { visibility: hidden }
      }
      @keyframes last-of-\(count) {
      0% { visibility: hidden } \(share((count - 1) * duration)) { visibility: visible }
      }
      </style>
      """
  }

  /// Elements that are shown with one frame only.
  private func group(_ elements: ArraySlice<String>, frame: Int) -> [String] {
    if elements.isEmpty { return [] }
    let opening =
      frame == frames.count - 1
      ? "<g class=\"last-of-\(frames.count)\">"
      : "<g class=\"frame-of-\(frames.count)\" style=\"animation-delay:\(frame * duration)ms\" "
        + "visibility=\"hidden\">"
    return [opening] + elements + ["</g>"]
  }

  // MARK: - What frames share

  /// The elements of all frames in the order in which they are painted: once what all have, and
  /// between it what each has of its own.
  private func merged(_ pictures: [[String]]) -> [String] {
    var result: [String] = []
    var starts = pictures.map { _ in 0 }
    func end(at ends: [Int]) {
      for (frame, picture) in pictures.enumerated() {
        result += group(picture[starts[frame]..<ends[frame]], frame: frame)
      }
    }
    for element in pictures[0] {
      // A group that one frame opens must not be closed for all.
      let places = pictures.indices.compactMap { frame -> Int? in
        let rest = pictures[frame][starts[frame]...]
        return rest.indices.first { rest[$0] == element && isWhole(rest[..<$0]) }
      }
      guard places.count == pictures.count else { continue }
      end(at: places)
      result.append(element)
      starts = places.map { $0 + 1 }
    }
    end(at: pictures.map { $0.count })
    return result
  }

  /// Whether elements close all the groups that they open, and no others.
  private func isWhole(_ elements: ArraySlice<String>) -> Bool {
    var depth = 0
    for element in elements where depth >= 0 {
      if element.hasPrefix("<g ") { depth += 1 }
      if element == "</g>" { depth -= 1 }
    }
    return depth == 0
  }
}
