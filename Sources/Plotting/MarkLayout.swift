// What a chart needs to know of its marks before it draws them.

extension Mark {
  /// The layer of what lies on top.
  static let topLayer = 6

  /// Marks of a higher layer are drawn over those of a lower one.
  var layer: Int {
    switch shape {
    case .region: 0
    case .band, .bars: 1
    case .contours: 2
    case .verticalRule, .horizontalRule: 3
    case .line, .path: 4
    case .points: 5
    case .arrow, .label: 6
    }
  }

  /// Whether the mark has the color of a series; others are grey or have colors of their own.
  var isSeries: Bool {
    switch shape {
    case .line, .points, .path, .band, .bars: true
    case .region, .contours, .arrow, .verticalRule, .horizontalRule, .label: false
    }
  }

  /// Whether the mark is what the legend shows beside a name.
  func stands(for name: String) -> Bool {
    if case .region(let region) = shape, case .classes(let classes) = region.coloring {
      return classes.contains(name)
    }
    return isSeries && self.name == name
  }

  /// The values that the axes should reach: exactly, or with a little room around.
  struct Extent {
    var fixedX: [Double] = []
    var roomyX: [Double] = []
    var fixedY: [Double] = []
    var roomyY: [Double] = []
  }

  /// The values that the mark needs to be seen whole.
  var extent: Extent {
    switch shape {
    case .line(let points):
      let seen = points.filter { $0.x.isFinite && $0.y.isFinite }
      return Extent(fixedX: seen.map { $0.x }, roomyY: seen.map { $0.y })
    case .points(let points), .path(let points):
      let seen = points.filter { $0.x.isFinite && $0.y.isFinite }
      return Extent(roomyX: seen.map { $0.x }, roomyY: seen.map { $0.y })
    case .band(let lower, let upper):
      return Extent(fixedX: lower.map { $0.x }, roomyY: (lower + upper).map { $0.y })
    case .bars(let edges, let heights):
      return Extent(fixedX: edges, fixedY: [0], roomyY: heights)
    case .region(let region):
      return Extent(region.frame)
    case .contours(_, let frame):
      return Extent(frame)
    case .arrow(let start, let end):
      return Extent(roomyX: [start.x, end.x], roomyY: [start.y, end.y])
    case .verticalRule(let x):
      return Extent(roomyX: [x])
    case .horizontalRule(let y):
      return Extent(roomyY: [y])
    case .label(let point):
      return Extent(roomyX: [point.x], roomyY: [point.y])
    }
  }
}

extension Mark.Extent {
  init(_ frame: Rectangle) {
    fixedX = [frame.x.lowerBound, frame.x.upperBound]
    fixedY = [frame.y.lowerBound, frame.y.upperBound]
  }
}
