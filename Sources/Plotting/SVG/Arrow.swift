extension SVG {
  /// A line through points with an arrowhead at its end.
  mutating func arrow(_ points: [Point], color: String = Palette.axis, width: Double = 1.2) {
    guard let end = points.last, let start = points.dropLast().last else { return }
    let length = max(
      ((end.x - start.x) * (end.x - start.x)
        + (end.y - start.y) * (end.y - start.y)).squareRoot(), 0.001)
    let along = Point((end.x - start.x) / length, (end.y - start.y) / length)
    func corner(_ back: Double, _ aside: Double) -> Point {
      Point(end.x - back * along.x - aside * along.y, end.y - back * along.y + aside * along.x)
    }
    // The line ends inside the head, so that its blunt end does not stick out at the tip.
    path(points.dropLast() + [corner(5, 0)], style: Style(stroke: color, width: width))
    path([end, corner(8, 4), corner(8, -4)], closed: true, style: Style(fill: color))
  }
}
