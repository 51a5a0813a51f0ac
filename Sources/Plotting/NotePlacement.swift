/// Finds places for texts on a plot where they do not overlap.
struct NotePlacement {
  private var taken: [ChartLayout.Box] = []

  /// Where a text may stand.
  struct Candidate {
    var x: Double
    var y: Double
    var anchor: Anchor
  }

  /// The first of several places where a text is inside the frame and covers no other; if there
  /// is none, the first one inside, moved into it if it must.
  mutating func place(
    _ text: String, size: Double, at candidates: [Candidate], in frame: ChartLayout.Box
  ) -> Candidate? {
    let width = SVG.width(of: text, size: size)
    let box = { (candidate: Candidate) in
      let shift = candidate.anchor == .start ? 0 : candidate.anchor == .middle ? 0.5 : 1
      return ChartLayout.Box(
        x: candidate.x - shift * width, y: candidate.y - size * 0.85, width: width,
        height: size * 1.15)
    }
    let inside = candidates.filter { frame.contains(box($0)) }
    let free = inside.first { candidate in !taken.contains { $0.overlaps(box(candidate)) } }
    guard let chosen = free ?? inside.first ?? candidates.first else { return nil }
    taken.append(box(chosen))
    return chosen
  }

  /// Whether a text would cover no other there, and if so, takes the place.
  mutating func take(_ text: String, size: Double, middle: Point) -> Bool {
    let width = SVG.width(of: text, size: size) + 4
    let box = ChartLayout.Box(
      x: middle.x - width / 2, y: middle.y - size * 0.6, width: width, height: size * 1.2)
    if taken.contains(where: { $0.overlaps(box) }) { return false }
    taken.append(box)
    return true
  }
}

extension ChartLayout.Box {
  func overlaps(_ other: Self) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height
      && other.y < y + height
  }

  func contains(_ other: Self) -> Bool {
    other.x >= x && other.x + other.width <= x + width && other.y >= y
      && other.y + other.height <= y + height
  }
}
